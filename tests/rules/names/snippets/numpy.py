"""Shadows the library of the same name."""


def zeros(n):
    pass
