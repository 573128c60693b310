"""Small pieces of big relations: rows are picked by id before any text is rendered."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Protocol

import numpy as np
import pandas as pd

from graphlift.facts.base import FactBase
from graphlift.facts.schema import SCHEMA


class Tables(Protocol):
    """Anything that gives relations as frames with readable values: an engine's results, a fact base."""

    def frame(self, name: str) -> pd.DataFrame:
        """Relation ``name`` with the schema's column names."""
        ...


def select(facts: FactBase, name: str, column: str, texts: Collection[str]) -> pd.DataFrame:
    """The rows of relation ``name`` whose ``column`` is one of ``texts``, as texts and numbers."""
    relation = SCHEMA[name]
    position = [declared.name for declared in relation.columns].index(column)
    columns = facts.columns(name)
    ids = np.asarray([found for text in texts if (found := facts.symbols.find(text)) is not None], dtype=np.int32)
    keep = np.isin(columns[position], ids)
    data: dict[str, object] = {}
    for declared, values in zip(relation.columns, columns, strict=True):
        picked = values[keep]
        data[declared.name] = picked if declared.is_number else pd.Series(facts.symbols.texts(picked), dtype=object)
    return pd.DataFrame(data, columns=[declared.name for declared in relation.columns])


def mapping(frame: pd.DataFrame, key: str, value: str) -> Mapping[str, str]:
    """Two columns of a frame as a dictionary of texts."""
    return {str(k): str(v) for k, v in zip(frame[key].tolist(), frame[value].tolist(), strict=True)}


def numbers(frame: pd.DataFrame, key: str, value: str) -> Mapping[str, int]:
    """A text and a number column of a frame as a dictionary."""
    return {str(k): int(v) for k, v in zip(frame[key].tolist(), frame[value].tolist(), strict=True)}
