"""Lowering of `match`."""

from __future__ import annotations

import ast

from graphlift.extractor.conditions import Tests, guarded_block, invert, test, variable_of
from graphlift.extractor.dispatch import EXPRESSIONS, statement
from graphlift.extractor.expressions import constant
from graphlift.extractor.flow import Flow, Test
from graphlift.extractor.lowering import Lowering
from graphlift.extractor.statements import nested_statements


@statement("Match")
def lower_match(state: Lowering, node: ast.Match) -> None:
    """`match subject: case …: …`."""
    subject = EXPRESSIONS[type(node.subject)](state, node.subject)
    variable = variable_of(state, node.subject)
    state.statement(node, "match", state.code)
    origin, block = state.flow, state.block
    failed: list[Flow] = [origin]
    ends: list[Flow] = []
    known_failures: Tests = ()
    for case in node.cases:
        refutable = not _irrefutable(case)
        state.block = block
        if refutable:
            state.block = guarded_block(state, case.pattern, block, subject, "case")
        if len(failed) == 1:
            start = state.branch(failed[0], known_failures, case.pattern)
        else:
            start = state.new_flow(failed, origin, case.pattern)
        # Captures must not be seen where the pattern does not fit, so they go into a flow of their own.
        state.flow = state.new_flow([start], start, case.pattern)
        known, exact, _ = _pattern(state, case.pattern, subject, variable)
        if known:
            state.flow = state.branch(state.flow, known, case.pattern)
        failed = [start]
        known_failures = invert(known) if exact else ()
        if case.guard is not None:
            condition, if_true, if_false = test(state, case.guard)
            state.rows.condition.extend((state.value(case.guard), state.symbols["match"], condition))
            failed = [start, state.branch(state.flow, if_false, case.guard)]
            known_failures = ()
            state.block = guarded_block(state, case.guard, state.block, condition, "true")
            state.flow = state.branch(state.flow, if_true, case.guard)
        end = nested_statements(state, case.body)
        if end is not None:
            ends.append(end)
        if not refutable:
            failed = []
            break
    state.block = block
    if len(failed) == 1 and known_failures:
        failed = [state.branch(failed[0], known_failures, node)]
    ends.extend(failed)
    if ends:
        state.flow = state.new_flow(ends, origin, node)
    else:
        state.flow = origin
        state.dead_end = True


def _irrefutable(case: ast.match_case) -> bool:
    if case.guard is not None:
        return False
    pattern = case.pattern
    return isinstance(pattern, ast.MatchAs) and pattern.pattern is None


def _pattern(state: Lowering, pattern: ast.pattern, subject: int, variable: str | None) -> tuple[Tests, bool, int]:
    """Lower ``pattern`` against value ``subject``, which variable ``variable`` holds (None: none does).

    Returns what is known about the variable when the pattern fits, whether it fits exactly then, and the subject as
    far as the pattern tells its class.
    """
    rows = state.rows
    if isinstance(pattern, (ast.MatchValue, ast.MatchSingleton)):
        same = isinstance(pattern, ast.MatchSingleton)
        if isinstance(pattern, ast.MatchSingleton):
            operand = constant(state, pattern.value, pattern)
        else:
            operand = EXPRESSIONS[type(pattern.value)](state, pattern.value)
        value = state.value(pattern)
        rows.operator.extend((value, state.symbols["is" if same else "=="], subject, operand))
        if variable is None:
            return (), False, subject
        return (Test(variable, subject, "is" if same else "equal", operand, True),), True, subject
    if isinstance(pattern, ast.MatchAs):
        known: tuple[Tests, bool, int] = (), False, subject
        if pattern.pattern is not None:
            known = _pattern(state, pattern.pattern, subject, variable)
        if pattern.name is not None:
            state.bind(state.scope.mangle(pattern.name), known[2], pattern)
        return known
    if isinstance(pattern, ast.MatchOr):
        return _alternatives(state, pattern, subject, variable)
    if isinstance(pattern, ast.MatchClass):
        return _class_pattern(state, pattern, subject, variable)
    if isinstance(pattern, ast.MatchSequence):
        _sequence(state, pattern, subject)
    elif isinstance(pattern, ast.MatchMapping):
        _mapping(state, pattern, subject)
    return (), False, subject


def _alternatives(state: Lowering, pattern: ast.MatchOr, subject: int, variable: str | None) -> tuple[Tests, bool, int]:
    origin = state.flow
    ends = []
    matched = []
    for alternative in pattern.patterns:
        state.flow = state.new_flow([origin], origin, alternative)
        known, _, value = _pattern(state, alternative, subject, variable)
        matched.append(value)
        if known:
            state.flow = state.branch(state.flow, known, alternative)
        ends.append(state.flow)
    state.flow = state.new_flow(ends, origin, pattern)
    if subject in matched:
        return (), False, subject
    joined = state.value(pattern)
    for value in matched:
        state.rows.phi.extend((joined, value))
    return (), False, joined


def _class_pattern(
    state: Lowering, pattern: ast.MatchClass, subject: int, variable: str | None
) -> tuple[Tests, bool, int]:
    rows = state.rows
    kind = EXPRESSIONS[type(pattern.cls)](state, pattern.cls)
    matched = state.value(pattern)
    rows.match_class.extend((matched, subject, kind))
    for index, inner in enumerate(pattern.patterns):
        part = state.value(inner)
        rows.match_attribute.extend((part, matched, index))
        _pattern(state, inner, part, None)
    for name, inner in zip(pattern.kwd_attrs, pattern.kwd_patterns, strict=True):
        part = state.value(inner)
        rows.load_attribute.extend((part, matched, state.symbols[name]))
        _pattern(state, inner, part, None)
    if variable is None:
        return (), False, matched
    exact = not pattern.patterns and not pattern.kwd_patterns
    return (Test(variable, subject, "isinstance", kind, True),), exact, matched


def _sequence(state: Lowering, pattern: ast.MatchSequence, subject: int) -> None:
    rows = state.rows
    star = next((index for index, part in enumerate(pattern.patterns) if isinstance(part, ast.MatchStar)), -1)
    if star < 0:
        rows.unpack_count.extend((subject, len(pattern.patterns)))
    for index, inner in enumerate(pattern.patterns):
        part = state.value(inner)
        if isinstance(inner, ast.MatchStar):
            rows.unpack_star.extend((part, subject, index))
            if inner.name is not None:
                state.bind(state.scope.mangle(inner.name), part, inner)
            continue
        key = state.symbols["*"] if 0 <= star < index else state.constant_symbol(index)
        rows.unpack.extend((part, subject, key))
        _pattern(state, inner, part, None)


def _mapping(state: Lowering, pattern: ast.MatchMapping, subject: int) -> None:
    rows = state.rows
    for key, inner in zip(pattern.keys, pattern.patterns, strict=True):
        index = EXPRESSIONS[type(key)](state, key)
        part = state.value(inner)
        rows.load_subscript.extend((part, subject, index))
        _pattern(state, inner, part, None)
    if pattern.rest is not None:
        rest = state.value(pattern)
        rows.allocation.extend((rest, state.symbols["dict"]))
        rows.display_star.extend((rest, subject))
        state.bind(state.scope.mangle(pattern.rest), rest, pattern)
