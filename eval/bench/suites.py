"""Recall and precision of the call graph on the test suites of pinned packages.

    python -m graphlift.eval.bench.suites --work DIR [NAME …] [--context names] [--record-only]

For each package of ``corpora/suites.toml``: its source distribution is downloaded, checked and unpacked, the parts that
are analysed are copied, its tests run once under ``record_edges.py`` in an environment below DIR (this executes the
package's code), and the call graph of the copy is compared with the edges that ran. What was recorded is kept and used
again. Prints a Markdown table (its rows are those of ``docs/callgraph.md``), a row when it is known, and the totals.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tomllib
import venv
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from graphlift.eval.bench.executed_edges import OVER_BUDGET
from graphlift.eval.callgraph import LEVELS
from graphlift.eval.corpus import Pin, obtain, parse_pins
from graphlift.eval.processes import run_process
from graphlift.facts.errors import GraphliftError

_HEADER = """\
| package with its tests | executed edges | missed | recall | share | level | CPU s | MiB |
|---|---|---|---|---|---|---|---|"""


@dataclass(frozen=True, slots=True)
class Suite:
    """A package, which parts of it are analysed, and how its tests are run."""

    pin: Pin
    parts: tuple[str, ...]
    tests: tuple[str, ...]
    """What pytest is given."""
    requires: tuple[str, ...]
    """What the tests need from the package index besides the package, its dependencies and pytest."""
    runner: tuple[str, ...] | None
    """The program that runs the tests where pytest does not."""


def suites() -> dict[str, Suite]:
    """The pinned suites by name."""
    text = resources.files("graphlift.eval").joinpath("corpora/suites.toml").read_text(encoding="utf-8")
    return {
        name: Suite(
            parse_pins(given["pin"])[0],
            tuple(given["parts"]),
            tuple(given.get("tests", ())),
            tuple(given.get("requires", ())),
            tuple(given["runner"]) if "runner" in given else None,
        )
        for name, given in tomllib.loads(text).items()
    }


def environment(work: Path) -> Path:
    """The interpreter of the environment below ``work`` that tests run in, made unless it is there."""
    home = work / "environment"
    python = home / "bin" / "python"
    if not python.exists():
        venv.create(home, with_pip=True)
        install(python, "pytest<9")  # suites of older releases use what 9 removed
    return python


def install(python: Path, *requirements: str) -> None:
    """Install from the package index.

    Raises:
        subprocess.CalledProcessError: when pip fails.
    """
    subprocess.run([python, "-m", "pip", "install", "--quiet", *requirements], check=True)


def prepare(name: str, suite: Suite, work: Path) -> Path:
    """The copy of what is analysed of a suite.

    Raises:
        GraphliftError: when the distribution cannot be had.
    """
    target = work / "src" / name
    if not target.exists():
        unpacked = obtain(suite.pin, work / "sdist")
        (source,) = (entry for entry in unpacked.iterdir() if entry.is_dir())
        stage = work / "src" / f".{name}"
        shutil.rmtree(stage, ignore_errors=True)
        for part in suite.parts:
            (stage / part).parent.mkdir(parents=True, exist_ok=True)
            if (source / part).is_dir():
                shutil.copytree(source / part, stage / part, symlinks=True)
            else:
                shutil.copy2(source / part, stage / part)
        stage.rename(target)
    return target


def record(name: str, suite: Suite, root: Path, work: Path, limit: float) -> Path:
    """The file of the edges that the suite's tests execute in its copy ``root``, recorded unless it is there."""
    edges = work / "edges" / name
    if not edges.exists():
        python = environment(work)
        # The project itself too: what it needs, and its metadata. Its code is the copy's, which comes first.
        install(python, f"{suite.pin.name}=={suite.pin.version}", *suite.requires)
        edges.parent.mkdir(parents=True, exist_ok=True)
        recorder = Path(__file__).with_name("record_edges.py")
        pytest = ["-m", "pytest", "-q", "-p", "no:cacheprovider", "-o", "addopts=", *suite.tests]
        tests = pytest if suite.runner is None else list(suite.runner)
        found = run_process(
            [str(python), str(recorder), str(root), str(edges), *tests],
            time_limit=limit,
            cwd=root,
            environment={**os.environ, "PYTHONPATH": str(root / "src" if (root / "src").is_dir() else root)},
        )
        last = (found.stdout.strip().splitlines() or [""])[-1]
        print(f"{name}: {last} (exit code {found.exit_code}, {found.seconds:.0f} s)", file=sys.stderr)
    return edges


def measure(root: Path, edges: Path, context: str, tuples: int, limit: float) -> dict[str, float | str] | str:
    """The figures of ``executed_edges.py``, in processes of their own; a text when there are none.

    As `graphlift callgraph` does, an analysis that exceeds its budget is repeated by names; time and memory are those
    of all attempts together.
    """
    command = [sys.executable, "-P", "-m", "graphlift.eval.bench.executed_edges", str(root), "--json"]
    command += ["--recorded", str(edges)]
    seconds = peak = 0.0
    below = [level for level in ("names", "text") if LEVELS.index(level) < LEVELS.index(context)]
    for level in (context, *below):
        budget = [] if level == "text" else [f"--max-tuples={tuples}"]
        found = run_process([*command, "--context", level, *budget], time_limit=limit)
        seconds, peak = seconds + found.cpu_seconds, max(peak, found.peak_mb)
        if found.exit_code != OVER_BUDGET:
            break
    if found.timed_out:
        return f"more than {limit:.0f} s"
    if found.exit_code:
        return (found.stderr.strip().splitlines() or ["no output"])[-1]
    return {**json.loads(found.stdout), "level": level, "seconds": seconds, "mebibytes": peak}


def main() -> int:
    """Print the table; the exit code is 1 when a suite has no figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help="a suite of corpora/suites.toml (default: all)")
    parser.add_argument("--work", type=Path, required=True, metavar="DIR", help="where to keep packages and edges")
    parser.add_argument("--context", default="object", choices=LEVELS)
    parser.add_argument("--max-tuples", type=int, default=15_000_000, help="the budget, that of `graphlift callgraph`")
    parser.add_argument("--limit", type=float, default=900, metavar="SECONDS", help="for each run of tests or analysis")
    parser.add_argument("--record-only", action="store_true", help="run the tests, analyse nothing")
    options = parser.parse_args()
    work = options.work.resolve()
    known = suites()
    if unknown := sorted(set(options.names) - set(known)):
        parser.error(f"no suite is called {', '.join(unknown)}; there are {', '.join(known)}")
    executed = missed = failed = 0
    print(_HEADER)
    for name in options.names or known:
        suite = known[name]
        try:
            root = prepare(name, suite, work)
            edges = record(name, suite, root, work, options.limit)
            if options.record_only:
                continue
            figures = measure(root, edges, options.context, options.max_tuples, options.limit)
        except (GraphliftError, OSError, subprocess.CalledProcessError) as error:
            figures = str(error)
        if isinstance(figures, str):
            failed += 1
            print(f"| {suite.pin.name} {suite.pin.version} | {figures} |", flush=True)
        else:
            executed += int(figures["executed"])
            missed += int(figures["missed"])
            print(
                f"| {suite.pin.name} {suite.pin.version} | {figures['executed']} | {figures['missed']} | "
                f"{figures['recall']:.3f} | {figures['share']:.2f} | `{figures['level']}` | {figures['seconds']:.0f} | "
                f"{figures['mebibytes']:.0f} |",
                flush=True,
            )
    if executed:
        print(f"{executed} executed edges, {missed} missed, recall {1 - missed / executed:.4f}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
