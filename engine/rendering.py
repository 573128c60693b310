"""Literals and expressions of rules as text, with the values of bound variables filled in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graphlift.engine.program import (
    Aggregate,
    Atom,
    Cast,
    Constant,
    Constraint,
    Counter,
    Expression,
    Functor,
    Kind,
    Literal,
    Negation,
    Range,
    RecordInit,
    Rule,
    Truth,
    Variable,
)
from graphlift.engine.results import Results

_INFIX = {"+", "-", "*", "/", "%", "^", "band", "bor", "bxor", "bshl", "bshr", "bshru", "land", "lor", "lxor"}


class Renderer:
    """Text of rule parts under an assignment of 32-bit values to variables."""

    def __init__(self, results: Results) -> None:
        self._results = results

    def bindings(self, rule: Rule, environment: Mapping[str, int]) -> dict[str, str]:
        """The named variables of a rule with their values."""
        kinds = _variable_types(rule, self._results)
        return {
            name: self._value(value, *kinds.get(name, ("", "i")))
            for name, value in environment.items()
            if name in kinds
        }

    def head(self, rule: Rule, environment: Mapping[str, int]) -> str:
        """A rule's head."""
        return self.atom(rule.head, environment)

    def atom(self, atom: Atom, environment: Mapping[str, int]) -> str:
        """An atom; unbound variables keep their names."""
        attributes = self._results.program.relations[atom.relation].attributes
        parts = [
            self._value(environment[arg.name], attribute.type, attribute.kind)
            if isinstance(arg, Variable) and arg.name in environment
            else self.expression(arg, environment)
            for attribute, arg in zip(attributes, atom.args, strict=True)
        ]
        return f"{atom.relation}({', '.join(parts)})"

    def literal(self, literal: Literal, environment: Mapping[str, int]) -> str:
        """A literal."""
        match literal:
            case Atom():
                return self.atom(literal, environment)
            case Negation(atom):
                return f"!{self.atom(atom, environment)}"
            case Constraint(op=op, lhs=lhs, rhs=rhs):
                left, right = self.expression(lhs, environment), self.expression(rhs, environment)
                if op in ("match", "contains"):
                    return f"{op}({left}, {right})"
                if op in ("not_match", "not_contains"):
                    return f"!{op[4:]}({left}, {right})"
                return f"{left} {op} {right}"
            case Truth(value):
                return "true" if value else "false"
            case Range(target=target, start=start, end=end, step=step):
                parts = [self.expression(part, environment) for part in (start, end, step) if part is not None]
                return f"{self.expression(target, environment)} = range({', '.join(parts)})"
            case Aggregate(target=target, op=op, expression=expression, body=body):
                shown = f" {self.expression(expression, environment)}" if expression is not None else ""
                inner = ", ".join(self.literal(part, environment) for part in body)
                return f"{self.expression(target, environment)} = {op}{shown} : {{ {inner} }}"
        raise AssertionError(literal)

    def expression(self, expression: Expression, environment: Mapping[str, int]) -> str:
        """An expression."""
        match expression:
            case Variable(name, kind):
                return self._value(environment[name], "", kind) if name in environment else name.strip()
            case Constant(value, kind):
                return f'"{value}"' if kind == "s" else str(value)
            case Functor(name=name, args=args):
                parts = [self.expression(arg, environment) for arg in args]
                return f"({f' {name} '.join(parts)})" if name in _INFIX else f"{name}({', '.join(parts)})"
            case RecordInit(args=args):
                return f"[{', '.join(self.expression(arg, environment) for arg in args)}]"
            case Cast(arg=arg):
                return self.expression(arg, environment)
            case Counter():
                return "autoinc()"
        return "_"

    def _value(self, value: int, type_name: str, kind: Kind) -> str:
        return self._results.value_text(type_name, kind, value)


def _variable_types(rule: Rule, results: Results) -> dict[str, tuple[str, Kind]]:
    """Type name and kind of each variable that stands in an atom."""
    found: dict[str, tuple[str, Kind]] = {}
    atoms: Sequence[Atom] = [rule.head, *(literal for literal in rule.body if isinstance(literal, Atom))]
    for atom in atoms:
        for attribute, arg in zip(results.program.relations[atom.relation].attributes, atom.args, strict=True):
            if isinstance(arg, Variable) and not arg.name.startswith((" ", "_", "@", "+")):
                found.setdefault(arg.name, (attribute.type, attribute.kind))
    return found
