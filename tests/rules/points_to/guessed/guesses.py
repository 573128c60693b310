# rule-test: kinds=call_graph_edge objects=merged
# Receivers of which nothing is known: methods that few classes have are found by their name, names of builtin types not.
from library import keep, receive


class Node:
    def evaluate(self):  # $ call_graph_edge=guesses.Node.value call_graph_edge=guesses.Leaf.value
        return self.value()

    def value(self):
        raise NotImplementedError

    def items(self):
        return []

    @property
    def size(self):
        return 1


class Leaf(Node):
    def value(self):
        return 1


def unknown():  # $ call_graph_edge=guesses.Node.evaluate call_graph_edge=guesses.Node.size
    node = receive().node
    node.evaluate()
    node.items()
    return node.size


def declared(node: Node):  # $ call_graph_edge=guesses.Node.value call_graph_edge=guesses.Leaf.value
    node.value()


@keep
def kept():
    pass


def use():  # $ call_graph_edge=guesses.kept
    kept()


def factory():
    def view():  # $ call_graph_edge=guesses.use
        use()

    receive(view)


class Tool:
    def use(self):
        pass


Made = type("Made", (Tool,), {})


def work():  # $ call_graph_edge=guesses.Tool.use
    Tool().use()
    Made().use()
