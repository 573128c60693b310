"""The views of a stratum: joins that rules would compute over and over, kept as relations (see ``views``)."""

from __future__ import annotations

from collections.abc import Iterator

from graphlift.engine.codeblocks import Context
from graphlift.engine.domains import Domains
from graphlift.engine.program import Atom, Variable
from graphlift.engine.relation import Relation
from graphlift.engine.results import Stats
from graphlift.engine.variants import Variant, View
from graphlift.engine.views import Split, can_split, split, worth_splitting

ByDelta = dict[str, list[Variant]]
"""The variants to run for the news of each relation."""


class KeptJoins:
    """Makes views for rules that earn one, while a stratum is evaluated."""

    def __init__(self, context: Context, domains: Domains, stats: Stats) -> None:
        self.views: dict[str, View] = {}
        self._context = context
        self._domains = domains
        self._stats = stats

    def split_rules(self, by_delta: ByDelta, busy: dict[int, set[int]]) -> Iterator[tuple[View, list[Variant]]]:
        """Give a view to each rule that has joined far more than the view would hold.

        ``busy`` are the rules to look at, with the positions of the deltas that joined much; it is emptied.
        ``by_delta`` then has the rule's variants over the view; yielded are the view, empty, and these variants.
        """
        if not busy:
            return
        rules: dict[int, dict[int, Variant]] = {}
        for variants in by_delta.values():
            for variant in variants:
                if variant.delta is not None and variant.cost.rule in busy and can_split(variant.body):
                    rules.setdefault(variant.cost.rule, {})[variant.delta] = variant
        for number, by_position in rules.items():
            works = {position: variant.work for position, variant in by_position.items()}
            for position, variant in by_position.items():
                if position in busy[number] and worth_splitting(variant.body, position, works):
                    parts = split(f" view {len(self.views)} of {number}", variant.head, variant.body, position)
                    if parts is not None:
                        yield self._add(parts, variant, by_delta)
                        break
        busy.clear()

    def _add(self, parts: Split, variant: Variant, by_delta: ByDelta) -> tuple[View, list[Variant]]:
        name, cost = parts.view.relation, variant.cost
        names = [arg.name for arg in parts.view.args if isinstance(arg, Variable)]
        relation = Relation(name, [self._domains.variable(cost.rule, column) for column in names])
        self._context.relations[name] = relation  # type: ignore[index]
        recursive = by_delta.keys() - self.views.keys()
        refresh = [
            Variant(parts.view, parts.view_body, place, None, cost)
            for place, literal in enumerate(parts.view_body)
            if isinstance(literal, Atom) and literal.relation in recursive
        ]
        view = View(relation, Variant(parts.view, parts.view_body, None, None, cost), refresh)
        self.views[name] = view
        self._stats.views += 1
        for other in by_delta.values():
            other[:] = [kept for kept in other if kept.cost is not cost]
        outside = parts.body[1]
        assert isinstance(outside, Atom)
        joining = [Variant(variant.head, parts.body, place, None, cost) for place in (0, 1)]
        by_delta[name] = [joining[0]]
        by_delta[outside.relation].append(joining[1])
        return view, [view.fill, *refresh, *joining]

    def forget(self) -> None:
        """Drop all views: the stratum is done."""
        for name in self.views:
            del self._context.relations[name]  # type: ignore[attr-defined]
        self.views.clear()
