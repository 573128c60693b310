"""From relations to the report's functions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

import pandas as pd

from graphlift.facts.base import FactBase
from graphlift.refactor.tables import Tables, mapping, numbers, select
from graphlift.report.model import (
    CONVERT_EAGER,
    DECORATOR_FLAGS,
    FACTS,
    OPTIMIZE_HYBRID,
    Finding,
    Function,
    Parameter,
    TensorType,
    Truth,
    Verdict,
    Witness,
)

OUTPUTS = (
    "function_fact",
    "parameter_fact",
    "parameter_type",
    "tensor_rank",
    "tensor_dimension",
    "hybrid_function",
    "decorator_flag",
    "precondition",
    "transformation",
    "refactoring",
    "failure",
    "primary_failure",
    "warning",
    "note",
    "witness",
    "verdict_assumption",
    "edit",
    "edit_assumption",
)
"""Result relations that a report or an edit is made from."""

_KINDS = {"positional_only": "positional"}
_TRUTH = {"true": True, "false": False}
_WITNESSES = 20
"""Witnesses shown for one finding at most; the first ones in the source."""


def build_functions(facts: FactBase, results: Tables) -> tuple[Function, ...]:
    """Every `def` of the project exactly once, in the report's order.

    The list is made from the extracted facts, not from the rules' results: a function that the rules lose is still
    there, without a verdict.
    """
    entities = _definitions(facts)
    lines = numbers(facts.frame("definition_line"), "c", "line")
    names = mapping(facts.frame("qualified_name"), "c", "name")
    places = _Places(facts)
    paths = places.paths_of(entities)
    findings = _Findings(facts, results, places)
    parameters = _parameters(facts, results, entities)
    truths = _three_valued(results.frame("function_fact"))
    hybrid = _members(results, "hybrid_function")
    flags = _sets(results.frame("decorator_flag"))
    precondition = _least(results, "precondition")
    transformation = _least(results, "transformation")
    refactoring = _least(results, "refactoring")
    assumptions = _sets(results.frame("verdict_assumption"))
    functions = []
    for entity in entities:
        is_hybrid = entity in hybrid
        known = {fact: truths.get(entity, {}).get(fact) for fact in FACTS}
        known.update(sorted(truths.get(entity, {}).items()))
        mode = "hybrid" if is_hybrid else "eager"
        verdict = Verdict(
            refactoring.get(entity) or (OPTIMIZE_HYBRID if is_hybrid else CONVERT_EAGER),
            precondition.get(entity),
            transformation.get(entity),
            findings.of("failure", entity, mode),
            findings.of("warning", entity, mode),
            findings.of("note", entity, mode),
            tuple(sorted(assumptions[entity])),
        )
        functions.append(
            Function(
                paths[entity],
                lines[entity],
                names[entity],
                entity,
                tuple(parameters[entity]),
                is_hybrid,
                _decorator(flags[entity]) if is_hybrid else None,
                is_hybrid or known["tensor_parameter"] is True,
                known,
                verdict,
            )
        )
    return tuple(sorted(functions, key=lambda function: (function.path, function.line, function.qualname)))


def _definitions(facts: FactBase) -> list[str]:
    lambdas = {
        str(f) for f, flag in facts.frame("function_flag").itertuples(index=False, name=None) if flag == "lambda"
    }
    return [f for f in map(str, facts.frame("function")["f"].tolist()) if f not in lambdas]


def _decorator(flags: set[str]) -> Mapping[str, bool]:
    return {flag: flag in flags for flag in (*DECORATOR_FLAGS, *sorted(flags - set(DECORATOR_FLAGS)))}


def _members(results: Tables, name: str) -> set[str]:
    return set(map(str, results.frame(name).iloc[:, 0].tolist()))


def _sets(frame: pd.DataFrame) -> defaultdict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for key, value in frame.itertuples(index=False, name=None):
        found[str(key)].add(str(value))
    return found


def _least(results: Tables, name: str) -> dict[str, str]:
    """One value for each function; several would be a defect of the rules, and the least keeps the report stable."""
    return {key: min(values) for key, values in _sets(results.frame(name)).items()}


def _three_valued(frame: pd.DataFrame) -> dict[str, dict[str, Truth]]:
    seen: dict[tuple[str, str], set[bool]] = defaultdict(set)
    for entity, fact, value in frame.itertuples(index=False, name=None):
        seen[str(entity), str(fact)].add(_TRUTH[str(value)])
    found: dict[str, dict[str, Truth]] = defaultdict(dict)
    for (entity, fact), values in seen.items():
        # Both at once is a contradiction of the rules: nothing is known then.
        found[entity][fact] = values.pop() if len(values) == 1 else None
    return found


def _parameters(facts: FactBase, results: Tables, functions: Iterable[str]) -> defaultdict[str, list[Parameter]]:
    wanted = set(functions)
    names = mapping(facts.frame("parameter_name"), "p", "name")
    truths = _three_valued(results.frame("parameter_fact"))
    types = _types(results)
    rows = sorted(
        (str(f), int(index), str(p), str(kind))
        for p, f, kind, index in facts.frame("parameter").itertuples(index=False, name=None)
    )
    found: defaultdict[str, list[Parameter]] = defaultdict(list)
    for function, _, parameter, kind in rows:
        if function in wanted:
            known = truths.get(parameter, {})
            found[function].append(
                Parameter(
                    names[parameter],
                    _KINDS.get(kind, kind),
                    known.get("tensor"),
                    known.get("container") is True,
                    known.get("primitive"),
                    known.get("supplied"),
                    tuple(sorted(types.get(parameter, ()), key=_type_order)),
                )
            )
    return found


def _type_order(item: TensorType) -> tuple[str, str, bool, tuple[int, ...]]:
    return (item.dtype, item.layout, item.shape is None, item.shape or ())


def _types(results: Tables) -> dict[str, set[TensorType]]:
    frame = results.frame("parameter_type")
    wanted = set(frame["o"].tolist())
    if not wanted:
        return {}
    ranks: dict[str, set[int]] = defaultdict(set)
    for o, rank in results.frame("tensor_rank").itertuples(index=False, name=None):
        if o in wanted:
            ranks[o].add(int(rank))
    sizes: dict[str, dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
    for o, axis, size in results.frame("tensor_dimension").itertuples(index=False, name=None):
        if o in wanted:
            sizes[o][int(axis)].add(int(size))
    found: dict[str, set[TensorType]] = defaultdict(set)
    for parameter, o, dtype, layout in frame.itertuples(index=False, name=None):
        found[str(parameter)].add(TensorType(str(dtype), str(layout), _shape(ranks.get(o, set()), sizes.get(o, {}))))
    return found


def _shape(ranks: set[int], sizes: Mapping[int, set[int]]) -> tuple[int, ...] | None:
    """The shape when exactly one rank is known; an axis of which several sizes are known has none."""
    if len(ranks) != 1:
        return None
    (rank,) = ranks
    axes = (sizes.get(axis, set()) for axis in range(rank))
    return tuple(next(iter(known)) if len(known) == 1 else -1 for known in axes)


class _Places:
    """Where entities are."""

    def __init__(self, facts: FactBase) -> None:
        self._facts = facts
        self._paths = mapping(facts.frame("file"), "f", "path")

    def paths_of(self, entities: Iterable[str]) -> dict[str, str]:
        spans = select(self._facts, "span", "e", set(entities))
        return {entity: self._paths[file] for entity, file in mapping(spans, "e", "f").items()}

    def of(self, entities: Iterable[str]) -> dict[str, tuple[str, int, int]]:
        spans = select(self._facts, "span", "e", set(entities))
        return {
            str(e): (self._paths[str(f)], int(line), int(column))
            for e, f, line, column in spans.itertuples(index=False, name=None)
        }


class _Findings:
    """Failures, warnings and notes with their messages and witnesses."""

    def __init__(self, facts: FactBase, results: Tables, places: _Places) -> None:
        self._codes = {
            str(name): int(code) for name, code, _ in facts.frame("finding").itertuples(index=False, name=None)
        }
        self._hints = mapping(facts.frame("finding_hint"), "name", "hint")
        self._messages = {
            (str(name), str(mode)): str(message)
            for name, mode, message in facts.frame("finding_message").itertuples(index=False, name=None)
        }
        self._primary = set(results.frame("primary_failure").itertuples(index=False, name=None))
        self._rows: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
        for kind in ("failure", "warning"):
            for function, name in results.frame(kind).itertuples(index=False, name=None):
                self._rows[kind, str(function)].add((str(name), ""))
        for function, name, parameter in results.frame("note").itertuples(index=False, name=None):
            self._rows["note", str(function)].add((str(name), str(parameter)))
        self._witnesses = self._read_witnesses(results, places)

    @staticmethod
    def _read_witnesses(results: Tables, places: _Places) -> dict[tuple[str, str], set[Witness]]:
        frame = results.frame("witness")
        where = places.of(map(str, frame["e"].tolist()))
        found: dict[tuple[str, str], set[Witness]] = defaultdict(set)
        for function, name, entity, text in frame.itertuples(index=False, name=None):
            path, line, column = where.get(str(entity), ("", 0, 0))
            found[str(function), str(name)].add(Witness(path, line, column, str(text)))
        return found

    def of(self, kind: str, function: str, mode: str) -> tuple[Finding, ...]:
        """The findings of one kind about ``function``: the primary first, then by code and name."""
        found = [
            Finding(
                self._codes.get(name, 0),
                name,
                (function, name) in self._primary,
                self._messages.get((name, mode)) or self._messages.get((name, "any")) or name,
                self._hints.get(name, ""),
                tuple(sorted(self._witnesses.get((function, name), ()))[:_WITNESSES]),
                parameter,
            )
            for name, parameter in self._rows.get((kind, function), ())
        ]
        return tuple(sorted(found, key=lambda item: (item.code, item.name, item.parameter)))
