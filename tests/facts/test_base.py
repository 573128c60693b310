"""The fact base keeps what it is given and refuses what does not fit the schema."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphlift.facts.base import FactBase
from tests.facts.strategies import NUMBERS, SURROGATES


@given(st.lists(st.tuples(SURROGATES, NUMBERS, NUMBERS, NUMBERS), max_size=8))
def test_rows_come_back_as_given(rows: list[tuple[str, int, int, int]]) -> None:
    base = FactBase()
    base.put_rows("span", [(text, str(a), b, c) for text, a, b, c in rows])
    frame = base.frame("span")
    assert list(frame.columns) == ["e", "f", "line", "column"]
    assert list(frame.itertuples(index=False, name=None)) == [(text, str(a), b, c) for text, a, b, c in rows]
    assert base.count("span") == len(rows)
    assert all(column.dtype == np.int32 for column in base.columns("span"))


def test_a_relation_without_facts_has_empty_columns() -> None:
    base = FactBase()
    assert "span" not in base
    assert [len(column) for column in base.columns("span")] == [0, 0, 0, 0]
    assert base.count("span") == 0
    assert base.frame("span").empty


def test_an_unknown_relation_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        FactBase().columns("no_such_relation")


def test_columns_that_do_not_fit_are_refused() -> None:
    base = FactBase()
    one, two = np.zeros(1, dtype=np.int32), np.zeros(2, dtype=np.int32)
    with pytest.raises(ValueError, match="4 columns expected, got 1"):
        base.put("span", [one])
    with pytest.raises(ValueError, match="unequal length"):
        base.put("span", [one, one, two, one])
    assert list(base) == []


def test_a_number_beyond_32_bits_is_refused() -> None:
    with pytest.raises(OverflowError):
        FactBase().put_rows("option_number", [("width", 2**31)])


def test_names_are_sorted_and_tables_are_a_copy() -> None:
    base = FactBase()
    base.put_rows("option", [("a", "b")])
    base.put_rows("file", [("f", "p")])
    assert base.names() == list(base) == ["file", "option"]
    assert "option" in base
    dict(base.tables()).clear()
    assert base.names() == ["file", "option"]
