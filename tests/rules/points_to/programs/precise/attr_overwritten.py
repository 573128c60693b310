def f(): return 1
def g(): return 2
class C:
    pass
c = C()
c.cb = f
c.cb = g
c.cb()  # $ call_site_edge=attr_overwritten.g
