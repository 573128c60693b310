# rule-test: kinds=calls
import functools
from typing import Generic, TypeVar

T = TypeVar("T")  # $ calls=typing.TypeVar

def f1():
    pass


def f2():
    pass


def f3(x):
    pass


class P:
    @property  # $ calls=builtins.property
    def prop(self): return f1
    @prop.setter  # $ calls=builtins.property.setter
    def prop(self, v): v()  # $ calls=descriptors.f2
    @staticmethod  # $ calls=builtins.staticmethod
    def st(x): x()  # $ calls=descriptors.f1 calls=descriptors.f2
    @classmethod  # $ calls=builtins.classmethod
    def cm(cls): return cls()
    @functools.cached_property  # $ calls=functools.cached_property
    def cp(self): return f2
    def __enter__(self): return self
    def __exit__(self, *a): f3(1)  # $ calls=descriptors.f3
    def __add__(self, o): return o
    def __getitem__(self, k): return f1
    def __len__(self): return 1
    def run(self): f3(2)  # $ calls=descriptors.f3
p = P()
p.prop()  # $ calls=descriptors.P.prop calls=descriptors.f1 calls=descriptors.f2
p.prop = f2  # $ calls=descriptors.P.prop
P.st(f1)  # $ calls=descriptors.P.st
p.st(f2)  # $ calls=descriptors.P.st
P.cm().run()  # $ calls=descriptors.P.cm calls=descriptors.P.run
p.cp()  # $ calls=descriptors.P.cp calls=descriptors.f2
with p as q:  # $ calls=descriptors.P.__enter__ calls=descriptors.P.__exit__
    q.run()  # $ calls=descriptors.P.run
(p + f1)()  # $ calls=descriptors.P.__add__ calls=descriptors.f1
p[0]()  # $ calls=descriptors.P.__getitem__ calls=descriptors.f1


class Desc:
    def __get__(self, inst, owner): return f2
class HasDesc:
    d = Desc()
HasDesc().d()  # $ calls=descriptors.Desc.__get__ calls=descriptors.f2
class GA:
    def __getattr__(self, n): return f1
GA().foo()  # $ calls=descriptors.GA.__getattr__ calls=descriptors.f1


class Counted:
    def __set_name__(self, owner, name):
        f1()  # $ calls=descriptors.f1

    def __set__(self, instance, value):
        value()  # $ calls=descriptors.f2


class Holder:  # $ calls=descriptors.Counted.__set_name__
    counted = Counted()


Holder().counted = f2  # $ calls=descriptors.Counted.__set__


class Base:
    @property  # $ calls=builtins.property
    def shown(self):
        return f1

    @classmethod  # $ calls=builtins.classmethod
    def make(cls):
        return cls()

    def hello(self):
        f3(1)  # $ calls=descriptors.f3


class Child(Base):
    @property  # $ calls=builtins.property
    def shown(self):
        return super().shown  # $ calls=descriptors.Base.shown

    def hello(self):
        f1()  # $ calls=descriptors.f1


Child().shown()  # $ calls=descriptors.Child.shown calls=descriptors.f1
Child.make().hello()  # $ calls=descriptors.Base.make calls=descriptors.Child.hello
Base.make().hello()  # $ calls=descriptors.Base.hello calls=descriptors.Base.make
unbound = Base.hello
unbound(Child())  # $ calls=descriptors.Base.hello
bound = Child().hello
bound()  # $ calls=descriptors.Child.hello


class Setting(Generic[T]):
    def __get__(self, instance, owner):
        return f1

    def __set__(self, instance, value):
        pass


class Configured:
    setting = Setting[int]()


Configured().setting()  # $ calls=descriptors.Setting.__get__ calls=descriptors.f1
Configured().setting = 1  # $ calls=descriptors.Setting.__set__
