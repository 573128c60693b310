"""Where a relation keeps its tuples, and how their columns are packed into keys.

A tuple whose columns fit 62 bits is one int64 key (:class:`NarrowStore`); others are rows of a hash-consing table and
known by their row number (:class:`WideStore`). How many bits a column takes follows from its :class:`Domain`; when a
domain outgrows its bits, :class:`DomainOverflow` is raised and every relation is laid out anew.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from graphlift.engine.rowtable import EMPTY, Array, RowTable
from graphlift.engine.runs import Block, Probe, SortedIndex, distinct, sort_keys, unseen

KEY_BITS = 62
_ROW_BITS = 32
_FEWER_ROW_BITS = 24
"""What a relation's row numbers take until it has more rows: more columns then fit beside them."""
_DENSE = 8
_DENSE_FROM = 1 << 13


@dataclass(eq=False)
class Domain:
    """The values that may meet in one set of connected columns: ``low … high``, both inclusive."""

    low: int = 0
    high: int = 0
    seen: bool = False

    def include(self, low: int, high: int) -> None:
        """Widen to hold ``low … high``."""
        self.low = min(self.low, low) if self.seen else low
        self.high = max(self.high, high) if self.seen else high
        self.seen = True

    @property
    def base(self) -> int:
        """What is subtracted before packing; 0 when that costs no more than one bit."""
        return 0 if 0 <= self.low <= self.high // 2 or self.low == self.high == 0 else self.low

    @property
    def bits(self) -> int:
        """Bits of a packed value."""
        return (self.high - self.base).bit_length()

    @property
    def top(self) -> int:
        """The greatest value that still packs."""
        return self.base + (1 << self.bits) - 1


class DomainOverflow(Exception):
    """A value does not fit its domain: the round is dropped, relations are laid out anew, the round runs again."""

    def __init__(self, domain: Domain, low: int, high: int) -> None:
        super().__init__(f"{low}…{high} outside {domain.low}…{domain.high}")
        self.domain = domain
        self.low = low
        self.high = high


@dataclass(frozen=True, slots=True)
class Field:
    """Where a column sits in a packed key: ``((key >> shift) & mask) + base``; mask None for the topmost field."""

    shift: int
    mask: int | None
    base: int

    def unpack(self, keys: Array) -> Array:
        """The column's values."""
        values = keys >> self.shift if self.shift else keys
        if self.mask is not None:
            values = values & self.mask
        return values + self.base if self.base else values


def layout(order: Sequence[int], domains: Sequence[Domain]) -> dict[int, Field]:
    """Fields of columns ``order``, the first one topmost."""
    fields: dict[int, Field] = {}
    shift = 0
    for column in reversed(order):
        domain = domains[column]
        fields[column] = Field(shift, (1 << domain.bits) - 1 if column != order[0] else None, domain.base)
        shift += domain.bits
    return fields


def pack(columns: Sequence[Array], order: Sequence[int], fields: dict[int, Field], n: int) -> Array:
    """Pack columns into keys."""
    key: Array | None = None
    offset = 0
    for column in order:
        field = fields[column]
        offset += field.base << field.shift
        part = columns[column] << field.shift if field.shift else columns[column]
        key = part if key is None else key | part if not field.base and not offset else key + part
    if key is None:
        return np.zeros(n, dtype=np.int64)
    return key - wrap64(offset) if offset else key


def wrap64(value: int) -> int:
    """Reduce to int64: packing is exact modulo 2^64."""
    return ((value + (1 << 63)) & ((1 << 64) - 1)) - (1 << 63)


class Access:
    """How a :class:`NarrowStore` is asked for ``prefix``, the bound columns in the order in which keys hold them.

    ``form`` is all of the layout that the text of generated code depends on: the order of the columns, and which of
    them are shifted and have a base.
    """

    __slots__ = ("fields", "form", "prefix", "probe")

    def __init__(self, index: SortedIndex, order: tuple[int, ...], bound: int, fields: dict[int, Field], bits: int):
        self.prefix = order[:bound]
        self.fields = fields
        self.probe = Probe(index, fields[self.prefix[-1]].shift if bound else bits)
        self.form = (
            *order,
            *(bool(fields[column].shift) for column in order),
            *(bool(fields[column].base) for column in order),
        )


class NarrowStore:
    """Tuples as packed int64 keys in written column order."""

    wide = False

    def __init__(self, domains: Sequence[Domain]) -> None:
        self.domains = domains
        self.order = tuple(range(len(domains)))
        self.fields = layout(self.order, domains)
        self.bits = sum(domain.bits for domain in domains)
        self.count = 0
        self._chunks: list[Array] = []
        self._starts: list[int] = []
        self.master = SortedIndex(lambda: self.count, self._news)
        self._present: npt.NDArray[np.bool_] | None = None
        self._indexes: dict[tuple[int, ...], tuple[SortedIndex, dict[int, Field]]] = {
            self.order: (self.master, self.fields)
        }
        self._accesses: dict[tuple[int, ...], Access] = {}

    @property
    def nbytes(self) -> int:
        """Bytes held."""
        present = self._present.nbytes if self._present is not None else 0
        indexes = sum(index.nbytes for index, _ in self._indexes.values())
        return present + indexes + sum(chunk.nbytes for chunk in self._chunks)

    def tail(self, start: int) -> Array:
        """Keys from position ``start`` on, in order of insertion; to be read only."""
        first = bisect_right(self._starts, start) - 1
        if first < 0:
            return EMPTY
        chunks = [self._chunks[first][start - self._starts[first] :], *self._chunks[first + 1 :]]
        return chunks[0] if len(chunks) == 1 else np.concatenate(chunks)

    def column(self, column: int, start: int = 0) -> Array:
        """One column from position ``start`` on."""
        return self.fields[column].unpack(self.tail(start))

    def spread(self, step: int) -> Array:
        """Every ``step``-th key of each large chunk."""
        return np.concatenate([chunk[::step] for chunk in self._chunks if len(chunk) >= step] or [EMPTY])

    def fresh(self, pending: list[Array]) -> Array:
        """Sorted, distinct keys of ``pending`` that are not stored."""
        if self._present is not None:
            return distinct([keys[~self._present.take(keys)] for keys in pending], self.bits)
        return unseen(self.master.current(), distinct(pending, self.bits))

    def append(self, keys: Array) -> None:
        """Store sorted new keys."""
        self._chunks.append(keys)
        self._starts.append(self.count)
        self.count += len(keys)
        if self._present is not None:
            self._present[keys] = True
        elif self.count >= _DENSE_FROM and 1 << self.bits <= _DENSE * self.count:
            # tells what is stored at a fraction of the search in sorted runs, which then are made for joins alone
            self._present = np.zeros(1 << self.bits, dtype=np.bool_)
            for chunk in self._chunks:
                self._present[chunk] = True

    def _news(self, start: int) -> Array:
        keys = self.tail(start)
        return keys if start >= self._starts[-1] else self.sorted(keys)

    def sorted(self, keys: Array) -> Array:
        """A sorted copy of keys."""
        return sort_keys([keys], self.bits).astype(np.int64, copy=False)

    def forget_indexes(self) -> None:
        """Give back what only rules need; nothing may be joined or added afterwards."""
        self._indexes = {}
        self._accesses = {}
        self.master.runs = []
        self._present = None

    def pack(self, columns: Sequence[Array], n: int) -> Array:
        """Keys of columns."""
        return pack(columns, self.order, self.fields, n)

    def unpack(self, keys: Array) -> list[Array]:
        """Columns of keys."""
        return [self.fields[column].unpack(keys) for column in self.order]

    def access(self, bound: tuple[int, ...]) -> Access:
        """How to ask for the ``bound`` columns, which are given in ascending order."""
        found = self._accesses.get(bound)
        if found is None:
            columns = frozenset(bound)
            order = next((order for order in self._indexes if frozenset(order[: len(bound)]) == columns), None)
            if order is None:
                order = (*bound, *(column for column in self.order if column not in columns))
                self._indexes[order] = self._new_index(order)
            index, fields = self._indexes[order]
            found = self._accesses[bound] = Access(index, order, len(bound), fields, self.bits)
        return found

    def _new_index(self, order: tuple[int, ...]) -> tuple[SortedIndex, dict[int, Field]]:
        fields = layout(order, self.domains)
        return SortedIndex(lambda: self.count, lambda seen: self._permuted(seen, order, fields)), fields

    def _permuted(self, start: int, order: tuple[int, ...], fields: dict[int, Field]) -> Array:
        keys = self.tail(start)
        return self.sorted(pack([self.fields[column].unpack(keys) for column in self.order], order, fields, len(keys)))


class WideProbe:
    """Looks up a set of columns of a :class:`WideStore`; matches are row numbers."""

    __slots__ = ("_bound", "_direct", "_prefixes", "_probe", "_row_bits", "_store")

    def __init__(self, store: WideStore, bound: tuple[int, ...]) -> None:
        self._store = store
        self._bound = bound
        self._lay_out(_FEWER_ROW_BITS)

    def _lay_out(self, row_bits: int) -> None:
        """Start an index whose keys hold row numbers of ``row_bits`` bits, and before them the columns, if they fit."""
        bits = sum(self._store.domains[column].bits for column in self._bound)
        self._row_bits = row_bits
        self._direct = layout(self._bound, self._store.domains) if bits <= KEY_BITS - row_bits else None
        self._prefixes = RowTable(len(self._bound))
        self._probe = Probe(SortedIndex(lambda: self._store.count, self._fetch), row_bits)

    @property
    def nbytes(self) -> int:
        """Bytes held."""
        return self._probe.index.nbytes + self._prefixes.nbytes

    def _fetch(self, start: int) -> Array:
        columns = {column: self._store.column(column, start) for column in self._bound}
        n = self._store.count - start
        if self._direct is not None:
            prefixes = pack([columns.get(c, EMPTY) for c in range(self._store.arity)], self._bound, self._direct, n)
        else:
            prefixes = self._prefixes.intern([columns[column] for column in self._bound], n)
        keys = (prefixes << self._row_bits) | np.arange(start, start + n)
        keys.sort()
        return keys

    def _queries(self, columns: Sequence[Array], n: int) -> Array:
        if self._store.count >> self._row_bits:
            self._lay_out(_ROW_BITS)
        if self._direct is not None:
            placed = [EMPTY] * self._store.arity
            for column, values in zip(self._bound, columns, strict=True):
                placed[column] = values
            return pack(placed, self._bound, self._direct, n) << self._row_bits
        self._probe.index.current()
        return self._prefixes.find(columns, n) << self._row_bits

    def join(self, columns: Sequence[Array], n: int) -> Iterable[Block]:
        """Blocks of (query numbers, row numbers)."""
        queries = self._queries(columns, n)
        low_word = (1 << self._row_bits) - 1
        return ((rows, keys & low_word) for rows, keys in self._probe.join(queries))

    def hits(self, columns: Sequence[Array], n: int) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        """Whether anything matches each query."""
        if len(self._bound) == self._store.arity:
            return self._store.table.find(columns, n) >= 0
        queries = self._queries(columns, n)
        return self._probe.hits(queries)

    def matching(self, columns: Sequence[Array], n: int) -> Array:
        """Numbers of the queries that something matches."""
        return self.hits(columns, n).nonzero()[0]

    def missing(self, columns: Sequence[Array], n: int) -> Array:
        """Numbers of the queries that nothing matches."""
        return (~self.hits(columns, n)).nonzero()[0]


class WideStore:
    """Tuples as rows of a hash-consing table."""

    wide = True

    def __init__(self, domains: Sequence[Domain]) -> None:
        self.domains = domains
        self.arity = len(domains)
        self.table = RowTable(self.arity)
        self._probes: dict[tuple[int, ...], WideProbe] = {}

    @property
    def count(self) -> int:
        """Number of tuples."""
        return self.table.count

    @property
    def nbytes(self) -> int:
        """Bytes held."""
        return self.table.nbytes + sum(probe.nbytes for probe in self._probes.values())

    def forget_indexes(self) -> None:
        """Give back what only rules need; nothing may be joined or added afterwards."""
        self._probes = {}

    def column(self, column: int, start: int = 0) -> Array:
        """One column from position ``start`` on."""
        return self.table.column(column)[start:].astype(np.int64)

    def add(self, columns: Sequence[Array], n: int) -> None:
        """Store rows; known ones are ignored."""
        self.table.intern(columns, n)

    def probe(self, bound: tuple[int, ...]) -> WideProbe:
        """A probe whose queries are the ``bound`` columns, which are given in ascending order."""
        found = self._probes.get(bound)
        if found is None:
            found = self._probes[bound] = WideProbe(self, bound)
        return found
