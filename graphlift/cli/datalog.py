"""`graphlift datalog`."""

from __future__ import annotations

import gc
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphlift.errors import ExitCode, UsageError
from graphlift.output import say, show
from graphlift.report.printable import printable_lines

if TYPE_CHECKING:
    from graphlift.engine.errors import UnsupportedFeature


@dataclass(frozen=True, slots=True)
class _Invocation:
    """A program and what Soufflé's own command line would be given with it."""

    program: Path
    fact_dir: str
    output_dir: str
    include_dirs: tuple[str, ...]
    macros: list[str]
    no_warn: bool


@click.command()
@click.argument("program", type=click.Path(path_type=Path, dir_okay=False))
@click.option("-F", "--fact-dir", default=".", show_default=True, help="Where input relations are read.")
@click.option("-D", "--output-dir", default=".", show_default=True, help="Where outputs go; `-`: standard output.")
@click.option("-I", "--include-dir", multiple=True, help="Where `#include` looks. Repeatable.")
@click.option("-M", "--macro", multiple=True, help="Macro definitions: `NAME=value`, several split at blanks.")
@click.option("-w", "--no-warn", is_flag=True, help="No warnings; CSV files that are not there are empty.")
@click.option("--engine", type=click.Choice(["auto", "embedded", "souffle"]), default="auto", show_default=True)
@click.option("--compiled", is_flag=True, help="With `--engine souffle`: compile the program once and run that.")
@click.option(
    "--explain",
    "explained",
    multiple=True,
    metavar="TUPLE",
    help="Print why TUPLE holds, or why not, and write no outputs. Repeatable.",
)
@click.option("--max-tuples", type=int, default=500, show_default=True, help="Tuples at which a proof is cut off.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
              help="Form of explanations.")  # fmt: skip
def command(
    program: Path,
    fact_dir: str,
    output_dir: str,
    include_dir: tuple[str, ...],
    macro: tuple[str, ...],
    no_warn: bool,
    engine: str,
    compiled: bool,
    explained: tuple[str, ...],
    max_tuples: int,
    form: str,
) -> ExitCode:
    """Run a Soufflé PROGRAM, with the meaning of Soufflé's own command line.

    A TUPLE is written as in the program: `path("a", 3)`, `list([1, nil])`.
    """
    if not program.is_file():
        raise UsageError("no such program", where=str(program))
    if compiled and engine != "souffle":
        raise UsageError("only Soufflé compiles programs", where="--compiled", remedy="add `--engine souffle`")
    if explained and engine == "souffle":
        raise UsageError("explanations come from the embedded engine", where="--explain", remedy="drop `--engine`")
    macros = [part for text in macro for part in text.split()]
    given = _Invocation(program, fact_dir, output_dir, include_dir, macros, no_warn)
    if engine == "souffle":
        return _souffle(given, compiled)
    # Start-up counts in small programs: the engine calls no BLAS, whose threads take a tenth of it to make, and leaves
    # no cycles that are worth looking for.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    collecting = gc.isenabled()
    gc.disable()
    try:
        if explained:
            return _explain(given, explained, max_tuples, form)
        return _run(given, or_souffle=engine == "auto")
    finally:
        if collecting:
            gc.enable()


def _run(given: _Invocation, or_souffle: bool) -> ExitCode:
    """Run a program in the embedded engine, and what that refuses in Soufflé, ``or_souffle``, where it is installed."""
    from graphlift.engine.datalog import run_datalog

    def refused(problem: UnsupportedFeature) -> int:
        from graphlift.engine.souffle import find_souffle

        found = find_souffle() if or_souffle else None
        if found is None or found.unfit:
            raise problem
        place = f"{problem.span}: " if problem.span is not None else ""
        say(f"{place}the embedded engine does not support {problem.feature}; running {found.path}")
        return _souffle(given, compiled=False)

    code = run_datalog(
        given.program,
        given.fact_dir,
        given.output_dir,
        include_dirs=given.include_dirs,
        macros=given.macros,
        no_warn=given.no_warn,
        refused=refused,
    )
    return ExitCode.CLEAN if code == 0 else ExitCode.FAILED


def _explain(given: _Invocation, explained: tuple[str, ...], max_tuples: int, form: str) -> ExitCode:
    from graphlift.engine.datalog import explain_directory
    from graphlift.engine.explaining import TupleError, to_json
    from graphlift.report.as_json import dump

    try:
        found = explain_directory(
            given.program,
            explained,
            given.fact_dir,
            include_dirs=given.include_dirs,
            macros=given.macros,
            no_warn=given.no_warn,
            max_tuples=max_tuples,
        )
    except TupleError as error:
        raise UsageError(str(error), where="--explain") from error
    if form == "json":
        show(dump(to_json(found)))
    else:
        show(printable_lines("\n\n".join(str(answer) for answer in found.values())) + "\n")
    return ExitCode.CLEAN


def _souffle(given: _Invocation, compiled: bool) -> ExitCode:
    from graphlift.engine.souffle import SouffleError, required_souffle, run_souffle

    try:
        required_souffle()
    except SouffleError as error:
        raise UsageError(str(error), where="--engine") from error
    run_souffle(
        given.program,
        given.fact_dir,
        given.output_dir,
        include_dirs=given.include_dirs,
        macros=given.macros,
        no_warn=given.no_warn,
        compiled=compiled,
    )
    return ExitCode.CLEAN
