"""Dispatch by syntax node type: one table for expressions, one for statements.

The modules of this package that lower something register their functions here when they are imported.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from graphlift.extractor.lowering import Lowering

Expression = Callable[[Lowering, Any], int]
Statement = Callable[[Lowering, Any], None]
_Function = TypeVar("_Function", bound=Callable[..., Any])


class _Expressions(dict[type, Expression]):
    def __missing__(self, kind: type) -> Expression:
        # A node type of a newer Python: its operands still happen, its value is unknown.
        self[kind] = _unknown_expression
        return _unknown_expression


class _Statements(dict[type, Statement]):
    def __missing__(self, kind: type) -> Statement:
        self[kind] = _unknown_statement
        return _unknown_statement


EXPRESSIONS: _Expressions = _Expressions()
"""Lowers an expression in load context; yields its value."""

STATEMENTS: _Statements = _Statements()
"""Lowers a statement."""


def expression(*names: str) -> Callable[[_Function], _Function]:
    """Register a function for the named expression node types, as far as this Python has them."""

    def register(function: _Function) -> _Function:
        for name in names:
            if hasattr(ast, name):
                EXPRESSIONS[getattr(ast, name)] = function
        return function

    return register


def statement(*names: str) -> Callable[[_Function], _Function]:
    """Register a function for the named statement node types, as far as this Python has them."""

    def register(function: _Function) -> _Function:
        for name in names:
            if hasattr(ast, name):
                STATEMENTS[getattr(ast, name)] = function
        return function

    return register


def lower(state: Lowering, node: ast.expr) -> int:
    """Lower expression ``node`` and return its value."""
    return EXPRESSIONS[type(node)](state, node)


def _unknown_expression(state: Lowering, node: ast.expr) -> int:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.expr):
            EXPRESSIONS[type(child)](state, child)
    return state.value(node)


def _unknown_statement(state: Lowering, node: ast.stmt) -> None:
    for _, field in ast.iter_fields(node):
        items: Sequence[object] = field if isinstance(field, list) else [field]
        for item in items:
            if isinstance(item, ast.expr):
                EXPRESSIONS[type(item)](state, item)
            elif isinstance(item, ast.stmt):
                STATEMENTS[type(item)](state, item)
