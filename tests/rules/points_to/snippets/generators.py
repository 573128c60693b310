# rule-test: kinds=calls
def f1():
    pass


def f2():
    pass


def f3(x):
    pass


def gen():
    x = yield f1
    x()  # $ calls=generators.f2
gg = gen()  # $ calls=generators.gen
next(gg)()  # $ calls=builtins.next calls=generators.f1
gg.send(f2)  # $ calls=types.GeneratorType.send
async def co(): return f1
async def main():
    (await co())()  # $ calls=generators.co calls=generators.f1
class It:
    def __iter__(self): return iter([f1])  # $ calls=builtins.iter
for z in It(): z()  # $ calls=generators.It.__iter__ calls=generators.f1


def outer():
    got = yield from inner()  # $ calls=generators.inner
    got()  # $ calls=generators.f2


def inner():
    yield f1
    return f2


for w in outer():  # $ calls=generators.outer
    w()  # $ calls=generators.f1

lazy = (w for w in [f1])
next(lazy)()  # $ calls=builtins.next calls=generators.f1


class Numbers:
    def __iter__(self):
        return self

    def __next__(self):
        return f1


for n in Numbers():  # $ calls=generators.Numbers.__iter__ calls=generators.Numbers.__next__
    n()  # $ calls=generators.f1
list(Numbers())[0]()  # $ calls=builtins.list calls=generators.Numbers.__iter__ calls=generators.Numbers.__next__ calls=generators.f1
u, v = Numbers()  # $ calls=generators.Numbers.__iter__ calls=generators.Numbers.__next__
u()  # $ calls=generators.f1


class Async:
    async def __aenter__(self):
        return f1

    async def __aexit__(self, *args):
        f2()  # $ calls=generators.f2


async def work():
    async with Async() as a:  # $ calls=generators.Async.__aenter__ calls=generators.Async.__aexit__
        a()  # $ calls=generators.f1
