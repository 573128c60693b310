"""The tables of frameworks: well-formed, canonical, free of contradictions, covering what decisions need."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from graphlift import rules
from graphlift.facts.schema import SCHEMA, Kind

MODELS = Path(rules.__file__).parent / "models"
FRAMEWORKS = ("numpy", "tensorflow", "tensorflow_probability", "ecosystem")
DIRECTORIES = [MODELS / name for name in FRAMEWORKS if (MODELS / name).is_dir()]
TABLES = [path for directory in DIRECTORIES for path in sorted(directory.glob("*.tsv"))]
Row = tuple[str, ...]

NAMED_FIRST = (
    "api_function api_class api_base api_method api_parameter api_result api_result_argument api_result_element "
    "api_result_key api_result_collects api_result_holds api_result_tuple api_attribute api_operator api_subscript "
    "api_iteration api_callback api_calls api_callback_result api_trampoline api_trampoline_argument api_effect "
    "api_mutates api_pure api_dtype api_shape tensor_operation name_argument_function hybrid_decorator "
    "hybrid_parameter tensor_type tensor_like_type numpy_type variable_type hint_type api_passthrough_decorator"
).split()
"""Relations whose first column is a canonical name."""
TYPED_LAST = ("api_result", "api_attribute", "api_operator", "api_subscript", "api_iteration", "api_constant")
FUNCTIONAL = {
    "api_iteration": 1,
    "api_subscript": 1,
    "api_alias": 1,
    "api_operator": 2,
    "api_attribute": 2,
    "api_method": 2,
}
"""Relations in which the first so many columns determine the last."""


def read(path: Path) -> list[Row]:
    return [tuple(line.split("\t")) for line in path.read_text(encoding="utf-8").splitlines()[1:]]


@cache
def rows(relation: str) -> frozenset[Row]:
    """Rows of ``relation`` over all frameworks of this package."""
    return frozenset(row for directory in DIRECTORIES for row in _rows(directory / f"{relation}.tsv"))


def _rows(path: Path) -> list[Row]:
    return read(path) if path.exists() else []


def first(relation: str) -> set[str]:
    return {row[0] for row in rows(relation)}


def canonical(name: str) -> str:
    """Stepwise canonicalisation, as the rules do it."""
    aliases = dict(rows("api_alias"))
    done = ""
    for part in name.split("."):
        done = f"{done}.{part}" if done else part
        done = aliases.get(done, done)
    return done


@pytest.mark.parametrize("path", TABLES, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_table_fits_the_schema(path: Path) -> None:
    relation = SCHEMA[path.stem]
    assert relation.kind is Kind.MODELLED
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0].split("\t") == [column.name for column in relation.columns]
    found = read(path)
    assert found == sorted(
        found, key=lambda row: [int(c) if k.is_number else c for c, k in zip(row, relation.columns, strict=True)]
    )
    assert len(found) == len(set(found))
    for row in found:
        assert len(row) == len(relation.columns), row
        for cell, column in zip(row, relation.columns, strict=True):
            assert cell == cell.strip()
            assert not column.is_number or cell.lstrip("-").isdigit(), row


@pytest.mark.parametrize("relation", sorted(FUNCTIONAL))
def test_rows_do_not_contradict_each_other(relation: str) -> None:
    answers: dict[Row, set[Row]] = defaultdict(set)
    width = FUNCTIONAL[relation]
    for row in rows(relation):
        answers[row[:width]].add(row[width:])
    assert {key: found for key, found in answers.items() if len(found) > 1} == {}


def test_a_positional_index_names_one_parameter() -> None:
    answers: dict[Row, set[str]] = defaultdict(set)
    for name, index, parameter in rows("api_parameter"):
        if index != "-1":
            answers[(name, index)].add(parameter)
    assert [key for key, found in answers.items() if len(found) > 1] == []


def test_aliases_lead_to_something_canonical() -> None:
    aliases = dict(rows("api_alias"))
    assert sorted(name for name in aliases.values() if name in aliases) == []
    known = first("api_function") | first("api_class") | first("api_module") | first("api_constant")
    modules = {name.rpartition(".")[0] for name in known}
    lost = {
        name
        for name in aliases.values()
        if name not in known | modules and not name.startswith(("builtins", "functools."))
    }
    assert lost == set()


@pytest.mark.parametrize("relation", NAMED_FIRST)
def test_names_are_canonical(relation: str) -> None:
    aliases = dict(rows("api_alias"))
    assert sorted(name for name in first(relation) if name in aliases) == []


@pytest.mark.parametrize("relation", TYPED_LAST)
def test_results_are_classes(relation: str) -> None:
    classes = first("api_class")
    found = {row[-1] for row in rows(relation) if row[-1] != row[0]}
    foreign = ("builtins.", "logging.")
    assert sorted(name for name in found if name not in classes and not name.startswith(foreign)) == []


def test_container_types_have_elements() -> None:
    used = {cell for relation in ("api_result", "api_attribute", "api_iteration", "api_subscript")
            for row in rows(relation) for cell in row if cell.endswith("]")}  # fmt: skip
    assert used
    assert used <= first("api_iteration")
    assert used <= first("api_subscript")
    assert used <= first("api_base")


@pytest.mark.parametrize("relation", ["api_callback", "api_calls", "api_callback_result"])
def test_callbacks_are_parameters(relation: str) -> None:
    parameters = {(row[0], row[2]) for row in rows("api_parameter")}
    assert sorted(row for row in rows(relation) if (row[0], row[1]) not in parameters) == []


@pytest.mark.parametrize(
    "relation", ["api_result_argument", "api_result_collects", "api_mutates", "api_result_element"]
)
def test_parameters_exist(relation: str) -> None:
    parameters = {(row[0], row[2]) for row in rows("api_parameter")}
    missing = [row for row in rows(relation) if row[1] != "self" and (row[0], row[1]) not in parameters]
    assert sorted(missing) == []


def test_bases_are_acyclic() -> None:
    bases: dict[str, set[str]] = defaultdict(set)
    for name, base, _ in rows("api_base"):
        bases[name].add(base)
    done: set[str] = set()

    def visit(name: str, path: tuple[str, ...]) -> None:
        assert name not in path, path
        if name not in done:
            for base in bases.get(name, ()):
                visit(base, (*path, name))
            done.add(name)

    for name in list(bases):
        visit(name, ())


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("tensorflow.add", "tensorflow.math.add"),
        ("tensorflow.compat.v1.reduce_sum", "tensorflow.math.reduce_sum"),
        ("tensorflow.compat.v2.nn.sigmoid", "tensorflow.math.sigmoid"),
        ("tensorflow.python.framework.ops.Tensor", "tensorflow.Tensor"),
        ("tensorflow.python.eager.def_function.function", "tensorflow.function"),
        ("tensorflow.python.eager.polymorphic_function.polymorphic_function.function", "tensorflow.function"),
        ("tensorflow.python.ops.array_ops.reshape", "tensorflow.reshape"),
        ("tensorflow.contrib.eager.function", "tensorflow.function"),
        ("keras.layers.Dense", "tensorflow.keras.layers.Dense"),
        ("tf_keras.models.Model", "tensorflow.keras.Model"),
        ("keras.Layer", "tensorflow.keras.layers.Layer"),
        ("tensorflow.keras.layers.Input", "tensorflow.keras.Input"),
        ("tensorflow.python.keras.layers.core.Dense", "tensorflow.keras.layers.Dense"),
        ("tensorflow.keras.metrics.mse", "tensorflow.keras.losses.mean_squared_error"),
        ("tensorflow.optimizers.Adam", "tensorflow.keras.optimizers.Adam"),
        ("tensorflow.sparse.SparseTensor", "tensorflow.SparseTensor"),
        ("tensorflow.dtypes.float32", "tensorflow.float32"),
        ("numpy.float_", "numpy.float64"),
        ("numpy.product", "numpy.prod"),
        ("numpy.int", "builtins.int"),
        ("a.project.thing", "a.project.thing"),
    ],
)
def test_canonical_names(written: str, expected: str) -> None:
    assert canonical(written) == expected


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("tensorflow.ones", "tensorflow.Tensor"),
        ("tensorflow.linalg.matmul", "tensorflow.Tensor"),
        ("tensorflow.split", "builtins.list[tensorflow.Tensor]"),
        ("tensorflow.nn.moments", "builtins.tuple[tensorflow.Tensor]"),
        ("tensorflow.linalg.svd", "builtins.tuple[tensorflow.Tensor]"),
        ("tensorflow.ragged.constant", "tensorflow.RaggedTensor"),
        ("tensorflow.sparse.from_dense", "tensorflow.SparseTensor"),
        ("tensorflow.data.Dataset.from_tensor_slices", "tensorflow.data.Dataset"),
        ("tensorflow.data.Dataset.batch", "tensorflow.data.Dataset"),
        ("tensorflow.keras.Input", "tensorflow.keras.KerasTensor"),
        ("tensorflow.keras.layers.Layer.__call__", "tensorflow.Tensor"),
        ("tensorflow.keras.layers.Layer.add_weight", "tensorflow.Variable"),
        ("tensorflow.keras.losses.Loss.__call__", "tensorflow.Tensor"),
        ("tensorflow.keras.metrics.Metric.result", "tensorflow.Tensor"),
        ("tensorflow.GradientTape.gradient", "builtins.list[tensorflow.Tensor]"),
        ("tensorflow.Tensor.numpy", "numpy.ndarray"),
        ("tensorflow.Variable.assign_add", "tensorflow.Variable"),
        ("tensorflow.TensorArray.stack", "tensorflow.Tensor"),
        ("tensorflow.distribute.Strategy.run", "tensorflow.Tensor"),
        ("tensorflow.raw_ops.Add", "tensorflow.Tensor"),
        ("tensorflow.raw_ops.Svd", "builtins.tuple[tensorflow.Tensor]"),
        ("tensorflow.executing_eagerly", "builtins.bool"),
        ("numpy.ones", "numpy.ndarray"),
        ("numpy.random.rand", "numpy.ndarray"),
        ("numpy.linalg.svd", "builtins.tuple[numpy.ndarray]"),
        ("numpy.ndarray.reshape", "numpy.ndarray"),
        ("numpy.shape", "builtins.tuple[builtins.int]"),
        ("scipy.linalg.cholesky", "numpy.ndarray"),
    ],
)
def test_results(name: str, kind: str) -> None:
    assert (name, kind) in rows("api_result")


@pytest.mark.parametrize(
    "name", ["tensorflow.print", "tensorflow.function", "tensorflow.random.set_seed", "numpy.save"]
)
def test_what_yields_nothing(name: str) -> None:
    assert name in first("api_function")
    assert name not in first("api_result")


def test_hybrid_decorator_binds_in_the_order_of_tensorflow_2_9() -> None:
    assert rows("hybrid_decorator") == {("tensorflow.function",)}
    order = [p for _, p in sorted((int(i), p) for name, i, p in rows("api_parameter") if name == "tensorflow.function")]
    assert order == [
        "func", "input_signature", "autograph", "jit_compile", "reduce_retracing", "experimental_implements",
        "experimental_autograph_options", "experimental_relax_shapes", "experimental_compile",
        "experimental_follow_type_hints",
    ]  # fmt: skip
    flags = {parameter: flag for _, parameter, flag in rows("hybrid_parameter")}
    assert flags.pop("experimental_compile") == "jit_compile"
    assert flags.pop("experimental_relax_shapes") == "reduce_retracing"
    assert all(parameter == flag for parameter, flag in flags.items())
    assert set(flags) | {"experimental_compile", "experimental_relax_shapes"} == set(order)


def test_names_of_the_decisions_are_covered() -> None:
    """Sections 3, 7 and 9 of the decisions."""
    for last in ("Tensor", "RaggedTensor", "SparseTensor", "Variable", "IndexedSlices"):
        assert (f"tensorflow.{last}",) in rows("hint_type")
    assert ("numpy", "any") in rows("eager_only_method")
    assert {last for last, kind in rows("eager_only_method") if kind == "summary"} == {
        "fit", "predict", "evaluate", "train_on_batch", "test_on_batch", "predict_on_batch", "fit_generator",
        "evaluate_generator", "predict_generator",
    }  # fmt: skip
    assert rows("tensor_operation_excluded") == {("tensorflow.train",), ("tensorflow.io",)}
    assert rows("speculative_name") == {("call", "model"), ("__call__", "model"), ("run_model", "any")}
    assert rows("speculative_pattern") == {(".*(train|test).*_step", "any"), (".*inference", "any")}
    assert rows("model_class_name") == {("Model",)}
    assert rows("lazy_build_method") == {("build",)}
    for last in "abs acos exp log sqrt square sigmoid tanh".split():
        assert (f"tensorflow.math.{last}", "1") in rows("name_argument_function")
    assert ("tensorflow.linalg.trace", "1") in rows("name_argument_function")
    assert {"numpy.ndarray", "tensorflow.Variable", "tensorflow.keras.KerasTensor"} <= first("tensor_like_type")


def test_effects() -> None:
    effects = rows("api_effect")
    assert ("numpy.random.normal", "random") in effects
    assert ("numpy.save", "file") in effects
    assert ("numpy.random.shuffle", "x") in rows("api_mutates")
    assert ("numpy.ndarray.sort", "self") in rows("api_mutates")
    assert ("numpy.add", "out") in rows("api_mutates")
    quiet = ("tensorflow.print", "tensorflow.math.add", "tensorflow.summary.scalar", "numpy.zeros")
    assert not [row for row in effects if row[0] in quiet]
    assert {"tensorflow", "numpy", "scipy"} <= first("api_pure_prefix")


def test_tensor_operations_exclude_input_and_state() -> None:
    operations = first("tensor_operation")
    assert "tensorflow.math.add" in operations
    assert not [
        name for name in operations if name.startswith(("tensorflow.train.", "tensorflow.io.", "tensorflow.data."))
    ]
