class A:
    def m(self): return 1
class B:
    def m(self): return 2
def use(x):
    if isinstance(x, A):
        return x.m()  # $ call_site_edge=isinstance_narrow.A.m
    return 0
use(A())  # $ call_site_edge=isinstance_narrow.use
use(B())  # $ call_site_edge=isinstance_narrow.use
