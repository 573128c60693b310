"""Options that all analysing commands share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from graphlift.config import Config, find_config
from graphlift.errors import ExitCode, UsageError
from graphlift.options import BudgetOptions, ContextLevel, EngineChoice, Options
from graphlift.output import say, status
from graphlift.report.model import Diagnostic, Report
from graphlift.report.printable import printable
from graphlift.report.text import diagnostic_line

if TYPE_CHECKING:
    from graphlift.pipeline import Run

F = TypeVar("F", bound=Callable[..., Any])

PATHS = click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))

_DEFAULT = BudgetOptions()

_OPTIONS = (
    click.option("--engine", type=click.Choice([e.value for e in EngineChoice]), default="auto", show_default=True,
                 help="What evaluates the rules."),
    click.option("--context", type=click.Choice([c.value for c in ContextLevel]), default=None,
                 help="How calling contexts are told apart.  [default: object]"),
    click.option("--speculate/--no-speculate", default=None,
                 help="Whether verdicts may rest on guesses, which they then name.  [default: speculate]"),
    click.option("--follow-type-hints/--no-follow-type-hints", default=True, show_default=True,
                 help="Whether annotations say which parameters are tensors."),
    click.option("--test-entrypoints/--no-test-entrypoints", default=True, show_default=True,
                 help="Whether test functions count as called."),
    click.option("--compat", type=click.Choice(["reference"]), default=None,
                 help="Verdicts exactly as the published reference has them."),
    click.option("--rules", "rule_files", multiple=True, type=click.Path(path_type=Path), metavar="FILE.dl",
                 help="Your own rules; their .output relations are reported. Repeatable."),
    click.option("--rules-output", type=click.Path(path_type=Path, file_okay=False), metavar="DIR",
                 help="Write the output relations of --rules there, as CSV and Parquet."),
    click.option("--root", type=click.Path(path_type=Path, file_okay=False), default=None, metavar="DIR",
                 help="The folder that paths and module names are relative to.  [default: found from the paths]"),
    click.option("--jobs", "-j", type=click.IntRange(min=0), default=0, metavar="N",
                 help="Processes for reading files.  [default: one for each core]"),
    click.option("--no-cache", is_flag=True, help="Neither read nor write the cache."),
    click.option("--no-config", is_flag=True, help="Ignore [tool.graphlift] in the project's pyproject.toml."),
    click.option("--max-seconds", type=click.FloatRange(min=0), default=_DEFAULT.seconds, show_default=True,
                 help="Budget of one evaluation; then the next coarser --context is tried. 0: none."),
    click.option("--max-tuples", type=click.IntRange(min=0), default=_DEFAULT.tuples, show_default=True,
                 help="Likewise, in derived tuples. 0: none."),
)  # fmt: skip


@dataclass(frozen=True)
class Settings:
    """The shared options as they were given, completed by the project's configuration."""

    options: Options
    rules_output: Path | None


def analysing(function: F) -> F:
    """Add the shared options to a command; it receives them as one ``settings`` mapping of keyword arguments."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


def settings(paths: Sequence[Path], given: dict[str, Any]) -> Settings:
    """Options of a run: the command line wins over the project's configuration, which wins over defaults.

    Raises:
        UsageError: when a path does not exist or options do not fit together.
    """
    for path in paths:
        if not path.exists() and not path.is_symlink():
            raise UsageError("no such file or folder", where=str(path))
    rules: tuple[Path, ...] = given["rule_files"]
    if given["rules_output"] is not None and not rules:
        raise UsageError("--rules-output needs --rules")
    config = Config() if given["no_config"] else find_config(paths)
    for notice in config.notices:
        say(printable(f"note: {notice}"))
    speculate = given["speculate"] if given["speculate"] is not None else config.speculate
    options = Options(
        engine=EngineChoice(given["engine"]),
        context=ContextLevel(given["context"] or config.context or ContextLevel.OBJECT),
        speculate=True if speculate is None else speculate,
        follow_type_hints=given["follow_type_hints"],
        test_entrypoints=given["test_entrypoints"],
        compat=given["compat"] or config.compat or "",
        rules=rules,
        jobs=given["jobs"],
        root=given["root"],
        cache=not given["no_cache"],
        budget=BudgetOptions(given["max_seconds"] or None, given["max_tuples"] or None),
    )
    return Settings(options, given["rules_output"])


def analysis(paths: Sequence[Path], chosen: Settings, relations: Sequence[str] = ()) -> Any:
    """Analyse with a status line; tell diagnostics and notices; write the user's relations.

    Returns:
        The :class:`graphlift.api.Analysis` (typed Any, so that importing this module stays cheap).
    """
    with status(f"analysing {', '.join(map(str, paths))}"):
        from graphlift.api import analyze

        found = analyze(paths, chosen.options, relations)
        report: Report = found.report
    tell(report.diagnostics, report.notices)
    write_rules_output(chosen, found.run)
    return found


def write_rules_output(chosen: Settings, run: Run) -> None:
    """The relations that the user's rules mark ``.output``, as tables, where asked for."""
    if chosen.rules_output is not None:
        from graphlift.exporting import write_tables

        write_tables(chosen.rules_output, {name: run.results.frame(name) for name in run.rulebook.user_outputs})


def tell(diagnostics: Sequence[Diagnostic], notices: Sequence[str] = ()) -> None:
    """Diagnostics and notices, on standard error."""
    for diagnostic in diagnostics:
        say(diagnostic_line(diagnostic))
    for notice in notices:
        say(f"note: {notice}")


def exit_code(diagnostics: Sequence[Diagnostic], findings: bool) -> ExitCode:
    """The exit code of a complete analysis."""
    if any(diagnostic.severity == "error" for diagnostic in diagnostics):
        return ExitCode.PARTIAL
    return ExitCode.FINDINGS if findings else ExitCode.CLEAN
