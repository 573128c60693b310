"""Refused: `report` needs the value of a tensor, which there is only in eager execution."""

import tensorflow as tf


def report(x):
    return tf.reduce_mean(x).numpy()


print(f"loss {report(tf.constant([1.0, 3.0])):.4f}")
