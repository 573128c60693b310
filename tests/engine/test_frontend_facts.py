"""Reading and writing facts: formats, parameters, odd values, mistakes with their line."""

from __future__ import annotations

import gzip
import io
import json
import re
import sqlite3
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphlift.engine import factread
from graphlift.engine.errors import FactError
from graphlift.engine.factread import FactReader, Loaded
from graphlift.engine.records import Records
from graphlift.facts.symbols import SymbolTable

from .engines import both_engines, run_program
from .frontend_support import compiled

TYPES = (
    ".type P = [a:number, b:symbol]\n.type U = [a:unsigned]\n"
    ".type T = Leaf {} | One {v:P} | Two {a:symbol, b:T}\n.type E = X {} | Y {}\n"
)


def load(
    declaration: str, data: bytes | str, directory: Path, parameters: str = "", name: str = "r.facts", stdin: str = ""
) -> tuple[Loaded, SymbolTable, Records]:
    """Relation ``r`` of ``declaration``, read from a file with ``data``."""
    program = compiled(f"{TYPES}.decl r({declaration})\n.input r({parameters})\n")
    directory.joinpath(name).write_bytes(data.encode() if isinstance(data, str) else data)
    symbols, records = SymbolTable(), Records()
    reader = FactReader(program, symbols, records, str(directory), io.BytesIO(stdin.encode()))
    return reader.read(program.relations["r"]), symbols, records


def rows(declaration: str, data: bytes | str, directory: Path, parameters: str = "", **more: str) -> list[list[object]]:
    """The loaded tuples with texts for symbols."""
    loaded, symbols, _ = load(declaration, data, directory, parameters, **more)
    kinds = [part.split(":")[1] for part in declaration.split(", ")]
    columns: list[list[object]] = []
    for kind, column in zip(kinds, loaded.columns, strict=True):
        views = {"unsigned": np.uint32, "float": np.float32}
        values = column.view(views[kind]) if kind in views else column
        columns.append([symbols.text(value) if kind == "symbol" else value for value in values.tolist()])
    return [list(row) for row in zip(*columns, strict=True)]


@both_engines
@pytest.mark.parametrize(
    ("declaration", "data", "parameters", "expected"),
    [
        ("a:symbol, b:number", "x\t1\ny\t-2\n", "", ["x\t1", "y\t-2"]),
        ("a:symbol, b:number", "x\t1\ny\t-2", "", ["x\t1", "y\t-2"]),
        ("a:symbol, b:number", "x\t1\r\ny\t2\r\n", "", ["x\t1", "y\t2"]),
        ("a:symbol, b:number", "x\t1\tmore\ny\t2\n", "", ["x\t1", "y\t2"]),
        ("a:symbol, b:number", "", "", []),
        ("a:symbol", "one\n\n three \n", "", ["", " three ", "one"]),
        ("a:symbol", "a\tb\nc\n", "", ["a", "c"]),
        ("a:symbol, b:symbol", "\t\n", "", ["\t"]),
        ("a:number", "2147483647\n-2147483648\n+5\n 7\n", "", ["-2147483648", "2147483647", "5", "7"]),
        ("a:unsigned", "4294967295\n0x10\n0b11\n", "", ["16", "3", "4294967295"]),
        ("a:float", "1.5\n-2\n1e3\n", "", ["-2", "1.5", "1000"]),
        ("a:symbol, b:number", "x,1\n", 'delimiter=","', ["x\t1"]),
        ("a:symbol, b:number", "x::1\n", 'delimiter="::"', ["x\t1"]),
        ("a:symbol, b:number", "name\tage\nx\t1\n", "headers=true", ["x\t1"]),
        ("a:symbol, b:number", "1\tskip\tx\n", 'columns="2:0"', ["x\t1"]),
        ("a:symbol, b:number", '"a,""b""\nc",1\n', "rfc4180=true", ['a,"b"', "c\t1"]),
        ("a:symbol, b:number", "plain,1\n", "rfc4180=true", ["plain\t1"]),
        ("a:symbol, b:number", '"a;b";1\n', 'rfc4180=true, delimiter=";"', ["a;b\t1"]),
        ("a:symbol", "grün\n", "", ["grün"]),
        ("a:P, b:P", '[1, one]\tnil\n[ -2 ,"x, \\"y"]\t[3,]\n', "", ['[-2, x, "y]\t[3, ]', "[1, one]\tnil"]),
        ("a:T, b:E", '$Two(a, $One([2, "x, y"]))\t$Y\n', "", ["$Two(a, $One([2, x, y]))\t$Y"]),
        ("a:P, b:symbol", "[1, x],y\n", 'delimiter=","', ["[1, x]\ty"]),
        ("a:symbol, b:symbol", "ab\n", 'delimiter=""', ["\t"]),
        ("a:number, b:symbol", "x\tb\tc\t4\n", 'columns="3:1:7"', ["4\tb"]),
        ("a:unsigned", "4294967297\n", "", ["1"]),
        (
            "a:float",
            "1.17549435e-38\n0x1p-140\n-inf\nnan\n0.0e-60\n",
            "",
            ["-inf", "0", "1.17549435e-38", "7.17464814e-43", "nan"],
        ),
    ],
)
def test_csv(declaration: str, data: str, parameters: str, expected: list[str], engine: str, tmp_path: Path) -> None:
    text = f"{TYPES}.decl r({declaration})\n.input r({parameters})\n.output r\n"
    ended = run_program(engine, tmp_path, text, {"r.facts": data})
    assert (ended.code, ended.files) == (0, {"r.csv": expected}), ended.stderr


def test_bytes_that_are_not_utf8_survive(tmp_path: Path) -> None:
    ((text,),) = rows("a:symbol", b"\xff\xfe\n", tmp_path)
    assert str(text).encode("utf-8", "surrogateescape") == b"\xff\xfe"


def test_large_files_go_through_arrow_with_the_same_result(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = "".join(f"s{i % 7}\t{i}\t{i}.5\t[{i % 3}, x]\n" for i in range(500))
    declaration = "a:symbol, b:number, c:float, d:P"
    plain, plain_symbols, _ = load(declaration, data, tmp_path)
    monkeypatch.setattr(factread, "_LARGE", 1)
    arrow, arrow_symbols, _ = load(declaration, data, tmp_path)
    assert plain.count == arrow.count == 500
    assert [plain_symbols.text(i) for i in plain.columns[0]] == [arrow_symbols.text(i) for i in arrow.columns[0]]
    for index in (1, 2):
        assert plain.columns[index].tolist() == arrow.columns[index].tolist()
    assert len(set(arrow.columns[3].tolist())) == 3


@given(
    st.lists(
        st.tuples(
            st.text(st.characters(blacklist_characters="\t\n\r", blacklist_categories=("Cs",)), max_size=5),
            st.integers(-(2**31), 2**31 - 1),
        ),
        max_size=8,
    )
)
def test_fast_and_careful_readers_agree(table: list[tuple[str, int]]) -> None:
    program = compiled(".decl r(a:symbol, b:number)\n.input r\n")
    relation = program.relations["r"]
    data = "".join(f"{text}\t{number}\n" for text, number in table).encode()
    results = []
    for careful in (False, True):
        symbols = SymbolTable()
        reader = FactReader(program, symbols, Records(), ".")
        if careful:
            lines = factread.CsvLines(data, "r", 0)
            loaded = reader._csv_by_field(lines, lines.plain("\t"), relation, {0: 0, 1: 1}, "r")
        else:
            found = reader._csv_by_column(data, relation, "\t")
            assert found is not None
            loaded = found
        results.append([(symbols.text(a), b) for a, b in zip(*(c.tolist() for c in loaded.columns), strict=True)])
    assert results[0] == results[1] == table


def test_records_and_adts(tmp_path: Path) -> None:
    data = '[1, one]\tnil\t$Two(a, $One([2, "x, y"]))\t$Y\n'
    loaded, symbols, records = load("a:P, b:P, c:T, d:E", data, tmp_path)
    first, second, third, fourth = (int(column[0]) for column in loaded.columns)
    assert records.fields(2, first) == (1, symbols.find("one"))
    assert second == 0
    assert fourth == 1
    tag, content = records.fields(2, third)
    assert tag == 2  # Leaf, One, Two
    name, inner = records.fields(2, content)
    assert symbols.text(name) == "a"
    inner_tag, pair = records.fields(2, inner)
    assert inner_tag == 1
    assert records.fields(2, pair) == (2, symbols.find("x, y"))


@both_engines
@pytest.mark.parametrize(
    ("declaration", "data", "parameters", "message"),
    [
        ("a:number", "1\nx\n", "", r"r\.facts:2: cannot read <x> in column 1 as number: not a number"),
        ("a:number", "1.5\n", "", "unexpected '.' after the value"),
        ("a:number", "2147483648\n", "", "number out of range"),
        ("a:number", "0x10\n", "", "unexpected 'x'"),
        ("a:unsigned", "-1\n", "", "unsigned number out of range"),
        ("a:float", "0.12e\n", "", "unexpected 'e'"),
        ("a:symbol, b:number", "x\n", "", r"r\.facts:1: values are missing"),
        ("a:P", "[1\n", "", "unexpected end of the field"),
        ("a:P", "[1, x] \n", "", "unexpected ' ' after the value"),
        ("a:T", "$None\n", "", "no branch 'None'"),
        ("a:symbol", '"open\n', "rfc4180=true", "a quoted field is not closed"),
        ("a:symbol, b:symbol", '"x"y,z\n', "rfc4180=true", "a delimiter must follow a quoted field"),
        ("a:symbol", "x\n", 'rfc4180=true, delimiter="\\""', "must not contain a quote"),
        ("a:symbol, b:symbol", "x\ty\n", 'columns="1"', "does not name 2 columns"),
        ("a:number, b:symbol", "x\tb\tc\t4\n", 'columns="3:1:0"', "names more than 2 columns"),
        ("a:float", "1e-40\n", "", "float out of range"),
        ("a:float", "1e39\n", "", "float out of range"),
        ("a:U", "[0x10]\n", "", "expected ']'"),
        ("a:symbol", "x\n", "IO=carrier_pigeon", "unknown IO=carrier_pigeon"),
        ("a:symbol", "x\n", 'filename="gone"', "cannot open fact file"),
    ],
)
def test_mistakes_in_facts(
    declaration: str, data: str, parameters: str, message: str, engine: str, tmp_path: Path
) -> None:
    text = f"{TYPES}.decl r({declaration})\n.input r({parameters})\n.output r\n"
    ended = run_program(engine, tmp_path, text, {"r.facts": data}, options=())
    assert ended.code != 0
    assert not any(ended.files.values())
    if engine == "embedded":
        assert re.search(message, ended.stderr), ended.stderr


@pytest.mark.parametrize(("text", "right"), [("0.0", True), ("0x1p-140", True), ("1e-40", False), ("1e-400", False)])
def test_large_files_have_no_float_that_lost_digits(
    text: str, right: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(factread, "_LARGE", 1)
    if right:
        assert load("a:float", f"1.5\n{text}\n", tmp_path)[0].count == 2
    else:
        with pytest.raises(FactError, match=r"r\.facts:2: .*float out of range"):
            load("a:float", f"1.5\n{text}\n", tmp_path)


def test_large_files_name_the_mistaken_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(factread, "_LARGE", 1)
    with pytest.raises(FactError, match=r"r\.facts:3: cannot read <z>"):
        load("a:number", "1\n2\nz\n", tmp_path)


@both_engines
def test_gzip_is_recognised(engine: str, tmp_path: Path) -> None:
    text = ".decl r(a:symbol)\n.input r\n.output r\n"
    assert run_program(engine, tmp_path, text, {"r.facts": gzip.compress(b"x\ny\n")}).files == {"r.csv": ["x", "y"]}


def test_a_damaged_gzip_file_is_an_error(tmp_path: Path) -> None:
    """Soufflé takes what it can read for the whole file."""
    with pytest.raises(FactError, match="damaged gzip"):
        load("a:symbol", gzip.compress(b"x" * 100)[:-9], tmp_path)


@both_engines
def test_standard_input(engine: str, tmp_path: Path) -> None:
    text = ".decl r(a:symbol, b:number)\n.input r(IO=stdin)\n.output r\n"
    assert run_program(engine, tmp_path, text, stdin="x\t1\ny\t2\n").files == {"r.csv": ["x\t1", "y\t2"]}


JSON = f"{TYPES}.decl r(a:symbol, b:number, c:P)\n.output r\n.input r(IO="


@both_engines
@pytest.mark.parametrize("io", ["json", "jsonfile"])
@pytest.mark.parametrize(
    "data",
    [
        [["x", 1, [2, "y"]], ["z", -1, None]],
        [{"a": "x", "b": 1, "c": {"a": 2, "b": "y"}}, {"c": None, "b": -1, "a": "z"}],
    ],
)
def test_json(data: object, io: str, engine: str, tmp_path: Path) -> None:
    text = json.dumps(data)
    files: dict[str, str | bytes] = {"r.json": text}
    ended = run_program(engine, tmp_path, JSON + io + ")\n", files, stdin=text if io == "json" else "")
    assert (ended.code, ended.files) == (0, {"r.csv": ["x\t1\t[2, y]", "z\t-1\tnil"]}), ended.stderr


JSON_REFUSED = [
    (".decl r(a:symbol, b:number)", "{", "not JSON"),
    (".decl r(a:symbol, b:number)", "{}", "must be a list"),
    (".decl r(a:symbol, b:number)", '[{"q": 1}]', "unknown attribute q"),
    (".decl r(a:symbol, b:number)", '[["x", 1], {"a": "y", "b": 2}]', "some are objects"),
    (TYPES + ".decl r(a:T)", '[["$Leaf"]]', "is not a T"),
]
# What Soufflé takes for 0, for an empty text, or for other bits.
JSON_REFUSED_HERE = [
    (".decl r(a:symbol, b:number)", '[["x"]]', "2 values expected"),
    (".decl r(a:symbol, b:number)", "[[1, 2]]", "1 is not a symbol"),
    (".decl r(a:symbol, b:number)", '[["x", true]]', "True is not a number"),
    (".decl r(a:unsigned)", "[[4294967295]]", "out of the range"),
    (".decl r(a:float)", "[[0.5]]", "floats cannot be read from JSON"),
]


@both_engines
@pytest.mark.parametrize(("declaration", "data", "message"), JSON_REFUSED)
def test_mistakes_in_json(declaration: str, data: str, message: str, engine: str, tmp_path: Path) -> None:
    text = declaration + "\n.input r(IO=jsonfile)\n.output r\n"
    ended = run_program(engine, tmp_path, text, {"r.json": data})
    assert ended.code != 0
    if engine == "embedded":
        assert message in ended.stderr


@pytest.mark.parametrize(("declaration", "data", "message"), JSON_REFUSED_HERE)
def test_mistakes_in_json_that_souffle_does_not_see(declaration: str, data: str, message: str, tmp_path: Path) -> None:
    program = compiled(declaration + "\n.input r(IO=jsonfile)\n")
    tmp_path.joinpath("r.json").write_text(data)
    with pytest.raises(FactError, match=message):
        FactReader(program, SymbolTable(), Records(), str(tmp_path)).read(program.relations["r"])


@both_engines
def test_sqlite(engine: str, tmp_path: Path) -> None:
    (tmp_path / "facts").mkdir()
    with sqlite3.connect(tmp_path / "facts" / "r.sqlite") as database:
        database.execute("CREATE TABLE r (a TEXT, b INTEGER)")
        database.executemany("INSERT INTO r VALUES (?, ?)", [("x", 1), (None, 2)])
    text = ".decl r(a:symbol, b:number)\n.input r(IO=sqlite)\n.output r\n"
    assert run_program(engine, tmp_path, text).files == {"r.csv": ["\t2", "x\t1"]}
    missing = text.replace("IO=sqlite", 'IO=sqlite, filename="none.sqlite"')
    ended = run_program(engine, tmp_path, missing)
    assert ended.code != 0
    if engine == "embedded":
        assert "cannot read r from" in ended.stderr


@both_engines
def test_several_inputs_are_joined(engine: str, tmp_path: Path) -> None:
    text = '.decl r(a:number)\n.input r(filename="one")\n.input r(filename="two")\n.output r\n'
    assert run_program(engine, tmp_path, text, {"one": "1\n", "two": "2\n"}).files == {"r.csv": ["1", "2"]}
