# rule-test: kinds=failure,transformation
# Tests of library.py, and a harness of theirs that passes lists of unknown length.
import unittest

import library
import tensorflow as tf


def test_regression():  # $ failure=HAS_NO_TENSOR_PARAMETERS failure=READS_MUTABLE_STATE
    regression = library.Regression(2.0)
    regression.fit(2.0)
    regression.predict(tf.ones(3))
    regression.parts(tf.ones(3))


def test_structures():  # $ failure=HAS_NO_TENSOR_PARAMETERS failure=TESTS_EXECUTION_MODE
    state = library.State(tf.ones(3), tf.ones(()))
    library.total(state)
    library.mean(state)
    library.chosen({"a": tf.ones(3)}, "a")
    library.unknown_size(tf.ones(3))
    library.of_spec(tf.TensorSpec([2], tf.float32))
    library.cropped(tf.ones((3, 3, 3)))
    library.random_variable(tf.ones(3))


class Harness(unittest.TestCase):
    def raises_nothing(self, function, shapes, **settings):  # $ failure=HAS_NO_TENSOR_PARAMETERS
        tensors = [tf.ones(shape) for shape in shapes]
        function(*tensors, **settings)

    def test_checked(self):  # $ failure=HAS_NO_TENSOR_PARAMETERS
        self.raises_nothing(library.checked, [(2,)])
        self.raises_nothing(library.checked, [(2,)], axes=(0,))
        self.raises_nothing(library.check, [(2,)], positive=True)
        library.check(tf.ones(2), positive=True)
        library.check(tf.ones(2), positive=False)

    def same(self, x, y):  # $ failure=CONVERTS_TENSORS_TO_PYTHON
        self.assertEqual(tf.reduce_sum(x), y)

    def test_same(self):  # $ failure=CONVERTS_TENSORS_TO_PYTHON failure=HAS_NO_TENSOR_PARAMETERS
        self.same(tf.ones(3), tf.constant(3.0))
