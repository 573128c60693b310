"""The columnar fact base: int32 columns over one symbol table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from graphlift.facts.schema import SCHEMA, Relation
from graphlift.facts.symbols import Ids, SymbolTable

if TYPE_CHECKING:
    import pandas as pd

Columns = tuple[Ids, ...]


@dataclass
class FactBase:
    """Relations as tuples of equally long int32 columns.

    A symbol-typed column holds ids of :attr:`symbols`, a number-typed column holds the numbers themselves. Rows are a
    set: their order means nothing, duplicates are allowed and mean nothing.
    """

    symbols: SymbolTable = field(default_factory=SymbolTable)
    _tables: dict[str, Columns] = field(default_factory=dict)

    def names(self) -> list[str]:
        """Names of the relations that are present, sorted."""
        return sorted(self._tables)

    def __contains__(self, name: object) -> bool:
        return name in self._tables

    def __iter__(self) -> Iterator[str]:
        return iter(self.names())

    def columns(self, name: str) -> Columns:
        """The columns of relation ``name``; empty columns when the schema knows it and no fact was given.

        Raises:
            KeyError: when neither this base nor the schema knows ``name``.
        """
        found = self._tables.get(name)
        if found is not None:
            return found
        return tuple(np.empty(0, dtype=np.int32) for _ in SCHEMA[name].columns)

    def put(self, name: str, columns: Sequence[Ids]) -> None:
        """Set the whole content of relation ``name``.

        Raises:
            ValueError: when the columns are of unequal length, or of another number than the schema says.
        """
        stored = tuple(np.ascontiguousarray(column, dtype=np.int32) for column in columns)
        known: Relation | None = SCHEMA.get(name)
        if known is not None and len(known.columns) != len(stored):
            raise ValueError(f"relation {name}: {len(known.columns)} columns expected, got {len(stored)}")
        if len({len(column) for column in stored}) > 1:
            raise ValueError(f"relation {name}: columns of unequal length")
        self._tables[name] = stored

    def put_rows(self, name: str, rows: Sequence[Sequence[str | int]]) -> None:
        """Set relation ``name`` from Python rows (texts are interned); for small tables and tests."""
        domains = SCHEMA[name].columns
        columns: list[Ids] = []
        for position, column in enumerate(domains):
            values = [row[position] for row in rows]
            if column.is_number:
                columns.append(np.asarray([int(value) for value in values], dtype=np.int32))
            else:
                columns.append(self.symbols.intern_many([str(value) for value in values]))
        self.put(name, columns)

    def count(self, name: str) -> int:
        """Number of rows of relation ``name`` (duplicates counted)."""
        columns = self.columns(name)
        return len(columns[0]) if columns else 0

    def frame(self, name: str) -> pd.DataFrame:
        """Relation ``name`` as a pandas frame with texts for symbols and the schema's column names."""
        import pandas as pd  # takes longer to import than most runs of the engine

        relation = SCHEMA[name]
        data: dict[str, object] = {}
        for column, values in zip(relation.columns, self.columns(name), strict=True):
            # As objects: Arrow-backed strings refuse the lone surrogates that a file name may contain.
            data[column.name] = values if column.is_number else pd.Series(self.symbols.texts(values), dtype=object)
        return pd.DataFrame(data, columns=[column.name for column in relation.columns])

    def tables(self) -> Mapping[str, Columns]:
        """A read-only view of what is stored."""
        return dict(self._tables)
