import functools  # $ call_graph_edge=named.decorate

# rule-test: kinds=call_graph_edge,external_call_edge context=names
# The call graph without points-to: receivers by what the text says, functions by variables and attributes.


def first():
    pass


def second():
    pass


def third():
    pass


def apply(function):  # $ call_graph_edge=named.first call_graph_edge=named.second
    function()


def fourth(function=first):  # $ call_graph_edge=named.first call_graph_edge=named.third
    function()


class Shape:
    def __init__(self, done):  # $ call_graph_edge=named.Shape.area call_graph_edge=named.Square.area
        self.done = done
        self.inner = Part()
        self.area()

    def area(self):
        raise NotImplementedError


class Part:
    def __enter__(self):
        return self

    def __exit__(self, *exception):
        return None

    def __add__(self, other):
        return self

    @property
    def weight(self):
        return 1

    @staticmethod  # $ call_graph_edge=named.third
    def of(function):
        function()

    @classmethod
    def made(cls, function):
        return cls()


class Square(Shape):
    def __init__(self):  # $ call_graph_edge=named.Shape.__init__ external_call_edge=builtins.super
        super().__init__(second)

    def area(self):  # $ call_graph_edge=named.Part.weight
        return self.inner.weight

    def finish(self):  # $ call_graph_edge=named.second
        self.done()


def passes():  # $ call_graph_edge=named.apply call_graph_edge=named.fourth call_graph_edge=named.Part.of
    apply(first)
    apply(function=second)
    fourth(third)
    Part.of(third)


def enters():  # $ call_graph_edge=named.Part.__enter__ call_graph_edge=named.Part.__exit__
    with Part() as part:
        return part


def operates():  # $ call_graph_edge=named.Part.__add__
    return Part() + Part()


TABLE = {"first": first, "second": second}
STEPS = [second]


def dispatches(key):  # $ call_graph_edge=named.first call_graph_edge=named.second
    TABLE["first"]()
    TABLE[key]()


def one_of_them():  # $ call_graph_edge=named.first
    TABLE["first"]()


def repeats():  # $ call_graph_edge=named.second
    for step in STEPS:
        step()


def unknown(thing):  # $ call_graph_edge=named.Square.finish call_graph_edge=named.Part.weight
    thing.finish()
    thing.append(1)
    return thing.weight


def hands_over():  # $ call_graph_edge=named.first external_call_edge=builtins.map
    return map(first, [1])


def partial():  # $ call_graph_edge=named.third external_call_edge=functools.partial
    functools.partial(third, 1)()


def decorate(function):  # $ external_call_edge=functools.wraps
    @functools.wraps(function)  # $ call_graph_edge=named.decorated call_graph_edge=named.other
    def wrapper(*args):
        return function(*args)

    return wrapper


@decorate
def decorated():
    pass


@decorate
def other():
    pass


def calls_decorated():  # $ call_graph_edge=named.decorated call_graph_edge=named.decorate.wrapper
    decorated()
