"""Proof that an edit did what was announced and nothing else: both trees, modulo decorators and imports."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping
from typing import Final

from graphlift.refactor.names import FunctionNode

_LONG_INTEGER: Final = 1000
"""Bits from which on integers are compared in hexadecimal."""


def differs_only_as_announced(
    before: ast.Module,
    after: ast.Module,
    *,
    added: Mapping[int, str],
    removed: Mapping[int, Iterable[int]],
    new_imports: Iterable[str] = (),
    dropped_imports: Iterable[str] = (),
) -> bool:
    """Whether ``after`` is ``before`` but for the announced changes.

    Args:
        before: tree of the original text.
        after: tree of the edited text.
        added: by line of the `def` in the original, the decorator put right above it.
        removed: by line of the `def` in the original, the indices (from 0, topmost) of the decorators taken away.
        new_imports: statements inserted at module level, as text.
        dropped_imports: names whose module-level import was taken away.
    """
    for tree in (before, after):
        _shorten_integers(tree)
    old_functions = [node for node in ast.walk(before) if isinstance(node, FunctionNode)]
    new_functions = [node for node in ast.walk(after) if isinstance(node, FunctionNode)]
    if len(old_functions) != len(new_functions):
        return False
    for old, new in zip(old_functions, new_functions, strict=True):
        gone = set(removed.get(old.lineno, ()))
        expected = [decorator for index, decorator in enumerate(old.decorator_list) if index not in gone]
        if old.lineno in added:
            expected.append(ast.parse(added[old.lineno], mode="eval").body)
        if [ast.dump(item) for item in expected] != [ast.dump(item) for item in new.decorator_list]:
            return False
        old.decorator_list = []
        new.decorator_list = []
    _drop_names(before, set(dropped_imports))
    for statement in new_imports:
        dump = ast.dump(ast.parse(statement).body[0])
        index = next((i for i, node in enumerate(after.body) if ast.dump(node) == dump), None)
        if index is None:
            return False
        del after.body[index]
    return ast.dump(before) == ast.dump(after)


def _shorten_integers(tree: ast.Module) -> None:
    """Python refuses to write integers of many digits in decimal; in hexadecimal it does."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, int) and node.value.bit_length() > _LONG_INTEGER:
            node.value = f"integer {node.value:x}"


def _drop_names(tree: ast.Module, names: set[str]) -> None:
    """Take the aliases that bind ``names`` out of module-level imports."""
    kept: list[ast.stmt] = []
    for node in tree.body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            node.names = [alias for alias in node.names if (alias.asname or alias.name) not in names]
            if not node.names:
                continue
        kept.append(node)
    tree.body = kept
