# rule-test: kinds=calls
import collections
import itertools
from functools import reduce

def f1():
    pass


def f2():
    pass


def f3(x):
    pass


dd = collections.defaultdict(list)  # $ calls=collections.defaultdict
dd["a"].append(f1)  # $ calls=builtins.list calls=builtins.list.append
for k, v in dd.items():  # $ calls=builtins.dict.items
    for w in v:
        w()  # $ calls=containers.f1
for i, h in enumerate([f1, f2]):  # $ calls=builtins.enumerate
    h()  # $ calls=containers.f1 calls=containers.f2
for a, bb in zip([f1], [f2]):  # $ calls=builtins.zip
    a(); bb()  # $ calls=containers.f1 calls=containers.f2
sorted([1,2], key=lambda z: f3(z))  # $ calls=builtins.sorted calls=containers.<lambda1> calls=containers.f3
list(map(f3, [1]))  # $ calls=builtins.list calls=builtins.map calls=containers.f3
x = [f1, f2][-1]
x()  # $ calls=containers.f1 calls=containers.f2
a1, *rest = f1, f2, f3
rest[0]()  # $ calls=containers.f2
lst = []
lst.append(f1)  # $ calls=builtins.list.append
lst[0]()  # $ calls=containers.f1
s = {f1}
for e in s: e()  # $ calls=containers.f1
table = {"a": f1, "b": f2}
table["a"]()  # $ calls=containers.f1
table.get("b")()  # $ calls=builtins.dict.get calls=containers.f2
table.pop("a")()  # $ calls=builtins.dict.pop calls=containers.f1
for key in table:
    table[key]()  # $ calls=containers.f1 calls=containers.f2 calls=containers.f3
for value in table.values():  # $ calls=builtins.dict.values
    value()  # $ calls=containers.f1 calls=containers.f2 calls=containers.f3
table.setdefault("c", f3)(1)  # $ calls=builtins.dict.setdefault calls=containers.f3
table.update(d=f1)  # $ calls=builtins.dict.update
table["d"]()  # $ calls=containers.f1
copied = dict(table)  # $ calls=builtins.dict
copied["b"]()  # $ calls=containers.f2
merged = {**table, "e": f2}
merged["e"]()  # $ calls=containers.f2
pair = (f1, f2)
pair[0]()  # $ calls=containers.f1
x0, y0 = pair
y0()  # $ calls=containers.f2
(pair + (f3,))[2](1)  # $ calls=containers.f1 calls=containers.f2 calls=containers.f3
stack = collections.deque([f1])  # $ calls=collections.deque
stack.append(f2)  # $ calls=builtins.list.append
stack.popleft()()  # $ calls=collections.deque.popleft calls=containers.f1 calls=containers.f2
nested = {"x": [f1], "y": [f2]}
nested["x"][0]()  # $ calls=containers.f1
squares = [w for w in [f1]]
squares[0]()  # $ calls=containers.f1
by_name = {n: w for n, w in [("p", f1)]}
by_name["p"]()  # $ calls=containers.f1
for w in itertools.chain([f1], [f2]):  # $ calls=itertools.chain
    w()  # $ calls=containers.f1 calls=containers.f2
reduce(lambda a, b: f3(a), [1, 2])  # $ calls=containers.<lambda2> calls=containers.f3 calls=functools.reduce
max([1, 2], key=lambda z: f3(z))  # $ calls=builtins.max calls=containers.<lambda3> calls=containers.f3
list(filter(f3, [1]))  # $ calls=builtins.filter calls=builtins.list calls=containers.f3
for w in sorted([f1, f2], key=id):  # $ calls=builtins.id calls=builtins.sorted
    w()  # $ calls=containers.f1 calls=containers.f2
for w in reversed([f1]):  # $ calls=builtins.reversed
    w()  # $ calls=containers.f1
sliced = [f1, f2, f3][1:]
sliced[0]()  # $ calls=containers.f2
d = {"a": f1}
d["a"] = f2
d["a"]()  # $ calls=containers.f2
deep = {"a": {"b": f1}}
deep["a"]["b"] = f2
deep["a"]["b"]()  # $ calls=containers.f2
