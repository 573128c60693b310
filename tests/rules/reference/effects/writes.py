# rule-test: compat=reference seed=entries kinds=side_effects
# Section 5: what is a side effect in the reference's eyes, and what is not.
import collections
import logging
import os
import random
import sys
import time

import numpy as np
import tensorflow as tf

counter = 0
table = {}
items = []
loose = None
variable = tf.Variable(1.0)
array = np.zeros(3)
line = collections.OrderedDict()
layer = tf.keras.layers.Dense(3)


class C:
    def __init__(self):  # $ side_effects=true
        self.x = 1

    def write(self):  # $ side_effects=true
        self.x = 2

    def read(self):
        return self.x

    def calls_write(self):  # $ side_effects=true
        self.write()


class D:
    def __init__(self):
        pass


class Counts:
    total = 0

    def __init__(self):  # $ side_effects=true
        Counts.total = 1


shared = C()


def prints():  # $ side_effects=true
    print("x")


def prints_below():  # $ side_effects=true
    prints()


def own_print():
    def print(*args): ...

    print(1)


def writes_global():  # $ side_effects=true
    global counter
    counter = 1


def augments_global():  # $ side_effects=true
    global counter
    counter += 1


def never_set():  # $ side_effects=true
    global not_set_elsewhere
    not_set_elsewhere = 1 + len(items)


def only_own_objects():
    global loose_own
    loose_own = [1]


def declares_only():
    global counter
    return counter


def reads_global():
    return counter


def writes_item():  # $ side_effects=true
    table["a"] = 1


def augments_item():  # $ side_effects=true
    table["a"] += 1


def writes_computed_item():
    table["a" + "b"] = 1


def writes_attribute():  # $ side_effects=true
    shared.x = 3


def writes_class_attribute():  # $ side_effects=true
    C.y = 1


def writes_module_attribute():  # $ side_effects=true
    import writes

    writes.counter = 1


def appends():  # $ side_effects=true
    items.append(1)


def appends_by_comprehension():  # $ side_effects=true
    return [items.append(i) for i in range(3)]


def appends_to_parameter(l):  # $ side_effects=true
    l.append(1)


def owns_what_callee_fills():
    l = []
    appends_to_parameter(l)
    return l


def writes_parameter(o):  # $ side_effects=true
    o.y = 1


def owner_of_written():
    o = D()
    writes_parameter(o)
    return o


def unknown_receiver():
    unknown().x = 1


def none_receiver():
    o = None
    o.x = 1


def local_list():
    l = [1]
    l.append(2)
    l[0] = 3
    return l


def local_dict():
    d = {}
    d["a"] = 1
    return d


def makes_instance():
    return C()


def makes_and_writes():
    c = makes_instance()
    c.z = 1
    c.write()
    return c


def makes_counting():  # $ side_effects=true
    return Counts()


def rebinds(p):
    p = 1
    q = p
    q += 1
    return q


def nested_function():
    def inner():
        return 1

    return inner()


def nested_hybrid():
    @tf.function
    def inner():
        return 1

    return inner()


def nested_prints():  # $ side_effects=true
    def inner():  # $ side_effects=true
        print(1)

    inner()


def nested_not_called():
    def inner():  # $ side_effects=null
        print(1)

    return inner


def writes_nonlocal():
    n = 0

    def inner():
        nonlocal n
        n = 1

    inner()
    return n


def keyword_argument():  # $ side_effects=true
    writes_parameter(o=shared)


def lambda_prints():  # $ side_effects=true
    f = lambda: print(1)
    f()


def builtin_map():
    list(map(lambda e: print(e), [1]))


def sorted_key():
    sorted([1], key=lambda e: print(e))


def dataset_map():  # $ side_effects=true
    tf.data.Dataset.range(3).map(lambda e: print(e))


def strategy_run():  # $ side_effects=true
    tf.distribute.MirroredStrategy().run(prints)


def extends():
    items.extend([1])
    items.insert(0, 1)
    items.pop()
    items.sort()
    items.remove(1)
    items.clear()
    table.update(a=1)
    table.setdefault("a", 1)


def deletes():
    del table["a"]
    del shared.x


def sets_attribute():
    setattr(shared, "x", 1)


def advances(it):
    return next(it)


def logs():
    logging.info("x")
    sys.stdout.write("x")


def draws():
    return random.random() + time.time()


def reads_file():
    with open("f") as f:
        return f.read()


def prints_in_graph():
    tf.print("x")


def assigns_variable():
    variable.assign(1.0)
    variable.assign_add(1.0)


def writes_array():  # $ side_effects=true
    array[0] = 1


def writes_environment():
    os.environ["HOME"] = "x"


def appends_to_path():
    sys.path.append("x")


def writes_unmodelled_module():
    sys.argv = []


def writes_unmodelled_object():
    line["k"] = 1
    line.x = 1


def writes_framework_module():  # $ side_effects=true
    tf.x = 1


def writes_layer():  # $ side_effects=true
    layer.x = 1


def writes_slot_by_loop(l):
    for i in range(3):
        l[i] = 1


@tf.function
def hybrid_prints():  # $ side_effects=true
    print("x")


prints()
prints_below()
own_print()
writes_global()
augments_global()
never_set()
only_own_objects()
declares_only()
reads_global()
writes_item()
augments_item()
writes_computed_item()
writes_attribute()
writes_class_attribute()
writes_module_attribute()
appends()
appends_by_comprehension()
appends_to_parameter(items)
owns_what_callee_fills()
writes_parameter(shared)
owner_of_written()
unknown_receiver()
none_receiver()
local_list()
local_dict()
makes_instance()
makes_and_writes()
makes_counting()
rebinds(1)
nested_function()
nested_hybrid()
nested_prints()
nested_not_called()
writes_nonlocal()
keyword_argument()
lambda_prints()
builtin_map()
sorted_key()
dataset_map()
strategy_run()
extends()
deletes()
sets_attribute()
advances(iter([1]))
logs()
draws()
reads_file()
prints_in_graph()
assigns_variable()
writes_array()
writes_environment()
appends_to_path()
writes_unmodelled_module()
writes_unmodelled_object()
writes_framework_module()
writes_layer()
writes_slot_by_loop(items)
hybrid_prints()
shared.write()
shared.read()
shared.calls_write()
D()
