# rule-test: compat=reference seed=entries kinds=failure,primary_failure,warning,note,precondition,transformation,refactoring
# Table 9.2, row by row.
import tensorflow as tf

x = tf.ones((2, 3))
items = []


@tf.function
def no_tensors(n):  # $ refactoring=OPTIMIZE_HYBRID_FUNCTION precondition=P2 transformation=CONVERT_TO_EAGER
    return n


@tf.function
def no_parameters():  # $ refactoring=OPTIMIZE_HYBRID_FUNCTION precondition=P2 transformation=CONVERT_TO_EAGER
    return x


@tf.function
def no_tensors_effects(n):  # $ refactoring=OPTIMIZE_HYBRID_FUNCTION failure=HAS_PYTHON_SIDE_EFFECTS primary_failure=HAS_PYTHON_SIDE_EFFECTS warning=SIDE_EFFECTS_IN_HYBRID_FUNCTION
    print(n)


@tf.function
def no_tensors_recursive(n):  # $ refactoring=OPTIMIZE_HYBRID_FUNCTION precondition=P2 transformation=CONVERT_TO_EAGER
    return no_tensors_recursive(n)


@tf.function
def tensor_and_number(a, n):  # $ refactoring=OPTIMIZE_HYBRID_FUNCTION precondition=P3 transformation=CONVERT_TO_EAGER note=TYPE_INFERENCING
    return a * n


@tf.function
def tensor_and_number_effects(a, n):  # $ refactoring=OPTIMIZE_HYBRID_FUNCTION failure=HAS_PYTHON_SIDE_EFFECTS primary_failure=HAS_PYTHON_SIDE_EFFECTS warning=SIDE_EFFECTS_IN_HYBRID_FUNCTION note=TYPE_INFERENCING
    print(n)
    return a * n


@tf.function
def tensor_and_number_recursive(a, n):  # $ refactoring=OPTIMIZE_HYBRID_FUNCTION precondition=P3 transformation=CONVERT_TO_EAGER warning=RECURSIVE_HYBRID_FUNCTION note=TYPE_INFERENCING
    return tensor_and_number_recursive(a, n)


@tf.function
def no_computation(a):  # $ refactoring=OPTIMIZE_HYBRID_FUNCTION precondition=P6 transformation=CONVERT_TO_EAGER note=TYPE_INFERENCING
    return a


@tf.function
def no_computation_effects(a):  # $ refactoring=OPTIMIZE_HYBRID_FUNCTION failure=HAS_PYTHON_SIDE_EFFECTS primary_failure=HAS_PYTHON_SIDE_EFFECTS warning=SIDE_EFFECTS_IN_HYBRID_FUNCTION note=TYPE_INFERENCING
    print("x")
    return a


@tf.function
def right(a):  # $ refactoring=OPTIMIZE_HYBRID_FUNCTION failure=HAS_NO_PRIMITIVE_PARAMETERS primary_failure=HAS_NO_PRIMITIVE_PARAMETERS note=TYPE_INFERENCING
    return a * 2


@tf.function
def right_effects(a):  # $ refactoring=OPTIMIZE_HYBRID_FUNCTION failure=HAS_NO_PRIMITIVE_PARAMETERS failure=HAS_PYTHON_SIDE_EFFECTS primary_failure=HAS_PYTHON_SIDE_EFFECTS warning=SIDE_EFFECTS_IN_HYBRID_FUNCTION note=TYPE_INFERENCING
    items.append(1)
    return a * 2


@tf.function
def right_recursive(a):  # $ refactoring=OPTIMIZE_HYBRID_FUNCTION failure=HAS_NO_PRIMITIVE_PARAMETERS primary_failure=HAS_NO_PRIMITIVE_PARAMETERS warning=RECURSIVE_HYBRID_FUNCTION note=TYPE_INFERENCING
    return right_recursive(a * 2)


@tf.function
def covering(a):  # $ refactoring=OPTIMIZE_HYBRID_FUNCTION failure=HAS_NO_PRIMITIVE_PARAMETERS primary_failure=HAS_NO_PRIMITIVE_PARAMETERS note=TYPE_INFERENCING
    return covered(a)


@tf.function
def covered(a):  # $ refactoring=OPTIMIZE_HYBRID_FUNCTION failure=HAS_NO_PRIMITIVE_PARAMETERS primary_failure=HAS_NO_PRIMITIVE_PARAMETERS note=TYPE_INFERENCING note=CALLER_COVERAGE
    return a * 2


@tf.function
def eager_only_inside(a):  # $ refactoring=OPTIMIZE_HYBRID_FUNCTION failure=HAS_NO_PRIMITIVE_PARAMETERS primary_failure=HAS_NO_PRIMITIVE_PARAMETERS note=TYPE_INFERENCING
    return (a * 2).numpy()


@tf.function
def my_train_step(a):  # $ refactoring=OPTIMIZE_HYBRID_FUNCTION precondition=P6 transformation=CONVERT_TO_EAGER note=SPECULATIVE_ANALYSIS
    return a


@tf.function
def called_train_step(flag):  # $ refactoring=OPTIMIZE_HYBRID_FUNCTION failure=HAS_NO_PRIMITIVE_PARAMETERS primary_failure=HAS_NO_PRIMITIVE_PARAMETERS note=SPECULATIVE_ANALYSIS
    return x * 2


@tf.function
def training_step():  # $ refactoring=OPTIMIZE_HYBRID_FUNCTION precondition=P2 transformation=CONVERT_TO_EAGER
    return x * 2


@tf.function
def nobody(a):  # $ refactoring=OPTIMIZE_HYBRID_FUNCTION failure=UNDETERMINABLE_TENSOR_PARAMETER primary_failure=UNDETERMINABLE_TENSOR_PARAMETER failure=UNDETERMINABLE_PRIMITIVE_PARAMETER failure=UNDETERMINABLE_SIDE_EFFECTS failure=CANT_APPROXIMATE_RECURSION
    return a * 2


@tf.function
def nobody_parameterless():  # $ refactoring=OPTIMIZE_HYBRID_FUNCTION failure=UNDETERMINABLE_PRIMITIVE_PARAMETER primary_failure=UNDETERMINABLE_PRIMITIVE_PARAMETER failure=UNDETERMINABLE_SIDE_EFFECTS failure=CANT_APPROXIMATE_RECURSION
    return x * 2


@tf.function
def nobody_hinted(a: tf.Tensor):  # $ refactoring=OPTIMIZE_HYBRID_FUNCTION note=TYPE_INFERENCING failure=UNDETERMINABLE_PRIMITIVE_PARAMETER primary_failure=UNDETERMINABLE_PRIMITIVE_PARAMETER failure=UNDETERMINABLE_SIDE_EFFECTS failure=CANT_APPROXIMATE_RECURSION
    return a * 2


no_tensors(1)
no_parameters()
no_tensors_effects(1)
no_tensors_recursive(1)
tensor_and_number(x, 1)
tensor_and_number_effects(x, 1)
tensor_and_number_recursive(x, 1)
no_computation(x)
no_computation_effects(x)
right(x)
right_effects(x)
right_recursive(x)
covering(x)
eager_only_inside(x)
my_train_step(True)
called_train_step(True)
training_step()
