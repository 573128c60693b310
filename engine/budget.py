"""Limits of a run."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass

from graphlift.engine.errors import EngineError
from graphlift.engine.relation import Relation


class BudgetExceeded(EngineError):
    """A run went over its budget; ``kind`` is ``tuples``, ``seconds`` or ``bytes``."""

    def __init__(self, kind: str, limit: float, where: str) -> None:
        self.kind = kind
        self.limit = limit
        super().__init__(f"evaluation exceeded its budget of {limit:,} {kind} in {where}")


@dataclass(frozen=True, slots=True)
class Budget:
    """Limits; None means none. Tuples are those of all relations together, bytes what the engine itself holds."""

    max_tuples: int | None = None
    max_seconds: float | None = None
    max_bytes: int | None = None


class Watch:
    """Checks a budget while a run goes on."""

    def __init__(self, budget: Budget) -> None:
        self.budget = budget
        self._deadline = None if budget.max_seconds is None else time.monotonic() + budget.max_seconds

    def time(self, where: str) -> None:
        """Raise when time is up."""
        if self._deadline is not None and time.monotonic() > self._deadline:
            assert self.budget.max_seconds is not None
            raise BudgetExceeded("seconds", self.budget.max_seconds, where)

    def size(self, relations: Iterable[Relation], where: str) -> None:
        """Raise when too much is stored."""
        budget = self.budget
        if budget.max_tuples is None and budget.max_bytes is None:
            return
        relations = list(relations)
        if budget.max_tuples is not None and sum(relation.count for relation in relations) > budget.max_tuples:
            raise BudgetExceeded("tuples", budget.max_tuples, where)
        if budget.max_bytes is not None and sum(relation.nbytes for relation in relations) > budget.max_bytes:
            raise BudgetExceeded("bytes", budget.max_bytes, where)
