# rule-test: kinds=failure,transformation
# Rows ca.* of tf-semantics: methods, decorators, closures. `# [row] measured verdict` stands above each function.
import contextlib
import copy
import dataclasses
import functools
import inspect
import pickle
import threading

import tensorflow as tf

x = tf.constant([1.0, 2.0])


class Plain:
    def __init__(self, k):  # $ failure=CANNOT_BE_DECORATED failure=HAS_NO_TENSOR_PARAMETERS failure=HAS_PYTHON_SIDE_EFFECTS
        self.k = k

    # [ca.method] SAME
    def method(self, x):  # $ transformation=CONVERT_TO_HYBRID
        return x * self.k

    # [ca.method_via_class] SAME
    def via_class(self, x):  # $ transformation=CONVERT_TO_HYBRID
        return x * self.k

    # [ca.method_two_instances] SAME
    def two_instances(self, x):  # $ transformation=CONVERT_TO_HYBRID
        return x * self.k


plain = Plain(2.0)
other = Plain(3.0)
plain.method(x)
Plain.via_class(plain, x)
plain.two_instances(x)
other.two_instances(x)


class Temporary:
    def __init__(self, k):  # $ failure=CANNOT_BE_DECORATED failure=HAS_NO_TENSOR_PARAMETERS failure=HAS_PYTHON_SIDE_EFFECTS
        self.k = k

    # [ca.method_temp_instance] ERROR
    def temp_instance(self, x):  # $ failure=BOUND_TO_TEMPORARY
        return x * self.k

    # [ca.method_bound_escapes] ERROR
    def bound_escapes(self, x):  # $ failure=BOUND_TO_TEMPORARY
        return x * self.k

    # [ca.method_call_temp] SAME
    def __call__(self, x):  # $ transformation=CONVERT_TO_HYBRID
        return x * self.k


Temporary(2.0).temp_instance(x)
escaped = Temporary(2.0).bound_escapes
escaped(x)
Temporary(2.0)(x)


class Changing(tf.Module):
    def __init__(self):  # $ failure=CANNOT_BE_DECORATED failure=CREATES_VARIABLES failure=HAS_NO_TENSOR_PARAMETERS failure=HAS_PYTHON_SIDE_EFFECTS failure=LEAKS_TENSORS
        super().__init__()
        self.k = 2.0
        self.t = tf.constant(2.0)
        self.v = tf.Variable(2.0)
        self.replaced = tf.Variable(2.0)

    # [ca.method_attr_read_changed] VALUE
    def attr_read_changed(self, x):  # $ failure=READS_MUTABLE_STATE
        return x * self.k

    # [ca.method_attr_tensor_changed] VALUE
    def attr_tensor_changed(self, x):  # $ failure=READS_MUTABLE_STATE
        return x * self.t

    # [ca.method_attr_var_changed] SAME
    def attr_var_changed(self, x):  # $ transformation=CONVERT_TO_HYBRID
        return x * self.v

    # [ca.method_attr_var_replaced] VALUE
    def attr_var_replaced(self, x):  # $ failure=READS_MUTABLE_STATE
        return x * self.replaced


changing = Changing()
changing.attr_read_changed(x)
changing.attr_tensor_changed(x)
changing.attr_var_changed(x)
changing.attr_var_replaced(x)
changing.k = 5.0
changing.t = tf.constant(5.0)
changing.v.assign(5.0)
changing.replaced = tf.Variable(5.0)
changing.attr_read_changed(x)
changing.attr_tensor_changed(x)
changing.attr_var_changed(x)
changing.attr_var_replaced(x)


class Slots:
    __slots__ = ("k",)

    def __init__(self):  # $ failure=CANNOT_BE_DECORATED failure=HAS_NO_TENSOR_PARAMETERS failure=HAS_PYTHON_SIDE_EFFECTS
        self.k = 2.0

    # [ca.method_slots] ERROR
    def step(self, x):  # $ failure=CANNOT_BE_DECORATED
        return x * self.k


slots = Slots()
slots.step(x)


class Equal:
    def __init__(self):  # $ failure=CANNOT_BE_DECORATED failure=HAS_NO_TENSOR_PARAMETERS failure=HAS_PYTHON_SIDE_EFFECTS
        self.k = 2.0

    def __eq__(self, other):  # $ failure=CANNOT_BE_DECORATED failure=NO_TENSOR_COMPUTATION failure=UNDETERMINABLE_PRIMITIVE_PARAMETER failure=UNDETERMINABLE_TENSOR_PARAMETER
        return isinstance(other, Equal)

    # [ca.method_eq_hash] ERROR
    def step(self, x):  # $ failure=CANNOT_BE_DECORATED
        return x * self.k


equal = Equal()
equal.step(x)


@dataclasses.dataclass
class Data:
    k: float

    # [ca.dataclass_method] ERROR
    def step(self, x):  # $ failure=CANNOT_BE_DECORATED
        return x * self.k


data = Data(2.0)
data.step(x)


class Kinds:
    def __init__(self):  # $ failure=CANNOT_BE_DECORATED failure=HAS_NO_TENSOR_PARAMETERS failure=HAS_PYTHON_SIDE_EFFECTS
        self.k = 2.0
        self.__private = 2.0

    @staticmethod
    # [ca.static_outer] SAME
    def static(x):  # $ transformation=CONVERT_TO_HYBRID
        return x * 2.0

    @classmethod
    # [ca.classmethod_outer] SAME
    def of_class(cls, x):  # $ transformation=CONVERT_TO_HYBRID
        return x * 2.0

    # [ca.property_outer] SAME
    @property
    def scaled(self):  # $ failure=HAS_NO_TENSOR_PARAMETERS
        return x * self.k

    # [ca.dunder_operator] SAME
    def __add__(self, other):  # $ transformation=CONVERT_TO_HYBRID
        return other * self.k

    # [ca.name_mangled] SAME
    def mangled(self, x):  # $ transformation=CONVERT_TO_HYBRID
        return x * self.__private

    # [ca.name_mangled_tensor_if] ERROR
    def mangled_tensor_if(self, x):  # $ failure=HAS_UNCONVERTIBLE_CONTROL_FLOW
        if tf.reduce_sum(x) > 0.0:
            return x * self.__private
        return x


kinds = Kinds()
kinds.static(x)
kinds.of_class(x)
kinds.scaled
kinds + x
kinds.mangled(x)
kinds.mangled_tensor_if(x)


class Initialised:
    # [ca.dunder_init] ERROR
    def __init__(self, x):  # $ failure=CANNOT_BE_DECORATED failure=HAS_PYTHON_SIDE_EFFECTS failure=LEAKS_TENSORS
        self.y = x + 1.0


Initialised(x).y + 1.0


class Parent:
    def step(self, x):  # $ transformation=CONVERT_TO_HYBRID
        return self.factor() * x

    def factor(self):  # $ failure=HAS_NO_TENSOR_PARAMETERS
        return tf.constant(1.0)


class Child(Parent):
    # [ca.super_zero_arg] SAME
    def step(self, x):  # $ transformation=CONVERT_TO_HYBRID
        return super().step(x) + 1.0

    def factor(self):  # $ failure=HAS_NO_TENSOR_PARAMETERS
        return tf.constant(2.0)


child = Child()
child.step(x)


@functools.lru_cache
# [ca.lru_cache_over] SAME
def lru_cached_over(n):  # $ failure=HAS_NO_TENSOR_PARAMETERS
    return tf.ones([n])


lru_cached_over(2)


@functools.lru_cache
def cached_ones(n):  # $ failure=HAS_NO_TENSOR_PARAMETERS
    return tf.ones([n])


# [ca.lru_cache_helper_tensor] ERROR
def lru_cache_helper_tensor(x):  # $ failure=LEAKS_TENSORS
    return x * cached_ones(2)


lru_cache_helper_tensor(x)
x + cached_ones(2)

WRAPPED = []


def recorded(f):  # $ failure=HAS_NO_TENSOR_PARAMETERS failure=RETURNS_OBJECTS
    @functools.wraps(f)
    def wrapper(*args):  # $ failure=HAS_NO_TENSOR_PARAMETERS failure=HAS_PYTHON_SIDE_EFFECTS
        WRAPPED.append(1)
        return f(*args)

    return wrapper


# [ca.wrapper_outer] SAME
@recorded
def wrapper_outer(x):  # $ transformation=CONVERT_TO_HYBRID
    return x * 2.0


wrapper_outer(x)
wrapper_outer(x)


# [ca.contextmanager] ERROR
@contextlib.contextmanager
def scoped(x):  # $ failure=CANNOT_BE_DECORATED
    yield x * 2.0


with scoped(x) as doubled:
    doubled + 1.0


# [ca.generator_fn] ERROR
def generator_fn(x):  # $ failure=CANNOT_BE_DECORATED
    for i in range(3):
        yield x * float(i)


list(generator_fn(x))


def halves(x):  # $ failure=CANNOT_BE_DECORATED
    yield x / 2.0
    yield x / 4.0


# [ca.generator_inner_use] SAME
def generator_inner_use(x):  # $ transformation=CONVERT_TO_HYBRID
    return tf.add_n(list(halves(x)))


generator_inner_use(x)


# [ca.generator_inner_for] SAME
def generator_inner_for(x):  # $ transformation=CONVERT_TO_HYBRID
    y = x
    for h in halves(x):
        y = y + h
    return y


generator_inner_for(x)


def signed(x):  # $ failure=CANNOT_BE_DECORATED failure=HAS_UNCONVERTIBLE_CONTROL_FLOW
    if tf.reduce_sum(x) > 0.0:
        yield x
    else:
        yield -x


# [ca.generator_tensor_if] ERROR
def generator_tensor_if(x):  # $ failure=HAS_UNCONVERTIBLE_CONTROL_FLOW
    return tf.add_n(list(signed(x)))


generator_tensor_if(x)


# [ca.async_def] ERROR
async def async_def(x):  # $ failure=CANNOT_BE_DECORATED
    return x * 2.0


async_def(x).close()


# [ca.async_gen] ERROR
async def async_gen(x):  # $ failure=CANNOT_BE_DECORATED
    yield x * 2.0


async_gen(x)


# [ca.thread] SAME
def threaded(x):  # $ transformation=CONVERT_TO_HYBRID
    return x * 2.0


thread = threading.Thread(target=threaded, args=(x,))
thread.start()
thread.join()


# [ca.signature] VALUE
def signature(x):  # $ failure=IS_INSPECTED
    return x * 2.0


signature(x)
inspect.isfunction(signature)


# [ca.attr_qualname] ERROR
def attr_qualname(x):  # $ failure=IS_INSPECTED
    return x * 2.0


attr_qualname(x)
attr_qualname.__code__.co_argcount


class Inspected:
    # [ca.method_signature] VALUE
    def inspected(self, x):  # $ failure=IS_INSPECTED
        return x * 2.0


inspected = Inspected()
inspected.inspected(x)
inspect.ismethod(inspected.inspected)


# [ca.pickle] ERROR
def pickled(x):  # $ failure=IS_INSPECTED
    return x * 2.0


pickled(x)
pickle.dumps(pickled)


class Copied:
    def __init__(self):  # $ failure=CANNOT_BE_DECORATED failure=HAS_NO_TENSOR_PARAMETERS failure=HAS_PYTHON_SIDE_EFFECTS
        self.k = 2.0

    # [ca.deepcopy_obj] SAME
    def step(self, x):  # $ transformation=CONVERT_TO_HYBRID
        return x * self.k


copied = Copied()
copied.step(x)
duplicate = copy.deepcopy(copied)
duplicate.step(x)
