class M(type):
    def __instancecheck__(cls, o): return True
    def __subclasscheck__(cls, c): return True
class A(metaclass=M): pass
def f(x): return isinstance(x, A)  # $ call_site_edge=instancecheck_meta.M.__instancecheck__
def g(x): return issubclass(x, A)  # $ call_site_edge=instancecheck_meta.M.__subclasscheck__
f(1)  # $ call_site_edge=instancecheck_meta.f
g(int)  # $ call_site_edge=instancecheck_meta.g
