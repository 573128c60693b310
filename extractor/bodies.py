"""Lowering a whole file: the module body first, then every body that was met, in the order it was met."""

from __future__ import annotations

import ast
import re
from typing import Final

# Importing these registers what they lower.
from graphlift.extractor import (  # noqa: F401
    assignment,
    calls,
    comprehensions,
    control,
    definitions,
    exceptions,
    expressions,
    imports,
    patterns,
)
from graphlift.extractor.definitions import new_code
from graphlift.extractor.dispatch import EXPRESSIONS
from graphlift.extractor.exports import record_exports
from graphlift.extractor.expressions import constant
from graphlift.extractor.flow import Flow
from graphlift.extractor.lowering import Lowering, PendingBody
from graphlift.extractor.scopes import module_scope
from graphlift.extractor.statements import lower_statements

_PRIVATE: Final = re.compile(r"\b__[A-Za-z0-9_]*[A-Za-z0-9](?:_)?\b")


def lower_module(tree: ast.Module, text: str) -> Lowering:
    """Lower the module ``tree``, which was parsed from ``text``.

    Raises:
        RecursionError: when the tree is nested too deeply.
    """
    walrus = ":=" in text
    private = any(not match.endswith("__") for match in _PRIVATE.findall(text))
    scope = module_scope(tree, walrus=walrus, private=private)
    state = Lowering(tree, scope, walrus=walrus)
    new_code(state, tree, scope, "")
    _lower_body(state, PendingBody(tree, scope))
    record_exports(state)
    queue = state.queue
    while queue:
        _lower_body(state, queue.popleft())
    state.store_captured()
    _name_scopes(state)
    return state


def _lower_body(state: Lowering, body: PendingBody) -> None:
    scope, node = body.scope, body.node
    _enter(state, body)
    if isinstance(node, ast.Lambda):
        value = EXPRESSIONS[type(node.body)](state, node.body)
        instruction = state.value(node.body)
        state.rows.return_value.extend((instruction, scope.code, value))
    else:
        lower_statements(state, node.body)  # type: ignore[attr-defined]
        if scope.kind == "module":
            state.finish_module()
        elif scope.kind == "function" and not (state.dead_end or state.flow_is_dead):
            nothing = constant(state, None, node)
            state.rows.return_value.extend((state.value(node), scope.code, nothing))
    if scope.code in state.generators:
        state.rows.function_flag.extend((scope.code, state.symbols["generator"]))
    state.finish_phis()


def _enter(state: Lowering, body: PendingBody) -> None:
    scope = body.scope
    state.scope, state.code = scope, scope.code
    state.block = state.entry_block = scope.entry_block
    state.entry_start = len(state.value_nodes)
    state.flow = Flow([], None, state.block, body.node, state.entry_start)
    state.flow.defs.update({name: value for name, value in body.parameters.items() if name not in scope.shared})
    state.writes, state.loops, state.finals = [], [], []
    state.renamed, state.hide_class = {}, False
    state.dead_end = state.flow_is_dead = False
    state.direct = True


def _name_scopes(state: Lowering) -> None:
    """Number lambdas in source order within their scope, and write each body's dotted name below its module."""
    children: dict[int, list[int]] = {}
    for code, scope in enumerate(state.code_scopes):
        if scope.parent is not None and isinstance(state.code_nodes[code], ast.Lambda):
            children.setdefault(scope.parent.code, []).append(code)
    nodes = state.code_nodes
    for lambdas in children.values():
        lambdas.sort(key=lambda code: (nodes[code].lineno, nodes[code].col_offset))  # type: ignore[attr-defined]
        for number, code in enumerate(lambdas, 1):
            state.code_names[code] = f"<lambda{number}>"
    suffixes: list[str] = []
    for code, scope in enumerate(state.code_scopes):
        parent = scope.parent
        # A body is numbered after the one it is written in.
        suffixes.append("" if parent is None else f"{suffixes[parent.code]}.{state.code_names[code]}")
        state.rows.code_suffix.extend((code, state.symbols[suffixes[code]]))
