# rule-test: kinds=call_site_edge objects=merged
import functools
from functools import (
    wraps,
    lru_cache,
    cache,
    partial,
    partialmethod,
    singledispatch,
    singledispatchmethod,
    total_ordering,
    reduce,
)


def plain(f):
    def w(*a, **k):
        pre()  # $ call_site_edge=decorators_and_functools.pre
        return f(*a, **k)  # $ call_site_edge=decorators_and_functools.M.m1 call_site_edge=decorators_and_functools.f1 call_site_edge=decorators_and_functools.wrapped.w

    return w


def wrapped(f):
    @wraps(f)
    def w(*a, **k):
        post()  # $ call_site_edge=decorators_and_functools.post
        return f(*a, **k)  # $ call_site_edge=decorators_and_functools.M.m2 call_site_edge=decorators_and_functools.M.m4 call_site_edge=decorators_and_functools.M.m5 call_site_edge=decorators_and_functools.M.m6 call_site_edge=decorators_and_functools.f2 call_site_edge=decorators_and_functools.f4

    return w


def param(n):
    def deco(f):
        @functools.wraps(f)
        def w(*a):
            n()  # $ call_site_edge=decorators_and_functools.extra
            return f(*a)  # $ call_site_edge=decorators_and_functools.M.m3 call_site_edge=decorators_and_functools.f3

        return w

    return deco


def optional(f=None, *, opt=1):
    if f is None:
        return partial(optional, opt=opt)

    @wraps(f)
    def w(*a):
        return f(*a)  # $ call_site_edge=decorators_and_functools.f5 call_site_edge=decorators_and_functools.f6

    return w


def pre():
    pass


def post():
    pass


def extra():
    pass


class ClsDeco:
    def __init__(self, f):
        self.f = f
        functools.update_wrapper(self, f)

    def __call__(self, *a):
        return self.f(*a)  # $ call_site_edge=decorators_and_functools.f7


class ClsParam:
    def __init__(self, n):
        self.n = n

    def __call__(self, f):
        def w(*a):
            self.log()  # $ call_site_edge=decorators_and_functools.ClsParam.log
            return f(*a)  # $ call_site_edge=decorators_and_functools.f8

        return w

    def log(self):
        pass


@plain  # $ call_site_edge=decorators_and_functools.plain
def f1():
    pass


@wrapped  # $ call_site_edge=decorators_and_functools.wrapped
def f2():
    pass


@param(extra)  # $ call_site_edge=decorators_and_functools.param call_site_edge=decorators_and_functools.param.deco
def f3():
    pass


@plain  # $ call_site_edge=decorators_and_functools.plain
@wrapped  # $ call_site_edge=decorators_and_functools.wrapped
def f4():
    pass


@optional  # $ call_site_edge=decorators_and_functools.optional
def f5():
    pass


@optional(opt=2)  # $ call_site_edge=decorators_and_functools.optional
def f6():
    pass


@ClsDeco  # $ call_site_edge=decorators_and_functools.ClsDeco.__init__
def f7():
    pass


@ClsParam(3)  # $ call_site_edge=decorators_and_functools.ClsParam.__call__ call_site_edge=decorators_and_functools.ClsParam.__init__
def f8():
    pass


@lru_cache(maxsize=None)
def f9(n):
    return helper()  # $ call_site_edge=decorators_and_functools.helper


@cache
def f10():
    return helper()  # $ call_site_edge=decorators_and_functools.helper


@lru_cache
def f11():
    return helper()  # $ call_site_edge=decorators_and_functools.helper


def helper():
    pass


reg = {}


def register(name):
    def deco(f):
        reg[name] = f
        return f

    return deco


@register("x")  # $ call_site_edge=decorators_and_functools.register call_site_edge=decorators_and_functools.register.deco
def rx():
    pass


@register("y")  # $ call_site_edge=decorators_and_functools.register call_site_edge=decorators_and_functools.register.deco
def ry():
    pass


class M:
    @plain  # $ call_site_edge=decorators_and_functools.plain
    def m1(self):
        self.h()  # $ call_site_edge=decorators_and_functools.M.h

    @wrapped  # $ call_site_edge=decorators_and_functools.wrapped
    def m2(self):
        self.h()  # $ call_site_edge=decorators_and_functools.M.h

    @param(extra)  # $ call_site_edge=decorators_and_functools.param call_site_edge=decorators_and_functools.param.deco
    def m3(self):
        self.h()  # $ call_site_edge=decorators_and_functools.M.h

    @staticmethod
    @wrapped  # $ call_site_edge=decorators_and_functools.wrapped
    def m4():
        helper()  # $ call_site_edge=decorators_and_functools.helper

    @classmethod
    @wrapped  # $ call_site_edge=decorators_and_functools.wrapped
    def m5(cls):
        cls().h()  # $ call_site_edge=decorators_and_functools.M.h

    @property
    @wrapped  # $ call_site_edge=decorators_and_functools.wrapped
    def m6(self):
        return self.h

    @lru_cache()
    def m7(self):
        return self.h()  # $ call_site_edge=decorators_and_functools.M.h

    def h(self):
        pass

    def set(self, k, v):
        k()  # $ call_site_edge=decorators_and_functools.pre
        v()  # $ call_site_edge=decorators_and_functools.post

    pm = partialmethod(set, pre)
    pk = partialmethod(set, v=post, k=pre)


@singledispatch
def sd(x):
    pass


@sd.register
def _(x: int):
    post()  # $ call_site_edge=decorators_and_functools.post


@sd.register(str)
def sds(x):
    pre()  # $ call_site_edge=decorators_and_functools.pre


def sdl(x):
    extra()  # $ call_site_edge=decorators_and_functools.extra


sd.register(list, sdl)


class SM:
    @singledispatchmethod
    def go(self, x):
        pre()  # $ call_site_edge=decorators_and_functools.pre

    @go.register
    def _(self, x: int):
        post()  # $ call_site_edge=decorators_and_functools.post

    @go.register(str)
    def gs(self, x):
        extra()  # $ call_site_edge=decorators_and_functools.extra


@total_ordering
class TO:
    def __lt__(self, o):
        return lt()  # $ call_site_edge=decorators_and_functools.lt

    def __eq__(self, o):
        return True


def lt():
    return False


def parts():
    p = partial(two, pre)
    p(post)  # $ call_site_edge=decorators_and_functools.two
    q = partial(two, y=post)
    q(pre)  # $ call_site_edge=decorators_and_functools.two
    r = partial(p, post)
    r()  # $ call_site_edge=decorators_and_functools.two
    partial(M().set, pre)(post)  # $ call_site_edge=decorators_and_functools.M.set
    s = partial(M)
    s().h()  # $ call_site_edge=decorators_and_functools.M.h
    p.func(pre, post)  # $ call_site_edge=decorators_and_functools.two
    list(map(partial(two, pre), [post]))  # $ call_site_edge=decorators_and_functools.two


def two(x, y):
    x()  # $ call_site_edge=decorators_and_functools.post call_site_edge=decorators_and_functools.pre
    y()  # $ call_site_edge=decorators_and_functools.post


def attr_deco(f):
    f.tag = extra
    return f


@attr_deco  # $ call_site_edge=decorators_and_functools.attr_deco
def tagged():
    pass


def main():
    f1()  # $ call_site_edge=decorators_and_functools.plain.w
    f2()  # $ call_site_edge=decorators_and_functools.wrapped.w
    f3()  # $ call_site_edge=decorators_and_functools.param.deco.w
    f4()  # $ call_site_edge=decorators_and_functools.plain.w
    f5()  # $ call_site_edge=decorators_and_functools.optional.w
    f6()  # $ call_site_edge=decorators_and_functools.optional.w SPURIOUS: call_site_edge=decorators_and_functools.optional
    f7()  # $ call_site_edge=decorators_and_functools.ClsDeco.__call__
    f8()  # $ call_site_edge=decorators_and_functools.ClsParam.__call__.w
    f9(1)  # $ call_site_edge=decorators_and_functools.f9
    f10()  # $ call_site_edge=decorators_and_functools.f10
    f11()  # $ call_site_edge=decorators_and_functools.f11
    reg["x"]()  # $ call_site_edge=decorators_and_functools.rx
    reg["y"]()  # $ call_site_edge=decorators_and_functools.ry
    m = M()
    m.m1()  # $ call_site_edge=decorators_and_functools.plain.w
    m.m2()  # $ call_site_edge=decorators_and_functools.wrapped.w
    m.m3()  # $ call_site_edge=decorators_and_functools.param.deco.w
    m.m4()  # $ call_site_edge=decorators_and_functools.wrapped.w
    M.m5()  # $ call_site_edge=decorators_and_functools.wrapped.w
    m.m6()  # $ call_site_edge=decorators_and_functools.M.h call_site_edge=decorators_and_functools.wrapped.w
    m.m7()  # $ call_site_edge=decorators_and_functools.M.m7
    m.pm(post)  # $ call_site_edge=decorators_and_functools.M.set
    m.pk()  # $ call_site_edge=decorators_and_functools.M.set
    sd(1)  # $ call_site_edge=decorators_and_functools._ call_site_edge=decorators_and_functools.sd call_site_edge=decorators_and_functools.sdl call_site_edge=decorators_and_functools.sds
    sd("s")  # $ call_site_edge=decorators_and_functools._ call_site_edge=decorators_and_functools.sd call_site_edge=decorators_and_functools.sdl call_site_edge=decorators_and_functools.sds
    sd([])  # $ call_site_edge=decorators_and_functools._ call_site_edge=decorators_and_functools.sd call_site_edge=decorators_and_functools.sdl call_site_edge=decorators_and_functools.sds
    sd(1.0)  # $ call_site_edge=decorators_and_functools._ call_site_edge=decorators_and_functools.sd call_site_edge=decorators_and_functools.sdl call_site_edge=decorators_and_functools.sds
    SM().go(1)  # $ call_site_edge=decorators_and_functools.SM._ call_site_edge=decorators_and_functools.SM.go call_site_edge=decorators_and_functools.SM.gs
    SM().go("x")  # $ call_site_edge=decorators_and_functools.SM._ call_site_edge=decorators_and_functools.SM.go call_site_edge=decorators_and_functools.SM.gs
    SM().go(1.0)  # $ call_site_edge=decorators_and_functools.SM._ call_site_edge=decorators_and_functools.SM.go call_site_edge=decorators_and_functools.SM.gs
    TO() <= TO()  # $ call_site_edge=decorators_and_functools.TO.__eq__ call_site_edge=decorators_and_functools.TO.__lt__
    TO() > TO()  # $ call_site_edge=decorators_and_functools.TO.__eq__ call_site_edge=decorators_and_functools.TO.__lt__
    TO() >= TO()  # $ call_site_edge=decorators_and_functools.TO.__lt__ SPURIOUS: call_site_edge=decorators_and_functools.TO.__eq__
    parts()  # $ call_site_edge=decorators_and_functools.parts
    tagged.tag()  # $ call_site_edge=decorators_and_functools.extra
    f2.__wrapped__()  # $ call_site_edge=decorators_and_functools.f2
    f9.cache_clear()
    reduce(lambda x, y: y(), [pre, post])  # $ call_site_edge=decorators_and_functools.main.<lambda1> call_site_edge=decorators_and_functools.post SPURIOUS: call_site_edge=decorators_and_functools.pre


main()  # $ call_site_edge=decorators_and_functools.main
