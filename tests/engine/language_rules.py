"""Small programs with what Soufflé 2.5 answers: heads, inlining, wildcards, preprocessing, formats of files."""

from __future__ import annotations

from .language_case import Case

CASES = [
    Case(
        "constraint binding order",
        """
.decl e(x:number) e(3).
.decl r(a:number,b:number,c:number) r(a,b,c) :- c = b + 1, b = a + 1, a = x, e(x).
.decl q(a:number) q(a) :- a = 1 ; a = 2.
.decl s(a:number,b:number) s(a,b) :- a = b, b = 5.
.output r,q,s
""",
        {},
        {"q.csv": "1\n2", "r.csv": "3\t4\t5", "s.csv": "5\t5"},
    ),
    Case(
        "constraint record binding",
        """
.type P=[a:number,b:number]
.decl e(x:number) e(3).
.decl r(a:number) r(a) :- e(x), [a,b] = [x,x], b = 3.
.decl q(p:P) q(p) :- e(x), p = [x,x].
.decl s(x:number) s(y) :- e(x), p = [x,4], p = [_,y], q(_), q(p2), p != p2.
.output r,q,s
""",
        {},
        {"q.csv": "[3, 3]", "r.csv": "3", "s.csv": "4"},
    ),
    Case(
        "type const inference",
        """
.decl f(x:float) f(1.5). .decl r(x:float) r(x+1) :- f(x). r(2*x) :- f(x).
.decl u(x:unsigned) u(3). .decl q(x:unsigned) q(x-1) :- u(x).
.output r,q
""",
        {},
        {"q.csv": "2", "r.csv": "2.5\n3"},
    ),
    Case(
        "macros",
        """
#define MAX(a,b) max(a,b)
#define DECL(n) .decl n(x:number)
#define STR(x) #x
#define CATR(a,b) a##b
#define TWICE(p, x) p(x), p(x)
DECL(foo) DECL(bar)
foo(MAX(1,2)). foo(3).
bar(x) :- TWICE(foo, x), x > 1.
DECL(CATR(q,1))
q1(5).
.decl s(x:symbol) s(STR(hello)).
#undef MAX
#ifdef MAX
s("defined").
#endif
#if defined(STR) && !defined(FOO)
s("if").
#endif
#if 1 + 1 == 2
s("arith").
#else
s("no").
#endif
.output foo,bar,q1,s
""",
        {},
        {"bar.csv": "2\n3", "foo.csv": "2\n3", "q1.csv": "5", "s.csv": "arith\nhello\nif"},
    ),
    Case(
        "macro in string",
        """
#define FOO 5
.decl s(x:symbol) s("FOO"). s("a // b"). s("/* c */"). s("it's").
.output s
""",
        {},
        {"s.csv": "/* c */\nFOO\na // b\nit's"},
    ),
    Case(
        "nullary",
        """
.decl a() .decl b() .decl c()
a(). b() :- a(), !c(). c() :- !a().
.output a,b,c
.printsize a,c
""",
        {},
        {"a.csv": "()", "b.csv": "()", "c.csv": ""},
        "a\t1\nc\t0",
    ),
    Case(
        "nullary stdout",
        """
.decl a() a(). .decl b()
.output a(IO=stdout)
.output b(IO=stdout)
""",
        {},
        {},
        "()\n---------------\n---------------\n===============\n===============\n===============\n===============\na\nb",
    ),
    Case(
        "true false",
        """
.decl r(x:number) r(1) :- true. r(2) :- false. r(3) :- !false. r(x) :- x = 4, true ; false, x = 5.
.output r
""",
        {},
        {"r.csv": "1\n3\n4"},
    ),
    Case(
        "dup atoms in aggregate",
        """
.decl e(x:number,y:number) e(1,1). e(1,2). e(2,1).
.decl r(w:symbol,c:number)
r("a",c) :- c = sum x : {e(x,_), e(x,_)}.
r("b",c) :- c = count : {e(x,_), e(x,_)}.
r("c",c) :- c = count : {e(_,_), e(_,_)}.
r("d",c) :- c = sum x : {e(x,y), e(x,_)}.
r("e",c) :- c = sum x : {e(x,_), e(_,x)}.
r("f",c) :- c = sum x : {e(x,_), x > 0, x > 0}.
r("g",c) :- c = sum x : {e(x,_), e(x,y)}.
r("h",c) :- c = sum x : {e(x,y), e(x,y)}.
r("i",c) :- c = count : {e(_,_), e(1,1)}.
r("j",c) :- c = count : {e(_,_), e(5,5)}.
r("k",c) :- c = sum x : {e(x,_), e(x,_), e(x,_)}.
r("l",c) :- c = sum x : {e(x,1), e(x,_)}.
.output r
""",
        {},
        {"r.csv": "a\t4\nb\t3\nc\t3\nd\t4\ne\t3\nf\t4\ng\t4\nh\t4\ni\t1\nj\t0\nk\t4\nl\t3"},
    ),
    Case(
        "json unicode",
        """
.decl r(x:symbol) .input r(IO=jsonfile)
.output r
""",
        {"r.json": '[["\\u00e9\\n\\"q\\""],["é\\/"]]\n'},
        {"r.csv": '"q"\né\né/'},
    ),
    Case(
        "json nested record object",
        """
.type P=[a:symbol,b:Q] .type Q=[c:number]
.decl r(p:P) .input r(IO=jsonfile)
.output r
""",
        {"r.json": '[[["a",[3]]],[null],[["b",null]]]\n'},
        {"r.csv": "[a, [3]]\n[b, nil]\nnil"},
    ),
    Case(
        "json out floats",
        """
.decl r(x:float) r(0.1). r(1.0). r(100000000.0). r(1.0/3.0). r(1.0/0.0).
.output r(IO=jsonfile)
""",
        {},
        {"r.json": "[0.333333],\n[1],\n[1e+08],\n[[0.1],\n[inf]]"},
    ),
    Case(
        "csv trailing delim",
        """
.decl r(x:symbol,y:symbol) .input r
.output r
""",
        {"r.facts": "a\t\n\tb\n"},
        {"r.csv": "\tb\na\t"},
    ),
    Case(
        "csv record spaces",
        """
.type P=[a:number,b:symbol]
.decl r(x:P,y:P) .input r
.output r
""",
        {"r.facts": '[1,b c ]\t [ 2 , d]\nnil\t[3,"q\\"r"]\n'},
        {"r.csv": '[1, b c ]\t[2, d]\nnil\t[3, q"r]'},
    ),
    Case(
        "csv adt nested",
        """
.type T=A{x:number,s:symbol}|B{}|C{t:T}
.decl r(x:T) .input r
.output r
""",
        {"r.facts": '$A(1, foo)\n$C($C($B))\n$B\n $A( 2 ,"x,y")\n'},
        {"r.csv": "$A(1, foo)\n$A(2, x,y)\n$B\n$C($C($B))"},
    ),
    Case(
        "input multiple relations one directive",
        """
.decl r(x:number) .decl q(x:number)
.input r,q(filename="f")
.output r,q(delimiter="|")
""",
        {"f": "1\n"},
        {"q.csv": "1", "r.csv": "1"},
    ),
    Case(
        "input and rules",
        """
.decl r(x:number) .input r
r(x+1) :- r(x), x < 5. r(100).
.output r
""",
        {"r.facts": "1\n"},
        {"r.csv": "1\n100\n2\n3\n4\n5"},
    ),
    Case(
        "output attributeNames",
        r"""
.decl r(x:number,y:number) r(1,2).
.output r(IO="stdout",attributeNames="a\tb",headers=true)
""",
        {},
        {},
        "---------------\n1\t2\n===============\n===============\na\tb\nr",
    ),
]
