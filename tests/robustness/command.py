"""The command line as a user meets it: a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

GRAPHLIFT = [sys.executable, "-P", "-m", "graphlift"]
SECONDS = 300


@dataclass(frozen=True)
class Run:
    """What a command left behind."""

    code: int
    out: str
    err: str


def graphlift(*arguments: str | Path, cache: Path, cwd: Path | None = None) -> Run:
    """Run a command to its end; a traceback is never right."""
    done = subprocess.run(
        [*GRAPHLIFT, *map(str, arguments)],
        capture_output=True,
        cwd=cwd,
        env={**os.environ, "GRAPHLIFT_CACHE_DIR": str(cache)},
        timeout=SECONDS,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    out, err = done.stdout.decode("utf-8", "surrogateescape"), done.stderr.decode("utf-8", "surrogateescape")
    assert "Traceback" not in err, err
    assert "defect of graphlift" not in err, err
    return Run(done.returncode, out, err)


def contents(folder: Path) -> dict[str, bytes]:
    """The bytes of every regular file below ``folder``, by relative path."""
    found = {}
    for here, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(here, name)
            if not os.path.islink(path) and os.path.isfile(path):
                found[os.path.relpath(path, folder)] = Path(path).read_bytes()
    return found
