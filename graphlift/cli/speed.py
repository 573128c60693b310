"""`graphlift speed`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graphlift.cli.common import analysing, analysis, settings
from graphlift.cli.explain import import_root
from graphlift.errors import AnalysisError, ExitCode, UsageError
from graphlift.output import say, show
from graphlift.report.printable import printable_lines

if TYPE_CHECKING:
    from graphlift.eval.speed import Comparison


@click.command()
@click.argument("script", type=click.Path(path_type=Path))
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
@click.option(
    "--runs", type=click.IntRange(min=1), default=3, show_default=True, help="Of each version; medians count."
)
@click.option(
    "--python",
    "interpreter",
    default=sys.executable,
    metavar="PATH",
    help="An interpreter that has TensorFlow.  [default: the one that runs graphlift]",
)
@click.option(
    "--project",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    metavar="DIR",
    help="What is copied and edited.  [default: the folder that SCRIPT is imported from]",
)
@click.option(
    "--time-limit",
    type=click.FloatRange(min=0, min_open=True),
    default=600,
    show_default=True,
    metavar="SECONDS",
    help="For one run.",
)
@click.option(
    "--memory-limit",
    type=click.IntRange(min=0),
    default=0,
    show_default=True,
    metavar="MB",
    help="Address space of one run. 0: none.",
)
@click.option(
    "--tolerance",
    type=click.FloatRange(min=0),
    default=1e-4,
    show_default=True,
    help="Relative difference of printed results that counts as equal.",
)
@click.option("--unsafe", is_flag=True, help="Also make edits that rest on assumptions.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@analysing  # fmt: skip
def command(
    script: Path,
    arguments: tuple[str, ...],
    runs: int,
    interpreter: str,
    project: Path | None,
    time_limit: float,
    memory_limit: int,
    tolerance: float,
    unsafe: bool,
    form: str,
    **given: Any,
) -> ExitCode:
    """Run SCRIPT before and after `fix` in fresh processes, and compare time and printed loss and accuracy.

    This executes SCRIPT, which nothing else in graphlift does. Its project is copied; the original is not touched.
    The exit code is 1 when the results differ.
    """
    if not script.is_file():
        raise UsageError("no such program", where=str(script))
    folder = (project or import_root(script)).resolve()
    if not script.resolve().is_relative_to(folder):
        raise UsageError("the program is not in the project", where=str(script), remedy="pass another --project")
    from graphlift.eval.speed import SpeedError, compare, copy_project

    chosen = settings([folder], given)
    with tempfile.TemporaryDirectory(prefix="graphlift-speed-") as scratch:
        before, after = Path(scratch) / "before", Path(scratch) / "after"
        for target in (before, after):
            copy_project(folder, target)
        edited = _edit(after, chosen, unsafe)
        try:
            found = compare(
                str(script.resolve().relative_to(folder)),
                before,
                after,
                python=interpreter,
                arguments=arguments,
                runs=runs,
                time_limit=time_limit,
                memory_limit_mb=memory_limit,
                tolerance=tolerance,
                told=lambda side, seconds: say(f"{side}: {seconds:.2f} s"),
            )
        except (SpeedError, OSError) as error:
            raise AnalysisError(str(error)) from error
    show(_json(found, edited) if form == "json" else printable_lines(_text(found, edited)))
    return ExitCode.FINDINGS if found.differences else ExitCode.CLEAN


def _edit(folder: Path, chosen: Any, unsafe: bool) -> list[str]:
    """Make the edits in the copy; the functions that were edited."""
    found = analysis([folder], chosen)
    plan = found.plan(unsafe=unsafe)
    for written in found.write(plan):
        if written.error:
            raise AnalysisError(written.error, where=written.path)
    return [f"{request.path}:{request.line} {request.qualname}" for request in plan.applied]


def _text(found: Comparison, edited: list[str]) -> str:
    lines = [f"edited: {name}" for name in edited] or ["no function was edited"]
    for name, side in (("before", found.before), ("after", found.after)):
        times = " ".join(f"{seconds:.2f}" for seconds in side.seconds)
        lines.append(f"{name + ':':8}{side.median:8.2f} s  ({times}), peak {side.peak_mb:.0f} MB")
    lines.append(f"speedup: {found.speedup:7.2f} x  (CPU {found.cpu_speedup:.2f} x), without importing TensorFlow")
    if found.differences:
        lines += ["results differ:", *found.differences]
    else:
        lines.append(f"results: {found.compared} printed lines with results are equal")
    return "\n".join(lines) + "\n"


def _json(found: Comparison, edited: list[str]) -> str:
    from graphlift.report.as_json import dump

    sides = {
        name: {
            "median_seconds": side.median,
            "seconds": list(side.seconds),
            "cpu_seconds": list(side.cpu_seconds),
            "process_seconds": list(side.process_seconds),
            "peak_mb": side.peak_mb,
        }
        for name, side in (("before", found.before), ("after", found.after))
    }
    return dump(
        {
            "edited": edited,
            **sides,
            "speedup": found.speedup,
            "cpu_speedup": found.cpu_speedup,
            "compared": found.compared,
            "differences": list(found.differences),
        }
    )
