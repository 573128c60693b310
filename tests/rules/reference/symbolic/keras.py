# rule-test: compat=reference seed=entries kinds=keras_symbolic
# Section 9: functions that are fed with symbolic Keras tensors.
import tensorflow as tf
from tensorflow.keras import layers


def of_input(a):  # $ keras_symbolic=true
    return a * 2


def of_layers_input(a):  # $ keras_symbolic=true
    return a * 2


def by_keyword(a):  # $ keras_symbolic=true
    return a * 2


def of_layer(a):  # $ keras_symbolic=true
    return a * 2


def of_layer_of_layer(a):  # $ keras_symbolic=true
    return a * 2


def of_layer_variable(a):  # $ keras_symbolic=true
    return a * 2


def of_branches(a):  # $ keras_symbolic=true
    return a * 2


def of_layer_branches(a):  # $ keras_symbolic=true
    return a * 2


def of_layer_after_branches(a):  # $ keras_symbolic=true
    return a * 2


def of_own_layer(a):
    return a * 2


def of_one_branch(a):
    return a * 2


def of_tensor(a):
    return a * 2


def of_layer_on_tensor(a):
    return a * 2


def of_operator(a):
    return a * 2


def from_function(a):  # $ keras_symbolic=true
    return a * 2


def builds():
    inputs = tf.keras.Input((3,))
    return from_function(inputs)


class C:
    def method(self, a):
        return a * 2


class Layer(tf.keras.layers.Layer):
    def call(self, inputs):
        return inputs


flag = input()
inputs = tf.keras.Input((3,))
of_input(inputs)
of_layers_input(layers.Input((3,)))
by_keyword(a=inputs)
hidden = layers.Dense(3)(inputs)
of_layer(hidden)
of_layer_of_layer(layers.Dense(3)(hidden))
dense = layers.Dense(3)
of_layer_variable(dense(inputs))
if flag:
    both = tf.keras.Input((3,))
    one = tf.keras.Input((3,))
else:
    both = tf.keras.Input((4,))
    one = tf.ones((1, 3))
of_branches(both)
if flag:
    deep = dense(inputs)
else:
    deep = inputs
of_layer_branches(deep)
of_layer_after_branches(dense(deep))
of_own_layer(Layer()(inputs))
of_one_branch(one)
of_tensor(tf.ones(3))
of_layer_on_tensor(dense(tf.ones((1, 3))))
of_operator(inputs * 2)
builds()
C().method(inputs)
Layer()(inputs)
