"""Model tables are read as they stand, and every mistake in one is told with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphlift.facts import tables as tables_module
from graphlift.facts.base import FactBase
from graphlift.facts.tables import TableError, load_tables
from graphlift.rules import frameworks, model_directories
from tests.facts.strategies import contents

PARAMETERS = "name\tindex\tparameter\n"


def directory(root: Path, name: str, **tables: str) -> Path:
    folder = root / name
    folder.mkdir()
    for relation, text in tables.items():
        (folder / f"{relation}.tsv").write_text(text, encoding="utf-8")
    return folder


def test_tables_of_several_directories_add_up_and_replace_what_was_there(tmp_path: Path) -> None:
    one = directory(tmp_path, "one", api_parameter=f"{PARAMETERS}f\t0\tx\n\n# comment\nf\t-1\ty\n")
    two = directory(tmp_path, "two", api_parameter=f"{PARAMETERS}g\t0\t\"x'", api_function="name\n")
    base = FactBase()
    base.put_rows("api_parameter", [("old", 0, "old")])
    base.put_rows("option", [("context", "object")])
    load_tables(base, [one, two])
    assert contents(base) == {
        "api_parameter": {("f", 0, "x"), ("f", -1, "y"), ("g", 0, "\"x'")},
        "option": {("context", "object")},
    }
    assert base.count("api_function") == 0


def test_a_table_that_changed_is_read_again(tmp_path: Path) -> None:
    one = directory(tmp_path, "one", api_function="name\nf\n")
    load_tables(FactBase(), [one])
    (one / "api_function.tsv").write_text("name\nlonger\n")
    assert contents(load_tables(FactBase(), [one])) == {"api_function": {("longer",)}}


def test_the_cache_gives_the_same_tables_and_survives_damage(tmp_path: Path) -> None:
    one = directory(tmp_path, "one", api_parameter=f"{PARAMETERS}f\t-5\tx\ng\t1\té\n", api_function="name\nf\n")
    expected = {"api_parameter": {("f", -5, "x"), ("g", 1, "é")}, "api_function": {("f",)}}
    cache = tmp_path / "cache"
    base = FactBase()
    base.symbols.intern_many(["g", "other"])
    assert contents(load_tables(FactBase(), [one], cache)) == expected
    (kept,) = cache.iterdir()
    whole = kept.read_bytes()
    for damaged in (whole, whole[:-3], whole[: len(whole) // 2], b"", whole[:60] + b"\xff" + whole[61:]):
        kept.write_bytes(damaged)
        tables_module._loaded.cache_clear()
        base = FactBase()
        base.symbols.intern_many(["g", "other"])
        assert contents(load_tables(base, [one], cache)) == expected
        assert kept.read_bytes() == whole


def test_the_cache_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = directory(tmp_path, "one", api_function="name\nf\n")
    load_tables(FactBase(), [one], tmp_path / "cache")
    tables_module._loaded.cache_clear()
    monkeypatch.setattr(tables_module, "_read", lambda *_: pytest.fail("the table was parsed again"))
    assert contents(load_tables(FactBase(), [one], tmp_path / "cache")) == {"api_function": {("f",)}}


@pytest.mark.parametrize(
    ("relation", "text", "complaint"),
    [
        ("no_such_relation", "name\n", r"no_such_relation\.tsv: .* no modelled relation"),
        ("function", "f\tname\tparent\n", r"function\.tsv: .* no modelled relation"),
        ("api_parameter", "name\tparameter\tindex\n", r"api_parameter\.tsv:1: the header"),
        ("api_parameter", "", r"api_parameter\.tsv:1: the header"),
        ("api_parameter", f"{PARAMETERS}f\t0\n", r"api_parameter\.tsv:2: 3 fields expected, got 2"),
        (
            "api_parameter",
            f"{PARAMETERS}\nf\tzero\tx\n",
            r"api_parameter\.tsv:3: column index holds numbers, not 'zero'",
        ),
        ("api_parameter", f"{PARAMETERS}f\t٣\tx\n", r"holds numbers"),
        ("api_parameter", f"{PARAMETERS}f\t2147483648\tx\n", r"holds numbers"),
        ("api_parameter", f"{PARAMETERS}f\t-\tx\n", r"holds numbers"),
        ("api_parameter", f"{PARAMETERS}f\t0\tx\0y\n", r"api_parameter\.tsv:2: a NUL"),
    ],
)
def test_a_mistake_is_told_with_its_place(relation: str, text: str, complaint: str, tmp_path: Path) -> None:
    folder = directory(tmp_path, "one", **{relation: text})
    with pytest.raises(TableError, match=complaint):
        load_tables(FactBase(), [folder])


def test_unreadable_tables_are_told(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="no such directory"):
        load_tables(FactBase(), [tmp_path / "nowhere"])
    folder = directory(tmp_path, "one")
    (folder / "api_function.tsv").write_bytes(b"name\n\xff\n")
    with pytest.raises(TableError, match="cannot be read"):
        load_tables(FactBase(), [folder])


def test_our_own_tables_are_right() -> None:
    assert {"tensorflow", "numpy", "builtins"} <= set(frameworks())
    base = load_tables(FactBase(), model_directories())
    assert base.count("api_function") > 1000
