"""`graphlift schema`."""

from __future__ import annotations

import click

from graphlift.errors import ExitCode, UsageError
from graphlift.output import show


@click.command()
@click.argument("names", nargs=-1, metavar="[RELATION]...")
@click.option("--kind", type=click.Choice(["extracted", "modelled", "derived", "exported"]), help="Only these.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(names: tuple[str, ...], kind: str | None, form: str) -> ExitCode:
    """List the relations that rules, yours too, may use: columns, types, meaning."""
    from graphlift.facts.schema import SCHEMA
    from graphlift.report.as_json import dump

    for name in names:
        if name not in SCHEMA:
            raise UsageError(f"no relation is called {name}", remedy="`graphlift schema` lists them all")
    found = [r for r in SCHEMA.values() if (not names or r.name in names) and kind in (None, r.kind.value)]
    if form == "json":
        rows = [
            {
                "name": relation.name,
                "kind": relation.kind.value,
                "columns": [{"name": column.name, "type": column.type} for column in relation.columns],
                "key": list(relation.key),
                "doc": relation.doc,
            }
            for relation in found
        ]
        show(dump(rows))
        return ExitCode.CLEAN
    for relation in found:
        columns = ", ".join(f"{column.name}: {column.type}" for column in relation.columns)
        show(f"{relation.name}({columns})  [{relation.kind.value}]\n    {relation.doc}\n")
    return ExitCode.CLEAN
