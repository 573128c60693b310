"""From checked clauses to the contract: normal form, encodings, components, inlining, strata."""

from __future__ import annotations

import pytest

from graphlift.engine.errors import ProgramError
from graphlift.engine.program import (
    AdtType,
    Aggregate,
    Atom,
    Cast,
    Constant,
    Constraint,
    Functor,
    Negation,
    Range,
    RecordInit,
    RecordType,
    Rule,
    Variable,
    Wildcard,
)

from .frontend_support import compiled, rules_of

DECLS = ".decl e(x:number, y:number)\n.decl p(x:number, y:number)\n.decl n(x:number)\n.decl s(x:symbol)\n"


def body_atoms(rule: Rule) -> list[str]:
    """Relation names of a rule's positive and negated atoms."""
    names = []
    for literal in rule.body:
        if isinstance(literal, Atom):
            names.append(literal.relation)
        elif isinstance(literal, Negation):
            names.append("!" + literal.atom.relation)
    return names


def test_complex_arguments_become_equations_after_the_atom() -> None:
    (rule,) = rules_of(DECLS + "p(x, y) :- e(x + 1, y), n(x).", "p")
    atom, equation, _ = rule.body
    assert isinstance(atom, Atom)
    assert isinstance(equation, Constraint)
    fresh = atom.args[0]
    assert isinstance(fresh, Variable)
    assert equation.lhs == fresh
    assert isinstance(equation.rhs, Functor)
    assert (equation.rhs.name, equation.rhs.operand) == ("+", "i")


def test_equal_variables_and_constants_are_substituted() -> None:
    (rule,) = rules_of(DECLS + "p(x, y) :- e(x, z), z = y, x = 3.", "p")
    assert len(rule.body) == 1
    atom = rule.body[0]
    assert isinstance(atom, Atom)
    assert atom.args[0] == Constant(3, "i") == rule.head.args[0]
    assert atom.args[1] == rule.head.args[1]


def test_equations_of_floats_that_atoms_bind_only_filter() -> None:
    """-0.0 is equal to 0.0, and an atom is looked up by bits."""
    (rule,) = rules_of(".decl f(x:float)\n.decl g(x:float)\ng(x) :- f(x), x = 0.", "g")
    (atom, *comparisons) = rule.body
    assert isinstance(atom, Atom)
    assert [literal.op for literal in comparisons if isinstance(literal, Constraint)] == ["<=", ">="]


def test_contradictions_leave_no_rule() -> None:
    assert rules_of(DECLS + "p(1, 2) :- n(_), 1 = 2.\np(2, 3) :- false.\np(3, 4) :- true, n(3).", "p") != []
    assert len(rules_of(DECLS + "p(1, 2) :- n(_), 1 = 2.\np(2, 3) :- false.\np(3, 4) :- true, n(3).", "p")) == 1


@pytest.mark.parametrize(
    ("declared", "text", "expected"),
    [
        ("number", "to_string(x)", ("i2s", "i", "s")),
        ("unsigned", "to_string(x)", ("u2s", "u", "s")),
        ("float", "to_string(x)", ("f2s", "f", "s")),
        ("symbol", "to_number(x)", ("s2i", "s", "i")),
        ("number", "to_unsigned(x)", ("i2u", "i", "u")),
        ("unsigned", "x / x", ("/", "u", "u")),
        ("float", "x ^ x", ("^", "f", "f")),
        ("unsigned", "x bshru x", ("bshru", "u", "u")),
        ("float", "-x", ("neg", "f", "f")),
        ("symbol", "max(x, x)", ("max", "s", "s")),
        ("symbol", "x + x", ("cat", "s", "s")),
        ("symbol", "ord(x)", ("ord", "s", "i")),
        ("symbol", "strlen(x)", ("strlen", "s", "i")),
    ],
)
def test_overloads_are_resolved(declared: str, text: str, expected: tuple[str, str, str]) -> None:
    names = {"s": "symbol", "i": "number", "u": "unsigned", "f": "float"}
    program = f".decl a(x:{declared})\n.decl b(x:{names[expected[2]]})\nb({text}) :- a(x)."
    (rule,) = rules_of(program, "b")
    functor = rule.head.args[0]
    assert isinstance(functor, Functor)
    assert (functor.name, functor.operand, functor.kind) == expected


def test_constants_take_the_kind_of_their_place() -> None:
    program = compiled('.decl a(i:number, u:unsigned, f:float, s:symbol)\na(0x10, 4294967295, 1, "t").')
    (rule,) = program.rules()
    assert rule.head.args == (Constant(16, "i"), Constant(4294967295, "u"), Constant(1.0, "f"), Constant("t", "s"))
    assert rule.is_fact


def test_comparisons_carry_the_kind_of_their_operands() -> None:
    (rule,) = rules_of(".decl u(x:unsigned)\n.decl b(x:unsigned)\nb(x) :- u(x), u(y), x < y, y != 3.", "b")
    kinds = [literal.kind for literal in rule.body if isinstance(literal, Constraint)]
    assert kinds == ["u", "u"]


def test_records_in_bodies_are_flat_and_in_heads_nested() -> None:
    text = (
        ".type L = [head:number, tail:L]\n.decl a(l:L)\n.decl b(l:L)\n"
        "b([x, [y, nil]]) :- a([x, [y, _]]), a([z, nil]), z > 0."
    )
    (rule,) = rules_of(text, "b")
    head = rule.head.args[0]
    assert isinstance(head, RecordInit)
    assert isinstance(head.args[1], RecordInit)
    assert head.args[1].args[1] == Constant(0, "r")
    packs = [literal for literal in rule.body if isinstance(literal, Constraint) and literal.op == "="]
    assert len(packs) == 3
    for pack in packs:
        assert isinstance(pack.lhs, Variable)
        assert isinstance(pack.rhs, RecordInit)
        assert all(isinstance(part, Variable | Constant | Wildcard) for part in pack.rhs.args)


def test_adts_are_encoded_as_souffle_does() -> None:
    text = (
        ".type Color = Red {} | Green {}\n.type Tree = Node {l:Tree, r:Tree} | Leaf {v:number} | Empty {}\n"
        ".decl c(x:Color)\n.decl t(x:Tree)\n"
        "c($Red()). c($Green()).\nt($Node($Leaf(1), $Empty()))."
    )
    program = compiled(text)
    facts = {
        rule.head.relation: [r.head.args[0] for r in program.rules() if r.head.relation == rule.head.relation]
        for rule in program.rules()
    }
    assert facts["c"] == [Constant(1, "a"), Constant(0, "a")]
    (node,) = facts["t"]
    # branches in the order of their names: Empty 0, Leaf 1, Node 2
    leaf = RecordInit((Constant(1, "i"), Constant(1, "i")), "a")
    empty = RecordInit((Constant(0, "i"), RecordInit(())), "a")
    assert node == RecordInit((Constant(2, "i"), RecordInit((leaf, empty))), "a")
    color = program.types["Color"].structure
    assert isinstance(color, AdtType)
    assert color.is_enum


def test_casts_reinterpret() -> None:
    (rule,) = rules_of(DECLS + "p(x, 1) :- s(y), x = as(y, number).", "p")
    equation = rule.body[1]
    assert isinstance(equation, Constraint)
    assert equation.lhs == Variable("x", "i")
    assert equation.rhs == Cast(Variable("y", "s"), "i")


@pytest.mark.parametrize(
    "body", ["s(as(x, symbol))", "s(y), y = as(x, symbol)", "s(y), as(x, symbol) = y", "s(y), [as(x, symbol)] = [y]"]
)
def test_casts_bind_nothing(body: str) -> None:
    """Soufflé 2.5 accepts these programs and fails when it translates them."""
    with pytest.raises(ProgramError, match=r"variable x is ungrounded.*itself: Soufflé binds nothing inside of as"):
        rules_of(DECLS + f".type R = [s: symbol]\np(x, 1) :- {body}.", "p")


def test_range_is_a_literal_of_its_own() -> None:
    (rule,) = rules_of(DECLS + "p(x, range(0, x)) :- n(x).", "p")
    generator = rule.body[1]
    assert isinstance(generator, Range)
    assert rule.head.args[1] == generator.target
    assert generator.step is None


def aggregates(rule: Rule) -> list[Aggregate]:
    """The aggregates directly in a rule's body."""
    return [literal for literal in rule.body if isinstance(literal, Aggregate)]


def test_aggregates_know_their_outer_variables_and_keep_their_own() -> None:
    (rule,) = rules_of(DECLS + "p(x, c) :- n(x), y = 3, c = sum y : { e(x, y), n(y) }.", "p")
    (aggregate,) = aggregates(rule)
    assert aggregate.outer == ("x",)
    assert aggregate.op == "sum"
    assert isinstance(aggregate.expression, Variable)
    assert aggregate.expression.name != "y"
    assert aggregate.keys is None


def test_nested_aggregates_see_through_their_surroundings() -> None:
    text = DECLS + "p(x, c) :- n(x), c = min y : { e(x, y), y < count : { e(x, z), e(z, y) } }."
    (rule,) = rules_of(text, "p")
    (outer,) = aggregates(rule)
    (inner,) = [literal for literal in outer.body if isinstance(literal, Aggregate)]
    assert outer.outer == ("x",)
    assert len(inner.outer) == 2
    assert "x" in inner.outer


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("count : { e(x, _) }", None),
        ("count : { e(x, _), x > 2 }", None),
        ("count : { e(x, _), n(x) }", ("x",)),
        ("count : { e(x, y), n(y) }", None),
        ("sum x : { e(x, _), n(_) }", ("x",)),
    ],
)
def test_wildcards_multiply_only_in_bodies_of_one_atom(text: str, keys: tuple[str, ...] | None) -> None:
    (rule,) = rules_of(DECLS + f".decl result(c:number)\nresult(c) :- c = {text}.", "result")
    (aggregate,) = aggregates(rule)
    found = None if aggregate.keys is None else tuple(key.name for key in aggregate.keys)
    assert found == keys


def test_witnesses_of_an_extreme_are_bound_beside_it() -> None:
    (rule,) = rules_of(DECLS + "p(m, w) :- m = max x : { e(x, w) }.", "p")
    (aggregate,) = aggregates(rule)
    assert aggregate.outer == ()
    (atom,) = [literal for literal in rule.body if isinstance(literal, Atom)]
    assert atom.args[1] == rule.head.args[1]


def test_inline_relations_disappear() -> None:
    text = DECLS + (
        ".decl i(x:number, y:number) inline\ni(x, y) :- e(x, y), e(y, x).\ni(x, 7) :- n(x).\n"
        "p(a, b) :- i(a, b), n(b).\np(a, a) :- n(a), !i(a, 7).\n"
    )
    program = compiled(text)
    assert "i" not in program.relations
    bodies = [body_atoms(rule) for rule in program.rules()]
    assert bodies == [["e", "e", "n"], ["n", "n"], ["n", "!e", "!n"], ["n", "!e", "!n"]]


def test_inlined_arguments_are_evaluated_once() -> None:
    text = DECLS + ".decl i(x:number, y:number) inline\ni(x, x) :- n(x).\np(a, 1) :- i(range(0, 3), a).\n"
    (rule,) = rules_of(text, "p")
    assert sum(isinstance(literal, Range) for literal in rule.body) == 1


def test_components_are_expanded_with_parameters_inheritance_and_override() -> None:
    text = """
    .comp Graph<T> {
      .type Node <: T
      .decl edge(a:Node, b:Node)
      .decl path(a:Node, b:Node) overridable
      path(a, b) :- edge(a, b).
      .comp Inner { .decl deep(a:Node)  deep(a) :- edge(a, _). }
      .init in = Inner
    }
    .comp Closed<T> : Graph<T> {
      .override path
      path(a, b) :- edge(b, a).
      path(a, c) :- path(a, b), edge(b, c).
    }
    .init g = Graph<number>
    .init c = Closed<symbol>
    .output c.path
    g.edge(as(1, g.Node), as(2, g.Node)).
    """
    program = compiled(text)
    assert sorted(program.relations) == ["c.edge", "c.in.deep", "c.path", "g.edge", "g.in.deep", "g.path"]
    assert program.types["c.Node"].kind == "s"
    assert program.types["g.Node"].kind == "i"
    assert [attribute.type for attribute in program.relations["c.path"].attributes] == ["c.Node", "c.Node"]
    bodies = {
        name: [body_atoms(rule) for rule in program.rules() if rule.head.relation == name] for name in program.relations
    }
    assert bodies["c.path"] == [["c.edge"], ["c.path", "c.edge"]]
    assert bodies["g.path"] == [["g.edge"]]
    assert bodies["c.in.deep"] == [["c.edge"]]
    assert [directive.action for directive in program.relations["c.path"].directives] == ["output"]


def test_clauses_for_a_nested_instance_find_their_relation() -> None:
    text = """
    .comp A { .decl r(x:number) }
    .comp B { .init a = A  a.r(1). }
    .init b = B
    """
    assert [rule.head.relation for rule in compiled(text).rules()] == ["b.a.r"]


def test_strata_follow_dependencies() -> None:
    text = DECLS + (
        ".decl reach(x:number)\n.decl other(x:number)\n.decl even(x:number)\n.decl odd(x:number)\n"
        "other(x) :- n(x), !reach(x).\nreach(x) :- n(x).\nreach(y) :- reach(x), e(x, y).\n"
        "even(0) :- n(_).\nodd(x) :- even(y), e(y, x).\neven(x) :- odd(y), e(y, x), !other(x).\n"
    )
    program = compiled(text)
    place = {name: index for index, stratum in enumerate(program.strata) for name in stratum.relations}
    assert place["reach"] < place["other"] < place["even"] == place["odd"]
    assert program.strata[place["reach"]].recursive
    assert program.strata[place["even"]].recursive
    assert not program.strata[place["other"]].recursive
    assert len(program.strata[place["even"]].rules) == 3


def test_relations_carry_qualifiers_and_directives() -> None:
    text = """
    .decl a(x:number, y:number) eqrel
    .decl b(x:number, y:symbol) choice-domain x, (x, y)
    .decl c(x:number) output printsize
    .input a(filename="f", delimiter=",", headers=true)
    .output b
    .limitsize b(n=10)
    """
    relations = compiled(text).relations
    assert relations["a"].representation == "eqrel"
    assert relations["b"].choice_domains == ((0,), (0, 1))
    assert relations["b"].limit == 10
    assert [directive.action for directive in relations["c"].directives] == ["output", "printsize"]
    (directive,) = relations["a"].io("input")
    assert (directive.get("filename"), directive.get("delimiter"), directive.get("headers")) == ("f", ",", "true")


def test_subsumption_has_its_own_rules_and_storage() -> None:
    text = (
        ".decl d(x:number, c:number)\nd(1, 2). d(1, 3).\nd(x, a) <= d(x, b) :- b < a.\nd(_, 9) <= d(_, b) :- b < 9.\n"
    )
    program = compiled(text)
    assert program.relations["d"].representation == "btree_delete"
    (stratum,) = program.strata
    first, second = stratum.subsumptions
    assert first.dominated.args[0] == first.dominating.args[0]
    assert second.dominated.args[0] != second.dominating.args[0]


def test_type_structures_are_kept_for_input_and_output() -> None:
    types = compiled(
        ".type P = [a:number, b:P]\n.type Q = P\n.type N = M | K\n.type M <: number\n.type K <: number\n"
    ).types
    assert types["P"].structure == types["Q"].structure == RecordType((("a", "number"), ("b", "P")))
    assert types["N"].kind == "i"


def test_anonymous_records_are_taken_apart() -> None:
    rules = rules_of(DECLS + "p(x, y) :- e(x, y), r = [x, y], r != [y, z], n(z).", "p")
    assert len(rules) == 2
    assert all(not isinstance(literal, Constraint) or literal.op == "!=" for rule in rules for literal in rule.body)
