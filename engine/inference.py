"""Type inference in one clause, by Soufflé's rules.

Each term gets the set of types it may have, starting from all types and narrowed by constraints until nothing
changes: body atoms give subtypes of their attributes, heads and negations only kinds, equalities meet both sides,
functors wait until one overload is left. Then overloads, numeric constants and aggregates are fixed and the whole is
solved again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from graphlift.engine import syntax
from graphlift.engine.overloads import INFIX, OVERLOADS, Overload
from graphlift.engine.program import Kind
from graphlift.engine.typeenv import CONSTANT_TYPES, TypeEnv, TypeSet

_NUMERIC = frozenset((CONSTANT_TYPES["i"], CONSTANT_TYPES["u"], CONSTANT_TYPES["f"]))
_EMPTY: TypeSet = frozenset()

Assignment = dict[str | int, TypeSet]
"""Types of terms; a term that is missing may still have any type."""

Signatures = dict[str, syntax.RelationDecl]


@dataclass(slots=True)
class ClauseTypes:
    """What is known about one clause's terms, keyed by a variable's name or by the node's identity."""

    env: TypeEnv
    assignment: Assignment = field(default_factory=dict)
    overloads: dict[int, Overload] = field(default_factory=dict)
    constants: dict[int, Kind] = field(default_factory=dict)

    def types(self, arg: syntax.Arg) -> TypeSet | None:
        """The possible types of a term; None for all."""
        return self.assignment.get(arg.name if isinstance(arg, syntax.Var) else id(arg))

    def kind(self, arg: syntax.Arg, default: Kind = "i") -> Kind:
        """The kind of a term that passed the check."""
        types = self.types(arg)
        if not types:
            return default
        return self.env.kind_of_set(types) or default


def _key(arg: syntax.Arg) -> str | int:
    return arg.name if isinstance(arg, syntax.Var) else id(arg)


class Solver:
    """Collects the constraints of a clause and solves them."""

    def __init__(self, clause: syntax.Clause, relations: Signatures, types: ClauseTypes) -> None:
        self._relations = relations
        self._types = types
        self._env = types.env
        self._updates: list[Callable[[Assignment], bool]] = []
        self.atoms: list[tuple[syntax.AtomLit, bool]] = []
        self.nodes: list[syntax.Arg] = []
        self.comparisons: list[syntax.CompareLit] = []
        self._sink(clause.head)
        if clause.dominating is not None:
            self._source(clause.dominating)
            self._source(clause.head)
        self._literals(clause.body)

    # --- walking ---

    def _literals(self, literals: list[syntax.Literal]) -> None:
        for literal in literals:
            if isinstance(literal, syntax.AtomLit):
                self._source(literal)
            elif isinstance(literal, syntax.NotLit):
                self._sink(literal.atom)
            elif isinstance(literal, syntax.CompareLit):
                self.comparisons.append(literal)
                self._same(_key(literal.lhs), _key(literal.rhs))
                self._argument(literal.lhs)
                self._argument(literal.rhs)

    def _fields(self, atom: syntax.AtomLit) -> list[syntax.Field]:
        relation = self._relations.get(atom.name)
        if relation is None or len(relation.fields) != len(atom.args):
            return []  # reported elsewhere
        return relation.fields

    def _source(self, atom: syntax.AtomLit) -> None:
        self.atoms.append((atom, False))
        for arg, attribute in zip(atom.args, self._fields(atom), strict=False):
            if attribute.type in self._env:
                self._below(_key(arg), attribute.type)
        for arg in atom.args:
            self._argument(arg)

    def _sink(self, atom: syntax.AtomLit) -> None:
        self.atoms.append((atom, True))
        for arg, attribute in zip(atom.args, self._fields(atom), strict=False):
            if attribute.type not in self._env:
                continue
            kind = self._env.kind(attribute.type)
            if kind == "r":
                self._below(_key(arg), attribute.type)
            elif kind != "a":
                self._below(_key(arg), CONSTANT_TYPES[kind])
        for arg in atom.args:
            self._argument(arg)

    def _argument(self, arg: syntax.Arg) -> None:
        if isinstance(arg, syntax.Var | syntax.Underscore):
            if isinstance(arg, syntax.Var):
                self.nodes.append(arg)
            return
        self.nodes.append(arg)
        key = _key(arg)
        if isinstance(arg, syntax.Str):
            self._below(key, CONSTANT_TYPES["s"])
        elif isinstance(arg, syntax.CounterArg):
            self._below(key, CONSTANT_TYPES["i"])
        elif isinstance(arg, syntax.IterationArg):
            self._below(key, CONSTANT_TYPES["u"])
        elif isinstance(arg, syntax.Num):
            self._number(arg)
        elif isinstance(arg, syntax.CastArg):
            if arg.type in self._env:
                self._below(key, arg.type)
                if isinstance(arg.arg, syntax.Num | syntax.Str | syntax.Nil):
                    self._below(_key(arg.arg), arg.type)
        elif isinstance(arg, syntax.RecordArg):
            for index, part in enumerate(arg.args):
                self._component(_key(part), key, index)
        elif isinstance(arg, syntax.BranchArg):
            self._branch(arg)
        elif isinstance(arg, syntax.Call):
            self._call(arg)
        elif isinstance(arg, syntax.Agg):
            self._aggregate(arg)
        for part in syntax.arguments(arg):
            self._argument(part)

    # --- constraints ---

    def _below(self, key: str | int, name: str) -> None:
        env, single = self._env, frozenset((self._env.skip_aliases(name),))

        def update(assignment: Assignment) -> bool:
            current = assignment.get(key)
            if current is None:
                assignment[key] = single
                return True
            narrowed = env.meet_sets(current, single) if len(current) == 1 else _meet_all(env, current, name)
            assert narrowed is not None
            assignment[key] = narrowed
            return narrowed != current

        self._updates.append(update)

    def _same(self, first: str | int, second: str | int) -> None:
        env = self._env

        def update(assignment: Assignment) -> bool:
            left, right = assignment.get(first), assignment.get(second)
            met = env.meet_sets(left, right)
            if met is None or (met == left and met == right):
                return False
            assignment[first] = assignment[second] = met
            return True

        self._updates.append(update)

    def _within(self, key: str | int, values: TypeSet) -> None:
        env = self._env

        def update(assignment: Assignment) -> bool:
            current = assignment.get(key)
            if current is None:
                assignment[key] = values
                return True
            kept = frozenset(name for name in current if any(env.is_subtype(name, value) for value in values))
            assignment[key] = kept
            return kept != current

        self._updates.append(update)

    def _number(self, arg: syntax.Num) -> None:
        kind = self._types.constants.get(id(arg)) or arg.fixed
        values = _NUMERIC if kind is None else frozenset((CONSTANT_TYPES[kind],))  # type: ignore[index]
        self._within(id(arg), values)

    def _component(self, element: str | int, record: str | int, index: int) -> None:
        env = self._env

        def update(assignment: Assignment) -> bool:
            records = assignment.get(record)
            if records is None:
                return False
            fitting: set[str] = set()
            found: set[str] = set()
            for name in records:
                fields = env.fields.get(env.base(name))
                if fields is not None and index < len(fields):
                    fitting.add(name)
                    if fields[index][1] in env:
                        found.add(env.skip_aliases(fields[index][1]))
            met = env.meet_sets(assignment.get(element), frozenset(found))
            changed = fitting != records or met != assignment.get(element)
            assignment[record] = frozenset(fitting)
            if met is not None:
                assignment[element] = met
            return changed

        self._updates.append(update)

    def _branch(self, arg: syntax.BranchArg) -> None:
        home = self._env.adt_of_branch.get(arg.name)
        if home is None:
            return  # reported by the check
        self._below(id(arg), home)
        branch = next(branch for branch in self._env.branches[home] if branch.name == arg.name)
        if len(branch.fields) == len(arg.args):
            for part, (_, type_name) in zip(arg.args, branch.fields, strict=True):
                if type_name in self._env:
                    self._below(_key(part), type_name)

    def _call(self, arg: syntax.Call) -> None:
        key, infix = id(arg), arg.op in INFIX
        chosen = self._types.overloads.get(key)
        if chosen is None:
            self._overloaded(arg, infix)
        if infix:
            for part in arg.args:
                self._same_base(_key(part), key)
            return
        if chosen is None:
            return
        self._below(key, CONSTANT_TYPES[chosen.result])
        if arg.op == "ord":
            return
        for index, part in enumerate(arg.args):
            self._below(_key(part), CONSTANT_TYPES[chosen.parameter(index)])

    def _overloaded(self, arg: syntax.Call, infix: bool) -> None:
        env, key, keys = self._env, id(arg), [_key(part) for part in arg.args]
        candidates = [overload for overload in OVERLOADS[arg.op] if overload.accepts(len(keys))]
        state = {"settled": False}

        def possible(kind: Kind, term: str | int, assignment: Assignment) -> bool:
            types = assignment.get(term)
            return types is None or any(env.kind(name) == kind for name in types)

        def below(types: TypeSet | None, kind: Kind) -> TypeSet:
            if types is None:
                return frozenset((CONSTANT_TYPES[kind],))
            return frozenset(name for name in types if env.is_subtype(name, CONSTANT_TYPES[kind]))

        def update(assignment: Assignment) -> bool:
            candidates[:] = [
                overload
                for overload in candidates
                if possible(overload.result, key, assignment)
                and all(possible(overload.parameter(index), term, assignment) for index, term in enumerate(keys))
            ]
            if len(candidates) > 1:
                return False
            changed = False
            if not candidates:
                result: TypeSet = _EMPTY
            else:
                overload = candidates[0]
                if overload.name != "ord":
                    for index, term in enumerate(keys):
                        current = assignment.get(term)
                        if current is None:
                            continue  # nothing known: a kind alone must not fix the type
                        narrowed = below(current, overload.parameter(index))
                        changed |= narrowed != current
                        assignment[term] = narrowed
                if state["settled"] or infix:
                    known = assignment.get(key)
                    if known is None:
                        return changed
                    result = below(known, overload.result)
                else:
                    state["settled"] = True
                    result = frozenset((CONSTANT_TYPES[overload.result],))
            changed |= result != assignment.get(key)
            assignment[key] = result
            return changed

        self._updates.append(update)

    def _same_base(self, first: str | int, second: str | int) -> None:
        env = self._env

        def bases(types: TypeSet) -> TypeSet:
            return frozenset(env.base(name) for name in types if env.forms[name] in ("subset", "primitive", "constant"))

        def update(assignment: Assignment) -> bool:
            left, right = assignment.get(first), assignment.get(second)
            if left is None and right is None:
                return False
            if left is None:
                assert right is not None
                assignment[first] = bases(right)
                return True
            if right is None:
                assignment[second] = bases(left)
                return True
            common = bases(left) & bases(right)
            new_left = frozenset(name for name in left if any(env.is_subtype(name, base) for base in common))
            new_right = frozenset(name for name in right if any(env.is_subtype(name, base) for base in common))
            if new_left == left and new_right == right:
                return False
            assignment[first], assignment[second] = new_left, new_right
            return True

        self._updates.append(update)

    def _aggregate(self, arg: syntax.Agg) -> None:
        if arg.op == "count":
            self._below(id(arg), CONSTANT_TYPES["i"])
        elif arg.op == "mean":
            self._below(id(arg), CONSTANT_TYPES["f"])
        else:
            self._within(id(arg), _NUMERIC)
        if arg.expression is not None:
            self._same(_key(arg.expression), id(arg))
        self._literals(arg.body)

    def solve(self) -> Assignment:
        """The least narrowing that satisfies all constraints."""
        assignment: Assignment = {}
        changed = True
        while changed:
            changed = False
            for update in self._updates:
                changed |= update(assignment)
        return assignment


def _meet_all(env: TypeEnv, types: TypeSet, name: str) -> TypeSet:
    return frozenset(found for current in types for found in env.meet(current, name))


def fix_overloads(solver: Solver, types: ClauseTypes) -> bool:
    """Choose an overload for every call; whether anything changed."""

    def kinds(arg: syntax.Arg) -> frozenset[Kind]:
        if isinstance(arg, syntax.Call) and id(arg) in types.overloads:
            return frozenset((types.overloads[id(arg)].result,))
        known = types.types(arg)
        if known is None:
            return frozenset(("i", "u", "f", "s", "r"))
        return frozenset(types.env.kind(name) for name in known)

    changed = False
    for node in solver.nodes:
        if not isinstance(node, syntax.Call):
            continue
        wanted, given = kinds(node), [kinds(part) for part in node.args]
        fitting = next(
            (
                overload
                for overload in OVERLOADS[node.op]
                if overload.accepts(len(given))
                and overload.result in wanted
                and all(overload.parameter(index) in kind for index, kind in enumerate(given))
            ),
            None,
        )
        if fitting is not types.overloads.get(id(node)):
            changed = True
            if fitting is None:
                del types.overloads[id(node)]
            else:
                types.overloads[id(node)] = fitting
    return changed


def fix_constants(solver: Solver, types: ClauseTypes) -> bool:
    """Choose a kind for every numeric constant; whether anything changed."""
    changed = False
    for node in solver.nodes:
        if not isinstance(node, syntax.Num):
            continue
        found: Kind | None = None
        if node.fixed is not None:
            found = node.fixed  # type: ignore[assignment]
        else:
            known = {types.env.kind(name) for name in types.types(node) or ()}
            for kind in ("i", "u", "f"):
                if kind in known:
                    found = kind
                    break
        if found != types.constants.get(id(node)):
            changed = True
            if found is None:
                del types.constants[id(node)]
            else:
                types.constants[id(node)] = found
    return changed
