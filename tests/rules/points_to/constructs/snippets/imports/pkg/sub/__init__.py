from .deep import deep as _d
from ..mod import helper
from .. import mod


def subf():
    _d()  # $ call_site_edge=pkg.sub.deep.deep
    helper()  # $ call_site_edge=pkg.mod.helper


def up():
    mod.func()  # $ call_site_edge=pkg.mod.func
