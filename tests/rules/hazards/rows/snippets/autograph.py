# rule-test: kinds=failure,transformation
# Rows ag.* of tf-semantics: a construct and an `if` on a tensor in the same function.
import contextlib
import typing

import tensorflow as tf

x = tf.constant([1.0, 2.0, 3.0])


# [ag.plain] SAME
def plain(x):  # $ transformation=CONVERT_TO_HYBRID
    if tf.reduce_sum(x) > 0.0:
        x = x + 1.0
    return x


plain(x)


# [ag.for_else] ERROR
def for_else(x):  # $ failure=HAS_UNCONVERTIBLE_CONTROL_FLOW
    for _ in range(2):
        x = x + 0.5
    else:
        x = x + 0.0
    if tf.reduce_sum(x) > 0.0:
        x = x + 1.0
    return x


for_else(x)


# [ag.while_else] ERROR
def while_else(x):  # $ failure=HAS_UNCONVERTIBLE_CONTROL_FLOW
    n = 0
    while n < 2:
        n += 1
    else:
        x = x + 0.0
    if tf.reduce_sum(x) > 0.0:
        x = x + 1.0
    return x


while_else(x)


# [ag.walrus] ERROR
def walrus(x):  # $ failure=HAS_UNCONVERTIBLE_CONTROL_FLOW
    if (k := 2.0) > 1.0:
        x = x * k
    if tf.reduce_sum(x) > 0.0:
        x = x + 1.0
    return x


walrus(x)


# [ag.walrus_in_comprehension] ERROR
def walrus_in_comprehension(x):  # $ failure=HAS_UNCONVERTIBLE_CONTROL_FLOW
    ks = [k for i in range(3) if (k := i) > 0]
    if tf.reduce_sum(x) > 0.0:
        x = x + float(len(ks))
    return x


walrus_in_comprehension(x)


# [ag.match_literal] ERROR
def match_literal(x):  # $ failure=HAS_UNCONVERTIBLE_CONTROL_FLOW
    kind = "a"
    match kind:
        case "a":
            x = x + 1.0
        case "b":
            x = x + 2.0
    if tf.reduce_sum(x) > 0.0:
        x = x + 1.0
    return x


match_literal(x)


# [ag.match_capture] ERROR
def match_capture(x):  # $ failure=HAS_UNCONVERTIBLE_CONTROL_FLOW
    kind = 1.0
    match kind:
        case k:
            x = x + k
    if tf.reduce_sum(x) > 0.0:
        x = x + 1.0
    return x


match_capture(x)


class Mangled:
    def __init__(self):  # $ failure=CANNOT_BE_DECORATED failure=HAS_NO_TENSOR_PARAMETERS failure=HAS_PYTHON_SIDE_EFFECTS
        self.__k = 2.0
        self.__init_done__ = 1.0

    # [ag.name_mangled] ERROR
    def mangled(self, x):  # $ failure=HAS_UNCONVERTIBLE_CONTROL_FLOW
        if tf.reduce_sum(x) > 0.0:
            x = x * self.__k
        return x

    # [ag.dunder_attr_ok] SAME
    def dunder(self, x):  # $ transformation=CONVERT_TO_HYBRID
        if tf.reduce_sum(x) > 0.0:
            x = x * self.__init_done__
        return x


mangled = Mangled()
mangled.mangled(x)
mangled.dunder(x)


# [ag.try_except] SAME
def try_except(x):  # $ transformation=CONVERT_TO_HYBRID
    try:
        k = float("2.0")
    except ValueError:
        k = 1.0
    if tf.reduce_sum(x) > 0.0:
        x = x * k
    return x


try_except(x)


# [ag.try_finally] SAME
def try_finally(x):  # $ transformation=CONVERT_TO_HYBRID
    try:
        y = x + 1.0
    finally:
        k = 2.0
    if tf.reduce_sum(x) > 0.0:
        y = y * k
    return y


try_finally(x)


# [ag.return_in_try] SAME
def return_in_try(x):  # $ transformation=CONVERT_TO_HYBRID
    if tf.reduce_sum(x) > 0.0:
        x = x + 1.0
    try:
        return x
    except ValueError:
        return -x


return_in_try(x)


# [ag.with] SAME
def with_scope(x):  # $ transformation=CONVERT_TO_HYBRID
    with tf.name_scope("a"):
        y = x + 1.0
    if tf.reduce_sum(x) > 0.0:
        y = y + 1.0
    return y


with_scope(x)


# [ag.return_in_with] SAME
def return_in_with(x):  # $ transformation=CONVERT_TO_HYBRID
    with tf.name_scope("a"):
        if tf.reduce_sum(x) > 0.0:
            return x + 1.0
        return x


return_in_with(x)

GLOBAL_K = 2.0


# [ag.global_decl] SAME
def global_decl(x):  # $ transformation=CONVERT_TO_HYBRID
    global GLOBAL_K
    if tf.reduce_sum(x) > 0.0:
        x = x * GLOBAL_K
    return x


global_decl(x)


def owner():  # $ failure=HAS_NO_TENSOR_PARAMETERS
    k = 2.0

    # [ag.nonlocal_decl] SAME
    def nonlocal_decl(x):  # $ transformation=CONVERT_TO_HYBRID
        nonlocal k
        if tf.reduce_sum(x) > 0.0:
            x = x * k
        return x

    return nonlocal_decl(x)


owner()
