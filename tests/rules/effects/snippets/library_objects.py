# rule-test: kinds=failure,transformation
# What a library object has as attributes and elements was there before it is read; what a call makes has new ones.
import numpy as np
import tensorflow as tf


class Wrapped(tf.keras.layers.Wrapper):
    def __init__(self, layer):  # $ failure=HAS_NO_TENSOR_PARAMETERS failure=HAS_PYTHON_SIDE_EFFECTS failure=CANNOT_BE_DECORATED failure=CREATES_VARIABLES
        super().__init__(layer)
        self.v = tf.Variable(1.0)

    def switch(self, x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
        self.layer.rank = len(x.shape)
        return x + 1.0


def mark(model, x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
    model.layers[0].rank = len(x.shape)
    return x + 1.0


def mark_all(model, x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
    for layer in model.layers:
        layer.rank = len(x.shape)
    return x + 1.0


def own_rows(x):  # $ transformation=CONVERT_TO_HYBRID
    table = np.zeros((2, 3))
    table[0][1] = 2.0
    for row in table:
        row[2] = 1.0
    return x + tf.constant(table)


x = tf.ones(3)
wrapped = Wrapped(tf.keras.layers.Dense(2))
wrapped.switch(x)
model = tf.keras.Sequential([tf.keras.layers.Dense(2)])
mark(model, x)
mark_all(model, x)
own_rows(x)
