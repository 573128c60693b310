"""The facts of one file, as compact arrays that know nothing about other files."""

from __future__ import annotations

import ast
import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from graphlift.extractor.layout import IMPORT_MARK, TABLES

if TYPE_CHECKING:
    from graphlift.extractor.emitter import Emitter

_LINE_END = re.compile(r"\r\n|\r|\n")


Ints = Sequence[int]
"""An `array("i")`, or a memory view of one."""

_POSITIONS: Final = 12
_TEXT_END: Final = "\x00"


@dataclass(frozen=True, slots=True)
class Payload:
    """What one file yields.

    ``tables`` holds flat rows, one array for each of :data:`~graphlift.extractor.layout.TABLES`. ``positions`` holds,
    for each of codes, values, blocks, loops, try regions and decorators, a line (from 1) and a column (from 1, in
    characters) for each entity. ``imports`` are the indexes of texts that name modules as imports write them.
    """

    texts: list[str]
    imports: Ints
    cells: int
    value_blocks: Ints
    positions: tuple[Ints, ...]
    tables: tuple[Ints, ...]

    def encoded(self) -> bytes:
        """The payload as bytes: sizes, arrays, texts; for :func:`decode` on the same machine."""
        arrays = (self.imports, self.value_blocks, *self.positions, *self.tables)
        sizes = array("i", [self.cells, len(self.texts), *map(len, arrays)])
        # Texts contain no NUL: names are identifiers, constants are a `repr`.
        text = _TEXT_END.join(self.texts).encode("utf-8", "surrogatepass")
        return b"".join((sizes, *arrays, text))  # type: ignore[arg-type]


def decode(data: bytes | memoryview) -> Payload:
    """The payload that :meth:`Payload.encoded` made bytes of; arrays are views of ``data``.

    Raises:
        ValueError: when ``data`` is no such thing.
    """
    width = 2 + 2 + _POSITIONS + len(TABLES)
    view = memoryview(data)
    header = 4 * width
    if len(view) < header:
        raise ValueError("a payload is too short")
    cells, text_count, *sizes = view[:header].cast("i").tolist()
    end = header + 4 * sum(sizes)
    if min(sizes) < 0 or len(view) < end:
        raise ValueError("a payload is too short")
    numbers = view[header:end].cast("i")
    parts: list[Ints] = []
    start = 0
    for size in sizes:
        parts.append(numbers[start : start + size])
        start += size
    text = str(view[end:], "utf-8", "surrogatepass")
    texts = text.split(_TEXT_END) if text_count else []
    if len(texts) != text_count:
        raise ValueError("a payload has lost texts")
    split = 2 + _POSITIONS
    return Payload(texts, parts[0], cells, parts[1], tuple(parts[2:split]), tuple(parts[split:]))


def payload_of(state: Emitter, text: str) -> Payload:
    """Pack what lowering the file with source ``text`` wrote."""
    columns = _Columns(text)
    rows = state.rows
    for value in state.ended_values:
        node = state.value_nodes[value]
        rows.value_end.extend((value, *columns.end(node)))
    for code, node in enumerate(state.code_nodes):
        if not isinstance(node, ast.Module):
            rows.code_end.extend((code, *columns.end(node)))
    for decorator, node in enumerate(state.decorator_nodes):
        rows.decorator_end.extend((decorator, *columns.end(node)))
    starts = [_first_decorator(node) for node in state.code_nodes]
    positions: list[array[int]] = []
    for nodes in (
        starts,
        state.value_nodes,
        state.block_nodes,
        state.loop_nodes,
        state.try_nodes,
        state.decorator_nodes,
    ):
        lines = [node.lineno for node in nodes]  # type: ignore[attr-defined]
        offsets = [node.col_offset for node in nodes]  # type: ignore[attr-defined]
        positions.append(array("i", lines))
        positions.append(array("i", columns.many(lines, offsets)))
    # A definition with decorators starts at the `@`, which is where the keyword is, columnwise.
    for code, node in enumerate(state.code_nodes):
        if starts[code] is not node:
            positions[1][code] = columns.one(node.lineno, node.col_offset)  # type: ignore[attr-defined]
    texts = list(state.symbols)
    return Payload(
        texts,
        array("i", [index for index, written in enumerate(texts) if written.startswith(IMPORT_MARK)]),
        state.cell_count,
        array("i", state.value_blocks),
        tuple(positions),
        tuple(array("i", getattr(rows, table.attribute)) for table in TABLES),
    )


def _first_decorator(node: ast.AST) -> ast.AST:
    decorators: list[ast.AST] = getattr(node, "decorator_list", [])
    return decorators[0] if decorators else node


class _Columns:
    """From the byte offsets of syntax nodes to columns in characters."""

    def __init__(self, text: str) -> None:
        self._lines: list[str] | None = None if text.isascii() else _LINE_END.split(text)
        self._started: dict[int, npt.NDArray[np.int64] | None] = {}
        """For each line met, how many characters start in its first 0, 1, 2 … bytes (None: as many as bytes)."""

    def one(self, line: int, offset: int) -> int:
        """The column, from 1, of byte ``offset`` in ``line``."""
        if self._lines is None or line > len(self._lines):
            return offset + 1
        if line not in self._started:
            self._started[line] = _characters_started(self._lines[line - 1])
        started = self._started[line]
        return offset + 1 if started is None else int(started[min(offset, len(started) - 1)]) + 1

    def many(self, lines: list[int], offsets: list[int]) -> list[int]:
        """The columns of many places."""
        if self._lines is None:
            return [offset + 1 for offset in offsets]
        return [self.one(line, offset) for line, offset in zip(lines, offsets, strict=True)]

    def end(self, node: ast.AST) -> tuple[int, int]:
        """Line and column behind ``node``."""
        line: int = node.end_lineno  # type: ignore[attr-defined]
        return line, self.one(line, node.end_col_offset)  # type: ignore[attr-defined]


def _characters_started(text: str) -> npt.NDArray[np.int64] | None:
    if text.isascii():
        return None
    encoded = np.frombuffer(text.encode("utf-8", "surrogatepass"), dtype=np.uint8)
    # Every byte but a continuation byte (10xxxxxx) starts a character.
    return np.concatenate(([0], np.cumsum((encoded & 0xC0) != 0x80)))
