# rule-test: kinds=failure,transformation
# Effects that outlive the call (tf-semantics fx.*).
import logging
import os
import random
import time
from collections import deque

import numpy as np
import tensorflow as tf

G = 0
LOG = []
D = {}
Q = deque()
ARRAY = np.zeros(2)
GENERATOR = (i for i in range(10))


class Counter:
    total = 0

    def __init__(self):  # $ failure=HAS_NO_TENSOR_PARAMETERS failure=HAS_PYTHON_SIDE_EFFECTS failure=CANNOT_BE_DECORATED
        self.n = 0

    def step(self, x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
        self.n += 1
        return x + 1.0

    def class_step(self, x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
        Counter.total += 1
        return x + 1.0


class Builder:
    def __init__(self):  # $ failure=HAS_NO_TENSOR_PARAMETERS failure=HAS_PYTHON_SIDE_EFFECTS failure=CANNOT_BE_DECORATED
        self.n = 0

    def build(self, x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
        self.n += 1
        print("building")
        return x * 2.0


BUILDER = Builder()


def builds_again(x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
    return BUILDER.build(x) + 1.0


class Built(tf.keras.layers.Layer):
    def build(self, shape):  # $ failure=HAS_NO_TENSOR_PARAMETERS failure=HAS_PYTHON_SIDE_EFFECTS failure=CANNOT_BE_DECORATED
        self.n = shape[-1]

    def call(self, x):  # $ transformation=CONVERT_TO_HYBRID
        return x * float(self.n)


BUILT = Built()


def builds_once(x):  # $ transformation=CONVERT_TO_HYBRID
    return BUILT(x) + 1.0


def global_int(x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
    global G
    G += 1
    return x + 1.0


def append_python(x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
    LOG.append("called")
    return x + 1.0


def dict_write(x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
    D["n"] = 1
    return x + 1.0


def dict_update(x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
    D.update(n=1)
    return x + 1.0


def dict_delete(x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
    del D["n"]
    return x + 1.0


def deque_append(x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
    Q.appendleft(1)
    return x + 1.0


def prints(x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
    print("x")
    return x + 1.0


def prints_in_graph(x):  # $ transformation=CONVERT_TO_HYBRID
    tf.print(x)
    return x + 1.0


def logs(x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
    logging.info("step")
    return x + 1.0


def parameter_attribute(c, x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
    c.n += 1
    return x + 1.0


def parameter_append(l, x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
    l.append(1)
    return x + 1.0


def parameter_pop(d, x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
    d.pop("label")
    return x + 1.0


def array_in_place(x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
    global_array = ARRAY
    global_array += 1.0
    return x + 1.0


def array_item(x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
    ARRAY[0] = 9.0
    return x + 1.0


VARIABLE = tf.Variable(1.0)


def assigns_variable(x):  # $ transformation=CONVERT_TO_HYBRID
    VARIABLE.assign_add(1.0)
    return x + VARIABLE


def draws(x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
    return x * random.random()


def draws_numpy(x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
    return x * np.random.rand()


def draws_in_graph(x):  # $ transformation=CONVERT_TO_HYBRID
    return x * tf.random.stateless_normal([], seed=[1, 2])


def reads_clock(x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
    return x * time.time()


def advances(x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
    return x * float(next(GENERATOR))


def consumes(x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
    for i in GENERATOR:
        x = x + float(i)
    return x


def writes_file(x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
    with open("log", "a") as f:
        f.write("x")
    return x + 1.0


def mutable_default(x, acc=[]):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
    acc.append(1)
    return x + 1.0


def function_attribute(x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
    function_attribute.calls += 1
    return x + 1.0


def environment(x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
    os.environ["A"] = "1"
    return x + 1.0


def helper():  # $ failure=HAS_PYTHON_SIDE_EFFECTS failure=HAS_NO_TENSOR_PARAMETERS
    LOG.append(1)


def calls_helper(x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
    helper()
    return x + 1.0


def wrapped(x):  # $ transformation=CONVERT_TO_HYBRID
    def note(v):  # $ failure=HAS_PYTHON_SIDE_EFFECTS failure=NO_TENSOR_COMPUTATION
        LOG.append(1)
        return v

    return tf.py_function(note, [x], tf.float32) + 1.0


def by_setattr(x, c):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
    setattr(c, "n", 1)
    return x + 1.0


def by_globals(x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
    globals()["G"] = 1
    return x + 1.0


def summaries(x):  # $ transformation=CONVERT_TO_HYBRID
    tf.summary.scalar("loss", tf.reduce_sum(x), step=1)
    return x + 1.0


x = tf.ones(2)
function_attribute.calls = 0
counter = Counter()
counter.step(x)
counter.class_step(x)
builds_again(x)
builds_once(x)
global_int(x)
append_python(x)
dict_write(x)
dict_update(x)
dict_delete(x)
deque_append(x)
prints(x)
prints_in_graph(x)
logs(x)
parameter_attribute(Counter(), x)
parameter_append([], x)
parameter_pop({"label": x}, x)
array_in_place(x)
array_item(x)
assigns_variable(x)
draws(x)
draws_numpy(x)
draws_in_graph(x)
reads_clock(x)
advances(x)
consumes(x)
writes_file(x)
mutable_default(x)
function_attribute(x)
environment(x)
calls_helper(x)
wrapped(x)
by_setattr(x, Counter())
by_globals(x)
summaries(x)
