# rule-test: kinds=failure,transformation,warning,precondition compat=reference seed=entries
# Tables 9.1 and 9.2 as the reference has them.
import functools

import tensorflow as tf


def sound(x):  # $ precondition=P1 transformation=CONVERT_TO_HYBRID
    return tf.reduce_sum(x)


def no_tensor(n):  # $ failure=HAS_NO_TENSOR_PARAMETERS failure=HAS_PRIMITIVE_PARAMETERS
    return n + 1


def no_tensor_prints(n):  # $ failure=HAS_NO_TENSOR_PARAMETERS failure=HAS_PYTHON_SIDE_EFFECTS failure=HAS_PRIMITIVE_PARAMETERS
    print(n)


def recursive(x, n):  # $ failure=IS_RECURSIVE failure=HAS_PRIMITIVE_PARAMETERS
    if n == 0:
        return x
    return recursive(x * 2.0, n - 1)


def never_called(x):  # $ failure=UNDETERMINABLE_TENSOR_PARAMETER failure=UNDETERMINABLE_PRIMITIVE_PARAMETER failure=UNDETERMINABLE_SIDE_EFFECTS failure=CANT_APPROXIMATE_RECURSION
    return tf.exp(x)


def my_train_step(x):  # $ failure=UNDETERMINABLE_PRIMITIVE_PARAMETER failure=UNDETERMINABLE_SIDE_EFFECTS failure=CANT_APPROXIMATE_RECURSION
    return tf.exp(x)


def no_computation(x):  # $ failure=NO_TENSOR_COMPUTATION
    return x


def one_value(x, n):  # $ failure=HAS_PRIMITIVE_PARAMETERS
    return x * n


def booleans(x, training):  # $ precondition=P1 transformation=CONVERT_TO_HYBRID
    return x * 2.0 if training else x


def defaulted(x, n=5):  # $ precondition=P1 transformation=CONVERT_TO_HYBRID
    return x * n


def defaulted_and_supplied(x, n=5):  # $ failure=HAS_PRIMITIVE_PARAMETERS
    return x * n


def tuples(x, size):  # $ failure=HAS_PRIMITIVE_PARAMETERS
    return tf.reshape(x, size)


def both(x):  # $ failure=HAS_PRIMITIVE_PARAMETERS
    return tf.exp(x)


def numpy_method(x):  # $ failure=HAS_EAGER_ONLY_CALLS
    return tf.exp(x).numpy()


def iterates(x):  # $ failure=HAS_TENSOR_PARAMETER_ITERATION
    s = 0.0
    for e in x:
        s += e
    return s


def covered(x):  # $ failure=HAS_COVERED_CALLERS
    return tf.exp(x)


@tf.function
def covers(x):  # $ failure=HAS_NO_PRIMITIVE_PARAMETERS
    return covered(x)


@tf.function
def hybrid_without_tensors(n):  # $ precondition=P2 transformation=CONVERT_TO_EAGER
    return n + 1


@tf.function
def hybrid_primitive(x, n):  # $ precondition=P3 transformation=CONVERT_TO_EAGER
    return x * n


@tf.function
def hybrid_effect(n):  # $ failure=HAS_PYTHON_SIDE_EFFECTS warning=SIDE_EFFECTS_IN_HYBRID_FUNCTION
    print(n)


@tf.function
def hybrid_no_computation(x):  # $ precondition=P6 transformation=CONVERT_TO_EAGER
    return x


@functools.partial(tf.function, autograph=True)
def by_partial(x):  # $ failure=UNDETERMINABLE_TENSOR_PARAMETER failure=UNDETERMINABLE_PRIMITIVE_PARAMETER failure=UNDETERMINABLE_SIDE_EFFECTS failure=CANT_APPROXIMATE_RECURSION
    return tf.exp(x)


def by_call(x):  # $ precondition=P1 transformation=CONVERT_TO_HYBRID
    return tf.exp(x)


def owner(x):  # $ precondition=P1 transformation=CONVERT_TO_HYBRID
    parts = []
    parts.append(1)
    fill(parts)
    return tf.exp(x)


def fill(parts):  # $ failure=HAS_NO_TENSOR_PARAMETERS failure=HAS_PRIMITIVE_PARAMETERS failure=HAS_PYTHON_SIDE_EFFECTS
    parts.append(2)


STATE = {}


def ignored_by_reference(x):  # $ precondition=P1 transformation=CONVERT_TO_HYBRID
    STATE.update(a=1)
    return tf.exp(x)


def item_write(x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
    STATE["a"] = 1
    return tf.exp(x)


x = tf.ones(2)
sound(x)
no_tensor(1)
no_tensor_prints(1)
recursive(x, 3)
no_computation(x)
one_value(x, 2)
booleans(x, True)
defaulted(x)
defaulted_and_supplied(x, 6)
tuples(x, (1, 2))
both(x)
both(5)
numpy_method(x)
iterates(x)
covers(x)
hybrid_without_tensors(5)
hybrid_primitive(x, 5)
hybrid_effect(5)
hybrid_no_computation(x)
by_partial(x)
graph = tf.function(by_call)
by_call(x)
owner(x)
ignored_by_reference(x)
item_write(x)
