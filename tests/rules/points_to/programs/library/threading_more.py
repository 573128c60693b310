import threading
b = threading.Barrier(1, action=lambda: act())  # $ call_site_edge=threading_more.<lambda1> call_site_edge=threading_more.act
def act(): return 1
b.wait()
class Locked:
    def __init__(self): self.lock = threading.RLock()
    def run(self, fn):
        with self.lock:
            return fn()  # $ call_site_edge=threading_more.f
def f(): return 1
Locked().run(f)  # $ call_site_edge=threading_more.Locked.__init__ call_site_edge=threading_more.Locked.run
cond = threading.Condition()
def ready(): return True
with cond:
    cond.wait_for(ready)  # $ call_site_edge=threading_more.ready
