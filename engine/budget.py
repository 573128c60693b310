"""Limits of a run."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from graphlift.engine.errors import EngineError
from graphlift.engine.relation import Relation

_SIZE_EVERY = 0.1
"""Seconds between two looks at what is stored while a rule runs: adding it up costs far less than that."""

_NO_LIMIT = 1 << 62


class BudgetExceeded(EngineError):
    """A run went over its budget; ``kind`` is ``tuples``, ``seconds`` or ``bytes``.

    ``limit`` is None when it was not the budget that ended the run but the memory of the machine.
    """

    def __init__(self, kind: str, limit: float | None, where: str) -> None:
        self.kind = kind
        self.limit = limit
        if limit is None:
            super().__init__(f"evaluation ran out of memory in {where}")
        else:
            super().__init__(f"evaluation exceeded its budget of {limit:,} {kind} in {where}")


@dataclass(frozen=True, slots=True)
class Budget:
    """Limits; None means none. Tuples are those of all relations together, bytes what the engine itself holds.

    Seconds are those of the clock, or with ``processor`` those of this process, which a busy machine does not change.
    """

    max_tuples: int | None = None
    max_seconds: float | None = None
    max_bytes: int | None = None
    processor: bool = False


class Watch:
    """Checks a budget while a run goes on, between rules and, by :meth:`tick`, inside them."""

    def __init__(self, budget: Budget, relations: Callable[[], Iterable[Relation]]) -> None:
        self.budget = budget
        self.where = "the program"
        self._relations = relations
        self._clock = time.process_time if budget.processor else time.monotonic
        self._deadline = float("inf") if budget.max_seconds is None else self._clock() + budget.max_seconds
        self._look = 0.0
        self._room = 0

    @property
    def limited(self) -> bool:
        """Whether there is any limit."""
        return self.budget != Budget()

    def tick(self) -> None:
        """Called for each block of a join: raise when the budget is spent."""
        now = self._clock()
        if now > self._deadline:
            self.time()
        if now > self._look:
            self._look = now + _SIZE_EVERY
            self.size()

    def time(self) -> None:
        """Raise when time is up."""
        if self._clock() > self._deadline:
            raise BudgetExceeded("seconds", self.budget.max_seconds, self.where)

    def grown(self, tuples: int) -> None:
        """Called when so many tuples were stored: raise when there are too many.

        What all relations hold is added up only when these may have used up the room that there was the last time.
        """
        self._room -= tuples
        if self._room < 0:
            self.size()
        elif self.budget.max_bytes is not None:
            self.tick()

    def size(self) -> None:
        """Raise when too much is stored or waits to be stored."""
        budget = self.budget
        if budget.max_tuples is None and budget.max_bytes is None:
            self._room = _NO_LIMIT
            return
        relations = list(self._relations())
        tuples = sum(relation.count + relation.known_pending for relation in relations)
        if budget.max_tuples is not None and tuples > budget.max_tuples:
            raise BudgetExceeded("tuples", budget.max_tuples, self.where)
        self._room = _NO_LIMIT if budget.max_tuples is None else budget.max_tuples - tuples
        if budget.max_bytes is not None and sum(relation.nbytes for relation in relations) > budget.max_bytes:
            raise BudgetExceeded("bytes", budget.max_bytes, self.where)
