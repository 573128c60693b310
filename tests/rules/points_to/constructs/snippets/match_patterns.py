# rule-test: kinds=call_site_edge objects=merged
class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def m(self):
        pass


class Circle:
    def __init__(self, c):
        self.c = c

    def m(self):
        pass


class Sq:
    def __init__(self, s):
        self.s = s

    def m(self):
        pass


from dataclasses import dataclass


@dataclass
class DC:
    f: object
    g: object


def a():
    pass


def b():
    pass


def c():
    pass


def guard():
    return True


def cls(o):
    match o:
        case Point(x, y=yy):
            x()  # $ call_site_edge=match_patterns.a
            yy()  # $ call_site_edge=match_patterns.b
            o.m()  # $ call_site_edge=match_patterns.Point.m
        case Circle(c=cc):
            cc()  # $ call_site_edge=match_patterns.c
        case Sq() as s:
            s.m()  # $ call_site_edge=match_patterns.Sq.m
        case DC(f, g):
            f()  # $ call_site_edge=match_patterns.a
            g()  # $ call_site_edge=match_patterns.c
        case _:
            pass


def seq(o):
    match o:
        case [x, y]:
            x()  # $ call_site_edge=match_patterns.a
            y()  # $ call_site_edge=match_patterns.b
        case [x, *rest]:
            x()  # $ call_site_edge=match_patterns.a
            rest[0]()  # $ call_site_edge=match_patterns.b
        case []:
            pass


def mp(o):
    match o:
        case {"op": f, **rest}:
            f()  # $ call_site_edge=match_patterns.a
            rest["z"]()  # $ call_site_edge=match_patterns.b
        case {"q": {"in": g}}:
            g()  # $ call_site_edge=match_patterns.c


def lit(k):
    match k:
        case "a":
            a()  # $ call_site_edge=match_patterns.a
        case "b" | "c":
            b()  # $ call_site_edge=match_patterns.b
        case None:
            c()  # $ call_site_edge=match_patterns.c
        case x if guard():  # $ call_site_edge=match_patterns.guard
            x()  # $ call_site_edge=match_patterns.a


def nested(o):
    match o:
        case (Point(x=p), [q, *_]):
            p()  # $ call_site_edge=match_patterns.a
            q()  # $ call_site_edge=match_patterns.c
        case [Circle() | Sq() as z, 1]:
            z.m()  # $ call_site_edge=match_patterns.Circle.m call_site_edge=match_patterns.Sq.m


def main():
    cls(Point(a, b))  # $ call_site_edge=match_patterns.Point.__init__ call_site_edge=match_patterns.cls
    cls(Circle(c))  # $ call_site_edge=match_patterns.Circle.__init__ call_site_edge=match_patterns.cls
    cls(Sq(1))  # $ call_site_edge=match_patterns.Sq.__init__ call_site_edge=match_patterns.cls
    cls(DC(a, c))  # $ call_site_edge=match_patterns.cls
    cls(3)  # $ call_site_edge=match_patterns.cls
    seq([a, b])  # $ call_site_edge=match_patterns.seq
    seq((a, b, c))  # $ call_site_edge=match_patterns.seq
    seq([])  # $ call_site_edge=match_patterns.seq
    mp({"op": a, "z": b})  # $ call_site_edge=match_patterns.mp
    mp({"q": {"in": c}})  # $ call_site_edge=match_patterns.mp
    lit("a")  # $ call_site_edge=match_patterns.lit
    lit("b")  # $ call_site_edge=match_patterns.lit
    lit(None)  # $ call_site_edge=match_patterns.lit
    lit(a)  # $ call_site_edge=match_patterns.lit
    nested((Point(a, b), [c]))  # $ call_site_edge=match_patterns.Point.__init__ call_site_edge=match_patterns.nested
    nested([Circle(1), 1])  # $ call_site_edge=match_patterns.Circle.__init__ call_site_edge=match_patterns.nested
    nested([Sq(1), 1])  # $ call_site_edge=match_patterns.Sq.__init__ call_site_edge=match_patterns.nested


main()  # $ call_site_edge=match_patterns.main
