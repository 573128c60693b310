# rule-test: kinds=call_site_edge objects=merged
class Proxy:
    def __init__(self, target):
        self._t = target

    def __getattr__(self, name):
        log()  # $ call_site_edge=attribute_hooks.log
        return getattr(self._t, name)


class Target:
    def hello(self):
        pass

    attr = 1


def log():
    pass


class All:
    def __getattribute__(self, name):
        seen()  # $ call_site_edge=attribute_hooks.seen
        return super().__getattribute__(name)

    def meth(self):
        pass


def seen():
    pass


class SetAll:
    def __setattr__(self, k, v):
        on_set()  # $ call_site_edge=attribute_hooks.on_set
        super().__setattr__(k, v)

    def __delattr__(self, k):
        on_del()  # $ call_site_edge=attribute_hooks.on_del
        object.__delattr__(self, k)


def on_set():
    pass


def on_del():
    pass


class Dyn:
    def __getattr__(self, name):
        if name.startswith("do_"):
            return lambda *a: self.handle(name)  # $ call_site_edge=attribute_hooks.Dyn.handle
        raise AttributeError(name)

    def handle(self, n):
        pass

    def known(self):
        pass


class Fluent:
    def __getattr__(self, n):
        return self

    def __call__(self):
        return end()  # $ call_site_edge=attribute_hooks.end


def end():
    pass


class InitNoSet(SetAll):
    def __init__(self):
        self.a = 1  # $ call_site_edge=attribute_hooks.SetAll.__setattr__


def main():
    Proxy(Target()).hello()  # $ call_site_edge=attribute_hooks.Proxy.__getattr__ call_site_edge=attribute_hooks.Proxy.__init__ call_site_edge=attribute_hooks.Target.hello
    Proxy(Target()).attr  # $ call_site_edge=attribute_hooks.Proxy.__getattr__ call_site_edge=attribute_hooks.Proxy.__init__
    a = All()
    a.meth()  # $ call_site_edge=attribute_hooks.All.__getattribute__ call_site_edge=attribute_hooks.All.meth
    s = SetAll()
    s.x = 1  # $ call_site_edge=attribute_hooks.SetAll.__setattr__
    del s.x  # $ call_site_edge=attribute_hooks.SetAll.__delattr__
    setattr(s, "y", 2)  # $ call_site_edge=attribute_hooks.SetAll.__setattr__
    Dyn().do_it()  # $ call_site_edge=attribute_hooks.Dyn.__getattr__ call_site_edge=attribute_hooks.Dyn.__getattr__.<lambda1>
    Dyn().known()  # $ call_site_edge=attribute_hooks.Dyn.known
    Fluent().a.b()  # $ call_site_edge=attribute_hooks.Fluent.__call__ call_site_edge=attribute_hooks.Fluent.__getattr__
    InitNoSet()  # $ call_site_edge=attribute_hooks.InitNoSet.__init__
    getattr(Proxy(Target()), "hello")()  # $ call_site_edge=attribute_hooks.Proxy.__getattr__ call_site_edge=attribute_hooks.Proxy.__init__ call_site_edge=attribute_hooks.Target.hello
    if hasattr(Dyn(), "zzz"):
        pass
    getattr(Dyn(), "missing", None)


main()  # $ call_site_edge=attribute_hooks.main
