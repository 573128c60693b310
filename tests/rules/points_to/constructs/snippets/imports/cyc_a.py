import cyc_b


def start():
    cyc_b.mid()  # $ call_site_edge=cyc_b.mid


def end():
    pass
