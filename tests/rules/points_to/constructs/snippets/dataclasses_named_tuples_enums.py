# rule-test: kinds=call_site_edge objects=merged
from dataclasses import dataclass, field, replace, asdict, astuple, fields
from collections import namedtuple
from typing import NamedTuple, TypedDict
import enum
from enum import Enum, IntEnum, Flag, auto


def a():
    return 1


def b():
    return 2


def mk():
    return [a]


@dataclass
class D:
    f: object
    g: object = b
    items: list = field(default_factory=mk)

    def __post_init__(self):
        self.check()  # $ call_site_edge=dataclasses_named_tuples_enums.D.check

    def check(self):
        pass

    def run(self):
        self.f()  # $ call_site_edge=dataclasses_named_tuples_enums.a call_site_edge=dataclasses_named_tuples_enums.b
        self.g()  # $ call_site_edge=dataclasses_named_tuples_enums.a call_site_edge=dataclasses_named_tuples_enums.b
        self.items[0]()  # $ call_site_edge=dataclasses_named_tuples_enums.a call_site_edge=dataclasses_named_tuples_enums.b


@dataclass(order=True, frozen=True)
class O:
    k: int
    other: object = None

    def m(self):
        pass


@dataclass
class Sub(D):
    h: object = None

    def run(self):
        super().run()  # $ call_site_edge=dataclasses_named_tuples_enums.D.run
        self.h()  # $ call_site_edge=dataclasses_named_tuples_enums.a


@dataclass(eq=True)
class Nest:
    o: "Key"
    sub: O = field(default_factory=lambda: O(1))


class Key:
    def __eq__(self, o):
        return True

    def __lt__(self, o):
        return True

    def __repr__(self):
        return ""

    def __hash__(self):
        return 1


@dataclass(order=True)
class Cmp:
    k: Key


@dataclass(frozen=True)
class Hs:
    k: Key


@dataclass
class Kw:
    _: object = field(init=False, default=None)
    cb: object = field(kw_only=True, default=a)

    def go(self):
        self.cb()  # $ call_site_edge=dataclasses_named_tuples_enums.a call_site_edge=dataclasses_named_tuples_enums.b


P = namedtuple("P", "x y")
Q = namedtuple("Q", ["m", "n"], defaults=[b])


class NT(NamedTuple):
    f: object
    g: object = b

    def run(self):
        return self.f()  # $ call_site_edge=dataclasses_named_tuples_enums.a


class PP(namedtuple("PP", "u v")):
    def go(self):
        self.u()  # $ call_site_edge=dataclasses_named_tuples_enums.a SPURIOUS: call_site_edge=dataclasses_named_tuples_enums.b


class Color(Enum):
    RED = 1
    BLUE = 2

    def describe(self):
        return self.helper()  # $ call_site_edge=dataclasses_named_tuples_enums.Color.helper

    def helper(self):
        return self.name

    @classmethod
    def default(cls):
        return cls.RED

    @property
    def nice(self):
        return prop()  # $ call_site_edge=dataclasses_named_tuples_enums.prop

    @staticmethod
    def st():
        a()  # $ call_site_edge=dataclasses_named_tuples_enums.a

    def __str__(self):
        return "c"


def prop():
    pass


class Planet(Enum):  # $ call_site_edge=dataclasses_named_tuples_enums.Planet.__init__
    EARTH = (1, 2)
    MARS = (3, 4)

    def __init__(self, m, r):
        self.m = m
        self.calc()  # $ call_site_edge=dataclasses_named_tuples_enums.Planet.calc

    def calc(self):
        pass


def mknew():
    pass


class Coord(bytes, Enum):  # $ call_site_edge=dataclasses_named_tuples_enums.Coord.__new__
    def __new__(cls, v, label):
        o = bytes.__new__(cls, [v])
        o._value_ = v
        mknew()  # $ call_site_edge=dataclasses_named_tuples_enums.mknew
        return o

    X = (0, "x")


class Op(Enum):
    ADD = enum.member(a) if hasattr(enum, "member") else a

    def __call__(self):
        return self.value()  # $ call_site_edge=dataclasses_named_tuples_enums.a


class Fl(Flag):
    A = auto()
    B = auto()

    def t(self):
        pass


def gen():
    return "g"


class Meth(Enum):  # $ call_site_edge=dataclasses_named_tuples_enums.Meth._generate_next_value_
    def _generate_next_value_(name, start, count, last):
        return gen()  # $ call_site_edge=dataclasses_named_tuples_enums.gen

    ONE = auto()

    @classmethod
    def _missing_(cls, v):
        return miss(cls)  # $ call_site_edge=dataclasses_named_tuples_enums.miss


def miss(c):
    return c.ONE


def named():
    p = P(a, b)
    p.x()  # $ call_site_edge=dataclasses_named_tuples_enums.a call_site_edge=dataclasses_named_tuples_enums.b
    p.y()  # $ call_site_edge=dataclasses_named_tuples_enums.a call_site_edge=dataclasses_named_tuples_enums.b
    p[0]()  # $ call_site_edge=dataclasses_named_tuples_enums.a
    x, y = p
    x()  # $ call_site_edge=dataclasses_named_tuples_enums.a
    y()  # $ call_site_edge=dataclasses_named_tuples_enums.b
    p._replace(x=b).x()
    P._make([a, b]).y()
    Q(a).n()  # $ call_site_edge=dataclasses_named_tuples_enums.a
    n = NT(a)
    n.run()  # $ call_site_edge=dataclasses_named_tuples_enums.NT.run
    n.g()  # $ call_site_edge=dataclasses_named_tuples_enums.b
    n[1]()
    f, g = n
    f()  # $ call_site_edge=dataclasses_named_tuples_enums.a
    PP(a, b).go()  # $ call_site_edge=dataclasses_named_tuples_enums.PP.go
    [q() for q in p]  # $ call_site_edge=dataclasses_named_tuples_enums.a call_site_edge=dataclasses_named_tuples_enums.b


def enums():
    Color.RED.describe()  # $ call_site_edge=dataclasses_named_tuples_enums.Color.describe
    for c in Color:
        c.describe()  # $ call_site_edge=dataclasses_named_tuples_enums.Color.describe
    Color(1).describe()  # $ call_site_edge=dataclasses_named_tuples_enums.Color.describe
    Color["RED"].describe()
    Color.default().nice  # $ call_site_edge=dataclasses_named_tuples_enums.Color.default call_site_edge=dataclasses_named_tuples_enums.Color.nice
    Color.BLUE.nice  # $ call_site_edge=dataclasses_named_tuples_enums.Color.nice
    Color.st()  # $ call_site_edge=dataclasses_named_tuples_enums.Color.st
    str(Color.RED)  # $ call_site_edge=dataclasses_named_tuples_enums.Color.__str__
    f"{Color.RED}"  # $ call_site_edge=dataclasses_named_tuples_enums.Color.__str__
    Planet.EARTH.calc()  # $ call_site_edge=dataclasses_named_tuples_enums.Planet.calc
    Op.ADD()  # $ call_site_edge=dataclasses_named_tuples_enums.Op.__call__
    (Fl.A | Fl.B).t()  # $ call_site_edge=dataclasses_named_tuples_enums.Fl.t
    Meth("nope")  # $ call_site_edge=dataclasses_named_tuples_enums.Meth._missing_
    list(Color)[0].helper()  # $ call_site_edge=dataclasses_named_tuples_enums.Color.helper
    {Color.RED: a}[Color.RED]()  # $ call_site_edge=dataclasses_named_tuples_enums.a
    Color.__members__["RED"].describe()


def data():
    d = D(a)  # $ call_site_edge=dataclasses_named_tuples_enums.D.__post_init__ call_site_edge=dataclasses_named_tuples_enums.mk
    d.run()  # $ call_site_edge=dataclasses_named_tuples_enums.D.run
    D(f=b, g=a, items=[b]).run()  # $ call_site_edge=dataclasses_named_tuples_enums.D.__post_init__ call_site_edge=dataclasses_named_tuples_enums.D.run call_site_edge=dataclasses_named_tuples_enums.mk
    Sub(a, b, h=a).run()  # $ call_site_edge=dataclasses_named_tuples_enums.D.__post_init__ call_site_edge=dataclasses_named_tuples_enums.Sub.run call_site_edge=dataclasses_named_tuples_enums.mk
    O(1).m()  # $ call_site_edge=dataclasses_named_tuples_enums.O.m
    O(1) < O(2)
    replace(O(1), k=2).m()
    Nest(Key()).sub.m()  # $ call_site_edge=dataclasses_named_tuples_enums.Nest.<lambda1> call_site_edge=dataclasses_named_tuples_enums.O.m
    Nest(Key()) == Nest(Key())  # $ call_site_edge=dataclasses_named_tuples_enums.Nest.<lambda1> call_site_edge=dataclasses_named_tuples_enums.Key.__eq__
    repr(Nest(Key()))  # $ call_site_edge=dataclasses_named_tuples_enums.Nest.<lambda1> call_site_edge=dataclasses_named_tuples_enums.Key.__repr__
    Cmp(Key()) < Cmp(Key())  # $ call_site_edge=dataclasses_named_tuples_enums.Key.__eq__ SPURIOUS: call_site_edge=dataclasses_named_tuples_enums.Key.__lt__
    hash(Hs(Key()))  # $ call_site_edge=dataclasses_named_tuples_enums.Key.__hash__
    Kw(cb=b).go()  # $ call_site_edge=dataclasses_named_tuples_enums.Kw.go
    Kw().go()  # $ call_site_edge=dataclasses_named_tuples_enums.Kw.go


def main():
    data()  # $ call_site_edge=dataclasses_named_tuples_enums.data
    named()  # $ call_site_edge=dataclasses_named_tuples_enums.named
    enums()  # $ call_site_edge=dataclasses_named_tuples_enums.enums


main()  # $ call_site_edge=dataclasses_named_tuples_enums.main
