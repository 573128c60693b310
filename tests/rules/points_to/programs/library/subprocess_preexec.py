import multiprocessing.pool
def work(x): return x
def cb(r): return r
def init(): return None
with multiprocessing.pool.ThreadPool(1, initializer=init) as p:  # $ call_site_edge=subprocess_preexec.init
    p.map(work, [1])  # $ call_site_edge=subprocess_preexec.work
    p.apply_async(work, (1,), callback=cb).get()  # $ call_site_edge=subprocess_preexec.cb call_site_edge=subprocess_preexec.work
    for r in p.imap(work, [1]): r  # $ call_site_edge=subprocess_preexec.work
    p.apply(work, (2,))  # $ call_site_edge=subprocess_preexec.work
    p.starmap(work, [(1,)])  # $ call_site_edge=subprocess_preexec.work
