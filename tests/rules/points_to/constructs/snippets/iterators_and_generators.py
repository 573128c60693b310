# rule-test: kinds=call_site_edge objects=merged
class It:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return Item()


class Item:
    def go(self):
        pass


class Iterable:
    def __iter__(self):
        return It(2)  # $ call_site_edge=iterators_and_generators.It.__init__


class GenIter:
    def __iter__(self):
        yield Item()


class Old:
    def __getitem__(self, i):
        if i > 1:
            raise IndexError
        return Item()

    def __len__(self):
        return 2


class Rev:
    def __reversed__(self):
        yield Item()


def gen():
    step()  # $ call_site_edge=iterators_and_generators.step
    x = yield fa
    x()  # $ call_site_edge=iterators_and_generators.fc
    yield fb


def step():
    pass


def fa():
    pass


def fb():
    pass


def fc():
    pass


def fd():
    pass


def outer():
    r = yield from inner()  # $ call_site_edge=iterators_and_generators.inner
    r()  # $ call_site_edge=iterators_and_generators.fd
    yield from [fc]
    yield from It(1)  # $ call_site_edge=iterators_and_generators.It.__init__ call_site_edge=iterators_and_generators.It.__iter__ call_site_edge=iterators_and_generators.It.__next__


def inner():
    yield fa
    return fd


def sub():
    got = yield
    got()  # $ call_site_edge=iterators_and_generators.fd
    yield


def delegate():
    yield from sub()  # $ call_site_edge=iterators_and_generators.sub


def throws():
    try:
        yield 1
    except ValueError as e:
        handle()  # $ call_site_edge=iterators_and_generators.handle
        yield 2
    finally:
        fin()  # $ call_site_edge=iterators_and_generators.fin


def handle():
    pass


def fin():
    pass


def loops():
    for i in It(2):  # $ call_site_edge=iterators_and_generators.It.__init__ call_site_edge=iterators_and_generators.It.__iter__ call_site_edge=iterators_and_generators.It.__next__
        i.go()  # $ call_site_edge=iterators_and_generators.Item.go
    for i in Iterable():  # $ call_site_edge=iterators_and_generators.It.__next__ call_site_edge=iterators_and_generators.Iterable.__iter__
        i.go()  # $ call_site_edge=iterators_and_generators.Item.go
    for i in GenIter():  # $ call_site_edge=iterators_and_generators.GenIter.__iter__
        i.go()  # $ call_site_edge=iterators_and_generators.Item.go
    for i in Old():  # $ call_site_edge=iterators_and_generators.Old.__getitem__
        i.go()  # $ call_site_edge=iterators_and_generators.Item.go
    for i in reversed(Rev()):  # $ call_site_edge=iterators_and_generators.Rev.__reversed__
        i.go()
    for i in reversed(Old()):  # $ call_site_edge=iterators_and_generators.Old.__getitem__ call_site_edge=iterators_and_generators.Old.__len__
        i.go()
    [i.go() for i in Iterable()]  # $ call_site_edge=iterators_and_generators.It.__next__ call_site_edge=iterators_and_generators.Item.go call_site_edge=iterators_and_generators.Iterable.__iter__
    a, b = It(2)  # $ call_site_edge=iterators_and_generators.It.__init__ call_site_edge=iterators_and_generators.It.__iter__ call_site_edge=iterators_and_generators.It.__next__
    a.go()  # $ call_site_edge=iterators_and_generators.Item.go
    next(iter(Iterable())).go()  # $ call_site_edge=iterators_and_generators.It.__next__ call_site_edge=iterators_and_generators.Item.go call_site_edge=iterators_and_generators.Iterable.__iter__
    next(It(0), Item()).go()  # $ call_site_edge=iterators_and_generators.It.__init__ call_site_edge=iterators_and_generators.It.__iter__ call_site_edge=iterators_and_generators.It.__next__ call_site_edge=iterators_and_generators.Item.go
    list(Iterable())[0].go()  # $ call_site_edge=iterators_and_generators.It.__next__ call_site_edge=iterators_and_generators.Item.go call_site_edge=iterators_and_generators.Iterable.__iter__
    it = iter(It(1))  # $ call_site_edge=iterators_and_generators.It.__init__ call_site_edge=iterators_and_generators.It.__iter__ call_site_edge=iterators_and_generators.It.__next__
    next(it).go()  # $ call_site_edge=iterators_and_generators.Item.go
    it = It(3)  # $ call_site_edge=iterators_and_generators.It.__init__
    it.__next__().go()  # $ call_site_edge=iterators_and_generators.It.__next__ call_site_edge=iterators_and_generators.Item.go


def sends():
    g = gen()  # $ call_site_edge=iterators_and_generators.gen
    next(g)()  # $ call_site_edge=iterators_and_generators.fa call_site_edge=iterators_and_generators.fb
    g.send(fc)()  # $ call_site_edge=iterators_and_generators.fa call_site_edge=iterators_and_generators.fb
    d = delegate()  # $ call_site_edge=iterators_and_generators.delegate
    next(d)
    d.send(fd)
    t = throws()  # $ call_site_edge=iterators_and_generators.throws
    next(t)
    t.throw(ValueError)
    t.close()
    for f in outer():  # $ call_site_edge=iterators_and_generators.outer
        if callable(f):
            f()  # $ call_site_edge=iterators_and_generators.fa call_site_edge=iterators_and_generators.fc
        else:
            f.go()  # $ call_site_edge=iterators_and_generators.Item.go


def pipe():
    def src():
        for f in (fa, fb):
            yield f

    def filt(xs):
        for x in xs:
            if x:
                yield x

    for f in filt(src()):  # $ call_site_edge=iterators_and_generators.pipe.filt call_site_edge=iterators_and_generators.pipe.src
        f()  # $ call_site_edge=iterators_and_generators.fa call_site_edge=iterators_and_generators.fb
    g = (f for f in [fc])
    next(g)()  # $ call_site_edge=iterators_and_generators.fc
    sum(f() or 0 for f in [fd])  # $ call_site_edge=iterators_and_generators.fd


def tree():
    class N:
        def __init__(self, kids):
            self.kids = kids

        def walk(self):
            yield self
            for k in self.kids:
                yield from k.walk()  # $ call_site_edge=iterators_and_generators.tree.N.walk

        def v(self):
            pass

    for n in N([N([])]).walk():  # $ call_site_edge=iterators_and_generators.tree.N.__init__ call_site_edge=iterators_and_generators.tree.N.walk
        n.v()  # $ call_site_edge=iterators_and_generators.tree.N.v


def infinite():
    def count():
        n = 0
        while True:
            yield n
            n += 1

    for i in count():  # $ call_site_edge=iterators_and_generators.infinite.count
        if i > 2:
            break


def main():
    loops()  # $ call_site_edge=iterators_and_generators.loops
    sends()  # $ call_site_edge=iterators_and_generators.sends
    pipe()  # $ call_site_edge=iterators_and_generators.pipe
    tree()  # $ call_site_edge=iterators_and_generators.tree
    infinite()  # $ call_site_edge=iterators_and_generators.infinite


main()  # $ call_site_edge=iterators_and_generators.main
