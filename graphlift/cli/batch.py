"""`graphlift batch`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphlift.errors import ExitCode, UsageError, cannot_write
from graphlift.output import say
from graphlift.report.printable import printable

if TYPE_CHECKING:
    from graphlift.eval.batch import Outcome

_FAILED = ("failed", "timeout")


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--output", "-o", required=True, type=click.Path(path_type=Path, file_okay=False), metavar="RESULTS")
@click.option(
    "--time-limit",
    type=click.FloatRange(min=0),
    default=600,
    show_default=True,
    metavar="SECONDS",
    help="For each project. 0: none.",
)
@click.option(
    "--memory-limit",
    type=click.IntRange(min=0),
    default=0,
    show_default=True,
    metavar="MB",
    help="Address space of each process. 0: none.",
)
@click.option("--workers", "-w", type=click.IntRange(min=1), default=1, show_default=True, help="Projects at a time.")
@click.option("--fresh", is_flag=True, help="Analyse again what has an up-to-date result.")
@click.argument("options", nargs=-1, type=click.UNPROCESSED, metavar="[OPTIONS OF CHECK]...")  # fmt: skip
def command(
    folder: Path,
    output: Path,
    time_limit: float,
    memory_limit: int,
    workers: int,
    fresh: bool,
    options: tuple[str, ...],
) -> ExitCode:
    """Analyse every project in DIR, one process each, and write tables below RESULTS.

    Tables: projects, functions, findings, parameters, diagnostics, as CSV and Parquet, which
    `graphlift.eval.results.read_results` reads. A run that was interrupted goes on where it was. Options of `check` may
    be added. The exit code is 3 when no project could be analysed, 4 when some could not or only partly, 1 when there
    are functions to change.
    """
    if not folder.is_dir():
        raise UsageError("no such folder", where=str(folder))
    from graphlift.api import version
    from graphlift.eval.batch import Limits, find_projects, run_batch
    from graphlift.eval.results import build_results, write_results

    projects = find_projects(folder, output)
    _check_options(options)
    if not projects:
        raise UsageError("there is no project in this folder", where=str(folder))
    try:
        outcomes = run_batch(
            projects,
            output,
            arguments=options,
            limits=Limits(time_limit or None, memory_limit),
            workers=workers,
            fresh=fresh,
            version=version(),
            told=_tell,
        )
    except OSError as error:
        raise cannot_write(error, str(output)) from error
    try:
        # What an older run left there may be of projects that are gone.
        tables = build_results(output, {project.name for project in projects})
        write_results(tables, output)
    except OSError as error:
        raise cannot_write(error, str(output)) from error
    say(f"{len(outcomes)} projects, {len(tables.functions)} functions; tables in {output}")
    return _exit_code(outcomes, bool(tables.functions["transformation"].notna().any()))


def _check_options(options: tuple[str, ...]) -> None:
    """Refuse, once and before anything runs, what `check` would refuse for every project."""
    from graphlift.cli.check import command as check

    try:
        context = check.make_context("graphlift batch", [*options, "--", "."])
    except click.UsageError as error:
        raise UsageError(error.format_message(), remedy="`graphlift check --help` lists the options") from error
    extra = [str(path) for path in context.params["paths"][:-1]]
    if extra:
        raise UsageError("unexpected argument", where=extra[0])
    for name in ("form", "output"):
        if context.get_parameter_source(name) is click.core.ParameterSource.COMMANDLINE:
            raise UsageError(
                "the form of the report is batch's own", where="--format" if name == "form" else "--output"
            )
    for rules in context.params["rule_files"]:
        if not rules.is_file():
            raise UsageError("no such rule file", where=str(rules))


def _tell(outcome: Outcome, resumed: bool) -> None:
    done = " (known)" if resumed else f" {outcome.seconds:.1f} s, {outcome.peak_mb:.0f} MB"
    reason = outcome.error.strip().splitlines()[-1:] if outcome.status in _FAILED else []
    say(printable(f"{outcome.project}: {outcome.status}{done}" + "".join(f": {line}" for line in reason)))


def _exit_code(outcomes: list[Outcome], findings: bool) -> ExitCode:
    failed = [outcome for outcome in outcomes if outcome.status in _FAILED]
    if len(failed) == len(outcomes):
        return ExitCode.FAILED
    if failed or any(outcome.status == "partial" for outcome in outcomes):
        return ExitCode.PARTIAL
    return ExitCode.FINDINGS if findings else ExitCode.CLEAN
