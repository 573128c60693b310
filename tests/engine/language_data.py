"""Small programs with what Soufflé 2.5 answers: aggregates, records, ADTs, subsumption, choice, equivalences."""

# ruff: noqa: E501

from __future__ import annotations

from .language_case import Case

CASES = [
    Case(
        "agg mean float",
        """
.decl s(x:float) s(1.5). s(2.5). s(-4.25).
.decl r(x:float) r(x) :- x = mean y : {s(y)}. r(x) :- x = mean y*2 : {s(y)}.
.output r
""",
        {},
        {"r.csv": "-0.0833333358\n-0.166666672"},
    ),
    Case(
        "agg nested outer",
        """
.decl g(x:number) g(1). g(2). g(3).
.decl e(x:number,y:number) e(1,10). e(1,20). e(2,5). e(3,7). e(3,8). e(3,9).
.decl r(x:number,c:number) r(x,c) :- g(x), c = count : {e(x,_)}.
.decl r2(x:number,c:number) r2(x,c) :- g(x), c = sum y : {e(x,y), y > min z : {e(x,z)}}.
.decl r3(x:number) r3(x) :- g(x), max y : {e(x,y)} > 15.
.decl r4(c:number) r4(c) :- c = max n : {g(x), n = count : {e(x,_)}}.
.decl r5(x:number,c:number) r5(x,c) :- g(x), c = count : {e(x,y), e(z,w), w > y}.
.decl r6(x:number,m:number,w:number) r6(x,m,w) :- g(x), m = min y : {e(x,y)}, w = max y : {e(x,y)}.
.decl r7(c:number) r7(c + d) :- c = sum y : {e(_,y)}, d = sum y*y : {e(_,y)}.
.decl r8(c:number) r8(sum x : {g(x)} * 2 + count : {e(_,_)}).
.output r,r2,r3,r4,r5,r6,r7,r8
""",
        {},
        {
            "r.csv": "1\t2\n2\t1\n3\t3",
            "r2.csv": "1\t20\n2\t0\n3\t17",
            "r3.csv": "1",
            "r4.csv": "3",
            "r5.csv": "1\t1\n2\t5\n3\t9",
            "r6.csv": "1\t10\t20\n2\t5\t5\n3\t7\t9",
            "r7.csv": "778",
            "r8.csv": "18",
        },
    ),
    Case(
        "agg witness",
        """
.decl e(x:symbol,y:number) e("a",1). e("b",3). e("c",3). e("d",2).
.decl r(x:symbol,m:number) r(x,m) :- m = max y : {e(x,y)}.
.decl r2(x:symbol) r2(x) :- _ = min y : {e(x,y)}.
.output r,r2
""",
        {},
        {"r.csv": "b\t3\nc\t3", "r2.csv": "a"},
    ),
    Case(
        "agg wildcards",
        """
.decl e(x:number,y:number) e(1,1). e(1,2). e(2,1).
.decl r(w:symbol,c:number)
r("a",c) :- c = count : {e(_,_)}.
r("b",c) :- c = count : {e(x,_)}.
r("c",c) :- c = count : {e(x,_), x > 0}.
r("d",c) :- c = sum x : {e(x,_)}.
r("e",c) :- c = count : {e(x,_), e(_,x)}.
r("f",c) :- c = sum 1 : {e(_,_)}.
r("g",c) :- c = count : {e(1,_)}.
r("h",c) :- c = sum x : {e(x,_), e(x,_)}.
.output r
""",
        {},
        {"r.csv": "a\t3\nb\t3\nc\t3\nd\t4\ne\t2\nf\t3\ng\t2\nh\t4"},
    ),
    Case(
        "agg negation inside",
        """
.decl e(x:number) e(1). e(2). e(3). .decl f(x:number) f(2).
.decl r(c:number) r(c) :- c = count : {e(x), !f(x)}. r(c) :- c = sum x : {e(x), !f(x)}.
.output r
""",
        {},
        {"r.csv": "2\n4"},
    ),
    Case(
        "agg in head arg and constraint",
        """
.decl e(x:number) e(1). e(2). e(3).
.decl r(c:number) r(max x : {e(x)}). r(c) :- e(c), c < max x : {e(x)}, c > min x : {e(x)}.
.output r
""",
        {},
        {"r.csv": "2\n3"},
    ),
    Case(
        "agg in atom args",
        """
.decl e(x:number) e(1). e(2). e(3).
.decl r(c:number) r(1) :- e(count : {e(_)}).
.output r
""",
        {},
        {"r.csv": "1"},
    ),
    Case(
        "agg sum overflow",
        """
.decl s(x:number) s(2147483647). s(1). s(5).
.decl r(x:number) r(x) :- x = sum y : {s(y)}.
.decl u(x:unsigned) u(4294967295). u(3).
.decl q(x:unsigned) q(x) :- x = sum y : {u(y)}.
.output r,q
""",
        {},
        {"q.csv": "2", "r.csv": "-2147483643"},
    ),
    Case(
        "agg shadowing",
        """
.decl e(x:number,y:number) e(1,10). e(2,20).
.decl r(x:number,c:number) r(x,c) :- e(x,_), c = sum x : {e(x,_)}.
.decl q(x:number,c:number) q(x,c) :- e(x,y), c = sum y : {e(_,y)}, y > 10.
.output r,q
""",
        {},
        {"q.csv": "2\t30", "r.csv": "1\t3\n2\t3"},
    ),
    Case(
        "agg equality of aggs",
        """
.decl e(x:number) e(1). e(2).
.decl r(x:number) r(1) :- sum x : {e(x)} = 3. r(2) :- count : {e(_)} = max x : {e(x)}.
.output r
""",
        {},
        {"r.csv": "1\n2"},
    ),
    Case(
        "agg with range inside",
        """
.decl r(c:number) r(c) :- c = sum x : {x = range(0,10)}. r(c) :- c = count : {x = range(0,10), x % 2 = 0}.
.output r
""",
        {},
        {"r.csv": "45\n5"},
    ),
    Case(
        "agg constraint outer var bound later",
        """
.decl e(x:number,y:number) e(1,10). e(2,20). e(2,30).
.decl g(x:number) g(1). g(2). g(3).
.decl r(x:number,c:number) r(x,c) :- c = count : {e(x,_)}, g(x).
.output r
""",
        {},
        {"r.csv": "1\t1\n2\t2\n3\t0"},
    ),
    Case(
        "records nil",
        """
.type L=[h:number,t:L]
.decl l(x:L) l(nil). l([1,nil]). l([2,[1,nil]]).
.decl r(x:number) r(h) :- l([h,_]).
.decl n(x:L) n(t) :- l([_,t]), t != nil.
.decl c(n:number) c(n) :- n = count : {l(_)}.
.decl ne(x:L) ne(x) :- l(x), x != nil.
.decl both(x:L,y:L) both(x,y) :- l(x), l(y), x = [_,y].
.output l,r,n,c,ne,both
""",
        {},
        {
            "both.csv": "[1, nil]\tnil\n[2, [1, nil]]\t[1, nil]",
            "c.csv": "3",
            "l.csv": "[1, nil]\n[2, [1, nil]]\nnil",
            "n.csv": "[1, nil]",
            "ne.csv": "[1, nil]\n[2, [1, nil]]",
            "r.csv": "1\n2",
        },
    ),
    Case(
        "records nested",
        """
.type A=[x:number,s:symbol]
.type B=[a:A,f:float,u:unsigned]
.decl b(x:B) b([[1,"q"],0.5,7]). b([nil,1.5,0]).
.decl r(s:symbol) r(s) :- b([[_,s],_,_]).
.decl m(b:B) m([a,f*2,u+1]) :- b([a,f,u]).
.decl ff(f:float) ff(f) :- b(x), x = [_,f,_].
.output b,r,m,ff
""",
        {},
        {
            "b.csv": "[[1, q], 0.5, 7]\n[nil, 1.5, 0]",
            "ff.csv": "0.5\n1.5",
            "m.csv": "[[1, q], 1, 8]\n[nil, 3, 1]",
            "r.csv": "q",
        },
    ),
    Case(
        "record equality across",
        """
.type A=[x:number,y:number]
.type B=[x:number,y:number]
.decl a(x:A) a([1,2]). .decl b(x:B) b([1,2]).
.decl r(x:number) r(1) :- a(x), b(y), as(x,B) = y.
.output r
""",
        {},
        {"r.csv": "1"},
    ),
    Case(
        "ADT printing",
        """
.type T=Nil{}|Cons{h:number,t:T}|S{s:symbol}|F{x:float}|U{u:unsigned}|R{p:P}
.type P=[a:number,t:T]
.decl t(x:T) t($Nil()). t($Cons(1,$Nil())). t($Cons(2,$Cons(1,$Nil()))). t($S("a b,c")). t($S("")). t($F(0.5)). t($U(4294967295)). t($R([1,$S("x")])). t($R(nil)).
.output t
.printsize t
""",
        {},
        {
            "t.csv": "$Cons(1, $Nil)\n$Cons(2, $Cons(1, $Nil))\n$F(0.5)\n$Nil\n$R([1, $S(x)])\n$R(nil)\n$S()\n$S(a b,c)\n$U(4294967295)"
        },
        "t\t9",
    ),
    Case(
        "ADT matching",
        """
.type E=Num{x:number}|Add{a:E,b:E}|Mul{a:E,b:E}|Neg{a:E}
.decl e(x:E) e($Add($Num(1),$Mul($Num(2),$Neg($Num(3))))).
e(a) :- e($Add(a,_)). e(b) :- e($Add(_,b)). e(a) :- e($Mul(a,_)). e(b) :- e($Mul(_,b)). e(a) :- e($Neg(a)).
.decl v(x:E,n:number)
v($Num(n),n) :- e($Num(n)).
v($Add(a,b),x+y) :- e($Add(a,b)), v(a,x), v(b,y).
v($Mul(a,b),x*y) :- e($Mul(a,b)), v(a,x), v(b,y).
v($Neg(a),-x) :- e($Neg(a)), v(a,x).
.output v
""",
        {},
        {
            "v.csv": "$Add($Num(1), $Mul($Num(2), $Neg($Num(3))))\t-5\n$Mul($Num(2), $Neg($Num(3)))\t-6\n$Neg($Num(3))\t-3\n$Num(1)\t1\n$Num(2)\t2\n$Num(3)\t3"
        },
    ),
    Case(
        "ADT enum",
        """
.type C=Red{}|Green{}|Blue{}
.decl c(x:C) c($Red()). c($Blue()).
.decl r(x:C,y:C) r(x,y) :- c(x), c(y), x != y.
.decl n(x:number) n(as(x,number)) :- c(x).
.output c,r,n
""",
        {},
        {"c.csv": "$Blue\n$Red", "n.csv": "0\n2", "r.csv": "$Blue\t$Red\n$Red\t$Blue"},
    ),
    Case(
        "ADT negation",
        """
.type T=A{x:number}|B{s:symbol}
.decl t(x:T) t($A(3)).
.decl b(x:number) b(3). b(4).
.decl r(n:number) r(n) :- b(n), !t($A(n)).
.output r
""",
        {},
        {"r.csv": "4"},
    ),
    Case(
        "ADT unused wildcard",
        """
.type T=A{x:number,y:number}|B{s:symbol}
.decl t(x:T) t($A(3,4)). t($B("z")).
.decl r(n:number) r(n) :- t($A(n,_)).
.decl q(t:T) q(t) :- t(t), t = $B(_).
.decl w(t:T) w(t) :- t(t), $A(3,_) = t.
.output r,q,w
""",
        {},
        {"q.csv": "$B(z)", "r.csv": "3", "w.csv": "$A(3, 4)"},
    ),
    Case(
        "subsumption several",
        """
.decl p(x:number,y:number,z:number) btree_delete
p(1,5,1). p(1,3,2). p(1,3,9). p(2,1,1). p(2,2,0). p(3,3,3).
p(x,a,z) <= p(x,b,w) :- b < a.
p(x,a,z) <= p(x,a,w) :- w > z.
.output p
""",
        {},
        {"p.csv": "1\t3\t9\n2\t1\t1\n3\t3\t3"},
    ),
    Case(
        "subsumption recursion",
        """
.decl e(x:number,y:number,c:number) e(1,2,4). e(1,3,1). e(3,2,1). e(2,4,1). e(4,1,1).
.decl d(x:number,c:number) btree_delete
d(1,0). d(y,c+k) :- d(x,c), e(x,y,k).
d(x,a) <= d(x,b) :- b < a.
.decl far(x:number) far(x) :- d(x,c), c > 2.
.output d,far
""",
        {},
        {"d.csv": "1\t0\n2\t2\n3\t1\n4\t3", "far.csv": "4"},
    ),
    Case(
        "subsumption with body atoms",
        """
.decl rank(x:symbol,n:number) rank("a",1). rank("b",2). rank("c",3).
.decl p(k:number,x:symbol) btree_delete
p(1,"a"). p(1,"b"). p(2,"c"). p(2,"a"). p(3,"z").
p(k,x) <= p(k,y) :- rank(x,n), rank(y,m), n < m.
.output p
""",
        {},
        {"p.csv": "1\tb\n2\tc\n3\tz"},
    ),
    Case(
        "choice domain multi",
        """
.decl e(x:number,y:number) e(1,1). e(1,2). e(2,1). e(3,3).
.decl m(x:number,y:number) choice-domain x, y
m(x,y) :- e(x,y).
.decl c(n:number) c(n) :- n = count : {m(_,_)}.
.decl k(x:number,y:number) choice-domain (x,y)
k(x,y) :- e(x,y).
.output c,k
""",
        {},
        {"c.csv": "2", "k.csv": "1\t1\n1\t2\n2\t1\n3\t3"},
    ),
    Case(
        "choice-domain count",
        """
.decl n(x:number) n(1). n(2). n(3).
.decl a(x:number,y:number) choice-domain x
a(x,y) :- n(x), n(y).
.decl c(k:number) c(k) :- k = count : {a(_,_)}.
.decl d(x:number) d(x) :- a(x,_).
.output c,d
""",
        {},
        {"c.csv": "3", "d.csv": "1\n2\n3"},
    ),
    Case(
        "eqrel joined",
        """
.decl eq(x:number,y:number) eqrel
.decl e(x:number,y:number) e(1,2). e(2,3). e(5,6).
eq(x,y) :- e(x,y).
.decl v(x:number,s:symbol) v(1,"one"). v(3,"three"). v(6,"six").
.decl r(x:number,s:symbol) r(x,s) :- eq(x,y), v(y,s).
.decl n(x:number,y:number) n(x,y) :- v(x,_), v(y,_), !eq(x,y).
.decl c(x:number,c:number) c(x,c) :- v(x,_), c = count : {eq(x,_)}.
.decl q(x:number) q(x) :- eq(x,6).
.output r,n,c,q
.printsize eq
""",
        {},
        {
            "c.csv": "1\t3\n3\t3\n6\t2",
            "n.csv": "1\t6\n3\t6\n6\t1\n6\t3",
            "q.csv": "5\n6",
            "r.csv": "1\tone\n1\tthree\n2\tone\n2\tthree\n3\tone\n3\tthree\n5\tsix\n6\tsix",
        },
        "eq\t13",
    ),
    Case(
        "eqrel recursive mutual",
        """
.decl eq(x:number,y:number) eqrel
.decl f(x:number,y:number) f(1,10). f(2,20). f(10,100). f(20,200). f(3,30).
eq(1,2).
eq(a,b) :- eq(x,y), f(x,a), f(y,b).
.output eq
""",
        {},
        {"eq.csv": "1\t1\n1\t2\n10\t10\n10\t20\n100\t100\n100\t200\n2\t1\n2\t2\n20\t10\n20\t20\n200\t100\n200\t200"},
    ),
]
