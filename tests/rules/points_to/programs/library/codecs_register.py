import codecs
def err(e): return ("?", e.end)
codecs.register_error("mine", err)  # $ call_site_edge=codecs_register.err
"\xe9".encode("ascii", errors="mine")
