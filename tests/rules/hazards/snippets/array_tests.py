# rule-test: kinds=failure,transformation
# Tests whether an argument is an array or a tensor: arrays that are passed to a graph are tensors in it (ep.isinstance_tensor,
# ep.isinstance_ndarray), arrays that it makes or finds are not.
import numpy as np
import tensorflow as tf


def other_result(x):  # $ failure=TESTS_EXECUTION_MODE
    if isinstance(x, tf.Tensor):
        return tf.cast(x, tf.float32) * 2.0
    return tf.convert_to_tensor(x, tf.float32)


def converted(x):  # $ transformation=CONVERT_TO_HYBRID
    if isinstance(x, tf.Tensor):
        return tf.cast(x, dtype=tf.float32)
    else:
        return tf.convert_to_tensor(x, tf.float32)


def converted_otherwise(x):  # $ failure=TESTS_EXECUTION_MODE
    if isinstance(x, tf.Tensor):
        return tf.cast(x, dtype=tf.float32)
    else:
        return tf.convert_to_tensor(x, tf.float64)


def kept_or_converted(x):  # $ transformation=CONVERT_TO_HYBRID
    if not isinstance(x, tf.Tensor):
        x = tf.convert_to_tensor(x)
    return x * x


def kept_or_cast(x):  # $ failure=TESTS_EXECUTION_MODE
    if not isinstance(x, tf.Tensor):
        x = tf.convert_to_tensor(x, tf.float32)
    return x * x


def kept_tensor(x):  # $ failure=TESTS_EXECUTION_MODE
    if isinstance(x, tf.Tensor):
        x = tf.identity(x)
    return x * x


def conditional(x):  # $ transformation=CONVERT_TO_HYBRID
    y = tf.convert_to_tensor(x) if isinstance(x, np.ndarray) else x
    return y * y


def array_or_tensor(x):  # $ transformation=CONVERT_TO_HYBRID
    return tf.sin(x) if isinstance(x, (np.ndarray, tf.Tensor)) else tf.sin(1.0)


def always_tensor(x):  # $ transformation=CONVERT_TO_HYBRID
    y = tf.sin(x)
    return y if isinstance(y, np.ndarray) else y * 2.0


def helper(x):  # $ failure=TESTS_EXECUTION_MODE
    return tf.sin(x) if isinstance(x, tf.Tensor) else tf.cos(x)


def passes_on(x):  # $ failure=TESTS_EXECUTION_MODE
    return helper(x) + 1.0


def passes_inside(xs):  # $ failure=TESTS_EXECUTION_MODE
    return helper(xs[0]) + 1.0


def passes_own(x):  # $ transformation=CONVERT_TO_HYBRID
    return helper(np.ones(3)) * tf.cast(x, tf.float64)


array = np.ones(3)
tensor = tf.ones(3)
for x in (array, tensor):
    other_result(x)
    converted(x)
    converted_otherwise(x)
    kept_or_converted(x)
    kept_or_cast(x)
    kept_tensor(x)
    conditional(x)
    array_or_tensor(x)
    always_tensor(x)
    passes_on(x)
    passes_inside([x])
passes_own(tensor)
