"""`graphlift callgraph`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from graphlift.cli.common import PATHS, analysing, analysis, exit_code, settings
from graphlift.errors import ExitCode
from graphlift.output import show


@click.command()
@PATHS
@click.option("--format", "form", type=click.Choice(["text", "json", "dot"]), default="text", show_default=True)
@analysing
def command(paths: tuple[Path, ...], form: str, **given: Any) -> ExitCode:
    """Print the call graph of PATHS.

    JSON is the field's shared form: `{caller: [callees, sorted]}`, every function and module a key.
    """
    from graphlift.report import callgraph

    chosen = settings(paths, given)
    chosen = replace(chosen, options=replace(chosen.options, calls_only=True))
    found = analysis(paths, chosen, callgraph.OUTPUTS)
    render = {"text": callgraph.graph_text, "json": callgraph.graph_json, "dot": callgraph.graph_dot}[form]
    show(render(found.call_graph()))
    return exit_code(found.report, False)
