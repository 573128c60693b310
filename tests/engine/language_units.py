"""Small programs with what Soufflé 2.5 answers: components, directives, formats of output."""

# ruff: noqa: E501

from __future__ import annotations

from .language_case import Case

CASES = [
    Case(
        "components params override",
        """
.comp B<T,U> { .decl f(x:T,y:U) overridable f(x,y) :- in(x,y). .decl in(x:T,y:U) .decl all(x:T) all(x) :- f(x,_). }
.comp D<T> : B<T,symbol> { .override f f(x,"over") :- in(x,_). .decl more(x:T) more(x) :- f(x,_). }
.init b=B<number,float> .init d=D<number>
b.in(1,2.5). d.in(2,"q").
.output b.f,b.all,d.f,d.all,d.more
""",
        {},
        {"b.all.csv": "1", "b.f.csv": "1\t2.5", "d.all.csv": "2", "d.f.csv": "2\tover", "d.more.csv": "2"},
    ),
    Case(
        "component nested init",
        """
.comp Inner<T> { .decl v(x:T) .decl w(x:T) w(x) :- v(x). }
.comp Mid<T> { .init i=Inner<T> .decl o(x:T) o(x) :- i.w(x). }
.comp Top { .init m=Mid<number> .decl o(x:number) o(x) :- m.o(x), m.i.v(x). }
.init t=Top
t.m.i.v(4).
.output t.o, t.m.o
""",
        {},
        {"t.m.o.csv": "4", "t.o.csv": "4"},
    ),
    Case(
        "component types",
        """
.comp A { .type T <: number .decl r(x:T) r(1). r(x) :- r(x). .type Rec=[a:T,b:Rec] .decl rr(x:Rec) rr([as(1,T),nil]). }
.init a=A
.decl o(x:a.T) o(x) :- a.r(x).
.output o, a.rr
""",
        {},
        {"a.rr.csv": "[1, nil]", "o.csv": "1"},
    ),
    Case(
        "component io inside",
        """
.comp A { .decl r(x:number) .input r .decl o(x:number) o(x+1) :- r(x). .output o .printsize o }
.init a=A .init b=A
""",
        {"a.r.facts": "1\n", "b.r.facts": "5\n6\n"},
        {"a.o.csv": "2", "b.o.csv": "6\n7"},
        "a.o\t1\nb.o\t2",
    ),
    Case(
        "component global ref",
        """
.decl g(x:number) g(3).
.comp A { .decl r(x:number) r(x) :- g(x). g(4). }
.init a=A
.output a.r, g
""",
        {},
        {"a.r.csv": "3\n4", "g.csv": "3\n4"},
    ),
    Case(
        "component multi inherit",
        """
.comp A { .decl r(x:number) r(1). } .comp B { .decl s(x:number) s(2). }
.comp C : A, B { .decl t(x:number) t(x) :- r(x) ; s(x). }
.init c=C
.output c.t
""",
        {},
        {"c.t.csv": "1\n2"},
    ),
    Case(
        "component override chain",
        """
.comp A { .decl r(x:number) overridable r(1). .decl o(x:number) o(x) :- r(x). }
.comp B : A { .override r r(2). }
.comp C : B { .override r r(3). }
.init c=C .init b=B
.output c.o, b.o
""",
        {},
        {"b.o.csv": "2", "c.o.csv": "3"},
    ),
    Case(
        "limitsize non recursive",
        """
.decl s(x:number) s(x) :- x = range(0,100).
.decl r(x:number) r(x) :- s(x).
.limitsize r(n=10)
.printsize r
""",
        {},
        {},
        "r\t100",
    ),
    Case(
        "limitsize mutual",
        """
.decl a(x:number) .decl b(x:number)
a(0). b(x+1) :- a(x). a(x+1) :- b(x).
.limitsize a(n=5)
.printsize a
.printsize b
""",
        {},
        {},
        "a\t5\nb\t4",
    ),
    Case(
        "output twice",
        """
.decl r(x:number,y:symbol) r(1,"a"). r(2,"b").
.output r
.output r(filename="second.csv", delimiter=",")
.output r(IO=stdout)
""",
        {},
        {"r.csv": "1\ta\n2\tb", "second.csv": "1,a\n2,b"},
        "---------------\n1\ta\n2\tb\n===============\n===============\nr",
    ),
    Case(
        "delimiters",
        r"""
.decl r(x:number,y:symbol,z:float) r(1,"a",0.5).
.output r(delimiter="||", filename="a")
.output r(delimiter="", filename="b")
.output r(delimiter=" ", filename="c")
.output r(delimiter="\t", filename="d")
.output r(separator=";", filename="e")
""",
        {},
        {"a": "1||a||0.5", "b": "1a0.5", "c": "1 a 0.5", "d": "1\ta\t0.5", "e": "1\ta\t0.5"},
    ),
    Case(
        "rfc4180 out",
        r"""
.decl r(x:symbol,y:number) r("plain",1). r("com,ma",2). r("quo\"te",3). r("new\nline",4). r("",5). r("tab\t",6). r("back\\",7).
.output r(rfc4180=true)
.output r(rfc4180=true, delimiter=";", filename="s.csv")
.output r(rfc4180=true, headers=true, filename="h.csv")
.output r(filename="plain.csv", delimiter=",")
""",
        {},
        {
            "h.csv": '"",5\n"back\\",7\n"com,ma",2\n"new\n"plain",1\n"quo\\""te",3\n"tab\t",6\nline",4\nx\ty',
            "plain.csv": ',5\nback\\,7\ncom,ma,2\nline,4\nnew\nplain,1\nquo"te,3\ntab\t,6',
            "r.csv": '"",5\n"back\\",7\n"com,ma",2\n"new\n"plain",1\n"quo\\""te",3\n"tab\t",6\nline",4',
            "s.csv": '"";5\n"back\\";7\n"com,ma";2\n"new\n"plain";1\n"quo\\""te";3\n"tab\t";6\nline";4',
        },
    ),
    Case(
        "rfc4180 in",
        """
.decl r(x:symbol,y:symbol) .input r(rfc4180=true)
.output r
.printsize r
""",
        {"r.facts": '"a","b"\n"multi\nline",x\n"d""q",""\nplain,"has,comma"\n,\n'},
        {"r.csv": '\t\na\tb\nd"q\t\nline\tx\nmulti\nplain\thas,comma'},
        "r\t5",
    ),
    Case(
        "json out",
        r"""
.type P=[a:symbol,b:number]
.type T=A{x:number}|B{}
.decl r(x:symbol,y:number,z:float,u:unsigned,p:P) r("s\"x\n",-1,0.1,4294967295,["q",1]). r("é",2,1.0,0,nil).
.output r(IO=jsonfile)
.output r(IO=jsonfile,format=object,filename="o.json")
.output r(IO=json)
.output r(IO=json,format=object)
""",
        {},
        {
            "o.json": '[{"x": "s\\"x\\n", "y": -1, "z": 0.1, "u": -1, "p": {"a": "q", "b": 1}},\n{"x": "é", "y": 2, "z": 1, "u": 0, "p": null}]',
            "r.json": '["é", 2, 1, 0, null]]\n[["s\\"x\\n", -1, 0.1, -1, ["q", 1]],',
        },
        '["é", 2, 1, 0, null]]\n[["s\\"x\\n", -1, 0.1, -1, ["q", 1]],\n[{"x": "s\\"x\\n", "y": -1, "z": 0.1, "u": -1, "p": {"a": "q", "b": 1}},\n{"x": "é", "y": 2, "z": 1, "u": 0, "p": null}]',
    ),
    Case(
        "json out nullary",
        """
.decl t() t(). .decl n()
.output t(IO=jsonfile)
.output n(IO=jsonfile)
""",
        {},
        {"n.json": "[]", "t.json": "[null\n]"},
    ),
    Case(
        "multiple heads",
        """
.decl a(x:number) .decl b(x:number) .decl c(x:number)
c(1). c(2). c(3).
a(x), b(x+10) :- c(x), x > 1.
a(0), b(0) :- c(_).
.output a,b
""",
        {},
        {"a.csv": "0\n2\n3", "b.csv": "0\n12\n13"},
    ),
    Case(
        "negated conj",
        """
.decl a(x:number,y:number) a(1,2). a(2,2). a(3,4).
.decl r(x:number) r(x) :- a(x,y), !(x = y ; x = 3).
.decl s(x:number) s(x) :- a(x,_), !(!a(x,x)).
.output r,s
""",
        {},
        {"r.csv": "1", "s.csv": "2"},
    ),
    Case(
        "inline negation",
        """
.decl n(x:number) n(1). n(2). n(3). n(4).
.decl even(x:number) inline even(x) :- n(x), x % 2 = 0.
.decl odd(x:number) odd(x) :- n(x), !even(x).
.decl small(x:number) inline small(x) :- x < 3. small(x) :- x > 3.
.decl r(x:number) r(x) :- n(x), small(x).
.decl q(x:number) q(x) :- n(x), !small(x).
.output odd,r,q
""",
        {},
        {"odd.csv": "1\n3", "q.csv": "3", "r.csv": "1\n2\n4"},
    ),
    Case(
        "inline several rules joins",
        """
.decl e(x:number,y:number) e(1,2). e(2,3). e(3,1).
.decl sym(x:number,y:number) inline sym(x,y) :- e(x,y). sym(x,y) :- e(y,x).
.decl two(x:number,y:number) inline two(x,z) :- sym(x,y), sym(y,z).
.decl r(x:number,y:number) r(x,y) :- two(x,y), x != y.
.decl n(x:number,y:number) n(x,y) :- e(x,_), e(_,y), !sym(x,y).
.output r,n
""",
        {},
        {"n.csv": "1\t1\n2\t2\n3\t3", "r.csv": "1\t2\n1\t3\n2\t1\n2\t3\n3\t1\n3\t2"},
    ),
    Case(
        "inline fact",
        """
.decl i(x:number) inline i(1). i(2).
.decl e(x:number) e(1). e(3).
.decl r(x:number) r(x) :- e(x), i(x).
.decl n(x:number) n(x) :- e(x), !i(x).
.output r,n
""",
        {},
        {"n.csv": "3", "r.csv": "1"},
    ),
    Case(
        "wildcard negation",
        """
.decl e(x:number,y:number) e(1,2). e(2,3).
.decl n(x:number) n(1). n(5).
.decl r(x:number) r(x) :- n(x), !e(x,_).
.decl s(x:number) s(x) :- n(x), !e(_,_).
.output r,s
""",
        {},
        {"r.csv": "5", "s.csv": ""},
    ),
]
