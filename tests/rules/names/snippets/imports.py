# rule-test: kinds=calls
import os.path as osp
import pkg.sub.leaf
import numpy
import spaces.inner.mod
import collections.abc
from pkg import Base, late, renamed, sub
from pkg.base import *
from spaces.inner import mod
from unknown.library import thing
import unknown.library as ul

try:
    import missing_accelerator as accelerator
except ImportError:
    import cycle_a as accelerator

Base().run()  # $ calls=pkg.base.Base.run
late()  # $ calls=pkg.late
renamed()  # $ calls=pkg.base.helper
sub.leaf.deep()  # $ calls=pkg.sub.leaf.deep
sub.base.helper()  # $ calls=pkg.base.helper
pkg.sub.leaf.deep()  # $ calls=pkg.sub.leaf.deep
pkg.late()  # $ calls=pkg.late
pkg.unlisted()  # $ calls=pkg.unlisted
helper()  # $ calls=pkg.base.helper
cell()  # $ calls=pkg.base.cell
numpy.zeros(3)  # $ calls=numpy.zeros
mod.here()  # $ calls=spaces.inner.mod.here
spaces.inner.mod.here()  # $ calls=spaces.inner.mod.here
thing()  # $ calls=unknown.library.thing
thing().method()  # $ calls=unknown.library.thing calls=unknown.library.thing.method
ul.other.more()  # $ calls=unknown.library.other.more
accelerator.first()  # $ calls=cycle_a.first calls=missing_accelerator.first
osp.join("a", "b")  # $ calls=os.path.join
print(len([]))  # $ calls=builtins.len calls=builtins.print


def inside():
    import cycle_b as local

    local.second()  # $ calls=cycle_b.second


inside()  # $ calls=imports.inside
