import threading
def job(x, cb): return cb(x)  # $ call_site_edge=thread_target.cb
def cb(x): return x
def named(): return 1
t = threading.Thread(target=job, args=(1, cb))  # $ call_site_edge=thread_target.job
t.start(); t.join()
t2 = threading.Thread(None, named)  # $ call_site_edge=thread_target.named
t2.start(); t2.join()
tm = threading.Timer(0.001, named)  # $ call_site_edge=thread_target.named
tm.start(); tm.join()
def with_kwargs(*, fn): return fn()  # $ call_site_edge=thread_target.kw
def kw(): return 1
t3 = threading.Thread(target=with_kwargs, kwargs={"fn": kw})  # $ call_site_edge=thread_target.with_kwargs
t3.start(); t3.join()
