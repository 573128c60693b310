# rule-test: kinds=call_graph_edge objects=merged
# Methods asked for by a text in capitals: those that are written so.


class Visitor:
    def visit(self, kind):  # $ call_graph_edge=by_capitals.Visitor.NAME call_graph_edge=by_capitals.Visitor.CALL_2
        handler = getattr(self, kind.__name__.upper(), None)
        return handler()

    def NAME(self):
        pass

    def CALL_2(self):
        pass

    def Other(self):
        pass

    def plain(self):
        pass
