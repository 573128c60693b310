# rule-test: kinds=failure,transformation
# Rows ex.* of tf-semantics: exceptions, assert, context managers. `# [row] measured verdict` stands above each function.
import contextlib
import threading
import time

import tensorflow as tf

x = tf.constant([1.0, 2.0])
square = tf.constant([[2.0, 0.0], [0.0, 2.0]])


# [ex.raise_py_cond] SAME
def raise_py_cond(x):  # $ transformation=CONVERT_TO_HYBRID
    if x.shape[0] != 2:
        raise ValueError("shape")
    return x * 2.0


raise_py_cond(x)


# [ex.raise_tensor_cond] ERROR
def raise_tensor_cond(x):  # $ failure=HAS_TRACE_TIME_EXCEPTIONS
    if tf.reduce_sum(x) < 0.0:
        raise ValueError("neg")
    return x * 1.0


raise_tensor_cond(x)


# [ex.raise_in_else] ERROR
def raise_in_else(x):  # $ failure=HAS_TRACE_TIME_EXCEPTIONS
    if tf.reduce_sum(x) > 0.0:
        return x * 1.0
    else:
        raise ValueError("neg")


raise_in_else(x)


# [ex.assert_py] SAME
def assert_py(x, flag):  # $ transformation=CONVERT_TO_HYBRID
    assert flag
    return x * 1.0


try:
    assert_py(x, False)
except AssertionError:
    pass


# [ex.assert_tensor] ERROR
def assert_tensor(x):  # $ failure=CONVERTS_TENSORS_TO_PYTHON
    assert tf.reduce_sum(x) > 0.0
    return x * 1.0


assert_tensor(x)


# [ex.tf_debugging] SAME
def tf_debugging(x):  # $ transformation=CONVERT_TO_HYBRID
    tf.debugging.assert_positive(x)
    return x * 1.0


tf_debugging(x)


# [ex.tf_assert_caught_outside] SAME
def tf_assert_caught_outside(x):  # $ transformation=CONVERT_TO_HYBRID
    tf.debugging.assert_negative(x)
    return x * 1.0


try:
    tf_assert_caught_outside(x)
except tf.errors.InvalidArgumentError:
    pass


# [ex.try_except_runtime] ERROR
def try_except_runtime(x, i):  # $ failure=HAS_TRACE_TIME_EXCEPTIONS
    try:
        return tf.gather(x, i)
    except tf.errors.InvalidArgumentError:
        return tf.constant(-1.0)


try_except_runtime(x, tf.constant(0))
try_except_runtime(x, tf.constant(9))


# [ex.try_except_static] ERROR
def try_except_static(a, b):  # $ failure=HAS_TRACE_TIME_EXCEPTIONS
    try:
        return tf.matmul(a, b)
    except tf.errors.InvalidArgumentError:
        return a


try_except_static(tf.ones([2, 3]), tf.ones([2, 3]))


# [ex.try_except_static_both] SAME
def try_except_static_both(a, b):  # $ SPURIOUS: failure=HAS_TRACE_TIME_EXCEPTIONS MISSING: transformation=CONVERT_TO_HYBRID
    try:
        return tf.matmul(a, b)
    except (ValueError, tf.errors.InvalidArgumentError):
        return a


try_except_static_both(tf.ones([2, 3]), tf.ones([2, 3]))


# [ex.try_except_bare] ERROR
def try_except_bare(x, i):  # $ failure=HAS_TRACE_TIME_EXCEPTIONS
    try:
        return tf.gather(x, i)
    except:  # noqa: E722
        return tf.constant(-1.0)


try_except_bare(x, tf.constant(9))


# [ex.try_except_py] SAME
def try_except_py(x, d):  # $ transformation=CONVERT_TO_HYBRID
    try:
        k = d["k"]
    except KeyError:
        k = 2.0
    return x * k


try_except_py(x, {"k": 3.0})
try_except_py(x, {"j": 3.0})

LOG = []


# [ex.try_finally] STATE
def try_finally(x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
    try:
        return x * 2.0
    finally:
        LOG.append(1)


try_finally(x)
try_finally(x)


# [ex.try_with_tensor_if] SAME
def try_with_tensor_if(x):  # $ transformation=CONVERT_TO_HYBRID
    try:
        if tf.reduce_sum(x) > 0.0:
            x = x * 2.0
    except ValueError:
        pass
    return x


try_with_tensor_if(x)


# [ex.try_return_in_tensor_if] SAME
def try_return_in_tensor_if(x):  # $ transformation=CONVERT_TO_HYBRID
    try:
        if tf.reduce_sum(x) > 0.0:
            return x * 2.0
        return x
    except ValueError:
        return -x


try_return_in_tensor_if(x)


# [ex.numpy_fallback] VALUE
def numpy_fallback(x):  # $ failure=HAS_EAGER_ONLY_CALLS
    try:
        return tf.constant(x.numpy()) * 1.0
    except AttributeError:
        return x * 2.0


numpy_fallback(x)


# [ex.div_zero_int] SAME
def div_zero_int(a, b):  # $ transformation=CONVERT_TO_HYBRID
    return a // b


try:
    div_zero_int(tf.constant(1), tf.constant(0))
except tf.errors.InvalidArgumentError:
    pass


# [ex.py_div_zero] ERRTYPE
def py_div_zero(x, flag):  # $ failure=RAISES_OTHERWISE
    k = 0 if flag else 1
    return x * float(1 / k)


try:
    py_div_zero(x, True)
except ZeroDivisionError:
    pass


# [ex.shape_mismatch_type] ERRTYPE
def shape_mismatch_type(a, b):  # $ MISSING: failure=RAISES_OTHERWISE SPURIOUS: transformation=CONVERT_TO_HYBRID
    return a + b


try:
    shape_mismatch_type(tf.ones(2), tf.ones(3))
except tf.errors.InvalidArgumentError:
    pass


# [ex.dtype_mismatch_type] ERRTYPE
def dtype_mismatch_type(a, b):  # $ failure=RAISES_OTHERWISE
    return a + b


try:
    dtype_mismatch_type(tf.ones(2), tf.ones(2, tf.int32))
except tf.errors.InvalidArgumentError:
    pass


class CodeError(Exception):
    def __init__(self, code, text):  # $ failure=CANNOT_BE_DECORATED failure=HAS_NO_TENSOR_PARAMETERS failure=HAS_PYTHON_SIDE_EFFECTS
        super().__init__(text)
        self.code = code


# [ex.custom_exc_attrs] VALUE
def custom_exc_attrs(x, flag):  # $ failure=RAISES_OTHERWISE
    if flag:
        raise CodeError(3, "text")
    return x * 1.0


try:
    custom_exc_attrs(x, True)
except CodeError as error:
    repr(error.code)


# [ex.exc_value_error_caught] VALUE
def exc_value_error_caught(x, flag):  # $ failure=RAISES_OTHERWISE
    if flag:
        raise ValueError("bad")
    return x * 1.0


try:
    exc_value_error_caught(x, True)
except ValueError as caught:
    repr(str(caught))


# [ex.exc_identity] VALUE
def exc_identity(x, flag):  # $ failure=RAISES_OTHERWISE
    if flag:
        raise KeyError("k")
    return x * 1.0


try:
    exc_identity(x, True)
except KeyError as caught:
    repr(caught.args)

EVENTS = []


class Recorded:
    def __enter__(self):  # $ failure=CANNOT_BE_DECORATED failure=HAS_NO_TENSOR_PARAMETERS failure=HAS_PYTHON_SIDE_EFFECTS failure=RETURNS_OBJECTS
        EVENTS.append("in")
        return self

    def __exit__(self, *exc):  # $ failure=CANNOT_BE_DECORATED failure=HAS_NO_TENSOR_PARAMETERS failure=HAS_PYTHON_SIDE_EFFECTS
        EVENTS.append("out")


# [ex.with_py_cm] STATE
def with_py_cm(x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
    with Recorded():
        return x * 2.0


with_py_cm(x)
with_py_cm(x)

TIMES = []


@contextlib.contextmanager
def timer():  # $ failure=CANNOT_BE_DECORATED failure=HAS_NO_TENSOR_PARAMETERS failure=HAS_PYTHON_SIDE_EFFECTS
    start = time.perf_counter()
    yield
    TIMES.append(time.perf_counter() > start)


# [ex.with_timer] STATE
def with_timer(x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
    with timer():
        y = x * 2.0
    return y


with_timer(x)
with_timer(x)

LOCK = threading.Lock()


# [ex.with_lock] SAME
def with_lock(x):  # $ transformation=CONVERT_TO_HYBRID
    with LOCK:
        return x * 2.0


with_lock(x)


# [ex.with_device_scope] SAME
def with_device_scope(x):  # $ transformation=CONVERT_TO_HYBRID
    with tf.device("/CPU:0"), tf.name_scope("a"):
        return x * 2.0


with_device_scope(x)


# [ex.bad_name] ERROR
def bad_name(x):  # $ failure=HAS_INVALID_NAME_ARGUMENTS
    return tf.sqrt(x, tf.float32)


bad_name(x)


# [ex.bad_name_str] ERROR
def bad_name_str(x):  # $ failure=HAS_INVALID_NAME_ARGUMENTS
    return tf.sqrt(x, name="a b!")


bad_name_str(x)


# [ex.stop_iteration] SAME
def stop_iteration(x, done):  # $ transformation=CONVERT_TO_HYBRID
    if done:
        raise StopIteration
    return x * 1.0


stop_iteration(x, False)
try:
    stop_iteration(x, True)
except StopIteration:
    pass


# [ex.sys_exit] SAME
def sys_exit(x, done):  # $ transformation=CONVERT_TO_HYBRID
    if done:
        raise SystemExit(0)
    return x * 1.0


sys_exit(x, False)
