import heapq, bisect
class It:
    def __init__(self, n): self.n = n
    def __lt__(self, o): return self.n < o.n
    def go(self): return 1
def key(x): return x
h = []
heapq.heappush(h, It(2))  # $ call_site_edge=heapq_bisect.It.__init__ call_site_edge=heapq_bisect.It.__lt__
heapq.heappush(h, It(1))  # $ call_site_edge=heapq_bisect.It.__init__ call_site_edge=heapq_bisect.It.__lt__
heapq.heappop(h).go()  # $ call_site_edge=heapq_bisect.It.__lt__ call_site_edge=heapq_bisect.It.go
heapq.nlargest(1, [1, 2], key=key)  # $ call_site_edge=heapq_bisect.key
bisect.bisect([1, 2], 1, key=lambda x: x)  # $ call_site_edge=heapq_bisect.<lambda1>
def merge(): return list(heapq.merge([1], [2], key=key))  # $ call_site_edge=heapq_bisect.key
merge()  # $ call_site_edge=heapq_bisect.merge
bisect.insort(h, It(3))  # $ call_site_edge=heapq_bisect.It.__init__ call_site_edge=heapq_bisect.It.__lt__
