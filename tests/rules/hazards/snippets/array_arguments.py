# rule-test: kinds=failure,transformation
# Arrays that are passed to a graph are tensors in it, arrays that it makes or finds are not: tests for them (ep.isinstance_tensor,
# ep.isinstance_ndarray), iteration over them (it.comprehension, it.zip).
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


def comprehension(a):  # $ failure=HAS_TENSOR_PARAMETER_ITERATION
    return tf.stack([tf.sin(e) for e in a])


def zipped(a):  # $ failure=HAS_TENSOR_PARAMETER_ITERATION
    total = tf.zeros(())
    for i, e in zip(range(3), a):
        total += tf.cast(e, tf.float32)
    return total


def iterates_below(a):  # $ failure=HAS_TENSOR_PARAMETER_ITERATION
    return comprehension(a) * 2.0


def iterates_own(x):  # $ transformation=CONVERT_TO_HYBRID
    return x * tf.cast(comprehension(np.ones(3)), tf.float32)


def iterates_made(x, n):  # $ transformation=CONVERT_TO_HYBRID
    return tf.transpose(x, tuple(np.arange(n)))


def plain_loop(a):  # $ transformation=CONVERT_TO_HYBRID
    total = tf.zeros((), tf.float64)
    for e in a:
        total += e
    return total


def python_list(xs):  # $ transformation=CONVERT_TO_HYBRID
    return tf.stack([tf.sin(x) for x in xs])


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
comprehension(array)
zipped(array)
iterates_below(array)
iterates_own(tensor)
iterates_made(tf.ones((2, 3)), 2)
plain_loop(array)
python_list([tensor, tensor])
