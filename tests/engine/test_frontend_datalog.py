"""Whole programs with Soufflé's command-line meaning: where outputs go and in which form, on both engines."""

from __future__ import annotations

import gzip
import io
import json
import re
import shutil
import sqlite3
from pathlib import Path

import pytest

from graphlift.engine.datalog import run_datalog

from .engines import both_engines, run_program, with_souffle

PATHS = """
.decl edge(a:symbol, b:symbol)
.input edge
.decl path(a:symbol, b:symbol)
path(a, b) :- edge(a, b).
path(a, c) :- path(a, b), edge(b, c).
"""


@both_engines
def test_files_in_and_out(engine: str, tmp_path: Path) -> None:
    ended = run_program(engine, tmp_path, PATHS + ".output path\n.printsize path\n", {"edge.facts": "x\ty\ny\tz\n"})
    assert (ended.code, ended.stdout) == (0, "path\t3\n")
    assert ended.files == {"path.csv": ["x\ty", "x\tz", "y\tz"]}


@both_engines
def test_standard_output_has_souffles_frame(engine: str, tmp_path: Path) -> None:
    ended = run_program(engine, tmp_path, PATHS + ".output path(IO=stdout)\n", {"edge.facts": "x\ty\n"})
    assert (ended.code, ended.stdout) == (0, "---------------\npath\n===============\nx\ty\n===============\n")


@both_engines
def test_dash_prints_every_output_with_headers(engine: str, tmp_path: Path) -> None:
    text = PATHS + '.output path\n.output path(filename="elsewhere", delimiter=",")\n.output edge\n'
    ended = run_program(engine, tmp_path, text, {"edge.facts": "x\ty\n"}, output="-")
    assert sorted(ended.stdout.split("---------------\n")) == [
        "",
        "edge\na\tb\n===============\nx\ty\n===============\n",
        "path\na\tb\n===============\nx\ty\n===============\n",
        "path\na,b\n===============\nx,y\n===============\n",
    ]
    assert ended.files == {}


@both_engines
def test_output_parameters(engine: str, tmp_path: Path) -> None:
    text = """
    .decl r(a:symbol, b:float, c:unsigned)
    r("q\\"t", 0.1, 4294967295). r("x", 1, 0).
    .output r(filename="one.txt", delimiter="|", headers=true)
    .output r(filename="two.csv", rfc4180=true)
    """
    assert run_program(engine, tmp_path, text).files == {
        "one.txt": ["a|b|c", 'q"t|0.100000001|4294967295', "x|1|0"],
        "two.csv": ['"q\\""t",0.100000001,4294967295', '"x",1,0'],
    }


@both_engines
def test_compressed_output(engine: str, tmp_path: Path) -> None:
    text = (
        '.decl r(a:symbol)\nr("q"). r("é").\n.output r(filename="r.csv.gz", compress=true)\n.output r(compress=true)\n'
    )
    assert run_program(engine, tmp_path, text).code == 0
    for name in ("r.csv.gz", "r.facts.gz"):
        packed = tmp_path / f"out-{engine}" / name
        if packed.exists():
            assert sorted(gzip.decompress(packed.read_bytes()).decode().split()) == ["q", "é"]


@both_engines
def test_records_adts_and_relations_without_attributes(engine: str, tmp_path: Path) -> None:
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
    assert run_program(engine, tmp_path, text).files == {
        "l.csv": ["[1, [2, nil]]", "nil"],
        "t.csv": ["$Node($Leaf(a), $Empty)\t$B"],
        "yes.csv": ["()"],
        "no.csv": [],
    }


@both_engines
@pytest.mark.parametrize(("content", "lines"), [("()\n", ["1"]), ("", []), ("anything\n", ["1"]), ("\n", ["1"])])
def test_input_of_a_relation_without_attributes(content: str, lines: list[str], engine: str, tmp_path: Path) -> None:
    text = ".decl on()\n.input on\n.decl r(x:number)\nr(1) :- on().\n.output r\n"
    assert run_program(engine, tmp_path, text, {"on.facts": content}).files == {"r.csv": lines}


@both_engines
def test_json_output(engine: str, tmp_path: Path) -> None:
    text = """
    .type P = [a:number, b:symbol]
    .decl r(x:symbol, p:P)
    r("q\\"", [1, "y"]). r("z", nil).
    .output r(IO=jsonfile, filename="list.json")
    .output r(IO=jsonfile, filename="object.json", format=object)
    """
    assert run_program(engine, tmp_path, text).code == 0
    out = tmp_path / f"out-{engine}"
    lists = json.loads(out.joinpath("list.json").read_text())
    objects = json.loads(out.joinpath("object.json").read_text())
    assert sorted(lists) == [['q"', [1, "y"]], ["z", None]]
    assert sorted(objects, key=lambda item: item["x"]) == [
        {"x": 'q"', "p": {"a": 1, "b": "y"}},
        {"x": "z", "p": None},
    ]


@both_engines
def test_sqlite_output_can_be_read_back(engine: str, tmp_path: Path) -> None:
    text = (
        '.decl r(x:symbol, n:number)\nr("a", 1). r("b", -2).\n.output r(IO=sqlite)\n.output r(IO=sqlite)\n'
        '.decl s(f:float, u:unsigned)\ns(0.5, 4294967295).\n.output s(IO=sqlite, filename="r.sqlite")\n'
    )
    assert run_program(engine, tmp_path, text).code == 0
    made = tmp_path / f"out-{engine}" / "r.sqlite"
    with sqlite3.connect(made) as database:
        assert sorted(database.execute("SELECT x, n FROM r")) == [("a", 1), ("b", -2)]
        assert database.execute("SELECT count(*) FROM __SymbolTable").fetchone() == (2,)
        assert database.execute("SELECT * FROM s").fetchall() == [(1056964608, -1)]
    shutil.copy(made, tmp_path / "facts" / "r.sqlite")
    again = ".decl r(x:symbol, n:number)\n.input r(IO=sqlite)\n.output r(IO=stdout)\n"
    assert "a\t1\nb\t-2\n" in run_program(engine, tmp_path, again).stdout


@both_engines
def test_what_no_output_needs_is_neither_read_nor_evaluated(engine: str, tmp_path: Path) -> None:
    text = ".decl gone(x:number)\n.input gone\n.decl a(x:number)\na(1).\n.output a(IO=stdout)\n"
    assert run_program(engine, tmp_path, text, options=()).code == 0


MISSING = [
    ("", ".facts"),
    ("(headers=true)", ".facts"),
    ('(filename="other.facts.gz", compress=true)', "other.facts.gz"),
    ("(rfc4180=true)", ".facts"),
    ("(IO=jsonfile)", ".json"),
    ("(IO=sqlite)", ".sqlite"),
    ('(IO=sqlite, filename="db")', "db"),
]


@both_engines
@pytest.mark.parametrize("no_warn", ["", "option", "pragma"])
@pytest.mark.parametrize(("parameters", "file"), MISSING)
def test_a_missing_fact_file(parameters: str, file: str, no_warn: str, engine: str, tmp_path: Path) -> None:
    """An error, except for CSV without warnings, whose missing files are empty."""
    text = f".decl a(x:number)\n.input a{parameters}\n.decl b(x:number)\nb(0).\nb(x) :- a(x).\n.output b\n"
    if no_warn == "pragma":
        text = '.pragma "no-warn"\n' + text
    ended = run_program(engine, tmp_path, text, options=("-w",) if no_warn == "option" else ())
    if no_warn and "IO=" not in parameters:
        assert (ended.code, ended.files) == (0, {"b.csv": ["0"]}), ended.stderr
    else:
        assert ended.code != 0
        assert ended.files == {}
        assert file in ended.stderr or engine == "souffle"


@both_engines
@pytest.mark.parametrize("io", ["stdin", "json"])
def test_standard_input_that_is_empty(io: str, engine: str, tmp_path: Path) -> None:
    text = f".decl a(x:number)\n.input a(IO={io})\n.output a\n"
    ended = run_program(engine, tmp_path, text)
    if io == "stdin":
        assert (ended.code, ended.files) == (0, {"a.csv": []})
    else:
        assert ended.code != 0


@both_engines
def test_a_missing_output_directory_is_an_error(engine: str, tmp_path: Path) -> None:
    ended = run_program(engine, tmp_path, ".decl a(x:number)\na(1).\n.output a\n", output=str(tmp_path / "nowhere"))
    assert ended.code != 0
    assert "does not exist" in ended.stderr


@both_engines
def test_warnings_go_to_the_error_stream(engine: str, tmp_path: Path) -> None:
    text = ".decl a(x:number)\n.decl b(x:number)\nb(1) :- a(x).\n.output b\n"
    ended = run_program(engine, tmp_path, text, options=())
    assert (ended.code, ended.stdout) == (0, "")
    assert re.search("[Vv]ariable x (only occurs|occurs only) once", ended.stderr)
    assert re.search("relation a", ended.stderr)
    if engine == "embedded":  # Soufflé 2.5 warns in spite of `-w`
        assert run_program(engine, tmp_path, text).stderr == ""


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (PATHS + ".output path\n", "cannot open fact file"),
        (".decl a(x:number)\na(x) :- b(x).\n.output a\n", "program.dl:2:9: relation b is not declared"),
        (".functor f(x:number):number\n.decl a(x:number)\na(@f(1)).\n.output a\n", "does not support the user-defined"),
    ],
)
def test_errors_have_exit_code_one_and_a_message(text: str, message: str, tmp_path: Path) -> None:
    program = tmp_path / "program.dl"
    program.write_text(text)
    out, err = io.StringIO(), io.StringIO()
    assert run_datalog(program, tmp_path, tmp_path, stdout=out, stderr=err) == 1
    assert out.getvalue() == ""
    assert message in err.getvalue()


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


@with_souffle
def test_the_same_as_souffle(tmp_path: Path) -> None:
    edges = "".join(f"{x}\t{y}\n" for x, y in [(1, 2), (2, 3), (3, 1), (3, 4), (4, 7), (7, 4), (9, 60), (1, 8)])
    ours, theirs = (run_program(engine, tmp_path, EVERYTHING, {"e.facts": edges}) for engine in ("embedded", "souffle"))
    assert ours.code == 0, ours.stderr
    assert (ours.code, ours.stdout, ours.files) == (theirs.code, theirs.stdout, theirs.files)
