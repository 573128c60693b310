"""What a stranger may try: each input ends on both engines in the same way, and where it is wrong the place is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from .engines import both_engines, run_program

READS = ".decl e(a: symbol, n: number)\n.input e\n.decl p(a: symbol, n: number)\np(a, n) :- e(a, n).\n.output p\n"

WRONG = [
    ("a malformed number", READS, {"e.facts": "w\t1\nx\tabc\n"}, "e.facts:2: cannot read <abc> in column 2"),
    ("too few columns", READS, {"e.facts": "x\n"}, "e.facts:1: values are missing"),
    ("a blank line", READS, {"e.facts": "x\t1\n\ny\t2\n"}, "e.facts:2: values are missing"),
    ("a number too large", READS, {"e.facts": "x\t99999999999\n"}, "e.facts:1: cannot read <99999999999> in column 2"),
    (
        "a cycle through negation",
        ".decl p(x: number)\n.decl q(x: number)\np(x) :- q(x).\nq(x) :- p(x), !p(x).\np(1).\n.output p\n",
        {},
        "program.dl:4:16: relation q depends on itself through negation of p",
    ),
    ("an open bracket", ".decl p(x: number)\np(1\n.output p\n", {}, "program.dl:3:1: syntax error"),
    (
        "a division by zero",
        ".decl p(x: number)\np(1).\np(1 / (x - 1)) :- p(x).\n.output p\n",
        {},
        "program.dl:3:1: division",
    ),
    ("the least number by -1", ".decl p(x: number)\np(-2147483648 / -1).\n.output p\n", {}, "program.dl:2:1: division"),
    (
        "a text that is no number",
        '.decl p(x: number)\np(to_number("zz")).\n.output p\n',
        {},
        'program.dl:2:1: wrong string provided by `to_number("zz")`',
    ),
    ("a byte order mark", "\ufeff.decl p(x: number)\n", {}, "program.dl:1:1: unexpected character"),
    (
        "a missing include",
        '.decl p(x: number)\n#include "nofile.dl"\n',
        {},
        'program.dl:2:1: cannot find include file "nofile.dl"',
    ),
    (
        "an unknown IO",
        ".decl p(x: number)\np(1).\n.output p(IO=weird)\n",
        {},
        "program.dl:3:9: .output of p has the unknown IO=weird",
    ),
]

FINE: list[tuple[str, str, dict[str, str | bytes], list[str]]] = [
    ("too many columns", READS, {"e.facts": "x\t1\tmore\n"}, ["x\t1"]),
    ("an empty file", READS, {"e.facts": ""}, []),
    ("no newline at the end", READS, {"e.facts": "x\t1\ny\t2"}, ["x\t1", "y\t2"]),
    ("carriage returns", READS.replace("\n", "\r\n"), {"e.facts": "x\t1\r\ny\t2\r\n"}, ["x\t1", "y\t2"]),
    ("repeated lines", READS, {"e.facts": "x\t1\nx\t1\n"}, ["x\t1"]),
    ("extreme numbers", READS, {"e.facts": "x\t2147483647\ny\t-2147483648\n"}, ["x\t2147483647", "y\t-2147483648"]),
    ("blanks in symbols", READS, {"e.facts": " x y \t1\n"}, [" x y \t1"]),
    ("an empty symbol", READS, {"e.facts": "\t1\n"}, ["\t1"]),
    ("bytes that are not UTF-8", READS, {"e.facts": b"\xff\xfe\t1\n"}, ["\udcff\udcfe\t1"]),
    ("a relation that nothing fills", ".decl p(x: number)\n.output p\n", {}, []),
    (
        "positions outside a text",
        '.decl p(s: symbol)\np(substr("abc", 1, 99)). p(substr("abc", 7, 1)). p(substr("abc", -1, 2)).\n.output p\n',
        {},
        ["", "bc"],
    ),
    (
        "patterns that are wrong",
        '.decl p(s: symbol)\np("x") :- match("[", "a").\np("y") :- !match("(a", "a").\n.output p\n',
        {},
        [],
    ),
]


@both_engines
@pytest.mark.parametrize(("text", "facts", "message"), [case[1:] for case in WRONG], ids=[case[0] for case in WRONG])
def test_wrong(text: str, facts: dict[str, str | bytes], message: str, engine: str, tmp_path: Path) -> None:
    ended = run_program(engine, tmp_path, text, facts)
    assert ended.code != 0
    assert not any(ended.files.values())
    if engine == "embedded":
        assert ended.code == 3
        assert ended.stderr.startswith("error: ")
        assert message in ended.stderr


@both_engines
@pytest.mark.parametrize(("text", "facts", "lines"), [case[1:] for case in FINE], ids=[case[0] for case in FINE])
def test_odd_but_fine(text: str, facts: dict[str, str | bytes], lines: list[str], engine: str, tmp_path: Path) -> None:
    ended = run_program(engine, tmp_path, text, facts)
    assert ended.code == 0, ended.stderr
    assert ended.files == {"p.csv": lines}


@both_engines
def test_an_empty_program_does_nothing(engine: str, tmp_path: Path) -> None:
    ended = run_program(engine, tmp_path, "")
    assert (ended.code, ended.stdout, ended.files) == (0, "", {})
