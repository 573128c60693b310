"""String functors and constraints: each runs once per distinct combination of symbols.

Soufflé's strings are bytes: lengths and positions count bytes of UTF-8, ``match`` is ``std::regex_match`` (ECMAScript)
on bytes.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from graphlift.engine.errors import EvaluationError
from graphlift.engine.fieldtext import int_bits
from graphlift.engine.functors import Bools, Value, broadcast, float_bits, to_float, unsigned
from graphlift.engine.numerals import float32
from graphlift.engine.printing import float_text
from graphlift.engine.regex import RegexError, translate
from graphlift.engine.rowtable import Array, RowTable
from graphlift.facts.symbols import SymbolTable

_INTEGER = re.compile(r"[ \t\n\v\f\r]*([+-]?)(\d+)")
_HEX = re.compile(r"[ \t\n\v\f\r]*([+-]?)(?:0[xX])?([0-9a-fA-F]+)")
_BINARY = re.compile(r"[ \t\n\v\f\r]*([+-]?)([01]+)")
_FLOAT = re.compile(
    r"[ \t\n\v\f\r]*([+-]?(?:0[xX][0-9a-fA-F]+(?:\.[0-9a-fA-F]*)?(?:[pP][+-]?\d+)?|"
    r"\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?|inf(?:inity)?|nan))",
    re.IGNORECASE,
)


def encode(text: str) -> bytes:
    """The bytes Soufflé sees."""
    return text.encode("utf-8", "surrogateescape")


def decode(data: bytes) -> str:
    """The text of bytes; bytes that are not UTF-8 survive."""
    return data.decode("utf-8", "surrogateescape")


def parse_integer(text: str, low: int, high: int) -> int:
    """``std::stoi``/``std::stoul`` with Soufflé's prefixes 0b and 0x: the longest number at the start of ``text``.

    Raises:
        EvaluationError: when there is none or it is out of range.
    """
    body, negative = text, False
    if text.startswith(("0b", "-0b")):
        pattern, base = _BINARY, 2
        negative = text[0] == "-"
        body = text[3:] if negative else text[2:]
    elif text.startswith(("0x", "-0x")):
        pattern, base = _HEX, 16
    else:
        pattern, base = _INTEGER, 10
    found = pattern.match(body)
    if found is None:
        raise EvaluationError(f'wrong string provided by `to_number("{text}")` functor')
    value = int(found[2], base)
    if (found[1] == "-") != negative:
        value = -value
    if not low <= value <= high:
        raise EvaluationError(f'wrong string provided by `to_number("{text}")` functor: out of range')
    return value


def parse_float(text: str) -> float:
    """``std::stof``: the longest number at the start of ``text``."""
    found = _FLOAT.match(text)
    if found is None:
        raise EvaluationError(f'wrong string provided by `to_number("{text}")` functor')
    number = found[1]
    try:
        return float32(number)
    except ValueError:
        raise EvaluationError(f'wrong string provided by `to_number("{text}")` functor: out of range') from None


class Strings:
    """String operations over one symbol table."""

    def __init__(self, symbols: SymbolTable) -> None:
        self.symbols = symbols
        self._patterns: dict[str, re.Pattern[str] | None] = {}
        self.warnings: list[str] = []

    def _once(self, function: Callable[..., Any], args: Sequence[Value], texts: Sequence[bool]) -> tuple[Any, Any]:
        """Results per distinct row of ``args`` and each row's place among them."""
        n = max((len(arg) for arg in args if isinstance(arg, np.ndarray) and arg.ndim), default=1)
        columns = broadcast(args, n)
        if len(columns) == 1:
            values, inverse = np.unique(columns[0], return_inverse=True)
            distinct = [values]
        else:
            table = RowTable(len(columns))
            inverse = table.intern(columns, n)
            distinct = [table.column(position).astype(np.int64) for position in range(len(columns))]
        decoded = [
            self.symbols.texts(column) if is_text else column.tolist()
            for column, is_text in zip(distinct, texts, strict=True)
        ]
        return [function(*row) for row in zip(*decoded, strict=True)], inverse

    def _to_symbols(self, function: Callable[..., str], args: Sequence[Value], texts: Sequence[bool]) -> Array:
        results, inverse = self._once(function, args, texts)
        found: Array = self.symbols.intern_many(results).astype(np.int64).take(inverse)
        return found

    def _to_numbers(self, function: Callable[..., int], args: Sequence[Value], texts: Sequence[bool]) -> Array:
        results, inverse = self._once(function, args, texts)
        found: Array = np.asarray(results, dtype=np.int64).take(inverse)
        return found

    def _to_bools(self, function: Callable[..., bool], args: Sequence[Value]) -> Bools:
        results, inverse = self._once(function, args, [True] * len(args))
        found: Bools = np.asarray(results, dtype=np.bool_).take(inverse)
        return found

    def cat(self, *args: Value) -> Array:
        """Concatenation."""
        return self._to_symbols(lambda *texts: "".join(texts), args, [True] * len(args))

    def strlen(self, text: Value) -> Array:
        """Length in bytes."""
        return self._to_numbers(lambda t: len(t) if t.isascii() else len(encode(t)), [text], [True])

    def substr(self, text: Value, start: Value, length: Value) -> Array:
        """``std::string::substr``: negative lengths reach to the end; a start outside gives "" and a warning."""

        def cut(whole: str, index: int, size: int) -> str:
            data = encode(whole)
            if not 0 <= index <= len(data):
                self.warnings.append(f'wrong index position provided by substr("{whole}",{index},{size}) functor.')
                return ""
            return decode(data[index:] if size < 0 else data[index : index + size])

        return self._to_symbols(cut, [text, start, length], [True, False, False])

    def i2s(self, value: Value) -> Array:
        """Decimal text of a number."""
        return self._to_symbols(str, [value], [False])

    def u2s(self, value: Value) -> Array:
        """Decimal text of an unsigned."""
        return self._to_symbols(str, [unsigned(value)], [False])

    def f2s(self, value: Value) -> Array:
        """``std::to_string(float)``: six digits after the point."""

        def text(bits: Any) -> str:
            number = float(to_float(bits))
            return f"{number:f}" if number == number else float_text(number)

        return self._to_symbols(text, [value], [False])

    def s2i(self, text: Value) -> Array:
        """``to_number``."""
        return self._to_numbers(lambda t: parse_integer(t, -(1 << 31), (1 << 31) - 1), [text], [True])

    def s2u(self, text: Value) -> Array:
        """``to_unsigned``."""

        def parse(t: str) -> int:
            if t.startswith("-"):  # not after a blank: `std::stoul` takes that for a number modulo 2^64
                raise EvaluationError(f'wrong string provided by `to_number("{t}")` functor')
            return int_bits(parse_integer(t, 1 - (1 << 64), (1 << 64) - 1))

        return self._to_numbers(parse, [text], [True])

    def s2f(self, text: Value) -> Array:
        """``to_float``."""
        return self._to_numbers(lambda t: float_bits(parse_float(t)), [text], [True])

    def ranks(self, *args: Value) -> list[Any]:
        """Each argument's symbols replaced by their rank in byte order."""
        arrays = [np.atleast_1d(np.asarray(arg, dtype=np.int64)) for arg in args]
        distinct, inverse = np.unique(np.concatenate(arrays), return_inverse=True)
        texts = [encode(text) for text in self.symbols.texts(distinct)]
        rank = np.empty(len(distinct), dtype=np.int64)
        rank[sorted(range(len(texts)), key=texts.__getitem__)] = np.arange(len(texts))
        ranked = rank.take(inverse)
        parts: list[Any] = []
        start = 0
        for array, arg in zip(arrays, args, strict=True):
            part = ranked[start : start + len(array)]
            start += len(array)
            parts.append(part if np.ndim(arg) else part[0])
        return parts

    def extreme(self, greatest: bool, *args: Value) -> Array:
        """``max``/``min`` of symbols."""
        ranks = self.ranks(*args)
        best, best_rank = np.asarray(args[0], dtype=np.int64), ranks[0]
        for arg, rank in zip(args[1:], ranks[1:], strict=True):
            better = rank > best_rank if greatest else rank < best_rank
            best, best_rank = np.where(better, arg, best), np.where(better, rank, best_rank)
        return best

    def maximum(self, *args: Value) -> Array:
        """Greatest symbol."""
        return self.extreme(True, *args)

    def minimum(self, *args: Value) -> Array:
        """Least symbol."""
        return self.extreme(False, *args)

    def contains(self, part: Value, text: Value) -> Bools:
        """Whether ``text`` contains ``part``."""
        return self._to_bools(lambda p, t: p in t, [part, text])

    def not_contains(self, part: Value, text: Value) -> Bools:
        """Whether ``text`` does not contain ``part``."""
        return ~self.contains(part, text)

    def match(self, pattern: Value, text: Value) -> Bools:
        """Whether the whole of ``text`` matches ``pattern``."""

        def matches(p: str, t: str) -> bool:
            compiled = self._pattern(p)
            return compiled is not None and compiled.fullmatch(encode(t).decode("latin-1")) is not None

        return self._to_bools(matches, [pattern, text])

    def not_match(self, pattern: Value, text: Value) -> Bools:
        """Whether ``text`` does not match; false, as in Soufflé, when the pattern is broken."""

        def differs(p: str, t: str) -> bool:
            compiled = self._pattern(p)
            return compiled is not None and compiled.fullmatch(encode(t).decode("latin-1")) is None

        return self._to_bools(differs, [pattern, text])

    def _pattern(self, pattern: str) -> re.Pattern[str] | None:
        if pattern not in self._patterns:
            try:
                with warnings.catch_warnings():
                    warnings.simplefilter("ignore")
                    self._patterns[pattern] = re.compile(translate(encode(pattern).decode("latin-1")))
            except (RegexError, re.error):
                self.warnings.append(f'wrong pattern provided for match("{pattern}").')
                self._patterns[pattern] = None
        return self._patterns[pattern]


def object_texts(symbols: SymbolTable, ids: Array) -> npt.NDArray[np.object_]:
    """Texts of ids."""
    return symbols.texts(ids)
