import itertools as it
def k(x): return x
def add(a, b): return a + b
def st(a, b): return a
def pred(x): return x < 2
def f1(): return 1
def f2(): return 2
for key, grp in it.groupby([1, 1, 2], k):  # $ call_site_edge=itertools_use.k
    list(grp)
list(it.accumulate([1, 2], add))  # $ call_site_edge=itertools_use.add
list(it.starmap(st, [(1, 2)]))  # $ call_site_edge=itertools_use.st
list(it.takewhile(pred, [1, 3]))  # $ call_site_edge=itertools_use.pred
list(it.dropwhile(lambda x: x, [1]))  # $ call_site_edge=itertools_use.<lambda1>
list(it.filterfalse(pred, [1]))  # $ call_site_edge=itertools_use.pred
for f in it.chain([f1], [f2]):
    f()  # $ call_site_edge=itertools_use.f1 call_site_edge=itertools_use.f2
for a, b in it.product([f1], [f2]):
    a(); b()  # $ call_site_edge=itertools_use.f1 call_site_edge=itertools_use.f2
for a, b in zip([f1], it.repeat(f2)):
    b()  # $ call_site_edge=itertools_use.f2
for f in it.islice(it.cycle([f1]), 2):
    f()  # $ call_site_edge=itertools_use.f1
for f in it.chain.from_iterable([[f1], [f2]]):
    f()  # $ call_site_edge=itertools_use.f1 call_site_edge=itertools_use.f2
