# rule-test: kinds=failure,primary_failure,precondition
# Section 13.13: every failed precondition is reported; the reference's first one is primary.
import numpy as np
import tensorflow as tf

items = []
x = tf.ones((2, 3))


def all_of_the_body(a):  # $ failure=HAS_PYTHON_SIDE_EFFECTS primary_failure=HAS_PYTHON_SIDE_EFFECTS failure=HAS_NUMPY_CALLS_ON_PARAMETERS failure=HAS_EAGER_ONLY_CALLS failure=HAS_INVALID_NAME_ARGUMENTS
    items.append(1)
    np.sum(a * 1)
    tf.sqrt(a, 1)
    return (a * 2).numpy()


def recursive_effects(a):  # $ failure=HAS_PYTHON_SIDE_EFFECTS primary_failure=HAS_PYTHON_SIDE_EFFECTS failure=IS_RECURSIVE
    print(a)
    return recursive_effects(a * 2)


def eager_and_numpy(a):  # $ failure=HAS_EAGER_ONLY_CALLS primary_failure=HAS_EAGER_ONLY_CALLS failure=HAS_NUMPY_CALLS_ON_PARAMETERS
    np.sum(a * 1)
    return (a * 2).numpy()


def no_tensor_but_body(n):  # $ failure=HAS_NO_TENSOR_PARAMETERS primary_failure=HAS_NO_TENSOR_PARAMETERS failure=HAS_PYTHON_SIDE_EFFECTS failure=IS_RECURSIVE
    print(n)
    return no_tensor_but_body(n)


def good(a):  # $ precondition=P1
    return tf.exp(a)


all_of_the_body(x)
recursive_effects(x)
eager_and_numpy(x)
no_tensor_but_body(1)
good(x)
