"""Lowering of `try`: every definition made in the body may reach a handler, every one at all the `finally` part."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from graphlift.extractor.dispatch import EXPRESSIONS, statement
from graphlift.extractor.flow import UNDEFINED, Flow, Writes
from graphlift.extractor.lowering import Lowering
from graphlift.extractor.statements import nested_statements


@statement("Try", "TryStar")
def lower_try(state: Lowering, node: ast.Try) -> None:
    """`try … except … else … finally`."""
    state.statement(node, "try" if isinstance(node, ast.Try) else "try_star", state.code)
    origin, block = state.flow, state.block
    outcome: Writes = {}
    """Every definition made anywhere in the statement but in its `finally` part."""
    final_writes: Writes = {}
    if node.finalbody:
        state.writes.append(outcome)
        state.finals.append(final_writes)
    body_writes: Writes = {}
    state.writes.append(body_writes)
    body = state.new_try_region(node.body[0], "body")
    end = _region(state, node.body, body, block, state.branch(origin, (), node))
    state.writes.pop()
    if end is not None and node.orelse:
        region = state.new_try_region(node.orelse[0], "else", body)
        end = _region(state, node.orelse, region, block, state.new_flow([end], end, node))
    elif node.orelse:
        # The body never ends normally, so `else` is dead; it is lowered all the same.
        region = state.new_try_region(node.orelse[0], "else", body)
        _region(state, node.orelse, region, block, state.new_flow([state.flow], state.flow, node), dead=True)
    ends = [end] if end is not None else []
    for handler in node.handlers:
        caught = _handler(state, handler, body, block, origin, body_writes, grouped=not isinstance(node, ast.Try))
        if caught is not None:
            ends.append(caught)
    state.block = block
    if node.finalbody:
        state.writes.pop()
        state.finals.pop()
        _finally(state, node, body, origin, outcome, final_writes, ends)
        return
    if not ends:
        state.flow = origin
        state.dead_end = True
    else:
        state.flow = state.new_flow(ends, origin, node)


def _region(
    state: Lowering, body: Sequence[ast.stmt], region: int, parent: int, flow: Flow, *, dead: bool = False
) -> Flow | None:
    state.block = state.new_block(body[0], state.code, parent)
    state.rows.block_try.extend((state.block, region))
    if dead:
        state.rows.dead_block.append(state.block)
    state.flow = flow
    return nested_statements(state, body)


def _handler(
    state: Lowering,
    handler: ast.ExceptHandler,
    body: int,
    parent: int,
    origin: Flow,
    written: Writes,
    *,
    grouped: bool,
) -> Flow | None:
    region = state.new_try_region(handler, "handler", body)
    if grouped:
        state.rows.group_handler.append(region)
    state.block = state.new_block(handler, state.code, parent)
    state.rows.block_try.extend((state.block, region))
    flow = state.new_flow([origin], origin, handler)
    flow.extra = written
    state.flow = flow
    types: list[int] = []
    if isinstance(handler.type, ast.Tuple):
        types = [EXPRESSIONS[type(element)](state, element) for element in handler.type.elts]
    elif handler.type is not None:
        types = [EXPRESSIONS[type(handler.type)](state, handler.type)]
    for caught in types:
        state.rows.handler.extend((region, caught))
    name = None if handler.name is None else state.scope.mangle(handler.name)
    if name is not None:
        exception = state.value(handler)
        for caught in types:
            state.rows.except_value.extend((exception, caught))
        state.bind(name, exception, handler)
    end = nested_statements(state, handler.body)
    if end is not None and name is not None and name not in state.scope.shared:
        state.flow = end = state.new_flow([end], end, handler)
        state.write(name, UNDEFINED)
    return end


def _finally(
    state: Lowering, node: ast.Try, body: int, origin: Flow, outcome: Writes, final_writes: Writes, ends: list[Flow]
) -> None:
    block = state.block
    region = state.new_try_region(node.finalbody[0], "finally", body)
    normal = state.new_flow(ends, origin, node) if ends else None
    entry = state.new_flow([origin] if normal is None else [normal, origin], origin, node)
    entry.extra = outcome
    state.writes.append(final_writes)
    end = _region(state, node.finalbody, region, block, entry)
    state.writes.pop()
    state.block = block
    if normal is None or end is None:
        state.flow = origin if end is None else end
        state.dead_end = True
        return
    # Behind the statement everything went well: what `finally` does not write comes from there.
    after = state.new_flow([end], end, node)
    after.bypass = (final_writes, normal)
    state.flow = after
