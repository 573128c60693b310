"""From relations to the report's functions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from graphlift.facts.base import FactBase
from graphlift.refactor.tables import Tables, pairs, rows, select
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
    lines = pairs(facts, "definition_line", "c", "line")
    names = pairs(facts, "qualified_name", "c", "name")
    places = _Places(facts)
    paths = places.paths_of(entities)
    findings = _Findings(facts, results, places)
    parameters = _parameters(facts, results, entities)
    truths = _three_valued(results, "function_fact")
    hybrid = _members(results, "hybrid_function")
    flags = _sets(results, "decorator_flag")
    precondition = _least(results, "precondition")
    transformation = _least(results, "transformation")
    refactoring = _least(results, "refactoring")
    assumptions = _sets(results, "verdict_assumption")
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
    lambdas = {f for f, flag in rows(facts, "function_flag") if flag == "lambda"}
    return [f for f, _, _ in rows(facts, "function") if f not in lambdas]


def _decorator(flags: set[str]) -> Mapping[str, bool]:
    return {flag: flag in flags for flag in (*DECORATOR_FLAGS, *sorted(flags - set(DECORATOR_FLAGS)))}


def _members(results: Tables, name: str) -> set[str]:
    return {row[0] for row in rows(results, name)}


def _sets(results: Tables, name: str) -> defaultdict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for key, value in rows(results, name):
        found[key].add(value)
    return found


def _least(results: Tables, name: str) -> dict[str, str]:
    """One value for each function; several would be a defect of the rules, and the least keeps the report stable."""
    return {key: min(values) for key, values in _sets(results, name).items()}


def _three_valued(results: Tables, name: str) -> dict[str, dict[str, Truth]]:
    seen: dict[tuple[str, str], set[bool]] = defaultdict(set)
    for entity, fact, value in rows(results, name):
        seen[entity, fact].add(_TRUTH[value])
    found: dict[str, dict[str, Truth]] = defaultdict(dict)
    for (entity, fact), values in seen.items():
        # Both at once is a contradiction of the rules: nothing is known then.
        found[entity][fact] = values.pop() if len(values) == 1 else None
    return found


def _parameters(facts: FactBase, results: Tables, functions: Iterable[str]) -> defaultdict[str, list[Parameter]]:
    wanted = set(functions)
    names = pairs(facts, "parameter_name", "p", "name")
    truths = _three_valued(results, "parameter_fact")
    types = _types(results)
    declared = sorted((f, index, p, kind) for p, f, kind, index in rows(facts, "parameter"))
    found: defaultdict[str, list[Parameter]] = defaultdict(list)
    for function, _, parameter, kind in declared:
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
    typed = list(rows(results, "parameter_type"))
    wanted = {o for _, o, _, _ in typed}
    if not wanted:
        return {}
    ranks: dict[str, set[int]] = defaultdict(set)
    for o, rank in rows(results, "tensor_rank"):
        if o in wanted:
            ranks[o].add(rank)
    sizes: dict[str, dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
    for o, axis, size in rows(results, "tensor_dimension"):
        if o in wanted:
            sizes[o][axis].add(size)
    found: dict[str, set[TensorType]] = defaultdict(set)
    for parameter, o, dtype, layout in typed:
        found[parameter].add(TensorType(dtype, layout, _shape(ranks.get(o, set()), sizes.get(o, {}))))
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
        self._paths = pairs(facts, "file", "f", "path")

    def paths_of(self, entities: Iterable[str]) -> dict[str, str]:
        return {entity: path for entity, (path, _, _) in self.of(entities).items()}

    def of(self, entities: Iterable[str]) -> dict[str, tuple[str, int, int]]:
        spans = select(self._facts, "span", "e", set(entities))
        return {e: (self._paths[f], line, column) for e, f, line, column in spans}


class _Findings:
    """Failures, warnings and notes with their messages and witnesses."""

    def __init__(self, facts: FactBase, results: Tables, places: _Places) -> None:
        self._codes = {name: code for name, code, _ in rows(facts, "finding")}
        self._hints = pairs(facts, "finding_hint", "name", "hint")
        self._messages = {(name, mode): message for name, mode, message in rows(facts, "finding_message")}
        self._primary = set(rows(results, "primary_failure"))
        self._rows: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
        for kind in ("failure", "warning"):
            for function, name in rows(results, kind):
                self._rows[kind, function].add((name, ""))
        for function, name, parameter in rows(results, "note"):
            self._rows["note", function].add((name, parameter))
        self._witnesses = self._read_witnesses(facts, results, places)

    @staticmethod
    def _read_witnesses(
        facts: FactBase, results: Tables, places: _Places
    ) -> dict[tuple[str, str], set[tuple[Witness, str]]]:
        """The witnesses of each finding, each with the name of the parameter that it points at, if it does."""
        witnesses = list(rows(results, "witness"))
        where = places.of(entity for _, _, entity, _ in witnesses)
        parameters = pairs(facts, "parameter_name", "p", "name")
        found: dict[tuple[str, str], set[tuple[Witness, str]]] = defaultdict(set)
        for function, name, entity, text in witnesses:
            path, line, column = where.get(entity, ("", 0, 0))
            found[function, name].add((Witness(path, line, column, text), parameters.get(entity, "")))
        return found

    def _witnesses_of(self, function: str, name: str, parameter: str) -> tuple[Witness, ...]:
        """The first witnesses of a finding; of one about a parameter, those that point at no other one."""
        witnesses = self._witnesses.get((function, name), ())
        return tuple(sorted({w for w, about in witnesses if not parameter or about in {"", parameter}}))[:_WITNESSES]

    def of(self, kind: str, function: str, mode: str) -> tuple[Finding, ...]:
        """The findings of one kind about ``function``: by code, name and parameter."""
        found = [
            Finding(
                self._codes.get(name, 0),
                name,
                (function, name) in self._primary,
                self._messages.get((name, mode)) or self._messages.get((name, "any")) or name,
                self._hints.get(name, ""),
                self._witnesses_of(function, name, parameter),
                parameter,
            )
            for name, parameter in self._rows.get((kind, function), ())
        ]
        return tuple(sorted(found, key=lambda item: (item.code, item.name, item.parameter)))
