"""Proof trees of verdicts."""

from __future__ import annotations

from collections.abc import Iterable

from graphlift.pipeline import Run
from graphlift.report.model import Function


def proofs(run: Run, function: Function) -> Iterable[str]:
    """How the rules derived a function's verdict."""
    return ()
