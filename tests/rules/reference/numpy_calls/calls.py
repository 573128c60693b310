# rule-test: compat=reference seed=entries kinds=numpy_on_parameters
# Section 9: NumPy on parameters.
import numpy
import numpy as np
import scipy.special
import tensorflow as tf
from numpy import sum as total

x = tf.ones((2, 3))
k = np.ones(3)


class C:
    def method(self, a):
        return np.sum(self.w)

    def of_parameter(self, a):  # $ numpy_on_parameters=true
        return np.sum(a)


def direct(a):  # $ numpy_on_parameters=true
    return np.sum(a)


def by_keyword(a):  # $ numpy_on_parameters=true
    return np.sum(a=a)


def second_argument(a):  # $ numpy_on_parameters=true
    return np.add(1, a)


def full_name(a):  # $ numpy_on_parameters=true
    return numpy.linalg.norm(a)


def imported(a):  # $ numpy_on_parameters=true
    return total(a)


def scipy_call(a):  # $ numpy_on_parameters=true
    return scipy.special.expit(a)


def in_list(a):  # $ numpy_on_parameters=true
    return np.stack([a, a])


def after_operator(a):  # $ numpy_on_parameters=true
    return np.sum(a * 2)


def after_tensorflow(a):  # $ numpy_on_parameters=true
    return np.sum(tf.exp(a))


def by_local(a):  # $ numpy_on_parameters=true
    b = a
    return np.sum(b)


def by_branch(a):  # $ numpy_on_parameters=true
    b = a if k is None else 1
    return np.sum(b)


def element(a):  # $ numpy_on_parameters=true
    return np.sum(a[0])


def by_loop(a):  # $ numpy_on_parameters=true
    for e in a:
        np.sum(e)


def by_comprehension(a):  # $ numpy_on_parameters=true
    return [np.sum(e) for e in a]


def sums(b):  # $ numpy_on_parameters=true
    return np.sum(b)


def by_helper(a):  # $ numpy_on_parameters=true
    return sums(a)


def by_helper_keyword(a):
    return keyword_sums(b=a)


def helper_of_constant(a):
    return sums([1, 2]) + a


def keyword_sums(b):  # $ numpy_on_parameters=true
    return np.sum(b)


def same(b):
    return b


def by_result(a):  # $ numpy_on_parameters=true
    return np.sum(same(a))


def of_constant(a):
    return np.sum([1, 2]) + a


def of_global(a):
    return np.sum(k) + a


def of_dtype(a):
    return np.zeros(3, a.dtype)


def of_shape(a):
    return np.zeros(a.shape)


def of_one_size(a):
    return np.zeros(a.shape[0])


def of_tf_shape(a):
    return np.zeros(tf.shape(a))


def shape_helper(b):
    return b.shape


def of_helper_shape(a):
    return np.zeros(shape_helper(a))


def of_unknown_shape(a):
    return np.zeros(a.shape)


def of_dynamic_shape(a):  # $ numpy_on_parameters=true
    return np.zeros(a.shape)


def of_dynamic_size(a):  # $ numpy_on_parameters=true
    return np.zeros(a.shape[0])


def of_static_part(a):
    return np.zeros(a.shape[1:])


def of_static_last(a):
    return np.zeros(a.shape[-1:])


def of_dynamic_first(a):  # $ numpy_on_parameters=true
    return np.zeros(a.shape[:1])


def of_tf_dynamic(a):  # $ numpy_on_parameters=true
    return np.zeros(tf.shape(a))


def of_helper_dynamic(a):  # $ numpy_on_parameters=true
    return np.zeros(shape_helper(a))


def of_dynamic_in_list(a):  # $ numpy_on_parameters=true
    return np.zeros([a.shape[0], 3])


def of_negative_axis(a):
    return np.zeros(a.shape[-1])


def of_negative_dynamic_axis(a):  # $ numpy_on_parameters=true
    return np.zeros(a.shape[-2])


def method_of_parameter(a):
    return a.mean()


def stored(a):
    d = {}
    d["k"] = a
    return np.sum(d["k"])


def receiver_only(a):
    return np.sum(1)


C().method(x)
C().of_parameter(x)
direct(x)
by_keyword(x)
second_argument(x)
full_name(x)
imported(x)
scipy_call(x)
in_list(x)
after_operator(x)
after_tensorflow(x)
by_local(x)
by_branch(x)
element(x)
by_loop(x)
by_comprehension(x)
by_helper(x)
by_helper_keyword(x)
helper_of_constant(x)
by_result(x)
of_constant(x)
of_global(x)
of_dtype(x)
of_shape(x)
of_one_size(x)
of_tf_shape(x)
of_helper_shape(x)
of_unknown_shape(tf.io.decode_png(x))
method_of_parameter(x)
stored(x)
receiver_only(x)
dynamic = tf.keras.Input((3,))
of_dynamic_shape(dynamic)
of_dynamic_size(dynamic)
of_static_part(dynamic)
of_static_last(dynamic)
of_dynamic_first(dynamic)
of_tf_dynamic(dynamic)
of_helper_dynamic(dynamic)
of_dynamic_in_list(dynamic)
of_negative_axis(dynamic)
of_negative_dynamic_axis(dynamic)
