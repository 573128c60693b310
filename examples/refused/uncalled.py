"""Undeterminable: nothing calls `project`, so nobody knows what it receives."""

import tensorflow as tf


def project(x, size):
    return tf.reshape(x, (size, -1))


print(f"loss {float(tf.reduce_sum(tf.ones((2, 2)))):.4f}")
