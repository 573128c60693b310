import left
from left import end


def turn():
    left.end()  # $ call_site_edge=left.end
    end()  # $ call_site_edge=left.end
    Derived().run()  # $ call_site_edge=left.Base.run


class Derived(left.Base):
    def hook(self):
        pass
