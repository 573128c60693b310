def both():
    pass


def late():
    pass
