"""Refused: `power` is recursive; tracing it would not end."""

import tensorflow as tf


def power(x, n):
    if tf.less_equal(n, 0):
        return tf.ones_like(x)
    return x * power(x, n - 1)


print(f"loss {float(tf.reduce_sum(power(tf.constant([1.0, 2.0]), tf.constant(5)))):.4f}")
