"""Running rule variants: each is planned and compiled when it first runs, and again when its relations have grown."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

from graphlift.engine.budget import Watch
from graphlift.engine.codeblocks import Context
from graphlift.engine.codecache import CodeCache
from graphlift.engine.codegen import generate
from graphlift.engine.errors import EvaluationError
from graphlift.engine.planner import order_body
from graphlift.engine.results import Stats
from graphlift.engine.statistics import Sizes
from graphlift.engine.variants import Variant, body_relations

_REPLAN_GROWTH = 3
_REPLAN_SHRINK = 6
_LARGE_DELTA = 256
_MOST_GROUPED = 1 << 24
_LONGEST_PAUSE = 16


class RuleRunner:
    """Runs variants of rules over the relations of ``context``."""

    def __init__(self, context: Context, sizes: Sizes, cache: CodeCache, stats: Stats, watch: Watch) -> None:
        self.context = context
        self.sizes = sizes
        self.cache = cache
        self.stats = stats
        self.watch = watch
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
            if not all(relations[name].count for name in variant.joined_relations):
                # Most rules are about what a given input does not have: they are not even planned.
                variant.emitted = False
                continue
            begin = time.perf_counter()
            self.watch.where = cost.where
            head = relations[variant.head.relation]
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
            if _LARGE_DELTA <= news < _MOST_GROUPED and variant.groups is not None and runs >= variant.group_again:
                groups = delta.delta_groups(variant.groups)
                if 2 * groups.count <= news:
                    variant.group_pause = 1
                    return variant.run_grouped or self._compile(variant, variant.groups)
                # making groups that are not used costs as much as a join: look again later and later
                variant.group_again = runs + variant.group_pause
                variant.group_pause = min(2 * variant.group_pause, _LONGEST_PAUSE)
        return variant.run or self._compile(variant, None)

    def _compile(self, variant: Variant, grouped: tuple[int, ...] | None) -> Callable[[], None]:
        begin = time.perf_counter()
        ordered = order_body(variant.body, variant.delta, self.sizes, plan=variant.plan, shapes=self.context.shapes)
        variant.order = tuple(id(literal) for literal in ordered)
        variant.sizes = self._body_sizes(variant)
        code = generate(self.context, variant.head, variant.body, variant.delta, ordered, grouped, variant.work)
        exec(self.cache.compiled(code.source), code.names)
        run: Callable[[], None] = code.names["rule"]
        if grouped is None:
            variant.run = run
        else:
            variant.run_grouped = run
        self.stats.compile_seconds += time.perf_counter() - begin
        return run

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
        ordered = order_body(variant.body, variant.delta, self.sizes, plan=variant.plan, shapes=self.context.shapes)
        variant.sizes = sizes
        if tuple(id(literal) for literal in ordered) != variant.order:
            variant.run = variant.run_grouped = None

    def forget(self, variants: Iterable[Variant]) -> None:
        """Let the code of ``variants`` be made anew: a relation that it names is laid out in another way now."""
        for variant in variants:
            variant.run = variant.run_grouped = None
