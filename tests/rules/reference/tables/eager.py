# Table 9.1, row by row.
import numpy as np
import tensorflow as tf

y = tf.ones((2, 3))
kept = []
net = tf.keras.Sequential([tf.keras.layers.Dense(3)])
optimizer = tf.keras.optimizers.SGD()


def nothing():  # $ refactoring=CONVERT_EAGER_FUNCTION_TO_HYBRID failure=HAS_NO_TENSOR_PARAMETERS primary_failure=HAS_NO_TENSOR_PARAMETERS
    return y * 2


def boolean(n):  # $ refactoring=CONVERT_EAGER_FUNCTION_TO_HYBRID failure=HAS_NO_TENSOR_PARAMETERS primary_failure=HAS_NO_TENSOR_PARAMETERS
    return n


def everything(n):  # $ refactoring=CONVERT_EAGER_FUNCTION_TO_HYBRID failure=HAS_NO_TENSOR_PARAMETERS primary_failure=HAS_NO_TENSOR_PARAMETERS failure=HAS_PRIMITIVE_PARAMETERS failure=HAS_PYTHON_SIDE_EFFECTS failure=IS_RECURSIVE
    print(n)
    everything(n)


def tensor_number(a, n):  # $ refactoring=CONVERT_EAGER_FUNCTION_TO_HYBRID note=TYPE_INFERENCING failure=HAS_PRIMITIVE_PARAMETERS primary_failure=HAS_PRIMITIVE_PARAMETERS
    return a.numpy()


def tensor_number_effects(a, n):  # $ refactoring=CONVERT_EAGER_FUNCTION_TO_HYBRID note=TYPE_INFERENCING failure=HAS_PRIMITIVE_PARAMETERS primary_failure=HAS_PRIMITIVE_PARAMETERS failure=HAS_PYTHON_SIDE_EFFECTS failure=IS_RECURSIVE
    print(n)
    return tensor_number_effects(a, n)


def effects(a):  # $ refactoring=CONVERT_EAGER_FUNCTION_TO_HYBRID note=TYPE_INFERENCING failure=HAS_PYTHON_SIDE_EFFECTS primary_failure=HAS_PYTHON_SIDE_EFFECTS
    kept.append(a)
    return a.numpy()


def effects_recursive(a):  # $ refactoring=CONVERT_EAGER_FUNCTION_TO_HYBRID note=TYPE_INFERENCING failure=HAS_PYTHON_SIDE_EFFECTS primary_failure=HAS_PYTHON_SIDE_EFFECTS failure=IS_RECURSIVE
    kept.append(a)
    return effects_recursive(a)


def recursive(a):  # $ refactoring=CONVERT_EAGER_FUNCTION_TO_HYBRID note=TYPE_INFERENCING failure=IS_RECURSIVE primary_failure=IS_RECURSIVE
    return recursive(a.numpy())


def good(a):  # $ refactoring=CONVERT_EAGER_FUNCTION_TO_HYBRID note=TYPE_INFERENCING precondition=P1 transformation=CONVERT_TO_HYBRID
    return a * 2


def container(a):  # $ refactoring=CONVERT_EAGER_FUNCTION_TO_HYBRID note=TYPE_INFERENCING precondition=P1 transformation=CONVERT_TO_HYBRID
    return a[0] * 2


def my_train_step(flag):  # $ refactoring=CONVERT_EAGER_FUNCTION_TO_HYBRID note=SPECULATIVE_ANALYSIS precondition=P1 transformation=CONVERT_TO_HYBRID
    return y * 2


def eager_only_first(a):  # $ refactoring=CONVERT_EAGER_FUNCTION_TO_HYBRID note=TYPE_INFERENCING failure=HAS_EAGER_ONLY_CALLS primary_failure=HAS_EAGER_ONLY_CALLS
    np.sum(a)
    tf.sqrt(a, 1)
    for e in a:
        e.numpy()


def numpy_second(a):  # $ refactoring=CONVERT_EAGER_FUNCTION_TO_HYBRID note=TYPE_INFERENCING failure=HAS_NUMPY_CALLS_ON_PARAMETERS primary_failure=HAS_NUMPY_CALLS_ON_PARAMETERS
    for e in a:
        tf.sqrt(e, 1)
    np.sum(a)


def name_third(a):  # $ refactoring=CONVERT_EAGER_FUNCTION_TO_HYBRID note=TYPE_INFERENCING failure=HAS_INVALID_NAME_ARGUMENTS primary_failure=HAS_INVALID_NAME_ARGUMENTS
    weights = net.trainable_variables
    for e in a:
        tf.sqrt(e, 1)
    optimizer.minimize(net(a), weights)


def stale_fourth(a):  # $ refactoring=CONVERT_EAGER_FUNCTION_TO_HYBRID note=TYPE_INFERENCING failure=HAS_STALE_VARIABLE_READS primary_failure=HAS_STALE_VARIABLE_READS
    weights = net.trainable_variables
    for e in a:
        pass
    optimizer.minimize(net(a), weights)


def iteration_fifth(a):  # $ refactoring=CONVERT_EAGER_FUNCTION_TO_HYBRID note=TYPE_INFERENCING failure=HAS_TENSOR_PARAMETER_ITERATION primary_failure=HAS_TENSOR_PARAMETER_ITERATION
    for e in a:
        pass


def symbolic(a):  # $ refactoring=CONVERT_EAGER_FUNCTION_TO_HYBRID note=TYPE_INFERENCING failure=HAS_KERAS_SYMBOLIC_ARGUMENTS primary_failure=HAS_KERAS_SYMBOLIC_ARGUMENTS
    return a


def no_computation_then_coverage(a):  # $ refactoring=CONVERT_EAGER_FUNCTION_TO_HYBRID note=TYPE_INFERENCING failure=NO_TENSOR_COMPUTATION primary_failure=NO_TENSOR_COMPUTATION
    return a


def covered_last(a):  # $ refactoring=CONVERT_EAGER_FUNCTION_TO_HYBRID note=TYPE_INFERENCING failure=HAS_COVERED_CALLERS primary_failure=HAS_COVERED_CALLERS
    return a * 2


@tf.function
def covering_both(a):  # $ refactoring=OPTIMIZE_HYBRID_FUNCTION failure=HAS_NO_PRIMITIVE_PARAMETERS primary_failure=HAS_NO_PRIMITIVE_PARAMETERS note=TYPE_INFERENCING
    return no_computation_then_coverage(a), covered_last(a)


def nobody(a):  # $ refactoring=CONVERT_EAGER_FUNCTION_TO_HYBRID failure=UNDETERMINABLE_TENSOR_PARAMETER primary_failure=UNDETERMINABLE_TENSOR_PARAMETER failure=UNDETERMINABLE_PRIMITIVE_PARAMETER failure=UNDETERMINABLE_SIDE_EFFECTS failure=CANT_APPROXIMATE_RECURSION
    return a


def nobody_hinted(a: tf.Tensor):  # $ refactoring=CONVERT_EAGER_FUNCTION_TO_HYBRID note=TYPE_INFERENCING failure=UNDETERMINABLE_PRIMITIVE_PARAMETER primary_failure=UNDETERMINABLE_PRIMITIVE_PARAMETER failure=UNDETERMINABLE_SIDE_EFFECTS failure=CANT_APPROXIMATE_RECURSION
    return a.numpy()


def nobody_parameterless():  # $ refactoring=CONVERT_EAGER_FUNCTION_TO_HYBRID failure=UNDETERMINABLE_PRIMITIVE_PARAMETER primary_failure=UNDETERMINABLE_PRIMITIVE_PARAMETER failure=UNDETERMINABLE_SIDE_EFFECTS failure=CANT_APPROXIMATE_RECURSION failure=HAS_NO_TENSOR_PARAMETERS
    return y


nothing()
boolean(True)
everything(1)
tensor_number(y, 1)
tensor_number_effects(y, 1)
effects(y)
effects_recursive(y)
recursive(y)
good(y)
container([y])
my_train_step(True)
eager_only_first(y)
numpy_second(y)
name_third(y)
stale_fourth(y)
iteration_fifth(y)
symbolic(tf.keras.Input((3,)))
covering_both(y)
