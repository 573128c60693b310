# rule-test: compat=reference seed=entries kinds=parameter_tensor,parameter_container
# Section 3, phases 2 and 3: which arguments are tensors, in one module.
import argparse
import collections

import numpy as np
import tensorflow as tf

x = tf.ones([2, 3])


def ones(a): ...  # $ parameter_tensor=a
def constant(a): ...  # $ parameter_tensor=a
def array(a): ...  # $ parameter_tensor=a
def variable(a): ...  # $ parameter_tensor=a
def keras_input(a): ...  # $ parameter_tensor=a
def ragged(a): ...  # $ parameter_tensor=a
def sparse(a): ...  # $ parameter_tensor=a
def literal(a): ...
def number_list(a): ...
def repeated(a): ...
def repeated_slice(a): ...
def arithmetic(a): ...
def arguments(a): ...
def part_of_arguments(a): ...
def sum_of_tensors(a): ...  # $ parameter_tensor=a
def tensor_times_number(a): ...  # $ parameter_tensor=a
def number_times_tensor(a): ...  # $ parameter_tensor=a
def comparison(a): ...  # $ parameter_tensor=a
def negated(a): ...  # $ parameter_tensor=a
def matmul(a): ...  # $ parameter_tensor=a
def subscript(a): ...  # $ parameter_tensor=a
def sliced(a): ...  # $ parameter_tensor=a
def in_list(a): ...  # $ parameter_tensor=a parameter_container=a
def in_tuple(a): ...  # $ parameter_tensor=a parameter_container=a
def in_dict(a): ...  # $ parameter_tensor=a parameter_container=a
def in_set(a): ...  # $ parameter_tensor=a parameter_container=a
def nested_lists(a): ...  # $ parameter_tensor=a parameter_container=a
def enumerated(a): ...  # $ parameter_tensor=a parameter_container=a
def zipped(a): ...
def in_deque(a): ...
def appended(a): ...  # $ parameter_tensor=a parameter_container=a
def comprehension(a): ...  # $ parameter_tensor=a parameter_container=a
def element_of_list(a): ...  # $ parameter_tensor=a
def element_of_tuple(a): ...  # $ parameter_tensor=a
def other_element(a): ...
def value_of_dict(a): ...  # $ parameter_tensor=a
def loop_over_list(a): ...  # $ parameter_tensor=a
def loop_over_range(a): ...  # $ parameter_tensor=a
def loop_over_python_range(a): ...
def loop_over_tensor(a): ...  # $ parameter_tensor=a
def loop_over_dataset(a): ...  # $ parameter_tensor=a
def loop_over_enumerate_index(a): ...
def loop_over_enumerate(a): ...  # $ parameter_tensor=a
def loop_over_zip_first(a): ...  # $ parameter_tensor=a
def loop_over_zip_second(a): ...
def unpacked_first(a): ...  # $ parameter_tensor=a
def unpacked_second(a): ...
def rebound_first(a): ...  # $ parameter_tensor=a
def rebound_second(a): ...
def generated(a): ...  # $ parameter_tensor=a
def next_of_iterator(a): ...  # $ parameter_tensor=a
def iterator(a): ...
def default(a=x): ...  # $ parameter_tensor=a
def default_not_used(a=x): ...
def by_keyword(b, a): ...  # $ parameter_tensor=a
def keyword_only(b, *, a): ...  # $ parameter_tensor=a
def by_star(b, a): ...  # $ parameter_tensor=a
def by_double_star(b, a): ...  # $ parameter_tensor=a
def returned(a): ...  # $ parameter_tensor=a
def by_branch(a): ...  # $ parameter_tensor=a
def by_conditional(a): ...  # $ parameter_tensor=a
def through_identity(a): ...  # $ parameter_tensor=a
def number_through_identity(a): ...
def closure_argument(a): ...  # $ parameter_tensor=a
def by_partial(b, a): ...  # $ parameter_tensor=a
def tensor_of_numpy(a): ...  # $ parameter_tensor=a
def numpy_of_tensor(a): ...  # $ parameter_tensor=a
def shape(a): ...
def dtype(a): ...
def text(a): ...
def uncalled(a): ...  # $ parameter_tensor=a:null parameter_container=a:null
def used_as_tensor(a):
    return tf.exp(a)


def identity(v):  # $ parameter_tensor=v
    return v


def makes():
    return tf.ones(3)


def generator():
    yield tf.ones(1)


def makes_closure():
    t = tf.ones(1)

    def inner():
        closure_argument(t)

    return inner


ones(x)
constant(tf.constant(1.0))
array(np.ones(3))
variable(tf.Variable(1.0))
keras_input(tf.keras.Input((3,)))
ragged(tf.ragged.constant([[1], [2, 3]]))
sparse(tf.sparse.SparseTensor([[0, 0]], [1], [2, 2]))
literal(5)
number_list([1, 2])
repeated([0] * 3)
repeated_slice(([0] * 3)[1:])
arithmetic(1 + 2 * 3)
options = argparse.ArgumentParser().parse_args()
arguments(options)
part_of_arguments(options.sizes[1:])
sum_of_tensors(x + x)
tensor_times_number(x * 2)
number_times_tensor(2 * x)
comparison(x > 0)
negated(-x)
matmul(x @ x)
subscript(x[0])
sliced(x[:, 1:])
in_list([x, x])
in_tuple((1, x))
in_dict({"k": x})
in_set({x})
nested_lists([[1], [x]])
enumerated(enumerate([x]))
zipped(zip([x]))
in_deque(collections.deque([x]))
items = []
items.append(x)
appended(items)
comprehension([t * 2 for t in [x]])
element_of_list([x][0])
element_of_tuple((1, x)[1])
other_element((1, x)[0])
value_of_dict({"k": x}["k"])
for t in [x, x]:
    loop_over_list(t)
for t in tf.range(3):
    loop_over_range(t)
for t in range(3):
    loop_over_python_range(t)
for t in x:
    loop_over_tensor(t)
for t in tf.data.Dataset.from_tensor_slices([1, 2]):
    loop_over_dataset(t)
for i, t in enumerate([x]):
    loop_over_enumerate_index(i)
    loop_over_enumerate(t)
for t, u in zip([x], [1]):
    loop_over_zip_first(t)
    loop_over_zip_second(u)
p, q = x, 1
unpacked_first(p)
unpacked_second(q)
r = (x, 1)
r, s = r
rebound_first(r)
rebound_second(s)
for t in generator():
    generated(t)
data = iter(tf.data.Dataset.range(3))
iterator(data)
next_of_iterator(next(data))
default()
default_not_used(1)
by_keyword(a=x, b=1)
keyword_only(1, a=x)
by_star(*(1, x))
by_double_star(**{"b": 1, "a": x})
returned(makes())
if items:
    y = x
else:
    y = 1
by_branch(y)
by_conditional(1 if items else x)
through_identity(identity(x))
number_through_identity(identity(1))
makes_closure()()
import functools

functools.partial(by_partial, 1)(x)
tensor_of_numpy(tf.convert_to_tensor(np.ones(3)))
numpy_of_tensor(x.numpy())
shape(x.shape)
dtype(x.dtype)
text(f"{x}")
used_as_tensor(3)
