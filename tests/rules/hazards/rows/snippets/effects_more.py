# rule-test: kinds=failure,transformation
# Rows fx.* of tf-semantics, continued: iterators, files, helpers, branches and loops that tracing runs another number of times.
import os
import tempfile

import tensorflow as tf

x = tf.constant([1.0, 2.0])

NUMBERS = iter([1.0, 2.0, 3.0])


# [fx.py_iterator_next] VALUE
def py_iterator_next(x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
    return x + next(NUMBERS)


py_iterator_next(x)
py_iterator_next(x)


def numbers():  # $ failure=CANNOT_BE_DECORATED failure=HAS_NO_TENSOR_PARAMETERS
    yield 1.0
    yield 2.0


GENERATED = numbers()


# [fx.generator_closure] VALUE
def generator_closure(x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
    for k in GENERATED:
        x = x + k
    return x


generator_closure(x)
generator_closure(x)


WRITTEN = os.path.join(tempfile.gettempdir(), "graphlift-rows")


# [fx.file_write] STATE
def file_write(x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
    with open(WRITTEN, "a") as out:
        out.write("x")
    return x * 2.0


file_write(x)
file_write(x)
os.path.getsize(WRITTEN)
os.remove(WRITTEN)


# [fx.mutable_default] ERROR
def mutable_default(x, acc=[]):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
    acc.append(1.0)
    return x * float(len(acc))


mutable_default(x)
mutable_default(x)


# [fx.func_attr] STATE
def func_attr(x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
    func_attr.calls += 1
    return x * 2.0


func_attr.calls = 0
func_attr(x)
func_attr(x)


# [fx.env] STATE
def env(x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
    os.environ["GRAPHLIFT_ROWS"] = os.environ.get("GRAPHLIFT_ROWS", "") + "x"
    return x * 2.0


env(x)
env(x)

HELPED = []


# [fx.helper_side_effect] STATE
def helper_side_effect(x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
    note()
    return x * 2.0


def note():  # $ failure=HAS_NO_TENSOR_PARAMETERS failure=HAS_PYTHON_SIDE_EFFECTS
    HELPED.append(1)


helper_side_effect(x)
helper_side_effect(x)

EAGER = []


# [fx.py_function] SAME
def py_function(x):  # $ transformation=CONVERT_TO_HYBRID
    def record(v):  # $ failure=HAS_PYTHON_SIDE_EFFECTS failure=NO_TENSOR_COMPUTATION
        EAGER.append(1)
        return v

    return tf.py_function(record, [x], tf.float32)


py_function(x)
py_function(x)


# [fx.tf_summary] SAME
def tf_summary(x):  # $ transformation=CONVERT_TO_HYBRID
    tf.summary.scalar("loss", tf.reduce_sum(x), step=1)
    return x * 2.0


tf_summary(x)

BRANCHES = []


# [fx.side_effect_in_tensor_if] STATE
def side_effect_in_tensor_if(x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
    if tf.reduce_sum(x) > 10.0:
        BRANCHES.append("big")
    else:
        BRANCHES.append("small")
    return x * 2.0


side_effect_in_tensor_if(x)

ROUNDS = []


# [fx.side_effect_in_tensor_loop] STATE
def side_effect_in_tensor_loop(x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS failure=HAS_UNCONVERTIBLE_CONTROL_FLOW
    for _ in tf.range(3):
        ROUNDS.append(1)
        x = x + 1.0
    return x


side_effect_in_tensor_loop(x)


# [fx.pruned_stateless_error] LOST_ERROR
def pruned_stateless_error(x, i):  # $ failure=LOSES_ERRORS
    tf.gather(x, i)
    return x + 1.0


try:
    pruned_stateless_error(x, tf.constant(9))
except tf.errors.InvalidArgumentError:
    print("caught")


# [fx.pruned_check] SAME
def pruned_check(x):  # $ transformation=CONVERT_TO_HYBRID
    tf.debugging.check_numerics(x, "bad")
    tf.debugging.assert_positive(x)
    return x + 1.0


pruned_check(x)


# [fx.used_error] SAME
def used_error(x, i):  # $ transformation=CONVERT_TO_HYBRID
    return x + tf.gather(x, i)


used_error(x, tf.constant(0))
