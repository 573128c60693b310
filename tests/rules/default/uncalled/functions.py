# rule-test: kinds=tensor_parameter,primitive_parameter,side_effects,recursive,tensor_computation,eager_only_calls,numpy_on_parameters,invalid_name_arguments,stale_variable_reads,tensor_iteration,keras_symbolic,caller_covered
# Section 13.1: what is known about functions that nobody calls. Only whether parameters are tensors or primitives needs callers.
import numpy as np
import tensorflow as tf

items = []


def computes(a):  # $ tensor_parameter=null primitive_parameter=null tensor_computation=true
    return tf.exp(a)


def nothing(a):  # $ tensor_parameter=null primitive_parameter=null
    return a


def no_parameters():
    return 1


def only_variadic(*args, **kwargs):
    return args


def prints(a):  # $ tensor_parameter=null primitive_parameter=null side_effects=true
    print(a)


def writes_parameter(a):  # $ tensor_parameter=null primitive_parameter=null side_effects=true
    a.x = 1


def writes_item(a):  # $ tensor_parameter=null primitive_parameter=null side_effects=true
    a[0] = 1


def appends(a):  # $ side_effects=true
    a.append(1)


def appends_own(a):  # $ tensor_parameter=null primitive_parameter=null
    l = []
    l.append(a)
    return l


def owner(a):  # $ tensor_parameter=null primitive_parameter=null
    l = []
    appends(l)
    return l


def recursive(a):  # $ tensor_parameter=null primitive_parameter=null recursive=true
    return recursive(a)


def mutual_a(a):  # $ tensor_parameter=null primitive_parameter=null recursive=true
    return mutual_b(a)


def mutual_b(a):  # $ tensor_parameter=null primitive_parameter=null recursive=true
    return mutual_a(a)


def hinted(a: tf.Tensor):  # $ tensor_parameter=true tensor_computation=true
    return a * 2


def hinted_numpy(a: tf.Tensor):  # $ tensor_parameter=true tensor_computation=true numpy_on_parameters=true
    return np.sum(a * 2)


def hinted_to_numpy(a: tf.Tensor):  # $ tensor_parameter=true tensor_computation=true eager_only_calls=true
    return (a * 2).numpy()


def hinted_bad_name(a: tf.Tensor):  # $ tensor_parameter=true tensor_computation=true invalid_name_arguments=true
    return tf.sqrt(a, 1)


def hinted_number(a: int):  # $ primitive_parameter=true
    return a * 2


def my_train_step(a):  # $ tensor_parameter=true tensor_computation=true
    return a * 2


class Model(tf.keras.Model):
    def call(self, inputs):  # $ tensor_parameter=true tensor_computation=true
        return inputs * 2

    def helper(self, a):  # $ tensor_parameter=null primitive_parameter=null
        return a

    def writes(self):  # $ side_effects=true
        self.x = 1

    @property
    def value(self):
        return 1


def decorator(f):
    def wrapper(*args):  # $ tensor_computation=true
        return f(*args)

    return wrapper


@decorator
def decorated(a):  # $ tensor_parameter=true tensor_computation=true
    return a * 2


def filtered(a):  # $ tensor_parameter=true tensor_computation=true
    return a > 0


def mapped(a):  # $ tensor_parameter=true tensor_computation=true
    return a * 2


def true_branch():  # $ tensor_computation=true
    return tf.ones(2)


def condition(a):  # $ tensor_parameter=true tensor_computation=true
    return a < 3


def body(a):  # $ tensor_parameter=true tensor_computation=true
    return a + 1


def in_python(a):  # $ tensor_parameter=true tensor_computation=true
    return a + 1


def sort_key(a):  # $ tensor_parameter=true tensor_computation=true
    return a * 2


def builtin_mapped(a):  # $ tensor_parameter=true tensor_computation=true
    return a * 2


class Fitted(tf.keras.Model):
    def train_step(self, data):  # $ tensor_parameter=true tensor_computation=true
        x, y = data
        return {"loss": x * y}


class Point:
    def __init__(self, value):  # $ tensor_parameter=true side_effects=true
        self.value = value

    @property
    def doubled(self):  # $ tensor_computation=true
        return self.value * 2

    def __add__(self, other):  # $ tensor_parameter=true tensor_computation=true
        return self.value + other


x = tf.ones((2, 3))
decorated(x)
tf.data.Dataset.range(3).filter(filtered)
tf.map_fn(mapped, x)
tf.cond(x[0, 0] > 0, true_branch, true_branch)
tf.while_loop(condition, body, [x])
tf.py_function(in_python, [x], tf.float32)
sorted([x], key=sort_key)
list(map(builtin_mapped, [x]))
Fitted().fit(x, x)
Point(x).doubled
Point(x) + x
