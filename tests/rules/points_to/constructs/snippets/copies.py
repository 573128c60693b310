# rule-test: kinds=call_site_edge objects=merged
import copy
import pickle


def restore(cls, size):
    return cls(size)  # $ call_site_edge=copies.Whole.__init__


class Whole:
    def __init__(self, size):
        self.size = size

    def __reduce__(self):
        return (restore, (self.__class__, self.size))

    def use(self):
        pass


class State:
    def __getstate__(self):
        return {}

    def __setstate__(self, state):
        pass

    def use(self):
        pass


class Made:
    def __new__(cls, size):
        return super().__new__(cls)

    def __reduce_ex__(self, protocol):
        return (Made, (1,))

    def use(self):
        pass


def roundtrip():
    texts = [
        pickle.dumps(Whole(1)),  # $ call_site_edge=copies.Whole.__init__ call_site_edge=copies.Whole.__reduce__
        pickle.dumps(State()),  # $ call_site_edge=copies.State.__getstate__
    ]
    for text in texts:
        pickle.loads(text).use()  # $ call_site_edge=copies.restore call_site_edge=copies.Whole.use call_site_edge=copies.State.__setstate__ call_site_edge=copies.State.use


def listed():
    pickle.loads(pickle.dumps([State()]))[0].use()  # $ call_site_edge=copies.State.__getstate__ call_site_edge=copies.State.__setstate__ call_site_edge=copies.State.use


def duplicate():
    copy.copy(Made(1)).use()  # $ call_site_edge=copies.Made.__new__ call_site_edge=copies.Made.__reduce_ex__ call_site_edge=copies.Made.use


roundtrip()  # $ call_site_edge=copies.roundtrip
listed()  # $ call_site_edge=copies.listed
duplicate()  # $ call_site_edge=copies.duplicate
