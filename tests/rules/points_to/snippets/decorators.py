# rule-test: kinds=calls
import contextlib
import functools

def f1():
    pass


def f2():
    pass


def f3(x):
    pass


@contextlib.contextmanager  # $ calls=contextlib.contextmanager
def cmgr():
    f1()  # $ calls=decorators.f1
    yield f2
with cmgr() as g:  # $ calls=decorators.cmgr
    g()  # $ calls=decorators.f2

def deco(fn):
    @functools.wraps(fn)  # $ calls=functools.wraps calls=functools.wraps.__call__
    def wrapper(*args, **kw):
        return fn(*args, **kw)  # $ calls=decorators.Methods.run calls=decorators.decorated
    return wrapper
@deco  # $ calls=decorators.deco
def decorated(x, y=None):
    x()  # $ calls=decorators.f1 calls=decorators.f2
    return y
decorated(f1, y=f2)()  # $ calls=decorators.deco.wrapper calls=decorators.f2

@functools.lru_cache(maxsize=None)  # $ calls=functools.lru_cache
def cached(x): return x
cached(f1)()  # $ calls=decorators.cached calls=decorators.f1

pp = functools.partial(decorated, f2)  # $ calls=functools.partial
pp()  # $ calls=decorators.deco.wrapper


@functools.singledispatch  # $ calls=functools.singledispatch
def sd(x): f1()  # $ calls=decorators.f1
@sd.register
def _(x: int): f2()  # $ calls=decorators.f2
@sd.register(str)
def sd_str(x): f3(1)  # $ calls=decorators.f3
sd(1)  # $ calls=decorators._ calls=decorators.sd calls=decorators.sd_str


def parameterised(n):
    def decorate(fn):
        @functools.wraps(fn)  # $ calls=functools.wraps calls=functools.wraps.__call__
        def inner(*args, **kwargs):
            n()  # $ calls=decorators.f1
            return fn(*args, **kwargs)  # $ calls=decorators.plain

        return inner

    return decorate


@parameterised(f1)  # $ calls=decorators.parameterised calls=decorators.parameterised.decorate
def plain(a):
    a()  # $ calls=decorators.f2


plain(f2)  # $ calls=decorators.parameterised.decorate.inner


class ByClass:
    def __init__(self, fn):
        self.fn = fn

    def __call__(self, *args):
        return self.fn(*args)  # $ calls=decorators.classy


@ByClass  # $ calls=decorators.ByClass.__init__
def classy(a):
    a()  # $ calls=decorators.f1


classy(f1)  # $ calls=decorators.ByClass.__call__


class Methods:
    @deco  # $ calls=decorators.deco
    def run(self, x):
        x()  # $ calls=decorators.f2


Methods().run(f2)  # $ calls=decorators.deco.wrapper
