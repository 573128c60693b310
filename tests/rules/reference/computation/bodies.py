# rule-test: compat=reference seed=entries kinds=tensor_computation
# Section 9: whether a function computes on tensors.
import numpy as np
import tensorflow as tf

x = tf.ones((2, 3))
k = np.ones(3)
layer = tf.keras.layers.Dense(1)


def operation(a):  # $ tensor_computation=true
    return tf.exp(a)


def operator(a):  # $ tensor_computation=true
    return a + 1


def negation(a):  # $ tensor_computation=true
    return -a


def applies_layer(a):  # $ tensor_computation=true
    return layer(a)


def subscript(a):  # $ tensor_computation=true
    return a[0]


def creates():  # $ tensor_computation=true
    return tf.constant(1)


def prints(a):  # $ tensor_computation=true
    tf.print(a)


def below(a):  # $ tensor_computation=true
    return operation(a)


def returns_parameter(a):
    return a


def nothing(a):
    pass


def pure_numpy(a):
    return np.sum(k)


def numpy_parameter(a):
    return a + a


def numpy_and_tensor(a):  # $ tensor_computation=true
    return a + x


def python_numbers(n):
    return n * 2 + 1


def checkpoint(a):
    tf.train.latest_checkpoint("d")
    return a


def writes_file(a):
    tf.io.gfile.exists("f")
    return a


def shape_only(a):
    return a.shape


def by_unknown(a):
    return unknown(a)


def unknown_of_tensorflow(a):  # $ tensor_computation=true
    return tf.not_modelled.operation(a)


def dtype_only(a):
    return a.dtype


operation(x)
operator(x)
negation(x)
applies_layer(x)
subscript(x)
creates()
prints(x)
below(x)
returns_parameter(x)
nothing(x)
pure_numpy(x)
numpy_parameter(k)
numpy_and_tensor(k)
python_numbers(3)
checkpoint(x)
writes_file(x)
shape_only(x)
by_unknown(x)
unknown_of_tensorflow(x)
dtype_only(x)
