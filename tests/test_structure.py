"""The folders of the repository are one import package, and imports between them go one way."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

MAY_IMPORT: dict[str, set[str]] = {
    "facts": set(),
    "rules": set(),
    "extractor": {"facts"},
    "engine": {"facts"},
    "refactor": {"facts"},
    "eval": {"facts", "extractor", "rules", "engine", "refactor"},
    "graphlift": {"facts", "extractor", "rules", "engine", "refactor", "eval"},
}
"""The rooms of the design and what each may import."""


def imported(source: str) -> set[str]:
    """Every dotted module name below `graphlift` that ``source`` imports, at any depth of its statements."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return {name for name in found if name.split(".")[0] == "graphlift"}


def room_of(name: str) -> str:
    """The folder that dotted ``name`` lies in: one of the rooms, or `graphlift` itself."""
    parts = name.split(".")
    return parts[1] if len(parts) > 1 and parts[1] in MAY_IMPORT else "graphlift"


def wrong_imports(room: str, source: str) -> set[str]:
    """What ``source``, a file of ``room``, imports and may not."""
    return {name for name in imported(source) if room_of(name) not in {room, *MAY_IMPORT[room]}}


def modules(room: str) -> list[Path]:
    """The Python files of ``room``."""
    return sorted(path for path in (ROOT / room).rglob("*.py") if "__pycache__" not in path.parts)


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_imports_go_one_way(room: str) -> None:
    wrong = {str(path): wrong_imports(room, path.read_text(encoding="utf-8")) for path in modules(room)}
    assert {path: names for path, names in wrong.items() if names} == {}


@pytest.mark.parametrize(
    ("room", "source", "wrong"),
    [
        ("facts", "from graphlift.engine import x", {"graphlift.engine.x"}),
        ("engine", "def f():\n    import graphlift.extractor.ssa", {"graphlift.extractor.ssa"}),
        ("eval", "from graphlift import cli", {"graphlift.cli"}),
        ("eval", "from graphlift import facts\nimport numpy", set()),
        ("graphlift", "from graphlift.cli import main\nfrom graphlift.eval import x", set()),
    ],
)
def test_the_check_tells_right_from_wrong(room: str, source: str, wrong: set[str]) -> None:
    assert wrong_imports(room, source) == wrong


def test_what_a_user_may_meet_is_one_exception_family() -> None:
    from graphlift.engine import BudgetExceeded, EngineError
    from graphlift.errors import UserError
    from graphlift.eval.corpus import UnpackError
    from graphlift.eval.index import DownloadError
    from graphlift.extractor import ExtractionError
    from graphlift.facts.errors import FactFileError, GraphliftError
    from graphlift.facts.tables import TableError
    from graphlift.refactor.errors import RefactorError

    family = (BudgetExceeded, EngineError, UserError, UnpackError, DownloadError, ExtractionError, FactFileError)
    assert all(issubclass(member, GraphliftError) for member in (*family, TableError, RefactorError))


def test_every_package_folder_is_declared() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
    found = set()
    for room in MAY_IMPORT:
        prefix = "graphlift" if room == "graphlift" else f"graphlift.{room}"
        for path in (ROOT / room).rglob("__init__.py"):
            found.add(".".join((prefix, *path.parent.relative_to(ROOT / room).parts)))
    assert set(settings["packages"]) == found


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_every_folder_with_modules_is_a_package(room: str) -> None:
    for path in modules(room):
        assert (path.parent / "__init__.py").is_file(), path


def test_the_repository_names_no_other_top_level_import() -> None:
    for room in MAY_IMPORT:
        for path in modules(room):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
                if isinstance(node, ast.ImportFrom) and node.module:
                    names = [node.module]
                tops = {name.split(".")[0] for name in names}
                assert not tops & (MAY_IMPORT.keys() - {"graphlift"} | {"tests"}), path
