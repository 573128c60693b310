__all__ = ["allf"]
__all__ += ["_allp"]


def allf():
    pass


def _allp():
    pass


def starf():
    pass
