# rule-test: kinds=call_site_edge objects=merged
class Adder:
    def __init__(self, n):
        self.n = n

    def __call__(self, x):
        return inc(x)  # $ call_site_edge=instances_and_bound_methods.inc


def inc(x):
    return x


class Single:
    _i = None

    def __new__(cls, *a):
        if cls._i is None:
            cls._i = super().__new__(cls)
            cls._i.init()  # $ call_site_edge=instances_and_bound_methods.Single.init SPURIOUS: call_site_edge=instances_and_bound_methods.Sub.init
        return cls._i

    def __init__(self, *a):
        pre()  # $ call_site_edge=instances_and_bound_methods.pre

    def init(self):
        pass


def pre():
    pass


class Sub(Single):
    def init(self):
        pass


class Fac:
    def __new__(cls, kind):
        if kind == "a":
            return Aa()
        return object.__new__(cls)

    def __init__(self, kind):
        pre2()  # $ call_site_edge=instances_and_bound_methods.pre2

    def run(self):
        pass


class Aa:
    def run(self):
        pass


def pre2():
    pass


class NoInit:
    def m(self):
        pass


class Parent:
    def __init__(self, cb):
        self.cb = cb
        self.hook()  # $ call_site_edge=instances_and_bound_methods.Child.hook call_site_edge=instances_and_bound_methods.Parent.hook

    def hook(self):
        pass

    def fire(self):
        self.cb()  # $ call_site_edge=instances_and_bound_methods.Child.on call_site_edge=instances_and_bound_methods.fa call_site_edge=instances_and_bound_methods.fb


class Child(Parent):
    def __init__(self):
        super().__init__(self.on)  # $ call_site_edge=instances_and_bound_methods.Parent.__init__

    def on(self):
        pass

    def hook(self):
        pass


class T(tuple):
    def __new__(cls, a, b):
        return tuple.__new__(cls, (a, b))

    def first(self):
        return self[0]()  # $ call_site_edge=instances_and_bound_methods.fa


def fa():
    pass


def fb():
    pass


class Func:
    __call__ = inc

    def __init__(self):
        pass


def methods():
    o = Parent(fa)  # $ call_site_edge=instances_and_bound_methods.Parent.__init__
    m = o.hook
    m()  # $ call_site_edge=instances_and_bound_methods.Parent.hook
    u = Parent.fire
    u(o)  # $ call_site_edge=instances_and_bound_methods.Parent.fire
    ms = {"h": o.hook, "f": o.fire}
    ms["h"]()  # $ call_site_edge=instances_and_bound_methods.Parent.hook
    for f in (o.hook, Parent.hook):
        f() if f is not Parent.hook else f(o)  # $ call_site_edge=instances_and_bound_methods.Parent.hook

    def apply(f, *a):
        return f(*a)  # $ call_site_edge=instances_and_bound_methods.Parent.fire call_site_edge=instances_and_bound_methods.Parent.hook

    apply(o.fire)  # $ call_site_edge=instances_and_bound_methods.methods.apply
    apply(Parent.hook, o)  # $ call_site_edge=instances_and_bound_methods.methods.apply
    m.__func__(m.__self__)
    type(o).hook(o)  # $ call_site_edge=instances_and_bound_methods.Parent.hook
    o.__class__.hook(o)  # $ call_site_edge=instances_and_bound_methods.Parent.hook
    o2 = type(o)(fb)  # $ call_site_edge=instances_and_bound_methods.Parent.__init__
    o2.fire()  # $ call_site_edge=instances_and_bound_methods.Parent.fire
    o3 = o.__class__(fb)  # $ call_site_edge=instances_and_bound_methods.Parent.__init__
    o3.fire()  # $ call_site_edge=instances_and_bound_methods.Parent.fire


def dyn():
    X = type("X", (NoInit,), {"go": lambda self: fa()})  # $ call_site_edge=instances_and_bound_methods.fa
    X().go()  # $ call_site_edge=instances_and_bound_methods.dyn.<lambda1>
    X().m()  # $ call_site_edge=instances_and_bound_methods.NoInit.m
    Y = type("Y", (), {"run": fa_method})
    Y().run()  # $ call_site_edge=instances_and_bound_methods.fa_method


def fa_method(self):
    pass


def main():
    Adder(1)(2)  # $ call_site_edge=instances_and_bound_methods.Adder.__call__ call_site_edge=instances_and_bound_methods.Adder.__init__
    Single()  # $ call_site_edge=instances_and_bound_methods.Single.__init__ call_site_edge=instances_and_bound_methods.Single.__new__
    Single()  # $ call_site_edge=instances_and_bound_methods.Single.__init__ call_site_edge=instances_and_bound_methods.Single.__new__
    Sub()  # $ call_site_edge=instances_and_bound_methods.Single.__init__ call_site_edge=instances_and_bound_methods.Single.__new__
    Fac("a").run()  # $ call_site_edge=instances_and_bound_methods.Aa.run call_site_edge=instances_and_bound_methods.Fac.__init__ call_site_edge=instances_and_bound_methods.Fac.__new__ call_site_edge=instances_and_bound_methods.Fac.run
    Fac("b").run()  # $ call_site_edge=instances_and_bound_methods.Aa.run call_site_edge=instances_and_bound_methods.Fac.__init__ call_site_edge=instances_and_bound_methods.Fac.__new__ call_site_edge=instances_and_bound_methods.Fac.run
    NoInit().m()  # $ call_site_edge=instances_and_bound_methods.NoInit.m
    Child().fire()  # $ call_site_edge=instances_and_bound_methods.Child.__init__ call_site_edge=instances_and_bound_methods.Parent.fire
    T(fa, fb).first()  # $ call_site_edge=instances_and_bound_methods.T.__new__ call_site_edge=instances_and_bound_methods.T.first
    Func()()  # $ call_site_edge=instances_and_bound_methods.Func.__init__ call_site_edge=instances_and_bound_methods.inc
    methods()  # $ call_site_edge=instances_and_bound_methods.methods
    dyn()  # $ call_site_edge=instances_and_bound_methods.dyn


main()  # $ call_site_edge=instances_and_bound_methods.main


def callable_maker():
    kept = pre

    class Callable:
        def __call__(self):
            kept()  # $ call_site_edge=instances_and_bound_methods.pre

    return Callable()


class Holder:
    made = callable_maker()  # $ call_site_edge=instances_and_bound_methods.callable_maker


Holder.made()  # $ call_site_edge=instances_and_bound_methods.callable_maker.Callable.__call__
