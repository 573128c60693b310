import contextvars
v = contextvars.ContextVar("v")
def inside(x): return v.get()()  # $ call_site_edge=contextvars_use.val
def val(): return 1
v.set(val)
ctx = contextvars.copy_context()
ctx.run(inside, 1)  # $ call_site_edge=contextvars_use.inside
