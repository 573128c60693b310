# rule-test: kinds=call_site_edge objects=merged
import functools
from functools import cached_property


class P:
    def __init__(self):
        self._x = 0

    @property
    def x(self):
        get()  # $ call_site_edge=descriptors.get
        return self._x

    @x.setter
    def x(self, v):
        setx()  # $ call_site_edge=descriptors.setx
        self._x = v

    @x.deleter
    def x(self):
        delx()  # $ call_site_edge=descriptors.delx

    @cached_property
    def c(self):
        return compute()  # $ call_site_edge=descriptors.compute

    @functools.cached_property
    def cb(self):
        return cb

    def getz(self):
        return 1

    def setz(self, v):
        pass

    z = property(getz, setz)
    y = property(fget=lambda self: self.getz())  # $ call_site_edge=descriptors.P.getz


def get():
    pass


def setx():
    pass


def delx():
    pass


def compute():
    pass


def cb():
    pass


class Typed:
    def __set_name__(self, owner, name):
        self.name = name
        noted()  # $ call_site_edge=descriptors.noted

    def __get__(self, obj, objtype=None):
        if obj is None:
            return self
        return self.load(obj)  # $ call_site_edge=descriptors.Typed.load

    def load(self, obj):
        return obj.__dict__.get(self.name)

    def __set__(self, obj, value):
        self.validate(value)  # $ call_site_edge=descriptors.Positive.validate call_site_edge=descriptors.Typed.validate
        obj.__dict__[self.name] = value

    def __delete__(self, obj):
        deleted()  # $ call_site_edge=descriptors.deleted

    def validate(self, v):
        pass


class Positive(Typed):
    def validate(self, v):
        super().validate(v)  # $ call_site_edge=descriptors.Typed.validate
        check()  # $ call_site_edge=descriptors.check


def noted():
    pass


def check():
    pass


def deleted():
    pass


class Model:  # $ call_site_edge=descriptors.Typed.__set_name__
    price = Positive()
    name = Typed()

    def __init__(self, price):
        self.price = price  # $ call_site_edge=descriptors.Typed.__set__


class NonData:
    def __init__(self, f):
        self.f = f

    def __get__(self, obj, t=None):
        return functools.partial(self.f, obj)

    def __call__(self, *a):
        pass


class UsesNonData:
    @NonData  # $ call_site_edge=descriptors.NonData.__init__
    def hello(self):
        greet(self)  # $ call_site_edge=descriptors.greet


def greet(s):
    s.end()  # $ call_site_edge=descriptors.E.end


class E(UsesNonData):
    def end(self):
        pass


class classproperty:
    def __init__(self, f):
        self.f = f

    def __get__(self, obj, owner):
        return self.f(owner)  # $ call_site_edge=descriptors.CP.me


class CP:
    @classproperty  # $ call_site_edge=descriptors.classproperty.__init__
    def me(cls):
        return cls.build()  # $ call_site_edge=descriptors.CP.build

    @classmethod
    def build(cls):
        return cls


class lazy:
    def __init__(self, fn):
        self.fn = fn
        self.name = fn.__name__

    def __get__(self, inst, owner=None):
        if inst is None:
            return self
        v = self.fn(inst)  # $ call_site_edge=descriptors.Lz.val
        inst.__dict__[self.name] = v
        return v


class Lz:
    @lazy  # $ call_site_edge=descriptors.lazy.__init__
    def val(self):
        return Val()


class Val:
    def ping(self):
        pass


class Sub(P):
    @property
    def x(self):
        return super().x  # $ call_site_edge=descriptors.P.x

    @x.setter
    def x(self, v):
        P.x.fset(self, v)  # $ call_site_edge=descriptors.P.x


def main():
    p = P()  # $ call_site_edge=descriptors.P.__init__
    p.x  # $ call_site_edge=descriptors.P.x
    p.x = 3  # $ call_site_edge=descriptors.P.x
    p.x += 1  # $ call_site_edge=descriptors.P.x
    del p.x  # $ call_site_edge=descriptors.P.x
    p.c  # $ call_site_edge=descriptors.P.c
    p.cb()  # $ call_site_edge=descriptors.P.cb call_site_edge=descriptors.cb
    p.z  # $ call_site_edge=descriptors.P.getz
    p.z = 4  # $ call_site_edge=descriptors.P.setz
    p.y  # $ call_site_edge=descriptors.P.<lambda1>
    m = Model(3)  # $ call_site_edge=descriptors.Model.__init__
    m.price = 5  # $ call_site_edge=descriptors.Typed.__set__
    m.price  # $ call_site_edge=descriptors.Typed.__get__
    m.name = "a"  # $ call_site_edge=descriptors.Typed.__set__
    del m.price  # $ call_site_edge=descriptors.Typed.__delete__ call_site_edge=descriptors.Typed.__get__
    Model.price  # $ call_site_edge=descriptors.Typed.__get__
    E().hello()  # $ call_site_edge=descriptors.NonData.__get__ call_site_edge=descriptors.UsesNonData.hello
    CP.me  # $ call_site_edge=descriptors.classproperty.__get__
    CP().me  # $ call_site_edge=descriptors.classproperty.__get__
    Lz().val.ping()  # $ call_site_edge=descriptors.Val.ping call_site_edge=descriptors.lazy.__get__
    s = Sub()  # $ call_site_edge=descriptors.P.__init__
    s.x  # $ call_site_edge=descriptors.Sub.x
    s.x = 1  # $ call_site_edge=descriptors.Sub.x
    getattr(p, "x")  # $ call_site_edge=descriptors.P.x
    setattr(p, "x", 4)  # $ call_site_edge=descriptors.P.x
    hasattr(p, "c")
    delattr(p, "x")


main()  # $ call_site_edge=descriptors.main
