"""The order in which a rule's literals are evaluated.

The delta comes first; then, at each point, everything that only filters or computes, then the atom that is expected to
multiply the rows least. ``.plan`` orders the atoms as written there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

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
    Range,
    RecordInit,
    Truth,
    Variable,
    Wildcard,
)


class Statistics(Protocol):
    """What the planner asks about relations."""

    def count(self, relation: str) -> int:
        """Number of tuples."""
        ...

    def distinct(self, relation: str, column: int) -> int:
        """Estimated number of distinct values of a column, at least 1."""
        ...


def variables(expression: Expression) -> set[str]:
    """Names of the variables of an expression."""
    match expression:
        case Variable(name):
            return {name}
        case Functor(args=args) | RecordInit(args=args):
            return set().union(*(variables(arg) for arg in args))
        case Cast(arg=arg):
            return variables(arg)
    return set()


def atom_variables(atom: Atom) -> set[str]:
    """Names of the variables of an atom."""
    return set().union(*(variables(arg) for arg in atom.args)) if atom.args else set()


def used_by(literal: Literal) -> set[str]:
    """Names of the variables of a literal that something outside of it may bind or use."""
    match literal:
        case Atom():
            return atom_variables(literal)
        case Negation(atom):
            return atom_variables(atom)
        case Constraint(lhs=lhs, rhs=rhs):
            return variables(lhs) | variables(rhs)
        case Range(target=target, start=start, end=end, step=step):
            return {target.name} | variables(start) | variables(end) | (variables(step) if step else set())
        case Aggregate(target=target, outer=outer):
            return {target.name, *outer}
    return set()


def _is_pattern(expression: Expression) -> bool:
    return isinstance(expression, RecordInit) and any(isinstance(arg, Wildcard) for arg in expression.args)


def newly_bound(literal: Literal, bound: set[str]) -> set[str] | None:
    """Variables that evaluating ``literal`` now would bind, or None when it cannot be evaluated yet."""
    match literal:
        case Truth():
            return set()
        case Negation(atom):
            return set() if atom_variables(atom) <= bound else None
        case Constraint(op="=", lhs=lhs, rhs=rhs):
            for one, other in ((lhs, rhs), (rhs, lhs)):
                if isinstance(one, Variable) and variables(other) <= bound and not _is_pattern(other):
                    return {one.name} - bound
            for one, other in ((lhs, rhs), (rhs, lhs)):
                if isinstance(one, Variable) and one.name in bound and isinstance(other, RecordInit):
                    return variables(other) - bound
            return set() if variables(lhs) | variables(rhs) <= bound else None
        case Constraint(lhs=lhs, rhs=rhs):
            return set() if variables(lhs) | variables(rhs) <= bound else None
        case Range(target=target, start=start, end=end, step=step):
            needed = variables(start) | variables(end) | (variables(step) if step else set())
            return {target.name} - bound if needed <= bound else None
        case Aggregate(target=target, outer=outer):
            return {target.name} - bound if set(outer) <= bound else None
    return None


def _fanout(atom: Atom, bound: set[str], statistics: Statistics) -> tuple[float, bool]:
    """Expected matches per row, and whether any column is bound."""
    count = statistics.count(atom.relation)
    if not atom.args:
        return 0.0, True
    values = 1
    fixed = 0
    for position, arg in enumerate(atom.args):
        if isinstance(arg, Constant) or (isinstance(arg, Variable) and arg.name in bound):
            fixed += 1
            values *= statistics.distinct(atom.relation, position)
    if fixed == len(atom.args):
        return 0.5, True
    return count / max(1, min(values, count)), fixed > 0


def _expansive(literal: Literal) -> bool:
    return isinstance(literal, (Range, Aggregate))


def order_body(
    body: Sequence[Literal],
    delta: int | None,
    statistics: Statistics,
    bound: Iterable[str] = (),
    plan: Sequence[int] | None = None,
) -> list[Literal]:
    """Body literals in evaluation order; a delta atom comes first.

    Args:
        body: the literals.
        delta: position in ``body`` of the atom that ranges over the delta.
        statistics: sizes of relations.
        bound: variables bound beforehand.
        plan: a permutation of the body's atoms, counted from 1, that overrides the choice of atoms.
    """
    if delta is None and plan is None:
        # Greedy from the smallest atom is blind to record patterns: `o = [s, _]` gives `s` from `o` alone.
        starts = [position for position, literal in enumerate(body) if isinstance(literal, Atom)]
        orders = [_greedy(body, start, statistics, bound, None) for start in (None, *starts)]
        return min(orders, key=lambda order: _expected_rows(order, statistics, bound))
    return _greedy(body, delta, statistics, bound, plan)


def _expected_rows(ordered: Sequence[Literal], statistics: Statistics, bound: Iterable[str]) -> float:
    """Expected number of rows over all steps of an order."""
    known = set(bound)
    rows = 1.0
    total = 0.0
    for literal in ordered:
        if isinstance(literal, Atom):
            rows *= _fanout(literal, known, statistics)[0]
            total += rows
        known.update(used_by(literal))
    return total


def _greedy(
    body: Sequence[Literal],
    first: int | None,
    statistics: Statistics,
    bound: Iterable[str],
    plan: Sequence[int] | None,
) -> list[Literal]:
    """Start with literal ``first``, then always take what filters or computes, then what multiplies the rows least."""
    known = set(bound)
    ordered: list[Literal] = []
    waiting = list(range(len(body)))

    def take(position: int) -> None:
        literal = body[position]
        waiting.remove(position)
        ordered.append(literal)
        known.update(used_by(literal))

    if first is not None:
        take(first)
    atoms = [position for position, literal in enumerate(body) if isinstance(literal, Atom)]
    queue = [atoms[number - 1] for number in plan] if plan is not None else []
    while waiting:
        cheap = next(
            (p for p in waiting if not _expansive(body[p]) and newly_bound(body[p], known) is not None),
            None,
        )
        if cheap is not None:
            take(cheap)
            continue
        queue = [position for position in queue if position in waiting]
        candidates = [p for p in waiting if isinstance(body[p], Atom)]
        best: int | None = None
        connected = True
        if queue:
            best = queue[0]
        elif candidates:
            scored = [(_fanout(body[p], known, statistics), p) for p in candidates]  # type: ignore[arg-type]
            (_, connected), best = min(scored, key=lambda item: (bool(known) and not item[0][1], item[0][0], item[1]))
        if best is None or not connected:
            expansive = next((p for p in waiting if newly_bound(body[p], known) is not None), None)
            if expansive is not None:
                best = expansive
        if best is None:
            raise AssertionError(f"unordered literals: {[body[p] for p in waiting]}")
        take(best)
    return ordered
