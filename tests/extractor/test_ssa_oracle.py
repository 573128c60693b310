"""SSA construction against real runs: a read may only see what the facts say reaches it."""

from __future__ import annotations

import ast
from collections import defaultdict

from hypothesis import HealthCheck, given, settings

from graphlift.extractor.bodies import lower_module
from tests.extractor.programs import observe, programs, write_program


def reaching(source: str) -> dict[int, set[int]]:
    """The numbers that may be read at each site of `use(site, variable)`, by the facts of ``source``."""
    tree = ast.parse(source)
    tree.lineno, tree.col_offset = 1, 0  # type: ignore[attr-defined]
    state = lower_module(tree, source)
    rows, texts = state.rows, list(state.symbols)
    replaced = dict(zip(rows.replaced[::2], rows.replaced[1::2], strict=True))
    constants = dict(zip(rows.constant[::2], (texts[symbol] for symbol in rows.constant[1::2]), strict=True))
    sources: dict[int, list[int]] = defaultdict(list)
    for value, operand in (
        *zip(rows.phi[::2], rows.phi[1::2], strict=True),
        *zip(rows.refine[::5], rows.refine[1::5], strict=True),
        *replaced.items(),
    ):
        sources[value].append(operand)
    arguments: dict[int, dict[int, int]] = defaultdict(dict)
    for call, index, value in zip(*(rows.call_argument[column::3] for column in range(3)), strict=True):
        arguments[call][index] = value
    builtins = dict(zip(rows.load_builtin[::2], (texts[symbol] for symbol in rows.load_builtin[1::2]), strict=True))
    callees = {call: builtins.get(callee) for call, callee in zip(rows.call[::2], rows.call[1::2], strict=True)}
    parameters = set(rows.parameter[::4])
    found: dict[int, set[int]] = defaultdict(set)
    for call, callee in callees.items():
        if callee != "use":
            continue
        site = int(constants[arguments[call][0]])
        seen: set[int] = set()
        pending = [arguments[call][1]]
        while pending:
            value = pending.pop()
            if value in seen:
                continue
            seen.add(value)
            pending.extend(sources.get(value, ()))
            if callees.get(value) in ("use", "pick"):
                pending.append(arguments[value][1])
            if constants.get(value, "").isdigit():
                found[site].add(int(constants[value]))
            if value in parameters:
                found[site].add(99)
    return found


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(programs())
def test_every_observed_definition_reaches_its_read(program: str) -> None:
    static = reaching(program)
    missing = sorted((site, value) for site, value in observe(program, range(25)) if value not in static[site])
    assert not missing, program


def test_the_oracle_can_fail() -> None:
    program = "def f(a):\n    b = 101\n    use(1, b)\n    use(2, a)\n"
    observed = observe(program, range(1))
    assert observed == {(1, 101), (2, 99)}
    assert reaching(program) == {1: {101}, 2: {99}}
    assert reaching(program.replace("101", "102")) != {1: {101}, 2: {99}}


def test_programs_are_worth_running() -> None:
    observed = [observe(write_program(seed), range(25)) for seed in range(40)]
    assert sum(map(len, observed)) > 400
