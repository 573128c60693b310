"""Result tables of a batch: built from the stored results, written as CSV and Parquet, read with pandas.

from graphlift.eval.results import read_results

results = read_results("results")
results.functions.groupby("project")["precondition"].value_counts()
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import pandas as pd

from graphlift.eval.batch import Outcome, stored_results


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


def build_results(results: Path) -> BatchResults:
    """The tables of every result stored below ``results``."""
    projects: list[dict[str, Any]] = []
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in _FIRST}
    for outcome, report in stored_results(results):
        projects.append(_project(outcome, report))
        for function in (report or {}).get("functions", ()):
            where = {key: function[key] for key in ("path", "line", "qualname")}
            here = {"project": outcome.project, **where}
            rows["functions"].append({**here, **_function(function)})
            rows["findings"] += ({**here, **finding} for finding in _findings(function["verdict"]))
            rows["parameters"] += ({**here, **parameter} for parameter in _parameters(function["parameters"]))
        rows["diagnostics"] += ({"project": outcome.project, **d} for d in (report or {}).get("diagnostics", ()))
    frames = {name: _frame(rows[name], first) for name, first in _FIRST.items()}
    return BatchResults(projects=_frame(projects, ["project", "status"]), **frames)


def write_results(tables: BatchResults, folder: Path) -> None:
    """Write each table as `NAME.csv` and `NAME.parquet`, each at once."""
    for table in fields(tables):
        frame: pd.DataFrame = getattr(tables, table.name)
        for suffix in ("csv", "parquet"):
            path = folder / f"{table.name}.{suffix}"
            temporary = folder / f".{table.name}.{os.getpid()}.{suffix}"
            try:
                if suffix == "csv":
                    frame.to_csv(temporary, index=False, lineterminator="\n")
                else:
                    frame.to_parquet(temporary, index=False)
                os.replace(temporary, path)
            finally:
                temporary.unlink(missing_ok=True)


def read_results(folder: str | os.PathLike[str]) -> BatchResults:
    """The tables that `graphlift batch … -o FOLDER` wrote.

    Raises:
        FileNotFoundError: when a table is not there.
    """
    return BatchResults(
        **{table.name: pd.read_parquet(Path(folder) / f"{table.name}.parquet") for table in fields(BatchResults)}
    )


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
    """Rows as a frame whose columns start with ``first``; truth values are nullable."""
    plain = [{key: _escaped(value) for key, value in row.items()} for row in rows]
    frame = pd.DataFrame(plain, columns=None if rows else first)
    ordered = [*(name for name in first if name in frame), *(name for name in frame if name not in first)]
    frame = frame[ordered]
    for name in frame.columns:
        values = {type(value) for value in frame[name].tolist() if value is not None and value == value}
        if values == {bool} or (not values and name.startswith("fact_")):
            frame[name] = frame[name].astype("boolean")
        elif values == {int}:
            frame[name] = frame[name].astype("Int64")
    return frame


def encodable(frame: pd.DataFrame) -> pd.DataFrame:
    """Parquet and Arrow strings hold UTF-8 only: lone surrogates, which file names may contain, are escaped."""
    copy = frame.copy()
    for name in copy.columns:
        if copy[name].dtype == object:
            copy[name] = pd.Series([_escaped(value) for value in copy[name].tolist()], index=copy.index, dtype=object)
    return copy


def _escaped(value: object) -> object:
    return value.encode("utf-8", "backslashreplace").decode() if isinstance(value, str) else value
