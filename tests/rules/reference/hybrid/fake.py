from . import local_tf as tf


@tf.function
def local_module(): ...
