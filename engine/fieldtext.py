"""Values in fact files: numbers, and records and ADTs in Soufflé's notation (``[1, a]``, ``$Branch(1)``, ``nil``)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import numpy as np

from graphlift.engine.numerals import float32
from graphlift.engine.program import AdtType, Attribute, RecordType, Type
from graphlift.engine.records import Records
from graphlift.facts.symbols import SymbolTable

_SPACE = re.compile(r"[ \t\n\v\f\r]*")
_INTEGER = re.compile(r"[ \t\n\v\f\r]*[+-]?\d+")
_FLOAT = re.compile(
    r"[ \t\n\v\f\r]*[+-]?(?:0[xX][0-9a-fA-F]+(?:\.[0-9a-fA-F]*)?(?:[pP][+-]?\d+)?"
    r"|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|inf(?:inity)?|nan)",
    re.IGNORECASE,
)
_NAME = re.compile(r"[A-Za-z0-9_?.]*")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


def int_bits(value: int) -> int:
    """An unsigned or signed value as the int32 with the same bits."""
    return (value + 2**31) % 2**32 - 2**31


def float_bits(value: float) -> int:
    """A float rounded to 32 bits, as the int32 with the same bits."""
    with np.errstate(over="ignore"):
        return int(np.float32(value).view(np.int32))


class FieldReader:
    """Turns the texts of fields into 32-bit values; symbols and records are interned.

    All methods raise ValueError with the reason when a text is not a value of its type.
    """

    def __init__(self, types: Mapping[str, Type], symbols: SymbolTable, records: Records) -> None:
        self._types = types
        self._symbols = symbols
        self._records = records
        self._known: dict[tuple[int, ...], int] = {}

    def value(self, text: str, attribute: Attribute) -> int:
        """The value of a whole field."""
        if attribute.kind == "s":
            return self._symbols.intern(text)
        if attribute.kind == "u" and text[:2] in ("0b", "0x"):
            return self._based(text)
        value, end = self._parse(text, 0, attribute.type, ",]")
        if end != len(text):
            raise ValueError(f"unexpected {text[end]!r} after the value")
        return value

    def arguments(self, text: str, pos: int, fields: Sequence[tuple[str, str]]) -> tuple[list[int], int]:
        """The values between a tuple's parentheses, ``fields`` being (name, type name) pairs, and where it ends."""
        values, pos = self._fields(text, pos, fields, ",)")
        return values, self._expect(text, pos, ")")

    def record(self, fields: Sequence[int]) -> int:
        """The id of a record."""
        key = tuple(fields)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._records.intern(key)
        return found

    def adt(self, structure: AdtType, tag: int, fields: Sequence[int]) -> int:
        """An ADT's value, encoded as Soufflé does."""
        if structure.is_enum:
            return tag
        return self.record((tag, fields[0] if len(fields) == 1 else self.record(fields)))

    def _parse(self, text: str, pos: int, type_name: str, stop: str) -> tuple[int, int]:
        declared = self._types[type_name]
        if declared.kind == "s":
            return self._symbol(text, pos, stop)
        if declared.kind == "r":
            assert isinstance(declared.structure, RecordType)
            return self._record(text, pos, declared.structure)
        if declared.kind == "a":
            assert isinstance(declared.structure, AdtType)
            return self._adt(text, pos, declared.structure)
        return self._number(text, pos, declared.kind)

    def _number(self, text: str, pos: int, kind: str) -> tuple[int, int]:
        if kind == "f":
            match = _FLOAT.match(text, pos)
            if match is None:
                raise ValueError("not a float")
            return float_bits(float32(match[0].strip())), match.end()
        match = _INTEGER.match(text, pos)
        if match is None:
            raise ValueError("not a number" if kind == "i" else "not an unsigned number")
        number = int(match[0])
        if kind == "i":
            if not -(2**31) <= number < 2**31:
                raise ValueError("number out of range")
        elif number < 0 or number >= 2**64:
            raise ValueError("unsigned number out of range")
        return int_bits(number), match.end()

    def _based(self, text: str) -> int:
        """An unsigned that is a whole field; as a part of a record it is decimal."""
        try:
            number = int(text[2:], 2 if text[1] == "b" else 16)
        except ValueError:
            number = -1
        if not 0 <= number < 2**64 or not text[2:].isalnum():
            raise ValueError("not an unsigned number below 2^64")
        return int_bits(number)

    def _symbol(self, text: str, pos: int, stop: str) -> tuple[int, int]:
        if text[pos : pos + 1] == '"':
            end = pos + 1
            while end < len(text) and text[end] != '"':
                end += 2 if text[end] == "\\" else 1
            if end >= len(text):
                raise ValueError("unexpected end of the field: a quoted symbol is not closed")
            return self._symbols.intern(_ESCAPED.sub(r"\1", text[pos + 1 : end])), end + 1
        end = pos
        while end < len(text) and text[end] not in stop:
            end += 1
        if end == len(text):
            raise ValueError("unexpected end of the field")
        return self._symbols.intern(text[pos:end]), end

    def _expect(self, text: str, pos: int, wanted: str) -> int:
        pos = self._skip(text, pos)
        if pos >= len(text):
            raise ValueError("unexpected end of the field")
        if text[pos] != wanted:
            raise ValueError(f"expected {wanted!r}, got {text[pos]!r}")
        return pos + 1

    def _skip(self, text: str, pos: int) -> int:
        match = _SPACE.match(text, pos)
        assert match is not None
        return match.end()

    def _fields(self, text: str, pos: int, fields: Sequence[tuple[str, str]], stop: str) -> tuple[list[int], int]:
        values: list[int] = []
        for index, (_, type_name) in enumerate(fields):
            if index:
                pos = self._expect(text, pos, ",")
            value, pos = self._parse(text, self._skip(text, pos), type_name, stop)
            values.append(value)
        return values, pos

    def _record(self, text: str, pos: int, structure: RecordType) -> tuple[int, int]:
        pos = self._skip(text, pos)
        if text.startswith("nil", pos):
            return 0, pos + 3
        pos = self._expect(text, pos, "[")
        values, pos = self._fields(text, pos, structure.fields, ",]")
        return self.record(values), self._expect(text, pos, "]")

    def _adt(self, text: str, pos: int, structure: AdtType) -> tuple[int, int]:
        pos = self._skip(text, self._expect(text, pos, "$"))
        match = _NAME.match(text, pos)
        assert match is not None
        pos = match.end()
        names = [branch.name for branch in structure.branches]
        if match[0] not in names:
            raise ValueError(f"no branch {match[0]!r}")
        tag = names.index(match[0])
        branch = structure.branches[tag]
        if not branch.fields:
            return self.adt(structure, tag, ()), pos
        pos = self._expect(text, pos, "(")
        values, pos = self._fields(text, pos, branch.fields, ",)")
        return self.adt(structure, tag, values), self._expect(text, pos, ")")
