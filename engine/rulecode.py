"""Running rule variants: each is planned and compiled when it first runs, and again when its relations have grown."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from types import FunctionType

from graphlift.engine.budget import Watch
from graphlift.engine.codeblocks import Context
from graphlift.engine.codecache import CodeCache
from graphlift.engine.codegen import generate, join_columns
from graphlift.engine.errors import EvaluationError
from graphlift.engine.linking import Linker
from graphlift.engine.planner import is_ordered_by_itself, order_positions
from graphlift.engine.relation import Relation
from graphlift.engine.results import RuleCost, Stats
from graphlift.engine.statistics import Sizes
from graphlift.engine.variants import Variant, body_relations

_REPLAN_GROWTH = 3
_REPLAN_SHRINK = 6
_LARGE_DELTA = 256
_MOST_GROUPED = 1 << 24
_LONGEST_PAUSE = 16
_NEVER = 1 << 62


class RuleRunner:
    """Runs variants of rules over the relations of ``context``."""

    def __init__(self, context: Context, sizes: Sizes, cache: CodeCache, stats: Stats, watch: Watch) -> None:
        self.context = context
        self.sizes = sizes
        self.cache = cache
        self.stats = stats
        self.watch = watch
        self.linker = Linker(context)
        self.busy: dict[int, set[int]] = {}
        """Rules that have joined so much, since this was last emptied, that a view may pay: positions of the deltas."""

    def run_all(self, variants: Iterable[Variant]) -> None:
        """Run ``variants``, one after the other.

        Raises:
            BudgetExceeded: when that goes over the budget.
            DomainOverflow: when a value does not fit its domain; what the others emitted stays pending.
            EvaluationError: when a rule fails (division by zero …).
        """
        relations = self.context.relations
        for variant in variants:
            cost = variant.cost
            variant.emitted = False
            if variant.joined is None:
                variant.joined = tuple([relations[name] for name in variant.joined_relations])
            for joined in variant.joined:
                if not joined.store.count:
                    break
            else:
                self._run(variant, cost, relations[variant.head.relation])

    def _run(self, variant: Variant, cost: RuleCost, head: Relation) -> None:
        begin = time.perf_counter()
        self.watch.where = cost.where
        before = head.pending_count
        try:
            self._chosen(variant)()
        except EvaluationError as problem:
            raise EvaluationError(f"{cost.place}: {problem}") from None
        cost.seconds += time.perf_counter() - begin
        cost.runs += 1
        variant.emitted = head.pending_count != before
        if variant.work:
            spent = variant.spent = sum(rows[0] for rows in variant.work.values())
            if spent >= variant.view_from:
                # Whether a view pays is looked at again once much more was joined.
                variant.view_from = spent + spent // 8
                if variant.plan is None and variant.delta is not None:
                    self.busy.setdefault(cost.rule, set()).add(variant.delta)

    def _chosen(self, variant: Variant) -> Callable[[], None]:
        """The code to run now: for a large delta with few distinct join keys the one that ranges over these."""
        if variant.delta is not None:
            delta = self.context.relations[variant.delta_relation]
            news = delta.delta_count
            runs = variant.runs = variant.runs + 1
            if news >= _LARGE_DELTA or not runs & (runs - 1):
                self._replan(variant)
            if _LARGE_DELTA <= news < _MOST_GROUPED and runs >= variant.group_again:
                if not variant.groups:
                    variant.groups = join_columns(variant.head, variant.body, variant.delta)
                if variant.groups is None:
                    variant.group_again = _NEVER
                elif 2 * delta.delta_groups(variant.groups).count <= news:
                    variant.group_pause = 1
                    return variant.run_grouped or self._compile(variant, variant.groups)
                else:
                    # making groups that are not used costs as much as a join: look again later and later
                    variant.group_again = runs + variant.group_pause
                    variant.group_pause = min(2 * variant.group_pause, _LONGEST_PAUSE)
        return variant.run or self._compile(variant, None)

    def _compile(self, variant: Variant, grouped: tuple[int, ...] | None) -> Callable[[], None]:
        begin = time.perf_counter()
        order = self._order(variant)
        variant.order = order
        run = self._code(variant, order, grouped)
        if grouped is None:
            variant.run = run
        else:
            variant.run_grouped = run
        self.stats.compile_seconds += time.perf_counter() - begin
        return run

    def _order(self, variant: Variant) -> tuple[int, ...] | None:
        """The order of a variant's literals now; None for one that the same variant always has."""
        body = variant.body
        if variant.fixed is None:
            variant.fixed = is_ordered_by_itself(body, variant.delta, variant.plan)
        if variant.fixed:
            return None
        variant.sizes = self._body_sizes(variant)
        return self._ordered(variant)

    def _ordered(self, variant: Variant) -> tuple[int, ...]:
        return order_positions(variant.body, variant.delta, self.sizes, plan=variant.plan, shapes=self.context.shapes)

    def _code(
        self, variant: Variant, order: tuple[int, ...] | None, grouped: tuple[int, ...] | None
    ) -> Callable[[], None]:
        """The code of a variant: what was kept of it, where that fits, or else anew."""
        cache = self.cache
        rule = None
        if variant.key is not None and cache.keeps_plans:
            rule = (*variant.key, order, grouped, self.watch.limited)
            for key, links in cache.plans(rule):
                known = cache.code(key)
                names = self.linker.names(links, variant.work) if known is not None else None
                if known is not None and names is not None:
                    return FunctionType(known, names)
        body = variant.body
        places = self._ordered(variant) if order is None else order
        ordered = [body[position] for position in places]
        code = generate(self.context, variant.head, body, variant.delta, ordered, grouped, variant.work)
        key, compiled = cache.compiled(code.source)
        if rule is not None and code.links is not None:
            cache.keep(rule, (key, code.links))
        return FunctionType(compiled, code.names)

    def _body_sizes(self, variant: Variant) -> tuple[int, ...]:
        if variant.uses is None:
            variant.uses = tuple(sorted(body_relations(variant.body)))
        return tuple([self.sizes.count(name) for name in variant.uses])

    def _replan(self, variant: Variant) -> None:
        """Plan anew a rule whose relations have grown much since it was planned."""
        if variant.plan is not None or not variant.sizes:
            return
        sizes = self._body_sizes(variant)
        if all(
            now <= _REPLAN_GROWTH * (then + 64) and then <= _REPLAN_SHRINK * (now + 16)
            for now, then in zip(sizes, variant.sizes, strict=True)
        ):
            return
        order = self._ordered(variant)
        variant.sizes = sizes
        if order != variant.order:
            variant.run = variant.run_grouped = None

    def forget(self, variants: Iterable[Variant]) -> None:
        """Let the code of ``variants`` be made anew: a relation that it names is laid out in another way now."""
        for variant in variants:
            variant.run = variant.run_grouped = None
