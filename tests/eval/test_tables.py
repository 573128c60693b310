"""CSV that no spreadsheet evaluates and that gives every text back."""

from __future__ import annotations

import csv
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphlift.eval.tables import csv_bytes, neutral, original, parquet_bytes, read_csv

HOSTILE = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\tx",
    "\rx",
    "'=1",
    "''-x",
    "'",
    "'plain",
    'a"b',
    "a,b",
    "a\nb",
    "a\r\nb",
    "a\rb",
    "nan",
    "NA",
    "None",
    "True",
    "007",
    "1e5",
    " x ",
    "\ud800",
    "\u202e",
    "\x00",
]
TEXTS = st.one_of(st.sampled_from(HOSTILE), st.text(st.characters(codec=None), min_size=1, max_size=6))


def texts(column: pd.Series) -> list[str | None]:  # type: ignore[type-arg]
    return [value if isinstance(value, str) else None for value in column.tolist()]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_dangerous_text_does_not_begin_like_a_formula(text: str) -> None:
    assert neutral(text)[:1] not in set("=+-@\t\r")
    assert original(neutral(text)) == text


@pytest.mark.parametrize("text", ["f", "", "a=b", "'", "'x", "x-y", "\u2212 1"])
def test_other_texts_stay(text: str) -> None:
    assert neutral(text) == text
    assert original(text) == text


@given(st.lists(st.tuples(st.one_of(st.none(), TEXTS), st.integers(-(2**40), 2**40)), max_size=6))
def test_every_table_comes_back(tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str | None, int]]) -> None:
    frame = pd.DataFrame(rows, columns=["=name", "number"], dtype=object)
    path = tmp_path_factory.mktemp("tables") / "table.csv"
    path.write_bytes(csv_bytes(frame))
    back = read_csv(path, {"=name"})
    assert list(back.columns) == ["=name", "number"]
    assert texts(back["=name"]) == [text for text, _ in rows]
    assert back["number"].tolist() == [number for _, number in rows]


def test_what_a_spreadsheet_sees(tmp_path: Path) -> None:
    frame = pd.DataFrame({"name": HOSTILE[:-3], "number": range(-3, len(HOSTILE) - 6)})
    (tmp_path / "t.csv").write_bytes(csv_bytes(frame))
    with (tmp_path / "t.csv").open(encoding="utf-8", newline="") as stream:
        cells = list(csv.reader(stream))
    assert len(cells) == len(frame) + 1, "a record for each row"
    for (name, number), row in zip(cells[1:], frame.itertuples(), strict=True):
        assert name[:1] not in set("=+-@\t\r")
        assert int(number) == row.number


def test_columns_of_numbers_and_truth_values_are_recognised(tmp_path: Path) -> None:
    frame = pd.DataFrame({"n": [1, None], "x": [0.5, -2.0], "b": [True, False], "t": ["1", "2"], "m": [None, None]})
    frame["n"] = frame["n"].astype("Int64")
    (tmp_path / "t.csv").write_bytes(csv_bytes(frame))
    back = read_csv(tmp_path / "t.csv", ["t"])
    assert back.dtypes.astype(str).to_dict() | {"t": "", "m": ""} == {
        "n": "Int64",
        "x": "float64",
        "b": "boolean",
        "t": "",
        "m": "",
    }
    assert back["n"].isna().tolist() == [False, True]
    assert back["t"].tolist() == ["1", "2"]


def test_parquet_has_the_texts_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "t.parquet").write_bytes(parquet_bytes(pd.DataFrame({"name": HOSTILE}, dtype=object)))
    back = pd.read_parquet(tmp_path / "t.parquet")["name"].tolist()
    assert back == [text.encode("utf-8", "backslashreplace").decode() for text in HOSTILE]
