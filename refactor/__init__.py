"""Result relations to source edits: decorators and their imports, nothing else."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graphlift.refactor.diff import unified_diff, unified_diffs
    from graphlift.refactor.edit import FileEdit, edit_file
    from graphlift.refactor.errors import RefactorError
    from graphlift.refactor.plan import Plan, make_plan
    from graphlift.refactor.requests import ADD, REMOVE, Outcome, Request, read_requests
    from graphlift.refactor.source import content_hash
    from graphlift.refactor.write import Written, write_edits

_HOMES = {
    "diff": ("unified_diff", "unified_diffs"),
    "edit": ("FileEdit", "edit_file"),
    "errors": ("RefactorError",),
    "plan": ("Plan", "make_plan"),
    "requests": ("ADD", "REMOVE", "Outcome", "Request", "read_requests"),
    "source": ("content_hash",),
    "write": ("Written", "write_edits"),
}

__all__ = [
    "ADD",
    "REMOVE",
    "FileEdit",
    "Outcome",
    "Plan",
    "RefactorError",
    "Request",
    "Written",
    "content_hash",
    "edit_file",
    "make_plan",
    "read_requests",
    "unified_diff",
    "unified_diffs",
    "write_edits",
]


def __getattr__(name: str) -> Any:
    # Loaded on demand: importing LibCST takes longer than analysing a small project, and only edits need it.
    for module, names in _HOMES.items():
        if name in names:
            return getattr(importlib.import_module(f"graphlift.refactor.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
