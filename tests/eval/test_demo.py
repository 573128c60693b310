"""The demonstration runs the main job, and goes on when the real project cannot be had."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from graphlift.eval import demo
from graphlift.eval.corpus import Pin
from graphlift.eval.index import DownloadError


class Recorder:
    """Stands for :func:`subprocess.run`; exit codes are taken in turn, the last one for good."""

    def __init__(self, codes: list[int]) -> None:
        self.codes = codes
        self.commands: list[list[str]] = []

    def __call__(self, command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        self.commands.append(command[command.index("graphlift") + 1 :])
        code = self.codes.pop(0) if len(self.codes) > 1 else self.codes[0]
        return subprocess.CompletedProcess(command, code)


def run_demo(monkeypatch: pytest.MonkeyPatch, codes: list[int], project: Path | Exception) -> tuple[int, Recorder]:
    recorder = Recorder(codes)

    def obtain(pin: Pin, directory: Path) -> Path:
        if isinstance(project, Exception):
            raise project
        return project

    monkeypatch.setattr(demo.subprocess, "run", recorder)
    monkeypatch.setattr(demo, "obtain", obtain)
    return demo.main(["--examples", "ex", "--explain", "a.py:f"]), recorder


def test_the_examples_and_a_real_project_are_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    code, recorder = run_demo(monkeypatch, [1, 0], Path("unpacked"))
    assert code == 0
    assert recorder.commands == [
        ["check", "ex"],
        ["explain", "ex/a.py:f"],
        ["fix", "ex", "--diff"],
        ["check", "unpacked"],
    ]


def test_without_the_project_it_says_so_and_goes_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code, recorder = run_demo(monkeypatch, [0], DownloadError("the index cannot be reached"))
    assert code == 0
    assert len(recorder.commands) == 3
    assert "It is left out: the index cannot be reached" in capsys.readouterr().out


@pytest.mark.parametrize("broken", [2, 3, 4, -11])
def test_an_analysis_that_failed_fails_the_demo(monkeypatch: pytest.MonkeyPatch, broken: int) -> None:
    code, _ = run_demo(monkeypatch, [1, broken, 0], Path("unpacked"))
    assert code == 3
