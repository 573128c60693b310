# rule-test: kinds=call_graph_edge
# What `monkeypatch` and `patch` put in place, methods under names that are put together, exceptions that tests catch.
import collections.abc
from unittest.mock import patch

import pytest


class Refused(Exception):
    def reason(self):
        return "no"


class Visitor:
    def visit(self, kind):  # $ call_graph_edge=test_replaced.Visitor.visit_name call_graph_edge=test_replaced.Visitor.visit_call
        getattr(self, "visit_" + kind)()

    def leave(self, kind):  # $ call_graph_edge=test_replaced.Visitor.leave_name
        getattr(self, f"leave_{kind}")()

    def visit_name(self):
        pass

    def visit_call(self):
        pass

    def leave_name(self):
        pass

    def visitor(self):
        pass


@collections.abc.Sized.register
class Box:
    def __init__(self):
        self.size = 1


def clock():
    return 0


def now():  # $ call_graph_edge=test_replaced.clock call_graph_edge=test_replaced.faked call_graph_edge=test_replaced.named
    return clock()


def faked():
    return 1


def named():
    return 2


def test_clock(monkeypatch):  # $ call_graph_edge=test_replaced.now
    import test_replaced

    monkeypatch.setattr(test_replaced, "clock", faked)
    now()


def test_named():  # $ call_graph_edge=test_replaced.now
    with patch("test_replaced.clock", named):
        now()


def test_refused():  # $ call_graph_edge=test_replaced.Refused.reason
    with pytest.raises(Refused) as caught:
        raise Refused
    assert caught.value.reason()


def test_visit():  # $ call_graph_edge=test_replaced.Visitor.visit call_graph_edge=test_replaced.Visitor.leave
    Visitor().visit("name")
    Visitor().leave("name")


def test_box():  # $ call_graph_edge=test_replaced.Box.__init__
    Box()


class Table:
    def insert(self):
        pass


class Database:
    def __init__(self):
        self.table = Table()

    def __getattr__(self, name):
        return getattr(self.table, name)


def test_database():  # $ call_graph_edge=test_replaced.Database.__init__ call_graph_edge=test_replaced.Database.__getattr__ call_graph_edge=test_replaced.Table.insert
    Database().insert()
