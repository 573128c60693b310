# rule-test: compat=reference seed=entries kinds=caller_covered,unresolved_static_axes
# Test functions are called by the test runner as well.
import tensorflow as tf


def test_something():
    helper()


@tf.function
def helper():
    test_something()
    return covered()


def covered():  # $ caller_covered=true
    return 1
