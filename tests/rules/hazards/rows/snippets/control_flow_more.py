# rule-test: kinds=failure,transformation
# Rows cf.* of tf-semantics, continued: match, walrus, helpers, recursion; kx.* rows about loops.
import functools

import tensorflow as tf

x = tf.constant([1.0, 2.0, 3.0])


# [cf.match_stmt] SAME
def match_stmt(x, mode):  # $ transformation=CONVERT_TO_HYBRID
    match mode:
        case True:
            return x * 2.0
        case _:
            return x


match_stmt(x, True)


# [cf.match_tensor_if] ERROR
def match_tensor_if(x, mode):  # $ failure=HAS_UNCONVERTIBLE_CONTROL_FLOW
    match mode:
        case True:
            x = x * 2.0
        case _:
            x = x + 1.0
    if tf.reduce_sum(x) > 0.0:
        return x
    return -x


match_tensor_if(x, True)


# [cf.walrus] ERROR
def walrus(x):  # $ failure=HAS_UNCONVERTIBLE_CONTROL_FLOW
    if (s := tf.reduce_sum(x)) > 0.0:
        return x * s
    return x


walrus(x)


# [cf.comprehension_cond] ERROR
def comprehension_cond(ts):  # $ failure=CONVERTS_TENSORS_TO_PYTHON
    return tf.stack([e for e in ts if e > 1.0])


comprehension_cond([x[0], x[1]])


# [cf.py_bool_param] SAME
def py_bool_param(x, training):  # $ transformation=CONVERT_TO_HYBRID
    if training:
        x = x * 2.0
    if tf.reduce_sum(x) > 0.0:
        return x
    return -x


py_bool_param(x, True)
py_bool_param(x, False)


# [cf.del] SAME
def deletes(x):  # $ transformation=CONVERT_TO_HYBRID
    y = x * 2.0
    z = y + 1.0
    del y
    return z


deletes(x)


# [cf.del_in_tensor_if] SAME
def del_in_tensor_if(x):  # $ transformation=CONVERT_TO_HYBRID
    if tf.reduce_sum(x) > 0.0:
        y = x * 2.0
        x = y + 1.0
        del y
    return x


del_in_tensor_if(x)


# [cf.eval_exec] SAME
def eval_exec(x):  # $ SPURIOUS: failure=HAS_PYTHON_SIDE_EFFECTS MISSING: transformation=CONVERT_TO_HYBRID
    k = eval("2.0")
    return x * k


eval_exec(x)


# [cf.nested_def] SAME
def nested_def(x):  # $ transformation=CONVERT_TO_HYBRID
    def inner(t):  # $ transformation=CONVERT_TO_HYBRID
        if tf.reduce_sum(t) > 0.0:
            return t
        return -t

    return inner(x)


nested_def(x)


def helper(t):  # $ transformation=CONVERT_TO_HYBRID
    if tf.reduce_sum(t) > 0.0:
        return t
    return -t


# [cf.helper_tensor_if] SAME
def helper_tensor_if(x):  # $ transformation=CONVERT_TO_HYBRID
    return helper(x) + 1.0


helper_tensor_if(x)


@tf.autograph.experimental.do_not_convert
def unconverted(t):  # $ failure=HAS_UNCONVERTIBLE_CONTROL_FLOW
    if tf.reduce_sum(t) > 0.0:
        return t
    return -t


# [cf.do_not_convert_helper] ERROR
def do_not_convert_helper(x):  # $ failure=HAS_UNCONVERTIBLE_CONTROL_FLOW
    return unconverted(x) + 1.0


do_not_convert_helper(x)


def scaled(k, t):  # $ transformation=CONVERT_TO_HYBRID
    if tf.reduce_sum(t) > 0.0:
        return t * k
    return -t


# [cf.callback_helper_functools_partial] SAME
def callback_helper(x):  # $ transformation=CONVERT_TO_HYBRID
    return functools.partial(scaled, 2.0)(x)


callback_helper(x)


# [cf.map_fn] SAME
def map_fn(x):  # $ transformation=CONVERT_TO_HYBRID
    return tf.map_fn(lambda e: e * 2.0, x)


map_fn(x)

MAPPED = []


def noted(e):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
    MAPPED.append(1)
    return e * 2.0


# [cf.map_fn_side] STATE
def map_fn_side(x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
    return tf.map_fn(noted, x)


map_fn_side(x)


# [cf.recursion_tensor] ERROR
def recursion_tensor(n):  # $ failure=HAS_UNCONVERTIBLE_CONTROL_FLOW failure=IS_RECURSIVE
    if n <= 1:
        return n
    return n * recursion_tensor(n - 1)


recursion_tensor(tf.constant(4))


def factorial(n):  # $ failure=HAS_UNCONVERTIBLE_CONTROL_FLOW failure=IS_RECURSIVE
    if n <= 1:
        return n
    return n * factorial(n - 1)


# [cf.recursion_helper_tensor] ERROR
def recursion_helper_tensor(n):  # $ failure=HAS_UNCONVERTIBLE_CONTROL_FLOW
    return factorial(n) + 1


recursion_helper_tensor(tf.constant(4))


def repeated(x, n):  # $ failure=IS_RECURSIVE
    if n == 0:
        return x
    return repeated(x * 2.0, n - 1)


# [cf.recursion_helper_py] SAME
def recursion_helper_py(x):  # $ transformation=CONVERT_TO_HYBRID
    return repeated(x, 3) + 1.0


recursion_helper_py(x)


# [kx.long_python_unroll] SAME
def long_python_unroll(x):  # $ transformation=CONVERT_TO_HYBRID
    for _ in range(200):
        x = x + 1.0
    return x


long_python_unroll(x)

LIMIT = tf.Variable(1.0)


# [kx.variable_py_read_trace] SAME
def variable_py_read_trace(x):  # $ transformation=CONVERT_TO_HYBRID
    if LIMIT > 0.0:
        return x * 2.0
    return x


variable_py_read_trace(x)

GROWING = tf.Variable(0.0)


# [kx.while_var] SAME
def while_var(x):  # $ transformation=CONVERT_TO_HYBRID
    while GROWING < 3.0:
        GROWING.assign_add(1.0)
    return x * GROWING


while_var(x)


def noisy(numbers):  # $ failure=CANNOT_BE_DECORATED failure=HAS_NO_TENSOR_PARAMETERS failure=HAS_PYTHON_SIDE_EFFECTS
    for n in numbers:
        print("it", n)
        yield n


# [kx.tqdm_like] STATE
def tqdm_like(x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
    for i in noisy(range(3)):
        x = x + float(i)
    return x


tqdm_like(x)
tqdm_like(x)

SLOPE = tf.Variable(0.0)
points = tf.data.Dataset.from_tensor_slices([1.0, 2.0, 3.0])


# [kx.training_loop_epochs] SAME
def training_loop_epochs(ds, x):  # $ transformation=CONVERT_TO_HYBRID
    losses = []
    for _ in range(2):
        total = tf.constant(0.0)
        for e in ds:
            SLOPE.assign_add(0.1 * e)
            total += SLOPE * e
        losses.append(total)
    return losses


training_loop_epochs(points, x)


# [kx.training_loop_float_hist] ERROR
def training_loop_float_hist(x):  # $ failure=HAS_UNCONVERTIBLE_CONTROL_FLOW
    history = []
    for _ in range(5):
        SLOPE.assign_sub(0.1)
        loss = tf.reduce_sum(tf.square(x * SLOPE))
        history.append(float(loss))
        if history[-1] < 1.0:
            break
    return loss


training_loop_float_hist(x)


# [kx.list_append_loop_invariant] VALUE
def list_append_loop_invariant(x):  # $ failure=HAS_UNCONVERTIBLE_CONTROL_FLOW
    parts = []
    for _ in tf.range(3):
        parts.append(x)
    return tf.stack(parts)


list_append_loop_invariant(x)


# [kx.py_list_len_loop] VALUE
def py_list_len_loop(x):  # $ failure=HAS_UNCONVERTIBLE_CONTROL_FLOW
    parts = []
    for _ in tf.range(3):
        parts.append(1.0)
    return x * float(len(parts))


py_list_len_loop(x)


# [kx.float_in_if] SAME
def float_in_if(x):  # $ transformation=CONVERT_TO_HYBRID
    if float(tf.reduce_sum(x)) > 0.0:
        return x * 2.0
    return x


float_in_if(x)


# [kx.int_in_range] SAME
def int_in_range(x, n):  # $ transformation=CONVERT_TO_HYBRID
    for _ in range(int(n)):
        x = x + 1.0
    return x


int_in_range(x, tf.constant(3))


# [kx.tensor_loop_early_exception] SAME
def tensor_loop_early_exception(x):  # $ transformation=CONVERT_TO_HYBRID
    for i in tf.range(3):
        tf.debugging.assert_less(i, 5)
        x = x + 1.0
    return x


tensor_loop_early_exception(x)


# [kx.py_if_step_mod_tensor] STATE
def py_if_step_mod_tensor(x, step):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
    if step % 10 == 0:
        print("even")
    return x * 2.0


py_if_step_mod_tensor(x, tf.constant(0))
py_if_step_mod_tensor(x, tf.constant(10))
