# rule-test: kinds=call_site_edge objects=merged
import pkg
import pkg.sub
import pkg.sub.deep as deepm
from pkg import mod, exported, sub as s2
from pkg.mod import func as renamed, Klass
from pkg.star import *
from pkg.star2 import *
import ns.inner.leaf
from ns.inner import leaf as lf
from json_ import dumps
import logging
import late
import cyc_a
import modattr
import importlib
from pkg import lazyname  # $ call_site_edge=pkg.__getattr__
from pkg import sub

try:
    import nope
except ImportError:
    import late as nope
if True:
    from pkg.mod import func as condf


def local_import():
    from pkg.mod import local_only

    local_only()  # $ call_site_edge=pkg.mod.local_only
    import pkg.onlylocal

    pkg.onlylocal.ol()  # $ call_site_edge=pkg.onlylocal.ol


def dyn():
    m = importlib.import_module("pkg.dynmod")
    m.dy()  # $ call_site_edge=pkg.dynmod.dy
    __import__("late").lt()  # $ call_site_edge=late.lt


def main():
    pkg.exported()  # $ call_site_edge=pkg.mod.exported
    pkg.mod.func()  # $ call_site_edge=pkg.mod.func
    pkg.sub.subf()  # $ call_site_edge=pkg.sub.subf
    deepm.deep()  # $ call_site_edge=pkg.sub.deep.deep
    mod.func()  # $ call_site_edge=pkg.mod.func
    exported()  # $ call_site_edge=pkg.mod.exported
    s2.subf()  # $ call_site_edge=pkg.sub.subf
    renamed()  # $ call_site_edge=pkg.mod.func
    Klass().m()  # $ call_site_edge=pkg.mod.Klass.m
    starf()  # $ call_site_edge=pkg.star.starf SPURIOUS: call_site_edge=pkg.star2.starf
    alias()  # $ call_site_edge=pkg.mod.helper
    allf()  # $ call_site_edge=pkg.star2.allf
    ns.inner.leaf.lf()  # $ call_site_edge=ns.inner.leaf.lf
    lf.lf()  # $ call_site_edge=ns.inner.leaf.lf
    dumps()  # $ call_site_edge=json_.dumps
    late.lt()  # $ call_site_edge=late.lt
    nope.lt()  # $ call_site_edge=late.lt
    condf()  # $ call_site_edge=pkg.mod.func
    cyc_a.start()  # $ call_site_edge=cyc_a.start
    modattr.hook = mine
    modattr.call()  # $ call_site_edge=modattr.call
    modattr.table["k"] = mine2
    modattr.usetable()  # $ call_site_edge=modattr.usetable
    local_import()  # $ call_site_edge=main.local_import
    dyn()  # $ call_site_edge=main.dyn
    lazyname()  # $ call_site_edge=pkg._lazy
    sub.deep.deep()  # $ call_site_edge=pkg.sub.deep.deep
    pkg.sub.deep.deep()  # $ call_site_edge=pkg.sub.deep.deep
    pkg.Klass2().go()  # $ call_site_edge=pkg.mod.Klass.go
    pkg.sub.up()  # $ call_site_edge=pkg.sub.up
    pkg.aliased.func()  # $ call_site_edge=pkg.mod.func


def mine():
    pass


def mine2():
    pass


if __name__ == "__main__":
    main()  # $ call_site_edge=main.main
