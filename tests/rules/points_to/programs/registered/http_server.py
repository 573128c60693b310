from http.server import BaseHTTPRequestHandler, HTTPServer
import threading, urllib.request
class H(BaseHTTPRequestHandler):
    def do_GET(self):
        self.reply(200)  # $ call_site_edge=http_server.H.reply
    def reply(self, code):
        self.send_response(code)  # $ call_site_edge=http_server.H.log_message
        self.end_headers()
    def log_message(self, *a): return None
s = HTTPServer(("127.0.0.1", 0), H)
t = threading.Thread(target=s.handle_request)  # $ call_site_edge=http_server.H.do_GET
t.start()
urllib.request.urlopen("http://127.0.0.1:%d/" % s.server_port).read()
t.join()
s.server_close()
