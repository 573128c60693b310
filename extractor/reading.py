"""From bytes to syntax tree, with one diagnostic for whatever goes wrong."""

from __future__ import annotations

import ast
import io
import re
import tokenize
import warnings
from typing import Final

from graphlift.extractor.diagnostics import Code

_PYTHON_2: Final = re.compile(
    r"^[ \t]*(?:print[ \t]+[^\s(=.,:)\]}]|print[ \t]*>>|exec[ \t]+['\"\w]|raise[ \t]+\w+[ \t]*,"
    r"|except[ \t]+[\w.()]+[ \t]*,[ \t]*\w+[ \t]*:)"
    r"|\b(?:0[0-7]+L?|\d+L)\b|<>|`[^`\n]+`|\bur['\"]",
    re.MULTILINE,
)


class SourceError(Exception):
    """A file that cannot be turned into a syntax tree."""

    def __init__(self, code: Code, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.line = line


def decode(data: bytes) -> str:
    """The text of a source file, by its byte order mark or coding line (PEP 263), UTF-8 otherwise.

    Raises:
        SourceError: when the bytes are not what the file says they are, or contain NUL.
    """
    if b"\x00" in data:
        line = data.count(b"\n", 0, data.index(b"\x00")) + 1
        raise SourceError(Code.NUL, "the file contains a NUL character, so it is no Python source", line)
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
    except SyntaxError as error:
        raise SourceError(Code.ENCODING, f"cannot find out the file's encoding: {error.msg}", 1) from error
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SourceError(
            Code.ENCODING,
            f"byte 0x{data[error.start]:02x} is not {encoding}; declare the encoding in the first line (PEP 263)",
            line,
        ) from error
    except (LookupError, ValueError) as error:
        raise SourceError(Code.ENCODING, f"cannot decode the file as {encoding}: {error}", 1) from error


def parse(text: str) -> ast.Module:
    """The syntax tree of ``text``.

    Raises:
        SourceError: when it does not parse, or is nested too deeply for the parser.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(text)
    except SyntaxError as error:
        line = error.lineno or 0
        message = error.msg or "invalid syntax"
        if "too many" in message and ("nested" in message or "indentation" in message):
            raise SourceError(Code.TOO_DEEP, f"the code is nested too deeply to be parsed: {message}", line) from error
        raise SourceError(Code.SYNTAX, _explain(text, message), line) from error
    except (RecursionError, MemoryError) as error:
        raise SourceError(Code.TOO_DEEP, "the code is nested too deeply to be parsed") from error
    except (ValueError, OverflowError) as error:
        raise SourceError(Code.SYNTAX, f"the file does not parse: {error}") from error


def _explain(text: str, message: str) -> str:
    if _PYTHON_2.search(text):
        return f"{message}; this looks like Python 2: convert the file (for example with 2to3) or leave it out"
    return message
