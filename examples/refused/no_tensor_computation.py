"""Refused: `first` receives tensors and does nothing with them."""

import tensorflow as tf


def first(x, y):
    return x


print(f"loss {float(first(tf.constant(1.0), tf.constant(2.0))):.4f}")
