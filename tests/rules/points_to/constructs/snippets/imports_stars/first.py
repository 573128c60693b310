def both():
    pass


def early():
    pass
