"""Typed rules → the contract's normal form: flat atoms, stand-alone aggregates and ranges, aliases resolved."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from graphlift.engine.errors import Diagnostic
from graphlift.engine.program import (
    Aggregate,
    Atom,
    Cast,
    Constant,
    Constraint,
    Functor,
    Kind,
    Negation,
    Range,
    RecordInit,
    Rule,
    Span,
    SubsumptionRule,
    Truth,
    Variable,
    Wildcard,
    shown_name,
)
from graphlift.engine.terms import (
    AggregateTerm,
    Node,
    RangeTerm,
    TypedRule,
    children,
    map_expressions,
    substitute,
    variable_names,
    walk,
)

_SIMPLE = (Variable, Constant, Wildcard)


class _Flattener:
    """Collects the flat literals of one rule."""

    def __init__(self, taken: set[str]) -> None:
        self._taken = taken
        self._count = 0
        self.literals: list[Node] = []

    def fresh(self, kind: Kind) -> Variable:
        self._count += 1
        while f"_{self._count}" in self._taken:
            self._count += 1
        return Variable(f"_{self._count}", kind)

    def literal(self, literal: Node) -> None:
        if isinstance(literal, Atom):
            self._after(lambda: self.literals.append(self._flat(literal)))
        elif isinstance(literal, Negation):
            self.literals.append(Negation(self._flat(literal.atom)))
        elif isinstance(literal, Constraint):
            self._constraint(literal)
        else:
            self.literals.append(literal)

    def _after(self, add: object) -> None:
        """Run ``add`` and move the literal it appends last before the equations it needed: atoms bind, they read."""
        assert callable(add)
        start = len(self.literals)
        add()
        self.literals.insert(start, self.literals.pop())

    def _flat(self, atom: Atom) -> Atom:
        return replace(atom, args=tuple(self.pattern(arg, atom.span) for arg in atom.args))

    def pattern(self, expression: Node, span: Span) -> Node:
        """A variable, constant or wildcard equal to ``expression``."""
        if isinstance(expression, _SIMPLE):
            return expression
        if isinstance(expression, AggregateTerm | RangeTerm):
            return self.value(expression, span)
        variable = self.fresh(expression.kind)
        self._equate(variable, expression, span)
        return variable

    def _equate(self, side: Node, expression: Node, span: Span) -> None:
        if isinstance(expression, RecordInit):
            fields = tuple(self.pattern(arg, span) for arg in expression.args)
            flat: Node = RecordInit(fields, expression.kind)
        else:
            flat = self.value(expression, span)
        self.literals.append(Constraint("=", side, flat, expression.kind, span))

    def value(self, expression: Node, span: Span, records: bool = False) -> Node:
        """``expression`` with aggregates, ranges and (unless ``records``) records replaced by variables."""
        if isinstance(expression, Functor):
            return replace(expression, args=tuple(self.value(arg, span, records) for arg in expression.args))
        if isinstance(expression, Cast):
            return replace(expression, arg=self.value(expression.arg, span, records))
        if isinstance(expression, RecordInit):
            if records:
                return replace(expression, args=tuple(self.value(arg, span, True) for arg in expression.args))
            return self.pattern(expression, span)
        if isinstance(expression, RangeTerm):
            return self._range(expression)
        if isinstance(expression, AggregateTerm):
            return self._aggregate(expression)
        return expression

    def _range(self, term: RangeTerm) -> Variable:
        target = self.fresh(term.kind)
        args = [self.value(arg, term.span) for arg in term.args]
        step = args[2] if len(args) > 2 else None
        self.literals.append(Range(target, args[0], args[1], step, term.kind, term.span))
        return target

    def _aggregate(self, term: AggregateTerm) -> Variable:
        target = self.fresh(term.kind)
        # An atom that is written twice counts once, and wildcards multiply only in bodies of one atom.
        term = replace(term, body=tuple({_written(literal): literal for literal in term.body}.values()))
        outside, self.literals = self.literals, []
        for literal in term.body:
            self.literal(literal)
        expression = None if term.expression is None else self.value(term.expression, term.span)
        body, self.literals = tuple(self.literals), outside
        keys = _aggregate_keys(term)
        aggregate = Aggregate(target, term.op, expression, body, (), term.operand, term.span, keys)  # type: ignore[arg-type]
        self.literals.append(aggregate)
        return target

    def _constraint(self, constraint: Constraint) -> None:
        lhs, rhs, span = constraint.lhs, constraint.rhs, constraint.span
        if constraint.op != "=":
            self.literals.append(replace(constraint, lhs=self.value(lhs, span), rhs=self.value(rhs, span)))
            return
        if isinstance(lhs, Wildcard) or isinstance(rhs, Wildcard):
            # Only as fields of two records that are compared: the field's own parts still need their equations.
            self.value(rhs if isinstance(lhs, Wildcard) else lhs, span)
            return
        if isinstance(lhs, RecordInit) and isinstance(rhs, RecordInit):
            if len(lhs.args) != len(rhs.args):
                self.literals.append(Truth(False))
            for left, right in zip(lhs.args, rhs.args, strict=False):
                self._constraint(Constraint("=", left, right, left.kind, span))
            return
        if isinstance(lhs, RecordInit):
            lhs, rhs = rhs, lhs
        if isinstance(rhs, RecordInit):
            self._equate(self.pattern(lhs, span), rhs, span)
            return
        self.literals.append(replace(constraint, lhs=self.value(lhs, span), rhs=self.value(rhs, span)))


def _written(literal: Node) -> object:
    """What equal atoms share; other literals are only equal to themselves."""
    return (literal.relation, literal.args) if isinstance(literal, Atom) else id(literal)


def _aggregate_keys(term: AggregateTerm) -> tuple[Variable, ...] | None:
    """The variables whose distinct bindings count, where that is not all of the body's.

    Soufflé evaluates an aggregate's body in place when it is one atom without repeated variables; otherwise as a rule
    of its own whose head has the named variables only. So wildcards multiply in the first case and not in the second.
    """
    parts = [*term.body, *([] if term.expression is None else [term.expression])]
    own: list[Node] = []
    stack = list(parts)
    nested = ranged = False
    while stack:
        node = stack.pop()
        own.append(node)
        nested |= isinstance(node, AggregateTerm)
        ranged |= isinstance(node, RangeTerm)
        if not isinstance(node, AggregateTerm):
            stack.extend(children(node))
    atoms = [literal for literal in term.body if isinstance(literal, Atom)]
    in_atom = [part.name for atom in atoms for part in walk(atom) if isinstance(part, Variable)]
    if len(atoms) < 2 and not nested and not ranged and len(in_atom) == len(set(in_atom)):
        return None
    if not ranged and not any(isinstance(part, Wildcard) for atom in atoms for part in walk(atom)):
        return None
    return tuple({part.name: part for part in own if isinstance(part, Variable)}.values())


def _resolve_aliases(literals: list[Node], protected: set[str]) -> tuple[list[Node], dict[str, Node]]:
    """Replace variables by what top-level equalities make them equal to: another variable or a constant.

    ``protected`` are targets of aggregates and ranges, which must stay where they are. A float that an atom binds stays
    in its equation with a constant: ``=`` compares values, a constant in an atom compares bits.
    """
    values: dict[str, Node] = {}
    in_atoms = _in_atoms(literals)

    def resolve(node: Node) -> Node:
        while isinstance(node, Variable) and node.name in values:
            node = values[node.name]
        return node

    rest: list[Node] = []
    for literal in literals:
        if not (isinstance(literal, Constraint) and literal.op == "="):
            rest.append(literal)
            continue
        lhs, rhs = resolve(literal.lhs), resolve(literal.rhs)
        if isinstance(lhs, Variable) and isinstance(rhs, Variable) and lhs.kind == rhs.kind:
            if lhs.name == rhs.name:
                continue
            if lhs.name in protected or (_generated(rhs) and rhs.name not in protected):
                lhs, rhs = rhs, lhs
            if lhs.name not in protected and rhs.name not in protected:
                values[lhs.name] = rhs
                if lhs.name in in_atoms:
                    in_atoms.add(rhs.name)
                continue
        for variable, constant in ((lhs, rhs), (rhs, lhs)):
            if (
                isinstance(variable, Variable)
                and isinstance(constant, Constant)
                and variable.name not in protected
                and variable.kind == constant.kind
                and not (constant.kind == "f" and variable.name in in_atoms)
            ):
                values[variable.name] = constant
                break
        else:
            rest.append(literal)
    flat = {name: resolve(value) for name, value in values.items()}
    result: list[Node] = []
    for literal in rest:
        changed = substitute(literal, flat)
        if isinstance(changed, Constraint) and changed.op == "=":
            lhs, rhs = changed.lhs, changed.rhs
            if lhs == rhs and isinstance(lhs, Variable | Constant) and lhs.kind != "f":
                continue
            if isinstance(lhs, Constant) and isinstance(rhs, Constant) and lhs.kind == rhs.kind != "f":
                changed = Truth(False)
            elif isinstance(lhs, Constant) and isinstance(rhs, RecordInit) and lhs.kind == "r":
                changed = Truth(False)  # the only record constant is nil
        elif isinstance(changed, Constraint) and changed.op == "!=":
            lhs, rhs = changed.lhs, changed.rhs
            if isinstance(lhs, Constant) and isinstance(rhs, Constant) and lhs.kind == rhs.kind != "f":
                changed = Truth(lhs.value != rhs.value)
        result.append(changed)
    return result, flat


def _in_atoms(literals: Iterable[Node]) -> set[str]:
    """Variables that positive atoms bind."""
    return {
        arg.name
        for literal in literals
        if isinstance(literal, Atom)
        for arg in literal.args
        if isinstance(arg, Variable)
    }


def _float_filters(literals: Iterable[Node], outside: set[str]) -> list[Node]:
    """Equations of floats that atoms bind as two comparisons, which only filter.

    An equation that bound the float first would have the atom found by its bits, and -0.0 is equal to 0.0.
    """
    literals = list(literals)
    bound = outside | _in_atoms(literals)
    targets = {literal.target.name for literal in literals if isinstance(literal, Aggregate | Range)}
    result: list[Node] = []
    for literal in literals:
        match literal:
            case Aggregate():
                body, around = literal.body, bound & set(literal.outer)
                result.append(replace(literal, body=tuple(_float_filters(body, around))))
            case Constraint(op="=", kind="f", lhs=lhs, rhs=rhs) if any(
                isinstance(side, Variable) and side.name in bound for side in (lhs, rhs)
            ):
                other = rhs if isinstance(lhs, Variable) and lhs.name in bound else lhs
                if isinstance(other, Variable) and other.name not in bound | targets:
                    result.append(literal)
                else:
                    result += [replace(literal, op="<="), replace(literal, op=">=")]
            case _:
                result.append(literal)
    return result


def _generated(variable: Variable) -> bool:
    return variable.name[0] == "_" and variable.name[1:].isdigit()


def _with_outer(literal: Node, outside: set[str]) -> Node:
    """``literal`` with the outer variables of its aggregates filled in; ``outside`` occur around it."""
    if not isinstance(literal, Aggregate):
        return literal
    parts = [*literal.body, *([] if literal.expression is None else [literal.expression])]
    inside = variable_names(parts)
    own = outside & inside
    body: list[Node] = []
    for index, nested in enumerate(literal.body):
        siblings: list[Node] = [*literal.body[:index], *literal.body[index + 1 :]]
        if literal.expression is not None:
            siblings.append(literal.expression)
        body.append(_with_outer(nested, outside | variable_names(siblings)))
    return replace(literal, body=tuple(body), outer=tuple(sorted(own)))


def _bindings(literals: Iterable[Node], bound: set[str]) -> tuple[list[Node], set[str]]:
    """The literals, those in aggregates in an order in which they bind, and all variables that they can bind."""
    bound = set(bound)
    waiting, ready, changed = list(literals), {}, True
    order = {id(literal): index for index, literal in enumerate(waiting)}

    def known(node: Node) -> bool:
        return variable_names([node]) <= bound

    while changed and waiting:
        changed, rest = False, []
        for literal in waiting:
            done: Node | None = literal
            if isinstance(literal, Atom):
                bound |= variable_names([literal])
            elif isinstance(literal, Range):
                if known(literal.start) and known(literal.end) and (literal.step is None or known(literal.step)):
                    bound.add(literal.target.name)
                else:
                    done = None
            elif isinstance(literal, Aggregate):
                if set(literal.outer) <= bound:
                    bound.add(literal.target.name)
                    body, _ = _bindings(literal.body, bound)
                    done = replace(literal, body=tuple(body))
                else:
                    done = None
            elif isinstance(literal, Constraint) and literal.op == "=":
                done = _bind_equality(literal, bound)
            if done is None:
                rest.append(literal)
            else:
                changed = True
                ready[order[id(literal)]] = done
        waiting = rest
    for literal in waiting:
        ready[order[id(literal)]] = literal
    return [ready[index] for index in sorted(ready)], bound


def _bind_equality(literal: Constraint, bound: set[str]) -> Constraint | None:
    for this, that in ((literal.lhs, literal.rhs), (literal.rhs, literal.lhs)):
        if not variable_names([that]) <= bound:
            continue
        if isinstance(this, Variable | RecordInit):
            bound |= variable_names([this])
            return literal
        if variable_names([this]) <= bound:
            return literal
    return None


def _ungrounded(literals: Iterable[Node], bound: set[str]) -> set[str]:
    """Variables that some literal reads although nothing binds them."""
    missing: set[str] = set()
    for literal in literals:
        if isinstance(literal, Aggregate):
            missing |= set(literal.outer) - bound
            _, inside = _bindings(literal.body, bound | set(literal.outer))
            missing |= _ungrounded(literal.body, inside)
            if literal.expression is not None:
                missing |= variable_names([literal.expression]) - inside
        else:
            missing |= variable_names([literal]) - bound
    return missing


class _Body:
    """A normalised body with what became of the head."""

    def __init__(self, rule: TypedRule, heads: list[Atom], patterns: bool) -> None:
        taken = variable_names([rule.head, *rule.body, *heads])
        flattener = _Flattener(taken)
        if patterns:
            flat = [flattener._flat(atom) for atom in heads]
        for literal in rule.body:
            flattener.literal(literal)
        if not patterns:
            flat = [
                replace(atom, args=tuple(flattener.value(arg, atom.span, records=True) for arg in atom.args))
                for atom in heads
            ]
        protected = {
            part.target.name
            for literal in flattener.literals
            for part in walk(literal)
            if isinstance(part, Aggregate | Range)
        }
        literals, values = _resolve_aliases(flattener.literals, protected)
        self.heads = [substitute(atom, values) for atom in flat]
        literals = [literal for literal in literals if literal != Truth(True)]
        with_outer = []
        for index, literal in enumerate(literals):
            around = variable_names([*literals[:index], *literals[index + 1 :], *self.heads])
            with_outer.append(_with_outer(literal, around))
        given = variable_names(self.heads) if patterns else set()
        self.literals, self.bound = _bindings(_float_filters(with_outer, given), given)
        self.missing = (variable_names(self.heads) - self.bound) | _ungrounded(self.literals, self.bound)


def _report(body: _Body, span: Span, problems: list[Diagnostic]) -> None:
    if body.missing:
        shown = ", ".join(sorted(map(shown_name, body.missing)))
        problems.append(
            Diagnostic(span, f"ungrounded after expansion: {shown}", "bind it in a positive atom of the rule's body")
        )


def normalise(rule: TypedRule, number: int, problems: list[Diagnostic]) -> Rule | SubsumptionRule | None:
    """The contract's form of ``rule``; None when its body is false.

    Problems (a variable that only inlining left ungrounded) are appended to ``problems``.
    """
    if rule.dominating is not None:
        named = [_name_wildcards(rule.head, "a"), _name_wildcards(rule.dominating, "b")]
        body = _Body(rule, named, patterns=True)
        _report(body, rule.span, problems)
        return SubsumptionRule(number, body.heads[0], body.heads[1], tuple(body.literals), rule.span)
    body = _Body(rule, [rule.head], patterns=False)
    if Truth(False) in body.literals:
        return None
    _report(body, rule.span, problems)
    return Rule(number, body.heads[0], tuple(body.literals), rule.span, rule.plan)


def _name_wildcards(atom: Atom, prefix: str) -> Atom:
    """Wildcards of a subsumption's atoms as variables of their own: a tuple is compared as a whole."""
    count = 0

    def change(node: Node) -> Node | None:
        nonlocal count
        if isinstance(node, Wildcard):
            count += 1
            return Variable(f"_{prefix}{count}", node.kind)
        return None

    return map_expressions(atom, change)
