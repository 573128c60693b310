"""Refused: `total` gives a tensor to Python's own iteration, which a symbolic tensor does not allow."""

import tensorflow as tf


def total(x):
    rows = [tf.reduce_sum(row) for row in x]
    return tf.add_n(rows)


print(f"loss {float(total(tf.constant([[1.0, 2.0], [3.0, 4.0]]))):.4f}")
