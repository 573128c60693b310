"""Which columns exchange values: connected columns share one :class:`Domain`, so joined keys always fit.

A union-find over columns, record fields, record tables and rule variables. Values that are computed belong to no domain
until they are checked against the column they go to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from graphlift.engine.functors import float_bits, wrap
from graphlift.engine.program import (
    Aggregate,
    Atom,
    Cast,
    Constant,
    Constraint,
    Expression,
    Functor,
    Literal,
    Negation,
    Program,
    Range,
    RecordInit,
    Variable,
)
from graphlift.engine.stores import Domain

_FIRST_RECORDS = (1 << 18) - 1


class Domains:
    """The domains of one program."""

    def __init__(self, program: Program, intern: Callable[[str], int]) -> None:
        self._parent: list[int] = []
        self._constants: list[tuple[int, int]] = []
        self._intern = intern
        self._domains: dict[int, Domain] = {}
        self._records: dict[int, int] = {}
        self._fields: dict[tuple[int, int], int] = {}
        self._variables: dict[int, dict[str, int]] = {}
        self._columns: dict[str, int] = {}
        for relation in program.relations.values():
            self._columns[relation.name] = self._new(relation.arity)
        for rule in program.rules():
            self._rule(rule.number, rule.head, rule.body)
        for stratum in program.strata:
            for subsumption in stratum.subsumptions:
                self._rule(subsumption.number, subsumption.dominated, (subsumption.dominating, *subsumption.body))
        for relation in program.relations.values():
            if relation.representation == "eqrel":
                self._union(self._columns[relation.name], self._columns[relation.name] + 1)
        for node, value in self._constants:
            self._domain(node).include(value, value)
        for node in self._records.values():
            self._domain(node).include(0, _FIRST_RECORDS)

    def column(self, relation: str, position: int) -> Domain:
        """The domain of a relation's column."""
        return self._domain(self._columns[relation] + position)

    def variable(self, rule: int, name: str) -> Domain:
        """The domain of a rule's variable that stands in an atom."""
        return self._domain(self._variables[rule][name])

    def record_field(self, arity: int, position: int) -> Domain:
        """The domain of a field of records of ``arity``."""
        return self._domain(self._field(arity, position))

    def records(self, arity: int) -> Domain:
        """The domain of ids of records of ``arity``."""
        return self._domain(self._record(arity))

    def arities(self) -> set[int]:
        """Arities of all records the program mentions."""
        return set(self._records)

    # --- nodes: columns, record fields, records, and those variables that stand for no column, by number ---

    def _new(self, count: int = 1) -> int:
        first = len(self._parent)
        self._parent.extend(range(first, first + count))
        return first

    def _record(self, arity: int) -> int:
        found = self._records.get(arity)
        if found is None:
            found = self._records[arity] = self._new()
        return found

    def _field(self, arity: int, position: int) -> int:
        found = self._fields.get((arity, position))
        if found is None:
            found = self._fields[arity, position] = self._new()
        return found

    def _find(self, node: int) -> int:
        parent = self._parent
        while (above := parent[node]) != node:
            parent[node] = node = parent[above]
        return node

    def _union(self, one: int, other: int) -> None:
        self._parent[self._find(one)] = self._find(other)

    def _domain(self, node: int) -> Domain:
        root = self._find(node)
        found = self._domains.get(root)
        if found is None:
            found = self._domains[root] = Domain()
        return found

    # --- what exchanges values ---

    def _rule(self, number: int, head: Atom, body: Iterable[Literal]) -> None:
        known = self._variables.setdefault(number, {})
        self._atom(known, head)
        for literal in body:
            self._literal(known, literal)

    def _atom(self, known: dict[str, int], atom: Atom) -> None:
        node = self._columns[atom.relation]
        for arg in atom.args:
            self._flow(known, node, arg)
            node += 1

    def _flow(self, known: dict[str, int], node: int, expression: Expression) -> None:
        match expression:
            case Variable(name):
                other = known.setdefault(name, node)
                if other != node:
                    self._union(other, node)
            case Constant():
                self._constants.append((node, self.pattern(expression)))
            case Cast(arg=arg):
                self._flow(known, node, arg)
            case RecordInit(args=args):
                self._union(node, self._record(len(args)))
                for position, arg in enumerate(args):
                    self._flow(known, self._field(len(args), position), arg)
            case Functor(args=args):
                self._inside(known, args)

    def _inside(self, known: dict[str, int], expressions: Iterable[Expression]) -> None:
        """Records built inside functors still put values into fields."""
        for expression in expressions:
            match expression:
                case RecordInit(args=args):
                    self._flow(known, self._record(len(args)), expression)
                case Cast(arg=arg):
                    self._inside(known, (arg,))
                case Functor(args=args):
                    self._inside(known, args)

    def _literal(self, known: dict[str, int], literal: Literal) -> None:
        match literal:
            case Atom():
                self._atom(known, literal)
            case Negation(atom):
                self._atom(known, atom)
            case Constraint(op=op, lhs=lhs, rhs=rhs):
                if op == "=" and isinstance(lhs, Variable):
                    self._flow(known, self._variable(known, lhs.name), rhs)
                elif op == "=" and isinstance(rhs, Variable):
                    self._flow(known, self._variable(known, rhs.name), lhs)
                else:
                    self._inside(known, (lhs, rhs))
            case Range(start=start, end=end):
                self._inside(known, (start, end))
            case Aggregate(body=body):
                for inner in body:
                    self._literal(known, inner)

    def _variable(self, known: dict[str, int], name: str) -> int:
        found = known.get(name)
        if found is None:
            found = known[name] = self._new()
        return found

    def pattern(self, constant: Constant) -> int:
        """The 32-bit pattern of a constant."""
        if constant.kind == "s":
            return self._intern(str(constant.value))
        if constant.kind == "f":
            return float_bits(float(constant.value))
        return int(wrap(int(constant.value)))
