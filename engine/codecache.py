"""Compiled rule code, kept on disk between runs.

The cache is keyed by the source text and by the Python version; a damaged file is rebuilt, never trusted. Both a file
and the folder of all files are kept from growing without end: what was not used for longest goes first.
"""

from __future__ import annotations

import contextlib
import hashlib
import marshal
import os
import sys
from pathlib import Path
from types import CodeType

from graphlift.facts.sealed import seal, unseal

_KIND = f"graphlift-code-2 {sys.implementation.cache_tag} {sys.hexversion:x}\n".encode()
_MOST_SPARE = 4_000_000
"""Bytes of code in a file that its last run did not use."""
_MOST_BYTES = 100_000_000
"""Bytes of all files of a folder."""


class CodeCache:
    """Code objects by source; ``path`` None keeps them in memory only."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._used: dict[bytes, CodeType] = {}
        self._kept: dict[bytes, bytes] = {}
        self._changed = False
        if path is not None:
            self._kept = _load(path)

    def compiled(self, source: str) -> CodeType:
        """The code object of ``source``."""
        key = hashlib.blake2b(source.encode(), digest_size=16).digest()
        found = self._used.get(key)
        if found is not None:
            return found
        kept = self._kept.pop(key, None)
        if kept is not None:
            found = marshal.loads(kept)
        else:
            found = compile(source, "<rule>", "exec", dont_inherit=True)
            self._changed = True
        self._used[key] = found
        return found

    def save(self) -> None:
        """Write what is new, atomically; a cache that cannot be written is no error."""
        if self._path is None or not self._changed:
            return
        from graphlift.facts.staging import replace_file  # not imported where all rules are in the cache

        codes = {key: marshal.dumps(code) for key, code in self._used.items()}
        spare = _MOST_SPARE
        for key, kept in self._kept.items():
            spare -= len(kept)
            if spare < 0:
                break
            codes[key] = kept
        payload = marshal.dumps(codes)
        with contextlib.suppress(OSError):
            replace_file(self._path, seal(_KIND, payload))
            _prune(self._path.parent)
        self._changed = False


def _load(path: Path) -> dict[bytes, bytes]:
    try:
        data = path.read_bytes()
        os.utime(path)
    except OSError:
        return {}
    payload = unseal(_KIND, data)
    if payload is None:
        return {}
    try:
        codes = marshal.loads(payload)
    except (ValueError, EOFError, TypeError):
        return {}
    return codes if isinstance(codes, dict) else {}


def _prune(folder: Path) -> None:
    """Remove the files that were not used for longest while all are too large."""
    found = sorted((status.st_mtime_ns, status.st_size, path) for path, status in _files(folder))
    total = sum(size for _, size, _ in found)
    for _, size, path in found:
        if total <= _MOST_BYTES:
            break
        path.unlink(missing_ok=True)
        total -= size


def _files(folder: Path) -> list[tuple[Path, os.stat_result]]:
    found = []
    for path in folder.glob("*.code"):
        with contextlib.suppress(OSError):  # another run has just removed it
            found.append((path, path.lstat()))
    return found
