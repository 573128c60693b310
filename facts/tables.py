"""Modelled relations from tables: directories of ``<relation>.tsv`` files with a header that names the columns.

Lines that are empty or start with ``#`` are left out. Tables are written by hand, so nothing in them is quoted.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from graphlift.facts.base import FactBase
from graphlift.facts.errors import GraphliftError
from graphlift.facts.schema import SCHEMA, Kind
from graphlift.facts.symbols import Ids

_INT32 = range(-(2**31), 2**31)


class TableError(GraphliftError):
    """A model table is wrong: the file, the line, what is wrong with it."""


@dataclass(frozen=True, slots=True)
class _Table:
    """One file's rows, transposed: ``columns[c][r]``."""

    relation: str
    columns: tuple[tuple[str, ...], ...]


def load_tables(base: FactBase, directories: Iterable[Path]) -> FactBase:
    """Put the tables of ``directories`` into ``base`` and return it.

    A relation that has a table is replaced by the rows of all its tables; others, such as ``option``, are left alone.

    Raises:
        TableError: when a directory does not exist, or a table has an unknown name, a wrong header or a wrong row.
    """
    parts: dict[str, list[tuple[Ids, ...]]] = {}
    for directory in directories:
        for table in _tables(directory, _stamp(directory)):
            parts.setdefault(table.relation, []).append(_encode(base, table))
    for relation, blocks in parts.items():
        base.put(relation, [np.concatenate(columns) for columns in zip(*blocks, strict=True)])
    return base


def _encode(base: FactBase, table: _Table) -> tuple[Ids, ...]:
    return tuple(
        np.array(values, dtype=np.int32) if column.is_number else base.symbols.intern_many(values)
        for column, values in zip(SCHEMA[table.relation].columns, table.columns, strict=True)
    )


def _stamp(directory: Path) -> tuple[tuple[str, int, int], ...]:
    """What the cache of parsed tables depends on: names, times and sizes of the files."""
    if not directory.is_dir():
        raise TableError(f"{directory}: no such directory of model tables")
    found = ((path.name, path.stat()) for path in sorted(directory.glob("*.tsv")))
    return tuple((name, status.st_mtime_ns, status.st_size) for name, status in found)


@lru_cache(maxsize=64)
def _tables(directory: Path, stamp: tuple[tuple[str, int, int], ...]) -> tuple[_Table, ...]:
    return tuple(_read(directory / name) for name, _, _ in stamp)


def _read(path: Path) -> _Table:
    relation = SCHEMA.get(path.stem)
    if relation is None or relation.kind is not Kind.MODELLED:
        raise TableError(f"{path}: {path.stem} is no modelled relation")
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise TableError(f"{path}: cannot be read: {error}") from error
    names = [column.name for column in relation.columns]
    if lines[0].split("\t") != names:
        raise TableError(f"{path}:1: the header must be {' '.join(names)!r}, separated by tabs")
    rows: list[list[str]] = []
    for number, line in enumerate(lines[1:], start=2):
        if not line or line.startswith("#"):
            continue
        row = line.split("\t")
        if len(row) != len(names):
            raise TableError(f"{path}:{number}: {len(names)} fields expected, got {len(row)}")
        for column, value in zip(relation.columns, row, strict=True):
            if column.is_number and not _is_number(value):
                raise TableError(f"{path}:{number}: column {column.name} holds numbers, not {value!r}")
        rows.append(row)
    columns = tuple(tuple(column) for column in zip(*rows, strict=True)) if rows else ((),) * len(names)
    return _Table(relation.name, columns)


def _is_number(text: str) -> bool:
    digits = text.removeprefix("-")
    return digits.isascii() and digits.isdecimal() and len(digits) <= 10 and int(text) in _INT32
