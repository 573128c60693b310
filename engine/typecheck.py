"""Type errors of one clause: what does not fit once the types are inferred."""

from __future__ import annotations

from graphlift.engine import numerals, syntax
from graphlift.engine.errors import Diagnostic
from graphlift.engine.inference import ClauseTypes, Signatures, Solver, fix_constants, fix_overloads
from graphlift.engine.lexer import SourceMap
from graphlift.engine.overloads import OVERLOADS
from graphlift.engine.program import Kind, shown_name
from graphlift.engine.typeenv import CONSTANT_TYPES, TypeEnv, TypeSet

_EMPTY: TypeSet = frozenset()
_KIND_NAMES: dict[Kind, str] = {
    "i": "number",
    "u": "unsigned",
    "f": "float",
    "s": "symbol",
    "r": "record",
    "a": "ADT",
}
_ORDERED = frozenset(("<", "<=", ">", ">="))


class _Checker:
    """Reports what does not fit, once the types are known."""

    def __init__(self, solver: Solver, types: ClauseTypes, relations: Signatures, source_map: SourceMap) -> None:
        self._solver = solver
        self._types = types
        self._env = types.env
        self._relations = relations
        self._map = source_map
        self.problems: list[Diagnostic] = []
        self._untyped: set[str] = set()

    def _error(self, pos: int, reason: str, remedy: str = "") -> None:
        self.problems.append(Diagnostic(self._map.span(pos), reason, remedy))

    def run(self) -> None:
        for atom, sink in self._solver.atoms:
            self._atom(atom, sink)
        for node in self._solver.nodes:
            self._node(node)
        for comparison in self._solver.comparisons:
            self._comparison(comparison)

    def _atom(self, atom: syntax.AtomLit, sink: bool) -> None:
        relation = self._relations.get(atom.name)
        if relation is None or len(relation.fields) != len(atom.args):
            return
        negated = sink and atom is not self._solver.atoms[0][0]
        for arg, attribute in zip(atom.args, relation.fields, strict=True):
            types = self._types.types(arg)
            if not types or attribute.type not in self._env:
                continue
            if negated:
                good = all(self._same_kind(name, attribute.type) for name in types)
            else:
                good = all(self._fits(name, attribute.type) for name in types)
            if not good:
                self._error(
                    arg.pos,
                    f"argument of type {self._env.pretty(types)} "
                    f"where {atom.name} has {attribute.name}:{attribute.type}",
                    "use a value of the declared type, or convert with as(…)",
                )

    def _same_kind(self, name: str, declared: str) -> bool:
        if name == declared or (self._env.is_subtype(name, declared) and self._env.is_subtype(declared, name)):
            return True
        kind = self._env.kind(name)
        return kind in CONSTANT_TYPES and kind == self._env.kind(declared)

    def _fits(self, name: str, declared: str) -> bool:
        if self._env.is_subtype(name, declared):
            return True
        if not self._env.is_subtype(declared, name):
            return False
        return self._env.forms[name] in ("constant", "record")

    def _node(self, node: syntax.Arg) -> None:
        types = self._types.types(node)
        if isinstance(node, syntax.Var):
            if types is not None and not types and node.name not in self._untyped:
                self._untyped.add(node.name)
                self._error(
                    node.pos,
                    f"no type fits all uses of variable {shown_name(node.name)}",
                    "its uses need a common type; convert with as(…) or to_string and its like",
                )
        elif isinstance(node, syntax.Str):
            self._expect(node, "s", "a symbol")
        elif isinstance(node, syntax.Nil):
            self._expect(node, "r", "nil")
        elif isinstance(node, syntax.Num):
            self._number(node)
        elif isinstance(node, syntax.RecordArg):
            self._record(node, types)
        elif isinstance(node, syntax.BranchArg):
            self._branch(node, types)
        elif isinstance(node, syntax.CastArg):
            if node.type not in self._env:
                self._error(node.pos, f"cast to the unknown type {node.type}", "declare it with .type")
            elif types is None or len(types) != 1:
                self._error(node.pos, f"a value cast to {node.type} is used as another type")
        elif isinstance(node, syntax.Call):
            self._call(node)
        elif isinstance(node, syntax.Agg):
            kind = None if not types else self._env.kind_of_set(types)
            if kind not in ("i", "u", "f"):
                self._error(node.pos, f"the type of this {node.op} cannot be deduced", "aggregate over numbers")

    def _expect(self, node: syntax.Arg, kind: Kind, what: str) -> None:
        types = self._types.types(node)
        if not types or self._env.kind_of_set(types) != kind:
            self._error(node.pos, f"{what} is used where another type is needed")

    def _number(self, node: syntax.Num) -> None:
        kind = self._types.constants.get(id(node))
        if kind is None:
            self._error(node.pos, f"the number {node.text} is used where another type is needed")
            return
        types = self._types.types(node)
        if not types or self._env.kind_of_set(types) != kind:
            self._error(node.pos, f"the {_KIND_NAMES[kind]} {node.text} is used where another type is needed")
            return
        try:
            {"i": numerals.signed, "u": numerals.unsigned, "f": numerals.single}[kind](node.text)
        except ValueError as problem:
            self._error(node.pos, str(problem))

    def _record(self, node: syntax.RecordArg, types: TypeSet | None) -> None:
        if not types or len(types) != 1 or self._env.kind_of_set(types) != "r":
            self._error(node.pos, "the type of this record cannot be deduced", "use it where a record type is declared")
            return
        name = next(iter(types))
        fields = self._env.fields[self._env.base(name)]
        if len(fields) != len(node.args):
            self._error(node.pos, f"record {name} has {len(fields)} fields, {len(node.args)} given")

    def _branch(self, node: syntax.BranchArg, types: TypeSet | None) -> None:
        home = self._env.adt_of_branch.get(node.name)
        if home is None:
            self._error(node.pos, f"no type has a branch {node.name}", "declare it in a .type")
            return
        if not types or len(types) != 1:
            self._error(node.pos, f"branch {node.name} is used where another type is needed")
            return
        branch = next(branch for branch in self._env.branches[home] if branch.name == node.name)
        if len(branch.fields) != len(node.args):
            self._error(node.pos, f"branch {node.name} has {len(branch.fields)} fields, {len(node.args)} given")
            return
        for part, (_, declared) in zip(node.args, branch.fields, strict=True):
            given = self._types.types(part) or _EMPTY
            constant = {CONSTANT_TYPES.get(self._env.kind(declared))} if declared in self._env else set()
            for name in given:
                if declared in self._env and not self._env.is_subtype(name, declared) and name not in constant:
                    self._error(
                        part.pos, f"argument of type {name.removeprefix('__')} where {node.name} has {declared}"
                    )

    def _call(self, node: syntax.Call) -> None:
        if id(node) in self._types.overloads:
            return
        name = "-" if node.op == "neg" else node.op
        if not any(overload.accepts(len(node.args)) for overload in OVERLOADS[node.op]):
            self._error(node.pos, f"{name} does not take {len(node.args)} arguments")
            return
        given = ", ".join(self._env.pretty(self._types.types(part) or ["?"]) for part in node.args)
        self._error(node.pos, f"no form of {name} takes arguments of these types ({given})", "convert the arguments")

    def _comparison(self, literal: syntax.CompareLit) -> None:
        lhs, rhs = self._types.types(literal.lhs), self._types.types(literal.rhs)
        if not lhs or not rhs or len(lhs) != 1 or len(rhs) != 1:
            return  # reported at the term
        left, right = next(iter(lhs)), next(iter(rhs))
        if literal.op in _ORDERED:
            if not (self._env.is_subtype(left, right) and self._env.is_subtype(right, left)):
                self._error(literal.pos, f"values of the types {left} and {right} cannot be ordered")
            elif self._env.kind(left) in ("r", "a"):
                self._error(literal.pos, f"values of type {left} have no order", "compare their fields")
        elif literal.op in ("match", "contains", "not_match", "not_contains"):
            for side, name in ((literal.lhs, left), (literal.rhs, right)):
                if self._env.kind(name) != "s":
                    self._error(side.pos, f"{literal.op.removeprefix('not_')} needs symbols", "convert with to_string")


def check_types(
    clause: syntax.Clause,
    relations: Signatures,
    env: TypeEnv,
    source_map: SourceMap,
    problems: list[Diagnostic],
) -> ClauseTypes:
    """Infer the types of a clause whose aggregates' scopes are resolved; problems are appended to ``problems``."""
    types = ClauseTypes(env)
    while True:
        solver = Solver(clause, relations, types)
        types.assignment = solver.solve()
        fixed = [fix_overloads(solver, types), fix_constants(solver, types)]
        if not any(fixed):
            break
    checker = _Checker(solver, types, relations, source_map)
    checker.run()
    problems += checker.problems
    return types
