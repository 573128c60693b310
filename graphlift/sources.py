"""Lines of analysed files, for people to look at."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from graphlift.refactor import RefactorError
from graphlift.refactor.source import Source, decode
from graphlift.refactor.write import read_bytes


class SourceLines:
    """Reads files below ``root``, each once."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._read = lru_cache(maxsize=64)(self._source)

    def line(self, path: str, line: int) -> str | None:
        """The text of a line (from 1); None when the file cannot be read or has no such line."""
        source = self._read(path)
        if source is None or not 1 <= line <= source.line_count:
            return None
        return source.line(line).rstrip("\r\n")

    def _source(self, path: str) -> Source | None:
        try:
            return decode(read_bytes(self._root, path), path)
        except RefactorError:
            return None
