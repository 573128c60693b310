"""Small programs, one for each feature of the language, with what Soufflé 2.5 answers."""

# ruff: noqa: E501

from __future__ import annotations

from .language_case import Case

CASES = [
    Case(
        "numbers wrap, divide and shift",
        """
.decl n(what: symbol, x: number)
n("add", 2147483647 + 1). n("sub", -2147483647 - 2). n("mul", 65536 * 65537). n("neg", -(-2147483648)).
n("div", -7 / 2). n("div2", 7 / -2). n("mod", -7 % 3). n("mod2", 7 % -3). n("pow", 2 ^ 31). n("pow2", 3 ^ 21). n("pow3", 7 ^ -1).
n("band", -1 band 255). n("bor", 1 bor -2147483648). n("bxor", -1 bxor 1). n("bnot", bnot 0).
n("bshl", 1 bshl 31). n("bshl33", 1 bshl 33). n("bshr", -8 bshr 1). n("bshru", -8 bshru 1). n("bshru33", -8 bshru 33).
n("land", 5 land 0). n("lor", 0 lor 3). n("lnot", lnot 7). n("lxor", 1 lxor 2). n("max", max(3, -4, 2)). n("min", min(3, -4, 2)).
n("hex", 0xff). n("bin", 0b101).
.output n
""",
        {},
        {
            "n.csv": "add\t-2147483648\nband\t255\nbin\t5\nbnot\t-1\nbor\t-2147483647\nbshl\t-2147483648\nbshl33\t2\nbshr\t-4\nbshru\t2147483644\nbshru33\t2147483644\nbxor\t-2\ndiv\t-3\ndiv2\t-3\nhex\t255\nland\t0\nlnot\t0\nlor\t1\nlxor\t0\nmax\t3\nmin\t-4\nmod\t-1\nmod2\t1\nmul\t65536\nneg\t-2147483648\npow\t-2147483648\npow2\t-2147483648\npow3\t0\nsub\t2147483647",
        },
    ),
    Case(
        "unsigned numbers",
        """
.decl u(what: symbol, x: unsigned)
u("add", 4294967295u + 1u). u("sub", 0u - 1u). u("mul", 65536u * 65537u). u("div", 4294967295u / 2u). u("mod", 4294967295u % 10u).
u("pow", 2u ^ 31u). u("shl", 1u bshl 31u). u("shr", 4294967288u bshr 1u). u("shru", 4294967288u bshru 1u). u("max", max(1u, 4294967295u)).
u("bnot", bnot 0u). u("hex", 0xffffffff).
.decl c(x: unsigned, y: unsigned)
c(x, y) :- u(_, x), u(_, y), x < y, x > 2147483648.
.output u, c
""",
        {},
        {
            "c.csv": "",
            "u.csv": "add\t0\nbnot\t4294967295\ndiv\t2147483647\nhex\t4294967295\nmax\t4294967295\nmod\t5\nmul\t65536\npow\t2147483648\nshl\t2147483648\nshr\t2147483644\nshru\t2147483644\nsub\t4294967295",
        },
    ),
    Case(
        "floats",
        """
.decl f(what: symbol, x: float)
f("add", 0.1 + 0.2). f("div", 1.0 / 3.0). f("big", 16777216.0 + 1.0). f("pow", 2.0 ^ 0.5). f("max", max(1.5, -2.5)). f("min", min(1.5, -2.5)).
f("neg", -(0.5)). f("tiny", 0.00001 * 0.00001). f("huge", 100000000.0 * 100000000.0). f("over", 1.0 / 0.0). f("under", -1.0 / 0.0). f("whole", 3.0).
.decl lt(x: symbol, y: symbol)
lt(a, b) :- f(a, x), f(b, y), x < y.
.output f, lt
""",
        {},
        {
            "f.csv": "add\t0.300000012\nbig\t16777216\ndiv\t0.333333343\nhuge\t1.00000003e+16\nmax\t1.5\nmin\t-2.5\nneg\t-0.5\nover\tinf\npow\t1.41421354\ntiny\t9.99999944e-11\nunder\t-inf\nwhole\t3",
            "lt.csv": "add\tbig\nadd\tdiv\nadd\thuge\nadd\tmax\nadd\tover\nadd\tpow\nadd\twhole\nbig\thuge\nbig\tover\ndiv\tbig\ndiv\thuge\ndiv\tmax\ndiv\tover\ndiv\tpow\ndiv\twhole\nhuge\tover\nmax\tbig\nmax\thuge\nmax\tover\nmax\twhole\nmin\tadd\nmin\tbig\nmin\tdiv\nmin\thuge\nmin\tmax\nmin\tneg\nmin\tover\nmin\tpow\nmin\ttiny\nmin\twhole\nneg\tadd\nneg\tbig\nneg\tdiv\nneg\thuge\nneg\tmax\nneg\tover\nneg\tpow\nneg\ttiny\nneg\twhole\npow\tbig\npow\thuge\npow\tmax\npow\tover\npow\twhole\ntiny\tadd\ntiny\tbig\ntiny\tdiv\ntiny\thuge\ntiny\tmax\ntiny\tover\ntiny\tpow\ntiny\twhole\nunder\tadd\nunder\tbig\nunder\tdiv\nunder\thuge\nunder\tmax\nunder\tmin\nunder\tneg\nunder\tover\nunder\tpow\nunder\ttiny\nunder\twhole\nwhole\tbig\nwhole\thuge\nwhole\tover",
        },
    ),
    Case(
        "conversions",
        """
.decl s(what: symbol, x: symbol)
s("i", to_string(-5)). s("u", to_string(4294967295u)). s("f", to_string(0.5)). s("f2", to_string(1.0)). s("f3", to_string(1.0 / 3.0)).
.decl n(what: symbol, x: number)
n("s", to_number("-12")). n("f", to_number(-2.9)). n("u", to_number(4294967295u)). n("big", to_number(to_float("3e9"))). n("ord", ord("a") - ord("a")).
.decl u(what: symbol, x: unsigned)
u("s", to_unsigned("4294967295")). u("i", to_unsigned(-1)). u("f", to_unsigned(2.9)).
.decl f(what: symbol, x: float)
f("s", to_float("1.25")). f("i", to_float(-3)). f("u", to_float(4294967295u)).
.output s, n, u, f
""",
        {},
        {
            "f.csv": "i\t-3\ns\t1.25\nu\t4.2949673e+09",
            "n.csv": "big\t-2147483648\nf\t-2\nord\t0\ns\t-12\nu\t-1",
            "s.csv": "f\t0.500000\nf2\t1.000000\nf3\t0.333333\ni\t-5\nu\t4294967295",
            "u.csv": "f\t2\ni\t4294967295\ns\t4294967295",
        },
    ),
    Case(
        "strings",
        """
.decl w(x: symbol)
w("abc"). w("ab"). w(""). w("Ab c"). w("a.c"). w("naïve").
.decl cats(x: symbol) cats(cat(x, "-", y)) :- w(x), w(y), x < y.
.decl lens(x: symbol, n: number) lens(x, strlen(x)) :- w(x).
.decl subs(x: symbol, y: symbol) subs(x, substr(x, 1, 2)) :- w(x), strlen(x) > 1.
.decl matches(x: symbol, p: symbol) matches(x, p) :- w(x), (p = "a.*" ; p = "a.c" ; p = "[A-Z].*" ; p = ""), match(p, x).
.decl nomatch(x: symbol) nomatch(x) :- w(x), !match("a.*", x).
.decl inside(x: symbol, y: symbol) inside(x, y) :- w(x), w(y), contains(x, y).
.decl order(x: symbol, y: symbol) order(x, y) :- w(x), w(y), x < y.
.decl extremes(x: symbol, y: symbol) extremes(min(x, y), max(x, y)) :- w(x), w(y).
.output cats, lens, subs, matches, nomatch, inside, order, extremes
""",
        {},
        {
            "cats.csv": "-Ab c\n-a.c\n-ab\n-abc\n-naïve\nAb c-a.c\nAb c-ab\nAb c-abc\nAb c-naïve\na.c-ab\na.c-abc\na.c-naïve\nab-abc\nab-naïve\nabc-naïve",
            "extremes.csv": "\t\n\tAb c\n\ta.c\n\tab\n\tabc\n\tnaïve\nAb c\tAb c\nAb c\ta.c\nAb c\tab\nAb c\tabc\nAb c\tnaïve\na.c\ta.c\na.c\tab\na.c\tabc\na.c\tnaïve\nab\tab\nab\tabc\nab\tnaïve\nabc\tabc\nabc\tnaïve\nnaïve\tnaïve",
            "inside.csv": "\t\n\tAb c\n\ta.c\n\tab\n\tabc\n\tnaïve\nAb c\tAb c\na.c\ta.c\nab\tab\nab\tabc\nabc\tabc\nnaïve\tnaïve",
            "lens.csv": "\t0\nAb c\t4\na.c\t3\nab\t2\nabc\t3\nnaïve\t6",
            "matches.csv": "\t\nAb c\t[A-Z].*\na.c\ta.*\na.c\ta.c\nab\ta.*\nabc\ta.*\nabc\ta.c",
            "nomatch.csv": "\nAb c\nnaïve",
            "order.csv": "\tAb c\n\ta.c\n\tab\n\tabc\n\tnaïve\nAb c\ta.c\nAb c\tab\nAb c\tabc\nAb c\tnaïve\na.c\tab\na.c\tabc\na.c\tnaïve\nab\tabc\nab\tnaïve\nabc\tnaïve",
            "subs.csv": "Ab c\tb \na.c\t.c\nab\tb\nabc\tbc\nnaïve\ta\udcc3",
        },
    ),
    Case(
        "records",
        """
.type P = [a: number, b: symbol]
.type L = [head: number, tail: L]
.decl p(x: P) p([1, "x"]). p([2, "y"]). p(nil).
.decl q(a: number, b: symbol) q(a, b) :- p([a, b]).
.decl same(x: P, y: P) same(x, y) :- p(x), p(y), x = y.
.decl differ(x: P, y: P) differ(x, y) :- p(x), p(y), x != y.
.decl list(l: L, n: number) list(nil, 0). list([n, l], n + 1) :- list(l, n), n < 3.
.decl isnil(x: P) isnil(x) :- p(x), x = nil.
.output p, q, same, differ, list, isnil
""",
        {},
        {
            "differ.csv": "[1, x]\t[2, y]\n[1, x]\tnil\n[2, y]\t[1, x]\n[2, y]\tnil\nnil\t[1, x]\nnil\t[2, y]",
            "isnil.csv": "nil",
            "list.csv": "[0, nil]\t1\n[1, [0, nil]]\t2\n[2, [1, [0, nil]]]\t3\nnil\t0",
            "p.csv": "[1, x]\n[2, y]\nnil",
            "q.csv": "1\tx\n2\ty",
            "same.csv": "[1, x]\t[1, x]\n[2, y]\t[2, y]\nnil\tnil",
        },
    ),
    Case(
        "algebraic data types",
        """
.type Tree = Leaf {} | Node {l: Tree, v: number, r: Tree}
.type Colour = Red {} | Green {} | Blue {}
.type Expr = Num {x: number} | Add {a: Expr, b: Expr} | Name {s: symbol}
.decl tree(t: Tree) tree($Leaf()). tree($Node($Leaf(), 1, $Leaf())). tree($Node(t, 2, $Leaf())) :- tree(t), t = $Node(_, 1, _).
.decl values(v: number) values(v) :- tree($Node(_, v, _)).
.decl leaf(t: Tree) leaf(t) :- tree(t), t = $Leaf().
.decl colour(c: Colour, n: number) colour($Red(), 1). colour($Blue(), 2).
.decl other(c: Colour) other(c) :- colour(c, _), c != $Red().
.decl expr(e: Expr) expr($Num(3)). expr($Name("x")). expr($Add($Num(3), $Name("x"))).
.decl val(e: Expr, n: number) val(e, n) :- expr(e), e = $Num(n). val(e, m) :- expr(e), e = $Add($Num(m), _).
.output tree, values, leaf, colour, other, expr, val
""",
        {},
        {
            "colour.csv": "$Blue\t2\n$Red\t1",
            "expr.csv": "$Add($Num(3), $Name(x))\n$Name(x)\n$Num(3)",
            "leaf.csv": "$Leaf",
            "other.csv": "$Blue",
            "tree.csv": "$Leaf\n$Node($Leaf, 1, $Leaf)\n$Node($Node($Leaf, 1, $Leaf), 2, $Leaf)",
            "val.csv": "$Add($Num(3), $Name(x))\t3\n$Num(3)\t3",
            "values.csv": "1\n2",
        },
    ),
    Case(
        "subtypes and unions",
        """
.type City <: symbol
.type Town <: symbol
.type Place = City | Town
.type Small <: number
.type Count <: unsigned
.decl city(x: City) city("Paris").
.decl town(x: Town) town("Ely").
.decl place(x: Place) place(x) :- city(x). place(x) :- town(x).
.decl small(x: Small) small(1). small(as(y, Small)) :- y = range(5, 7).
.decl count_(x: Count) count_(7).
.decl all(x: symbol) all(x) :- place(x).
.decl cast(x: unsigned) cast(as(x, unsigned)) :- x = as(-1, number).
.output place, small, count_, all, cast
""",
        {},
        {
            "all.csv": "Ely\nParis",
            "cast.csv": "4294967295",
            "count_.csv": "7",
            "place.csv": "Ely\nParis",
            "small.csv": "1\n5\n6",
        },
    ),
    Case(
        "several heads, disjunction, wildcards",
        """
.decl a(x: number, y: number) a(1, 2). a(2, 3). a(3, 3).
.decl b(x: number) .decl c(x: number)
b(x), c(y) :- a(x, y).
.decl d(x: number) d(x) :- a(x, _), (x = 1 ; a(_, x), x > 2 ; (!a(x, x), x < 0)).
.decl e(x: number) e(x) :- a(x, _) ; a(_, x), x = 3.
.decl t() t() :- a(_, 3). .decl no() no() :- a(_, 9). .decl yes() yes() :- true, !false, !no().
.output b, c, d, e, t, no, yes
""",
        {},
        {
            "b.csv": "1\n2\n3",
            "c.csv": "2\n3",
            "d.csv": "1\n3",
            "e.csv": "1\n2\n3",
            "no.csv": "",
            "t.csv": "()",
            "yes.csv": "()",
        },
    ),
    Case(
        "negation and constraints",
        """
.decl node(x: number) node(x) :- x = range(0, 6).
.decl edge(x: number, y: number) edge(x, x + 1) :- node(x), x < 5.
.decl reach(x: number) reach(2). reach(y) :- reach(x), edge(x, y).
.decl unreached(x: number) unreached(x) :- node(x), !reach(x).
.decl last(x: number) last(x) :- node(x), !edge(x, _).
.decl pair(x: number, y: number) pair(x, y) :- node(x), node(y), x + y = 4, x <= y, x != 1, x >= 0.
.output unreached, last, pair
""",
        {},
        {
            "last.csv": "5",
            "pair.csv": "0\t4\n2\t2",
            "unreached.csv": "0\n1",
        },
    ),
    Case(
        "mutual recursion",
        """
.decl succ(x: number, y: number) succ(x, x + 1) :- x = range(0, 20).
.decl even(x: number) .decl odd(x: number)
even(0). odd(y) :- even(x), succ(x, y). even(y) :- odd(x), succ(x, y).
.decl far(x: number, y: number) far(x, y) :- succ(x, y). far(x, z) :- far(x, y), far(y, z).
.output even, odd .printsize far
""",
        {},
        {
            "even.csv": "0\n10\n12\n14\n16\n18\n2\n20\n4\n6\n8",
            "odd.csv": "1\n11\n13\n15\n17\n19\n3\n5\n7\n9",
        },
        "far\t210",
    ),
    Case(
        "aggregates",
        """
.decl sale(who: symbol, what: symbol, price: number)
sale("ann", "pen", 3). sale("ann", "ink", 5). sale("bob", "pen", 3). sale("cid", "cap", 0 - 4).
.decl person(who: symbol) person(who) :- sale(who, _, _). person("dee").
.decl n(who: symbol, n: number) n(who, n) :- person(who), n = count : { sale(who, _, _) }.
.decl total(who: symbol, t: number) total(who, t) :- person(who), t = sum p : { sale(who, _, p) }.
.decl dear(who: symbol, t: number) dear(who, t) :- person(who), t = max p : { sale(who, _, p) }.
.decl cheap(who: symbol, t: number) cheap(who, t) :- person(who), t = min p : { sale(who, _, p) }.
.decl average(who: symbol, t: float) average(who, t) :- person(who), t = mean to_float(p) : { sale(who, _, p) }.
.decl all(a: number, b: number, c: number) all(count : { sale(_, _, _) }, sum p : { sale(_, _, p) }, sum x : { sale(_, _, p), x = p * 2 }).
.decl top(who: symbol) top(who) :- sale(who, _, p), p = max q : { sale(_, _, q) }.
.decl nested(n: number) nested(n) :- n = sum m : { person(w), m = count : { sale(w, _, _) } }.
.decl compared(who: symbol) compared(who) :- person(who), 1 < count : { sale(who, _, _) }.
.decl empty(n: number) empty(n) :- n = count : { sale("zoe", _, _) }. empty(n) :- n = max p : { sale("zoe", _, p) }.
.decl witness(what: symbol, p: number) witness(what, p) :- p = max q : { sale(_, what, q) }.
.output n, total, dear, cheap, average, all, top, nested, compared, empty, witness
""",
        {},
        {
            "all.csv": "4\t7\t14",
            "average.csv": "ann\t4\nbob\t3\ncid\t-4",
            "cheap.csv": "ann\t3\nbob\t3\ncid\t-4",
            "compared.csv": "ann",
            "dear.csv": "ann\t5\nbob\t3\ncid\t-4",
            "empty.csv": "0",
            "n.csv": "ann\t2\nbob\t1\ncid\t1\ndee\t0",
            "nested.csv": "4",
            "top.csv": "ann",
            "total.csv": "ann\t8\nbob\t3\ncid\t-4\ndee\t0",
            "witness.csv": "ink\t5",
        },
    ),
    Case(
        "aggregates of floats and unsigned",
        """
.decl f(x: float) f(1.5). f(-2.25). f(4.0).
.decl u(x: unsigned) u(4294967295). u(1). u(7).
.decl rf(a: float, b: float, c: float, d: float) rf(sum x : { f(x) }, min x : { f(x) }, max x : { f(x) }, mean x : { f(x) }).
.decl ru(a: unsigned, b: unsigned, c: unsigned) ru(sum x : { u(x) }, min x : { u(x) }, max x : { u(x) }).
.output rf, ru
""",
        {},
        {
            "rf.csv": "3.25\t-2.25\t4\t1.08333337",
            "ru.csv": "7\t1\t4294967295",
        },
    ),
    Case(
        "ranges",
        """
.decl r(what: symbol, x: number)
r("up", x) :- x = range(1, 4). r("step", x) :- x = range(0, 10, 4). r("down", x) :- x = range(5, 2). r("back", x) :- x = range(5, 0, -2). r("empty", x) :- x = range(3, 3).
.decl u(x: unsigned) u(x) :- x = range(1u, 3u).
.decl f(x: float) f(x) :- x = range(0.0, 1.0, 0.25).
.decl per(x: number, y: number) per(x, y) :- r("up", x), y = range(0, x).
.output r, u, f, per
""",
        {},
        {
            "f.csv": "0\n0.25\n0.5\n0.75",
            "per.csv": "1\t0\n2\t0\n2\t1\n3\t0\n3\t1\n3\t2",
            "r.csv": "back\t1\nback\t3\nback\t5\ndown\t3\ndown\t4\ndown\t5\nstep\t0\nstep\t4\nstep\t8\nup\t1\nup\t2\nup\t3",
            "u.csv": "1\n2",
        },
    ),
    Case(
        "equivalence relation",
        """
.decl same(x: number, y: number) eqrel
same(1, 2). same(2, 3). same(7, 8). same(x, 9) :- same(7, x).
.decl class(x: number, least: number) class(x, m) :- same(x, x), m = min y : { same(x, y) }.
.output same, class
""",
        {},
        {
            "class.csv": "1\t1\n2\t1\n3\t1\n7\t7\n8\t7\n9\t7",
            "same.csv": "1\t1\n1\t2\n1\t3\n2\t1\n2\t2\n2\t3\n3\t1\n3\t2\n3\t3\n7\t7\n7\t8\n7\t9\n8\t7\n8\t8\n8\t9\n9\t7\n9\t8\n9\t9",
        },
    ),
    Case(
        "choice domain",
        """
.decl edge(x: number, y: number) edge(1, 2). edge(1, 3). edge(2, 4). edge(3, 4).
.decl tree(x: number, y: number) choice-domain y
tree(0, 1). tree(x, y) :- tree(_, x), edge(x, y).
.decl one(x: number) choice-domain x one(x) :- edge(x, _).
.decl total(n: number) total(count : { tree(_, _) }).
.output total, one
""",
        {},
        {
            "one.csv": "1\n2\n3",
            "total.csv": "4",
        },
    ),
]
