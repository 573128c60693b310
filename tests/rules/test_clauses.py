"""Verdicts and facts clause by clause, the reference's and our own: one folder of annotated files for each."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphlift.eval.rule_tests import run_test

_HERE = Path(__file__).parent
_CLAUSES = [
    f"{mode}/{path.name}"
    for mode in ("reference", "default")
    for path in sorted((_HERE / mode).iterdir())
    if path.is_dir()
]


@pytest.mark.parametrize("name", _CLAUSES)
def test_clause(name: str) -> None:
    outcome = run_test(_HERE / name)
    assert outcome.checked > 0
    assert not outcome.failures, "\n".join(map(str, outcome.failures))
