# rule-test: kinds=call_site_edge objects=merged
class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        prep()  # $ call_site_edge=metaclasses_and_class_decorators.prep
        return {}

    def __new__(mcs, name, bases, ns, **kw):
        made()  # $ call_site_edge=metaclasses_and_class_decorators.made
        cls = super().__new__(mcs, name, bases, ns)
        cls.extra = lambda self: extra()  # $ call_site_edge=metaclasses_and_class_decorators.extra
        return cls

    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)
        inited()  # $ call_site_edge=metaclasses_and_class_decorators.inited

    def __call__(cls, *args, **kw):
        called()  # $ call_site_edge=metaclasses_and_class_decorators.called
        return super().__call__(*args, **kw)  # $ call_site_edge=metaclasses_and_class_decorators.K.__init__

    def __len__(cls):
        return 3

    def __iter__(cls):
        return iter([1])

    def __contains__(cls, x):
        return True

    def __getitem__(cls, k):
        return k

    def meta_method(cls):
        return cls()  # $ call_site_edge=metaclasses_and_class_decorators.Meta.__call__


def prep():
    pass


def made():
    pass


def extra():
    pass


def inited():
    pass


def called():
    pass


class K(metaclass=Meta):  # $ call_site_edge=metaclasses_and_class_decorators.Meta.__init__ call_site_edge=metaclasses_and_class_decorators.Meta.__new__ call_site_edge=metaclasses_and_class_decorators.Meta.__prepare__
    def __init__(self, a):
        self.a = a
        self.go()  # $ call_site_edge=metaclasses_and_class_decorators.K.go

    def go(self):
        pass


class K0(metaclass=Meta):  # $ call_site_edge=metaclasses_and_class_decorators.Meta.__init__ call_site_edge=metaclasses_and_class_decorators.Meta.__new__ call_site_edge=metaclasses_and_class_decorators.Meta.__prepare__
    pass


class K2(K0, flag=True):  # $ call_site_edge=metaclasses_and_class_decorators.Meta.__init__ call_site_edge=metaclasses_and_class_decorators.Meta.__new__ call_site_edge=metaclasses_and_class_decorators.Meta.__prepare__
    def run(self):
        pass


def singleton():
    class Single(type):
        _inst = {}

        def __call__(cls, *a):
            if cls not in cls._inst:
                cls._inst[cls] = super().__call__(*a)
            return cls._inst[cls]

    return Single


class Singleton(type):
    _inst = {}

    def __call__(cls, *a, **k):
        if cls not in cls._inst:
            cls._inst[cls] = super(Singleton, cls).__call__(*a, **k)  # $ call_site_edge=metaclasses_and_class_decorators.Db.__init__
        return cls._inst[cls]


class Db(metaclass=Singleton):
    def __init__(self):
        self.connect()  # $ call_site_edge=metaclasses_and_class_decorators.Db.connect

    def connect(self):
        pass

    def query(self):
        pass


class Reg:
    items = {}

    def __init_subclass__(cls, /, key=None, **kw):
        super().__init_subclass__(**kw)
        hook()  # $ call_site_edge=metaclasses_and_class_decorators.hook
        Reg.items[key] = cls
        cls.setup()  # $ call_site_edge=metaclasses_and_class_decorators.RB.setup call_site_edge=metaclasses_and_class_decorators.Reg.setup

    @classmethod
    def setup(cls):
        pass


def hook():
    pass


class RA(Reg, key="a"):  # $ call_site_edge=metaclasses_and_class_decorators.Reg.__init_subclass__
    def run(self):
        pass


class RB(Reg, key="b"):  # $ call_site_edge=metaclasses_and_class_decorators.Reg.__init_subclass__
    @classmethod
    def setup(cls):
        pass

    def run(self):
        pass


def tagged(cls):
    cls.tag = tagger
    return cls


def tagger(self):
    pass


def wrapper_cls(cls):
    class Wrapped(cls):
        def run(self):
            before()  # $ call_site_edge=metaclasses_and_class_decorators.before
            return super().run()  # $ call_site_edge=metaclasses_and_class_decorators.W.run

    return Wrapped


def before():
    pass


@tagged  # $ call_site_edge=metaclasses_and_class_decorators.tagged
class Tag:
    pass


@wrapper_cls  # $ call_site_edge=metaclasses_and_class_decorators.wrapper_cls
class W:
    def run(self):
        pass


def named(name):
    def deco(cls):
        reg[name] = cls
        return cls

    return deco


reg = {}


@named("x")  # $ call_site_edge=metaclasses_and_class_decorators.named call_site_edge=metaclasses_and_class_decorators.named.deco
class NX:
    def hi(self):
        pass


def main():
    K(1).extra()  # $ call_site_edge=metaclasses_and_class_decorators.Meta.__call__ call_site_edge=metaclasses_and_class_decorators.Meta.__new__.<lambda1>
    K2().run()  # $ call_site_edge=metaclasses_and_class_decorators.K2.run call_site_edge=metaclasses_and_class_decorators.Meta.__call__
    len(K)  # $ call_site_edge=metaclasses_and_class_decorators.Meta.__len__
    list(K)  # $ call_site_edge=metaclasses_and_class_decorators.Meta.__iter__ call_site_edge=metaclasses_and_class_decorators.Meta.__len__
    1 in K  # $ call_site_edge=metaclasses_and_class_decorators.Meta.__contains__
    K[0]  # $ call_site_edge=metaclasses_and_class_decorators.Meta.__getitem__
    K0.meta_method()  # $ call_site_edge=metaclasses_and_class_decorators.Meta.meta_method
    Db().query()  # $ call_site_edge=metaclasses_and_class_decorators.Db.query call_site_edge=metaclasses_and_class_decorators.Singleton.__call__
    for c in Reg.items.values():
        c().run()  # $ call_site_edge=metaclasses_and_class_decorators.RA.run call_site_edge=metaclasses_and_class_decorators.RB.run
    Reg.items["a"]().run()
    Tag().tag()  # $ call_site_edge=metaclasses_and_class_decorators.tagger
    W().run()  # $ call_site_edge=metaclasses_and_class_decorators.wrapper_cls.Wrapped.run
    reg["x"]().hi()  # $ call_site_edge=metaclasses_and_class_decorators.NX.hi


main()  # $ call_site_edge=metaclasses_and_class_decorators.main
