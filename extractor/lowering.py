"""The state of lowering one file: the code body, flow and block that instructions go into, and names in scope."""

from __future__ import annotations

import ast
import builtins
from collections import deque
from dataclasses import dataclass, field
from typing import Final

from graphlift.extractor.flow import UNDEFINED, Flow, Test, Writes
from graphlift.extractor.scopes import Scope, owner_of
from graphlift.extractor.ssa import SsaBuilder

BUILTIN_NAMES: Final = frozenset(dir(builtins))

_LOOK_BACK: Final = 60
"""How many dominating flows are searched for an earlier load of the same name."""

GLOBAL: Final = 0
BUILTIN: Final = 1
EITHER: Final = 2
CAPTURED: Final = 3
CLASS_CELL: Final = 4


@dataclass(slots=True)
class LoopFrame:
    """The loop around the current statement: where `break` and `continue` go."""

    loop: int
    head: Flow
    breaks: list[Flow]
    depth: int
    """How many `finally` parts are around the loop."""
    flags: set[str]


@dataclass(slots=True)
class PendingBody:
    """A code body that is lowered when the one around it is done."""

    node: ast.AST
    scope: Scope
    parameters: dict[str, int] = field(default_factory=dict)


class Lowering(SsaBuilder):
    """Everything known while one file is lowered."""

    def __init__(self, tree: ast.Module, scope: Scope, *, walrus: bool) -> None:
        super().__init__()
        self.tree = tree
        self.module_scope = scope
        self.scope = scope
        self.code = -1
        self.has_walrus = walrus
        self.queue: deque[PendingBody] = deque()
        self.loops: list[LoopFrame] = []
        self.finals: list[Writes] = []
        """For each enclosing `try` with a `finally`, what that `finally` part writes (filled when it is lowered)."""
        self.renamed: dict[str, str] = {}
        """Variables of the comprehensions around, and what they are called in flows."""
        self.rename_count = 0
        self.hide_class = False
        """Inside a comprehension of a class body, where names of the class are not seen."""
        self.in_annotation = False
        self.direct = True
        """Whether the current statement is written directly in a `def`, `class` or module, all the way out."""
        self.captured: dict[tuple[int, int], int] = {}
        """Cells by owner and name symbol."""
        self.annotation_blocks: dict[int, int] = {}
        self.generators: set[int] = set()
        """Functions that contain a `yield`."""
        self.code_scopes: list[Scope] = []
        self.code_names: list[str] = []
        self.dead_end = False
        """Whether the statement lowered last does not end normally."""
        self.flow_is_dead = False
        """Whether the current flow cannot be reached."""
        self.with_entry: Flow | None = None
        self.with_writes: Writes | None = None
        """The flow into, and the definitions in, the `with` that made the last dead end."""
        self.entry_block = 0
        self.entry_start = 0
        self.entry_values: set[int] = set()
        """Loads of what a name means before the body binds it."""
        self.maybe_builtin: set[str] = set()
        self.load_keys: dict[str, str] = {}
        """What flows call the loads of a name that is written by several bodies, since it was written last."""

    # --- flows ---------------------------------------------------------------------------------

    def new_flow(self, predecessors: list[Flow], dominator: Flow | None, node: ast.AST) -> Flow:
        """A new sealed flow whose phis belong to the current block."""
        return Flow(predecessors, dominator, self.block, node, len(self.value_nodes))

    def branch(self, origin: Flow, tests: tuple[Test, ...], node: ast.AST) -> Flow:
        """A flow behind ``origin`` where ``tests`` held."""
        flow = Flow([origin], origin, self.block, node, len(self.value_nodes))
        if tests:
            flow.pending = list(tests)
        return flow

    # --- loads ---------------------------------------------------------------------------------

    def initial(self, name: str) -> int:
        """What a name of the body is before the body binds it: a parameter's, a builtin's or an outer scope's value."""
        scope = self.scope
        if scope.kind == "function" or name.startswith("."):
            return UNDEFINED
        if scope.kind == "module":
            if scope.star:
                return self._entry_load(name, EITHER, -1)
            return self._entry_load(name, BUILTIN, -1) if name in BUILTIN_NAMES else UNDEFINED
        kind, cell = self._resolve_outside(scope, name)
        if kind == BUILTIN and name not in BUILTIN_NAMES:
            return UNDEFINED
        return self._entry_load(name, kind, cell)

    def _entry_load(self, name: str, kind: int, cell: int) -> int:
        node = self.code_nodes[self.code]
        value = len(self.value_nodes)
        self.value_nodes.append(node)
        self.value_blocks.append(self.entry_block)
        self.rows.order_override.extend((value, self.entry_start))
        self._load_rows(value, name, kind, cell)
        self.entry_values.add(value)
        return value

    def load_name(self, name: str, node: ast.AST) -> int:
        """The value of plain name ``name`` (already mangled) at the current place."""
        if self.renamed:
            inner = self.renamed.get(name)
            if inner is not None:
                return self._read_local(inner, name, node)
        scope = self.scope
        if name in scope.bound and not (self.hide_class or name in scope.shared or name in scope.globals):
            if self.in_annotation and scope.kind == "module":
                return self._load_outer(name, GLOBAL, -1, node)
            return self._read_local(name, name, node)
        found = scope.resolved.get(name)
        if found is None:
            found = scope.resolved[name] = self._resolve(scope, name)
        return self._load_outer(name, found[0], found[1], node)

    def _read_local(self, key: str, name: str, node: ast.AST) -> int:
        found = self.flow.defs.get(key)
        if found is None:
            found = self.read(self.flow, key)
        if found >= 0 and found not in self.replaced:
            return found
        if found != UNDEFINED:
            return self.use(found)
        if self.in_annotation and self.scope.kind == "class":
            outer = self._resolve_outside(self.scope, name)
            return self._load_outer(name, outer[0], outer[1], node)
        value = self.value(node)
        self.rows.unresolved_local.extend((value, self.symbols[name]))
        return value

    def _load_outer(self, name: str, kind: int, cell: int, node: ast.AST) -> int:
        flow: Flow | None = self.flow
        start = self.flow
        key = self.load_keys.get(name, name)
        for _ in range(_LOOK_BACK):
            if flow is None:
                break
            loads = flow.loads
            if loads is not None:
                known = loads.get(key)
                if known is not None:
                    if flow is not start:
                        if start.loads is None:
                            start.loads = {}
                        start.loads[key] = known
                    return known
            flow = flow.dominator
        value = self.value(node)
        if not self.in_annotation:
            if start.loads is None:
                start.loads = {}
            start.loads[key] = value
        self._load_rows(value, name, kind, cell)
        return value

    def _load_rows(self, value: int, name: str, kind: int, cell: int) -> None:
        if kind == CAPTURED:
            self.rows.load_cell.extend((value, cell))
        elif kind == CLASS_CELL:
            self.rows.load_class_cell.extend((value, cell))
        else:
            symbol = self.symbols[name]
            if kind != BUILTIN:
                self.rows.load_global.extend((value, self.module_scope.code, symbol))
            if kind != GLOBAL:
                self.rows.load_builtin.extend((value, symbol))

    # --- resolution ---------------------------------------------------------------------------------

    def _resolve(self, scope: Scope, name: str) -> tuple[int, int]:
        if name in scope.globals:
            return self._global_kind(name), -1
        if scope.kind == "function" and name in scope.bound:
            return CAPTURED, self.cell_of(scope, name)
        return self._resolve_outside(scope, name)

    def _resolve_outside(self, scope: Scope, name: str) -> tuple[int, int]:
        inner: Scope | None = scope
        while inner is not None:
            cell = inner.self_cells.get(name)
            if cell is not None:
                return CAPTURED, cell
            outer = inner.parent
            if outer is None or (outer.kind == "function" and name in outer.bound):
                break
            inner = outer
        owner = owner_of(scope.parent, name)
        if owner is not None:
            return CAPTURED, self.cell_of(owner, name)
        if name == "__class__" and scope.kind == "function" and scope.class_code >= 0:
            return CLASS_CELL, scope.class_code
        return self._global_kind(name), -1

    def _global_kind(self, name: str) -> int:
        module = self.module_scope
        if name not in module.bound:
            return EITHER if module.star else BUILTIN
        return EITHER if name in self.maybe_builtin else GLOBAL

    def finish_module(self) -> None:
        """Find the builtins' names that the module body binds on some paths only: functions may see either."""
        for name in sorted(self.module_scope.bound & BUILTIN_NAMES - self.module_scope.shared):
            if self._reaches_entry(self.read(self.flow, name)):
                self.maybe_builtin.add(name)

    def _reaches_entry(self, value: int) -> bool:
        seen: set[int] = set()
        pending = [value]
        while pending:
            here = self.unrefined(pending.pop())
            if here in self.entry_values:
                return True
            if here in self._phis and here not in seen:
                seen.add(here)
                pending.extend(self._phis[here][2])
        return False

    def store_captured(self) -> None:
        """Write a `store_cell` for each binding of a variable that turned out to be captured, parameters included."""
        captured, rows = self.captured, self.rows
        if not captured:
            return
        bindings = iter(rows.binding)
        for instruction, code, name, value in zip(bindings, bindings, bindings, bindings, strict=True):
            cell = captured.get((code, name))
            if cell is not None:
                rows.store_cell.extend((instruction, cell, value))
        names = dict(zip(rows.parameter_name[::2], rows.parameter_name[1::2], strict=True))
        for parameter, code in zip(rows.parameter[::4], rows.parameter[1::4], strict=True):
            cell = captured.get((code, names[parameter]))
            if cell is not None:
                rows.store_cell.extend((parameter, cell, parameter))

    def cell_of(self, owner: Scope, name: str) -> int:
        """The cell of variable ``name`` of ``owner``."""
        cell = owner.cells.get(name)
        if cell is None:
            cell = owner.cells[name] = self.new_cell(owner.code, name)
            self.captured[owner.code, self.symbols[name]] = cell
        return cell

    def is_builtin(self, name: str) -> bool:
        """Whether plain name ``name`` surely means the builtin here."""
        if name in self.renamed:
            return False
        scope: Scope | None = self.scope
        while scope is not None:
            if name in scope.bound or name in scope.self_cells:
                return False
            scope = scope.parent
        return True

    # --- stores ---------------------------------------------------------------------------------

    def bind(self, name: str, value: int, node: ast.AST) -> int:
        """Bind plain name ``name`` (already mangled) to ``value``; the instruction that does so."""
        scope = self.scope
        instruction = self.value(node)
        rows = self.rows
        symbol = self.symbols[name]
        if name in scope.globals and scope.kind != "module":
            rows.store_global.extend((instruction, self.module_scope.code, symbol, value))
            rows.global_write_in_function.extend((instruction, self.code, symbol))
            self.forget_load(name)
            return instruction
        if name in scope.nonlocals:
            owner = owner_of(scope.parent, name)
            if owner is not None:
                cell = self.cell_of(owner, name)
                rows.store_cell.extend((instruction, cell, value))
                rows.nonlocal_write.extend((instruction, self.code, cell))
                self.forget_load(name)
                return instruction
        rows.binding.extend((instruction, self.code, symbol, value))
        if scope.kind == "module":
            rows.store_global.extend((instruction, self.code, symbol, value))
        elif scope.kind == "class":
            rows.class_attribute.extend((instruction, self.code, symbol, value))
        if name in scope.shared:
            self.forget_load(name)
        else:
            self.write(name, value)
        return instruction

    def forget_load(self, name: str) -> None:
        """Reads of ``name`` after this point are loads of their own."""
        self.load_keys[name] = f"{name} {len(self.value_nodes)}"

    def unbind(self, name: str, node: ast.AST) -> None:
        """`del name`."""
        scope = self.scope
        instruction = self.statement(node, "delete", self.code)
        if scope.kind == "module" or name in scope.globals:
            symbol = self.symbols[name]
            self.rows.delete_global.extend((instruction, self.module_scope.code, symbol))
            if scope.kind != "module":
                self.rows.global_write_in_function.extend((instruction, self.code, symbol))
                return
        if name in scope.nonlocals:
            owner = owner_of(scope.parent, name)
            if owner is not None:
                self.rows.nonlocal_write.extend((instruction, self.code, self.cell_of(owner, name)))
                return
        if name not in scope.shared:
            self.write(name, UNDEFINED)
