"""`graphlift fix`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from graphlift.cli.common import PATHS, analysing, analysis, exit_code, settings
from graphlift.errors import ExitCode
from graphlift.output import say, show
from graphlift.report.printable import printable, printable_lines


@click.command()
@PATHS
@click.option("--diff/--write", "diff", default=True, help="Show the edits (default), or make them.")
@click.option("--unsafe", is_flag=True, help="Also make edits that rest on assumptions.")
@analysing
def command(paths: tuple[Path, ...], diff: bool, unsafe: bool, **given: Any) -> ExitCode:
    """Show or make the edits that the verdicts on PATHS ask for.

    Everything but the announced decorators and imports stays byte for byte. The exit code is 1 when there are edits
    that were not made, 4 when some could not be made.
    """
    found = analysis(paths, settings(paths, given))
    plan = found.plan(unsafe=unsafe)
    for outcome in plan.failed:
        request = outcome.request
        say(printable(f"{request.path}:{request.line}: error: {request.qualname} cannot be edited: {outcome.error}"))
    failed = bool(plan.failed)
    if diff:
        from graphlift.refactor import unified_diffs

        text = unified_diffs(plan.files)
        # Raw for `patch` and `git apply`; but analysed text may hold what a terminal obeys.
        show(printable_lines(text) if sys.stdout is not None and sys.stdout.isatty() else text)
    else:
        failed |= _write(found, plan)
    _summary(plan, diff)
    if failed:
        return ExitCode.PARTIAL
    return exit_code(found.report.diagnostics, bool(plan.withheld) or (diff and bool(plan.applied)))


def _write(found: Any, plan: Any) -> bool:
    failed = False
    for written in found.write(plan):
        if written.error:
            failed = True
            say(printable(f"{written.path}: error: not written: {written.error}"))
    return failed


def _summary(plan: Any, diff: bool) -> None:
    verb = "would be edited" if diff else "edited"
    files = sum(file.changed for file in plan.files)
    functions = len(plan.applied)
    say(f"{functions} function{'' if functions == 1 else 's'} in {files} file{'' if files == 1 else 's'} {verb}.")
    for file in plan.files:
        if file.new_import:
            say(printable(f"{file.path}: imports TensorFlow: {file.new_import}"))
        if file.dropped_imports:
            say(printable(f"{file.path}: no longer imports {', '.join(file.dropped_imports)}, which nothing else used"))
    if plan.withheld:
        number = len(plan.withheld)
        say(
            f"{number} edit{'' if number == 1 else 's'} withheld, resting on assumptions; "
            "`graphlift explain` names them, --unsafe makes them."
        )
