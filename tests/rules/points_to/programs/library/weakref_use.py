import weakref
class O:
    def m(self): return 1
def gone(ref): return 1
def fin(x): return x
def main():
    o = O()
    r = weakref.ref(o, gone)  # $ call_site_edge=weakref_use.gone
    r().m()
    f = weakref.finalize(o, fin, 3)  # $ call_site_edge=weakref_use.fin
    p = weakref.proxy(o)
    p.m()
    wm = weakref.WeakMethod(o.m)
    wm()()
    d = weakref.WeakValueDictionary()
    d["a"] = o
    d["a"].m()  # $ call_site_edge=weakref_use.O.m
    del o, p
main()  # $ call_site_edge=weakref_use.main
