"""The analysed project may set harmless options only."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphlift.config import find_config
from graphlift.errors import UsageError


def write(folder: Path, text: str) -> Path:
    (folder / "pyproject.toml").write_text(text)
    return folder


def test_nearest_file_counts(tmp_path: Path) -> None:
    write(tmp_path, '[tool.graphlift]\ncontext = "call-site"\nspeculate = false\ncompat = "reference"\n')
    inner = tmp_path / "src" / "pkg"
    inner.mkdir(parents=True)
    config = find_config([inner, tmp_path / "src"])
    assert (config.context, config.speculate, config.compat, config.notices) == ("call-site", False, "reference", ())


def test_nothing_there(tmp_path: Path) -> None:
    write(tmp_path, "[project]\nname = 'x'\n")
    assert find_config([tmp_path]).context is None


@pytest.mark.parametrize("key", ["rules", "output", "rules-output", "engine", "root", "max-seconds", "unsafe"])
def test_what_could_do_harm_is_ignored_with_a_notice(tmp_path: Path, key: str) -> None:
    write(tmp_path, f'[tool.graphlift]\n{key} = "/etc/passwd"\n')
    (notice,) = find_config([tmp_path]).notices
    assert key in notice
    assert "a project cannot set it" in notice


@pytest.mark.parametrize(
    "text",
    ['[tool.graphlift]\ncontext = "deep"\n', "[tool.graphlift]\nspeculate = 1\n", "[tool]\ngraphlift = 3\n", "x = [\n"],
)
def test_mistakes_are_told(tmp_path: Path, text: str) -> None:
    write(tmp_path, text)
    with pytest.raises(UsageError, match=r"pyproject\.toml"):
        find_config([tmp_path])


def test_unreadable_file_is_ignored_with_a_notice(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_bytes(b"\xff\xfe")
    assert "cannot be read" in find_config([tmp_path]).notices[0]
