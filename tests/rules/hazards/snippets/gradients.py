# rule-test: kinds=failure,transformation
# What `tf.custom_gradient` makes of a function returns only the tensor of its pair: those who call it can be graphs.
import tensorflow as tf


@tf.custom_gradient
def sign(x):  # $ failure=RETURNS_OBJECTS
    def gradient(upstream):  # $ failure=NO_TENSOR_COMPUTATION failure=UNDETERMINABLE_PRIMITIVE_PARAMETER failure=UNDETERMINABLE_SIDE_EFFECTS failure=UNDETERMINABLE_TENSOR_PARAMETER
        return upstream * 2.0

    return tf.sign(x), gradient


class Quantizer:
    def call(self, x):  # $ transformation=CONVERT_TO_HYBRID
        outputs = sign(x)
        return tf.identity(outputs)


class Kept:
    @tf.custom_gradient
    def call(self, x):  # $ failure=RETURNS_OBJECTS
        return tf.sign(x), tf.identity


class Doubled(Kept):
    def call(self, x):  # $ transformation=CONVERT_TO_HYBRID
        return super().call(x) * 2.0


def iterates(x):  # $ failure=HAS_TENSOR_PARAMETER_ITERATION
    return tf.stack([y for y in sign(x)])


quantizer, doubled = Quantizer(), Doubled()
quantizer.call(tf.ones(3))
doubled.call(tf.ones(3))
iterates(tf.ones(3))
