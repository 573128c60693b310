"""Executed edges and those of the call graph are matched by definition, decorated ones included."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from graphlift.eval.bench import executed_edges

PROGRAM = """
import functools
import typing


def logged(function):
    @functools.wraps(function)
    def inner(*args):
        return function(*args)

    return inner


class Box:
    @property
    def size(self):
        return helper()

    @staticmethod
    @logged
    def make():
        return Box()

    @typing.overload
    def scaled(self, by: int) -> int: ...

    @typing.overload
    def scaled(self, by: str) -> str: ...

    def scaled(self, by):
        return by


def helper():
    return 1


def hidden():
    return 2


def main():
    eval("hidden()")
    if not Box:
        hidden()
    Box().scaled(2)
    return Box.make().size


main()
"""


@pytest.mark.parametrize("program", [["program.py"], ["--misses", "1", "--", "program.py"]])
def test_decorated_functions_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], program: list[str]
) -> None:
    (tmp_path / "program.py").write_text(PROGRAM)
    monkeypatch.setattr(sys, "argv", ["executed_edges", str(tmp_path), *program])
    executed_edges.main()
    out = capsys.readouterr().out
    # <module>→logged, main; main→inner, Box.size, the last Box.scaled; inner→make; Box.size→helper. What a text runs
    # has no known caller.
    assert "7 executed edges, 0 missed" in out
    # main→hidden is in the call graph and not executed; signatures of overloads are not called.
    assert "8 edges leave functions that ran, 7 of them executed" in out
