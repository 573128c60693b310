import timeit
def stmt(): return 1
def setup(): return 2
timeit.timeit(stmt, setup=setup, number=1)  # $ call_site_edge=timeit_use.setup call_site_edge=timeit_use.stmt
timeit.repeat(stmt, number=1, repeat=1)  # $ call_site_edge=timeit_use.stmt
