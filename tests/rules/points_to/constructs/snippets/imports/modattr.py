hook = None


def default():
    pass


table = {"d": default}


def call():
    hook()  # $ call_site_edge=main.mine


def usetable():
    for f in table.values():
        f()  # $ call_site_edge=main.mine2 call_site_edge=modattr.default
