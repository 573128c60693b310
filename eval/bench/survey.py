"""Put code that nobody chose for the purpose through extraction and insensitive points-to: does anything fall over?

Each project is a package of a folder like `site-packages`, or a part of the standard library of the running Python
(single-file modules ten at a time); each has a process of its own. Besides crashes, three things are checked against
the files themselves: every `.py` file is either in the facts or has exactly one diagnostic; what was left out is what
Python's parser refuses (or too large); every module that was extracted is in the call graph. Where points-to exceeds
its budget the call graph is found by names alone, as `graphlift callgraph` does; the survey counts them apart,
with the rules that took the most time and the relations that grew the most. `budget` are those that exceed it by names
too.

    python -m graphlift.eval.bench.survey --stdlib
    python -m graphlift.eval.bench.survey .venv/lib/python3.11/site-packages --workers 2 --output survey.json
"""

from __future__ import annotations

import argparse
import ast
import gc
import json
import os
import sys
import time
import warnings
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final

from graphlift.engine import Budget, BudgetExceeded
from graphlift.engine.api import code_cache
from graphlift.engine.evaluator import Evaluation
from graphlift.engine.programcache import cache_directory, load_program_file
from graphlift.engine.stratify import restrict
from graphlift.eval.processes import run_process
from graphlift.extractor import extract
from graphlift.extractor.diagnostics import Code
from graphlift.extractor.extraction import Extraction
from graphlift.facts.tables import load_tables
from graphlift.refactor.callgraph import OUTPUTS, call_graph
from graphlift.rules import call_graph_program, model_directories, names_program

MODULES: Final = "(modules {})"
"""The projects that hold the single-file modules of a folder."""

_TOGETHER: Final = 10
"""Single-file modules in one project."""


@dataclass(frozen=True, slots=True)
class Project:
    """What one process analyses: ``entries`` of ``root``."""

    name: str
    root: Path
    entries: tuple[str, ...]


@dataclass(slots=True)
class Survey:
    """What became of one project. Empty lists are what a correct tool yields."""

    project: str
    status: str = "crash"
    """`ok`, `names` (points-to exceeded its budget, names did not), `budget` (both did), or `crash`."""
    files: int = 0
    extracted: int = 0
    lines: int = 0
    left_out: dict[str, int] = field(default_factory=dict)
    """Diagnostics by code."""
    unaccounted: list[str] = field(default_factory=list)
    """Files with neither facts nor exactly one diagnostic."""
    unjustified: list[str] = field(default_factory=list)
    """Files that were left out although Python parses them."""
    missing: list[str] = field(default_factory=list)
    """Extracted modules that are not in the call graph."""
    functions: int = 0
    edges: int = 0
    extraction_seconds: float = 0.0
    points_to_seconds: float = 0.0
    names_seconds: float = 0.0
    peak_mb: float = 0.0
    tuples: int = 0
    slowest: list[str] = field(default_factory=list)
    """The rules that took the most time, with their seconds."""
    largest: list[str] = field(default_factory=list)
    """The relations with the most tuples, with their sizes."""
    error: str = ""

    @property
    def sound(self) -> bool:
        """Whether nothing fell over and everything is accounted for."""
        return self.status != "crash" and not (self.unaccounted or self.unjustified or self.missing)


def packages(folder: Path) -> list[Project]:
    """A project for each package in ``folder``, and some for its single-file modules."""
    found: list[Project] = []
    modules: list[str] = []
    for entry in sorted(folder.iterdir()):
        if entry.name in ("site-packages", "__pycache__") or entry.suffix in (".dist-info", ".egg-info"):
            continue
        if entry.is_dir() and any(entry.rglob("*.py")):
            found.append(Project(entry.name, folder, (entry.name,)))
        elif entry.suffix == ".py":
            modules.append(entry.name)
    groups = [tuple(modules[first : first + _TOGETHER]) for first in range(0, len(modules), _TOGETHER)]
    return [*found, *(Project(MODULES.format(number), folder, group) for number, group in enumerate(groups, 1))]


def source_files(project: Project) -> Iterator[str]:
    """The regular `.py` files of ``project``, relative to its root, found without graphlift."""
    for entry in project.entries:
        path = project.root / entry
        if path.is_file():
            yield entry
        for home, folders, names in os.walk(path):
            folders[:] = [folder for folder in folders if not os.path.exists(os.path.join(home, folder, "pyvenv.cfg"))]
            for name in names:
                file = Path(home, name)
                if name.endswith(".py") and file.is_file() and not file.is_symlink():
                    yield file.relative_to(project.root).as_posix()


def parses(path: Path) -> bool:
    """Whether Python's own parser accepts the file."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ast.parse(path.read_bytes())
    except (SyntaxError, ValueError, RecursionError, MemoryError, LookupError):
        return False
    return True


def account(project: Project, extraction: Extraction, into: Survey) -> None:
    """Compare what was extracted with the files of ``project``."""
    expected = set(source_files(project))
    told = Counter(diagnostic.path for diagnostic in extraction.diagnostics)
    known = Counter(extraction.files) + told
    into.files, into.extracted, into.lines = len(expected), len(extraction.files), extraction.stats.lines
    into.left_out = dict(Counter(diagnostic.code.value for diagnostic in extraction.diagnostics))
    into.unaccounted = sorted(path for path in expected if known[path] != 1)
    into.unjustified = sorted(
        diagnostic.path
        for diagnostic in extraction.diagnostics
        if diagnostic.path in expected
        and diagnostic.code is not Code.TOO_LARGE
        and parses(project.root / diagnostic.path)
    )


def survey(project: Project, budget: Budget, found: Survey) -> None:
    """Analyse ``project`` in this process."""
    started = time.process_time()
    extraction = extract([project.root / entry for entry in project.entries], root=project.root, jobs=1, cache=False)
    found.extraction_seconds = round(time.process_time() - started, 2)
    account(project, extraction, found)
    facts = extraction.facts
    modules = facts.frame("scope_name").merge(facts.frame("module"), left_on="c", right_on="m")["name_x"].tolist()
    load_tables(facts, model_directories(None))
    facts.put_rows("option", [("context", "insensitive"), ("seed", "all")])
    results = None
    for status, path in (("ok", call_graph_program()), ("names", names_program())):
        program = restrict(load_program_file(str(path)), OUTPUTS)
        evaluation = Evaluation(program, facts, None, budget, code_cache(cache_directory() / "code", program))
        started = time.process_time()
        try:
            evaluation.evaluate()
            results = evaluation.results(OUTPUTS)
            found.status = status
            break
        except BudgetExceeded as error:
            found.status, found.error = "budget", str(error)
        finally:
            seconds = round(time.process_time() - started, 2)
            if status == "ok":
                found.points_to_seconds = seconds
                profile(evaluation, found)
            else:
                found.names_seconds = seconds
            # What filled the budget goes before the next run fills memory.
            del evaluation
            gc.collect()
    if results is None:
        return
    graph = call_graph(facts, results)
    found.functions, found.edges = len(graph), sum(map(len, graph.values()))
    found.missing = sorted(set(modules) - graph.keys())


def profile(evaluation: Evaluation, into: Survey) -> None:
    """Where the time went and what grew."""
    sizes = sorted(((relation.count, name) for name, relation in evaluation.relations.items()), reverse=True)
    into.tuples = sum(count for count, _ in sizes)
    into.largest = [f"{name} {count}" for count, name in sizes[:5]]
    into.slowest = [f"{cost.where} {cost.seconds:.1f} s" for cost in evaluation.stats.slowest(5)]


def run(project: Project, options: argparse.Namespace) -> Survey:
    """Analyse ``project`` in a process of its own."""
    command = [sys.executable, "-P", "-m", "graphlift.eval.bench.survey", "--one", project.name, str(project.root)]
    command += [f"--max-seconds={options.max_seconds}", f"--max-tuples={options.max_tuples}"]
    done = run_process(command, time_limit=options.time_limit or None, memory_limit_mb=options.memory_limit)
    try:
        found = Survey(**json.loads(done.stdout.splitlines()[-1]))
    except (IndexError, ValueError, TypeError):
        found = Survey(project.name, error=done.stderr.strip()[-500:])
    if done.timed_out:
        found.error = f"stopped after {options.time_limit:.0f} s"
    found.peak_mb = round(done.peak_mb, 1)
    return found


def table(found: Iterable[Survey]) -> Iterator[str]:
    """The lines of a Markdown table, one project each, as they come."""
    yield "| project | status | files | extracted | left out | lines | functions | edges | extract s | solve s | MB |"
    yield "|---|---|---|---|---|---|---|---|---|---|---|"
    for each in found:
        left_out = ", ".join(f"{count} {code}" for code, count in sorted(each.left_out.items())) or "–"
        yield (
            f"| {each.project} | {each.status} | {each.files} | {each.extracted} | {left_out} | {each.lines} "
            f"| {each.functions} | {each.edges} | {each.extraction_seconds} | {each.points_to_seconds} "
            f"| {each.peak_mb:.0f} |"
        )
        for label in ("unaccounted", "unjustified", "missing"):
            if getattr(each, label):
                yield f"  {label}: {', '.join(getattr(each, label)[:5])}"
        if each.error:
            yield f"  {each.error.splitlines()[-1]}"
        if each.status in ("names", "budget"):
            yield f"  slowest: {'; '.join(each.slowest[:3])}"
            yield f"  largest: {'; '.join(each.largest[:3])}"


def summary(found: Sequence[Survey]) -> str:
    """The totals in one line."""
    count = Counter(each.status for each in found)
    return (
        f"{len(found)} projects, {sum(each.files for each in found)} files, {sum(each.lines for each in found)} lines: "
        f"{count['ok']} ok, {count['names']} by names, {count['budget']} over budget, {count['crash']} crashed; "
        f"{sum(len(each.unaccounted) for each in found)} files unaccounted for, "
        f"{sum(len(each.unjustified) for each in found)} left out without need, "
        f"{sum(len(each.missing) for each in found)} modules missing from the graph"
    )


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, help="folders of packages")
    parser.add_argument("--stdlib", action="store_true", help="the standard library of this Python too")
    parser.add_argument("--only", action="append", metavar="NAME", help="this project only; repeatable")
    parser.add_argument("--one", metavar="NAME", help="analyse this project in this process and print JSON")
    parser.add_argument("--workers", type=int, default=1, help="processes at a time")
    parser.add_argument("--output", type=Path, help="write all results there, as JSON")
    parser.add_argument("--max-seconds", type=float, default=60.0, help="processor time of one evaluation")
    parser.add_argument("--max-tuples", type=int, default=20_000_000, help="of one evaluation")
    parser.add_argument("--time-limit", type=float, default=600.0, help="seconds of one process")
    parser.add_argument("--memory-limit", type=int, default=3000, help="MB of address space of one process")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table and the totals; 1 when something fell over or is unaccounted for."""
    options = _arguments(arguments)
    folders = [*options.folders, *([Path(os.__file__).parent] if options.stdlib else [])]
    projects = [project for folder in folders for project in packages(folder.resolve())]
    if options.one is not None:
        (project,) = (each for each in projects if each.name == options.one)
        single = Survey(project.name)
        survey(project, Budget(options.max_tuples, options.max_seconds, processor=True), single)
        print(json.dumps(asdict(single)))
        return 0
    chosen = [each for each in projects if options.only is None or each.name in options.only]
    results: list[Survey] = []

    def remembered() -> Iterator[Survey]:
        with ThreadPoolExecutor(options.workers) as pool:
            for found in pool.map(lambda project: run(project, options), chosen):
                results.append(found)
                yield found

    for line in table(remembered()):
        print(line, flush=True)
    print(summary(results))
    if options.output is not None:
        options.output.write_text(json.dumps([asdict(each) for each in results], indent=1), encoding="utf-8")
    return int(not all(each.sound for each in results))


if __name__ == "__main__":
    sys.exit(main())
