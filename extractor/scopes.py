"""Scopes: which names a code body binds, found by scanning statements before anything is lowered.

Only statements are scanned (bindings inside expressions are walrus targets, looked for only in files that contain
`:=`), so the scan costs a small part of parsing.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Sequence
from typing import Final, Literal

ScopeKind = Literal["module", "class", "function"]
FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef
DEFINITIONS: Final = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)

_MATCH_BINDERS: Final = (ast.MatchAs, ast.MatchStar, ast.MatchMapping)
_TRY: Final = tuple(getattr(ast, name) for name in ("Try", "TryStar") if hasattr(ast, name))


class Scope:
    """The names of one code body.

    ``shared`` names are written by another code body too (`nonlocal`, `global`), so their reads cannot be SSA values.
    ``resolved`` memoizes how a name that is not bound here is read.
    """

    __slots__ = (
        "bound",
        "cells",
        "children",
        "class_code",
        "code",
        "entry_block",
        "globals",
        "kind",
        "nonlocals",
        "parent",
        "private",
        "qualified",
        "resolved",
        "self_cells",
        "shared",
        "star",
    )

    def __init__(self, kind: ScopeKind, parent: Scope | None, private: str | None = None) -> None:
        self.kind: ScopeKind = kind
        self.parent = parent
        self.private = private
        """What private names (`__x`) are prefixed with, or None outside of classes."""
        self.code = -1
        self.class_code = -1
        """The class whose `super()` and `__class__` mean, or -1."""
        self.bound: set[str] = set()
        self.globals: set[str] = set()
        self.nonlocals: set[str] = set()
        self.shared: set[str] = set()
        self.cells: dict[str, int] = {}
        self.self_cells: dict[str, int] = {}
        """Comprehension variables around a lambda that it reads, by name."""
        self.resolved: dict[str, tuple[int, int]] = {}
        self.children: dict[ast.AST, Scope] = {}
        self.star = False
        self.entry_block = 0
        self.qualified = ""
        """The chain of `class` and `def` names that this body's directly written definitions continue."""

    def mangle(self, name: str) -> str:
        """``name`` as the compiler sees it inside a class: `__x` becomes `_C__x`."""
        if self.private is None or not name.startswith("__") or name.endswith("__") or "." in name:
            return name
        return self.private + name


def private_prefix(class_name: str) -> str | None:
    """The prefix of private names in class ``class_name`` (None when it consists of underscores alone)."""
    stripped = class_name.lstrip("_")
    return f"_{stripped}" if stripped else None


def bound_by_target(target: ast.AST, into: set[str]) -> None:
    """Add the plain names that assignment target ``target`` binds."""
    kind = type(target)
    if kind is ast.Name:
        into.add(target.id)  # type: ignore[attr-defined]
    elif kind is ast.Tuple or kind is ast.List:
        for element in target.elts:  # type: ignore[attr-defined]
            bound_by_target(element, into)
    elif kind is ast.Starred:
        bound_by_target(target.value, into)  # type: ignore[attr-defined]


def assigned_names(body: Sequence[ast.stmt], into: set[str], definitions: list[ast.stmt] | None = None) -> None:
    """Add every name that ``body`` binds, nested blocks included, other scopes not.

    ``definitions`` collects the `def`, `class`, `global`, `nonlocal` and `import *` statements met on the way.
    """
    stack: list[Sequence[ast.stmt]] = [body]
    while stack:
        for statement in stack.pop():
            kind = type(statement)
            if kind is ast.Expr or kind is ast.Return:
                continue
            if isinstance(statement, ast.Assign):
                for target in statement.targets:
                    bound_by_target(target, into)
            elif isinstance(statement, ast.If):
                stack.append(statement.body)
                stack.append(statement.orelse)
            elif isinstance(statement, (ast.AugAssign, ast.AnnAssign)):
                bound_by_target(statement.target, into)
            elif isinstance(statement, DEFINITIONS):
                into.add(statement.name)
                if definitions is not None:
                    definitions.append(statement)
            elif isinstance(statement, (ast.For, ast.AsyncFor)):
                bound_by_target(statement.target, into)
                stack.append(statement.body)
                stack.append(statement.orelse)
            elif isinstance(statement, ast.While):
                stack.append(statement.body)
                stack.append(statement.orelse)
            elif isinstance(statement, (ast.With, ast.AsyncWith)):
                for item in statement.items:
                    if item.optional_vars is not None:
                        bound_by_target(item.optional_vars, into)
                stack.append(statement.body)
            elif isinstance(statement, _TRY):
                stack.extend((statement.body, statement.orelse, statement.finalbody))
                for handler in statement.handlers:
                    if handler.name is not None:
                        into.add(handler.name)
                    stack.append(handler.body)
            elif isinstance(statement, ast.Import):
                for alias in statement.names:
                    into.add(alias.asname or alias.name.partition(".")[0])
            elif isinstance(statement, ast.ImportFrom):
                for alias in statement.names:
                    if alias.name != "*":
                        into.add(alias.asname or alias.name)
                    elif definitions is not None:
                        definitions.append(statement)
            elif isinstance(statement, (ast.Global, ast.Nonlocal)):
                if definitions is not None:
                    definitions.append(statement)
            elif isinstance(statement, ast.Match):
                for case in statement.cases:
                    _bound_by_pattern(case.pattern, into)
                    stack.append(case.body)
            elif isinstance(statement, ast.Delete):
                for target in statement.targets:
                    bound_by_target(target, into)
            elif kind.__name__ == "TypeAlias":
                bound_by_target(statement.name, into)  # type: ignore[attr-defined]


def _bound_by_pattern(pattern: ast.pattern, into: set[str]) -> None:
    for node in ast.walk(pattern):
        if isinstance(node, (ast.MatchAs, ast.MatchStar)):
            if node.name is not None:
                into.add(node.name)
        elif isinstance(node, ast.MatchMapping) and node.rest is not None:
            into.add(node.rest)


def walrus_names(body: Iterable[ast.AST], into: set[str]) -> None:
    """Add the walrus targets of ``body``: those of comprehensions count, those of other scopes do not."""
    stack = list(body)
    while stack:
        node = stack.pop()
        if isinstance(node, ast.NamedExpr):
            into.add(node.target.id)
            stack.append(node.value)
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            stack.extend(node.decorator_list)
            stack.extend(node.args.defaults)
            stack.extend(default for default in node.args.kw_defaults if default is not None)
        elif isinstance(node, ast.ClassDef):
            stack.extend((*node.decorator_list, *node.bases, *node.keywords))
        elif isinstance(node, ast.Lambda):
            stack.extend(node.args.defaults)
            stack.extend(default for default in node.args.kw_defaults if default is not None)
        else:
            stack.extend(ast.iter_child_nodes(node))


def parameter_names(arguments: ast.arguments) -> list[str]:
    """All parameter names of a function, in source order."""
    return [argument.arg for argument, _ in parameters(arguments)]


def parameters(arguments: ast.arguments) -> list[tuple[ast.arg, str]]:
    """The parameters of a function with their kinds, in source order."""
    found = [(argument, "positional_only") for argument in arguments.posonlyargs]
    found += [(argument, "positional") for argument in arguments.args]
    if arguments.vararg is not None:
        found.append((arguments.vararg, "var_positional"))
    found += [(argument, "keyword_only") for argument in arguments.kwonlyargs]
    if arguments.kwarg is not None:
        found.append((arguments.kwarg, "var_keyword"))
    return found


def module_scope(tree: ast.Module, *, walrus: bool, private: bool) -> Scope:
    """The scope of a module and, by ``children``, of everything defined in it by statements.

    ``walrus``: the file contains walrus expressions; ``private``: it contains private names (`__x`).
    """
    module = Scope("module", None)
    module.class_code = -1
    pending: list[tuple[Scope, Sequence[ast.stmt]]] = [(module, tree.body)]
    scopes: list[Scope] = [module]
    while pending:
        scope, body = pending.pop()
        definitions: list[ast.stmt] = []
        assigned_names(body, scope.bound, definitions)
        if walrus:
            walrus_names(body, scope.bound)
        for statement in definitions:
            if isinstance(statement, (ast.Global, ast.Nonlocal)):
                (scope.globals if isinstance(statement, ast.Global) else scope.nonlocals).update(statement.names)
            elif isinstance(statement, ast.ImportFrom):
                scope.star = True
            elif isinstance(statement, DEFINITIONS):
                child = _child(scope, statement, private)
                pending.append((child, statement.body))
                scopes.append(child)
        if scope.private is not None:
            for names in (scope.bound, scope.globals, scope.nonlocals):
                mangled = {scope.mangle(name) for name in names}
                names.clear()
                names.update(mangled)
    _share(module, scopes)
    return module


def _child(scope: Scope, statement: FunctionNode | ast.ClassDef, private: bool) -> Scope:
    if isinstance(statement, ast.ClassDef):
        child = Scope("class", scope, private_prefix(statement.name) if private else None)
    else:
        child = Scope("function", scope, scope.private)
        child.bound.update(parameter_names(statement.args))
    scope.children[statement] = child
    return child


def _share(module: Scope, scopes: list[Scope]) -> None:
    for scope in scopes:
        if scope.nonlocals:
            scope.bound -= scope.nonlocals
            for name in scope.nonlocals:
                owner = owner_of(scope.parent, name)
                if owner is not None:
                    owner.shared.add(name)
        if scope.globals and scope is not module:
            scope.bound -= scope.globals
            module.bound |= scope.globals
            module.shared |= scope.globals


def owner_of(scope: Scope | None, name: str) -> Scope | None:
    """The nearest function scope from ``scope`` outwards that binds ``name``; None when there is none."""
    while scope is not None and scope.kind != "module":
        if scope.kind == "function":
            if name in scope.bound:
                return scope
            if name in scope.globals:
                return None
        scope = scope.parent
    return None
