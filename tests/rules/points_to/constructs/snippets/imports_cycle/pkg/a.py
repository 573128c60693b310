from . import b


class A:
    def partner(self):
        return b.B(self)  # $ call_site_edge=pkg.b.B.__init__

    def done(self):
        pass
