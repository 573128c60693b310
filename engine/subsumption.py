"""Subsumption: which tuples another tuple makes go, and taking them out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from graphlift.engine.closures import remove
from graphlift.engine.codeblocks import Context
from graphlift.engine.domains import Domains
from graphlift.engine.program import Atom, Expression, Literal, SubsumptionRule, Variable, Wildcard
from graphlift.engine.relation import Relation
from graphlift.engine.results import RuleCost
from graphlift.engine.rowtable import EMPTY
from graphlift.engine.variants import Variant


def doom_variants(context: Context, domains: Domains, rule: SubsumptionRule, cost: RuleCost) -> list[Variant]:
    """Variants that put pairs of a dominated and a dominating tuple into a scratch relation of the rule's own."""
    name = rule.dominated.relation
    arity = context.relations[name].arity
    scratch_name = f" doomed {rule.number}"
    scratch = Relation(scratch_name, [domains.column(name, position % arity) for position in range(2 * arity)])
    context.relations[scratch_name] = scratch  # type: ignore[index]
    named: list[Atom] = []
    for side, atom in (("dominated", rule.dominated), ("dominating", rule.dominating)):
        args = tuple(_named(arg, f" {side}{position}") for position, arg in enumerate(atom.args))
        named.append(Atom(atom.relation, args, atom.span))
    body: list[Literal] = [*named, *rule.body]
    head = Atom(scratch_name, (*named[0].args, *named[1].args), rule.dominated.span)
    return [Variant(head, tuple(body), position, None, cost) for position in (0, 1)]


def subsume(context: Context, variants: Sequence[Variant], run: Callable[[Sequence[Variant]], None]) -> bool:
    """Take out what the last round's news of one rule's relation dominate; whether anything went."""
    scratch = context.relations[variants[0].head.relation]
    relation = context.relations[variants[0].delta_relation]
    if not relation.delta_count:
        return False
    scratch.replace([EMPTY] * scratch.arity, 0, 0, [], [])
    run(variants)
    columns, _ = scratch.pending_columns()
    arity = relation.arity
    differ = np.zeros(len(columns[0]), dtype=np.bool_)
    for position in range(arity):
        differ |= columns[position] != columns[arity + position]
    victims = {tuple(row) for row in np.stack(columns[:arity], axis=1)[differ].tolist()}
    if not victims:
        return False
    rows = zip(*(relation.store.column(position).tolist() for position in range(arity)), strict=True)
    remove(relation, np.asarray([place for place, row in enumerate(rows) if row in victims], dtype=np.int64))
    return True


def _named(arg: Expression, name: str) -> Expression:
    return Variable(name, arg.kind) if isinstance(arg, Wildcard) else arg
