# rule-test: kinds=failure,transformation
# Rows rt1.*, rt2.* of tf-semantics: arguments that make a function trace anew. RETRACE: without bound.
import numpy as np
import tensorflow as tf

x = tf.constant([1.0, 2.0, 3.0])


# [rt1.same_tensor] SAME
def same_tensor(x):  # $ transformation=CONVERT_TO_HYBRID
    return x * 2.0


for _ in range(12):
    same_tensor(tf.ones(3))


# [rt1.py_float] RETRACE
def py_float(x, k):  # $ failure=HAS_PRIMITIVE_PARAMETERS
    return x * k


for i in range(12):
    py_float(x, float(i))


# [rt1.py_int_same] SAME
def py_int_same(x, k):  # $ transformation=CONVERT_TO_HYBRID
    return x * float(k)


for _ in range(12):
    py_int_same(x, 3)


# [rt1.np_scalar] SAME
def np_scalar(x, k):  # $ transformation=CONVERT_TO_HYBRID
    return x * k


for i in range(3):
    np_scalar(x, np.float32(i))


# [rt1.ndarray] SAME
def nd_argument(a):  # $ transformation=CONVERT_TO_HYBRID
    return tf.reduce_sum(a)


for _ in range(12):
    nd_argument(np.ones(3, np.float32))


# [rt1.rank_vary] SAME
def rank_vary(x):  # $ transformation=CONVERT_TO_HYBRID
    return tf.reduce_sum(x)


rank_vary(tf.ones([]))
rank_vary(tf.ones([2]))
rank_vary(tf.ones([2, 2]))


# [rt1.dtype_vary] SAME
def dtype_vary(x):  # $ transformation=CONVERT_TO_HYBRID
    return x + x


dtype_vary(tf.ones(2, tf.float32))
dtype_vary(tf.ones(2, tf.float64))


# [rt1.bool] SAME
def boolean(x, flag):  # $ transformation=CONVERT_TO_HYBRID
    return x if flag else -x


boolean(x, True)
boolean(x, False)


# [rt1.py_str] RETRACE
def py_str_argument(x, name):  # $ failure=HAS_PRIMITIVE_PARAMETERS
    return tf.identity(x, name=name)


for i in range(12):
    py_str_argument(x, "a" * (i + 1))


# [rt1.list_floats] RETRACE
def list_floats(x, ks):  # $ failure=HAS_PRIMITIVE_PARAMETERS
    return x * ks[0]


for i in range(12):
    list_floats(x, [float(i)])


# [rt1.lambda_arg] RETRACE
def lambda_arg(x, g):  # $ failure=HAS_PRIMITIVE_PARAMETERS
    return g(x)


for _ in range(12):
    lambda_arg(x, lambda t: t * 2.0)


class Fresh:
    k = 2.0


# [rt1.object_arg] RETRACE
def object_arg(x, o):  # $ failure=HAS_PRIMITIVE_PARAMETERS
    return x * o.k


for _ in range(12):
    object_arg(x, Fresh())


# [rt1.list_len] RETRACE
def list_len(ts):  # $ failure=HAS_PRIMITIVE_PARAMETERS
    return tf.add_n(ts)


for i in range(12):
    list_len([x] * (i + 1))


# [rt1.shape_vary] SAME
def shape_vary(x):  # $ transformation=CONVERT_TO_HYBRID
    return tf.reduce_sum(x)


for i in range(12):
    shape_vary(tf.ones(i))


# [rt1.kw_vs_pos] SAME
def kw_vs_pos(x, y):  # $ transformation=CONVERT_TO_HYBRID
    return x + y


kw_vs_pos(x, x)
kw_vs_pos(x, y=x)


# [rt1.none_or_tensor] SAME
def none_or_tensor(x, mask):  # $ transformation=CONVERT_TO_HYBRID
    return x if mask is None else x * mask


none_or_tensor(x, None)
none_or_tensor(x, x)


# [rt1.variable_arg] SAME
def variable_arg(x, v):  # $ transformation=CONVERT_TO_HYBRID
    return x * v


for _ in range(3):
    variable_arg(x, tf.Variable(1.0))

batches = tf.data.Dataset.from_tensor_slices(tf.ones([5, 3])).batch(2)


# [rt1.dataset_arg] SAME
def dataset_arg(x, ds):  # $ transformation=CONVERT_TO_HYBRID
    for e in ds:
        x = x + tf.reduce_sum(e)
    return x


for _ in range(3):
    dataset_arg(x, batches)


# [rt1.iter_arg] SAME
def iter_arg(x):  # $ transformation=CONVERT_TO_HYBRID
    return x * 2.0


for e in iter(batches):
    iter_arg(e)


# [rt2.partial_last_batch] SAME
def partial_last_batch(x):  # $ transformation=CONVERT_TO_HYBRID
    return tf.reduce_mean(x)


for e in batches:
    partial_last_batch(e)


class Scale:
    def __init__(self, k):  # $ failure=CANNOT_BE_DECORATED failure=HAS_NO_TENSOR_PARAMETERS failure=HAS_PYTHON_SIDE_EFFECTS
        self.k = k

    # [rt2.per_instance_method] SAME
    def scale(self, x):  # $ transformation=CONVERT_TO_HYBRID
        return x * self.k


first = Scale(1.0)
second = Scale(2.0)
first.scale(x)
second.scale(x)
