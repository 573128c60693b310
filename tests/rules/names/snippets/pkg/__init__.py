"""A package that re-exports."""

from .base import Base, helper as renamed
from .sub import leaf

__all__ = ["Base", "late", "renamed"]


def late():
    return leaf.deep()  # $ calls=pkg.sub.leaf.deep


def unlisted():
    pass
