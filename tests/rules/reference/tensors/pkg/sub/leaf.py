import tensorflow as tf

from ..functions import relative

relative(tf.ones(1))


def deep(a): ...  # $ parameter_tensor=a
