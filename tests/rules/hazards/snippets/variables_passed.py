# rule-test: kinds=failure,transformation
# A trace made for one variable serves all of its shape and type: which one it is must not matter. Measured on TensorFlow 2.21:
# `v.name`, `v._unique_id`, `id(v)`, `v.ref()` and `v is w` yield what they did for the first variable.
from typing import Sequence

import tensorflow as tf

BIAS = tf.Variable([1.0], name="bias")
KERNEL = tf.Variable([2.0], name="kernel")
FACTORS = {id(BIAS): 1.0, id(KERNEL): 2.0}


class Adapted(tf.keras.optimizers.Optimizer):
    def __init__(self):  # $ failure=HAS_NO_TENSOR_PARAMETERS failure=HAS_PYTHON_SIDE_EFFECTS failure=CANNOT_BE_DECORATED
        super().__init__(name="adapted", learning_rate=0.1)
        self._sums = []
        self._index = {}

    def update_step(self, grad: tf.Tensor, variable: tf.Variable):  # $ failure=TESTS_EXECUTION_MODE
        total = self._sums[self._index[self._var_key(variable)]]
        total.assign_add(grad)
        variable.assign_sub(0.1 * grad / tf.sqrt(total))


def by_name(x, v):  # $ failure=TESTS_EXECUTION_MODE
    if v.name.startswith("bias"):
        return x
    return x + v


def keyed(x, v):  # $ failure=TESTS_EXECUTION_MODE
    return x * FACTORS[id(v)]


def calls_keyed(x, v):  # $ failure=TESTS_EXECUTION_MODE
    return keyed(x, v) + 1.0


def calls_with_captured(x):  # $ transformation=CONVERT_TO_HYBRID
    return keyed(x, BIAS) + 1.0


def of_list(x, variables):  # $ failure=TESTS_EXECUTION_MODE
    for v in variables:
        if v.name == "bias:0":
            x = x + v
    return x


def of_annotated_list(x: tf.Tensor, variables: Sequence[tf.Variable]):  # $ failure=TESTS_EXECUTION_MODE
    return tf.add_n([x * v for v in variables if v.name != "bias:0"])


def in_message(x, v):  # $ transformation=CONVERT_TO_HYBRID
    if x.shape != v.shape:
        raise ValueError(f"{v.name} has another shape")
    return x + v


def of_captured(x):  # $ transformation=CONVERT_TO_HYBRID
    return x + 1.0 if BIAS.name == "bias:0" else x


def assigned(x, v):  # $ transformation=CONVERT_TO_HYBRID
    v.assign_sub(x * 0.1)
    return tf.reduce_sum(v)


for variable in (BIAS, KERNEL):
    by_name(tf.ones(1), variable)
    keyed(tf.ones(1), variable)
    calls_keyed(tf.ones(1), variable)
    in_message(tf.ones(1), variable)
    assigned(tf.ones(1), variable)
calls_with_captured(tf.ones(1))
of_captured(tf.ones(1))
of_list(tf.ones(1), [BIAS, KERNEL])
of_list(tf.ones(1), [KERNEL, BIAS])
