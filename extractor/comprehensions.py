"""Lowering of comprehensions and generator expressions: loops inside the code body around them, variables renamed."""

from __future__ import annotations

import ast

from graphlift.extractor.assignment import bind_target
from graphlift.extractor.conditions import guarded_block, test
from graphlift.extractor.dispatch import EXPRESSIONS, expression
from graphlift.extractor.flow import Flow
from graphlift.extractor.lowering import Lowering
from graphlift.extractor.scopes import bound_by_target, walrus_names

Comprehension = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp


@expression("ListComp", "SetComp", "GeneratorExp")
def lower_elements(state: Lowering, node: ast.ListComp | ast.SetComp | ast.GeneratorExp) -> int:
    """`[element for …]` and the like."""
    kind = "list" if isinstance(node, ast.ListComp) else "set" if isinstance(node, ast.SetComp) else "generator"
    value = _lower(state, node, kind)
    return value


@expression("DictComp")
def lower_items(state: Lowering, node: ast.DictComp) -> int:
    """`{key: value for …}`."""
    return _lower(state, node, "dict")


def _lower(state: Lowering, node: Comprehension, kind: str) -> int:
    first = node.generators[0]
    iterable = EXPRESSIONS[type(first.iter)](state, first.iter)
    value = state.value(node)
    state.rows.allocation.extend((value, state.symbols[kind]))
    origin, block = state.flow, state.block
    renamed, hidden = state.renamed, state.hide_class
    state.renamed = _rename(state, node)
    state.hide_class = hidden or state.scope.kind == "class"
    assigned: set[str] = set()
    if state.has_walrus:
        walrus_names([node], assigned)
    heads: list[Flow] = []
    for index, generator in enumerate(node.generators):
        if index:
            iterable = EXPRESSIONS[type(generator.iter)](state, generator.iter)
        label = "async comprehension" if generator.is_async else "comprehension"
        loop = state.new_loop(generator.target, label, state.code)
        if not index:
            state.rows.comprehension.extend((value, loop))
        state.block = state.new_block(generator.target, state.code, state.block)
        state.rows.block_loop.extend((state.block, loop))
        head = state.new_flow([state.flow], state.flow, generator.target)
        head.loop = loop
        if assigned:
            head.sealed, head.assigned = False, assigned
        heads.append(head)
        state.flow = head
        element = state.value(generator.target)
        how = "async_comprehension" if generator.is_async else "comprehension"
        state.rows.iterate.extend((element, iterable, state.symbols[how]))
        state.rows.loop_iterates.extend((loop, element, iterable))
        bind_target(state, generator.target, element)
        for condition_node in generator.ifs:
            condition, if_true, _ = test(state, condition_node)
            state.rows.condition.extend((state.value(condition_node), state.symbols["comprehension"], condition))
            state.block = guarded_block(state, condition_node, state.block, condition, "true")
            state.flow = state.branch(state.flow, if_true, condition_node)
    _fill(state, node, value)
    end = state.flow
    state.block, state.renamed, state.hide_class = block, renamed, hidden
    if assigned:
        for head in heads:
            head.predecessors.append(end)
            state.seal(head)
        state.flow = state.new_flow([origin, end], origin, node)
    else:
        state.flow = origin
    return value


def _fill(state: Lowering, node: Comprehension, value: int) -> None:
    if isinstance(node, ast.DictComp):
        key = EXPRESSIONS[type(node.key)](state, node.key)
        item = EXPRESSIONS[type(node.value)](state, node.value)
        state.rows.display_item.extend((value, key, item))
    else:
        element = EXPRESSIONS[type(node.elt)](state, node.elt)
        state.rows.display_element.extend((value, state.symbols["*"], element))


def _rename(state: Lowering, node: Comprehension) -> dict[str, str]:
    names: set[str] = set()
    for generator in node.generators:
        bound_by_target(generator.target, names)
    renamed = dict(state.renamed)
    for name in sorted(names):
        state.rename_count += 1
        renamed[state.scope.mangle(name)] = f".{state.rename_count}"
    return renamed
