import right


def go():
    right.turn()  # $ call_site_edge=right.turn


def end():
    pass


class Base:
    def hook(self):
        pass

    def run(self):
        self.hook()  # $ call_site_edge=right.Derived.hook
