import contextlib  # $ call_graph_edge=flowing.Meta.__init__ call_graph_edge=flowing.Reader.__set_name__

# rule-test: kinds=call_graph_edge context=names
# Instances by their class: through arguments, returns, attributes, containers, generators and class objects.


class Engine:
    def start(self):
        pass

    def __hash__(self):
        return 1

    def __eq__(self, other):
        return True


class Turbo(Engine):
    def start(self):
        pass


class Car:
    def __init__(self, engine):
        self.engine = engine
        self.parts = []

    def add(self, part):
        self.parts.append(part)

    def go(self):  # $ call_graph_edge=flowing.Turbo.start
        self.engine.start()

    def all(self):  # $ call_graph_edge=flowing.Wheel.turn
        for part in self.parts:
            part.turn()

    def __len__(self):
        return len(self.parts)


class Wheel:
    def turn(self):
        pass

    def start(self):
        pass


def build():  # $ call_graph_edge=flowing.Car.__init__ call_graph_edge=flowing.Car.add
    car = Car(Turbo())
    car.add(Wheel())
    return car


def drive():  # $ call_graph_edge=flowing.build call_graph_edge=flowing.Car.go call_graph_edge=flowing.Car.__len__
    car = build()
    car.go()
    return len(car)


KINDS = {"turbo": Turbo, "wheel": Wheel}


def by_key():  # $ call_graph_edge=flowing.Turbo.start
    table = {"turbo": Turbo, "wheel": Wheel}
    table["turbo"]().start()


def by_any(key):  # $ call_graph_edge=flowing.Turbo.start call_graph_edge=flowing.Wheel.start
    KINDS[key]().start()


def wheels():
    yield Wheel()


def turns():  # $ call_graph_edge=flowing.wheels call_graph_edge=flowing.Wheel.turn
    for wheel in wheels():
        wheel.turn()


def goes_on(source):  # $ call_graph_edge=flowing.wheels
    return list(source)


def later():  # $ call_graph_edge=flowing.wheels call_graph_edge=flowing.goes_on
    goes_on(wheels())


def spread(*parts):  # $ call_graph_edge=flowing.Wheel.turn
    parts[0].turn()


def passes():  # $ call_graph_edge=flowing.spread
    spread(Wheel())


class Meta(type):
    def __init__(cls, name, bases, members):
        pass

    def __call__(cls):
        pass


class Made(metaclass=Meta):
    @classmethod  # $ call_graph_edge=flowing.Meta.__call__
    def of(cls):
        return cls()


def makes():  # $ call_graph_edge=flowing.Meta.__call__
    Made()


class Reader:
    def __get__(self, instance, owner):
        return Wheel()

    def __set_name__(self, owner, name):
        pass


class Holder:
    wheel = Reader()


def reads():  # $ call_graph_edge=flowing.Reader.__get__ call_graph_edge=flowing.Wheel.turn
    Holder().wheel.turn()


class Proxy:
    def __getattr__(self, name):
        pass


def asks():  # $ call_graph_edge=flowing.Proxy.__getattr__ call_graph_edge=flowing.Wheel.turn
    Proxy().turn()


def hashes():  # $ call_graph_edge=flowing.Engine.__hash__ call_graph_edge=flowing.Engine.__eq__
    return {Turbo(): 1}


class Number:
    def __radd__(self, other):
        pass


def adds():  # $ call_graph_edge=flowing.Number.__radd__
    return 1 + Number()


def dynamic():  # $ call_graph_edge=flowing.Meta.__init__
    return type("Other", (Made,), {})


class Steps:
    def __iter__(self):
        return Step()


class Step:
    def __next__(self):
        return Wheel()


def iterates():  # $ call_graph_edge=flowing.Steps.__iter__ call_graph_edge=flowing.Step.__next__
    for _ in Steps():
        pass


@contextlib.contextmanager
def opened():
    yield Wheel()


class Called:
    def __call__(self):
        pass


ready = Called()


def calls():  # $ call_graph_edge=flowing.Called.__call__
    ready()


class Graph:
    @property
    def edges(self):
        return Called()


def calls_property():  # $ call_graph_edge=flowing.Graph.edges call_graph_edge=flowing.Called.__call__
    Graph().edges(data=True)


def calls_property_of(unknown):  # $ call_graph_edge=flowing.Graph.edges call_graph_edge=flowing.Called.__call__
    for _edge in unknown.edges(data=True):
        pass
