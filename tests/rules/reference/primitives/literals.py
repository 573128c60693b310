# rule-test: compat=reference seed=entries kinds=parameter_primitive,primitive_parameter,parameter_supplied
# Section 4: parameters that receive primitives.
import tensorflow as tf


class Box:
    def __init__(self, value):  # $ parameter_primitive=self:null parameter_supplied=self:null parameter_primitive=value primitive_parameter=true parameter_supplied=value
        self.value = value


class Empty: ...


x = tf.ones(2)


def integer(a): ...  # $ parameter_primitive=a primitive_parameter=true parameter_supplied=a
def text(a): ...  # $ parameter_primitive=a primitive_parameter=true parameter_supplied=a
def real(a): ...  # $ parameter_primitive=a primitive_parameter=true parameter_supplied=a
def boolean(a): ...  # $ parameter_supplied=a
def none(a): ...  # $ parameter_supplied=a
def tensor(a): ...  # $ parameter_supplied=a
def pair(a): ...  # $ parameter_primitive=a primitive_parameter=true parameter_supplied=a
def numbers(a): ...  # $ parameter_primitive=a primitive_parameter=true parameter_supplied=a
def nested(a): ...  # $ parameter_primitive=a primitive_parameter=true parameter_supplied=a
def texts(a): ...  # $ parameter_primitive=a primitive_parameter=true parameter_supplied=a
def booleans(a): ...  # $ parameter_supplied=a
def with_tensor(a): ...  # $ parameter_primitive=a primitive_parameter=true parameter_supplied=a
def tensors(a): ...  # $ parameter_supplied=a
def values_of_dict(a): ...  # $ parameter_primitive=a primitive_parameter=true parameter_supplied=a
def keys_do_not_count(a): ...  # $ parameter_supplied=a
def boxed(a): ...  # $ parameter_primitive=a primitive_parameter=true parameter_supplied=a
def empty(a): ...  # $ parameter_supplied=a
def both_ways(a): ...  # $ parameter_primitive=a primitive_parameter=true parameter_supplied=a
def number_or_tensor(a): ...  # $ parameter_supplied=a
def number_or_number(a): ...  # $ parameter_primitive=a primitive_parameter=true parameter_supplied=a
def computed(a): ...  # $ parameter_supplied=a
def loop_index(a): ...  # $ parameter_supplied=a
def keyword_only(*, a): ...  # $ parameter_primitive=a primitive_parameter=true parameter_supplied=a
def keyword_only_default(*, a=1): ...  # $ parameter_primitive=a primitive_parameter=true
def default(a=1): ...
def default_by_position(a=1): ...  # $ parameter_primitive=a primitive_parameter=true parameter_supplied=a
def default_by_keyword(a=1): ...  # $ parameter_primitive=a primitive_parameter=true parameter_supplied=a
def default_sometimes(a=1): ...  # $ parameter_primitive=a primitive_parameter=true parameter_supplied=a
def default_by_star(b, a=1): ...  # $ parameter_primitive=b parameter_supplied=b:null parameter_primitive=a primitive_parameter=true parameter_supplied=a:null
def default_before_star(a=1, b=2): ...  # $ parameter_primitive=a parameter_supplied=a parameter_primitive=b parameter_supplied=b:null primitive_parameter=true
def second(a, n=5): ...  # $ parameter_supplied=a
def nobody(a, n=5): ...  # $ parameter_primitive=a:null parameter_primitive=n:null primitive_parameter=null parameter_supplied=a:null parameter_supplied=n:null
def no_parameters(): ...
def uncalled_without_parameters(): ...  # $ primitive_parameter=null
def self_only(self): ...  # $ parameter_primitive=self:null parameter_supplied=self:null


class K:
    def method(self, a): ...  # $ parameter_primitive=self:null parameter_supplied=self:null parameter_primitive=a primitive_parameter=true parameter_supplied=a

    def of_other_receiver(this, a): ...  # $ parameter_supplied=this parameter_supplied=a

    def both(self, a): ...  # $ parameter_primitive=self:null parameter_supplied=self:null parameter_primitive=a primitive_parameter=true parameter_supplied=a


integer(5)
text("5")
real(5.0)
boolean(True)
boolean(False)
none(None)
tensor(x)
pair((5, 5))
numbers([5, 5])
nested(((5,), 5))
texts(("5", "5"))
booleans([True])
with_tensor((x, 1))
tensors([x])
values_of_dict({True: 5})
keys_do_not_count({"x": x})
boxed(Box("5"))
empty(Empty())
both_ways(5)
both_ways(x)
number_or_tensor(5 if x is None else x)
number_or_number(5 if x is None else 6)
computed(len("ab") + 1)
for i in range(3):
    loop_index(i)
keyword_only(a=1)
keyword_only_default()
default()
default_by_position(2)
default_by_keyword(a=2)
default_sometimes()
default_sometimes(2)
default_by_star(*(1, 2))
default_before_star(1, *[2])
second(x)
no_parameters()
self_only(5)
k = K()
k.method(5)
k.of_other_receiver(x)
k.both(5)
k.both(x)
