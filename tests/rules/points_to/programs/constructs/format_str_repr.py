class S:
    def __str__(self): return "s"
class R:
    def __repr__(self): return "r"
class F:
    def __format__(self, spec): return "f"
def a(): return f"{S()}"  # $ call_site_edge=format_str_repr.S.__str__
def b(): return f"{R()!r}"  # $ call_site_edge=format_str_repr.R.__repr__
def c(): return f"{F():>3}"  # $ call_site_edge=format_str_repr.F.__format__
def d(): return str(S()) + repr(R())  # $ call_site_edge=format_str_repr.R.__repr__ call_site_edge=format_str_repr.S.__str__
def e(): return "%s %r" % (S(), R())  # $ call_site_edge=format_str_repr.R.__repr__ call_site_edge=format_str_repr.S.__str__
def f(): return "{} {}".format(S(), F())  # $ call_site_edge=format_str_repr.F.__format__ call_site_edge=format_str_repr.S.__str__
def g(): return format(F(), "x")  # $ call_site_edge=format_str_repr.F.__format__
def h(): return f"{R()}"  # $ call_site_edge=format_str_repr.R.__repr__
def i(): return f"{S()!s}"  # $ call_site_edge=format_str_repr.S.__str__
def j(): return "%s" % S()  # $ call_site_edge=format_str_repr.S.__str__
def k(): return str([R()])  # $ call_site_edge=format_str_repr.R.__repr__
a(); b(); c(); d(); e(); f(); g(); h(); i(); j(); k()  # $ call_site_edge=format_str_repr.a call_site_edge=format_str_repr.b call_site_edge=format_str_repr.c call_site_edge=format_str_repr.d call_site_edge=format_str_repr.e call_site_edge=format_str_repr.f call_site_edge=format_str_repr.g call_site_edge=format_str_repr.h call_site_edge=format_str_repr.i call_site_edge=format_str_repr.j call_site_edge=format_str_repr.k
