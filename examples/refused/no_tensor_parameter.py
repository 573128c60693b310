"""Refused: `schedule` receives no tensor."""

import tensorflow as tf


def schedule(names):
    return {name: position for position, name in enumerate(names)}


order = schedule(["dense", "output"])
print(f"loss {float(tf.reduce_sum(tf.constant([1.0, 2.0]))) + order['output']:.4f}")
