# rule-test: kinds=call_site_edge objects=merged
def a():
    pass


def b():
    pass


def c():
    pass


def make(f):
    def inner():
        return f()  # $ call_site_edge=closures_and_scopes.a call_site_edge=closures_and_scopes.b

    return inner


def two():
    x = make(a)  # $ call_site_edge=closures_and_scopes.make
    y = make(b)  # $ call_site_edge=closures_and_scopes.make
    x()  # $ call_site_edge=closures_and_scopes.make.inner
    y()  # $ call_site_edge=closures_and_scopes.make.inner


def runx():
    make(a)()  # $ call_site_edge=closures_and_scopes.make call_site_edge=closures_and_scopes.make.inner


def counter():
    n = a

    def set_(f):
        nonlocal n
        n = f

    def get():
        return n

    return set_, get


def use_counter():
    s, g = counter()  # $ call_site_edge=closures_and_scopes.counter
    s(b)  # $ call_site_edge=closures_and_scopes.counter.set_
    g()()  # $ call_site_edge=closures_and_scopes.b call_site_edge=closures_and_scopes.counter.get SPURIOUS: call_site_edge=closures_and_scopes.a


def late():
    fs = []
    for f in (a, b):
        fs.append(lambda f=f: f())  # $ call_site_edge=closures_and_scopes.a call_site_edge=closures_and_scopes.b
    for g in fs:
        g()  # $ call_site_edge=closures_and_scopes.late.<lambda1>


def comp():
    x = a
    [x() for x in [b]]  # $ call_site_edge=closures_and_scopes.b
    x()  # $ call_site_edge=closures_and_scopes.a
    {k: v() for k, v in {"q": c}.items()}  # $ call_site_edge=closures_and_scopes.c
    [(lambda: y())() for y in [a]]  # $ call_site_edge=closures_and_scopes.a call_site_edge=closures_and_scopes.comp.<lambda1>


def lam():
    f = lambda: a()  # $ call_site_edge=closures_and_scopes.a
    f()  # $ call_site_edge=closures_and_scopes.lam.<lambda1>
    (lambda g: g())(b)  # $ call_site_edge=closures_and_scopes.b call_site_edge=closures_and_scopes.lam.<lambda2>
    add = lambda *fs, **kw: [q() for q in fs] and kw["k"]()  # $ call_site_edge=closures_and_scopes.a call_site_edge=closures_and_scopes.b call_site_edge=closures_and_scopes.c
    add(a, b, k=c)  # $ call_site_edge=closures_and_scopes.lam.<lambda3>


def rec(n):
    def go(k):
        return go(k - 1) if k else a()  # $ call_site_edge=closures_and_scopes.a call_site_edge=closures_and_scopes.rec.go

    return go(n)  # $ call_site_edge=closures_and_scopes.rec.go


def deco_state():
    calls = {"f": a}

    def call():
        calls["f"]()  # $ call_site_edge=closures_and_scopes.b SPURIOUS: call_site_edge=closures_and_scopes.a

    calls["f"] = b
    call()  # $ call_site_edge=closures_and_scopes.deco_state.call


def g1():
    global G
    G = a


def g2():
    G()  # $ call_site_edge=closures_and_scopes.a


def swap():
    global H
    H = b


H = a


def useH():
    H()  # $ call_site_edge=closures_and_scopes.a call_site_edge=closures_and_scopes.b


def deep():
    def l1():
        def l2():
            def l3():
                return a()  # $ call_site_edge=closures_and_scopes.a

            return l3

        return l2

    l1()()()  # $ call_site_edge=closures_and_scopes.deep.l1 call_site_edge=closures_and_scopes.deep.l1.l2 call_site_edge=closures_and_scopes.deep.l1.l2.l3


def cls_closure(f):
    class K:
        def run(self):
            return f()  # $ call_site_edge=closures_and_scopes.a SPURIOUS: call_site_edge=closures_and_scopes.b

        attr = f

    return K


def use_cls():
    cls_closure(a)().run()  # $ call_site_edge=closures_and_scopes.cls_closure call_site_edge=closures_and_scopes.cls_closure.K.run
    cls_closure(b).attr()  # $ call_site_edge=closures_and_scopes.b call_site_edge=closures_and_scopes.cls_closure SPURIOUS: call_site_edge=closures_and_scopes.a


class Outer:
    def meth(self, cb):
        def inner():
            self.target()  # $ call_site_edge=closures_and_scopes.Outer.target
            cb()  # $ call_site_edge=closures_and_scopes.c

        return inner

    def target(self):
        pass


def use_outer():
    Outer().meth(c)()  # $ call_site_edge=closures_and_scopes.Outer.meth call_site_edge=closures_and_scopes.Outer.meth.inner


def main():
    two()  # $ call_site_edge=closures_and_scopes.two
    runx()  # $ call_site_edge=closures_and_scopes.runx
    use_counter()  # $ call_site_edge=closures_and_scopes.use_counter
    late()  # $ call_site_edge=closures_and_scopes.late
    comp()  # $ call_site_edge=closures_and_scopes.comp
    lam()  # $ call_site_edge=closures_and_scopes.lam
    rec(1)  # $ call_site_edge=closures_and_scopes.rec
    deco_state()  # $ call_site_edge=closures_and_scopes.deco_state
    g1()  # $ call_site_edge=closures_and_scopes.g1
    g2()  # $ call_site_edge=closures_and_scopes.g2
    useH()  # $ call_site_edge=closures_and_scopes.useH
    swap()  # $ call_site_edge=closures_and_scopes.swap
    useH()  # $ call_site_edge=closures_and_scopes.useH
    deep()  # $ call_site_edge=closures_and_scopes.deep
    use_cls()  # $ call_site_edge=closures_and_scopes.use_cls
    use_outer()  # $ call_site_edge=closures_and_scopes.use_outer


main()  # $ call_site_edge=closures_and_scopes.main
