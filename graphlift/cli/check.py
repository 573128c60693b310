"""`graphlift check`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from graphlift.cli.common import PATHS, analysing, analysis, exit_code, settings
from graphlift.errors import ExitCode
from graphlift.output import show, write_atomically


@click.command()
@PATHS
@click.option("--format", "form", type=click.Choice(["text", "json", "sarif"]), default="text", show_default=True)
@click.option("--output", "-o", type=click.Path(path_type=Path, dir_okay=False), help="Write the report there.")
@click.option("--all", "every", is_flag=True, help="In text, show functions without tensors too.")
@analysing
def command(paths: tuple[Path, ...], form: str, output: Path | None, every: bool, **given: Any) -> ExitCode:
    """Decide for every function in PATHS whether it should be a graph.

    The exit code is 1 when at least one function should be changed.
    """
    found = analysis(paths, settings(paths, given))
    text = _rendered(found.report, form, every)
    if output is None:
        show(text)
    else:
        write_atomically(output, text.encode("utf-8", "backslashreplace"))
    return exit_code(found.report.diagnostics, bool(found.report.findings))


def _rendered(report: Any, form: str, every: bool) -> str:
    from graphlift.report import as_json, sarif, text

    if form == "json":
        return as_json.dump(as_json.report_json(report))
    if form == "sarif":
        return as_json.dump(sarif.report_sarif(report))
    return text.report_text(report, every=every)
