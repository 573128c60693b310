"""Annotated snippets: what the tables make of ordinary TensorFlow, Keras and NumPy code."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphlift.eval.rule_tests import run_test

_HERE = Path(__file__).parent / "snippets"


@pytest.mark.parametrize("name", ["types", "tensors"])
def test_snippets(name: str) -> None:
    outcome = run_test(_HERE / name)
    assert outcome.checked > 50
    assert not outcome.failures, "\n".join(map(str, outcome.failures))
