"""Every command in the documentation works and shows what the page says."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.console import Session, matches, sessions

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", ROOT / "examples" / "README.md", *sorted((ROOT / "docs").glob("*.md"))]

RUN_ELSEWHERE = {"make demo", "make test", ".ci/run"}
"""They install and test everything: continuous integration is what runs them."""

FOLDERS = ("examples", "rules")
"""What commands may name, relative to the source tree."""


def _cases() -> list[object]:
    cases = []
    for page in PAGES:
        name = str(page.relative_to(ROOT))
        for session in sessions(name, page.read_text(encoding="utf-8")):
            marks = [getattr(pytest.mark, mark) for mark in session.marks]
            cases.append(pytest.param(session, id=f"{name}:{session.line}", marks=marks))
    return cases


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache for all sessions: the rules are compiled once."""
    return tmp_path_factory.mktemp("cache")


@pytest.mark.parametrize("session", _cases())
def test_a_session_goes_as_written(session: Session, tmp_path: Path, cache: Path) -> None:
    for folder in FOLDERS:
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    scripts = str(Path(sys.executable).parent)
    environment = {**os.environ, "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}", "COLUMNS": "100"}
    environment["GRAPHLIFT_CACHE_DIR"] = str(cache)
    for command in session.commands:
        if command.text in RUN_ELSEWHERE:
            continue
        done = subprocess.run(
            ["bash", "-c", command.text],
            cwd=tmp_path,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=600,
        )
        assert done.returncode == command.exit_code, f"{command.text}\n{done.stdout}"
        assert matches(command.output, done.stdout), f"{command.text}\n{done.stdout}"


def test_the_readme_shows_the_two_commands_and_a_session() -> None:
    found = sessions("README.md", (ROOT / "README.md").read_text(encoding="utf-8"))
    texts = [command.text for session in found for command in session.commands]
    assert {"make demo", "make test"} <= set(texts)
    assert any(text.startswith("graphlift check") for text in texts)


def test_every_example_is_described() -> None:
    page = (ROOT / "examples" / "README.md").read_text(encoding="utf-8")
    for path in (ROOT / "examples").rglob("*"):
        if path.suffix in {".py", ".dl"}:
            assert f"`{path.relative_to(ROOT / 'examples').as_posix()}`" in page, path
