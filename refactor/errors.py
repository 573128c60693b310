"""What can go wrong with an edit; none of these stops the edits of other functions or files."""

from __future__ import annotations

from graphlift.facts.errors import GraphliftError


class RefactorError(GraphliftError):
    """An edit that cannot be made.

    Attributes:
        what: what is wrong, one sentence.
        path: file the edit was for, relative to the root (empty: unknown yet).
        line: line of the edited function or decorator (0: the whole file).
        remedy: what the user can do.
    """

    def __init__(self, what: str, *, path: str = "", line: int = 0, remedy: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.path = path
        self.line = line
        self.remedy = remedy

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}: " if self.path and self.line else f"{self.path}: " if self.path else ""
        return f"{place}{self.what}" + (f" ({self.remedy})" if self.remedy else "")
