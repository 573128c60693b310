"""Packing at its limits, and results that depend on nothing but the program and its facts."""

from __future__ import annotations

import itertools
import random
from pathlib import Path

import numpy as np
import pytest

from graphlift.engine import Budget, BudgetExceeded, evaluate
from graphlift.engine.api import load_program
from graphlift.engine.evaluator import evaluate_program
from graphlift.engine.relation import Relation
from graphlift.engine.stores import KEY_BITS, Domain, NarrowStore, WideStore
from graphlift.facts.base import FactBase

from .engines import both_engines, run_program

MANY = (1 << 21) + 5_000
"""Symbols: more than three columns of them can hold in a packed key."""


def test_symbol_tables_beyond_two_to_the_21() -> None:
    """Joins of tables whose ids lie on both sides of 2^21, where three columns stop being one word."""
    facts = FactBase()
    facts.symbols.intern_many([f"s{number}" for number in range(MANY)])
    chosen = random.Random(3).sample(range(MANY), 300) + list(range((1 << 21) - 20, (1 << 21) + 20))
    pick = random.Random(4)
    rows = sorted({(pick.choice(chosen), pick.choice(chosen), pick.choice(chosen)) for _ in range(3000)})
    pairs = sorted({(pick.choice(chosen), pick.choice(chosen)) for _ in range(600)})
    facts.put("t", [np.asarray(column, dtype=np.int32) for column in zip(*rows, strict=True)])
    facts.put("p", [np.asarray(column, dtype=np.int32) for column in zip(*pairs, strict=True)])
    text = (
        ".decl t(a: symbol, b: symbol, c: symbol)\n.input t\n.decl p(a: symbol, b: symbol)\n.input p\n"
        ".decl r(a: symbol, b: symbol, c: symbol, d: symbol)\nr(a, b, c, d) :- t(a, b, c), p(c, d).\n"
        ".decl n(a: symbol, b: symbol, c: symbol)\nn(a, b, c) :- t(a, b, c), !p(a, b).\n"
        ".decl w(a: symbol, b: symbol)\nw(a, b) :- p(a, b).\nw(a, c) :- w(a, b), p(b, c), t(a, _, _).\n"
    )
    results = evaluate(text, facts)
    after: dict[int, list[int]] = {}
    for a, b in pairs:
        after.setdefault(a, []).append(b)
    expected = {(*row, d) for row in rows for d in after.get(row[2], ())}
    assert set(zip(*(column.tolist() for column in results.columns("r")), strict=True)) == expected
    known = set(pairs)
    missing = {row for row in rows if row[:2] not in known}
    assert set(zip(*(column.tolist() for column in results.columns("n")), strict=True)) == missing
    first = {row[0] for row in rows}
    reached, waiting = set(pairs), list(pairs)
    while waiting:
        a, b = waiting.pop()
        for c in after.get(b, ()) if a in first else ():
            if (a, c) not in reached:
                reached.add((a, c))
                waiting.append((a, c))
    assert set(zip(*(column.tolist() for column in results.columns("w")), strict=True)) == reached


@pytest.mark.parametrize("arity", range(1, 13))
def test_arities(arity: int) -> None:
    """Copying, permuting, joining on all columns but one, negation; over values that need all 32 bits."""
    names = [f"x{place}" for place in range(arity)]
    decls = ", ".join(f"{name}: number" for name in names)
    all_, reversed_ = ", ".join(names), ", ".join(reversed(names))
    text = (
        f".decl a({decls})\n.input a\n.decl b({decls})\n.input b\n"
        f".decl back({decls})\nback({reversed_}) :- a({all_}).\n"
        f".decl both({decls})\nboth({all_}) :- a({all_}), b({all_}).\n"
        f".decl only({decls})\nonly({all_}) :- a({all_}), !b({all_}).\n"
        f".decl turned({decls})\nturned({all_}) :- a({all_}).\n"
        f"turned({', '.join([*names[1:], names[0]])}) :- turned({all_}).\n"
        ".decl like(x: number, y: number)\n"
        f"like(x, y) :- a({', '.join(['x', *names[1:]])}), b({', '.join(['y', *names[1:]])}).\n"
    )
    values = (-(2**31), -1, 0, 1, 2**31 - 1)
    pick = random.Random(arity)
    a, b = ({tuple(pick.choice(values) for _ in range(arity)) for _ in range(40)} for _ in range(2))
    facts = FactBase()
    for name, rows in (("a", a), ("b", b)):
        facts.put(name, [np.asarray(column, dtype=np.int64) for column in zip(*sorted(rows), strict=True)])
    results = evaluate(text, facts)

    def found(name: str) -> set[tuple[int, ...]]:
        return set(zip(*(column.tolist() for column in results.columns(name)), strict=True))

    assert found("back") == {row[::-1] for row in a}
    assert found("both") == a & b
    assert found("only") == a - b
    assert found("turned") == {row[turn:] + row[:turn] for row in a for turn in range(arity)}
    assert found("like") == {(one[0], other[0]) for one in a for other in b if one[1:] == other[1:]}


@pytest.mark.parametrize("bits", [(31, 31), (31, 32), (21, 21, 20), (21, 21, 21), (1,) * 62, (0, 0)])
def test_keys_pack_up_to_62_bits_and_unpack_to_the_same(bits: tuple[int, ...]) -> None:
    domains = [Domain(0, (1 << width) - 1, True) for width in bits]
    relation = Relation("r", domains)
    assert isinstance(relation.store, NarrowStore if sum(bits) <= KEY_BITS else WideStore)
    tops = [domain.high for domain in domains]
    rows = sorted(
        {tuple(pick) for pick in itertools.islice(itertools.product(*((0, top) for top in tops)), 64)} | {tuple(tops)}
    )
    columns = [np.asarray(column, dtype=np.int64) for column in zip(*rows, strict=True)]
    relation.emit_columns(columns, len(rows))
    assert relation.commit(0) == len(rows)
    if isinstance(relation.store, NarrowStore):
        stored = [relation.store.column(place).tolist() for place in range(len(bits))]
        assert sorted(zip(*stored, strict=True)) == rows
    relation.emit_columns(columns, len(rows))
    assert relation.commit(1) == 0


@pytest.mark.parametrize("low", [-(2**31), -5, 0, 2**31 - 10])
def test_domains_widen_while_a_rule_runs(low: int) -> None:
    """Values that a functor makes leave the domain round by round; what was stored before is laid out anew."""
    text = (
        ".decl seed(x: number)\n.input seed\n.decl r(x: number, y: number, z: number)\nr(x, x, 0) :- seed(x).\n"
        "r(x, y * 3 + 1, z + 1) :- r(x, y, z), z < 40.\n"
    )
    facts = FactBase()
    facts.put("seed", [np.arange(low, low + 5, dtype=np.int64)])
    expected = set()
    for x in range(low, low + 5):
        y = x
        for z in range(41):
            expected.add((x, y, z))
            y = (y * 3 + 1 + 2**31) % 2**32 - 2**31
    results = evaluate(text, facts)
    assert set(zip(*(column.tolist() for column in results.columns("r")), strict=True)) == expected


@pytest.mark.parametrize("heights", [False, True])
def test_a_domain_that_widens_loses_nothing_that_is_pending(heights: bool) -> None:
    """``wide`` (nine columns) and ``far`` wait for their turn while ``near`` outgrows its domain again and again."""
    columns = ", ".join(f"c{place}: number" for place in range(9))
    text = f"""
    .decl near(x: number) near(1). .decl far(x: number) .decl wide({columns})
    far(x) :- near(x).
    wide({", ".join(["x"] * 9)}) :- near(x).
    near(3 * x) :- near(x), x < 1000000.
    near(2 * x + 1) :- far(x), wide(x, _, _, _, _, _, _, _, x), x < 100000.
    """
    expected, waiting = set(), [1]
    while waiting:
        x = waiting.pop()
        if x not in expected:
            expected.add(x)
            waiting += [3 * x] * (x < 1000000) + [2 * x + 1] * (x < 100000)
    results = evaluate(text, heights=heights)
    for name in ("near", "far", "wide"):
        assert set(results.columns(name)[0].tolist()) == expected
        assert results.count(name) == len(expected)


REPEATED = """
.type P = [a: symbol, n: number]
.decl edge(a: symbol, b: symbol) .input edge
.decl path(a: symbol, b: symbol) path(x, y) :- edge(x, y). path(x, z) :- path(x, y), edge(y, z).
.decl box(p: P) box([cat(x, y), n]) :- path(x, y), n = count : { edge(x, _) }.
.decl tree(a: symbol, b: symbol) choice-domain b tree(x, y) :- edge(x, y). tree(x, y) :- tree(_, x), edge(x, y).
.decl id(a: symbol, n: number) id(x, $) :- edge(x, _).
.decl same(a: symbol, b: symbol) eqrel same(x, y) :- edge(x, y), x < y.
.decl mean_(x: float) mean_(m) :- m = mean to_float(strlen(x)) / 3.0 : { path(x, _) }.
.output path, box, tree, id, same, mean_
"""


def test_results_depend_neither_on_the_hash_seed_nor_on_threads(tmp_path: Path) -> None:
    pick = random.Random(5)
    lines = {f"node{pick.randrange(60)}\tnode{pick.randrange(60)}" for _ in range(150)}
    runs = []
    for seed, threads in (("0", "1"), ("1", "8"), ("4294967295", "2")):
        folder = tmp_path / seed
        folder.mkdir()
        threads_of = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), threads)
        ended = run_program(
            "embedded",
            folder,
            REPEATED,
            {"edge.facts": "\n".join(sorted(lines)) + "\n"},
            variables={"PYTHONHASHSEED": seed, **threads_of},
        )
        assert ended.code == 0, ended.stderr
        assert len(ended.files) == 6
        assert all(ended.files.values())
        runs.append({path.name: path.read_bytes() for path in (folder / "out-embedded").iterdir()})
    assert runs[0] == runs[1] == runs[2]


def test_a_budget_of_processor_time() -> None:
    program = load_program(".decl n(x: number)\nn(0).\nn(x + 1) :- n(x), x < 100000000.\n")
    with pytest.raises(BudgetExceeded) as caught:
        evaluate_program(program, budget=Budget(max_seconds=0.2, processor=True))
    assert caught.value.kind == "seconds"


@both_engines
def test_overflow_wraps_in_recursion_and_in_sums(engine: str, tmp_path: Path) -> None:
    text = (
        ".decl p(x: number, n: number)\np(1, 0).\np(x * 65599 + 7, n + 1) :- p(x, n), n < 50.\n"
        ".decl u(x: unsigned, n: number)\nu(1, 0).\nu(x * 65599 + 7, n + 1) :- u(x, n), n < 50.\n"
        ".decl s(x: number)\ns(x) :- x = sum y : { p(y, _) }.\n.decl t(x: unsigned)\nt(x) :- x = sum y : { u(y, _) }.\n"
        ".output p, u, s, t\n"
    )
    ended = run_program(engine, tmp_path, text)
    value, numbers = 1, []
    for step in range(51):
        numbers.append((value, step))
        value = (value * 65599 + 7) % 2**32
    signed = [((number + 2**31) % 2**32 - 2**31, step) for number, step in numbers]
    assert ended.files["p.csv"] == sorted(f"{x}\t{n}" for x, n in signed)
    assert ended.files["u.csv"] == sorted(f"{x}\t{n}" for x, n in numbers)
    total = sum(x for x, _ in numbers) % 2**32
    assert ended.files["t.csv"] == [str(total)]
    assert ended.files["s.csv"] == [str((total + 2**31) % 2**32 - 2**31)]
