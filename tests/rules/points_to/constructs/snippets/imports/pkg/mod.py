def func():
    helper()  # $ call_site_edge=pkg.mod.helper


def exported():
    helper()  # $ call_site_edge=pkg.mod.helper


def local_only():
    pass


def helper():
    pass


class Klass:
    def m(self):
        pass

    def go(self):
        self.m()  # $ call_site_edge=pkg.mod.Klass.m
