"""Compiled rule code, kept on disk between runs.

The cache is keyed by the source text itself and by the Python version; a damaged file is rebuilt, never trusted.
"""

from __future__ import annotations

import contextlib
import hashlib
import marshal
import sys
from pathlib import Path
from types import CodeType

_MAGIC = f"graphlift-code-1 {sys.implementation.cache_tag} {sys.hexversion:x}\n".encode()


class CodeCache:
    """Code objects by source; ``path`` None keeps them in memory only."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._codes: dict[str, CodeType] = {}
        self._changed = False
        if path is not None:
            self._codes = _load(path)

    def compiled(self, source: str) -> CodeType:
        """The code object of ``source``."""
        found = self._codes.get(source)
        if found is None:
            found = self._codes[source] = compile(source, "<rule>", "exec", dont_inherit=True)
            self._changed = True
        return found

    def save(self) -> None:
        """Write what is new, atomically; a cache that cannot be written is no error."""
        if self._path is None or not self._changed:
            return
        from graphlift.facts.staging import replace_file  # not imported where all rules are in the cache

        payload = marshal.dumps(self._codes)
        with contextlib.suppress(OSError):
            replace_file(self._path, _MAGIC + hashlib.sha256(payload).digest() + payload)
        self._changed = False


def _load(path: Path) -> dict[str, CodeType]:
    try:
        data = path.read_bytes()
    except OSError:
        return {}
    head = len(_MAGIC)
    digest, payload = data[head : head + 32], data[head + 32 :]
    if not data.startswith(_MAGIC) or hashlib.sha256(payload).digest() != digest:
        return {}
    try:
        codes = marshal.loads(payload)
    except (ValueError, EOFError, TypeError):
        return {}
    return codes if isinstance(codes, dict) else {}
