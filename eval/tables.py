"""Tables as CSV, which people open in spreadsheets, and as Parquet, which is exact as it is.

A spreadsheet takes a cell that begins with `=`, `+`, `-`, `@`, a tab or a carriage return for a formula, or drops what
would hide one; names and paths of analysed projects may be made for that (CWE-1236). In CSV such a text gets an
apostrophe in front, which spreadsheets take for "this is text"; so does a text that has apostrophes before such a
character already, so that taking one away gives every text back. Numbers stay numbers.
"""

from __future__ import annotations

import csv
import io
import math
import os
import re
from collections.abc import Callable, Collection
from typing import Any, Final

import pandas as pd

_DANGEROUS: Final = re.compile(r"'*[=+\-@\t\r]")
_NEUTRALISED: Final = re.compile(r"'+[=+\-@\t\r]")
_INTEGER: Final = re.compile(r"-?\d{1,18}")
_NUMBER: Final = re.compile(r"-?\d+(?:\.\d+)?(?:e[-+]?\d+)?")


def neutral(text: str) -> str:
    """``text`` as a cell that no spreadsheet evaluates."""
    return f"'{text}" if _DANGEROUS.match(text) else text


def original(cell: str) -> str:
    """The text that :func:`neutral` made ``cell`` of."""
    return cell[1:] if _NEUTRALISED.match(cell) else cell


def csv_bytes(frame: pd.DataFrame) -> bytes:
    """``frame`` as CSV: a header, UTF-8, lines ended by `\\n`; what is missing is an empty cell, unquoted."""
    stream = io.StringIO()
    safe = _texts_mapped(frame, neutral)
    safe.columns = pd.Index([neutral(str(name)) for name in frame.columns])
    # pandas leaves a carriage return unquoted, at which readers end the line.
    if _has_carriage_return(safe):
        safe.to_csv(stream, index=False, lineterminator="\n", quoting=csv.QUOTE_ALL)
    else:
        safe.to_csv(stream, index=False, lineterminator="\n")
    return stream.getvalue().encode("utf-8", "surrogatepass")


def parquet_bytes(frame: pd.DataFrame) -> bytes:
    """``frame`` as Parquet; lone surrogates, which its texts cannot hold, are escaped."""
    buffer = io.BytesIO()
    _texts_mapped(frame, encodable).to_parquet(buffer, index=False)
    return buffer.getvalue()


def read_csv(path: str | os.PathLike[str], texts: Collection[str] = ()) -> pd.DataFrame:
    """A table as :func:`csv_bytes` wrote it, every text as it was.

    CSV does not say which columns are texts: one that holds nothing but numbers, or nothing but truth values, is read
    as such unless it is named in ``texts``. An empty cell is missing.

    Raises:
        FileNotFoundError: when there is no such file.
    """
    cells = pd.read_csv(
        path,
        dtype=object,
        keep_default_na=False,
        na_values=[""],
        lineterminator="\n",
        encoding="utf-8",
        encoding_errors="surrogatepass",
    )
    columns: dict[str, pd.Series[Any]] = {}
    for written in cells.columns:
        name = original(str(written))
        values = [value if isinstance(value, str) else None for value in cells[written].tolist()]
        columns[name] = _series([None if value is None else original(value) for value in values])
        if name not in texts:
            columns[name] = _parsed(values, columns[name])
    return pd.DataFrame(columns)


def _parsed(cells: list[str | None], otherwise: pd.Series[Any]) -> pd.Series[Any]:
    present = [cell for cell in cells if cell is not None]
    if present and all(map(_INTEGER.fullmatch, present)):
        return pd.Series([None if cell is None else int(cell) for cell in cells], dtype="Int64")
    if present and all(map(_NUMBER.fullmatch, present)):
        return pd.Series([math.nan if cell is None else float(cell) for cell in cells], dtype="float64")
    if present and set(present) <= {"True", "False"}:
        return pd.Series([None if cell is None else cell == "True" for cell in cells], dtype="boolean")
    return otherwise


def encodable(text: str) -> str:
    """``text`` without lone surrogates, which file names may contain and UTF-8 may not."""
    return text.encode("utf-8", "backslashreplace").decode()


def _texts_mapped(frame: pd.DataFrame, change: Callable[[str], str]) -> pd.DataFrame:
    copy = frame.copy()
    for name in copy.columns:
        if copy[name].dtype == object or isinstance(copy[name].dtype, pd.StringDtype):
            values = [change(value) if isinstance(value, str) else value for value in copy[name].tolist()]
            copy[name] = _series(values, copy.index)
    return copy


def _series(values: list[Any], index: pd.Index[Any] | None = None) -> pd.Series[Any]:
    """Values of any kind, texts in the type that pandas gives them; lone surrogates fit only into `object`."""
    try:
        return pd.Series(values, index=index, dtype=None if any(isinstance(v, str) for v in values) else object)
    except UnicodeEncodeError:
        return pd.Series(values, index=index, dtype=object)


def _has_carriage_return(frame: pd.DataFrame) -> bool:
    return any(isinstance(value, str) and "\r" in value for name in frame.columns for value in frame[name].tolist())
