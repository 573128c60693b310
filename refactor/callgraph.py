"""The call graph in the field's shared form, made of result relations: `{caller: [callees, sorted]}`."""

from __future__ import annotations

from collections.abc import Mapping

from graphlift.facts.base import FactBase
from graphlift.refactor.tables import Tables, pairs, rows

OUTPUTS = ("call_graph_edge", "external_call_edge")
"""Result relations that the graph is made from."""

_BUILTIN = "builtins."
_TYPES = {"str": "PyStr", "dict": "PyDict", "list": "PyList", "tuple": "PyTuple", "set": "PySet"}

Graph = Mapping[str, list[str]]


def call_graph(facts: FactBase, results: Tables) -> Graph:
    """The project's call graph; builtins are `<builtin>.print`, methods of builtin types `<**PyStr**>.join`."""
    names = pairs(facts, "scope_name", "c", "name")
    classes = set(pairs(facts, "class", "c", "name"))
    found: dict[str, set[str]] = {name: set() for code, name in names.items() if code not in classes}
    for caller, callee in rows(results, "call_graph_edge"):
        if caller in names and callee in names:
            found.setdefault(names[caller], set()).add(names[callee])
    for caller, name in rows(results, "external_call_edge"):
        if caller in names:
            found.setdefault(names[caller], set()).add(external_name(str(name)))
    return {caller: sorted(found[caller]) for caller in sorted(found)}


def external_name(canonical: str) -> str:
    """How the form writes an external name: `<builtin>.print`, `<**PyStr**>.join`, `numpy.zeros`."""
    if not canonical.startswith(_BUILTIN):
        return canonical
    name = canonical.removeprefix(_BUILTIN)
    owner, dot, method = name.partition(".")
    if dot and owner in _TYPES:
        return f"<**{_TYPES[owner]}**>.{method}"
    return f"<builtin>.{name}"
