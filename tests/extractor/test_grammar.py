"""Whatever Python's parser reads is extracted, always to the same facts, whatever files are beside it.

`hypothesmith` 0.3.3 makes such programs too; measured, it takes 0.3 s for one of 64 characters, so :mod:`.grammar`
makes ours: 0.03 s for 1500 characters, with every kind of syntax node.
"""

from __future__ import annotations

import ast
import hashlib
import os
import random
import subprocess
import sys
import tempfile
import warnings
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphlift.extractor import bodies, extract, merge
from graphlift.extractor.diagnostics import Code
from graphlift.extractor.dispatch import EXPRESSIONS
from graphlift.extractor.extraction import Extraction
from graphlift.extractor.filefacts import extract_source
from graphlift.extractor.layout import BLOCK, CELL, CODE, DECORATOR, LOOP, NUMBER, SYMBOL, TABLES, TRY, VALUE
from graphlift.extractor.payload import Payload
from graphlift.extractor.reading import SourceError
from graphlift.facts.base import FactBase
from tests.extractor.grammar import node_types, parses, programs, write_program

REPOSITORY = Path(__file__).resolve().parents[2]
FILES = sorted(path for folder in ("extractor", "tests/extractor") for path in (REPOSITORY / folder).glob("*.py"))

LIMITS = {Code.SYNTAX, Code.ENCODING, Code.NUL, Code.TOO_DEEP, Code.TOO_COMPLEX}
"""Why a file's bytes may be refused."""


def encoded(program: str) -> bytes:
    return program.encode("utf-8", "surrogatepass")


def outcome(data: bytes) -> Payload | Code:
    """What becomes of a file: facts or a diagnostic; anything else fails."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return extract_source(data)
        except SourceError as problem:
            error = problem
    assert error.message
    assert error.code in LIMITS
    return error.code


def well_formed(payload: Payload) -> None:
    """Every number in the rows is one of an entity or text of the file."""
    counts = {kind: len(payload.positions[2 * i]) for i, kind in enumerate((CODE, VALUE, BLOCK, LOOP, TRY, DECORATOR))}
    counts |= {CELL: payload.cells, SYMBOL: len(payload.texts)}
    for table, rows in zip(TABLES, payload.tables, strict=True):
        width = len(table.kinds)
        assert len(rows) % width == 0, table.attribute
        for column, kind in enumerate(table.kinds):
            numbers = rows[column::width]
            if kind != NUMBER and len(numbers):
                assert 0 <= min(numbers) <= max(numbers) < counts[kind], (table.attribute, column)
    assert all("\x00" not in text for text in payload.texts)


def check_program(program: str) -> None:
    """The property of one program, which parses."""
    data = encoded(program)
    payload = outcome(data)
    assert isinstance(payload, Payload), payload
    well_formed(payload)
    again = outcome(data)
    assert isinstance(again, Payload)
    assert again.encoded() == payload.encoded()


def check_bytes(data: bytes) -> None:
    """The property of any bytes: facts exactly when Python's parser reads them."""
    found = outcome(data)
    if isinstance(found, Payload):
        well_formed(found)
    # Some Pythons read comments in a wrong encoding.
    lenient = (Code.TOO_DEEP, Code.TOO_COMPLEX, Code.ENCODING)
    assert isinstance(found, Payload) == parses(data) or found in lenient, found


def check_tree(sources: Mapping[str, str], dice: random.Random) -> None:
    """The property of a project: neither the order of the paths nor a file that nobody imports changes anything."""
    with tempfile.TemporaryDirectory() as directory:
        root = Path(directory)
        paths = [write(root, name, text) for name, text in sources.items()]
        reference = extract(paths, root=root, jobs=1, cache=False)
        assert sorted(reference.files) == sorted(sources)
        assert not reference.diagnostics
        dice.shuffle(paths)
        same(extract(paths, root=root, jobs=1, cache=False), reference)
        paths.append(write(root, "zz.py", "def alone(x):\n    return [x, alone]\n"))
        larger = extract(paths, root=root, jobs=1, cache=False)
        for name in reference.facts.names():
            if name != "dotted_name":
                assert not rows(reference.facts, name) - rows(larger.facts, name), name


def write(root: Path, name: str, text: str) -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(encoded(text))
    return path


def rows(facts: FactBase, name: str) -> Counter[tuple[object, ...]]:
    return Counter(facts.frame(name).itertuples(index=False, name=None))


def same(first: Extraction, second: Extraction) -> None:
    assert first.files == second.files
    assert first.roots == second.roots
    assert first.facts.names() == second.facts.names()
    for name in first.facts.names():
        assert first.facts.frame(name).equals(second.facts.frame(name)), name


def project(seed: int, files: int, size: int) -> dict[str, str]:
    """Programs that import each other, by path."""
    places = ["m0.py", "m1.py", "pkg/__init__.py", "pkg/m2.py", "pkg/sub/m3.py", "a.py"]
    places += [f"other/m{number}.py" for number in range(4, 200)]
    return {places[number]: write_program(seed + number, size) for number in range(files)}


def digest(extraction: Extraction) -> str:
    """What two extractions of the same tree agree on, wherever they ran."""
    found = hashlib.sha256(repr((extraction.files, extraction.roots)).encode())
    for name in sorted(extraction.facts.names()):
        frame = extraction.facts.frame(name)
        found.update(repr((name, list(frame.itertuples(index=False, name=None)))).encode("utf-8", "surrogatepass"))
    return found.hexdigest()


def digests_by_hash_seed(root: Path) -> set[str]:
    """The digests of the tree at ``root`` in processes that order sets and dictionaries of texts differently."""
    code = (
        "import sys; from pathlib import Path; from graphlift.extractor import extract;"
        "from tests.extractor.test_grammar import digest;"
        "print(digest(extract([Path(sys.argv[1])], jobs=1, cache=False)))"
    )
    found = set()
    for seed in ("1", "2"):
        command = [sys.executable, "-c", code, str(root)]
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        done = subprocess.run(command, cwd=REPOSITORY, env=environment, capture_output=True, text=True, check=True)
        found.add(done.stdout)
    return found


# --- the properties ---


@settings(max_examples=60)
@given(programs())
def test_every_program_is_extracted(program: str) -> None:
    check_program(program)


@pytest.mark.slow
@settings(max_examples=3000)
@given(programs(1500))
def test_many_programs_are_extracted(program: str) -> None:
    check_program(program)


def bytes_of_files() -> st.SearchStrategy[bytes]:
    """Files of ours that are cut short, have bytes replaced, or have a piece of another file in their middle."""
    texts = st.sampled_from(FILES).map(Path.read_bytes)
    pieces = st.one_of(
        st.binary(max_size=6),
        st.sampled_from(
            [b"\x00", b"\xff", b"\xef\xbb\xbf", b"\r", b"\x0c", b"\\\n", b"'''", b"((((", b"# coding: utf-7\n"]
        ),
        texts.map(lambda text: text[: len(text) // 3]),
    )

    def damaged(text: bytes, start: float, size: int, piece: bytes, cut: float) -> bytes:
        place = int(start * len(text))
        return (text[:place] + piece + text[place + size :])[: int(cut * len(text)) + 1]

    shares = st.floats(0, 1)
    return st.builds(damaged, texts, shares, st.integers(0, 9), pieces, st.one_of(st.just(1.0), shares))


@settings(max_examples=80)
@given(st.one_of(bytes_of_files(), st.binary(max_size=60)))
def test_any_bytes_are_facts_or_a_diagnostic(data: bytes) -> None:
    check_bytes(data)


@pytest.mark.slow
@settings(max_examples=4000)
@given(st.one_of(bytes_of_files(), st.binary(max_size=200), st.text(max_size=200).map(encoded)))
def test_many_bytes_are_facts_or_a_diagnostic(data: bytes) -> None:
    check_bytes(data)


@settings(max_examples=8)
@given(st.integers(0, 2**40), st.integers(1, 5), st.integers(1, 150), st.randoms())
def test_a_project_does_not_depend_on_its_order(seed: int, files: int, size: int, dice: random.Random) -> None:
    check_tree(project(seed, files, size), dice)


@pytest.mark.slow
@settings(max_examples=400)
@given(st.integers(0, 2**40), st.integers(1, 12), st.integers(1, 400), st.randoms())
def test_many_projects_do_not_depend_on_their_order(seed: int, files: int, size: int, dice: random.Random) -> None:
    check_tree(project(seed, files, size), dice)


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A project of thirty generated files."""
    for name, text in project(7, 30, 250).items():
        write(tmp_path, name, text)
    return tmp_path


def test_facts_do_not_depend_on_processes(tree: Path) -> None:
    same(extract([tree], jobs=2, cache=False), extract([tree], jobs=1, cache=False))


def test_facts_do_not_depend_on_the_order_of_sets(tree: Path) -> None:
    assert len(digests_by_hash_seed(tree)) == 1


# --- what the properties are worth ---


def nodes(seeds: range) -> Iterator[ast.AST]:
    for seed in seeds:
        yield from ast.walk(ast.parse(encoded(write_program(seed, 400))))


def test_programs_hold_every_kind_of_node() -> None:
    met = Counter(type(node).__name__ for node in nodes(range(120)))
    assert not set(node_types()) - met.keys()
    assert sum(met.values()) > 20_000


def test_programs_hold_what_only_the_compiler_refuses() -> None:
    refused = set()
    for seed in range(60):
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                compile(write_program(seed, 200).encode("utf-8", "surrogatepass"), "m", "exec", dont_inherit=True)
        except (SyntaxError, ValueError) as error:
            refused.add(str(error).partition("'")[0])
    assert len(refused) >= 5


def first_failure(check: object, seeds: int = 60) -> bool:
    """Whether ``check`` fails on one of the first programs."""
    for seed in range(seeds):
        try:
            check(write_program(seed, 200))  # type: ignore[operator]
        except Exception:
            return True
    return False


@pytest.mark.parametrize("kind", [ast.Lambda, ast.NamedExpr, ast.DictComp, ast.YieldFrom, ast.SetComp])
def test_a_node_that_is_forgotten_is_noticed(kind: type, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not first_failure(check_program, 20)
    monkeypatch.setitem(EXPRESSIONS, kind, lambda state, node: -1)
    assert first_failure(check_program)


def test_a_run_that_differs_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    numbers = iter(range(10**9))
    real = bodies.constant
    monkeypatch.setattr(bodies, "constant", lambda state, value, node: real(state, next(numbers), node))
    assert first_failure(check_program)


def test_an_order_that_matters_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    real = merge._roles
    seen: list[str] = []

    def first_is_special(path: str) -> list[str]:
        seen.append(path)
        return ["first"] if len(seen) % 3 == 1 else real(path)

    monkeypatch.setattr(merge, "_roles", first_is_special)
    with pytest.raises(AssertionError):
        check_tree(project(1, 4, 40), random.Random(1))


def test_a_number_out_of_range_is_noticed() -> None:
    payload = extract_source(b"def f(x): return x.name\n")
    well_formed(payload)
    index = next(number for number, table in enumerate(TABLES) if table.attribute == "load_attribute")
    rows_of_loads = np.asarray(payload.tables[index]).copy()
    rows_of_loads[0] = 10**6
    tables = [*payload.tables]
    tables[index] = rows_of_loads.tolist()
    broken = Payload(
        payload.texts, payload.imports, payload.cells, payload.value_blocks, payload.positions, tuple(tables)
    )
    with pytest.raises(AssertionError):
        well_formed(broken)
