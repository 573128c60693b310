class It:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 2: raise StopIteration
        return El()
class El:
    def go(self): return 1
class Seq:
    def __getitem__(self, i):
        if i > 1: raise IndexError
        return El()
    def __len__(self): return 2
class Rev:
    def __reversed__(self): return iter([El()])
def loop():
    for e in It(): e.go()  # $ call_site_edge=iter_next.El.go call_site_edge=iter_next.It.__init__ call_site_edge=iter_next.It.__iter__ call_site_edge=iter_next.It.__next__
def comp(): return [e.go() for e in Seq()]  # $ call_site_edge=iter_next.El.go call_site_edge=iter_next.Seq.__getitem__
def unpack():
    a, b = It()  # $ call_site_edge=iter_next.It.__init__ call_site_edge=iter_next.It.__iter__ call_site_edge=iter_next.It.__next__
    return a.go()  # $ call_site_edge=iter_next.El.go
def lst(): return list(It())  # $ call_site_edge=iter_next.It.__init__ call_site_edge=iter_next.It.__iter__ call_site_edge=iter_next.It.__next__
def rev(): return [e.go() for e in reversed(Rev())]  # $ call_site_edge=iter_next.Rev.__reversed__
def star(): return [*It()]  # $ call_site_edge=iter_next.It.__init__ call_site_edge=iter_next.It.__iter__ call_site_edge=iter_next.It.__next__
def fr(): yield from It()  # $ call_site_edge=iter_next.It.__init__ call_site_edge=iter_next.It.__iter__ call_site_edge=iter_next.It.__next__
loop(); comp(); unpack(); lst(); rev(); star(); list(fr())  # $ call_site_edge=iter_next.comp call_site_edge=iter_next.fr call_site_edge=iter_next.loop call_site_edge=iter_next.lst call_site_edge=iter_next.rev call_site_edge=iter_next.star call_site_edge=iter_next.unpack
def member(): return 3 in Seq()  # $ call_site_edge=iter_next.Seq.__getitem__
member()  # $ call_site_edge=iter_next.member
