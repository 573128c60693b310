# rule-test: kinds=call_site_edge objects=merged
import contextlib
from contextlib import contextmanager, ExitStack, closing, suppress, nullcontext


class C:
    def __init__(self, n=0):
        self.n = n

    def __enter__(self):
        ent()  # $ call_site_edge=context_managers.ent
        return self

    def __exit__(self, t, v, tb):
        ext()  # $ call_site_edge=context_managers.ext
        return False

    def work(self):
        pass

    def close(self):
        pass


def ent():
    pass


def ext():
    pass


class Other:
    def __enter__(self):
        return Inner()

    def __exit__(self, *a):
        self.cleanup()  # $ call_site_edge=context_managers.Other.cleanup

    def cleanup(self):
        pass


class Inner:
    def go(self):
        pass


@contextmanager
def managed(x):
    setup()  # $ call_site_edge=context_managers.setup
    try:
        yield C()  # $ call_site_edge=context_managers.C.__init__
    finally:
        teardown()  # $ call_site_edge=context_managers.teardown


def setup():
    pass


def teardown():
    pass


class Cm:
    @contextmanager
    def sess(self):
        self.begin()  # $ call_site_edge=context_managers.Cm.begin
        yield self
        self.end()  # $ call_site_edge=context_managers.Cm.end

    def begin(self):
        pass

    def end(self):
        pass

    def use(self):
        with self.sess() as s:  # $ call_site_edge=context_managers.Cm.sess
            s.q()  # $ call_site_edge=context_managers.Cm.q

    def q(self):
        pass


def several():
    with C() as a, Other() as b:  # $ call_site_edge=context_managers.C.__enter__ call_site_edge=context_managers.C.__exit__ call_site_edge=context_managers.C.__init__ call_site_edge=context_managers.Other.__enter__ call_site_edge=context_managers.Other.__exit__
        a.work()  # $ call_site_edge=context_managers.C.work
        b.go()  # $ call_site_edge=context_managers.Inner.go
    with C() as a, managed(1) as m:  # $ call_site_edge=context_managers.C.__enter__ call_site_edge=context_managers.C.__exit__ call_site_edge=context_managers.C.__init__ call_site_edge=context_managers.managed
        m.work()  # $ call_site_edge=context_managers.C.work


def stack():
    with ExitStack() as st:
        c = st.enter_context(C())  # $ call_site_edge=context_managers.C.__enter__ call_site_edge=context_managers.C.__exit__ call_site_edge=context_managers.C.__init__
        c.work()  # $ call_site_edge=context_managers.C.work
        st.callback(done, 1)  # $ call_site_edge=context_managers.done
        st.push(onexit)  # $ call_site_edge=context_managers.onexit
        i = st.enter_context(managed(2))  # $ call_site_edge=context_managers.managed
        i.work()


def done(x):
    pass


def onexit(t, v, tb):
    pass


def libs():
    with closing(C()) as c:  # $ call_site_edge=context_managers.C.__init__ call_site_edge=context_managers.C.close
        c.work()  # $ call_site_edge=context_managers.C.work
    with suppress(ValueError):
        raiser()  # $ call_site_edge=context_managers.raiser
    with nullcontext(C()) as c:  # $ call_site_edge=context_managers.C.__init__
        c.work()  # $ call_site_edge=context_managers.C.work
    with contextlib.redirect_stdout(Buf()):  # $ SPURIOUS: call_site_edge=context_managers.Buf.write
        print("x")  # $ MISSING: call_site_edge=context_managers.Buf.write


class Buf:
    def write(self, s):
        pass

    def flush(self):
        pass


def raiser():
    raise ValueError


class Deco(contextlib.ContextDecorator):
    def __enter__(self):
        d1()  # $ call_site_edge=context_managers.d1
        return self

    def __exit__(self, *a):
        d2()  # $ call_site_edge=context_managers.d2


def d1():
    pass


def d2():
    pass


@Deco()  # $ SPURIOUS: call_site_edge=context_managers.Deco.__enter__ call_site_edge=context_managers.Deco.__exit__
def decorated():
    body()  # $ call_site_edge=context_managers.body


def body():
    pass


@managed(3)  # $ call_site_edge=context_managers.managed
def decorated2():
    body()  # $ call_site_edge=context_managers.body


class Abs(contextlib.AbstractContextManager):
    def __exit__(self, *a):
        d2()  # $ call_site_edge=context_managers.d2

    def w(self):
        pass


def manual():
    c = C()  # $ call_site_edge=context_managers.C.__init__
    c.__enter__().work()  # $ call_site_edge=context_managers.C.__enter__ call_site_edge=context_managers.C.work
    c.__exit__(None, None, None)  # $ call_site_edge=context_managers.C.__exit__
    with c:  # $ call_site_edge=context_managers.C.__enter__ call_site_edge=context_managers.C.__exit__
        pass


class Attr:
    def __init__(self):
        self.lock = C()  # $ call_site_edge=context_managers.C.__init__

    def run(self):
        with self.lock:  # $ call_site_edge=context_managers.C.__enter__ call_site_edge=context_managers.C.__exit__
            self.w()  # $ call_site_edge=context_managers.Attr.w

    def w(self):
        pass


def main():
    several()  # $ call_site_edge=context_managers.several
    stack()  # $ call_site_edge=context_managers.stack
    libs()  # $ call_site_edge=context_managers.libs
    decorated()  # $ call_site_edge=context_managers.decorated MISSING: call_site_edge=context_managers.Deco.__enter__ call_site_edge=context_managers.Deco.__exit__
    decorated2()  # $ call_site_edge=context_managers.decorated2 MISSING: call_site_edge=context_managers.managed
    manual()  # $ call_site_edge=context_managers.manual
    Cm().use()  # $ call_site_edge=context_managers.Cm.use
    Attr().run()  # $ call_site_edge=context_managers.Attr.__init__ call_site_edge=context_managers.Attr.run
    with Abs() as a:  # $ call_site_edge=context_managers.Abs.__exit__
        a.w()  # $ call_site_edge=context_managers.Abs.w


main()  # $ call_site_edge=context_managers.main
