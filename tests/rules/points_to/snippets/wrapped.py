# rule-test: kinds=calls
# Descriptors around what is no function: nothing that is called but functions.


class Doubler:
    def __init__(self, func):
        self.func = func

    def __call__(self, *args):
        return self.func(*args)  # $ calls=wrapped.plain


def plain(*args):
    return args


class Holder:
    made = classmethod(Doubler(plain))  # $ calls=builtins.classmethod calls=wrapped.Doubler.__init__
    number = classmethod(3)  # $ calls=builtins.classmethod
    read = property(Doubler(plain))  # $ calls=builtins.property calls=wrapped.Doubler.__init__
    wrong = property(3)  # $ calls=builtins.property
    shared = staticmethod(Doubler(plain))  # $ calls=builtins.staticmethod calls=wrapped.Doubler.__init__

    class __init__:
        pass


class Given:
    __init__ = 3


def use(h):
    h.made(1)  # $ MISSING: calls=wrapped.Doubler.__call__
    Holder.made(1)  # $ MISSING: calls=wrapped.Doubler.__call__
    h.number()
    h.read()  # $ MISSING: calls=wrapped.Doubler.__call__
    h.wrong()
    h.shared(1)  # $ calls=wrapped.Doubler.__call__
    Given()


use(Holder())  # $ calls=wrapped.use
