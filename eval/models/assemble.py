"""What building the tables of any framework has in common: parameters, bases, members, notes on types, callbacks."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping

from graphlift.eval.models.names import Catalogue, Described
from graphlift.eval.models.tables import Tables, words

VARIADIC = 6
"""Positions for which a `*parameter` gets rows."""
UNINTERESTING = frozenset({"casting", "order", "signature", "subok", "where", "like"})
"""Keyword parameters that every NumPy function has and no rule asks for."""
Callback = tuple[str, str, tuple[tuple[int, str, str], ...], str]


def add_parameters(tables: Tables, name: str, objects: Iterable[Described], method: bool) -> None:
    """Rows for the first signature among ``objects`` that is not hidden by a wrapper."""
    for obj in objects:
        parameters = obj.get("parameters")
        if not parameters:
            continue
        positional = [p[0] for p in parameters if p[1].startswith("positional")]
        if not positional and "args" in {p[0] for p in parameters}:
            continue
        if method and positional:
            positional = positional[1:]
        for index, parameter in enumerate(positional):
            tables.add("api_parameter", name, index, parameter)
        for parameter in parameters:
            if parameter[1] == "keyword_only" and parameter[0] not in UNINTERESTING:
                tables.add("api_parameter", name, -1, parameter[0])
            elif parameter[1] == "var_positional":
                for index in range(len(positional), len(positional) + VARIADIC):
                    tables.add("api_parameter", name, index, parameter[0])
        return


def ancestors(bases: Mapping[str, set[str]], name: str) -> set[str]:
    """Everything that ``name`` derives from."""
    found: set[str] = set()
    pending = [name]
    while pending:
        for base in bases.get(pending.pop(), ()):
            if base not in found:
                found.add(base)
                pending.append(base)
    return found


def class_bases(known: Catalogue, noted: Mapping[str, tuple[str, ...]]) -> dict[str, list[str]]:
    """Public direct bases of each class, over all generations of the API, with those noted by hand."""
    bases: dict[str, list[str]] = {}
    for entry in known.entries.values():
        if entry.kind != "class":
            continue
        found: list[str] = []
        for obj in entry.objects:
            covered: set[str] = set()
            for home in obj.get("mro", [])[1:]:
                name = known.homes.get(home)
                if name and name != entry.name and name not in covered and name in known.entries:
                    if name not in found:
                        found.append(name)
                    covered |= {known.homes.get(h, "") for o in known.entries[name].objects for h in o.get("mro", [])}
                elif home == "builtins.Exception" and not found:
                    found.append(home)
        bases[entry.name] = found
    for name, extra in noted.items():
        mine = bases.setdefault(known.canonical.get(name, name), [])
        mine.extend(base for base in (known.canonical.get(b, b) for b in extra) if base not in mine)
    # A base that another base already has would make the hierarchy inconsistent.
    sets = {name: set(found) for name, found in bases.items()}
    for name, found in bases.items():
        bases[name] = [
            base
            for base in found
            if name not in ancestors(sets, base)
            and not any(base in ancestors(sets, other) for other in found if other != base)
        ]
    return bases


def own_members(known: Catalogue) -> dict[str, dict[str, list[Described]]]:
    """Class → member → its descriptions, the newest first."""
    own: dict[str, dict[str, list[Described]]] = {}
    for entry in known.entries.values():
        if entry.kind == "class":
            members: dict[str, list[Described]] = {}
            for obj in entry.objects:
                for last, member in obj.get("members", {}).items():
                    members.setdefault(last, []).append(member)
            own[entry.name] = members
    return own


def add_type_notes(
    tables: Tables,
    operators: Mapping[str, Mapping[str, str]],
    subscripts: Mapping[str, str],
    iterations: Mapping[str, str],
    attributes: Mapping[str, str],
    methods: Mapping[str, str],
) -> None:
    """Operators, elements, attributes and methods of types as the notes write them."""
    for type_, results in operators.items():
        for op, result in results.items():
            tables.add("api_operator", type_, op, result)
    for type_, result in subscripts.items():
        tables.add("api_subscript", type_, result)
    for type_, result in iterations.items():
        tables.add("api_iteration", type_, result)
    for type_, text in attributes.items():
        for item in words(text):
            last, _, result = item.partition(":")
            if result:
                tables.add("api_attribute", type_, last, result)
    for type_, text in methods.items():
        tables.add("api_class", type_)
        for item in words(text):
            last, equals, source = re.split(r"([:=])", item, maxsplit=1)
            name = f"{type_}.{last}"
            tables.add("api_method", type_, last, name)
            tables.add("api_function", name)
            if equals == "=" and source == "self":
                tables.add("api_result_argument", name, "self")
            elif source:
                for kind in source.split("|"):
                    tables.add("api_result", name, kind)


def add_passthrough(tables: Tables, names: Iterable[str], factories: Collection[str] = ()) -> None:
    """Decorators that keep what they decorate: their first parameter, or an argument of theirs.

    ``factories`` keep none of their own arguments: they are called to make the decorator.
    """
    for name in names:
        tables.add("api_passthrough_decorator", name)
        if name not in factories and not tables.has("api_parameter", name):
            tables.add("api_parameter", name, 0, "function")


def add_callbacks(tables: Tables, callbacks: Iterable[Callback]) -> None:
    """What functions call, what they pass to it and what becomes of its result."""
    for name, callable_, passed, becomes in callbacks:
        tables.add("api_calls", name, callable_)
        tables.add("api_callback_result", name, callable_, becomes)
        for position, kind, source in passed:
            tables.add("api_callback", name, callable_, position, kind, source)


def effects_are_functions(tables: Tables) -> None:
    """Whatever has an effect or decorates is a function, also where introspection does not find it any more."""
    for relation in ("api_effect", "api_passthrough_decorator", "api_mutates"):
        for name in tables.names(relation) - tables.names("api_class"):
            tables.add("api_function", name)


def prune_keywords(tables: Tables) -> None:
    """Drop keyword-only parameters that no other table speaks of: a keyword argument says itself which it is."""
    wanted = {
        (row[0], cell)
        for relation in ("api_callback", "api_calls", "api_mutates", "api_result_argument", "api_result_collects")
        for row in tables.rows.get(relation, ())
        for cell in row[1:]
    }
    tables.rows["api_parameter"] = {r for r in tables.rows["api_parameter"] if r[1] != -1 or (r[0], r[2]) in wanted}


def results_are_classes(tables: Tables, foreign: tuple[str, ...]) -> None:
    """Whatever something is an instance of is a class, but for what is ``foreign`` to the framework or a container."""
    for relation in ("api_result", "api_attribute", "api_operator", "api_subscript", "api_iteration", "api_constant"):
        for row in sorted(tables.rows.get(relation, ())):
            kind = str(row[-1])
            if not kind.startswith(foreign) and not tables.has("api_function", kind):
                tables.add("api_class", kind)
