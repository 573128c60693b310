"""`graphlift doctor`."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from collections.abc import Iterator

import click

from graphlift.errors import ExitCode
from graphlift.output import show
from graphlift.report.printable import printable, printable_lines

_CACHES = ("code", "facts", "programs", "rules", "souffle")
"""Folders of the cache directory."""


@click.command()
@click.option("--clear-cache", is_flag=True, help="Delete everything that is cached.")
def command(clear_cache: bool) -> ExitCode:
    """Say which engines were found, what is cached, and what to do. Exit code 3 when no analysis can run."""
    if clear_cache:
        from graphlift.engine.programcache import cache_directory

        # Only what is ours: the variable that names the directory may name one that holds other things.
        for name in _CACHES:
            shutil.rmtree(cache_directory() / name, ignore_errors=True)
    problems: list[str] = []
    show("".join(f"{printable(line)}\n" for line in _lines(problems)))
    for problem in problems:
        show(f"problem: {printable_lines(problem)}\n")
    return ExitCode.FAILED if problems else ExitCode.CLEAN


def _lines(problems: list[str]) -> Iterator[str]:
    from graphlift.api import version

    yield f"graphlift {version()}, Python {platform.python_version()} ({sys.executable})"
    yield from _engines()
    yield from _rules(problems)
    yield from _cache()
    yield from _frameworks()


def _engines() -> Iterator[str]:
    from graphlift.engine.souffle import describe_engines

    yield from describe_engines().splitlines()


def _rules(problems: list[str]) -> Iterator[str]:
    from graphlift.engine import EngineError
    from graphlift.facts.base import FactBase
    from graphlift.facts.tables import TableError, load_tables
    from graphlift.rulebook import load_rulebook
    from graphlift.rules import frameworks, model_directories

    try:
        program = load_rulebook().program
        yield f"rules: {sum(1 for _ in program.rules())} rules, {len(program.relations)} relations"
        load_tables(FactBase(), model_directories())
        yield f"models: {', '.join(frameworks())}"
    except (EngineError, TableError) as error:
        problems.append(str(error))


def _cache() -> Iterator[str]:
    from graphlift.engine.programcache import cache_directory

    directory = cache_directory()
    if not directory.is_dir():
        writable = os.access(_existing(str(directory)), os.W_OK)
        yield f"cache: {directory} (empty{'' if writable else ', cannot be written: set GRAPHLIFT_CACHE_DIR'})"
        return
    files = [entry for name in _CACHES for entry in (directory / name).rglob("*") if entry.is_file()]
    size = sum(entry.stat().st_size for entry in files) / 2**20
    yield f"cache: {directory} ({len(files)} files, {size:.1f} MiB; `graphlift doctor --clear-cache` deletes them)"


def _existing(path: str) -> str:
    while path and not os.path.exists(path):
        path = os.path.dirname(path)
    return path or "/"


def _frameworks() -> Iterator[str]:
    import importlib.util

    installed = importlib.util.find_spec("tensorflow") is not None
    yield "TensorFlow: " + ("installed" if installed else "not installed (only `graphlift speed` needs it: --python)")
    yield f"Graphviz: {shutil.which('dot') or 'not found (only for `callgraph --format dot`)'}"
