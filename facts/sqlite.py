"""One SQLite database of facts: a typed table for each relation, indexed for joins."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from graphlift.facts.arrow import INPUT_RELATIONS, distinct_rows, printable_texts, relations_to_write
from graphlift.facts.base import FactBase
from graphlift.facts.errors import FactFileError
from graphlift.facts.schema import SCHEMA, SCHEMA_VERSION, TYPES, Relation
from graphlift.facts.staging import current_umask, temporary_file
from graphlift.facts.symbols import Ids


def write_sqlite(base: FactBase, path: Path) -> None:
    """Write every input relation, and what else ``base`` has, to a new database that replaces ``path`` at the end.

    Symbols are `TEXT`, numbers `INTEGER`; the key of a relation and its entity columns are indexed. The pragma
    `user_version` is the schema's version.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with temporary_file(path.parent) as stage:
        with contextlib.closing(sqlite3.connect(stage)) as connection, connection:
            # Nobody sees the file before it is complete, so nothing needs protection from a crash.
            connection.executescript(
                f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA user_version = {SCHEMA_VERSION};"
            )
            texts = printable_texts(base.symbols)
            for relation in relations_to_write(base):
                _write(connection, base, relation, texts)
        stage.chmod(0o666 & ~current_umask())
        os.replace(stage, path)


def _write(connection: sqlite3.Connection, base: FactBase, relation: Relation, texts: pa.LargeStringArray) -> None:
    columns = distinct_rows(base.columns(relation.name))
    declared = ", ".join(f'"{one.name}" {"INTEGER" if one.is_number else "TEXT"} NOT NULL' for one in relation.columns)
    connection.execute(f'CREATE TABLE "{relation.name}" ({declared}) STRICT')
    values = [
        column.tolist() if declared_as.is_number else _texts(column, texts)
        for declared_as, column in zip(relation.columns, columns, strict=True)
    ]
    marks = ", ".join("?" * len(values))
    connection.executemany(f'INSERT INTO "{relation.name}" VALUES ({marks})', zip(*values, strict=True))
    for number, indexed in enumerate(_indexes(relation)):
        listed = ", ".join(f'"{name}"' for name in indexed)
        connection.execute(f'CREATE INDEX "{relation.name}_{number}" ON "{relation.name}" ({listed})')


def _texts(column: Ids, texts: pa.LargeStringArray) -> npt.NDArray[np.object_]:
    used, codes = np.unique(column, return_inverse=True)
    rendered = np.empty(len(used), dtype=object)
    rendered[:] = texts.take(pa.array(used)).to_pylist()
    return np.asarray(rendered[codes], dtype=object)


def _indexes(relation: Relation) -> Iterable[tuple[str, ...]]:
    first = relation.key or (relation.columns[0].name,)
    yield first
    for column in relation.columns:
        if column.name != first[0] and _is_entity(column.type):
            yield (column.name,)


def _is_entity(name: str) -> bool:
    while name in TYPES:
        if name == "Entity":
            return True
        name = TYPES[name].definition.removeprefix("<:").strip()
    return False


def read_sqlite(path: Path, names: Iterable[str] = INPUT_RELATIONS) -> FactBase:
    """Read the relations ``names`` from the database at ``path``.

    Raises:
        FactFileError: when the database is missing, unreadable, of another schema version or does not fit the schema.
        KeyError: when the schema does not know a name.
    """
    if not path.is_file():
        raise FactFileError(path, "no such file")
    base = FactBase()
    try:
        with contextlib.closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            if version != SCHEMA_VERSION:
                raise FactFileError(path, f"schema version {version}, expected {SCHEMA_VERSION}: extract again")
            for name in names:
                base.put(name, _read(connection, SCHEMA[name], base))
    except (sqlite3.Error, OverflowError) as error:
        raise FactFileError(path, str(error)) from error
    return base


def _read(connection: sqlite3.Connection, relation: Relation, base: FactBase) -> tuple[Ids, ...]:
    listed = ", ".join(f'"{column.name}"' for column in relation.columns)
    rows = connection.execute(f'SELECT {listed} FROM "{relation.name}"').fetchall()
    if not rows:
        return base.columns(relation.name)
    return tuple(
        np.asarray(values, dtype=np.int32) if column.is_number else base.symbols.intern_many(values)
        for column, values in zip(relation.columns, zip(*rows, strict=True), strict=True)
    )
