# rule-test: kinds=failure,transformation
# State read while tracing, tensors that leak, variables made in bodies, results and classes that a graph cannot have
# (tf-semantics ca.*, va.*, ke.*, rt.*).
import dataclasses

import tensorflow as tf

RATE = 1.0
FIXED = 2.0
SETTINGS = {"rate": 1.0}


def set_rate(v):  # $ failure=HAS_NO_TENSOR_PARAMETERS failure=HAS_PYTHON_SIDE_EFFECTS
    global RATE
    RATE = v


def change_settings():  # $ failure=HAS_NO_TENSOR_PARAMETERS failure=HAS_PYTHON_SIDE_EFFECTS
    SETTINGS["rate"] = 2.0


def reads_rate(x):  # $ failure=READS_MUTABLE_STATE
    return x * RATE


def reads_fixed(x):  # $ transformation=CONVERT_TO_HYBRID
    return x * FIXED


def reads_settings(x):  # $ failure=READS_MUTABLE_STATE
    return x * SETTINGS["rate"]


def reads_argument(batch):  # $ transformation=CONVERT_TO_HYBRID
    return batch[0]["x"] * batch[0]["scale"]


def change_argument(batch):  # $ failure=HAS_PYTHON_SIDE_EFFECTS failure=NO_TENSOR_COMPUTATION
    batch[0]["scale"] = 2.0


class Scaler(tf.Module):
    def __init__(self):  # $ failure=HAS_NO_TENSOR_PARAMETERS failure=HAS_PYTHON_SIDE_EFFECTS failure=CANNOT_BE_DECORATED failure=CREATES_VARIABLES
        self.k = 2.0
        self.fixed = 3.0
        self.v = tf.Variable(1.0)
        self.history = []

    def set(self, k):  # $ failure=HAS_NO_TENSOR_PARAMETERS failure=HAS_PYTHON_SIDE_EFFECTS
        self.k = k

    def reads_k(self, x):  # $ failure=READS_MUTABLE_STATE
        return x * self.k

    def reads_fixed(self, x):  # $ transformation=CONVERT_TO_HYBRID
        return x * self.fixed

    def reads_variable(self, x):  # $ transformation=CONVERT_TO_HYBRID
        return x * self.v

    def leaks(self, x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS failure=LEAKS_TENSORS
        self.last = x * 2.0
        return x + 1.0

    def leaks_into_list(self, x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS failure=LEAKS_TENSORS
        self.history.append(tf.reduce_sum(x))
        return x + 1.0


class Passing(tf.Module):
    def propagate(self, x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS failure=LEAKS_TENSORS failure=READS_MUTABLE_STATE
        self.n = tf.shape(x)[0]
        return self.aggregate(x)

    def aggregate(self, x):  # $ failure=READS_MUTABLE_STATE
        return x * tf.cast(self.n, tf.float32)


class PassingOnce(tf.Module):
    def propagate(self, x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS failure=LEAKS_TENSORS
        self.n = tf.shape(x)[0]
        return self.aggregate(x)

    def aggregate(self, x):  # $ transformation=CONVERT_TO_HYBRID
        return x * tf.cast(self.n, tf.float32)


class Bag:
    pass


def fill(x):  # $ transformation=CONVERT_TO_HYBRID
    bag = Bag()
    bag.n = tf.shape(x)[0]
    return spill(bag, x)


def spill(bag, x):  # $ transformation=CONVERT_TO_HYBRID
    return x * tf.cast(bag.n, tf.float32)


def make(k):  # $ failure=HAS_NO_TENSOR_PARAMETERS failure=RETURNS_OBJECTS
    def scaled(x):  # $ transformation=CONVERT_TO_HYBRID
        return x * k

    return scaled


def rebinds(x):  # $ failure=UNDETERMINABLE_TENSOR_PARAMETER failure=UNDETERMINABLE_PRIMITIVE_PARAMETER
    k = 1.0

    def scaled(v):  # $ failure=READS_MUTABLE_STATE
        return v * k

    scaled(tf.ones(2))
    k = 2.0
    return scaled(tf.ones(2))


def creates(x):  # $ failure=CREATES_VARIABLES
    v = tf.Variable(1.0)
    return x * v


def creates_layer(x):  # $ failure=CREATES_VARIABLES
    return tf.keras.layers.Dense(2)(x)


def creates_optimizer(x):  # $ failure=CREATES_VARIABLES
    opt = tf.keras.optimizers.SGD()
    tf.print(opt.iterations)
    return x + 1.0


class Lazy(tf.Module):
    def __init__(self):  # $ failure=HAS_NO_TENSOR_PARAMETERS failure=HAS_PYTHON_SIDE_EFFECTS failure=CANNOT_BE_DECORATED
        self.v = None

    def creates_guarded(self, x):  # $ transformation=CONVERT_TO_HYBRID
        if self.v is None:
            self.v = tf.Variable(1.0)
        return x * self.v


@dataclasses.dataclass
class Pair:
    a: object

    def step(self, x):  # $ failure=CANNOT_BE_DECORATED
        return x + 1.0


@dataclasses.dataclass(frozen=True)
class FrozenPair:
    a: object

    def step(self, x):  # $ transformation=CONVERT_TO_HYBRID
        return x + 1.0


class Slots:
    __slots__ = ("k",)

    def step(self, x):  # $ failure=CANNOT_BE_DECORATED
        return x + 1.0


class Equal:
    def __eq__(self, other):  # $ failure=UNDETERMINABLE_TENSOR_PARAMETER failure=UNDETERMINABLE_PRIMITIVE_PARAMETER failure=NO_TENSOR_COMPUTATION failure=CANNOT_BE_DECORATED
        return True

    def step(self, x):  # $ failure=CANNOT_BE_DECORATED
        return x + 1.0


def returns_pair(x):  # $ failure=RETURNS_OBJECTS
    return Pair(x + 1.0)


def returns_function(x):  # $ failure=RETURNS_OBJECTS
    y = x + 1.0
    return lambda: y


def returns_count(x):  # $ failure=RESULT_USED_AS_PYTHON
    tf.print(x + 1.0)
    return 3


def returns_count_unused(x):  # $ transformation=CONVERT_TO_HYBRID
    tf.print(x + 1.0)
    return 3


x = tf.ones(2)
reads_rate(x)
set_rate(2.0)
reads_rate(x)
reads_fixed(x)
reads_settings(x)
change_settings()
reads_settings(x)
scaler = Scaler()
scaler.reads_k(x)
scaler.set(5.0)
scaler.reads_k(x)
scaler.reads_fixed(x)
scaler.reads_variable(x)
scaler.leaks(x)
scaler.leaks_into_list(x)
passing = Passing()
passing.propagate(x)
passing.propagate(tf.ones(3))
once = PassingOnce()
once.propagate(x)
fill(x)
fill(tf.ones(3))
make(2.0)(x)
creates(x)
creates_layer(tf.ones((2, 2)))
creates_optimizer(x)
lazy = Lazy()
lazy.creates_guarded(x)
pair = Pair(1)
pair.step(x)
frozen_pair = FrozenPair(1)
frozen_pair.step(x)
slots = Slots()
slots.step(x)
equal = Equal()
equal.step(x)
returns_pair(x)
returns_function(x)
for i in range(returns_count(x)):
    pass
returns_count_unused(x)
batch = [{"x": x, "scale": 1.0}]
reads_argument(batch)
change_argument(batch)
reads_argument(batch)
