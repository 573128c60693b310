"""Reading and writing variables: the algorithm of Braun et al. over :class:`~graphlift.extractor.flow.Flow`."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterable
from typing import Final

from graphlift.extractor.diagnostics import Code
from graphlift.extractor.emitter import Emitter
from graphlift.extractor.flow import UNDEFINED, Flow, Refinement, Test, Writes
from graphlift.extractor.reading import SourceError

_MOST_STEPS: Final = 20_000_000
"""Looks into predecessors, for a whole file: some seconds. Real files need a few thousand."""


class SsaBuilder(Emitter):
    """Variables of the code body that is being lowered."""

    def __init__(self) -> None:
        super().__init__()
        self.flow = Flow([], None, 0, ast.Module([], []), 0)
        """Where lowering is."""
        self.writes: list[Writes] = []
        """For each enclosing `try` part, the definitions made in it so far."""
        self.replaced: dict[int, int] = {}
        """What trivial phis turned out to be."""
        self.steps = 0
        self._refinements: list[Refinement] = []
        self._made_for: dict[int, int] = {}
        """Values that refinements got, and the refinements."""
        self._phis: dict[int, tuple[Flow, str, list[int]]] = {}

    def _work(self, steps: int) -> None:
        """Count the steps whose number is not bounded by the size of the file."""
        self.steps += steps
        if self.steps > _MOST_STEPS:
            line = getattr(self.flow.node, "lineno", 0)
            raise SourceError(Code.TOO_COMPLEX, "the code branches and joins too often to be analysed", line)

    # --- reading ---------------------------------------------------------------------------------

    def initial(self, name: str) -> int:
        """What ``name`` is at the start of the code body."""
        del name
        return UNDEFINED

    def read(self, flow: Flow, name: str) -> int:
        """The definition of ``name`` that reaches the end of ``flow``; not yet a value: see :meth:`use`."""
        walked: list[Flow] = []
        while True:
            found = flow.defs.get(name)
            if found is not None:
                break
            if flow.bypass is not None:
                written, around = flow.bypass
                walked.append(flow)
                flow = flow.predecessors[0] if name in written else around
                continue
            if flow.assigned is not None and name not in flow.assigned:
                walked.append(flow)
                flow = flow.predecessors[0]
                continue
            if (
                flow.sealed
                and len(flow.predecessors) == 1
                and flow.pending is None
                and (flow.extra is None or name not in flow.extra)
            ):
                walked.append(flow)
                flow = flow.predecessors[0]
                continue
            found = self._read_special(flow, name)
            flow.defs[name] = found
            break
        for passed in walked:
            passed.defs[name] = found
        return found

    def _read_special(self, flow: Flow, name: str) -> int:
        if not flow.sealed:
            phi = self._new_phi(flow, name)
            if flow.incomplete is None:
                flow.incomplete = {}
            flow.incomplete[name] = phi
            return phi
        if not flow.predecessors:
            return self.initial(name)
        if len(flow.predecessors) == 1:
            found = self.read(flow.predecessors[0], name)
            if flow.pending is not None:
                found = self._refine(flow, name, found)
            if flow.extra is not None and name in flow.extra:
                return self._join(flow, name, [found, *flow.extra[name]])
            return found
        if flow.assigned is not None:
            phi = flow.defs[name] = self._new_phi(flow, name)
            return self._complete(phi)
        self._work(len(flow.predecessors))
        operands = [self.read(predecessor, name) for predecessor in flow.predecessors]
        if flow.extra is not None:
            operands += flow.extra.get(name, ())
        return self._join(flow, name, operands)

    def _refine(self, flow: Flow, name: str, found: int) -> int:
        for test in flow.pending or ():
            if test.name == name and self.unrefined(test.source) == self.unrefined(found):
                self._refinements.append(Refinement(found, test, flow))
                found = -1 - len(self._refinements)
        return found

    def unrefined(self, value: int) -> int:
        """``value`` without the refinements around it."""
        value = self._virtual(self.resolve(value))
        passed: list[Refinement] = []
        while value < UNDEFINED:
            here = self._refinements[-2 - value]
            passed.append(here)
            value = self._virtual(self.resolve(here.base))
        # A chain of refinements (one assertion after the other) is walked once.
        for here in passed:
            here.base = value
        return value

    def _virtual(self, value: int) -> int:
        """The refinement that ``value`` was made for, if it was made for one."""
        return self._made_for.get(value, value)

    def seal(self, flow: Flow) -> None:
        """All predecessors of loop head ``flow`` are known now."""
        flow.sealed = True
        if flow.incomplete is not None:
            pending, flow.incomplete = flow.incomplete, None
            for phi in pending.values():
                self._complete(phi)

    # --- phis ---------------------------------------------------------------------------------

    def _new_phi(self, flow: Flow, name: str) -> int:
        phi = len(self.value_nodes)
        self.value_nodes.append(flow.node)
        self.value_blocks.append(flow.place)
        self.rows.order_override.extend((phi, flow.start))
        self._phis[phi] = (flow, name, [])
        return phi

    def _complete(self, phi: int) -> int:
        flow, name, operands = self._phis[phi]
        self._work(len(flow.predecessors))
        for predecessor in flow.predecessors:
            operands.append(self.read(predecessor, name))
        return self._simplify(phi)

    def _join(self, flow: Flow, name: str, operands: list[int]) -> int:
        distinct = self._distinct(operands)
        if not distinct:
            return UNDEFINED
        if len(distinct) == 1:
            return distinct[0]
        phi = self._new_phi(flow, name)
        self._phis[phi][2].extend(distinct)
        return phi

    def _simplify(self, phi: int) -> int:
        distinct = self._distinct(self._phis[phi][2], phi)
        if len(distinct) > 1:
            return phi
        if not distinct:
            return phi
        del self._phis[phi]
        self.replaced[phi] = distinct[0]
        return distinct[0]

    def _distinct(self, operands: Iterable[int], phi: int = UNDEFINED) -> list[int]:
        """The different values among ``operands``; undefined and ``phi`` itself are left out, refinements merged."""
        found: dict[int, None] = {}
        refined = False
        for operand in operands:
            operand = self._virtual(self.resolve(operand))
            if operand != UNDEFINED and operand != phi:
                found[operand] = None
                refined = refined or operand < UNDEFINED
        if refined and (len(found) > 1 or phi != UNDEFINED):
            self._join_branches(found, phi)
            self._drop_refined(found, phi)
        return list(found)

    def _source_of(self, refined: int) -> int:
        return self._virtual(self.resolve(self._refinements[-2 - refined].source))

    def _join_branches(self, found: dict[int, None], phi: int) -> None:
        """Put its source for a value that is there as tested true and as tested false."""
        seen: dict[tuple[int, str, int, bool], int] = {}
        pending = [value for value in reversed(found) if value < UNDEFINED]
        while pending:
            value = pending.pop()
            here = self._refinements[-2 - value]
            source = self._source_of(value)
            opposite = seen.get((source, here.test, here.operand, not here.branch))
            if opposite is None or opposite not in found:
                seen[source, here.test, here.operand, here.branch] = value
                continue
            del found[value], found[opposite]
            if source != phi and source not in found:
                found[source] = None
                if source < UNDEFINED:
                    pending.append(source)

    def _drop_refined(self, found: dict[int, None], phi: int) -> None:
        """Leave out refinements of what is there without them (or is ``phi`` itself)."""
        bases = Counter(self.unrefined(value) for value in found)
        for value in [value for value in found if value < UNDEFINED]:
            base = self.unrefined(value)
            if base == phi:
                del found[value]
                continue
            if bases[base] == 1:
                continue
            source = self._source_of(value)
            while source < UNDEFINED and source not in found:
                source = self._source_of(source)
            if source in found:
                del found[value]

    def resolve(self, value: int) -> int:
        """What ``value`` stands for, when it is a phi that turned out to be trivial."""
        replaced = self.replaced
        while value in replaced:
            value = replaced[value]
        return value

    # --- using ---------------------------------------------------------------------------------

    def use(self, value: int) -> int:
        """A value of the file for what :meth:`read` found (which must not be undefined)."""
        value = self.resolve(value)
        if value >= 0:
            return value
        refinement = self._refinements[-2 - value]
        if refinement.value < 0:
            source = self.use(refinement.source)
            refinement.value = new = len(self.value_nodes)
            self._made_for[new] = value
            self.value_nodes.append(refinement.flow.node)
            self.value_blocks.append(refinement.flow.place)
            self.rows.order_override.extend((new, refinement.flow.start))
            self.rows.refine.extend(
                (
                    new,
                    source,
                    self.symbols[refinement.test],
                    refinement.operand if refinement.operand >= 0 else source,
                    self.symbols["true" if refinement.branch else "false"],
                )
            )
        return refinement.value

    def write(self, name: str, value: int) -> None:
        """``name`` is ``value`` (or :data:`UNDEFINED`) from here on."""
        self.flow.defs[name] = value
        if value != UNDEFINED:
            for written in self.writes:
                written.setdefault(name, []).append(value)
        else:
            for written in self.writes:
                written.setdefault(name, [])

    def tested(self, name: str, value: int, test: str, operand: int) -> Test:
        """The statement that variable ``name``, now ``value``, passed ``test`` against ``operand`` (-1: itself)."""
        return Test(name, value, test, operand, True)

    # --- the end of a code body ---------------------------------------------------------------------------------

    def finish_phis(self) -> None:
        """Write the phis that are left once those that became trivial are gone."""
        changed = True
        while changed:
            changed = False
            self._work(len(self._phis))
            for phi in list(self._phis):
                operands = self._distinct(self._phis[phi][2], phi)
                if len(operands) == 1:
                    del self._phis[phi]
                    self.replaced[phi] = operands[0]
                    changed = True
        for phi, (flow, name, operands) in list(self._phis.items()):
            distinct = self._distinct(operands, phi)
            if not distinct:
                self.rows.unresolved_local.extend((phi, self.symbols[name]))
                continue
            for operand in distinct:
                self.rows.phi.extend((phi, self.use(operand)))
            if flow.condition >= 0:
                self.rows.branch_phi.extend((phi, flow.condition))
            if flow.loop >= 0:
                self.rows.loop_phi.extend((phi, flow.loop))
        self._phis.clear()
        # Rows may name a phi that turned out to be trivial: merging puts its replacement there.
        for phi in self.replaced:
            self.rows.replaced.extend((phi, self.use(phi)))
        self.replaced.clear()
        self._refinements.clear()
        self._made_for.clear()
