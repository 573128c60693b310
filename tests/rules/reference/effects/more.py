# Writes in other places: targets of every kind, closures, methods, several call sites.
import builtins
from builtins import print as show

pool = []


class A:
    def __init__(self):  # $ side_effects=true
        self.l = []
        self.inner = B()

    def set(self):  # $ side_effects=true
        self.x = 1

    def annotated(self):  # $ side_effects=true
        self.x: int = 1

    def unpacked(self):  # $ side_effects=true
        a, self.x = 1, 2

    def starred(self):  # $ side_effects=true
        *self.x, a = [1, 2]

    def loop_target(self):  # $ side_effects=true
        for self.x in [1, 2]:
            pass

    def with_target(self, manager):  # $ side_effects=true
        with manager as self.x:
            pass

    def deep(self):  # $ side_effects=true
        self.inner.y = 1

    def element(self):  # $ side_effects=true
        self.l[0] = 1

    def appends(self):  # $ side_effects=true
        self.l.append(1)

    def declared(self):
        self.x: int

    def local(self):
        x = self.l
        x = []
        x.append(1)
        return x

    @staticmethod
    def static():
        a = A()
        a.set()
        return a

    @classmethod
    def on_class(cls):  # $ side_effects=true
        cls.count = 1


class B:
    def __init__(self):  # $ side_effects=true
        self.y = 0


def own():
    a = A()
    a.set()
    a.inner.y = 2
    a.l.append(3)
    return a


def foreign(a):  # $ side_effects=true
    a.set()


def alternating(a):  # $ side_effects=true
    a.x = 1


def caller_that_owns():
    alternating(A())


def owner_of_closure():
    l = []

    def fill():  # $ side_effects=true
        l.append(1)

    fill()
    return l


def returns_closure():
    l = []

    def fill():  # $ side_effects=true
        l.append(1)

    return fill


def runs_closure():
    returns_closure()()


def kept_closure():  # $ side_effects=true
    kept()


def mutable_default(l=[]):  # $ side_effects=true
    l.append(1)


def keyword_variadic(**options):
    options["a"] = 1


def renamed_print():  # $ side_effects=true
    show(1)


def print_by_module():  # $ side_effects=true
    builtins.print(1)


def print_by_variable():  # $ side_effects=true
    p = print
    p(1)


def print_as_argument():  # $ side_effects=true
    calls(print)


def calls(f):  # $ side_effects=true
    f(1)


def swaps():  # $ side_effects=true
    pool[0], pool[1] = pool[1], pool[0]


def sliced():  # $ side_effects=true
    pool[0:1] = [1]


def in_dead_branch():  # $ side_effects=true
    if False:
        pool.append(1)


def conditional_receiver(flag):  # $ side_effects=true
    l = [] if flag else pool
    l.append(1)


def grid():
    g = [[0] * 3 for _ in range(3)]
    g[0][1] = 1
    return g


def makes():
    return []


def fills_made():
    l = makes()
    l.append(1)
    return l


def through_two(l):  # $ side_effects=true
    through_one(l)


def through_one(l):  # $ side_effects=true
    l.append(1)


def owner_through_two():
    l = []
    through_two(l)
    return l


def raises():
    raise ValueError("x")


shared = A()
for method in (shared.set, shared.annotated, shared.unpacked, shared.starred, shared.loop_target):
    method()
shared.with_target(open("f"))
shared.deep()
shared.element()
shared.appends()
shared.declared()
shared.local()
A.static()
A.on_class()
own()
foreign(shared)
alternating(shared)
caller_that_owns()
owner_of_closure()
runs_closure()
kept = returns_closure()
kept_closure()
mutable_default()
keyword_variadic(a=1)
renamed_print()
print_by_module()
print_by_variable()
print_as_argument()
swaps()
sliced()
in_dead_branch()
conditional_receiver(True)
grid()
fills_made()
owner_through_two()
raises()
