# rule-test: kinds=failure,transformation,verdict_assumption
# Making an exception computes nothing and has no effects; a caller that is known decides, not one that might be.
import tensorflow as tf


class Unsuitable(ValueError):
    pass


def abstract(x):  # $ failure=NO_TENSOR_COMPUTATION
    raise NotImplementedError("no implementation yet")


def own(x):  # $ failure=NO_TENSOR_COMPUTATION
    if x is None:
        raise Unsuitable("nothing given")
    return x


class Scale:  # its instances are known, so the variable is
    def __init__(self):  # $ failure=HAS_NO_TENSOR_PARAMETERS failure=HAS_PYTHON_SIDE_EFFECTS failure=CANNOT_BE_DECORATED failure=CREATES_VARIABLES
        self.factor = tf.Variable(1.0)


def halve(scale, x):  # $ transformation=CONVERT_TO_HYBRID
    scale.factor.assign(0.5 * scale.factor)
    return scale.factor * x


abstract(tf.ones(3))
own(tf.ones(3))
halve(Scale(), tf.ones(3))
