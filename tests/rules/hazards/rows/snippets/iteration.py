# rule-test: kinds=failure,transformation
# Rows it.*, sh.* of tf-semantics: iteration over tensors and datasets, static shapes.
import tensorflow as tf

x = tf.constant([1.0, 2.0, 3.0])
pair = tf.constant([1.0, 2.0])
dataset = tf.data.Dataset.from_tensor_slices([1.0, 2.0, 3.0])


# [it.for_tensor] SAME
def for_tensor(x):  # $ transformation=CONVERT_TO_HYBRID
    total = tf.constant(0.0)
    for e in x:
        total += e
    return total


for_tensor(x)


# [it.for_tensor_append] ERROR
def for_tensor_append(x):  # $ failure=HAS_UNCONVERTIBLE_CONTROL_FLOW
    parts = []
    for e in x:
        parts.append(e * 2.0)
    return tf.stack(parts)


for_tensor_append(x)


# [it.comprehension] ERROR
def comprehension(x):  # $ failure=HAS_TENSOR_PARAMETER_ITERATION
    return tf.stack([e * 2.0 for e in x])


comprehension(x)


# [it.enumerate] ERROR
def enumerates(x):  # $ failure=HAS_TENSOR_PARAMETER_ITERATION
    total = tf.constant(0.0)
    for i, e in enumerate(x):
        total += float(i) * e
    return total


enumerates(x)


# [it.zip] ERROR
def zips(x, y):  # $ failure=HAS_TENSOR_PARAMETER_ITERATION
    total = tf.constant(0.0)
    for a, b in zip(x, y):
        total += a * b
    return total


zips(x, x)


# [it.unpack] ERROR
def unpack(x):  # $ failure=HAS_TENSOR_PARAMETER_ITERATION
    a, b = x
    return tf.stack([a + b, b])


unpack(pair)


# [it.star] ERROR
def star(x):  # $ failure=HAS_TENSOR_PARAMETER_ITERATION
    return tf.add(*x)


star(pair)


# [it.list_of] ERROR
def list_of(x):  # $ failure=HAS_TENSOR_PARAMETER_ITERATION
    return tf.stack(list(x)) * 2.0


list_of(x)


# [it.sum_builtin] ERROR
def sum_builtin(x):  # $ failure=HAS_TENSOR_PARAMETER_ITERATION
    return sum(x) * 2.0


sum_builtin(x)


# [it.max_builtin] ERROR
def max_builtin(a, b):  # $ failure=HAS_TENSOR_PARAMETER_ITERATION
    return max(a, b) * 1.0


max_builtin(tf.constant(1.0), tf.constant(2.0))


# [it.abs_builtin] SAME
def abs_builtin(x):  # $ transformation=CONVERT_TO_HYBRID
    return abs(x) + x**2 + (-x)


abs_builtin(x)


# [it.sorted] SAME
def sorts(x):  # $ transformation=CONVERT_TO_HYBRID
    return tf.stack(sorted(x))


sorts(x)


# [it.map_builtin] ERROR
def map_builtin(x):  # $ failure=HAS_TENSOR_PARAMETER_ITERATION
    return tf.stack(list(map(lambda e: e * 2.0, x)))


map_builtin(x)


# [it.any_all] ERROR
def any_all(x):  # $ failure=HAS_TENSOR_PARAMETER_ITERATION
    return any(t > 1.0 for t in [x[0], x[1]])


any_all(x)


# [it.unstack] SAME
def unstack(x):  # $ transformation=CONVERT_TO_HYBRID
    total = tf.constant(0.0)
    for e in tf.unstack(x):
        total += e
    return total


unstack(x)


# [it.list_arg] SAME
def list_arg(ts):  # $ transformation=CONVERT_TO_HYBRID
    total = tf.constant(0.0)
    for t in ts:
        total += tf.reduce_sum(t)
    return total


list_arg([x, pair])


# [it.dataset_in_fn] SAME
def dataset_in_fn(x):  # $ transformation=CONVERT_TO_HYBRID
    total = tf.constant(0.0)
    for e in dataset:
        total += e
    return total * x


dataset_in_fn(x)


# [it.dataset_arg] SAME
def dataset_arg(ds, x):  # $ transformation=CONVERT_TO_HYBRID
    total = tf.constant(0.0)
    for e in ds:
        total += e
    return total * x


dataset_arg(dataset, x)


# [it.dataset_enumerate] SAME
def dataset_enumerate(ds, x):  # $ transformation=CONVERT_TO_HYBRID
    total = tf.constant(0.0)
    for i, e in enumerate(ds):
        total += e * tf.cast(i, tf.float32)
    return total * x


dataset_enumerate(dataset, x)


# [it.dataset_py_counter] TYPE
def dataset_py_counter(ds, x):  # $ failure=RESULT_USED_AS_PYTHON
    n = 0
    for e in ds:
        n += 1
        x = x + e
    tf.print(x)
    return n


for _ in range(dataset_py_counter(dataset, x)):
    pass

APPENDED = []


# [it.dataset_append] STATE
def dataset_append(ds, x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS failure=HAS_UNCONVERTIBLE_CONTROL_FLOW
    for _ in ds:
        APPENDED.append(1)
    return x * 2.0


dataset_append(dataset, x)


# [it.dataset_next_iter] SAME
def dataset_next_iter(x):  # $ transformation=CONVERT_TO_HYBRID
    return x * next(iter(dataset))


dataset_next_iter(x)

ITERATOR = iter(dataset.repeat())


# [it.dataset_next_closure] SAME
def dataset_next_closure(x):  # $ transformation=CONVERT_TO_HYBRID
    return x * next(ITERATOR)


dataset_next_closure(x)
dataset_next_closure(x)


# [it.dataset_next_arg] SAME
def dataset_next_arg(it, x):  # $ transformation=CONVERT_TO_HYBRID
    return x * next(it)


dataset_next_arg(ITERATOR, x)


# [it.dataset_exhaust] ERRTYPE
def dataset_exhaust(it, x):  # $ failure=RAISES_OTHERWISE
    return x * next(it)


try:
    while True:
        dataset_exhaust(iter(dataset.take(0)), x)
except StopIteration:
    pass

MEAN = tf.Variable(0.0)


# [it.dataset_metric] SAME
def dataset_metric(ds, x):  # $ transformation=CONVERT_TO_HYBRID
    for e in ds:
        MEAN.assign_add(e)
        if MEAN > 3.0:
            break
    return x * MEAN


dataset_metric(dataset, x)


# [it.tensor_range_step] SAME
def tensor_range_step(x, n):  # $ transformation=CONVERT_TO_HYBRID
    total = 0
    for i in tf.range(n):
        total += i
    return x * tf.cast(total, tf.float32)


tensor_range_step(x, tf.constant(3))


# [sh.static_int] SAME
def static_int(x):  # $ transformation=CONVERT_TO_HYBRID
    n = x.shape[0]
    return tf.zeros([n]) + x


static_int(x)


# [sh.range_shape] SAME
def range_shape(x):  # $ transformation=CONVERT_TO_HYBRID
    total = tf.constant(0.0)
    for i in range(x.shape[0]):
        total += x[i]
    return total


range_shape(x)


# [sh.mean_divide] SAME
def mean_divide(x):  # $ transformation=CONVERT_TO_HYBRID
    return tf.reduce_sum(x) / x.shape[0]


mean_divide(x)


# [sh.dynamic] SAME
def dynamic(x):  # $ transformation=CONVERT_TO_HYBRID
    return tf.zeros([tf.shape(x)[0]]) + x


dynamic(x)


# [sh.as_list] SAME
def as_list(x):  # $ transformation=CONVERT_TO_HYBRID
    return tf.reshape(x, x.shape.as_list() + [1])


as_list(x)


# [sh.compare] SAME
def compare(x):  # $ transformation=CONVERT_TO_HYBRID
    if x.shape[0] == 3:
        return x * 2.0
    return x


compare(x)


# [sh.assert_shape] SAME
def assert_shape(x):  # $ transformation=CONVERT_TO_HYBRID
    assert x.shape == (3,)
    return x * 2.0


assert_shape(x)


# [sh.op_result_shape] ERROR
def op_result_shape(x):  # $ failure=READS_DYNAMIC_SHAPE
    kept = tf.boolean_mask(x, x > 1.0)
    return tf.reduce_sum(x) * kept.shape[0]


op_result_shape(x)


# [sh.unique_len] SAME
def unique_len(x):  # $ transformation=CONVERT_TO_HYBRID
    return x * float(len(tf.unique(x)[0]))


unique_len(x)


# [sh.where_dyn] SAME
def where_dyn(x):  # $ transformation=CONVERT_TO_HYBRID
    return tf.gather_nd(x, tf.where(x > 1.0))


where_dyn(x)


# [sh.ndim] SAME
def ndim(x):  # $ transformation=CONVERT_TO_HYBRID
    return x * float(x.ndim) + float(x.shape.rank) + float(len(x.get_shape()))


ndim(x)
