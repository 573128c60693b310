def f(): return 1
def g(): return 2
class C:
    def __init__(self):
        self.cb = f
        self.cb = g
    def run(self): return self.cb()  # $ call_site_edge=attr_chain_strong.g
C().run()  # $ call_site_edge=attr_chain_strong.C.__init__ call_site_edge=attr_chain_strong.C.run
