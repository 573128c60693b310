"""The generated inputs of the engine benchmark have the size and the shape that they are named for."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphlift.engine.api import load_program
from graphlift.engine.datalog import evaluate_directory
from graphlift.eval.bench.engine import Figures, derivations, misses, table, write_facts
from graphlift.eval.bench.engine_programs import FAMILIES, souffle_text


@pytest.mark.parametrize("name", FAMILIES)
def test_about_as_many_tuples_follow_as_asked_for(name: str, tmp_path: Path) -> None:
    family = FAMILIES[name]
    write_facts(family, family.make(200_000), tmp_path)
    results = evaluate_directory(load_program(souffle_text(family)), str(tmp_path))
    assert 150_000 < sum(results.count(output) for output in family.outputs) < 250_000


@pytest.mark.parametrize(
    ("name", "least", "most"),
    [("points-to", 1.5, 5), ("call-site", 1.5, 5), ("dense points-to", 30, 60), ("dense call-site", 50, 90),
     ("chain", 1, 1)],
)  # fmt: skip
def test_tuples_follow_in_as_many_ways_as_the_shape_says(name: str, least: float, most: float) -> None:
    assert least <= derivations(FAMILIES[name]) <= most


def test_the_table_relates_figures_to_the_interpreter() -> None:
    figures = [Figures("embedded", 0.5, 200.0, 1_000_000, 21.3), Figures("souffle", 2.0, 50.0, 1_000_000, 21.3)]
    assert table("dense", figures, True) == [
        "| dense | 1,000,000 | 21.3 | embedded | 0.50 | 0.25 | 200 | 4.00 |",
        "| dense | 1,000,000 | 21.3 | souffle | 2.00 | 1.00 | 50 | 1.00 |",
    ]
    assert misses("dense", figures) == ["dense, 1,000,000 tuples: 200 MB, of 160 allowed"]
