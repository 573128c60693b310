"""Which columns exchange values: connected columns share one :class:`Domain`, so joined keys always fit.

A union-find over columns, record fields, record tables and rule variables. Values that are computed belong to no domain
until they are checked against the column they go to.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable

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
        self._parent: dict[Hashable, Hashable] = {}
        self._constants: list[tuple[Hashable, int]] = []
        self._intern = intern
        self._domains: dict[Hashable, Domain] = {}
        for rule in program.rules():
            self._rule(rule.number, rule.head, rule.body)
        for stratum in program.strata:
            for subsumption in stratum.subsumptions:
                self._rule(subsumption.number, subsumption.dominated, (subsumption.dominating, *subsumption.body))
        for relation in program.relations.values():
            if relation.representation == "eqrel":
                self._union(("c", relation.name, 0), ("c", relation.name, 1))
        for node, value in self._constants:
            self._domain(node).include(value, value)
        for node in list(self._parent):
            if isinstance(node, tuple) and node[0] == "r":
                self._domain(node).include(0, _FIRST_RECORDS)

    def column(self, relation: str, position: int) -> Domain:
        """The domain of a relation's column."""
        return self._domain(("c", relation, position))

    def variable(self, rule: int, name: str) -> Domain:
        """The domain of a rule's variable that stands in an atom."""
        return self._domain(("v", rule, name))

    def record_field(self, arity: int, position: int) -> Domain:
        """The domain of a field of records of ``arity``."""
        return self._domain(("f", arity, position))

    def records(self, arity: int) -> Domain:
        """The domain of ids of records of ``arity``."""
        return self._domain(("r", arity))

    def arities(self) -> set[int]:
        """Arities of all records the program mentions."""
        return {node[1] for node in self._parent if isinstance(node, tuple) and node[0] == "r"}

    def _find(self, node: Hashable) -> Hashable:
        self._parent.setdefault(node, node)
        root = node
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[node] != root:
            self._parent[node], node = root, self._parent[node]
        return root

    def _union(self, one: Hashable, other: Hashable) -> None:
        self._parent[self._find(one)] = self._find(other)

    def _domain(self, node: Hashable) -> Domain:
        root = self._find(node)
        found = self._domains.get(root)
        if found is None:
            found = self._domains[root] = Domain()
        return found

    def _rule(self, number: int, head: Atom, body: Iterable[Literal]) -> None:
        self._atom(number, head)
        for literal in body:
            self._literal(number, literal)

    def _atom(self, number: int, atom: Atom) -> None:
        for position, arg in enumerate(atom.args):
            self._flow(number, ("c", atom.relation, position), arg)

    def _flow(self, number: int, node: Hashable, expression: Expression) -> None:
        match expression:
            case Variable(name):
                self._union(node, ("v", number, name))
            case Constant():
                self._constants.append((node, self.pattern(expression)))
            case Cast(arg=arg):
                self._flow(number, node, arg)
            case RecordInit(args=args):
                self._union(node, ("r", len(args)))
                for position, arg in enumerate(args):
                    self._flow(number, ("f", len(args), position), arg)
            case Functor(args=args):
                self._inside(number, args)

    def _inside(self, number: int, expressions: Iterable[Expression]) -> None:
        """Records built inside functors still put values into fields."""
        for expression in expressions:
            match expression:
                case RecordInit(args=args):
                    self._flow(number, ("r", len(args)), expression)
                case Cast(arg=arg):
                    self._inside(number, (arg,))
                case Functor(args=args):
                    self._inside(number, args)

    def _literal(self, number: int, literal: Literal) -> None:
        match literal:
            case Atom():
                self._atom(number, literal)
            case Negation(atom):
                self._atom(number, atom)
            case Constraint(op=op, lhs=lhs, rhs=rhs):
                if op == "=" and isinstance(lhs, Variable):
                    self._flow(number, ("v", number, lhs.name), rhs)
                elif op == "=" and isinstance(rhs, Variable):
                    self._flow(number, ("v", number, rhs.name), lhs)
                else:
                    self._inside(number, (lhs, rhs))
            case Range(start=start, end=end):
                self._inside(number, (start, end))
            case Aggregate(body=body):
                for inner in body:
                    self._literal(number, inner)

    def pattern(self, constant: Constant) -> int:
        """The 32-bit pattern of a constant."""
        if constant.kind == "s":
            return self._intern(str(constant.value))
        if constant.kind == "f":
            return float_bits(float(constant.value))
        return int(wrap(int(constant.value)))
