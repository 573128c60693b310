# rule-test: kinds=calls
from dataclasses import dataclass, field
from typing import NamedTuple
import enum
import collections

def f1():
    pass


def f2():
    pass


def f3(x):
    pass


@dataclass  # $ calls=dataclasses.dataclass
class DC:
    fn: object
    other: object = f2


DC(f1).fn()  # $ calls=functions.f1
DC(f1).other()  # $ calls=functions.f2
NT = collections.namedtuple("NT", "a b")  # $ calls=collections.namedtuple
nt = NT(f1, f2)
nt.a()  # $ calls=functions.f1 calls=functions.f2
def star(*args, **kwargs):
    args[0]()  # $ calls=functions.f1
    kwargs["k"]()  # $ calls=functions.f1 calls=functions.f2
star(f1, k=f2)  # $ calls=functions.star
star(*[f1, f2], **{"k": f1})  # $ calls=functions.star
class CallMe:
    def __call__(self, x): x()  # $ calls=functions.f2
CallMe()(f2)  # $ calls=functions.CallMe.__call__
def closure(n):
    def inner(): n()  # $ calls=functions.f1 calls=functions.f2
    return inner
closure(f1)()  # $ calls=functions.closure calls=functions.closure.inner
closure(f2)()  # $ calls=functions.closure calls=functions.closure.inner


class One:
    def run(self):
        f1()  # $ calls=functions.f1


one = One()
getattr(One(), "run")()  # $ calls=builtins.getattr calls=functions.One.run
setattr(one, "dyn", f1)  # $ calls=builtins.setattr
one.dyn()  # $ calls=functions.f1


def defaults(a, b=f1, *, c=f2):
    a()  # $ calls=functions.f1
    b()  # $ calls=functions.f1 calls=functions.f2
    c()  # $ calls=functions.f2 calls=functions.f3


defaults(f1)  # $ calls=functions.defaults
defaults(f1, f2, c=f3)  # $ calls=functions.defaults


def positional_only(a, /, b):
    a()  # $ calls=functions.f1
    b()  # $ calls=functions.f2


positional_only(f1, b=f2)  # $ calls=functions.positional_only


def narrow(x):
    if isinstance(x, One):  # $ calls=builtins.isinstance
        x.run()  # $ calls=functions.One.run
    if x is None:
        return
    if callable(x):  # $ calls=builtins.callable
        x()  # $ calls=functions.f1


narrow(One())  # $ calls=functions.narrow
narrow(f1)  # $ calls=functions.narrow
narrow(None)  # $ calls=functions.narrow
if (found := f1):
    found()  # $ calls=functions.f1
shown = lambda g: g()  # $ calls=functions.f1
shown(f1)  # $ calls=functions.<lambda1>


def forward(*args, **kwargs):
    return target(*args, **kwargs)  # $ calls=functions.target


def target(a, b, c=None):
    a()  # $ calls=functions.f1
    b()  # $ calls=functions.f2
    c()  # $ calls=functions.f1


forward(f1, f2, c=f1)  # $ calls=functions.forward


@dataclass  # $ calls=dataclasses.dataclass
class Config:
    items: list = field(default_factory=list)  # $ calls=dataclasses.field
    hook: object = f1

    def __post_init__(self):
        self.hook()  # $ calls=functions.f1 calls=functions.f2


Config(hook=f2).items.append(f1)  # $ calls=builtins.list calls=builtins.list.append calls=functions.Config.__post_init__


class Pair(NamedTuple):
    left: object
    right: object


pair = Pair(f1, f2)
pair.left()  # $ calls=functions.f1
pair[1]()  # $ calls=functions.f2
l, r = pair
r()  # $ calls=functions.f2


class Color(enum.Enum):
    RED = 1

    def show(self):
        f1()  # $ calls=functions.f1


Color.RED.show()  # $ calls=functions.Color.show
for color in Color:
    color.show()  # $ calls=functions.Color.show
globals()["f1"]()  # $ calls=builtins.globals calls=functions.f1


def nonlocal_writer():
    current = f1

    def change():
        nonlocal current
        current = f2

    change()  # $ calls=functions.nonlocal_writer.change
    current()  # $ calls=functions.f1 calls=functions.f2


nonlocal_writer()  # $ calls=functions.nonlocal_writer


def chooser(flag):
    chosen = f1 if flag else f2
    chosen()  # $ calls=functions.f1 calls=functions.f2


chooser(True)  # $ calls=functions.chooser
match one:
    case One():
        one.run()  # $ calls=functions.One.run
