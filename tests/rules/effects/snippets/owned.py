# rule-test: kinds=failure,transformation
# Writes to what the call itself makes are clean; what was there before, or is shared, is not.
import tensorflow as tf

CACHE = {}


class Box:
    def __init__(self):  # $ failure=HAS_NO_TENSOR_PARAMETERS failure=HAS_PYTHON_SIDE_EFFECTS failure=CANNOT_BE_DECORATED
        self.items = []

    def add(self, v):  # $ failure=HAS_PYTHON_SIDE_EFFECTS failure=LEAKS_TENSORS failure=NO_TENSOR_COMPUTATION
        self.items.append(v)


def local_list(x):  # $ transformation=CONVERT_TO_HYBRID
    parts = []
    for _ in range(3):
        parts.append(x * 2.0)
    return tf.stack(parts)


def local_dict(x):  # $ transformation=CONVERT_TO_HYBRID
    d = {}
    d["a"] = x
    d.update(b=x)
    return d["a"] + d["b"]


def local_box(x):  # $ transformation=CONVERT_TO_HYBRID
    box = Box()
    box.add(x)
    return tf.stack(box.items)


def passed_on(x):  # $ transformation=CONVERT_TO_HYBRID
    parts = []
    fill(parts, x)
    return tf.stack(parts)


def fill(parts, x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS failure=LEAKS_TENSORS failure=NO_TENSOR_COMPUTATION
    parts.append(x)


def made_elsewhere(x):  # $ transformation=CONVERT_TO_HYBRID
    parts = fresh()
    parts.append(x)
    return tf.stack(parts)


def fresh():  # $ failure=HAS_NO_TENSOR_PARAMETERS
    return []


def own_counter(x):  # $ transformation=CONVERT_TO_HYBRID
    n = 0

    def count():  # $ failure=HAS_NO_TENSOR_PARAMETERS failure=HAS_PYTHON_SIDE_EFFECTS
        nonlocal n
        n += 1

    count()
    return x + 1.0


def in_lambda(x):  # $ transformation=CONVERT_TO_HYBRID
    parts = []
    (lambda v: parts.append(v))(x)
    return tf.stack(parts)


def cached(x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
    if "a" not in CACHE:
        CACHE["a"] = []
    CACHE["a"].append(1)
    return x + 1.0


def shared_box(box, x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
    box.add(x)
    return x + 1.0


def make_counter():  # $ failure=HAS_NO_TENSOR_PARAMETERS failure=RETURNS_OBJECTS
    n = 0

    def count(x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
        nonlocal n
        n += 1
        return x + 1.0

    return count


def back_again(x, parts=None):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
    if parts is None:
        parts = []
    parts.append(1)
    tf.print(x + 1.0)
    return parts


x = tf.ones(2)
local_list(x)
local_dict(x)
local_box(x)
passed_on(x)
made_elsewhere(x)
own_counter(x)
in_lambda(x)
cached(x)
shared_box(Box(), x)
make_counter()(x)
kept = back_again(x)
back_again(x, kept)
