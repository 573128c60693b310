"""Files are written whole; what a terminal sees is harmless."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from graphlift.errors import UsageError
from graphlift.output import say, show, status, write_atomically


def test_written_whole_with_the_usual_mode(tmp_path: Path) -> None:
    os.umask(old := os.umask(0o022))
    write_atomically(tmp_path / "sub" / "file", b"data")
    assert (tmp_path / "sub" / "file").read_bytes() == b"data"
    assert (tmp_path / "sub" / "file").stat().st_mode & 0o777 == 0o666 & ~old
    assert len(list((tmp_path / "sub").iterdir())) == 1


def test_interrupted_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "file"
    target.write_bytes(b"old")

    def interrupted(source: object, destination: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(target, b"new")
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"old"]


def test_unwritable_place_is_a_usage_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(UsageError, match="cannot write"):
        write_atomically(tmp_path / "file" / "below", b"")


def test_status_lines_are_harmless(capsys: pytest.CaptureFixture[str]) -> None:
    say("a\x1b[2J\nb")
    with status("working"):
        pass
    captured = capsys.readouterr()
    assert captured.err == "a\\x1b[2J\nb\n"
    assert captured.out == ""


def test_results_that_cannot_be_encoded_are_escaped(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii", newline=""))
    show("é\n")
    assert raw.getvalue() == b"\\xe9\n"
