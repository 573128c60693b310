# rule-test: kinds=calls
# Copies have the attributes and elements of the original, but what is written to a copy is not found in the original.
import copy


def f1():
    pass


def f2():
    pass


class Holder:
    def __init__(self):
        self.run = f1
        self.items = [f1]


class Own:
    def __copy__(self):
        return Holder()  # $ calls=copies.Holder.__init__

    def __deepcopy__(self, memo):
        return [f2]


a = Holder()  # $ calls=copies.Holder.__init__
b = copy.copy(a)  # $ calls=copy.copy
b.run()  # $ calls=copies.f1 calls=copies.f2
b.run = f2
a.run()  # $ calls=copies.f1
b.items.append(f2)  # $ calls=builtins.list.append
a.items[0]()  # $ calls=copies.f1 calls=copies.f2

c = Holder()  # $ calls=copies.Holder.__init__
d = copy.deepcopy([c])  # $ calls=copy.deepcopy
d[0].items.append(f2)  # $ calls=builtins.list.append
d[0].items[0]()  # $ calls=copies.f1 calls=copies.f2
c.items[0]()  # $ calls=copies.f1

copy.copy(Own()).run()  # $ calls=copy.copy calls=copies.Own.__copy__ calls=copies.f1
copy.deepcopy(Own())[0]()  # $ calls=copy.deepcopy calls=copies.Own.__deepcopy__ calls=copies.f2
copy.copy(f1)()  # $ calls=copy.copy calls=copies.f1
