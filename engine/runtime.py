"""What generated rule code calls besides numpy, relations and record tables."""

from __future__ import annotations

import builtins
from typing import Any

import numpy as np

from graphlift.engine.aggregates import Groups, regroup
from graphlift.engine.budget import Watch
from graphlift.engine.functors import NUMERIC, Value, compare_floats, compare_unsigned, range_blocks
from graphlift.engine.rowtable import Array, RowTable
from graphlift.engine.runs import BLOCK, distinct
from graphlift.engine.stores import KEY_BITS, Domain, DomainOverflow, wrap64
from graphlift.engine.strings import Strings


class Squeeze:
    """Remembers whether dropping duplicates paid at one place in a rule."""

    __slots__ = ("_pause",)

    def __init__(self) -> None:
        self._pause = 0

    def wanted(self) -> bool:
        """Whether to look for duplicates this time."""
        if self._pause:
            self._pause -= 1
            return False
        return True

    def distinct(self, keys: Array) -> Array:
        """Distinct keys; few duplicates make it pause."""
        before = len(keys)
        keys = distinct([keys], KEY_BITS)
        if 5 * len(keys) > 4 * before:
            self._pause = 30
        return keys


class Counter:
    """Soufflé's ``autoinc``: fresh numbers from 0 upward."""

    def __init__(self) -> None:
        self.next = 0

    def take(self, n: int) -> Array:
        """The next ``n`` numbers."""
        first = self.next
        self.next += n
        return np.arange(first, self.next)


def check(domain: Domain, values: Value) -> None:
    """Raise :class:`DomainOverflow` unless all values pack."""
    if isinstance(values, np.ndarray) and values.ndim:
        if not len(values):
            return
        low, high = int(np.minimum.reduce(values)), int(np.maximum.reduce(values))
    else:
        low = high = int(values)
    if low < domain.base or high > domain.top:
        raise DomainOverflow(domain, low, high)


def overflow(domain: Domain, value: int) -> None:
    """Raise :class:`DomainOverflow`."""
    raise DomainOverflow(domain, value, value)


def room(domain: Domain, table: RowTable) -> None:
    """Raise :class:`DomainOverflow` when the table has ids that do not pack."""
    if table.count > domain.top:
        raise DomainOverflow(domain, 0, table.count)


def spread(present: Array, best: Array, places: Array, count: int) -> tuple[Array, Array]:
    """Rows whose group is present, and every row's value (0 where its group is not)."""
    values = np.zeros(count, dtype=np.int64)
    known = np.zeros(count, dtype=np.bool_)
    values[present] = best
    known[present] = True
    return known.take(places).nonzero()[0], values.take(places)


def full(n: int, value: int) -> Array:
    """A constant column."""
    return np.full(n, value, dtype=np.int64)


def runtime(strings: Strings, counter: Counter, watch: Watch) -> dict[str, Any]:
    """Global names of generated code; ``tick`` is among them only when there is a budget to watch."""
    names: dict[str, Any] = {"tick": watch.tick} if watch.limited else {}
    return names | {
        "__builtins__": builtins,
        "BLOCK": BLOCK,
        "Groups": Groups,
        "NUMERIC": NUMERIC,
        "ONCE": (0,),
        "Squeeze": Squeeze,
        "arange": np.arange,
        "check": check,
        "compare_floats": compare_floats,
        "compare_unsigned": compare_unsigned,
        "counter": counter,
        "full": full,
        "int64": np.int64,
        "overflow": overflow,
        "range_blocks": range_blocks,
        "regroup": regroup,
        "room": room,
        "spread": spread,
        "strings": strings,
        "uint64": np.uint64,
        "wrap64": wrap64,
    }
