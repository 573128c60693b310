"""Typed rules between type checking and normal form: the contract's nodes, and terms still inside expressions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from graphlift.engine.program import (
    Aggregate,
    Atom,
    Cast,
    Constant,
    Constraint,
    Counter,
    Functor,
    Kind,
    Negation,
    Range,
    RecordInit,
    Span,
    Truth,
    Variable,
    Wildcard,
)


@dataclass(frozen=True, slots=True)
class AggregateTerm:
    """An aggregate used as an expression; ``kind`` is the result's, ``operand`` the kind that is aggregated."""

    op: str
    expression: Any | None
    body: tuple[Any, ...]
    kind: Kind
    operand: Kind
    span: Span


@dataclass(frozen=True, slots=True)
class RangeTerm:
    """``range(start, end[, step])`` used as an expression."""

    args: tuple[Any, ...]
    kind: Kind
    span: Span


Node = Any
"""An expression or literal of the contract, or one of the terms above."""


@dataclass(frozen=True, slots=True)
class TypedRule:
    """A clause with every overload resolved."""

    head: Atom
    body: tuple[Node, ...]
    span: Span
    plan: tuple[tuple[int, tuple[int, ...]], ...] = ()
    dominating: Atom | None = None


T = TypeVar("T")


def map_expressions(node: T, change: Callable[[Node], Node | None]) -> T:
    """A copy of ``node`` where every expression for which ``change`` gives something is replaced by that."""
    changed = change(node)
    if changed is not None:
        return changed  # type: ignore[no-any-return]
    if isinstance(node, Functor | RecordInit | RangeTerm | Atom):
        return replace(node, args=tuple(map_expressions(arg, change) for arg in node.args))
    if isinstance(node, Cast):
        return replace(node, arg=map_expressions(node.arg, change))
    if isinstance(node, Negation):
        return replace(node, atom=map_expressions(node.atom, change))
    if isinstance(node, Constraint):
        return replace(node, lhs=map_expressions(node.lhs, change), rhs=map_expressions(node.rhs, change))
    if isinstance(node, AggregateTerm | Aggregate):
        expression = None if node.expression is None else map_expressions(node.expression, change)
        body = tuple(map_expressions(literal, change) for literal in node.body)
        node = replace(node, expression=expression, body=body)
        if isinstance(node, Aggregate) and node.keys is not None:
            keys = [map_expressions(key, change) for key in node.keys]
            node = replace(node, keys=tuple(key for key in keys if isinstance(key, Variable)))
        return node
    if isinstance(node, Range):
        step = None if node.step is None else map_expressions(node.step, change)
        return replace(
            node, start=map_expressions(node.start, change), end=map_expressions(node.end, change), step=step
        )
    return node


def substitute(node: T, values: Mapping[str, Node]) -> T:
    """``node`` with variables replaced; targets of :class:`Range` and :class:`Aggregate` stay."""
    if not values:
        return node
    return map_expressions(node, lambda item: values.get(item.name) if isinstance(item, Variable) else None)


def children(node: Node) -> Iterable[Node]:
    """Direct parts of a node, targets of binding literals included."""
    if isinstance(node, Functor | RecordInit | RangeTerm | Atom):
        return node.args
    if isinstance(node, Cast):
        return (node.arg,)
    if isinstance(node, Negation):
        return (node.atom,)
    if isinstance(node, Constraint):
        return (node.lhs, node.rhs)
    if isinstance(node, AggregateTerm):
        return node.body if node.expression is None else (node.expression, *node.body)
    if isinstance(node, Aggregate):
        return (node.target, *node.body) if node.expression is None else (node.target, node.expression, *node.body)
    if isinstance(node, Range):
        return tuple(part for part in (node.target, node.start, node.end, node.step) if part is not None)
    return ()


def walk(node: Node) -> Iterator[Node]:
    """``node`` and all its parts."""
    stack = [node]
    while stack:
        current = stack.pop()
        yield current
        stack.extend(children(current))


def has_counter(*nodes: Node) -> bool:
    """Whether a part of ``nodes`` is ``autoinc()``."""
    return any(map(_has_counter, nodes))


def _has_counter(node: Node) -> bool:
    return isinstance(node, Counter) or any(
        _has_counter(part) for part in children(node) if not isinstance(part, Variable | Wildcard | Constant)
    )


def variable_names(nodes: Iterable[Node]) -> set[str]:
    """Names of all variables in ``nodes``."""
    return {part.name for node in nodes for part in walk(node) if isinstance(part, Variable)}


NEGATED = {
    "=": "!=",
    "!=": "=",
    "<": ">=",
    ">=": "<",
    ">": "<=",
    "<=": ">",
    "match": "not_match",
    "not_match": "match",
    "contains": "not_contains",
    "not_contains": "contains",
}


def negate(literal: Node) -> Node:
    """The literal that holds exactly when ``literal`` does not (its variables being bound)."""
    if isinstance(literal, Atom):
        return Negation(literal)
    if isinstance(literal, Negation):
        return literal.atom
    if isinstance(literal, Constraint):
        return replace(literal, op=NEGATED[literal.op])  # type: ignore[arg-type]
    assert isinstance(literal, Truth)
    return Truth(not literal.value)
