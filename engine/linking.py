"""Finding again, in another run, the objects that generated code refers to by name.

The text of a rule's code depends on the rule, on the order of its literals, and on little of how relations are laid
out. While it is written down, each name is noted with how its object is found (a :data:`Link`), and each look at the
layout with what was seen. Where another run sees the same, the same code serves it, and nothing is generated.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from graphlift.engine.stores import KEY_BITS, Domain, Field, wrap64

if TYPE_CHECKING:
    from graphlift.engine.codeblocks import Context

Link = tuple[Any, ...]
"""A name (empty for a mere check), how its object is found, and what that takes; marshal can write it."""

Home = tuple[str, Any, int]
"""Where a domain is found: that of a column, of a field of records, of records, or of groups."""

Numbers = tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...], int]
"""Shifts, masks and bases of values that are packed into one key, and what all bases add to it."""

GROUP_DOMAIN = Domain(0, (1 << 24) - 1, True)
"""Enough for the groups of a delta; larger deltas are not grouped."""


class _Unlike(Exception):
    """Something is not as it was when the code was generated."""


def offset(
    names: Mapping[str, Any], prefix: Sequence[int], fields: Mapping[int, Field], constants: Sequence[tuple[int, str]]
) -> int:
    """What is added to packed columns ``prefix``: the ``constants`` among them, by name, less the bases of all."""
    total = 0
    for position in prefix:
        place = fields[position]
        total -= place.base << place.shift
    for position, name in constants:
        total += names[name] << fields[position].shift
    return wrap64(total)


def packing(domains: Sequence[Domain]) -> Numbers | None:
    """How values of ``domains`` are packed into one key; None when they do not fit."""
    shifts: list[int] = []
    shift = total = 0
    for domain in domains:
        shifts.append(shift)
        total += domain.base << shift
        shift += domain.bits
    if shift > KEY_BITS:
        return None
    masks = tuple((1 << domain.bits) - 1 for domain in domains)
    return tuple(shifts), masks, tuple(domain.base for domain in domains), wrap64(total)


class Linker:
    """Finds objects in the run of ``context``."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._names: dict[str, Any] = {}
        self._fields: dict[str, Mapping[int, Field]] = {}
        self._work: dict[frozenset[int], list[int]] = {}
        relations, runtime = context.relations, context.runtime
        self._finders: dict[str, Callable[..., Any]] = {
            "relation": relations.__getitem__,
            "table": context.record_table,
            "rows": lambda name: relations[name].store.table,  # type: ignore[union-attr]
            "wide probe": lambda name, bound: relations[name].store.probe(bound),  # type: ignore[union-attr]
            "squeeze": runtime["Squeeze"],
            "functor": lambda name, kind: runtime["NUMERIC"][name, kind],
            "compare": lambda maker, op: runtime[maker](op),
            "symbol": context.intern,
            "plain": int,
            "shift": lambda probe, column: self._fields[probe][column].shift,
            "mask": lambda probe, column: self._fields[probe][column].mask,
            "base": lambda probe, column: self._fields[probe][column].base,
            "offset": lambda probe, prefix, known: offset(self._names, prefix, self._fields[probe], known),
            "domain": self._domain,
            "work": lambda joined: self._work.setdefault(joined, [0]),
            "packing": self._packing,
            "no packing": self._check_too_wide,
            "width": self._check_width,
            "within": self._check_within,
        }

    def names(self, links: Sequence[Link], work: dict[frozenset[int], list[int]]) -> dict[str, Any] | None:
        """The objects of ``links`` by name; None where something differs from what the code was generated for."""
        names = self._names = dict(self._context.runtime)
        self._work = work
        relations, finders = self._context.relations, self._finders
        try:
            for link in links:
                name, kind, *how = link
                if kind == "probe":
                    access = relations[how[0]].store.access(how[1])  # type: ignore[union-attr]
                    if access.form != how[2]:
                        return None
                    names[name] = access.probe
                    self._fields[name] = access.fields
                else:
                    names[name] = finders[kind](*how)
        except _Unlike:
            return None
        return names

    def _domain(self, kind: str, of: Any, position: int) -> Domain:
        if kind == "column":
            return self._context.relations[of].domains[position]
        if kind == "field":
            return self._context.field_domain(of, position)
        return self._context.record_domain(of) if kind == "records" else GROUP_DOMAIN

    def _packing(self, homes: Sequence[Home]) -> Numbers:
        found = packing([self._domain(*home) for home in homes])
        if found is None:
            raise _Unlike
        return found

    def _check_too_wide(self, homes: Sequence[Home]) -> None:
        if packing([self._domain(*home) for home in homes]) is not None:
            raise _Unlike

    def _check_width(self, name: str, wide: bool) -> None:
        if self._context.relations[name].store.wide is not wide:
            raise _Unlike

    def _check_within(self, name: str, *home: Any) -> None:
        domain = self._domain(*home)
        if not domain.base <= self._names[name] <= domain.top:
            raise _Unlike
