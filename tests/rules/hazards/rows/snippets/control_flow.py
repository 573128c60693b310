# rule-test: kinds=failure,transformation
# Rows cf.* of tf-semantics: control flow under AutoGraph. `# [row] measured verdict` stands above each function.
import functools

import tensorflow as tf

x = tf.constant([1.0, 2.0, 3.0])


# [cf.if_tensor] SAME
def if_tensor(x):  # $ transformation=CONVERT_TO_HYBRID
    if tf.reduce_sum(x) > 0.0:
        return x * 2.0
    else:
        return x


if_tensor(x)


# [cf.early_return] SAME
def early_return(x):  # $ transformation=CONVERT_TO_HYBRID
    if tf.reduce_sum(x) > 0.0:
        return x * 2.0
    return x


early_return(x)


# [cf.one_branch_return_none] ERROR
def one_branch_return_none(x):  # $ failure=HAS_UNCONVERTIBLE_CONTROL_FLOW
    if tf.reduce_sum(x) > 0.0:
        return x * 2.0


one_branch_return_none(x)


# [cf.return_different_shape] SAME
def return_different_shape(x):  # $ transformation=CONVERT_TO_HYBRID
    if tf.reduce_sum(x) > 0.0:
        return x * 2.0
    return tf.concat([x, x], 0)


return_different_shape(x)


# [cf.return_different_dtype] ERROR
def return_different_dtype(x):  # $ failure=HAS_UNCONVERTIBLE_CONTROL_FLOW
    if tf.reduce_sum(x) > 0.0:
        return x
    return tf.cast(x, tf.int32)


return_different_dtype(x)


# [cf.return_different_structure] ERROR
def return_different_structure(x):  # $ failure=HAS_UNCONVERTIBLE_CONTROL_FLOW
    if tf.reduce_sum(x) > 0.0:
        return x, x
    return x


return_different_structure(x)


# [cf.var_defined_in_one_branch] ERROR
def var_defined_in_one_branch(x):  # $ failure=HAS_UNCONVERTIBLE_CONTROL_FLOW
    if tf.reduce_sum(x) > 0.0:
        y = x * 2.0
    return y


var_defined_in_one_branch(x)


# [cf.var_py_to_tensor] SAME
def var_py_to_tensor(x):  # $ transformation=CONVERT_TO_HYBRID
    if tf.reduce_sum(x) > 0.0:
        k = 1
    else:
        k = 2
    for _ in range(k):
        x = x + 1.0
    return x


var_py_to_tensor(x)


# [cf.var_py_int_used_as_tensor] SAME
def var_py_int_used_as_tensor(x):  # $ transformation=CONVERT_TO_HYBRID
    if tf.reduce_sum(x) > 0.0:
        k = 1.0
    else:
        k = 2.0
    return x * k


var_py_int_used_as_tensor(x)


# [cf.var_str] SAME
def var_str(x):  # $ transformation=CONVERT_TO_HYBRID
    if tf.reduce_sum(x) > 0.0:
        mode = "up"
    else:
        mode = "down"
    if mode == "up":
        return x * 2.0
    return x


var_str(x)


# [cf.var_none] ERROR
def var_none(x):  # $ failure=HAS_UNCONVERTIBLE_CONTROL_FLOW
    y = None
    if tf.reduce_sum(x) > 0.0:
        y = x * 2.0
    if y is not None:
        return y
    return x


var_none(x)


# [cf.ternary] SAME
def ternary(x):  # $ transformation=CONVERT_TO_HYBRID
    return x * 2.0 if tf.reduce_sum(x) > 0.0 else x


ternary(x)


# [cf.and_or_not] SAME
def and_or_not(x):  # $ transformation=CONVERT_TO_HYBRID
    s = tf.reduce_sum(x)
    if (s > 0.0 and s < 10.0) or not s > 5.0:
        return x * 2.0
    return x


and_or_not(x)


# [cf.chained_cmp] SAME
def chained_cmp(x):  # $ transformation=CONVERT_TO_HYBRID
    if 0.0 < tf.reduce_sum(x) < 10.0:
        return x * 2.0
    return x


chained_cmp(x)


# [cf.eq_tensor] SAME
def eq_tensor(x):  # $ transformation=CONVERT_TO_HYBRID
    if tf.reduce_sum(x) == 1.0:
        return x * 2.0
    return x


eq_tensor(x)


# [cf.while_tensor] SAME
def while_tensor(x):  # $ transformation=CONVERT_TO_HYBRID
    while tf.reduce_sum(x) < 100.0:
        x = x * 2.0
    return x


while_tensor(x)


# [cf.while_break] ERROR
def while_break(x):  # $ failure=HAS_UNCONVERTIBLE_CONTROL_FLOW
    while True:
        x = x * 2.0
        if tf.reduce_sum(x) > 100.0:
            break
    return x


while_break(x)


# [cf.while_py_counter] TYPE
def while_py_counter(x):  # $ failure=RESULT_USED_AS_PYTHON
    i = 0
    while tf.reduce_sum(x) < 100.0:
        x = x * 2.0
        i += 1
    return i


for _ in range(while_py_counter(x)):
    pass


# [cf.for_range_break] SAME
def for_range_break(x):  # $ transformation=CONVERT_TO_HYBRID
    for i in tf.range(10):
        if i == 2:
            continue
        x = x * 2.0
        if tf.reduce_sum(x) > 100.0:
            break
    return x


for_range_break(x)


# [cf.py_range_tensor_break] ERROR
def py_range_tensor_break(x):  # $ failure=HAS_UNCONVERTIBLE_CONTROL_FLOW
    for _ in range(10):
        x = x * 2.0
        if tf.reduce_sum(x) > 100.0:
            break
    return x


py_range_tensor_break(x)


# [cf.py_range_tensor_break_useidx] ERROR
def py_range_tensor_break_useidx(x):  # $ failure=HAS_UNCONVERTIBLE_CONTROL_FLOW
    for i in range(10):
        x = x * 2.0
        if tf.reduce_sum(x) > 100.0:
            break
    return x * float(i)


py_range_tensor_break_useidx(x)


# [cf.return_in_loop] ERROR
def return_in_loop(x):  # $ failure=HAS_UNCONVERTIBLE_CONTROL_FLOW
    for _ in tf.range(10):
        x = x * 2.0
        if tf.reduce_sum(x) > 100.0:
            return x
    return x


return_in_loop(x)


# [cf.for_else] ERROR
def for_else(x):  # $ failure=HAS_UNCONVERTIBLE_CONTROL_FLOW
    for e in x:
        x = x + e
    else:
        x = x + 1.0
    return x


for_else(x)


# [cf.while_else] ERROR
def while_else(x):  # $ failure=HAS_UNCONVERTIBLE_CONTROL_FLOW
    while tf.reduce_sum(x) < 10.0:
        x = x * 2.0
    else:
        x = x + 1.0
    return x


while_else(x)


# [cf.loop_shape_grow] ERROR
def loop_shape_grow(x):  # $ failure=HAS_UNCONVERTIBLE_CONTROL_FLOW
    y = x
    for _ in tf.range(3):
        y = tf.concat([y, x], 0)
    return y


loop_shape_grow(x)


# [cf.loop_shape_grow_invariant] SAME
def loop_shape_grow_invariant(x):  # $ transformation=CONVERT_TO_HYBRID
    y = x
    for _ in tf.range(3):
        tf.autograph.experimental.set_loop_options(shape_invariants=[(y, tf.TensorShape([None]))])
        y = tf.concat([y, x], 0)
    return y


loop_shape_grow_invariant(x)


# [cf.loop_dtype_change] ERROR
def loop_dtype_change(x):  # $ failure=HAS_UNCONVERTIBLE_CONTROL_FLOW
    s = 0
    for e in x:
        s += e
    return s


loop_dtype_change(x)


# [cf.loop_undefined_before] SAME
def loop_undefined_before(x):  # $ transformation=CONVERT_TO_HYBRID
    for i in tf.range(3):
        y = x * tf.cast(i, tf.float32)
    return y


loop_undefined_before(x)


# [cf.loop_none_init] SAME
def loop_none_init(x):  # $ transformation=CONVERT_TO_HYBRID
    best = None
    for _ in tf.range(3):
        best = x * 2.0
    return best


loop_none_init(x)


# [cf.loop_py_list_state] SAME
def loop_py_list_state(x):  # $ transformation=CONVERT_TO_HYBRID
    state = (x, x)
    for _ in tf.range(3):
        a, b = state
        state = (b, a + b)
    return state[0]


loop_py_list_state(x)


# [cf.loop_dict_state] SAME
def loop_dict_state(x):  # $ transformation=CONVERT_TO_HYBRID
    state = {"h": x}
    for _ in tf.range(3):
        state = {"h": state["h"] * 2.0}
    return state["h"]


loop_dict_state(x)


class State:
    def __init__(self):  # $ failure=CANNOT_BE_DECORATED failure=HAS_NO_TENSOR_PARAMETERS failure=HAS_PYTHON_SIDE_EFFECTS failure=LEAKS_TENSORS
        self.h = tf.constant([1.0, 2.0, 3.0])

    # [cf.loop_attr_state] STATE
    def loop_attr_state(self, x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS failure=LEAKS_TENSORS
        for _ in tf.range(3):
            self.h = self.h * 2.0
        return x + 1.0


state = State()
state.loop_attr_state(x)
state.h + 1.0


# [cf.nested_loops] SAME
def nested_loops(x):  # $ transformation=CONVERT_TO_HYBRID
    for _ in tf.range(3):
        for _ in tf.range(2):
            x = x + 1.0
    return x


nested_loops(x)


# [cf.lambda_cond] SAME
def lambda_cond(x):  # $ transformation=CONVERT_TO_HYBRID
    pick = lambda t: t * 2.0 if tf.reduce_sum(t) > 0.0 else t  # noqa: E731
    return pick(x)


lambda_cond(x)


# [cf.tf_cond] SAME
def tf_cond(x):  # $ transformation=CONVERT_TO_HYBRID
    y = tf.cond(tf.reduce_sum(x) > 0.0, lambda: x * 2.0, lambda: x)
    return tf.while_loop(lambda t: tf.reduce_sum(t) < 100.0, lambda t: (t * 2.0,), (y,))[0]


tf_cond(x)

LOG = []


def taken(x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS failure=NO_TENSOR_COMPUTATION
    LOG.append("a")
    return x


def untaken(x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
    LOG.append("b")
    return -x


# [cf.tf_cond_side_effect] STATE
def tf_cond_side_effect(x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
    return tf.cond(tf.reduce_sum(x) > 0.0, lambda: taken(x), lambda: untaken(x))


tf_cond_side_effect(x)
