"""Everything generated from the schema is up to date, and Soufflé's reserved words stay out of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphlift.facts import generate
from graphlift.facts.relation import Kind, relation
from graphlift.facts.schema import SCHEMA, TYPES

ROOT = Path(__file__).resolve().parents[2]


def test_generated_files_are_current() -> None:
    assert generate.differences(ROOT) == []


def test_every_relation_is_declared_once_under_its_meaning() -> None:
    files = generate.outputs()
    text = "\n".join(files[f"rules/schema/{name}.dl"] for name in ("extracted", "modelled", "derived"))
    for name in SCHEMA:
        assert text.count(f".decl {name}(") == 1
        before = text.split(f".decl {name}(")[0].rstrip()
        assert before.endswith("*/"), name


def test_inputs_and_outputs_follow_the_kind() -> None:
    files = generate.outputs()
    for one in SCHEMA.values():
        read = f".input {one.name}(" in files["rules/schema/inputs.dl"]
        written = f".output {one.name}(" in files["rules/schema/outputs.dl"]
        assert read == (one.kind in {Kind.EXTRACTED, Kind.MODELLED})
        assert written == (one.kind is Kind.EXPORTED)


def test_types_are_defined_before_use() -> None:
    seen = {"symbol", "number"}
    for declared in TYPES.values():
        words = declared.definition.replace("[", " ").replace("]", " ").replace(",", " ").split()
        used = [word for word in words if word[0].isalpha() and not word.endswith(":")]
        assert set(used) <= seen, declared.name
        seen.add(declared.name)


@pytest.mark.parametrize(
    ("columns", "doc"), [("count: number", "Fine."), ("range: number", "Fine."), ("x: number", "An end: */ here.")]
)
def test_what_souffle_refuses_is_refused(monkeypatch: pytest.MonkeyPatch, columns: str, doc: str) -> None:
    monkeypatch.setitem(SCHEMA, "refused", relation(Kind.EXTRACTED, "refused", columns, doc))
    with pytest.raises(ValueError, match="refused"):
        generate.outputs()


def test_check_reports_each_difference_and_write_mends_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "pyproject.toml").touch()
    assert generate.main(["--root", str(tmp_path), "--check"]) == 1
    assert generate.main(["--root", str(tmp_path)]) == 0
    capsys.readouterr()
    assert generate.main(["--root", str(tmp_path), "--check"]) == 0
    page = tmp_path / "docs" / "schema.md"
    page.write_text(page.read_text(encoding="utf-8") + " ", encoding="utf-8")
    (tmp_path / "rules" / "schema" / "left_over.dl").touch()
    assert generate.main(["--root", str(tmp_path), "--check"]) == 1
    complaint = capsys.readouterr().err
    assert "docs/schema.md" in complaint
    assert "left_over.dl" in complaint


def test_a_directory_that_is_no_source_tree_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SystemExit):
        generate.main(["--root", str(tmp_path)])
    assert list(tmp_path.iterdir()) == []
