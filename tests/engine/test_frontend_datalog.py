"""``run_datalog``: whole programs with Soufflé's command-line meaning; against Soufflé itself where it is installed."""

from __future__ import annotations

import gzip
import io
import json
import shutil
import sqlite3
import subprocess
from pathlib import Path

import pytest

from graphlift.engine.datalog import run_datalog


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRAPHLIFT_CACHE_DIR", str(tmp_path / "cache"))


def run(text: str, directory: Path, *, output: str = "out", stdin: str = "", **facts: str) -> tuple[int, str, str]:
    """Exit code, standard output and error output of ``text`` with fact files ``facts``."""
    directory.joinpath("program.dl").write_text(text)
    directory.joinpath("facts").mkdir(exist_ok=True)
    directory.joinpath("out").mkdir(exist_ok=True)
    for name, content in facts.items():
        directory.joinpath("facts", f"{name}.facts").write_text(content)
    out, err = io.StringIO(), io.StringIO()
    target = output if output == "-" else str(directory / output)
    code = run_datalog(
        directory / "program.dl",
        directory / "facts",
        target,
        stdin=io.BytesIO(stdin.encode()),
        stdout=out,
        stderr=err,
    )
    return code, out.getvalue(), err.getvalue()


PATHS = """
.decl edge(a:symbol, b:symbol)
.input edge
.decl path(a:symbol, b:symbol)
path(a, b) :- edge(a, b).
path(a, c) :- path(a, b), edge(b, c).
"""


def test_files_in_and_out(tmp_path: Path) -> None:
    code, out, _ = run(PATHS + ".output path\n.printsize path\n", tmp_path, edge="x\ty\ny\tz\n")
    assert (code, out) == (0, "path\t3\n")
    assert set(tmp_path.joinpath("out", "path.csv").read_text().splitlines()) == {"x\ty", "y\tz", "x\tz"}


def test_standard_output_has_souffles_frame(tmp_path: Path) -> None:
    code, out, _ = run(PATHS + ".output path(IO=stdout)\n", tmp_path, edge="x\ty\n")
    assert (code, out) == (0, "---------------\npath\n===============\nx\ty\n===============\n")


def test_dash_prints_every_output_with_headers(tmp_path: Path) -> None:
    _, out, _ = run(PATHS + ".output path\n", tmp_path, output="-", edge="x\ty\n")
    assert out == "---------------\npath\na\tb\n===============\nx\ty\n===============\n"
    assert not list(tmp_path.joinpath("out").iterdir())


def test_output_parameters(tmp_path: Path) -> None:
    text = """
    .decl r(a:symbol, b:float, c:unsigned)
    r("q\\"t", 0.1, 4294967295). r("x", 1, 0).
    .output r(filename="one.txt", delimiter="|", headers=true)
    .output r(filename="two.csv", rfc4180=true)
    .output r(filename="three.csv.gz", compress=true)
    """
    assert run(text, tmp_path)[0] == 0
    out = tmp_path / "out"
    assert sorted(out.joinpath("one.txt").read_text().splitlines()) == [
        "a|b|c",
        'q"t|0.100000001|4294967295',
        "x|1|0",
    ]
    assert sorted(out.joinpath("two.csv").read_text().splitlines()) == ['"q\\""t",0.100000001,4294967295', '"x",1,0']
    assert gzip.decompress(out.joinpath("three.csv.gz").read_bytes()).count(b"\n") == 2


def test_records_adts_and_relations_without_attributes(tmp_path: Path) -> None:
    text = """
    .type L = [head:number, tail:L]
    .type T = Leaf {v:symbol} | Node {l:T, r:T} | Empty {}
    .type E = B {} | A {}
    .decl l(x:L) .output l
    l([1, [2, nil]]). l(nil).
    .decl t(x:T, y:E) .output t
    t($Node($Leaf("a"), $Empty()), $B()).
    .decl yes() .output yes
    yes() :- l(nil).
    .decl no() .output no
    no() :- l([9, nil]).
    """
    assert run(text, tmp_path)[0] == 0
    out = tmp_path / "out"
    assert set(out.joinpath("l.csv").read_text().splitlines()) == {"[1, [2, nil]]", "nil"}
    assert out.joinpath("t.csv").read_text() == "$Node($Leaf(a), $Empty)\t$B\n"
    assert out.joinpath("yes.csv").read_text() == "()\n"
    assert out.joinpath("no.csv").read_text() == ""


def test_input_of_a_relation_without_attributes(tmp_path: Path) -> None:
    text = ".decl on()\n.input on\n.decl r(x:number)\nr(1) :- on().\n.output r(IO=stdout)\n"
    assert "\n1\n" in run(text, tmp_path, on="()\n")[1]
    assert "\n1\n" not in run(text, tmp_path, on="")[1]


def test_json_output(tmp_path: Path) -> None:
    text = """
    .type P = [a:number, b:symbol]
    .decl r(x:symbol, p:P)
    r("q\\"", [1, "y"]). r("z", nil).
    .output r(IO=jsonfile, filename="list.json")
    .output r(IO=jsonfile, filename="object.json", format=object)
    """
    assert run(text, tmp_path)[0] == 0
    lists = json.loads(tmp_path.joinpath("out", "list.json").read_text())
    objects = json.loads(tmp_path.joinpath("out", "object.json").read_text())
    assert sorted(lists) == [['q"', [1, "y"]], ["z", None]]
    assert sorted(objects, key=lambda item: item["x"]) == [
        {"x": 'q"', "p": {"a": 1, "b": "y"}},
        {"x": "z", "p": None},
    ]


def test_sqlite_output_can_be_read_back(tmp_path: Path) -> None:
    text = '.decl r(x:symbol, n:number)\nr("a", 1). r("b", -2).\n.output r(IO=sqlite)\n.output r(IO=sqlite)\n'
    assert run(text, tmp_path)[0] == 0
    with sqlite3.connect(tmp_path / "out" / "r.sqlite") as database:
        assert sorted(database.execute("SELECT x, n FROM r")) == [("a", 1), ("b", -2)]
        assert database.execute("SELECT count(*) FROM __SymbolTable").fetchone() == (2,)
    shutil.copy(tmp_path / "out" / "r.sqlite", tmp_path / "facts" / "r.sqlite")
    again = ".decl r(x:symbol, n:number)\n.input r(IO=sqlite)\n.output r(IO=stdout)\n"
    assert "a\t1\nb\t-2\n" in run(again, tmp_path)[1]


def test_what_no_output_needs_is_neither_read_nor_evaluated(tmp_path: Path) -> None:
    text = ".decl gone(x:number)\n.input gone\n.decl a(x:number)\na(1).\n.output a(IO=stdout)\n"
    assert run(text, tmp_path)[0] == 0


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (PATHS + ".output path\n", "cannot open fact file"),
        (".decl a(x:number)\na(x) :- b(x).\n.output a\n", "program.dl:2:9: relation b is not declared"),
        (".functor f(x:number):number\n.decl a(x:number)\na(@f(1)).\n.output a\n", "does not support the user-defined"),
    ],
)
def test_errors_have_exit_code_one_and_a_message(text: str, message: str, tmp_path: Path) -> None:
    code, out, err = run(text, tmp_path)
    assert (code, out) == (1, "")
    assert message in err


def test_a_missing_output_directory_is_an_error(tmp_path: Path) -> None:
    code, _, err = run(".decl a(x:number)\na(1).\n.output a\n", tmp_path, output="nowhere")
    assert code == 1
    assert "does not exist" in err


def test_warnings_go_to_the_error_stream(tmp_path: Path) -> None:
    code, out, err = run(".decl a(x:number)\n.decl b(x:number)\nb(1) :- a(x).\n.output b\n", tmp_path)
    assert (code, out) == (0, "")
    assert "occurs only once" in err


# --- against Soufflé ---

EVERYTHING = """
.type List = [head:number, tail:List]
.type Shape = Dot {} | Line {length:float} | Box {w:number, name:symbol}
.decl e(x:number, y:number)
.input e
.decl reach(x:number, y:number)
reach(x, y) :- e(x, y).
reach(x, z) :- reach(x, y), e(y, z).
.decl blocked(x:number)
blocked(x) :- e(x, _), !reach(x, x).
.decl stats(op:symbol, v:number)
stats("count", c) :- c = count : { e(_, _) }.
stats("joined", c) :- c = count : { e(x, _), reach(x, _) }.
stats("sum", s) :- s = sum x * y : { e(x, y) }.
stats("outer", c) :- e(x, _), c = max y : { reach(x, y), y < 50 }.
stats("nested", c) :- c = count : { e(x, _), x < min y : { e(_, y) } }.
stats("witness", w) :- _ = max x : { e(x, w) }.
.decl text(s:symbol)
text(cat("n", to_string(x), "!")) :- e(x, _).
text(substr(s, 1, 2)) :- text(s), strlen(s) > 3.
text("match") :- text(s), match("n[0-9]+!", s).
.decl numbers(a:number, u:unsigned, f:float)
numbers(x - 2147483647 - x, to_unsigned(x) - 100u, to_float(x) / 3) :- e(x, _).
numbers(-x % 3, 1u bshl 31, -0.0) :- e(x, _).
.decl list(l:List)
list([1, nil]).
list([x, l]) :- list(l), l = [y, _], e(y, x), x < 5, x > y.
.decl shape(s:Shape)
shape($Dot()). shape($Line(1.5)).
shape($Box(x, "b")) :- e(x, _).
.decl width(x:number)
width(w) :- shape($Box(w, _)).
.decl same(x:number, y:number) eqrel
same(x, y) :- e(x, y), x < 4.
.decl best(x:number, y:number) btree_delete
best(x, y) :- e(x, y).
best(x, a) <= best(x, b) :- a < b.
.comp Twice<T> { .decl in(x:T)  .decl out(x:T)  out(x) :- in(x), in(y), y != x. }
.init t = Twice<number>
t.in(x) :- e(x, _).
.decl either(x:number) inline
either(x) :- e(x, _).
either(x) :- e(_, x), x > 5.
.decl only(x:number)
only(x) :- either(x), !blocked(x).
.decl pick(x:number)
pick(x) :- x = range(0, 10, 3).
.output reach, blocked, stats, text, numbers, list, shape, width, same, best, only, pick
.output t.out
.printsize reach
"""


@pytest.mark.skipif(shutil.which("souffle") is None, reason="Soufflé is not installed")
def test_the_same_as_souffle(tmp_path: Path) -> None:
    edges = "".join(f"{x}\t{y}\n" for x, y in [(1, 2), (2, 3), (3, 1), (3, 4), (4, 7), (7, 4), (9, 60), (1, 8)])
    code, out, err = run(EVERYTHING, tmp_path, e=edges)
    assert code == 0, err
    other = tmp_path / "souffle"
    other.mkdir()
    command = ["souffle", "-w", str(tmp_path / "program.dl"), "-F", str(tmp_path / "facts"), "-D", str(other)]
    reference = subprocess.run(command, capture_output=True, text=True, check=True)
    assert out == reference.stdout
    ours = {path.name: set(path.read_text().splitlines()) for path in tmp_path.joinpath("out").iterdir()}
    theirs = {path.name: set(path.read_text().splitlines()) for path in other.iterdir()}
    assert ours == theirs
