"""Small programs, one for each feature of the language, with what Soufflé 2.5 answers: relations, units and formats."""

# ruff: noqa: E501

from __future__ import annotations

from .language_case import Case

CASES = [
    Case(
        "subsumption",
        """
.decl edge(x: symbol, y: symbol, d: number) edge("a", "b", 1). edge("b", "c", 1). edge("a", "c", 5). edge("c", "a", 1).
.decl dist(x: symbol, y: symbol, d: number) btree_delete
dist(x, y, d) :- edge(x, y, d).
dist(x, z, d + e) :- dist(x, y, d), edge(y, z, e), d < 100.
dist(x, y, d) <= dist(x, y, e) :- e < d.
.decl best(n: number) best(9). best(4). best(6). best(x) <= best(y) :- y < x.
.output dist, best
""",
        {},
        {
            "best.csv": "4",
            "dist.csv": "a\ta\t3\na\tb\t1\na\tc\t2\nb\ta\t2\nb\tb\t3\nb\tc\t1\nc\ta\t1\nc\tb\t2\nc\tc\t3",
        },
    ),
    Case(
        "inline, magic and storage hints",
        """
.decl a(x: number, y: number) brie a(1, 2). a(2, 3).
.decl twice(x: number, y: number) inline twice(x, z) :- a(x, y), a(y, z).
.decl b(x: number, y: number) btree magic b(x, y) :- twice(x, y).
.decl c(x: number) no_magic no_inline c(x) :- a(x, _).
.output b, c
""",
        {},
        {
            "b.csv": "1\t3",
            "c.csv": "1\n2",
        },
    ),
    Case(
        "components",
        """
.comp Closure<T> {
  .decl base(x: T, y: T)
  .decl step(x: T, y: T) overridable
  step(x, y) :- base(x, y).
  step(x, z) :- step(x, y), base(y, z).
}
.comp Symmetric<T> : Closure<T> {
  .override step
  step(x, y) :- base(x, y) ; base(y, x).
}
.comp Outer<T> { .init inner = Closure<T>  .decl n(x: number)  n(c) :- c = count : { inner.step(_, _) }. }
.init one = Closure<number>
.init two = Symmetric<symbol>
.init three = Outer<number>
one.base(1, 2). one.base(2, 3). two.base("a", "b"). three.inner.base(x, y) :- one.base(x, y).
.output one.step, two.step, three.n
""",
        {},
        {
            "one.step.csv": "1\t2\n1\t3\n2\t3",
            "three.n.csv": "3",
            "two.step.csv": "a\tb\nb\ta",
        },
    ),
    Case(
        "preprocessor",
        """
#define LIMIT 3
#define ADD(x, y) ((x) + (y))
#ifdef LIMIT
.decl a(x: number) a(x) :- x = range(0, LIMIT).
#else
.decl b(x: number)
#endif
#ifndef NOTHING
a(ADD(10, LIMIT)).
#endif
#if LIMIT > 2
a(100).
#elif 1
a(200).
#endif
.decl line(n: number) line(__LINE__).
.output a // comment
/* .output nothing */
""",
        {},
        {
            "a.csv": "0\n1\n100\n13\n2",
        },
    ),
    Case(
        "plans, pragmas, functor declarations",
        """
.pragma "legacy"
.functor f(x: number): number
.decl e(x: number, y: number) e(1, 2). e(2, 3). e(3, 4).
.decl p(x: number, y: number) p(x, y) :- e(x, y). p(x, z) :- p(x, y), e(y, z). .plan 0:(2, 1)
.output p
""",
        {},
        {
            "p.csv": "1\t2\n1\t3\n1\t4\n2\t3\n2\t4\n3\t4",
        },
    ),
    Case(
        "limitsize",
        """
.decl up(x: number) up(0). up(x + 1) :- up(x).
.limitsize up(n=10)
.decl n(c: number) n(c) :- c = max x : { up(x) }.
.output n
""",
        {},
        {
            "n.csv": "9",
        },
    ),
    Case(
        "input formats",
        """
.decl a(x: symbol, y: number) .input a
.decl b(x: symbol, y: number) .input b(delimiter=",", headers=true)
.decl c(x: symbol, y: symbol) .input c(rfc4180=true)
.decl d(x: number, y: number) .input d(columns="2:0")
.decl e(x: float, y: unsigned) .input e(filename="other.txt", delimiter=" ")
.decl z() .input z
.output a, b, c, d, e, z
""",
        {
            "a.facts": "x\t1\ny\t-2\n",
            "b.facts": "h,i\nq,7\n",
            "c.facts": '"a,b","c ""d"""\nplain,e\n',
            "d.facts": "1\t2\t3\n4\t5\t6\n",
            "other.txt": "1.5 4294967295\n-2 0\n",
            "z.facts": "()\n",
        },
        {
            "a.csv": "x\t1\ny\t-2",
            "b.csv": "q\t7",
            "c.csv": 'a,b\tc "d"\nplain\te',
            "d.csv": "3\t1\n6\t4",
            "e.csv": "-2\t0\n1.5\t4294967295",
            "z.csv": "()",
        },
    ),
    Case(
        "records in files",
        """
.type P = [a: number, b: symbol]
.type T = Leaf {} | Two {p: P, n: number}
.decl p(x: P) .input p
.decl t(x: T) .input t
.output p, t
""",
        {"p.facts": "[1, a b]\nnil\n", "t.facts": "$Leaf\n$Two([3, x], -4)\n"},
        {
            "p.csv": "[1, a b]\nnil",
            "t.csv": "$Leaf\n$Two([3, x], -4)",
        },
    ),
    Case(
        "output formats",
        """
.type P = [a: number, b: symbol]
.decl a(x: symbol, y: float, z: P) a("q,r", 0.5, [1, "s"]). a("t", 2, nil).
.output a(delimiter=";", headers=true, filename="one.txt")
.output a(rfc4180=true, filename="two.csv")
.output a(IO=stdout)
.printsize a
.decl b(x: symbol, n: number) b("q", 1).
.output b(IO=jsonfile, filename="b.json")
.output b(IO=jsonfile, filename="c.json", format=object)
.output b(IO=stdoutprintsize)
""",
        {},
        {
            "b.json": '[["q", 1]]',
            "c.json": '[{"x": "q", "n": 1}]',
            "one.txt": "q,r;0.5;[1, s]\nt;2;nil\nx;y;z",
            "two.csv": '"q,r",0.5,"[1, ""s""]"\n"t",2,"nil"',
        },
        "---------------\na\n===============\nq,r\t0.5\t[1, s]\nt\t2\tnil\n===============\na\t2\nb\t1",
    ),
    Case(
        "counter",
        """
.decl a(x: symbol) a("p"). a("q"). a("r").
.decl id(x: symbol, n: number) id(x, $) :- a(x). id(x, autoinc()) :- a(x), x != "q".
.decl n(c: number) n(c) :- c = count : { id(_, _) }.
.decl ids(n: number) ids(n) :- id(_, n).
.output n, ids
""",
        {},
        {
            "ids.csv": "0\n1\n2\n3\n4",
            "n.csv": "5",
        },
    ),
    Case(
        "twelve columns",
        """
.decl wide(a: number, b: number, c: number, d: number, e: number, f: number, g: number, h: number, i: number, j: number, k: number, l: number)
wide(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12).
wide(a, b, c, d, e, f, g, h, i, j, k, l + 1) :- wide(a, b, c, d, e, f, g, h, i, j, k, l), l < 14.
.decl t(a: number, l: number) t(a, l) :- wide(a, _, 3, _, _, _, _, _, _, _, _, l).
.output wide, t
""",
        {},
        {
            "t.csv": "1\t12\n1\t13\n1\t14",
            "wide.csv": "1\t2\t3\t4\t5\t6\t7\t8\t9\t10\t11\t12\n1\t2\t3\t4\t5\t6\t7\t8\t9\t10\t11\t13\n1\t2\t3\t4\t5\t6\t7\t8\t9\t10\t11\t14",
        },
    ),
    Case(
        "strings with odd characters",
        """
.decl s(x: symbol, n: number) s("tab\\there", 1). s("quote\\"d", 2). s("back\\\\slash", 3). s("ünï", 4).
.decl l(x: symbol, n: number) l(x, strlen(x)) :- s(x, _).
.output l
""",
        {},
        {
            "l.csv": 'back\\slash\t10\nquote"d\t7\ntab\there\t8\nünï\t5',
        },
    ),
]
