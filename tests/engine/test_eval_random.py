"""Differential tests: generated programs against a naive evaluator that knows no indexes, deltas or packing."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphlift.engine import relation as relation_module
from graphlift.engine import runs as runs_module
from graphlift.engine import stores as stores_module
from graphlift.engine.codecache import CodeCache
from graphlift.engine.evaluator import evaluate_program
from graphlift.engine.planner import is_ready
from graphlift.engine.program import (
    Aggregate,
    Atom,
    Attribute,
    Cast,
    Constant,
    Constraint,
    Expression,
    Functor,
    IoDirective,
    Kind,
    Literal,
    Negation,
    Program,
    RecordInit,
    Relation,
    Rule,
    Span,
    Stratum,
    Truth,
    Variable,
    Wildcard,
)
from graphlift.facts.base import FactBase

SPAN = Span("generated.dl", 1, 1)
Row = tuple[Any, ...]
Database = dict[str, set[Row]]
Environment = dict[str, Any]


# --- the naive evaluator ---


def value(expression: Expression, env: Environment) -> Any:
    match expression:
        case Constant(value=constant):
            return constant
        case Variable(name):
            return env[name]
        case RecordInit(args=args):
            return tuple(value(arg, env) for arg in args)
        case Functor(name=name, args=args):
            return applied(name, [value(arg, env) for arg in args])
        case Cast(arg=arg):
            return value(arg, env)
    raise AssertionError(expression)


def applied(name: str, args: list[Any]) -> Any:
    match name, args:
        case "+", [int(a), int(b)]:
            return (a + b + 2**31) % 2**32 - 2**31
        case "*", [a, b]:
            return (a * b + 2**31) % 2**32 - 2**31
        case "%", [a, b]:
            return int(math.fmod(a, b))
        case "band", [a, b]:
            return a & b
        case (("max" | "min"), [a, b]):
            return max(a, b) if name == "max" else min(a, b)
        case "strlen", [a]:
            return len(a)
        case (("cat" | "+"), [a, b]):
            return a + b
        case "substr", [a, start, length]:
            return a[start : start + length]
        case "i2s", [a]:
            return str(a)
    raise AssertionError((name, args))


def unify(pattern: Expression, found: Any, env: Environment) -> Environment | None:
    match pattern:
        case Wildcard():
            return env
        case Variable(name) if name not in env:
            return {**env, name: found}
        case RecordInit(args=args):
            if not isinstance(found, tuple):
                return None
            for arg, part in zip(args, found, strict=True):
                extended = unify(arg, part, env)
                if extended is None:
                    return None
                env = extended
            return env
    return env if value(pattern, env) == found else None


def solve(body: tuple[Literal, ...], env: Environment, db: Database) -> Iterator[Environment]:
    if not body:
        yield env
        return
    ready = [p for p, lit in enumerate(body) if not isinstance(lit, Atom) and is_ready(lit, set(env))]
    position = ready[0] if ready else next(p for p, lit in enumerate(body) if isinstance(lit, Atom))
    literal, rest = body[position], body[:position] + body[position + 1 :]
    for extended in step(literal, env, db):
        yield from solve(rest, extended, db)


COMPARED: dict[str, Callable[[Any, Any], bool]] = {
    "!=": lambda a, b: a != b,
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
    "contains": lambda a, b: a in b,
    "not_contains": lambda a, b: a not in b,
}


def step(literal: Literal, env: Environment, db: Database) -> Iterator[Environment]:
    match literal:
        case Atom(relation, args):
            for row in db[relation]:
                found = unify(RecordInit(args), row, env)
                if found is not None:
                    yield found
        case Negation(atom):
            if next(step(atom, env, db), None) is None:
                yield env
        case Constraint(op="=", lhs=lhs, rhs=rhs):
            unpacks = isinstance(rhs, RecordInit) and isinstance(lhs, Variable) and lhs.name in env
            if unpacks or (isinstance(rhs, Variable) and rhs.name not in env):
                lhs, rhs = rhs, lhs
            found = unify(lhs, value(rhs, env), env)
            if found is not None:
                yield found
        case Constraint(op=op, lhs=lhs, rhs=rhs):
            if COMPARED[op](value(lhs, env), value(rhs, env)):
                yield env
        case Truth(value=holds):
            if holds:
                yield env
        case Aggregate(target=target, op=op, expression=expression, body=body):
            inner = list(solve(name_wildcards(body), env, db))
            values = [value(expression, found) for found in inner] if expression is not None else []
            result = len(inner) if op == "count" else sum(values) if op == "sum" else None
            if result is None and values:
                result = min(values) if op == "min" else max(values)
            found = unify(target, result, env) if result is not None else None
            if found is not None:
                yield found


def name_wildcards(body: tuple[Literal, ...]) -> tuple[Literal, ...]:
    """Aggregates count bindings of wildcards, too."""
    return tuple(
        Atom(lit.relation, tuple(Variable(f"w{i}.{j}", "i") if isinstance(a, Wildcard) else a
                                 for j, a in enumerate(lit.args)), lit.span)
        if isinstance(lit, Atom) else lit
        for i, lit in enumerate(body)
    )  # fmt: skip


def close(pairs: set[Row]) -> None:
    """Make a binary relation an equivalence."""
    while True:
        more = {(b, a) for a, b in pairs} | {(a, c) for a, b in pairs for d, c in pairs if b == d}
        if more <= pairs:
            return
        pairs |= more


def naive(program: Program, db: Database) -> Database:
    for name in program.relations:
        db.setdefault(name, set())
    for stratum in program.strata:
        while True:
            new = [
                (rule.head.relation, tuple(value(arg, env) for arg in rule.head.args))
                for rule in stratum.rules
                for env in solve(rule.body, {}, db)
            ]
            if all(row in db[name] for name, row in new):
                break
            for name, row in new:
                db[name].add(row)
            for name in stratum.relations:
                if program.relations[name].representation == "eqrel":
                    close(db[name])
    return db


# --- generated programs ---

NAMES = ("a", "b", "c", "d", "e", "f")


@st.composite
def programs(draw: st.DrawFn) -> tuple[Program, Database]:
    low, high = draw(st.sampled_from([(0, 3), (-2, 2), (2**31 - 3, 2**31 - 1), (-(2**31), -(2**31) + 2), (0, 6)]))
    numbers = st.integers(low, high)
    inputs = {f"in{i}": draw(st.integers(1, 3)) for i in range(draw(st.integers(1, 3)))}
    arities: dict[str, tuple[Kind, ...]] = {name: ("i",) * arity for name, arity in inputs.items()}
    db: Database = {name: draw(st.sets(st.tuples(*[numbers] * arity), max_size=8)) for name, arity in inputs.items()}
    strata: list[Stratum] = [Stratum((name,), False) for name in inputs]
    number = 0
    for level in range(draw(st.integers(1, 3))):
        below = list(arities)
        here = {
            f"p{level}{i}": tuple(draw(st.sampled_from(["i", "i", "i", "r"])) for _ in range(draw(st.integers(0, 5))))
            for i in range(draw(st.integers(1, 2)))
        }
        arities |= here
        rules: list[Rule] = []
        for name, kinds in here.items():
            for _ in range(draw(st.integers(1, 3))):
                number += 1
                rules.append(draw(a_rule(number, name, kinds, arities, below, numbers)))
        strata.append(Stratum(tuple(here), True, tuple(rules)))
    relations = {
        name: Relation(
            name,
            tuple(Attribute(f"c{i}", "number" if kind == "i" else "pair", kind) for i, kind in enumerate(kinds)),
            directives=(IoDirective("input", (), SPAN),) if name in inputs else (),
        )
        for name, kinds in arities.items()
    }
    return Program({}, relations, tuple(strata)), db


@st.composite
def a_rule(
    draw: st.DrawFn,
    number: int,
    head: str,
    kinds: tuple[Kind, ...],
    arities: dict[str, tuple[Kind, ...]],
    below: list[str],
    numbers: st.SearchStrategy[int],
) -> Rule:
    bound: dict[str, Kind] = {}
    body: list[Literal] = []

    def argument(kind: Kind, free: bool) -> Expression:
        candidates = [name for name, known in bound.items() if known == kind]
        choice = draw(st.integers(0, 9))
        if choice < 2:
            return Wildcard(kind)
        if choice < 3 and kind == "i":
            return Constant(draw(numbers), "i")
        if candidates and (choice < 7 or not free):
            return Variable(draw(st.sampled_from(candidates)), kind)
        fresh = [name for name in NAMES if name not in bound]
        if not free or not fresh:
            return Wildcard(kind)
        bound[fresh[0]] = kind
        return Variable(fresh[0], kind)

    for _ in range(draw(st.integers(1, 3))):
        name = draw(st.sampled_from(list(arities)))
        body.append(Atom(name, tuple(argument(kind, True) for kind in arities[name]), SPAN))
    for extra in range(draw(st.integers(0, 3))):
        choice = draw(st.integers(0, 4))
        ints = [name for name, kind in bound.items() if kind == "i"]
        records = [name for name, kind in bound.items() if kind == "r"]
        if choice == 0:
            name = draw(st.sampled_from(below))
            body.append(Negation(Atom(name, tuple(argument(kind, False) for kind in arities[name]), SPAN)))
        elif choice == 1 and ints:
            op = draw(st.sampled_from(["=", "!=", "<", "<=", ">", ">="]))
            rhs: Expression = Variable(draw(st.sampled_from(ints)), "i")
            if draw(st.booleans()):
                rhs = Functor("+", (rhs, Constant(1, "i")), "i", "i", SPAN)
            body.append(Constraint(op, Variable(draw(st.sampled_from(ints)), "i"), rhs, "i", SPAN))
        elif choice == 2 and records:
            record = Variable(draw(st.sampled_from(records)), "r")
            fields = tuple(argument("i", True) for _ in range(2))
            body.append(Constraint("=", record, RecordInit(fields), "r", SPAN))
        elif choice == 3:
            name = draw(st.sampled_from(below))
            target = Variable(f"t{extra}", "i")
            local: list[Expression] = []
            outer: list[str] = []
            for position, kind in enumerate(arities[name]):
                candidates = [known for known, k in bound.items() if k == kind]
                pick = draw(st.integers(0, 3))
                if pick == 0:
                    local.append(Wildcard(kind))
                elif pick == 1 and candidates:
                    outer.append(draw(st.sampled_from(candidates)))
                    local.append(Variable(outer[-1], kind))
                else:
                    local.append(Variable(f"l{extra}{position}", kind))
            usable = [arg for arg in local if isinstance(arg, Variable) and arg.kind == "i"]
            op_name = draw(st.sampled_from(["count", "sum", "min", "max"] if usable else ["count"]))
            expression = None if op_name == "count" else draw(st.sampled_from(usable))
            inner = (Atom(name, tuple(local), SPAN),)
            body.append(Aggregate(target, op_name, expression, inner, tuple(dict.fromkeys(outer)), "i", SPAN))
            if op_name != "sum":
                bound[target.name] = "i"
    args: list[Expression] = []
    for kind in kinds:
        candidates = [name for name, known in bound.items() if known == kind]
        if candidates and draw(st.integers(0, 5)):
            args.append(Variable(draw(st.sampled_from(candidates)), kind))
        elif kind == "i":
            args.append(Constant(draw(numbers), "i"))
        else:
            ints = [Variable(name, "i") for name, known in bound.items() if known == "i"] or [Constant(0, "i")]
            args.append(RecordInit((draw(st.sampled_from(ints)), draw(st.sampled_from(ints)))))
    order = draw(st.permutations(body))
    return Rule(number, Atom(head, tuple(args), SPAN), tuple(order), SPAN)


def engine_rows(
    program: Program, db: Database, heights: bool = False, cache: CodeCache | None = None, spare: int = 0
) -> Database:
    """What the engine derives; ``spare`` symbols are known before those of the program."""
    facts = FactBase()
    for name, relation in program.relations.items():
        if relation.io("input"):
            rows = np.asarray(sorted(db[name]), dtype=np.int64).reshape(len(db[name]), relation.arity)
            facts.put(name, [rows[:, position] for position in range(relation.arity)])
    for number in range(spare):
        facts.symbols.intern(f"spare {number}")
    results = evaluate_program(program, facts, heights=heights, cache=cache)
    found: Database = {}
    for name, relation in program.relations.items():
        columns = []
        for kind, column in zip(relation.kinds, results.columns(name), strict=True):
            values = column.tolist()
            columns.append([results.records(2, v) for v in values] if kind == "r" else values)
        found[name] = set(zip(*columns, strict=True)) if columns else {()} if results.count(name) else set()
        assert len(found[name]) == results.count(name)
    return found


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(case=programs(), heights=st.booleans())
def test_engine_agrees_with_naive_evaluation(case: tuple[Program, Database], heights: bool) -> None:
    """By rounds, and relation by relation."""
    program, db = case
    assert engine_rows(program, db, heights) == naive(program, {name: set(rows) for name, rows in db.items()})


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(case=programs(), wide=st.booleans(), dense=st.booleans(), heights=st.booleans())
def test_engine_agrees_with_tiny_blocks_and_wide_rows(
    case: tuple[Program, Database], wide: bool, dense: bool, heights: bool
) -> None:
    """The same with every threshold at its smallest: blocks of 3 matches, runs merged late, rows that do not pack.

    ``dense``: relations of up to 2^12 possible keys keep a table of those that they hold.
    """
    program, db = case
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(runs_module, "BLOCK", 3)
        patch.setattr("graphlift.engine.runtime.BLOCK", 3)
        patch.setattr(runs_module, "_SMALL_RUN", 0)
        patch.setattr(runs_module, "_MERGE_FACTOR", 0)
        patch.setattr(runs_module, "_SORT_QUERIES", 1)
        patch.setattr(relation_module, "_COMPACT_AT", 5)
        if wide:
            patch.setattr(relation_module, "KEY_BITS", 1)
            patch.setattr(stores_module, "KEY_BITS", 1)
        if dense:
            patch.setattr(stores_module, "_DENSE_FROM", 1)
            patch.setattr(stores_module, "_DENSE", 1 << 12)
        assert engine_rows(program, db, heights) == naive(program, {name: set(rows) for name, rows in db.items()})
