class K:
    def __init__(self, n): self.n = n
    def __hash__(self): return hash(self.n)
    def __eq__(self, o): return self.n == o.n
def put(): return {K(1): 1}  # $ call_site_edge=hash_eq.K.__hash__ call_site_edge=hash_eq.K.__init__
def lookup(d): return d[K(1)]  # $ call_site_edge=hash_eq.K.__eq__ call_site_edge=hash_eq.K.__hash__ call_site_edge=hash_eq.K.__init__
def inset(): return {K(1), K(1)}  # $ call_site_edge=hash_eq.K.__eq__ call_site_edge=hash_eq.K.__hash__ call_site_edge=hash_eq.K.__init__
def member(l): return K(1) in l  # $ call_site_edge=hash_eq.K.__eq__ call_site_edge=hash_eq.K.__init__
d = put()  # $ call_site_edge=hash_eq.put
lookup(d)  # $ call_site_edge=hash_eq.lookup
inset()  # $ call_site_edge=hash_eq.inset
member([K(2)])  # $ call_site_edge=hash_eq.K.__init__ call_site_edge=hash_eq.member
