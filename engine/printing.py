"""Values as Soufflé prints them."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

from graphlift.engine.program import AdtType, Kind, Program, RecordType
from graphlift.facts.symbols import SymbolTable


def float_text(value: float) -> str:
    """A float32 with nine significant digits, like C++ streams with ``max_digits10``."""
    if value != value:
        return "-nan" if math.copysign(1.0, value) < 0 else "nan"
    return f"{value:.9g}"


class Printer:
    """Decodes columns by type."""

    def __init__(self, program: Program, symbols: SymbolTable, records: Callable[[int, int], tuple[int, ...]]) -> None:
        self._program = program
        self._symbols = symbols
        self._records = records

    def values(self, type_name: str, kind: Kind, column: npt.NDArray[np.int32]) -> npt.NDArray[Any]:
        """Readable values of a column: numbers stay numbers."""
        if kind == "s":
            return self._symbols.texts(column)
        if kind == "i":
            return column
        if kind == "u":
            return column.view(np.uint32)
        if kind == "f":
            return column.view(np.float32)
        distinct, inverse = np.unique(column, return_inverse=True)
        texts = np.empty(len(distinct), dtype=object)
        texts[:] = [self.text(type_name, kind, int(value)) for value in distinct]
        return np.asarray(texts[inverse], dtype=object)

    def text(self, type_name: str, kind: Kind, value: int, quoted: bool = False) -> str:
        """One value; a ``quoted`` text is as it stands in a program."""
        if kind == "s":
            text = self._symbols.text(value)
            return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"' if quoted else text
        if kind == "u":
            return str(value & 0xFFFFFFFF)
        if kind == "f":
            return float_text(float(np.asarray(value, dtype=np.int64).astype(np.int32).view(np.float32)))
        structure = self._program.types[type_name].structure if type_name in self._program.types else None
        if isinstance(structure, RecordType):
            return self._record(structure, value, quoted)
        if isinstance(structure, AdtType):
            return self._adt(structure, value, quoted)
        return str(value)

    def _field(self, type_name: str, value: int, quoted: bool) -> str:
        known = self._program.types.get(type_name)
        return self.text(type_name, known.kind if known is not None else "i", value, quoted)

    def _record(self, structure: RecordType, value: int, quoted: bool) -> str:
        if value == 0:
            return "nil"
        values = self._records(len(structure.fields), value)
        fields = [self._field(name, part, quoted) for (_, name), part in zip(structure.fields, values, strict=True)]
        return f"[{', '.join(fields)}]"

    def _adt(self, structure: AdtType, value: int, quoted: bool) -> str:
        if structure.is_enum:
            return f"${structure.branches[value].name}"
        tag, content = self._records(2, value)
        branch = structure.branches[tag]
        if not branch.fields:
            return f"${branch.name}"
        parts = (content,) if len(branch.fields) == 1 else self._records(len(branch.fields), content)
        fields = [self._field(name, part, quoted) for (_, name), part in zip(branch.fields, parts, strict=True)]
        return f"${branch.name}({', '.join(fields)})"
