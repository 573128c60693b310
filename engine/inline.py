"""Inlining: rules of ``inline`` relations replace the atoms that use them, negated ones by their negated bodies."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import product

from graphlift.engine.errors import Diagnostic
from graphlift.engine.program import Atom, Constant, Constraint, Negation, Truth, Variable, Wildcard
from graphlift.engine.terms import (
    AggregateTerm,
    Node,
    RangeTerm,
    TypedRule,
    negate,
    substitute,
    walk,
)


class _Inliner:
    def __init__(self, definitions: dict[str, list[TypedRule]]) -> None:
        self._definitions = definitions
        self._copies = 0

    def expand(self, rule: TypedRule) -> Iterable[TypedRule]:
        """All rules that ``rule`` becomes; in the order of the definitions."""
        pending = [rule]
        while pending:
            current = pending.pop()
            alternatives = self._step(current)
            if alternatives is None:
                yield current
            else:
                pending.extend(reversed(alternatives))

    def _step(self, rule: TypedRule) -> list[TypedRule] | None:
        for index, literal in enumerate(rule.body):
            if isinstance(literal, Atom) and literal.relation in self._definitions:
                bodies = [self._unfold(definition, literal) for definition in self._definitions[literal.relation]]
            elif isinstance(literal, Negation) and literal.atom.relation in self._definitions:
                bodies = self._unfold_negated(literal.atom)
            else:
                continue
            # An execution plan counts the atoms that were written; it means nothing for those of the expansion.
            return [
                replace(rule, body=(*rule.body[:index], *body, *rule.body[index + 1 :]), plan=()) for body in bodies
            ]
        return None

    def _renamed(self, definition: TypedRule) -> TypedRule:
        self._copies += 1
        kinds = {
            part.name: part.kind
            for node in (definition.head, *definition.body)
            for part in walk(node)
            if isinstance(part, Variable)
        }
        names: dict[str, Node] = {name: Variable(f"{name}@{self._copies}", kind) for name, kind in kinds.items()}
        head = substitute(definition.head, names)
        return replace(definition, head=head, body=tuple(substitute(literal, names) for literal in definition.body))

    def _unify(self, head: Atom, atom: Atom, anything: bool) -> tuple[dict[str, Node], list[Constraint]]:
        """Values for the head's variables and the equalities that are left.

        ``anything`` allows any expression as a value; otherwise only variables and constants, because a value may be
        used several times and a range must be evaluated once.
        """
        values: dict[str, Node] = {}
        rest: list[Constraint] = []
        for formal, actual in zip(head.args, atom.args, strict=True):
            if isinstance(actual, Wildcard):
                continue
            simple = anything or isinstance(actual, Variable | Constant)
            if isinstance(formal, Variable) and formal.name not in values and simple:
                values[formal.name] = actual
            else:
                rest.append(Constraint("=", formal, actual, formal.kind, atom.span))
        return values, rest

    def _unfold(self, definition: TypedRule, atom: Atom) -> tuple[Node, ...]:
        fresh = self._renamed(definition)
        values, rest = self._unify(fresh.head, atom, anything=False)
        return tuple(substitute(literal, values) for literal in (*rest, *fresh.body))

    def _unfold_negated(self, atom: Atom) -> list[tuple[Node, ...]]:
        """``!p(x)``: for every rule of p, one of its literals fails."""
        bound: list[Node] = []
        args: list[Node] = []
        for arg in atom.args:
            if any(isinstance(part, AggregateTerm | RangeTerm) for part in walk(arg)):
                self._copies += 1
                variable = Variable(f"argument@{self._copies}", arg.kind)
                bound.append(Constraint("=", variable, arg, arg.kind, atom.span))
                args.append(variable)
            else:
                args.append(arg)
        atom = replace(atom, args=tuple(args))
        choices: list[list[Node]] = []
        for definition in self._definitions[atom.relation]:
            fresh = self._renamed(definition)
            values, rest = self._unify(fresh.head, atom, anything=True)
            choices.append([negate(substitute(literal, values)) for literal in (*rest, *fresh.body)])
        return [(*bound, *alternative) for alternative in product(*choices)]


def inline_relations(rules: list[TypedRule], inline: frozenset[str], problems: list[Diagnostic]) -> list[TypedRule]:
    """``rules`` without the relations in ``inline``; a cycle among those is a problem."""
    if not inline:
        return rules
    definitions: dict[str, list[TypedRule]] = {name: [] for name in sorted(inline)}
    for rule in rules:
        if rule.head.relation in inline:
            definitions[rule.head.relation].append(rule)
    cycle = _cycle(definitions)
    if cycle is not None:
        problems.append(
            Diagnostic(
                definitions[cycle[0]][0].span,
                f"inline relations depend on each other: {' → '.join(cycle)}",
                "drop inline from one of them",
            )
        )
        return [rule for rule in rules if rule.head.relation not in inline]
    inliner = _Inliner(definitions)
    result: list[TypedRule] = []
    for rule in rules:
        if rule.head.relation in inline:
            continue
        result += [expanded for expanded in inliner.expand(rule) if Truth(False) not in expanded.body]
    return result


def _cycle(definitions: dict[str, list[TypedRule]]) -> list[str] | None:
    done: set[str] = set()

    def visit(name: str, trail: list[str]) -> list[str] | None:
        if name in trail:
            return [*trail[trail.index(name) :], name]
        if name in done:
            return None
        for rule in definitions[name]:
            for literal in rule.body:
                atom = literal.atom if isinstance(literal, Negation) else literal
                if isinstance(atom, Atom) and atom.relation in definitions:
                    found = visit(atom.relation, [*trail, name])
                    if found is not None:
                        return found
        done.add(name)
        return None

    for name in definitions:
        found = visit(name, [])
        if found is not None:
            return found
    return None
