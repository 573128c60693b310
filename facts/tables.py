"""Modelled relations from tables: directories of ``<relation>.tsv`` files with a header that names the columns.

Lines that are empty or start with ``#`` are left out. Tables are written by hand, so nothing in them is quoted.
"""

from __future__ import annotations

import contextlib
import hashlib
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

import numpy as np

from graphlift.facts.base import FactBase
from graphlift.facts.errors import GraphliftError
from graphlift.facts.schema import SCHEMA, SCHEMA_VERSION, Kind
from graphlift.facts.sealed import seal, unseal
from graphlift.facts.snapshot import freeze, thaw
from graphlift.facts.staging import replace_file
from graphlift.facts.symbols import Ids

_INT32 = range(-(2**31), 2**31)
_KIND: Final = b"graphlift tables 1\n"


class TableError(GraphliftError):
    """A model table is wrong: the file, the line, what is wrong with it."""


@dataclass(frozen=True, slots=True)
class _Table:
    """One file's rows, transposed: ``columns[c][r]``."""

    relation: str
    columns: tuple[tuple[str, ...], ...]


def load_tables(base: FactBase, directories: Iterable[Path], cache: Path | None = None) -> FactBase:
    """Put the tables of ``directories`` into ``base`` and return it.

    A relation that has a table is replaced by the rows of all its tables; others, such as ``option``, are left alone.

    Args:
        base: where the tables go.
        directories: where ``<relation>.tsv`` files are looked for, not below them.
        cache: a directory that keeps what was read, by the contents of the tables (None: in memory only).

    Raises:
        TableError: when a directory does not exist, or a table has an unknown name, a wrong header or a wrong row.
    """
    chosen = tuple(directories)
    tables = _loaded(chosen, tuple(map(_stamp, chosen)), cache)
    ids = base.symbols.intern_many(tables.symbols.literal_texts(0, len(tables.symbols)))
    for relation, columns in tables.tables().items():
        kinds = SCHEMA[relation].columns
        base.put(relation, [c if kind.is_number else ids.take(c) for kind, c in zip(kinds, columns, strict=True)])
    return base


def _stamp(directory: Path) -> tuple[tuple[str, int, int], ...]:
    """What the tables of this process depend on: names, times and sizes of the files."""
    if not directory.is_dir():
        raise TableError(f"{directory}: no such directory of model tables")
    found = ((path.name, path.stat()) for path in sorted(directory.glob("*.tsv")))
    return tuple((name, status.st_mtime_ns, status.st_size) for name, status in found)


@lru_cache(maxsize=8)
def _loaded(
    directories: tuple[Path, ...], stamps: tuple[tuple[tuple[str, int, int], ...], ...], cache: Path | None
) -> FactBase:
    contents: list[tuple[Path, bytes]] = []
    for directory, stamp in zip(directories, stamps, strict=True):
        for name, _, _ in stamp:
            path = directory / name
            try:
                contents.append((path, path.read_bytes()))
            except OSError as error:
                raise TableError(f"{path}: cannot be read: {error}") from error
    # Times do not tell versions of an installed package apart: archives may give all their files the same one.
    key = hashlib.sha256(repr((SCHEMA_VERSION, sys.byteorder)).encode())
    for path, data in contents:
        key.update(b"%s\0%d\0" % (path.name.encode(), len(data)))
        key.update(data)
    kept = cache / f"{key.hexdigest()[:32]}.tables" if cache is not None else None
    found = _kept(kept) if kept is not None else None
    if found is not None:
        return found
    tables = FactBase()
    parts: dict[str, list[tuple[Ids, ...]]] = {}
    for path, data in contents:
        table = _read(path, data)
        parts.setdefault(table.relation, []).append(_encode(tables, table))
    for relation, blocks in parts.items():
        tables.put(relation, [np.concatenate(columns) for columns in zip(*blocks, strict=True)])
    if kept is not None:
        payload = b"".join(freeze(tables))
        with contextlib.suppress(OSError):  # a cache that cannot be written is no error
            replace_file(kept, seal(_KIND, payload))
    return tables


def _kept(path: Path) -> FactBase | None:
    """What the cache holds; None when it has no such file, or one that is damaged."""
    try:
        payload = unseal(_KIND, path.read_bytes())
        return None if payload is None else thaw(payload)
    except (OSError, ValueError):
        return None


def _encode(base: FactBase, table: _Table) -> tuple[Ids, ...]:
    return tuple(
        np.array(values, dtype=np.int32) if column.is_number else base.symbols.intern_many(values)
        for column, values in zip(SCHEMA[table.relation].columns, table.columns, strict=True)
    )


def _read(path: Path, data: bytes) -> _Table:
    relation = SCHEMA.get(path.stem)
    if relation is None or relation.kind is not Kind.MODELLED:
        raise TableError(f"{path}: {path.stem} is no modelled relation")
    try:
        lines = data.decode("utf-8").replace("\r\n", "\n").split("\n")
    except UnicodeDecodeError as error:
        raise TableError(f"{path}: cannot be read: {error}") from error
    names = [column.name for column in relation.columns]
    if lines[0].split("\t") != names:
        raise TableError(f"{path}:1: the header must be {' '.join(names)!r}, separated by tabs")
    rows: list[list[str]] = []
    for number, line in enumerate(lines[1:], start=2):
        if not line or line.startswith("#"):
            continue
        if "\0" in line:
            raise TableError(f"{path}:{number}: a NUL character cannot be part of a name")
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
