"""Relations as files that pandas, DuckDB and spreadsheets read."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from graphlift.eval.tables import csv_bytes, parquet_bytes
from graphlift.output import write_atomically


def write_tables(directory: Path, frames: Mapping[str, pd.DataFrame]) -> None:
    """Write each frame as `NAME.csv` and `NAME.parquet`, rows sorted.

    Raises:
        UsageError: when the directory cannot be written.
        OutputError: when the disk is full, or broken.
    """
    for name, frame in frames.items():
        texts = frame.apply(lambda column: column.map(str))
        ordered = frame.loc[texts.sort_values(list(frame.columns)).index].reset_index(drop=True)
        write_atomically(directory / f"{name}.csv", csv_bytes(ordered))
        write_atomically(directory / f"{name}.parquet", parquet_bytes(ordered))
