"""Refused: `spread` gives its parameter to NumPy, which cannot take a symbolic tensor."""

import numpy as np
import tensorflow as tf


def spread(x):
    return tf.constant(np.std(x)) * tf.reduce_mean(x)


print(f"loss {float(spread(tf.constant([1.0, 3.0]))):.4f}")
