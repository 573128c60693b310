# rule-test: kinds=failure,transformation,warning,precondition
# Tables 9.1 and 9.2 with graphlift's own facts.
import functools

import tensorflow as tf
import unheard_of
from tensorflow import function


def sound(x):  # $ precondition=P1 transformation=CONVERT_TO_HYBRID
    return tf.reduce_sum(x)


def no_tensor(n):  # $ failure=HAS_NO_TENSOR_PARAMETERS
    return n + 1


def no_tensor_prints(n):  # $ failure=HAS_NO_TENSOR_PARAMETERS failure=HAS_PYTHON_SIDE_EFFECTS
    print(n)


def recursive(x, n):  # $ failure=IS_RECURSIVE
    if n == 0:
        return x
    return recursive(x * 2.0, n - 1)


def even(x, n):  # $ failure=IS_RECURSIVE
    return odd(x + 1.0, n)


def odd(x, n):  # $ failure=IS_RECURSIVE
    if n:
        return x * 1.0
    return even(x, False)


def never_called(x):  # $ failure=UNDETERMINABLE_TENSOR_PARAMETER failure=UNDETERMINABLE_PRIMITIVE_PARAMETER
    return tf.exp(x)


def hinted(x: tf.Tensor):  # $ precondition=P1 transformation=CONVERT_TO_HYBRID
    return tf.exp(x)


def my_train_step(x):  # $ precondition=P1 transformation=CONVERT_TO_HYBRID
    return tf.exp(x)


def no_computation(x):  # $ failure=NO_TENSOR_COMPUTATION
    return x


def one_value(x, n):  # $ precondition=P1 transformation=CONVERT_TO_HYBRID
    return x * n


def few_values(x, n):  # $ precondition=P1 transformation=CONVERT_TO_HYBRID
    return x * n


def loop_index(x, n):  # $ failure=HAS_PRIMITIVE_PARAMETERS
    return x * n


def flag(x, training):  # $ precondition=P1 transformation=CONVERT_TO_HYBRID
    return x * 2.0 if training else x


@tf.function
def already(x):  # $ failure=HAS_NO_PRIMITIVE_PARAMETERS
    return tf.exp(x)


def covered(x):  # $ failure=HAS_COVERED_CALLERS
    return tf.exp(x)


@tf.function
def covers(x):  # $ failure=HAS_NO_PRIMITIVE_PARAMETERS
    return covered(x)


@function
def hybrid_without_tensors(n):  # $ precondition=P2 transformation=CONVERT_TO_EAGER
    return n + 1


@tf.function(autograph=True)
def hybrid_loop_index(x, n):  # $ precondition=P3 transformation=CONVERT_TO_EAGER
    return x * n


WEIGHT = tf.Variable(1.0)


@tf.function
def hybrid_step():  # $ failure=HAS_NO_PRIMITIVE_PARAMETERS
    WEIGHT.assign_sub(0.1 * tf.exp(WEIGHT))


@tf.function
def hybrid_of_all(*xs):  # $ failure=HAS_NO_PRIMITIVE_PARAMETERS
    return tf.add_n(xs)


@tf.function(input_signature=[tf.TensorSpec([3]), tf.TensorSpec([], tf.int32)])
def hybrid_with_signature(x, n):  # $ failure=HAS_NO_PRIMITIVE_PARAMETERS
    return tf.roll(x, n, 0) * x


@tf.function
def hybrid_effect(n):  # $ failure=HAS_PYTHON_SIDE_EFFECTS warning=SIDE_EFFECTS_IN_HYBRID_FUNCTION
    print(n)


@tf.function
def hybrid_no_computation(x):  # $ precondition=P6 transformation=CONVERT_TO_EAGER
    return x


@functools.partial(tf.function, autograph=True)
def by_partial(x: tf.Tensor):  # $ failure=HAS_NO_PRIMITIVE_PARAMETERS
    return tf.exp(x)


def by_call(x):  # $ failure=HAS_NO_PRIMITIVE_PARAMETERS
    return tf.exp(x)


graph = tf.function(by_call)


def fast(f):  # $ failure=HAS_NO_TENSOR_PARAMETERS failure=RETURNS_OBJECTS
    return tf.function(f, autograph=False)


@fast
def by_own_decorator(x):  # $ failure=HAS_NO_PRIMITIVE_PARAMETERS
    return tf.exp(x)


def only_reports(x):  # $ failure=NO_TENSOR_COMPUTATION
    unheard_of.report(x)


def reports(x):  # $ precondition=P1 transformation=CONVERT_TO_HYBRID
    return tf.exp(unheard_of.prepare(x))


class Model(tf.Module):
    def __init__(self):  # $ failure=HAS_NO_TENSOR_PARAMETERS failure=HAS_PYTHON_SIDE_EFFECTS failure=CANNOT_BE_DECORATED failure=CREATES_VARIABLES
        self.w = tf.Variable(1.0)
        self.fast = tf.function(self.plain)

    def plain(self, x):  # $ failure=HAS_NO_PRIMITIVE_PARAMETERS
        return x * self.w


x = tf.ones(2)
sound(x)
no_tensor(1)
no_tensor_prints(1)
recursive(x, 3)
even(x, True)
no_computation(x)
one_value(x, 2)
few_values(x, 2)
few_values(x, 3)
for i in range(100):
    loop_index(x, i)
    hybrid_loop_index(x, i)
    hybrid_with_signature(x, i)
hybrid_step()
hybrid_of_all(x, x)
flag(x, True)
flag(x, False)
already(x)
covers(x)
hybrid_without_tensors(5)
hybrid_effect(5)
hybrid_no_computation(x)
by_partial(x)
graph(x)
only_reports(x)
reports(x)
by_own_decorator(x)
Model().fast(x)


@tf.function
def text_used_as_tensor():  # $ failure=HAS_NO_PRIMITIVE_PARAMETERS
    return "a"


@tf.function
def text_unused():  # $ precondition=P2 transformation=CONVERT_TO_EAGER
    return "a"


@tf.function
def made_concrete():  # $ failure=HAS_NO_PRIMITIVE_PARAMETERS
    return 1


text_used_as_tensor().numpy()
text_unused()
made_concrete.get_concrete_function()()
