# rule-test: kinds=call_site_edge objects=merged
from functools import partial
from types import MethodType


class Bound:
    """A descriptor that makes methods of classes, as functions are made methods."""

    def __init__(self, cls):
        self.cls = cls

    def __get__(self, instance, owner=None):
        if instance is None:
            return self.cls
        return MethodType(self.cls, instance)


class Timeout:
    def __init__(self, env, delay):
        env.run()  # $ call_site_edge=bound_callables.Env.run
        delay()  # $ call_site_edge=bound_callables.pause

    def go(self):
        pass


class Env:
    timeout = Bound(Timeout)  # $ call_site_edge=bound_callables.Bound.__init__

    def run(self):
        pass


def pause():
    pass


def other():
    pass


Env().timeout(pause).go()  # $ call_site_edge=bound_callables.Bound.__get__ call_site_edge=bound_callables.Timeout.__init__ call_site_edge=bound_callables.Timeout.go


class Meta(type):
    def __call__(cls, *args, **kwargs):
        return type.__call__(cls, *args, **kwargs)  # $ call_site_edge=bound_callables.Form.__init__

    def fresh(cls, first):
        return type.__call__(cls, first)  # $ call_site_edge=bound_callables.Form.__init__


class Form(metaclass=Meta):
    def __init__(self, first, second=None):
        first()  # $ call_site_edge=bound_callables.pause call_site_edge=bound_callables.other
        second()  # $ call_site_edge=bound_callables.other

    def show(self):
        pass


Form(pause, second=other).show()  # $ call_site_edge=bound_callables.Meta.__call__ call_site_edge=bound_callables.Form.show
Form.fresh(other).show()  # $ call_site_edge=bound_callables.Meta.fresh call_site_edge=bound_callables.Form.show


def take(first, second, third=None, **rest):
    first()  # $ call_site_edge=bound_callables.pause
    second()  # $ call_site_edge=bound_callables.other
    third()  # $ call_site_edge=bound_callables.Env.run
    rest["more"]()  # $ call_site_edge=bound_callables.Timeout.go


p = partial(take, pause)
arguments = (other,)
keywords = {"third": Env().run}
p(*arguments, more=Timeout(Env(), pause).go, **keywords)  # $ call_site_edge=bound_callables.take call_site_edge=bound_callables.Timeout.__init__


class Made:
    def __new__(cls, first):
        first()  # $ call_site_edge=bound_callables.pause
        return super().__new__(cls)


list(map(Made, [pause]))  # $ call_site_edge=bound_callables.Made.__new__
