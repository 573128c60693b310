"""What ``make demo`` shows: the main job on the examples and on one real project."""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from graphlift.eval.corpus import UnpackError, find_pin, obtain
from graphlift.eval.index import DownloadError

PROJECT = "gpflow"
ACCEPTABLE = {0, 1}
"""Exit codes of ``graphlift`` that mean that the analysis was complete: clean, and with findings."""


def run(*arguments: str) -> int:
    """Run ``graphlift`` with ``arguments``, shown as a user would write them; return its exit code."""
    print(f"\n$ graphlift {' '.join(arguments)}", flush=True)
    # -P: in a source tree the current directory holds a part of the package only.
    return subprocess.run([sys.executable, "-P", "-m", "graphlift", *arguments], check=False).returncode


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the demonstration; the exit code is 0 when every analysis was complete."""
    parser = argparse.ArgumentParser(prog="python -m graphlift.eval.demo", description=__doc__)
    parser.add_argument("--examples", type=Path, default=Path("examples"), metavar="DIR")
    parser.add_argument("--work", type=Path, default=Path(".graphlift/corpus"), metavar="DIR", help="where to unpack")
    parser.add_argument("--explain", default="custom_training_loop.py:train_step", metavar="PATH:QUALNAME")
    options = parser.parse_args(arguments)
    examples = str(options.examples)
    codes = [
        run("check", examples),
        run("explain", f"{examples}/{options.explain}"),
        run("fix", examples, "--diff"),
    ]
    pin = find_pin(PROJECT)
    print(f"\nA real project: {pin.name}=={pin.version} from the package index, checked against its hash.", flush=True)
    try:
        project = obtain(pin, options.work)
    except (DownloadError, UnpackError) as error:
        print(f"It is left out: {error}", flush=True)
    else:
        codes.append(run("check", str(project)))
    return 0 if set(codes) <= ACCEPTABLE else 3


if __name__ == "__main__":
    sys.exit(main())
