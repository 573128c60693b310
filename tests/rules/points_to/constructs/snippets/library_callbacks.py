# rule-test: kinds=call_site_edge objects=merged
import threading, atexit, signal, re, weakref, logging, argparse, json, copy, pickle, functools, operator, itertools, heapq, bisect, sched, time, queue, types, unittest, abc, concurrent.futures, multiprocessing.pool, collections.abc, inspect, string, urllib.request, http.server, html.parser, ast, contextvars, io, csv, sqlite3, tempfile, shutil, os, sys, warnings, traceback, cmd, code, optparse, configparser, enum, random, statistics, codecs, locale, gettext, socketserver, subprocess, timeit
from concurrent.futures import ThreadPoolExecutor, as_completed


def run():
    pass


def run2(x):
    pass


def w1():
    pass


class Th(threading.Thread):
    def run(self):
        w1()  # $ call_site_edge=library_callbacks.w1


def threads():
    t = threading.Thread(target=run, args=())  # $ SPURIOUS: call_site_edge=library_callbacks.run
    t.start()
    t.join()
    threading.Thread(target=run2, args=(1,)).start()  # $ SPURIOUS: call_site_edge=library_callbacks.run2
    Th().start()  # $ SPURIOUS: call_site_edge=library_callbacks.Th.run
    tm = threading.Timer(0, run)  # $ SPURIOUS: call_site_edge=library_callbacks.run
    tm.start()
    tm.join()


def execu():
    with ThreadPoolExecutor(2) as ex:
        f = ex.submit(sq, 2)  # $ SPURIOUS: call_site_edge=library_callbacks.sq
        f.add_done_callback(done)  # $ SPURIOUS: call_site_edge=library_callbacks.done
        f.result().go()  # $ call_site_edge=library_callbacks.Res.go
        for r in ex.map(sq, [1]):  # $ SPURIOUS: call_site_edge=library_callbacks.sq
            r.go()  # $ call_site_edge=library_callbacks.Res.go
        for g in as_completed([f]):
            g.result().go()
    with concurrent.futures.ThreadPoolExecutor() as ex2:
        ex2.submit(run)  # $ SPURIOUS: call_site_edge=library_callbacks.run


def sq(x):
    return Res()


class Res:
    def go(self):
        pass


def done(f):
    pass


def regs():
    atexit.register(bye)  # $ call_site_edge=library_callbacks.bye
    signal.signal(signal.SIGUSR1, sig)  # $ SPURIOUS: call_site_edge=library_callbacks.sig
    re.sub("a", rep, "aa")  # $ call_site_edge=library_callbacks.rep
    re.compile("a").sub(lambda m: rep(m), "a")  # $ call_site_edge=library_callbacks.regs.<lambda1> call_site_edge=library_callbacks.rep
    re.subn("a", rep, "a")  # $ call_site_edge=library_callbacks.rep
    weakref.finalize(Res(), bye)  # $ call_site_edge=library_callbacks.bye
    weakref.ref(Res(), wr)  # $ call_site_edge=library_callbacks.wr


def bye():
    pass


def sig(n, f):
    pass


def rep(m):
    return ""


def wr(r):
    pass


class H(logging.Handler):
    def emit(self, r):
        emitted()  # $ call_site_edge=library_callbacks.emitted


def emitted():
    pass


class Fm(logging.Formatter):
    def format(self, r):
        return super().format(r)


class Fl(logging.Filter):
    def filter(self, r):
        return True


def logs():
    lg = logging.getLogger("x")
    h = H()
    h.addFilter(Fl())
    lg.addHandler(h)
    lg.error("a")  # $ call_site_edge=library_callbacks.Fl.filter call_site_edge=library_callbacks.H.emit


def argp():
    p = argparse.ArgumentParser()
    p.add_argument("--n", type=conv)
    p.add_argument("--z", action=Act)
    sp = p.add_subparsers()
    q = sp.add_parser("go")
    q.set_defaults(func=cmdgo)
    ns = p.parse_args(["--n", "1", "--z", "q", "go"])  # $ call_site_edge=library_callbacks.conv call_site_edge=library_callbacks.Act.__call__
    ns.func(ns)  # $ call_site_edge=library_callbacks.cmdgo


def conv(s):
    return 1


class Act(argparse.Action):
    def __call__(self, parser, ns, v, opt=None):
        acted()  # $ call_site_edge=library_callbacks.acted


def acted():
    pass


def cmdgo(ns):
    pass


class Enc(json.JSONEncoder):
    def default(self, o):
        return encd()  # $ call_site_edge=library_callbacks.encd


def encd():
    return 1


def js():
    json.dumps(Res(), default=dflt)  # $ call_site_edge=library_callbacks.dflt
    json.loads("{}", object_hook=hook)  # $ call_site_edge=library_callbacks.hook
    json.dumps(Res(), cls=Enc)  # $ call_site_edge=library_callbacks.Enc.default


def dflt(o):
    return 1


def hook(d):
    return Res()


def fn():
    sorted([1, 2], key=functools.cmp_to_key(cmpf))  # $ call_site_edge=library_callbacks.cmpf
    functools.reduce(add, [Res(), Res()]).go()  # $ call_site_edge=library_callbacks.Res.go call_site_edge=library_callbacks.add
    list(map(lambda x: x.go(), [Res()]))  # $ call_site_edge=library_callbacks.Res.go call_site_edge=library_callbacks.fn.<lambda1>
    max([Res()], key=kf).go()  # $ call_site_edge=library_callbacks.Res.go call_site_edge=library_callbacks.kf
    min([Res()], key=kf).go()  # $ call_site_edge=library_callbacks.Res.go call_site_edge=library_callbacks.kf
    list(filter(kf, [Res()]))[0].go()  # $ call_site_edge=library_callbacks.Res.go call_site_edge=library_callbacks.kf
    [x for x in iter(nxt, None)]  # $ call_site_edge=library_callbacks.nxt
    list(itertools.starmap(two, [(run, w1)]))  # $ call_site_edge=library_callbacks.two
    list(itertools.accumulate([1, 2], add2))  # $ call_site_edge=library_callbacks.add2
    for k, g in itertools.groupby([Res()], key=kf):  # $ call_site_edge=library_callbacks.kf
        [x.go() for x in g]
    list(itertools.takewhile(kf, [Res()]))  # $ call_site_edge=library_callbacks.kf
    list(itertools.dropwhile(kf, [Res()]))  # $ call_site_edge=library_callbacks.kf
    list(itertools.filterfalse(kf, [Res()]))  # $ call_site_edge=library_callbacks.kf
    for a, b in itertools.product([Res()], [Res()]):
        a.go()  # $ call_site_edge=library_callbacks.Res.go
    for a in itertools.islice([Res()], 1):
        a.go()  # $ call_site_edge=library_callbacks.Res.go
    next(itertools.cycle([Res()])).go()  # $ call_site_edge=library_callbacks.Res.go
    next(itertools.repeat(Res())).go()  # $ call_site_edge=library_callbacks.Res.go
    for a, b in itertools.zip_longest([Res()], [Res()]):
        b.go()  # $ call_site_edge=library_callbacks.Res.go
    for a, b in itertools.pairwise([Res(), Res()]):
        b.go()  # $ call_site_edge=library_callbacks.Res.go
    for (a,) in itertools.permutations([Res()], 1):
        a.go()  # $ call_site_edge=library_callbacks.Res.go
    a, b = itertools.tee([Res()])
    next(a).go()
    for x in itertools.chain.from_iterable([[Res()]]):
        x.go()  # $ call_site_edge=library_callbacks.Res.go
    list(map(two, [run], [w1]))  # $ call_site_edge=library_callbacks.two
    heapq.nlargest(1, [Res()], key=kf)[0].go()  # $ call_site_edge=library_callbacks.Res.go call_site_edge=library_callbacks.kf
    heapq.heappop([Res()]).go()  # $ call_site_edge=library_callbacks.Res.go
    l = [Res()]
    l.sort(key=kf)  # $ call_site_edge=library_callbacks.kf
    any(kf(x) for x in [1])  # $ call_site_edge=library_callbacks.kf
    heapq.merge([1], key=kf)  # $ call_site_edge=library_callbacks.kf


_it = [1]


def nxt():
    return _it.pop() if _it else None


def cmpf(a, b):
    return 0


def add(a, b):
    return a


def add2(a, b):
    return a


def kf(x):
    return 1


def two(x, y):
    x()  # $ call_site_edge=library_callbacks.run
    y()  # $ call_site_edge=library_callbacks.w1


class At:
    def __init__(self):
        self.f = run
        self.d = {"k": w1}

    def meth(self, x=None):
        return self

    @property
    def p(self):
        return pr()  # $ call_site_edge=library_callbacks.pr

    def __getitem__(self, k):
        return gi()  # $ call_site_edge=library_callbacks.gi


def pr():
    return At()  # $ call_site_edge=library_callbacks.At.__init__


def gi():
    pass


def ops():
    operator.attrgetter("f")(At())()  # $ call_site_edge=library_callbacks.At.__init__ call_site_edge=library_callbacks.run
    operator.itemgetter("k")({"k": w1})()  # $ call_site_edge=library_callbacks.w1
    operator.methodcaller("meth", 1)(At()).meth()  # $ call_site_edge=library_callbacks.At.__init__ call_site_edge=library_callbacks.At.meth
    operator.attrgetter("p")(At())  # $ call_site_edge=library_callbacks.At.__init__ call_site_edge=library_callbacks.At.p
    operator.itemgetter(0)(At())  # $ call_site_edge=library_callbacks.At.__init__ call_site_edge=library_callbacks.At.__getitem__
    operator.add(Vv(), Vv())  # $ call_site_edge=library_callbacks.Vv.__add__
    operator.getitem(At(), 1)  # $ call_site_edge=library_callbacks.At.__getitem__ call_site_edge=library_callbacks.At.__init__
    operator.call(run) if hasattr(operator, "call") else run()  # $ call_site_edge=library_callbacks.run
    sorted([At()], key=operator.attrgetter("p.f"))  # $ call_site_edge=library_callbacks.At.__init__


class Vv:
    def __add__(self, o):
        return o

    def __copy__(self):
        return cp()  # $ call_site_edge=library_callbacks.cp

    def __deepcopy__(self, m):
        return cp()  # $ call_site_edge=library_callbacks.cp

    def m(self):
        pass

    def __reduce__(self):
        return (Vv, ())

    def __getstate__(self):
        return {}


def cp():
    return Vv()


class St:
    def __getstate__(self):
        return {"a": 1}

    def __setstate__(self, s):
        pass


def cpy():
    copy.copy(Vv()).m()  # $ call_site_edge=library_callbacks.Vv.__copy__ call_site_edge=library_callbacks.Vv.__reduce__ call_site_edge=library_callbacks.Vv.m
    copy.deepcopy(Vv()).m()  # $ call_site_edge=library_callbacks.Vv.__deepcopy__ call_site_edge=library_callbacks.Vv.__reduce__ call_site_edge=library_callbacks.Vv.m
    pickle.dumps(Vv())  # $ call_site_edge=library_callbacks.Vv.__reduce__
    copy.copy(Res()).go()  # $ call_site_edge=library_callbacks.Res.go
    copy.deepcopy([Res()])[0].go()  # $ call_site_edge=library_callbacks.Res.go
    pickle.loads(pickle.dumps(St()))  # $ call_site_edge=library_callbacks.St.__getstate__ call_site_edge=library_callbacks.St.__setstate__


class Base(abc.ABC):
    @abc.abstractmethod
    def do(self): ...
    def tmpl(self):
        return self.do()  # $ call_site_edge=library_callbacks.Impl.do

    @property
    @abc.abstractmethod
    def pp(self): ...


class Impl(Base):
    def do(self):
        pass

    @property
    def pp(self):
        return run()  # $ call_site_edge=library_callbacks.run


class Mp(collections.abc.Mapping):
    def __getitem__(self, k):
        return Res()

    def __len__(self):
        return 1

    def __iter__(self):
        return iter(["a"])


def abcs():
    Impl().tmpl()  # $ call_site_edge=library_callbacks.Base.tmpl
    Impl().pp  # $ call_site_edge=library_callbacks.Impl.pp
    m = Mp()
    m.get("a").go()  # $ call_site_edge=library_callbacks.Mp.__getitem__ call_site_edge=library_callbacks.Res.go
    [v.go() for v in m.values()]  # $ call_site_edge=library_callbacks.Mp.__getitem__ call_site_edge=library_callbacks.Mp.__iter__
    [v.go() for k, v in m.items()]  # $ call_site_edge=library_callbacks.Mp.__getitem__ call_site_edge=library_callbacks.Mp.__iter__
    "a" in m  # $ call_site_edge=library_callbacks.Mp.__getitem__


def misc():
    q = queue.Queue()
    q.put(run)
    q.get()()  # $ call_site_edge=library_callbacks.run
    s = sched.scheduler(time.time, lambda x: None)
    s.enter(0, 1, run)  # $ call_site_edge=library_callbacks.run
    s.run()  # $ call_site_edge=library_callbacks.misc.<lambda1>
    types.MethodType(meth, Res())()  # $ call_site_edge=library_callbacks.meth
    types.SimpleNamespace(f=run).f()  # $ call_site_edge=library_callbacks.run
    p = Parser()
    p.feed("<a>")  # $ call_site_edge=library_callbacks.Parser.handle_starttag
    c = contextvars.ContextVar("c")
    c.set(Res())
    c.get().go()  # $ call_site_edge=library_callbacks.Res.go
    contextvars.copy_context().run(run)  # $ call_site_edge=library_callbacks.run
    V().visit(ast.parse("x"))  # $ call_site_edge=library_callbacks.V.generic_visit SPURIOUS: call_site_edge=library_callbacks.V.visit_Name
    timeit.timeit(w1, number=1)  # $ call_site_edge=library_callbacks.w1
    threading.local().x = 1
    print("x", file=Out())  # $ call_site_edge=library_callbacks.Out.write
    warnings.showwarning = sw
    functools.partial(run2, 1)()  # $ call_site_edge=library_callbacks.run2
    weakref.WeakValueDictionary()
    r = weakref.ref(K0)
    r()
    collections.abc.Iterable
    tempfile.TemporaryDirectory
    Cmd().onecmd("hello x")  # $ call_site_edge=library_callbacks.Cmd.do_hello
    string.Template("")
    bisect.insort([1], 2, key=kf)  # $ call_site_edge=library_callbacks.kf


K0 = Res()


def sw(*a):
    pass


def meth(self):
    self.go()  # $ call_site_edge=library_callbacks.Res.go


class Parser(html.parser.HTMLParser):
    def handle_starttag(self, t, a):
        tag()  # $ call_site_edge=library_callbacks.tag


def tag():
    pass


class V(ast.NodeVisitor):
    def visit_Name(self, n):
        vis()  # $ call_site_edge=library_callbacks.vis

    def generic_visit(self, n):
        super().generic_visit(n)  # $ call_site_edge=library_callbacks.V.visit_Name call_site_edge=library_callbacks.V.generic_visit


def vis():
    pass


class Out:
    def write(self, s):
        wrt()  # $ call_site_edge=library_callbacks.wrt


def wrt():
    pass


class Cmd(cmd.Cmd):
    def do_hello(self, arg):
        hel()  # $ call_site_edge=library_callbacks.hel


def hel():
    pass


def main():
    threads()  # $ call_site_edge=library_callbacks.threads
    execu()  # $ call_site_edge=library_callbacks.execu
    regs()  # $ call_site_edge=library_callbacks.regs
    logs()  # $ call_site_edge=library_callbacks.logs
    argp()  # $ call_site_edge=library_callbacks.argp
    js()  # $ call_site_edge=library_callbacks.js
    fn()  # $ call_site_edge=library_callbacks.fn
    ops()  # $ call_site_edge=library_callbacks.ops
    cpy()  # $ call_site_edge=library_callbacks.cpy
    abcs()  # $ call_site_edge=library_callbacks.abcs
    misc()  # $ call_site_edge=library_callbacks.misc


main()  # $ call_site_edge=library_callbacks.main
