"""Small pieces of big relations: rows are picked by id before any text is rendered."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any, Protocol

import numpy as np

from graphlift.facts.base import FactBase
from graphlift.facts.schema import SCHEMA, TYPES
from graphlift.facts.symbols import Ids, SymbolTable

_RECORDS = {declared.name for declared in TYPES.values() if "[" in declared.definition}


class Tables(Protocol):
    """Anything that holds relations of the schema column by column: an engine's results, a fact base."""

    @property
    def symbols(self) -> SymbolTable:
        """What symbol columns hold ids of."""
        ...

    def columns(self, name: str) -> tuple[Ids, ...]:
        """The int32 columns of relation ``name``."""
        ...


def rows(tables: Tables, name: str) -> Iterator[tuple[Any, ...]]:
    """The tuples of relation ``name``: texts for symbols, ints for numbers and (only good to compare) for records."""
    lists: list[list[Any]] = []
    for declared, values in zip(SCHEMA[name].columns, tables.columns(name), strict=True):
        plain = declared.is_number or declared.type in _RECORDS
        lists.append(values.tolist() if plain else tables.symbols.texts(values).tolist())
    return zip(*lists, strict=True)


def pairs(tables: Tables, name: str, key: str, value: str) -> dict[Any, Any]:
    """Two columns of relation ``name`` as a dictionary."""
    names = [declared.name for declared in SCHEMA[name].columns]
    k, v = names.index(key), names.index(value)
    return {row[k]: row[v] for row in rows(tables, name)}


def select(facts: FactBase, name: str, column: str, texts: Collection[str]) -> list[tuple[Any, ...]]:
    """The tuples of relation ``name`` whose ``column`` is one of ``texts``; picked before any text is rendered."""
    relation = SCHEMA[name]
    position = [declared.name for declared in relation.columns].index(column)
    columns = facts.columns(name)
    ids = np.asarray([found for text in texts if (found := facts.symbols.find(text)) is not None], dtype=np.int32)
    keep = np.isin(columns[position], ids)
    picked = (values[keep] for values in columns)
    return list(
        zip(
            *(
                values.tolist() if declared.is_number else facts.symbols.texts(values).tolist()
                for declared, values in zip(relation.columns, picked, strict=True)
            ),
            strict=True,
        )
    )
