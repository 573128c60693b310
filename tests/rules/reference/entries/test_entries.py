# rule-test: compat=reference seed=entries kinds=recursive
# Section 12: who has a call-graph node.
import functools

import pytest
import tensorflow as tf


def test_one(): ...
def test_two(fixture): called_by_test()
def called_by_test(): ...
def helper(): ...  # $ recursive=null


@pytest.mark.parametrize("n", [1])
def test_decorated(n): ...


class TestCase:
    def test_method(self): ...

    def other(self): ...  # $ recursive=null


class CaseTest:
    def test_method(self): ...


class TestWithInit:
    def __init__(self): ...  # $ recursive=null

    def test_method(self): ...  # $ recursive=null


class Other:
    def test_method(self): ...  # $ recursive=null


def outer():  # $ recursive=null
    def test_nested(): ...  # $ recursive=null


def decorator(f):
    def wrapper(*args):  # $ recursive=null
        return f(*args)

    return wrapper


@decorator
def decorated(): ...  # $ recursive=null


@functools.lru_cache()
def cached(): ...  # $ recursive=null


@unknown.decorator
def unknown_decorated(): ...  # $ recursive=null


@tf.function
def hybrid(): ...


@tf.function
@decorator
def hybrid_decorated(): ...  # $ recursive=null


class P:
    @property
    def value(self):  # $ recursive=null
        return only_from_property()

    @value.setter
    def value(self, v): ...  # $ recursive=null

    @staticmethod
    def static(): ...

    @classmethod
    def of_class(cls): ...

    def __getitem__(self, key): ...  # $ recursive=null

    def __call__(self): ...


def only_from_property(): ...  # $ recursive=null
def key(e): ...  # $ recursive=null
def mapped(e): ...
def filtered(e): ...  # $ recursive=null
def conditional(): ...  # $ recursive=null
def run_by_strategy(): ...
def given_away(): ...  # $ recursive=null
def in_main(): ...
def generator():
    yield 1


def generated():
    yield 1


decorated()
cached()
unknown_decorated()
hybrid()
hybrid_decorated()
p = P()
p.value
p.value = 1
p.static()
p.of_class()
p[0]
p()
sorted([1], key=key)
tf.data.Dataset.range(3).map(mapped).filter(filtered)
tf.cond(True, conditional, conditional)
tf.distribute.MirroredStrategy().run(run_by_strategy)
unknown.call(given_away)
for e in generator():
    pass
next(generated())
if __name__ == "__main__":
    in_main()


class Keras(tf.keras.Model):
    def __init__(self): ...

    def build(self, shape): ...

    def call(self, a): ...

    def train_step(self, data): ...  # $ recursive=null


m = Keras()
m(tf.ones(3))
m.fit(tf.ones(3))
