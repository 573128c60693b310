# rule-test: kinds=call_graph_edge context=text
# The text alone: functions flow, instances are known where the text around them names their class.


def first():
    pass


class Engine:
    def start(self):
        pass


class Wheel:
    def start(self):
        pass


def given(engine):  # $ call_graph_edge=text.Engine.start call_graph_edge=text.Wheel.start
    engine.start()


def passes():  # $ call_graph_edge=text.given call_graph_edge=text.Engine.start
    engine = Engine()
    engine.start()
    given(engine)


def runs(function):  # $ call_graph_edge=text.first
    function()


def hands():  # $ call_graph_edge=text.runs
    runs(first)
