"""Aggregates over groups of rows: count, sum, min, max, mean, with Soufflé's 32-bit results."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from graphlift.engine.functors import Value, broadcast, float_bits, of_float, to_float, unsigned, wrap
from graphlift.engine.rowtable import Array, RowTable

_FLOAT_MAX = np.finfo(np.float32).max  # from which Soufflé starts to look for the least float, or its negative


class Groups:
    """One aggregate of (group, value) rows that arrive block by block; what is held grows with groups, not with rows.

    ``kind`` is the values' kind. Sums wrap to 32 bits, floats are added in the order in which they come.
    """

    def __init__(self, n: int, op: str, kind: str) -> None:
        self.n = n
        self._op = op
        self._kind = kind
        self._count = np.zeros(n, dtype=np.int64)
        is_float = op == "mean" or (op == "sum" and kind == "f")
        self._total: npt.NDArray[Any] = np.zeros(n, dtype=np.float32 if is_float else np.int64)
        self._seen: RowTable | None = None

    def add_distinct(self, groups: Array, values: Value | None, keys: Sequence[Value]) -> None:
        """Take in those rows of one block whose group and keys are new."""
        n = len(groups)
        columns = [groups, *broadcast(keys, n)]
        if self._seen is None:
            self._seen = RowTable(len(columns))
        known = self._seen.count
        places = self._seen.intern(columns, n)
        first = np.unique(places, return_index=True)[1]
        first = first[places.take(first) >= known]
        self.add(groups.take(first), None if values is None else broadcast([values], n)[0].take(first))

    def add(self, groups: Array, values: Value | None) -> None:
        """Take in one block."""
        if values is None:
            np.add.at(self._count, groups, 1)
            return
        column = broadcast([values], len(groups))[0]
        if self._op in ("min", "max"):
            self._improve(groups, column)
        elif self._total.dtype == np.float32:
            with np.errstate(all="ignore"):
                np.add.at(self._total, groups, to_float(column))
        else:
            np.add.at(self._total, groups, column)
        np.add.at(self._count, groups, 1)

    def _read(self, values: Array) -> npt.NDArray[Any]:
        """Values as what they are compared by."""
        return to_float(values) if self._kind == "f" else unsigned(values) if self._kind == "u" else values

    def _improve(self, groups: Array, values: Array) -> None:
        """Let the extremes of one block replace those so far."""
        if self._kind == "f":
            start = float_bits(float(-_FLOAT_MAX if self._op == "max" else _FLOAT_MAX))
            values = np.where(np.isnan(to_float(values)), start, values)
        if not len(groups):
            return
        order = np.lexsort((self._read(values), groups))
        grouped = groups.take(order)
        edge = (grouped[1:] != grouped[:-1]).nonzero()[0]
        starts, ends = np.concatenate(([0], edge + 1)), np.concatenate((edge, [len(grouped) - 1]))
        where = grouped.take(starts)
        found = values.take(order.take(ends if self._op == "max" else starts))
        best = np.asarray(self._total.take(where), dtype=np.int64)
        new, old = self._read(found), self._read(best)
        better = ~(new < old) if self._op == "max" else new < old
        better |= self._count.take(where) == 0
        self._total[where] = np.where(better, found, best)

    def totals(self) -> Array:
        """``count`` or ``sum`` of each group, 0 for an empty one."""
        if self._op == "count":
            return np.asarray(wrap(self._count))
        if self._total.dtype == np.float32:
            return of_float(np.asarray(self._total, dtype=np.float32))
        return np.asarray(wrap(np.asarray(self._total, dtype=np.int64)))

    def chosen(self) -> tuple[Array, Array]:
        """(groups that are not empty, their ``min``, ``max`` or ``mean``); means are float patterns."""
        present = self._count.nonzero()[0]
        best = self._total.take(present)
        if self._op == "mean":
            means = (best / self._count.take(present).astype(np.float32)).astype(np.float32)
            number = (~np.isnan(means)).nonzero()[0]  # NaN is not equal to the variable that it would bind
            return present.take(number), of_float(means.take(number))
        patterns = np.asarray(best, dtype=np.int64)
        if self._kind == "f":
            floats = to_float(patterns)
            patterns = of_float(
                np.maximum(floats, -_FLOAT_MAX) if self._op == "max" else np.minimum(floats, _FLOAT_MAX)
            )
        return present, patterns


def regroup(columns: Sequence[Array], n: int) -> tuple[list[Array], int, Array]:
    """Distinct rows of ``columns``, their number, and each row's place among them."""
    if not columns:
        return [], 1, np.zeros(n, dtype=np.int64)
    table = RowTable(len(columns))
    places = table.intern(columns, n)
    return [table.column(position).astype(np.int64) for position in range(len(columns))], table.count, places
