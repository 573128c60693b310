"""Relations as files that pandas, DuckDB and spreadsheets read."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from graphlift.eval.results import encodable
from graphlift.output import write_atomically


def write_tables(directory: Path, frames: Mapping[str, pd.DataFrame]) -> None:
    """Write each frame as `NAME.csv` and `NAME.parquet`, rows sorted.

    Raises:
        UsageError: when the directory cannot be written.
    """
    for name, frame in frames.items():
        texts = frame.apply(lambda column: column.map(str))
        ordered = frame.loc[texts.sort_values(list(frame.columns)).index].reset_index(drop=True)
        text = ordered.to_csv(index=False, lineterminator="\n")
        write_atomically(directory / f"{name}.csv", text.encode("utf-8", "surrogatepass"))
        buffer = io.BytesIO()
        encodable(ordered).to_parquet(buffer, index=False)
        write_atomically(directory / f"{name}.parquet", buffer.getvalue())
