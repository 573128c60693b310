# rule-test: kinds=failure,transformation
# A function that says that it returns a layer or a dataset is believed, where nothing is known of what it returns.
from unknown import Stack, scale
import tensorflow as tf

BaseLayer = tf.keras.layers.Layer


def stacked(x) -> BaseLayer:  # $ failure=RETURNS_OBJECTS
    return Stack(tf.sin(x))


def batched(x) -> tf.data.Dataset:  # $ failure=RETURNS_OBJECTS
    return Stack(tf.sin(x))


def scaled(x) -> tf.Tensor:  # $ transformation=CONVERT_TO_HYBRID
    return scale(tf.sin(x))


def wrongly_annotated(x) -> BaseLayer:  # $ transformation=CONVERT_TO_HYBRID
    return tf.sin(x)


x = tf.ones(3)
stacked(x)
batched(x)
scaled(x)
wrongly_annotated(x)
