"""The rules: Soufflé programs (``.dl``) and the tables of what they know about libraries (``models/<framework>/*.tsv``)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from graphlift.facts.base import FactBase
from graphlift.facts.schema import SCHEMA, Kind
from graphlift.facts.symbols import Ids

_HERE = Path(__file__).parent


class ModelError(Exception):
    """A model table is wrong: the file, the line, what is wrong with it."""


@dataclass(frozen=True)
class _Table:
    """One file's rows, transposed: ``columns[c][r]``."""

    relation: str
    columns: tuple[tuple[str, ...], ...]


def main_program() -> Path:
    """The file of graphlift's own program."""
    return _HERE / "main.dl"


def models_directory() -> Path:
    """Where the tables of all frameworks are; one directory each."""
    return _HERE / "models"


def frameworks() -> list[str]:
    """Names of the frameworks that have tables, sorted."""
    return sorted(path.name for path in models_directory().iterdir() if path.is_dir() and any(path.glob("*.tsv")))


def load_models(
    facts: FactBase | None = None,
    names: Sequence[str] | None = None,
    *,
    directories: Sequence[Path] = (),
) -> FactBase:
    """Put the tables of the frameworks ``names`` (None: all) and of the user's ``directories`` into ``facts``.

    Modelled relations that ``facts`` already holds are replaced; ``option`` and ``option_number`` are left alone.

    Raises:
        ModelError: when a table has an unknown name, a wrong header or a row of the wrong length.
    """
    base = FactBase() if facts is None else facts
    chosen = [models_directory() / name for name in (frameworks() if names is None else names)]
    parts: dict[str, list[tuple[Ids, ...]]] = {}
    for directory in (*chosen, *directories):
        for table in _tables(directory, _stamp(directory)):
            parts.setdefault(table.relation, []).append(_encode(base, table))
    for relation, blocks in parts.items():
        base.put(relation, [np.concatenate(columns) for columns in zip(*blocks, strict=True)])
    return base


def _encode(base: FactBase, table: _Table) -> tuple[Ids, ...]:
    encoded: list[Ids] = []
    for column, values in zip(SCHEMA[table.relation].columns, table.columns, strict=True):
        if column.is_number:
            encoded.append(np.array(values, dtype=np.int32))
        else:
            encoded.append(base.symbols.intern_many(values))
    return tuple(encoded)


def _stamp(directory: Path) -> tuple[tuple[str, int, int], ...]:
    """What the cache of parsed tables depends on: names, times and sizes of the files."""
    if not directory.is_dir():
        raise ModelError(f"{directory}: no such directory of model tables")
    found = ((path.name, path.stat()) for path in sorted(directory.glob("*.tsv")))
    return tuple((name, status.st_mtime_ns, status.st_size) for name, status in found)


@lru_cache(maxsize=64)
def _tables(directory: Path, stamp: tuple[tuple[str, int, int], ...]) -> tuple[_Table, ...]:
    return tuple(_read(directory / name) for name, _, _ in stamp)


def _read(path: Path) -> _Table:
    relation = SCHEMA.get(path.stem)
    if relation is None or relation.kind is not Kind.MODELLED:
        raise ModelError(f"{path}: {path.stem} is no modelled relation")
    lines = path.read_text(encoding="utf-8").split("\n")
    names = [column.name for column in relation.columns]
    if lines[0].split("\t") != names:
        raise ModelError(f"{path}:1: the header must be {' '.join(names)!r}, separated by tabs")
    width = len(names)
    rows: list[list[str]] = []
    for number, line in enumerate(lines[1:], start=2):
        if not line or line.startswith("#"):
            continue
        row = line.split("\t")
        if len(row) != width:
            raise ModelError(f"{path}:{number}: {width} fields expected, got {len(row)}")
        rows.append(row)
    columns = tuple(tuple(column) for column in zip(*rows, strict=True)) if rows else ((),) * width
    for column, values in zip(relation.columns, columns, strict=True):
        if column.is_number and not all(_is_number(value) for value in values):
            raise ModelError(f"{path}: column {column.name} holds numbers")
    return _Table(relation.name, columns)


def _is_number(text: str) -> bool:
    return text.removeprefix("-").isdecimal()


__all__ = ["ModelError", "frameworks", "load_models", "main_program", "models_directory"]
