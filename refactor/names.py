"""Which names mean TensorFlow's `function` at a given `def`: a small scope analysis over the file's own syntax.

A decorator is evaluated in the scope around its function, so a parameter, local or class attribute called `tf` shadows
the module's import. Only names whose every binding in the scope that provides them is an import of TensorFlow are used.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

ROOTS = ("tensorflow", "tensorflow.compat.v1", "tensorflow.compat.v2")
"""Modules that have `function` as a member."""

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef
_SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)
_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


@dataclass(frozen=True, slots=True)
class Binding:
    """One binding of a name in a scope.

    ``decorator`` is how `tf.function` is written through this name; empty when it is not an import of TensorFlow.
    ``certain`` says whether the statement runs whenever its scope runs (it is below no `if`, `try` …).
    """

    name: str
    line: int
    decorator: str = ""
    certain: bool = True
    rank: int = 0


@dataclass
class Scope:
    """Names bound in one module, class body or function."""

    kind: str
    parent: Scope | None = None
    bindings: dict[str, list[Binding]] = field(default_factory=lambda: defaultdict(list))
    outer_names: set[str] = field(default_factory=set)

    def bind(self, name: str, line: int, decorator: str = "", certain: bool = True, rank: int = 0) -> None:
        """Record a binding."""
        self.bindings[name].append(Binding(name, line, decorator, certain, rank))


@dataclass(frozen=True)
class FileNames:
    """All scopes of a file, and the scope in which each `def` is written."""

    module: Scope
    scope_of: dict[int, Scope]
    defs: tuple[FunctionNode, ...]

    def definition(self, line: int) -> FunctionNode | None:
        """The function whose `def` (or `async`) is on ``line``; Python allows one at most."""
        return next((node for node in self.defs if node.lineno == line), None)

    def decorators(self, node: FunctionNode) -> list[str]:
        """Spellings of `tf.function` that are right above ``node``, the file's habit first."""
        scope = self.scope_of[id(node)]
        line = node.lineno
        candidates: dict[str, Binding] = {}
        visible: Scope | None = scope
        while visible is not None:
            for name, bindings in visible.bindings.items():
                for binding in bindings:
                    if binding.decorator:
                        candidates.setdefault(name, binding)
            visible = visible.parent
        good = [found for name in candidates if (found := self._usable(name, scope, line)) is not None]
        # Decision 11: the last `import tensorflow` wins over `import *`, which wins over the named import.
        good.sort(key=lambda binding: (binding.rank, -binding.line))
        return [binding.decorator for binding in good]

    def is_free(self, name: str) -> bool:
        """Whether no scope of the file binds ``name`` or declares it global."""
        return not any(name in scope.bindings or name in scope.outer_names for scope in self._all_scopes())

    def conditional_import(self) -> int:
        """Line of an import of TensorFlow at module level that may not have run (0: there is none)."""
        every = (binding for bindings in self.module.bindings.values() for binding in bindings)
        return next((binding.line for binding in every if binding.decorator and not binding.certain), 0)

    def _all_scopes(self) -> Iterator[Scope]:
        seen: set[int] = set()
        for scope in (self.module, *self.scope_of.values()):
            current: Scope | None = scope
            while current is not None and id(current) not in seen:
                seen.add(id(current))
                yield current
                current = current.parent

    def _usable(self, name: str, scope: Scope, line: int) -> Binding | None:
        """The binding that ``name`` surely has in ``scope`` at ``line``, if it is TensorFlow's."""
        current: Scope | None = scope
        innermost = True
        while current is not None:
            declared_outside = name in current.outer_names
            visible = innermost or current.kind != "class"
            if visible and not declared_outside and name in current.bindings:
                bindings = current.bindings[name]
                spellings = {binding.decorator for binding in bindings}
                if spellings != {bindings[0].decorator} or not bindings[0].decorator:
                    return None
                # A scope that is still running must have passed the import; an outer function or the module has
                # run its imports by the time an inner function makes its own functions - unless they are conditional.
                # Two conditional imports of the same thing are taken as the two branches of one decision.
                certain = [b for b in bindings if b.certain] or (bindings if len(bindings) > 1 else [])
                before = [b for b in certain if b.line < line or not self._running(current, scope)]
                return max(before, key=lambda binding: binding.line) if before else None
            innermost = False
            current = current.parent
        return None

    @staticmethod
    def _running(owner: Scope, scope: Scope) -> bool:
        """Whether code of ``scope`` runs as part of ``owner``'s own body: only class bodies in between."""
        current: Scope | None = scope
        while current is not None and current is not owner:
            if current.kind == "function":
                return False
            current = current.parent
        return True


def file_names(tree: ast.Module) -> FileNames:
    """Scopes and bindings of a parsed file."""
    collector = _Collector()
    collector.body(tree.body, collector.module, certain=True)
    collector.apply_globals()
    return FileNames(collector.module, collector.scope_of, tuple(collector.defs))


class _Collector:
    """Walks a file once; recursion is over nested statements only, expressions are walked with a stack."""

    def __init__(self) -> None:
        self.module = Scope("module")
        self.scope_of: dict[int, Scope] = {}
        self.defs: list[FunctionNode] = []
        self._globals: list[tuple[Scope, str, int]] = []

    def body(self, statements: list[ast.stmt], scope: Scope, *, certain: bool) -> None:
        for statement in statements:
            self._statement(statement, scope, certain)

    def apply_globals(self) -> None:
        """A `global x` in a function makes its bindings of `x` bindings of the module."""
        for scope, name, line in self._globals:
            for binding in scope.bindings.pop(name, []):
                self.module.bind(name, binding.line, binding.decorator, certain=False)
            if name not in self.module.bindings:
                self.module.bind(name, line, certain=False)

    def _statement(self, node: ast.stmt, scope: Scope, certain: bool) -> None:
        match node:
            case ast.Import():
                self._import(node, scope, certain)
            case ast.ImportFrom():
                self._import_from(node, scope, certain)
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                self.scope_of[id(node)] = scope
                self.defs.append(node)
                scope.bind(node.name, node.lineno)
                for expression in (*node.decorator_list, node.args):
                    self._expression(expression, scope)
                inner = self._function_scope(node.args, scope)
                self.body(node.body, inner, certain=True)
            case ast.ClassDef():
                scope.bind(node.name, node.lineno)
                for expression in (*node.decorator_list, *node.bases, *(k.value for k in node.keywords)):
                    self._expression(expression, scope)
                self.body(node.body, Scope("class", scope), certain=True)
            case ast.Global():
                scope.outer_names.update(node.names)
                self._globals += [(scope, name, node.lineno) for name in node.names]
            case ast.Nonlocal():
                scope.outer_names.update(node.names)
                for name in node.names:
                    self._bind_outside(name, scope, node.lineno)
            case ast.Try() | ast.TryStar():
                leaves = all(_leaves(handler.body[-1]) for handler in node.handlers)
                self.body(node.body, scope, certain=certain and leaves)
                for handler in node.handlers:
                    if handler.name:
                        scope.bind(handler.name, handler.lineno)
                    if handler.type is not None:
                        self._expression(handler.type, scope)
                    self.body(handler.body, scope, certain=False)
                self.body(node.orelse, scope, certain=certain and leaves)
                self.body(node.finalbody, scope, certain=certain)
            case _:
                self._compound(node, scope, certain)

    def _compound(self, node: ast.stmt, scope: Scope, certain: bool) -> None:
        """Bindings of a statement's own expressions, then of its blocks; a `with` block always runs."""
        inner = certain and isinstance(node, ast.With)
        for _, value in ast.iter_fields(node):
            items = value if isinstance(value, list) else [value]
            for item in items:
                if isinstance(item, ast.stmt):
                    self._statement(item, scope, inner)
                elif isinstance(item, ast.match_case):
                    self._expression(item.pattern, scope)
                    self.body(item.body, scope, certain=False)
                elif isinstance(item, ast.AST):
                    self._expression(item, scope)

    def _expression(self, root: ast.AST, scope: Scope) -> None:
        """Names bound by an expression, a target or a pattern; lambdas and comprehensions have scopes of their own."""
        stack: list[tuple[ast.AST, bool]] = [(root, False)]
        while stack:
            node, in_comprehension = stack.pop()
            match node:
                case ast.Name(ctx=ast.Store() | ast.Del()) if not in_comprehension:
                    scope.bind(node.id, node.lineno)
                case ast.NamedExpr():
                    scope.bind(node.target.id, node.lineno)
                    stack.append((node.value, in_comprehension))
                    continue
                case ast.MatchAs() | ast.MatchStar() if node.name:
                    scope.bind(node.name, node.lineno)
                case ast.MatchMapping() if node.rest:
                    scope.bind(node.rest, node.lineno)
                case _:
                    pass
            nested = in_comprehension or isinstance(node, _COMPREHENSIONS)
            stack.extend((child, nested) for child in ast.iter_child_nodes(node))

    @staticmethod
    def _function_scope(arguments: ast.arguments, parent: Scope) -> Scope:
        scope = Scope("function", parent)
        every = (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, arguments.vararg, arguments.kwarg)
        for argument in every:
            if argument is not None:
                scope.bind(argument.arg, argument.lineno)
        return scope

    @staticmethod
    def _bind_outside(name: str, scope: Scope, line: int) -> None:
        current = scope.parent
        while current is not None and (current.kind != "function" or name not in current.bindings):
            current = current.parent
        if current is not None:
            current.bind(name, line)

    @staticmethod
    def _import(node: ast.Import, scope: Scope, certain: bool) -> None:
        for alias in node.names:
            top = alias.name.split(".", 1)[0]
            bound = alias.asname or top
            imported = alias.name if alias.asname else top
            decorator = f"{bound}.function" if imported in ROOTS else ""
            scope.bind(bound, node.lineno, decorator, certain, rank=0)

    @staticmethod
    def _import_from(node: ast.ImportFrom, scope: Scope, certain: bool) -> None:
        module = "" if node.level else node.module or ""
        for alias in node.names:
            if alias.name == "*":
                if module in ROOTS:
                    scope.bind("function", node.lineno, "function", certain, rank=1)
                continue
            bound = alias.asname or alias.name
            decorator = ""
            if module in ROOTS and alias.name == "function":
                decorator = bound
            elif f"{module}.{alias.name}" in ROOTS:
                decorator = f"{bound}.function"
            scope.bind(bound, node.lineno, decorator, certain, rank=0 if "." in decorator else 2)


def _leaves(statement: ast.stmt) -> bool:
    """Whether ``statement``, the last of an exception handler, does not go on behind the `try`."""
    if isinstance(statement, ast.Raise):
        return True
    call = statement.value if isinstance(statement, ast.Expr) else None
    return isinstance(call, ast.Call) and ast.unparse(call.func) in {"sys.exit", "exit", "quit", "os._exit"}
