"""From paths to a fact base."""

from __future__ import annotations

import gc
import os
import re
import time
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from graphlift.extractor.cache import Merged, Pack, digest
from graphlift.extractor.diagnostics import Code, Diagnostic, Severity
from graphlift.extractor.discovery import Discovery, discover
from graphlift.extractor.merge import merge
from graphlift.extractor.naming import Names, name_modules, possible_namespace_packages
from graphlift.extractor.payload import Payload
from graphlift.extractor.pool import extract_sources, split_outcomes
from graphlift.extractor.reading import SourceError
from graphlift.facts.base import FactBase
from graphlift.facts.reading import NotRegularError, read_regular

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
    started = time.perf_counter()
    found = discover(paths, root)
    with _no_collection():
        sources, errors = _read_all(found, max_file_size)
        names, facts, cached, failures = _facts(found, sources, jobs, cache)
    errors.update(failures)
    files = [path for path in found.files if path in names.modules]
    diagnostics = found.diagnostics + [
        Diagnostic(path, error.line, Severity.ERROR, error.code, error.message) for path, error in errors.items()
    ]
    lines = sum(sources[path].count(b"\n") for path in files)
    stats = Statistics(len(files), cached, lines, time.perf_counter() - started)
    return Extraction(facts, found.root, files, sorted(diagnostics), names.roots, stats)


def _read_all(found: Discovery, max_file_size: int) -> tuple[dict[str, bytes], dict[str, SourceError]]:
    sources: dict[str, bytes] = {}
    errors: dict[str, SourceError] = {}
    real_root = os.path.realpath(found.root)
    for path in found.files:
        try:
            sources[path] = _read(found.root / path, real_root, max_file_size)
        except SourceError as error:
            errors[path] = error
    return sources, errors


def _facts(
    found: Discovery, sources: Mapping[str, bytes], jobs: int | None, cache: bool
) -> tuple[Names, FactBase, int, dict[str, SourceError]]:
    """Names and facts of the files that could be extracted, how many came from the cache, and errors by path."""
    if not cache:
        payloads, errors = split_outcomes(extract_sources(sources, jobs))
        names = _names(found, payloads, sources)
        return names, _merge(found, payloads, names), 0, errors
    digests = {path: digest(data) for path, data in sources.items()}
    pack = Pack(found.root)
    errors = pack.failures(digests)
    names = _names(found, sources.keys() - errors.keys(), sources)
    merged = Merged(found.root, _key(found, names, digests))
    facts = merged.get()
    if facts is not None:
        return names, facts, len(names.modules), errors
    known = {path: payload for path, key in digests.items() if (payload := pack.get(key)) is not None}
    missing = {path: data for path, data in sources.items() if path not in known and path not in errors}
    payloads, new_errors = split_outcomes(extract_sources(missing, jobs))
    errors |= new_errors
    if missing:
        pack.put(
            [digests[path] for path in digests if path not in missing],
            {digests[path]: payload.encoded() for path, payload in payloads.items()},
            {digests[path]: error for path, error in new_errors.items() if error.code is not Code.CRASH},
        )
    if new_errors:
        names = _names(found, sources.keys() - errors.keys(), sources)
    facts = _merge(found, known | payloads, names)
    Merged(found.root, _key(found, names, digests)).put(facts)
    return names, facts, len(known), errors


def _names(found: Discovery, extracted: Collection[str], sources: Mapping[str, bytes]) -> Names:
    """Names of the modules in the files ``extracted``."""
    files = [path for path in found.files if path in extracted]
    possible = possible_namespace_packages(files, found.projects)
    imported = _named_in_imports(possible, (sources[path] for path in files)) if possible else frozenset()
    return name_modules(found.root, files, found.projects, imported)


def _named_in_imports(names: Collection[str], sources: Iterable[bytes]) -> frozenset[str]:
    """Those of ``names``, dotted, that an import in one of ``sources`` names: `import a.b.c`, `from a.b import c`."""
    parents = {name.rpartition(".")[0] for name in names}
    alternatives = "|".join(re.escape(parent) for parent in sorted(parents, reverse=True))
    pattern = re.compile(
        rf"^[ \t]*(?:from|import)[ \t]+({alternatives})(?:\.(\w+)|[ \t]+import[ \t(]+([^\n]*))".encode(), re.MULTILINE
    )
    found: set[str] = set()
    for source in sources:
        for parent, last, listed in pattern.findall(source):
            words = [last] if last else re.findall(rb"\w+", listed)
            found.update(f"{parent.decode()}.{word.decode(errors='replace')}" for word in words)
    return frozenset(found.intersection(names))


def _merge(found: Discovery, payloads: Mapping[str, Payload], names: Names) -> FactBase:
    files = [path for path in found.files if path in payloads]
    return merge(files, [payloads[path] for path in files], names)


def _key(found: Discovery, names: Names, digests: Mapping[str, bytes]) -> bytes:
    """A digest of everything that the merged facts depend on besides the extractor itself."""
    rows = [(path, digests[path].hex(), module.name, module.package) for path, module in names.modules.items()]
    return digest(repr((sorted(rows), names.roots, sorted(found.projects))).encode("utf-8", "surrogatepass"))


def _read(path: Path, real_root: str, max_file_size: int) -> bytes:
    try:
        data = read_regular(path, max_file_size + 1, inside=real_root)
    except NotRegularError as error:
        raise SourceError(Code.UNREADABLE, "not a regular file below the root any more") from error
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
