"""The tables of TensorFlow Probability: an introspected snapshot completed by notes."""

# ruff: noqa: E501 - lists of names
from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graphlift.eval.models.assemble import (
    add_callbacks,
    add_parameters,
    add_type_notes,
    ancestors,
    class_bases,
    own_members,
    prune_keywords,
    results_are_classes,
)
from graphlift.eval.models.names import Catalogue, catalogue, normalise
from graphlift.eval.models.results import result_from_documentation
from graphlift.eval.models.tables import Tables, add_container_types, below, words

TFP = "tensorflow_probability"
T = "tensorflow.Tensor"
V = "tensorflow.Variable"
TUPLE = f"builtins.tuple[{T}]"
SHAPE = "tensorflow.TensorShape"
DISTRIBUTION = f"{TFP}.distributions.Distribution"
BIJECTOR = f"{TFP}.bijectors.Bijector"
KERNEL = f"{TFP}.math.psd_kernels.PositiveSemidefiniteKernel"
DEFERRED = f"{TFP}.util.DeferredTensor"
TRANSFORMED = f"{TFP}.util.TransformedVariable"
RESULTS_OF_MINIMISERS = f"{TFP}.optimizer.results"

PREFIXES = {
    f"{TFP}.python": TFP,
    f"{TFP}.substrates.numpy": TFP,
    f"{TFP}.python.distributions.distribution": f"{TFP}.distributions",
    f"{TFP}.distributions.distribution": f"{TFP}.distributions",
    f"{TFP}.distributions.kullback_leibler": f"{TFP}.distributions",
    f"{TFP}.bijectors.bijector": f"{TFP}.bijectors",
    f"{TFP}.util.deferred_tensor": f"{TFP}.util",
}
PREFERRED = frozenset({DISTRIBUTION, BIJECTOR, KERNEL, DEFERRED, TRANSFORMED})
MODULE_DEFAULTS = dict.fromkeys((f"{TFP}.{name}" for name in words("math math.special math.linalg stats random vi")), T)
RESULTS: dict[str, tuple[str, ...]] = {
    TUPLE: (
        *below(
            f"{TFP}.math",
            """value_and_gradient find_root_secant find_root_chandrupatla secant_root bracket_root minimize_stateless
            log_sub_exp log_add_exp""",
        ),
        *below(f"{TFP}.mcmc", "sample_chain sample_annealed_importance_chain sample_halton_sequence"),
        *below(f"{TFP}.glm", "fit fit_one_step fit_sparse fit_sparse_one_step"),
        *below(f"{TFP}.stats", "brier_decomposition assign_moving_mean_variance"),
        *below(f"{TFP}.random", "split_seed"),
        *below(f"{TFP}.sts", "fit_with_hmc moments_of_masked_time_series"),
    ),
    T: (
        *below(f"{TFP}.mcmc", "effective_sample_size potential_scale_reduction sample_halton_sequence sample_chain"),
        *below(f"{TFP}.distributions", "kl_divergence"),
        *below(f"{TFP}.monte_carlo", "expectation"),
        *below(f"{TFP}.bijectors", "masked_dense"),
        *below(f"{TFP}.math", "log_sub_exp log_add_exp minimize"),
        *below(f"{TFP}.vi", "fit_surrogate_posterior monte_carlo_variational_loss"),
        *below(f"{TFP}.glm", "compute_predicted_linear_response"),
    ),
    RESULTS_OF_MINIMISERS: below(
        f"{TFP}.optimizer",
        """bfgs_minimize lbfgs_minimize nelder_mead_minimize differential_evolution_minimize
        proximal_hessian_sparse_minimize""",
    ),
    DISTRIBUTION: (
        *below(f"{TFP}.sts", "forecast one_step_predictive build_factored_surrogate_posterior impute_missing_values"),
        *below(f"{TFP}.distributions", "independent_joint_distribution_from_structure"),
    ),
}
NOTHING = frozenset(below(f"{TFP}.math", "custom_gradient"))
BASES: dict[str, tuple[str, ...]] = {
    DISTRIBUTION: ("tensorflow.Module",),
    BIJECTOR: ("tensorflow.Module",),
    DEFERRED: ("tensorflow.Module",),
    KERNEL: ("tensorflow.Module",),
}
OPERATORS = {
    DEFERRED: {"*": T, "unary": T, "compare": T},
    KERNEL: {"+": KERNEL, "*": KERNEL},
}
_OF_DISTRIBUTIONS = """loc scale rate logits probs concentration concentration0 concentration1 df low high total_count
    covariance_matrix temperature mixture_probs power peak skewness tailweight"""
ATTRIBUTES = {
    DISTRIBUTION: f"dtype:tensorflow.dtypes.DType batch_shape:{SHAPE} event_shape:{SHAPE} name:builtins.str "
    f"parameters:builtins.dict distribution:{DISTRIBUTION} bijector:{BIJECTOR} mixture_distribution:{DISTRIBUTION} "
    f"components_distribution:{DISTRIBUTION} validate_args:builtins.bool allow_nan_stats:builtins.bool "
    + " ".join(f"{name}:{T}" for name in _OF_DISTRIBUTIONS.split()),
    BIJECTOR: f"name:builtins.str forward_min_event_ndims:builtins.int inverse_min_event_ndims:builtins.int scale:{T} "
    f"shift:{T} dtype:tensorflow.dtypes.DType bijector:{BIJECTOR} low:{T} high:{T} power:{T}",
    DEFERRED: f"shape:{SHAPE} dtype:tensorflow.dtypes.DType name:builtins.str bijector:{BIJECTOR} pretransformed_input:{V} "
    f"transform_fn:{BIJECTOR}",
    KERNEL: f"amplitude:{T} length_scale:{T} feature_ndims:builtins.int batch_shape:{SHAPE} dtype:tensorflow.dtypes.DType",
    RESULTS_OF_MINIMISERS: " ".join(
        f"{name}:{T}"
        for name in """converged failed num_iterations num_objective_evaluations position objective_value
        objective_gradient inverse_hessian_estimate initial_values""".split()
    ),
}
METHODS = {
    DISTRIBUTION: " ".join(
        f"{name}:{T}"
        for name in """sample log_prob prob cdf log_cdf mean mode stddev variance covariance entropy quantile cross_entropy
        kl_divergence survival_function log_survival_function unnormalized_log_prob batch_shape_tensor event_shape_tensor
        posterior_mode posterior_marginals __array__ num_samples_placeholder""".split()
    )
    + f" copy:{DISTRIBUTION} experimental_sample_and_log_prob:{TUPLE} is_scalar_event:builtins.bool "
    f"is_scalar_batch:builtins.bool __getitem__:{DISTRIBUTION} experimental_default_event_space_bijector:{BIJECTOR} "
    "parameter_properties:builtins.dict param_shapes:builtins.dict",
    BIJECTOR: " ".join(
        f"{name}:{T}"
        for name in """forward inverse forward_log_det_jacobian inverse_log_det_jacobian forward_event_shape_tensor
        inverse_event_shape_tensor __call__""".split()
    )
    + f" forward_event_shape:{SHAPE} inverse_event_shape:{SHAPE}",
    KERNEL: f"apply:{T} matrix:{T} tensor:{T} batch_shape_tensor:{T}",
    TRANSFORMED: f"assign:{V} assign_add:{V} assign_sub:{V}",
    DEFERRED: f"numpy:numpy.ndarray set_shape: __getitem__:{T}",
    f"{TFP}.util.SeedStream": "__call__:builtins.int",
    f"{TFP}.mcmc.TransitionKernel": f"one_step:{TUPLE} bootstrap_results:{TUPLE} copy:{TFP}.mcmc.TransitionKernel",
    f"{TFP}.sts.StructuralTimeSeries": f"make_state_space_model:{DISTRIBUTION} joint_log_prob:{T} "
    f"joint_distribution:{DISTRIBUTION} prior_sample:{TUPLE}",
    f"{TFP}.glm.ExponentialFamily": f"__call__:{TUPLE} log_prob:{T} as_distribution:{DISTRIBUTION}",
}
TRAMPOLINES = (
    *((DISTRIBUTION, name, f"_{name}", 0) for name in words(
        """log_prob prob mean variance stddev entropy mode cdf log_cdf quantile covariance batch_shape_tensor
        event_shape_tensor""")),
    (DISTRIBUTION, "sample", "_sample_n", 99),
    *((BIJECTOR, name, f"_{name}", 0) for name in words(
        "forward inverse forward_log_det_jacobian inverse_log_det_jacobian")),
    (BIJECTOR, "__call__", "_forward", 0),
    (KERNEL, "apply", "_apply", 0),
    (KERNEL, "matrix", "_matrix", 0),
)  # fmt: skip
CALLBACKS = (
    (f"{TFP}.mcmc.sample_chain", "trace_fn", ((0, "type", TUPLE), (1, "type", TUPLE)), "ignored"),
    *((f"{TFP}.mcmc.{kernel}", "target_log_prob_fn", tuple((i, "type", T) for i in range(4)), "ignored") for kernel in words(
        "HamiltonianMonteCarlo NoUTurnSampler RandomWalkMetropolis MetropolisAdjustedLangevinAlgorithm SliceSampler")),
    *((f"{TFP}.optimizer.{name}", "value_and_gradients_function", ((0, "type", T),), "ignored") for name in words(
        "bfgs_minimize lbfgs_minimize")),
    (f"{TFP}.optimizer.nelder_mead_minimize", "objective_function", ((0, "type", T),), "ignored"),
    (f"{TFP}.math.value_and_gradient", "f", ((0, "type", T), (1, "type", T), (2, "type", T)), "ignored"),
    (f"{TFP}.math.minimize", "loss_fn", (), "ignored"),
    (f"{TFP}.vi.fit_surrogate_posterior", "target_log_prob_fn", tuple((i, "type", T) for i in range(4)), "ignored"),
    (f"{TFP}.monte_carlo.expectation", "f", ((0, "type", T),), "ignored"),
    (f"{TFP}.layers.DistributionLambda", "make_distribution_fn", ((0, "type", T),), "ignored"),
)  # fmt: skip


def build(snapshot: Mapping[str, Any]) -> Tables:
    """All tables of the framework directory ``tensorflow_probability``."""
    tables = Tables()
    known = catalogue(snapshot, PREFIXES, PREFERRED)
    _add_names(tables, snapshot, known)
    _add_functions(tables, known)
    _add_classes(tables, known)
    add_type_notes(tables, OPERATORS, {DEFERRED: T}, {DEFERRED: T}, ATTRIBUTES, METHODS)
    add_callbacks(tables, CALLBACKS)
    for row in TRAMPOLINES:
        tables.add("api_trampoline", *row)
    _add_framework(tables)
    typed = {str(row[-1]) for relation in ("api_result", "api_attribute") for row in tables.rows[relation]}
    typed |= {str(row[4]) for row in tables.rows["api_callback"] if row[3] == "type"}
    add_container_types(tables, typed)
    prune_keywords(tables)
    tables.rename({str(alias): str(name) for alias, name in tables.rows["api_alias"]})
    results_are_classes(tables, ("builtins.", "tensorflow.", "numpy."))
    return tables


def _add_names(tables: Tables, snapshot: Mapping[str, Any], known: Catalogue) -> None:
    for old, new in PREFIXES.items():
        if old.startswith(f"{TFP}.python.") or old == new:
            continue
        tables.add("api_alias", old, new)
    for path, key in snapshot["paths"].items():
        if key == "module":
            tables.add("api_module", path)
    for entry in known.entries.values():
        for name in entry.names:
            if name != entry.name:
                tables.add("api_alias", name, entry.name)
    for home, name in known.homes.items():
        alias = normalise(home, PREFIXES)
        if alias.startswith(TFP) and alias not in known.canonical and "<locals>" not in home:
            tables.add("api_alias", alias, name)


def _add_functions(tables: Tables, known: Catalogue) -> None:
    noted: dict[str, set[str]] = {}
    for kind, names in RESULTS.items():
        for name in names:
            noted.setdefault(known.canonical.get(name, name), set()).add(kind)
    for entry in known.entries.values():
        if entry.kind != "function":
            continue
        tables.add("api_function", entry.name)
        default = MODULE_DEFAULTS.get(entry.name.rpartition(".")[0], "")
        found = {default or result_from_documentation(entry.newest.get("returns", ""))} - {"", "builtins.None"}
        for kind in noted.get(entry.name, set() if entry.name in NOTHING else found or {entry.name}):
            tables.add("api_result", entry.name, kind)
            if kind in {T, TUPLE}:
                tables.add("tensor_operation", entry.name)
        add_parameters(tables, entry.name, entry.objects, method=False)


def _add_classes(tables: Tables, known: Catalogue) -> None:
    bases = class_bases(known, {})
    sets = {name: set(found) for name, found in bases.items()}
    own = own_members(known)
    for name, found in bases.items():
        tables.add("api_class", name)
        extra = BASES.get(name, ())
        if name.startswith(f"{TFP}.layers.") and not found:
            extra = ("tensorflow.keras.layers.Layer",)
        elif name.startswith(f"{TFP}.optimizer."):
            extra = ("tensorflow.keras.optimizers.Optimizer",)
        for index, base in enumerate((*found, *extra)):
            tables.add("api_base", name, base, index)
        add_parameters(tables, name, known.entries[name].objects, method=False)
        inherited = {last for base in ancestors(sets, name) for last in own.get(base, ())}
        for last, described in own[name].items():
            noted = name in METHODS and f"{last}:" in METHODS[name]
            if last in inherited or described[0]["kind"] not in {"method", "static", "classmethod"}:
                continue
            method = f"{name}.{last}"
            tables.add("api_method", name, last, method)
            tables.add("api_function", method)
            result = result_from_documentation(described[0].get("returns", ""))
            if result and result != "builtins.None" and not noted:
                tables.add("api_result", method, result)


def _add_framework(tables: Tables) -> None:
    tables.add("framework", TFP, TFP)
    tables.add("api_pure_prefix", TFP)
    tables.add("tensor_like_type", DEFERRED)
    tables.add("variable_type", TRANSFORMED)
    tables.add("hint_type", TRANSFORMED)
    for kind in (DISTRIBUTION, BIJECTOR, KERNEL):
        for word in words(METHODS[kind]):
            last, _, result = word.partition(":")
            if result in {T, TUPLE}:
                tables.add("tensor_operation", f"{kind}.{last}")
    tables.add("api_passthrough_decorator", f"{TFP}.math.custom_gradient")
    tables.add("api_mutates", f"{TRANSFORMED}.assign", "self")
