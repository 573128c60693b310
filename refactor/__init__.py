"""Result relations to source edits: decorators and their imports, nothing else."""

from __future__ import annotations

from graphlift.refactor.diff import unified_diff, unified_diffs
from graphlift.refactor.edit import FileEdit, edit_file
from graphlift.refactor.errors import RefactorError
from graphlift.refactor.plan import Plan, make_plan
from graphlift.refactor.requests import ADD, REMOVE, Outcome, Request, read_requests
from graphlift.refactor.source import content_hash
from graphlift.refactor.write import Written, write_edits

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
