# rule-test: kinds=calls
# Partial objects made and called with starred arguments. What a star passes when one is made is not followed, nor what
# its calls then pass: in a library that curries, everything would flow everywhere.
from functools import partial


def one():
    pass


def two():
    pass


def held(first, second=None, *, key=None):
    first()  # $ MISSING: calls=partial.one
    second()  # $ MISSING: calls=partial.two
    key()  # $ MISSING: calls=partial.two


def passed(first):
    first()  # $ calls=partial.one


def keep(*args, **kwargs):
    return partial(held, *args, **kwargs)  # $ calls=functools.partial


def forward(*args):
    partial(passed)(*args)  # $ calls=functools.partial calls=partial.passed


keep(one, key=two)(two)  # $ calls=partial.keep calls=partial.held
forward(one)  # $ calls=partial.forward
