# rule-test: kinds=call_site_edge objects=merged
def f(): return 1
def g(): return 2
class C: pass
a = C()
b = a
a.cb = f
b.cb = g
a.cb()  # $ call_site_edge=alias_update.g
