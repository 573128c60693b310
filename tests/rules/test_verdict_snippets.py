"""Annotated Python files for the strata that decide: every finding that is expected, and no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphlift.eval.rule_tests import run_test

_HERE = Path(__file__).parent
_TESTS = ("effects/snippets", "decisions/snippets", "decisions/reference", "hazards/snippets")


@pytest.mark.parametrize("name", _TESTS)
def test_verdict_snippets(name: str) -> None:
    outcome = run_test(_HERE / name)
    assert outcome.checked > 0
    assert not outcome.failures, "\n".join(map(str, outcome.failures))
