"""Splitting rules whose deltas make a join be computed over and over, by keeping that join as a relation of its own.

In ``points_to(v, o) :- load(v, b, f), points_to(b, p), heap(p, f, o)`` every new ``heap`` tuple meets all the variables
that point to ``p``, though few of them are ever loaded from. Once that has cost much, the join of ``load`` and
``points_to`` becomes a view, brought up to date at the start of each round, and the rule a join of the view and
``heap``. How much a join costs and how large the view will be is not guessed but counted while the rules run.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graphlift.engine.planner import atom_variables, used_by
from graphlift.engine.program import Atom, Constraint, Literal, Negation, Variable
from graphlift.engine.terms import has_counter, walk

Work = Mapping[frozenset[int], list[int]]
"""For each set of atoms (by position) that a variant has joined: the rows that this gave so far."""

_GAIN = 4


@dataclass(frozen=True, slots=True)
class Split:
    """A rule in two: ``view`` keeps the join of all atoms but one; ``body`` joins it with that one, in this order."""

    view: Atom
    view_body: tuple[Literal, ...]
    body: tuple[Literal, ...]


def can_split(body: Sequence[Literal]) -> bool:
    """Whether a body has atoms enough for a view to leave one out."""
    return sum(isinstance(literal, Atom) for literal in body) > 2


def worth_splitting(body: Sequence[Literal], delta: int, works: Mapping[int, Work]) -> bool:
    """Whether what the variant with ``delta`` has joined so far is much more than the view would hold.

    Args:
        body: the rule's.
        delta: position of the atom that would stay outside the view.
        works: the work of each variant of the rule, by the position of its delta.
    """
    atoms = frozenset(position for position, literal in enumerate(body) if isinstance(literal, Atom))
    work = works[delta]
    spent = sum(rows[0] for rows in work.values())
    inside = atoms - {delta}
    expected = 0
    if not inside & works.keys():
        return False
    for position in inside & works.keys():
        joined = works[position].get(inside)
        if joined is None:
            return False
        expected += joined[0]
    gained = work.get(atoms, [0])[0]
    return spent > _GAIN * (expected + gained)


def split(name: str, head: Atom, body: Sequence[Literal], outside: int) -> Split | None:
    """The rule with all atoms but the one at ``outside`` in a view called ``name``; None when that cannot be done."""
    left = body[outside]
    assert isinstance(left, Atom)
    inside = [literal for position, literal in enumerate(body) if isinstance(literal, Atom) and position != outside]
    others = [literal for literal in body if not isinstance(literal, Atom)]
    if not _connected(inside) or not all(map(_is_pure, (head, *others))):
        return None
    known = set().union(*map(atom_variables, inside))
    within = [literal for literal in others if used_by(literal) <= known]
    beyond = [literal for literal in others if literal not in within]
    wanted = atom_variables(head) | atom_variables(left)
    wanted = wanted.union(*map(used_by, beyond)) & known
    kinds = {part.name: part.kind for literal in inside for part in walk(literal) if isinstance(part, Variable)}
    view = Atom(name, tuple(Variable(variable, kinds[variable]) for variable in sorted(wanted)), head.span)
    return Split(view, (*inside, *within), (view, left, *beyond))


def _is_pure(literal: Literal) -> bool:
    return isinstance(literal, Atom | Negation | Constraint) and not has_counter(literal)


def _connected(atoms: Sequence[Atom]) -> bool:
    """Whether no part of a join is a product."""
    reached = atom_variables(atoms[0])
    waiting = list(atoms[1:])
    while waiting:
        joined = next((atom for atom in waiting if atom_variables(atom) & reached), None)
        if joined is None:
            return False
        waiting.remove(joined)
        reached |= atom_variables(joined)
    return True
