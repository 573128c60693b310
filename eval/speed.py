"""A program before and after `fix`: the same results, and how much faster.

The program is run as it is, in fresh processes that take turns, under the real framework. Importing the framework is
not part of the program's time: it is the same for both and would hide the difference.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import statistics
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from graphlift.eval.processes import Finished, run_process

_DRIVER = """\
import json, os, runpy, sys, time
script, report = sys.argv[1:3]
sys.argv = [script, *sys.argv[3:]]
sys.path[0] = os.path.dirname(os.path.abspath(script))
import tensorflow
wall, cpu = time.perf_counter(), time.process_time()
try:
    runpy.run_path(script, run_name="__main__")
finally:
    figures = {"seconds": time.perf_counter() - wall, "cpu_seconds": time.process_time() - cpu}
    with open(report, "w") as stream:
        json.dump(figures, stream)
"""

_LEFT_OUT = shutil.ignore_patterns(
    ".git", ".hg", ".venv", "venv", "__pycache__", ".tox", ".nox", "node_modules", ".graphlift"
)
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?|\bnan\b|[-+]?\binf\b", re.IGNORECASE)
_RESULT = re.compile(r"loss|acc|accuracy|error|mse|mae|rmse|auc|elbo|nll|reward|score|likelihood|metric", re.IGNORECASE)
_TIME = re.compile(r"\btime\b|seconds|\bsec\b|\bms\b|it/s|steps?/s|\bETA\b|elapsed", re.IGNORECASE)


class SpeedError(Exception):
    """The program cannot be compared: it fails, or takes too long."""


@dataclass(frozen=True, slots=True)
class Side:
    """One version of the program: its runs' figures, and what it printed."""

    seconds: tuple[float, ...]
    cpu_seconds: tuple[float, ...]
    process_seconds: tuple[float, ...]
    peak_mb: float
    output: str

    @property
    def median(self) -> float:
        """Median seconds of the program itself."""
        return statistics.median(self.seconds)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Both versions. ``differences`` is empty when they print the same results within the tolerance."""

    before: Side
    after: Side
    compared: int
    differences: tuple[str, ...]

    @property
    def speedup(self) -> float:
        """Median of before over median of after."""
        return self.before.median / self.after.median

    @property
    def cpu_speedup(self) -> float:
        """The same in CPU seconds."""
        return statistics.median(self.before.cpu_seconds) / statistics.median(self.after.cpu_seconds)


def copy_project(project: Path, target: Path) -> None:
    """Copy a project for editing and running; links are copied as links, environments and caches left out."""
    shutil.copytree(project, target, symlinks=True, ignore=_LEFT_OUT)


def compare(
    script: str,
    before: Path,
    after: Path,
    *,
    python: str,
    arguments: Sequence[str] = (),
    runs: int = 3,
    time_limit: float = 600,
    memory_limit_mb: int = 0,
    tolerance: float = 1e-4,
    told: Callable[[str, float], None] = lambda side, seconds: None,
) -> Comparison:
    """Run ``script`` (relative to both folders) in each, ``runs`` times, taking turns.

    Args:
        script: the program.
        before: folder with the original.
        after: folder with the edited copy.
        python: interpreter that has the framework.
        arguments: for the program.
        runs: how often each version runs; the medians count.
        time_limit: seconds for one run.
        memory_limit_mb: address space of one run; 0: none.
        tolerance: relative difference of two printed results that counts as equal.
        told: called after each run with `before` or `after` and its seconds.

    Raises:
        SpeedError: when a run fails or takes too long.
    """
    taken: dict[str, list[tuple[Finished, float, float]]] = {"before": [], "after": []}
    folders = {"before": before, "after": after}
    for number in range(runs):
        # The order changes from round to round, so that a machine that gets slower harms both alike.
        for side in ("before", "after") if number % 2 == 0 else ("after", "before"):
            figures = _run(script, folders[side], side, python, arguments, time_limit, memory_limit_mb)
            taken[side].append(figures)
            told(side, figures[1])
    sides = {name: _side(runs_of) for name, runs_of in taken.items()}
    compared, differences = differing(sides["before"].output, sides["after"].output, tolerance)
    return Comparison(sides["before"], sides["after"], compared, tuple(differences))


def differing(before: str, after: str, tolerance: float) -> tuple[int, list[str]]:
    """How many result lines (those that name a loss, an accuracy …) were compared, and which differ.

    Lines about time are left out; numbers are equal within the relative ``tolerance``.
    """
    old, new = _results(before), _results(after)
    found = []
    for left, right in zip(old, new, strict=False):
        if not _same(left, right, tolerance):
            found.append(f"before: {left}\nafter:  {right}")
    if len(old) != len(new):
        found.append(f"before printed {len(old)} lines with results, after {len(new)}")
    return min(len(old), len(new)), found


def _results(output: str) -> list[str]:
    # A progress bar redraws its line: what counts is how it ended.
    lines = (line.rsplit("\r", 1)[-1].strip() for line in output.replace("\r\n", "\n").split("\n"))
    return [line for line in lines if _RESULT.search(line) and _NUMBER.search(line) and not _TIME.search(line)]


def _same(left: str, right: str, tolerance: float) -> bool:
    if _NUMBER.sub("#", left) != _NUMBER.sub("#", right):
        return False
    pairs = zip(_numbers(left), _numbers(right), strict=True)
    return all(a == b or (a != a and b != b) or abs(a - b) <= tolerance * max(abs(a), abs(b)) for a, b in pairs)


def _numbers(line: str) -> Iterable[float]:
    return map(float, _NUMBER.findall(line))


def _run(
    script: str, folder: Path, side: str, python: str, arguments: Sequence[str], time_limit: float, memory_limit: int
) -> tuple[Finished, float, float]:
    with tempfile.TemporaryDirectory() as scratch:
        driver, report = Path(scratch) / "driver.py", Path(scratch) / "figures.json"
        driver.write_text(_DRIVER, encoding="utf-8")
        # Same hash seed and no log of devices; nothing else of the environment changes.
        environment = {"TF_CPP_MIN_LOG_LEVEL": "3", **os.environ, "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1"}
        environment.pop("PYTHONPATH", None)
        path = folder / script
        finished = run_process(
            [python, str(driver), str(path), str(report), *arguments],
            time_limit=time_limit,
            memory_limit_mb=memory_limit,
            cwd=path.parent,
            environment=environment,
        )
        if finished.timed_out:
            raise SpeedError(f"the program {side} the edits took longer than {time_limit:g} s")
        if finished.exit_code != 0 or not report.is_file():
            raise SpeedError(
                f"the program {side} the edits failed (exit code {finished.exit_code}):\n{finished.stderr[-2000:]}"
            )
        figures = json.loads(report.read_text(encoding="utf-8"))
        return finished, float(figures["seconds"]), float(figures["cpu_seconds"])


def _side(runs: Sequence[tuple[Finished, float, float]]) -> Side:
    return Side(
        tuple(seconds for _, seconds, _ in runs),
        tuple(cpu for _, _, cpu in runs),
        tuple(finished.seconds for finished, _, _ in runs),
        max(finished.peak_mb for finished, _, _ in runs),
        runs[0][0].stdout,
    )
