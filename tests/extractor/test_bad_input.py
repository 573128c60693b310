"""Whatever a file is, it gets one diagnostic and the others are extracted."""

from __future__ import annotations

import ast
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from graphlift.extractor import PathNotFoundError, extract
from graphlift.extractor.diagnostics import Code, Severity
from graphlift.extractor.discovery import discover
from graphlift.extractor.extraction import Extraction
from graphlift.extractor.pool import extract_sources
from graphlift.extractor.reading import SourceError

GOOD = "def good(): return 1\n"

DEEP = 5000
BAD: dict[str, tuple[bytes, Code]] = {
    "syntax": (b"def f(:\n", Code.SYNTAX),
    "nul": (b"x = 1\n\x00\n", Code.NUL),
    "not_utf8": (b"x = 1\ny = '\xff'\n", Code.ENCODING),
    "wrong_coding": (b"# -*- coding: no-such-codec -*-\n", Code.ENCODING),
    "utf_16": ("x = 1\n".encode("utf-16"), Code.ENCODING),
    "bom_and_coding": (b"\xef\xbb\xbf# coding: latin-1\n", Code.ENCODING),
    "parentheses": (b"x = " + b"(" * DEEP + b"1" + b")" * DEEP, Code.TOO_DEEP),
    "unary": (b"x = " + b"-" * DEEP + b"1", Code.TOO_DEEP),
    "attributes": (b"x = a" + b".b" * DEEP, Code.TOO_DEEP),
    "calls": (b"x = a" + b"()" * DEEP, Code.TOO_DEEP),
    "powers": (b"x = 1" + b"**1" * DEEP, Code.TOO_DEEP),
    "blocks": (b"".join(b" " * depth + b"if a:\n" for depth in range(2000)) + b" " * 2000 + b"pass", Code.TOO_DEEP),
    "more_parentheses": (b"x = " + b"(" * 10_000 + b"1" + b")" * 10_000, Code.TOO_DEEP),
    "more_blocks": (
        b"".join(b" " * depth + b"if a:\n" for depth in range(3000)) + b" " * 3000 + b"pass",
        Code.TOO_DEEP,
    ),
    "one_long_line": (b"x = " + b"a+" * 500_000 + b"a", Code.TOO_DEEP),
    "long_decimal": (b"x = " + b"9" * 5000, Code.SYNTAX),
    "lambdas": (b"x = " + b"lambda: " * DEEP + b"1", Code.TOO_DEEP),
    "long_import": (b"x = 1\nimport a" + b".b" * 100 + b" as b\n", Code.TOO_COMPLEX),
    "long_from": (b"from a" + b".b" * DEEP + b" import c\n", Code.TOO_COMPLEX),
    "elifs": (b"if a: pass\n" + b"elif a: pass\n" * DEEP, Code.TOO_DEEP),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_gets_one_diagnostic(name: str, extracted: Callable[..., Extraction]) -> None:
    content, code = BAD[name]
    found = extracted({"bad.py": content, "good.py": GOOD})
    if sys.version_info >= (3, 12) and code is Code.TOO_DEEP and not found.diagnostics:
        # Newer parsers go deeper, and so do we.
        assert found.files == ["bad.py", "good.py"]
        return
    assert [(each.path, each.severity, each.code) for each in found.diagnostics] == [("bad.py", Severity.ERROR, code)]
    assert found.diagnostics[0].message
    assert found.files == ["good.py"]
    assert found.facts.frame("function")["name"].tolist() == ["good"]


LARGE: dict[str, str] = {
    "attributes": "x = a" + ".b" * 1000,
    "stored_attributes": "a" + ".b" * 1000 + " = 1",
    "calls": "x = a" + "()" * 1000,
    "links": "x = a" + ".b(c)[d]" * 400,
    "numbers": "x = [" + ",".join(map(str, range(100_000))) + "]",
    "names": "x = [" + "a," * 100_000 + "]",
    "keys": "x = {" + ",".join(f"'k{n}': {n}" for n in range(50_000)) + "}",
    "arguments": "f(" + ",".join(f"a{n}=b" for n in range(5000)) + ")",
    "parameters": "def f(" + ",".join(f"a{n}" for n in range(5000)) + "): pass",
    "one_line": "x = '" + "a" * 1_000_000 + "'",
    "hexadecimal": "x = {-0x" + "f" * 100_000 + ": y[0x" + "f" * 5000 + "]}",
    "floats": "x = 1e999999, -1e999999, 1e999j, -0.0",
    "or": "x = " + " or ".join(["a"] * 20_000),
    "comparisons": "x = " + " < ".join(["a"] * 20_000),
    "loops": "x = [a " + "for a in a " * 1000 + "]",
    "assertions": "def f(x):\n" + "    assert isinstance(x, int)\n" * 5000 + "    return x",
    "ifs": "def f(x):\n" + "".join(f"    if x: y{n % 9} = {n}\n" for n in range(16_000)) + "    return y1",
    "ifs_in_a_loop": "while x:\n" + "".join(f"    if x: y{n % 9} = y{n % 7}\n" for n in range(3000)),
    "functions": "".join(" " * n + f"def f{n}(x{n}):\n" for n in range(90)) + " " * 90 + "return x1 + x50",
    "decorators": "@d\n" * 3000 + "def f(): pass",
    "subclasses": "".join(f"class C{n}(C{n - 1}): pass\n" for n in range(5000)),
    "cases": "match x:\n" + "".join(f"    case [{n}, *y] if a: z = {n}\n" for n in range(1000)) + "print(z)",
    "annotation": "x: '" + "[" * 5000 + "]" * 5000 + "'",
}


@pytest.mark.parametrize("name", LARGE)
def test_a_large_file_is_extracted_in_time(name: str, extracted: Callable[..., Extraction]) -> None:
    started = time.process_time()
    ast.parse(LARGE[name])
    parsing = time.process_time() - started
    started = time.process_time()
    found = extracted({"large.py": LARGE[name].encode(), "good.py": GOOD}, jobs=1)
    assert not found.diagnostics
    assert found.files == ["good.py", "large.py"]
    assert time.process_time() - started < 2 + 40 * parsing


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("print 'hello'\n", 1),
        ("x = 1\nraise ValueError, 'no'\n", 2),
        ("try: pass\nexcept E, e: pass\n", 2),
        ("x = 0777\n", 1),
    ],
)
def test_python_2_is_recognised(source: str, line: int, extracted: Callable[..., Extraction]) -> None:
    (diagnostic,) = extracted(source).diagnostics
    assert "Python 2" in diagnostic.message
    assert diagnostic.line == line


def test_a_plain_syntax_error_is_not_called_python_2(extracted: Callable[..., Extraction]) -> None:
    (diagnostic,) = extracted("def f(:\n").diagnostics
    assert "Python 2" not in diagnostic.message


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="this Python reads them")
@pytest.mark.parametrize(
    ("source", "version"),
    [
        ("x = 1\ndef first[T](xs: list[T]) -> T: ...\n", "3.12"),
        ("x = 1\ntype Pair = tuple[int, int]\n", "3.12"),
        ('x = 1\ny = f"{d["k"]}"\n', "3.12"),
        ("x = 1\nclass C[T = int]: ...\n", "3.13"),
    ],
)
def test_newer_python_is_recognised(source: str, version: str, extracted: Callable[..., Extraction]) -> None:
    (diagnostic,) = extracted(source).diagnostics
    assert f"looks like Python {version}" in diagnostic.message
    assert diagnostic.line == 2


def test_chains_of_tests_are_analysed_in_linear_time(extracted: Callable[..., Extraction]) -> None:
    tests = "    assert x is not None\n" * 4000
    found = extracted({"long.py": f"def f(x):\n{tests}    return x\n".encode()})
    assert found.files == ["long.py"]


def test_text_that_parses_in_other_encodings_is_read(extracted: Callable[..., Extraction]) -> None:
    found = extracted(
        {
            "bom.py": b"\xef\xbb\xbfx = 1\n",
            "latin.py": b"# -*- coding: latin-1 -*-\nx = '\xe9'\n",
            "empty.py": b"",
            "blank.py": b"\n\n# nothing\n",
            "carriage.py": b"x = 1\r\ny = 2\r",
        }
    )
    assert not found.diagnostics
    assert len(found.files) == 5
    assert "'é'" in found.facts.frame("constant")["k"].tolist()


def test_columns_count_characters(extracted: Callable[..., Extraction]) -> None:
    found = extracted("é = 'äöü'; f(é)\n")
    spans = found.facts.frame("span").set_index("e")
    call = found.facts.frame("call")["c"][0]
    assert (spans.loc[call, "line"], spans.loc[call, "column"]) == (1, 12)
    ends = found.facts.frame("span_end").set_index("e")
    assert ends.loc[call, "column"] == 16


def test_a_large_file_is_left_out(extracted: Callable[..., Extraction]) -> None:
    found = extracted({"big.py": "x = 1\n" * 2000, "good.py": GOOD}, max_file_size=10_000)
    assert [(each.path, each.code) for each in found.diagnostics] == [("big.py", Code.TOO_LARGE)]
    assert found.files == ["good.py"]


def test_ten_megabytes_are_refused_by_default(extracted: Callable[..., Extraction]) -> None:
    found = extracted({"big.py": b"x = 1\n" * 1_800_000})
    assert [each.code for each in found.diagnostics] == [Code.TOO_LARGE]


def test_a_missing_path_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(PathNotFoundError, match="nowhere"):
        extract([tmp_path / "nowhere"], cache=False)


def test_a_path_outside_of_the_root_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "root").mkdir()
    (tmp_path / "other.py").write_text(GOOD)
    with pytest.raises(PathNotFoundError, match="not below"):
        extract([tmp_path / "other.py"], root=tmp_path / "root", cache=False)


@pytest.mark.skipif(sys.platform == "win32", reason="symbolic links need privileges there")
def test_symbolic_links(tmp_path: Path) -> None:
    root = tmp_path / "root"
    (root / "package").mkdir(parents=True)
    (root / "good.py").write_text(GOOD)
    (tmp_path / "outside.py").write_text("def outside(): pass\n")
    (tmp_path / "elsewhere").mkdir()
    (root / "again.py").symlink_to("good.py")
    (root / "package" / "up").symlink_to("..")
    (root / "package" / "self.py").symlink_to("self.py")
    (root / "escape.py").symlink_to(tmp_path / "outside.py")
    (root / "away").symlink_to(tmp_path / "elsewhere")
    (root / "broken.py").symlink_to("nothing.py")
    found = extract([root], cache=False)
    assert found.files == ["good.py"]
    assert [(each.path, each.code) for each in found.diagnostics] == [
        ("away", Code.LINK_ESCAPE),
        ("broken.py", Code.UNREADABLE),
        ("escape.py", Code.LINK_ESCAPE),
        ("package/self.py", Code.LINK_LOOP),
        ("package/up", Code.LINK_LOOP),
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_named_pipe_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.py")
    assert [each.code for each in extract([tmp_path], cache=False).diagnostics] == [Code.UNREADABLE]


def test_the_longest_import(extracted: Callable[..., Extraction]) -> None:
    found = extracted({"a.py": b"x = 1\nimport a" + b".b" * 99 + b"\n", "b.py": b"x = 1\nimport a" + b".b" * 100})
    assert found.files == ["a.py"]
    assert [(each.path, each.line) for each in found.diagnostics] == [("b.py", 2)]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
@pytest.mark.parametrize("kind", ["pipe", "folder", "loop", "way out", "gone"])
def test_a_file_that_is_replaced_between_finding_and_reading(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from graphlift.extractor import extraction

    (tmp_path / "outside.py").write_text("def secret(): pass\n")
    tree = tmp_path / "tree"
    tree.mkdir()
    for name in ("good.py", "bad.py"):
        (tree / name).write_text(GOOD)

    def discovered(paths: object, root: object) -> object:
        found = discover([tree])
        bad = tree / "bad.py"
        bad.unlink()
        if kind == "pipe":
            os.mkfifo(bad)
        elif kind == "folder":
            bad.mkdir()
        elif kind != "gone":
            bad.symlink_to("bad.py" if kind == "loop" else "../outside.py")
        return found

    monkeypatch.setattr(extraction, "discover", discovered)
    found = extract([tree], cache=False)
    assert [(each.path, each.code) for each in found.diagnostics] == [("bad.py", Code.UNREADABLE)]
    assert found.files == ["good.py"]
    assert found.facts.frame("function")["name"].tolist() == ["good"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="permissions do not bind this user")
def test_an_unreadable_file(tmp_path: Path) -> None:
    (tmp_path / "secret.py").write_text(GOOD)
    (tmp_path / "secret.py").chmod(0)
    assert [each.code for each in extract([tmp_path], cache=False).diagnostics] == [Code.UNREADABLE]


def test_a_virtual_environment_is_left_out(extracted: Callable[..., Extraction]) -> None:
    found = extracted({"a.py": GOOD, ".venv/pyvenv.cfg": "", ".venv/lib/b.py": GOOD, ".hidden/c.py": GOOD})
    assert found.files == [".hidden/c.py", "a.py"]


def test_a_worker_that_dies_costs_one_file(monkeypatch: pytest.MonkeyPatch) -> None:
    from graphlift.extractor import pool

    boot = pool._BOOT.replace(
        "main()",
        "import graphlift.extractor.worker as w, os\n"
        "real = w.answer\n"
        "w.answer = lambda data: os.abort() if data == b'die' else real(data)\n"
        "main()",
    )
    monkeypatch.setattr(pool, "_BOOT", boot)
    sources = {"die.py": b"die", **{f"m{number}.py": GOOD.encode() for number in range(6)}}
    outcomes = extract_sources(sources, 2)
    failed = {path: outcome for path, outcome in outcomes.items() if isinstance(outcome, SourceError)}
    assert set(outcomes) == set(sources)
    assert [(path, error.code) for path, error in failed.items()] == [("die.py", Code.CRASH)]


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="parts of f-strings are parsed in linear time")
def test_one_large_file_that_hangs_the_parser_costs_one_file(monkeypatch: pytest.MonkeyPatch) -> None:
    from graphlift.extractor import pool

    monkeypatch.setattr(pool, "_SECONDS", 1.0)
    monkeypatch.setattr(pool, "_SECONDS_PER_BYTE", 0.0)
    line = b"x = f'" + b"{a}" * 300_000 + b"'"
    outcomes = extract_sources({"hang.py": line, "good.py": GOOD.encode()}, 1)
    assert not isinstance(outcomes["good.py"], SourceError)
    hung = outcomes["hang.py"]
    assert isinstance(hung, SourceError)
    assert hung.code is Code.CRASH


def test_a_worker_that_hangs_costs_one_file(monkeypatch: pytest.MonkeyPatch) -> None:
    from graphlift.extractor import pool

    boot = pool._BOOT.replace(
        "main()",
        "import graphlift.extractor.worker as w, time\n"
        "real = w.answer\n"
        "w.answer = lambda data: time.sleep(60) if data == b'hang' else real(data)\n"
        "main()",
    )
    monkeypatch.setattr(pool, "_BOOT", boot)
    monkeypatch.setattr(pool, "_SECONDS", 3.0)
    outcomes = extract_sources({"hang.py": b"hang", "good.py": GOOD.encode()}, 2)
    hung = outcomes["hang.py"]
    assert isinstance(hung, SourceError)
    assert hung.code is Code.CRASH
    assert "longer" in hung.message
    assert not isinstance(outcomes["good.py"], SourceError)


def test_an_internal_error_is_reported_with_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    from graphlift.extractor import worker

    def broken(data: bytes) -> None:
        raise KeyError(data)

    monkeypatch.setattr(worker, "extract_source", broken)
    (outcome,) = extract_sources({"a.py": b"x"}, 1).values()
    assert isinstance(outcome, SourceError)
    assert outcome.code is Code.INTERNAL
