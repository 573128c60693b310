# rule-test: kinds=failure,transformation
# Control flow on tensors: what AutoGraph converts and what it does not (tf-semantics cf.*, ag.*, ex.*).
import tensorflow as tf


def if_else(x):  # $ transformation=CONVERT_TO_HYBRID
    if tf.reduce_sum(x) > 0.0:
        return x
    else:
        return -x


def early_return(x):  # $ transformation=CONVERT_TO_HYBRID
    if tf.reduce_sum(x) > 0.0:
        return x
    return -x


def one_branch(x):  # $ failure=HAS_UNCONVERTIBLE_CONTROL_FLOW
    if tf.reduce_sum(x) > 0.0:
        return x


def undefined_in_one_branch(x):  # $ failure=HAS_UNCONVERTIBLE_CONTROL_FLOW
    if tf.reduce_sum(x) > 0.0:
        y = x * 2.0
    return y


def none_in_one_branch(x):  # $ failure=HAS_UNCONVERTIBLE_CONTROL_FLOW
    y = None
    if tf.reduce_sum(x) > 0.0:
        y = x * 2.0
    if y is not None:
        return y
    return x


def ternary(x):  # $ transformation=CONVERT_TO_HYBRID
    return x if tf.reduce_sum(x) > 0.0 else -x


def logic(x):  # $ transformation=CONVERT_TO_HYBRID
    s = tf.reduce_sum(x)
    if s > 0.0 and not s > 10.0:
        return x
    return -x


def while_tensor(x):  # $ transformation=CONVERT_TO_HYBRID
    while tf.reduce_sum(x) > 1.0:
        x = x / 2.0
    return x


def while_true(x):  # $ failure=HAS_UNCONVERTIBLE_CONTROL_FLOW
    while True:
        x = x / 2.0
        if tf.reduce_sum(x) < 1.0:
            break
    return x


def tensor_range_break(x):  # $ transformation=CONVERT_TO_HYBRID
    for _ in tf.range(10):
        x = x / 2.0
        if tf.reduce_sum(x) < 1.0:
            break
    return x


def python_range_break(x):  # $ failure=HAS_UNCONVERTIBLE_CONTROL_FLOW
    for _ in range(10):
        x = x / 2.0
        if tf.reduce_sum(x) < 1.0:
            break
    return x


def return_in_loop(x):  # $ failure=HAS_UNCONVERTIBLE_CONTROL_FLOW
    for _ in tf.range(10):
        x = x / 2.0
        if tf.reduce_sum(x) < 1.0:
            return x
    return x


def for_else(x):  # $ failure=HAS_UNCONVERTIBLE_CONTROL_FLOW
    for _ in range(2):
        x = x + 1.0
    else:
        x = x * 2.0
    if tf.reduce_sum(x) > 0.0:
        x = -x
    return x


def for_else_alone(x):  # $ transformation=CONVERT_TO_HYBRID
    for _ in range(2):
        x = x + 1.0
    else:
        x = x * 2.0
    return x


def matches(x, mode):  # $ failure=HAS_UNCONVERTIBLE_CONTROL_FLOW
    match mode:
        case True:
            x = x + 1.0
        case _:
            x = x + 2.0
    if tf.reduce_sum(x) > 0.0:
        x = -x
    return x


def matches_alone(x, mode):  # $ transformation=CONVERT_TO_HYBRID
    match mode:
        case True:
            x = x + 1.0
        case _:
            x = x + 2.0
    return x


def walrus(x):  # $ failure=HAS_UNCONVERTIBLE_CONTROL_FLOW
    if (s := tf.reduce_sum(x)) > 0.0:
        return x * s
    return x


def comprehension_condition(xs):  # $ failure=CONVERTS_TENSORS_TO_PYTHON
    return tf.add_n([e for e in xs if tf.reduce_sum(e) > 0.0])


def boolean_parameter(x, training):  # $ transformation=CONVERT_TO_HYBRID
    if training:
        return x * 2.0
    return x


def append_in_tensor_loop(x):  # $ failure=HAS_UNCONVERTIBLE_CONTROL_FLOW
    parts = []
    for i in tf.range(3):
        parts.append(x * tf.cast(i, tf.float32))
    return tf.stack(parts)


def append_in_python_loop(x):  # $ transformation=CONVERT_TO_HYBRID
    parts = []
    for _ in range(3):
        parts.append(x)
    return tf.stack(parts)


def tensor_array(x):  # $ transformation=CONVERT_TO_HYBRID
    parts = tf.TensorArray(tf.float32, size=3)
    for i in tf.range(3):
        parts = parts.write(i, x)
    return parts.stack()


def nested_loops(x):  # $ transformation=CONVERT_TO_HYBRID
    for _ in tf.range(3):
        for _ in tf.range(3):
            x = x + 1.0
    return x


def explicit(x):  # $ transformation=CONVERT_TO_HYBRID
    return tf.cond(tf.reduce_sum(x) > 0.0, lambda: x, lambda: -x)


def helper(x):  # $ transformation=CONVERT_TO_HYBRID
    return absolute(x) + 1.0


def absolute(x):  # $ transformation=CONVERT_TO_HYBRID
    if tf.reduce_sum(x) > 0.0:
        return x
    return -x


@tf.autograph.experimental.do_not_convert
def unconverted(x):  # $ failure=HAS_UNCONVERTIBLE_CONTROL_FLOW
    if tf.reduce_sum(x) > 0.0:
        return x
    return -x


def calls_unconverted(x):  # $ failure=HAS_UNCONVERTIBLE_CONTROL_FLOW
    return unconverted(x) + 1.0


class Mangled(tf.Module):
    __scale = 2.0

    def step(self, x):  # $ failure=HAS_UNCONVERTIBLE_CONTROL_FLOW
        if tf.reduce_sum(x) > 0.0:
            return x * self.__scale
        return x

    def plain(self, x):  # $ transformation=CONVERT_TO_HYBRID
        return x * self.__scale


def raises_on_tensor(x):  # $ failure=HAS_TRACE_TIME_EXCEPTIONS
    if tf.reduce_sum(x) < 0.0:
        raise ValueError("negative")
    return x + 1.0


def raises_on_python(x, mode):  # $ transformation=CONVERT_TO_HYBRID
    if mode:
        raise ValueError("mode")
    return x + 1.0


def checks(x):  # $ transformation=CONVERT_TO_HYBRID
    tf.debugging.assert_positive(x)
    return x + 1.0


def catches(x):  # $ failure=HAS_TRACE_TIME_EXCEPTIONS
    try:
        return tf.linalg.cholesky(x)
    except tf.errors.InvalidArgumentError:
        return x


def catches_key_error(x, d):  # $ transformation=CONVERT_TO_HYBRID
    try:
        return x * d["scale"]
    except KeyError:
        return x * 1.0


def in_context(x):  # $ transformation=CONVERT_TO_HYBRID
    with tf.name_scope("a"):
        return x + 1.0


def generates(x):  # $ failure=CANNOT_BE_DECORATED
    yield x + 1.0


async def waits(x):  # $ failure=CANNOT_BE_DECORATED
    return x + 1.0


x = tf.ones(2)
if_else(x)
early_return(x)
one_branch(x)
undefined_in_one_branch(x)
none_in_one_branch(x)
ternary(x)
logic(x)
while_tensor(x)
while_true(x)
tensor_range_break(x)
python_range_break(x)
return_in_loop(x)
for_else(x)
for_else_alone(x)
matches(x, True)
matches_alone(x, True)
walrus(x)
comprehension_condition([x, x])
boolean_parameter(x, True)
append_in_tensor_loop(x)
append_in_python_loop(x)
tensor_array(x)
nested_loops(x)
explicit(x)
helper(x)
absolute(x)
calls_unconverted(x)
mangled = Mangled()
mangled.step(x)
mangled.plain(x)
raises_on_tensor(x)
raises_on_python(x, False)
checks(x)
catches(tf.eye(2))
catches_key_error(x, {"scale": 2.0})
in_context(x)
list(generates(x))
waits(x)
