# rule-test: speculate=off kinds=tensor_parameter,primitive_parameter,side_effects,recursive,verdict_assumption,precondition
# Without speculation nothing is guessed: what rests on a guess stays open.
import tensorflow as tf


def train_step(a):  # $ tensor_parameter=null primitive_parameter=null
    return a * 2


class Model(tf.keras.Model):
    def call(self, a):  # $ tensor_parameter=null primitive_parameter=null
        return a * 2


def calls_unknown(a):  # $ tensor_parameter=true side_effects=null
    return unknown(a) + tf.exp(a)


def calls_parameter(f, a):  # $ tensor_parameter=null primitive_parameter=null side_effects=null
    return f(a)


def below(a):  # $ tensor_parameter=true side_effects=null
    return calls_unknown(a)


def text(a: tf.Tensor, mode: str):  # $ tensor_parameter=true primitive_parameter=true verdict_assumption="the annotation of `a` is right: it receives tensors"
    return tf.exp(a) if mode == "exp" else tf.sin(a)


def known(a):  # $ tensor_parameter=true precondition=P1
    return tf.exp(a)


def known_effect(a):  # $ tensor_parameter=true side_effects=true
    print(unknown(a))


x = tf.ones(2)
calls_unknown(x)
below(x)
known(x)
known_effect(x)
