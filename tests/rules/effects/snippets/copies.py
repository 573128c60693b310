# rule-test: kinds=failure,transformation,verdict_assumption
# A copy is another object than what it is made of; a shallow one shares attributes and elements with it.
import copy

import tensorflow as tf


class Batch:
    def __init__(self, x):  # $ failure=CANNOT_BE_DECORATED failure=HAS_PYTHON_SIDE_EFFECTS failure=NO_TENSOR_COMPUTATION failure=LEAKS_TENSORS
        self.x = x
        self.parts = [x]


class Own:
    def __init__(self):  # $ failure=CANNOT_BE_DECORATED failure=HAS_NO_TENSOR_PARAMETERS failure=HAS_PYTHON_SIDE_EFFECTS
        self.n = 1

    def __copy__(self):  # $ failure=HAS_NO_TENSOR_PARAMETERS failure=RETURNS_OBJECTS
        return self

    def __deepcopy__(self, memo):  # $ failure=NO_TENSOR_COMPUTATION failure=RETURNS_OBJECTS failure=UNDETERMINABLE_PRIMITIVE_PARAMETER failure=UNDETERMINABLE_TENSOR_PARAMETER
        return self


def attribute(b, x):  # $ transformation=CONVERT_TO_HYBRID
    b = copy.copy(b)
    b.x = x + 1.0
    return b.x * x


def element(d, x):  # $ transformation=CONVERT_TO_HYBRID
    d = copy.copy(d)
    d["x"] = x + 1.0
    return d["x"] * x


def shared(b, x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS failure=LEAKS_TENSORS
    b = copy.copy(b)
    b.parts.append(x)
    return x + 1.0


def deep(b, x):  # $ transformation=CONVERT_TO_HYBRID
    b = copy.deepcopy(b)
    b.parts.append(x)
    return b.parts[0] * x


def own_shallow(o, x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
    copy.copy(o).n += 1
    return x + 1.0


def own_deep(o, x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
    copy.deepcopy(o).n += 1
    return x + 1.0


def kept(x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
    STATE.append(1)
    return copy.copy(x) + 1.0


def unknown(d, x: tf.Tensor):  # $ failure=UNDETERMINABLE_PRIMITIVE_PARAMETER verdict_assumption="the annotation of `x` is right: it receives tensors"
    d = copy.copy(d)
    d["x"] = x + 1.0
    return d["x"] * x


STATE = []
ones = tf.ones(3)
attribute(Batch(ones), ones)
element({"x": ones}, ones)
shared(Batch(ones), ones)
deep(Batch(ones), ones)
own_shallow(Own(), ones)
own_deep(Own(), ones)
kept(ones)
