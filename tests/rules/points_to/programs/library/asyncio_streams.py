import asyncio
async def client_cb(reader, writer):
    finish(writer)  # $ call_site_edge=asyncio_streams.finish
def finish(w): w.close()
async def main():
    s = await asyncio.start_server(client_cb, "127.0.0.1", 0)  # $ call_site_edge=asyncio_streams.client_cb
    port = s.sockets[0].getsockname()[1]
    r, w = await asyncio.open_connection("127.0.0.1", port)
    await r.read()
    w.close()
    s.close()
asyncio.run(main())  # $ call_site_edge=asyncio_streams.main
