"""Record tables: one per arity, ids from 1; 0 is ``nil``."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from graphlift.engine.rowtable import RowTable


class Records:
    """All records of a run."""

    def __init__(self) -> None:
        self._tables: dict[int, RowTable] = {}

    def table(self, arity: int) -> RowTable:
        """The table of records with ``arity`` fields."""
        found = self._tables.get(arity)
        if found is None:
            found = self._tables[arity] = RowTable(arity, base=1)
        return found

    def intern(self, fields: Sequence[int]) -> int:
        """The id of one record, added when it is new."""
        columns = [np.asarray([value], dtype=np.int64) for value in fields]
        return int(self.table(len(fields)).intern(columns, 1)[0])

    def fields(self, arity: int, identity: int) -> tuple[int, ...]:
        """The fields of one record.

        Raises:
            KeyError: when there is no such record.
        """
        table = self.table(arity)
        if not 0 < identity <= table.count:
            raise KeyError(f"no record {identity} of arity {arity}")
        return table.row(identity)

    @property
    def nbytes(self) -> int:
        """Bytes held."""
        return sum(table.nbytes for table in self._tables.values())

    @property
    def tables(self) -> dict[int, RowTable]:
        """Tables by arity."""
        return self._tables
