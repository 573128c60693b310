# rule-test: kinds=failure,precondition,verdict_assumption
# Section 13.9: the set of distinct values that reach a parameter decides. What is computed from constants stays; what
# is computed from itself, from a loop index or from a size does not.
from typing import Optional, Union

import tensorflow as tf

x = tf.ones((2, 3))


def mel(hz):  # $ failure=HAS_NO_TENSOR_PARAMETERS
    return 1.0 + hz / 700.0


def fixed(a, low):  # $ precondition=P1
    return tf.exp(a) * low + tf.sin(a)


def counted(a, n):  # $ failure=HAS_PRIMITIVE_PARAMETERS
    return tf.exp(a) * n + tf.sin(a)


def scheduled(a, rate):  # $ failure=HAS_PRIMITIVE_PARAMETERS
    return tf.exp(a) * rate + tf.sin(a)


def sized(a, size):  # $ failure=HAS_PRIMITIVE_PARAMETERS
    return tf.exp(a) * size + tf.sin(a)


def named(a, name):  # $ failure=HAS_PRIMITIVE_PARAMETERS
    return tf.exp(a, name=name) + tf.sin(a)


def converted(a, given):  # $ failure=HAS_PRIMITIVE_PARAMETERS
    return tf.exp(a) * given + tf.sin(a)


def formatted(a, name):  # $ failure=HAS_PRIMITIVE_PARAMETERS
    return tf.exp(a, name=name) + tf.sin(a)


# A text is the name of a mode, unless what is passed shows that it varies; a number may be any.
def text(a: tf.Tensor, mode: str):  # $ precondition=P1 verdict_assumption="the annotation of `a` is right: it receives tensors" verdict_assumption="`mode` is a text, as annotated, and one of few"
    return tf.exp(a) if mode == "exp" else tf.sin(a)


def optional_text(a: tf.Tensor, mode: Optional[str] = None):  # $ precondition=P1 verdict_assumption="the annotation of `a` is right: it receives tensors" verdict_assumption="`mode` is a text, as annotated, and one of few"
    return tf.exp(a) if mode == "exp" else tf.sin(a)


def text_or_number(a: tf.Tensor, mode: Union[str, int]):  # $ failure=HAS_PRIMITIVE_PARAMETERS verdict_assumption="the annotation of `a` is right: it receives tensors"
    return tf.exp(a) if mode == "exp" else tf.sin(a)


def number(a: tf.Tensor, n: int):  # $ failure=HAS_PRIMITIVE_PARAMETERS verdict_assumption="the annotation of `a` is right: it receives tensors"
    return tf.exp(a) * n + tf.sin(a)


def varying_text(a: tf.Tensor, name: str):  # $ failure=HAS_PRIMITIVE_PARAMETERS
    return tf.exp(a, name=name) + tf.sin(a)


# Nothing is known of what comes in: what is made of it hides that, but does not stay.
def uncalled(given):  # $ failure=UNDETERMINABLE_TENSOR_PARAMETER failure=UNDETERMINABLE_PRIMITIVE_PARAMETER
    converted(x, float(given))
    formatted(x, f"step{given}")


rate = 1.0
for i in range(100):
    fixed(x, mel(20.0) * 2)
    fixed(x, abs(mel(8000.0)))
    counted(x, 2 * i + 1)
    half = rate / 2
    rate = half + 0.1
    scheduled(x, rate)
    sized(x, len(open("lines").readlines()) - 1)
    named(x, f"step{i}")
    varying_text(x, f"step{i}")
