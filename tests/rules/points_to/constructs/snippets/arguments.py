# rule-test: kinds=call_site_edge objects=merged
def a():
    pass


def b():
    pass


def c():
    pass


def d():
    pass


def pos(x, /, y, *, z):
    x()  # $ call_site_edge=arguments.a
    y()  # $ call_site_edge=arguments.b
    z()  # $ call_site_edge=arguments.c


def dflt(f=a, *, g=b):
    f()  # $ call_site_edge=arguments.a call_site_edge=arguments.c
    g()  # $ call_site_edge=arguments.b call_site_edge=arguments.d


def va(*fs):
    for f in fs:
        f()  # $ call_site_edge=arguments.a call_site_edge=arguments.b call_site_edge=arguments.c


def va1(first, *rest):
    first()  # $ call_site_edge=arguments.a
    rest[0]()  # $ call_site_edge=arguments.b


def kw(**k):
    k["p"]()  # $ call_site_edge=arguments.a
    [v() for v in k.values()]  # $ call_site_edge=arguments.a call_site_edge=arguments.b


def kw1(p, **k):
    p()  # $ call_site_edge=arguments.a call_site_edge=arguments.c
    k["q"]()  # $ call_site_edge=arguments.b call_site_edge=arguments.d


def mix(x, *args, y=c, **kwargs):
    x()  # $ call_site_edge=arguments.a
    y()  # $ call_site_edge=arguments.d
    for f in args:
        f()  # $ call_site_edge=arguments.b
    for n, f in kwargs.items():
        f()  # $ call_site_edge=arguments.c


def fwd(*args, **kwargs):
    return target(*args, **kwargs)  # $ call_site_edge=arguments.target


def target(f, g, h=None):
    f()  # $ call_site_edge=arguments.a
    g()  # $ call_site_edge=arguments.b
    h()  # $ call_site_edge=arguments.c call_site_edge=arguments.d


def mutable(acc=[]):
    acc.append(a)
    acc[0]()  # $ call_site_edge=arguments.a


def ret(*a):
    return a


def pack():
    t = (a, b)
    pos(*t, z=c)  # $ call_site_edge=arguments.pos
    m = {"y": b, "z": c}
    pos(a, **m)  # $ call_site_edge=arguments.pos
    va(*[a, b], c)  # $ call_site_edge=arguments.va
    va(a, *(b,), *[c])  # $ call_site_edge=arguments.va
    kw(**{"p": a}, q=b)  # $ call_site_edge=arguments.kw
    kw1(p=a, q=b)  # $ call_site_edge=arguments.kw1
    kw1(**dict(p=c, q=d))  # $ call_site_edge=arguments.kw1
    mix(a, b, y=d, e=c)  # $ call_site_edge=arguments.mix
    fwd(a, b, h=c)  # $ call_site_edge=arguments.fwd
    fwd(*[a, b], **{"h": d})  # $ call_site_edge=arguments.fwd
    x, *y = ret(a, b, c)  # $ call_site_edge=arguments.ret
    x()  # $ call_site_edge=arguments.a
    y[1]()  # $ call_site_edge=arguments.c
    dflt()  # $ call_site_edge=arguments.dflt
    dflt(c, g=d)  # $ call_site_edge=arguments.dflt
    va1(a, b)  # $ call_site_edge=arguments.va1


class K:
    def __init__(self, *args, **kw):
        self.f = args[0]
        self.g = kw.get("g", d)
        self.f()  # $ call_site_edge=arguments.a call_site_edge=arguments.c
        self.g()  # $ call_site_edge=arguments.b call_site_edge=arguments.d

    def m(self, x, *more):
        x()  # $ call_site_edge=arguments.b call_site_edge=arguments.d
        [q() for q in more]  # $ call_site_edge=arguments.c


class L(K):
    def __init__(self, *args, **kw):
        super().__init__(*args, **kw)  # $ call_site_edge=arguments.K.__init__

    def m(self, *args):
        super().m(*args)  # $ call_site_edge=arguments.K.m


def order():
    def f(x, y):
        x()  # $ call_site_edge=arguments.a call_site_edge=arguments.d

    def g(x, y):
        y()  # $ call_site_edge=arguments.b

    f(a, b)  # $ call_site_edge=arguments.order.f
    g(a, b)  # $ call_site_edge=arguments.order.g
    f(y=c, x=d)  # $ call_site_edge=arguments.order.f


def late_default():
    def inner(cb=d):
        cb()  # $ SPURIOUS: call_site_edge=arguments.d

    inner()  # $ SPURIOUS: call_site_edge=arguments.late_default.inner
    inner.__defaults__ = (a,)
    inner()  # $ SPURIOUS: call_site_edge=arguments.late_default.inner


def main():
    pack()  # $ call_site_edge=arguments.pack
    mutable()  # $ call_site_edge=arguments.mutable
    K(a)  # $ call_site_edge=arguments.K.__init__
    L(a, g=b)  # $ call_site_edge=arguments.L.__init__
    K(a).m(b, c)  # $ call_site_edge=arguments.K.__init__ call_site_edge=arguments.K.m
    L(c).m(d)  # $ call_site_edge=arguments.L.__init__ call_site_edge=arguments.L.m
    order()  # $ call_site_edge=arguments.order


main()  # $ call_site_edge=arguments.main
