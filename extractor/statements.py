"""Lowering of simple statements and of statement lists."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from graphlift.extractor.conditions import guarded_block, test
from graphlift.extractor.dispatch import EXPRESSIONS, STATEMENTS, statement
from graphlift.extractor.expressions import constant
from graphlift.extractor.flow import Flow
from graphlift.extractor.lowering import Lowering


def lower_statements(state: Lowering, body: Sequence[ast.stmt]) -> None:
    """Lower ``body`` in order; what follows a statement that never ends normally goes into a dead block."""
    for index, node in enumerate(body):
        STATEMENTS[type(node)](state, node)
        if state.dead_end and index + 1 < len(body):
            revive(state, node, body[index + 1])


def revive(state: Lowering, node: ast.stmt, following: ast.stmt) -> None:
    """Go on behind ``node``, which does not end normally as far as its syntax tells."""
    state.dead_end = False
    previous = state.flow
    if isinstance(node, (ast.With, ast.AsyncWith)):
        # Somebody wrote code behind it, so the manager suppresses exceptions.
        state.flow = state.new_flow([state.with_entry or previous], previous, following)
        state.flow.extra = state.with_writes
        return
    state.block = state.new_block(following, state.code, state.block)
    state.rows.dead_block.append(state.block)
    state.flow = state.new_flow([previous], previous, following)
    state.flow_is_dead = True


def nested_statements(state: Lowering, body: Sequence[ast.stmt]) -> Flow | None:
    """Lower ``body`` inside a compound statement; the flow at its end, None when the end is not reached."""
    direct, was_dead = state.direct, state.flow_is_dead
    state.direct = False
    lower_statements(state, body)
    ended = state.dead_end or (state.flow_is_dead and not was_dead)
    state.direct, state.flow_is_dead, state.dead_end = direct, was_dead, False
    return None if ended else state.flow


@statement("Expr")
def lower_expression_statement(state: Lowering, node: ast.Expr) -> None:
    """An expression for its effect; docstrings and `...` leave nothing."""
    value = node.value
    if type(value) is not ast.Constant:
        EXPRESSIONS[type(value)](state, value)


@statement("Pass")
def lower_pass(state: Lowering, node: ast.Pass) -> None:
    """`pass`."""
    del state, node


@statement("Return")
def lower_return(state: Lowering, node: ast.Return) -> None:
    """`return value`."""
    value = constant(state, None, node) if node.value is None else EXPRESSIONS[type(node.value)](state, node.value)
    instruction = state.statement(node, "return", state.code)
    if state.scope.kind == "function":
        state.rows.return_value.extend((instruction, state.code, value))
        if node.value is not None:
            state.rows.return_explicit.extend((instruction, state.code))
    for frame in state.loops:
        frame.flags.add("return")
    state.dead_end = True


@statement("Raise")
def lower_raise(state: Lowering, node: ast.Raise) -> None:
    """`raise exception from cause`."""
    value = EXPRESSIONS[type(node.exc)](state, node.exc) if node.exc is not None else -1
    cause = EXPRESSIONS[type(node.cause)](state, node.cause) if node.cause is not None else -1
    instruction = state.statement(node, "raise", state.code)
    if value >= 0:
        state.rows.raise_value.extend((instruction, value))
    if cause >= 0:
        state.rows.raise_cause.extend((instruction, cause))
    state.dead_end = True


@statement("Assert")
def lower_assert(state: Lowering, node: ast.Assert) -> None:
    """`assert test, message`: the message is computed only when the test fails; what follows knows the test."""
    condition, if_true, if_false = test(state, node.test)
    state.rows.condition.extend((state.value(node.test), state.symbols["assert"], condition))
    origin, block = state.flow, state.block
    if node.msg is not None:
        state.block = guarded_block(state, node.msg, block, condition, "false")
        state.flow = state.branch(origin, if_false, node)
        EXPRESSIONS[type(node.msg)](state, node.msg)
        state.block = block
    state.statement(node, "assert", state.code)
    if if_true:
        state.flow = state.branch(origin, if_true, node)
    else:
        state.flow = origin
    state.dead_end = isinstance(node.test, ast.Constant) and not node.test.value


@statement("Global")
def lower_global(state: Lowering, node: ast.Global) -> None:
    """`global name, …`: what it means is known from the scope."""
    state.statement(node, "global", state.code)


@statement("Nonlocal")
def lower_nonlocal(state: Lowering, node: ast.Nonlocal) -> None:
    """`nonlocal name, …`."""
    state.statement(node, "nonlocal", state.code)


@statement("Break")
def lower_break(state: Lowering, node: ast.Break) -> None:
    """`break`."""
    state.statement(node, "break", state.code)
    if state.loops:
        frame = state.loops[-1]
        frame.flags.add("break")
        if not state.flow_is_dead:
            frame.breaks.append(_leave(state, frame.depth, node))
    state.dead_end = True


@statement("Continue")
def lower_continue(state: Lowering, node: ast.Continue) -> None:
    """`continue`."""
    state.statement(node, "continue", state.code)
    if state.loops:
        frame = state.loops[-1]
        frame.flags.add("continue")
        if not state.flow_is_dead:
            frame.head.predecessors.append(_leave(state, frame.depth, node))
    state.dead_end = True


def _leave(state: Lowering, depth: int, node: ast.stmt) -> Flow:
    """The flow that leaves towards a loop, through the `finally` parts between here and the loop."""
    flow = state.flow
    for written in reversed(state.finals[depth:]):
        flow = state.new_flow([flow], state.flow, node)
        flow.extra = written
    return flow
