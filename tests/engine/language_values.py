"""Small programs with what Soufflé 2.5 answers: numbers, texts and their corners."""

# ruff: noqa: E501

from __future__ import annotations

from .language_case import Case

CASES = [
    Case(
        "float formatting2",
        """
.decl f(x:float) f(0.1). f(123456789.0). f(1234567.0). f(0.0001). f(0.00001). f(3.14159265358979). f(100.0). f(16777217.0). f(999999.9). f(9999999.0). f(-0.0). f(1.0/3.0). f(2.0/3.0). f(1000000000000.0).
.decl s(x:symbol) s(to_string(x)) :- f(x).
.decl t(x:symbol) t(cat("v", to_string(x * 1000000.0))) :- f(x).
.output f, s, t
""",
        {},
        {
            "f.csv": "-0\n0.100000001\n0.333333343\n0.666666687\n100\n1234567\n123456792\n16777216\n3.14159274\n9.99999975e-05\n9.99999975e-06\n9.99999996e+11\n999999.875\n9999999",
            "s.csv": "-0.000000\n0.000010\n0.000100\n0.100000\n0.333333\n0.666667\n100.000000\n1234567.000000\n123456792.000000\n16777216.000000\n3.141593\n999999.875000\n9999999.000000\n999999995904.000000",
            "t.csv": "v-0.000000\nv10.000000\nv100.000000\nv100000.000000\nv100000000.000000\nv1234567036928.000000\nv123456788103168.000000\nv16777216000000.000000\nv3141592.750000\nv333333.343750\nv666666.687500\nv999999864832.000000\nv9999998779392.000000\nv999999984306749440.000000",
        },
    ),
    Case(
        "ranges corner",
        """
.decl r(w:symbol, x:number)
r("a", x) :- x = range(5, 0).
r("b", x) :- x = range(0, 5, -1).
r("c", x) :- x = range(5, 0, 1).
r("d", x) :- x = range(5, 0, -2).
r("f", x) :- x = range(-3, 3, 2).
r("g", x) :- x = range(0, 0).
r("h", x) :- x = range(0, 1, 5).
r("j", x) :- x = range(0, 7, 3).
.decl u(w:symbol, x:unsigned)
u("a", x) :- x = range(5u, 0u).
u("b", x) :- x = range(0u, 10u, 4u).
u("c", x) :- x = range(10u, 0u, 4u).
.decl f(w:symbol, x:float)
f("a", x) :- x = range(0.0, 1.0, 0.3).
f("b", x) :- x = range(1.0, 0.0, -0.25).
f("c", x) :- x = range(0.0, 3.0).
f("d", x) :- x = range(3.0, 0.0).
f("e", x) :- x = range(1.0, 0.0, 0.25).
.output r, u, f
""",
        {},
        {
            "f.csv": "a\t0\na\t0.300000012\na\t0.600000024\na\t0.900000036\nb\t0.25\nb\t0.5\nb\t0.75\nb\t1\nc\t0\nc\t1\nc\t2\nd\t1\nd\t2\nd\t3",
            "r.csv": "a\t1\na\t2\na\t3\na\t4\na\t5\nd\t1\nd\t3\nd\t5\nf\t-1\nf\t-3\nf\t1\nh\t0\nj\t0\nj\t3\nj\t6",
            "u.csv": "a\t1\na\t2\na\t3\na\t4\na\t5\nb\t0\nb\t4\nb\t8",
        },
    ),
    Case(
        "range dynamic bounds",
        """
.decl b(x:number,y:number,z:number) b(0,5,2). b(5,0,-1). b(5,0,2). b(3,3,1). b(-2,2,1).
.decl r(x:number,y:number,z:number,w:number) r(x,y,z,w) :- b(x,y,z), w = range(x,y,z).
.decl s(x:number,y:number,w:number) s(x,y,w) :- b(x,y,_), w = range(x,y).
.decl t(x:number) t(range(0,3)).
.decl u(x:number,y:number) u(range(0,3), range(5,7)).
.decl v(x:number) v(x) :- b(x,_,_), x = range(0,4).
.decl w(x:number) w(x+range(0,2)) :- b(x,_,_).
.output r,s,t,u,v,w
""",
        {},
        {
            "r.csv": "-2\t2\t1\t-1\n-2\t2\t1\t-2\n-2\t2\t1\t0\n-2\t2\t1\t1\n0\t5\t2\t0\n0\t5\t2\t2\n0\t5\t2\t4\n5\t0\t-1\t1\n5\t0\t-1\t2\n5\t0\t-1\t3\n5\t0\t-1\t4\n5\t0\t-1\t5",
            "s.csv": "-2\t2\t-1\n-2\t2\t-2\n-2\t2\t0\n-2\t2\t1\n0\t5\t0\n0\t5\t1\n0\t5\t2\n0\t5\t3\n0\t5\t4\n5\t0\t1\n5\t0\t2\n5\t0\t3\n5\t0\t4\n5\t0\t5",
            "t.csv": "0\n1\n2",
            "u.csv": "0\t5\n0\t6\n1\t5\n1\t6\n2\t5\n2\t6",
            "v.csv": "0\n3",
            "w.csv": "-1\n-2\n0\n1\n3\n4\n5\n6",
        },
    ),
    Case(
        "to_number bad var",
        """
.decl s(x:symbol) s("12abc").
.decl r(x:number) r(to_number(x)) :- s(x).
.output r
""",
        {},
        {"r.csv": "12"},
    ),
    Case(
        "to_number space plus",
        """
.decl s(x:symbol) s(" 12"). s("+7"). s("-0"). s("007").
.decl r(x:symbol, n:number) r(x,to_number(x)) :- s(x).
.output r
""",
        {},
        {"r.csv": " 12\t12\n+7\t7\n-0\t0\n007\t7"},
    ),
    Case(
        "to_unsigned overflow",
        """
.decl s(x:symbol) s("4294967296").
.decl r(x:symbol, n:unsigned) r(x,to_unsigned(x)) :- s(x).
.output r
""",
        {},
        {"r.csv": "4294967296\t0"},
    ),
    Case(
        "to_float texts2",
        """
.decl s(x:symbol) s("1e3"). s(".5"). s("5."). s("-1.25E-2"). s("0x1p3"). s("inf").
.decl r(x:symbol, n:float) r(x,to_float(x)) :- s(x).
.output r
""",
        {},
        {"r.csv": "-1.25E-2\t-0.0125000002\n.5\t0.5\n0x1p3\t8\n1e3\t1000\n5.\t5\ninf\tinf"},
    ),
    Case(
        "conversions numeric",
        """
.decl i(x:number) i(2147483647). i(-1). i(-2147483648). i(16777217).
.decl u(x:unsigned) u(4294967295). u(2147483648). u(16777217).
.decl f(x:float) f(1.9). f(-1.9). f(-0.5). f(2147483647.0).
.decl r(w:symbol, a:number, b:unsigned, c:float, d:symbol)
r("i", to_number(x), to_unsigned(x), to_float(x), to_string(x)) :- i(x).
r("u", to_number(x), to_unsigned(x), to_float(x), to_string(x)) :- u(x).
.decl rf(a:number, c:float, d:symbol)
rf(to_number(x), to_float(x), to_string(x)) :- f(x).
.decl ruf(b:unsigned) ruf(to_unsigned(x)) :- f(x), x > 0.0.
.output r, rf, ruf
""",
        {},
        {
            "r.csv": "i\t-1\t4294967295\t-1\t-1\ni\t-2147483648\t2147483648\t-2.14748365e+09\t-2147483648\ni\t16777217\t16777217\t16777216\t16777217\ni\t2147483647\t2147483647\t2.14748365e+09\t2147483647\nu\t-1\t4294967295\t4.2949673e+09\t4294967295\nu\t-2147483648\t2147483648\t2.14748365e+09\t2147483648\nu\t16777217\t16777217\t16777216\t16777217",
            "rf.csv": "-1\t-1.89999998\t-1.900000\n-2147483648\t2.14748365e+09\t2147483648.000000\n0\t-0.5\t-0.500000\n1\t1.89999998\t1.900000",
            "ruf.csv": "1\n2147483648",
        },
    ),
    Case(
        "strlen ord",
        """
.decl s(x:symbol) s("é"). s("日本"). s("").
.decl r(x:symbol,n:number) r(x,strlen(x)) :- s(x).
.decl o(x:symbol) o(x) :- s(x), ord(x) >= 0.
.decl c(n:number) c(n) :- n = count : {s(x), ord(x) = ord("é")}.
.output r,o,c
""",
        {},
        {"c.csv": "1", "o.csv": "\né\n日本", "r.csv": "\t0\né\t2\n日本\t6"},
    ),
    Case(
        "logic on negative",
        """
.decl r(x:number) r(-1 land 1). r(-1 lor 0). r(-5 lxor 3). r(lnot -1). r(bnot -1). r(-1 bshru 28). r(-1 bshr 28). r(1 bshl -1).
.output r
""",
        {},
        {"r.csv": "-1\n-2147483648\n0\n1\n15"},
    ),
    Case(
        "precedence",
        """
.decl r(w:symbol,x:number)
r("a", 2 + 3 * 4 ^ 2). r("b", 2 ^ 3 ^ 2). r("c", -2 ^ 2). r("d", 10 - 3 - 2). r("e", 100 / 10 / 2). r("f", 7 % 4 * 3). r("g", 1 bor 2 band 4 bxor 8). r("h", 1 lor 0 land 0). r("i", 1 bshl 2 + 1). r("j", bnot 1 + 1). r("k", lnot 1 + 1). r("l", 1 lxor 1 lor 1). r("m", 2 * -3). r("n", 2 - -3). r("o", - - 3). r("p", 6 band 3 + 4). r("q", 12 bxor 5 bor 2).
.output r
""",
        {},
        {
            "r.csv": "a\t50\nb\t512\nc\t-4\nd\t5\ne\t5\nf\t9\ng\t9\nh\t1\ni\t8\nj\t-1\nk\t1\nl\t1\nm\t-6\nn\t5\no\t3\np\t6\nq\t11"
        },
    ),
    Case(
        "int pow neg",
        """
.decl b(x:number,y:number) b(2,-1). b(1,-5). b(-1,-3). b(-1,-4). b(5,-2). b(2,-2147483648). b(-2,31). b(10,10).
.decl r(x:number,y:number,z:number) r(x,y,x^y) :- b(x,y).
.output r
""",
        {},
        {
            "r.csv": "-1\t-3\t-1\n-1\t-4\t1\n-2\t31\t-2147483648\n1\t-5\t1\n10\t10\t-2147483648\n2\t-1\t0\n2\t-2147483648\t0\n5\t-2\t0"
        },
    ),
    Case(
        "string escapes",
        r"""
.decl s(x:symbol) s("a\tb"). s("c\\d"). s("e\"f"). s("g\nh"). s("i\rj"). s("k\'l").
.decl n(x:symbol,l:number) n(x,strlen(x)) :- s(x).
.output s,n
""",
        {},
        {"n.csv": "a\tb\t3\nc\\d\t3\ne\"f\t3\ng\nh\t3\ni\rj\t3\nk'l\t3", "s.csv": "a\tb\nc\\d\ne\"f\ng\nh\ni\rj\nk'l"},
    ),
    Case(
        "as casts",
        """
.decl f(x:float) f(1.5). f(-1.0).
.decl r(a:number, b:unsigned) r(as(x,number), as(x,unsigned)) :- f(x).
.decl g(x:float) g(as(1069547520,float)).
.decl s(x:symbol) s("zero").
.decl t(n:number) t(0) :- s(x), n = as(x, number), n >= 0.
.decl back(x:symbol) back(as(n,symbol)) :- s(x), n = as(x,number).
.output r,g,t,back
""",
        {},
        {
            "back.csv": "zero",
            "g.csv": "1.06954752e+09",
            "r.csv": "-1082130432\t3212836864\n1069547520\t1069547520",
            "t.csv": "0",
        },
    ),
    Case(
        "to_string of symbol",
        """
.decl s(x:symbol) s("abc"). s("5").
.decl r(x:symbol) r(to_string(x)) :- s(x).
.output r
""",
        {},
        {"r.csv": "5\nabc"},
    ),
    Case(
        "to_unsigned 64",
        """
.decl s(x:symbol) s("18446744073709551615"). s("4294967297").
.decl r(n:unsigned) r(to_unsigned(x)) :- s(x).
.output r
""",
        {},
        {"r.csv": "1\n4294967295"},
    ),
    Case(
        "to_unsigned neg space",
        """
.decl s(x:symbol) s(" -1").
.decl r(n:unsigned) r(to_unsigned(x)) :- s(x).
.output r
""",
        {},
        {"r.csv": "4294967295"},
    ),
    Case(
        "float eq consts and computed",
        """
.decl b(x:float) b(0.0). b(-0.0). b(1.5). b(0.0/0.0).
.decl n(x:float) n(-0.0). n(1.5).
.decl r1(x:float) r1(x) :- b(x), x = 0.0.
.decl r2(x:float,y:float) r2(x,y) :- n(y), b(x), x = y + 0.0.
.decl r3(x:float) r3(x) :- n(x), b(x + 0.0).
.decl r4(x:float,y:float) r4(x,y) :- b(x), b(y), x = -y.
.decl r5(c:number) r5(c) :- c = count : {b(x), x = 0.0}.
.decl r6(x:float) r6(x) :- b(x), !n(x).
.decl r7(x:float) r7(x) :- b(x), x = max y : {n(y)}.
.decl r8(x:float) r8(x) :- x = 0.0, n(y), y = x.
.decl r9(x:float) r9(x) :- b(x), x != 0.0.
.output r1
.output r2
.output r3
.output r4
.output r5
.output r6
.output r7
.output r8
.output r9
""",
        {},
        {
            "r1.csv": "-0\n0",
            "r2.csv": "-0\t-0\n0\t-0\n1.5\t1.5",
            "r3.csv": "-0\n1.5",
            "r4.csv": "-0\t-0\n-0\t0\n0\t-0\n0\t0",
            "r5.csv": "2",
            "r6.csv": "-nan\n0",
            "r7.csv": "1.5",
            "r8.csv": "0",
            "r9.csv": "-nan\n1.5",
        },
    ),
    Case(
        "float alias order",
        """
.decl n(x:float) n(-0.0).
.decl r(x:float) r(x) :- y = x, x = 0.0, n(y).
.decl q(x:float) q(y) :- n(y), y = x, x = 0.0.
.decl p(x:float) p(y) :- n(y), x = 0.0, x = y.
.output r
.output q
.output p
""",
        {},
        {"p.csv": "-0", "q.csv": "-0", "r.csv": "-0"},
    ),
]
