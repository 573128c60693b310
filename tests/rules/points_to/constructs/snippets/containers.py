# rule-test: kinds=call_site_edge objects=merged
import collections
from collections import deque, defaultdict, OrderedDict, Counter, ChainMap, UserDict, UserList


def a():
    pass


def b():
    pass


def c():
    pass


def d():
    pass


def lists():
    l = [a]
    l.append(b)
    l[1]()  # $ call_site_edge=containers.b
    l = [a]
    l.extend([c])
    l[-1]()  # $ call_site_edge=containers.a call_site_edge=containers.c
    l = []
    l.insert(0, a)
    l.pop()()  # $ call_site_edge=containers.a
    l = [a, b]
    l[0] = c
    l[0]()  # $ call_site_edge=containers.c
    l = [a] + [b]
    l[0]()  # $ call_site_edge=containers.a call_site_edge=containers.b
    l = [a] * 2
    l[1]()  # $ call_site_edge=containers.a
    l = [a, b]
    l.reverse()
    l[0]()  # $ call_site_edge=containers.a call_site_edge=containers.b
    l = [b]
    m = l.copy()
    m[0]()  # $ call_site_edge=containers.b
    l = [c]
    l += [d]
    l[1]()  # $ call_site_edge=containers.c call_site_edge=containers.d
    l = [a, b, c]
    l[1:][0]()  # $ call_site_edge=containers.b
    [x() for x in l[:1]]  # $ call_site_edge=containers.a call_site_edge=containers.b call_site_edge=containers.c
    l = [[a]]
    l[0][0]()  # $ call_site_edge=containers.a
    l = [a]
    l.sort(key=id)
    l[0]()  # $ call_site_edge=containers.a
    l = list((a, b))
    l[0]()  # $ call_site_edge=containers.a
    l = [None] * 3
    l[0] = d
    l[0]()  # $ call_site_edge=containers.d
    l = [a]
    l[0:1] = [b]
    l[0]()  # $ call_site_edge=containers.a call_site_edge=containers.b
    l = [a]
    l.__setitem__(0, c)
    l.__getitem__(0)()
    l = [a]
    del l[0]
    l.append(d)
    l[0]()  # $ call_site_edge=containers.a call_site_edge=containers.d
    l = [a]
    l.clear()


def dicts():
    x = {"a": a, "b": b}
    x["a"]()  # $ call_site_edge=containers.a
    x = dict(a=a)
    x["a"]()  # $ call_site_edge=containers.a
    x = dict([("k", b)])
    x["k"]()  # $ call_site_edge=containers.b
    x = {}
    x["k"] = c
    x["k"]()  # $ call_site_edge=containers.c
    x = {"a": a}
    x.update({"b": b})
    x["b"]()  # $ call_site_edge=containers.b
    x = {"a": a}
    x.update(c=c)
    x["c"]()  # $ call_site_edge=containers.c
    x = {"a": a}
    x |= {"b": d}
    x["b"]()
    x = {"a": a} | {"b": b}
    x["b"]()
    x = {"a": a}
    x.get("zz", b)()  # $ call_site_edge=containers.b
    x = {"a": a}
    x.pop("zz", c)()  # $ call_site_edge=containers.c
    x = {"a": a}
    k, v = x.popitem()
    v()  # $ call_site_edge=containers.a
    x = {}
    x.setdefault("l", []).append(a)
    x["l"][0]()  # $ call_site_edge=containers.a
    x = {a: 1}
    [k() for k in x]  # $ call_site_edge=containers.a
    [k() for k in x.keys()]  # $ call_site_edge=containers.a
    x = {"a": a}
    [v() for v in x.values()]  # $ call_site_edge=containers.a
    [v() for k, v in x.items()]  # $ call_site_edge=containers.a
    x = dict.fromkeys(["a"], b)
    x["a"]()
    x = {"a": a}
    y = x.copy()
    y["a"]()  # $ call_site_edge=containers.a
    x = {("t", 1): a}
    x[("t", 1)]()  # $ call_site_edge=containers.a
    x = {1: a, 2: b}
    x[1]()  # $ call_site_edge=containers.a
    x = {k: v for k, v in zip(["p", "q"], [a, b])}
    x["p"]()  # $ call_site_edge=containers.a call_site_edge=containers.b
    x = {"a": {"b": c}}
    x["a"]["b"]()  # $ call_site_edge=containers.c
    x = {"a": a}
    del x["a"]
    x["b"] = b
    x["b"]()  # $ call_site_edge=containers.b
    x = dict({"a": a}, b=b)
    x["a"]()  # $ call_site_edge=containers.a
    x = {"a": a}
    x.__getitem__("a")()  # $ call_site_edge=containers.a
    x = {"a": [a, b]}
    x["a"][1]()  # $ call_site_edge=containers.b
    x = dict(zip(["u"], [d]))
    x["u"]()  # $ call_site_edge=containers.d
    for k in sorted(x):
        x[k]()  # $ call_site_edge=containers.d
    [*x.values()][0]()  # $ call_site_edge=containers.d
    x = {}
    x.setdefault("f", a)()  # $ call_site_edge=containers.a


def sets():
    s = {a, b}
    [f() for f in s]  # $ call_site_edge=containers.a call_site_edge=containers.b
    s = set()
    s.add(c)
    s.pop()()  # $ call_site_edge=containers.c
    s = {a}
    s.update([b])
    [f() for f in s]  # $ call_site_edge=containers.a call_site_edge=containers.b
    s = {a} | {c}
    [f() for f in s]
    s = {a}.union({d})
    [f() for f in s]  # $ call_site_edge=containers.a call_site_edge=containers.d
    s = frozenset([a])
    [f() for f in s]  # $ call_site_edge=containers.a
    s = {a, b} - {b}
    [f() for f in s]
    s = {a} & {a}
    [f() for f in s]
    s = {a}
    s |= {b}
    [f() for f in s]
    s = {a}.intersection({a})
    [f() for f in s]  # $ call_site_edge=containers.a
    s = {x for x in [d]}
    next(iter(s))()  # $ call_site_edge=containers.d
    t = s.copy()
    t.pop()()  # $ call_site_edge=containers.d


def deqs():
    q = deque([a])
    q.append(b)
    q.appendleft(c)
    q.popleft()()  # $ call_site_edge=containers.a call_site_edge=containers.b call_site_edge=containers.c
    q[0]()  # $ call_site_edge=containers.a call_site_edge=containers.b call_site_edge=containers.c
    q.pop()()  # $ call_site_edge=containers.a call_site_edge=containers.b call_site_edge=containers.c
    q = deque(maxlen=2)
    q.extend([d])
    [f() for f in q]  # $ call_site_edge=containers.d
    q = deque([a])
    q.extendleft([b])
    q.rotate(1)
    q[0]()  # $ call_site_edge=containers.a call_site_edge=containers.b


def more():
    x = defaultdict(list)
    x["k"].append(a)
    x["k"][0]()  # $ call_site_edge=containers.a
    x = defaultdict(lambda: b)
    x["k"]()  # $ call_site_edge=containers.b call_site_edge=containers.more.<lambda1>
    x = defaultdict(mk)
    x["q"]()  # $ call_site_edge=containers.c call_site_edge=containers.mk
    [f() for f in x.values()]  # $ call_site_edge=containers.c
    x = OrderedDict()
    x["a"] = c
    x["a"]()  # $ call_site_edge=containers.c
    x.move_to_end("a")
    x.popitem()[1]()  # $ call_site_edge=containers.c
    x = OrderedDict([("a", d)])
    x["a"]()  # $ call_site_edge=containers.d
    x = Counter([a])
    [f() for f in x]
    x.most_common(1)[0][0]()
    [f() for f in x.elements()]
    x = ChainMap({"a": a}, {"b": b})
    x["a"]()  # $ call_site_edge=containers.a
    x.maps[0]["a"]()
    x.new_child({"c": c})["c"]()
    x = collections.defaultdict(dict)
    x["p"]["q"] = d
    x["p"]["q"]()  # $ call_site_edge=containers.d
    x = Counter()
    x[b] += 1
    [f() for f in x]  # $ call_site_edge=containers.b


def mk():
    return c


class MyDict(dict):
    def __missing__(self, k):
        return miss()  # $ call_site_edge=containers.miss

    def extra(self):
        return self["x"]()  # $ call_site_edge=containers.a SPURIOUS: call_site_edge=containers.MyDict.__missing__ call_site_edge=containers.b


class MyList(list):
    def first(self):
        return self[0]()  # $ call_site_edge=containers.c


class UD(UserDict):
    def go(self):
        self["x"]()  # $ call_site_edge=containers.d


def miss():
    return b


def sub():
    x = MyDict()
    x["x"] = a
    x.extra()  # $ call_site_edge=containers.MyDict.extra
    x["nope"]()  # $ call_site_edge=containers.MyDict.__missing__ call_site_edge=containers.b
    y = MyList()
    y.append(c)
    y.first()  # $ call_site_edge=containers.MyList.first
    z = UD()
    z["x"] = d
    z.go()  # $ call_site_edge=containers.UD.go


def tuples():
    t = (a, b)
    t[0]()  # $ call_site_edge=containers.a
    t[-1]()  # $ call_site_edge=containers.a call_site_edge=containers.b
    t = t + (c,)
    t[2]()  # $ call_site_edge=containers.a call_site_edge=containers.b call_site_edge=containers.c
    t = tuple([d])
    t[0]()  # $ call_site_edge=containers.d
    (x, y) = t * 2
    x()  # $ call_site_edge=containers.d
    t.index(d)
    t.count(d)


def main():
    lists()  # $ call_site_edge=containers.lists
    dicts()  # $ call_site_edge=containers.dicts
    sets()  # $ call_site_edge=containers.sets
    deqs()  # $ call_site_edge=containers.deqs
    more()  # $ call_site_edge=containers.more
    sub()  # $ call_site_edge=containers.sub
    tuples()  # $ call_site_edge=containers.tuples


main()  # $ call_site_edge=containers.main
