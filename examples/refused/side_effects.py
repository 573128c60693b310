"""Refused: `step` appends to a list that outlives the call; traced, it would append once."""

import tensorflow as tf

history = []


def step(x):
    y = tf.reduce_sum(tf.exp(x))
    history.append(y)
    return y


for i in range(3):
    step(tf.fill((4,), float(i)))
print(f"loss {float(history[-1]):.4f}, {len(history)} values")
