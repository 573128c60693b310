"""The survey of code that nobody chose, and a part of it: some of the standard library through points-to."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from graphlift.engine import Budget
from graphlift.eval.bench import survey as module
from graphlift.eval.bench.survey import Project, Survey, account, packages, source_files, survey
from graphlift.extractor import extract

LIBRARY = Path(os.__file__).parent

GENEROUS = Budget(max_tuples=20_000_000, max_seconds=60.0, processor=True)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two packages and twelve modules; one file is broken."""
    for path in ("one/__init__.py", "one/sub/m.py", "two/m.py", "bare-1.dist-info/x.py", "__pycache__/x.py"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("def f():\n    return f()\n")
    (tmp_path / "one" / "bad.py").write_text("def f(:\n")
    for number in range(12):
        (tmp_path / f"m{number:02}.py").write_text("x = print\n")
    return tmp_path


def test_every_package_and_module_is_in_one_project(folder: Path) -> None:
    found = packages(folder)
    assert [project.name for project in found] == ["one", "two", "(modules 1)", "(modules 2)"]
    files = [file for project in found for file in source_files(project)]
    assert len(files) == len(set(files)) == 4 + 12


def test_a_project_is_accounted_for(folder: Path) -> None:
    found = Survey("one")
    survey(Project("one", folder, ("one",)), GENEROUS, found)
    assert (found.status, found.files, found.extracted, found.left_out) == ("ok", 3, 2, {"syntax-error": 1})
    assert found.sound
    assert found.edges == 2
    assert found.slowest
    assert found.largest


def test_what_is_lost_is_noticed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = Project("one", folder, ("one",))
    extraction = extract([folder / "one"], root=folder, cache=False)
    extraction.files.remove("one/sub/m.py")
    found = Survey("one", status="ok")
    account(project, extraction, found)
    assert found.unaccounted == ["one/sub/m.py"]
    assert not found.sound
    monkeypatch.setattr(module, "parses", lambda path: True)
    account(project, extraction, found)
    assert found.unjustified == ["one/bad.py"]


def test_a_budget_is_told_with_the_rules_and_relations(folder: Path) -> None:
    found = Survey("one")
    survey(Project("one", folder, ("one",)), Budget(max_tuples=10), found)
    assert found.status == "budget"
    assert "10 tuples" in found.error
    assert found.largest


def library_sample(count: int) -> list[str]:
    """Modules and packages of the standard library, always the same ones; tests and large applications are left out."""
    names = [
        path.name
        for path in sorted(LIBRARY.iterdir())
        if (path.suffix == ".py" or (path / "__init__.py").exists())
        and path.name not in ("test", "idlelib", "turtledemo", "unittest", "lib2to3", "pydoc_data", "encodings")
    ]
    return random.Random(4).sample(names, min(count, len(names)))


@pytest.mark.slow
@pytest.mark.parametrize("group", range(8))
def test_the_standard_library(group: int) -> None:
    names = library_sample(40)[group::8]
    found = Survey(" ".join(names))
    survey(Project(found.project, LIBRARY, tuple(names)), GENEROUS, found)
    assert found.sound, found
    assert found.status == "ok", found
    assert found.files == found.extracted + sum(found.left_out.values())
    assert found.functions > 0
