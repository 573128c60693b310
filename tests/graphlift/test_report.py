"""Reports from hand-made relations."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from urllib.parse import unquote_to_bytes

import pytest

from graphlift.refactor.callgraph import call_graph
from graphlift.report.as_json import dump, report_json
from graphlift.report.build import build_functions
from graphlift.report.callgraph import graph_dot, graph_json, graph_text
from graphlift.report.explain import explain_text
from graphlift.report.model import (
    DECORATOR_FLAGS,
    FACTS,
    Diagnostic,
    Finding,
    Parameter,
    Report,
    Table,
    TensorType,
    Verdict,
    Witness,
)
from graphlift.report.printable import printable, printable_lines
from graphlift.report.sarif import report_sarif
from graphlift.report.text import diagnostic_line, report_text, table
from tests.graphlift.tables import base_rows, small_project


@pytest.fixture
def report() -> Report:
    base = small_project()
    return Report(
        version="1",
        engine="embedded",
        context="object",
        root="/r",
        options={"compat": None},
        functions=build_functions(base, base),
        diagnostics=(Diagnostic("bad.py", 3, "error", "syntax-error", "invalid syntax"),),
        timing={"evaluation": 1.0},
    )


def test_every_def_once_in_order(report: Report) -> None:
    assert [(f.path, f.line, f.qualname) for f in report.functions] == [
        ("a.py", 4, "f"),
        ("a.py", 9, "A.g"),
        ("pkg/b.py", 2, "h"),
        ("pkg/b.py", 8, "u"),
    ]


def test_facts_are_three_valued(report: Report) -> None:
    f, g, h, u = report.functions
    assert f.facts["tensor_parameter"] is True
    assert f.facts["side_effects"] is False
    assert f.facts["recursive"] is None
    assert h.facts["recursive"] is None, "true and false at once is a contradiction"
    assert h.facts["some_hazard"] is True
    assert set(FACTS) <= set(u.facts)
    assert set(u.facts.values()) == {None}
    assert [function.candidate for function in (f, g, h, u)] == [True, True, False, False]


def test_parameters(report: Report) -> None:
    x, scale = report.functions[0].parameters
    assert (x.name, x.kind, x.tensor, x.primitive, x.supplied) == ("x", "positional", True, False, None)
    assert (scale.name, scale.kind, scale.supplied) == ("scale", "keyword_only", False)
    assert x.types == (
        TensorType("float32", "dense", (32, -1)),
        TensorType("float32", "dense", None),
        TensorType("unknown", "sparse", None),
    )
    assert report.functions[2].parameters[0].container


def test_a_note_about_a_parameter_points_at_no_other_one() -> None:
    base = small_project()
    base.put_rows("note", [("f0", "TYPE_INFERENCING", "x"), ("f0", "TYPE_INFERENCING", "scale")])
    base.put_rows("span", [*base_rows(base, "span"), ("p0", "file0", 3, 7), ("p1", "file0", 3, 13)])
    inferred = [("f0", "TYPE_INFERENCING", p, f"inferred {p}") for p in ("p0", "p1", "f0")]
    base.put_rows("witness", [*base_rows(base, "witness"), *inferred])
    scale, x = build_functions(base, base)[0].verdict.notes
    assert (scale.parameter, [w.text for w in scale.witnesses]) == ("scale", ["inferred f0", "inferred p1"])
    assert (x.parameter, [w.text for w in x.witnesses]) == ("x", ["inferred f0", "inferred p0"])


def test_verdicts(report: Report) -> None:
    f, g, h, u = (function.verdict for function in report.functions)
    assert (f.precondition, f.transformation, f.assumptions) == (
        "P1",
        "CONVERT_TO_HYBRID",
        ("`f` is fed with tensors",),
    )
    assert [(note.name, note.parameter) for note in f.notes] == [("TYPE_INFERENCING", "x")]
    assert g.warnings[0].code == 8
    assert [(failure.name, failure.code, failure.primary) for failure in h.failures] == [
        ("HAS_PYTHON_SIDE_EFFECTS", 4, False),
        ("IS_RECURSIVE", 8, True),
    ]
    assert h.failures[0].message == "Can't hybridize."
    assert [(w.line, w.text) for w in h.failures[0].witnesses] == [(3, "appends to \x1b[31m[red]x"), (5, "later")]
    assert u.refactoring == "CONVERT_EAGER_FUNCTION_TO_HYBRID"
    assert u.transformation is None


def test_json_has_the_shape_of_the_specification(report: Report) -> None:
    document = json.loads(dump(report_json(report)))
    assert document["version"] == 1
    assert document["tool"] == {"name": "graphlift", "version": "1", "engine": "embedded", "context": "object"}
    f, g, h, _ = document["functions"]
    assert set(f) == {
        "path", "qualname", "line", "parameters", "hybrid", "decorator", "candidate", "facts", "verdict", "signature",
    }  # fmt: skip
    assert f["parameters"][0] == {
        "name": "x",
        "kind": "positional",
        "tensor": True,
        "container": False,
        "primitive": False,
        "supplied": None,
        "types": [
            {"dtype": "float32", "shape": [32, None], "layout": "dense"},
            {"dtype": "float32", "shape": None, "layout": "dense"},
            {"dtype": "unknown", "shape": None, "layout": "sparse"},
        ],
    }
    assert f["decorator"] is None
    assert g["decorator"] == {flag: flag == "autograph" for flag in DECORATOR_FLAGS}
    assert set(f["verdict"]) == {
        "refactoring", "precondition", "transformation", "failures", "warnings", "notes", "assumptions",
    }  # fmt: skip
    assert set(h["verdict"]["failures"][0]) == {"code", "name", "primary", "message", "hint", "witnesses"}
    assert h["verdict"]["failures"][0]["witnesses"][1] == {"path": "pkg/b.py", "line": 5, "column": 9, "text": "later"}
    assert document["diagnostics"] == [
        {"path": "bad.py", "line": 3, "severity": "error", "code": "syntax-error", "message": "invalid syntax"}
    ]


def test_rows_in_any_order_give_the_same_bytes(report: Report) -> None:
    base = small_project()
    for name in base.names():
        base.put(name, [column[::-1] for column in base.columns(name)])
    again = replace(report, functions=build_functions(base, base))
    assert dump(report_json(again)) == dump(report_json(report))


def test_text(report: Report) -> None:
    text = report_text(report)
    lines = text.splitlines()
    assert lines[0].split() == ["FUNCTION", "NOW", "VERDICT", "WHY"]
    assert lines[1].split(maxsplit=3) == [
        "a.py:4",
        "f",
        "eager",
        "make it a graph  P1, assuming: `f` is fed with tensors",
    ]
    assert "h" not in {line.split()[1] for line in lines[1:3]}
    assert "4 functions in 2 files, 2 candidates. 2 functions without tensors not shown (--all)." in lines
    assert "     1  make it eager (P2)" in lines
    assert lines[-1] == "1 file could not be analysed."
    everything = report_text(report, every=True)
    assert "refused          IS_RECURSIVE (8), HAS_PYTHON_SIDE_EFFECTS (4)" in everything
    assert "pkg/b.py:8 u  eager  undeterminable   undeterminable" in everything


def test_text_shows_a_users_relations(report: Report) -> None:
    shown = report_text(replace(report, tables=(Table("t", ("a", "b"), (("x\n", 1), ("yy", 2))),)))
    assert "t (2 rows)\n  a    b\n  x\\x0a  1\n" in shown or "t (2 rows)\n  a      b\n  x\\x0a  1\n" in shown


def test_explain_shows_all_reasons_with_source_lines(report: Report) -> None:
    source = {("pkg/b.py", 3): "    items.append(x)", ("pkg/b.py", 5): ""}
    text = explain_text(report.functions[2], lambda path, line: source.get((path, line)))
    assert text.index("IS_RECURSIVE (8) (primary)") < text.index("HAS_PYTHON_SIDE_EFFECTS (4)")
    assert (
        "    pkg/b.py:3: appends to \\x1b[31m[red]x\n      | items.append(x)\n    pkg/b.py:5: later\n    hint: Move it."
        in text
    )
    assert "\x1b" not in text
    assert "recursive               undeterminable" in text
    granted = explain_text(report.functions[0], lambda path, line: None, ["proof\nof it"])
    assert "verdict: make it a graph (P1)\n  assuming: `f` is fed with tensors\n" in granted
    assert (
        "x: tensor: yes; primitive: no; may be float32 [32, None], float32 of unknown rank, sparse unknown" in granted
    )
    assert granted.endswith("\nproof\nof it\n")


def test_sarif(report: Report) -> None:
    (run,) = report_sarif(report)["runs"]  # type: ignore[misc]
    kinds = [(result["ruleId"], result["level"], result["kind"]) for result in run["results"]]
    assert kinds == [
        ("CONVERT_TO_HYBRID", "warning", "fail"),
        ("CONVERT_TO_EAGER", "warning", "fail"),
        ("RECURSIVE_HYBRID_FUNCTION", "warning", "fail"),
        ("HAS_PYTHON_SIDE_EFFECTS", "none", "informational"),
        ("IS_RECURSIVE", "none", "informational"),
    ]
    known = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    assert {rule for rule, _, _ in kinds} <= known
    assert run["results"][3]["relatedLocations"][1]["physicalLocation"]["region"] == {"startLine": 5, "startColumn": 9}
    assert run["invocations"][0]["executionSuccessful"] is False


HOSTILE = [
    "[click](javascript:alert(1))",
    "![x](http://a/b.png)",
    "fs[0](x) and {0} {name}",
    'quote " and \\ and\nline',
    "\x1b[31m\u202e\x9b",
    "\udcff",
    "<script>[bold red]",
]


def hostile(report: Report, text: str) -> Report:
    """``report`` with ``text`` wherever analysed code has a say."""
    finding = Finding(4, "HAS_PYTHON_SIDE_EFFECTS", True, text, text, (Witness(f"{text}.py", 3, 1, text),), text)
    verdict = Verdict("R", "P1", "CONVERT_TO_HYBRID", (finding,), (finding,), (finding,), (text,))
    function = replace(
        report.functions[0],
        path=f"{text}.py",
        qualname=text,
        verdict=verdict,
        parameters=(Parameter(text, "positional"),),
    )
    diagnostic = Diagnostic(f"{text}.py", 3, "error", "syntax-error", text)
    table = Table("mine", ("name",), ((text,),))
    return replace(report, functions=(function,), diagnostics=(diagnostic,), tables=(table,), root=text)


@pytest.mark.parametrize("text", HOSTILE)
def test_sarif_holds_nothing_that_a_viewer_acts_on(report: Report, text: str) -> None:
    document = json.loads(dump(report_sarif(hostile(report, text))))
    messages: list[str] = []
    uris: list[str] = []

    def collect(value: object) -> None:
        for key, item in (
            value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        ):
            if key == "text":
                messages.append(item)
            if key == "uri":
                uris.append(item)
            collect(item)

    collect(document)
    assert len(messages) >= 8
    for message in messages:
        assert not re.search(r"(?<!\\)\[[^\]]*\]\(", message), "a link"
        assert not re.search(r"[{}]", message.replace("{{", "").replace("}}", "")), "a placeholder"
        assert message.isprintable()
    assert f"{text}.py".encode("utf-8", "surrogateescape") in {unquote_to_bytes(uri) for uri in uris}
    assert all(re.fullmatch(r"[A-Za-z0-9._~/%-]*", uri) for uri in uris)


def test_sarif_messages_stay_readable(report: Report) -> None:
    def message(text: str) -> str:
        results = report_sarif(hostile(report, text))["runs"][0]["results"]  # type: ignore[index]
        return str(results[0]["message"]["text"])

    assert message("f") == "f: make it a graph (P1); assuming: f"
    assert message("x[0]").startswith("x[0]: "), "no link, nothing to escape"
    assert message("x[0](y)").startswith("x\\[0\\](y): ")


@pytest.mark.parametrize("text", HOSTILE)
def test_texts_hold_nothing_that_a_terminal_acts_on(report: Report, text: str) -> None:
    changed = hostile(report, text)
    shown = [
        report_text(changed),
        explain_text(changed.functions[0], lambda path, line: text, [text]),
        graph_text({text: [text]}),
        graph_dot({text: [text]}),
        diagnostic_line(changed.diagnostics[0]),
    ]
    assert all(line.isprintable() for each in shown for line in each.split("\n"))
    lines = [len(each.split("\n")) for each in shown]
    plain = hostile(report, "plain")
    expected = [report_text(plain), explain_text(plain.functions[0], lambda *_: "plain", ["plain"])]
    assert lines[0] == len(expected[0].split("\n")), "a text does not make lines"
    assert lines[1] - len(text.split("\n")) == len(expected[1].split("\n")) - 1, "only a proof has several"


@pytest.mark.parametrize("text", HOSTILE)
def test_json_gives_every_text_back(report: Report, text: str) -> None:
    written = dump(report_json(hostile(report, text)))
    assert written.isascii()
    document = json.loads(written)
    function = document["functions"][0]
    assert (function["qualname"], function["path"], document["root"]) == (text, f"{text}.py", text)
    assert function["verdict"]["failures"][0]["witnesses"][0]["text"] == text
    assert document["diagnostics"][0]["message"] == text
    assert document["rules"][0]["rows"] == [[text]]


def test_call_graph() -> None:
    base = small_project()
    graph = call_graph(base, base)
    assert json.loads(graph_json(graph)) == {
        "a": ["a.A", "a.f"],
        "a.A.g": [],
        "a.f": ["<builtin>.print", "a.A.g", "numpy.zeros", "pkg.b.<lambda1>"],
        "pkg.b": [],
        "pkg.b.<lambda1>": [],
    }
    assert "a.f\n  <builtin>.print\n" in graph_text(graph)
    assert '"a.f" -> "numpy.zeros";' in graph_dot(graph)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain [red]text", "plain [red]text"),
        ("naïve 数", "naïve 数"),
        ("a\nb\tc", "a\\x0ab\\x09c"),
        ("\x1b[31mred\x07", "\\x1b[31mred\\x07"),
        ("\u202egnp.py", "\\u202egnp.py"),
        ("\udc80", "\\udc80"),
        ("\U000e0041", "\\U000e0041"),
    ],
)
def test_texts_are_harmless(text: str, expected: str) -> None:
    assert printable(text) == expected


def test_lines_stay_lines() -> None:
    assert printable_lines("a\tb\n\x1bc") == "a\tb\n\\x1bc"


def test_table() -> None:
    assert table([("A", "B"), ("xxx", "y\x1b"), ("z", "")]) == ["A    B", "xxx  y\\x1b", "z"]
