"""Errors that a user can meet, and the exit codes of the command line."""

from __future__ import annotations

import errno
from enum import IntEnum

from graphlift.facts.errors import GraphliftError
from graphlift.report.printable import printable


class ExitCode(IntEnum):
    """What a command's exit code says. A failed analysis never looks like a clean one."""

    CLEAN = 0
    """Everything was analysed; there is nothing to change."""
    FINDINGS = 1
    """Everything was analysed; at least one function should be changed (its verdict has a transformation)."""
    USAGE = 2
    """The command was called wrongly: unknown option, path that does not exist, broken configuration."""
    FAILED = 3
    """The analysis failed; there is no result."""
    PARTIAL = 4
    """Some file or function could not be analysed or edited; the rest is in the result."""
    INTERRUPTED = 130
    """The user interrupted the command (Ctrl-C, SIGINT); nothing is half written."""
    TERMINATED = 143
    """The command was told to end (SIGTERM); nothing is half written."""


class UserError(GraphliftError):
    """What is wrong, where, and what to do.

    Attributes:
        what: what is wrong, one sentence.
        where: file, option or place; may be empty.
        remedy: what the user can do; may be empty.
        exit_code: how the command ends.
    """

    exit_code = ExitCode.FAILED

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        self.what = what
        self.where = where
        self.remedy = remedy
        place = f"{printable(where)}: " if where else ""
        super().__init__(f"{place}{what}" + (f"\n{remedy}" if remedy else ""))


class UsageError(UserError):
    """The command, an option, a path or the configuration is wrong."""

    exit_code = ExitCode.USAGE


class AnalysisError(UserError):
    """The analysis as a whole failed."""


class OutputError(UserError):
    """A result could not be written for a reason that is not in the command: a full disk, a broken device."""


_WRONG_PLACE = {
    number
    for name in (
        "EACCES",
        "EPERM",
        "EROFS",
        "ENOTDIR",
        "EISDIR",
        "ENOENT",
        "EEXIST",
        "ENAMETOOLONG",
        "ELOOP",
        "ENOTEMPTY",
    )
    if (number := getattr(errno, name, None)) is not None
}
"""Errors that another place for the output would avoid."""


def cannot_write(error: OSError, where: str) -> UserError:
    """What to raise when writing to ``where`` failed."""
    what = f"cannot write: {error.strerror or error}"
    return (UsageError if error.errno in _WRONG_PLACE else OutputError)(what, where=where)


__all__ = ["AnalysisError", "ExitCode", "GraphliftError", "OutputError", "UsageError", "UserError", "cannot_write"]
