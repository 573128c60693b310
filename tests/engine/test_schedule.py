"""The order in which relations pass on their news."""

from __future__ import annotations

from graphlift.engine.schedule import propagation_order


def test_each_relation_comes_before_those_derived_from_it() -> None:
    assert propagation_order({"c": [], "a": ["b", "c"], "b": ["c"]}) == ["a", "b", "c"]


def test_a_cycle_is_entered_where_it_is_first_reached() -> None:
    order = propagation_order({"start": ["one"], "one": ["two"], "two": ["three"], "three": ["one", "end"], "end": []})
    assert order == ["start", "one", "two", "three", "end"]


def test_long_chains_need_no_deep_stack() -> None:
    names = [f"r{number}" for number in range(5000)]
    assert propagation_order(dict(zip(names, [[name] for name in [*names[1:], names[0]]], strict=True))) == names
