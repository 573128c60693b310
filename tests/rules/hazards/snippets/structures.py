# rule-test: kinds=failure,transformation
# Tensors inside of containers and named tuples that are passed are symbolic as well; a graph takes such structures apart, but
# returns no TensorArray or TensorShape (its caller gets a tensor instead).
import collections
from typing import NamedTuple

import numpy as np
import tensorflow as tf

Made = collections.namedtuple("Made", ("a", "b"))
CAPTURED = [tf.ones(3)]


class Pair(NamedTuple):
    a: tf.Tensor
    b: tf.Tensor


def numpy_of_element(xs):  # $ failure=HAS_NUMPY_CALLS_ON_PARAMETERS
    return tf.sin(np.sum(xs[0]))


def numpy_of_nested(xs):  # $ failure=HAS_NUMPY_CALLS_ON_PARAMETERS
    return tf.sin(np.sum(xs["a"][0]))


def numpy_of_field(p):  # $ failure=HAS_NUMPY_CALLS_ON_PARAMETERS
    return tf.sin(np.sum(p.a))


def iterates_over_field(p):  # $ failure=HAS_TENSOR_PARAMETER_ITERATION
    return tf.stack([tf.sin(e) for e in p.b])


def numpy_of_captured(xs):  # $ transformation=CONVERT_TO_HYBRID
    return xs[0] * np.sum(CAPTURED[0])


def fields(p):  # $ transformation=CONVERT_TO_HYBRID
    return tf.sin(p.a) * p.b


@tf.function
def graph_of_fields(p):  # $ failure=HAS_NO_PRIMITIVE_PARAMETERS
    return tf.sin(p.a) * p.b


def array_made(x):  # $ failure=RETURNS_OBJECTS
    return tf.TensorArray(tf.float32, 3).write(0, x[0])


def array_in_pair(x):  # $ failure=RETURNS_OBJECTS
    return Pair(tf.sin(x), tf.TensorArray(tf.float32, 3).write(0, x[0]))


def shape_made(x):  # $ failure=RETURNS_OBJECTS
    return tf.sin(x), tf.TensorShape([2]).concatenate(x.shape)


def array_read(x):  # $ transformation=CONVERT_TO_HYBRID
    return tf.TensorArray(tf.float32, 1).write(0, tf.sin(x)).stack()


x = tf.zeros(3)
numpy_of_element([x])
numpy_of_nested({"a": [x]})
numpy_of_captured([x])
array_made(x)
array_in_pair(x)
array_read(x)
shape_made(x)
for pair in (Made(x, x), Made(a=x, b=x), Pair(x, b=x)):
    numpy_of_field(pair)
    iterates_over_field(pair)
    fields(pair)
graph_of_fields(Pair(x, x))


STEPS = tf.Variable(0)


def operation_returned(x):  # $ failure=RETURNS_OBJECTS
    return tf.group(STEPS.assign_add(1), tf.sin(x))


def assertion_returned(x):  # $ failure=RETURNS_OBJECTS
    y = tf.sin(x)
    return y, tf.debugging.assert_positive(y)


def print_returned(x):  # $ failure=RETURNS_OBJECTS
    return tf.print(tf.sin(x))


def operation_passed_on(x):  # $ failure=RETURNS_OBJECTS
    return operation_returned(x)


def assertion_made(x):  # $ transformation=CONVERT_TO_HYBRID
    checks = [tf.debugging.assert_positive(x), tf.print(x)]
    with tf.control_dependencies(checks):
        return tf.sin(x)


def assignment_returned(x):  # $ transformation=CONVERT_TO_HYBRID
    return STEPS.assign_add(tf.cast(tf.reduce_sum(x), tf.int32))


def reduced_dataset(x):  # $ transformation=CONVERT_TO_HYBRID
    total, count = tf.data.Dataset.range(3).reduce((0.0, 0), lambda state, _: (state[0] + 1.0, state[1] + 1))
    return x * total, count


operation_returned(tf.ones(3))
assertion_returned(tf.ones(3))
operation_passed_on(tf.ones(3))
print_returned(tf.ones(3))
assertion_made(tf.ones(3))
assignment_returned(tf.ones(3))
reduced_dataset(tf.ones(3))
