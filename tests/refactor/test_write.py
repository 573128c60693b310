"""Writing: atomic, mode kept, inside the root only, never over a change made meanwhile."""

from __future__ import annotations

import os
import signal
import stat
from pathlib import Path

import pytest

from graphlift.refactor import ADD, FileEdit, Request, edit_file, unified_diff, write_edits

TEXT = b"import tensorflow as tf\ndef f(x): return x\n"
EDITED = b"import tensorflow as tf\n@tf.function\ndef f(x): return x\n"


def make(root: Path, name: str = "m.py", text: bytes = TEXT) -> FileEdit:
    (root / name).write_bytes(text)
    return edit_file(name, text, [Request(name, 2, ADD, "f")])


def test_writes_and_keeps_mode(tmp_path: Path) -> None:
    edit = make(tmp_path)
    (tmp_path / "m.py").chmod(0o751)
    assert [(w.path, w.error) for w in write_edits(tmp_path, [edit])] == [("m.py", "")]
    assert (tmp_path / "m.py").read_bytes() == EDITED
    assert stat.S_IMODE((tmp_path / "m.py").stat().st_mode) == 0o751
    assert [path.name for path in tmp_path.iterdir()] == ["m.py"]


def test_refuses_a_file_that_changed_since(tmp_path: Path) -> None:
    edit = make(tmp_path)
    (tmp_path / "m.py").write_bytes(TEXT + b"# new\n")
    assert "changed" in write_edits(tmp_path, [edit])[0].error
    assert (tmp_path / "m.py").read_bytes() == TEXT + b"# new\n"


def test_never_follows_a_link_out_of_the_root(tmp_path: Path) -> None:
    root, outside = tmp_path / "root", tmp_path / "outside"
    root.mkdir()
    outside.mkdir()
    edit = make(outside)
    (root / "m.py").symlink_to(outside / "m.py")
    assert "out of the analysed root" in write_edits(root, [edit])[0].error
    assert (outside / "m.py").read_bytes() == TEXT


def test_a_link_inside_the_root_stays_a_link(tmp_path: Path) -> None:
    make(tmp_path, "real.py")
    (tmp_path / "m.py").symlink_to("real.py")
    both = [edit_file(name, TEXT, [Request(name, 2, ADD, "f")]) for name in ("m.py", "real.py")]
    errors = [written.error for written in write_edits(tmp_path, both)]
    assert errors == ["", "the same file is analysed under another path"]
    assert (tmp_path / "m.py").is_symlink()
    assert (tmp_path / "real.py").read_bytes() == EDITED


def test_one_refused_file_does_not_stop_the_others(tmp_path: Path) -> None:
    edits = [make(tmp_path, "a.py"), make(tmp_path, "b.py")]
    (tmp_path / "a.py").unlink()
    results = {written.path: written.error for written in write_edits(tmp_path, edits)}
    assert "cannot find" in results["a.py"]
    assert results["b.py"] == ""


def test_an_interrupt_leaves_nothing_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edits = [make(tmp_path, "a.py"), make(tmp_path, "b.py")]
    calls = []

    def interrupted(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_edits(tmp_path, edits)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.py": TEXT, "b.py": TEXT}


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_between_two_files_waits_for_the_second(
    number: signal.Signals, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edits = [make(tmp_path, "a.py"), make(tmp_path, "b.py")]
    replace = os.replace

    def interrupted(source: Path, target: Path) -> None:
        replace(source, target)
        if target.name == "a.py":
            signal.raise_signal(number)

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(number, stop)
    monkeypatch.setattr(os, "replace", interrupted)
    try:
        with pytest.raises(KeyboardInterrupt):
            write_edits(tmp_path, edits)
        assert signal.getsignal(number) is stop
    finally:
        signal.signal(number, before)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.py": EDITED, "b.py": EDITED}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_read_only_file_is_refused(tmp_path: Path) -> None:
    edit = make(tmp_path)
    (tmp_path / "m.py").chmod(0o444)
    assert "read-only" in write_edits(tmp_path, [edit])[0].error


def test_diff(tmp_path: Path) -> None:
    assert unified_diff(make(tmp_path)) == (
        "--- a/m.py\n+++ b/m.py\n@@ -1,2 +1,3 @@\n import tensorflow as tf\n+@tf.function\n def f(x): return x\n"
    )


def test_diff_of_a_file_without_final_newline_and_with_crlf() -> None:
    text = b"import tensorflow as tf\r\ndef f(x): return x"
    diff = unified_diff(edit_file("m.py", text, [Request("m.py", 2, ADD, "f")]))
    assert diff.endswith("+@tf.function\r\n def f(x): return x\n\\ No newline at end of file\n")


@pytest.mark.parametrize(
    ("name", "quoted"),
    [
        ("naïve file.py", "a/naïve file.py"),
        ("a\n+++ b/x.py", '"a/a\\012+++ b/x.py"'),
        ('q".py', '"a/q\\042.py"'),
        ("b\udcff.py", '"a/b\\377.py"'),
    ],
)
def test_diff_quotes_names_as_git_does(name: str, quoted: str) -> None:
    assert unified_diff(edit_file(name, TEXT, [Request(name, 2, ADD, "f")])).split("\n")[0] == f"--- {quoted}"
