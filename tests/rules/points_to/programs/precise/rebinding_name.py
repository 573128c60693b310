def f(): return 1
def g(): return 2
h = f
h()  # $ call_site_edge=rebinding_name.f
h = g
h()  # $ call_site_edge=rebinding_name.g
def caller():
    return h()  # $ call_site_edge=rebinding_name.g
caller()  # $ call_site_edge=rebinding_name.caller
