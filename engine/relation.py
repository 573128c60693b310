"""Relations: append-only logs of tuples with sorted-run indexes and semi-naive deltas."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np

from graphlift.engine.rowtable import EMPTY, Array, RowTable
from graphlift.engine.runs import Block, expand_blocks, sort_order
from graphlift.engine.stores import KEY_BITS, Domain, NarrowStore, WideStore, layout, pack

_COMPACT_AT = 1 << 20


class Groups:
    """A delta grouped by some of its columns."""

    __slots__ = ("_count", "_order", "_start", "columns", "count")

    def __init__(self, columns: list[Array], order: Array | None, start: Array, count: Array) -> None:
        self.columns = columns
        self.count = len(start)
        self._order = order
        self._start = start
        self._count = count

    def expand(self, groups: Array) -> Iterable[Block]:
        """Blocks of (number of the group in ``groups``, position in the delta)."""
        count = self._count.take(groups)
        total = int(np.add.reduce(count))
        order = self._order if self._order is not None else np.arange(int(self._start[-1] + self._count[-1]))
        return expand_blocks(order, self._start.take(groups), count, total)


class Relation:
    """A relation during evaluation: stored tuples, the last round's news, and what this round has produced.

    ``known_pending`` is how many of the produced tuples are known to be distinct and new.
    """

    def __init__(self, name: str, domains: Sequence[Domain]) -> None:
        self.name = name
        self.domains = tuple(domains)
        self.arity = len(domains)
        self.store: NarrowStore | WideStore = self._new_store()
        self.delta_start = 0
        self.rounds: list[int] = []
        self.round_starts: list[int] = []
        self._pending: list[Array] = []
        self._pending_rows: list[tuple[Array, ...]] = []
        self._pending_total = 0
        self.known_pending = 0
        self._compact_at = _COMPACT_AT
        self._delta_columns: dict[int, Array] = {}
        self._delta_groups: dict[tuple[int, ...], Groups] = {}

    def _new_store(self) -> NarrowStore | WideStore:
        if sum(domain.bits for domain in self.domains) <= KEY_BITS:
            return NarrowStore(self.domains)
        return WideStore(self.domains)

    @property
    def count(self) -> int:
        """Number of tuples."""
        return self.store.count

    @property
    def delta_count(self) -> int:
        """Number of tuples that the last round added."""
        return self.store.count - self.delta_start

    @property
    def pending_count(self) -> int:
        """Number of tuples produced in this round so far, with duplicates."""
        return self._pending_total

    @property
    def nbytes(self) -> int:
        """Bytes held."""
        pending = sum(keys.nbytes for keys in self._pending)
        return self.store.nbytes + pending + sum(c.nbytes for row in self._pending_rows for c in row)

    def emit(self, keys: Array) -> None:
        """Produce packed tuples (narrow stores)."""
        self._pending.append(keys)
        self._pending_total += len(keys)
        if self._pending_total > self._compact_at:
            self._compact()

    def emit_rows(self, *columns: Array) -> None:
        """Produce tuples by columns (wide stores)."""
        self._pending_rows.append(columns)
        self._pending_total += len(columns[0])
        if self._pending_total > self._compact_at:
            self._compact()

    def emit_columns(self, columns: Sequence[Array], n: int) -> None:
        """Produce tuples by columns, whatever the store."""
        if isinstance(self.store, NarrowStore):
            self.emit(self.store.pack(columns, n))
        else:
            self.emit_rows(*columns)

    def _compact(self) -> None:
        """Keep only the distinct news of what is pending, so that a round's duplicates cannot fill the memory."""
        if isinstance(self.store, NarrowStore):
            keys = self.store.fresh(self._pending)
            self._pending, n = [keys], len(keys)
        else:
            columns, n = self.pending_columns()
            self._pending_rows = [tuple(columns)] if n else []
        self._pending_total = self.known_pending = n
        self._compact_at = max(_COMPACT_AT, 2 * n)

    def take_pending(self) -> list[tuple[Sequence[Array], int]]:
        """What this round has produced, by columns, with duplicates; taken out of the queue."""
        parts: list[tuple[Sequence[Array], int]] = [(columns, len(columns[0])) for columns in self._pending_rows]
        if isinstance(self.store, NarrowStore):
            parts += [(self.store.unpack(keys), len(keys)) for keys in self._pending]
        self.drop_pending()
        return parts

    def drop_pending(self) -> None:
        """Forget what this round has produced."""
        self._pending, self._pending_rows, self._pending_total, self.known_pending = [], [], 0, 0
        self._compact_at = _COMPACT_AT

    def pending_columns(self) -> tuple[list[Array], int]:
        """Distinct new tuples of this round by columns, taken out of the queue."""
        if isinstance(self.store, NarrowStore):
            if not self._pending:
                return [EMPTY] * self.arity, 0
            keys = self.store.fresh(self._pending)
            self.drop_pending()
            return self.store.unpack(keys), len(keys)
        scratch = RowTable(self.arity)
        for row in self._pending_rows:
            scratch.intern(row, len(row[0]))
        self.drop_pending()
        columns = [scratch.column(position).astype(np.int64) for position in range(self.arity)]
        new = (self.store.table.find(columns, scratch.count) < 0).nonzero()[0]
        return [column.take(new) for column in columns], len(new)

    def commit(self, now: int) -> int:
        """Store this round's news, which become the delta; return how many there are."""
        before = self.store.count
        self.delta_start = before
        self._delta_columns.clear()
        self._delta_groups.clear()
        if not self._pending_total:
            return 0
        if isinstance(self.store, NarrowStore):
            fresh = self.store.fresh(self._pending)
            if len(fresh):
                self.store.append(fresh)
        else:
            rows = self._pending_rows
            columns = rows[0] if len(rows) == 1 else [np.concatenate(parts) for parts in zip(*rows, strict=True)]
            self.store.add(columns, len(columns[0]))
        self.drop_pending()
        added = self.store.count - before
        if added:
            self.rounds.append(now)
            self.round_starts.append(before)
        return added

    def delta_column(self, column: int) -> Array:
        """One column of the delta."""
        found = self._delta_columns.get(column)
        if found is None:
            found = self._delta_columns[column] = self.store.column(column, self.delta_start)
        return found

    def sample(self, column: int, size: int) -> Array:
        """Up to ``size`` values of a column, spread over the relation."""
        count = self.store.count
        step = max(1, count // size)
        if isinstance(self.store, WideStore):
            return self.store.table.column(column)[::step].astype(np.int64)
        return self.store.fields[column].unpack(
            self.store.tail(0)[::step] if count < 1 << 16 else self.store.spread(step)
        )

    def delta_groups(self, columns: tuple[int, ...]) -> Groups:
        """The delta grouped by ``columns``; made once a round."""
        found = self._delta_groups.get(columns)
        if found is None:
            found = self._delta_groups[columns] = self._group_delta(columns)
        return found

    def _group_delta(self, columns: tuple[int, ...]) -> Groups:
        values = [self.delta_column(column) for column in columns]
        fields = layout(columns, self.domains)
        n = self.delta_count
        if not columns:
            keys = np.zeros(n, dtype=np.int64)
        elif sum(self.domains[column].bits for column in columns) <= KEY_BITS:
            placed = [EMPTY] * self.arity
            for column, part in zip(columns, values, strict=True):
                placed[column] = part
            keys = pack(placed, columns, fields, n)
        else:
            keys = RowTable(len(columns)).intern(values, n)
        order = sort_order(keys, 0)
        if order is not None:
            keys = keys.take(order)
        start = np.concatenate(([0], (keys[1:] != keys[:-1]).nonzero()[0] + 1))
        first = start if order is None else order.take(start)
        count = np.diff(np.append(start, n))
        return Groups([part.take(first) for part in values], order, start, count)

    def everything_is_delta(self) -> None:
        """Let the delta be the whole relation."""
        self.delta_from(0)

    def delta_from(self, start: int) -> None:
        """Let the delta be what came since the relation had ``start`` tuples."""
        self.delta_start = start
        self._delta_columns.clear()
        self._delta_groups.clear()

    def nothing_is_delta(self) -> None:
        """Let the delta be empty."""
        self.delta_start = self.store.count
        self._delta_columns.clear()
        self._delta_groups.clear()

    def relayout(self) -> None:
        """Store everything anew under the domains' present widths. Positions stay as they are."""
        old = self.store
        columns = [old.column(position) for position in range(self.arity)]
        count = old.count
        self.store = self._new_store()
        self.drop_pending()
        self._delta_columns.clear()
        self._delta_groups.clear()
        self._refill(columns, [*self.round_starts, count])

    def replace(self, columns: Sequence[Array], n: int, delta_start: int, starts: list[int], rounds: list[int]) -> None:
        """Set the whole content (deletion)."""
        self.store = self._new_store()
        self.round_starts, self.rounds = starts, rounds
        self.drop_pending()
        self._delta_columns.clear()
        self._delta_groups.clear()
        self.delta_start = delta_start
        self._refill(columns, [*starts, n])

    def _refill(self, columns: Sequence[Array], bounds: list[int]) -> None:
        """Store columns, round by round; ``bounds`` are where rounds start, and the end."""
        for start, end in pairwise(bounds):
            part = [column[start:end] for column in columns]
            if isinstance(self.store, NarrowStore):
                self.store.append(self.store.sorted(self.store.pack(part, end - start)))
            else:
                self.store.add(part, end - start)

    def heights(self) -> Array:
        """The round in which each tuple appeared, by position."""
        ends = np.asarray([*self.round_starts[1:], self.count], dtype=np.int64)
        lengths = ends - np.asarray(self.round_starts, dtype=np.int64) if self.rounds else EMPTY
        return np.asarray(self.rounds, dtype=np.int64).repeat(lengths) if self.rounds else EMPTY
