"""The Makefile says what is missing, works in a path with spaces, and ends with what counts."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.test_structure import MAY_IMPORT, ROOT

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="no make")

TOOLS = ("bash", "sh", "make", "mkdir", "find", "sort", "cmp", "cp", "rm", "touch", "pwd", "cat", "echo", "env")


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A source tree without content, in a path with spaces."""
    root = tmp_path / "a source tree"
    root.mkdir()
    shutil.copy(ROOT / "Makefile", root)
    (root / "pyproject.toml").touch()
    for room in MAY_IMPORT:
        (root / room).mkdir()
        (root / room / "__init__.py").touch()
    return root


def make(tree: Path, *arguments: str, path: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run make in ``tree``; ``path`` replaces PATH."""
    environment = {
        name: value for name, value in os.environ.items() if name not in {"MAKEFLAGS", "MFLAGS", "MAKELEVEL"}
    }
    environment["PATH"] = str(path) if path is not None else environment["PATH"]
    command = ["make", *arguments]
    return subprocess.run(command, cwd=tree, env=environment, capture_output=True, text=True, check=False, timeout=120)


def only(tools: tuple[str, ...], directory: Path, python: str) -> Path:
    """A directory for PATH with ``tools`` and a `python3` that is the shell script ``python``."""
    directory.mkdir()
    for tool in tools:
        found = shutil.which(tool)
        if found is not None:
            (directory / tool).symlink_to(found)
    for name in ("python3", "python3.11", "python"):
        (directory / name).write_text(f"#!/bin/sh\n{python}\n")
        (directory / name).chmod(0o755)
    return directory


def test_a_machine_without_a_usable_python_is_told_what_to_install(tree: Path, tmp_path: Path) -> None:
    path = only(TOOLS, tmp_path / "bin", "exit 1")
    done = make(tree, "test", path=path)
    assert done.returncode != 0
    assert "no Python 3.11 or later" in done.stderr
    assert "make PYTHON=" in done.stderr


def test_the_tests_come_last(tree: Path) -> None:
    done = make(tree, "--dry-run", "test")
    assert done.returncode == 0, done.stderr
    steps = done.stdout.splitlines()
    assert "pytest" in steps[-1]
    for step in ("ruff check", "ruff format --check", "mypy", "graphlift.facts.generate --check", "mkdocs"):
        assert step in done.stdout


def test_the_list_of_files_changes_when_a_file_comes_or_the_tree_moves(tree: Path) -> None:
    listed = tree / ".venv" / "files.txt"
    make(tree, "help")
    first = listed.read_text()
    stamp = listed.stat().st_mtime_ns
    (tree / "facts" / "__init__.py").write_text("x = 1\n")
    make(tree, "help")
    assert listed.stat().st_mtime_ns == stamp
    (tree / "facts" / "new.py").touch()
    make(tree, "help")
    assert listed.read_text() != first
    moved = tree.parent / "moved"
    tree.rename(moved)
    (moved / "facts" / "new.py").unlink()
    make(moved, "help")
    assert (moved / ".venv" / "files.txt").read_text() != first


def test_continuous_integration_calls_make_test() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert script.read_text().rstrip().splitlines()[-1] == "exec make --no-print-directory test"
