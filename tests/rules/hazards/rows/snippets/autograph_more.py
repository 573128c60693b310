# rule-test: kinds=failure,transformation
# Rows ag.* of tf-semantics, continued: a construct and an `if` on a tensor in the same function.
import tensorflow as tf

x = tf.constant([1.0, 2.0, 3.0])


# [ag.star_assign] SAME
def star_assign(x):  # $ transformation=CONVERT_TO_HYBRID
    a, *b = [1.0, 2.0, 3.0]
    if tf.reduce_sum(x) > 0.0:
        x = x * a * b[0]
    return x


star_assign(x)


# [ag.star_call] SAME
def star_call(x):  # $ transformation=CONVERT_TO_HYBRID
    ts = (x, x)
    if tf.reduce_sum(x) > 0.0:
        x = tf.add(*ts)
    return x


star_call(x)


# [ag.fstring] SAME
def fstring(x):  # $ transformation=CONVERT_TO_HYBRID
    name = f"a{1}"
    if tf.reduce_sum(x) > 0.0:
        x = tf.identity(x, name=name)
    return x


fstring(x)


# [ag.lambda_default] SAME
def lambda_default(x):  # $ transformation=CONVERT_TO_HYBRID
    scale = lambda t, k=2.0: t * k  # noqa: E731
    if tf.reduce_sum(x) > 0.0:
        x = scale(x)
    return x


lambda_default(x)


# [ag.nested_class] SAME
def nested_class(x):  # $ transformation=CONVERT_TO_HYBRID
    class Inner:
        k = 2.0

    if tf.reduce_sum(x) > 0.0:
        x = x * Inner.k
    return x


nested_class(x)


# [ag.comprehensions] SAME
def comprehensions(x):  # $ transformation=CONVERT_TO_HYBRID
    ks = [float(i) for i in range(3)]
    names = {str(i): float(i) for i in range(3)}
    if tf.reduce_sum(x) > 0.0:
        x = x * ks[1] * names["2"]
    return x


comprehensions(x)


# [ag.posonly] SAME
def posonly(x, /, *, flag=True):  # $ transformation=CONVERT_TO_HYBRID
    if tf.reduce_sum(x) > 0.0:
        x = x + 1.0
    return x if flag else -x


posonly(x)


# [ag.annotations] SAME
def annotations(x: tf.Tensor) -> tf.Tensor:  # $ transformation=CONVERT_TO_HYBRID
    k: float = 2.0
    if tf.reduce_sum(x) > 0.0:
        x = x * k
    return x


annotations(x)


class Holder:
    def __init__(self):  # $ failure=CANNOT_BE_DECORATED failure=HAS_NO_TENSOR_PARAMETERS failure=HAS_PYTHON_SIDE_EFFECTS
        self.k = 1.0


# [ag.augassign_attr] SAME
def augassign_attr(x):  # $ transformation=CONVERT_TO_HYBRID
    holder = Holder()
    holder.k += 1.0
    if tf.reduce_sum(x) > 0.0:
        x = x * holder.k
    return x


augassign_attr(x)


# [ag.assert_py] SAME
def assert_py(x):  # $ transformation=CONVERT_TO_HYBRID
    assert x.shape.rank == 1, "rank"
    if tf.reduce_sum(x) > 0.0:
        x = x + 1.0
    return x


assert_py(x)


# [ag.raise_py] SAME
def raise_py(x):  # $ transformation=CONVERT_TO_HYBRID
    if x.shape.rank > 3:
        raise ValueError("rank")
    if tf.reduce_sum(x) > 0.0:
        x = x + 1.0
    return x


raise_py(x)


# [ag.import_inside] SAME
def import_inside(x):  # $ transformation=CONVERT_TO_HYBRID
    import math

    if tf.reduce_sum(x) > 0.0:
        x = x * math.pi
    return x


import_inside(x)


def factors():  # $ failure=CANNOT_BE_DECORATED failure=HAS_NO_TENSOR_PARAMETERS
    yield 1.0
    yield 2.0


# [ag.yield_helper] SAME
def yield_helper(x):  # $ transformation=CONVERT_TO_HYBRID
    for k in factors():
        x = x * k
    if tf.reduce_sum(x) > 0.0:
        x = x + 1.0
    return x


yield_helper(x)


# [own.nested_generator] ERROR
def nested_generator(x):  # $ failure=HAS_UNCONVERTIBLE_CONTROL_FLOW
    def ks():  # $ failure=CANNOT_BE_DECORATED failure=HAS_NO_TENSOR_PARAMETERS
        yield 1.0
        yield 2.0

    for k in ks():
        x = x * k
    if tf.reduce_sum(x) > 0.0:
        x = x + 1.0
    return x


nested_generator(x)


class Base:
    def step(self, x):  # $ transformation=CONVERT_TO_HYBRID
        return x * 2.0


class Derived(Base):
    # [ag.super0] SAME
    def step(self, x):  # $ transformation=CONVERT_TO_HYBRID
        if tf.reduce_sum(x) > 0.0:
            x = x + 1.0
        return super().step(x)


Derived_instance = Derived()
Derived_instance.step(x)


# [ag.slice_ellipsis] SAME
def slice_ellipsis(x):  # $ transformation=CONVERT_TO_HYBRID
    y = x[..., tf.newaxis]
    if tf.reduce_sum(x) > 0.0:
        y = y[1:, :]
    return y


slice_ellipsis(x)


# [ag.chained_assign] SAME
def chained_assign(x):  # $ transformation=CONVERT_TO_HYBRID
    a = b = x + 1.0
    if tf.reduce_sum(x) > 0.0:
        a = a + b
    return a


chained_assign(x)


# [ag.while_true_py] SAME
def while_true_py(x):  # $ transformation=CONVERT_TO_HYBRID
    n = 0
    while True:
        n += 1
        if n > 3:
            break
    if tf.reduce_sum(x) > 0.0:
        x = x * float(n)
    return x


while_true_py(x)


LAMBDAS = (lambda t: t + 1.0 if tf.reduce_sum(t) > 0.0 else t, lambda t: t * 2.0 if t[0] > 0.0 else t)


# [ag.lambda_two_on_line] ERROR
def lambda_two_on_line(x):  # $ failure=HAS_UNCONVERTIBLE_CONTROL_FLOW
    return LAMBDAS[0](x) + LAMBDAS[1](x)


lambda_two_on_line(x)


# [ag.print_stmt] STATE
def print_stmt(x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
    print("a")
    if tf.reduce_sum(x) > 0.0:
        x = x + 1.0
    return x


print_stmt(x)
print_stmt(x)


# [ag.dict_merge] SAME
def dict_merge(x):  # $ transformation=CONVERT_TO_HYBRID
    ks = {"a": 1.0} | {"b": 2.0}
    if tf.reduce_sum(x) > 0.0:
        x = x * ks["b"]
    return x


dict_merge(x)


# [ag.complex_slice_assign_list] SAME
def complex_slice_assign_list(x):  # $ transformation=CONVERT_TO_HYBRID
    ks = [1.0, 2.0, 3.0]
    ks[0:2] = [4.0]
    if tf.reduce_sum(x) > 0.0:
        x = x * ks[0]
    return x


complex_slice_assign_list(x)
