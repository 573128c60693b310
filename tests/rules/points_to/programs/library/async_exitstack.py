import asyncio
from contextlib import AsyncExitStack, aclosing
class CM:
    async def __aenter__(self): return self
    async def __aexit__(self, *a): return None
    def use(self): return 1
async def cb(): return 1
async def main():
    async with AsyncExitStack() as st:
        c = await st.enter_async_context(CM())  # $ call_site_edge=async_exitstack.CM.__aenter__ call_site_edge=async_exitstack.CM.__aexit__
        c.use()
        st.push_async_callback(cb)  # $ call_site_edge=async_exitstack.cb
asyncio.run(main())  # $ call_site_edge=async_exitstack.main
