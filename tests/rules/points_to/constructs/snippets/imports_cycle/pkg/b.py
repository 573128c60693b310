import pkg


class B:
    def __init__(self, owner):
        self.owner = owner

    def back(self):
        self.owner.done()  # $ call_site_edge=pkg.a.A.done
        return pkg.A()
