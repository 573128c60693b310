import asyncio
class Proto(asyncio.Protocol):
    def connection_made(self, tr): self.tr = tr
    def data_received(self, data):
        self.handle(data)  # $ call_site_edge=asyncio_protocol_cls.Proto.handle
    def handle(self, d): self.tr.close()
    def connection_lost(self, e): return None
async def main():
    loop = asyncio.get_running_loop()
    srv = await loop.create_server(Proto, "127.0.0.1", 0)  # $ call_site_edge=asyncio_protocol_cls.Proto.connection_lost call_site_edge=asyncio_protocol_cls.Proto.connection_made call_site_edge=asyncio_protocol_cls.Proto.data_received
    port = srv.sockets[0].getsockname()[1]
    r, w = await asyncio.open_connection("127.0.0.1", port)
    w.write(b"x")
    await r.read()
    w.close()
    srv.close()
asyncio.run(main())  # $ call_site_edge=asyncio_protocol_cls.main
