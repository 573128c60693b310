"""What a module says about its public names in `__all__`."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from graphlift.extractor.lowering import Lowering


def record_exports(state: Lowering) -> None:
    """Record every name that a literal adds to `__all__` at module level; removals are ignored."""
    if "__all__" not in state.module_scope.bound:
        return
    state.rows.dunder_all_module.append(state.module_scope.code)
    for name in dict.fromkeys(_exported(state.tree.body)):
        state.rows.dunder_all.extend((state.module_scope.code, state.symbols[name]))


def _exported(body: Sequence[ast.stmt]) -> Iterator[str]:
    pending: list[Sequence[ast.stmt]] = [body]
    while pending:
        for node in pending.pop(0):
            if isinstance(node, ast.Assign):
                if any(_is_all(target) for target in node.targets):
                    yield from _names(node.value)
            elif isinstance(node, (ast.AugAssign, ast.AnnAssign)):
                if _is_all(node.target) and node.value is not None:
                    yield from _names(node.value)
            elif isinstance(node, ast.Expr):
                yield from _added_by_call(node.value)
            elif isinstance(node, (ast.If, ast.For, ast.While, ast.With, ast.Try)):
                pending.extend(getattr(node, field, []) for field in ("body", "orelse", "finalbody"))
                pending.extend(handler.body for handler in getattr(node, "handlers", []))


def _is_all(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id == "__all__"


def _added_by_call(node: ast.expr) -> Iterator[str]:
    if (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and _is_all(node.func.value)
        and node.func.attr in ("append", "extend", "insert")
        and node.args
    ):
        yield from _names(node.args[-1])


def _names(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant):
        if isinstance(node.value, str) and node.value.isidentifier():
            yield node.value
    elif isinstance(node, (ast.List, ast.Tuple, ast.Set)):
        for element in node.elts:
            yield from _names(element.value if isinstance(element, ast.Starred) else element)
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        yield from _names(node.left)
        yield from _names(node.right)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("list", "tuple", "sorted"):
        for argument in node.args[:1]:
            yield from _names(argument)
