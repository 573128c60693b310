# rule-test: kinds=failure,transformation
# Rows rt.* of tf-semantics: results that become tensors or that a graph cannot have.
import collections
import dataclasses

import numpy as np
import tensorflow as tf

x = tf.constant([1.0, 2.0, 3.0])


# [rt.py_int] TYPE
def py_int(x):  # $ failure=RESULT_USED_AS_PYTHON
    tf.print(x + 1.0)
    return 3


for _ in range(py_int(x)):
    pass


# [rt.py_str] VALUE
def py_str(x):  # $ failure=RESULT_USED_AS_PYTHON
    tf.print(x + 1.0)
    return "abc"


{"abc": 1}[py_str(x)]


# [rt.none] SAME
def none(x):  # $ transformation=CONVERT_TO_HYBRID
    tf.print(x + 1.0)
    return None, x


none(x)


# [rt.ndarray] TYPE
def ndarray(x):  # $ failure=RESULT_USED_AS_PYTHON
    tf.print(x + 1.0)
    return np.ones(2)


ndarray(x).tolist()


# [rt.dict] TYPE
def dict_of(x):  # $ failure=RESULT_USED_AS_PYTHON
    return {"loss": x * 1.0, "k": 1.5}


round(dict_of(x)["k"], 1)


# [rt.list] SAME
def list_of(x):  # $ transformation=CONVERT_TO_HYBRID
    return [x + 1.0, x]


list_of(x)

Point = collections.namedtuple("Point", ["a", "b"])


# [rt.namedtuple] SAME
def namedtuple(x):  # $ transformation=CONVERT_TO_HYBRID
    return Point(x + 1.0, x)


namedtuple(x)


@dataclasses.dataclass
class Data:
    a: object


class Plain:
    def __init__(self, a):  # $ failure=CANNOT_BE_DECORATED failure=HAS_PYTHON_SIDE_EFFECTS failure=LEAKS_TENSORS failure=NO_TENSOR_COMPUTATION
        self.a = a


# [rt.dataclass] ERROR
def dataclass(x):  # $ failure=RETURNS_OBJECTS
    return Data(x + 1.0)


dataclass(x)


# [rt.custom_obj] ERROR
def custom_obj(x):  # $ failure=RETURNS_OBJECTS
    return Plain(x + 1.0)


custom_obj(x)


# [rt.function] ERROR
def function(x):  # $ failure=RETURNS_OBJECTS
    y = x + 1.0
    return lambda z: y + z


function(x)

VARIABLE = tf.Variable(1.0)


# [rt.variable] ERROR
def variable(x):  # $ failure=RETURNS_OBJECTS
    VARIABLE.assign(tf.reduce_sum(x))
    return VARIABLE


variable(x).assign(5.0)


# [rt.dataset] TYPE
def dataset(x):  # $ failure=RETURNS_OBJECTS
    return tf.data.Dataset.from_tensor_slices(x + 1.0)


dataset(x)


# [rt.identity] STATE
def identity(x):  # $ failure=RESULT_USED_AS_PYTHON
    tf.print(x + 1.0)
    return x


repr(identity(x) is x)


# [rt.model] ERROR
def model(x):  # $ failure=CREATES_VARIABLES failure=RETURNS_OBJECTS
    tf.print(x + 1.0)
    return tf.keras.Sequential([tf.keras.layers.Dense(2)])


model(x)


# [rt.result_numpy] SAME
def result_numpy(x):  # $ transformation=CONVERT_TO_HYBRID
    return x * 2.0


result_numpy(x).numpy()


# [rt.result_py_use] ERROR
def result_py_use(x):  # $ failure=RESULT_USED_AS_PYTHON
    tf.print(x + 1.0)
    return 1


["a", "b"][result_py_use(x)]
{1: "a"}[result_py_use(x)]
