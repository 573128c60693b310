"""Lowering of tests and of expressions that branch: `and`, `or`, comparisons, conditional expressions, walrus."""

from __future__ import annotations

import ast
from typing import Final

from graphlift.extractor.dispatch import EXPRESSIONS, expression
from graphlift.extractor.expressions import constant
from graphlift.extractor.flow import Test
from graphlift.extractor.lowering import Lowering

Tests = tuple[Test, ...]
Tested = tuple[int, Tests, Tests]
"""The value of a test, what is known where it is true, and what is known where it is false."""

_NOTHING: Final[Tests] = ()

_COMPARISONS: Final[dict[type, str]] = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Is: "is",
    ast.IsNot: "is_not",
    ast.In: "in",
    ast.NotIn: "not_in",
}
_TESTING: Final[dict[type, tuple[str, bool]]] = {
    ast.Is: ("is", True),
    ast.IsNot: ("is", False),
    ast.Eq: ("equal", True),
    ast.NotEq: ("equal", False),
    ast.In: ("in", True),
    ast.NotIn: ("in", False),
}
_TESTING_CALLS: Final = {"isinstance": 2, "callable": 1, "hasattr": 2, "issubclass": 2}


def invert(tests: Tests) -> Tests:
    """The same tests, gone the other way."""
    return tuple(test.inverted() for test in tests)


def variable_of(state: Lowering, node: ast.expr) -> str | None:
    """The SSA variable that plain name ``node`` reads, or None."""
    if isinstance(node, ast.NamedExpr):
        node = node.target
    if not isinstance(node, ast.Name):
        return None
    name = state.scope.mangle(node.id)
    inner = state.renamed.get(name)
    if inner is not None:
        return inner
    scope = state.scope
    if name in scope.bound and name not in scope.shared and name not in scope.globals and not state.hide_class:
        return name
    return None


def about(state: Lowering, node: ast.expr, value: int, test: str, operand: int) -> tuple[Test, ...]:
    """That the variable which ``node`` reads passed ``test``; nothing when it reads none."""
    name = variable_of(state, node)
    return _NOTHING if name is None else (Test(name, value, test, operand, True),)


def test(state: Lowering, node: ast.expr) -> Tested:
    """Lower ``node`` as a test."""
    kind = type(node)
    if kind is ast.Name or kind is ast.NamedExpr:
        value = EXPRESSIONS[kind](state, node)
        known = about(state, node, value, "truth", -1)
        return value, known, invert(known)
    if isinstance(node, ast.Compare):
        return _compare(state, node)
    if isinstance(node, ast.UnaryOp) and type(node.op) is ast.Not:
        operand, if_true, if_false = test(state, node.operand)
        value = state.value(node)
        state.rows.unary_operator.extend((value, state.symbols["not"], operand))
        return value, if_false, if_true
    if isinstance(node, ast.BoolOp):
        return _boolean(state, node, used=False)
    if isinstance(node, ast.Call):
        return _tested_call(state, node)
    return EXPRESSIONS[kind](state, node), _NOTHING, _NOTHING


def _tested_call(state: Lowering, node: ast.Call) -> Tested:
    value = EXPRESSIONS[ast.Call](state, node)
    function = node.func
    if (
        type(function) is not ast.Name
        or _TESTING_CALLS.get(function.id) != len(node.args)
        or node.keywords
        or not state.is_builtin(function.id)
    ):
        return value, _NOTHING, _NOTHING
    subject = node.args[0]
    name = variable_of(state, subject)
    if name is None or any(type(argument) is ast.Starred for argument in node.args):
        return value, _NOTHING, _NOTHING
    arguments = _arguments(state, value, len(node.args))
    known = (Test(name, arguments[0], function.id, arguments[1] if len(arguments) > 1 else -1, True),)
    return value, known, invert(known)


def _arguments(state: Lowering, call: int, count: int) -> list[int]:
    """The values of the ``count`` plain arguments of ``call``, which was lowered last."""
    rows = state.rows.call_argument[-3 * count :]
    assert rows[0] == call
    return rows[2::3]


def _compare(state: Lowering, node: ast.Compare) -> Tested:
    left_node = node.left
    left = EXPRESSIONS[type(left_node)](state, left_node)
    if len(node.ops) == 1:
        right_node = node.comparators[0]
        right = EXPRESSIONS[type(right_node)](state, right_node)
        return _comparison(state, node, left_node, left, node.ops[0], right_node, right)
    # `a < b < c` is `a < b and b < c` with `b` evaluated once.
    operands: list[int] = []
    if_true: Tests = _NOTHING
    origin = state.flow
    block = state.block
    ends = []
    for operator, right_node in zip(node.ops, node.comparators, strict=True):
        if operands:
            state.rows.condition.extend((state.value(node), state.symbols["boolean"], operands[-1]))
            ends.append(state.flow)
            _enter(state, node, operands[-1], True, if_true)
        right = EXPRESSIONS[type(right_node)](state, right_node)
        value, known, _ = _comparison(state, node, left_node, left, operator, right_node, right)
        operands.append(value)
        if_true += known
        left_node, left = right_node, right
    state.block = block
    state.flow = state.new_flow([*ends, state.flow], origin, node)
    return _boolean_phi(state, node, "and", operands, operands), if_true, _NOTHING


def _comparison(
    state: Lowering,
    node: ast.Compare,
    left_node: ast.expr,
    left: int,
    operator: ast.cmpop,
    right_node: ast.expr,
    right: int,
) -> Tested:
    value = state.value(node)
    kind = type(operator)
    state.rows.operator.extend((value, state.symbols[_COMPARISONS[kind]], left, right))
    testing = _TESTING.get(kind)
    if testing is None:
        return value, _NOTHING, _NOTHING
    name, positive = testing
    known = about(state, left_node, left, name, right)
    if name != "in":
        known += about(state, right_node, right, name, left)
        known += _type_test(state, left_node, right)
    opposite = invert(known)
    return (value, known, opposite) if positive else (value, opposite, known)


def _type_test(state: Lowering, node: ast.expr, operand: int) -> Tests:
    """`type(x) is T`: what it says about `x`."""
    if (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "type"
        and len(node.args) == 1
        and not node.keywords
        and isinstance(node.args[0], ast.Name)
        and state.is_builtin("type")
    ):
        subject = node.args[0]
        name = variable_of(state, subject)
        if name is not None:
            return (Test(name, state.read(state.flow, name), "type_is", operand, True),)
    return _NOTHING


def _enter(state: Lowering, node: ast.AST, condition: int, branch: bool, known: Tests) -> None:
    """Go on in a new block and flow that run only when ``condition`` went to ``branch``."""
    origin = state.flow
    state.block = state.new_block(node, state.code, state.block)
    state.rows.block_guard.extend((state.block, condition, state.symbols["true" if branch else "false"]))
    state.flow = state.branch(origin, known, node)


def guarded_block(state: Lowering, node: ast.AST, parent: int, condition: int, label: str) -> int:
    """A new block below ``parent`` that runs only when ``condition`` went to ``label``."""
    block = state.new_block(node, state.code, parent)
    state.rows.block_guard.extend((block, condition, state.symbols[label]))
    return block


def _boolean_phi(state: Lowering, node: ast.AST, operator: str, sources: list[int], operands: list[int]) -> int:
    value = state.value(node)
    for source in dict.fromkeys(sources):
        state.rows.phi.extend((value, source))
    symbol = state.symbols[operator]
    for operand in operands:
        state.rows.boolean_operator.extend((value, symbol, operand))
    return value


def _boolean(state: Lowering, node: ast.BoolOp, *, used: bool) -> Tested:
    """Lower `and` or `or`; ``used``: its value matters, not only its truth."""
    conjunction = type(node.op) is ast.And
    operator = "and" if conjunction else "or"
    origin_block = state.block
    origin = state.flow
    ends = []
    sources: list[int] = []
    operands: list[int] = []
    if_passed: Tests = _NOTHING
    """What is known where all operands so far were true (`and`) or false (`or`)."""
    last = len(node.values) - 1
    for index, operand_node in enumerate(node.values):
        value, if_true, if_false = test(state, operand_node)
        operands.append(value)
        if conjunction:
            if_passed += if_true
        else:
            if_passed += if_false
        if index == last:
            sources.append(value)
            break
        sources.append(_short_circuit(state, operand_node, value, not conjunction) if used else value)
        state.rows.condition.extend((state.value(operand_node), state.symbols["boolean"], value))
        stopped = state.branch(state.flow, if_false if conjunction else if_true, node)
        ends.append(stopped)
        _enter(state, node.values[index + 1], value, conjunction, if_true if conjunction else if_false)
    state.block = origin_block
    joined = state.new_flow([*ends, state.flow], origin, node)
    joined.condition = operands[0]
    state.flow = joined
    phi = _boolean_phi(state, node, operator, sources, operands)
    return (phi, if_passed, _NOTHING) if conjunction else (phi, _NOTHING, if_passed)


_ALWAYS_BOOLEAN: Final = (ast.Compare, ast.BoolOp, ast.Constant)


def _short_circuit(state: Lowering, node: ast.expr, value: int, branch: bool) -> int:
    """What `value and …` or `value or …` yields when it stops at ``value``: `value` with a known truth."""
    if isinstance(node, _ALWAYS_BOOLEAN) or (isinstance(node, ast.UnaryOp) and type(node.op) is ast.Not):
        return value
    refined = state.value(node)
    label = state.symbols["true" if branch else "false"]
    state.rows.refine.extend((refined, value, state.symbols["truth"], value, label))
    return refined


@expression("Compare")
def lower_compare(state: Lowering, node: ast.Compare) -> int:
    """A comparison, chained or not."""
    return _compare(state, node)[0]


@expression("BoolOp")
def lower_boolean(state: Lowering, node: ast.BoolOp) -> int:
    """`and`, `or`."""
    return _boolean(state, node, used=True)[0]


@expression("IfExp")
def lower_conditional(state: Lowering, node: ast.IfExp) -> int:
    """`body if test else orelse`."""
    condition, if_true, if_false = test(state, node.test)
    state.rows.condition.extend((state.value(node.test), state.symbols["conditional"], condition))
    origin, block = state.flow, state.block
    _enter(state, node.body, condition, True, if_true)
    first = EXPRESSIONS[type(node.body)](state, node.body)
    first_end = state.flow
    state.flow, state.block = origin, block
    _enter(state, node.orelse, condition, False, if_false)
    second = EXPRESSIONS[type(node.orelse)](state, node.orelse)
    state.block = block
    state.flow = state.new_flow([first_end, state.flow], origin, node)
    state.flow.condition = condition
    value = _boolean_phi(state, node, "if", [first, second], [condition])
    state.rows.branch_phi.extend((value, condition))
    return value


@expression("NamedExpr")
def lower_walrus(state: Lowering, node: ast.NamedExpr) -> int:
    """`name := value`; inside a comprehension it binds the name around it."""
    value = EXPRESSIONS[type(node.value)](state, node.value)
    instruction = state.bind(state.scope.mangle(node.target.id), value, node)
    state.rows.statement.extend((instruction, state.symbols["walrus"], state.code))
    return value


__all__ = ["Tested", "Tests", "constant", "guarded_block", "invert", "test", "variable_of"]
