"""Proof trees of verdicts."""

from __future__ import annotations

from collections.abc import Iterator

from graphlift.engine.proof import explain
from graphlift.pipeline import Run
from graphlift.refactor.tables import rows
from graphlift.report.model import Function

_MOST_TUPLES = 25
"""Where a proof is cut off: what decides stands near its root."""


def proofs(run: Run, function: Function) -> Iterator[str]:
    """How the rules derived a function's verdict: one proof tree for each failure, or for the precondition that passed.

    Nothing where the real Soufflé evaluated the rules: it does not tell in which round a tuple appeared.
    """
    if run.results.engine != "embedded":
        return
    verdict = function.verdict
    wanted = [("failure", failure.name) for failure in verdict.failures]
    if verdict.precondition is not None:
        wanted.append(("precondition", verdict.precondition))
    if not wanted:
        return
    places = _Places(run)
    for relation, value in wanted:
        yield str(
            explain(run.results, relation, (function.entity, value), max_tuples=_MOST_TUPLES, places=places.of_row)
        )


class _Places:
    """Where the entities of a tuple are in the source."""

    def __init__(self, run: Run) -> None:
        paths = dict(rows(run.facts, "file"))
        self._symbols = run.results.symbols
        self._program = run.results.program
        self._places = {e: f"{paths[f]}:{line}" for e, f, line, _ in rows(run.facts, "span")}

    def of_row(self, relation: str, row: tuple[int, ...]) -> str:
        """``path:line`` of the first entity in a tuple; empty without one."""
        for attribute, value in zip(self._program.relations[relation].attributes, row, strict=True):
            place = self._places.get(self._symbols.text(value)) if attribute.kind == "s" else None
            if place is not None:
                return place
        return ""
