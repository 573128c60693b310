"""PyCG's micro-benchmark: how many of its call graphs are complete (no false edge) and sound (no missing edge).

    python eval/bench/pycg.py PATH [--context LEVEL] [--verbose]

PATH is a checkout of PyCG (its folder ``micro-benchmark/snippets`` is read) or that folder itself. Each case is a
folder with ``main.py`` and the expected graph, ``callgraph.json``; edges are compared as (caller, callee) pairs.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from graphlift.engine.program import Program
from graphlift.engine.programcache import load_program_file
from graphlift.eval.callgraph import LEVELS, call_graph, program_file

Edges = frozenset[tuple[str, str]]


@dataclass(frozen=True)
class Case:
    """One case's outcome."""

    name: str
    false: Edges
    missing: Edges


def edges(graph: Mapping[str, Sequence[str]]) -> Edges:
    """The graph as pairs."""
    return frozenset((caller, callee) for caller, callees in graph.items() for callee in callees)


def run_case(folder: Path, root: Path, program: Program, context: str) -> Case:
    """Analyse one case and compare."""
    expected = edges(json.loads((folder / "callgraph.json").read_text(encoding="utf-8")))
    # PyCG names modules from the case's folder, also where that has an `__init__.py`.
    with tempfile.TemporaryDirectory() as copy:
        tree = Path(copy) / "case"
        shutil.copytree(folder, tree)
        (tree / "__init__.py").unlink(missing_ok=True)
        found = edges(call_graph([tree], program, context=context, frameworks=("builtins",)))
    return Case(str(folder.relative_to(root)), found - expected, expected - found)


def main() -> int:
    """Print the counts; with ``--verbose`` the cases that differ."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path)
    parser.add_argument("--context", default="object", choices=LEVELS)
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    root = options.path / "micro-benchmark" / "snippets"
    if not root.is_dir():
        root = options.path
    folders = sorted(path.parent for path in root.rglob("callgraph.json"))
    if not folders:
        print(f"no cases below {root}", file=sys.stderr)
        return 2
    started = time.perf_counter()
    program = load_program_file(str(program_file(options.context)))
    cases = []
    for folder in folders:
        case = run_case(folder, root, program, options.context)
        cases.append(case)
        if options.verbose and (case.false or case.missing):
            print(f"{case.name}: false {sorted(case.false)}, missing {sorted(case.missing)}", flush=True)
    complete = sum(not case.false for case in cases)
    sound = sum(not case.missing for case in cases)
    seconds = time.perf_counter() - started
    print(f"{len(cases)} cases: {complete} complete, {sound} sound ({options.context}, {seconds:.1f} s)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
