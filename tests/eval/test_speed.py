"""Comparing a program before and after its edits; the framework is a stand-in where only the comparison matters."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from graphlift.eval.speed import SpeedError, compare, copy_project, differing

FAKE = "import time\ndef function(f):\n    return f\n"
PROGRAM = """\
import sys, time
import tensorflow
time.sleep({sleep})
print("epoch 1: loss {loss}, accuracy 0.9")
print("took 3.1 seconds, error 5")
print(sys.argv[1:])
"""


def project(folder: Path, sleep: float, loss: str) -> Path:
    folder.mkdir()
    (folder / "tensorflow.py").write_text(FAKE)
    (folder / "main.py").write_text(PROGRAM.format(sleep=sleep, loss=loss))
    return folder


@pytest.mark.parametrize(
    ("before", "after", "equal"),
    [
        ("loss 0.50000", "loss 0.50001", True),
        ("loss 0.5", "loss 0.6", False),
        ("loss nan", "loss nan", True),
        ("loss nan", "loss 0.1", False),
        ("loss: 1e-3 acc 1", "loss: 1.00000001e-3 acc 1", True),
        ("10%\rloss 1\r100% loss 2", "5%\rloss 7\r100% loss 2", True),
        ("loss 1, step time 3", "loss 2, step time 4", True),
        ("hello 1", "hello 2", True),
        ("loss 1", "accuracy 1", False),
        ("loss 1\nloss 2", "loss 1", False),
    ],
)
def test_results_are_compared_with_a_tolerance(before: str, after: str, equal: bool) -> None:
    _, differences = differing(before, after, 1e-4)
    assert (not differences) == equal


def test_speedup_and_results(tmp_path: Path) -> None:
    before, after = project(tmp_path / "b", 0.6, "0.5"), project(tmp_path / "a", 0.2, "0.50001")
    order: list[str] = []
    found = compare(
        "main.py",
        before,
        after,
        python=sys.executable,
        runs=2,
        arguments=["x"],
        told=lambda side, seconds: order.append(side),
    )
    assert order == ["before", "after", "after", "before"]
    assert found.before.median >= 0.6
    assert 1.2 < found.speedup < 5
    assert found.compared == 1
    assert not found.differences
    assert "['x']" in found.before.output


def test_different_results_are_told(tmp_path: Path) -> None:
    before, after = project(tmp_path / "b", 0, "0.5"), project(tmp_path / "a", 0, "0.7")
    found = compare("main.py", before, after, python=sys.executable, runs=1)
    assert found.differences == ("before: epoch 1: loss 0.5, accuracy 0.9\nafter:  epoch 1: loss 0.7, accuracy 0.9",)


@pytest.mark.parametrize(
    ("program", "reason"), [("raise SystemExit('broken')", "failed"), ("while True: pass", "took longer")]
)
def test_program_that_cannot_be_compared(tmp_path: Path, program: str, reason: str) -> None:
    before, after = project(tmp_path / "b", 0, "0"), project(tmp_path / "a", 0, "0")
    (after / "main.py").write_text(program)
    with pytest.raises(SpeedError, match=f"after the edits {reason}"):
        compare("main.py", before, after, python=sys.executable, runs=1, time_limit=5)


def test_copy_leaves_environments_out_and_links_alone(tmp_path: Path) -> None:
    source = project(tmp_path / "p", 0, "0")
    (source / ".venv").mkdir()
    (source / "link").symlink_to("/etc")
    copy_project(source, tmp_path / "copy")
    assert sorted(path.name for path in (tmp_path / "copy").iterdir()) == ["link", "main.py", "tensorflow.py"]
    assert (tmp_path / "copy" / "link").is_symlink()
