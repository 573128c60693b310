"""Only regular files are read, whatever a path has become, and nothing is waited for."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from graphlift.facts.reading import NotRegularError, read_regular


def test_reads_up_to_the_limit(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(bytes(range(256)) * 10_000)
    assert read_regular(tmp_path / "a") == bytes(range(256)) * 10_000
    assert read_regular(tmp_path / "a", 1_500_000) == (bytes(range(256)) * 10_000)[:1_500_000]
    (tmp_path / "empty").write_bytes(b"")
    assert read_regular(tmp_path / "empty", 10) == b""


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_nothing_but_regular_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    monkeypatch.chdir(tmp_path)  # the path of a socket is short
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket")
        for name in ("pipe", "folder", "socket", "/dev/zero", "/dev/tty"):
            if os.path.exists(name):
                with pytest.raises(OSError, match=r"regular|directory|device"):
                    read_regular(name)


def test_links_lead_only_below_the_given_folder(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a").write_bytes(b"a")
    (tmp_path / "inside").write_bytes(b"no")
    (tmp_path / "in" / "good").symlink_to("a")
    (tmp_path / "in" / "bad").symlink_to("../inside")
    inside = os.path.realpath(tmp_path / "in")
    assert read_regular(tmp_path / "in" / "good", inside=inside) == b"a"
    with pytest.raises(NotRegularError):
        read_regular(tmp_path / "in" / "bad", inside=inside)
    assert read_regular(tmp_path / "in" / "bad") == b"no"


def test_a_link_that_appears_after_the_path_was_resolved_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "target").write_bytes(b"secret")
    (tmp_path / "a").symlink_to("target")
    monkeypatch.setattr(os.path, "realpath", os.path.abspath)
    with pytest.raises(NotRegularError):
        read_regular(tmp_path / "a")
