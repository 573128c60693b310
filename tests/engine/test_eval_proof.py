"""Proof trees and why-not, on programs with recursion, negation, aggregates, records and functors."""

from __future__ import annotations

import json
from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphlift.engine import evaluate
from graphlift.engine.proof import Condition, Proof, WhyNot, explain
from graphlift.engine.results import Results
from graphlift.facts.base import FactBase

PROGRAM = """
.type Pair = [a: symbol, b: number]
.decl edge(x: symbol, y: symbol)
edge("a", "b"). edge("b", "c"). edge("c", "d"). edge("a", "d"). edge("d", "a").
.decl path(x: symbol, y: symbol)
path(x, y) :- edge(x, y).
path(x, z) :- path(x, y), edge(y, z).
.decl blocked(x: symbol)
blocked("b").
.decl free(x: symbol)
free(x) :- edge(x, _), !blocked(x).
.decl degree(x: symbol, n: number)
degree(x, n) :- edge(x, _), n = count : { edge(x, _) }.
.decl box(p: Pair)
box([x, n + 1]) :- degree(x, n), n > 1.
.decl open(s: symbol)
open(cat(s, "!")) :- box([s, k]), k = 3, match("[a-c]", s).
"""


@pytest.fixture(scope="module")
def results() -> Results:
    return evaluate(PROGRAM, heights=True)


def nodes(proof: Proof) -> Iterator[Proof]:
    yield proof
    for premise in proof.premises:
        if isinstance(premise, Proof):
            yield from nodes(premise)


def proof_of(results: Results, relation: str, *row: str | int) -> Proof:
    found = explain(results, relation, row)
    assert isinstance(found, Proof), found
    return found


def why_not(results: Results, relation: str, *row: str | int) -> WhyNot:
    found = explain(results, relation, row)
    assert isinstance(found, WhyNot), found
    return found


def test_a_fact_has_no_premises(results: Results) -> None:
    proof = proof_of(results, "edge", "a", "b")
    assert (proof.rule, proof.premises, proof.note) == (None, [], "fact")


def test_the_lowest_derivation_is_chosen(results: Results) -> None:
    """`path(a, d)` has a derivation over b and c, but the edge itself is lower."""
    proof = proof_of(results, "path", "a", "d")
    assert [str(premise) for premise in proof.premises] == ['edge("a", "d")  [<program>:4]  (fact)']
    assert proof.rule is not None
    assert proof.rule.span.line == 6


def test_premises_are_lower_and_bindings_are_told(results: Results) -> None:
    proof = proof_of(results, "path", "b", "b")
    assert proof.bindings == {"x": '"b"', "y": '"a"', "z": '"b"'}
    for node in nodes(proof):
        assert all(premise.height < node.height for premise in node.premises if isinstance(premise, Proof))
    leaves = {node.text for node in nodes(proof) if not node.premises}
    assert leaves == {'edge("b", "c")', 'edge("c", "d")', 'edge("d", "a")', 'edge("a", "b")'}


def test_every_tuple_has_a_proof_that_ends_in_facts(results: Results) -> None:
    for relation in results.names():
        for row in zip(*(column.tolist() for column in results.columns(relation)), strict=True):
            for node in nodes(proof_of(results, relation, *row)):
                assert node.note or node.premises, node


def test_negation_aggregates_records_functors(results: Results) -> None:
    assert [str(p) for p in proof_of(results, "free", "a").premises if isinstance(p, Proof)]
    assert Condition('!blocked("a")') in proof_of(results, "free", "a").premises
    degree = proof_of(results, "degree", "a", 2)
    assert Condition('2 = count : { edge("a", _) }') in degree.premises
    opened = proof_of(results, "open", "a!")
    assert [node.text for node in nodes(opened)][:3] == ['open("a!")', 'box(["a", 3])', 'degree("a", 2)']
    assert Condition('match("[a-c]", "a")') in opened.premises


def test_json_and_text(results: Results) -> None:
    proof = proof_of(results, "path", "a", "c")
    data = json.loads(json.dumps(proof.to_json()))
    assert data["tuple"] == 'path("a", "c")'
    assert data["rule"]["line"] == 7
    assert data["premises"][0]["tuple"] == 'path("a", "b")'
    assert str(proof).splitlines() == [
        'path("a", "c")  [<program>:7]',
        '  path("a", "b")  [<program>:6]',
        '    edge("a", "b")  [<program>:4]  (fact)',
        '  edge("b", "c")  [<program>:4]  (fact)',
    ]


def test_repeated_tuples_are_proved_once(results: Results) -> None:
    cycle = evaluate(
        ".decl n(x: number) n(0). n(x + 1) :- n(x), x < 200. .decl two(x: number) two(x) :- n(x), n(x - 1).",
        heights=True,
    )
    proof = proof_of(cycle, "two", 150)
    notes = [node.note for node in nodes_iteratively(proof)]
    assert sum(note.startswith("see") for note in notes) == 1
    assert len(notes) == 153


def nodes_iteratively(proof: Proof) -> Iterator[Proof]:
    waiting = [proof]
    while waiting:
        node = waiting.pop()
        yield node
        waiting += [premise for premise in node.premises if isinstance(premise, Proof)]


def test_a_proof_can_be_cut_off() -> None:
    long = evaluate(".decl n(x: number) n(0). n(x + 1) :- n(x), x < 5000.", heights=True)
    proof = proof_of(long, "n", 4000)
    assert len(list(nodes_iteratively(proof))) == 501
    assert sum(line.strip() == "n(3500)  (not explained further)" for line in str(proof).splitlines()) == 1


def test_why_not_names_the_first_premise_that_fails(results: Results) -> None:
    missing = why_not(results, "free", "b")
    (failure,) = missing.failures
    assert failure.failed == '!blocked("b")'
    assert why_not(results, "path", "a", "zzz").failures == ()
    failures = why_not(results, "path", "b", "unknown text").failures
    assert failures == ()
    two = why_not(results, "degree", "a", 3)
    assert two.failures[0].failed == '3 = count : { edge("a", _) }, which is 2'
    assert json.loads(json.dumps(two.to_json()))["missing"] == 'degree("a", 3)'
    assert "fails: 3 = count" in str(two)


def test_why_not_goes_as_far_as_it_can() -> None:
    found = evaluate(
        """.decl a(x: number) a(1). a(2). .decl b(x: number, y: number) b(2, 5).
        .decl c(y: number) c(6). .decl d(x: number) d(y) :- a(x), b(x, y), c(y).""",
        heights=True,
    )
    (failure,) = why_not(found, "d", 5).failures
    assert set(failure.held) <= {"a(2)", "b(2, 5)"}
    assert failure.failed == "c(5)"


def test_rows_of_the_wrong_length(results: Results) -> None:
    with pytest.raises(ValueError, match="2 columns"):
        explain(results, "edge", ("a",))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), min_size=1, max_size=12))
def test_chains_of_an_equivalence_lead_from_one_value_to_the_other(pairs: list[tuple[int, int]]) -> None:
    """Pairs come one a round; each chain is made of given pairs, and none of them is later than the pair it proves."""
    text = (
        ".decl given(t: number, x: number, y: number)\n.input given\n.decl turn(t: number)\n"
        ".decl same(x: number, y: number) eqrel\n.decl both(t: number, x: number, y: number)\n"
        "turn(0).\nturn(t + 1) :- turn(t), both(t, _, _).\n"
        "both(t, x, y) :- turn(t), given(t, x, y).\nsame(x, y) :- both(_, x, y).\nturn(t) :- turn(t), same(t, t).\n"
    )
    facts = FactBase()
    table = np.asarray([(turn, *pair) for turn, pair in enumerate(pairs)], dtype=np.int32)
    facts.put("given", [table[:, 0], table[:, 1], table[:, 2]])
    results = evaluate(text, facts, heights=True)
    for row in results.rows("same"):
        one, other = (int(str(value)) for value in row)
        found = explain(results, "same", (one, other))
        assert isinstance(found, Proof)
        if found.rule is not None:
            assert (one, other) in pairs
            continue
        links = [premise.row for premise in found.premises if isinstance(premise, Proof)]
        assert all(isinstance(premise, Proof) and premise.rule is not None for premise in found.premises)
        assert all(isinstance(premise, Proof) and premise.height <= found.height for premise in found.premises)
        assert set(links) <= set(pairs)
        if one == other:
            assert len(links) == 1
            assert one in links[0]
            continue
        for first, second in links:
            assert one in (first, second)
            one = second if one == first else first
        assert one == other
