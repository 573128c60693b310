"""The wheel holds the whole package and nothing else."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.test_structure import MAY_IMPORT, ROOT

DATA_SUFFIXES = {".py", ".dl", ".tsv", ".lark", ".toml", ".txt", ".md", ".typed", ".html", ".css", ".js"}
"""Everything that may lie in a package folder."""


@pytest.fixture(scope="module")
def wheel_names(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Names of the members of a wheel built from a copy of the source tree."""
    tree = tmp_path_factory.mktemp("source tree")
    for name in (*MAY_IMPORT, "pyproject.toml", "README.md", "LICENSE"):
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, tree / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, tree / name)
    out = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "-w", str(out)]
    done = subprocess.run([*command, str(tree)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (built,) = out.glob("graphlift-*.whl")
    with zipfile.ZipFile(built) as archive:
        return set(archive.namelist())


def expected_name(path: Path) -> str:
    """Where ``path`` of the source tree lies in the wheel."""
    relative = path.relative_to(ROOT)
    return str(relative if relative.parts[0] == "graphlift" else Path("graphlift", relative))


def test_every_file_of_the_package_folders_is_inside(wheel_names: set[str]) -> None:
    files = [
        path
        for room in MAY_IMPORT
        for path in (ROOT / room).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and not path.name.startswith(".")
    ]
    assert {path.suffix for path in files} <= DATA_SUFFIXES
    assert {expected_name(path) for path in files} - wheel_names == set()


@pytest.mark.parametrize(
    "name",
    ["graphlift/py.typed", "graphlift/rules/schema/extracted.dl", "graphlift/engine/grammar.lark"],
)
def test_what_is_no_python_is_inside(name: str, wheel_names: set[str]) -> None:
    assert name in wheel_names


def test_framework_tables_are_inside(wheel_names: set[str]) -> None:
    assert any(name.startswith("graphlift/rules/models/") and name.endswith(".tsv") for name in wheel_names)


def test_graphlift_is_the_only_import_name(wheel_names: set[str]) -> None:
    tops = {name.split("/")[0] for name in wheel_names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"graphlift"}
