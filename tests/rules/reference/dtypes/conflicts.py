# rule-test: compat=reference seed=entries kinds=dtype_conflict,failure
# Section 9: parameters that are combined with tensors of several dtypes.
import numpy as np
import tensorflow as tf

f32 = tf.ones(2)
f64 = tf.ones(2, tf.float64)
i64 = tf.cast(f32, tf.int64)
unknown_dtype = tf.io.parse_tensor("s", unknown())


def two_tensors(a):  # $ dtype_conflict=true failure=HAS_CONFLICTING_EAGER_DTYPE_COERCIONS
    return a * f32, f64 + a


def one_tensor(a):
    return a * f32


def two_of_one_dtype(a):
    return a * f32, f32 - a


def with_numbers(a):
    return a * 2.0 + f32, a + 1


def with_unknown(a):
    return a * f32, a * unknown_dtype, a * f64


def two_parameters(a, b):  # $ dtype_conflict=true failure=HAS_CONFLICTING_EAGER_DTYPE_COERCIONS
    return a * b


def two_equal_parameters(a, b):
    return a * b


def not_direct(a):
    return tf.exp(a) * f32, tf.exp(a) * f64


def keyword_only(*, a):
    return a * f32, f64 + a


def unknown_evidence(a, b):
    return a * b


two_tensors(np.ones(2))
one_tensor(np.ones(2))
two_of_one_dtype(f32)
with_numbers(f32)
with_unknown(np.ones(2))
two_parameters(np.ones(2), f32)
two_equal_parameters(f64, np.ones(2))
not_direct(f32)
keyword_only(a=np.ones(2))
unknown_evidence(unknown_dtype, f32)
