"""Sorted runs of int64 keys, merged log-structured, and the probes that join against them.

A run is immutable. A prefix of a key's fields is looked up either in an offset table (dense prefixes: two gathers) or
by binary search over sorted queries; both give the slice of the run that matches each query.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from graphlift.engine.rowtable import EMPTY, Array

Rows = npt.NDArray[np.int64] | None
"""For each match the number of the query it answers; None when match i answers query i, for all i."""

Block = tuple[Rows, Array]

BLOCK = 1 << 17
"""Most matches that a join hands on at once, unless fewer queries than that expand to more."""

_MERGE_FACTOR = 3
_SMALL_RUN = 1024
_SORT_QUERIES = 1024
_NO_BLOCKS: tuple[Block, ...] = ()


def merge_sorted(first: Array, second: Array) -> Array:
    """The sorted union of two sorted arrays without common elements."""
    joined = np.concatenate((first, second))
    joined.sort(kind="stable" if len(joined) > 4096 else None)
    return joined


def sort_keys(parts: Sequence[Array], bits: int) -> Array | npt.NDArray[np.int32]:
    """A new sorted array of all keys in ``parts``, as int32 when ``bits`` allow: that sorts in half the time."""
    keys: npt.NDArray[Any] = np.concatenate(parts, dtype=np.int32 if bits < 32 else np.int64, casting="unsafe")
    keys.sort()
    return keys


def distinct(parts: Sequence[Array], bits: int) -> Array:
    """Sorted distinct keys of ``parts``, which are not negative and have ``bits`` bits at most."""
    keys = sort_keys(parts, bits)
    if len(keys) > 1:
        fresh = keys[1:] != keys[:-1]
        if not fresh.all():
            keys = np.concatenate((keys[:1], keys[1:][fresh]))
    return keys.astype(np.int64, copy=False)


def sort_order(queries: Array, shift: int) -> Array | None:
    """An order that sorts ``queries`` (whose low ``shift`` bits are zero); None when they are sorted."""
    if (queries[1:] >= queries[:-1]).all():
        return None
    n = len(queries)
    bits = n.bit_length()
    packed = queries >> shift
    if -(1 << (62 - bits)) <= int(packed.min()) and int(packed.max()) < 1 << (62 - bits):
        # one sort of packed words is several times cheaper than an argsort
        packed <<= bits
        packed |= np.arange(n)
        packed.sort()
        packed &= (1 << bits) - 1
        return packed
    return queries.argsort()


class Run:
    """A sorted array of distinct keys with offset tables by prefix, built when they pay."""

    __slots__ = ("_asked", "_offsets", "keys", "size")

    def __init__(self, keys: Array) -> None:
        self.keys = keys
        self.size = len(keys)
        self._offsets: dict[int, tuple[int, npt.NDArray[np.int32]] | None] = {}
        self._asked: dict[int, int] = {}

    @property
    def nbytes(self) -> int:
        """Bytes held."""
        return self.keys.nbytes + sum(table[1].nbytes for table in self._offsets.values() if table is not None)

    def offsets(self, shift: int, queries: int) -> tuple[int, npt.NDArray[np.int32]] | None:
        """First prefix and padded start positions for prefixes ``key >> shift``, or None when they do not pay."""
        try:
            return self._offsets[shift]
        except KeyError:
            pass
        if self.size < 64:
            return None
        asked = self._asked.get(shift, 0) + queries
        self._asked[shift] = asked
        if 16 * asked < self.size:
            return None
        low, high = int(self.keys[0] >> shift), int(self.keys[-1] >> shift)
        table = None
        if high - low < 2 * self.size + 256 and self.size < 2**31:
            prefixes = self.keys >> shift
            if low:
                prefixes -= low
            starts = np.zeros(high - low + 4, dtype=np.int32)
            np.cumsum(np.bincount(prefixes, minlength=high - low + 1), out=starts[2:-1])
            starts[-1] = self.size
            table = (low, starts)
        self._offsets[shift] = table
        return table

    def span(self, queries: Array, shift: int) -> tuple[npt.NDArray[np.integer], npt.NDArray[np.integer]]:
        """Start and end of the slice that matches each query; queries are prefixes shifted left by ``shift``."""
        table = self.offsets(shift, len(queries))
        if table is not None:
            low, starts = table
            where = (queries >> shift) - (low - 1)
            begin = starts.take(where, mode="clip")
            where += 1
            return begin, starts.take(where, mode="clip")
        begin_at = self.keys.searchsorted(queries)
        return begin_at, self.keys.searchsorted(queries + (1 << shift))


class SortedIndex:
    """Runs over the tuples of one relation, in one order of fields; catches up with the relation when asked.

    ``fetch`` gives the sorted keys of the tuples from a position on, in an array that nobody changes.
    """

    __slots__ = ("_fetch", "_seen", "_size", "runs")

    def __init__(self, size: Callable[[], int], fetch: Callable[[int], Array]) -> None:
        self._size = size
        self._fetch = fetch
        self._seen = 0
        self.runs: list[Run] = []

    @property
    def nbytes(self) -> int:
        """Bytes held."""
        return sum(run.nbytes for run in self.runs)

    def current(self) -> list[Run]:
        """The runs, after taking in whatever the relation gained."""
        size = self._size()
        if size != self._seen:
            keys = self._fetch(self._seen)
            self._seen = size
            self.add(keys)
        return self.runs

    def add(self, keys: Array) -> None:
        """Take in sorted, distinct, new keys."""
        runs = self.runs
        while runs and (runs[-1].size <= _MERGE_FACTOR * len(keys) or runs[-1].size <= _SMALL_RUN):
            keys = merge_sorted(runs.pop().keys, keys)
        runs.append(Run(keys))


def expand(begin: npt.NDArray[np.integer], count: npt.NDArray[np.integer], total: int) -> tuple[Rows, Array]:
    """All positions of slices ``begin … begin + count`` and the slice each comes from."""
    if np.count_nonzero(count) == total:
        if len(count) == total:
            return None, begin.astype(np.int64)
        rows = count.nonzero()[0]
        return rows, begin.take(rows).astype(np.int64)
    if len(count) == 1:
        first = int(begin[0])
        return np.zeros(total, dtype=np.int64), np.arange(first, first + total)
    ends = count.cumsum(dtype=np.int64)
    ends -= count
    rows = np.arange(len(count)).repeat(count)
    positions = np.arange(total)
    positions += (begin - ends).take(rows)
    return rows, positions


def expand_blocks(
    keys: Array, begin: npt.NDArray[np.integer], count: npt.NDArray[np.integer], total: int
) -> Iterable[Block]:
    """:func:`expand` in blocks of :data:`BLOCK` matches: memory stays bounded when the expansion does not."""
    ends = count.cumsum(dtype=np.int64)
    starts = ends - count
    for low in range(0, total, BLOCK):
        high = min(low + BLOCK, total)
        first = int(ends.searchsorted(low, side="right"))
        last = int(starts.searchsorted(high, side="left"))
        from_position = np.maximum(starts[first:last], low)
        part = np.minimum(ends[first:last], high) - from_position
        rows, positions = expand(begin[first:last] + (from_position - starts[first:last]), part, high - low)
        if rows is None:
            rows = np.arange(first, first + len(positions))
        elif first:
            rows = rows + first
        yield rows, keys.take(positions)


class Probe:
    """Looks up a prefix of an index's fields."""

    __slots__ = ("index", "shift")

    def __init__(self, index: SortedIndex, shift: int) -> None:
        self.index = index
        self.shift = shift

    def join(self, queries: Array) -> Iterable[Block]:
        """Blocks of (query numbers, matching keys)."""
        runs = self.index.current()
        n = len(queries)
        shift = self.shift
        order: Array | None = None
        parts: list[Block] = []
        if n >= _SORT_QUERIES and any(run.size > 4096 and run.offsets(shift, n) is None for run in runs):
            order = sort_order(queries, shift)
            if order is not None:
                queries = queries.take(order)
        for run in runs:
            begin, end = run.span(queries, shift)
            count = end - begin
            total = int(np.add.reduce(count, dtype=np.int64))
            if not total:
                continue
            if total > BLOCK:
                return self._join_in_order(runs, queries, order)
            rows, positions = expand(begin, count, total)
            parts.append((rows, run.keys.take(positions)))
        if not parts:
            return _NO_BLOCKS
        if len(parts) == 1:
            rows, keys = parts[0]
            if order is not None:
                rows = order if rows is None else order.take(rows)
            return ((rows, keys),)
        whole = np.arange(n)
        all_rows = np.concatenate([whole if rows is None else rows for rows, _ in parts])
        if order is not None:
            all_rows = order.take(all_rows)
        return ((all_rows, np.concatenate([keys for _, keys in parts])),)

    def _join_in_order(self, runs: list[Run], queries: Array, order: Array | None) -> Iterable[Block]:
        for run in list(runs):
            begin, end = run.span(queries, self.shift)
            count = end - begin
            total = int(np.add.reduce(count, dtype=np.int64))
            if not total:
                continue
            for rows, keys in expand_blocks(run.keys, begin, count, total):
                if order is not None:
                    rows = order if rows is None else order.take(rows)
                yield rows, keys

    def hits(self, queries: Array) -> npt.NDArray[np.bool_]:
        """Whether anything matches each query."""
        runs = self.index.current()
        shift = self.shift
        n = len(queries)
        found: npt.NDArray[np.bool_] | None = None
        order: Array | None = None
        if n >= _SORT_QUERIES and any(run.size > 4096 and run.offsets(shift, n) is None for run in runs):
            order = sort_order(queries, shift)
            if order is not None:
                queries = queries.take(order)
        for run in runs:
            if shift == 0 and run.offsets(0, n) is None:
                where = run.keys.searchsorted(queries)
                here = run.keys.take(where, mode="clip") == queries
            else:
                begin, end = run.span(queries, shift)
                here = begin != end
            found = here if found is None else found | here
        if found is None:
            return np.zeros(n, dtype=np.bool_)
        if order is not None:
            unsorted = np.empty(n, dtype=np.bool_)
            unsorted[order] = found
            return unsorted
        return found

    def matching(self, queries: Array) -> Array:
        """Numbers of the queries that something matches."""
        return self.hits(queries).nonzero()[0]

    def missing(self, queries: Array) -> Array:
        """Numbers of the queries that nothing matches."""
        return (~self.hits(queries)).nonzero()[0]


def unseen(runs: list[Run], keys: Array) -> Array:
    """Those of the sorted ``keys`` that are in no run."""
    for run in runs:
        if not len(keys):
            return EMPTY
        if run.size == 0:
            continue
        where = run.keys.searchsorted(keys)
        fresh = run.keys.take(where, mode="clip") != keys
        if not fresh.all():
            keys = keys[fresh]
    return keys
