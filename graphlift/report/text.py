"""The report for people: one line for each function, then a summary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from graphlift.report.model import Diagnostic, Function, Report
from graphlift.report.printable import printable

VERDICTS = {
    "CONVERT_TO_HYBRID": "make it a graph",
    "CONVERT_TO_EAGER": "make it eager",
    "RECONFIGURE": "reconfigure",
}
"""How a transformation is named in text."""

_HEADER = ("FUNCTION", "NOW", "VERDICT", "WHY")


def report_text(report: Report, *, every: bool = False) -> str:
    """The verdict table and the summary.

    Args:
        report: what to show.
        every: show all functions; otherwise candidates and functions with a transformation.
    """
    shown = [f for f in report.functions if every or f.candidate or f.verdict.transformation]
    lines = table([_HEADER, *map(_row, shown)]) if shown else []
    if lines:
        lines.append("")
    lines += _tables(report)
    lines += summary(report, len(shown))
    return "\n".join(lines) + "\n"


def verdict_word(function: Function) -> str:
    """The verdict in a few words."""
    verdict = function.verdict
    if verdict.transformation is not None:
        return VERDICTS.get(verdict.transformation, verdict.transformation)
    if _undeterminable(function):
        return "undeterminable"
    return "leave" if function.hybrid else "refused"


def reasons(function: Function) -> str:
    """The precondition that passed and its assumptions, or the names of what failed, the primary first."""
    verdict = function.verdict
    if verdict.transformation is not None:
        text = verdict.precondition or ""
        return f"{text}, assuming: {'; '.join(verdict.assumptions)}" if verdict.assumptions else text
    failures = sorted(verdict.failures, key=lambda failure: not failure.primary)
    return ", ".join(f"{failure.name} ({failure.code})" for failure in failures) or "undeterminable"


def summary(report: Report, shown: int) -> list[str]:
    """Counts: functions, candidates, transformations, refusals by reason, diagnostics."""
    functions = report.functions
    files = len({function.path for function in functions})
    candidates = sum(function.candidate for function in functions)
    lines = [f"{_count(len(functions), 'function')} in {_count(files, 'file')}, {_count(candidates, 'candidate')}."]
    if shown < len(functions):
        lines[0] += f" {_count(len(functions) - shown, 'function')} without tensors not shown (--all)."
    changes = Counter(
        (function.verdict.transformation, function.verdict.precondition or "")
        for function in functions
        if function.verdict.transformation is not None
    )
    for (transformation, precondition), number in sorted(changes.items()):
        lines.append(f"{number:6}  {VERDICTS.get(transformation, transformation)} ({precondition})")
    refused = Counter(
        f"{failure.name} ({failure.code})"
        for function in functions
        if function.candidate and function.verdict.transformation is None
        for failure in function.verdict.failures
        if failure.primary or not any(other.primary for other in function.verdict.failures)
    )
    lines += [f"{number:6}  {name}" for name, number in sorted(refused.items(), key=lambda item: (-item[1], item[0]))]
    errors = sum(diagnostic.severity == "error" for diagnostic in report.diagnostics)
    if errors:
        lines.append(f"{_count(errors, 'file')} could not be analysed.")
    return lines


def diagnostic_line(diagnostic: Diagnostic) -> str:
    """One diagnostic as compilers show theirs."""
    place = f"{diagnostic.path}:{diagnostic.line}" if diagnostic.line else diagnostic.path
    return printable(f"{place}: {diagnostic.severity}: {diagnostic.message} [{diagnostic.code}]")


def table(rows: Sequence[Sequence[str]]) -> list[str]:
    """Columns side by side, the last one ragged."""
    cells = [[printable(cell) for cell in row] for row in rows]
    widths = [max(len(row[column]) for row in cells) for column in range(len(cells[0]) - 1)]
    return [
        "  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[-1]]).rstrip()
        for row in cells
    ]


def _row(function: Function) -> tuple[str, str, str, str]:
    now = "graph" if function.hybrid else "eager"
    return (f"{function.path}:{function.line} {function.qualname}", now, verdict_word(function), reasons(function))


def _tables(report: Report) -> Iterable[str]:
    for found in report.tables:
        yield f"{found.name} ({_count(len(found.rows), 'row')})"
        if found.rows:
            yield from (f"  {line}" for line in table([found.columns, *(list(map(str, row)) for row in found.rows)]))
        yield ""


def _undeterminable(function: Function) -> bool:
    names = [failure.name for failure in function.verdict.failures]
    return not names or all(name.startswith(("UNDETERMINABLE_", "CANT_APPROXIMATE_")) for name in names)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
