"""What an evaluation gives back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from graphlift.engine.errors import EngineError
from graphlift.engine.printing import Printer
from graphlift.engine.program import Kind, Program
from graphlift.engine.records import Records
from graphlift.facts.symbols import Ids, SymbolTable

if TYPE_CHECKING:
    import pandas as pd


@dataclass
class RuleCost:
    """What one rule cost."""

    rule: int
    stratum: int
    head: str
    place: str
    seconds: float = 0.0
    runs: int = 0
    produced: int = 0

    @property
    def where(self) -> str:
        """The rule's head and place, for messages."""
        return f"{self.head} ({self.place})"


@dataclass
class StratumCost:
    """What one stratum cost."""

    relations: tuple[str, ...]
    seconds: float = 0.0
    rounds: int = 0
    added: int = 0


@dataclass
class Stats:
    """A run's profile."""

    rounds: int = 0
    tuples: int = 0
    seconds: float = 0.0
    compile_seconds: float = 0.0
    views: int = 0
    strata: list[StratumCost] = field(default_factory=list)
    rules: dict[int, RuleCost] = field(default_factory=dict)

    def slowest(self, n: int = 10) -> list[RuleCost]:
        """The rules that took the most time."""
        return sorted(self.rules.values(), key=lambda cost: -cost.seconds)[:n]


class Results:
    """Relations after evaluation. Symbol columns hold ids of :attr:`symbols`."""

    def __init__(
        self,
        program: Program,
        symbols: SymbolTable,
        columns: Mapping[str, Callable[[], Sequence[npt.NDArray[np.int64]]]],
        counts: Mapping[str, int],
        heights: Mapping[str, Callable[[], npt.NDArray[np.int64]]],
        records: Records,
        stats: Stats,
        engine: str,
        warnings: Sequence[str] = (),
        outputs: Sequence[str] | None = None,
        links: Mapping[str, Sequence[tuple[int, int]]] | None = None,
    ) -> None:
        """``columns`` and ``heights`` cover all relations, for explanations; ``outputs`` are the wanted ones.

        ``links`` are, for each equivalence relation, the pairs from which its classes grew.
        """
        self.program = program
        self.symbols = symbols
        self.stats = stats
        self.engine = engine
        self.warnings = tuple(warnings)
        self.links = dict(links or {})
        self.record_tables = records
        self.records = records.fields
        self._names = sorted(columns if outputs is None else outputs)
        self._columns = columns
        self._counts = counts
        self._heights = heights
        self._printer = Printer(program, symbols, records.fields)
        self._cache: dict[str, tuple[Ids, ...]] = {}

    def names(self) -> list[str]:
        """Relations that can be asked for, sorted."""
        return list(self._names)

    def count(self, name: str) -> int:
        """Number of tuples."""
        return self._counts[name]

    def all_columns(self, name: str) -> Sequence[npt.NDArray[np.int64]]:
        """Any relation's columns, wanted or not."""
        return self._columns[name]()

    def all_heights(self, name: str) -> npt.NDArray[np.int64]:
        """Any relation's heights, wanted or not.

        Raises:
            EngineError: when the evaluation was not asked to keep them.
        """
        if name not in self._heights:
            raise EngineError(f"{name} was evaluated without the heights that explanations need: pass heights=True")
        return self._heights[name]()

    def columns(self, name: str) -> tuple[Ids, ...]:
        """A relation's int32 columns."""
        found = self._cache.get(name)
        if found is None:
            found = tuple(column.astype(np.int32) for column in self._columns[name]())
            self._cache[name] = found
        return found

    def heights(self, name: str) -> npt.NDArray[np.int64]:
        """The round in which each tuple appeared, the height of its smallest proof.

        Raises:
            EngineError: when the evaluation was not asked to keep them.
        """
        return self.all_heights(name)

    def frame(self, name: str) -> pd.DataFrame:
        """A relation with readable values: texts, numbers, floats, records as Soufflé prints them."""
        import pandas as pd  # takes longer to import than most runs

        relation = self.program.relations[name]
        columns = self.columns(name)
        data: dict[int, object] = {}
        for position, (attribute, column) in enumerate(zip(relation.attributes, columns, strict=True)):
            values = self._printer.values(attribute.type, attribute.kind, column)
            # As objects: Arrow-backed strings refuse the lone surrogates that a file name may contain.
            data[position] = pd.Series(values, dtype=object) if values.dtype == object else values
        frame = pd.DataFrame(data, index=range(self.count(name)) if not data else None)
        frame.columns = pd.Index([attribute.name for attribute in relation.attributes])
        return frame

    def rows(self, name: str) -> list[tuple[object, ...]]:
        """A relation's tuples with readable values, sorted; for tests and small relations."""
        relation = self.program.relations[name]
        if not relation.arity:
            return [()] * self.count(name)
        columns = [
            self._printer.values(attribute.type, attribute.kind, column).tolist()
            for attribute, column in zip(relation.attributes, self.columns(name), strict=True)
        ]
        return sorted(zip(*columns, strict=True))

    def value_text(self, type_name: str, kind: Kind, value: int) -> str:
        """One 32-bit value as text; symbols are quoted."""
        return self._printer.text(type_name, kind, value, quoted=True)

    def text(self, name: str, row: Sequence[int]) -> str:
        """One tuple, given by its 32-bit values, as ``name(…)``."""
        relation = self.program.relations[name]
        values = [
            self._printer.text(attribute.type, attribute.kind, value, quoted=True)
            for attribute, value in zip(relation.attributes, row, strict=True)
        ]
        return f"{name}({', '.join(values)})"
