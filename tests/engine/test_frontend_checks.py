"""What is refused: every kind of mistake, with its line and reason."""

from __future__ import annotations

import pytest

from graphlift.engine.errors import ProgramError, UnsupportedFeature

from .frontend_support import compiled, errors_of

DECLS = (
    ".type Name <: symbol\n.type Id <: number\n.type Pair = [a:number, b:symbol]\n"
    ".type Tree = Leaf {} | Node {l:Tree, v:number}\n"
    ".type Small <: Id\n.type Either = Name | Other\n.type Other <: symbol\n"
    ".decl n(x:number)\n.decl m(x:number, y:number)\n.decl s(x:symbol)\n.decl name(x:Name)\n.decl id(x:Id)\n"
    ".decl small(x:Small)\n.decl f(x:float)\n.decl u(x:unsigned)\n.decl pair(p:Pair)\n.decl tree(t:Tree)\n"
    ".decl either(x:Either)\n.decl zero()\n"
)
FIRST = DECLS.count("\n") + 1

BAD = [
    # names and arities
    ("n(x) :- nothing(x).", "relation nothing is not declared"),
    ("n(x) :- m(x).", "relation m has 2 attributes, 1 arguments given"),
    (".decl n(x:number)", "relation n is already declared"),
    (".decl k(x:Nothing)", "unknown type Nothing"),
    (".decl k(x:number, x:number)", "two attributes named x"),
    (".decl Name(x:number)", "already the name of a type"),
    (".type Id <: number", "type Id is already declared"),
    (".type number <: symbol", "number is predefined"),
    (".type A <: Missing", "unknown type Missing"),
    (".type A = B\n.type B = A", "defined by itself"),
    (".type A = Name | Id", "mixes number, symbol"),
    (".type A <: Pair", "cannot be derived from the record"),
    (".type A = [x:number, x:number]", "two fields named x"),
    (".type A = [x:Missing]", "unknown type Missing"),
    (".type A = Leaf {x:number}", "branch Leaf is already a branch of Tree"),
    (".input nothing", "unknown relation nothing"),
    (".printsize n\n.printsize n", "already given"),
    (".limitsize n", "needs n=<number>"),
    (".functor f(x:Missing):number", "unknown type Missing"),
    # qualifiers
    (".decl q(x:number) eqrel", "must have two attributes of one type"),
    (".decl q(x:number, y:symbol) eqrel", "must have two attributes of one type"),
    (".decl q(x:number) btree brie", "several representations"),
    (".decl q(x:number) input input", "qualifier input twice"),
    (".decl q(x:number) choice-domain y", "no attribute of q"),
    (".decl q(x:number) brie\nq(x) <= q(y) :- x < y.", "use btree_delete|subsumption rules and the representation"),
    ("m(x, y) <= n(y) :- x < y.", "two relations"),
    (".decl q(x:number) inline\n.output q", "cannot have .output"),
    # underscores and facts
    ("n(_) :- n(1).", "underscore in the head"),
    ("n(x) :- n(x), x < _.", "underscore in a constraint"),
    ("n(x).", "variable x in a fact"),
    ("n($).", "autoinc() in a fact"),
    ('pair([$, "a"]) :- n(_).', "autoinc() in a record"),
    ("f(0.0000000000000000000000000000000000000001).", "does not fit into a 32-bit float"),
    # grounding
    ("n(x) :- n(y).", "variable x is ungrounded"),
    ("n(x) :- !m(x, y).", "variable x is ungrounded"),
    ("n(x) :- n(y), x < y.", "variable x is ungrounded"),
    ("n(x) :- n(x), y = z.", "variable y is ungrounded"),
    ("n(x) :- n(y), y = x + 1.", "variable x is ungrounded"),
    ("n(x) :- x = sum y : { n(z) }.", "y_0 is ungrounded|y is ungrounded"),
    # aggregates
    ("n(y) :- n(x), x = sum z : { m(z, y) }.", "would be a witness of sum"),
    ("n(x) :- x = count : { n(y), y < 3, x > 0 }.", "ungrounded"),
    ("n(x) :- s(t), x = sum t : { s(t) }.", "deduced|type"),
    # types
    ("n(x) :- s(x).", "no type fits all uses of variable x"),
    ("name(x) :- s(x).", "argument of type symbol where name has x:Name"),
    ("id(x) :- n(x).", "argument of type number where id has x:Id"),
    ("small(x) :- id(x).", "argument of type Id where small has x:Small"),
    ('n("a").', "a symbol is used where another type is needed"),
    ("s(1).", "the number 1 is used where another type is needed"),
    ("n(1.5).", "1.5 is used where another type is needed|no type"),
    ("n(1u).", "1 is used where another type is needed|no type"),
    ("n(2147483648).", "does not fit into a 32-bit number"),
    ("u(-1).", "is not an unsigned number"),
    ("f(1e5).", "unexpected 'e5'"),
    ("n(nil).", "nil is used where another type is needed"),
    ("pair([1]).", "record Pair has 2 fields, 1 given"),
    ("pair([1, 2]).", "the number 2 is used where another type is needed"),
    ("n([1]).", "the type of this record cannot be deduced"),
    ("tree($Nothing()).", "no type has a branch Nothing"),
    ("tree($Node($Leaf())).", "branch Node has 2 fields, 1 given"),
    ('tree($Node($Leaf(), "a")).', "a symbol is used where another type is needed"),
    ("n(x) :- pair(p), n(x), p < p.", "have no order"),
    ("n(x) :- n(x), s(t), x < t.", "no type fits|cannot be ordered"),
    ('n(x) :- n(x), match(x, "a").', "no type fits all uses|needs symbols"),
    ("n(strlen(x)) :- n(x).", "no form of strlen|no type fits"),
    ("s(cat(x, y)) :- s(x), n(y).", "no form of cat|no type fits"),
    ("n(substr(x, 1)) :- s(x).", "substr does not take 2 arguments"),
    ("n(as(x, Missing)) :- n(x).", "cast to the unknown type Missing"),
    ("n(x) :- n(x), !s(x).", "no type fits|argument of type"),
    # stratification
    (".decl p(x:number)\np(x) :- n(x), !p(x).", "cannot be stratified"),
    (".decl p(x:number)\n.decl q(x:number)\np(x) :- q(x).\nq(x) :- n(x), !p(x).", "through negation of p"),
    (".decl p(x:number)\np(x) :- x = count : { p(_) }.", "through aggregation of p"),
    (".decl p(x:number)\np(x) :- n(x).\np($) :- p(_).", "autoinc() in a recursive rule"),
    # inlining
    (".decl i(x:number) inline\ni(x) :- n(x), m(x, y).\nn(x) :- n(x), !i(x).", "variables of its own"),
    (".decl i(x:number) inline\ni(x) :- n(x).\nn(x) :- x = count : { i(_) }.", "in an aggregate"),
    (
        ".decl i(x:number) inline\n.decl j(x:number) inline\ni(x) :- j(x).\nj(x) :- i(x).\nn(x) :- i(x).",
        "depend on each other",
    ),
    (
        ".decl i(x:number, y:number) inline\ni(x, y) :- n(x), n(y).\nn(x) :- n(x), !i(x, _).",
        "underscore in the negated",
    ),
    (".decl i(x:number, y:number) inline\ni(x, y) :- n(x).\nn(y) :- i(_, y).", "ungrounded"),
    # plans
    ("m(x, y) :- n(x), n(y). .plan 0:(1,2)\n.output m\nn(1).", "not recursive"),
    ("m(y, x) :- m(x, y), n(y). .plan 0:(1,3)\n.output m\nn(1). m(1, 1).", "must each occur once"),
    ("m(y, x) :- m(x, y), n(y). .plan 4:(1,2)\n.output m\nn(1). m(1, 1).", "version 4"),
    # components
    (".comp A { }\n.comp A { }", "already taken"),
    (".init a = Missing", "component Missing is not declared"),
    (".comp A<T> { }\n.init a = A", "takes 1 type parameters, 0 given"),
    (".comp A : A { }", "inherits from itself"),
    (".comp A { .decl r(x:number) }\n.comp B : A { .override r }", "not overridable"),
    (".comp A { .decl r(x:number) .override r }", "overrides r, which it declares itself"),
    (".comp A { .init a = A }\n.init a = A", "too deeply|already taken"),
]


@pytest.mark.parametrize(("text", "reason"), BAD, ids=[text.replace("\n", " ")[:60] for text, _ in BAD])
def test_mistake_is_reported_with_its_line(text: str, reason: str) -> None:
    found = errors_of(DECLS + text + "\n")
    assert found, "accepted"
    assert any(part in item[2] for item in found for part in reason.split("|")), found
    assert all(FIRST <= line <= FIRST + text.count("\n") for line, _, _ in found), found


GOOD = [
    'name("constant").',
    "id(1).",
    "either(x) :- name(x).",
    "s(x) :- either(x).",
    "n(x) :- id(x).",
    "id(x) :- n(y), x = as(y, Id).",
    "n(x) :- n(x), !id(x).",
    "f(1). f(-2.5). u(3).",
    "f(x) :- n(y), x = to_float(y) * 2.",
    "n(ord(x)) :- s(x).",
    "n(x) :- pair([x, _]).",
    'n(x) :- pair(p), p = [x, "a"], p != nil.',
    "n(x) :- [x, y] = [z, z], n(z), m(y, z).",
    "n(x) :- tree($Node($Leaf(), x)).",
    "n(x) :- x = 1 + 2.",
    "n(x) :- x = count : { id(_) }, x > 3.",
    "n(x) :- n(x), 2 < count : { m(x, _) }.",
    "n(x), id(as(x, Id)) :- n(x).",
    "zero() :- n(1).",
    "n(x) :- zero(), n(x).",
    "n(count : { m(_, _) }).",
    "n(x) :- n(x), (x = 1 ; x = 2 ; x = range(3, 7)).",
    's(x) :- s(y), x = y + "tail".',
    "n(max(1, 2, x)) :- n(x).",
    "n(x) :- _ = [1, x], n(x).",
]


@pytest.mark.parametrize("text", GOOD)
def test_valid_programs_are_accepted(text: str) -> None:
    assert errors_of(DECLS + text + "\n") == []


def test_several_mistakes_are_reported_at_once_in_order() -> None:
    found = errors_of(DECLS + "n(x) :- s(x).\nname(y) :- s(y).\nn(z) :- n(1).\n")
    assert [line for line, _, _ in found] == [FIRST, FIRST + 1, FIRST + 2]


def test_the_message_has_place_reason_and_remedy() -> None:
    with pytest.raises(ProgramError) as caught:
        compiled(DECLS + "n(x) :- nothing(x).\n")
    assert str(caught.value) == f"/test.dl:{FIRST}:9: relation nothing is not declared (declare it with .decl)"


@pytest.mark.parametrize(
    ("text", "feature"),
    [
        (".functor g(x:number):number\nn(@g(x)) :- n(x).", "functor @g"),
        (".functor lub(x:number, y:number):number\n.lattice Id<> { Lub -> @lub(_, _) }", "lattices"),
        ("n(x) :- n(y), x = recursive_iteration_cnt().", "recursive_iteration_cnt()"),
        (".decl d = debug_delta(n)", "debug_delta"),
        ("n(x) :- n(x), x = autoinc().", "autoinc() in the body of a rule"),
        ("n(x) :- n($).", "autoinc() in the body of a rule"),
    ],
)
def test_what_is_bound_to_cpp_is_refused_by_name_and_place(text: str, feature: str) -> None:
    with pytest.raises(UnsupportedFeature) as caught:
        compiled(DECLS + text + "\n")
    assert feature in caught.value.feature
    assert caught.value.span is not None
    assert caught.value.span.line >= FIRST
    assert "install Soufflé" in str(caught.value)


def test_warnings_name_what_is_never_filled_and_what_occurs_once() -> None:
    program = compiled(".decl a(x:number)\n.decl b(x:number)\n.output b\nb(1) :- a(_), a(x), a(_y).\n")
    assert [warning.split(": ", 1)[1] for warning in program.warnings] == [
        "relation a has neither rules nor facts",
        "variable x occurs only once",
    ]
