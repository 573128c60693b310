# rule-test: kinds=calls
# Decorators that may be used with and without arguments: what a test of a parameter decides is returned only then.
import functools


def plain():
    pass


def optional(func=None, *, limit=0):
    if func is None:
        return functools.partial(optional, limit=limit)  # $ calls=functools.partial

    def wrapper(*args):
        return func(*args)  # $ calls=optional_decorator.one calls=optional_decorator.two

    return wrapper


@optional  # $ calls=optional_decorator.optional
def one():
    pass


@optional(limit=3)  # $ calls=optional_decorator.optional
def two():
    pass


one()  # $ calls=optional_decorator.optional.wrapper
two()  # $ calls=optional_decorator.optional.wrapper SPURIOUS: calls=optional_decorator.optional


def choose(f=None):
    return f if f else plain


def pick(f):
    if not f:
        return plain
    return f


def given(f):
    if f is not None:
        return f
    return plain


pick(one)()  # $ calls=optional_decorator.pick calls=optional_decorator.optional.wrapper
pick(None)()  # $ calls=optional_decorator.pick calls=optional_decorator.plain
pick(*[None])()  # $ calls=optional_decorator.pick calls=optional_decorator.plain
given(None)()  # $ calls=optional_decorator.given calls=optional_decorator.plain
given(one)()  # $ calls=optional_decorator.given calls=optional_decorator.optional.wrapper
