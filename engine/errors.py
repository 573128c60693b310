"""The engine's exception family: what is wrong, where, and what to do about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graphlift.engine.program import Span
from graphlift.facts.errors import GraphliftError


class EngineError(GraphliftError):
    """Anything that keeps the engine from computing a result; the message is meant for a user."""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding about a program: place, reason, remedy (may be empty)."""

    span: Span | None
    reason: str
    remedy: str = ""

    def __str__(self) -> str:
        place = f"{self.span}: " if self.span is not None else ""
        remedy = f" ({self.remedy})" if self.remedy else ""
        return f"{place}{self.reason}{remedy}"


class ProgramError(EngineError):
    """The program is not valid Soufflé. ``diagnostics`` holds every problem that was found, in source order.

    The message is to be printed after ``error: ``, which the lines of further problems begin with.
    """

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        super().__init__("\nerror: ".join(map(str, self.diagnostics)))


class UnsupportedFeature(EngineError):
    """The program is valid Soufflé but uses what the embedded engine lacks: refused, never computed differently."""

    def __init__(self, feature: str, span: Span | None) -> None:
        self.feature = feature
        self.span = span
        place = f"{span}: " if span is not None else ""
        super().__init__(
            f"{place}the embedded engine does not support {feature}; "
            "install Soufflé (https://souffle-lang.github.io/install) and run with --engine souffle"
        )


class FactError(EngineError):
    """A fact file is missing or malformed: file, line and reason."""


class EvaluationError(EngineError):
    """A rule failed while it ran (division by zero, a number that does not parse)."""
