"""Measure extraction against `ast.parse` on the same files, and a warm second run against the cold first.

For each project, in one process and without workers: the processor seconds of `ast.parse` over all files (text already
decoded), of a cold extraction without cache, of a cold one that fills the cache, and of a warm one; the medians of
``--repeat`` runs, interleaved. Every measurement is made with garbage collection off, as extraction itself does.

    python -m graphlift.eval.bench.extract /opt/corpus/src/gpflow-2.9.2 …
"""

from __future__ import annotations

import argparse
import ast
import gc
import os
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from graphlift.extractor.discovery import discover
from graphlift.extractor.extraction import Extraction, extract
from graphlift.extractor.reading import SourceError, decode

BUDGET_RATIO = 6.0
"""Extraction may take this many times as long as `ast.parse` alone (docs: budgets)."""

BUDGET_WARM = 0.1
"""A second run may take this part of the first."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Processor seconds on one project."""

    project: str
    files: int
    lines: int
    rows: int
    parse: float
    cold: float
    filling: float
    warm: float

    @property
    def ratio(self) -> float:
        """Cold extraction in units of parsing."""
        return self.cold / self.parse

    @property
    def warm_part(self) -> float:
        """A warm run as a part of the cold run that filled the cache."""
        return self.warm / self.filling


def _seconds(action: Callable[[], object]) -> float:
    gc.collect()
    gc.disable()
    try:
        started = time.process_time()
        action()
        return time.process_time() - started
    finally:
        gc.enable()


def _texts(path: Path) -> list[str]:
    found = discover([path])
    texts = []
    for name in found.files:
        try:
            text = decode((found.root / name).read_bytes())
            ast.parse(text)
        except (SourceError, SyntaxError, ValueError, RecursionError, MemoryError):
            continue
        texts.append(text)
    return texts


def _parse(texts: Sequence[str]) -> None:
    for text in texts:
        ast.parse(text)


def measure(path: Path, repeat: int) -> Figures:
    """Measure the project at ``path``."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        texts = _texts(path)
        parse, cold, filling, warm = [], [], [], []
        found: Extraction = extract([path], jobs=1, cache=False)
        for _ in range(repeat):
            parse.append(_seconds(lambda: _parse(texts)))
            cold.append(_seconds(lambda: extract([path], jobs=1, cache=False)))
            with tempfile.TemporaryDirectory() as directory:
                os.environ["GRAPHLIFT_CACHE_DIR"] = directory
                filling.append(_seconds(lambda: extract([path], jobs=1)))
                warm.append(_seconds(lambda: extract([path], jobs=1)))
    facts = found.facts
    rows = sum(facts.count(name) for name in facts.names())
    return Figures(path.name, len(found.files), found.stats.lines, rows, *map(median, (parse, cold, filling, warm)))


def main(arguments: Sequence[str] | None = None) -> int:
    """Print one table row for each project; 1 when a budget is broken."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--repeat", type=int, default=3)
    options = parser.parse_args(arguments)
    print("| project | files | lines | rows | ast.parse s | cold s | ratio | warm s | warm / cold |")
    print("|---|---|---|---|---|---|---|---|---|")
    broken = False
    for path in options.paths:
        found = measure(path, options.repeat)
        broken |= found.ratio > BUDGET_RATIO or found.warm_part > BUDGET_WARM
        print(
            f"| {found.project} | {found.files} | {found.lines} | {found.rows} | {found.parse:.3f} | {found.cold:.3f} "
            f"| {found.ratio:.2f} | {found.warm:.3f} | {found.warm_part:.3f} |",
            flush=True,
        )
    return int(broken)


if __name__ == "__main__":
    sys.exit(main())
