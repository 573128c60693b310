# rule-test: kinds=call_site_edge objects=merged
from collections.abc import Iterator
class It(Iterator):
    def __init__(self): self.n = 0
    def __next__(self):
        self.n += 1
        if self.n > 1: raise StopIteration
        return self.mk()  # $ call_site_edge=abc_iterator.It.mk
    def mk(self): return f
def f(): return 1
for x in It():  # $ call_site_edge=abc_iterator.It.__init__ call_site_edge=abc_iterator.It.__next__
    x()  # $ call_site_edge=abc_iterator.f
