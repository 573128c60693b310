"""From paths to a fact base."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from graphlift.extractor.diagnostics import Code, Diagnostic, Severity
from graphlift.extractor.discovery import discover
from graphlift.extractor.filefacts import extract_source
from graphlift.extractor.merge import merge
from graphlift.extractor.naming import name_modules
from graphlift.extractor.payload import Payload
from graphlift.extractor.reading import SourceError
from graphlift.facts.base import FactBase

MAX_FILE_SIZE: Final = 5_000_000
"""Larger files (in bytes) are left out with a diagnostic, unless the caller says otherwise."""


@dataclass(frozen=True, slots=True)
class Statistics:
    """What an extraction did."""

    files: int
    cached: int
    lines: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Extraction:
    """The facts of a source tree; paths are relative to ``root``, with `/`."""

    facts: FactBase
    root: Path
    files: list[str]
    """Files that are in the facts."""
    diagnostics: list[Diagnostic]
    roots: list[str]
    """The guessed import roots."""
    stats: Statistics


def extract(
    paths: Sequence[Path],
    *,
    root: Path | None = None,
    jobs: int | None = None,
    cache: bool = True,
    max_file_size: int = MAX_FILE_SIZE,
) -> Extraction:
    """Extract the facts of every Python file in ``paths`` (files and directories).

    Every file that cannot be read or parsed gets exactly one diagnostic; all others are extracted. The result does not
    depend on the order of ``paths``, on ``jobs`` or on ``cache``.

    Raises:
        PathNotFoundError: when a path does not exist.
    """
    del jobs, cache
    started = time.perf_counter()
    found = discover(paths, root)
    diagnostics = list(found.diagnostics)
    files: list[str] = []
    payloads: list[Payload] = []
    lines = 0
    with _no_collection():
        for path in found.files:
            try:
                data = _read(found.root / path, max_file_size)
                payload = extract_source(data)
            except SourceError as error:
                diagnostics.append(Diagnostic(path, error.line, Severity.ERROR, error.code, error.message))
                continue
            lines += data.count(b"\n")
            files.append(path)
            payloads.append(payload)
        names = name_modules(found.root, files, found.projects)
        facts = merge(files, payloads, names)
    seconds = time.perf_counter() - started
    return Extraction(
        facts, found.root, files, sorted(diagnostics), names.roots, Statistics(len(files), 0, lines, seconds)
    )


def _read(path: Path, max_file_size: int) -> bytes:
    try:
        with path.open("rb") as stream:
            data = stream.read(max_file_size + 1)
    except OSError as error:
        raise SourceError(Code.UNREADABLE, f"cannot read the file: {error.strerror}") from error
    if len(data) > max_file_size:
        raise SourceError(
            Code.TOO_LARGE, f"the file is larger than {max_file_size} bytes; raise the limit or leave it out"
        )
    return data


@contextmanager
def _no_collection() -> Iterator[None]:
    """Syntax trees are large and acyclic: collecting garbage in between costs much and finds nothing."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
