"""Seconds from source to call graph, beside other tools.

    python -m graphlift.eval.bench.callgraph [--repeat 3] [--limit 120] [--tool "pyan3=pyan3 --dot {files}"] PACKAGE …

PACKAGE is the folder of a whole package. Each run is a process of its own with a time limit; extraction is not cached.
Printed are medians of wall-clock seconds (``-``: over the limit or failed) and graphlift's memory; figures of
different tools belong together only when they are of one run of this script. Other tools are run as they are given:
``{files}`` stands for the package's files, ``{package}`` for its folder.
"""

from __future__ import annotations

import argparse
import shlex
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

_OWN = """
import resource, sys
from pathlib import Path
from graphlift.engine.programcache import load_program_file
from graphlift.eval.callgraph import call_graph
from graphlift.rules import call_graph_program
call_graph([Path(sys.argv[1])], load_program_file(str(call_graph_program())), context=sys.argv[2])
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def seconds(command: Sequence[str], limit: float) -> tuple[float, str] | None:
    """Wall-clock seconds of ``command`` and what it printed; None when it failed or took longer than ``limit``."""
    started = time.perf_counter()
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=limit, check=True)
    except (OSError, subprocess.TimeoutExpired, subprocess.CalledProcessError):
        return None
    return time.perf_counter() - started, done.stdout


def median(command: Sequence[str], limit: float, repeat: int) -> tuple[float, str] | None:
    """The median of ``repeat`` runs; None as soon as one fails."""
    runs = []
    for _ in range(repeat):
        run = seconds(command, limit)
        if run is None:
            return None
        runs.append(run)
    return statistics.median(run[0] for run in runs), runs[-1][1]


def commands(package: Path, tools: Sequence[str]) -> dict[str, list[str]]:
    """What to run on ``package``, by name."""
    found = {
        f"graphlift {context}": [sys.executable, "-P", "-c", _OWN, str(package), context]
        for context in ("insensitive", "object")
    }
    files = [str(path) for path in sorted(package.rglob("*.py"))]
    for tool in tools:
        name, _, text = tool.partition("=")
        command: list[str] = []
        for word in shlex.split(text):
            if word == "{files}":
                command.extend(files)
            else:
                command.append(word.replace("{package}", str(package)).replace("{python}", sys.executable))
        found[name] = command
    return found


def main() -> int:
    """Print one line for each package and tool."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("packages", type=Path, nargs="+")
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--limit", type=float, default=120.0, help="seconds that one run may take")
    parser.add_argument("--tool", action="append", default=[], help="NAME=COMMAND of another tool")
    options = parser.parse_args()
    for package in options.packages:
        for name, command in commands(package, options.tool).items():
            found = median(command, options.limit, options.repeat)
            took = "-" if found is None else f"{found[0]:.1f} s"
            memory = f", {found[1].strip()} MiB" if found and name.startswith("graphlift") else ""
            print(f"{package.name:24} {name:24} {took}{memory}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
