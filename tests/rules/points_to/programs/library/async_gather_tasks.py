import asyncio
async def a(): return A()
async def b(): return B()
class A:
    def m(self): return 1
class B:
    def m(self): return 2
async def main():
    x, y = await asyncio.gather(a(), b())  # $ call_site_edge=async_gather_tasks.a call_site_edge=async_gather_tasks.b
    x.m()
    t = asyncio.create_task(b())  # $ call_site_edge=async_gather_tasks.b
    t.add_done_callback(done)  # $ call_site_edge=async_gather_tasks.done
    r = await t
    r.m()  # $ call_site_edge=async_gather_tasks.B.m
    z = await asyncio.wait_for(a(), 1)  # $ call_site_edge=async_gather_tasks.a
    z.m()  # $ call_site_edge=async_gather_tasks.A.m
    await asyncio.sleep(0)
def done(task): return None
asyncio.run(main())  # $ call_site_edge=async_gather_tasks.main
