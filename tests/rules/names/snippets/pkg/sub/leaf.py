from ..base import helper


def deep():
    helper()  # $ calls=pkg.base.helper
