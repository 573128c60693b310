"""Generated programs with records, ADTs, strings, disjunctions, equivalences: against naive evaluation and Soufflé."""

from __future__ import annotations

import io
import subprocess
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, note, settings

from graphlift.engine.datalog import run_datalog
from graphlift.engine.frontend import compile_text

from .engines import SOUFFLE, with_souffle
from .random_text import Generated, text_programs
from .test_eval_random import naive


def embedded(program: Generated, folder: Path) -> dict[str, set[str]]:
    """The lines of each output file."""
    (folder / "p.dl").write_text(program.text)
    (folder / "embedded").mkdir()
    errors = io.StringIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GRAPHLIFT_CACHE_DIR", str(folder / "cache"))
        code = run_datalog(folder / "p.dl", folder, folder / "embedded", stdout=io.StringIO(), stderr=errors)
    assert code == 0, errors.getvalue()
    return lines_of(folder / "embedded")


def lines_of(folder: Path) -> dict[str, set[str]]:
    found = {}
    for path in folder.iterdir():
        lines = path.read_text().split("\n")[:-1]
        assert len(set(lines)) == len(lines), f"{path.name} repeats tuples"
        found[path.stem] = set(lines)
    return found


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(text_programs())
def test_text_agrees_with_naive_evaluation(program: Generated) -> None:
    with tempfile.TemporaryDirectory() as directory:
        found = embedded(program, Path(directory))
    expected = naive(compile_text(program.text, "/p.dl"), {})
    for name in program.scalar:
        assert found[name] == {"\t".join(map(str, row)) for row in expected[name]}, name


@with_souffle
@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(text_programs())
def test_text_agrees_with_souffle(program: Generated) -> None:
    assert SOUFFLE is not None
    with tempfile.TemporaryDirectory() as directory:
        folder = Path(directory)
        found = embedded(program, folder)
        (folder / "souffle").mkdir()
        command = [SOUFFLE, "-w", str(folder / "p.dl"), "-F", directory, "-D", str(folder / "souffle")]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
        note(done.stderr)
        assert done.returncode == 0
        assert found == lines_of(folder / "souffle")
