"""`graphlift explain`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from graphlift.cli.common import analysing, analysis, exit_code, settings
from graphlift.errors import ExitCode, UsageError
from graphlift.output import show


@click.command()
@click.argument("function", metavar="PATH:QUALNAME")
@click.option("--project", type=click.Path(path_type=Path, exists=True), metavar="DIR",
              help="What to analyse.  [default: the folder that PATH is imported from]")  # fmt: skip
@click.option("--proof/--no-proof", default=False, show_default=True, help="Show how the rules derived the verdict.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@analysing
def command(function: str, project: Path | None, proof: bool, form: str, **given: Any) -> ExitCode:
    """Say why a function has its verdict, and why not another one.

    PATH is a file; QUALNAME is the function's name with its classes and outer functions, joined by dots, or the line of
    its `def`.
    """
    path, name = _split(function)
    scope = project or import_root(path)
    chosen = settings([scope], given)
    chosen = replace(chosen, options=replace(chosen.options, proofs=proof))
    found = analysis([scope], chosen)
    functions = _matching(found, path, name)
    for item in functions:
        show(_rendered(found, item, proof, form))
    return exit_code(found.report.diagnostics, any(item.verdict.transformation is not None for item in functions))


def import_root(path: Path) -> Path:
    """The folder from which the module at ``path`` is imported: the first one above it that is no package."""
    folder = path.absolute().parent
    while (folder / "__init__.py").is_file() and folder.parent != folder:
        folder = folder.parent
    return folder


def _split(function: str) -> tuple[Path, str]:
    head, separator, name = function.rpartition(":")
    if not separator or not head or not name:
        raise UsageError("expected PATH:QUALNAME", where=function, remedy="for example: model.py:Model.call")
    path = Path(head)
    if not path.is_file():
        raise UsageError("no such file", where=head)
    return path, name


def _matching(found: Any, path: Path, name: str) -> list[Any]:
    root = Path(found.run.extraction.root).resolve()
    target = path.resolve()
    relative = target.relative_to(root).as_posix() if target.is_relative_to(root) else path.as_posix()
    here = [item for item in found.functions if item.path == relative]
    functions = [item for item in here if item.qualname == name or str(item.line) == name]
    if functions:
        return functions
    if relative not in found.run.extraction.files:
        raise UsageError("this file could not be analysed", where=relative)
    names = ", ".join(sorted({item.qualname for item in here})) or "none"
    raise UsageError(f"no function {name}", where=relative, remedy=f"its functions are: {names}")


def _rendered(found: Any, function: Any, proof: bool, form: str) -> str:
    if form == "json":
        from graphlift.report.as_json import dump, function_json

        return dump(function_json(function))
    from graphlift.proofs import proofs
    from graphlift.report.explain import explain_text
    from graphlift.sources import SourceLines

    lines = SourceLines(Path(found.run.extraction.root))
    return explain_text(function, lines.line, proofs(found.run, function) if proof else ())
