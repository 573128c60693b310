from .mod import helper as alias


def starf():
    pass


def _hidden():
    pass
