"""From bytes to syntax tree, with one diagnostic for whatever goes wrong."""

from __future__ import annotations

import ast
import codecs
import io
import re
import sys
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

_NEWER: Final = (
    ((3, 13), re.compile(r"\s*(?:(?:async\s+)?def|class|type)\s+\w+\s*\[[^\]]*=")),
    ((3, 12), re.compile(r"\s*(?:(?:async\s+)?def|class)\s+\w+\s*\[|\s*type\s+\w+\s*(?:\[.*\]\s*)?=")),
    ((3, 14), re.compile(r".*?(?<!\w)(?:[tT][rR]?|[rR][tT])['\"]")),
)
"""How lines begin that only newer versions of Python can read."""

_OLD_F_STRING: Final = re.compile(
    r"f-string: (?:expecting '}'|unterminated|unmatched)|f-string expression part cannot include"
)
"""What is said of f-strings that contain their own quotes, backslashes or comments, before PEP 701 allowed that."""

_WIDE_MARKS: Final = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


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
    if data.startswith(_WIDE_MARKS):
        raise SourceError(
            Code.ENCODING, "the file is UTF-16 or UTF-32, in which Python reads no source; convert it to UTF-8", 1
        )
    if b"\x00" in data:
        line = data.count(b"\n", 0, data.index(b"\x00")) + 1
        raise SourceError(Code.NUL, "the file contains a NUL character, so it is no Python source", line)
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
    except SyntaxError as error:
        raise SourceError(Code.ENCODING, _why_no_encoding(error.msg), 1) from error
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        # Without the byte order mark, if there is one.
        read = error.object
        raise SourceError(
            Code.ENCODING,
            f"byte 0x{read[error.start]:02x} is not {encoding.removesuffix('-sig')}; "
            "declare the encoding in the first line (PEP 263)",
            read.count(b"\n", 0, error.start) + 1,
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
        raise SourceError(Code.SYNTAX, _explain(text, message, line), line) from error
    except (RecursionError, MemoryError) as error:
        raise SourceError(Code.TOO_DEEP, "the code is nested too deeply to be parsed") from error
    except (ValueError, OverflowError) as error:
        raise SourceError(Code.SYNTAX, f"the file does not parse: {error}") from error


def _why_no_encoding(message: str) -> str:
    if message.startswith("invalid or missing"):
        return "the file is not utf-8 and declares no encoding; declare it in the first line (PEP 263)"
    return f"cannot find out the file's encoding: {message}"


def _explain(text: str, message: str, line: int) -> str:
    newer = _newer_python(text, message, line)
    if newer is not None:
        version = ".".join(map(str, newer))
        return f"{message}; this looks like Python {version}: run graphlift with Python {version} or later"
    if _PYTHON_2.search(text):
        return f"{message}; this looks like Python 2: convert the file (for example with 2to3) or leave it out"
    return message


def _newer_python(text: str, message: str, line: int) -> tuple[int, int] | None:
    """The version of Python that would probably read ``line``, if it is newer than the one that runs."""
    if _OLD_F_STRING.match(message) and sys.version_info < (3, 12):
        return 3, 12
    lines = re.split(r"\r\n|\r|\n", text)
    written = lines[line - 1] if 1 <= line <= len(lines) else ""
    for version, begins in _NEWER:
        if sys.version_info < version and begins.match(written):
            return version
    return None
