# rule-test: kinds=call_site_edge objects=merged
from collections.abc import MutableMapping
class M(MutableMapping):
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
m = M()  # $ call_site_edge=abc_mutable_mapping.M.__init__
def upd(): m.update(a=1)  # $ call_site_edge=abc_mutable_mapping.M.__setitem__
def pop(): return m.pop("a")  # $ call_site_edge=abc_mutable_mapping.M.__delitem__ call_site_edge=abc_mutable_mapping.M.__getitem__
def sd(): return m.setdefault("b", 2)  # $ call_site_edge=abc_mutable_mapping.M.__getitem__ call_site_edge=abc_mutable_mapping.M.__setitem__
def clr(): m.clear()  # $ call_site_edge=abc_mutable_mapping.M.__delitem__ call_site_edge=abc_mutable_mapping.M.__getitem__ call_site_edge=abc_mutable_mapping.M.__iter__
upd(); pop(); sd(); clr()  # $ call_site_edge=abc_mutable_mapping.clr call_site_edge=abc_mutable_mapping.pop call_site_edge=abc_mutable_mapping.sd call_site_edge=abc_mutable_mapping.upd
