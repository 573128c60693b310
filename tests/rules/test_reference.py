"""The reference's verdicts, clause by clause: one folder of annotated Python files for each."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphlift.eval.rule_tests import run_test

_HERE = Path(__file__).parent / "reference"
_CLAUSES = sorted(path.name for path in _HERE.iterdir() if path.is_dir())


@pytest.mark.parametrize("name", _CLAUSES)
def test_clause(name: str) -> None:
    outcome = run_test(_HERE / name)
    assert outcome.checked > 0
    assert not outcome.failures, "\n".join(map(str, outcome.failures))
