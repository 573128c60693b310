"""Larger programs with what Soufflé 2.5 answers: programs that use many features together."""

# ruff: noqa: E501

from __future__ import annotations

from .language_case import Case

CASES = [
    Case(
        "interpreter",
        """
.type Op = Push{n:number}|AddOp{}|MulOp{}|Jz{t:number}|Jmp{t:number}|Dup{}|Dec{}|Halt{}
.type Stack = [top:number, rest:Stack]
.decl code(pc:number, op:Op)
code(0,$Push(5)). code(1,$Dup()). code(2,$Jz(7)). code(3,$Dup()). code(4,$Push(3)). code(5,$MulOp()). code(6,$Jmp(8)). code(7,$Halt()). code(8,$AddOp()). code(9,$Push(-1)). code(10,$MulOp()). code(11,$Jz(7)). code(12,$Halt()).
.decl state(step:number, pc:number, s:Stack)
state(0,0,nil).
state(i+1,pc+1,[n,s]) :- state(i,pc,s), code(pc,$Push(n)), i < 40.
state(i+1,pc+1,[a+b,s]) :- state(i,pc,[a,[b,s]]), code(pc,$AddOp()), i < 40.
state(i+1,pc+1,[a*b,s]) :- state(i,pc,[a,[b,s]]), code(pc,$MulOp()), i < 40.
state(i+1,pc+1,[a,[a,s]]) :- state(i,pc,[a,s]), code(pc,$Dup()), i < 40.
state(i+1,t,s) :- state(i,pc,[0,s]), code(pc,$Jz(t)), i < 40.
state(i+1,pc+1,s) :- state(i,pc,[a,s]), a != 0, code(pc,$Jz(_)), i < 40.
state(i+1,t,s) :- state(i,pc,s), code(pc,$Jmp(t)), i < 40.
.decl halted(i:number, s:Stack) halted(i,s) :- state(i,pc,s), code(pc,$Halt()).
.decl depth(s:Stack, n:number) depth(nil,0). depth(s,n+1) :- state(_,_,s), s = [_,r], depth(r,n).
.decl longest(n:number) longest(m) :- m = max n : {depth(_,n)}.
.output state, halted, longest
""",
        {},
        {
            "halted.csv": "11\tnil",
            "longest.csv": "3",
            "state.csv": "0\t0\tnil\n1\t1\t[5, nil]\n10\t11\t[-20, nil]\n11\t12\tnil\n2\t2\t[5, [5, nil]]\n3\t3\t[5, nil]\n4\t4\t[5, [5, nil]]\n5\t5\t[3, [5, [5, nil]]]\n6\t6\t[15, [5, nil]]\n7\t8\t[15, [5, nil]]\n8\t9\t[20, nil]\n9\t10\t[-1, [20, nil]]",
        },
    ),
    Case(
        "dataflow component",
        """
.comp Dataflow<Node, Fact> {
  .decl flow(a:Node,b:Node)
  .decl gen(a:Node,f:Fact)
  .decl kill(a:Node,f:Fact)
  .decl in(a:Node,f:Fact) .decl out(a:Node,f:Fact)
  out(a,f) :- gen(a,f).
  out(a,f) :- in(a,f), !kill(a,f).
  in(b,f) :- out(a,f), flow(a,b).
  .decl counts(a:Node,n:number) counts(a,n) :- flow(a,_), n = count : {in(a,_)}.
}
.comp Traced<Node,Fact> : Dataflow<Node,Fact> { .decl changed(a:Node) changed(a) :- out(a,f), !in(a,f). }
.type Label <: symbol .type Def = [v:symbol, at:Label]
.init rd = Traced<Label, Def>
.decl stmt(l:Label, v:symbol) stmt("l1","x"). stmt("l2","y"). stmt("l3","x"). stmt("l4","z").
rd.flow("l1","l2"). rd.flow("l2","l3"). rd.flow("l3","l2"). rd.flow("l3","l4").
rd.gen(l,[v,l]) :- stmt(l,v).
rd.kill(l,[v,m]) :- stmt(l,v), stmt(m,v), l != m.
.output rd.in, rd.out, rd.counts, rd.changed
""",
        {},
        {
            "rd.changed.csv": "l1\nl4",
            "rd.counts.csv": "l1\t0\nl2\t3\nl3\t3",
            "rd.in.csv": "l2\t[x, l1]\nl2\t[x, l3]\nl2\t[y, l2]\nl3\t[x, l1]\nl3\t[x, l3]\nl3\t[y, l2]\nl4\t[x, l3]\nl4\t[y, l2]",
            "rd.out.csv": "l1\t[x, l1]\nl2\t[x, l1]\nl2\t[x, l3]\nl2\t[y, l2]\nl3\t[x, l3]\nl3\t[y, l2]\nl4\t[x, l3]\nl4\t[y, l2]\nl4\t[z, l4]",
        },
    ),
    Case(
        "shortest paths and stats",
        """
.decl e(a:symbol,b:symbol,w:unsigned) .input e(delimiter=",", headers=true)
.decl d(a:symbol,b:symbol,w:unsigned) btree_delete
d(a,b,w) :- e(a,b,w).
d(a,c,w+v) :- d(a,b,w), e(b,c,v), w + v < 1000.
d(a,b,w) <= d(a,b,v) :- v < w.
.decl ecc(a:symbol,w:unsigned) ecc(a,w) :- d(a,_,_), w = max v : {d(a,_,v)}.
.decl centre(a:symbol) centre(a) :- ecc(a,w), w = min v : {ecc(_,v)}.
.decl avg(a:symbol,m:float) avg(a,m) :- d(a,_,_), m = mean to_float(v) : {d(a,_,v)}.
.decl hub(a:symbol,n:number) hub(a,n) :- e(a,_,_), n = count : {d(b,a,_), b != a}, n >= sum 1 : {e(a,_,_)}.
.decl label(t:symbol) label(cat(a, "->", b, ":", to_string(w))) :- d(a,b,w), a < b, w % 2 = 0.
.output d, ecc, centre, avg, hub, label
""",
        {"e.facts": "from,to,w\na,b,4\na,c,1\nc,b,2\nb,d,5\nd,a,1\nc,d,8\n"},
        {
            "avg.csv": "a\t5.25\nb\t6.75\nc\t6.5\nd\t4",
            "centre.csv": "a\nb\nc\nd",
            "d.csv": "a\ta\t9\na\tb\t3\na\tc\t1\na\td\t8\nb\ta\t6\nb\tb\t9\nb\tc\t7\nb\td\t5\nc\ta\t8\nc\tb\t2\nc\tc\t9\nc\td\t7\nd\ta\t1\nd\tb\t4\nd\tc\t2\nd\td\t9",
            "ecc.csv": "a\t9\nb\t9\nc\t9\nd\t9",
            "hub.csv": "a\t3\nb\t3\nc\t3\nd\t3",
            "label.csv": "a->d:8",
        },
    ),
    Case(
        "type inference",
        """
.type Ty = Int{} | Bool{} | Fun{a:Ty,r:Ty}
.type Term = Lit{n:number} | Var{x:symbol} | App{f:Term,a:Term} | Lam{x:symbol,t:Ty,b:Term} | If{c:Term,t:Term,e:Term} | Eq{a:Term,b:Term}
.type Env = [x:symbol, t:Ty, rest:Env]
.decl goal(g:Env, t:Term)
.decl ty(g:Env, t:Term, r:Ty)
goal(nil, $App($Lam("x",$Int(),$If($Eq($Var("x"),$Lit(1)),$Var("x"),$Lit(7))),$Lit(3))).
goal(nil, $App($Lit(1),$Lit(2))).
goal(nil, $Lam("f",$Fun($Int(),$Bool()),$App($Var("f"),$Lit(0)))).
goal(g,f), goal(g,a) :- goal(g,$App(f,a)).
goal([x,t,g],b) :- goal(g,$Lam(x,t,b)).
goal(g,c), goal(g,t), goal(g,e) :- goal(g,$If(c,t,e)).
goal(g,a), goal(g,b) :- goal(g,$Eq(a,b)).
.decl lookup(g:Env,x:symbol,t:Ty)
lookup(g,x,t) :- goal(g,_), g = [x,t,_].
lookup(g,x,t) :- goal(g,_), g = [y,_,r], lookup(r,x,t), x != y.
ty(g,e,$Int()) :- goal(g,e), e = $Lit(_).
ty(g,e,t) :- goal(g,e), e = $Var(x), lookup(g,x,t).
ty(g,e,r) :- goal(g,e), e = $App(f,a), ty(g,f,$Fun(t,r)), ty(g,a,t).
ty(g,e,$Fun(t,r)) :- goal(g,e), e = $Lam(x,t,b), ty([x,t,g],b,r).
ty(g,e,t) :- goal(g,e), e = $If(c,a,b), ty(g,c,$Bool()), ty(g,a,t), ty(g,b,t).
ty(g,e,$Bool()) :- goal(g,e), e = $Eq(a,b), ty(g,a,t), ty(g,b,t).
.decl top(t:Term,r:Ty) top(t,r) :- ty(nil,t,r).
.decl ill(t:Term) ill(t) :- goal(nil,t), !ty(nil,t,_).
.output top, ill
""",
        {},
        {
            "ill.csv": "$App($Lit(1), $Lit(2))",
            "top.csv": "$App($Lam(x, $Int, $If($Eq($Var(x), $Lit(1)), $Var(x), $Lit(7))), $Lit(3))\t$Int\n$Lam(f, $Fun($Int, $Bool), $App($Var(f), $Lit(0)))\t$Fun($Fun($Int, $Bool), $Bool)\n$Lam(x, $Int, $If($Eq($Var(x), $Lit(1)), $Var(x), $Lit(7)))\t$Fun($Int, $Int)\n$Lit(1)\t$Int\n$Lit(2)\t$Int\n$Lit(3)\t$Int",
        },
    ),
    Case(
        "game",
        """
.decl move(a:number,b:number) move(x,y) :- x = range(1,12), y = x - 1. move(x,y) :- x = range(2,12), y = x - 2. move(x,y) :- x = range(3,12), y = x - 3.
.decl depth(x:number,d:number) depth(0,0). depth(x,d+1) :- move(x,y), depth(y,d), d < 12.
.decl w0(x:number) w0(x) :- move(x,y), !move(y,_).
.decl l1(x:number) l1(x) :- move(x,_), !w0(x), c = count : {move(x,_)}, c = count : {move(x,y), w0(y)}.
.decl w1(x:number) w1(x) :- w0(x). w1(x) :- move(x,y), l1(y).
.decl cnt(n:number,d:number) cnt(n,d) :- depth(_,d), n = count : {depth(_,d)}.
.output w0,l1,w1,cnt
""",
        {},
        {
            "cnt.csv": "1\t0\n1\t11\n2\t10\n3\t1\n3\t9\n4\t8\n5\t2\n5\t7\n6\t6\n7\t3\n7\t5\n8\t4",
            "l1.csv": "4",
            "w0.csv": "1\n2\n3",
            "w1.csv": "1\n2\n3\n5\n6\n7",
        },
    ),
    Case(
        "unionfind aliases",
        """
.decl v(x:symbol) v("a"). v("b"). v("c"). v("d"). v("e"). v("f").
.decl eq(x:symbol,y:symbol) eqrel
eq(x,x) :- v(x).
eq("a","b"). eq("d","e").
.decl f(x:symbol,y:symbol) f("a","d"). f("b","c"). f("e","f"). f("c","a").
eq(y1,y2) :- eq(x1,x2), f(x1,y1), f(x2,y2).
.decl rep(x:symbol,r:symbol) rep(x,r) :- v(x), i = min ord(y) : {eq(x,y)}, eq(x,r), ord(r) = i.
.decl classes(n:number) classes(n) :- n = count : {rep(x,x)}.
.decl sz(r:symbol,n:number) sz(r,n) :- rep(_,r), n = count : {eq(r,_)}.
.decl neq(x:symbol,y:symbol) neq(x,y) :- v(x), v(y), !eq(x,y), x < y.
.output eq, classes, neq
""",
        {},
        {
            "classes.csv": "2",
            "eq.csv": "a\ta\na\tb\na\tf\nb\ta\nb\tb\nb\tf\nc\tc\nc\td\nc\te\nd\tc\nd\td\nd\te\ne\tc\ne\td\ne\te\nf\ta\nf\tb\nf\tf",
            "neq.csv": "a\tc\na\td\na\te\nb\tc\nb\td\nb\te\nc\tf\nd\tf\ne\tf",
        },
    ),
    Case(
        "macros and strings",
        r"""
#define TOKEN(k, p) kind(k, w) :- word(w), match(p, w)
#define UPTO(n) range(0, n)
.decl line(t:symbol) line("let x1 = 42 + yy"). line("if (x1 >= 3.5) { go(); }"). line("").
.decl at(t:symbol, i:number) at(t,i) :- line(t), i = UPTO(strlen(t)).
.decl ch(t:symbol,i:number,c:symbol) ch(t,i,substr(t,i,1)) :- at(t,i).
.decl start(t:symbol,i:number) start(t,i) :- ch(t,i,c), c != " ", i = 0. start(t,i) :- ch(t,i,c), c != " ", ch(t,i-1," ").
.decl ends(t:symbol,i:number) ends(t,i+1) :- ch(t,i,c), c != " ", ch(t,i+1," "). ends(t,n) :- line(t), n = strlen(t), n > 0.
.decl word(w:symbol) word(substr(t,i,n-i)) :- start(t,i), n = min e : {ends(t,e), e > i}.
.decl kind(k:symbol,w:symbol)
TOKEN("number", "[0-9]+(\\.[0-9]+)?").
TOKEN("name", "[a-z_][a-z0-9_]*").
TOKEN("op", "[^a-z0-9 ]+").
kind("keyword", w) :- kind("name", w), (w = "let" ; w = "if").
.decl none(w:symbol) none(w) :- word(w), !kind(_, w).
.decl value(w:symbol,f:float) value(w,to_float(w)) :- kind("number", w).
.decl joined(s:symbol) joined(cat(a, "|", b, "|", c)) :- kind("number", a), kind("op", b), kind("keyword", c), contains(".", a).
.output word, kind, none, value, joined
""",
        {},
        {
            "joined.csv": "",
            "kind.csv": "keyword\tif\nkeyword\tlet\nname\tif\nname\tlet\nname\tx1\nname\tyy\nnumber\t42\nop\t+\nop\t=\nop\t>=\nop\t{\nop\t}",
            "none.csv": "(x1\n3.5)\ngo();",
            "value.csv": "42\t42",
            "word.csv": "(x1\n+\n3.5)\n42\n=\n>=\ngo();\nif\nlet\nx1\nyy\n{\n}",
        },
    ),
    Case(
        "negation strata",
        """
.decl n(x:number) n(x) :- x = range(2,60).
.decl comp(x:number) comp(x*y) :- n(x), n(y), x <= y, x * y < 60.
.decl prime(x:number) prime(x) :- n(x), !comp(x).
.decl twin(x:number,y:number) twin(x,x+2) :- prime(x), prime(x+2).
.decl lonely(x:number) lonely(x) :- prime(x), !twin(x,_), !twin(_,x).
.decl gap(x:number,g:number) gap(x,g) :- prime(x), y = min z : {prime(z), z > x}, g = y - x.
.decl most(g:number,c:number) most(g,c) :- gap(_,g), c = count : {gap(_,g)}.
.decl mode(g:number) mode(g) :- most(g,c), c = max d : {most(_,d)}.
.decl gold(x:number) gold(x) :- n(x), x % 2 = 0, !twin(x,_), prime(p), prime(q), p + q = x, p <= q.
.decl not_gold(x:number) not_gold(x) :- n(x), x % 2 = 0, !gold(x).
.output twin,lonely,gap,most,mode,not_gold
""",
        {},
        {
            "gap.csv": "11\t2\n13\t4\n17\t2\n19\t4\n2\t1\n23\t6\n29\t2\n3\t2\n31\t6\n37\t4\n41\t2\n43\t4\n47\t6\n5\t2\n53\t6\n7\t4",
            "lonely.csv": "2\n23\n37\n47\n53\n59",
            "mode.csv": "2",
            "most.csv": "1\t1\n2\t6\n4\t5\n6\t4",
            "not_gold.csv": "2",
            "twin.csv": "11\t13\n17\t19\n29\t31\n3\t5\n41\t43\n5\t7",
        },
    ),
    Case(
        "inline and magic",
        """
.pragma "magic-transform" "*"
.decl par(x:symbol,y:symbol) par("a","b"). par("b","c"). par("c","d"). par("x","y"). par("a","e"). par("e","g").
.decl sib(x:symbol,y:symbol) inline sib(x,y) :- par(p,x), par(p,y), x != y.
.decl anc(x:symbol,y:symbol) anc(x,y) :- par(x,y). anc(x,z) :- anc(x,y), par(y,z).
.decl cousin(x:symbol,y:symbol) cousin(x,y) :- sib(x,y). cousin(x,y) :- cousin(p,q), par(p,x), par(q,y).
.decl q(y:symbol) q(y) :- anc("b",y).
.decl r(y:symbol) r(y) :- cousin("c",y).
.decl s(y:symbol) s(y) :- par(y,_), !anc("a",y).
.output q,r,s
""",
        {},
        {"q.csv": "c\nd", "r.csv": "g", "s.csv": "a\nx"},
    ),
    Case(
        "wide and unsigned",
        """
.decl row(a:unsigned,b:unsigned,c:unsigned,d:unsigned,e:number,f:float,g:symbol) .input row(rfc4180=true)
.decl sums(g:symbol,a:unsigned,e:number,f:float) sums(g,a,e,f) :- row(_,_,_,_,_,_,g), a = sum x : {row(x,_,_,_,_,_,g)}, e = sum x : {row(_,_,_,_,x,_,g)}, f = sum x : {row(_,_,_,_,_,x,g)}.
.decl ext(g:symbol,lo:unsigned,hi:unsigned,n:number,m:number) ext(g,lo,hi,n,m) :- row(_,_,_,_,_,_,g), lo = min x : {row(x,_,_,_,_,_,g)}, hi = max x : {row(_,x,_,_,_,_,g)}, n = min x : {row(_,_,_,_,x,_,g)}, m = max x : {row(_,_,_,_,x,_,g)}.
.decl bits(a:unsigned,b:unsigned) bits(x band 255, (x bshr 24) bor (x bshl 8)) :- row(x,_,_,_,_,_,_).
.decl conv(s:symbol) conv(cat(to_string(a),"/",to_string(e),"/",to_string(f))) :- row(a,_,_,_,e,f,_).
.output sums, ext, bits, conv
""",
        {
            "row.facts": '4294967295,1,2,3,-5,0.5,"a"\n1,4294967295,2,3,2147483647,1.25,"a"\n7,8,9,10,-2147483648,-3.5,"b,c"\n0,0,0,0,0,0,"q""q"\n'
        },
        {
            "bits.csv": "0\t0\n1\t256\n255\t4294967295\n7\t1792",
            "conv.csv": "0/0/0.000000\n1/2147483647/1.250000\n4294967295/-5/0.500000\n7/-2147483648/-3.500000",
            "ext.csv": 'a\t1\t4294967295\t-5\t2147483647\nb,c\t7\t8\t-2147483648\t-2147483648\nq"q\t0\t0\t0\t0',
            "sums.csv": 'a\t0\t2147483642\t1.75\nb,c\t7\t-2147483648\t-3.5\nq"q\t0\t0\t0',
        },
    ),
    Case(
        "multiple heads and records",
        """
.type Pair = [a:number,b:number]
.type Opt = None{} | Some{p:Pair}
.decl in(x:number,y:number) in(1,2). in(2,2). in(3,1).
.decl lo(x:number) .decl hi(x:number) .decl opt(o:Opt) .decl none(n:number)
lo(min(x,y)), hi(max(x,y)), opt($Some([x,y])) :- in(x,y), x != y.
opt($None()), none(x) :- in(x,x).
.decl swap(o:Opt) swap($Some([b,a])) :- opt($Some([a,b])). swap($None()) :- opt($None()).
.decl both(a:number,b:number) both(a,b) :- opt(o), swap(o), o = $Some([a,b]).
.decl pairs(p:Pair,q:Pair) pairs(p,q) :- opt($Some(p)), swap($Some(q)), p = [x,_], q = [x,_].
.decl n(c:number) n(c) :- c = count : {opt(_)}.
.output lo,hi,opt,none,swap,both,pairs,n
""",
        {},
        {
            "both.csv": "",
            "hi.csv": "2\n3",
            "lo.csv": "1",
            "n.csv": "3",
            "none.csv": "2",
            "opt.csv": "$None\n$Some([1, 2])\n$Some([3, 1])",
            "pairs.csv": "[1, 2]\t[1, 3]",
            "swap.csv": "$None\n$Some([1, 3])\n$Some([2, 1])",
        },
    ),
    Case(
        "choice matching",
        """
.decl likes(m:symbol,w:symbol) likes("a","x"). likes("a","y"). likes("b","x"). likes("c","z").
.decl match_(m:symbol,w:symbol) choice-domain m, w
match_(m,w) :- likes(m,w).
.decl n(c:number) n(c) :- c = count : {match_(_,_)}.
.decl ok(m:symbol) ok(m) :- match_(m,w), likes(m,w).
.decl tree(p:number,c:number) choice-domain c
.decl e(x:number,y:number) e(1,2). e(1,3). e(2,4). e(3,4). e(4,5). e(5,2).
tree(0,1). tree(p,c) :- tree(_,p), e(p,c).
.decl nodes(c:number) nodes(c) :- tree(_,c).
.decl cnt(c:number) cnt(c) :- c = count : {tree(_,_)}.
.output n, nodes, cnt
""",
        {},
        {"cnt.csv": "5", "n.csv": "2", "nodes.csv": "1\n2\n3\n4\n5"},
    ),
    Case(
        "nested aggregates",
        """
.decl g(t:symbol,p:symbol,s:number) g("r","ann",3). g("r","bob",7). g("s","cid",7). g("s","dee",1). g("s","eve",4). g("t","fay",9).
.decl team(t:symbol) team(t) :- g(t,_,_).
.decl tot(t:symbol,n:number) tot(t,n) :- team(t), n = sum s : {g(t,_,s)}.
.decl best(t:symbol,p:symbol) best(t,p) :- g(t,p,s), s = max z : {g(t,_,z)}.
.decl above(t:symbol) above(t) :- tot(t,n), n * (count : {team(_)}) > sum m : {tot(_,m)}.
.decl rank(t:symbol,r:number) rank(t,r) :- tot(t,n), r = 1 + count : {tot(_,m), m > n}.
.decl dev(t:symbol,d:number) dev(t,d) :- team(t), d = sum x : {g(t,_,s), x = (s - a) * (s - a), a = max z : {g(t,_,z)}}.
.decl spread(n:number) spread(n) :- n = max d : {team(t), d = max s : {g(t,_,s)} - min s : {g(t,_,s)}}.
.decl second(t:symbol,s:number) second(t,s) :- team(t), s = max z : {g(t,_,z), z < max y : {g(t,_,y)}}.
.decl str(t:symbol,p:symbol) str(t,p) :- team(t), c = min ord(p2) : {g(t,p2,_)}, g(t,p,_), ord(p) = c.
.output tot,best,above,rank,dev,spread,second
""",
        {},
        {
            "above.csv": "s",
            "best.csv": "r\tbob\ns\tcid\nt\tfay",
            "dev.csv": "r\t16\ns\t45\nt\t0",
            "rank.csv": "r\t2\ns\t1\nt\t3",
            "second.csv": "r\t3\ns\t4",
            "spread.csv": "6",
            "tot.csv": "r\t10\ns\t12\nt\t9",
        },
    ),
    Case(
        "plans",
        """
.decl e(x:number,y:number) e(x,y) :- x = range(0,20), y = (x * 7 + 3) % 20. e(x,y) :- x = range(0,20), y = (x * 3 + 1) % 20.
.decl tri(x:number,y:number,z:number) tri(x,y,z) :- e(x,y), e(y,z), e(z,x).
.decl p(x:number,y:number) p(x,y) :- e(x,y), x < 5. p(x,z) :- p(x,y), e(y,z), z != x. .plan 0:(2,1)
p(x,z) :- p(x,y), p(y,z), z > x. .plan 0:(2,1), 1:(1,2)
.decl odd(x:number) odd(x) :- p(x,y), !p(y,x), x % 2 = 1.
.printsize tri
.printsize p
.output odd
""",
        {},
        {"odd.csv": "1\n3"},
        "p\t31\ntri\t0",
    ),
    Case(
        "sets of strings",
        """
.decl s(x:symbol) s("").
s(cat(x,"a")) :- s(x), strlen(x) < 4. s(cat("b",x)) :- s(x), strlen(x) < 4.
.decl pal(x:symbol) pal(x) :- s(x), strlen(x) <= 1. pal(x) :- s(x), n = strlen(x), n > 1, substr(x,0,1) = substr(x,n-1,1), pal(substr(x,1,n-2)).
.decl sub(x:symbol,y:symbol) sub(x,y) :- s(x), s(y), contains(x,y), x != y, strlen(x) = 3.
.decl cnt(n:number,c:number) cnt(n,c) :- n = range(0,6), c = count : {s(x), strlen(x) = n}.
.decl first(x:symbol) first(x) :- s(x), x != "", i = count : {s(y), y < x}, i = 1.
.decl mx(x:symbol) mx(max(x,y)) :- s(x), s(y), strlen(x) = 4, strlen(y) = 4, contains("ba", x).
.output pal,sub,cnt,first,mx
""",
        {},
        {
            "cnt.csv": "0\t1\n1\t2\n2\t3\n3\t4\n4\t5\n5\t0",
            "first.csv": "a",
            "mx.csv": "baaa\nbbaa\nbbba\nbbbb",
            "pal.csv": "\na\naa\naaa\naaaa\nb\nbb\nbbb\nbbbb",
            "sub.csv": "aaa\taaaa\naaa\tbaaa\nbaa\tbaaa\nbaa\tbbaa\nbba\tbbaa\nbba\tbbba\nbbb\tbbba\nbbb\tbbbb",
        },
    ),
]
