# rule-test: kinds=call_site_edge objects=merged
import asyncio


class ACtx:
    async def __aenter__(self):
        a1()  # $ call_site_edge=asynchronous.a1
        return self

    async def __aexit__(self, *a):
        a2()  # $ call_site_edge=asynchronous.a2

    async def use(self):
        pass


class AIter:
    def __init__(self):
        self.n = 2

    def __aiter__(self):
        return self

    async def __anext__(self):
        if not self.n:
            raise StopAsyncIteration
        self.n -= 1
        return Item()


class Item:
    def go(self):
        pass


class Aw:
    def __await__(self):
        yield from inner().__await__()  # $ call_site_edge=asynchronous.inner
        return Item()


def a1():
    pass


def a2():
    pass


async def inner():
    leaf()  # $ call_site_edge=asynchronous.leaf
    return fa


def leaf():
    pass


def fa():
    pass


def fb():
    pass


async def agen():
    yield fa
    await inner()  # $ call_site_edge=asynchronous.inner
    yield fb


async def basic():
    f = await inner()  # $ call_site_edge=asynchronous.inner
    f()  # $ call_site_edge=asynchronous.fa
    async with ACtx() as c:  # $ call_site_edge=asynchronous.ACtx.__aenter__ call_site_edge=asynchronous.ACtx.__aexit__
        await c.use()  # $ call_site_edge=asynchronous.ACtx.use
    async for i in AIter():  # $ call_site_edge=asynchronous.AIter.__aiter__ call_site_edge=asynchronous.AIter.__anext__ call_site_edge=asynchronous.AIter.__init__
        i.go()  # $ call_site_edge=asynchronous.Item.go
    async for f in agen():  # $ call_site_edge=asynchronous.agen
        f()  # $ call_site_edge=asynchronous.fa call_site_edge=asynchronous.fb
    [f() async for f in agen()]  # $ call_site_edge=asynchronous.agen call_site_edge=asynchronous.fa call_site_edge=asynchronous.fb
    [await inner() for _ in [1]]  # $ call_site_edge=asynchronous.inner
    (await Aw()).go()  # $ call_site_edge=asynchronous.Aw.__await__


async def job(f):
    f()  # $ call_site_edge=asynchronous.fa call_site_edge=asynchronous.fb
    return Item()


async def many():
    rs = await asyncio.gather(job(fa), job(fb))  # $ call_site_edge=asynchronous.job
    for r in rs:
        r.go()
    a, b = await asyncio.gather(job(fa), inner())  # $ call_site_edge=asynchronous.inner call_site_edge=asynchronous.job
    a.go()
    b()  # $ MISSING: call_site_edge=asynchronous.fa
    t = asyncio.create_task(job(fa))  # $ call_site_edge=asynchronous.job
    (await t).go()  # $ call_site_edge=asynchronous.Item.go
    t2 = asyncio.ensure_future(job(fb))  # $ call_site_edge=asynchronous.job
    (await t2).go()  # $ call_site_edge=asynchronous.Item.go
    t2.result().go()  # $ call_site_edge=asynchronous.Item.go
    (await asyncio.wait_for(job(fa), 1)).go()  # $ call_site_edge=asynchronous.Item.go call_site_edge=asynchronous.job
    for c in asyncio.as_completed([job(fa)]):  # $ call_site_edge=asynchronous.job
        (await c).go()
    done, pend = await asyncio.wait([asyncio.create_task(job(fb))])  # $ call_site_edge=asynchronous.job
    for d in done:
        d.result().go()
    (await asyncio.shield(job(fa))).go()  # $ call_site_edge=asynchronous.Item.go call_site_edge=asynchronous.job
    await asyncio.to_thread(thr)  # $ SPURIOUS: call_site_edge=asynchronous.thr
    loop = asyncio.get_running_loop()
    loop.call_soon(cb)  # $ SPURIOUS: call_site_edge=asynchronous.cb
    loop.call_later(0, cb)  # $ SPURIOUS: call_site_edge=asynchronous.cb
    await loop.run_in_executor(None, thr)  # $ SPURIOUS: call_site_edge=asynchronous.thr
    t.add_done_callback(ondone)  # $ SPURIOUS: call_site_edge=asynchronous.ondone
    await asyncio.sleep(0.01)
    async with asyncio.TaskGroup() as tg:
        x = tg.create_task(job(fb))  # $ call_site_edge=asynchronous.job
    x.result().go()  # $ call_site_edge=asynchronous.Item.go
    q = asyncio.Queue()
    await q.put(fa)
    (await q.get())()  # $ call_site_edge=asynchronous.fa


def thr():
    pass


def cb():
    pass


def ondone(t):
    pass


from contextlib import asynccontextmanager


@asynccontextmanager
async def acm():
    a1()  # $ call_site_edge=asynchronous.a1
    yield Item()
    a2()  # $ call_site_edge=asynchronous.a2


async def cms():
    async with acm() as i:  # $ call_site_edge=asynchronous.acm
        i.go()  # $ call_site_edge=asynchronous.Item.go


async def main():
    await basic()  # $ call_site_edge=asynchronous.basic
    await many()  # $ call_site_edge=asynchronous.many
    await cms()  # $ call_site_edge=asynchronous.cms
    co = inner()  # $ call_site_edge=asynchronous.inner
    await co


asyncio.run(main())  # $ call_site_edge=asynchronous.main MISSING: call_site_edge=asynchronous.cb call_site_edge=asynchronous.inner call_site_edge=asynchronous.job call_site_edge=asynchronous.ondone


def other():
    loop = asyncio.new_event_loop()
    loop.run_until_complete(inner())()  # $ call_site_edge=asynchronous.fa call_site_edge=asynchronous.inner
    loop.close()


other()  # $ call_site_edge=asynchronous.other
