"""What the extractor has to say about files it could not (fully) read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from graphlift.facts.errors import GraphliftError


class Severity(Enum):
    """How much is lost."""

    ERROR = "error"
    """The file was left out."""
    WARNING = "warning"
    """The file was read, but something about it deserves attention."""


class Code(Enum):
    """Why a file was left out, as a stable word for reports."""

    SYNTAX = "syntax-error"
    ENCODING = "encoding-error"
    NUL = "nul-character"
    TOO_LARGE = "file-too-large"
    TOO_DEEP = "nested-too-deeply"
    TOO_COMPLEX = "too-complex"
    UNREADABLE = "unreadable"
    LINK_LOOP = "symlink-loop"
    LINK_ESCAPE = "symlink-outside-root"
    CRASH = "extraction-crash"
    """The worker process that read the file died or hung."""
    INTERNAL = "internal-error"


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """One problem with one file; ``path`` is relative to the root, with ``/``; ``line`` is 0 when none is known."""

    path: str
    line: int
    severity: Severity
    code: Code
    message: str

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.severity.value}: {self.message} [{self.code.value}]"


class ExtractionError(GraphliftError):
    """The extraction as a whole cannot start; the message says what is wrong and what to do."""


class PathNotFoundError(ExtractionError):
    """A path that was given does not exist (exit code 2)."""
