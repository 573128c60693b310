"""Facts written as TSV, Parquet or SQLite come back as they were, whatever their texts are."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings

from graphlift.facts.arrow import INPUT_RELATIONS
from graphlift.facts.base import FactBase
from graphlift.facts.errors import FactFileError
from graphlift.facts.parquet import read_parquet, write_parquet
from graphlift.facts.sqlite import read_sqlite, write_sqlite
from graphlift.facts.tsv import read_tsv, write_tsv
from tests.facts.strategies import NASTY, SURROGATES, contents, fact_bases

Write = Callable[[FactBase, Path], None]
Read = Callable[[Path], FactBase]
FORMATS = [
    pytest.param(write_tsv, read_tsv, id="tsv"),
    pytest.param(write_parquet, read_parquet, id="parquet"),
    pytest.param(write_sqlite, read_sqlite, id="sqlite"),
]


@pytest.mark.parametrize(("write", "read"), FORMATS)
@settings(max_examples=5, deadline=None)
@given(base=fact_bases())
def test_round_trip(write: Write, read: Read, base: FactBase) -> None:
    with tempfile.TemporaryDirectory() as directory:
        write(base, Path(directory, "facts"))
        assert contents(read(Path(directory, "facts"))) == contents(base)


@settings(max_examples=5, deadline=None)
@given(base=fact_bases(SURROGATES))
def test_tsv_keeps_lone_surrogates(base: FactBase) -> None:
    with tempfile.TemporaryDirectory() as directory:
        write_tsv(base, Path(directory))
        assert contents(read_tsv(Path(directory))) == contents(base)


@pytest.mark.parametrize(("write", "read"), FORMATS[1:])
def test_unicode_formats_escape_lone_surrogates(write: Write, read: Read, tmp_path: Path) -> None:
    base = FactBase()
    base.put_rows("file", [("%f0", "a\udc80b")])
    write(base, tmp_path / "facts")
    assert contents(read(tmp_path / "facts")) == {"file": {("%f0", "a\\udc80b")}}


@pytest.mark.parametrize(("write", "read"), FORMATS)
def test_every_input_relation_is_there_and_repeated_rows_are_not(write: Write, read: Read, tmp_path: Path) -> None:
    base = FactBase()
    base.put_rows("file", [("%f1", "b"), ("%f0", "a"), ("%f1", "b")])
    write(base, tmp_path / "facts")
    found = read(tmp_path / "facts")
    assert set(found) == set(INPUT_RELATIONS)
    assert found.count("file") == 2


@pytest.mark.parametrize(("write", "read"), FORMATS)
def test_writing_twice_replaces(write: Write, read: Read, tmp_path: Path) -> None:
    first, second = FactBase(), FactBase()
    first.put_rows("file", [("%f0", "a")])
    second.put_rows("option", [("x", "y")])
    write(first, tmp_path / "facts")
    write(second, tmp_path / "facts")
    assert contents(read(tmp_path / "facts")) == contents(second)


@pytest.mark.parametrize("text", NASTY)
def test_tsv_keeps_each_text_in_each_place(text: str, tmp_path: Path) -> None:
    for first, last in ((text, "x"), ("x", text), (text, text)):
        base = FactBase()
        base.put_rows("option", [(first, last)])
        write_tsv(base, tmp_path)
        assert contents(read_tsv(tmp_path, ["option"])) == contents(base)


def test_tsv_fields_are_quoted_only_where_needed(tmp_path: Path) -> None:
    base = FactBase()
    base.put_rows("constant", [("%v0", "'plain \"text\"'"), ("%v1", '"it\'s"'), ("%v2", "a\tb")])
    write_tsv(base, tmp_path)
    written = (tmp_path / "constant.facts").read_text(encoding="utf-8").splitlines()
    assert sorted(written) == ["%v0\t'plain \"text\"'", '%v1\t"""it\'s"""', '%v2\t"a\tb"']


def test_derived_relations_that_are_present_are_written_too(tmp_path: Path) -> None:
    base = FactBase()
    base.put_rows("hybrid_function", [("%f3",)])
    write_tsv(base, tmp_path)
    assert (tmp_path / "hybrid_function.facts").read_bytes() == b"%f3\n"
    assert not (tmp_path / "recursive.facts").exists()


@pytest.mark.parametrize("write", [write_tsv, write_parquet])
def test_other_files_stay_and_a_failure_changes_nothing(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = tmp_path / "notes.txt"
    mine.write_text("mine")
    write(FactBase(), tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    base = FactBase()
    base.put_rows("file", [("%f0", "a")])
    real = Path.write_bytes

    def interrupted(path: Path, data: bytes) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "write_bytes", interrupted)
    monkeypatch.setattr("pyarrow.parquet.write_table", interrupted)
    with pytest.raises((KeyboardInterrupt, TypeError)):
        write(base, tmp_path)
    monkeypatch.setattr(Path, "write_bytes", real)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
    assert mine.read_text() == "mine"


def test_a_failed_sqlite_export_leaves_the_old_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "facts.sqlite"
    write_sqlite(FactBase(), target)
    before = target.read_bytes()

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("graphlift.facts.sqlite._write", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_sqlite(FactBase(), target)
    assert [path.name for path in tmp_path.iterdir()] == ["facts.sqlite"]
    assert target.read_bytes() == before


def test_sqlite_tables_are_typed_and_indexed(tmp_path: Path) -> None:
    base = FactBase()
    base.put_rows("span", [("%v0", "%f0", 3, 7)])
    target = tmp_path / "facts.sqlite"
    write_sqlite(base, target)
    connection = sqlite3.connect(target)
    types = connection.execute("SELECT typeof(e), typeof(f), typeof(line), typeof(column) FROM span").fetchone()
    plan = connection.execute("EXPLAIN QUERY PLAN SELECT * FROM span WHERE f = ?", ("%f0",)).fetchone()[3]
    connection.close()
    assert types == ("text", "text", "integer", "integer")
    assert "USING INDEX" in plan


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"%v0\t%f0\t1\n", "span.facts"),
        (b"%v0\t%f0\tone\t2\n", "span.facts"),
        (b"%v0\t%f0\t1\t4294967296\n", "span.facts"),
        (b'%v0\t"%f0\t1\t2\n', "span.facts"),
        (b"%v0\t%f0\t1\t2\t3\n", "span.facts"),
    ],
)
def test_a_malformed_tsv_file_is_named(tmp_path: Path, content: bytes, complaint: str) -> None:
    write_tsv(FactBase(), tmp_path)
    (tmp_path / "span.facts").write_bytes(content)
    with pytest.raises(FactFileError, match=complaint):
        read_tsv(tmp_path)


def test_a_last_line_without_a_newline_is_read(tmp_path: Path) -> None:
    (tmp_path / "option.facts").write_bytes(b"a\tb")
    assert contents(read_tsv(tmp_path, ["option"])) == {"option": {("a", "b")}}


@pytest.mark.parametrize(
    ("read", "name"), [(read_tsv, "file.facts"), (read_parquet, "file.parquet"), (read_sqlite, "")]
)
def test_a_missing_file_is_named(read: Read, name: str, tmp_path: Path) -> None:
    with pytest.raises(FactFileError, match=f"nowhere.*{name}.*no such file"):
        read(tmp_path / "nowhere")


@pytest.mark.parametrize("read", [read_parquet, read_sqlite])
def test_a_file_of_another_format_is_refused(read: Read, tmp_path: Path) -> None:
    target = tmp_path / "file.parquet" if read is read_parquet else tmp_path / "facts.sqlite"
    target.write_bytes(os.urandom(5000))
    with pytest.raises(FactFileError, match=target.name):
        read(tmp_path if read is read_parquet else target)


def test_a_database_of_another_schema_version_is_refused(tmp_path: Path) -> None:
    target = tmp_path / "facts.sqlite"
    write_sqlite(FactBase(), target)
    connection = sqlite3.connect(target)
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    with pytest.raises(FactFileError, match="schema version 999"):
        read_sqlite(target)
