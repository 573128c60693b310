"""The call graph of some files by any program, for benchmarks."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from graphlift.engine import evaluate
from graphlift.engine.program import Program
from graphlift.engine.programcache import cache_directory
from graphlift.extractor import extract
from graphlift.facts.tables import load_tables
from graphlift.refactor import callgraph
from graphlift.rules import call_graph_program, model_directories, names_program

LEVELS = ("text", "names", "insensitive", "call-site", "object")
"""The context levels that a call graph can be found at, from coarse to fine."""


def program_file(context: str) -> Path:
    """The program that finds the call graph at level ``context``."""
    return names_program() if context in ("text", "names") else call_graph_program()


def call_graph(
    paths: Sequence[Path],
    program: Program,
    *,
    context: str = "object",
    seed: str = "all",
    frameworks: Sequence[str] | None = None,
) -> callgraph.Graph:
    """Extract ``paths``, evaluate ``program`` with the tables of ``frameworks`` (None: all), return the call graph."""
    facts = extract(paths).facts
    load_tables(facts, model_directories(frameworks), cache_directory() / "tables")
    facts.put_rows("option", [("context", context), ("seed", seed), ("objects", "merged")])
    results = evaluate(program, facts, outputs=callgraph.OUTPUTS, cache_dir=cache_directory() / "code")
    return callgraph.call_graph(facts, results)
