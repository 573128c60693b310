"""Aggregates over groups of rows: count, sum, min, max, mean, with Soufflé's 32-bit results."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from graphlift.engine.functors import Value, broadcast, of_float, to_float, unsigned, wrap
from graphlift.engine.rowtable import EMPTY, Array, RowTable

_FLOAT_MAX = np.finfo(np.float32).max


class Groups:
    """Collects (group, value) rows block by block."""

    def __init__(self, n: int) -> None:
        self.n = n
        self._groups: list[Array] = []
        self._values: list[Array] = []
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
        self._groups.append(groups)
        if values is not None:
            self._values.append(broadcast([values], len(groups))[0])

    def _rows(self) -> tuple[Array, Array]:
        groups = np.concatenate(self._groups) if self._groups else EMPTY
        values = np.concatenate(self._values) if self._values else EMPTY
        return groups, values

    def count(self) -> Array:
        """Rows in each group."""
        groups, _ = self._rows()
        counts: Array = wrap(np.bincount(groups, minlength=self.n))
        return counts

    def sum(self, kind: str) -> Array:
        """Sum of each group, 0 for an empty one."""
        groups, values = self._rows()
        if kind == "f":
            totals = np.zeros(self.n, dtype=np.float32)
            with np.errstate(all="ignore"):
                np.add.at(totals, groups, to_float(values))
            return of_float(totals)
        sums = np.zeros(self.n, dtype=np.int64)
        np.add.at(sums, groups, values)
        return np.asarray(wrap(sums))

    def mean(self) -> tuple[Array, Array]:
        """(groups that are not empty, their means as float patterns); values are float patterns."""
        groups, values = self._rows()
        totals = np.zeros(self.n, dtype=np.float32)
        with np.errstate(all="ignore"):
            np.add.at(totals, groups, to_float(values))
        counts = np.bincount(groups, minlength=self.n)
        present = counts.nonzero()[0]
        return present, of_float((totals[present] / counts[present].astype(np.float32)).astype(np.float32))

    def extreme(self, kind: str, greatest: bool) -> tuple[Array, Array]:
        """(groups that are not empty, their minima or maxima)."""
        groups, values = self._rows()
        read: npt.NDArray[np.generic]
        read = to_float(values) if kind == "f" else unsigned(values) if kind == "u" else values
        order = np.lexsort((read, groups))
        grouped = groups.take(order)
        if not len(grouped):
            return EMPTY, EMPTY
        edge = grouped[1:] != grouped[:-1]
        first = np.concatenate(([0], edge.nonzero()[0] + 1))
        chosen = np.concatenate((edge.nonzero()[0], [len(grouped) - 1])) if greatest else first
        best = values.take(order.take(chosen))
        if kind == "f":
            best = of_float(np.clip(to_float(best), -_FLOAT_MAX, _FLOAT_MAX))
        return grouped.take(first), best


def regroup(columns: Sequence[Array], n: int) -> tuple[list[Array], int, Array]:
    """Distinct rows of ``columns``, their number, and each row's place among them."""
    if not columns:
        return [], 1, np.zeros(n, dtype=np.int64)
    table = RowTable(len(columns))
    places = table.intern(columns, n)
    return [table.column(position).astype(np.int64) for position in range(len(columns))], table.count, places
