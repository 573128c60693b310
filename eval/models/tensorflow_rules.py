"""Notes by hand: dtype and shape of what common functions of TensorFlow yield.

A name may have several rules: `parameter` holds when the parameter is passed, the others when it is not.
"""

# ruff: noqa: E501 - lists of names
from __future__ import annotations

from collections.abc import Iterable

from graphlift.eval.models.tables import Tables, below, words

FIRST = "<first parameter>"

UNARY = (
    *below(
        "tensorflow.math",
        """abs acos acosh asin asinh atan atanh ceil conj cos cosh digamma erf erfc erfinv erfcinv exp expm1 floor lgamma
        log log1p log_sigmoid ndtri negative reciprocal reciprocal_no_nan rint round rsqrt sigmoid sign sin sinh softplus
        sqrt square tan tanh l2_normalize cumsum cumprod cumulative_logsumexp bessel_i0 bessel_i0e bessel_i1
        bessel_i1e""",
    ),
    *below("tensorflow.nn", "relu relu6 elu selu gelu silu leaky_relu softmax log_softmax softsign crelu dropout"),
    *below("tensorflow", "identity stop_gradient clip_by_value clip_by_norm reverse roll sort ensure_shape"),
    *below(
        "tensorflow.keras.activations", "relu elu selu gelu sigmoid softmax tanh softplus softsign exponential linear"
    ),
    *below(
        "tensorflow.keras.backend", "relu sigmoid tanh softmax exp log sqrt square abs clip round sign stop_gradient"
    ),
    *below(
        "tensorflow.image",
        """flip_left_right flip_up_down adjust_brightness adjust_contrast adjust_hue adjust_saturation
        random_flip_left_right random_flip_up_down random_brightness random_contrast random_hue random_saturation
        per_image_standardization""",
    ),
    *below("tensorflow.linalg", "cholesky inv expm sqrtm band_part set_diag"),
    *below("tensorflow.bitwise", "invert"),
    *below("tensorflow.random", "shuffle"),
)
"""Same dtype and same shape as the first argument."""

SAME_DTYPE = (
    *below(
        "tensorflow",
        """reshape transpose squeeze expand_dims tile pad gather gather_nd boolean_mask slice strided_slice repeat
        broadcast_to reverse_sequence space_to_batch batch_to_space space_to_depth depth_to_space tensor_scatter_nd_update
        tensor_scatter_nd_add split unstack norm tensordot extract_volume_patches""",
    ),
    *below(
        "tensorflow.math",
        """reduce_sum reduce_mean reduce_max reduce_min reduce_prod reduce_std reduce_variance reduce_logsumexp
        reduce_euclidean_norm segment_sum segment_mean segment_max segment_min segment_prod unsorted_segment_sum
        unsorted_segment_mean unsorted_segment_max unsorted_segment_min""",
    ),
    *below(
        "tensorflow.nn",
        """conv1d conv2d conv3d conv2d_transpose depthwise_conv2d separable_conv2d max_pool max_pool2d avg_pool avg_pool2d
        bias_add batch_normalization moments embedding_lookup local_response_normalization l2_loss""",
    ),
    *below(
        "tensorflow.linalg",
        """diag diag_part det trace matrix_transpose tensor_diag tensor_diag_part adjoint triangular_solve solve
        cholesky_solve logdet svd qr eigvalsh pinv""",
    ),
    *below("tensorflow.image", "crop_to_bounding_box central_crop random_crop rot90 transpose pad_to_bounding_box"),
    *below("tensorflow.keras.backend", "sum mean max min prod reshape squeeze expand_dims transpose flatten cumsum"),
)
"""Same dtype as the first argument."""

BINARY = (
    *below(
        "tensorflow.math",
        """add subtract multiply divide pow mod floormod floordiv truediv maximum minimum squared_difference atan2
        divide_no_nan multiply_no_nan xdivy xlogy igamma igammac zeta""",
    ),
    *below("tensorflow.keras.backend", "maximum minimum pow"),
    *below("tensorflow.bitwise", "bitwise_and bitwise_or bitwise_xor left_shift right_shift"),
)
COMPARISONS = (
    *below(
        "tensorflow.math", "equal not_equal less less_equal greater greater_equal logical_and logical_or logical_xor"
    ),
    *below("tensorflow.keras.backend", "equal not_equal less less_equal greater greater_equal"),
)
PREDICATES = below("tensorflow.math", "is_nan is_inf is_finite logical_not")
REDUCTIONS = (
    *below(
        "tensorflow.math",
        """reduce_sum reduce_mean reduce_max reduce_min reduce_prod reduce_std reduce_variance reduce_logsumexp
        reduce_euclidean_norm reduce_any reduce_all argmax argmin count_nonzero""",
    ),
    *below("tensorflow.keras.backend", "sum mean max min prod argmax argmin any all"),
)
FIXED: dict[str, tuple[str, ...]] = {
    "int32": below("tensorflow", "shape size rank searchsorted argsort strings.length math.bincount"),
    "int64": below(
        "tensorflow",
        """math.argmax math.argmin math.count_nonzero where random.categorical keras.backend.argmax keras.backend.argmin
        strings.to_hash_bucket_fast strings.to_hash_bucket strings.to_hash_bucket_strong""",
    ),
    "bool": below("tensorflow", "math.reduce_any math.reduce_all sequence_mask math.in_top_k strings.regex_full_match"),
    "string": below(
        "tensorflow",
        """strings.as_string strings.join strings.lower strings.upper strings.strip strings.substr strings.regex_replace
        strings.reduce_join io.read_file io.serialize_tensor io.encode_jpeg io.encode_png strings.split
        strings.unicode_encode io.write_file""",
    ),
    "float32": below("tensorflow", "image.resize signal.hann_window signal.hamming_window strings.to_number"),
    "uint8": below("tensorflow", "io.decode_jpeg io.decode_png io.decode_bmp io.decode_gif io.decode_image"),
    "complex64": below("tensorflow", "signal.stft signal.rfft signal.fft signal.fft2d"),
}
FLOAT_BY_DEFAULT: dict[str, str] = {
    **dict.fromkeys(below("tensorflow", "zeros ones eye linalg.eye one_hot"), "dtype"),
    **dict.fromkeys(
        below(
            "tensorflow.random",
            """normal uniform truncated_normal gamma poisson stateless_normal stateless_uniform
            stateless_truncated_normal""",
        ),
        "dtype",
    ),
    **dict.fromkeys(below("tensorflow.random.Generator", "normal uniform truncated_normal"), "dtype"),
    **dict.fromkeys(below("tensorflow.keras.backend", "zeros ones eye random_normal random_uniform"), "dtype"),
    "tensorflow.keras.Input": "dtype",
    "tensorflow.keras.layers.Layer.add_weight": "dtype",
}
"""Constructors: float32 unless the parameter says otherwise."""
DTYPE_PARAMETER: dict[str, str] = {
    "tensorflow.cast": "dtype",
    "tensorflow.dtypes.saturate_cast": "dtype",
    "tensorflow.constant": "dtype",
    "tensorflow.convert_to_tensor": "dtype",
    "tensorflow.Variable": "dtype",
    "tensorflow.zeros_like": "dtype",
    "tensorflow.ones_like": "dtype",
    "tensorflow.range": "dtype",
    "tensorflow.bitcast": "type",
    "tensorflow.image.convert_image_dtype": "dtype",
    "tensorflow.io.decode_raw": "out_type",
    "tensorflow.io.parse_tensor": "out_type",
    "tensorflow.keras.backend.cast": "dtype",
    "tensorflow.keras.backend.constant": "dtype",
    "tensorflow.keras.backend.variable": "dtype",
    "tensorflow.placeholder": "dtype",
    "tensorflow.shape": "out_type",
    "tensorflow.size": "out_type",
    "tensorflow.math.argmax": "output_type",
    "tensorflow.math.argmin": "output_type",
    "tensorflow.sequence_mask": "dtype",
    "tensorflow.ragged.constant": "dtype",
    "tensorflow.strings.to_number": "out_type",
    "tensorflow.py_function": "Tout",
    "tensorflow.numpy_function": "Tout",
}
FROM_ARGUMENT: dict[str, str] = {
    "tensorflow.constant": "value",
    "tensorflow.convert_to_tensor": "value",
    "tensorflow.Variable": "initial_value",
    "tensorflow.zeros_like": "input",
    "tensorflow.ones_like": "input",
    "tensorflow.fill": "value",
    "tensorflow.range": "start",
    "tensorflow.linspace": "start",
    "tensorflow.concat": "values",
    "tensorflow.stack": "values",
    "tensorflow.math.add_n": "inputs",
    "tensorflow.einsum": "inputs",
    "tensorflow.where": "x",
    "tensorflow.nn.softmax_cross_entropy_with_logits": "logits",
    "tensorflow.nn.sparse_softmax_cross_entropy_with_logits": "logits",
    "tensorflow.nn.sigmoid_cross_entropy_with_logits": "logits",
    "tensorflow.scatter_nd": "updates",
    "tensorflow.math.top_k": "input",
}
MATMUL = words(
    "tensorflow.linalg.matmul tensorflow.linalg.matvec tensorflow.keras.backend.dot tensorflow.keras.backend.batch_dot"
)
SHAPE_PARAMETER: dict[str, str] = {
    **dict.fromkeys(
        below(
            "tensorflow",
            """zeros ones reshape broadcast_to random.normal random.uniform random.truncated_normal
            random.stateless_normal random.stateless_uniform random.stateless_truncated_normal random.Generator.normal
            random.Generator.uniform constant keras.backend.zeros keras.backend.ones keras.backend.reshape
            keras.backend.random_normal keras.backend.random_uniform placeholder keras.Input scatter_nd ensure_shape
            keras.layers.Layer.add_weight""",
        ),
        "shape",
    ),
    "tensorflow.fill": "dims",
}
SAME_SHAPE: dict[str, str] = {
    "tensorflow.cast": "x",
    "tensorflow.zeros_like": "input",
    "tensorflow.ones_like": "input",
    "tensorflow.convert_to_tensor": "value",
    "tensorflow.Variable": "initial_value",
    "tensorflow.keras.backend.cast": "x",
    "tensorflow.image.convert_image_dtype": "image",
    "tensorflow.nn.bias_add": "value",
    "tensorflow.nn.batch_normalization": "x",
    "tensorflow.nn.sigmoid_cross_entropy_with_logits": "logits",
}
SCALARS = below("tensorflow", "rank size linalg.global_norm nn.l2_loss")


def add_dtype_and_shape_rules(tables: Tables) -> None:
    """Fill `api_dtype` and `api_shape`."""
    for name in (*UNARY, *SAME_DTYPE):
        _rule(tables, "api_dtype", name, "argument", FIRST)
    for name in UNARY:
        _rule(tables, "api_shape", name, "same", FIRST)
    for name in BINARY:
        _rule(tables, "api_dtype", name, "promote", "")
    for name in (*COMPARISONS, *PREDICATES):
        _rule(tables, "api_dtype", name, "fixed", "bool")
    for name in (*BINARY, *COMPARISONS):
        _rule(tables, "api_shape", name, "broadcast", "")
    for name in PREDICATES:
        _rule(tables, "api_shape", name, "same", FIRST)
    for name in REDUCTIONS:
        _rule(tables, "api_shape", name, "reduce", FIRST)
    for dtype, names in FIXED.items():
        for name in names:
            _rule(tables, "api_dtype", name, "fixed", dtype)
    for name, parameter in FLOAT_BY_DEFAULT.items():
        _rule(tables, "api_dtype", name, "parameter", parameter)
        _rule(tables, "api_dtype", name, "default_float", "")
    _rules(tables, "api_dtype", "parameter", DTYPE_PARAMETER.items())
    _rules(tables, "api_dtype", "argument", FROM_ARGUMENT.items())
    for name in MATMUL:
        _rule(tables, "api_dtype", name, "promote", "")
        _rule(tables, "api_shape", name, "matmul", "")
    _rules(tables, "api_shape", "parameter", SHAPE_PARAMETER.items())
    _rules(tables, "api_shape", "same", SAME_SHAPE.items())
    _rules(tables, "api_shape", "scalar", ((name, "") for name in SCALARS))
    _rule(tables, "api_shape", "tensorflow.constant", "literal", "value")


def _rules(tables: Tables, relation: str, rule: str, rows: Iterable[tuple[str, str]]) -> None:
    for name, argument in rows:
        _rule(tables, relation, name, rule, argument)


def _rule(tables: Tables, relation: str, name: str, rule: str, argument: str) -> None:
    if tables.has("api_alias", name):
        name = next(str(row[1]) for row in tables.rows["api_alias"] if row[0] == name)
    if not tables.has("api_function", name) and not tables.has("api_class", name):
        raise ValueError(f"{relation} is about {name}, which is no function")
    if argument == FIRST:
        argument = next((str(row[2]) for row in tables.rows["api_parameter"] if row[:2] == (name, 0)), "")
    if rule in {"argument", "same", "reduce"} and not argument:
        raise ValueError(f"{relation} of {name}: first parameter not known")
    tables.add(relation, name, rule, argument)
