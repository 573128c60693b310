"""The call graph in the field's shared form: ``{caller: [callees]}`` with dotted names."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from graphlift.engine import Results, evaluate
from graphlift.engine.program import Program
from graphlift.engine.programcache import cache_directory
from graphlift.extractor import extract
from graphlift.facts.base import FactBase
from graphlift.facts.tables import load_tables
from graphlift.refactor.tables import rows
from graphlift.rules import model_directories

RELATIONS = ("call_graph_edge", "external_call_edge")
"""What :func:`graph_of` needs of an evaluation."""

_BUILTIN = "builtins."
_TYPES = {"str": "PyStr", "dict": "PyDict", "list": "PyList", "tuple": "PyTuple", "set": "PySet"}


def external_name(canonical: str) -> str:
    """How the form writes an external name: `<builtin>.print`, `<**PyStr**>.join`, `numpy.zeros`."""
    if not canonical.startswith(_BUILTIN):
        return canonical
    name = canonical.removeprefix(_BUILTIN)
    owner, dot, method = name.partition(".")
    if dot and owner in _TYPES:
        return f"<**{_TYPES[owner]}**>.{method}"
    return f"<builtin>.{name}"


def graph_of(facts: FactBase, results: Results) -> dict[str, list[str]]:
    """The call graph; every function and module of the project is a key, and so is everything that is called."""
    names = dict(rows(facts, "scope_name"))
    kinds = {c for c, *_ in rows(facts, "class")}
    found: dict[str, set[str]] = {name: set() for code, name in names.items() if code not in kinds}
    for caller, callee in rows(results, "call_graph_edge"):
        found[names[caller]].add(names[callee])
    for caller, name in rows(results, "external_call_edge"):
        found[names[caller]].add(external_name(name))
    for callees in list(found.values()):
        for callee in callees:
            found.setdefault(callee, set())
    return {caller: sorted(found[caller]) for caller in sorted(found)}


def call_graph(
    paths: Sequence[Path],
    program: Program,
    *,
    context: str = "object",
    seed: str = "all",
    frameworks: Sequence[str] | None = None,
) -> dict[str, list[str]]:
    """Extract ``paths``, evaluate ``program`` with the tables of ``frameworks`` (None: all), return the call graph."""
    facts = extract(paths).facts
    load_tables(facts, model_directories(frameworks), cache_directory() / "tables")
    facts.put_rows("option", [("context", context), ("seed", seed), ("objects", "merged")])
    results = evaluate(program, facts, outputs=RELATIONS, cache_dir=cache_directory() / "code")
    return graph_of(facts, results)
