"""Writing edited files: all or nothing for each file, never outside of the root, never over somebody else's change."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from graphlift.facts.interrupts import interrupts_deferred
from graphlift.facts.reading import read_regular
from graphlift.facts.staging import temporary_file
from graphlift.refactor.edit import FileEdit
from graphlift.refactor.errors import RefactorError
from graphlift.refactor.source import content_hash


@dataclass(frozen=True, slots=True)
class Written:
    """The result of one write; ``error`` is empty when the file was written."""

    path: str
    error: str = ""


def target(root: Path, path: str) -> Path:
    """The real file behind ``path``, relative to ``root``.

    Raises:
        RefactorError: when a symbolic link leads out of the root, or there is no regular file.
    """
    try:
        real_root = root.resolve(strict=True)
        real = (real_root / path).resolve(strict=True)
    except (OSError, RuntimeError) as error:
        raise RefactorError(f"cannot find the file: {error}", path=path) from error
    if not real.is_relative_to(real_root):
        raise RefactorError("a symbolic link leads out of the analysed root", path=path)
    if not real.is_file():
        raise RefactorError("not a regular file", path=path)
    return real


def read_bytes(root: Path, path: str) -> bytes:
    """The bytes of an analysed file, by the same road by which it would be written.

    Raises:
        RefactorError: as :func:`target`, or when the file cannot be read.
    """
    file = target(root, path)
    try:
        return read_regular(file)
    except OSError as error:
        raise RefactorError(f"cannot read the file: {error.strerror}", path=path) from error


def write_edits(root: Path, edits: Iterable[FileEdit]) -> list[Written]:
    """Write every changed file; a file that cannot be written does not keep the others from being written.

    Each file is replaced at once (a temporary file in its folder, then a rename), with its mode kept. All new contents
    are on disk before the first rename, and an interrupt waits until the last one. A file whose bytes are no longer
    those that were analysed is refused.
    """
    results: list[Written] = []
    with contextlib.ExitStack() as stack:
        staged: list[tuple[FileEdit, Path, Path]] = []
        done: set[Path] = set()
        for edit in edits:
            if not edit.changed:
                continue
            try:
                file = target(root, edit.path)
                if file in done:
                    raise RefactorError("the same file is analysed under another path", path=edit.path)
                done.add(file)
                staged.append((edit, file, stack.enter_context(_staged(file, edit))))
            except (RefactorError, OSError) as error:
                results.append(Written(edit.path, _reason(error)))
        with interrupts_deferred():
            for edit, file, temporary in staged:
                try:
                    _check_unchanged(file, edit)
                    os.replace(temporary, file)
                    results.append(Written(edit.path))
                except (RefactorError, OSError) as error:
                    results.append(Written(edit.path, _reason(error)))
    return sorted(results, key=lambda item: item.path)


@contextmanager
def _staged(file: Path, edit: FileEdit) -> Iterator[Path]:
    """A temporary file beside ``file`` with the new content; gone afterwards unless it was renamed."""
    _check_unchanged(file, edit)
    if not os.access(file, os.W_OK):
        raise RefactorError("the file is read-only", path=edit.path)
    mode = stat.S_IMODE(file.stat().st_mode)
    with temporary_file(file.parent) as temporary:
        with temporary.open("wb") as stream:
            stream.write(edit.after)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(mode)
        yield temporary


def _check_unchanged(file: Path, edit: FileEdit) -> None:
    if content_hash(read_regular(file)) != edit.digest:
        raise RefactorError("the file changed while it was analysed", path=edit.path, remedy="run graphlift fix again")


def _reason(error: RefactorError | OSError) -> str:
    if isinstance(error, RefactorError):
        return error.what
    return error.strerror or str(error)
