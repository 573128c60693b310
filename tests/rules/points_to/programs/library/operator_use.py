from operator import methodcaller, attrgetter, itemgetter, add
class O:
    def m(self, x=1): return x
    @property
    def p(self): return 1
    def __add__(self, o): return self
class G:
    def __getitem__(self, k): return 1
def fn(): return 2
methodcaller("m", 2)(O())  # $ call_site_edge=operator_use.O.m
attrgetter("p")(O())  # $ call_site_edge=operator_use.O.p
itemgetter(0)(G())  # $ call_site_edge=operator_use.G.__getitem__
add(O(), 1)  # $ call_site_edge=operator_use.O.__add__
itemgetter("f")({"f": fn})()  # $ call_site_edge=operator_use.fn
attrgetter("m")(O())()  # $ call_site_edge=operator_use.O.m
