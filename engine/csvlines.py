"""Taking a fact file apart exactly as Soufflé does: lines, delimiters, brackets, RFC 4180 quotes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import repeat

from graphlift.engine.errors import FactError


class CsvLines:
    """The lines of one file; each row is given as a function that returns the next field."""

    def __init__(self, data: bytes, path: str, skipped: int) -> None:
        text = data.decode("utf-8", "surrogateescape")
        self._lines = text.split("\n")
        if self._lines[-1] == "":
            self._lines.pop()
        self._next = 0
        self._path = path
        self._skipped = skipped
        self._return = False

    @property
    def number(self) -> int:
        """The number of the line that was read last."""
        return self._next + self._skipped

    def _line(self) -> str | None:
        if self._next >= len(self._lines):
            return None
        line = self._lines[self._next]
        self._next += 1
        self._return = line.endswith("\r")
        return line[:-1] if self._return else line

    def _error(self, reason: str) -> FactError:
        return FactError(f"{self._path}:{self.number}: {reason}")

    def plain(self, delimiter: str) -> Iterator[Callable[[], str]]:
        """Fields between delimiters."""
        while (line := self._line()) is not None:
            # Every place is where an empty delimiter stands, so that each field ends where it begins.
            yield self._taker(iter(line.split(delimiter)) if delimiter else repeat(""))

    def _taker(self, fields: Iterator[str]) -> Callable[[], str]:
        def take() -> str:
            found = next(fields, None)
            if found is None:
                raise self._error("values are missing")
            return found

        return take

    def bracketed(self, delimiter: str) -> Iterator[Callable[[], str]]:
        """Fields between delimiters that are not inside brackets: records may contain the delimiter."""
        while (line := self._line()) is not None:
            yield self._taker(self._outside_brackets(line, delimiter))

    def _outside_brackets(self, line: str, delimiter: str) -> Iterator[str]:
        start, depth, pos = 0, 0, 0
        while pos < len(line):
            if depth == 0 and line.startswith(delimiter, pos):
                yield line[start:pos]
                pos = start = pos + len(delimiter)
                continue
            depth += {"[": 1, "]": -1}.get(line[pos], 0)
            if depth < 0:
                break
            pos += 1
        if depth:
            raise self._error("brackets are not balanced")
        yield line[start:]

    def quoted(self, delimiter: str) -> Iterator[Callable[[], str]]:
        """RFC 4180: quoted fields may contain delimiters, doubled quotes and line ends."""
        while (line := self._line()) is not None:
            yield self._taker(self._rfc4180(line, delimiter))

    def _rfc4180(self, line: str, delimiter: str) -> Iterator[str]:
        start = 0
        while start <= len(line):
            if not line.startswith('"', start):
                end = line.find(delimiter, start)
                end = len(line) if end < 0 else end
                yield line[start:end]
                start = end + len(delimiter)
                continue
            content: list[str] = []
            pos = start + 1
            while True:
                end = line.find('"', pos)
                if end < 0:
                    content.append(line[pos:] + ("\r\n" if self._return else "\n"))
                    following = self._line()
                    if following is None:
                        raise self._error("a quoted field is not closed")
                    line, pos = following, 0
                elif line.startswith('"', end + 1):
                    content.append(line[pos : end + 1])
                    pos = end + 2
                else:
                    content.append(line[pos:end])
                    break
            if end + 1 != len(line) and not line.startswith(delimiter, end + 1):
                raise self._error("a delimiter must follow a quoted field")
            yield "".join(content)
            start = end + 1 + len(delimiter)
