# rule-test: kinds=call_site_edge objects=merged
class S:
    def __str__(self):
        return "s"

    def __repr__(self):
        return "r"

    def __format__(self, spec):
        return fmt()  # $ call_site_edge=implicit_special_methods.fmt


class OnlyRepr:
    def __repr__(self):
        return rep()  # $ call_site_edge=implicit_special_methods.rep


class OnlyStr:
    def __str__(self):
        return "x"


def fmt():
    return ""


def rep():
    return ""


class Key:
    def __init__(self, k):
        self.k = k

    def __hash__(self):
        return hsh()  # $ call_site_edge=implicit_special_methods.hsh

    def __eq__(self, o):
        return True

    def __lt__(self, o):
        return lt()  # $ call_site_edge=implicit_special_methods.lt


def hsh():
    return 1


def lt():
    return False


class Falsy:
    def __bool__(self):
        return bl()  # $ call_site_edge=implicit_special_methods.bl


def bl():
    return False


class Sized:
    def __len__(self):
        return ln()  # $ call_site_edge=implicit_special_methods.ln


def ln():
    return 0


def fstr():
    f"{S()}"  # $ call_site_edge=implicit_special_methods.S.__format__
    f"{S()!r}"  # $ call_site_edge=implicit_special_methods.S.__repr__
    f"{S()!s}"  # $ call_site_edge=implicit_special_methods.S.__str__
    f"{OnlyRepr()}"  # $ call_site_edge=implicit_special_methods.OnlyRepr.__repr__
    f"{S():>10}"  # $ call_site_edge=implicit_special_methods.S.__format__
    f"{OnlyRepr()!r:>4}"  # $ call_site_edge=implicit_special_methods.OnlyRepr.__repr__


def prints():
    print(S(), OnlyRepr())  # $ call_site_edge=implicit_special_methods.OnlyRepr.__repr__ call_site_edge=implicit_special_methods.S.__str__
    str(S())  # $ call_site_edge=implicit_special_methods.S.__str__
    repr(S())  # $ call_site_edge=implicit_special_methods.S.__repr__
    format(S(), "x")  # $ call_site_edge=implicit_special_methods.S.__format__
    ascii(S())  # $ call_site_edge=implicit_special_methods.S.__repr__
    str(OnlyRepr())  # $ call_site_edge=implicit_special_methods.OnlyRepr.__repr__
    "%s %r" % (S(), OnlyRepr())  # $ call_site_edge=implicit_special_methods.OnlyRepr.__repr__ call_site_edge=implicit_special_methods.S.__repr__ call_site_edge=implicit_special_methods.S.__str__
    "{} {!r}".format(S(), OnlyRepr())  # $ call_site_edge=implicit_special_methods.OnlyRepr.__repr__ call_site_edge=implicit_special_methods.S.__format__ call_site_edge=implicit_special_methods.S.__repr__
    "%s" % OnlyStr()  # $ call_site_edge=implicit_special_methods.OnlyStr.__str__
    str([OnlyRepr()])  # $ call_site_edge=implicit_special_methods.OnlyRepr.__repr__
    print({1: OnlyRepr()})  # $ call_site_edge=implicit_special_methods.OnlyRepr.__repr__


def keys():
    d = {}
    d[Key(1)] = 2  # $ call_site_edge=implicit_special_methods.Key.__eq__ call_site_edge=implicit_special_methods.Key.__hash__ call_site_edge=implicit_special_methods.Key.__init__
    d[Key(1)]  # $ call_site_edge=implicit_special_methods.Key.__eq__ call_site_edge=implicit_special_methods.Key.__hash__ call_site_edge=implicit_special_methods.Key.__init__
    {Key(1): 1, Key(2): 2}  # $ call_site_edge=implicit_special_methods.Key.__eq__ call_site_edge=implicit_special_methods.Key.__hash__ call_site_edge=implicit_special_methods.Key.__init__
    {Key(1), Key(2)}  # $ call_site_edge=implicit_special_methods.Key.__eq__ call_site_edge=implicit_special_methods.Key.__hash__ call_site_edge=implicit_special_methods.Key.__init__


def keys2():
    d = {Key(1): 2}  # $ call_site_edge=implicit_special_methods.Key.__hash__ call_site_edge=implicit_special_methods.Key.__init__
    d.get(Key(1))  # $ call_site_edge=implicit_special_methods.Key.__eq__ call_site_edge=implicit_special_methods.Key.__hash__ call_site_edge=implicit_special_methods.Key.__init__
    Key(1) in d  # $ call_site_edge=implicit_special_methods.Key.__eq__ call_site_edge=implicit_special_methods.Key.__hash__ call_site_edge=implicit_special_methods.Key.__init__
    s = set()
    s.add(Key(1))  # $ call_site_edge=implicit_special_methods.Key.__eq__ call_site_edge=implicit_special_methods.Key.__hash__ call_site_edge=implicit_special_methods.Key.__init__
    s.add(Key(2))  # $ call_site_edge=implicit_special_methods.Key.__eq__ call_site_edge=implicit_special_methods.Key.__hash__ call_site_edge=implicit_special_methods.Key.__init__
    set([Key(1)])  # $ call_site_edge=implicit_special_methods.Key.__eq__ call_site_edge=implicit_special_methods.Key.__hash__ call_site_edge=implicit_special_methods.Key.__init__


def keys3():
    d = dict()
    d.setdefault(Key(1), 3)  # $ call_site_edge=implicit_special_methods.Key.__eq__ call_site_edge=implicit_special_methods.Key.__hash__ call_site_edge=implicit_special_methods.Key.__init__
    d.pop(Key(2), None)  # $ call_site_edge=implicit_special_methods.Key.__eq__ call_site_edge=implicit_special_methods.Key.__hash__ call_site_edge=implicit_special_methods.Key.__init__


def srt():
    sorted([Key(1), Key(2)])  # $ call_site_edge=implicit_special_methods.Key.__init__ call_site_edge=implicit_special_methods.Key.__lt__
    l = [Key(2), Key(1)]  # $ call_site_edge=implicit_special_methods.Key.__init__
    l.sort()  # $ call_site_edge=implicit_special_methods.Key.__lt__
    min(l)  # $ call_site_edge=implicit_special_methods.Key.__lt__
    max(l)  # $ call_site_edge=implicit_special_methods.Key.__lt__
    Key(1) in l  # $ call_site_edge=implicit_special_methods.Key.__eq__ call_site_edge=implicit_special_methods.Key.__init__
    l.index(Key(1))  # $ call_site_edge=implicit_special_methods.Key.__eq__ call_site_edge=implicit_special_methods.Key.__init__
    l.count(Key(1))  # $ call_site_edge=implicit_special_methods.Key.__eq__ call_site_edge=implicit_special_methods.Key.__init__
    l.remove(Key(1))  # $ call_site_edge=implicit_special_methods.Key.__eq__ call_site_edge=implicit_special_methods.Key.__init__


def truth():
    if Falsy():  # $ call_site_edge=implicit_special_methods.Falsy.__bool__
        pass
    if not Sized():  # $ call_site_edge=implicit_special_methods.Sized.__len__
        pass
    any([Falsy()])  # $ call_site_edge=implicit_special_methods.Falsy.__bool__
    all([Falsy()])  # $ call_site_edge=implicit_special_methods.Falsy.__bool__
    list(filter(None, [Falsy()]))
    Falsy() or Sized()  # $ call_site_edge=implicit_special_methods.Falsy.__bool__
    [x for x in [Sized()] if x]  # $ call_site_edge=implicit_special_methods.Sized.__len__
    while Falsy():  # $ call_site_edge=implicit_special_methods.Falsy.__bool__
        pass


class Join:
    def __str__(self):
        return ""


def more():
    import logging

    ",".join(str(x) for x in [S()])  # $ call_site_edge=implicit_special_methods.S.__str__
    ",".join(map(str, [OnlyStr()]))  # $ call_site_edge=implicit_special_methods.OnlyStr.__str__
    list(map(repr, [S()]))  # $ call_site_edge=implicit_special_methods.S.__repr__
    [1].__len__()
    Sized().__len__()  # $ call_site_edge=implicit_special_methods.Sized.__len__
    Exception(S())
    str(Exception(OnlyStr()))
    [Key(1)] == [Key(2)]  # $ call_site_edge=implicit_special_methods.Key.__eq__ call_site_edge=implicit_special_methods.Key.__init__
    (1, Key(1)) < (1, Key(2))  # $ call_site_edge=implicit_special_methods.Key.__init__


def main():
    fstr()  # $ call_site_edge=implicit_special_methods.fstr
    prints()  # $ call_site_edge=implicit_special_methods.prints
    keys()  # $ call_site_edge=implicit_special_methods.keys
    keys2()  # $ call_site_edge=implicit_special_methods.keys2
    keys3()  # $ call_site_edge=implicit_special_methods.keys3
    srt()  # $ call_site_edge=implicit_special_methods.srt
    truth()  # $ call_site_edge=implicit_special_methods.truth
    more()  # $ call_site_edge=implicit_special_methods.more


main()  # $ call_site_edge=implicit_special_methods.main
