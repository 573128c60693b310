"""The example programs get the verdicts that they are examples of, and their edits keep what they print."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from graphlift.api import Analysis, analyze
from graphlift.engine.souffle import find_souffle
from graphlift.eval.speed import compare, copy_project
from graphlift.options import EngineChoice, Options

EXPECTED = {
    "custom_training_loop.py train_step": "P1",
    "custom_training_loop.py train": "HAS_NO_TENSOR_PARAMETERS",
    "factorization_machine.py FactorizationMachine.__call__": "P1",
    "factorization_machine.py train_step": "P1",
    "gan_step.py gan_step": "P1",
    "gan_step.py make_network": "HAS_NO_TENSOR_PARAMETERS",
    "keras_subclass.py Classifier.__init__": "HAS_PYTHON_SIDE_EFFECTS",
    "keras_subclass.py Trainer.step": "P1",
    "hybrid/fine.py step": "HAS_NO_PRIMITIVE_PARAMETERS",
    "hybrid/no_tensor.py table": "P2",
    "hybrid/primitive.py scaled": "P3",
    "refused/console_output.py step": "HAS_PYTHON_SIDE_EFFECTS",
    "refused/eager_only.py report": "HAS_EAGER_ONLY_CALLS",
    "refused/no_tensor_computation.py first": "NO_TENSOR_COMPUTATION",
    "refused/no_tensor_parameter.py schedule": "HAS_NO_TENSOR_PARAMETERS",
    "refused/numpy_on_parameter.py spread": "HAS_NUMPY_CALLS_ON_PARAMETERS",
    "refused/primitive_parameter.py scaled": "HAS_PRIMITIVE_PARAMETERS",
    "refused/recursion.py power": "IS_RECURSIVE",
    "refused/side_effects.py step": "HAS_PYTHON_SIDE_EFFECTS",
    "refused/tensor_iteration.py total": "HAS_TENSOR_PARAMETER_ITERATION",
    "refused/uncalled.py project": "UNDETERMINABLE_TENSOR_PARAMETER",
}
EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
PROGRAMS = sorted(path.relative_to(EXAMPLES).as_posix() for path in EXAMPLES.rglob("*.py"))


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    return analyze([EXAMPLES])


@pytest.mark.skipif(find_souffle() is None, reason="Soufflé is not installed")
def test_souffle_gives_the_same_report(analysis: Analysis) -> None:
    same = analyze([EXAMPLES], Options(engine=EngineChoice.SOUFFLE))
    assert same.functions == analysis.functions


@pytest.mark.parametrize("example", EXPECTED)
def test_verdict(analysis: Analysis, example: str) -> None:
    path, qualname = example.split()
    (function,) = analysis.function(path, qualname)
    verdict = function.verdict
    expected = EXPECTED[example]
    if expected.startswith("P"):
        assert (verdict.precondition, verdict.failures) == (expected, ())
    else:
        assert verdict.precondition is None
        assert expected in {failure.name for failure in verdict.failures}


def test_every_program_is_expected_to_show_something() -> None:
    assert {example.split()[0] for example in EXPECTED} == set(PROGRAMS)


def test_refusals_are_shown_where_they_are(analysis: Analysis) -> None:
    """A refusal for what a body does has a witness in that body."""
    for example, expected in EXPECTED.items():
        path, qualname = example.split()
        if path.startswith("refused/") and expected in {"HAS_PYTHON_SIDE_EFFECTS", "HAS_EAGER_ONLY_CALLS"}:
            (function,) = analysis.function(path, qualname)
            (failure,) = (f for f in function.verdict.failures if f.name == expected)
            assert failure.witnesses, example
            assert failure.witnesses[0].path == path
            assert failure.witnesses[0].line > function.line


def test_worked_example_of_a_users_rule(tmp_path: Path) -> None:
    program = "import tensorflow as tf\ndef scale(x):\n    return tf.constant(2.0) * x\n"
    program += "def once(x):\n    return tf.constant(3.0) * x\ndef step(x):\n    return scale(x)\n"
    program += "for i in range(3):\n    step(tf.ones(3))\nonce(tf.ones(3))\n"
    (tmp_path / "m.py").write_text(program)
    (tmp_path / "results").mkdir()
    command = [sys.executable, "-P", "-m", "graphlift", "check", str(tmp_path), "--rules"]
    command += [str(EXAMPLES / "rules" / "recomputed_constants.dl"), "--rules-output", str(tmp_path / "results")]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 1, run.stderr
    table = (tmp_path / "results" / "constant_in_step.csv").read_text()
    assert table == "path,line,name,k\nm.py,3,scale,2.0\n"


@pytest.mark.slow
@pytest.mark.tensorflow
@pytest.mark.parametrize("program", [program for program in PROGRAMS if "/" not in program])
def test_edited_program_prints_the_same(program: str, tmp_path: Path) -> None:
    """All edits, also those that rest on assumptions, keep every loss and accuracy."""
    for name in ("before", "after"):
        copy_project(EXAMPLES, tmp_path / name)
    command = [sys.executable, "-P", "-m", "graphlift", "fix", str(tmp_path / "after"), "--write", "--unsafe"]
    subprocess.run(command, check=True, capture_output=True)
    assert (tmp_path / "after" / program).read_text() != (EXAMPLES / program).read_text()
    found = compare(program, tmp_path / "before", tmp_path / "after", python=sys.executable, runs=1)
    assert found.compared >= 3
    assert found.differences == ()


@pytest.mark.slow
@pytest.mark.tensorflow
@pytest.mark.parametrize("program", [program for program in PROGRAMS if "/" in program])
def test_small_program_runs(program: str) -> None:
    environment = {**os.environ, "TF_CPP_MIN_LOG_LEVEL": "3"}
    run = subprocess.run(
        [sys.executable, EXAMPLES / program], capture_output=True, text=True, env=environment, check=False
    )
    assert run.returncode == 0, run.stderr
    assert re.search(r"^loss \d+\.\d{4}", run.stdout, re.MULTILINE)
