"""`graphlift extract`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from graphlift.cli.common import PATHS, analysing, settings, tell
from graphlift.errors import ExitCode, cannot_write
from graphlift.output import say, status


@click.command()
@PATHS
@click.option("--output", "-o", "directory", required=True, type=click.Path(path_type=Path, file_okay=False))
@click.option("--format", "form", type=click.Choice(["tsv", "parquet", "sqlite"]), default="tsv", show_default=True)
@analysing
def command(paths: tuple[Path, ...], directory: Path, form: str, **given: Any) -> ExitCode:
    """Write the facts of PATHS: extracted, modelled, and options.

    With `--format tsv` Soufflé reads them: `souffle rules/main.dl -F DIR -D OUT`.
    """
    chosen = settings(paths, given)
    with status("extracting"):
        from graphlift.api import diagnostics
        from graphlift.pipeline import extract_facts

        extraction = extract_facts(paths, chosen.options)
        try:
            _write(extraction.facts, directory, form)
        except OSError as error:
            raise cannot_write(error, str(directory)) from error
    found = diagnostics(extraction)
    tell(found)
    say(f"{len(extraction.files)} files, {sum(map(extraction.facts.count, extraction.facts))} facts in {directory}")
    return ExitCode.PARTIAL if any(item.severity == "error" for item in found) else ExitCode.CLEAN


def _write(facts: Any, directory: Path, form: str) -> None:
    if form == "tsv":
        from graphlift.facts.tsv import write_tsv

        write_tsv(facts, directory)
    elif form == "parquet":
        from graphlift.facts.parquet import write_parquet

        write_parquet(facts, directory)
    else:
        from graphlift.facts.sqlite import write_sqlite

        directory.mkdir(parents=True, exist_ok=True)
        write_sqlite(facts, directory / "facts.sqlite")
