"""The facts of one file, as compact arrays that know nothing about other files."""

from __future__ import annotations

import ast
import re
from array import array
from dataclasses import dataclass

from graphlift.extractor.emitter import Emitter
from graphlift.extractor.imports import IMPORT_MARK
from graphlift.extractor.layout import TABLES

_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Payload:
    """What one file yields.

    ``tables`` holds flat rows, one array for each of :data:`~graphlift.extractor.layout.TABLES`. ``positions`` holds,
    for each of codes, values, blocks, loops, try regions and decorators, a line (from 1) and a column (from 1, in
    characters) for each entity. ``imports`` are the indexes of texts that name modules as imports write them.
    """

    texts: list[str]
    imports: array[int]
    cells: int
    value_blocks: array[int]
    positions: tuple[array[int], ...]
    tables: tuple[array[int], ...]


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

    def one(self, line: int, offset: int) -> int:
        """The column, from 1, of byte ``offset`` in ``line``."""
        if self._lines is None or line > len(self._lines):
            return offset + 1
        text = self._lines[line - 1]
        if text.isascii():
            return offset + 1
        return len(text.encode("utf-8", "surrogatepass")[:offset].decode("utf-8", "replace")) + 1

    def many(self, lines: list[int], offsets: list[int]) -> list[int]:
        """The columns of many places."""
        if self._lines is None:
            return [offset + 1 for offset in offsets]
        return [self.one(line, offset) for line, offset in zip(lines, offsets, strict=True)]

    def end(self, node: ast.AST) -> tuple[int, int]:
        """Line and column behind ``node``."""
        line: int = node.end_lineno  # type: ignore[attr-defined]
        return line, self.one(line, node.end_col_offset)  # type: ignore[attr-defined]
