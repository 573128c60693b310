"""Several files replaced together: first written beside their targets, so that an interrupt leaves none half done."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graphlift.facts.interrupts import interrupts_deferred


@contextmanager
def staged(directory: Path) -> Iterator[Path]:
    """Yield an empty directory; when the block ends well, its files replace those of the same name in ``directory``.

    ``directory`` is created when it does not exist; files of other names in it stay. When the block raises, nothing in
    ``directory`` changes.
    """
    existed = directory.is_dir()
    directory.mkdir(parents=True, exist_ok=True)
    stage = Path(tempfile.mkdtemp(prefix=".graphlift-", dir=directory))
    try:
        yield stage
        with interrupts_deferred():
            for path in sorted(stage.iterdir()):
                os.replace(path, directory / path.name)
    except BaseException:
        shutil.rmtree(stage, ignore_errors=True)
        if not existed and not any(directory.iterdir()):
            directory.rmdir()
        raise
    stage.rmdir()
