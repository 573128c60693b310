# rule-test: kinds=call_site_edge objects=merged
class Err(Exception):
    def __init__(self, code, cb=None):
        super().__init__(code)
        self.code = code
        self.cb = cb
        note()  # $ call_site_edge=exceptions.note

    def __str__(self):
        return txt()  # $ call_site_edge=exceptions.txt

    def handle(self):
        pass


class Sub(Err):
    def handle(self):
        pass


class Plain(Exception):
    def m(self):
        pass


class Other(ValueError):
    @property
    def info(self):
        return inf()  # $ call_site_edge=exceptions.inf


def note():
    pass


def txt():
    return ""


def inf():
    pass


def fa():
    pass


def thrower():
    raise Err(1, fa)  # $ call_site_edge=exceptions.Err.__init__


def thrower2():
    raise Sub(2)  # $ call_site_edge=exceptions.Err.__init__


def thrower3():
    raise Plain


def basic():
    try:
        thrower()  # $ call_site_edge=exceptions.thrower
    except Err as e:
        e.handle()  # $ call_site_edge=exceptions.Err.handle
        e.cb()  # $ call_site_edge=exceptions.fa


def sub():
    try:
        thrower2()  # $ call_site_edge=exceptions.thrower2
    except Err as e:
        e.handle()  # $ call_site_edge=exceptions.Sub.handle
        print(e)  # $ call_site_edge=exceptions.Err.__str__


def cls():
    try:
        thrower3()  # $ call_site_edge=exceptions.thrower3
    except (Plain, KeyError) as e:
        e.m()  # $ call_site_edge=exceptions.Plain.m


def frm():
    try:
        try:
            thrower()  # $ call_site_edge=exceptions.thrower
        except Err as e:
            raise Other("x") from e
    except Other as o:
        o.info  # $ call_site_edge=exceptions.Other.info
        o.__cause__.handle()  # $ call_site_edge=exceptions.Err.handle


def fin():
    try:
        ok()  # $ call_site_edge=exceptions.ok
    except Exception:
        pass
    else:
        els()  # $ call_site_edge=exceptions.els
    finally:
        last()  # $ call_site_edge=exceptions.last


def ok():
    pass


def els():
    pass


def last():
    pass


def reraise():
    try:
        try:
            thrower2()  # $ call_site_edge=exceptions.thrower2
        except Sub:
            raise
    except Exception as e:
        e.handle()  # $ call_site_edge=exceptions.Sub.handle


def args():
    try:
        raise ValueError(fa)
    except ValueError as e:
        e.args[0]()  # $ call_site_edge=exceptions.fa


def var():
    err = Err(3)  # $ call_site_edge=exceptions.Err.__init__
    try:
        raise err
    except Err as e2:
        e2.handle()  # $ call_site_edge=exceptions.Err.handle


def group():
    try:
        raise ExceptionGroup("g", [Sub(1)])  # $ call_site_edge=exceptions.Err.__init__
    except* Sub as eg:
        [x.handle() for x in eg.exceptions]  # $ call_site_edge=exceptions.Sub.handle


def stored():
    saved = None
    try:
        thrower()  # $ call_site_edge=exceptions.thrower
    except Err as e:
        saved = e
    saved.handle()  # $ call_site_edge=exceptions.Err.handle


def fac():
    return Err(1)  # $ call_site_edge=exceptions.Err.__init__


def raise_fac():
    try:
        raise fac()  # $ call_site_edge=exceptions.fac
    except Err as e:
        e.handle()  # $ call_site_edge=exceptions.Err.handle


def main():
    basic()  # $ call_site_edge=exceptions.basic
    sub()  # $ call_site_edge=exceptions.sub
    cls()  # $ call_site_edge=exceptions.cls
    frm()  # $ call_site_edge=exceptions.frm
    fin()  # $ call_site_edge=exceptions.fin
    reraise()  # $ call_site_edge=exceptions.reraise
    args()  # $ call_site_edge=exceptions.args
    var()  # $ call_site_edge=exceptions.var
    group()  # $ call_site_edge=exceptions.group
    stored()  # $ call_site_edge=exceptions.stored
    raise_fac()  # $ call_site_edge=exceptions.raise_fac


main()  # $ call_site_edge=exceptions.main
