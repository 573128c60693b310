"""`graphlift callgraph`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from graphlift.cli.common import PATHS, analysing, exit_code, settings, tell, write_rules_output
from graphlift.errors import ExitCode
from graphlift.options import CALLS_BUDGET
from graphlift.output import show, status


@click.command(context_settings={"default_map": {"max_tuples": CALLS_BUDGET.tuples}})
@PATHS
@click.option("--format", "form", type=click.Choice(["text", "json", "dot"]), default="text", show_default=True)
@analysing
def command(paths: tuple[Path, ...], form: str, **given: Any) -> ExitCode:
    """Print the call graph of PATHS.

    JSON is the field's shared form: `{caller: [callees, sorted]}`, every function and module a key.
    """
    chosen = settings(paths, given)
    with status(f"analysing {', '.join(map(str, paths))}"):
        from graphlift.api import call_graph
        from graphlift.report import callgraph

        found = call_graph(paths, chosen.options)
    tell(found.diagnostics, found.notices)
    write_rules_output(chosen, found.run)
    render = {"text": callgraph.graph_text, "json": callgraph.graph_json, "dot": callgraph.graph_dot}[form]
    show(render(found.graph))
    return exit_code(found.diagnostics, False)
