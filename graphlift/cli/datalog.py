"""`graphlift datalog`."""

from __future__ import annotations

import subprocess
from pathlib import Path

import click

from graphlift.errors import ExitCode, UsageError


@click.command()
@click.argument("program", type=click.Path(path_type=Path, dir_okay=False))
@click.option("-F", "--fact-dir", default=".", show_default=True, help="Where input relations are read.")
@click.option("-D", "--output-dir", default=".", show_default=True, help="Where outputs go; `-`: standard output.")
@click.option("-I", "--include-dir", multiple=True, help="Where `#include` looks. Repeatable.")
@click.option("-M", "--macro", multiple=True, help="Macro definitions: `NAME=value`, several split at blanks.")
@click.option("--engine", type=click.Choice(["auto", "embedded", "souffle"]), default="auto", show_default=True)
def command(
    program: Path, fact_dir: str, output_dir: str, include_dir: tuple[str, ...], macro: tuple[str, ...], engine: str
) -> ExitCode:
    """Run a Soufflé PROGRAM, with the meaning of Soufflé's own command line."""
    if not program.is_file():
        raise UsageError("no such program", where=str(program))
    macros = [part for text in macro for part in text.split()]
    if engine == "souffle":
        return _souffle(program, fact_dir, output_dir, include_dir, macros)
    from graphlift.engine.datalog import run_datalog

    code = run_datalog(program, fact_dir, output_dir, include_dirs=include_dir, macros=macros)
    return ExitCode.CLEAN if code == 0 else ExitCode.FAILED


def _souffle(
    program: Path, fact_dir: str, output_dir: str, include_dir: tuple[str, ...], macros: list[str]
) -> ExitCode:
    from graphlift.engine.souffle import find_souffle

    found = find_souffle()
    if found is None:
        raise UsageError("Soufflé was not found", where="--engine", remedy="`graphlift doctor` says where it is sought")
    arguments = [str(found.path), str(program), "-F", fact_dir, "-D", output_dir]
    arguments += [f"-I{folder}" for folder in include_dir]
    if macros:
        arguments += ["-M", " ".join(macros)]
    return ExitCode.CLEAN if subprocess.run(arguments, check=False).returncode == 0 else ExitCode.FAILED
