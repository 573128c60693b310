"""Vectorised hash-consing: rows of 32-bit values to dense ids.

Record tables and relations whose tuples do not fit one 64-bit word are both a :class:`RowTable`. Open addressing with
linear probing, all probes of a batch at once: a handful of numpy passes, no sorting of what is already known.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.int64]
Column = npt.NDArray[np.int32]

_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
_LOW_WORD = 0xFFFFFFFF
EMPTY: Array = np.empty(0, dtype=np.int64)


def pair_key(high: Array, low: Array) -> Array:
    """Two 32-bit values in one int64; injective on int32 × int32."""
    return (high << 32) | (low & _LOW_WORD)


class Interner:
    """int64 keys to dense ids 0, 1, 2 … in order of first interning (within a batch: by key)."""

    def __init__(self) -> None:
        self._bits = 6
        self._slots: Column = np.full(1 << self._bits, -1, dtype=np.int32)
        self._keys: Array = np.zeros(64, dtype=np.int64)
        self.count = 0

    @property
    def nbytes(self) -> int:
        """Bytes held."""
        return self._slots.nbytes + self._keys.nbytes

    def _home(self, keys: Array) -> Array:
        hashed = keys.view(np.uint64) * _MULTIPLIER
        hashed ^= hashed >> np.uint64(29)
        hashed *= _MULTIPLIER
        hashed >>= np.uint64(64 - self._bits)
        return hashed.view(np.int64)

    def find(self, keys: Array) -> Array:
        """Ids of ``keys``, -1 where a key is unknown; shape ``(len(keys),)``."""
        slots, known, mask = self._slots, self._keys, len(self._slots) - 1
        home = self._home(keys)
        ids = slots.take(home)
        wrong = (known.take(ids, mode="clip") != keys) & (ids >= 0)
        if wrong.any():
            todo = wrong.nonzero()[0]
            home = home.take(todo)
            wanted = keys.take(todo)
            while len(todo):
                home = (home + 1) & mask
                found = slots.take(home)
                ids[todo] = found
                again = ((known.take(found, mode="clip") != wanted) & (found >= 0)).nonzero()[0]
                todo, home, wanted = todo.take(again), home.take(again), wanted.take(again)
        return ids.astype(np.int64)

    def intern(self, keys: Array) -> Array:
        """Ids of ``keys``, new ones for unknown keys; shape ``(len(keys),)``."""
        ids = self.find(keys)
        missing = (ids < 0).nonzero()[0]
        if len(missing):
            new, inverse = np.unique(keys.take(missing), return_inverse=True)
            ids[missing] = inverse + self._append(new)
        return ids

    def _append(self, keys: Array) -> int:
        first, total = self.count, self.count + len(keys)
        if total > len(self._keys):
            grown = np.zeros(max(total, 2 * len(self._keys)), dtype=np.int64)
            grown[:first] = self._keys[:first]
            self._keys = grown
        self._keys[first:total] = keys
        self.count = total
        if 2 * total > len(self._slots):
            self._bits = max(self._bits, int(2 * total).bit_length())
            self._slots = np.full(1 << self._bits, -1, dtype=np.int32)
            self._place(self._keys[:total], 0)
        else:
            self._place(keys, first)
        return first

    def _place(self, keys: Array, first: int) -> None:
        slots, mask = self._slots, len(self._slots) - 1
        home = self._home(np.ascontiguousarray(keys))
        ids = np.arange(first, first + len(keys), dtype=np.int32)
        while len(ids):
            free = slots.take(home) < 0
            slots[home[free]] = ids[free]
            lost = (slots.take(home) != ids).nonzero()[0]
            home = (home.take(lost) + 1) & mask
            ids = ids.take(lost)


class RowTable:
    """Rows of ``arity`` 32-bit values to dense ids, and back. Ids start at ``base``."""

    def __init__(self, arity: int, base: int = 0) -> None:
        self.arity = arity
        self.base = base
        self._chain = [Interner() for _ in range(max(1, arity - 1))]
        self._columns: list[Column] = [np.zeros(64, dtype=np.int32) for _ in range(arity)]

    @property
    def count(self) -> int:
        """Number of distinct rows."""
        return self._chain[-1].count

    @property
    def nbytes(self) -> int:
        """Bytes held."""
        return sum(link.nbytes for link in self._chain) + sum(column.nbytes for column in self._columns)

    def column(self, position: int) -> Column:
        """One column of all rows, by row (id - base)."""
        return self._columns[position][: self.count]

    def intern(self, fields: Sequence[Array], n: int) -> Array:
        """Ids of ``n`` rows, adding the unknown ones."""
        before = self.count
        key = self._first_key(fields, n)
        for link, low in zip(self._chain[:-1], fields[2:], strict=False):
            key = pair_key(link.intern(key), low)
        ids = self._chain[-1].intern(key)
        if self.count > before:
            self._store(fields, ids, before)
        return ids + self.base

    def find(self, fields: Sequence[Array], n: int) -> Array:
        """Ids of ``n`` rows, -1 where a row is unknown."""
        key = self._first_key(fields, n)
        lost: npt.NDArray[np.bool_] | None = None
        for link, low in zip(self._chain[:-1], fields[2:], strict=False):
            ids = link.find(key)
            missing = ids < 0
            lost = missing if lost is None else lost | missing
            key = pair_key(ids, low)
        ids = self._chain[-1].find(key)
        found = ids + self.base
        found[ids < 0] = -1
        if lost is not None:
            found[lost] = -1
        return found

    def row(self, identity: int) -> tuple[int, ...]:
        """The values of one row by id."""
        return tuple(int(column[identity - self.base]) for column in self._columns)

    def _first_key(self, fields: Sequence[Array], n: int) -> Array:
        if self.arity == 0:
            return np.zeros(n, dtype=np.int64)
        if self.arity == 1:
            return np.ascontiguousarray(fields[0])
        return pair_key(fields[0], fields[1])

    def _store(self, fields: Sequence[Array], ids: Array, before: int) -> None:
        count = self.count
        new = (ids >= before).nonzero()[0]
        where = ids.take(new)
        for position, values in enumerate(fields):
            column = self._columns[position]
            if len(column) < count:
                grown = np.zeros(max(count, 2 * len(column)), dtype=np.int32)
                grown[:before] = column[:before]
                self._columns[position] = column = grown
            column[where] = values.take(new)
