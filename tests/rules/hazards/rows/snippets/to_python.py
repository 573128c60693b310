# rule-test: kinds=failure,transformation
# Rows ep.* of tf-semantics: tensors turned into Python values. `# [row] measured verdict` stands above each function.
import numpy as np
import tensorflow as tf

v = tf.constant([1.0, 2.0, 3.0])
s = tf.constant(2.0)
n = tf.constant(2)


# [ep.numpy] ERROR
def method_numpy(x):  # $ failure=HAS_EAGER_ONLY_CALLS failure=NO_TENSOR_COMPUTATION
    return x.numpy() * 2.0


method_numpy(v)


# [ep.numpy_in_py_function] SAME
def numpy_in_py_function(x):  # $ transformation=CONVERT_TO_HYBRID
    def inner(t):  # $ failure=HAS_EAGER_ONLY_CALLS failure=NO_TENSOR_COMPUTATION
        return t.numpy() * 2.0

    return tf.py_function(inner, [x], tf.float32)


numpy_in_py_function(v)

SEEN = []


# [ep.numpy_guarded] STATE
def numpy_guarded(x):  # $ failure=HAS_EAGER_ONLY_CALLS failure=HAS_PYTHON_SIDE_EFFECTS failure=TESTS_EXECUTION_MODE
    if tf.executing_eagerly():
        SEEN.append(x.numpy())
    return x * 2.0


numpy_guarded(s)


# [ep.numpy_on_constant] ERROR
def numpy_on_constant(x):  # $ failure=HAS_EAGER_ONLY_CALLS
    k = tf.constant(2.0).numpy()
    return x * k


numpy_on_constant(v)

CAPTURED = tf.constant(2.0)


# [ep.numpy_on_closure_tensor] SAME
def numpy_on_closure_tensor(x):  # $ transformation=CONVERT_TO_HYBRID
    return x * CAPTURED.numpy()


numpy_on_closure_tensor(v)

OUTER = tf.Variable(2.0)


# [ep.numpy_on_outer_variable] ERROR
def numpy_on_outer_variable(x):  # $ failure=HAS_EAGER_ONLY_CALLS
    return x * OUTER.numpy()


numpy_on_outer_variable(v)


# [ep.float] SAME
def to_float(x):  # $ transformation=CONVERT_TO_HYBRID
    return float(tf.reduce_sum(x)) * x


to_float(v)


# [ep.int] ERROR
def to_int(x, k):  # $ failure=CONVERTS_TENSORS_TO_PYTHON
    return x * int(k)


to_int(v, s)


# [ep.bool] ERROR
def to_bool(x):  # $ failure=CONVERTS_TENSORS_TO_PYTHON failure=NO_TENSOR_COMPUTATION
    return bool(x)


to_bool(s)


# [ep.range_of_tensor] SAME
def range_of_tensor(x, n):  # $ transformation=CONVERT_TO_HYBRID
    for _ in range(n):
        x = x + 1.0
    return x


range_of_tensor(v, n)


# [ep.len_static] SAME
def len_static(x):  # $ transformation=CONVERT_TO_HYBRID
    return x * float(len(x))


len_static(v)


# [ep.len_range] SAME
def len_range(x):  # $ transformation=CONVERT_TO_HYBRID
    total = tf.constant(0.0)
    for i in range(len(x)):
        total = total + x[i]
    return total


len_range(v)


# [ep.str] VALUE
def text(x):  # $ failure=CONVERTS_TENSORS_TO_PYTHON failure=NO_TENSOR_COMPUTATION
    return str(x)


text(s)


# [ep.format_scalar] ERROR
def format_scalar(x):  # $ failure=CONVERTS_TENSORS_TO_PYTHON failure=NO_TENSOR_COMPUTATION
    return "{:.2f}".format(x)


format_scalar(s)


# [ep.hash_key] SAME
def hash_key(x):  # $ transformation=CONVERT_TO_HYBRID
    names = {x.ref(): 1.0}
    return x * names[x.ref()]


hash_key(v)


# [ep.list_index_by_tensor] ERROR
def list_index_by_tensor(x, i):  # $ failure=CONVERTS_TENSORS_TO_PYTHON
    factors = [1.0, 2.0, 3.0]
    return x * factors[i]


list_index_by_tensor(v, n)


# [ep.dict_get_by_tensor] ERROR
def dict_get_by_tensor(x, i):  # $ failure=CONVERTS_TENSORS_TO_PYTHON
    factors = {2: 5.0}
    return x * factors[int(i)]


dict_get_by_tensor(v, n)


# [ep.in_list] ERROR
def in_list(x, i):  # $ failure=CONVERTS_TENSORS_TO_PYTHON
    if i in [1, 2]:
        return x
    return x * 2.0


in_list(v, n)


# [ep.tolist] ERROR
def to_list(x):  # $ failure=HAS_EAGER_ONLY_CALLS
    return tf.constant(x.numpy().tolist()) * 1.0


to_list(v)


# [ep.isinstance_eager] VALUE
def isinstance_eager(x):  # $ failure=TESTS_EXECUTION_MODE
    return tf.constant(type(x).__name__ == "EagerTensor")


isinstance_eager(v)


# [ep.isinstance_tensor] VALUE
def isinstance_tensor(x):  # $ failure=TESTS_EXECUTION_MODE
    if isinstance(x, tf.Tensor):
        return x * 2.0
    return x * 3.0


isinstance_tensor(v)
isinstance_tensor(np.ones(3, np.float32))


# [ep.isinstance_ndarray] VALUE
def isinstance_ndarray(a):  # $ failure=TESTS_EXECUTION_MODE
    if isinstance(a, np.ndarray):
        return tf.constant(a) * 2.0
    return a * 3.0


isinstance_ndarray(np.ones(3, np.float32))


# [ep.hasattr_numpy] VALUE
def hasattr_numpy(x):  # $ failure=TESTS_EXECUTION_MODE
    return x * 2.0 if hasattr(x, "numpy") else x * 3.0


hasattr_numpy(v)


# [ep.executing_eagerly] VALUE
def executing_eagerly(x):  # $ failure=TESTS_EXECUTION_MODE
    if tf.executing_eagerly():
        return x * 2.0
    return x * 3.0


executing_eagerly(v)


# [ep.setitem] SAME
def setitem(x):  # $ transformation=CONVERT_TO_HYBRID
    x[0] = 1.0
    return x + 1.0


try:
    setitem(v)
except TypeError:
    pass


# [ep.item_np_scalar] ERROR
def item_np_scalar(x, k):  # $ failure=CONVERTS_TENSORS_TO_PYTHON
    return x * k.item()


item_np_scalar(v, np.float32(2.0))


# [ep.backing_device] VALUE
def backing_device(x):  # $ failure=TESTS_EXECUTION_MODE
    return x if "CPU" in x.device else -x


backing_device(v)


# [np.sum] ERROR
def np_sum(x):  # $ failure=HAS_NUMPY_CALLS_ON_PARAMETERS
    return tf.constant(np.sum(x)) * 1.0


np_sum(v)


# [np.mean_func] ERROR
def np_mean(x):  # $ failure=HAS_NUMPY_CALLS_ON_PARAMETERS
    return x - np.mean(x)


np_mean(v)


# [np.array] ERROR
def np_array(x):  # $ failure=HAS_NUMPY_CALLS_ON_PARAMETERS
    return tf.constant(np.array(x)) * 2.0


np_array(v)


# [np.exp_ufunc] ERROR
def np_exp(x):  # $ failure=HAS_NUMPY_CALLS_ON_PARAMETERS
    return tf.constant(np.exp(x)) * 1.0


np_exp(v)

ONES = np.ones(3, np.float32)
ONES64 = np.ones(3)


# [np.add_mixed] SAME
def add_mixed(x):  # $ transformation=CONVERT_TO_HYBRID
    return ONES + x


add_mixed(v)


# [np.tensor_plus_nd] SAME
def tensor_plus_nd(x):  # $ transformation=CONVERT_TO_HYBRID
    return x + ONES


tensor_plus_nd(v)


# [np.f64_coerce] SAME
def f64_coerce(x):  # $ transformation=CONVERT_TO_HYBRID
    return x * ONES64


f64_coerce(v)


# [np.f64_arg] ERROR
def f64_arg(x, a):  # $ failure=HAS_CONFLICTING_EAGER_DTYPE_COERCIONS
    return x * a


f64_arg(v, np.ones(3))


# [np.f64_scalar_arg] ERROR
def f64_scalar_arg(x, a):  # $ failure=HAS_CONFLICTING_EAGER_DTYPE_COERCIONS
    return x * a


f64_scalar_arg(v, np.float64(2.0))


# [np.int_arg_shape] SAME
def int_arg_shape(x, n):  # $ transformation=CONVERT_TO_HYBRID
    return tf.zeros([n]) + tf.reduce_sum(x)


int_arg_shape(v, np.int64(2))


# [np.int_arg_range] SAME
def int_arg_range(x, n):  # $ transformation=CONVERT_TO_HYBRID
    for _ in range(n):
        x = x + 1.0
    return x


int_arg_range(v, np.int64(2))


# [np.nd_arg_numpy_ops] ERROR
def nd_arg_numpy_ops(x, a):  # $ failure=HAS_NUMPY_CALLS_ON_PARAMETERS
    return x + np.mean(a, 0)


nd_arg_numpy_ops(v, np.ones((2, 3), np.float32))


# [np.nd_arg_methods] ERROR
def nd_arg_methods(x, a):  # $ failure=CONVERTS_TENSORS_TO_PYTHON
    return x + a.reshape(3)


nd_arg_methods(v, np.ones((3, 1), np.float32))


# [np.nd_arg_tf_ops] SAME
def nd_arg_tf_ops(a):  # $ transformation=CONVERT_TO_HYBRID
    return tf.reduce_sum(a, 0)


nd_arg_tf_ops(np.ones((2, 3), np.float32))


# [np.nd_arg_out_dtype] SAME
def nd_arg_out_dtype(x, a):  # $ transformation=CONVERT_TO_HYBRID
    return x + tf.cast(a, tf.float32)


nd_arg_out_dtype(v, np.ones(3))


# [np.const_only] SAME
def const_only(x):  # $ transformation=CONVERT_TO_HYBRID
    return x / np.sqrt(64.0)


const_only(v)


# [np.shape_math] SAME
def shape_math(x):  # $ transformation=CONVERT_TO_HYBRID
    return x * float(np.prod(x.shape))


shape_math(v)


# [np.numpy_function] SAME
def numpy_function(x):  # $ transformation=CONVERT_TO_HYBRID
    return tf.numpy_function(np.exp, [x], tf.float32)


numpy_function(v)
