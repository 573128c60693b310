import sys  # $ call_graph_edge=computed_attributes.Bound.__init__

# What computes attributes is told apart by receiver and by place, however many there are.


class Bound:
    def __init__(self, made):
        self.made = made

    def __get__(self, instance, owner):
        return self.made


class A:
    def __init__(self):
        pass


class B:
    def __init__(self):
        pass


class Environment:
    a = Bound(A)
    b = Bound(B)
    c = Bound(sys)
    d = Bound(int)
    e = Bound(int)
    f = Bound(int)
    g = Bound(int)


def makes_a():  # $ call_graph_edge=computed_attributes.A.__init__ call_graph_edge=computed_attributes.Bound.__get__
    Environment().a()


def makes_b():  # $ call_graph_edge=computed_attributes.B.__init__ call_graph_edge=computed_attributes.Bound.__get__
    Environment().b()


class Table:
    def insert(self):
        pass

    def remove(self):
        pass


class Proxy:
    def __getattr__(self, name):
        return getattr(Table(), name)


def inserts():  # $ call_graph_edge=computed_attributes.Table.insert call_graph_edge=computed_attributes.Proxy.__getattr__
    Proxy().insert()


def removes():  # $ call_graph_edge=computed_attributes.Table.remove call_graph_edge=computed_attributes.Proxy.__getattr__
    Proxy().remove()


def many():
    return [Proxy(), Proxy(), Proxy(), Proxy(), Proxy(), Proxy(), Proxy()]
