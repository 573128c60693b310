"""Rules as they are evaluated: one variant for each atom that may range over the last round's news."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from graphlift.engine.program import Aggregate, Atom, Literal, Rule
from graphlift.engine.relation import Relation
from graphlift.engine.results import RuleCost

LEAST_WORK = 200_000
"""Rows that a variant has joined before a view may pay."""


@dataclass
class Variant:
    """A rule with the body atom that ranges over the delta (None: all of them range over everything).

    ``emitted``: whether the last run produced anything, known or new. Where relations take turns, ``seen`` is how many
    tuples of the delta's relation it has joined, and ``waits`` how many turns it lets pass before it runs again.
    ``key`` tells a variant of the program from all others; what is only made while it runs has none. ``fixed`` is
    whether the literals have the same order whatever the sizes of relations.
    ``work`` counts, for each set of atoms that it has joined, the rows that this gave; ``spent`` is their sum, and a
    view may pay from ``view_from`` on.
    """

    head: Atom
    body: tuple[Literal, ...]
    delta: int | None
    plan: tuple[int, ...] | None
    cost: RuleCost
    run: Callable[[], None] | None = None
    run_grouped: Callable[[], None] | None = None
    key: tuple[int, int | None] | None = None
    order: tuple[int, ...] | None = None
    fixed: bool | None = None
    sizes: tuple[int, ...] = field(default=())
    runs: int = 0
    groups: tuple[int, ...] | None = None
    group_again: int = 0
    group_pause: int = 1
    uses: tuple[str, ...] | None = None
    joined: tuple[Relation, ...] | None = None
    emitted: bool = False
    seen: int = 0
    pause: int = 0
    waits: int = 0
    spent: int = 0
    view_from: int = field(default_factory=lambda: LEAST_WORK)
    work: dict[frozenset[int], list[int]] = field(default_factory=dict)

    @property
    def delta_relation(self) -> str:
        """The relation whose news this variant joins; of variants with a delta only."""
        assert self.delta is not None
        literal = self.body[self.delta]
        assert isinstance(literal, Atom)
        return literal.relation

    @property
    def joined_relations(self) -> tuple[str, ...]:
        """The relations, the delta's aside, without whose tuples this variant gives nothing."""
        return tuple(
            dict.fromkeys(
                literal.relation
                for position, literal in enumerate(self.body)
                if isinstance(literal, Atom) and position != self.delta
            )
        )


@dataclass
class View:
    """A join kept as a relation: what fills it at first, and what brings it up to date."""

    relation: Relation
    fill: Variant
    refresh: list[Variant]
    is_new: bool = True


def plan_for(rule: Rule, version: int) -> tuple[int, ...] | None:
    """The order that ``.plan`` gives a version of a rule; None without one."""
    for number, order in rule.plan:
        if number == version:
            return order
    return None


def body_relations(body: Iterable[Literal]) -> set[str]:
    """Names of all relations in a body, also inside aggregates."""
    names: set[str] = set()
    for literal in body:
        match literal:
            case Atom(relation):
                names.add(relation)
            case Aggregate(body=inner):
                names |= body_relations(inner)
            case _ if hasattr(literal, "atom"):
                names.add(literal.atom.relation)
    return names
