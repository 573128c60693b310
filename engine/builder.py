"""Building surface syntax (:mod:`graphlift.engine.syntax`) bottom-up: one method per rule of ``grammar.lark``."""

from __future__ import annotations

from typing import Any

from lark import Transformer

from graphlift.engine import syntax
from graphlift.engine.lexer import Token

_PRECEDENCE = {
    "lor": 1,
    "lxor": 2,
    "land": 3,
    "bor": 4,
    "bxor": 5,
    "band": 6,
    **dict.fromkeys(("bshl", "bshr", "bshru"), 7),
    **dict.fromkeys("+-", 8),
    **dict.fromkeys("*/%", 9),
    "^": 11,
}
_PREFIX_PRECEDENCE = 10
_NEGATED = {
    "=": "!=",
    "!=": "=",
    "<": ">=",
    ">=": "<",
    ">": "<=",
    "<=": ">",
    "match": "not_match",
    "not_match": "match",
    "contains": "not_contains",
    "not_contains": "contains",
}

Conjunction = list[syntax.Literal]


class Body(list[Conjunction]):
    """A body in disjunctive normal form."""


def conjunctions(term: Any) -> Body:
    return term if isinstance(term, Body) else Body([[term]])


def _conjoin(left: Body, right: Body) -> Body:
    return Body([a + b for a in left for b in right])


def _negate_literal(literal: syntax.Literal) -> syntax.Literal:
    if isinstance(literal, syntax.AtomLit):
        return syntax.NotLit(literal, literal.pos)
    if isinstance(literal, syntax.NotLit):
        return literal.atom
    if isinstance(literal, syntax.CompareLit):
        return syntax.CompareLit(_NEGATED[literal.op], literal.lhs, literal.rhs, literal.pos)
    return syntax.TruthLit(not literal.value, literal.pos)


class BuildError(Exception):
    """A mistake the grammar cannot express: the offset, the reason and the remedy."""

    def __init__(self, pos: int, reason: str, remedy: str) -> None:
        super().__init__(reason)
        self.pos = pos
        self.reason = reason
        self.remedy = remedy


class _ClosedCall(syntax.Call):
    """A prefix expression in parentheses, which "^" must not reach into."""

    __slots__ = ()


class _ClosedNum(syntax.Num):
    """A negative number in parentheses, which "^" must not reach into."""

    __slots__ = ()


class Builder(Transformer):  # type: ignore[misc]
    """Builds syntax nodes bottom-up while lark parses."""

    def __init__(self) -> None:
        super().__init__(visit_tokens=False)

    # --- names and declarations ---

    def name(self, children: list[Token]) -> Token:
        if len(children) == 1:
            return children[0]
        return Token("IDENT", ".".join(token.value for token in children), children[0].pos)

    def idents(self, children: list[Token]) -> list[Token]:
        return children

    def field(self, children: list[Token]) -> syntax.Field:
        return syntax.Field(children[0].value, children[1].value, children[0].pos)

    def lattice_field(self, children: list[Token]) -> syntax.Field:
        return syntax.Field(children[0].value, children[1].value, children[0].pos, lattice=True)

    def fields(self, children: list[syntax.Field]) -> list[syntax.Field]:
        return children

    def branch(self, children: list[Any]) -> syntax.BranchDecl:
        return syntax.BranchDecl(children[0].value, children[1] if len(children) > 1 else [], children[0].pos)

    def type_subset(self, children: list[Token]) -> syntax.TypeDecl:
        return syntax.TypeDecl(children[0].value, "subset", children[0].pos, names=[children[1].value])

    def type_symbol(self, children: list[Token]) -> syntax.TypeDecl:
        return syntax.TypeDecl(children[0].value, "subset", children[0].pos, names=["symbol"])

    def type_number(self, children: list[Token]) -> syntax.TypeDecl:
        return syntax.TypeDecl(children[0].value, "subset", children[0].pos, names=["number"])

    def type_union(self, children: list[Token]) -> syntax.TypeDecl:
        names = [token.value for token in children[2:]]
        return syntax.TypeDecl(children[0].value, "union" if len(names) > 1 else "alias", children[0].pos, names=names)

    def type_record(self, children: list[Any]) -> syntax.TypeDecl:
        fields = children[2] if len(children) > 2 else []
        return syntax.TypeDecl(children[0].value, "record", children[0].pos, fields=fields)

    def type_adt(self, children: list[Any]) -> syntax.TypeDecl:
        return syntax.TypeDecl(children[0].value, "adt", children[0].pos, branches=children[2:])

    def lattice_op(self, children: list[Any]) -> None:
        return None

    def lattice_decl(self, children: list[Any]) -> syntax.LatticeDecl:
        return syntax.LatticeDecl(children[0].value, children[0].pos)

    def tags(self, children: list[Token]) -> list[str]:
        return [token.value for token in children]

    def choice(self, children: list[Any]) -> tuple[str, ...]:
        first = children[0]
        return tuple(token.value for token in first) if isinstance(first, list) else (first.value,)

    def choices(self, children: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
        return children

    def relation_decl(self, children: list[Any]) -> list[syntax.RelationDecl]:
        fields = children[1] if len(children) == 4 else []
        tags, choices = children[-2:]
        return [syntax.RelationDecl(name.value, fields, tags, choices, name.pos) for name in children[0]]

    def debug_delta(self, children: list[Any]) -> list[syntax.RelationDecl]:
        name, _, target, tags = children
        return [syntax.RelationDecl(name.value, [], tags, [], name.pos, debug_delta=target.value)]

    def parameter(self, children: list[Token]) -> syntax.Field:
        name = children[0].value if len(children) > 1 else ""
        return syntax.Field(name, children[-1].value, children[0].pos)

    def functor(self, children: list[Any]) -> syntax.FunctorDecl:
        stateful = isinstance(children[-1], Token) and children[-1].type == "STATEFUL"
        result = children[-2] if stateful else children[-1]
        parameters = [child for child in children if isinstance(child, syntax.Field)]
        return syntax.FunctorDecl(children[0].value, parameters, result.value, stateful, children[0].pos)

    def pragma(self, children: list[Token]) -> syntax.PragmaDecl:
        value = children[1].value if len(children) > 1 else ""
        return syntax.PragmaDecl(children[0].value, value, children[0].pos)

    def pair(self, children: list[Token]) -> tuple[str, str]:
        return children[0].value, children[2].value

    def pairs(self, children: list[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
        return tuple(children)

    def directive(self, children: list[Any]) -> list[syntax.DirectiveDecl]:
        parameters: tuple[tuple[str, str], ...] = ()
        names = children[1:]
        if isinstance(names[-1], tuple):
            parameters = names.pop()
        action = children[0].value[1:]
        return [syntax.DirectiveDecl(action, name.value, parameters, name.pos) for name in names]

    # --- components ---

    def component_type(self, children: list[Any]) -> syntax.ComponentType:
        parameters = tuple(token.value for token in children[2]) if len(children) > 1 else ()
        return syntax.ComponentType(children[0].value, parameters, children[0].pos)

    def bases(self, children: list[syntax.ComponentType]) -> list[syntax.ComponentType]:
        return children

    def component(self, children: list[Any]) -> syntax.ComponentDecl:
        return syntax.ComponentDecl(children[0], children[1], children[2], children[0].pos)

    def init(self, children: list[Any]) -> syntax.InitDecl:
        return syntax.InitDecl(children[0].value, children[2], children[0].pos)

    def override(self, children: list[Token]) -> syntax.OverrideDecl:
        return syntax.OverrideDecl(children[0].value, children[0].pos)

    def unit(self, children: list[Any]) -> syntax.Unit:
        unit = syntax.Unit()
        homes: dict[type, list[Any]] = {
            syntax.TypeDecl: unit.types,
            syntax.RelationDecl: unit.relations,
            syntax.Clause: unit.clauses,
            syntax.DirectiveDecl: unit.directives,
            syntax.ComponentDecl: unit.components,
            syntax.InitDecl: unit.inits,
            syntax.PragmaDecl: unit.pragmas,
            syntax.FunctorDecl: unit.functors,
            syntax.LatticeDecl: unit.lattices,
            syntax.OverrideDecl: unit.overrides,
        }
        for child in children:
            for item in child if isinstance(child, list) else (child,):
                homes[type(item)].append(item)
        return unit

    def start(self, children: list[syntax.Unit]) -> syntax.Unit:
        return children[0]

    # --- clauses ---

    def fact(self, children: list[syntax.AtomLit]) -> syntax.Clause:
        return syntax.Clause(children[0], [], children[0].pos)

    def heads(self, children: list[syntax.AtomLit]) -> list[syntax.AtomLit]:
        return children

    def rule(self, children: list[Any]) -> list[syntax.Clause]:
        plan = children[2] if len(children) > 2 else ()
        heads: list[syntax.AtomLit] = children[0]
        return [syntax.Clause(head, body, heads[0].pos, plan) for head in heads for body in children[1]]

    def subsumption(self, children: list[Any]) -> list[syntax.Clause]:
        plan = children[4] if len(children) > 4 else ()
        less, _, greater, bodies = children[:4]
        return [syntax.Clause(less, body, less.pos, plan, dominating=greater) for body in bodies]

    def order(self, children: list[Token]) -> tuple[int, tuple[int, ...]]:
        return int(children[0].value, 0), tuple(int(token.value, 0) for token in children[1:])

    def plan(self, children: list[tuple[int, tuple[int, ...]]]) -> tuple[tuple[int, tuple[int, ...]], ...]:
        return tuple(children)

    def disjunction(self, children: list[Body]) -> Body:
        if len(children) == 1:
            return children[0]
        return Body([conjunction for child in children for conjunction in child])

    def conjunction(self, children: list[Any]) -> Body:
        plain: Conjunction = []
        for child in children:
            if isinstance(child, Body):
                break
            plain.append(child)
        else:
            return Body([plain])
        result = conjunctions(children[0])
        for child in children[1:]:
            result = _conjoin(result, conjunctions(child))
        return result

    def negated(self, children: list[Any]) -> Any:
        term = children[1]
        if not isinstance(term, Body):
            return _negate_literal(term)
        result = Body([[]])
        for conjunction in term:
            result = _conjoin(result, Body([[_negate_literal(literal)] for literal in conjunction]))
        return result

    def atom(self, children: list[Any]) -> syntax.AtomLit:
        return syntax.AtomLit(children[0].value, children[1], children[0].pos)

    def compare(self, children: list[Any]) -> syntax.CompareLit:
        lhs, operator, rhs = children
        return syntax.CompareLit(operator.value, lhs, rhs, lhs.pos)

    def compare_prefix(self, children: list[Any]) -> syntax.CompareLit:
        operator, lhs, rhs = children
        return syntax.CompareLit(operator.value, lhs, rhs, operator.pos)

    def truth(self, children: list[Token]) -> syntax.TruthLit:
        return syntax.TruthLit(children[0].type == "TRUE", children[0].pos)

    # --- arguments ---

    def arguments(self, children: list[syntax.Arg]) -> list[syntax.Arg]:
        return children

    def var(self, children: list[Token]) -> syntax.Var:
        token = children[0]
        return syntax.Var(token.value, token.pos)

    def string(self, children: list[Token]) -> syntax.Str:
        return syntax.Str(children[0].value, children[0].pos)

    def number(self, children: list[Token]) -> syntax.Num:
        return syntax.Num(children[0].value, None, children[0].pos)

    def unsigned(self, children: list[Token]) -> syntax.Num:
        return syntax.Num(children[0].value, "u", children[0].pos)

    def float(self, children: list[Token]) -> syntax.Num:
        return syntax.Num(children[0].value, "f", children[0].pos)

    def underscore(self, children: list[Token]) -> syntax.Underscore:
        return syntax.Underscore(children[0].pos)

    def nil(self, children: list[Token]) -> syntax.Nil:
        return syntax.Nil(children[0].pos)

    def counter(self, children: list[Token]) -> syntax.CounterArg:
        return syntax.CounterArg(children[0].pos)

    def iteration(self, children: list[Token]) -> syntax.IterationArg:
        return syntax.IterationArg(children[0].pos)

    def record(self, children: list[list[syntax.Arg]]) -> syntax.RecordArg:
        args = children[0]
        return syntax.RecordArg(args, args[0].pos - 1 if args else 0)

    def adt_branch(self, children: list[Any]) -> syntax.BranchArg:
        return syntax.BranchArg(children[1].value, children[2], children[0].pos)

    def parens(self, children: list[syntax.Arg]) -> syntax.Arg:
        arg = children[0]
        if isinstance(arg, syntax.Call):
            return _ClosedCall(arg.op, arg.args, arg.pos)
        if isinstance(arg, syntax.Num):
            return _ClosedNum(arg.text, arg.fixed, arg.pos)
        return arg

    def cast(self, children: list[Any]) -> syntax.CastArg:
        return syntax.CastArg(children[0], children[1].value, children[0].pos)

    def user_call(self, children: list[Any]) -> syntax.UserCall:
        return syntax.UserCall(children[0].value, children[1], children[0].pos)

    def builtin(self, children: list[Any]) -> syntax.Call:
        return syntax.Call(children[0].value, children[1], children[0].pos)

    def variadic(self, children: list[Any]) -> syntax.Call:
        token = children[0]
        if token.value not in ("min", "max"):
            raise BuildError(
                token.pos, f"{token.value} is an aggregate, not a functor", f"write {token.value} x : {{…}}"
            )
        return syntax.Call(token.value, children[1:], token.pos)

    def aggregate(self, children: list[Any]) -> syntax.Agg:
        token, body = children[0], conjunctions(children[-1])
        expression = children[1] if len(children) > 2 else None
        if len(body) != 1:
            raise BuildError(
                token.pos, "a disjunction in the body of an aggregate", "define a helper relation and aggregate over it"
            )
        if (token.value == "count") != (expression is None):
            reason = "count takes no expression" if token.value == "count" else f"{token.value} needs an expression"
            raise BuildError(
                token.pos, reason, f"write {'count' if token.value == 'count' else token.value + ' x'} : {{…}}"
            )
        return syntax.Agg(token.value, expression, body[0], token.pos)

    def user_aggregate(self, children: list[Any]) -> syntax.UserCall:
        return syntax.UserCall("@" + children[0].value, [], children[0].pos)

    def prefix(self, children: list[Any]) -> syntax.Arg:
        return self._apply_prefix(children[0], children[1])

    def _apply_prefix(self, operator: Token, operand: syntax.Arg) -> syntax.Arg:
        if operator.value == "-":
            if isinstance(operand, syntax.Num) and not operand.text.startswith("-"):
                return syntax.Num("-" + operand.text, operand.fixed, operator.pos)
            return syntax.Call("neg", [operand], operator.pos)
        return syntax.Call(operator.value, [operand], operator.pos)

    def infix(self, children: list[Any]) -> syntax.Arg:
        items: list[Any] = []
        for child in children:
            if isinstance(child, Token):
                items.append(child)
            else:
                self._unroll(child, items)
        items.reverse()  # used as a stack
        return self._climb(items, 0)

    def _unroll(self, operand: syntax.Arg, items: list[Any]) -> None:
        """Undo prefix operators: ``-x^2`` is ``-(x^2)``, but the prefix was applied before ``^`` was seen."""
        while not isinstance(operand, _ClosedCall | _ClosedNum):
            if isinstance(operand, syntax.Num) and operand.text.startswith("-"):
                items.append(Token("MINUS", "-", operand.pos))
                operand = syntax.Num(operand.text[1:], operand.fixed, operand.pos + 1)
            elif isinstance(operand, syntax.Call) and operand.op in ("neg", "bnot", "lnot"):
                items.append(Token("PREFIX", "-" if operand.op == "neg" else operand.op, operand.pos))
                operand = operand.args[0]
            else:
                break
        items.append(operand)

    def _climb(self, items: list[Any], level: int) -> syntax.Arg:
        first = items.pop()
        prefixed = isinstance(first, Token)
        left = self._apply_prefix(first, self._climb(items, _PREFIX_PRECEDENCE)) if prefixed else first
        while items:
            operator = items[-1].value
            strength = _PRECEDENCE[operator]
            if strength < level:
                break
            items.pop()
            right = self._climb(items, strength if operator == "^" else strength + 1)
            left = syntax.Call(operator, [left, right], left.pos)
        return left
