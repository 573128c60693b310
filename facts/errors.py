"""The root of every error that a user can meet, and those of fact files."""

from __future__ import annotations

from pathlib import Path


class GraphliftError(Exception):
    """What is wrong, where, and what to do; the message is meant for a user."""


class FactFileError(GraphliftError):
    """A fact file or database is missing, unreadable or does not fit the schema."""

    def __init__(self, path: Path, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(f"{path}: {reason}")
