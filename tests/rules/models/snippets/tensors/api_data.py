# Elements of datasets and what callbacks of tf.data and of control flow are passed.
import numpy as np
import tensorflow as tf

dataset = tf.data.Dataset.from_tensor_slices((np.ones(3), np.zeros(3)))  # $ type=dataset:tensorflow.data.Dataset
batches = dataset.shuffle(10).batch(2).prefetch(tf.data.AUTOTUNE)  # $ type=batches:tensorflow.data.Dataset


def decode(image, label):  # $ tensor=image tensor=label
    return image, label


def keep(image, label):  # $ tensor=image tensor=label
    return image > 0


mapped = batches.map(decode).filter(keep)  # $ type=mapped:tensorflow.data.Dataset
for images, labels in mapped:  # $ tensor=images tensor=labels type=images:tensorflow.data.Dataset.element type=labels:tensorflow.data.Dataset.element type=images:tensorflow.Tensor type=labels:tensorflow.Tensor
    pass
for step, element in enumerate(mapped):  # $ tensor=element type=element:tensorflow.data.Dataset.element type=step:builtins.int
    pass
iterator = iter(mapped)  # $ type=iterator:builtins.iterator
item = next(iterator)  # $ tensor=item type=item:tensorflow.data.Dataset.element
for arrays in mapped.as_numpy_iterator():  # $ tensor=arrays type=arrays:numpy.ndarray
    pass


def accumulate(state, value):  # $ tensor=state tensor=value
    return state


total = mapped.reduce(0.0, accumulate)  # $ tensor=total type=total:tensorflow.Tensor


def per_row(row):  # $ tensor=row
    return row


rows = tf.map_fn(per_row, tf.ones([2, 2]))  # $ tensor=rows type=rows:tensorflow.Tensor


def condition(i, acc):  # $ tensor=acc tensor=i
    return i < 3


def body(i, acc):  # $ tensor=acc tensor=i
    return i + 1, acc


last, result = tf.while_loop(condition, body, (tf.constant(0), tf.ones(2)))  # $ tensor=last tensor=result type=last:tensorflow.Tensor type=result:tensorflow.Tensor


def then():
    return tf.ones(2)


chosen = tf.cond(last > 0, then, lambda: tf.zeros(2))  # $ tensor=chosen type=chosen:tensorflow.Tensor


def python(value):  # $ tensor=value
    return value


called = tf.py_function(python, [result], tf.float32)  # $ tensor=called type=called:tensorflow.Tensor
strategy = tf.distribute.MirroredStrategy()  # $ type=strategy:tensorflow.distribute.MirroredStrategy


def replica_step(features):  # $ tensor=features
    return features


with strategy.scope():
    reduced = strategy.reduce("SUM", strategy.run(replica_step, args=(result,)), axis=None)  # $ tensor=reduced type=reduced:tensorflow.Tensor
