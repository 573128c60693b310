# rule-test: kinds=call_site_edge objects=merged
def a():
    pass


def b():
    pass


def c():
    pass


def d():
    pass


def main():
    x, y = a, b
    x()  # $ call_site_edge=unpacking_and_walrus.a
    y()  # $ call_site_edge=unpacking_and_walrus.b
    x, y = y, x
    x()  # $ call_site_edge=unpacking_and_walrus.b
    y()  # $ call_site_edge=unpacking_and_walrus.a
    (p, q), r = (a, b), c
    p()  # $ call_site_edge=unpacking_and_walrus.a
    q()  # $ call_site_edge=unpacking_and_walrus.b
    r()  # $ call_site_edge=unpacking_and_walrus.c
    [m, n] = [a, b]
    m()  # $ call_site_edge=unpacking_and_walrus.a
    n()  # $ call_site_edge=unpacking_and_walrus.b
    f, *g = [a, b, c]
    f()  # $ call_site_edge=unpacking_and_walrus.a
    g[0]()  # $ call_site_edge=unpacking_and_walrus.b
    [h() for h in g]  # $ call_site_edge=unpacking_and_walrus.b call_site_edge=unpacking_and_walrus.c
    *h, l = a, b, c
    l()  # $ call_site_edge=unpacking_and_walrus.a call_site_edge=unpacking_and_walrus.b call_site_edge=unpacking_and_walrus.c
    h[0]()  # $ call_site_edge=unpacking_and_walrus.a
    i, *j, k = a, b, c, d
    i()  # $ call_site_edge=unpacking_and_walrus.a
    j[1]()  # $ call_site_edge=unpacking_and_walrus.c
    k()  # $ call_site_edge=unpacking_and_walrus.a call_site_edge=unpacking_and_walrus.b call_site_edge=unpacking_and_walrus.c call_site_edge=unpacking_and_walrus.d
    for u, (v, w) in [(a, (b, c))]:
        u()  # $ call_site_edge=unpacking_and_walrus.a
        v()  # $ call_site_edge=unpacking_and_walrus.b
        w()  # $ call_site_edge=unpacking_and_walrus.c
    for _, z in enumerate([a, b]):
        z()  # $ call_site_edge=unpacking_and_walrus.a call_site_edge=unpacking_and_walrus.b
    [s() for s, t in [(a, b)]]  # $ call_site_edge=unpacking_and_walrus.a
    {1: a, **{2: b}}[2]()  # $ call_site_edge=unpacking_and_walrus.b
    [*[a], b][0]()  # $ call_site_edge=unpacking_and_walrus.a call_site_edge=unpacking_and_walrus.b
    (*(a, b), c)[2]()  # $ call_site_edge=unpacking_and_walrus.a call_site_edge=unpacking_and_walrus.b call_site_edge=unpacking_and_walrus.c
    if o := a:
        o()  # $ call_site_edge=unpacking_and_walrus.a
    while e := nxt():  # $ call_site_edge=unpacking_and_walrus.nxt
        e()  # $ call_site_edge=unpacking_and_walrus.a
    [y2 for x2 in [a] if (y2 := x2)][0]()  # $ call_site_edge=unpacking_and_walrus.a
    print(ff := b)
    ff()  # $ call_site_edge=unpacking_and_walrus.b
    aa = bb = c
    aa()  # $ call_site_edge=unpacking_and_walrus.c
    bb()  # $ call_site_edge=unpacking_and_walrus.c
    dct = {}
    dct["k"], lst = a, [b]
    dct["k"]()  # $ call_site_edge=unpacking_and_walrus.a
    lst[0]()  # $ call_site_edge=unpacking_and_walrus.b

    class O:
        pass

    O.p, O.q = a, b
    O.p()  # $ call_site_edge=unpacking_and_walrus.a
    O.q()  # $ call_site_edge=unpacking_and_walrus.b
    first, second = pair()  # $ call_site_edge=unpacking_and_walrus.pair
    first()  # $ call_site_edge=unpacking_and_walrus.a
    second()  # $ call_site_edge=unpacking_and_walrus.d
    (alone,) = (d,)
    alone()  # $ call_site_edge=unpacking_and_walrus.d
    k1, k2 = {"x": 1, "y": 2}
    tup = a, b
    tup[1]()  # $ call_site_edge=unpacking_and_walrus.b
    del tup


state = [a]


def nxt():
    return state.pop() if state else None


def pair():
    return a, d


main()  # $ call_site_edge=unpacking_and_walrus.main
