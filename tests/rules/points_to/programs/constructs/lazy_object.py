class Lazy:
    def __init__(self, factory): self.__dict__["_f"] = factory
    def __getattr__(self, n): return getattr(self._f(), n)  # $ call_site_edge=lazy_object.mk
    def __setattr__(self, n, v): hook(n)  # $ call_site_edge=lazy_object.hook
    def __delattr__(self, n): hook(n)  # $ call_site_edge=lazy_object.hook
def hook(n): return n
class R:
    def go(self): return 1
def mk(): return R()
l = Lazy(mk)  # $ call_site_edge=lazy_object.Lazy.__init__
l.go()  # $ call_site_edge=lazy_object.Lazy.__getattr__ call_site_edge=lazy_object.R.go
l.x = 1  # $ call_site_edge=lazy_object.Lazy.__setattr__
del l.x  # $ call_site_edge=lazy_object.Lazy.__delattr__
