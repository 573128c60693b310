"""The generator of the tables: canonical names, results read off documentation, rows under construction."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from graphlift.eval.models.__main__ import BUILDERS
from graphlift.eval.models.names import catalogue, normalise
from graphlift.eval.models.results import result_from_documentation, result_of_operation
from graphlift.eval.models.tables import Tables, add_container_types


def described(home: str, **more: Any) -> dict[str, Any]:
    return {"kind": "function", "home": home, "parameters": [], "returns": "", **more}


def test_normalise_applies_module_aliases_step_by_step() -> None:
    prefixes = {"keras": "tf.keras", "tf.compat.v1": "tf", "tf.losses": "tf.keras.losses"}
    assert normalise("keras.layers.Dense", prefixes) == "tf.keras.layers.Dense"
    assert normalise("tf.compat.v1.losses.mse", prefixes) == "tf.keras.losses.mse"
    assert normalise("kerasx.layers", prefixes) == "kerasx.layers"


def test_paths_of_one_object_share_a_name() -> None:
    snapshot = {
        "paths": {"tf.add": "a", "tf.math.add": "a", "tf.sub": "b"},
        "objects": {"a": described("m.add", canonical="tf.math.add"), "b": described("m.sub")},
    }
    found = catalogue(snapshot, {})
    assert found.canonical == {"tf.add": "tf.math.add", "tf.math.add": "tf.math.add", "tf.sub": "tf.sub"}
    assert found.homes == {"m.add": "tf.math.add", "m.sub": "tf.sub"}


def test_an_old_generation_joins_what_its_name_means_now() -> None:
    snapshot = {
        "paths": {"tf.sum": "new", "old.sum": "old", "old.gone": "gone", "old.total": "old"},
        "objects": {"new": described("m.sum2"), "old": described("m.sum1"), "gone": described("m.gone")},
    }
    found = catalogue(snapshot, {"old": "tf"}, generations=("old",))
    assert [obj["home"] for obj in found.entries["tf.sum"].objects] == ["m.sum2", "m.sum1"]
    assert found.entries["tf.sum"].newest["home"] == "m.sum2"
    assert found.canonical["tf.gone"] == "tf.gone"


def test_several_names_of_an_old_object_do_not_join_new_things() -> None:
    snapshot = {
        "paths": {"tf.a": "a", "tf.b": "b", "old.a": "o", "old.b": "o"},
        "objects": {"a": described("m.a"), "b": described("m.b"), "o": described("m.o")},
    }
    found = catalogue(snapshot, {"old": "tf"}, generations=("old",))
    assert found.canonical["tf.a"] != found.canonical["tf.b"]


def test_preferred_names_win() -> None:
    snapshot = {"paths": {"k.Layer": "a", "k.layers.Layer": "a"}, "objects": {"a": described("m.Layer")}}
    assert set(catalogue(snapshot, {}).entries) == {"k.Layer"}
    assert set(catalogue(snapshot, {}, frozenset({"k.layers.Layer"})).entries) == {"k.layers.Layer"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A `Tensor`. Has the same type as `x`.", "tensorflow.Tensor"),
        ("A tensor with the same shape.", "tensorflow.Tensor"),
        ("A list of `Tensor` objects.", "builtins.list[tensorflow.Tensor]"),
        ("A tuple of `Tensor` objects (y, idx).", "builtins.tuple[tensorflow.Tensor]"),
        ("A `RaggedTensor`.", "tensorflow.RaggedTensor"),
        ("A `Dataset`.", "tensorflow.data.Dataset"),
        ("The created Operation.", "tensorflow.Operation"),
        ("True if it is so.", "builtins.bool"),
        ("", ""),
        ("Something else entirely.", ""),
    ],
)
def test_results_are_read_off_documentation(text: str, kind: str) -> None:
    assert result_from_documentation(text) == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("y : ndarray The result.", "numpy.ndarray"),
        ("out : bool Whether.", "builtins.bool"),
        ("x, y : array_like Both.", "builtins.tuple[numpy.ndarray]"),
        ("Nothing here", ""),
    ],
)
def test_numpy_documentation(text: str, kind: str) -> None:
    assert result_from_documentation(text, "numpy") == kind


def test_results_of_registered_operations() -> None:
    assert result_of_operation([]) == "tensorflow.Operation"
    assert result_of_operation([{"list": False}]) == "tensorflow.Tensor"
    assert result_of_operation([{"list": True}]) == "builtins.list[tensorflow.Tensor]"
    assert result_of_operation([{"list": False}, {"list": False}]) == "builtins.tuple[tensorflow.Tensor]"


def test_container_types_are_defined_down_to_their_items() -> None:
    tables = Tables()
    add_container_types(tables, ["builtins.dict[builtins.list[x.T]]", "x.T"])
    assert tables.rows["api_subscript"] == {
        ("builtins.dict[builtins.list[x.T]]", "builtins.list[x.T]"),
        ("builtins.list[x.T]", "x.T"),
    }
    assert ("builtins.dict[builtins.list[x.T]]", "builtins.str") in tables.rows["api_iteration"]
    assert ("builtins.list[x.T]", "builtins.list", 0) in tables.rows["api_base"]


@pytest.mark.parametrize(
    "row", [("api_result", "f"), ("api_base", "a", "b", "0"), ("no_such", "x"), ("function", "f", "n", "p")]
)
def test_rows_must_fit_the_schema(row: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match=row[0]):
        Tables().add(*row)


def test_tables_are_written_sorted_and_stale_ones_removed(tmp_path: Path) -> None:
    (tmp_path / "api_pure.tsv").write_text("name\nold\n")
    tables = Tables()
    tables.add("api_result", "b", "T")
    tables.add("api_result", "a", "T")
    tables.write(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["api_result.tsv"]
    assert (tmp_path / "api_result.tsv").read_text() == "name\ttype\na\tT\nb\tT\n"


def test_rename_reaches_into_containers_and_spares_aliases() -> None:
    tables = Tables()
    tables.add("api_alias", "old.T", "new.T")
    tables.add("api_result", "f", "builtins.list[old.T]")
    tables.rename({"old.T": "new.T"})
    assert tables.rows["api_result"] == {("f", "builtins.list[new.T]")}
    assert tables.rows["api_alias"] == {("old.T", "new.T")}


def test_tables_written_by_hand_are_up_to_date() -> None:
    """What needs no introspection is made here again and compared."""
    from graphlift.rules import models_directory

    for name, content in BUILDERS["ecosystem"]({}).render():
        assert (models_directory() / "ecosystem" / name).read_text(encoding="utf-8") == content
