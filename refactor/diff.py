"""Unified diffs of edits, as `git apply` and `patch -p1` read them."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator

from graphlift.refactor.edit import FileEdit
from graphlift.refactor.errors import RefactorError
from graphlift.refactor.source import decode


def unified_diff(edit: FileEdit, context: int = 3) -> str:
    """The diff of one file; lines keep their own line ends, so that it applies to files with `\\r\\n` too."""
    if not edit.changed:
        return ""
    before, after = _lines(edit.before), _lines(edit.after)
    lines = difflib.unified_diff(before, after, _name(f"a/{edit.path}"), _name(f"b/{edit.path}"), n=context)
    return "".join(_terminated(lines))


def unified_diffs(edits: Iterable[FileEdit]) -> str:
    """The diffs of many files, one behind the other, by path."""
    return "".join(unified_diff(edit) for edit in sorted(edits, key=lambda item: item.path))


def _name(path: str) -> str:
    """A file name as git writes it: quoted like a C string when a reader could mistake it for something else."""
    if path.isprintable() and not set('"\\') & set(path):
        return path
    pieces = []
    for char in path:
        if char.isprintable() and char not in '"\\':
            pieces.append(char)
        else:
            pieces += (f"\\{byte:03o}" for byte in char.encode("utf-8", "surrogateescape"))
    return f'"{"".join(pieces)}"'


def _lines(data: bytes) -> list[str]:
    """Lines for diffing; only `\\n` separates lines for diff tools."""
    try:
        source = decode(data)
        text = ("\ufeff" if source.bom else "") + source.text
    except RefactorError:
        text = data.decode("utf-8", "backslashreplace")
    pieces = text.split("\n")
    lines = [piece + "\n" for piece in pieces[:-1]]
    return [*lines, pieces[-1]] if pieces[-1] else lines


def _terminated(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
