# rule-test: kinds=call_graph_edge
# `**options` with keys that nobody knows passes nothing to the receiver and to parameters that are given by position.


class Context:
    def __init__(self, command, name=None):
        self.command = command
        self.name = name

    def start(self):  # $ call_graph_edge=starred_keywords.run
        self.command()


def run():
    pass


def other():
    pass


def make(key, value):  # $ call_graph_edge=starred_keywords.Context.__init__
    options = {}
    options[key] = value
    return Context(run, **options)


def use(key):  # $ call_graph_edge=starred_keywords.make call_graph_edge=starred_keywords.Context.start
    make(key, other).start()
