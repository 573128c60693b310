"""What the rules ask for: one request per function and action, read from the `edit` relations."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from graphlift.facts.base import FactBase
from graphlift.refactor.tables import Tables, pairs, rows, select

ADD = "add"
REMOVE = "remove"


@dataclass(frozen=True, slots=True, order=True)
class Request:
    """One edit of one function.

    ``line`` is the line of the `def` or `async` keyword; for ``remove``, ``target_line`` and ``target_column`` (from 1)
    say where the decorator starts, at its `@` or its expression.
    """

    path: str
    line: int
    action: str
    qualname: str = ""
    target_line: int = 0
    target_column: int = 0
    assumptions: tuple[str, ...] = ()

    @property
    def safe(self) -> bool:
        """Whether the edit rests on no speculation."""
        return not self.assumptions


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a request: ``error`` is empty when it was applied, else says why not."""

    request: Request
    error: str = ""


def read_requests(results: Tables, facts: FactBase) -> list[Request]:
    """All requests in the `edit` relation, sorted; positions come from the extracted facts."""
    edits = sorted(set(rows(results, "edit")))
    if not edits:
        return []
    assumptions: dict[str, set[str]] = defaultdict(set)
    for function, text in rows(results, "edit_assumption"):
        assumptions[function].add(text)
    wanted = {entity for function, _, target in edits for entity in (function, target)}
    paths = pairs(facts, "file", "f", "path")
    place = {e: (paths[file], line, column) for e, file, line, column in select(facts, "span", "e", wanted)}
    definition = dict(select(facts, "definition_line", "c", wanted))
    names = dict(select(facts, "qualified_name", "c", wanted))
    requests = set()
    for function, action, target in edits:
        path, start, _ = place[function]
        _, line, column = place[target] if action == REMOVE else ("", 0, 0)
        requests.add(
            Request(
                path,
                definition.get(function, start),
                action,
                names.get(function, ""),
                line,
                column,
                tuple(sorted(assumptions[function])),
            )
        )
    return sorted(requests)
