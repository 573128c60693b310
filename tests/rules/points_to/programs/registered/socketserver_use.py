import socketserver, socket, threading
class H(socketserver.BaseRequestHandler):
    def setup(self): return None
    def handle(self): self.respond()  # $ call_site_edge=socketserver_use.H.respond
    def respond(self): self.request.sendall(b"x")
    def finish(self): return None
class S(socketserver.TCPServer):
    allow_reuse_address = True
    def verify_request(self, r, a): return True
s = S(("127.0.0.1", 0), H)
t = threading.Thread(target=s.handle_request)  # $ call_site_edge=socketserver_use.H.finish call_site_edge=socketserver_use.H.handle call_site_edge=socketserver_use.H.setup call_site_edge=socketserver_use.S.verify_request
t.start()
c = socket.create_connection(s.server_address)
c.recv(1)
c.close()
t.join()
s.server_close()
