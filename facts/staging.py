"""Files replaced at once: first written beside their targets, so that an interrupt leaves none half done."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from graphlift.facts.interrupts import interrupts_deferred

_PREFIX: Final = ".graphlift-"


@contextmanager
def staged(directory: Path) -> Iterator[Path]:
    """Yield an empty directory; when the block ends well, its files replace those of the same name in ``directory``.

    ``directory`` is created when it does not exist; files of other names in it stay. When the block raises, nothing in
    ``directory`` changes.
    """
    made = [folder for folder in (directory, *directory.parents) if not folder.exists()]
    stage: Path | None = None
    try:
        # Nothing may come between a thing and the knowledge that it is to be cleared away.
        with interrupts_deferred():
            directory.mkdir(parents=True, exist_ok=True)
            stage = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=directory))
        yield stage
        with interrupts_deferred():
            for path in sorted(stage.iterdir()):
                os.replace(path, directory / path.name)
            stage.rmdir()
    except BaseException:
        with interrupts_deferred():
            if stage is not None:
                shutil.rmtree(stage, ignore_errors=True)
            for folder in made:
                with contextlib.suppress(OSError):  # not empty, or not made
                    folder.rmdir()
        raise


@contextmanager
def temporary_file(directory: Path) -> Iterator[Path]:
    """Yield a new, empty file in ``directory``, readable for its owner alone; gone afterwards unless it was renamed.

    Its name says nothing about the file it is to replace, whose own may be as long as a name can be.
    """
    name = ""
    try:
        with interrupts_deferred():
            handle, name = tempfile.mkstemp(prefix=_PREFIX, dir=directory)
            os.close(handle)
        yield Path(name)
    finally:
        with interrupts_deferred(), contextlib.suppress(FileNotFoundError):
            if name:
                os.unlink(name)


def replace_file(path: Path, data: bytes | memoryview) -> None:
    """Write a file at once, with the mode that a new file has; missing folders are made.

    Raises:
        OSError: when it cannot be written; an older file is then as it was.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with temporary_file(path.parent) as temporary:
        temporary.write_bytes(data)
        temporary.chmod(0o666 & ~current_umask())
        os.replace(temporary, path)


def current_umask() -> int:
    """The mode bits that new files do not get."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
