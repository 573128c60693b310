# rule-test: compat=reference seed=entries kinds=hybrid,decorator_flag,precondition
# Section 2: which decorators make a function hybrid in the reference's eyes, and which flags they set.
import functools

import tensorflow
import tensorflow as ta
import tensorflow as tf
from tensorflow import function
from tensorflow import function as graph
from tensorflow.python.eager.def_function import function as def_function
from tensorflow.python.eager import def_function as home

alias = tf.function


@tf.function
def bare(): ...  # $ hybrid=true


@ta.function
def other_alias(): ...  # $ hybrid=true


@tensorflow.function
def full_name(): ...  # $ hybrid=true


@function
def named_import(): ...  # $ hybrid=true


@graph
def renamed_import(): ...


@alias
def assigned(): ...


@home.function
def home_module(): ...  # $ hybrid=true


@tf.function()
def called(): ...  # $ hybrid=true


@tf.function(autograph=True)
def keyword(): ...  # $ hybrid=true decorator_flag=autograph


@tf.function(autograph=False, jit_compile=None)
def values_do_not_count(): ...  # $ hybrid=true decorator_flag=autograph decorator_flag=jit_compile


@tf.function(experimental_compile=True, experimental_relax_shapes=True)
def deprecated(): ...  # $ hybrid=true decorator_flag=jit_compile decorator_flag=reduce_retracing


@tf.function(experimental_follow_type_hints=False)
def hints_off(): ...  # $ hybrid=true decorator_flag=experimental_follow_type_hints


@tf.function(None, None, False)
def positional(): ...  # $ hybrid=true decorator_flag=func decorator_flag=input_signature decorator_flag=autograph


@tf.function(None, (tf.TensorSpec(None, tf.float32),), True, None, True, "x", None, True, True, True)
def all_positions(): ...  # $ hybrid=true decorator_flag=func decorator_flag=input_signature decorator_flag=autograph decorator_flag=jit_compile decorator_flag=reduce_retracing decorator_flag=experimental_implements decorator_flag=experimental_autograph_options decorator_flag=experimental_follow_type_hints


@tf.function(unknown=1)
def unknown_keyword(): ...  # $ hybrid=true


@tf.function(**{"autograph": True})
def double_star(): ...  # $ hybrid=true


@tf.function(autograph=True)
@tf.function(jit_compile=True)
def twice(): ...  # $ hybrid=true decorator_flag=jit_compile


@functools.partial(tf.function, autograph=True)
def partial(): ...


@tf.autograph.experimental.do_not_convert
def not_converted(): ...


@tf.unknown.function
def elsewhere(): ...


decorators = [tf.function]


@decorators[0]
def subscript(): ...


def by_call(): ...


by_call = tf.function(by_call)
tf.function(lambda x: x)


class C:
    @tf.function
    def method(self): ...  # $ hybrid=true

    @staticmethod
    @tf.function
    def static(): ...  # $ hybrid=true

    @tf.function
    @classmethod
    def of_class(cls): ...  # $ hybrid=true

    @property
    def prop(self): ...

    @prop.setter
    def prop(self, value): ...

    if True:

        @tf.function
        def below_if(self): ...  # $ hybrid=true


def outer():
    import tensorflow as inner_tf

    @inner_tf.function
    def nested():  # $ hybrid=true
        @function(autograph=True)
        def deeper(): ...  # $ hybrid=true decorator_flag=autograph

    @tf.function
    async def coroutine(): ...  # $ hybrid=true
