# rule-test: kinds=call_site_edge objects=merged
def a():
    pass


def b():
    pass


def c():
    pass


TABLE = {"a": a, "b": b}


def by_key(k):
    TABLE[k]()  # $ call_site_edge=dispatch_and_monkey_patching.a call_site_edge=dispatch_and_monkey_patching.b


def const_key():
    TABLE["a"]()  # $ call_site_edge=dispatch_and_monkey_patching.a


def get_key(k):
    TABLE.get(k, c)()  # $ call_site_edge=dispatch_and_monkey_patching.c SPURIOUS: call_site_edge=dispatch_and_monkey_patching.a call_site_edge=dispatch_and_monkey_patching.b


HANDLERS = [a, b]


def all_():
    for h in HANDLERS:
        h()  # $ call_site_edge=dispatch_and_monkey_patching.a call_site_edge=dispatch_and_monkey_patching.b


class Bus:
    def __init__(self):
        self.subs = {}

    def on(self, ev, f):
        self.subs.setdefault(ev, []).append(f)

    def emit(self, ev):
        for f in self.subs.get(ev, []):
            f()  # $ call_site_edge=dispatch_and_monkey_patching.a call_site_edge=dispatch_and_monkey_patching.b


class Cmds:
    table = {}

    def do_x(self):
        pass

    def do_y(self):
        pass

    def run(self, n):
        getattr(self, "do_" + n)()  # $ call_site_edge=dispatch_and_monkey_patching.Cmds.do_x call_site_edge=dispatch_and_monkey_patching.Cmds.do_y

    def run2(self, n):
        getattr(self, f"do_{n}")()  # $ call_site_edge=dispatch_and_monkey_patching.Cmds.do_x call_site_edge=dispatch_and_monkey_patching.Cmds.do_y

    def run3(self):
        getattr(self, "do_x")()  # $ call_site_edge=dispatch_and_monkey_patching.Cmds.do_x

    ops = {"x": do_x, "y": do_y}

    def run4(self, n):
        self.ops[n](self)  # $ call_site_edge=dispatch_and_monkey_patching.Cmds.do_x call_site_edge=dispatch_and_monkey_patching.Cmds.do_y

    def run5(self):
        return {"x": self.do_x}["x"]()  # $ call_site_edge=dispatch_and_monkey_patching.Cmds.do_x


def attrs():
    class O:
        pass

    o = O()
    o.f = a
    o.f()  # $ call_site_edge=dispatch_and_monkey_patching.a
    setattr(o, "g", b)
    o.g()  # $ call_site_edge=dispatch_and_monkey_patching.b
    getattr(o, "g")()  # $ call_site_edge=dispatch_and_monkey_patching.b
    o.__dict__["h"] = c
    o.h()  # $ call_site_edge=dispatch_and_monkey_patching.c
    vars(o)["i"] = a
    o.i()  # $ call_site_edge=dispatch_and_monkey_patching.a
    for n in ("f", "g"):
        getattr(o, n)()  # $ call_site_edge=dispatch_and_monkey_patching.a call_site_edge=dispatch_and_monkey_patching.b


def globs():
    globals()["a"]()  # $ call_site_edge=dispatch_and_monkey_patching.a
    globals()["newf"] = b
    newf()
    name = "b"
    globals()[name]()  # $ call_site_edge=dispatch_and_monkey_patching.b
    vars()["x"] = a
    locals()["x"]
    import sys

    getattr(sys.modules[__name__], "c")()  # $ call_site_edge=dispatch_and_monkey_patching.c


def cond():
    import sys

    if sys.version_info > (3,):
        f = a
    else:
        f = b
    f()  # $ call_site_edge=dispatch_and_monkey_patching.a SPURIOUS: call_site_edge=dispatch_and_monkey_patching.b
    g = a if sys.argv is None else c
    g()  # $ call_site_edge=dispatch_and_monkey_patching.a call_site_edge=dispatch_and_monkey_patching.c
    if True:

        def h():
            return b()  # $ call_site_edge=dispatch_and_monkey_patching.b
    else:

        def h():
            return c()  # $ SPURIOUS: call_site_edge=dispatch_and_monkey_patching.c

    h()  # $ call_site_edge=dispatch_and_monkey_patching.cond.h


try:
    import nonexistent_mod

    def compat():
        pass
except ImportError:

    def compat():
        c()  # $ call_site_edge=dispatch_and_monkey_patching.c


class Mp:
    def orig(self):
        pass


def patched(self):
    c()  # $ call_site_edge=dispatch_and_monkey_patching.c


def monkey():
    Mp.orig = patched
    Mp().orig()  # $ call_site_edge=dispatch_and_monkey_patching.patched SPURIOUS: call_site_edge=dispatch_and_monkey_patching.Mp.orig
    m = Mp()
    m.orig = b
    m.orig()  # $ call_site_edge=dispatch_and_monkey_patching.b call_site_edge=dispatch_and_monkey_patching.patched SPURIOUS: call_site_edge=dispatch_and_monkey_patching.Mp.orig
    Mp.extra = lambda self: a()  # $ call_site_edge=dispatch_and_monkey_patching.a
    Mp().extra()  # $ call_site_edge=dispatch_and_monkey_patching.monkey.<lambda1>


class Gen:
    def __class_getitem__(cls, k):
        return cgi()  # $ call_site_edge=dispatch_and_monkey_patching.cgi


def cgi():
    return Gen


class D:
    def __del__(self):
        dl()  # $ call_site_edge=dispatch_and_monkey_patching.dl


def dl():
    pass


def dels():
    d = D()  # $ call_site_edge=dispatch_and_monkey_patching.D.__del__
    del d
    Gen[int]  # $ call_site_edge=dispatch_and_monkey_patching.Gen.__class_getitem__
    Gen[int]()  # $ call_site_edge=dispatch_and_monkey_patching.Gen.__class_getitem__


class ClsAttr:
    cb = a
    cbs = [b]
    st = staticmethod(c)

    def go(self):
        self.cbs[0]()  # $ call_site_edge=dispatch_and_monkey_patching.b
        self.st()  # $ call_site_edge=dispatch_and_monkey_patching.c
        type(self).cb()  # $ call_site_edge=dispatch_and_monkey_patching.a


class Ev:
    handlers = {}

    @classmethod
    def reg(cls, n):
        def d(f):
            cls.handlers[n] = f
            return f

        return d

    @classmethod
    def fire(cls, n):
        cls.handlers[n]()  # $ call_site_edge=dispatch_and_monkey_patching.zz


@Ev.reg("z")  # $ call_site_edge=dispatch_and_monkey_patching.Ev.reg call_site_edge=dispatch_and_monkey_patching.Ev.reg.d
def zz():
    pass


def fluent():
    class B:
        def x(self):
            self.v = a
            return self

        def y(self):
            self.v()  # $ call_site_edge=dispatch_and_monkey_patching.a
            return self

    B().x().y().x()  # $ call_site_edge=dispatch_and_monkey_patching.fluent.B.x call_site_edge=dispatch_and_monkey_patching.fluent.B.y


class Node:
    def __init__(self, f, nxt=None):
        self.f = f
        self.nxt = nxt

    def walk(self):
        n = self
        while n:
            n.f()  # $ call_site_edge=dispatch_and_monkey_patching.a call_site_edge=dispatch_and_monkey_patching.b
            n = n.nxt


def state():
    s = a

    def sb():
        return c

    while s is not None:
        s = s() or None  # $ call_site_edge=dispatch_and_monkey_patching.a
    Node(a, Node(b)).walk()  # $ call_site_edge=dispatch_and_monkey_patching.Node.__init__ call_site_edge=dispatch_and_monkey_patching.Node.walk


def ifexp(k):
    return (a if k else b)()  # $ call_site_edge=dispatch_and_monkey_patching.a call_site_edge=dispatch_and_monkey_patching.b


def boolops():
    (None or a)()  # $ call_site_edge=dispatch_and_monkey_patching.a
    (a and b)()  # $ call_site_edge=dispatch_and_monkey_patching.a call_site_edge=dispatch_and_monkey_patching.b


def evald():
    eval("a()")
    exec("b()")


def rec_list():
    l = [a]
    l.append(l)
    l[0]()  # $ call_site_edge=dispatch_and_monkey_patching.a


def mutual(n):
    return mutual2(n - 1) if n else a()  # $ call_site_edge=dispatch_and_monkey_patching.a call_site_edge=dispatch_and_monkey_patching.mutual2


def mutual2(n):
    return mutual(n - 1) if n else b()  # $ call_site_edge=dispatch_and_monkey_patching.b call_site_edge=dispatch_and_monkey_patching.mutual


def main():
    by_key("a")  # $ call_site_edge=dispatch_and_monkey_patching.by_key
    by_key("b")  # $ call_site_edge=dispatch_and_monkey_patching.by_key
    const_key()  # $ call_site_edge=dispatch_and_monkey_patching.const_key
    get_key("z")  # $ call_site_edge=dispatch_and_monkey_patching.get_key
    all_()  # $ call_site_edge=dispatch_and_monkey_patching.all_
    bus = Bus()  # $ call_site_edge=dispatch_and_monkey_patching.Bus.__init__
    bus.on("e", a)  # $ call_site_edge=dispatch_and_monkey_patching.Bus.on
    bus.on("f", b)  # $ call_site_edge=dispatch_and_monkey_patching.Bus.on
    bus.emit("e")  # $ call_site_edge=dispatch_and_monkey_patching.Bus.emit
    bus.emit("f")  # $ call_site_edge=dispatch_and_monkey_patching.Bus.emit
    k = Cmds()
    k.run("x")  # $ call_site_edge=dispatch_and_monkey_patching.Cmds.run
    k.run("y")  # $ call_site_edge=dispatch_and_monkey_patching.Cmds.run
    k.run2("x")  # $ call_site_edge=dispatch_and_monkey_patching.Cmds.run2
    k.run2("y")  # $ call_site_edge=dispatch_and_monkey_patching.Cmds.run2
    k.run3()  # $ call_site_edge=dispatch_and_monkey_patching.Cmds.run3
    k.run4("x")  # $ call_site_edge=dispatch_and_monkey_patching.Cmds.run4
    k.run4("y")  # $ call_site_edge=dispatch_and_monkey_patching.Cmds.run4
    k.run5()  # $ call_site_edge=dispatch_and_monkey_patching.Cmds.run5
    attrs()  # $ call_site_edge=dispatch_and_monkey_patching.attrs
    globs()  # $ call_site_edge=dispatch_and_monkey_patching.globs
    cond()  # $ call_site_edge=dispatch_and_monkey_patching.cond
    compat()  # $ call_site_edge=dispatch_and_monkey_patching.compat
    monkey()  # $ call_site_edge=dispatch_and_monkey_patching.monkey
    dels()  # $ call_site_edge=dispatch_and_monkey_patching.dels
    ClsAttr().go()  # $ call_site_edge=dispatch_and_monkey_patching.ClsAttr.go
    Ev.fire("z")  # $ call_site_edge=dispatch_and_monkey_patching.Ev.fire
    fluent()  # $ call_site_edge=dispatch_and_monkey_patching.fluent
    state()  # $ call_site_edge=dispatch_and_monkey_patching.state
    ifexp(1)  # $ call_site_edge=dispatch_and_monkey_patching.ifexp
    ifexp(0)  # $ call_site_edge=dispatch_and_monkey_patching.ifexp
    boolops()  # $ call_site_edge=dispatch_and_monkey_patching.boolops
    rec_list()  # $ call_site_edge=dispatch_and_monkey_patching.rec_list
    mutual(3)  # $ call_site_edge=dispatch_and_monkey_patching.mutual
    mutual(2)  # $ call_site_edge=dispatch_and_monkey_patching.mutual


main()  # $ call_site_edge=dispatch_and_monkey_patching.main
