"""The engine's caches on disk: rebuilt when they are not what was written; an interrupt leaves nothing behind."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from graphlift.engine import codecache as codecache_module
from graphlift.engine import programcache
from graphlift.engine import rulecode as rulecode_module
from graphlift.engine.api import code_cache, load_program
from graphlift.engine.codecache import CodeCache
from graphlift.engine.evaluator import evaluate_program
from graphlift.engine.programcache import decode, encode, load_program_file
from graphlift.facts.base import FactBase

from .frontend_support import compiled


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRAPHLIFT_CACHE_DIR", str(tmp_path / "cache"))


# --- programs ---

ALL_NODES = """
.type P = [a:number, b:P]
.type T = A {x:float} | B {}
.decl e(x:number, y:number) eqrel
.decl s(x:symbol) choice-domain x
.decl f(x:float)
.decl p(p:P)
.decl d(x:number, y:number)
.input e(filename="f")
.limitsize s(n=3)
f(0.1). s("\\n"). p([1, nil]).
d(x, $) :- e(x, y), !s(_), y < 3, match("a.*", "ab").
d(x, y) <= d(x, z) :- y < z.
d(x, c) :- e(x, _), c = count : { e(x, _), e(z, z), z = range(0, 3) }, f(as(x, float)).
d(x, z) :- d(x, y), e(y, z). .plan 0:(2,1)
"""


def test_programs_survive_the_cache() -> None:
    program = compiled(ALL_NODES)
    assert decode(json.loads(json.dumps(encode(program)))) == program


def count_compilations(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    from graphlift.engine import frontend

    compiled_paths: list[str] = []
    original = frontend.compile_program

    def counting(path: str, **options: object) -> object:
        compiled_paths.append(path)
        return original(path, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(frontend, "compile_program", counting)
    return compiled_paths


def test_a_program_is_compiled_once_until_a_file_of_it_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compilations = count_compilations(monkeypatch)
    (tmp_path / "far").mkdir()
    main, part = tmp_path / "main.dl", tmp_path / "far" / "part.dl"
    main.write_text('.include "part.dl"\na(1).\n')
    part.write_text(".decl a(x:number)\n")

    def load() -> list[str]:
        return list(load_program_file(str(main), include_dirs=[str(tmp_path / "far")]).relations)

    first = load_program_file(str(main), include_dirs=[str(tmp_path / "far")])
    assert load_program_file(str(main), include_dirs=[str(tmp_path / "far")]) == first
    assert len(compilations) == 1
    part.write_text(".decl a(x:number)\n.decl b(x:number)\n")
    assert load() == ["a", "b"]
    # a file that now comes first on the include path
    tmp_path.joinpath("part.dl").write_text(".decl a(x:number)\n.decl c(x:number)\n")
    assert load() == ["a", "c"]
    assert len(compilations) == 3
    load_program_file(str(main), macros=["X"], include_dirs=[str(tmp_path / "far")])
    assert len(compilations) == 4


def sealed(body: object) -> bytes:
    """An entry with a right digest."""
    text = json.dumps(body, separators=(",", ":")).encode()
    return hashlib.sha256(text).hexdigest().encode() + b"\n" + text


@pytest.mark.parametrize("damage", ["truncate", "flip", "empty", "other", "other engine", "other shape"])
def test_a_damaged_entry_is_rebuilt(damage: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compilations = count_compilations(monkeypatch)
    main = tmp_path / "main.dl"
    main.write_text(".decl a(x:number)\na(1).\n")
    first = load_program_file(str(main))
    (entry,) = tmp_path.joinpath("cache", "programs").iterdir()
    data = entry.read_bytes()
    body = json.loads(data.partition(b"\n")[2])
    damaged = {
        "truncate": data[:-20],
        "flip": data.replace(b'"a"', b'"b"'),
        "empty": b"",
        "other": b"0" * 64 + b"\n{}",
        "other engine": sealed({**body, "engine": "0" * 64, "program": {**body["program"], "relations": []}}),
        "other shape": sealed([body]),
    }[damage]
    entry.write_bytes(damaged)
    assert load_program_file(str(main)) == first
    assert len(compilations) == 2
    assert entry.read_bytes() == data


def test_an_unwritable_cache_only_costs_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tmp_path.joinpath("file").write_text("")
    monkeypatch.setenv("GRAPHLIFT_CACHE_DIR", str(tmp_path / "file" / "below"))
    main = tmp_path / "main.dl"
    main.write_text(".decl a(x:number)\n")
    assert list(load_program_file(str(main)).relations) == ["a"]
    assert programcache.cache_directory() == tmp_path / "file" / "below"


# --- compiled rules ---


@pytest.mark.parametrize("damage", ["", "garbage", "half", "flipped", "other program", "other magic"])
def test_a_damaged_cache_of_rule_code_is_rebuilt(damage: str, tmp_path: Path) -> None:
    text = ".decl a(x: number)\na(1). a(2).\n.decl b(x: number)\nb(x + 1) :- a(x).\n"
    other = ".decl a(x: number)\na(1). a(2).\n.decl b(x: number)\nb(x + 7) :- a(x).\n"

    def rows(program_text: str) -> list[tuple[object, ...]]:
        program = load_program(program_text)
        return evaluate_program(program, cache=code_cache(tmp_path, program)).rows("b")

    assert rows(text) == [(2,), (3,)]
    (file,) = tmp_path.glob("*.code")
    good = file.read_bytes()
    changed = {
        "": b"",
        "garbage": b"not a cache",
        "half": good[: len(good) // 2],
        "flipped": good[:-20] + bytes([good[-20] ^ 1]) + good[-19:],
        "other program": good,
        "other magic": b"graphlift-code-0" + good[16:],
    }[damage]
    file.write_bytes(changed)
    if damage == "other program":
        assert rows(other) == [(8,), (9,)]
    assert rows(text) == [(2,), (3,)]
    if damage != "other program":
        assert file.read_bytes() == good


def test_rule_code_is_taken_from_the_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = load_program(".decl a(x: number)\na(1).\n.decl b(x: number)\nb(x + 1) :- a(x).\n")
    evaluate_program(program, cache=code_cache(tmp_path, program))

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("compiled again")

    monkeypatch.setattr("builtins.compile", refuse)
    assert evaluate_program(program, cache=code_cache(tmp_path, program)).rows("b") == [(2,)]


RELATED = """.decl a(x: symbol, y: symbol) .input a
.decl b(x: symbol, n: number) b(x, strlen(y)) :- a(x, y), a(y, "end"), y != "start".
.decl c(x: symbol) c(y) :- b(x, n), a(y, x), n < 100.
.decl d(x: symbol, y: symbol) d(x, y) :- a(x, y). d(x, z) :- d(x, y), a(y, z), {}.
"""


def related_rows(path: Path, cache: Path, names: list[str]) -> list[list[tuple[object, ...]]]:
    facts = FactBase()
    facts.put("a", [facts.symbols.intern_many(names), facts.symbols.intern_many([*names[1:], "end"])])
    program = load_program(path)
    results = evaluate_program(program, facts, cache=code_cache(cache, program))
    return [results.rows(name) for name in ("b", "c", "d")]


def test_rules_whose_code_is_kept_are_not_generated_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    main = tmp_path / "p.dl"
    main.write_text(RELATED.format("x != z"))
    few, more = [f"s{number}" for number in range(40)], [f"t{number}" for number in range(70)]
    first = related_rows(main, tmp_path, few)
    second = related_rows(main, tmp_path / "other", more)
    monkeypatch.setattr(rulecode_module, "generate", lambda *_, **__: pytest.fail("generated again"))
    assert related_rows(main, tmp_path, few) == first
    assert related_rows(main, tmp_path, more) == second


def test_a_program_that_changed_has_other_code(tmp_path: Path) -> None:
    """Though its relations, which name the file, are the same."""
    main = tmp_path / "p.dl"
    found = []
    for condition in ('y != "s1"', 'x != "s1"', 'y != "s1"'):
        main.write_text(RELATED.format(condition))
        found.append(related_rows(main, tmp_path, ["s0", "s1", "s2"]))
    assert found[0] == found[2] != found[1]
    assert len(list(tmp_path.glob("*.code"))) == 1


def test_other_facts_need_no_other_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ids of symbols and widths of columns are not part of what is cached."""
    program = load_program(
        """.decl a(x: symbol, y: symbol) .input a
        .decl b(x: symbol, n: number) b(x, strlen(y)) :- a(x, y), a(y, "end"), y != "start".
        .decl c(x: symbol) c(y) :- b(x, n), a(y, x), n < 100."""
    )

    def run(count: int) -> int:
        facts = FactBase()
        names = [f"s{number}" for number in range(count)]
        facts.put("a", [facts.symbols.intern_many(names), facts.symbols.intern_many([*names[1:], "end"])])
        return evaluate_program(program, facts, cache=code_cache(tmp_path, program)).count("c")

    assert run(1000) == 1
    monkeypatch.setattr("builtins.compile", lambda *_, **__: pytest.fail("compiled again"))
    assert run(5000) == 1


def test_code_that_is_not_used_does_not_pile_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(codecache_module, "_MOST_SPARE", 2000)
    monkeypatch.setattr(codecache_module, "_MOST_BYTES", 20_000)
    path = tmp_path / "p.code"
    for number in range(30):
        cache = CodeCache(path)
        cache.compiled(f"def rule(): return [{number}, {'1, ' * 50}]")
        cache.save()
    assert path.stat().st_size < 4000
    for number in range(30):
        cache = CodeCache(tmp_path / f"{number}.code")
        cache.compiled(f"def rule(): return {list(range(number, number + 500))}")
        cache.save()
        os.utime(tmp_path / f"{number}.code", ns=(number, number))
    left = {file.stem for file in tmp_path.glob("*.code")}
    assert sum(file.stat().st_size for file in tmp_path.glob("*.code")) <= 20_000
    assert "29" in left
    assert "0" not in left


def test_interpreters_with_other_seeds_share_the_cache(tmp_path: Path) -> None:
    """The cache's keys are contents, not hashes that differ from process to process."""
    (tmp_path / "p.dl").write_text(".decl a(x: number)\na(1).\n.decl b(x: number)\nb(x) :- a(x).\n.output b\n")
    for seed in ("1", "2"):
        environment = os.environ | {"PYTHONHASHSEED": seed, "GRAPHLIFT_CACHE_DIR": str(tmp_path / "cache")}
        command = [sys.executable, "-P", "-m", "graphlift", "datalog", str(tmp_path / "p.dl"), "-D", str(tmp_path)]
        subprocess.run(command, env=environment, check=True, timeout=120)
    assert len(list((tmp_path / "cache").rglob("*.json"))) == 1
    assert len(list((tmp_path / "cache").rglob("*.code"))) == 1


# --- both ---

TWO_RULES = ".decl a(x: number)\na(1).\n.decl b(x: number)\nb(x + 1) :- a(x).\n"


def fill_program_cache(folder: Path) -> None:
    main = folder / "main.dl"
    main.write_text(TWO_RULES)
    load_program_file(str(main))


def fill_code_cache(folder: Path) -> None:
    program = load_program(TWO_RULES)
    evaluate_program(program, cache=code_cache(folder / "cache", program))


def half_written(path: Path, data: bytes) -> int:
    with path.open("wb") as file:
        file.write(bytes(data)[: len(data) // 2])
    raise KeyboardInterrupt


def not_renamed(*_: object) -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize("old", [None, b"an older entry"])
@pytest.mark.parametrize("step", ["write", "rename"])
@pytest.mark.parametrize("fill", [fill_program_cache, fill_code_cache])
def test_an_interrupt_while_a_cache_is_written_leaves_no_stray_file(
    fill: Callable[[Path], None], step: str, old: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held() -> dict[Path, bytes]:
        return {path: path.read_bytes() for path in (tmp_path / "cache").rglob("*") if path.is_file()}

    fill(tmp_path)
    (entry,) = held()
    good = entry.read_bytes()
    if old is None:
        entry.unlink()
    else:
        entry.write_bytes(old)
    with monkeypatch.context() as patch:
        if step == "write":
            patch.setattr(Path, "write_bytes", half_written)
        else:
            patch.setattr(os, "replace", not_renamed)
        with pytest.raises(KeyboardInterrupt):
            fill(tmp_path)
    assert held() == ({} if old is None else {entry: old})
    fill(tmp_path)
    assert held() == {entry: good}
