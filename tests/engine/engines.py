"""Running a program on either engine; the real Soufflé takes part where it is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from graphlift.engine.souffle import ENVIRONMENT_VARIABLE

SOUFFLE = shutil.which(os.environ.get(ENVIRONMENT_VARIABLE) or "souffle")

with_souffle = pytest.mark.skipif(SOUFFLE is None, reason="Soufflé is not installed")

both_engines = pytest.mark.parametrize("engine", ["embedded", pytest.param("souffle", marks=with_souffle)])
"""The test's ``engine`` is the embedded engine, and Soufflé."""


@dataclass(frozen=True)
class Ended:
    """How a run ended: exit code, standard output and error, and the sorted lines of each file written."""

    code: int
    stdout: str
    stderr: str
    files: dict[str, list[str]]


def run_program(
    engine: str,
    folder: Path,
    text: str,
    facts: dict[str, str | bytes] | None = None,
    *,
    stdin: str = "",
    variables: dict[str, str] | None = None,
    output: str = "",
    options: Sequence[str] = ("-w",),
) -> Ended:
    """Run a program as a process of its own: Soufflé itself, or ``graphlift datalog`` with the embedded engine.

    Args:
        facts: contents of fact files by name.
        output: where outputs go instead of a folder of the engine's own.
        options: more options, which both understand.
    """
    places = folder / "facts", folder / f"out-{engine}"
    for place in places:
        place.mkdir(exist_ok=True)
    program = folder / "program.dl"
    program.write_text(text)
    for name, content in (facts or {}).items():
        (places[0] / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    given = [*options, str(program), "-F", str(places[0]), "-D", output or str(places[1])]
    if engine == "souffle":
        assert SOUFFLE is not None
        command = [SOUFFLE, *given]
    else:
        command = [sys.executable, "-P", "-m", "graphlift", "datalog", "--engine", "embedded", *given]
    environment = os.environ | {"GRAPHLIFT_CACHE_DIR": str(folder / "cache")} | (variables or {})
    done = subprocess.run(command, input=stdin.encode(), capture_output=True, env=environment, timeout=300, check=False)
    files = {
        str(path.relative_to(places[1])): sorted(path.read_bytes().decode(errors="surrogateescape").split("\n")[:-1])
        for path in sorted(places[1].rglob("*"))
        if path.is_file()
    }
    return Ended(done.returncode, done.stdout.decode(), done.stderr.decode(errors="replace"), files)
