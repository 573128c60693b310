"""What a run may hold and how long it may take is bounded inside a single join, too."""

from __future__ import annotations

import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from graphlift.engine import Budget, BudgetExceeded, evaluate
from graphlift.engine import relation as relation_module
from graphlift.engine import stores as stores_module
from graphlift.engine.results import Results
from graphlift.facts.base import FactBase

MEGABYTE = 1 << 20
PRODUCT = ".decl a(x: number)\n.input a\n.decl r(x: number, y: number)\n"


def numbers(n: int) -> FactBase:
    facts = FactBase()
    facts.put("a", [np.arange(n, dtype=np.int32)])
    return facts


def peak_of(work: Callable[[], Results]) -> tuple[Results, int]:
    """What ``work`` gives, and the most bytes that it held at a time (numpy's included)."""
    tracemalloc.start()
    try:
        return work(), tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    "rules",
    [
        "r(x, y) :- a(x), a(y), x + y < 0.\n",
        "r(x, n) :- a(x), n = count : { a(y), a(z), y + z < 0 }.\n",
        "r(x, y) :- a(x), y = range(0, 2000000000), y < 0.\n",
        # recursive: the product is of a delta
        "r(x, 0) :- a(x).\nr(x, y) :- r(x, _), a(y), a(z), y + z < 0.\n",
    ],
)
def test_time_is_up_inside_a_join_that_gives_nothing(rules: str) -> None:
    begin = time.monotonic()
    with pytest.raises(BudgetExceeded, match=r"0\.5 seconds in r \(<program>:\d+:\d+\)"):
        evaluate(PRODUCT + rules, numbers(200_000), budget=Budget(max_seconds=0.5))
    assert time.monotonic() - begin < 10


@pytest.mark.parametrize("wide", [False, True])
@pytest.mark.parametrize(
    ("budget", "kind"), [(Budget(max_bytes=64 * MEGABYTE), "bytes"), (Budget(max_tuples=1_000_000), "tuples")]
)
def test_memory_is_up_inside_a_join(budget: Budget, kind: str, wide: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if wide:
        monkeypatch.setattr(relation_module, "KEY_BITS", 1)
        monkeypatch.setattr(stores_module, "KEY_BITS", 1)
    monkeypatch.setattr(relation_module, "_COMPACT_AT", 1 << 20)

    def run() -> Results:
        with pytest.raises(BudgetExceeded, match=r"in r \(<program>:4:1\)") as caught:
            evaluate(PRODUCT + "r(x, y) :- a(x), a(y).\n", numbers(200_000), budget=budget)
        assert caught.value.kind == kind
        return evaluate(PRODUCT)

    assert peak_of(run)[1] < 700 * MEGABYTE  # the product would be 320 GB


def test_an_equivalence_relation_that_explodes_is_stopped() -> None:
    text = ".decl a(x: number)\n.input a\n.decl r(x: number, y: number) eqrel\nr(x, y) :- a(x), y = x / 2.\n"
    with pytest.raises(BudgetExceeded, match="bytes in r"):
        evaluate(text, numbers(100_000), budget=Budget(max_bytes=64 * MEGABYTE))


def test_a_budget_that_is_enough_changes_nothing() -> None:
    text = PRODUCT + "r(x, y) :- a(x), a(y), x < y.\n"
    limits = Budget(max_seconds=100, max_tuples=10**9, max_bytes=10**10)
    assert evaluate(text, numbers(300), budget=limits).rows("r") == evaluate(text, numbers(300)).rows("r")


@pytest.mark.parametrize("wide", [False, True])
@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ("r(n, 0) :- n = count : { a(x), a(y), x != y }.", (3000 * 2999, 0)),
        ("r(n, m) :- n = max x - y : { a(x), a(y) }, m = min x - y : { a(x), a(y) }.", (2999, -2999)),
        ("r(n, 0) :- n = sum 1 : { a(x), a(y), a(z), z = 0 }.", (3000 * 3000, 0)),
        ("r(x, y) :- a(x), a(y), a(z), x + y + z = 0.", (0, 0)),
        ("r(n, 0) :- n = max y : { y = range(0, 9000000) }.", (8_999_999, 0)),
    ],
)
def test_joins_that_expand_take_blocks_of_memory(
    rules: str, expected: tuple[int, int], wide: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nine million matches or more, of which few tuples follow: as columns they would be 70 MB each."""
    if wide:
        monkeypatch.setattr(relation_module, "KEY_BITS", 1)
        monkeypatch.setattr(stores_module, "KEY_BITS", 1)
    size = 300 if "x + y + z" in rules else 3000
    results, peak = peak_of(lambda: evaluate(PRODUCT + rules, numbers(size)))
    assert results.rows("r") == [expected]
    assert peak < 40 * MEGABYTE


def test_a_machine_without_memory_is_an_error_with_the_rule(tmp_path: Path) -> None:
    program = tmp_path / "p.dl"
    program.write_text(
        ".decl a(x: number)\na(x) :- x = range(0, 60000).\n.decl r(x: number, y: number)\nr(x, y) :- a(x), a(y).\n"
        ".output r\n"
    )
    code = (
        "import resource, sys\nresource.setrlimit(resource.RLIMIT_AS, (700_000_000, 700_000_000))\n"
        "from graphlift.cli import main\nsys.exit(main(sys.argv[1:]))"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", code, "datalog", str(program), "--engine", "embedded", "-D", str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 3, done.stderr
    assert f"ran out of memory in r ({program}:4:1)" in done.stderr
    assert not (tmp_path / "r.csv").exists()
