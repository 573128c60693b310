from abc import ABC
class Base(ABC):
    def run(self): return 0
@Base.register
class Virtual:
    def run(self): return 1
class V2:
    def run(self): return 2
Base.register(V2)
def use(x):
    if isinstance(x, Base):
        return x.run()  # $ call_site_edge=abc_register.V2.run call_site_edge=abc_register.Virtual.run
use(Virtual())  # $ call_site_edge=abc_register.use
use(V2())  # $ call_site_edge=abc_register.use
