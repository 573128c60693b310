from .mod import exported, Klass as Klass2
from . import mod as aliased
from .sub import subf

__all__ = ["exported", "mod"]


def __getattr__(name):
    if name == "lazyname":
        return _lazy
    raise AttributeError(name)


def _lazy():
    pass
