# rule-test: compat=reference seed=entries kinds=invalid_name_arguments
# Section 9: operations named by something that is no name. Syntactic: only chains that start from `tf` or `tensorflow`.
import tensorflow
import tensorflow as ta
import tensorflow as tf

x = tf.ones(2)


def dtype_as_name(a):  # $ invalid_name_arguments=true
    return tf.sqrt(a, tf.float32)


def number_as_name(a):  # $ invalid_name_arguments=true
    return tf.exp(a, 2)


def boolean_as_name(a):  # $ invalid_name_arguments=true
    return tf.math.log(a, True)


def keyword_number(a):  # $ invalid_name_arguments=true
    return tf.reduce_sum(a, name=3)


def keyword_dtype(a):  # $ invalid_name_arguments=true
    return tf.add(a, a, name=tf.int32)


def full_name(a):  # $ invalid_name_arguments=true
    return tensorflow.abs(a, 1)


def good_name(a):
    return tf.sqrt(a, "root")


def none(a):
    return tf.sqrt(a, None)


def keyword_good(a):
    return tf.sqrt(a, name="root")


def variable_name(a, n):
    return tf.sqrt(a, n)


def binary(a):
    return tf.add(a, 2)


def second_is_no_name(a):
    return tf.reduce_sum(a, 0)


def other_root(a):
    return ta.sqrt(a, 1)


def not_tensorflow(a):
    return own(a, name=1)


def own(a, name):
    return a


def in_nested(a):  # $ invalid_name_arguments=true
    def inner():  # $ invalid_name_arguments=null
        return tf.sqrt(a, 1)

    return a


def below(a):
    return dtype_as_name(a)


dtype_as_name(x)
number_as_name(x)
boolean_as_name(x)
keyword_number(x)
keyword_dtype(x)
full_name(x)
good_name(x)
none(x)
keyword_good(x)
variable_name(x, 1)
binary(x)
second_is_no_name(x)
other_root(x)
not_tensorflow(x)
in_nested(x)
below(x)
