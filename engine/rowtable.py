"""Vectorised hash-consing: rows of 32-bit values to dense ids.

Record tables and relations whose tuples do not fit one 64-bit word are both a :class:`RowTable`. Open addressing with
double hashing, all probes of a batch at once: a handful of numpy passes, no sorting of what is already known.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.int64]
Column = npt.NDArray[np.int32]
Words = tuple[Array, ...]

_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
_SECOND_MULTIPLIER = np.uint64(0xC2B2AE3D27D4EB4F)
_SPREAD = np.uint64(29)
_LOW_WORD = 0xFFFFFFFF
_STEP_SHIFT = 20
_LOAD = 3
EMPTY: Array = np.empty(0, dtype=np.int64)


def pair_key(high: Array, low: Array) -> Array:
    """Two 32-bit values in one int64; injective on int32 × int32."""
    return (high << 32) | (low & _LOW_WORD)


class Interner:
    """Keys of one or two int64 words to dense ids 0, 1, 2 … in order of first interning."""

    __slots__ = ("_bits", "_keys", "_slots", "count")

    def __init__(self, words: int = 1) -> None:
        self._bits = 6
        self._slots: Column = np.full(1 << self._bits, -1, dtype=np.int32)
        self._keys: list[Array] = [np.zeros(16, dtype=np.int64) for _ in range(words)]
        self.count = 0

    @property
    def nbytes(self) -> int:
        """Bytes held."""
        return self._slots.nbytes + sum(keys.nbytes for keys in self._keys)

    def _hash(self, words: Words) -> npt.NDArray[np.uint64]:
        hashed = words[0].view(np.uint64) * _MULTIPLIER
        if len(words) == 2:
            hashed ^= words[1].view(np.uint64) * _SECOND_MULTIPLIER
        hashed ^= hashed >> _SPREAD
        hashed *= _MULTIPLIER
        return hashed

    def _home(self, hashed: npt.NDArray[np.uint64]) -> Array:
        return (hashed >> np.uint64(64 - self._bits)).view(np.int64)

    def _step(self, hashed: npt.NDArray[np.uint64]) -> Array:
        """Distance between the slots of one key: odd, so that it visits all."""
        return (hashed.view(np.int64) >> _STEP_SHIFT) | 1

    def _differ(self, ids: npt.NDArray[np.integer], words: Words) -> npt.NDArray[np.bool_]:
        wrong: npt.NDArray[np.bool_] = self._keys[0].take(ids, mode="clip") != words[0]
        if len(words) == 2:
            wrong |= self._keys[1].take(ids, mode="clip") != words[1]
        return wrong

    def find(self, words: Words) -> Array:
        """Ids of keys, -1 where a key is unknown; shape ``(len(words[0]),)``."""
        hashed = self._hash(words)
        home = self._home(hashed)
        ids = self._slots.take(home)
        wrong = self._differ(ids, words)
        wrong &= ids >= 0
        if np.count_nonzero(wrong):
            self._find_on(ids, wrong.nonzero()[0], home, hashed, words)
        return ids.astype(np.int64)

    def _find_on(self, ids: Column, todo: Array, home: Array, hashed: npt.NDArray[np.uint64], words: Words) -> None:
        """Follow the keys ``todo`` whose first slot holds another key."""
        mask = len(self._slots) - 1
        home = home.take(todo)
        step = self._step(hashed.take(todo))
        words = tuple(word.take(todo) for word in words)
        while True:
            home = (home + step) & mask
            found = self._slots.take(home)
            ids[todo] = found
            wrong = self._differ(found, words)
            wrong &= found >= 0
            again = wrong.nonzero()[0]
            if not len(again):
                return
            todo, home, step = todo.take(again), home.take(again), step.take(again)
            words = tuple(word.take(again) for word in words)

    def intern(self, words: Words) -> Array:
        """Ids of keys, new ones for unknown keys; shape ``(len(words[0]),)``."""
        ids = self.find(words)
        missing = (ids < 0).nonzero()[0]
        if len(missing):
            ids[missing] = self._append(tuple(word.take(missing) for word in words))
        return ids

    def _append(self, words: Words) -> Array:
        """Add unknown keys, which may repeat; their ids."""
        first = self.count
        total = first + len(words[0])
        self._reserve(total)
        for keys, word in zip(self._keys, words, strict=True):
            keys[first:total] = word
        owner, where = self._place(words, first)
        own = np.arange(first, total)
        kept = (owner == own).nonzero()[0]
        if len(kept) == len(own):
            self.count = total
            return own
        # repeated keys leave gaps: close them
        dense = np.empty(total - first, dtype=np.int64)
        dense[kept] = np.arange(first, first + len(kept))
        self._slots[where.take(kept)] = dense.take(kept)
        for keys, word in zip(self._keys, words, strict=True):
            keys[first : first + len(kept)] = word.take(kept)
        self.count = first + len(kept)
        return dense.take(owner - first)

    def _reserve(self, total: int) -> None:
        if total > len(self._keys[0]):
            for position, keys in enumerate(self._keys):
                grown = np.zeros(max(total, len(keys) + len(keys) // 2 + 64), dtype=np.int64)
                grown[: self.count] = keys[: self.count]
                self._keys[position] = grown
        if _LOAD * total > len(self._slots):
            self._bits = int(_LOAD * total).bit_length()
            self._slots = np.full(1 << self._bits, -1, dtype=np.int32)
            self._place(tuple(keys[: self.count] for keys in self._keys), 0)

    def _place(self, words: Words, first: int) -> tuple[Array, Array]:
        """Enter keys under ids from ``first`` on; their ids (another's where keys repeat), and slots."""
        slots, mask = self._slots, len(self._slots) - 1
        hashed = self._hash(words)
        home = self._home(hashed)
        step = self._step(hashed)
        ids = np.arange(first, first + len(words[0]), dtype=np.int32)
        owner = ids.astype(np.int64)
        where = home.copy()
        todo: Array | None = None
        while len(ids):
            free = (slots.take(home) < 0).nonzero()[0]
            slots[home.take(free)] = ids.take(free)
            found = slots.take(home)
            lost = (found != ids).nonzero()[0]
            if not len(lost):
                break
            todo = lost if todo is None else todo.take(lost)
            found, home, step, ids = found.take(lost), home.take(lost), step.take(lost), ids.take(lost)
            words = tuple(word.take(lost) for word in words)
            differ = self._differ(found, words)
            same = (~differ).nonzero()[0]
            owner[todo.take(same)] = found.take(same)
            again = differ.nonzero()[0]
            todo, ids, step = todo.take(again), ids.take(again), step.take(again)
            home = (home.take(again) + step) & mask
            where[todo] = home
            words = tuple(word.take(again) for word in words)
        return owner, where


_FIRST_FIELDS = 4
_MORE_FIELDS = 3


class RowTable:
    """Rows of ``arity`` 32-bit values to dense ids, and back. Ids start at ``base``.

    Up to four fields are one key of one or two words; longer rows are interned prefix by prefix.
    """

    __slots__ = ("_chain", "_columns", "arity", "base")

    def __init__(self, arity: int, base: int = 0) -> None:
        self.arity = arity
        self.base = base
        self._chain = [Interner(1 if min(arity, _FIRST_FIELDS) <= 2 else 2)]
        for done in range(_FIRST_FIELDS, arity, _MORE_FIELDS):
            self._chain.append(Interner(1 if arity - done == 1 else 2))
        self._columns: list[Column] = [np.zeros(16, dtype=np.int32) for _ in range(arity)]

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
        return self._columns[position][: self._chain[-1].count]

    def intern(self, fields: Sequence[Array], n: int) -> Array:
        """Ids of ``n`` rows, adding the unknown ones."""
        chain = self._chain
        before = chain[-1].count
        ids = chain[0].intern(_words(fields[:_FIRST_FIELDS], n))
        done = _FIRST_FIELDS
        for link in chain[1:]:
            ids = link.intern(_words((ids, *fields[done : done + _MORE_FIELDS]), n))
            done += _MORE_FIELDS
        if chain[-1].count > before:
            self._store(fields, ids, before)
        return ids + self.base if self.base else ids

    def find(self, fields: Sequence[Array], n: int) -> Array:
        """Ids of ``n`` rows, -1 where a row is unknown."""
        chain = self._chain
        ids = chain[0].find(_words(fields[:_FIRST_FIELDS], n))
        done = _FIRST_FIELDS
        for link in chain[1:]:
            # an unknown prefix is -1, which no stored row has
            ids = link.find(_words((ids, *fields[done : done + _MORE_FIELDS]), n))
            done += _MORE_FIELDS
        if self.base:
            ids[ids >= 0] += self.base
        return ids

    def row(self, identity: int) -> tuple[int, ...]:
        """The values of one row by id."""
        return tuple(int(column[identity - self.base]) for column in self._columns)

    def _store(self, fields: Sequence[Array], ids: Array, before: int) -> None:
        count = self.count
        new = (ids >= before).nonzero()[0]
        where = ids.take(new)
        for position, values in enumerate(fields):
            column = self._columns[position]
            if len(column) < count:
                grown = np.zeros(max(count, len(column) + len(column) // 2 + 64), dtype=np.int32)
                grown[:before] = column[:before]
                self._columns[position] = column = grown
            column[where] = values.take(new)


def _words(fields: Sequence[Array], n: int) -> Words:
    """Up to four 32-bit fields as key words."""
    match len(fields):
        case 0:
            return (np.zeros(n, dtype=np.int64),)
        case 1:
            return (np.ascontiguousarray(fields[0]),)
        case 2:
            return (pair_key(fields[0], fields[1]),)
        case 3:
            return (pair_key(fields[0], fields[1]), np.ascontiguousarray(fields[2]))
    return (pair_key(fields[0], fields[1]), pair_key(fields[2], fields[3]))
