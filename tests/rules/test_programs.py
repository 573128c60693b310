"""The programs as wholes: what they include, and that names mean one thing in all rule files."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from graphlift.api import ContextLevel, EngineChoice, Options, call_graph
from graphlift.engine.programcache import load_program_file
from graphlift.engine.souffle import find_souffle
from graphlift.rules import call_graph_program, main_program, names_program

_PROJECT = Path(__file__).parent / "by_name"
_RULES = main_program().parent
_INCLUDE = re.compile(r'^#include "([^"]+)"', re.MULTILINE)
_DECLARED = re.compile(r"^\.decl (\w+)", re.MULTILINE)
_PROGRAMS = {main_program(), call_graph_program(), names_program()}


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _included(program: Path) -> set[Path]:
    found: set[Path] = set()
    waiting = [program]
    while waiting:
        path = waiting.pop()
        if path not in found:
            found.add(path)
            waiting += [path.parent / name for name in _INCLUDE.findall(_text(path))]
    return {path.resolve() for path in found}


@pytest.mark.parametrize("program", [main_program, call_graph_program, names_program])
def test_a_program_compiles_and_has_rules(program: Callable[[], Path]) -> None:
    compiled = load_program_file(str(program()))
    assert sum(len(stratum.rules) for stratum in compiled.strata) > 500


@pytest.mark.skipif(find_souffle() is None, reason="Soufflé is not installed")
@pytest.mark.parametrize("context", ["text", "names", "object"])
def test_souffle_finds_the_same_calls(context: str) -> None:
    graphs = []
    for engine in (EngineChoice.EMBEDDED, EngineChoice.SOUFFLE):
        found = call_graph([_PROJECT], Options(engine=engine, context=ContextLevel(context)))
        assert found.context == context
        graphs.append(found.graph)
    assert graphs[0] == graphs[1]
    assert sum(map(len, graphs[0].values())) > 30


def test_every_rule_file_belongs_to_a_program() -> None:
    included = set().union(*map(_included, _PROGRAMS))
    assert [path for path in sorted(_RULES.rglob("*.dl")) if path.resolve() not in included] == []


def test_no_name_is_declared_in_two_files() -> None:
    declared = Counter(name for path in _RULES.rglob("*.dl") for name in set(_DECLARED.findall(_text(path))))
    assert [name for name, files in declared.items() if files > 1] == []


def test_every_helper_is_used() -> None:
    text = re.sub(r"//[^\n]*|/\*.*?\*/", "", "\n".join(map(_text, _RULES.rglob("*.dl"))), flags=re.DOTALL)
    names = Counter(re.findall(r"\b_\w+", text))
    heads = Counter(re.findall(r"^(_\w+)\(", text, flags=re.MULTILINE))
    # One mention declares a helper, each head defines it: without a further one nothing depends on it.
    assert [name for name in _DECLARED.findall(text) if name[0] == "_" and names[name] <= heads[name] + 1] == []
