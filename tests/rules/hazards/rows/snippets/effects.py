# rule-test: kinds=failure,transformation
# Rows fx.* of tf-semantics: side effects, state, randomness. `# [row] measured verdict` stands above each function.
import collections
import logging
import os
import random
import time

import numpy as np
import tensorflow as tf

x = tf.constant([1.0, 2.0])

COUNT = 0


# [fx.global_int] STATE
def global_int(x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
    global COUNT
    COUNT += 1
    return x * 2.0


global_int(x)
global_int(x)

READ_COUNT = 0


# [fx.global_int_read] VALUE
def global_int_read(x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
    global READ_COUNT
    READ_COUNT += 1
    return x + float(READ_COUNT)


global_int_read(x)
global_int_read(x)

LATEST = tf.constant([0.0, 0.0])


# [fx.global_tensor] ERROR
def global_tensor(x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS failure=LEAKS_TENSORS
    global LATEST
    LATEST = x * 2.0
    return x + 1.0


global_tensor(x)
LATEST + 1.0


def counting():  # $ failure=HAS_NO_TENSOR_PARAMETERS
    n = 0

    # [fx.nonlocal] STATE
    def count(x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
        nonlocal n
        n += 1
        return x * 2.0

    count(x)
    count(x)
    return n


counting()

CALLS = []


# [fx.list_append_py] STATE
def list_append_py(x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
    CALLS.append("called")
    return x * 2.0


list_append_py(x)
list_append_py(x)
len(CALLS)

RESULTS = []


# [fx.list_append_tensor] ERROR
def list_append_tensor(x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS failure=LEAKS_TENSORS
    y = x * 2.0
    RESULTS.append(y)
    return y + 1.0


list_append_tensor(x)
RESULTS[0] + 1.0


# [fx.local_list_py_loop] SAME
def local_list_py_loop(x):  # $ transformation=CONVERT_TO_HYBRID
    parts = []
    for i in range(3):
        parts.append(x * float(i))
    return tf.stack(parts)


local_list_py_loop(x)


# [fx.local_list_tensor_loop] ERROR
def local_list_tensor_loop(x):  # $ failure=HAS_UNCONVERTIBLE_CONTROL_FLOW
    parts = []
    for i in tf.range(3):
        parts.append(x * tf.cast(i, tf.float32))
    return tf.stack(parts)


local_list_tensor_loop(x)


# [fx.tensorarray_loop] SAME
def tensorarray_loop(x):  # $ transformation=CONVERT_TO_HYBRID
    parts = tf.TensorArray(tf.float32, size=3)
    for i in tf.range(3):
        parts = parts.write(i, x * tf.cast(i, tf.float32))
    return parts.stack()


tensorarray_loop(x)

COUNTS = {"n": 0}


# [fx.dict_write] STATE
def dict_write(x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
    COUNTS["n"] = COUNTS["n"] + 1
    return x * 2.0


dict_write(x)
dict_write(x)
COUNTS["n"]

CACHE = {}


# [fx.memo_dict_tensor] ERROR
def memo_dict_tensor(x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS failure=LEAKS_TENSORS
    key = x.shape[0]
    if key not in CACHE:
        CACHE[key] = tf.ones([2]) * 2.0
    return tf.reduce_sum(x * CACHE[key])


memo_dict_tensor(x)
CACHE[2] + 1.0


# [fx.print_str] STATE
def print_str(x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
    print("hello")
    return x * 2.0


print_str(x)
print_str(x)


# [fx.print_tensor] STATE
def print_tensor(x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
    print(x)
    return x * 2.0


print_tensor(x)


# [fx.tf_print] SAME
def tf_print(x):  # $ transformation=CONVERT_TO_HYBRID
    tf.print("value", x)
    return x * 2.0


tf_print(x)


# [fx.logging] STATE
def logs(x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
    logging.info("step")
    return x * 2.0


logs(x)
logs(x)


class Attributes:
    def __init__(self):  # $ failure=CANNOT_BE_DECORATED failure=HAS_NO_TENSOR_PARAMETERS failure=HAS_PYTHON_SIDE_EFFECTS
        self.n = 0
        self.last = None
        self.k = 1.0

    # [fx.self_attr_int] STATE
    def self_attr_int(self, x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
        self.n += 1
        return x * 2.0

    # [fx.self_attr_tensor] ERROR
    def self_attr_tensor(self, x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS failure=LEAKS_TENSORS
        self.last = x * 2.0
        return x + 1.0

    # [fx.self_attr_idempotent_py] SAME
    def self_attr_idempotent_py(self, x):  # $ transformation=CONVERT_TO_HYBRID
        self.k = 2.0
        return x * self.k


attributes = Attributes()
attributes.self_attr_int(x)
attributes.self_attr_int(x)
attributes.self_attr_tensor(x)
attributes.last + 1.0
idempotent = Attributes()
idempotent.self_attr_idempotent_py(x)
idempotent.self_attr_idempotent_py(x)


class Box:
    def __init__(self):  # $ failure=CANNOT_BE_DECORATED failure=HAS_NO_TENSOR_PARAMETERS failure=HAS_PYTHON_SIDE_EFFECTS
        self.count = 0


# [fx.param_obj_attr] STATE
def param_obj_attr(box, x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
    box.count += 1
    return x * 2.0


box = Box()
param_obj_attr(box, x)
param_obj_attr(box, x)
box.count


class ClassCounter:
    n = 0

    # [fx.class_attr] STATE
    def step(self, x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
        ClassCounter.n += 1
        return x * 2.0


class_counter = ClassCounter()
class_counter.step(x)
class_counter.step(x)


# [fx.param_list_append] ERROR
def param_list_append(values, x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
    values.append(1.0)
    return x * 2.0


param_list_append([], x)


# [fx.param_dict_write] ERROR
def param_dict_write(values, x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
    values["a"] = 1.0
    return x * 2.0


param_dict_write({}, x)


# [fx.param_dict_pop] ERROR
def param_dict_pop(features):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
    label = features.pop("label")
    return features["x"] - label


param_dict_pop({"x": x, "label": x})


# [fx.param_ndarray_inplace] ERROR
def param_ndarray_inplace(a, x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
    a[0] = 9.0
    return x + a


param_ndarray_inplace(np.zeros(2, np.float32), x)

ARRAY = np.zeros(2, np.float32)


# [fx.closure_ndarray_inplace] VALUE
def closure_ndarray_inplace(x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
    global ARRAY
    ARRAY += 1.0
    return x + ARRAY


closure_ndarray_inplace(x)
closure_ndarray_inplace(x)

WEIGHT = tf.Variable(1.0)


# [fx.var_assign] SAME
def var_assign(x):  # $ transformation=CONVERT_TO_HYBRID
    WEIGHT.assign_add(tf.reduce_sum(x))
    return x * WEIGHT


var_assign(x)
var_assign(x)


# [fx.var_read_write_order] SAME
def var_read_write_order(x):  # $ transformation=CONVERT_TO_HYBRID
    before = WEIGHT.read_value()
    WEIGHT.assign(before * 2.0)
    after = WEIGHT.read_value()
    return x * before + after


var_read_write_order(x)
var_read_write_order(x)


class Rebound(tf.Module):
    def __init__(self):  # $ failure=CANNOT_BE_DECORATED failure=CREATES_VARIABLES failure=HAS_NO_TENSOR_PARAMETERS failure=HAS_PYTHON_SIDE_EFFECTS
        super().__init__()
        self.v = tf.Variable(1.0)

    # [fx.var_rebind_self] VALUE
    def var_rebind_self(self, x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS failure=LEAKS_TENSORS failure=RETURNS_OBJECTS
        self.v = self.v + 1.0
        return self.v


rebound = Rebound()
rebound.var_rebind_self(x)
rebound.var_rebind_self(x)


# [fx.py_random] VALUE
def py_random(x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
    return x + random.random()


py_random(x)
py_random(x)


# [fx.np_random] VALUE
def np_random(x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
    return x + np.random.rand()


np_random(x)
np_random(x)


# [fx.tf_random_global_seed] VALUE
def tf_random_global_seed(x):  # $ failure=CHANGES_RANDOM_NUMBERS
    return x + tf.random.normal([2])


tf.random.set_seed(1)
tf_random_global_seed(x)
tf_random_global_seed(x)


# [fx.tf_random_op_seed] SAME
def tf_random_op_seed(x):  # $ transformation=CONVERT_TO_HYBRID
    return x + tf.random.normal([2], seed=3)


tf_random_op_seed(x)


# [fx.tf_random_stateless] SAME
def tf_random_stateless(x):  # $ transformation=CONVERT_TO_HYBRID
    return x + tf.random.stateless_normal([2], seed=[1, 2])


tf_random_stateless(x)

GENERATOR = tf.random.Generator.from_seed(1)


# [fx.tf_generator_outer] SAME
def tf_generator_outer(x):  # $ transformation=CONVERT_TO_HYBRID
    return x + GENERATOR.normal([2])


tf_generator_outer(x)
tf_generator_outer(x)


# [fx.tf_generator_inner] ERROR
def tf_generator_inner(x):  # $ failure=CREATES_VARIABLES
    return x + tf.random.Generator.from_seed(1).normal([2])


tf_generator_inner(x)


# [fx.set_seed_inside] VALUE
def set_seed_inside(x):  # $ failure=CHANGES_RANDOM_NUMBERS failure=HAS_PYTHON_SIDE_EFFECTS
    tf.random.set_seed(5)
    return x + tf.random.normal([2])


set_seed_inside(x)
set_seed_inside(x)


# [fx.time] STATE
def clock(x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
    return x + (time.perf_counter() % 1000.0)




def advancing():  # $ failure=CONVERTS_TENSORS_TO_PYTHON failure=HAS_NO_TENSOR_PARAMETERS failure=HAS_PYTHON_SIDE_EFFECTS
    return bool(tf.reduce_all(clock(x) == clock(x)))


advancing()
