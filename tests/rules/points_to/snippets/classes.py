# rule-test: kinds=calls
def f1():
    pass


def f2():
    pass


def f3(x):
    pass


class Meta(type):
    def __call__(cls, *a):
        return super().__call__(*a)  # $ calls=builtins.type.__call__ calls=classes.WithMeta.__init__
class WithMeta(metaclass=Meta):
    def __init__(self, a): a()  # $ calls=classes.f2
    def m(self): f1()  # $ calls=classes.f1
WithMeta(f2).m()  # $ calls=classes.Meta.__call__ calls=classes.WithMeta.m


class Base:
    def __init_subclass__(cls, **kw):
        f1()  # $ calls=classes.f1


class Derived(Base):  # $ calls=classes.Base.__init_subclass__
    pass


class Made:
    def __new__(cls, x):
        made = super().__new__(cls)
        x()  # $ calls=classes.f2
        return made

    def __init__(self, x):
        x()  # $ calls=classes.f2

    def go(self):
        f1()  # $ calls=classes.f1


Made(f2).go()  # $ calls=classes.Made.__init__ calls=classes.Made.__new__ calls=classes.Made.go


class Registry(type):
    def __init__(cls, name, bases, namespace):
        f1()  # $ calls=classes.f1


class Registered(metaclass=Registry):  # $ calls=classes.Registry.__init__
    pass


def tagged(cls):
    cls.tag = f2
    return cls


@tagged  # $ calls=classes.tagged
class Tagged:
    pass


Tagged.tag()  # $ calls=classes.f2
Tagged().tag()  # $ calls=classes.f2


def factory(cls):
    return cls()


class One:
    def run(self):
        f1()  # $ calls=classes.f1


class Two:
    def run(self):
        f2()  # $ calls=classes.f2


factory(One).run()  # $ calls=classes.One.run calls=classes.factory
factory(Two).run()  # $ calls=classes.Two.run calls=classes.factory


class Node:
    def __init__(self, payload):
        self.payload = payload


first = Node(f1)  # $ calls=classes.Node.__init__
second = Node(f2)  # $ calls=classes.Node.__init__
first.payload()  # $ calls=classes.f1
second.payload()  # $ calls=classes.f2


class Error(Exception):
    def __init__(self):
        pass


try:
    raise Error  # $ calls=classes.Error.__init__
except Error as e:
    e.args


class Default:
    hook = None

    def __init__(self):
        self.hook = f1


Default().hook()  # $ calls=classes.Default.__init__ calls=classes.f1
