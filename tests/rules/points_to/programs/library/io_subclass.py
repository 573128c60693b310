import io
class W(io.RawIOBase):
    def writable(self): return True
    def write(self, b): return self.put(b)  # $ call_site_edge=io_subclass.W.put
    def put(self, b): return len(b)
class T(io.StringIO):
    def write(self, s): return super().write(fix(s))  # $ call_site_edge=io_subclass.fix
def fix(s): return s
def pr(): print("x", file=T())  # $ call_site_edge=io_subclass.T.write
def bw():
    b = io.BufferedWriter(W())  # $ call_site_edge=io_subclass.W.writable call_site_edge=io_subclass.W.write
    b.write(b"x")
    b.flush()
pr(); bw()  # $ call_site_edge=io_subclass.bw call_site_edge=io_subclass.pr
