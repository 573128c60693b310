"""Result tables of a batch: built from the stored results, written as CSV and Parquet, read with pandas.

from graphlift.eval.results import read_results

results = read_results("results")
results.functions.groupby("project")["precondition"].value_counts()
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Literal

import pandas as pd

from graphlift.eval.batch import Outcome, stored_results
from graphlift.eval.tables import csv_bytes, encodable, parquet_bytes, read_csv
from graphlift.facts.staging import replace_file


@dataclass(frozen=True)
class BatchResults:
    """One frame for each table; `project` is the first column of all."""

    projects: pd.DataFrame
    """One row for each project: status, seconds, peak memory, counts."""
    functions: pd.DataFrame
    """One row for each function: verdict and facts (`fact_…`, nullable)."""
    findings: pd.DataFrame
    """One row for each failure, warning and note."""
    parameters: pd.DataFrame
    """One row for each parameter."""
    diagnostics: pd.DataFrame
    """One row for each file that could not be analysed."""


_FIRST = {
    "functions": ["project", "path", "line", "qualname", "hybrid", "candidate", "precondition", "transformation"],
    "findings": ["project", "path", "line", "qualname", "kind", "code", "name", "primary", "parameter"],
    "parameters": ["project", "path", "line", "qualname", "position", "name", "kind", "tensor", "primitive"],
    "diagnostics": ["project", "path", "line", "severity", "code", "message"],
}  # fmt: skip


_TEXTS = {
    "project", "path", "status", "error", "context", "qualname", "kind", "name", "parameter", "message", "severity",
    "refactoring", "precondition", "transformation", "primary_failure", "witness_path", "witness_text",
}  # fmt: skip
"""Columns that stay texts even if all look like numbers; `code` is a number in one table and a word in another."""


def build_results(results: Path, projects: Collection[str] | None = None) -> BatchResults:
    """The tables of the results stored below ``results``: of all, or of those ``projects`` only."""
    summaries: list[dict[str, Any]] = []
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in _FIRST}
    for outcome, report in stored_results(results):
        if projects is not None and outcome.project not in projects:
            continue
        summaries.append(_project(outcome, report))
        for function in (report or {}).get("functions", ()):
            where = {key: function[key] for key in ("path", "line", "qualname")}
            here = {"project": outcome.project, **where}
            rows["functions"].append({**here, **_function(function)})
            rows["findings"] += ({**here, **finding} for finding in _findings(function["verdict"]))
            rows["parameters"] += ({**here, **parameter} for parameter in _parameters(function["parameters"]))
        rows["diagnostics"] += ({"project": outcome.project, **d} for d in (report or {}).get("diagnostics", ()))
    frames = {name: _frame(rows[name], first) for name, first in _FIRST.items()}
    return BatchResults(projects=_frame(summaries, ["project", "status"]), **frames)


def write_results(tables: BatchResults, folder: Path) -> None:
    """Write each table as `NAME.csv` (see :mod:`graphlift.eval.tables`) and `NAME.parquet`, each at once.

    Raises:
        OSError: when the folder cannot be written.
    """
    for table in fields(tables):
        frame: pd.DataFrame = getattr(tables, table.name)
        replace_file(folder / f"{table.name}.csv", csv_bytes(frame))
        replace_file(folder / f"{table.name}.parquet", parquet_bytes(frame))


def read_results(folder: str | os.PathLike[str], form: Literal["parquet", "csv"] = "parquet") -> BatchResults:
    """The tables that `graphlift batch … -o FOLDER` wrote; both forms hold the same.

    Raises:
        FileNotFoundError: when a table is not there.
    """
    found = {}
    for table in fields(BatchResults):
        path = Path(folder) / f"{table.name}.{form}"
        if form == "parquet":
            found[table.name] = pd.read_parquet(path)
        else:
            frame = read_csv(path, _TEXTS)
            found[table.name] = pd.DataFrame({name: _typed(frame[name]) for name in frame.columns})
    return BatchResults(**found)


def _project(outcome: Outcome, report: dict[str, Any] | None) -> dict[str, Any]:
    functions = (report or {}).get("functions", [])
    row = {name: getattr(outcome, name) for name in Outcome.__slots__ if name != "key"}
    row["functions"] = len(functions)
    row["candidates"] = sum(function["candidate"] for function in functions)
    row["hybrid"] = sum(function["hybrid"] for function in functions)
    for precondition in ("P1", "P2", "P3", "P4", "P6"):
        row[precondition] = sum(function["verdict"]["precondition"] == precondition for function in functions)
    row["diagnostics"] = len((report or {}).get("diagnostics", []))
    row["context"] = (report or {}).get("tool", {}).get("context")
    return row


def _function(function: dict[str, Any]) -> dict[str, Any]:
    verdict = function["verdict"]
    return {
        "hybrid": function["hybrid"],
        "candidate": function["candidate"],
        "refactoring": verdict["refactoring"],
        "precondition": verdict["precondition"],
        "transformation": verdict["transformation"],
        "primary_failure": next((f["name"] for f in verdict["failures"] if f["primary"]), None),
        "assumptions": len(verdict["assumptions"]),
        **{f"fact_{name}": value for name, value in function["facts"].items()},
    }


def _findings(verdict: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for kind in ("failures", "warnings", "notes"):
        for finding in verdict[kind]:
            first = finding["witnesses"][0] if finding["witnesses"] else {"path": None, "line": None, "text": None}
            yield {
                "kind": kind[:-1],
                "code": finding["code"],
                "name": finding["name"],
                "primary": finding["primary"],
                "parameter": finding.get("parameter"),
                "witness_path": first["path"],
                "witness_line": first["line"],
                "witness_text": first["text"],
            }


def _parameters(parameters: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for position, parameter in enumerate(parameters):
        plain = {key: parameter[key] for key in ("name", "kind", "tensor", "container", "primitive", "supplied")}
        yield {"position": position, **plain, "types": len(parameter["types"])}


def _frame(rows: list[dict[str, Any]], first: list[str]) -> pd.DataFrame:
    """Rows as a frame whose columns start with ``first``; truth values are nullable, an empty text is a missing one."""
    plain = [{key: _plain(value) for key, value in row.items()} for row in rows]
    frame = pd.DataFrame(plain, columns=None if rows else first)
    ordered = [*(name for name in first if name in frame), *(name for name in frame if name not in first)]
    frame = frame[ordered]
    return pd.DataFrame({name: _typed(frame[name]) for name in ordered})


def _plain(value: object) -> object:
    return encodable(value) or None if isinstance(value, str) else value


def _typed(column: pd.Series[Any]) -> pd.Series[Any]:
    values = {type(value) for value in column.tolist() if not pd.isna(value)}
    if values == {bool} or (not values and str(column.name).startswith("fact_")):
        return column.astype("boolean")
    if values == {int}:
        return column.astype("Int64")
    return column if values else column.astype(object).where(column.notna(), None)
