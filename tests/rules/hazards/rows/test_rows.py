"""Rows of tf-semantics as functions: the rules against the annotations, and both against TensorFlow itself."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from graphlift.eval.bench.semantics import Row, judge, rows_of
from graphlift.eval.rule_tests import read_directives, run_test

_HERE = Path(__file__).parent
_FILES = sorted((_HERE / "snippets").glob("*.py"))
_QUICK = ("control_flow", "effects", "gradients")
"""Run by default; all are run by `make test-slow`."""

_UNMEASURED = {"fx.tf_summary": "needs TensorBoard"}


def test_rows() -> None:
    outcome = run_test(_HERE / "snippets")
    assert outcome.checked > 400
    assert not outcome.failures, "\n".join(map(str, outcome.failures))


def _marked() -> list[Row]:
    return [row for file in _FILES for row in rows_of(file.name, file.read_text())]


def test_every_mark_is_read() -> None:
    rows = _marked()
    marks = sum(line.lstrip().startswith("# [") for file in _FILES for line in file.read_text().splitlines())
    assert len(rows) == marks
    assert len({row.name for row in rows}) == len(rows)


def test_marks_without_functions_are_refused() -> None:
    with pytest.raises(ValueError, match=r"fx\.x"):
        list(rows_of("a.py", "# [fx.x] SAME\nx = 1\n"))


@pytest.mark.parametrize(
    ("verdict", "failures", "converted", "outcome"),
    [
        ("SAME", (), True, "right"),
        ("SAME", ("LEAKS_TENSORS",), False, "false refusal"),
        ("SAME", ("HAS_NO_TENSOR_PARAMETERS",), False, "refused for something else"),
        ("ERROR", (), True, "false accept"),
        ("ERROR", ("HAS_NO_TENSOR_PARAMETERS",), False, "refused, hazard not seen"),
        ("ERROR", ("LEAKS_TENSORS",), False, "right"),
        ("RETRACE", ("LEAKS_TENSORS",), False, "refused, hazard not seen"),
        ("RETRACE", ("HAS_PRIMITIVE_PARAMETERS",), False, "right"),
        ("RETRACE", (), True, "false accept"),
    ],
)
def test_judging(verdict: str, failures: tuple[str, ...], converted: bool, outcome: str) -> None:
    assert judge(Row("fx.x", "a.py", 2, verdict), frozenset(failures), converted) == outcome


def _differences(file: Path, variants: list[list[int]]) -> list[list[str]]:
    """What changes when the functions at these lines become graph functions, for each of the variants."""
    done = subprocess.run(
        [sys.executable, "-P", str(_HERE / "run_rows.py"), str(file), json.dumps([[], *variants])],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    unchanged, *results = json.loads(done.stdout.splitlines()[-1])
    assert not unchanged, "two runs of the unchanged file differ"
    return results  # type: ignore[no-any-return]


@pytest.mark.tensorflow
@pytest.mark.parametrize(
    "file",
    [pytest.param(file, id=file.stem, marks=() if file.stem in _QUICK else pytest.mark.slow) for file in _FILES],
)
def test_accepted_functions_are_the_same(file: Path) -> None:
    """Everything that is converted, at once: no result, exception, state or output changes."""
    source = file.read_text()
    skipped = {row.line for row in rows_of(file.name, source) if row.name in _UNMEASURED}
    accepted = [
        expectation.line
        for expectation in read_directives(file.name, source).expectations
        if expectation.kind == "transformation" and not expectation.status and expectation.line not in skipped
    ]
    assert accepted
    assert _differences(file, [accepted]) == [[]]


@pytest.mark.tensorflow
@pytest.mark.slow
@pytest.mark.parametrize("file", _FILES, ids=[file.stem for file in _FILES])
def test_marks_are_what_tensorflow_does(file: Path) -> None:
    """Each function alone: something changes if and only if its mark says so."""
    rows = [row for row in rows_of(file.name, file.read_text()) if row.name not in _UNMEASURED]
    differences = _differences(file, [[row.line] for row in rows])
    wrong = [
        f"{row.name} {row.verdict}: {found[:2]}"
        for row, found in zip(rows, differences, strict=True)
        if (row.verdict in ("SAME", "RETRACE")) == bool(found)
    ]
    assert not wrong, "\n".join(wrong)
