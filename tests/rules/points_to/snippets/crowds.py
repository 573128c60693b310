# rule-test: kinds=calls
# A function that many places call runs in one context; an initialiser runs in one for each place, and so does a function that
# gives back what it is passed and calls nothing of the project.


def f0():
    pass


def f1():
    pass


def f2():
    pass


def same(f):
    seen()  # $ calls=crowds.seen
    return f


def seen():
    pass


def listed(f):
    if isinstance(f, list):  # $ calls=builtins.isinstance
        return f
    return [f]


class Held:
    def __init__(self, f):
        self.f = f


same(f0)()  # $ calls=crowds.same calls=crowds.f0 calls=crowds.f1 calls=crowds.f2
same(f1)()  # $ calls=crowds.same calls=crowds.f0 calls=crowds.f1 calls=crowds.f2
same(f2)()  # $ calls=crowds.same calls=crowds.f0 calls=crowds.f1 calls=crowds.f2
same(f2)()  # $ calls=crowds.same calls=crowds.f0 calls=crowds.f1 calls=crowds.f2
same(f2)()  # $ calls=crowds.same calls=crowds.f0 calls=crowds.f1 calls=crowds.f2
same(f2)()  # $ calls=crowds.same calls=crowds.f0 calls=crowds.f1 calls=crowds.f2
same(f2)()  # $ calls=crowds.same calls=crowds.f0 calls=crowds.f1 calls=crowds.f2

Held(f0).f()  # $ calls=crowds.Held.__init__ calls=crowds.f0
Held(f1).f()  # $ calls=crowds.Held.__init__ calls=crowds.f1
Held(f2).f()  # $ calls=crowds.Held.__init__ calls=crowds.f2
Held(f2).f()  # $ calls=crowds.Held.__init__ calls=crowds.f2
Held(f2).f()  # $ calls=crowds.Held.__init__ calls=crowds.f2
Held(f2).f()  # $ calls=crowds.Held.__init__ calls=crowds.f2
Held(f2).f()  # $ calls=crowds.Held.__init__ calls=crowds.f2

listed(f0)[0]()  # $ calls=crowds.listed calls=crowds.f0
listed([f1])[0]()  # $ calls=crowds.listed calls=crowds.f1
listed(f2)[0]()  # $ calls=crowds.listed calls=crowds.f2
listed(f2)[0]()  # $ calls=crowds.listed calls=crowds.f2
listed(f2)[0]()  # $ calls=crowds.listed calls=crowds.f2
listed(f2)[0]()  # $ calls=crowds.listed calls=crowds.f2
listed(f2)[0]()  # $ calls=crowds.listed calls=crowds.f2
