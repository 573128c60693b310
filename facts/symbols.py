"""The symbol table: a bijection between texts and dense int32 ids.

Every symbol-typed column of a fact base holds ids of one table. Entities (functions, values, blocks …) are symbols too,
but there are millions of them and nobody reads most of their texts, so they live in reserved *ranges* whose texts are
rendered only when somebody asks.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Ids = npt.NDArray[np.int32]

_DIGITS = "0123456789"
_MOST_DIGITS = 10


@dataclass(frozen=True, slots=True)
class SymbolRange:
    """Ids ``start … start + count - 1``, rendered as ``prefix`` followed by the offset."""

    start: int
    count: int
    prefix: str


class SymbolTable:
    """Texts and their ids, in order of first interning.

    Ids are dense: ``0 <= id < len(table)``. Id 0 is always the empty text, so that zero-filled columns are valid.
    """

    def __init__(self) -> None:
        self._texts: list[str | None] = [""]
        self._ids: dict[str, int] = {"": 0}
        self._ranges: list[SymbolRange] = []
        self._starts: list[int] = []
        self._by_prefix: dict[str, SymbolRange] = {}
        self._smallest_number: dict[str, int] = {}
        self._numbered = 0
        """How many texts `_smallest_number` has seen."""

    def __len__(self) -> int:
        return len(self._texts)

    def intern(self, text: str) -> int:
        """Return the id of ``text``, adding it when it is new."""
        found = self._ids.get(text)
        if found is not None:
            return found
        ranged = self._find_in_ranges(text)
        if ranged is not None:
            return ranged
        new = len(self._texts)
        self._ids[text] = new
        self._texts.append(text)
        return new

    def intern_many(self, texts: Iterable[str]) -> Ids:
        """Ids of ``texts``, shape ``(len(texts),)``."""
        if self._ranges:
            return np.fromiter(map(self.intern, texts), dtype=np.int32)
        texts = list(texts)
        known = self._ids
        for text in dict.fromkeys(texts):
            if text not in known:
                known[text] = len(self._texts)
                self._texts.append(text)
        return np.fromiter(map(known.__getitem__, texts), dtype=np.int32, count=len(texts))

    def find(self, text: str) -> int | None:
        """The id of ``text``, or None when it was never interned."""
        found = self._ids.get(text)
        return found if found is not None else self._find_in_ranges(text)

    def reserve(self, count: int, prefix: str) -> int:
        """Reserve ``count`` consecutive entity ids with texts ``f"{prefix}{0..count-1}"``; return the first.

        Raises:
            ValueError: when the prefix is empty or ends in a digit (texts would be ambiguous), is already in use, or
                one of the texts is interned already. Choose prefixes that no name or constant of a program can have.
        """
        if not prefix or prefix[-1].isdigit():
            raise ValueError(f"an entity prefix must not be empty or end in a digit: {prefix!r}")
        if prefix in self._by_prefix:
            raise ValueError(f"entity prefix {prefix!r} is already reserved")
        self._number_texts()
        if self._smallest_number.get(prefix, count) < count:
            raise ValueError(f"text {prefix}{self._smallest_number[prefix]} is interned already")
        start = len(self._texts)
        if count:
            self._by_prefix[prefix] = SymbolRange(start, count, prefix)
            self._ranges.append(self._by_prefix[prefix])
            self._starts.append(start)
            self._texts.extend([None] * count)
        return start

    def _number_texts(self) -> None:
        for text in self._texts[self._numbered :]:
            head, number = _split(text) if text is not None else ("", None)
            if number is not None:
                self._smallest_number[head] = min(number, self._smallest_number.get(head, number))
        self._numbered = len(self._texts)

    def text(self, symbol: int) -> str:
        """The text of one id.

        Raises:
            IndexError: when ``symbol`` is not an id of this table.
        """
        if symbol < 0:
            raise IndexError(symbol)
        found = self._texts[symbol]
        if found is not None:
            return found
        home = self._ranges[bisect_right(self._starts, symbol) - 1]
        return f"{home.prefix}{symbol - home.start}"

    def texts(self, symbols: Sequence[int] | npt.NDArray[np.integer]) -> npt.NDArray[np.object_]:
        """Texts of many ids as an object array of the same length; each distinct id is rendered once."""
        array = np.asarray(symbols)
        distinct, inverse = np.unique(array, return_inverse=True)
        rendered = np.empty(len(distinct), dtype=object)
        rendered[:] = [self.text(int(symbol)) for symbol in distinct]
        return np.asarray(rendered[inverse], dtype=object)

    def is_entity(self, symbol: int) -> bool:
        """Whether ``symbol`` lies in a reserved entity range."""
        return 0 <= symbol < len(self._texts) and self._texts[symbol] is None

    @property
    def ranges(self) -> Sequence[SymbolRange]:
        """The reserved ranges in order of their ids."""
        return tuple(self._ranges)

    def literal_texts(self, start: int, stop: int) -> list[str]:
        """Texts of the ids ``start … stop - 1``, none of which may lie in a reserved range."""
        return [text for text in self._texts[start:stop] if text is not None]

    def _find_in_ranges(self, text: str) -> int | None:
        if not self._ranges:
            return None
        head, number = _split(text)
        known = self._by_prefix.get(head)
        return known.start + number if known is not None and number is not None and number < known.count else None


def _split(text: str) -> tuple[str, int | None]:
    """Split ``text`` into what may be an entity prefix and the offset behind it; None when it renders no offset."""
    if not text or text[-1] not in _DIGITS:
        return text, None
    head = text.rstrip(_DIGITS)
    digits = text[len(head) :]
    # `v007` renders no offset, and no range is as long as 11 digits say.
    if len(digits) > _MOST_DIGITS or (digits[0] == "0" and len(digits) > 1):
        return text, None
    return head, int(digits)
