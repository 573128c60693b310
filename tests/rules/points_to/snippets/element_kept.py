# rule-test: kinds=calls
# Who calls what `tf.custom_gradient` makes of a function gets the first element of the pair that it returns.
import tensorflow as tf


def result():
    pass


def gradient():
    pass


@tf.custom_gradient  # $ calls=tensorflow.custom_gradient
def decorated(x):
    return result, gradient


class Quantizer:
    @tf.custom_gradient  # $ calls=tensorflow.custom_gradient
    def call(self, x):
        if x is None:
            return result, gradient
        return made()  # $ calls=element_kept.made


def made():
    return result, gradient


def wrapped(x):
    return [result, gradient]


decorated(1)()  # $ calls=element_kept.decorated calls=element_kept.result
Quantizer().call(1)()  # $ calls=element_kept.Quantizer.call calls=element_kept.result
tf.custom_gradient(wrapped)(1)()  # $ calls=tensorflow.custom_gradient calls=element_kept.wrapped calls=element_kept.result
made()[1]()  # $ calls=element_kept.made calls=element_kept.gradient
