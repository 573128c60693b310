# rule-test: compat=reference seed=entries kinds=tensor_iteration
# Section 9: `for` loops over tensors that come from parameters.
import tensorflow as tf

x = tf.ones((2, 3))
k = tf.ones(3)


def over_parameter(a):  # $ tensor_iteration=true
    for e in a:
        pass


def over_derived(a):  # $ tensor_iteration=true
    for e in a * 2:
        pass


def over_operation(a):  # $ tensor_iteration=true
    for e in tf.exp(a):
        pass


def over_element(a):  # $ tensor_iteration=true
    for e in a[0]:
        pass


def over_range(a):
    for i in tf.range(a):
        pass


def over_python_range(a):
    for i in range(3):
        a += 1
    return a


def over_list(a):
    for e in a:
        pass


def over_unstacked(a):
    for e in tf.unstack(a):
        pass


def over_display(a):
    for e in [a, a]:
        pass


def over_enumerate(a):
    for i, e in enumerate([a]):
        pass


def over_global(a):
    for e in k:
        pass


def over_dataset(a):
    for e in a:
        pass


def by_while(a):
    while a > 0:
        a -= 1
    return a


def helper(b):  # $ tensor_iteration=true
    for e in b:
        pass


def in_callee_only(a):
    return helper(a)


class C:
    def method(self, a):  # $ tensor_iteration=true
        for e in a:
            pass

    def over_attribute(self, a):
        for e in self.w:
            pass


over_parameter(x)
over_derived(x)
over_operation(x)
over_element(x)
over_range(tf.constant(3))
over_python_range(x)
over_list([x, x])
over_unstacked(x)
over_display(x)
over_enumerate(x)
over_global(x)
over_dataset(tf.data.Dataset.range(3))
by_while(x)
in_callee_only(x)
c = C()
c.w = x
c.method(x)
c.over_attribute(x)
