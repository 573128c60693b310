# rule-test: kinds=side_effects
# Section 13.2: everything that outlives the call or depends on when it is run.
import array
import collections
import logging
import os
import queue
import random
import subprocess
import sys
import time
import urllib.request
import warnings
from functools import lru_cache

import numpy as np
import tensorflow as tf

counter = 0
table = {}
items = []
names = set()
line = collections.deque()
default = collections.defaultdict(list)
raw = bytearray(3)
packed = array.array("i", [1])
np_array = np.zeros(3)
shared = collections.namedtuple("S", "x")
variable = tf.Variable(1.0)
metric = tf.keras.metrics.Mean()
optimizer = tf.keras.optimizers.SGD()
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
logger = logging.getLogger(__name__)
stream = iter([1, 2])
rng = np.random.default_rng(1)
source = (i for i in range(3))


class C:
    total = 0

    def set(self, v):  # $ side_effects=true
        self.v = v

    def get(self):
        return self.v


c = C()


def nonlocal_write():
    n = 0

    def inner():  # $ side_effects=true
        nonlocal n
        n += 1

    inner()
    return n


def global_write():  # $ side_effects=true
    global counter
    counter += 1


def list_append():  # $ side_effects=true
    items.append(1)


def list_extend():  # $ side_effects=true
    items.extend([1])


def list_insert():  # $ side_effects=true
    items.insert(0, 1)


def list_pop():  # $ side_effects=true
    return items.pop()


def list_sort():  # $ side_effects=true
    items.sort()


def list_remove():  # $ side_effects=true
    items.remove(1)


def list_clear():  # $ side_effects=true
    items.clear()


def list_reverse():  # $ side_effects=true
    items.reverse()


def list_augmented():  # $ side_effects=true
    global items
    items += [1]


def list_augmented_parameter(a):  # $ side_effects=true
    a += [1]


def dict_item():  # $ side_effects=true
    table["k"] = 1


def dict_update():  # $ side_effects=true
    table.update(k=1)


def dict_setdefault():  # $ side_effects=true
    return table.setdefault("k", 1)


def dict_pop():  # $ side_effects=true
    return table.pop("k", None)


def dict_delete():  # $ side_effects=true
    del table["k"]


def dict_get():
    return table.get("k")


def set_add():  # $ side_effects=true
    names.add(1)


def set_discard():  # $ side_effects=true
    names.discard(1)


def deque_append():  # $ side_effects=true
    line.append(1)


def deque_popleft():  # $ side_effects=true
    return line.popleft()


def defaultdict_item():  # $ side_effects=true
    default["k"].append(1)


def bytearray_item():  # $ side_effects=true
    raw[0] = 1


def array_append():  # $ side_effects=true
    packed.append(1)


def numpy_item():  # $ side_effects=true
    np_array[0] = 1


def numpy_augmented():  # $ side_effects=true
    global np_array
    np_array += 1


def numpy_fill():  # $ side_effects=true
    np_array.fill(1)


def numpy_own():
    a = np.zeros(3)
    a[0] = 1
    a += 1
    return a


def attribute_write():  # $ side_effects=true
    c.v = 1


def attribute_delete():  # $ side_effects=true
    del c.v


def attribute_setattr():  # $ side_effects=true
    setattr(c, "v", 1)


def attribute_dict():  # $ side_effects=true
    c.__dict__["v"] = 1


def attribute_vars():  # $ side_effects=true
    vars(c)["v"] = 1


def by_globals():  # $ side_effects=true
    globals()["counter"] = 1


def class_attribute():  # $ side_effects=true
    C.total = 1


def function_attribute():  # $ side_effects=true
    class_attribute.calls = 1


def module_attribute():  # $ side_effects=true
    sys.path = []


def method_write():  # $ side_effects=true
    c.set(1)


def method_read():
    return c.get()


def own_instance():
    d = C()
    d.set(1)
    return d.get()


def prints():  # $ side_effects=true
    print(1)


def opens():  # $ side_effects=true
    with open("f") as f:
        return f.read()


def writes_stream():  # $ side_effects=true
    sys.stdout.write("x")


def logs():  # $ side_effects=true
    logging.info("x")


def logs_by_logger():  # $ side_effects=true
    logger.warning("x")


def warns():  # $ side_effects=true
    warnings.warn("x")


def draws():  # $ side_effects=true
    return random.random()


def draws_numpy():  # $ side_effects=true
    return np.random.rand()


def draws_generator():  # $ side_effects=true
    return rng.normal()


def clocks():  # $ side_effects=true
    return time.time()


def sleeps():  # $ side_effects=true
    time.sleep(1)


def environment():  # $ side_effects=true
    return os.environ["HOME"]


def environment_write():  # $ side_effects=true
    os.environ["HOME"] = "x"


def runs_process():  # $ side_effects=true
    subprocess.run(["ls"])


def network():  # $ side_effects=true
    return urllib.request.urlopen("http://x")


def asks():  # $ side_effects=true
    return input()


def advances():  # $ side_effects=true
    return next(stream)


def advances_generator():  # $ side_effects=true
    return next(source)


def consumes():  # $ side_effects=true
    return list(stream)


def own_iterator():
    it = iter([1, 2])
    return next(it)


def mutable_default(a=[]):  # $ side_effects=true
    a.append(1)
    return a


def memo_table(n):  # $ side_effects=true
    if n not in table:
        table[n] = n * 2
    return table[n]


def prints_in_graph():
    tf.print(1)


def assigns_variable():
    variable.assign(2.0)
    variable.assign_add(1.0)


def updates_metric():
    metric.update_state(1.0)
    return metric.result()


def trains(x):
    with tf.GradientTape() as tape:
        loss = tf.reduce_sum(model(x))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


def summary():
    tf.summary.scalar("loss", 1.0, step=1)


def own_list():
    l = []
    l.append(1)
    l[0] = 2
    l.sort()
    return l


def own_dict():
    return {k: v for k, v in zip([1], [2])}


def fills(l):  # $ side_effects=true
    l.append(1)


def owns_what_is_filled():
    l = []
    fills(l)
    return l


def hands_out(l):
    return l


def writes_handed_out():  # $ side_effects=true
    hands_out(items).append(1)


def makes_counter():
    n = 0

    def count():  # $ side_effects=true
        nonlocal n
        n += 1
        return n

    return count


def uses_counter():  # $ side_effects=true
    return tick()


tick = makes_counter()


def in_branch(flag):  # $ side_effects=true
    if flag:
        items.append(1)


def in_comprehension():  # $ side_effects=true
    return [items.append(i) for i in range(3)]


def by_map():  # $ side_effects=true
    return list(map(items.append, [1]))


def by_sort_key():  # $ side_effects=true
    return sorted([1], key=lambda e: print(e))


def by_lambda():  # $ side_effects=true
    f = lambda: items.append(1)
    f()


def by_partial():  # $ side_effects=true
    import functools

    functools.partial(items.append, 1)()


def by_context_manager():  # $ side_effects=true
    with Recorder():
        pass


class Recorder:
    def __enter__(self):  # $ side_effects=true
        items.append(1)

    def __exit__(self, *args): ...


def by_property():  # $ side_effects=true
    return Lazy().value


class Lazy:
    @property
    def value(self):  # $ side_effects=true
        items.append(1)
        return 1


def unreachable_write():
    return 1
    items.append(1)


nonlocal_write(), global_write(), list_append(), list_extend(), list_insert(), list_pop(), list_sort()
trains(tf.ones((1, 2)))
hands_out(items)
uses_counter()
