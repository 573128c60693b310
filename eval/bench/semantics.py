"""What TensorFlow was measured to do against what the rules say: rows of ``tf-semantics.md`` that are judged right.

    python -m graphlift.eval.bench.semantics [PATH] [--verbose]

PATH holds Python files in which a comment ``# [row] VERDICT`` stands above a function of that row's shape; VERDICT is
what was measured under ``tf.function``: ``SAME``, or what differs. A function whose row differs has to be refused
because of a hazard; one whose row is ``SAME`` must not be refused because of one. ``RETRACE`` stands for rows that are
the same but traced anew for each of unboundedly many values: they have to be refused for that.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from graphlift.engine.programcache import load_program_file
from graphlift.eval.rule_tests import Derived, derive
from graphlift.rules import main_program

DEFAULT_PATH = Path("tests/rules/hazards/rows/snippets")

RIGHT = "right"
FALSE_ACCEPT = "false accept"
UNSEEN = "refused, hazard not seen"
FALSE_REFUSAL = "false refusal"
OTHER = "refused for something else"
CLASSES = (RIGHT, FALSE_ACCEPT, UNSEEN, FALSE_REFUSAL, OTHER)
"""How a row may be judged, the second the worst."""

NO_HAZARDS = frozenset(
    {
        "UNDETERMINABLE_TENSOR_PARAMETER",
        "UNDETERMINABLE_PRIMITIVE_PARAMETER",
        "UNDETERMINABLE_SIDE_EFFECTS",
        "CANT_APPROXIMATE_RECURSION",
        "HAS_NO_TENSOR_PARAMETERS",
        "HAS_PRIMITIVE_PARAMETERS",
        "NO_TENSOR_COMPUTATION",
        "HAS_COVERED_CALLERS",
        "NOT_PROFITABLE",
    }
)
"""Failures that say nothing about what tracing changes."""

RETRACING = "HAS_PRIMITIVE_PARAMETERS"

_MARK = re.compile(r"\s*# \[([a-z0-9_.]+)\] ([A-Z_]+)$")
_DEFINITION = re.compile(r"\s*(async )?def ")


@dataclass(frozen=True, order=True)
class Row:
    """A row of the table and the function that stands for it."""

    name: str
    path: str
    line: int
    verdict: str


@dataclass(frozen=True, order=True)
class Judgement:
    """A row, how it is judged, and the failures of its function."""

    row: Row
    outcome: str
    failures: tuple[str, ...]


def rows_of(path: str, source: str) -> Iterator[Row]:
    """The rows marked in ``source``, each with the line of the ``def`` below its mark.

    Raises:
        ValueError: when no ``def`` follows a mark.
    """
    marked: re.Match[str] | None = None
    for number, line in enumerate(source.splitlines(), 1):
        found = _MARK.match(line)
        if marked and _DEFINITION.match(line):
            yield Row(marked[1], path, number, marked[2])
            marked = None
        elif found:
            if marked:
                break
            marked = found
    if marked:
        raise ValueError(f"{path}: no function below the mark of {marked[1]}")


def judge(row: Row, failures: frozenset[str], converted: bool) -> str:
    """How ``row`` is judged, given what was found about its function."""
    hazards = failures - NO_HAZARDS
    if row.verdict == "RETRACE":
        return FALSE_ACCEPT if converted else RIGHT if RETRACING in failures else UNSEEN
    if row.verdict == "SAME":
        if hazards:
            return FALSE_REFUSAL
        return RIGHT if converted else OTHER
    if converted:
        return FALSE_ACCEPT
    return RIGHT if hazards else UNSEEN


def judgements(path: Path) -> list[Judgement]:
    """Analyse the files below ``path`` as one project and judge each of its rows."""
    rows = [
        row
        for file in sorted(path.rglob("*.py"))
        for row in rows_of(file.relative_to(path).as_posix(), file.read_text())
    ]
    derived = derive([path], load_program_file(str(main_program())), {}, ["failure", "transformation"], path)
    failures, converted = _by_place(derived, "failure"), _by_place(derived, "transformation")
    found = []
    for row in rows:
        names = frozenset(failures.get((row.path, row.line), ()))
        outcome = judge(row, names, (row.path, row.line) in converted)
        found.append(Judgement(row, outcome, tuple(sorted(names))))
    return sorted(found)


def _by_place(derived: Derived, relation: str) -> dict[tuple[str, int], list[str]]:
    lines = {str(code): int(str(line)) for code, line in derived.rows("definition_line")}
    found: dict[tuple[str, int], list[str]] = {}
    for function, name in derived.rows(relation):
        path, _ = derived.places[str(function)]
        found.setdefault((path, lines[str(function)]), []).append(str(name))
    return found


def main() -> int:
    """Print the counts; with ``--verbose`` the rows that are not right."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path, nargs="?", default=DEFAULT_PATH)
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    if not options.path.is_dir():
        print(f"no folder {options.path}", file=sys.stderr)
        return 2
    started = time.perf_counter()
    found = judgements(options.path)
    if options.verbose:
        for outcome in CLASSES[1:]:
            for judged in found:
                if judged.outcome == outcome:
                    row = judged.row
                    where = f"{row.path}:{row.line}"
                    print(f"{outcome}: {row.name} {row.verdict} {where} {' '.join(judged.failures)}".rstrip())
    counts = Counter(judged.outcome for judged in found)
    seconds = time.perf_counter() - started
    print(f"{len(found)} rows ({seconds:.1f} s): " + ", ".join(f"{counts[outcome]} {outcome}" for outcome in CLASSES))
    return 0


if __name__ == "__main__":
    sys.exit(main())
