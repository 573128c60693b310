"""Checked clauses → typed rules: overloads become names and kinds, ADT values records, constants values."""

from __future__ import annotations

from graphlift.engine import numerals, syntax
from graphlift.engine.inference import ClauseTypes, Signatures
from graphlift.engine.lexer import SourceMap
from graphlift.engine.program import (
    Atom,
    Cast,
    Constant,
    Constraint,
    Counter,
    Functor,
    Kind,
    Negation,
    RecordInit,
    Truth,
    Variable,
    Wildcard,
)
from graphlift.engine.terms import AggregateTerm, Node, RangeTerm, TypedRule

_CONVERSIONS = frozenset(("to_float", "to_number", "to_string", "to_unsigned"))


class ClauseLowerer:
    """Translates the nodes of one clause whose types are known."""

    def __init__(self, types: ClauseTypes, relations: Signatures, source_map: SourceMap) -> None:
        self._types = types
        self._env = types.env
        self._relations = relations
        self._map = source_map

    def rule(self, clause: syntax.Clause) -> TypedRule:
        """The whole clause."""
        return TypedRule(
            self._atom(clause.head),
            tuple(self._literal(literal) for literal in clause.body),
            self._map.span(clause.pos),
            clause.plan,
            None if clause.dominating is None else self._atom(clause.dominating),
        )

    def _literal(self, literal: syntax.Literal) -> Node:
        if isinstance(literal, syntax.AtomLit):
            return self._atom(literal)
        if isinstance(literal, syntax.NotLit):
            return Negation(self._atom(literal.atom))
        if isinstance(literal, syntax.TruthLit):
            return Truth(literal.value)
        kind = self._comparison_kind(literal)
        lhs, rhs = self._expression(literal.lhs, kind), self._expression(literal.rhs, kind)
        return Constraint(literal.op, lhs, rhs, kind, self._map.span(literal.pos))  # type: ignore[arg-type]

    def _comparison_kind(self, literal: syntax.CompareLit) -> Kind:
        if "match" in literal.op or "contains" in literal.op:
            return "s"
        left, right = self._types.kind(literal.lhs), self._types.kind(literal.rhs)
        return left if left == right else "i"

    def _atom(self, atom: syntax.AtomLit) -> Atom:
        fields = self._relations[atom.name].fields
        args = tuple(
            self._expression(arg, self._env.kind(item.type)) for arg, item in zip(atom.args, fields, strict=True)
        )
        return Atom(atom.name, args, self._map.span(atom.pos))

    def _expression(self, arg: syntax.Arg, expected: Kind) -> Node:
        if isinstance(arg, syntax.Var):
            return Variable(arg.name, self._types.kind(arg, expected))
        if isinstance(arg, syntax.Underscore):
            return Wildcard(expected)
        if isinstance(arg, syntax.Str):
            return Constant(arg.value, "s")
        if isinstance(arg, syntax.Num):
            return self._number(arg)
        if isinstance(arg, syntax.Nil):
            return Constant(0, "r")
        if isinstance(arg, syntax.CounterArg):
            return Counter()
        if isinstance(arg, syntax.RecordArg):
            return self._record(arg)
        if isinstance(arg, syntax.BranchArg):
            return self._branch(arg)
        if isinstance(arg, syntax.CastArg):
            kind = self._env.kind(arg.type)
            inner = self._expression(arg.arg, self._types.kind(arg.arg, kind))
            return inner if self._types.kind(arg.arg, kind) == kind else Cast(inner, kind)
        if isinstance(arg, syntax.Call):
            return self._call(arg)
        assert isinstance(arg, syntax.Agg)  # user calls and iteration counters were refused
        return self._aggregate(arg)

    def _number(self, arg: syntax.Num) -> Constant:
        kind = self._types.constants[id(arg)]
        if kind == "u":
            return Constant(numerals.unsigned(arg.text), kind)
        if kind == "f":
            return Constant(numerals.single(arg.text), kind)
        return Constant(numerals.signed(arg.text), kind)

    def _record(self, arg: syntax.RecordArg) -> RecordInit:
        types = self._types.types(arg)
        assert types
        fields = self._env.fields[self._env.base(next(iter(types)))]
        kinds = [self._env.kind(type_name) for _, type_name in fields]
        return RecordInit(tuple(self._expression(part, kind) for part, kind in zip(arg.args, kinds, strict=True)))

    def _branch(self, arg: syntax.BranchArg) -> Node:
        home = self._env.adt_of_branch[arg.name]
        branches = self._env.branches[home]
        tag = next(index for index, branch in enumerate(branches) if branch.name == arg.name)
        if all(not branch.fields for branch in branches):
            return Constant(tag, "a")
        kinds = [self._env.kind(type_name) for _, type_name in branches[tag].fields]
        parts = tuple(self._expression(part, kind) for part, kind in zip(arg.args, kinds, strict=True))
        value = parts[0] if len(parts) == 1 else RecordInit(parts)
        return RecordInit((Constant(tag, "i"), value), "a")

    def _call(self, arg: syntax.Call) -> Node:
        overload = self._types.overloads[id(arg)]
        args = tuple(self._expression(part, overload.parameter(index)) for index, part in enumerate(arg.args))
        span = self._map.span(arg.pos)
        operand = overload.parameters[0]
        if arg.op == "range":
            return RangeTerm(args, overload.result, span)
        if arg.op in _CONVERSIONS:
            if operand == overload.result:
                return args[0]
            return Functor(f"{operand}2{overload.result}", args, overload.result, operand, span)
        if arg.op == "+" and overload.result == "s":
            return Functor("cat", args, "s", "s", span)
        if arg.op == "ord":
            operand = self._types.kind(arg.args[0])
        return Functor(arg.op, args, overload.result, operand, span)

    def _aggregate(self, arg: syntax.Agg) -> AggregateTerm:
        kind = self._types.kind(arg)
        operand = kind if arg.expression is None else self._types.kind(arg.expression)
        expression = None if arg.expression is None else self._expression(arg.expression, operand)
        body = tuple(self._literal(literal) for literal in arg.body)
        return AggregateTerm(arg.op, expression, body, kind, operand, self._map.span(arg.pos))
