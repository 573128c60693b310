def f(): return 1
def g(): return 2
f.cb = g
f.cb()  # $ call_site_edge=func_attributes.g
def counter():
    counter.hook()  # $ call_site_edge=func_attributes.g
    return 1
counter.hook = g
counter()  # $ call_site_edge=func_attributes.counter
f.__call__()  # $ call_site_edge=func_attributes.f
