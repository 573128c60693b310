"""What an analysis can be told."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path


class EngineChoice(StrEnum):
    """Which engine evaluates the rules."""

    AUTO = "auto"
    EMBEDDED = "embedded"
    SOUFFLE = "souffle"


class ContextLevel(StrEnum):
    """How calling contexts are told apart, from coarse to fine.

    `names` and `text` are the call graph without points-to: `text` follows no instances of classes at all.
    """

    TEXT = "text"
    NAMES = "names"
    INSENSITIVE = "insensitive"
    CALL_SITE = "call-site"
    OBJECT = "object"

    @property
    def coarser(self) -> ContextLevel | None:
        """The next coarser level, which a run falls back to when it exceeds its budget."""
        order = list(ContextLevel)
        position = order.index(self)
        return order[position - 1] if position else None

    @property
    def decides(self) -> bool:
        """Whether verdicts can be had at this level."""
        return self not in (ContextLevel.TEXT, ContextLevel.NAMES)


@dataclass(frozen=True)
class BudgetOptions:
    """Limits of one evaluation; None means none. Exceeding one falls back one context level."""

    seconds: float | None = 300.0
    tuples: int | None = 30_000_000
    megabytes: int | None = None


CALLS_BUDGET = BudgetOptions(tuples=15_000_000)
"""The budget of a call graph: projects that exceed this one have so far exceeded any (docs/callgraph.md)."""


@dataclass(frozen=True)
class Options:
    """Options of an analysis.

    Attributes:
        engine: which engine evaluates the rules.
        context: context sensitivity to start with.
        speculate: whether verdicts may rest on names and other guesses (each says so).
        follow_type_hints: whether annotations count as evidence for tensors (each verdict says so).
        test_entrypoints: whether test functions count as called.
        compat: `reference` for verdicts exactly as the published reference has them; empty for graphlift's own.
        rules: files with a user's rules.
        jobs: processes for the extraction; 0: one for each core.
        root: folder that paths and module names are relative to; None: found from the paths.
        cache: whether extracted facts and parsed rules are kept on disk.
        proofs: results shall be explained by proofs, for which the evaluation keeps more.
        calls_only: only the call graph is asked for: values without effect on calls need no telling apart.
        budget: limits of the evaluation.
    """

    engine: EngineChoice = EngineChoice.AUTO
    context: ContextLevel = ContextLevel.OBJECT
    speculate: bool = True
    follow_type_hints: bool = True
    test_entrypoints: bool = True
    compat: str = ""
    rules: tuple[Path, ...] = ()
    jobs: int = 0
    root: Path | None = None
    cache: bool = True
    proofs: bool = False
    calls_only: bool = False
    budget: BudgetOptions = field(default_factory=BudgetOptions)

    def facts(self, context: ContextLevel) -> list[tuple[str, str]]:
        """The options as rows of relation `option`."""
        rows = [("context", str(context)), ("speculate", "on" if self.speculate else "off")]
        if not self.follow_type_hints:
            rows.append(("hints", "off"))
        if not self.test_entrypoints:
            rows.append(("test_entrypoints", "off"))
        if self.compat:
            rows.append(("compat", self.compat))
        # Under the reference's rules a function that nothing calls has no call-graph node.
        rows.append(("seed", "entries" if self.compat == "reference" else "all"))
        if self.calls_only:
            rows.append(("objects", "merged"))
        return rows

    def as_report(self) -> dict[str, object]:
        """The options as the report shows them; what cannot change a verdict is left out."""
        return {
            "compat": self.compat or None,
            "context": str(self.context),
            "follow_type_hints": self.follow_type_hints,
            "rules": [path.name for path in self.rules],
            "speculate": self.speculate,
            "test_entrypoints": self.test_entrypoints,
        }
