import os
def onerr(e): return 1
for x in os.walk("/nonexistent", onerror=onerr):  # $ call_site_edge=os_walk_onerror.onerr
    pass
