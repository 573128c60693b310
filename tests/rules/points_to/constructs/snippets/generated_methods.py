# rule-test: kinds=call_site_edge objects=merged
from dataclasses import dataclass, field
from functools import total_ordering
from typing import NamedTuple
import dataclasses


class Key:
    def __eq__(self, other):
        return self.same(other)  # $ call_site_edge=generated_methods.Key.same

    def __lt__(self, other):
        return other.before()  # $ call_site_edge=generated_methods.Key.before

    def __hash__(self):
        return hashed()  # $ call_site_edge=generated_methods.hashed

    def __repr__(self):
        return shown()  # $ call_site_edge=generated_methods.shown

    def same(self, other):
        return False

    def before(self):
        return True


def hashed():
    return 1


def shown():
    return "key"


@dataclass
class Pair:
    key: Key
    other: int = 0


@dataclasses.dataclass(eq=False, repr=False)
class Bare:
    key: Key


@dataclass(order=True, frozen=True)
class Ordered:
    key: Key


@dataclass
class Sub(Pair):
    more: object = None


@dataclass
class Own:
    key: Key

    def __eq__(self, other):
        return own_equal()  # $ call_site_edge=generated_methods.own_equal

    def __repr__(self):
        return own_repr()  # $ call_site_edge=generated_methods.own_repr


@dataclass
class Outer:
    pair: Pair


class Point(NamedTuple):
    key: Key


def own_equal():
    return True


def own_repr():
    return ""


@total_ordering
class Version:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        return other.number() > self.n  # $ call_site_edge=generated_methods.Version.number

    def __eq__(self, other):
        return self.number() == other.number()  # $ call_site_edge=generated_methods.Version.number

    def number(self):
        return self.n


class Release(Version):
    pass


@total_ordering
class Full:
    def __gt__(self, other):
        return False

    def __le__(self, other):
        return le()  # $ call_site_edge=generated_methods.le

    def __eq__(self, other):
        return False


def le():
    return True


def equal():
    Pair(Key()) == Pair(Key())  # $ call_site_edge=generated_methods.Key.__eq__
    Pair(Key()) != Pair(Key())  # $ call_site_edge=generated_methods.Key.__eq__
    Bare(Key()) == Bare(Key())
    Own(Key()) == Own(Key())  # $ call_site_edge=generated_methods.Own.__eq__
    Sub(Key()) == Sub(Key())  # $ call_site_edge=generated_methods.Key.__eq__
    Point(Key()) == Point(Key())  # $ call_site_edge=generated_methods.Key.__eq__


def nested():
    Outer(Pair(Key())) == Outer(Pair(Key()))  # $ call_site_edge=generated_methods.Key.__eq__


def shows():
    repr(Pair(Key()))  # $ call_site_edge=generated_methods.Key.__repr__
    str(Pair(Key()))  # $ call_site_edge=generated_methods.Key.__repr__
    f"{Pair(Key())}"  # $ call_site_edge=generated_methods.Key.__repr__
    print(Outer(Pair(Key())))  # $ call_site_edge=generated_methods.Key.__repr__
    repr(Bare(Key()))
    repr(Own(Key()))  # $ call_site_edge=generated_methods.Own.__repr__


def orders():
    Ordered(Key()) < Ordered(Key())  # $ call_site_edge=generated_methods.Key.__eq__ call_site_edge=generated_methods.Key.__lt__
    Ordered(Key()) > Ordered(Key())  # $ call_site_edge=generated_methods.Key.__eq__ call_site_edge=generated_methods.Key.__lt__
    sorted([Ordered(Key()), Ordered(Key())])  # $ call_site_edge=generated_methods.Key.__eq__ call_site_edge=generated_methods.Key.__lt__


def hashes():
    hash(Ordered(Key()))  # $ call_site_edge=generated_methods.Key.__hash__
    d = {}
    d[Ordered(Key())] = 1  # $ call_site_edge=generated_methods.Key.__hash__ SPURIOUS: call_site_edge=generated_methods.Key.__eq__
    {Ordered(Key())}  # $ call_site_edge=generated_methods.Key.__hash__ SPURIOUS: call_site_edge=generated_methods.Key.__eq__


def total():
    Version(1) < Version(2)  # $ call_site_edge=generated_methods.Version.__init__ call_site_edge=generated_methods.Version.__lt__
    Version(1) <= Version(0)  # $ call_site_edge=generated_methods.Version.__eq__ call_site_edge=generated_methods.Version.__init__ call_site_edge=generated_methods.Version.__lt__
    Version(1) > Version(0)  # $ call_site_edge=generated_methods.Version.__eq__ call_site_edge=generated_methods.Version.__init__ call_site_edge=generated_methods.Version.__lt__
    Version(1) >= Version(2)  # $ call_site_edge=generated_methods.Version.__init__ call_site_edge=generated_methods.Version.__lt__ SPURIOUS: call_site_edge=generated_methods.Version.__eq__
    Release(1) <= Release(0)  # $ call_site_edge=generated_methods.Version.__eq__ call_site_edge=generated_methods.Version.__init__ call_site_edge=generated_methods.Version.__lt__
    Full() <= Full()  # $ call_site_edge=generated_methods.Full.__le__
    max(Version(1), Version(2))  # $ call_site_edge=generated_methods.Version.__eq__ call_site_edge=generated_methods.Version.__init__ call_site_edge=generated_methods.Version.__lt__


def main():
    equal()  # $ call_site_edge=generated_methods.equal
    nested()  # $ call_site_edge=generated_methods.nested
    shows()  # $ call_site_edge=generated_methods.shows
    orders()  # $ call_site_edge=generated_methods.orders
    hashes()  # $ call_site_edge=generated_methods.hashes
    total()  # $ call_site_edge=generated_methods.total


main()  # $ call_site_edge=generated_methods.main
