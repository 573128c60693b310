# rule-test: kinds=hybrid,decorator_flag
# Section 13.11: every way to a graph function that the reference does not see.
import functools
from functools import partial

import tensorflow as tf
from tensorflow import function as graph
from tensorflow.compat.v2 import function as compat_function
from tensorflow.python.eager.def_function import function as old_home
from tensorflow.python.eager.polymorphic_function.polymorphic_function import function as new_home

alias = tf.function
graph_fast = tf.function(jit_compile=True)
by_partial_name = partial(tf.function, autograph=False)
decorators = [tf.function]


@graph
def renamed_import(): ...  # $ hybrid=true


@alias
def assigned(): ...  # $ hybrid=true


@compat_function
def compat(): ...  # $ hybrid=true


@old_home
def from_old_home(): ...  # $ hybrid=true


@new_home
def from_new_home(): ...  # $ hybrid=true


@tf.compat.v2.function
def compat_attribute(): ...  # $ hybrid=true


@graph_fast
def by_factory(): ...  # $ hybrid=true decorator_flag=jit_compile


@functools.partial(tf.function, autograph=False)
def by_partial(): ...  # $ hybrid=true decorator_flag=autograph


@by_partial_name
def by_named_partial(): ...  # $ hybrid=true decorator_flag=autograph


@decorators[0]
def by_subscript(): ...  # $ hybrid=true


@(lambda f: tf.function(f))
def by_lambda(): ...  # $ hybrid=true


def own(f):
    return tf.function(f)


def own_with_arguments(**options):
    def decorate(f):
        return tf.function(f, **options)

    return decorate


@own
def by_own_decorator(): ...  # $ hybrid=true


@own_with_arguments(autograph=False)
def by_own_factory(): ...  # $ hybrid=true


def rebound(): ...  # $ hybrid=true


rebound = tf.function(rebound)


def called_at_once(a): ...  # $ hybrid=true


tf.function(called_at_once)(1)


def by_keyword(): ...  # $ hybrid=true


other = tf.function(func=by_keyword)


def through_factory(): ...  # $ hybrid=true


compiled = tf.function(jit_compile=True)(through_factory)


class Model(tf.Module):
    def __init__(self):
        self.fast = tf.function(self.method)

    def method(self): ...  # $ hybrid=true

    @tf.function
    def decorated(self): ...  # $ hybrid=true

    def plain(self): ...


Model().fast()


@tf.function(experimental_follow_type_hints=False)
def hints_off(): ...  # $ hybrid=true


@tf.function(experimental_follow_type_hints=True)
def hints_on(): ...  # $ hybrid=true decorator_flag=experimental_follow_type_hints


@tf.autograph.experimental.do_not_convert
def not_converted(): ...


def function(f):
    return f


@function
def own_function(): ...
