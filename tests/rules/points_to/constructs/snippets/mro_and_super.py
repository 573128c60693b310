# rule-test: kinds=call_site_edge objects=merged
class Base:
    def who(self):
        return "base"

    def setup(self):
        self.who()  # $ call_site_edge=mro_and_super.Base.who


class Left(Base):
    def who(self):
        super().who()  # $ call_site_edge=mro_and_super.Right.who
        return "left"


class Right(Base):
    def who(self):
        super().who()  # $ call_site_edge=mro_and_super.Base.who
        return "right"


class Bottom(Left, Right):
    def who(self):
        super(Bottom, self).who()  # $ call_site_edge=mro_and_super.Left.who
        return "bottom"


class LogMixin:
    def log(self):
        self.format()  # $ call_site_edge=mro_and_super.Service.format

    def format(self):
        pass


class Service(LogMixin, Base):
    def format(self):
        super().format()  # $ call_site_edge=mro_and_super.LogMixin.format

    def setup(self):
        Base.setup(self)  # $ call_site_edge=mro_and_super.Base.setup
        self.log()  # $ call_site_edge=mro_and_super.LogMixin.log


class Plugin:
    registry = []

    @classmethod
    def create(cls, n):
        return cls(n)  # $ call_site_edge=mro_and_super.Plugin.__init__ call_site_edge=mro_and_super.Special.__init__

    @classmethod
    def build(cls):
        return cls.create(1)  # $ call_site_edge=mro_and_super.Plugin.create call_site_edge=mro_and_super.Special.create

    def __init__(self, n):
        self.n = n


class Special(Plugin):
    @classmethod
    def create(cls, n):
        cls.note()  # $ call_site_edge=mro_and_super.Special.note
        return super().create(n)  # $ call_site_edge=mro_and_super.Plugin.create

    @classmethod
    def note(cls):
        pass

    def __init__(self, n):
        super().__init__(n)  # $ call_site_edge=mro_and_super.Plugin.__init__

    def go(self):
        pass


class A:
    def f(self):
        self.g()  # $ call_site_edge=mro_and_super.A.g call_site_edge=mro_and_super.B.g

    def g(self):
        pass


class B(A):
    def g(self):
        pass


class C(A):
    pass


class D(C, B):
    pass


class Cm:
    @classmethod
    def make(cls):
        o = cls()
        o.run()  # $ call_site_edge=mro_and_super.Cm.run call_site_edge=mro_and_super.Cm2.run
        return o

    def run(self):
        pass


class Cm2(Cm):
    def run(self):
        pass


class S1:
    @staticmethod
    def helper():
        pass

    def use(self):
        self.helper()  # $ call_site_edge=mro_and_super.S1.helper call_site_edge=mro_and_super.S2.helper


class S2(S1):
    @staticmethod
    def helper():
        S1.helper()  # $ call_site_edge=mro_and_super.S1.helper


class G:
    def meth(self):
        def inner():
            return super(G, self).__repr__()

        inner()  # $ call_site_edge=mro_and_super.G.meth.inner
        return [super(G, self).__str__ for _ in [1]]


class H1:
    def go(self):
        pass


class H2(H1):
    def go(self):
        def inner():
            return super(H2, self).go()  # $ call_site_edge=mro_and_super.H1.go

        inner()  # $ call_site_edge=mro_and_super.H2.go.inner
        f = super().go
        f()  # $ call_site_edge=mro_and_super.H1.go
        __class__.other(self)  # $ call_site_edge=mro_and_super.H2.other

    def other(self):
        pass


def main():
    Bottom().who()  # $ call_site_edge=mro_and_super.Bottom.who
    Service().setup()  # $ call_site_edge=mro_and_super.Service.setup
    Special.build().go()  # $ call_site_edge=mro_and_super.Plugin.build call_site_edge=mro_and_super.Special.go
    Plugin.build()  # $ call_site_edge=mro_and_super.Plugin.build
    D().f()  # $ call_site_edge=mro_and_super.A.f
    A().f()  # $ call_site_edge=mro_and_super.A.f
    Cm.make()  # $ call_site_edge=mro_and_super.Cm.make
    Cm2.make()  # $ call_site_edge=mro_and_super.Cm.make
    S1().use()  # $ call_site_edge=mro_and_super.S1.use
    S2().use()  # $ call_site_edge=mro_and_super.S1.use
    G().meth()  # $ call_site_edge=mro_and_super.G.meth
    H2().go()  # $ call_site_edge=mro_and_super.H2.go


main()  # $ call_site_edge=mro_and_super.main
