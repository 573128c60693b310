class C:
    def do_x(self): return 1
    def do_y(self): return 2
c = C()
getattr(c, "do_" + "x")()  # $ call_site_edge=getattr_concat.C.do_x
