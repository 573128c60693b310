"""The rules: a Soufflé program (``.dl``) and tables of what it knows about libraries (``models/<framework>/*.tsv``).

Nothing but files and where they are; :func:`graphlift.facts.tables.load_tables` reads the tables.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

_HERE = Path(__file__).parent


def main_program() -> Path:
    """The file of graphlift's own program."""
    return _HERE / "main.dl"


def call_graph_program() -> Path:
    """The file of the program that derives the call graph and nothing that rests on it."""
    return _HERE / "callgraph.dl"


def call_graph_extension() -> Path:
    """What the call graph has besides :func:`main_program`, for programs that need both."""
    return _HERE / "points_to" / "guesses.dl"


def names_program() -> Path:
    """The file of the program that derives the call graph by names alone."""
    return _HERE / "by_name.dl"


def models_directory() -> Path:
    """Where the tables of all frameworks are; one directory each."""
    return _HERE / "models"


def frameworks() -> list[str]:
    """Names of the frameworks that have tables, sorted."""
    return sorted(path.name for path in models_directory().iterdir() if path.is_dir() and any(path.glob("*.tsv")))


def model_directories(names: Sequence[str] | None = None) -> list[Path]:
    """The directories with the tables of the frameworks ``names`` (None: all)."""
    return [models_directory() / name for name in (frameworks() if names is None else names)]


__all__ = [
    "call_graph_extension",
    "call_graph_program",
    "frameworks",
    "main_program",
    "model_directories",
    "models_directory",
    "names_program",
]
