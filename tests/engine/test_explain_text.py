"""Tuples given as text are explained, down to the lines of fact files; from Python and from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graphlift.cli import main
from graphlift.engine import evaluate
from graphlift.engine.datalog import explain_directory
from graphlift.engine.errors import EngineError
from graphlift.engine.explaining import TupleError, explain_text
from graphlift.engine.proof import Proof, WhyNot
from graphlift.errors import ExitCode

Captured = pytest.CaptureFixture[str]

PROGRAM = """.type Tree = Leaf {v: number} | Node {left: Tree, right: Tree}
.type Pair = [name: symbol, value: float]
.decl edge(a: symbol, b: symbol)
.input edge
.decl weight(a: symbol, w: float)
.input weight(filename="w.csv", rfc4180=true)
.decl path(a: symbol, b: symbol)
path(x, y) :- edge(x, y).
path(x, z) :- path(x, y), edge(y, z).
.decl far(p: Pair)
far([x, w]) :- path(x, "d"), weight(x, w), !edge(x, "d").
.decl tree(t: Tree)
tree($Leaf(-1)).
tree($Node(t, $Leaf(2))) :- tree(t), t = $Leaf(_).
.decl same(a: symbol, b: symbol) eqrel
same(x, y) :- edge(x, y).
.decl best(x: number, y: number)
best(1, 5). best(1, 7). best(2, 3).
best(x, a) <= best(x, b) :- a < b.
.decl total(n: number)
total(n) :- n = sum y : { best(_, y) }.
.output path
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "p.dl").write_text(PROGRAM)
    (tmp_path / "edge.facts").write_text("c\td\na\tb\nb\tc\n")
    (tmp_path / "w.csv").write_text('"a",0.5\n"b",-2\n')
    return tmp_path


def explained(folder: Path, text: str) -> Proof | WhyNot:
    return explain_directory(folder / "p.dl", [text], folder)[text]


def test_a_proof_ends_in_the_lines_of_fact_files(folder: Path) -> None:
    assert str(explained(folder, 'path("a", "d")')).splitlines() == [
        f'path("a", "d")  [{folder}/p.dl:9]',
        f'  path("a", "c")  [{folder}/p.dl:9]',
        f'    path("a", "b")  [{folder}/p.dl:8]',
        f'      edge("a", "b")  [{folder}/edge.facts:2]  (fact)',
        f'    edge("b", "c")  [{folder}/edge.facts:3]  (fact)',
        f'  edge("c", "d")  [{folder}/edge.facts:1]  (fact)',
    ]


def test_records_floats_and_negation(folder: Path) -> None:
    found = explained(folder, ' far( ["a", 0.5] ) .')
    assert isinstance(found, Proof)
    shown = [str(part).splitlines()[0] if isinstance(part, Proof) else part.text for part in found.premises]
    assert shown == [
        f'path("a", "d")  [{folder}/p.dl:9]',
        f'weight("a", 0.5)  [{folder}/w.csv]  (fact)',
        '!edge("a", "d")',
    ]
    missing = explained(folder, 'far(["c", 0.5])')
    assert isinstance(missing, WhyNot)
    assert missing.failures[0].failed == '!edge("c", "d")'


def test_adts_facts_of_the_program_and_aggregates(folder: Path) -> None:
    found = explained(folder, "tree($Node($Leaf(-1), $Leaf(2)))")
    assert isinstance(found, Proof)
    (premise,) = [part for part in found.premises if isinstance(part, Proof)]
    assert str(premise) == f"tree($Leaf(-1))  [{folder}/p.dl:13]  (fact)"
    total = explained(folder, "total(10)")
    assert isinstance(total, Proof)
    assert [premise.to_json() for premise in total.premises] == [{"condition": "10 = sum y : { best(_, y) }"}]


def test_a_pair_of_an_equivalence_follows_from_a_chain(folder: Path) -> None:
    found = explained(folder, 'same("d", "a")')
    assert str(found) == (
        f'same("d", "a")  (equivalence)\n'
        f'  same("c", "d")  [{folder}/p.dl:16]\n'
        f'    edge("c", "d")  [{folder}/edge.facts:1]  (fact)\n'
        f'  same("b", "c")  [{folder}/p.dl:16]\n'
        f'    edge("b", "c")  [{folder}/edge.facts:3]  (fact)\n'
        f'  same("a", "b")  [{folder}/p.dl:16]\n'
        f'    edge("a", "b")  [{folder}/edge.facts:2]  (fact)'
    )
    as_json = found.to_json()
    assert as_json["note"] == "equivalence"
    assert [premise["tuple"] for premise in as_json["premises"]] == [  # type: ignore[index,attr-defined]
        'same("c", "d")',
        'same("b", "c")',
        'same("a", "b")',
    ]


def test_a_value_is_equivalent_to_itself_for_a_pair_that_it_is_in(folder: Path) -> None:
    found = explained(folder, 'same("c", "c")')
    assert isinstance(found, Proof)
    assert [premise.text for premise in found.premises if isinstance(premise, Proof)] == ['same("c", "d")']


def test_values_of_two_classes_are_told_apart(folder: Path) -> None:
    (folder / "edge.facts").write_text("a\tb\nc\td\nd\te\n")
    missing = explained(folder, 'same("a", "d")')
    assert isinstance(missing, WhyNot)
    assert str(missing).splitlines()[1] == (
        "  nothing joins its first value's class (2 values) and its second one's (3)"
    )
    assert missing.to_json()["note"] == missing.note
    assert [failure.failed for failure in missing.failures] == ['edge("a", "d")']


def test_a_subsumed_tuple_was_dropped(folder: Path) -> None:
    found = explained(folder, "best(1, 5)")
    assert isinstance(found, WhyNot)
    assert [failure.failed for failure in found.failures] == [
        "nothing; the tuple was derived, and best(1, 7) is kept instead"
    ]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("path", "not a tuple"),
        ('nothing("a")', "the program has no relation nothing"),
        ('path("a")', "relation path has 2 columns"),
        ('path("a", "b", "c")', "relation path has 2 columns"),
        ('path("a", "b") :- x', "unexpected ':- x'"),
        ('best("x", 1)', "not a number"),
        ("best(3000000000, 1)", "number out of range"),
        ("tree($Twig(1))", "no branch 'Twig'"),
        ('far(["a"', "unexpected end"),
    ],
)
def test_mistakes_in_the_text(text: str, reason: str, folder: Path) -> None:
    with pytest.raises(TupleError, match="(?s)" + reason.replace("(", r"\(")):
        explained(folder, text)


def test_explaining_needs_the_embedded_engine(folder: Path, capsys: Captured) -> None:
    arguments = ["datalog", str(folder / "p.dl"), "--engine", "souffle", "--explain", "total(1)"]
    assert main(arguments) == ExitCode.USAGE
    assert "embedded engine" in capsys.readouterr().err


def test_results_of_python_calls_can_be_explained() -> None:
    results = evaluate(".decl a(x: number) a(1). .decl b(x: number) b(x + 1) :- a(x).", heights=True)
    assert str(explain_text("b(2)", results)) == "b(2)  [<program>:1]\n  a(1)  [<program>:1]  (fact)"


def test_results_without_heights_say_what_explaining_them_takes() -> None:
    results = evaluate(".decl a(x: number) a(1). .decl b(x: number) b(x + 1) :- a(x).")
    with pytest.raises(EngineError, match="heights=True"):
        explain_text("b(2)", results)


def test_command_line(folder: Path, capsys: Captured) -> None:
    program = str(folder / "p.dl")
    common = ["datalog", program, "-F", str(folder), "-D", str(folder)]
    assert main([*common, "--explain", 'path("a", "b")', "--explain", "total(11)"]) == ExitCode.CLEAN
    assert capsys.readouterr().out.splitlines() == [
        f'path("a", "b")  [{folder}/p.dl:8]',
        f'  edge("a", "b")  [{folder}/edge.facts:2]  (fact)',
        "",
        "total(11) does not hold",
        f"  {folder}/p.dl:21",
        "    fails: 11 = sum y : { best(_, y) }, which is 10",
    ]
    assert not (folder / "path.csv").exists()
    assert main([*common, "--explain", 'path("a", "c")', "--format", "json"]) == ExitCode.CLEAN
    (found,) = json.loads(capsys.readouterr().out)
    assert (found["asked"], found["tuple"]) == ('path("a", "c")', 'path("a", "c")')
    assert found["premises"][1] == {
        "tuple": 'edge("b", "c")', "relation": "edge", "height": 0, "note": "fact", "source": f"{folder}/edge.facts:3"
    }  # fmt: skip
    assert main([*common, "--explain", 'path("a", "d")', "--max-tuples", "2"]) == ExitCode.CLEAN
    assert "not explained further" in capsys.readouterr().out
    assert main([*common, "--explain", "nothing(1)"]) == ExitCode.USAGE
    assert "no relation nothing" in capsys.readouterr().err


def test_a_wrong_program_is_an_error(folder: Path) -> None:
    (folder / "p.dl").write_text(".decl a(x: number)\na(y) :- a(x).\n")
    with pytest.raises(EngineError, match=r"p\.dl:2"):
        explained(folder, "a(1)")
