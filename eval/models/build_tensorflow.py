"""The tables of TensorFlow and Keras: an introspected snapshot completed by the notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from graphlift.eval.models import tensorflow_calls as calls
from graphlift.eval.models import tensorflow_results as results
from graphlift.eval.models import tensorflow_types as types
from graphlift.eval.models.assemble import (
    add_callbacks,
    add_parameters,
    add_passthrough,
    add_type_notes,
    ancestors,
    class_bases,
    effects_are_functions,
    own_members,
    prune_keywords,
    results_are_classes,
)
from graphlift.eval.models.names import Catalogue, Described, Entry, catalogue, normalise
from graphlift.eval.models.results import result_from_documentation, result_of_operation, says_something
from graphlift.eval.models.tables import Tables, add_container_types, words
from graphlift.eval.models.tensorflow_rules import add_dtype_and_shape_rules

T = results.T
GENERATIONS = ("tf_keras", "tensorflow.compat.v1")
"""Path prefixes of older generations of the API, the newer first."""
WITHOUT_PARAMETERS = re.compile(r"^tensorflow\.(raw_ops|keras\.applications|experimental\.dtensor|mlir|tpu)\.")
WITHOUT_METHODS = re.compile(
    r"tensorflow\.(errors|test\.(?!TestCase)|mlir|tpu|experimental\.(numpy|dtensor)|distribute\.cluster_resolver|graph_util)\."
    r"|tensorflow\.keras\.(wrappers|distribution|quantizers|export|dtype_policies)\."
)
NOT_COMPUTATION = re.compile(
    r"^tensorflow\.(data|train|io|config|distribute|summary|debugging|saved_model|test|profiler|nest|dtypes\.as_dtype)\."
    r"|^tensorflow\.keras\.(utils|datasets|preprocessing|models|initializers|saving|tree|backend\.(?:is_|get_|eval))"
    r"|^tensorflow\.(get_collection|global_variables|trainable_variables|local_variables|all_variables|Session)"
)
TENSOR_KINDS = frozenset(
    {T, results.RAGGED, results.SPARSE, results.LIST, results.TUPLE, results.DICT, types.SLICES, types.KERAS_TENSOR}
)


def build(snapshot: Mapping[str, Any]) -> Tables:
    """All tables of the framework directory ``tensorflow``."""
    tables = Tables()
    known = catalogue(snapshot, calls.PREFIXES, calls.PREFERRED, GENERATIONS)
    _add_names(tables, snapshot, known)
    _add_functions(tables, snapshot, known)
    _add_classes(tables, known)
    _add_types(tables)
    _add_calls(tables)
    _add_framework(tables)
    add_dtype_and_shape_rules(tables)
    _add_name_arguments(tables, known)
    _add_operations(tables)
    typed = {str(row[-1]) for relation in ("api_result", "api_attribute") for row in tables.rows[relation]}
    typed |= {str(row[4]) for row in tables.rows["api_callback"] if row[3] == "type"}
    typed |= {str(row[4]) for row in tables.rows.get("api_trampoline_argument", ())}
    add_container_types(tables, typed)
    prune_keywords(tables)
    aliases = {str(alias): str(name) for alias, name in tables.rows["api_alias"]}
    tables.rename(aliases)
    add_passthrough(tables, (aliases.get(name, name) for name in calls.PASSTHROUGH_DECORATORS))
    effects_are_functions(tables)
    results_are_classes(tables, ("builtins.", "logging.", "numpy.", "unittest."))
    return tables


def canonical(known: Catalogue, name: str) -> str:
    """The canonical name of what the notes call ``name``; names of older releases stay as they are."""
    name = normalise(name, calls.PREFIXES)
    return known.canonical.get(name, name)


def _add_names(tables: Tables, snapshot: Mapping[str, Any], known: Catalogue) -> None:
    for old, new in calls.PREFIXES.items():
        tables.add("api_alias", old, new)
    for path, key in snapshot["paths"].items():
        if key == "module":
            name = normalise(path, calls.PREFIXES)
            tables.add("api_module", name)
            parent, _, last = path.rpartition(".")
            if parent:
                tables.add("api_member", normalise(parent, calls.PREFIXES), last, name)
    for entry in known.entries.values():
        for name in entry.names:
            if name != entry.name:
                tables.add("api_alias", name, entry.name)
    taken = {str(row[0]) for row in tables.rows["api_alias"]} | set(known.entries)
    for home, name in known.homes.items():
        alias = normalise(home, calls.PREFIXES)
        public = home.startswith("tensorflow.python.") and not re.search(r"\.gen_\w+\.|\.<locals>|\.wrapper$", home)
        if public and alias not in taken and not alias.startswith(f"{name}."):
            tables.add("api_alias", alias, name)
            taken.add(alias)
    for home, name in calls.HOMES.items():
        alias, target = normalise(home, calls.PREFIXES), canonical(known, name)
        if alias not in known.entries and alias != target:
            tables.rows["api_alias"] = {row for row in tables.rows["api_alias"] if row[0] != alias}
            tables.add("api_alias", alias, target)
    for entry in known.entries.values():
        last = entry.name.rsplit(".", 1)[-1]
        kind = str(entry.newest.get("type", ""))
        if kind in {"builtins.int", "builtins.str", "builtins.float", "builtins.bool", "builtins.tuple"}:
            tables.add("api_constant", entry.name, kind)
        if entry.kind != "value" or not kind.endswith(".DType"):
            continue
        if entry.name == f"tensorflow.dtypes.{last}":
            tables.add("api_alias", entry.name, f"tensorflow.{last}")
            tables.add("api_constant", f"tensorflow.{last}", types.DTYPE)
        else:
            tables.add("api_constant", entry.name, types.DTYPE)
    for name, kind in (("tensorflow.newaxis", "builtins.NoneType"), ("tensorflow.__version__", types.STR)):
        tables.add("api_constant", name, kind)


def _noted_results(known: Catalogue) -> dict[str, set[str]]:
    noted: dict[str, set[str]] = {}
    for kind, names in results.RESULTS.items():
        for name in names:
            noted.setdefault(canonical(known, name), set()).add(kind)
    return noted


def _function_results(
    entry: Entry, operations: Mapping[str, Any], noted: Mapping[str, set[str]], nothing: set[str]
) -> set[str]:
    module, _, last = entry.name.rpartition(".")
    if entry.name in noted:
        return set(noted[entry.name])
    if entry.name in nothing:
        return set()
    if module == "tensorflow.raw_ops":
        return {result_of_operation(operations[last]["outputs"])} if last in operations else set()
    if module == "tensorflow.keras.applications" or module.startswith("tensorflow.keras.applications."):
        return {results.MODEL} if last[:1].isupper() else {T} if last == "preprocess_input" else set()
    if last in {"get", "deserialize", "serialize"}:
        return set()
    if module in results.MODULE_DEFAULTS:
        return {results.MODULE_DEFAULTS[module]}
    for obj in entry.objects:
        found = result_from_documentation(obj.get("returns", ""))
        if found and found != "builtins.None":
            return {found}
    return set()


def _add_functions(tables: Tables, snapshot: Mapping[str, Any], known: Catalogue) -> None:
    noted = _noted_results(known)
    nothing = {canonical(known, name) for name in (*results.NOTHING, *calls.PASSTHROUGH_DECORATORS)}
    for entry in known.entries.values():
        if entry.kind != "function":
            continue
        tables.add("api_function", entry.name)
        kinds = _function_results(entry, snapshot["operations"], noted, nothing)
        if (
            not kinds
            and entry.name not in nothing
            and any(says_something(obj.get("returns", "")) for obj in entry.objects)
        ):
            kinds = {entry.name}  # some object that is known by what made it
        for kind in kinds:
            tables.add("api_result", entry.name, kind)
        if not WITHOUT_PARAMETERS.match(entry.name):
            add_parameters(tables, entry.name, _signature(entry.name, entry.objects), method=False)
    for name in calls.SIGNATURES:
        if name not in known.entries:
            tables.add("api_function", name)
            add_parameters(tables, name, _signature(name, ()), method=False)
    for name, kinds in noted.items():
        if name not in known.entries:
            tables.add("api_function", name)
            for kind in kinds:
                tables.add("api_result", name, kind)


def _signature(name: str, objects: Iterable[Described]) -> Iterable[Described]:
    """``objects``, or the signature noted by hand."""
    if name in calls.SIGNATURES:
        return [{"parameters": [[word, "positional", ""] for word in words(calls.SIGNATURES[name])]}]
    return objects


def _add_classes(tables: Tables, known: Catalogue) -> None:
    bases = class_bases(known, types.BASES)
    sets = {name: set(found) for name, found in bases.items()}
    own = own_members(known)
    for name, found in bases.items():
        tables.add("api_class", name)
        for index, base in enumerate(found):
            tables.add("api_base", name, base, index)
        entry = known.entries.get(name)
        if entry is None:
            continue
        add_parameters(tables, name, _signature(name, entry.objects), method=False)
        inherited = {last for base in ancestors(sets, name) for last in own.get(base, ())}
        if name not in types.METHODS and (WITHOUT_METHODS.match(name) or "ByteSize" in own[name]):
            continue
        for last, described in own[name].items():
            if last not in inherited and described[0]["kind"] in {"method", "static", "classmethod"}:
                _add_method(tables, name, last, described)
            elif last not in inherited and described[0]["kind"] == "property":
                found_type = _property_type(described)
                if found_type and last not in types.ATTRIBUTES.get(name, ""):
                    tables.add("api_attribute", name, last, found_type)


def _property_type(described: Iterable[Described]) -> str:
    for member in described:
        note = str(member.get("annotation", ""))
        for kind in ("int", "bool", "str", "float"):
            if note in {f"builtins.{kind}", kind}:
                return f"builtins.{kind}"
    return ""


def _add_method(tables: Tables, cls: str, last: str, described: list[Described]) -> None:
    name = f"{cls}.{last}"
    if tables.has("api_function", name):
        return
    tables.add("api_method", cls, last, name)
    tables.add("api_function", name)
    add_parameters(tables, name, _signature(name, described), method=described[0]["kind"] != "static")
    if cls in types.METHODS and re.search(rf"\b{last}[:=]", types.METHODS[cls]):
        return
    for member in described:
        found = result_from_documentation(member.get("returns", ""))
        if found and found != "builtins.None":
            tables.add("api_result", name, found)
            return


def _add_types(tables: Tables) -> None:
    add_type_notes(tables, types.OPERATORS, types.SUBSCRIPTS, types.ITERATIONS, types.ATTRIBUTES, types.METHODS)
    for manager in words(types.CONTEXT_MANAGERS):
        kind = f"{manager}.context"
        if not tables.has("api_class", manager):
            tables.add("api_class", kind)
            tables.add("api_function", manager)
            tables.add("api_result", manager, kind)
        else:
            kind = manager
        for last in ("__enter__", "__exit__"):
            tables.add("api_method", kind, last, f"{kind}.{last}")
            tables.add("api_function", f"{kind}.{last}")
        if not tables.has("api_result", f"{kind}.__enter__"):
            tables.add("api_result_argument", f"{kind}.__enter__", "self")


def _add_calls(tables: Tables) -> None:
    add_callbacks(tables, calls.CALLBACKS)
    for type_, called, invoked, skip in calls.TRAMPOLINES:
        tables.add("api_trampoline", type_, called, invoked, skip)
    for type_, called, invoked, position, result in calls.TRAMPOLINE_ARGUMENTS:
        tables.add("api_trampoline_argument", type_, called, invoked, position, result)
    for effect, names in calls.EFFECTS.items():
        for name in names:
            tables.add("api_effect", name, effect)
    tables.add("api_pure_prefix", "tensorflow")
    for name, parameter in (
        ("tensorflow.Variable.assign", "self"),
        ("tensorflow.Variable.assign_add", "self"),
        ("tensorflow.Variable.assign_sub", "self"),
        *((f"tensorflow.Variable.scatter_{w}", "self") for w in words("add sub update max min mul div")),
        ("tensorflow.assign", "ref"),
        ("tensorflow.assign_add", "ref"),
        ("tensorflow.assign_sub", "ref"),
        ("tensorflow.keras.Sequential.add", "self"),
        ("tensorflow.keras.Sequential.pop", "self"),
        ("tensorflow.keras.Model.compile", "self"),
        ("tensorflow.keras.backend.update", "x"),
        ("tensorflow.keras.backend.update_add", "x"),
        ("tensorflow.keras.backend.update_sub", "x"),
        ("tensorflow.keras.backend.set_value", "x"),
    ):
        tables.add("api_mutates", name, parameter)
    for name, parameter in (
        ("tensorflow.identity", "input"),
        ("tensorflow.keras.utils.unpack_x_y_sample_weight", "data"),
        ("tensorflow.distribute.Strategy.experimental_local_results", "value"),
        ("tensorflow.keras.backend.in_train_phase", "x"),
        ("tensorflow.keras.backend.in_train_phase", "alt"),
        ("tensorflow.while_loop", "loop_vars"),
        *(
            (f"tensorflow.keras.{m}.get", "identifier")
            for m in words("activations losses metrics initializers regularizers constraints optimizers")
        ),
        ("tensorflow.cond", "true_fn"),
        ("tensorflow.cond", "false_fn"),
    ):
        if parameter not in {"true_fn", "false_fn", "input", "value"}:
            tables.add("api_result_argument", name, parameter)
    for name, parameter in (
        ("tensorflow.nest.flatten", "structure"),
        ("tensorflow.keras.tree.flatten", "structure"),
        ("tensorflow.nest.pack_sequence_as", "flat_sequence"),
        ("tensorflow.keras.tree.pack_sequence_as", "flat_sequence"),
        ("tensorflow.tuple", "tensors"),
        ("tensorflow.identity_n", "input"),
    ):
        tables.add("api_result_collects", name, parameter)
    for row in types.RESULT_TUPLES:
        tables.add("api_result_tuple", *row)
    tables.add("api_result", "tensorflow.nest.map_structure", "builtins.list")
    tables.add("api_result", "tensorflow.keras.tree.map_structure", "builtins.list")
    tables.add("api_result", "tensorflow.nest.pack_sequence_as", "builtins.list")
    tables.add("api_result", "tensorflow.keras.tree.pack_sequence_as", "builtins.list")
    # Stored, called later, in order: `Sequential([…])`, `case({…: f})` hold callables in containers.
    tables.add("api_stores", "tensorflow.keras.Sequential.add", "self", "layer", "*")


def _add_framework(tables: Tables) -> None:
    tables.add("framework", "tensorflow", "tensorflow")
    for type_, layout in (
        (T, "dense"),
        (results.RAGGED, "ragged"),
        (results.SPARSE, "sparse"),
        (types.SLICES, "sparse"),
    ):
        tables.add("tensor_type", type_, layout)
    for type_ in (
        results.V,
        "tensorflow.keras.Variable",
        types.KERAS_TENSOR,
        "tensorflow.distribute.DistributedValues",
    ):
        tables.add("tensor_like_type", type_)
    for type_ in (results.V, "tensorflow.keras.Variable"):
        tables.add("variable_type", type_)
    for type_ in (
        T,
        results.RAGGED,
        results.SPARSE,
        results.V,
        types.SLICES,
        "tensorflow.types.experimental.TensorLike",
    ):
        tables.add("hint_type", type_)
    for type_ in (types.KERAS_TENSOR, "tensorflow.keras.Variable"):
        tables.add("hint_type", type_)
    tables.add("hybrid_decorator", "tensorflow.function")
    for parameter in calls.HYBRID_PARAMETERS:
        tables.add("hybrid_parameter", "tensorflow.function", parameter, calls.HYBRID_FLAGS.get(parameter, parameter))
    tables.add("eager_only_method", "numpy", "any")
    for last in words(
        """fit predict evaluate train_on_batch test_on_batch predict_on_batch fit_generator evaluate_generator
        predict_generator"""
    ):
        tables.add("eager_only_method", last, "summary")
    for prefix in ("tensorflow.train", "tensorflow.io"):
        tables.add("tensor_operation_excluded", prefix)
    for name, scope in (("call", "model"), ("__call__", "model"), ("run_model", "any")):
        tables.add("speculative_name", name, scope)
    for pattern in (".*(train|test).*_step", ".*inference"):
        tables.add("speculative_pattern", pattern, "any")
    tables.add("model_class_name", "Model")
    tables.add("lazy_build_method", "build")


def _add_name_arguments(tables: Tables, known: Catalogue) -> None:
    """Functions of TensorFlow proper whose positional `name` stands at one index in all generations of the API."""
    for entry in known.entries.values():
        if entry.kind != "function" or entry.name.startswith(("tensorflow.keras.", "tensorflow.raw_ops.")):
            continue
        indices = set()
        for obj in entry.objects:
            positional = [p for p in obj.get("parameters") or () if p[1].startswith("positional")]
            indices.add(next((i for i, p in enumerate(positional) if p[0] == "name" and p[2]), -1))
        if len(indices) == 1 and (index := indices.pop()) > 0:
            tables.add("name_argument_function", entry.name, index)


def _add_operations(tables: Tables) -> None:
    for name, kind in sorted(tables.rows["api_result"]):
        if kind in TENSOR_KINDS and not NOT_COMPUTATION.match(str(name)):
            tables.add("tensor_operation", name)
