from types import SimpleNamespace
def f(): return 1
def g(): return 2
ns = SimpleNamespace(a=f, b=g)
ns.a()  # $ call_site_edge=simplenamespace.f
ns.c = g
ns.c()  # $ call_site_edge=simplenamespace.g
