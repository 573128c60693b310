"""The order in which a rule's literals are evaluated.

The delta comes first; then, at each point, everything that only filters or computes, then the atom that is expected to
multiply the rows least. ``.plan`` orders the atoms as written there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
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
    names: set[str] = set()
    for arg in atom.args:
        if isinstance(arg, Variable):
            names.add(arg.name)
        elif not isinstance(arg, Constant | Wildcard):
            names |= variables(arg)
    return names


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


def is_ready(literal: Literal, bound: set[str]) -> bool:
    """Whether a literal that is no atom can be evaluated when ``bound`` are."""
    return any(needed <= bound for needed in _needed(literal))


@dataclass(frozen=True, slots=True)
class Shape:
    """What the planner looks at in a literal again and again.

    ``used``: see :func:`used_by`. ``ready``: a literal that is no atom can be evaluated when all variables of one of
    these sets are bound. ``fixed``, for an atom: positions and names of its variables (None: a constant).
    """

    used: frozenset[str]
    ready: tuple[frozenset[str], ...]
    fixed: tuple[tuple[int, str | None], ...]
    arity: int
    expansive: bool

    def is_ready(self, known: set[str]) -> bool:
        """Whether the literal, which is no atom, can be evaluated."""
        return any(needed <= known for needed in self.ready)


class Shapes:
    """The shapes of the literals of a program, each worked out once."""

    def __init__(self) -> None:
        # By identity, since literals are compared by all that they hold; the literal is kept, so that its id stays its.
        self._known: dict[int, tuple[Literal, Shape]] = {}

    def of(self, literal: Literal) -> Shape:
        """The shape of ``literal``."""
        found = self._known.get(id(literal))
        if found is None:
            found = self._known[id(literal)] = (literal, _shape(literal))
        return found[1]


def _shape(literal: Literal) -> Shape:
    args = literal.args if isinstance(literal, Atom) else ()
    fixed = tuple(
        (position, arg.name if isinstance(arg, Variable) else None)
        for position, arg in enumerate(args)
        if isinstance(arg, Variable | Constant)
    )
    return Shape(
        frozenset(used_by(literal)), tuple(map(frozenset, _needed(literal))), fixed, len(args), _expansive(literal)
    )


def _needed(literal: Literal) -> list[set[str]]:
    """The sets of variables of which one must be bound before a literal that is no atom can be evaluated."""
    match literal:
        case Truth():
            return [set()]
        case Negation(atom):
            return [atom_variables(atom)]
        case Constraint(op="=", lhs=lhs, rhs=rhs):
            sides = ((lhs, rhs), (rhs, lhs))
            binding = [variables(to) for one, to in sides if isinstance(one, Variable) and not _is_pattern(to)]
            taken_apart = [{one.name} for one, to in sides if isinstance(one, Variable) and isinstance(to, RecordInit)]
            return [*binding, *taken_apart, variables(lhs) | variables(rhs)]
        case Constraint(lhs=lhs, rhs=rhs):
            return [variables(lhs) | variables(rhs)]
        case Range(start=start, end=end, step=step):
            return [variables(start) | variables(end) | (variables(step) if step else set())]
        case Aggregate(outer=outer):
            return [set(outer)]
    return []


def _fanout(relation: str, shape: Shape, bound: set[str], statistics: Statistics) -> tuple[float, bool]:
    """Expected matches per row, and whether any column is bound."""
    count = statistics.count(relation)
    if not shape.arity:
        return 0.0, True
    values = 1
    fixed = 0
    for position, name in shape.fixed:
        if name is None or name in bound:
            fixed += 1
            values *= statistics.distinct(relation, position)
    if fixed == shape.arity:
        return 0.5, True
    return count / max(1, min(values, count)), fixed > 0


def _expansive(literal: Literal) -> bool:
    return isinstance(literal, (Range, Aggregate))


def is_ordered_by_itself(body: Sequence[Literal], delta: int | None, plan: Sequence[int] | None) -> bool:
    """Whether :func:`order_positions` gives the same order whatever the statistics say."""
    if any(map(_expansive, body)):
        return False
    atoms = sum(isinstance(literal, Atom) for literal in body)
    return plan is not None or len(body) == 1 or (delta is not None and atoms <= 2)


def order_body(
    body: Sequence[Literal],
    delta: int | None,
    statistics: Statistics,
    bound: Iterable[str] = (),
    plan: Sequence[int] | None = None,
    shapes: Shapes | None = None,
) -> list[Literal]:
    """Body literals in the order of :func:`order_positions`."""
    return [body[position] for position in order_positions(body, delta, statistics, bound, plan, shapes)]


def order_positions(
    body: Sequence[Literal],
    delta: int | None,
    statistics: Statistics,
    bound: Iterable[str] = (),
    plan: Sequence[int] | None = None,
    shapes: Shapes | None = None,
) -> tuple[int, ...]:
    """Positions of the body literals in evaluation order; a delta atom comes first.

    Args:
        body: the literals.
        delta: position in ``body`` of the atom that ranges over the delta.
        statistics: sizes of relations.
        bound: variables bound beforehand.
        plan: a permutation of the body's atoms, counted from 1, that overrides the choice of atoms.
        shapes: where shapes of literals are remembered from one call to the next.
    """
    if shapes is None:
        shapes = Shapes()
    parts = [shapes.of(literal) for literal in body]
    before = frozenset(bound)
    if delta is None and plan is None:
        # Greedy from the smallest atom is blind to record patterns: `o = [s, _]` gives `s` from `o` alone.
        starts = [position for position, literal in enumerate(body) if isinstance(literal, Atom)]
        orders = {tuple(_greedy(body, parts, start, statistics, before, None)): None for start in (None, *starts)}
        best = min(orders, key=lambda order: _expected_rows(order, body, parts, statistics, before))
    else:
        best = tuple(_greedy(body, parts, delta, statistics, before, plan))
    return best


def _expected_rows(
    order: Sequence[int],
    body: Sequence[Literal],
    shapes: Sequence[Shape],
    statistics: Statistics,
    bound: frozenset[str],
) -> float:
    """Expected number of rows over all steps of an order."""
    known = set(bound)
    rows = 1.0
    total = 0.0
    for position in order:
        literal = body[position]
        if isinstance(literal, Atom):
            rows *= _fanout(literal.relation, shapes[position], known, statistics)[0]
            total += rows
        known.update(shapes[position].used)
    return total


def _greedy(
    body: Sequence[Literal],
    shapes: Sequence[Shape],
    first: int | None,
    statistics: Statistics,
    bound: frozenset[str],
    plan: Sequence[int] | None,
) -> list[int]:
    """Start with literal ``first``, then always take what filters or computes, then what multiplies the rows least."""
    known = set(bound)
    ordered: list[int] = []
    atoms = [position for position, literal in enumerate(body) if isinstance(literal, Atom)]
    queue = [atoms[number - 1] for number in plan] if plan is not None else []
    others = [position for position in range(len(body)) if position not in atoms]

    def take(position: int) -> None:
        (atoms if position in atoms else others).remove(position)
        ordered.append(position)
        known.update(shapes[position].used)

    if first is not None:
        take(first)
    while atoms or others:
        for p in others:
            if not shapes[p].expansive and shapes[p].is_ready(known):
                cheap = p
                break
        else:
            cheap = None
        if cheap is not None:
            take(cheap)
            continue
        queue = [position for position in queue if position in atoms]
        best: int | None = None
        connected = True
        if queue:
            best = queue[0]
        elif len(atoms) == 1 and not any(shapes[p].expansive for p in others):
            best = atoms[0]
        elif atoms:
            least: tuple[bool, float] | None = None
            for p in atoms:
                fanout, linked = _fanout(body[p].relation, shapes[p], known, statistics)  # type: ignore[union-attr]
                score = (bool(known) and not linked, fanout)
                if least is None or score < least:
                    least, best, connected = score, p, linked
        if best is None or not connected:
            expansive = next((p for p in others if shapes[p].is_ready(known)), None)
            if expansive is not None:
                best = expansive
        if best is None:
            raise AssertionError(f"unordered literals: {[body[p] for p in others]}")
        take(best)
    return ordered
