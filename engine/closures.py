"""Relations that are more than sets: equivalence closures, choice domains, subsumption."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from graphlift.engine.relation import Relation
from graphlift.engine.rowtable import EMPTY, Array


class EquivalenceClosure:
    """Keeps a binary relation closed under reflexivity, symmetry and transitivity.

    ``links`` are the derived pairs that joined two classes, or made one of a single value, in the order in which they
    came: between two values of a class there is one path of them, and no other has an earlier last link.
    """

    def __init__(self) -> None:
        self.links: list[tuple[int, int]] = []
        self._parent: dict[int, int] = {}
        self._members: dict[int, list[int]] = {}

    def _find(self, value: int) -> int:
        parent = self._parent
        root = parent.setdefault(value, value)
        if root == value:
            self._members.setdefault(value, [value])
            return value
        while parent[root] != root:
            root = parent[root]
        while parent[value] != root:
            parent[value], value = root, parent[value]
        return root

    def close(self, relation: Relation, tick: Callable[[], None]) -> None:
        """Replace the pairs ``relation`` has pending by all pairs that they add to the closure.

        ``tick`` is called for each block of pairs.
        """
        columns, n = relation.pending_columns()
        if not n:
            return
        touched: set[int] = set()
        for one, other in zip(columns[0].tolist(), columns[1].tolist(), strict=True):
            alone = one == other and one not in self._parent
            first, second = self._find(one), self._find(other)
            touched.update((first, second))
            if alone or first != second:
                self.links.append((one, other))
            if first != second:
                if len(self._members[first]) < len(self._members[second]):
                    first, second = second, first
                self._parent[second] = first
                self._members[first].extend(self._members.pop(second))
        for root in sorted(touched & self._members.keys()):
            members = np.asarray(sorted(self._members[root]), dtype=np.int64)
            size = len(members)
            step = max(1, (1 << 20) // size)
            for start in range(0, size, step):
                tick()
                part = members[start : start + step]
                relation.emit_columns([part.repeat(size), np.tile(members, len(part))], len(part) * size)


def chain(links: Sequence[tuple[int, int]], one: int, other: int) -> list[tuple[int, int]]:
    """The links of an equivalence that lead from ``one`` to ``other``; for a value and itself, the first with it."""
    if one == other:
        return [link for link in links if one in link][:1]
    beside: dict[int, list[tuple[int, int]]] = {}
    for link in links:
        beside.setdefault(link[0], []).append(link)
        beside.setdefault(link[1], []).append(link)
    came: dict[int, tuple[int, int]] = {}
    waiting = [other]
    while waiting and one not in came:
        value = waiting.pop()
        for link in beside.get(value, ()):
            far = link[1] if link[0] == value else link[0]
            if far != other and far not in came:
                came[far] = link
                waiting.append(far)
    found: list[tuple[int, int]] = []
    while one in came:
        found.append(came[one])
        one = found[-1][1] if found[-1][0] == one else found[-1][0]
    return found


def keep_choices(relation: Relation, choices: Sequence[Sequence[int]], taken: list[set[tuple[int, ...]]]) -> None:
    """Let pending tuples in only while no tuple has the same values in a choice domain's columns."""
    columns, n = relation.pending_columns()
    if not n:
        return
    rows = list(zip(*(column.tolist() for column in columns), strict=True))
    kept: list[int] = []
    for number, row in enumerate(rows):
        keys = [tuple(row[column] for column in choice) for choice in choices]
        if any(key in known for key, known in zip(keys, taken, strict=True)):
            continue
        for key, known in zip(keys, taken, strict=True):
            known.add(key)
        kept.append(number)
    if kept:
        rows_kept = np.asarray(kept, dtype=np.int64)
        relation.emit_columns([column.take(rows_kept) for column in columns], len(kept))


def remove(relation: Relation, doomed: Array) -> None:
    """Delete tuples by position; the delta shrinks with them."""
    if not len(doomed):
        return
    keep = np.ones(relation.count, dtype=np.bool_)
    keep[doomed] = False
    columns = [relation.store.column(position) for position in range(relation.arity)]
    before = np.concatenate(([0], keep.cumsum())) if len(keep) else EMPTY
    starts = [int(before[start]) for start in relation.round_starts]
    delta_start = int(before[relation.delta_start])
    kept = [column[keep] for column in columns]
    relation.replace(kept, int(keep.sum()), delta_start, starts, list(relation.rounds))
