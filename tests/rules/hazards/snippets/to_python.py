# rule-test: kinds=failure,transformation
# Tensors turned into Python values; what AutoGraph converts is left alone (tf-semantics ep.*, np.*, it.*).
import math

import numpy as np
import tensorflow as tf


def array_arithmetic(a):  # $ failure=NO_TENSOR_COMPUTATION
    return 2.0 * a[0] + 1.0


def annotated_array_arithmetic(a: tf.Tensor):  # $ transformation=CONVERT_TO_HYBRID
    return 2.0 * a + 1.0


def array_or_tensor_arithmetic(a):  # $ transformation=CONVERT_TO_HYBRID
    return 2.0 * a + 1.0


def renamed(features):  # $ transformation=CONVERT_TO_HYBRID
    return {f"{k}_x": v * 2.0 for k, v in features.items() if k != "label"}


def clipped(x, y):  # $ transformation=CONVERT_TO_HYBRID
    grads, norm = tf.clip_by_global_norm([x, y], 1.0)
    return [norm * g * v for g, v in zip(grads, [x, y])]


def numpy_method(x):  # $ failure=HAS_EAGER_ONLY_CALLS
    return (x + 1.0).numpy()


CAPTURED = tf.constant([1.0, 2.0])
OUTER = tf.Variable(1.0)


def numpy_of_captured(x):  # $ transformation=CONVERT_TO_HYBRID
    return x + CAPTURED.numpy()


def numpy_of_variable(x):  # $ failure=HAS_EAGER_ONLY_CALLS
    return x + OUTER.numpy()


def numpy_of_own(x):  # $ transformation=CONVERT_TO_HYBRID
    sensor = Sensor()
    return x + sensor.numpy()


class Sensor:
    def numpy(self):  # $ failure=HAS_NO_TENSOR_PARAMETERS
        return 1.0


def in_py_function(x):  # $ transformation=CONVERT_TO_HYBRID
    def inner(v):  # $ failure=HAS_EAGER_ONLY_CALLS failure=NO_TENSOR_COMPUTATION
        return v.numpy()

    return tf.py_function(inner, [x], tf.float32)


def to_float(x):  # $ transformation=CONVERT_TO_HYBRID
    return float(tf.reduce_sum(x)) + 1.0


def to_bool(x):  # $ failure=CONVERTS_TENSORS_TO_PYTHON
    return bool(tf.reduce_sum(x))


def length(x):  # $ transformation=CONVERT_TO_HYBRID
    return x * len(x)


def range_of_length(x):  # $ transformation=CONVERT_TO_HYBRID
    s = tf.constant(0.0)
    for i in range(len(x)):
        s = s + x[i]
    return s


def text(x):  # $ failure=CONVERTS_TENSORS_TO_PYTHON
    return f"{tf.reduce_sum(x)}"


def key_in_text(named):  # $ transformation=CONVERT_TO_HYBRID
    total = 0.0
    for name, v in named.items():
        total += v * (2.0 if f"{name}" == "a" else 1.0)
    return total


def keys_in_text(named):  # $ transformation=CONVERT_TO_HYBRID
    return sum(named[k] * len(f"{k}") for k in named.keys())


def formatted(x):  # $ failure=CONVERTS_TENSORS_TO_PYTHON
    return "{:.2f}".format(tf.reduce_sum(x))


def shape_in_message(x):  # $ transformation=CONVERT_TO_HYBRID
    if len(x.shape) > 3:
        raise ValueError(f"bad shape {x.shape}")
    return x + 1.0


def list_index(x, i):  # $ failure=CONVERTS_TENSORS_TO_PYTHON
    names = [1.0, 2.0]
    return x * names[i]


def membership(x):  # $ failure=CONVERTS_TENSORS_TO_PYTHON
    return tf.reduce_sum(x) in [1.0, 2.0]


def python_math(x):  # $ failure=CONVERTS_TENSORS_TO_PYTHON
    return math.sqrt(float(tf.reduce_sum(x)))


def asserts(x):  # $ failure=CONVERTS_TENSORS_TO_PYTHON
    assert tf.reduce_sum(x) > 0.0
    return x + 1.0


def asserts_shape(x):  # $ transformation=CONVERT_TO_HYBRID
    assert x.shape == (2,)
    return x + 1.0


def array_methods(a):  # $ failure=CONVERTS_TENSORS_TO_PYTHON failure=NO_TENSOR_COMPUTATION
    return a.reshape((2, 1)) * 2.0


def array_in_tensor_operations(a):  # $ transformation=CONVERT_TO_HYBRID
    return tf.reduce_sum(a)


def numpy_sum(x):  # $ failure=HAS_NUMPY_CALLS_ON_PARAMETERS failure=NO_TENSOR_COMPUTATION
    return np.sum(x)


def numpy_of_list(x):  # $ failure=HAS_NUMPY_CALLS_ON_PARAMETERS
    return tf.constant(np.array([x, x]))


def numpy_constant(x):  # $ transformation=CONVERT_TO_HYBRID
    return x * np.float32(2.0)


def numpy_in_helper(x):  # $ failure=HAS_NUMPY_CALLS_ON_PARAMETERS
    return tf.exp(x) + numpy_helper(x)


def numpy_helper(v):  # $ failure=HAS_NUMPY_CALLS_ON_PARAMETERS failure=NO_TENSOR_COMPUTATION
    return np.mean(v)


def for_loop(x):  # $ transformation=CONVERT_TO_HYBRID
    s = tf.constant(0.0)
    for e in x:
        s = s + e
    return s


def comprehension(x):  # $ failure=HAS_TENSOR_PARAMETER_ITERATION
    return tf.stack([e * 2.0 for e in x])


def enumerated(x):  # $ failure=HAS_TENSOR_PARAMETER_ITERATION
    s = tf.constant(0.0)
    for _, e in enumerate(x):
        s = s + e
    return s


def zipped(x, y):  # $ failure=HAS_TENSOR_PARAMETER_ITERATION
    s = tf.constant(0.0)
    for a, b in zip(x, y):
        s = s + a * b
    return s


def unpacked(x):  # $ failure=HAS_TENSOR_PARAMETER_ITERATION
    a, b = x
    return a + b


def starred(x):  # $ failure=HAS_TENSOR_PARAMETER_ITERATION
    return tf.add(*x)


def listed(x):  # $ failure=HAS_TENSOR_PARAMETER_ITERATION
    return tf.stack(list(x))


def summed(x):  # $ failure=HAS_TENSOR_PARAMETER_ITERATION
    return sum(x) + tf.constant(1.0)


def largest(x, y):  # $ failure=HAS_TENSOR_PARAMETER_ITERATION
    return max(tf.reduce_sum(x), tf.reduce_sum(y))


def absolute(x):  # $ transformation=CONVERT_TO_HYBRID
    return abs(x) ** 2


def unstacked(x):  # $ transformation=CONVERT_TO_HYBRID
    s = tf.constant(0.0)
    for e in tf.unstack(x):
        s = s + e
    return s


def list_argument(xs):  # $ transformation=CONVERT_TO_HYBRID
    s = tf.constant(0.0)
    for e in xs:
        s = s + tf.reduce_sum(e)
    return s


def pair(batch):  # $ transformation=CONVERT_TO_HYBRID
    a, b = batch
    return a + b


def executing(x):  # $ failure=TESTS_EXECUTION_MODE
    if tf.executing_eagerly():
        return x * 2.0
    return x * 3.0


def has_numpy(x):  # $ failure=TESTS_EXECUTION_MODE
    return x * 2.0 if hasattr(x, "numpy") else x * 3.0


def is_array(a):  # $ failure=TESTS_EXECUTION_MODE
    return a * 2.0 if isinstance(a, np.ndarray) else a * 3.0


def device(x):  # $ failure=TESTS_EXECUTION_MODE
    return x * 2.0 if "CPU" in x.device else x * 3.0


def identical(x, y):  # $ failure=TESTS_EXECUTION_MODE
    return x * 2.0 if x is y else x * 3.0


def is_none(x, mask=None):  # $ transformation=CONVERT_TO_HYBRID
    return x if mask is None else x * mask


def bad_name(x):  # $ failure=HAS_INVALID_NAME_ARGUMENTS
    return tf.sqrt(x, tf.float32)


x = tf.ones(2)
a = np.ones(2, dtype=np.float32)
numpy_method(x)
numpy_of_captured(x)
numpy_of_variable(x)
numpy_of_own(x)
in_py_function(x)
to_float(x)
to_bool(x)
length(x)
range_of_length(x)
text(x)
formatted(x)
shape_in_message(x)
list_index(x, tf.constant(1))
membership(x)
python_math(x)
asserts(x)
asserts_shape(x)
array_methods(a)
array_arithmetic(a)
annotated_array_arithmetic(a)
array_or_tensor_arithmetic(a)
array_or_tensor_arithmetic(x)
array_in_tensor_operations(a)
numpy_sum(x)
numpy_of_list(x)
numpy_constant(x)
numpy_in_helper(x)
for_loop(x)
comprehension(x)
enumerated(x)
zipped(x, x)
unpacked(x)
starred(x)
listed(x)
summed(x)
largest(x, x)
absolute(x)
unstacked(x)
clipped(x, x)
list_argument([x, x])
for batch in tf.data.Dataset.from_tensor_slices((x, x)):
    pair(batch)
for features in tf.data.Dataset.from_tensor_slices({"a": x, "label": x}):
    renamed(features)
executing(x)
has_numpy(x)
is_array(a)
device(x)
identical(x, x)
is_none(x)
is_none(x, x)
bad_name(x)
named = {"a": {"a": x}}
key_in_text(named["a"])
keys_in_text(named["a"])


def fill(unknown, y):  # $ failure=HAS_PYTHON_SIDE_EFFECTS failure=LEAKS_TENSORS failure=UNDETERMINABLE_TENSOR_PARAMETER failure=UNDETERMINABLE_PRIMITIVE_PARAMETER
    unknown["b"] = tf.sin(y)
    return key_in_text(unknown) + keys_in_text(unknown)


def type_in_message(x):  # $ transformation=CONVERT_TO_HYBRID
    if x.shape.rank != 1:
        raise TypeError(f"rank 1 is needed, not {type(x).__name__} {x.shape}")
    return tf.sin(x)


def type_in_formatted_message(x):  # $ transformation=CONVERT_TO_HYBRID
    if x.shape.rank != 1:
        raise TypeError("rank 1 is needed, not {} or {}".format(type(x), "%s" % type(x)))
    return tf.sin(x)


def type_tested_and_told(x):  # $ failure=TESTS_EXECUTION_MODE
    kind = type(x)
    if kind is not int:
        raise TypeError(f"no {kind}")
    return tf.sin(x)


type_in_message(tf.ones(3))
type_in_formatted_message(tf.ones(3))
type_tested_and_told(tf.ones(3))
