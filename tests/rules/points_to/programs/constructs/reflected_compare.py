class L:
    def __lt__(self, o): return True
class M: pass
def f(): return M() > L()  # $ call_site_edge=reflected_compare.L.__lt__
f()  # $ call_site_edge=reflected_compare.f
class E:
    pass
class F2:
    def __eq__(self, o): return True
def g(): return E() == F2()  # $ call_site_edge=reflected_compare.F2.__eq__
g()  # $ call_site_edge=reflected_compare.g
def h(): return F2() != E()  # $ call_site_edge=reflected_compare.F2.__eq__
h()  # $ call_site_edge=reflected_compare.h
