"""Proofs and reasons for absence, feature by feature, as a user reads them."""

from __future__ import annotations

import pytest

from graphlift.engine import evaluate
from graphlift.engine.explaining import TupleError, explain_text

LISTS = """
.type List = [head: number, tail: List]
.type Expr = Num { n: number } | Add { a: Expr, b: Expr }
.decl list(l: List) list([1, nil]).
list([n + 1, [n, t]]) :- list([n, t]), n < 4.
.decl expr(e: Expr) expr($Add($Num(1), $Add($Num(2), $Num(3)))).
expr(a) :- expr($Add(a, _)).
expr(b) :- expr($Add(_, b)).
.decl value(e: Expr, v: number)
value(e, n) :- expr(e), e = $Num(n).
value(e, x + y) :- expr(e), e = $Add(a, b), value(a, x), value(b, y).
"""
SALES = """
.decl sale(who: symbol, what: symbol, price: number)
sale("ann", "pen", 3). sale("ann", "ink", 5). sale("cid", "cap", 9).
.decl person(who: symbol) person("ann"). person("dee"). person("cid").
.decl total(who: symbol, t: number)
total(w, t) :- person(w), t = sum p : { sale(w, _, p) }.
.decl dear(who: symbol, t: number)
dear(w, t) :- person(w), t = max p : { sale(w, _, p) }.
.decl best(who: symbol, what: symbol, p: number)
best(w, x, p) :- p = max q : { sale(w, x, q) }.
"""
KEPT = """
.decl edge(a: number, b: number, c: number) edge(1, 2, 4). edge(1, 3, 1). edge(3, 2, 1).
.decl dist(x: number, d: number) btree_delete
dist(1, 0).
dist(y, d + c) :- dist(x, d), edge(x, y, c).
dist(x, d) <= dist(x, e) :- e < d.
.decl pick(x: number, y: number) choice-domain x
pick(x, 3) :- edge(x, 3, _).
pick(x, y) :- pick(x, _), edge(x, y, _).
.decl id(n: number, x: number)
id($, x) :- edge(x, _, 4).
"""
SHAPES = """
.decl e(x: number, y: number) e(1, 2). e(2, 3). e(3, 1).
.decl sym(x: number, y: number) inline sym(x, y) :- e(x, y). sym(x, y) :- e(y, x).
.decl odd(x: number) inline odd(x) :- x % 2 = 1.
.decl two(x: number, y: number)
two(x, z) :- sym(x, y), sym(y, z), !odd(z).
.decl a(x: number) .decl b(x: number)
a(x), b(x + 1) :- e(x, _), x > 1.
.decl name(x: number, s: symbol)
name(x, cat("n", to_string(x))) :- e(x, _), (x = 1 ; x = 3).
.decl text(s: symbol) text("a\\"b").
text(cat(s, "\\\\")) :- text(s), strlen(s) < 4.
.comp Graph<T> { .decl edge(x: T, y: T) .decl reach(x: T, y: T)
reach(x, y) :- edge(x, y). }
.init g = Graph<number>
g.edge(x, y) :- e(x, y).
"""


@pytest.mark.parametrize(
    ("program", "asked", "answer"),
    [
        # Records and ADTs are told as they are written, never as numbers, and taking one apart is no premise.
        (
            LISTS,
            "list([2, [1, nil]])",
            "list([2, [1, nil]])  [<program>:5]\n  list([1, nil])  [<program>:4]  (fact)\n  1 < 4",
        ),
        (LISTS, "list([5, [4, nil]])", "list([5, [4, nil]]) does not hold\n  <program>:5\n    fails: 4 < 4"),
        (
            LISTS,
            "value($Num(3), 3)",
            "value($Num(3), 3)  [<program>:10]\n"
            "  expr($Num(3))  [<program>:8]\n"
            "    expr($Add($Num(2), $Num(3)))  [<program>:8]\n"
            "      expr($Add($Num(1), $Add($Num(2), $Num(3))))  [<program>:6]  (fact)",
        ),
        (
            LISTS,
            "value($Num(9), 9)",
            "value($Num(9), 9) does not hold\n"
            "  <program>:10\n    fails: expr($Num(9))\n"
            "  <program>:11\n    fails: $Num(9) = $Add(…)",
        ),
        # Aggregates have the names of the program, and the value that they have instead.
        (
            SALES,
            'total("ann", 9)',
            'total("ann", 9) does not hold\n  <program>:6\n    holds: person("ann")\n'
            '    fails: 9 = sum p : { sale("ann", _, p) }, which is 8',
        ),
        (
            SALES,
            'dear("dee", 0)',
            'dear("dee", 0) does not hold\n  <program>:8\n    holds: person("dee")\n'
            '    fails: 0 = max p : { sale("dee", _, p) }, which has no value: nothing matches',
        ),
        (
            SALES,
            'best("cid", "cap", 9)',
            'best("cid", "cap", 9)  [<program>:10]\n  9 = max q : { sale(w, x, q) }\n'
            '  sale("cid", "cap", 9)  [<program>:3]  (fact)',
        ),
        # What was derived and dropped names what is kept.
        (
            KEPT,
            "dist(2, 4)",
            "dist(2, 4) does not hold\n  <program>:5\n    holds: edge(1, 2, 4)\n    holds: dist(1, 0)\n"
            "    fails: nothing; the tuple was derived, and dist(2, 2) is kept instead",
        ),
        (
            KEPT,
            "dist(2, 3)",
            "dist(2, 3) does not hold\n  <program>:5\n    holds: edge(1, 2, 4)\n    holds: dist(1, 0)\n"
            "    fails: the head gives dist(2, 4)",
        ),
        (
            KEPT,
            "pick(1, 2)",
            "pick(1, 2) does not hold\n  <program>:9\n    holds: pick(1, 3)\n    holds: edge(1, 2, 4)\n"
            "    fails: nothing; the tuple was derived, and pick(1, 3) is kept instead",
        ),
        (
            KEPT,
            "id(7, 1)",
            "id(7, 1) does not hold\n  <program>:11\n    holds: edge(1, 2, 4)\n    fails: autoinc() gave other numbers",
        ),
        # Inline relations: their premises, in the rule that uses them, and each way to fail once.
        (
            SHAPES,
            "two(1, 1)",
            "two(1, 1) does not hold\n  <program>:6\n    fails: (1 % 2) != 1",
        ),
        (
            SHAPES,
            "two(1, 2)",
            "two(1, 2)  [<program>:6]\n  e(3, 1)  [<program>:2]  (fact)\n  e(2, 3)  [<program>:2]  (fact)\n"
            "  (2 % 2) != 1",
        ),
        (SHAPES, "b(4)", "b(4)  [<program>:8]\n  e(3, 1)  [<program>:2]  (fact)\n  3 > 1"),
        # A head that never gives the tuple.
        (
            SHAPES,
            'name(2, "n2")',
            'name(2, "n2") does not hold\n  <program>:10\n    fails: the head gives name(1, "n1")\n'
            '  <program>:10\n    fails: the head gives name(3, "n3")',
        ),
        # Texts are written as in a program, so that an answer can be asked about.
        (
            SHAPES,
            'text("a\\"b\\\\")',
            'text("a\\"b\\\\")  [<program>:12]\n  text("a\\"b")  [<program>:11]  (fact)\n  strlen("a\\"b") < 4',
        ),
        (
            SHAPES,
            "g.reach(1, 2)",
            "g.reach(1, 2)  [<program>:14]\n  g.edge(1, 2)  [<program>:16]\n    e(1, 2)  [<program>:2]  (fact)",
        ),
    ],
)
def test_answer(program: str, asked: str, answer: str) -> None:
    assert str(explain_text(asked, evaluate(program, heights=True))) == answer


def test_an_inline_relation_has_no_tuples_to_explain() -> None:
    with pytest.raises(TupleError, match="inline"):
        explain_text("sym(1, 2)", evaluate(SHAPES, heights=True))
