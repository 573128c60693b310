class Reg(dict):
    def call_all(self):
        for f in self.values(): f()  # $ call_site_edge=iter_of_dictview.f
    def __getattr__(self, n): return self[n]
def f(): return 1
r = Reg(a=f)
r.call_all()  # $ call_site_edge=iter_of_dictview.Reg.call_all
r.a()  # $ call_site_edge=iter_of_dictview.Reg.__getattr__ call_site_edge=iter_of_dictview.f
