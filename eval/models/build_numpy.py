"""The tables of NumPy and SciPy: an introspected snapshot completed by the notes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from graphlift.eval.models import numpy_notes as notes
from graphlift.eval.models.assemble import (
    add_callbacks,
    add_parameters,
    add_type_notes,
    class_bases,
    effects_are_functions,
    own_members,
    prune_keywords,
    results_are_classes,
)
from graphlift.eval.models.names import Catalogue, Entry, catalogue, normalise
from graphlift.eval.models.results import result_from_documentation
from graphlift.eval.models.tables import Tables, add_container_types, words

PREFERRED = frozenset(
    words(
        """numpy.ndarray numpy.generic numpy.bool numpy.float64 numpy.float32 numpy.int64 numpy.int32 numpy.dtype
        numpy.ma.MaskedArray numpy.max numpy.min numpy.abs numpy.round numpy.random.random numpy.concatenate numpy.intp
        scipy.spatial.cKDTree numpy.random.Generator numpy.random.RandomState scipy.sparse.spmatrix"""
    )
)
WITHOUT_METHODS = re.compile(r"numpy\.(testing|exceptions|dtypes)\.|scipy\.(?!interpolate|spatial)")
WITHOUT_PARAMETERS = re.compile(r"scipy\.(?!optimize|integrate|linalg|special|spatial|interpolate)|numpy\.testing")
DTYPE_CLASSES = words(
    """float16 float32 float64 int8 int16 int32 int64 uint8 uint16 uint32 uint64 complex64 complex128 bool longdouble"""
)


def build(snapshot: Mapping[str, Any]) -> Tables:
    """All tables of the framework directory ``numpy``, with those of SciPy."""
    tables = Tables()
    known = catalogue(snapshot, notes.PREFIXES, PREFERRED)
    _add_names(tables, snapshot, known)
    _add_functions(tables, known)
    _add_classes(tables, known)
    add_type_notes(tables, notes.OPERATORS, notes.SUBSCRIPTS, notes.ITERATIONS, notes.ATTRIBUTES, notes.METHODS)
    _add_random(tables)
    add_callbacks(tables, notes.CALLBACKS)
    _add_effects(tables)
    _add_framework(tables)
    _add_rules(tables)
    typed = {
        str(row[-1]) for relation in ("api_result", "api_attribute", "api_iteration") for row in tables.rows[relation]
    }
    add_container_types(tables, typed)
    prune_keywords(tables)
    tables.rename({str(alias): str(name) for alias, name in tables.rows["api_alias"]})
    effects_are_functions(tables)
    results_are_classes(tables, ("builtins.",))
    return tables


def _add_names(tables: Tables, snapshot: Mapping[str, Any], known: Catalogue) -> None:
    for old, new in {**notes.PREFIXES, **notes.OLD_ALIASES}.items():
        target = known.canonical.get(new, new)
        if old != target and old not in known.entries:
            tables.add("api_alias", old, target)
    for path, key in snapshot["paths"].items():
        if key == "module":
            tables.add("api_module", normalise(path, notes.PREFIXES))
    for entry in known.entries.values():
        for name in entry.names:
            if name != entry.name and not tables.has("api_alias", name):
                tables.add("api_alias", name, entry.name)
    for name, kind in notes.CONSTANTS.items():
        tables.add("api_constant", name, kind)
    for entry in known.entries.values():
        home = str(entry.newest.get("type", ""))
        if entry.kind == "function" and re.match(r"scipy\.stats\._\w+\.\w+_gen$", home):
            tables.add("api_constant", entry.name, "scipy.stats.rv_generic")


def _results(entry: Entry, noted: Mapping[str, set[str]]) -> set[str]:
    module = entry.name.rpartition(".")[0]
    if entry.name in noted:
        return noted[entry.name]
    if entry.name in notes.NOTHING or module == "numpy.testing":
        return set()
    if module in notes.MODULE_DEFAULTS:
        return {notes.MODULE_DEFAULTS[module]}
    found = result_from_documentation(entry.newest.get("returns", ""), "numpy")
    return {found} if found else set()


def _add_functions(tables: Tables, known: Catalogue) -> None:
    noted: dict[str, set[str]] = {}
    for kind, names in notes.RESULTS.items():
        for name in names:
            noted.setdefault(known.canonical.get(name, name), set()).add(kind)
    for entry in known.entries.values():
        if entry.kind != "function" or tables.has("api_constant", entry.name):
            continue
        tables.add("api_function", entry.name)
        for kind in _results(entry, noted):
            tables.add("api_result", entry.name, kind)
        if not WITHOUT_PARAMETERS.match(entry.name):
            add_parameters(tables, entry.name, entry.objects, method=False)
        for parameter in entry.newest.get("parameters") or ():
            if parameter[0] == "out":
                tables.add("api_mutates", entry.name, "out")
                tables.add("api_result_argument", entry.name, "out")
    for name in (*notes.OLD_FUNCTIONS, *noted):
        if "__none__" not in name and name not in known.entries and not tables.has("api_alias", name):
            tables.add("api_function", name)
            for kind in noted.get(name, ()):
                tables.add("api_result", name, kind)


def _add_classes(tables: Tables, known: Catalogue) -> None:
    bases = class_bases(known, {name: notes.BASES[name] for name in notes.BASES})
    own = own_members(known)
    for name, found in bases.items():
        tables.add("api_class", name)
        for index, base in enumerate(b for b in found if name not in notes.BASES or b in notes.BASES[name]):
            tables.add("api_base", name, base, index)
        entry = known.entries.get(name)
        if entry is None:
            continue
        if not WITHOUT_PARAMETERS.match(name):
            add_parameters(tables, name, entry.objects, method=False)
        if (
            name in notes.METHODS
            or WITHOUT_METHODS.match(name)
            or name in notes.GENERATORS
            or name.startswith("numpy.ma")
        ):
            continue
        if any(base.startswith(("numpy.", "builtins.")) for base in found):
            continue
        for last, described in own[name].items():
            if described[0]["kind"] in {"method", "static", "classmethod"}:
                method = f"{name}.{last}"
                tables.add("api_method", name, last, method)
                tables.add("api_function", method)
                result = result_from_documentation(described[0].get("returns", ""), "numpy")
                if result:
                    tables.add("api_result", method, result)


def _add_random(tables: Tables) -> None:
    for kind, methods in notes.GENERATORS.items():
        for last in methods:
            name = f"{kind}.{last}"
            tables.add("api_method", kind, last, name)
            tables.add("api_function", name)
            tables.add("api_mutates", name, "self")
            if last not in {"shuffle", "seed", "set_state"}:
                tables.add("api_result", name, "builtins.bytes" if last == "bytes" else notes.A)
        for index, parameter in enumerate(("x", "axis")):
            tables.add("api_parameter", f"{kind}.shuffle", index, parameter)
    tables.add("api_parameter", "numpy.ufunc.at", 0, "a")


def _add_effects(tables: Tables) -> None:
    for effect, names in notes.EFFECTS.items():
        for name in names:
            tables.add("api_effect", name, effect)
    for name, parameter in notes.MUTATES:
        tables.add("api_mutates", name, parameter)
    for name, parameter in notes.VIEWS:
        actual = parameter
        if parameter != "self":
            positions = {row[1]: str(row[2]) for row in tables.rows["api_parameter"] if row[0] == name}
            actual = positions.get(0, parameter)
        tables.add("api_result_argument", name, actual)
    for prefix in ("numpy", "scipy"):
        tables.add("api_pure_prefix", prefix)


def _add_framework(tables: Tables) -> None:
    for root in ("numpy", "scipy"):
        tables.add("framework", root, root)
    for type_ in (notes.A, notes.GENERIC, notes.MASKED, "numpy.matrix", "numpy.memmap", "numpy.recarray"):
        tables.add("numpy_type", type_)
        tables.add("tensor_like_type", type_)
    tables.add("numpy_type", notes.SPARSE)
    for last in DTYPE_CLASSES:
        tables.add("numpy_type", f"numpy.{last}")
        tables.add("tensor_like_type", f"numpy.{last}")


def _add_rules(tables: Tables) -> None:
    """Dtypes and shapes of the common constructors and reductions."""
    for name in words("zeros ones empty full eye identity tri"):
        tables.add("api_dtype", f"numpy.{name}", "parameter", "dtype")
    for name in words("zeros ones empty eye identity tri linspace logspace geomspace"):
        tables.add("api_dtype", f"numpy.{name}", "fixed", "float64")
    for name in words("zeros ones empty full"):
        tables.add("api_shape", f"numpy.{name}", "parameter", "shape")
    for name in words("zeros_like ones_like empty_like full_like"):
        parameter = next(
            (str(r[2]) for r in tables.rows["api_parameter"] if r[0] == f"numpy.{name}" and r[1] == 0), "a"
        )
        tables.add("api_dtype", f"numpy.{name}", "argument", parameter)
        tables.add("api_shape", f"numpy.{name}", "same", parameter)
    for name in words("rand randn normal uniform random standard_normal exponential gamma beta lognormal laplace"):
        tables.add("api_dtype", f"numpy.random.{name}", "fixed", "float64")
    for name in words("normal uniform"):
        tables.add("api_shape", f"numpy.random.{name}", "parameter", "size")
    for name in words("random"):
        tables.add("api_shape", f"numpy.random.{name}", "parameter", "size")
    for name in words("randint binomial poisson"):
        tables.add("api_dtype", f"numpy.random.{name}", "fixed", "int64")
    for name in words("argmax argmin argsort count_nonzero searchsorted nonzero bincount digitize"):
        tables.add("api_dtype", f"numpy.{name}", "fixed", "int64")
    for name in words("array asarray arange"):
        tables.add("api_dtype", f"numpy.{name}", "parameter", "dtype")
    for name in words("equal not_equal less greater less_equal greater_equal logical_and logical_or logical_not isnan "
                      "isfinite isinf isclose any all"):  # fmt: skip
        tables.add("api_dtype", f"numpy.{name}", "fixed", "bool")
    for name in words(
        "float16 float32 float64 int8 int16 int32 int64 uint8 uint16 uint32 uint64 complex64 complex128 bool"
    ):
        tables.add("api_dtype", f"numpy.{name}", "fixed", name)
        tables.add("api_shape", f"numpy.{name}", "scalar", "")
