"""`[tool.graphlift]` in the `pyproject.toml` of the analysed project.

The analysed project is not trusted: only options that change how carefully it is looked at can be set there. Where
results go, which rules are evaluated and which engine runs are the user's to say, on the command line.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from graphlift.errors import UsageError
from graphlift.facts.reading import read_regular

_BOOLEANS = ("speculate",)
_CHOICES = {"context": ("insensitive", "call-site", "object"), "compat": ("", "reference")}
_LARGEST = 1_000_000
"""Bytes of a `pyproject.toml` that are read; a larger one is ignored with a notice."""


@dataclass(frozen=True)
class Config:
    """What the project sets, and what was ignored."""

    path: Path | None = None
    context: str | None = None
    compat: str | None = None
    speculate: bool | None = None
    notices: tuple[str, ...] = ()


def find_config(paths: Sequence[Path]) -> Config:
    """The configuration in the nearest `pyproject.toml` at or above the common folder of ``paths``.

    Raises:
        UsageError: when the file is no TOML or an option has an unknown value.
    """
    start = _common_folder(paths)
    for folder in (start, *start.parents):
        candidate = folder / "pyproject.toml"
        if os.path.isfile(candidate):
            return read_config(candidate)
    return Config()


def read_config(path: Path) -> Config:
    """The configuration in one file; see :func:`find_config`."""
    try:
        data = read_regular(path, _LARGEST + 1)
        if len(data) > _LARGEST:
            return Config(path, notices=(f"{path}: larger than {_LARGEST} bytes, ignored",))
        document = tomllib.loads(data.decode("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        return Config(path, notices=(f"{path}: cannot be read, ignored: {error}",))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UsageError(
            f"not valid TOML: {error}", where=str(path), remedy="repair the file, or pass --no-config to ignore it"
        ) from error
    tool = document.get("tool")
    table = tool.get("graphlift") if isinstance(tool, dict) else None
    if table is None:
        return Config(path)
    if not isinstance(table, dict):
        raise UsageError("[tool.graphlift] is no table", where=str(path))
    known: dict[str, str | bool] = {}
    notices = []
    for key, value in sorted(table.items()):
        if key in _BOOLEANS and isinstance(value, bool):
            known[key] = value
        elif key in _CHOICES and value in _CHOICES[key]:
            known[key] = str(value)
        elif key in _BOOLEANS or key in _CHOICES:
            allowed = "true or false" if key in _BOOLEANS else ", ".join(repr(c) for c in _CHOICES[key])
            raise UsageError(f"tool.graphlift.{key} must be {allowed}, not {value!r}", where=str(path))
        else:
            notices.append(f"{path}: tool.graphlift.{key} is ignored: a project cannot set it")
    return Config(
        path,
        context=_text(known.get("context")),
        compat=_text(known.get("compat")),
        speculate=bool(known["speculate"]) if "speculate" in known else None,
        notices=tuple(notices),
    )


def _text(value: str | bool | None) -> str | None:
    return None if value is None else str(value)


def _common_folder(paths: Sequence[Path]) -> Path:
    folders = [path if os.path.isdir(path) else path.parent for path in (Path(p).absolute() for p in paths)]
    if not folders:
        return Path.cwd()
    first = folders[0]
    for folder in (first, *first.parents):
        if all(other.is_relative_to(folder) for other in folders):
            return folder
    return first
