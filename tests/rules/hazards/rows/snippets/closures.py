# rule-test: kinds=failure,transformation
# Rows ca.* of tf-semantics, continued: closures, arguments, state read while tracing; kx.* rows about identity and state.
import collections
import functools

import numpy as np
import tensorflow as tf

x = tf.constant([1.0, 2.0])


def rebinding():  # $ failure=HAS_NO_TENSOR_PARAMETERS
    k = 2.0

    # [ca.closure_py_mutable] VALUE
    def scaled(x):  # $ failure=READS_MUTABLE_STATE
        return x * k

    scaled(x)
    k = 5.0
    return scaled(x)


rebinding()

SETTINGS = {"k": 2.0}


# [ca.closure_dict_mutated] VALUE
def closure_dict_mutated(x):  # $ failure=READS_MUTABLE_STATE
    return x * SETTINGS["k"]


closure_dict_mutated(x)
SETTINGS["k"] = 5.0
closure_dict_mutated(x)

TENSORS = [tf.constant(2.0)]


# [ca.closure_list_len] VALUE
def closure_list_len(x):  # $ failure=READS_MUTABLE_STATE
    for t in TENSORS:
        x = x * t
    return x


closure_list_len(x)
TENSORS.append(tf.constant(3.0))
closure_list_len(x)

FACTOR = 2.0


# [ca.global_py_changed] VALUE
def global_py_changed(x):  # $ failure=READS_MUTABLE_STATE
    return x * FACTOR


global_py_changed(x)
FACTOR = 5.0
global_py_changed(x)

CENTRE = tf.constant(2.0)


# [ca.global_tensor_changed] VALUE
def global_tensor_changed(x):  # $ failure=READS_MUTABLE_STATE
    return x * CENTRE


global_tensor_changed(x)
CENTRE = tf.constant(5.0)
global_tensor_changed(x)


def double(x):  # $ transformation=CONVERT_TO_HYBRID
    return x * 2.0


def seven(x):  # $ transformation=CONVERT_TO_HYBRID
    return x * 7.0


ACTIVE = double


# [ca.closure_function_rebound] VALUE
def closure_function_rebound(x):  # $ failure=READS_MUTABLE_STATE
    return ACTIVE(x) + 0.0


closure_function_rebound(x)
ACTIVE = seven
closure_function_rebound(x)

VARIABLES = [tf.Variable(1.0), tf.Variable(2.0)]


# [ca.closure_list_vars] SAME
def closure_list_vars(x):  # $ transformation=CONVERT_TO_HYBRID
    for v in VARIABLES:
        x = x * v
    return x


closure_list_vars(x)
VARIABLES[0].assign(3.0)
closure_list_vars(x)


# [ca.default_args] SAME
def default_args(x, k=2.0, *more, flag=True, **options):  # $ transformation=CONVERT_TO_HYBRID
    return x * k if flag else x


default_args(x)
default_args(x, flag=False)


# [ca.default_tensor] SAME
def default_tensor(x, t=tf.constant(2.0)):  # $ transformation=CONVERT_TO_HYBRID
    return x * t


default_tensor(x)


# [ca.default_none] SAME
def default_none(x, mask=None):  # $ transformation=CONVERT_TO_HYBRID
    if mask is None:
        return x * 2.0
    return x * mask


default_none(x)
default_none(x, x)


# [ca.posonly] SAME
def posonly(x, /, y):  # $ transformation=CONVERT_TO_HYBRID
    return x + y


posonly(x, y=x)


class Reserved:
    # [ca.kw_reserved] ERROR
    @staticmethod
    def kw_reserved(x, self):  # $ failure=CANNOT_BE_DECORATED
        return x * self


Reserved.kw_reserved(x, self=x)


# [ca.hof_arg] SAME
def hof_arg(f, x):  # $ transformation=CONVERT_TO_HYBRID
    return f(x) + 1.0


hof_arg(double, x)
hof_arg(seven, x)


# [ca.hof_return_tensor_fn] SAME
def hof_mapped(e):  # $ transformation=CONVERT_TO_HYBRID
    return e * 2.0


list(map(hof_mapped, [x, x]))


# [ca.in_dataset_map] SAME
def in_dataset_map(e):  # $ transformation=CONVERT_TO_HYBRID
    return e * 2.0


for _ in tf.data.Dataset.from_tensor_slices([1.0, 2.0]).map(in_dataset_map):
    pass


class Config:
    def __init__(self):  # $ failure=CANNOT_BE_DECORATED failure=HAS_NO_TENSOR_PARAMETERS failure=HAS_PYTHON_SIDE_EFFECTS
        self.k = 2.0


# [ca.object_arg_mutated] VALUE
def object_arg_mutated(x, config):  # $ failure=READS_MUTABLE_STATE
    return x * config.k


config = Config()
object_arg_mutated(x, config)
config.k = 5.0
object_arg_mutated(x, config)


# [ca.dict_arg_changed] SAME
def dict_arg_changed(x, d):  # $ transformation=CONVERT_TO_HYBRID
    return x * d["k"]


factors = {"k": 2.0}
dict_arg_changed(x, factors)
factors["k"] = 5.0
dict_arg_changed(x, factors)


# [ca.unhashable_arg] ERROR
def unhashable_arg(x, names):  # $ failure=TAKES_UNTRACEABLE_ARGUMENTS
    return x * float(len(names))


unhashable_arg(x, {1, 2})


# [ca.ndarray_object_arg] ERROR
def ndarray_object_arg(x, a):  # $ MISSING: failure=TAKES_UNTRACEABLE_ARGUMENTS SPURIOUS: transformation=CONVERT_TO_HYBRID
    return x * float(len(a))


ndarray_object_arg(x, np.array([None, "a"], dtype=object))


# [ca.annotations_type] TYPE
def annotations_type(v: float):  # $ failure=HAS_NO_TENSOR_PARAMETERS failure=RESULT_USED_AS_PYTHON
    return v * 2.0


round(annotations_type(2.0), 1)


# [kx.bigint] SAME
def bigint(x, n):  # $ transformation=CONVERT_TO_HYBRID
    return x * float(n % 7)


bigint(x, 1099511627776)


# [kx.tensor_eq_identity] VALUE
def tensor_eq_identity(x, y):  # $ failure=TESTS_EXECUTION_MODE
    if x is y:
        return x + 0.0
    return x + y


tensor_eq_identity(x, x)

IDS = {}


# [kx.id_keyed_cache] STATE
def id_keyed_cache(x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS failure=TESTS_EXECUTION_MODE
    IDS[id(x)] = 1
    return x * 2.0


id_keyed_cache(x)
id_keyed_cache(x + 1.0)


# [kx.tensor_attr_set] STATE
def tensor_attr_set(x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
    x._tag = 1
    return x * 2.0


tensor_attr_set(x)
hasattr(x, "_tag")


# [kx.assert_isinstance_py] SAME
def assert_isinstance_py(x, k):  # $ transformation=CONVERT_TO_HYBRID
    assert isinstance(k, int)
    return x * float(k)


assert_isinstance_py(x, 2)


# [kx.dict_iter_order] SAME
def dict_iter_order(d):  # $ transformation=CONVERT_TO_HYBRID
    total = tf.constant(0.0)
    for k, v in d.items():
        total = total * 2.0 + tf.reduce_sum(v)
    return total


dict_iter_order({"b": x, "a": x * 3.0})


# [kx.dict_return_order] SAME
def dict_return_order(x):  # $ transformation=CONVERT_TO_HYBRID
    return {"b": x * 1.0, "a": x + 1.0}


dict_return_order(x)


# [kx.print_loss_fstring] ERROR
def print_loss_fstring(x):  # $ failure=CONVERTS_TENSORS_TO_PYTHON failure=HAS_PYTHON_SIDE_EFFECTS
    loss = tf.reduce_sum(x)
    print(f"loss {loss:.3f}")
    return loss


print_loss_fstring(x)


# [kx.print_loss_percent] STATE
def print_loss_percent(x):  # $ failure=CONVERTS_TENSORS_TO_PYTHON failure=HAS_PYTHON_SIDE_EFFECTS
    loss = tf.reduce_sum(x)
    print("loss %s" % loss)
    return loss


print_loss_percent(x)


# [kx.float_py_math] ERROR
def float_py_math(x):  # $ failure=CONVERTS_TENSORS_TO_PYTHON
    import math

    return x * math.sqrt(float(tf.reduce_sum(x)))


float_py_math(x)


class Buffer:
    def __init__(self):  # $ failure=CANNOT_BE_DECORATED failure=HAS_NO_TENSOR_PARAMETERS failure=HAS_PYTHON_SIDE_EFFECTS
        self.items = collections.deque(maxlen=3)
        self.avg = 0.0

    # [kx.deque_state] VALUE
    def deque_state(self, x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
        self.items.append(1.0)
        return x * float(len(self.items))

    # [kx.ema_py_float] VALUE
    def ema_py_float(self, x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS failure=LEAKS_TENSORS
        self.avg = 0.9 * self.avg + 0.1 * tf.reduce_sum(x)
        return self.avg


buffer = Buffer()
buffer.deque_state(x)
buffer.deque_state(x)
buffer.ema_py_float(x)
buffer.ema_py_float(x)


# [kx.py_float_return_precision] TYPE
def py_float_return_precision(x):  # $ failure=RESULT_USED_AS_PYTHON
    tf.print(x + 1.0)
    return 0.1 + 0.2


round(py_float_return_precision(x), 2)


def created_in_loop(k):  # $ failure=HAS_NO_TENSOR_PARAMETERS failure=RETURNS_OBJECTS
    # [ca.loop_closure_late_binding] SAME
    def scaled(x):  # $ transformation=CONVERT_TO_HYBRID
        return x * k

    return scaled


for i in (1.0, 2.0):
    created_in_loop(i)(x)
