"""`graphlift rules`."""

from __future__ import annotations

import click

from graphlift.errors import ExitCode
from graphlift.output import show


@click.command()
@click.option("--path", "only_path", is_flag=True, help="Print only the file of graphlift's own program.")
def command(only_path: bool) -> ExitCode:
    """List the rule files, and the findings with their codes, messages and hints."""
    from graphlift.report.text import table
    from graphlift.rulebook import rules_directory

    directory = rules_directory()
    if only_path:
        show(f"{directory / 'main.dl'}\n")
        return ExitCode.CLEAN
    from graphlift.facts.base import FactBase
    from graphlift.facts.tables import load_tables
    from graphlift.rules import model_directories

    lines = [f"rule files in {directory}:"]
    lines += [f"  {path.relative_to(directory).as_posix()}" for path in sorted(directory.rglob("*.dl"))]
    models = load_tables(FactBase(), model_directories())
    messages: dict[str, str] = {}
    for name, _, message in models.frame("finding_message").itertuples(index=False, name=None):
        messages.setdefault(str(name), str(message))
    rows = sorted(
        (str(severity), int(code), str(name))
        for name, code, severity in models.frame("finding").itertuples(index=False, name=None)
    )
    lines += ["", "findings:"]
    header = ("CODE", "SEVERITY", "NAME", "MESSAGE")
    found = [(str(code), severity, name, messages.get(name, "")) for severity, code, name in rows]
    lines += [f"  {line}" for line in table([header, *found])]
    show("\n".join(lines) + "\n")
    return ExitCode.CLEAN
