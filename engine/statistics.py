"""What the planner is told about relations: their sizes, and how many values a column has."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from graphlift.engine.relation import Relation
from graphlift.engine.rowtable import Array

_SAMPLE = 1024
EXPECTED = 2000
"""Tuples that a relation which is still growing is expected to get."""
_EXPECTED_MATCHES = 20
_FIRST = np.zeros(1, dtype=np.int64)


def _frequencies(values: Array) -> Array:
    """How often each distinct value occurs; sorts ``values``."""
    values.sort()
    starts = np.concatenate((_FIRST, (values[1:] != values[:-1]).nonzero()[0] + 1, (len(values),)))
    return starts[1:] - starts[:-1]


class Sizes:
    """Relation sizes and sampled distinct counts, for the planner."""

    def __init__(self, relations: Mapping[str, Relation]) -> None:
        self._relations = relations
        self._known: dict[tuple[str, int], tuple[int, int]] = {}
        self.growing: frozenset[str] = frozenset()
        self.expected = EXPECTED

    def count(self, relation: str) -> int:
        """Number of tuples; what is still growing is expected to become large."""
        count = self._relations[relation].count
        return self.expected if count < self.expected and relation in self.growing else count

    def distinct(self, relation: str, column: int) -> int:
        """Estimated number of distinct values of a column."""
        stored = self._relations[relation]
        count = stored.count
        if count < self.expected and relation in self.growing:
            return max(1, self.expected // _EXPECTED_MATCHES)
        scale = count.bit_length()
        known = self._known.get((relation, column))
        if known is not None and known[0] == scale:
            return known[1]
        if count == 0:
            return 1
        frequency = _frequencies(stored.sample(column, _SAMPLE).copy())
        size = int(frequency.sum())
        # What counts is how many matches a row meets that is drawn like the stored ones: skew makes that far more than
        # the mean. The inverse of the probability that two tuples agree is the number of equally likely values.
        agreeing = int((frequency * (frequency - 1)).sum())
        estimate = min(count, size * (size - 1) // agreeing) if agreeing else count
        self._known[relation, column] = (scale, max(1, estimate))
        return max(1, estimate)
