"""What the rules ask for: one request per function and action, read from the `edit` relations."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from graphlift.facts.base import FactBase
from graphlift.refactor.tables import Tables, mapping, numbers, select

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
    edits = sorted({(str(f), str(a), str(d)) for f, a, d in results.frame("edit").itertuples(index=False, name=None)})
    if not edits:
        return []
    assumptions: dict[str, set[str]] = defaultdict(set)
    for function, text in results.frame("edit_assumption").itertuples(index=False, name=None):
        assumptions[str(function)].add(str(text))
    wanted = {entity for function, _, target in edits for entity in (function, target)}
    spans = select(facts, "span", "e", wanted)
    paths = mapping(facts.frame("file"), "f", "path")
    path_of = {entity: paths[file] for entity, file in mapping(spans, "e", "f").items()}
    line_of, column_of = numbers(spans, "e", "line"), numbers(spans, "e", "column")
    definition = numbers(select(facts, "definition_line", "c", wanted), "c", "line")
    names = mapping(select(facts, "qualified_name", "c", wanted), "c", "name")
    requests = set()
    for function, action, target in edits:
        removing = action == REMOVE
        requests.add(
            Request(
                path_of[function],
                definition.get(function, line_of[function]),
                action,
                names.get(function, ""),
                line_of[target] if removing else 0,
                column_of[target] if removing else 0,
                tuple(sorted(assumptions[function])),
            )
        )
    return sorted(requests)
