"""Files that are replaced together."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from graphlift.facts.staging import staged


def texts(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in folder.iterdir()}


def replace_files(folder: Path, names: str, *, then: BaseException | None = None) -> None:
    with staged(folder) as stage:
        for name in names.split():
            (stage / name).write_text("new")
        if then is not None:
            raise then


def test_all_are_replaced_when_the_block_ends(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("old")
    (tmp_path / "other").write_text("kept")
    with staged(tmp_path) as stage:
        (stage / "a").write_text("new")
        (stage / "b").write_text("new")
        assert (tmp_path / "a").read_text() == "old"
    assert texts(tmp_path) == {"a": "new", "b": "new", "other": "kept"}


def test_an_interrupted_block_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("old")
    with pytest.raises(KeyboardInterrupt):
        replace_files(tmp_path, "a", then=KeyboardInterrupt())
    assert texts(tmp_path) == {"a": "old"}


def test_an_interrupt_between_two_files_waits_for_the_second(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_text("old")
    (tmp_path / "b").write_text("old")
    replace = os.replace

    def interrupted(source: Path, target: Path) -> None:
        replace(source, target)
        if target.name == "a":
            signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(os, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        replace_files(tmp_path, "a b")
    assert texts(tmp_path) == {"a": "new", "b": "new"}
