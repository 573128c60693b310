"""SSA construction straight from the syntax tree, after Braun et al., "Simple and Efficient Construction of Static
Single Assignment Form" (CC 2013).

A :class:`Flow` is a basic block of the paper: it knows the definitions made in it and its predecessors. Reading a
variable looks through predecessors on demand; only reads make phis. Numbers stand for values: ``>= 0`` are values of
the file, :data:`UNDEFINED` is no definition at all, and smaller numbers are *refinements* (pi nodes) that get a value
only when something uses them.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import Final

UNDEFINED: Final = -1

Writes = dict[str, list[int]]


@dataclass(frozen=True, slots=True)
class Test:
    """What a condition says about a variable: ``name``, whose value is ``source``, passed ``test`` or failed it."""

    name: str
    source: int
    test: str
    operand: int
    branch: bool

    def inverted(self) -> Test:
        """The same test, failed instead of passed or the other way round."""
        return Test(self.name, self.source, self.test, self.operand, not self.branch)


class Refinement:
    """A pi node: ``source`` where ``test`` against ``operand`` went to ``branch``; ``value`` once it is used."""

    __slots__ = ("base", "branch", "flow", "operand", "source", "test", "value")

    def __init__(self, source: int, test: Test, flow: Flow) -> None:
        self.source = source
        self.base = source
        """A value further down the chain of refinements, as far as it has been walked."""
        self.test = test.test
        self.operand = test.operand
        self.branch = test.branch
        self.flow = flow
        self.value = -1


class Flow:
    """A basic block.

    ``predecessors`` are complete only when ``sealed``; a loop head is sealed when its body has been lowered.
    ``dominator`` is the flow that every path to this one passes last. ``extra`` holds definitions that reach the
    block besides those of its predecessors (a handler sees every definition of the `try` body).
    """

    __slots__ = (
        "assigned",
        "bypass",
        "condition",
        "constants",
        "defs",
        "dominator",
        "extra",
        "incomplete",
        "loads",
        "loop",
        "node",
        "pending",
        "place",
        "predecessors",
        "sealed",
        "start",
    )

    def __init__(self, predecessors: list[Flow], dominator: Flow | None, place: int, node: ast.AST, start: int) -> None:
        self.predecessors = predecessors
        self.dominator = dominator
        self.place = place
        """The fact block that phis of this flow belong to."""
        self.node = node
        self.start = start
        """The order of phis and refinements of this flow: that of its first instruction."""
        self.defs: dict[str, int] = {}
        self.sealed = True
        self.incomplete: dict[str, int] | None = None
        self.assigned: set[str] | None = None
        """For a loop head: the only names that can differ from round to round."""
        self.pending: list[Test] | None = None
        self.extra: Writes | None = None
        self.bypass: tuple[Writes, Flow] | None = None
        """Names not in the first are read from the second: what a `finally` body does not write."""
        self.condition = -1
        self.loop = -1
        self.loads: dict[str, int] | None = None
        self.constants: dict[tuple[type, object], int] | None = None
