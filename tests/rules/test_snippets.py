"""The annotated Python files of all strata: what is derived is what their comments say, no less and no more."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphlift.eval.rule_tests import find_tests, run_test

_HERE = Path(__file__).parent
_FOLDERS = (
    "names/snippets",
    "points_to/snippets",
    "points_to/edges",
    "points_to/merged",
    "points_to/guessed",
    "points_to/provided",
    "by_name",
)
_CONSTRUCTS = sorted(
    path
    for path in (_HERE / "points_to" / "constructs" / "snippets").iterdir()
    if path.suffix == ".py" or next(path.glob("*.py"), None)
)
"""One test for each of Python's constructs: whose functions run what."""

_PROGRAMS = sorted(path for path in (_HERE / "points_to" / "programs").iterdir() if path.is_dir())
"""Small programs, each a module that runs all it has: their call sites are those that were executed."""

_TESTS = [*(test for folder in _FOLDERS for test in find_tests(_HERE / folder)), *_CONSTRUCTS, *_PROGRAMS]


@pytest.mark.parametrize("path", _TESTS, ids=lambda path: path.relative_to(_HERE).as_posix())
def test_snippets(path: Path) -> None:
    outcome = run_test(path)
    assert outcome.checked > 0
    assert not outcome.failures, "\n".join(map(str, outcome.failures))
