# rule-test: kinds=failure,transformation
# A library is called by its tests for its users: what only tests call may be called at any time.
import abc
import collections
from typing import Callable, Dict, Sequence, Tuple

import tensorflow as tf

State = collections.namedtuple("State", ("total", "count"))


class Regression:
    Parts = collections.namedtuple("Parts", ("sine", "cosine"))

    def __init__(self, size):  # $ failure=CANNOT_BE_DECORATED failure=HAS_NO_TENSOR_PARAMETERS failure=HAS_PYTHON_SIDE_EFFECTS
        self.size = size
        self.scale = None

    def predict(self, x):  # $ failure=READS_MUTABLE_STATE
        return x * self.scale

    def fit(self, scale):  # $ failure=HAS_NO_TENSOR_PARAMETERS failure=HAS_PYTHON_SIDE_EFFECTS
        self.scale = scale

    def parts(self, x):  # $ transformation=CONVERT_TO_HYBRID
        return self.Parts(tf.sin(x) + self.size, tf.cos(x))


def total(state):  # $ failure=NO_TENSOR_COMPUTATION
    return state.total


def mean(state):  # $ transformation=CONVERT_TO_HYBRID
    return state.total / state.count


def chosen(structure, index):  # $ failure=NO_TENSOR_COMPUTATION
    if isinstance(structure, dict):
        return [structure[key] for key in structure]
    return structure[index]


def checked(x, axes=(0,), strict=True):  # $ transformation=CONVERT_TO_HYBRID
    for axis, size in [(axis, x.shape[axis]) for axis in axes]:
        if size == 0:
            raise ValueError(f"axis {axis} is empty")
    if strict:
        check(x, positive=True)
    return tf.sin(x)


def check(x, positive):  # $ failure=NO_TENSOR_COMPUTATION
    if positive:
        if x.shape.rank is None:
            raise ValueError("an unknown rank")


def unknown_size(x):  # $ failure=TESTS_EXECUTION_MODE
    size = tf.get_static_value(x)
    return tf.zeros(3) if size is None else tf.zeros(size)


def of_spec(spec):  # $ failure=HAS_NO_TENSOR_PARAMETERS failure=TAKES_UNTRACEABLE_ARGUMENTS
    return tf.nest.map_structure(lambda s: tf.zeros(s.shape, s.dtype), spec)


def inner_size(shape):  # $ failure=RETURNS_OBJECTS
    return shape[1:-1]


def cropped(x):  # $ transformation=CONVERT_TO_HYBRID
    shape = x.shape if x.shape.is_fully_defined() else tf.shape(x)
    return tf.zeros([size for size in inner_size(shape)])


def random_variable(x):  # $ failure=RETURNS_OBJECTS
    return generated.Normal(tf.sin(x))


class Unpacked(tf.keras.Model):
    def call(self, features):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
        target = features.pop("target")
        return tf.sin(target)


class Reducer(abc.ABC):
    @abc.abstractmethod
    def reduce(self, xs: Sequence[tf.Tensor]) -> tf.Tensor: ...  # $ failure=NO_TENSOR_COMPUTATION

    def of_pair(self, x: tf.Tensor, y: tf.Tensor) -> tf.Tensor:  # $ transformation=CONVERT_TO_HYBRID
        return self.reduce([x, y])


class Sum(Reducer):
    def reduce(self, xs: Sequence[tf.Tensor]) -> tf.Tensor:  # $ transformation=CONVERT_TO_HYBRID
        return tf.add_n(xs)


def views(data: Sequence[tf.Tensor]) -> Tuple[tf.Tensor, tf.Tensor]:  # $ failure=NO_TENSOR_COMPUTATION
    return data[0], data[1]


def flattened(inputs: Tuple[Dict[str, tf.Tensor], tf.Tensor]) -> tf.Tensor:  # $ transformation=CONVERT_TO_HYBRID
    features, mask = inputs
    if not features:
        raise ValueError("no features")
    return tf.add_n([tf.sin(x) for x in features.values()]) * mask


def resampled(trajectory: Callable[[tf.Tensor], tf.Tensor], x: tf.Tensor) -> Callable[[tf.Tensor], tf.Tensor]:  # $ failure=RETURNS_OBJECTS
    tf.debugging.assert_positive(trajectory(tf.sin(x)))
    return trajectory
