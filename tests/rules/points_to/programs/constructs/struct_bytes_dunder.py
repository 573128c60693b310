class B:
    def __bytes__(self): return b"x"
    def __fspath__(self): return "/tmp"
    def __dir__(self): return ["a"]
    def __sizeof__(self): return 1
import os
def a(): return bytes(B())  # $ call_site_edge=struct_bytes_dunder.B.__bytes__
def b(): return os.path.exists(B())  # $ call_site_edge=struct_bytes_dunder.B.__fspath__
def c(): return dir(B())  # $ call_site_edge=struct_bytes_dunder.B.__dir__
def d(): return os.fspath(B())  # $ call_site_edge=struct_bytes_dunder.B.__fspath__
def e(): return open(B(), "r")  # $ call_site_edge=struct_bytes_dunder.B.__fspath__
a(); b(); c(); d()  # $ call_site_edge=struct_bytes_dunder.a call_site_edge=struct_bytes_dunder.b call_site_edge=struct_bytes_dunder.c call_site_edge=struct_bytes_dunder.d
try:
    e()  # $ call_site_edge=struct_bytes_dunder.e
except OSError:
    pass
