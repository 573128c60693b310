"""Rules split by views and relations computed on demand give what the program as it stands gives."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphlift.engine import relation as relation_module
from graphlift.engine import stores as stores_module
from graphlift.engine import variants as variants_module
from graphlift.engine import views as views_module
from graphlift.engine.codecache import CodeCache
from graphlift.engine.datalog import evaluate_directory
from graphlift.engine.demand import MAGIC, on_demand
from graphlift.engine.evaluator import evaluate_program
from graphlift.engine.program import Program
from graphlift.engine.stratify import restrict
from graphlift.eval.bench.engine_programs import FAMILIES, souffle_text
from tests.engine.frontend_support import compiled
from tests.engine.test_eval_random import Database, engine_rows, naive, programs


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(case=programs(), heights=st.booleans())
def test_views_change_no_result(case: tuple[Program, Database], heights: bool) -> None:
    """With every rule split as soon as it can be."""
    program, db = case
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(variants_module, "LEAST_WORK", 0)
        patch.setattr(views_module, "_GAIN", -1)
        assert engine_rows(program, db, heights) == naive(program, {name: set(rows) for name, rows in db.items()})


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(case=programs(), data=st.data())
def test_code_that_was_kept_serves_other_facts(case: tuple[Program, Database], data: st.DataObject) -> None:
    """Other values, widths of columns and sizes of relations, and so other plans and layouts, with one cache."""
    program, first = case
    program = replace(program, digest="a program")
    with TemporaryDirectory() as folder:
        for turn in range(3):
            shift = data.draw(st.sampled_from([0, 0, 1, -5, 3000, -(2**31), 2**31 - 8]))
            db = {
                name: {tuple(min(max(value + shift, -(2**31)), 2**31 - 1) for value in row) for row in rows}
                for name, rows in first.items()
            }
            cache = CodeCache(Path(folder) / "rules.code", program.digest)
            expected = naive(program, {name: set(rows) for name, rows in db.items()})
            assert engine_rows(program, db, cache=cache, spare=turn * data.draw(st.integers(0, 3))) == expected


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(case=programs(), row_bits=st.integers(0, 3))
def test_row_numbers_that_outgrow_their_bits(case: tuple[Program, Database], row_bits: int) -> None:
    program, db = case
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stores_module, "_FEWER_ROW_BITS", row_bits)
        patch.setattr(stores_module, "KEY_BITS", 40)
        patch.setattr(relation_module, "KEY_BITS", 0)
        assert engine_rows(program, db) == naive(program, {name: set(rows) for name, rows in db.items()})


@pytest.mark.parametrize("family", ["points-to", "call-site"])
def test_a_view_spares_most_of_a_points_to_analysis(
    family: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same tuples in the same rounds, with and without views, and the view pays."""
    chosen = FAMILIES[family]
    program = compiled(souffle_text(chosen))
    for name, rows in chosen.make(30_000).items():
        (tmp_path / f"{name}.facts").write_text("".join("\t".join(row) + "\n" for row in rows))
    monkeypatch.setattr(variants_module, "LEAST_WORK", 1000)
    split = evaluate_directory(program, str(tmp_path), wanted=list(chosen.heads))
    monkeypatch.setattr(variants_module, "LEAST_WORK", 1 << 60)
    whole = evaluate_directory(program, str(tmp_path), wanted=list(chosen.heads))
    monkeypatch.setattr(variants_module, "LEAST_WORK", 1000)
    by_relation = evaluate_directory(program, str(tmp_path))
    assert by_relation.stats.views
    assert split.stats.views > whole.stats.views == 0
    for name in chosen.heads:
        assert split.count(name) > 100
        with_heights = [
            sorted(zip(*(column.tolist() for column in found.columns(name)), found.heights(name).tolist(), strict=True))
            for found in (split, whole)
        ]
        assert with_heights[0] == with_heights[1]
        rows = sorted(zip(*(column.tolist() for column in by_relation.columns(name)), strict=True))
        assert rows == [row[:-1] for row in with_heights[0]]


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(case=programs(), data=st.data())
def test_demand_changes_no_output(case: tuple[Program, Database], data: st.DataObject) -> None:
    program, db = case
    wanted = data.draw(st.sampled_from(list(program.relations)))
    asked = Program(program.types, program.relations, program.strata, pragmas=((MAGIC, "*"),), digest="a program")
    transformed = on_demand(restrict(asked, [wanted]), [wanted])
    numbers = [rule.number for rule in transformed.rules()]
    assert len(set(numbers)) == len(numbers)
    inputs = {name: rows for name, rows in db.items() if name in transformed.relations}
    expected = naive(program, {name: set(rows) for name, rows in db.items()})
    for cache in (None, CodeCache(None, transformed.digest)):
        assert engine_rows(transformed, inputs, cache=cache)[wanted] == expected[wanted]


DECLARED = ".decl path(x: number, y: number)"
CHAIN = """
.decl edge(x: number, y: number)
edge(0, 1).
edge(x + 1, y + 1) :- edge(x, y), x < 300.
.decl path(x: number, y: number)
path(x, y) :- edge(x, y).
path(x, z) :- edge(x, y), path(y, z).
.decl end(x: number)
end(y) :- path(290, y).
.output end
"""


@pytest.mark.parametrize(
    ("declared", "small"),
    [
        ('.pragma "magic-transform" "*"\n' + CHAIN, True),
        ('.pragma "magic-transform" "path"\n' + CHAIN, True),
        (CHAIN.replace(DECLARED, DECLARED + " magic"), True),
        ('.pragma "magic-transform" "*"\n.pragma "magic-transform-exclude" "path"\n' + CHAIN, False),
        ('.pragma "magic-transform" "*"\n' + CHAIN.replace(DECLARED, DECLARED + " no_magic"), False),
        (CHAIN, False),
    ],
)  # fmt: skip
def test_only_what_is_asked_for_is_derived(declared: str, small: bool) -> None:
    program = restrict(compiled(declared), ["end"])
    found = evaluate_program(on_demand(program, ["end"]), outputs=["end"])
    assert found.rows("end") == [(number,) for number in range(291, 302)]
    assert (found.stats.tuples < 1000) == small


def test_what_stands_under_a_negation_is_complete() -> None:
    text = """.pragma "magic-transform" "*"
    .decl n(x: number) n(1). n(2). n(3).
    .decl low(x: number) low(x) :- n(x), x < 3.
    .decl odd(x: number) odd(x) :- low(x), x != 2.
    .decl even(x: number) even(x) :- n(x), !odd(x).
    .decl top(x: number) top(x) :- even(x), c = count : { low(_) }, x > c.
    .output top"""
    program = compiled(text)
    transformed = on_demand(restrict(program, ["top"]), ["top"])
    assert {"odd", "low"} <= transformed.relations.keys()
    assert evaluate_program(transformed, outputs=["top"]).rows("top") == [(3,)]
