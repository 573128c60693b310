"""Literals and expressions of rules as text, with the values of bound variables filled in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from graphlift.engine.overloads import INFIX
from graphlift.engine.program import (
    AdtType,
    Aggregate,
    Atom,
    Branch,
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
    RecordType,
    Rule,
    Truth,
    Variable,
    Wildcard,
    shown_name,
)
from graphlift.engine.results import Results

_PREFIX = {"neg": "-", "bnot": "bnot ", "lnot": "lnot "}
_CONVERSIONS = {"i": "to_number", "u": "to_unsigned", "f": "to_float", "s": "to_string"}


@dataclass
class _Types:
    """What the values of a rule's variables are: type names, and branches whose arguments a record holds."""

    names: dict[str, tuple[str, Kind]] = field(default_factory=dict)
    contents: dict[str, Branch] = field(default_factory=dict)


class Renderer:
    """Text of the parts of one rule under an assignment of 32-bit values to variables."""

    def __init__(self, results: Results, rule: Rule) -> None:
        self._results = results
        self._rule = rule
        self._types = _types_of(rule, results)
        self._named = {name for name in _types_of(rule, results, atoms_only=True).names if name == shown_name(name)}

    def bindings(self, environment: Mapping[str, int]) -> dict[str, str]:
        """The rule's own variables with their values."""
        return {
            name: self._variable(name, "i", environment)
            for name in environment
            if name in self._named and not name.startswith("_")
        }

    def head(self, environment: Mapping[str, int], value: Callable[[Expression], int] | None = None) -> str:
        """The rule's head; ``value`` computes what it can."""
        return self.atom(self._rule.head, environment, value)

    def atom(self, atom: Atom, environment: Mapping[str, int], value: Callable[[Expression], int] | None = None) -> str:
        """An atom; unbound variables keep their names."""
        parts = []
        for attribute, arg in zip(self._results.program.relations[atom.relation].attributes, atom.args, strict=True):
            if isinstance(arg, Variable) and arg.name in environment:
                parts.append(self._results.value_text(attribute.type, attribute.kind, environment[arg.name]))
            elif value is not None and computable(arg, environment):
                parts.append(self._results.value_text(attribute.type, attribute.kind, value(arg)))
            else:
                parts.append(self._expression(arg, environment))
        return f"{atom.relation}({', '.join(parts)})"

    def literal(self, literal: Literal, environment: Mapping[str, int]) -> str:
        """A literal."""
        match literal:
            case Atom():
                return self.atom(literal, environment)
            case Negation(atom):
                return f"!{self.atom(atom, environment)}"
            case (
                Constraint(op="=", lhs=Variable() as variable, rhs=RecordInit() as pattern)
                | Constraint(op="=", lhs=RecordInit() as pattern, rhs=Variable() as variable)
            ):
                left = self._variable(variable.name, variable.kind, environment)
                return f"{left} = {self._pattern(variable.name, pattern, environment)}"
            case Constraint(op=op, lhs=lhs, rhs=rhs):
                left, right = self._expression(lhs, environment), self._expression(rhs, environment)
                if op in ("match", "contains"):
                    return f"{op}({left}, {right})"
                if op in ("not_match", "not_contains"):
                    return f"!{op[4:]}({left}, {right})"
                return f"{left} {op} {right}"
            case Truth(value):
                return "true" if value else "false"
            case Range(target=target, start=start, end=end, step=step):
                parts = [self._expression(part, environment) for part in (start, end, step) if part is not None]
                return f"{self._expression(target, environment)} = range({', '.join(parts)})"
            case Aggregate(target=target):
                return f"{self._expression(target, environment)} = {self.aggregate(literal, environment)}"
        raise AssertionError(literal)

    def aggregate(self, aggregate: Aggregate, environment: Mapping[str, int]) -> str:
        """An aggregate without what it is compared with."""
        expression = aggregate.expression
        shown = f" {self._expression(expression, environment)}" if expression is not None else ""
        inner = ", ".join(self.literal(part, environment) for part in aggregate.body)
        return f"{aggregate.op}{shown} : {{ {inner} }}"

    def value_of(self, name: str, kind: Kind, value: int) -> str:
        """A value that a variable of the rule might have."""
        return self._variable(name, kind, {name: value})

    def _expression(self, expression: Expression, environment: Mapping[str, int]) -> str:
        match expression:
            case Variable(name, kind):
                return self._variable(name, kind, environment)
            case Constant(value, "s"):
                return '"' + str(value).replace("\\", "\\\\").replace('"', '\\"') + '"'
            case Constant(value, kind):
                return "nil" if kind == "r" else str(value)
            case Functor(name=name, args=args):
                parts = [self._expression(arg, environment) for arg in args]
                if name in INFIX and len(parts) == 2:
                    return f"({f' {name} '.join(parts)})"
                if name in _PREFIX:
                    return f"{_PREFIX[name]}{parts[0]}"
                if len(name) == 3 and name[1] == "2":
                    name = _CONVERSIONS.get(name[2], name)
                return f"{name}({', '.join(parts)})"
            case RecordInit(args=args):
                return f"[{', '.join(self._expression(arg, environment) for arg in args)}]"
            case Cast(arg=arg):
                return self._expression(arg, environment)
            case Counter():
                return "autoinc()"
        return "_"

    def _variable(self, name: str, kind: Kind, environment: Mapping[str, int]) -> str:
        if name not in environment:
            return shown_name(name) or "_"
        branch = self._types.contents.get(name)
        if branch is not None:
            parts = zip(branch.fields, self._results.records(len(branch.fields), environment[name]), strict=True)
            fields = [
                self._results.value_text(type_name, self._kind(type_name), part) for (_, type_name), part in parts
            ]
            return f"${branch.name}({', '.join(fields)})"
        type_name, kind = self._types.names.get(name, ("", kind))
        return self._results.value_text(type_name, kind, environment[name])

    def _pattern(self, name: str, pattern: RecordInit, environment: Mapping[str, int]) -> str:
        """A record that a variable's value is taken apart by, as it is written for the variable's type."""
        known = self._results.program.types.get(self._types.names.get(name, ("", "r"))[0])
        branch = self._types.contents.get(name)
        args = pattern.args
        if known is not None and isinstance(known.structure, AdtType) and isinstance(args[0], Constant):
            branch = known.structure.branches[int(args[0].value)]
            if len(branch.fields) > 1 and not isinstance(args[1], RecordInit):
                return f"${branch.name}(…)"
            args = args[1].args if isinstance(args[1], RecordInit) else args[1:]
        fields = [self._expression(arg, environment) for arg in args]
        if branch is None:
            return f"[{', '.join(fields)}]"
        return f"${branch.name}({', '.join(fields)})" if branch.fields else f"${branch.name}"

    def _kind(self, type_name: str) -> Kind:
        return self._results.program.types[type_name].kind


def computable(expression: Expression, environment: Mapping[str, int]) -> bool:
    """Whether an expression has one value under an assignment."""
    match expression:
        case Variable(name):
            return name in environment
        case Wildcard() | Counter():
            return False
        case Functor(args=args) | RecordInit(args=args):
            return all(computable(arg, environment) for arg in args)
        case Cast(arg=arg):
            return computable(arg, environment)
    return True


def _types_of(rule: Rule, results: Results, *, atoms_only: bool = False) -> _Types:
    """Types of variables that stand in an atom, or in a record that is one's value."""
    found = _Types()
    types = results.program.types
    for atom in (rule.head, *(literal for literal in rule.body if isinstance(literal, Atom))):
        for attribute, arg in zip(results.program.relations[atom.relation].attributes, atom.args, strict=True):
            if isinstance(arg, Variable):
                found.names.setdefault(arg.name, (attribute.type, attribute.kind))
    if atoms_only:
        return found

    def note(fields: tuple[tuple[str, str], ...], args: tuple[Expression, ...]) -> bool:
        before = len(found.names)
        for (_, type_name), arg in zip(fields, args, strict=True):
            if isinstance(arg, Variable):
                found.names.setdefault(arg.name, (type_name, types[type_name].kind))
        return len(found.names) > before

    changed = True
    while changed:
        changed = False
        for literal in rule.body:
            match literal:
                case (
                    Constraint(op="=", lhs=Variable(name), rhs=RecordInit(args=args))
                    | Constraint(op="=", lhs=RecordInit(args=args), rhs=Variable(name))
                ):
                    known = types.get(found.names.get(name, ("", "r"))[0])
                    structure = known.structure if known is not None else None
                    if name in found.contents:
                        changed |= note(found.contents[name].fields, args)
                    elif isinstance(structure, RecordType):
                        changed |= note(structure.fields, args)
                    elif isinstance(structure, AdtType) and isinstance(args[0], Constant):
                        branch = structure.branches[int(args[0].value)]
                        if len(branch.fields) == 1:
                            changed |= note(branch.fields, args[1:])
                        elif isinstance(args[1], Variable) and args[1].name not in found.contents:
                            found.contents[args[1].name] = branch
                            changed = True
    return found
