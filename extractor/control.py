"""Lowering of `if`, loops and `with`."""

from __future__ import annotations

import ast
from typing import Final

from graphlift.extractor.assignment import bind_target
from graphlift.extractor.conditions import guarded_block, test
from graphlift.extractor.dispatch import EXPRESSIONS, statement
from graphlift.extractor.flow import Flow, Writes
from graphlift.extractor.lowering import LoopFrame, Lowering
from graphlift.extractor.scopes import assigned_names, bound_by_target, walrus_names
from graphlift.extractor.statements import nested_statements

_DEEPEST_TAIL: Final = 100
"""Blocks nested deeper than this get no further guard from an `if c: return` before the rest of their statements."""

_SUPPRESSING: Final = frozenset(
    (
        "suppress",
        "raises",
        "warns",
        "assertRaises",
        "assertRaisesRegex",
        "assertRaisesRegexp",
        "assertRaisesWithPredicateMatch",
        "assertRaisesOpError",
        "assertWarns",
        "assertWarnsRegex",
        "assertLogs",
        "subTest",
    )
)
"""Context managers that swallow exceptions, by the last part of their name."""


def constant_truth(node: ast.expr) -> bool | None:
    """Whether test ``node`` always goes one way: literals, `TYPE_CHECKING` (false), `not` of those; else None."""
    if isinstance(node, ast.Constant):
        return bool(node.value)
    if is_type_checking(node):
        return False
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        inner = constant_truth(node.operand)
        return None if inner is None else not inner
    return None


def is_type_checking(node: ast.expr) -> bool:
    """Whether ``node`` is `TYPE_CHECKING` or `typing.TYPE_CHECKING`, possibly under `not`."""
    while isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        node = node.operand
    return getattr(node, "id", getattr(node, "attr", None)) == "TYPE_CHECKING"


def is_main_test(node: ast.expr) -> bool:
    """Whether ``node`` is `__name__ == "__main__"` (either way round, possibly first in an `and`)."""
    if isinstance(node, ast.BoolOp) and isinstance(node.op, ast.And):
        return any(is_main_test(value) for value in node.values)
    if not isinstance(node, ast.Compare) or len(node.ops) != 1 or not isinstance(node.ops[0], ast.Eq):
        return False
    sides = (node.left, node.comparators[0])
    return any(isinstance(side, ast.Name) and side.id == "__name__" for side in sides) and any(
        isinstance(side, ast.Constant) and side.value == "__main__" for side in sides
    )


@statement("If")
def lower_if(state: Lowering, node: ast.If) -> None:
    """`if … elif … else`; a chain of `elif` is a chain of `if` in `else` parts."""
    truth = constant_truth(node.test)
    # Names bound under TYPE_CHECKING are bound for annotations, so its flows join although it never runs.
    joins = is_type_checking(node.test)
    condition, if_true, if_false = test(state, node.test)
    state.rows.condition.extend((state.value(node.test), state.symbols["if"], condition))
    origin, block = state.flow, state.block
    state.block = guarded_block(state, node.body[0], block, condition, "true")
    if is_main_test(node.test):
        state.rows.main_guard.append(state.block)
    if truth is False:
        state.rows.dead_block.append(state.block)
    state.flow = state.branch(origin, if_true, node)
    then_end = nested_statements(state, node.body)
    state.block = block
    if node.orelse:
        state.block = guarded_block(state, node.orelse[0], block, condition, "false")
        if truth is True:
            state.rows.dead_block.append(state.block)
        state.flow = state.branch(origin, if_false, node)
        else_end = nested_statements(state, node.orelse)
        state.block = block
    else:
        else_end = state.branch(origin, if_false, node) if if_false else origin
    if not joins:
        if truth is True:
            else_end = None
        elif truth is False:
            then_end = None
    _join(state, node, condition, origin, then_end, else_end, constant=truth is not None)


def _join(
    state: Lowering,
    node: ast.stmt,
    condition: int,
    origin: Flow,
    then_end: Flow | None,
    else_end: Flow | None,
    constant: bool,
) -> None:
    if then_end is not None and else_end is not None:
        joined = state.new_flow([then_end, else_end], origin, node)
        joined.condition = condition
        state.flow = joined
        return
    only = then_end or else_end
    if only is None:
        state.flow = origin
        state.dead_end = True
        return
    state.flow = only
    if not constant and state.block_depths[state.block] < _DEEPEST_TAIL:
        # The rest of the statement list runs only when the other branch was not taken.
        state.block = guarded_block(state, node, state.block, condition, "true" if else_end is None else "false")
        state.flow = state.new_flow([only], only, node)


def _assigned_in(state: Lowering, node: ast.For | ast.AsyncFor | ast.While) -> set[str]:
    names: set[str] = set()
    assigned_names(node.body, names)
    if not isinstance(node, ast.While):
        bound_by_target(node.target, names)
    if state.has_walrus:
        walrus_names([node.test] if isinstance(node, ast.While) else [], names)
        walrus_names(node.body, names)
    if state.scope.private is not None:
        names = {state.scope.mangle(name) for name in names}
    return names


def _loop_head(state: Lowering, node: ast.For | ast.AsyncFor | ast.While, loop: int) -> Flow:
    origin = state.flow
    head = state.new_flow([origin], origin, node)
    head.sealed = False
    head.assigned = _assigned_in(state, node)
    head.loop = loop
    state.flow = head
    return head


def _loop_body(state: Lowering, node: ast.For | ast.AsyncFor | ast.While, loop: int, head: Flow) -> LoopFrame:
    frame = LoopFrame(loop, head, [], len(state.finals), set())
    state.loops.append(frame)
    end = nested_statements(state, node.body)
    state.loops.pop()
    if end is not None:
        head.predecessors.append(end)
    state.seal(head)
    if node.orelse:
        frame.flags.add("else")
    for flag in sorted(frame.flags):
        state.rows.loop_flag.extend((loop, state.symbols[flag]))
    return frame


def _after_loop(
    state: Lowering, node: ast.For | ast.AsyncFor | ast.While, frame: LoopFrame, exhausted: Flow | None
) -> None:
    """Lower the `else` part and join it with the `break`s."""
    ends = list(frame.breaks)
    dominator = frame.head
    if exhausted is not None:
        state.flow = exhausted
        if node.orelse:
            block = state.block
            state.block = state.new_block(node.orelse[0], state.code, block)
            exhausted_end = nested_statements(state, node.orelse)
            state.block = block
            if exhausted_end is not None:
                ends.insert(0, exhausted_end)
        else:
            ends.insert(0, exhausted)
    if not ends:
        state.flow = dominator
        state.dead_end = True
    elif len(ends) == 1 and ends[0].sealed:
        state.flow = state.new_flow(ends, dominator, node)
    else:
        state.flow = state.new_flow(ends, dominator, node)


@statement("While")
def lower_while(state: Lowering, node: ast.While) -> None:
    """`while test: … else: …`."""
    state.statement(node, "while_else" if node.orelse else "while", state.code)
    truth = constant_truth(node.test)
    loop = state.new_loop(node, "while", state.code)
    block = state.block
    state.block = state.new_block(node, state.code, block)
    state.rows.block_loop.extend((state.block, loop))
    head = _loop_head(state, node, loop)
    condition, if_true, if_false = test(state, node.test)
    state.rows.condition.extend((state.value(node.test), state.symbols["while"], condition))
    state.rows.loop_condition.extend((loop, condition))
    tested = state.flow
    state.block = guarded_block(state, node.body[0], state.block, condition, "true")
    if truth is False:
        state.rows.dead_block.append(state.block)
    state.flow = state.branch(tested, if_true, node)
    frame = _loop_body(state, node, loop, head)
    state.block = block
    exhausted = None if truth is True else state.branch(tested, if_false, node)
    _after_loop(state, node, frame, exhausted)


@statement("For", "AsyncFor")
def lower_for(state: Lowering, node: ast.For | ast.AsyncFor) -> None:
    """`for target in iterable: … else: …`."""
    asynchronous = isinstance(node, ast.AsyncFor)
    iterable = EXPRESSIONS[type(node.iter)](state, node.iter)
    state.statement(node, "for_else" if node.orelse else "for", state.code)
    loop = state.new_loop(node, "async for" if asynchronous else "for", state.code)
    block = state.block
    state.block = state.new_block(node.target, state.code, block)
    state.rows.block_loop.extend((state.block, loop))
    head = _loop_head(state, node, loop)
    state.flow = state.new_flow([head], head, node)
    element = state.value(node.target)
    state.rows.iterate.extend((element, iterable, state.symbols["async" if asynchronous else "for"]))
    state.rows.loop_iterates.extend((loop, element, iterable))
    bind_target(state, node.target, element)
    frame = _loop_body(state, node, loop, head)
    state.block = block
    _after_loop(state, node, frame, state.new_flow([head], head, node))


def _suppresses(node: ast.With | ast.AsyncWith) -> bool:
    for item in node.items:
        manager = item.context_expr
        callee = manager.func if isinstance(manager, ast.Call) else manager
        if getattr(callee, "attr", getattr(callee, "id", "")) in _SUPPRESSING:
            return True
    return False


@statement("With", "AsyncWith")
def lower_with(state: Lowering, node: ast.With | ast.AsyncWith) -> None:
    """`with manager as target, …: …`."""
    kind = "async_with" if isinstance(node, ast.AsyncWith) else "with"
    state.statement(node, "with", state.code)
    block = state.block
    written: Writes = {}
    state.writes.append(written)
    for item in node.items:
        manager = EXPRESSIONS[type(item.context_expr)](state, item.context_expr)
        entered = state.value(item.context_expr)
        state.rows.enter.extend((entered, manager, state.symbols[kind]))
        state.block = state.new_block(node.body[0], state.code, state.block)
        state.rows.block_with.extend((state.block, manager))
        if item.optional_vars is not None:
            bind_target(state, item.optional_vars, entered)
    entry = state.flow
    state.flow = state.new_flow([entry], entry, node)
    end = nested_statements(state, node.body)
    state.writes.pop()
    state.block = block
    if end is None and not _suppresses(node):
        state.with_entry, state.with_writes = entry, written
        state.dead_end = True
        return
    if _suppresses(node):
        state.flow = state.new_flow([entry] if end is None else [end, entry], entry, node)
        state.flow.extra = written
    elif end is not None:
        state.flow = state.new_flow([end], end, node)
