"""How many of the call edges that a program executes are in the call graph.

    python -m graphlift.eval.bench.executed_edges ROOT [--python PYTHON] [--cwd DIR] -- -m pytest -q tests
    python -m graphlift.eval.bench.executed_edges ROOT --recorded EDGES

Runs the program below ROOT under ``record_edges.py`` (or reads what that has recorded), analyses ROOT, and prints the
recall of executed edges between functions of the project, how many of the edges that leave functions which ran were
executed (a bound on what is false: a run takes few of the paths there are), then the edges that the call graph misses,
by callee. An edge counts as found when the call graph has it with the same caller and callee; code of comprehensions
and class bodies counts as code of the function around it; importing a module is no edge.
"""

from __future__ import annotations

import argparse
import ast
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from graphlift.engine import Budget, BudgetExceeded, evaluate
from graphlift.engine.programcache import cache_directory, load_program_file
from graphlift.eval.callgraph import LEVELS, program_file
from graphlift.extractor.extraction import extract
from graphlift.facts.base import FactBase
from graphlift.facts.tables import load_tables
from graphlift.rules import model_directories

Site = tuple[str, int, str]
"""A code object as the recorder names it: path, first line, name."""

Place = tuple[str, int, int]
"""A definition as the facts place it: path, line, column."""

OVER_BUDGET = 3
"""The exit code of an analysis that exceeds its budget."""

_COMPREHENSIONS: dict[type[ast.AST], str] = {
    ast.ListComp: "<listcomp>",
    ast.SetComp: "<setcomp>",
    ast.DictComp: "<dictcomp>",
    ast.GeneratorExp: "<genexpr>",
}


@dataclass(frozen=True)
class Edge:
    """An executed edge: the definitions on both sides (several when two lambdas share a line), the line of the call."""

    callers: frozenset[Place]
    callees: frozenset[Place]
    line: int


class Definitions:
    """Which definition each code object of a file comes from."""

    def __init__(self, path: str, source: bytes) -> None:
        self.path = path
        self.lines = source.decode("utf-8", "replace").splitlines()
        self.found: dict[tuple[int, str], set[Place]] = {}
        self.callables: set[tuple[int, str]] = set()
        tree = ast.parse(source)
        self.found[(1, "<module>")] = {(path, 0, 0)}
        self._visit(tree, (path, 0, 0))

    def _visit(self, node: ast.AST, around: Place) -> None:
        for child in ast.iter_child_nodes(node):
            inner = around
            if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
                inner = (self.path, child.lineno, child.col_offset + 1)
                self._add(child, child.name, inner)
            elif isinstance(child, ast.Lambda):
                inner = (self.path, child.lineno, child.col_offset + 1)
                self._add(child, "<lambda>", inner)
            elif isinstance(child, ast.ClassDef):
                first = min([child.lineno, *(decorator.lineno for decorator in child.decorator_list)])
                self.found.setdefault((first, child.name), set()).add(around)
            else:
                name = _COMPREHENSIONS.get(type(child))
                if name is not None and isinstance(child, ast.expr):
                    self.found.setdefault((child.lineno, name), set()).add(around)
            self._visit(child, inner)

    def _add(self, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda, name: str, place: Place) -> None:
        decorators = [] if isinstance(node, ast.Lambda) else node.decorator_list
        first = min([node.lineno, *(decorator.lineno for decorator in decorators)])
        self.found.setdefault((first, name), set()).add(place)
        self.callables.add((first, name))


class Sources:
    """The files below ``root``, parsed on demand."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._files: dict[str, Definitions | None] = {}

    def file(self, path: str) -> Definitions | None:
        """The definitions of ``path``, None when it does not parse."""
        if path not in self._files:
            try:
                self._files[path] = Definitions(path, (self.root / path).read_bytes())
            except (OSError, SyntaxError, ValueError):
                self._files[path] = None
        return self._files[path]

    def places(self, site: Site) -> frozenset[Place]:
        """The definitions that ``site`` may come from."""
        file = self.file(site[0])
        return frozenset(file.found.get(site[1:], ())) if file else frozenset()

    def calls_function(self, site: Site) -> bool:
        """Whether ``site`` is a function: no module, class body or comprehension."""
        file = self.file(site[0])
        return file is not None and site[1:] in file.callables

    def line(self, path: str, line: int) -> str:
        """The text of a line."""
        file = self.file(path)
        return file.lines[line - 1].strip() if file and 0 < line <= len(file.lines) else ""


def read_edges(recorded: Path, sources: Sources) -> Iterator[Edge]:
    """The edges between functions in what ``record_edges.py`` wrote."""
    for text in recorded.read_text(encoding="utf-8").splitlines():
        caller, callee, line = json.loads(text)
        callers, callees = sources.places(tuple(caller)), sources.places(tuple(callee))
        if callers and callees and sources.calls_function(tuple(callee)):
            yield Edge(callers, callees, line)


def placed(facts: FactBase) -> dict[str, Place]:
    """Where each function and module of the project is defined; modules are at line 0."""
    files, spans, modules = facts.frame("file"), facts.frame("span"), facts.frame("module")
    paths = dict(zip(files["f"], files["path"], strict=True))
    places = {
        entity: (paths[file], int(line), int(column))
        for entity, file, line, column in zip(spans["e"], spans["f"], spans["line"], spans["column"], strict=True)
    }
    lines = facts.frame("definition_line")
    keywords = dict(zip(lines["c"], lines["line"], strict=True))
    found = {}
    for function in facts.frame("function")["f"]:
        path, first, column = places[function]
        # The span of a decorated function starts with its decorators.
        found[function] = (path, int(keywords.get(function, first)), column)
    found.update((module, (paths[file], 0, 0)) for module, file in zip(modules["m"], modules["f"], strict=True))
    return found


def static_edges(root: Path, context: str, tuples: int | None = None) -> tuple[set[tuple[Place, Place]], set[Place]]:
    """The edges of the call graph of ``root``, and all definitions.

    Raises:
        BudgetExceeded: when the evaluation derives more than ``tuples``.
    """
    facts = extract([root], root=root).facts
    places = placed(facts)
    load_tables(facts, model_directories(None), cache_directory() / "tables")
    facts.put_rows("option", [("context", context), ("seed", "all"), ("objects", "merged")])
    results = evaluate(
        load_program_file(str(program_file(context))),
        facts,
        outputs=["call_graph_edge"],
        budget=Budget(max_tuples=tuples),
        cache_dir=cache_directory() / "code",
    )
    edges = results.frame("call_graph_edge")
    pairs = zip(edges["caller"], edges["callee"], strict=True)
    return {(places[a], places[b]) for a, b in pairs if b in places}, set(places.values())


@dataclass(frozen=True)
class Recall:
    """What became of executed edges, and of the edges in the call graph that leave functions which ran."""

    executed: int
    missed: list[Edge]
    leaving: int
    taken: int
    edges: int

    @property
    def recall(self) -> float:
        """The part of executed edges that is in the call graph."""
        return 1 - len(self.missed) / max(self.executed, 1)

    @property
    def share(self) -> float:
        """The part of the call graph's edges, out of functions that ran, that was executed."""
        return self.taken / max(self.leaving, 1)


def recall_of(recorded: Path, sources: Sources, context: str, tuples: int | None = None) -> Recall:
    """Compare ``recorded`` with the call graph of the root of ``sources``.

    Raises:
        BudgetExceeded: when the evaluation derives more than ``tuples``.
    """
    executed = {(edge.callers, edge.callees): edge for edge in read_edges(recorded, sources)}
    static, known = static_edges(sources.root, context, tuples)
    missed = []
    count = 0
    for edge in executed.values():
        callers, callees = edge.callers & known, edge.callees & known
        if not callers or not callees:
            continue
        count += 1
        if not any((caller, callee) in static for caller in callers for callee in callees):
            missed.append(edge)
    return Recall(count, missed, *confirmed(static, executed.values()), len(static))


def record(root: Path, python: str, cwd: Path, output: Path, program: Sequence[str]) -> int:
    """Run ``program`` and record its edges."""
    recorder = Path(__file__).with_name("record_edges.py")
    command = [python, str(recorder), str(root), str(output), *program]
    return subprocess.run(command, cwd=cwd, check=False).returncode


def confirmed(static: set[tuple[Place, Place]], executed: Iterable[Edge]) -> tuple[int, int]:
    """How many edges of a call graph leave functions that ran, and how many of them were executed."""
    ran: set[Place] = set()
    taken: set[tuple[Place, Place]] = set()
    for edge in executed:
        ran |= edge.callers | edge.callees
        taken.update((caller, callee) for caller in edge.callers for callee in edge.callees)
    leaving = {edge for edge in static if edge[0] in ran}
    return len(leaving), len(leaving & taken)


def show(missed: Sequence[Edge], sources: Sources, count: int) -> None:
    """Print the missed edges by callee, those with most callers first, with the lines of three calls of each."""
    targets: dict[Place, list[Edge]] = {}
    for edge in missed:
        targets.setdefault(min(edge.callees), []).append(edge)
    for callee, edges in sorted(targets.items(), key=lambda item: (-len(item[1]), item[0]))[:count]:
        print(f"{len(edges):5} {callee[0]}:{callee[1]}: {sources.line(callee[0], callee[1])[:90]}")
        for edge in sorted(edges, key=lambda edge: (min(edge.callers), edge.line))[:3]:
            path = min(edge.callers)[0]
            print(f"        {path}:{edge.line}: {sources.line(path, edge.line)[:90]}")


def main() -> int:
    """Print recall and misses."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("root", type=Path)
    parser.add_argument("--python", default=sys.executable, help="interpreter with the program's dependencies")
    parser.add_argument("--cwd", type=Path, help="where to run the program (default: ROOT)")
    parser.add_argument("--recorded", type=Path, help="edges recorded before")
    parser.add_argument("--context", default="object", choices=LEVELS)
    parser.add_argument("--misses", type=int, default=40, help="for how many callees to print misses")
    parser.add_argument("--max-tuples", type=int, help="the budget (default: none); the exit code is 3 beyond it")
    parser.add_argument("--json", action="store_true", help="print the figures alone, as JSON")
    parser.add_argument("program", nargs="*", help="what to run, after `--`")
    given = sys.argv[1:]
    # argparse takes no positional arguments behind options that follow other positional ones.
    split = given.index("--") if "--" in given else len(given)
    options = parser.parse_args(given[:split])
    options.program += given[split + 1 :]
    root = options.root.resolve()
    sources = Sources(root)
    with tempfile.TemporaryDirectory() as folder:
        recorded = options.recorded
        if recorded is None:
            recorded = Path(folder) / "edges"
            code = record(root, options.python, options.cwd or root, recorded, options.program)
            print(f"the program ended with {code}")
        started = time.process_time()
        try:
            found = recall_of(recorded, sources, options.context, options.max_tuples)
        except BudgetExceeded as error:
            print(error, file=sys.stderr)
            return OVER_BUDGET
    seconds = time.process_time() - started
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    if options.json:
        figures = {
            "executed": found.executed,
            "missed": len(found.missed),
            "recall": found.recall,
            "share": found.share,
        }
        print(json.dumps(figures))
        return 0
    print(f"{found.executed} executed edges, {len(found.missed)} missed, recall {found.recall:.4f} ({options.context})")
    print(f"{found.leaving} edges leave functions that ran, {found.taken} of them executed: {found.share:.3f}")
    print(f"analysis: {seconds:.1f} s of processor time, {megabytes:.0f} MB at most, {found.edges} edges")
    show(found.missed, sources, options.misses)
    return 0 if found.executed else 2


if __name__ == "__main__":
    sys.exit(main())
