"""Measure the main job on pinned real projects: coverage, verdicts, seconds, memory, and what ``fix --write`` does.

For each project, in fresh processes: ``graphlift check --format json`` without and with a warm cache, then
``graphlift fix --write`` twice on a copy. Checked against the source with ``ast`` alone: every ``def`` of every file
that parses is reported exactly once with a verdict, every written file still parses, nothing but decorators and imports
differs, and the second ``fix`` changes nothing. Prints the Markdown table of ``docs/corpus.md``.
"""

from __future__ import annotations

import argparse
import ast
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import warnings
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from graphlift.eval.corpus import find_pin, obtain

PROJECTS = ("gpflow", "deepctr", "nobrainer", "trieste", "tensorflow-addons")
Definition = tuple[str, int]
"""Path relative to the project and line of the ``def`` keyword."""


@dataclass(frozen=True, slots=True)
class Run:
    """One finished process: exit code, seconds of wall clock, peak resident memory in MiB, standard output."""

    code: int
    seconds: float
    mebibytes: float
    output: str


@dataclass(slots=True)
class Measurement:
    """What was measured on one project."""

    project: str
    lines: int = 0
    functions: int = 0
    candidates: int = 0
    verdicts: Counter[str] = field(default_factory=Counter)
    context: str = ""
    cold: Run | None = None
    warm: Run | None = None
    edited: int = 0
    problems: list[str] = field(default_factory=list)


def run(arguments: Sequence[str], cache: Path, scratch: Path) -> Run:
    """Run ``graphlift`` with ``arguments`` in a fresh process whose caches are below ``cache``."""
    environment = {**os.environ, "GRAPHLIFT_CACHE_DIR": str(cache)}
    output = scratch / "stdout"
    with output.open("wb") as stdout, (scratch / "stderr").open("wb") as stderr:
        start = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-P", "-m", "graphlift", *arguments], stdout=stdout, stderr=stderr, env=environment
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in {0, 1, 4}:
        sys.stderr.write((scratch / "stderr").read_text(encoding="utf-8", errors="replace")[-2000:])
    # ru_maxrss of a waited-for process covers its own children that were waited for.
    mebibytes = usage.ru_maxrss / 1024
    return Run(process.returncode, seconds, mebibytes, output.read_text(encoding="utf-8", errors="replace"))


def parse(path: Path) -> ast.Module | None:
    """The syntax tree of ``path``, or None when Python itself cannot parse it."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(path.read_bytes())
    except (SyntaxError, ValueError, RecursionError, OSError):
        return None


def definitions(root: Path) -> Iterator[Definition]:
    """Every ``def`` in every parsable ``.py`` file below ``root``."""
    for path in sorted(root.rglob("*.py")):
        tree = parse(path)
        if tree is None:
            continue
        relative = path.relative_to(root).as_posix()
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield relative, node.lineno


def source_lines(root: Path) -> int:
    """Lines of all ``.py`` files below ``root``."""
    return sum(path.read_bytes().count(b"\n") for path in root.rglob("*.py"))


class _Bare(ast.NodeTransformer):
    """Drops what ``fix`` may change: decorators and imports."""

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        node.decorator_list = []
        return self.generic_visit(node)

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> ast.AST:
        node.decorator_list = []
        return self.generic_visit(node)

    def visit_Import(self, node: ast.Import) -> None:
        return None

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        return None


def same_but_for_decorators(before: Path, after: Path) -> bool:
    """Whether two versions of a file differ in decorators and imports only."""
    trees = [parse(before), parse(after)]
    if trees[0] is None or trees[1] is None:
        return False
    return len({ast.dump(_Bare().visit(tree)) for tree in trees if tree is not None}) == 1


def check_report(report: dict[str, object], root: Path, measurement: Measurement) -> None:
    """Compare the functions of a JSON report with the definitions in the source."""
    functions = report["functions"]
    assert isinstance(functions, list)
    expected = Counter(definitions(root))
    listed = Counter((str(one["path"]), int(one["line"])) for one in functions)
    if expected != listed:
        missing, extra = expected - listed, listed - expected
        measurement.problems.append(
            f"{missing.total()} definitions missing {sorted(missing)[:3]}, {extra.total()} extra {sorted(extra)[:3]}"
        )
    if any(not one.get("verdict", {}).get("refactoring") for one in functions):
        measurement.problems.append("functions without a verdict")
    measurement.functions = len(functions)
    measurement.candidates = sum(bool(one["candidate"]) for one in functions)
    for one in functions:
        verdict = one["verdict"]
        measurement.verdicts[verdict["transformation"] or "none"] += 1
        for failure in verdict["failures"]:
            if failure.get("primary"):
                measurement.verdicts[f"code {failure['code']}"] += 1
    tool = report["tool"]
    assert isinstance(tool, dict)
    measurement.context = str(tool.get("context"))


def check_fix(root: Path, scratch: Path, cache: Path, measurement: Measurement) -> None:
    """Run ``fix --write`` twice on a copy and compare the files."""
    copy = scratch / "copy"
    shutil.copytree(root, copy, symlinks=True)
    first = run(["fix", str(copy), "--write", "--unsafe"], cache, scratch)
    if first.code not in {0, 1, 4}:
        measurement.problems.append(f"fix ended with code {first.code}")
    for path in sorted(copy.rglob("*.py")):
        original = root / path.relative_to(copy)
        if path.read_bytes() == original.read_bytes():
            continue
        measurement.edited += 1
        if not same_but_for_decorators(original, path):
            measurement.problems.append(f"{path.relative_to(copy)} differs in more than decorators and imports")
    state = {path: path.read_bytes() for path in copy.rglob("*") if path.is_file()}
    if {path.relative_to(copy) for path in state} != {
        path.relative_to(root) for path in root.rglob("*") if path.is_file()
    }:
        measurement.problems.append("fix left or removed files")
    run(["fix", str(copy), "--write", "--unsafe"], cache, scratch)
    if state != {path: path.read_bytes() for path in copy.rglob("*") if path.is_file()}:
        measurement.problems.append("a second fix changes files")


def measure(project: str, root: Path, options: Sequence[str]) -> Measurement:
    """Measure one unpacked project."""
    measurement = Measurement(project, lines=source_lines(root))
    with tempfile.TemporaryDirectory(prefix="graphlift-bench-") as name:
        scratch = Path(name)
        cache = scratch / "cache"
        arguments = ["check", str(root), "--format", "json", *options]
        measurement.cold = run(arguments, cache, scratch)
        if measurement.cold.code not in {0, 1, 4}:
            measurement.problems.append(f"check ended with code {measurement.cold.code}")
            return measurement
        check_report(json.loads(measurement.cold.output), root, measurement)
        measurement.warm = run(arguments, cache, scratch)
        first, second = (json.loads(one.output) for one in (measurement.cold, measurement.warm))
        if {**first, "timing": 0} != {**second, "timing": 0}:
            measurement.problems.append("two runs give different reports")
        check_fix(root, scratch, cache, measurement)
    return measurement


def table(measurements: Sequence[Measurement]) -> str:
    """The measurements as a Markdown table."""
    codes = sorted(
        {name for one in measurements for name in one.verdicts if name.startswith("code ")}, key=lambda c: int(c[5:])
    )
    names = ["CONVERT_TO_HYBRID", "CONVERT_TO_EAGER"]
    head = ["project", "lines", "functions", "candidates", "to hybrid", "to eager", *codes]
    head += ["cold s", "warm s", "peak MiB", "context", "files edited", "problems"]
    rows = [head, ["---"] * len(head)]
    for one in measurements:
        cold, warm = one.cold, one.warm
        cells: list[object] = [one.project, one.lines, one.functions, one.candidates]
        cells += [one.verdicts[name] for name in (*names, *codes)]
        cells += [f"{cold.seconds:.1f}" if cold else "-", f"{warm.seconds:.1f}" if warm else "-"]
        cells += [f"{max(r.mebibytes for r in (cold, warm) if r):.0f}" if cold else "-", one.context, one.edited]
        cells.append("; ".join(one.problems) or "none")
        rows.append([str(cell) for cell in cells])
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure the projects; the exit code is 1 when a check failed."""
    parser = argparse.ArgumentParser(prog="python -m graphlift.eval.bench.corpus", description=__doc__)
    parser.add_argument("projects", nargs="*", default=PROJECTS, metavar="NAME", help="pinned projects")
    parser.add_argument("--work", type=Path, default=Path(".graphlift/corpus"), metavar="DIR", help="where to unpack")
    parser.add_argument("--option", action="append", default=[], help="passed on to `graphlift check`")
    options = parser.parse_args(arguments)
    measurements = []
    for name in options.projects:
        pin = find_pin(name)
        measurements.append(measure(f"{pin.name} {pin.version}", obtain(pin, options.work), options.option))
        print(table(measurements[-1:]).splitlines()[-1], file=sys.stderr, flush=True)
    print(table(measurements))
    return 1 if any(one.problems for one in measurements) else 0


if __name__ == "__main__":
    sys.exit(main())
