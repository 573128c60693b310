"""The schema of every relation: the only place that knows columns.

`.decl`/`.input`/`.output` files, `docs/schema.md`, TSV headers, SQLite and Parquet column types are generated from
:data:`SCHEMA` (see :mod:`graphlift.facts.generate`). The relations themselves are declared in
:mod:`graphlift.facts.extracted`, :mod:`graphlift.facts.modelled` and :mod:`graphlift.facts.derived`.
"""

from __future__ import annotations

from collections.abc import Iterable

from graphlift.facts.derived import DERIVED
from graphlift.facts.extracted import EXTRACTED
from graphlift.facts.modelled import MODELLED
from graphlift.facts.relation import TYPES, Column, Kind, Relation, Type

SCHEMA_VERSION = 1
"""Raised whenever the meaning or the columns of an extracted relation change: cached facts of other versions are
dropped."""


def _index(relations: Iterable[Relation]) -> dict[str, Relation]:
    found: dict[str, Relation] = {}
    for relation in relations:
        if relation.name in found:
            raise ValueError(f"relation {relation.name} is declared twice")
        found[relation.name] = relation
    return found


SCHEMA: dict[str, Relation] = _index((*EXTRACTED, *MODELLED, *DERIVED))
"""Every relation by name."""

__all__ = ["SCHEMA", "SCHEMA_VERSION", "TYPES", "Column", "Kind", "Relation", "Type"]
