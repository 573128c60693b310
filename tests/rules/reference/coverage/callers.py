# rule-test: compat=reference seed=entries kinds=caller_covered
# Section 9: functions all of whose callers are hybrid or covered themselves.
import tensorflow as tf


def by_hybrid(a):  # $ caller_covered=true
    return a


@tf.function
def hybrid(a):
    nested_hybrid(a)
    return through(a), by_hybrid(a), also_by_module(a), also_by_eager(a), through_hybrid_lambda(a), by_callback(a)


@tf.function
def nested_hybrid(a):  # $ caller_covered=true
    return a


def through(a):  # $ caller_covered=true
    return below(a)


def below(a):  # $ caller_covered=true
    return a


def also_by_module(a):
    return a


def also_by_eager(a):
    return a


def eager(a):
    return also_by_eager(a)


def through_hybrid_lambda(a):  # $ caller_covered=true
    return (lambda b: in_lambda(b))(a)


def in_lambda(a):
    return a


def by_callback(a):  # $ caller_covered=true
    return tf.data.Dataset.range(3).map(mapped)


def mapped(a):  # $ caller_covered=true
    return a


@tf.function
def self_recursive_caller(a):
    return self_recursive(a)


def self_recursive(a):  # $ caller_covered=true
    return self_recursive(a)


@tf.function
def mutual_caller(a):
    return mutual_a(a)


def mutual_a(a):
    return mutual_b(a)


def mutual_b(a):
    return mutual_a(a)


def not_called(a):
    return called_by_uncalled(a)


def called_by_uncalled(a):
    return a


@tf.function
def calls_shared(a):
    return shared_with_dead(a)


def shared_with_dead(a):  # $ caller_covered=true
    return a


def dead(a):
    return shared_with_dead(a)


class Model(tf.keras.Model):
    def __init__(self):
        super().__init__()

    def call(self, inputs):  # $ caller_covered=true
        return inputs

    @tf.function
    def step(self, a):
        return self(a)


def test_like(a):
    return a


hybrid(1)
also_by_module(1)
eager(1)
self_recursive_caller(1)
mutual_caller(1)
calls_shared(1)
Model().step(1)
