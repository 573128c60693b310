# rule-test: kinds=call_site_edge objects=merged
class A:
    def ping(self):
        pass


class B:
    def ping(self):
        pass


class Sub(A):
    def ping(self):
        pass


def fa():
    pass


def inst(x):
    if isinstance(x, A):
        return 1
    return x.ping()  # $ call_site_edge=narrowing.B.ping


def inst2(x):
    if isinstance(x, (A, int)):
        x.ping()  # $ call_site_edge=narrowing.A.ping
    else:
        x.ping2()


def inst3(x):
    if not isinstance(x, A):
        return
    x.ping()  # $ call_site_edge=narrowing.A.ping


def none(x=None):
    if x is None:
        x = B()
    x.ping()  # $ call_site_edge=narrowing.A.ping call_site_edge=narrowing.B.ping


def none2(x):
    if x is not None and x.ping():  # $ call_site_edge=narrowing.B.ping
        pass
    y = x or A()
    y.ping()  # $ call_site_edge=narrowing.A.ping call_site_edge=narrowing.B.ping


def truth(f):
    if f:
        f()  # $ call_site_edge=narrowing.fa
    if not f:
        return
    f()  # $ call_site_edge=narrowing.fa


def call(f):
    if callable(f):
        f()  # $ call_site_edge=narrowing.fa
    else:
        f.ping()  # $ call_site_edge=narrowing.A.ping


def subc(c):
    if issubclass(c, A):
        c().ping()  # $ call_site_edge=narrowing.A.ping call_site_edge=narrowing.Sub.ping


def not_subclass(c):
    if not issubclass(c, A):
        c().ping()  # $ call_site_edge=narrowing.B.ping
    else:
        c().ping()  # $ call_site_edge=narrowing.A.ping


def early_return(c):
    if not issubclass(c, (B, Sub)):
        return
    c().ping()  # $ call_site_edge=narrowing.B.ping call_site_edge=narrowing.Sub.ping SPURIOUS: call_site_edge=narrowing.A.ping


def handler_class(c):
    if isinstance(c, type) and issubclass(c, Exception):
        c().own()  # $ call_site_edge=narrowing.Own.own
    else:
        c()  # $ call_site_edge=narrowing.fa


class Own(ValueError):
    def own(self):
        pass


def of_instance(x):
    if issubclass(type(x), A):
        x.ping()  # $ call_site_edge=narrowing.A.ping


def elifs(x):
    if isinstance(x, A):
        x.ping()  # $ call_site_edge=narrowing.A.ping
    elif isinstance(x, B):
        x.ping()  # $ call_site_edge=narrowing.B.ping
    elif x is None:
        pass
    else:
        x()  # $ call_site_edge=narrowing.fa


def typeis(x):
    if type(x) is A:
        x.ping()  # $ call_site_edge=narrowing.A.ping call_site_edge=narrowing.B.ping
    elif type(x) == B:
        x.ping()  # $ call_site_edge=narrowing.A.ping call_site_edge=narrowing.B.ping


def ha(x):
    if hasattr(x, "only"):
        x.only()  # $ call_site_edge=narrowing.C.only


class C:
    def only(self):
        pass


def asrt(x):
    assert isinstance(x, B)
    x.ping()  # $ call_site_edge=narrowing.B.ping


def ternary(x):
    return x.ping() if isinstance(x, A) else x()  # $ call_site_edge=narrowing.A.ping call_site_edge=narrowing.fa


def wal(d):
    if (v := d.get("k")) is not None:
        v()  # $ call_site_edge=narrowing.fa
    if w := d.get("z"):
        w()


def loop(xs):
    for x in xs:
        if not isinstance(x, A):
            continue
        x.ping()  # $ call_site_edge=narrowing.A.ping call_site_edge=narrowing.Sub.ping


def main():
    inst(A())  # $ call_site_edge=narrowing.inst
    inst(B())  # $ call_site_edge=narrowing.inst
    inst2(A())  # $ call_site_edge=narrowing.inst2
    inst2(1) if 0 else None  # $ call_site_edge=narrowing.inst2
    inst3(A())  # $ call_site_edge=narrowing.inst3
    inst3(B())  # $ call_site_edge=narrowing.inst3
    none()  # $ call_site_edge=narrowing.none
    none(A())  # $ call_site_edge=narrowing.none
    none2(None)  # $ call_site_edge=narrowing.none2
    none2(B())  # $ call_site_edge=narrowing.none2
    truth(None)  # $ call_site_edge=narrowing.truth
    truth(fa)  # $ call_site_edge=narrowing.truth
    call(fa)  # $ call_site_edge=narrowing.call
    call(A())  # $ call_site_edge=narrowing.call
    subc(A)  # $ call_site_edge=narrowing.subc
    subc(Sub)  # $ call_site_edge=narrowing.subc
    subc(B)  # $ call_site_edge=narrowing.subc
    not_subclass(A)  # $ call_site_edge=narrowing.not_subclass
    not_subclass(B)  # $ call_site_edge=narrowing.not_subclass
    early_return(A)  # $ call_site_edge=narrowing.early_return
    early_return(B)  # $ call_site_edge=narrowing.early_return
    early_return(Sub)  # $ call_site_edge=narrowing.early_return
    handler_class(Own)  # $ call_site_edge=narrowing.handler_class
    handler_class(fa)  # $ call_site_edge=narrowing.handler_class
    of_instance(A())  # $ call_site_edge=narrowing.of_instance
    elifs(A())  # $ call_site_edge=narrowing.elifs
    elifs(B())  # $ call_site_edge=narrowing.elifs
    elifs(None)  # $ call_site_edge=narrowing.elifs
    elifs(fa)  # $ call_site_edge=narrowing.elifs
    typeis(A())  # $ call_site_edge=narrowing.typeis
    typeis(B())  # $ call_site_edge=narrowing.typeis
    ha(A())  # $ call_site_edge=narrowing.ha
    ha(C())  # $ call_site_edge=narrowing.ha
    asrt(B())  # $ call_site_edge=narrowing.asrt
    ternary(A())  # $ call_site_edge=narrowing.ternary
    ternary(fa)  # $ call_site_edge=narrowing.ternary
    wal({"k": fa})  # $ call_site_edge=narrowing.wal
    loop([A(), B(), Sub()])  # $ call_site_edge=narrowing.loop


main()  # $ call_site_edge=narrowing.main
