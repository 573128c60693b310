"""Source files as text whose every byte can be given back: encoding line, byte order mark, mixed line ends."""

from __future__ import annotations

import codecs
import hashlib
import io
import re
import tokenize
from dataclasses import dataclass, field
from functools import cached_property

from graphlift.refactor.errors import RefactorError

# What ends a line for Python's tokenizer; `str.splitlines` also splits at form feeds and Unicode separators.
LINE_END = re.compile(r"\r\n|\r|\n")


def content_hash(data: bytes) -> str:
    """SHA-256 of a file's bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


@dataclass(frozen=True)
class Source:
    """A decoded source file; :meth:`encode` of the unchanged :attr:`text` is the original, byte for byte."""

    text: str
    encoding: str
    bom: bool = False
    path: str = field(default="", compare=False)

    def encode(self, text: str) -> bytes:
        """``text`` in this file's encoding, with its byte order mark."""
        return (codecs.BOM_UTF8 if self.bom else b"") + text.encode(self.encoding)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Offset of the first character of each line; line 1 is at index 0."""
        return (0, *(match.end() for match in LINE_END.finditer(self.text)))

    @property
    def line_count(self) -> int:
        """Number of lines; a text that ends in a line end has one empty line more."""
        return len(self.starts)

    def line_start(self, line: int) -> int:
        """Offset of the first character of ``line`` (from 1); the end of the text for lines behind the last."""
        return self.starts[line - 1] if line <= len(self.starts) else len(self.text)

    def line(self, line: int) -> str:
        """The text of ``line`` (from 1) with its line end."""
        return self.text[self.line_start(line) : self.line_start(line + 1)]

    def newline(self, line: int) -> str:
        """The line end to use next to ``line``: its own, that of the line before it, or ``\\n``."""
        for candidate in (line, line - 1, 1):
            if 1 <= candidate <= self.line_count:
                found = LINE_END.search(self.line(candidate))
                if found:
                    return found.group()
        return "\n"


def decode(data: bytes, path: str = "") -> Source:
    """Decode a source file the way Python does (PEP 263).

    Raises:
        RefactorError: when the coding line is unknown or the bytes are not in that encoding.
    """
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
        bom = encoding == "utf-8-sig"
        encoding = "utf-8" if bom else encoding
        body = data[len(codecs.BOM_UTF8) :] if bom else data
        source = Source(body.decode(encoding), encoding, bom, path)
        if source.encode(source.text) != data:
            raise RefactorError(f"encoding {encoding} does not give the file back unchanged", path=path)
    except (SyntaxError, LookupError, UnicodeError) as error:
        raise RefactorError(f"cannot decode the file: {error}", path=path) from error
    return source
