import functools
class deco:
    def __init__(self, fn):
        functools.update_wrapper(self, fn)
        self.fn = fn
    def __call__(self, *a): return self.fn(*a)  # $ call_site_edge=functools_wraps_class.f
@deco  # $ call_site_edge=functools_wraps_class.deco.__init__
def f(): return 1
f()  # $ call_site_edge=functools_wraps_class.deco.__call__
f.__wrapped__()  # $ call_site_edge=functools_wraps_class.f
