# rule-test: kinds=failure,transformation
# Rows gr.* of tf-semantics: gradients, composite tensors, order of operations.
import tensorflow as tf

x = tf.constant([1.0, 2.0, 3.0])
VARIABLE = tf.Variable(1.0)


# [gr.tape_inside] SAME
def tape_inside(x):  # $ transformation=CONVERT_TO_HYBRID
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = tf.reduce_sum(x * x)
    return tape.gradient(y, x)


tape_inside(x)


# [gr.tape_outside] SAME
def tape_outside(x):  # $ transformation=CONVERT_TO_HYBRID
    return tf.reduce_sum(x * x)


with tf.GradientTape() as outer_tape:
    outer_tape.watch(x)
    outer = tape_outside(x)
outer_tape.gradient(outer, x)


# [gr.tape_cross] VALUE
def tape_cross(tape, y, x):  # $ failure=USES_FOREIGN_TAPE
    return tape.gradient(y, x)


with tf.GradientTape() as crossing:
    crossing.watch(x)
    crossed = tf.reduce_sum(x * x)
tape_cross(crossing, crossed, x)


# [gr.persistent_second] SAME
def persistent_second(x):  # $ transformation=CONVERT_TO_HYBRID
    with tf.GradientTape(persistent=True) as outer:
        outer.watch(x)
        with tf.GradientTape() as inner:
            inner.watch(x)
            y = tf.reduce_sum(x * x * x)
        first = inner.gradient(y, x)
    return outer.gradient(first, x)


persistent_second(x)


# [gr.none_grad] SAME
def none_grad(x):  # $ transformation=CONVERT_TO_HYBRID
    with tf.GradientTape() as tape:
        y = tf.reduce_sum(x)
    g = tape.gradient(y, VARIABLE)
    if g is None:
        return x
    return x * g


none_grad(x)


# [gr.return_none_grad] SAME
def return_none_grad(x):  # $ transformation=CONVERT_TO_HYBRID
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = tf.reduce_sum(x * x)
    return tape.gradient(y, [VARIABLE, x])


return_none_grad(x)


# [gr.under_custom_gradient] ERROR
@tf.custom_gradient
def squared(x):  # $ failure=RETURNS_OBJECTS
    def gradient(upstream):  # $ failure=NO_TENSOR_COMPUTATION failure=UNDETERMINABLE_PRIMITIVE_PARAMETER failure=UNDETERMINABLE_SIDE_EFFECTS failure=UNDETERMINABLE_TENSOR_PARAMETER
        return upstream * 2.0 * x

    return x * x, gradient


# [gr.custom_gradient] SAME
def custom_gradient(x):  # $ transformation=CONVERT_TO_HYBRID
    return squared(x) + 1.0


custom_gradient(x)


# [gr.while_grad] SAME
def while_grad(x):  # $ transformation=CONVERT_TO_HYBRID
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = x
        while tf.reduce_sum(y) < 100.0:
            y = y * x
    return tape.gradient(y, x)


while_grad(x + 1.0)


# [gr.ragged] SAME
def ragged(r):  # $ transformation=CONVERT_TO_HYBRID
    return tf.reduce_sum(r, axis=1)


ragged(tf.ragged.constant([[1.0], [2.0, 3.0]]))


# [gr.sparse] SAME
def sparse(sp):  # $ transformation=CONVERT_TO_HYBRID
    return tf.sparse.reduce_sum(sp)


sparse(tf.sparse.from_dense([[1.0, 0.0]]))


# [gr.string_ops] SAME
def string_ops(t):  # $ transformation=CONVERT_TO_HYBRID
    return tf.strings.join([t, "b"])


string_ops(tf.constant("a"))


# [gr.int_overflow_div] SAME
def int_overflow_div(i):  # $ transformation=CONVERT_TO_HYBRID
    return i // 2 + i % 3


int_overflow_div(tf.constant([-5, 5]))


# [gr.init_scope] SAME
def init_scope(x):  # $ transformation=CONVERT_TO_HYBRID
    with tf.init_scope():
        k = tf.constant(2.0)
    return x * k


init_scope(x)

OTHER = tf.Variable(2.0)


# [gr.ops_in_list_unused] SAME
def ops_in_list_unused(x):  # $ transformation=CONVERT_TO_HYBRID
    VARIABLE.assign(2.0)
    OTHER.assign(VARIABLE * 3.0)
    return x * OTHER


ops_in_list_unused(x)

ORDER = []


# [gr.py_side_order] STATE
def py_side_order(x):  # $ failure=RACES_WITH_ASSIGNMENTS
    def record(t):  # $ failure=HAS_PYTHON_SIDE_EFFECTS failure=NO_TENSOR_COMPUTATION
        ORDER.append(float(VARIABLE))
        return t

    y = tf.py_function(record, [x], tf.float32)
    VARIABLE.assign_add(1.0)
    z = tf.py_function(record, [x], tf.float32)
    return y + z


py_side_order(x)
