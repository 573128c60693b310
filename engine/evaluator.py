"""Semi-naive, bottom-up evaluation of a resolved program, stratum by stratum."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

import numpy as np

from graphlift.engine.budget import Budget, BudgetExceeded, Watch
from graphlift.engine.closures import EquivalenceClosure, keep_choices
from graphlift.engine.codeblocks import Context
from graphlift.engine.codecache import CodeCache
from graphlift.engine.domains import Domains
from graphlift.engine.errors import EvaluationError
from graphlift.engine.keptjoins import ByDelta, KeptJoins
from graphlift.engine.program import (
    Atom,
    Constant,
    Program,
    RecordInit,
    Rule,
    Stratum,
    SubsumptionRule,
)
from graphlift.engine.records import Records
from graphlift.engine.relation import Relation
from graphlift.engine.results import Results, RuleCost, Stats, StratumCost
from graphlift.engine.rowtable import Array
from graphlift.engine.rulecode import RuleRunner
from graphlift.engine.runtime import Counter, runtime
from graphlift.engine.schedule import propagation_order
from graphlift.engine.statistics import EXPECTED, Sizes
from graphlift.engine.stores import Domain, DomainOverflow
from graphlift.engine.strings import Strings
from graphlift.engine.subsumption import doom_variants, subsume
from graphlift.engine.terms import has_counter, walk
from graphlift.engine.variants import Variant, body_relations, plan_for
from graphlift.facts.base import FactBase

_LONGEST_PAUSE = 16
"""Most turns that a rule lets pass."""


class Evaluation:
    """One run of one program over one fact base."""

    def __init__(
        self,
        program: Program,
        facts: FactBase,
        records: Records | None = None,
        budget: Budget | None = None,
        cache: CodeCache | None = None,
        heights: bool = True,
    ) -> None:
        self.program = program
        self.facts = facts
        self.symbols = facts.symbols
        self.records = records if records is not None else Records()
        self.watch = Watch(budget or Budget(), lambda: self.context.relations.values())
        self.cache = cache if cache is not None else CodeCache(None)
        self.keeps_heights = heights
        self.stats = Stats()
        self.strings = Strings(self.symbols)
        self.counter = Counter()
        self.round = 0
        self.domains = Domains(program, self.symbols.intern)
        self._include_inputs()
        self.relations = {
            name: Relation(name, [self.domains.column(name, position) for position in range(relation.arity)])
            for name, relation in program.relations.items()
        }
        known = dict(self.relations)
        self.sizes = Sizes(known)
        self.closures = {
            name: EquivalenceClosure()
            for name, relation in program.relations.items()
            if relation.representation == "eqrel"
        }
        self.choices: dict[str, list[set[tuple[int, ...]]]] = {
            name: [set() for _ in relation.choice_domains]
            for name, relation in program.relations.items()
            if relation.choice_domains
        }
        self.context = Context(
            relations=known,
            intern=self.symbols.intern,
            record_domain=self.domains.records,
            field_domain=self.domains.record_field,
            statistics=self.sizes,
            runtime=runtime(self.strings, self.counter, self.watch),
            record_table=self.records.table,
        )
        self.rules = RuleRunner(self.context, self.sizes, self.cache, self.stats, self.watch)
        self.joins = KeptJoins(self.context, self.domains, self.stats)
        self.variants: list[Variant] = []

    # --- inputs ---

    def _input(self, name: str) -> tuple[Array, ...] | None:
        relation = self.program.relations[name]
        if not relation.io("input") or name not in self.facts:
            return None
        columns = tuple(column.astype(np.int64) for column in self.facts.columns(name))
        if len(columns) != relation.arity:
            raise EvaluationError(f"relation {name} has {relation.arity} columns, its facts have {len(columns)}")
        return columns

    def _include_inputs(self) -> None:
        for name, relation in self.program.relations.items():
            if not relation.io("input") or name not in self.facts:
                continue
            for position, column in enumerate(self.facts.columns(name)[: relation.arity]):
                if len(column):
                    self.domains.column(name, position).include(int(column.min()), int(column.max()))
        for arity, table in self.records.tables.items():
            self.domains.records(arity).include(0, table.count)
            for position in range(arity):
                column = table.column(position)
                if len(column):
                    self.domains.record_field(arity, position).include(int(column.min()), int(column.max()))

    def _load(self, name: str) -> None:
        columns = self._input(name)
        if columns is not None and columns and len(columns[0]):
            self.relations[name].emit_columns(columns, len(columns[0]))

    # --- strata ---

    def evaluate(self) -> None:
        """Evaluate every stratum."""
        begin = time.perf_counter()
        for number, stratum in enumerate(self.program.strata):
            started = time.perf_counter()
            cost = StratumCost(stratum.relations)
            self.stats.strata.append(cost)
            self.watch.where = stratum.relations[0]
            try:
                self._evaluate_stratum(number, stratum, cost)
            except MemoryError:
                raise BudgetExceeded("bytes", None, self.watch.where) from None
            cost.seconds = time.perf_counter() - started
            cost.added = sum(self.relations[name].count for name in stratum.relations)
        self.stats.rounds = self.round
        self.stats.tuples = sum(relation.count for relation in self.relations.values())
        self.stats.seconds = time.perf_counter() - begin
        self.cache.save()
        for relation in self.relations.values():
            relation.store.forget_indexes()

    def _evaluate_stratum(self, number: int, stratum: Stratum, cost: StratumCost) -> None:
        names = set(stratum.relations)
        for name in stratum.relations:
            self._load(name)
        facts = [rule for rule in stratum.rules if rule.is_fact]
        others = [rule for rule in stratum.rules if not rule.is_fact]
        costs = {rule.number: self._cost(number, rule) for rule in stratum.rules}
        self._in_round(lambda: self._emit_facts(facts, costs))
        doomed = [
            doom_variants(self.context, self.domains, rule, self._cost(number, rule)) for rule in stratum.subsumptions
        ]
        added = self._commit(stratum, doomed)
        first: list[Variant] = []
        by_delta: dict[str, list[Variant]] = {name: [] for name in stratum.relations}
        for rule in others:
            recursive = [
                position
                for position, literal in enumerate(rule.body)
                if isinstance(literal, Atom) and literal.relation in names
            ]
            if not stratum.recursive or not recursive:
                plan = plan_for(rule, 0)
                variant = Variant(rule.head, rule.body, None, plan, costs[rule.number], key=(rule.number, None))
                first.append(variant)
            for version, position in enumerate(recursive if stratum.recursive else ()):
                literal = rule.body[position]
                assert isinstance(literal, Atom)
                plan, key = plan_for(rule, version), (rule.number, position)
                by_delta[literal.relation].append(
                    Variant(rule.head, rule.body, position, plan, costs[rule.number], key=key)
                )
        self.sizes.expected = EXPECTED
        self.sizes.growing = frozenset(names if stratum.recursive else ())
        self.variants = [variant for group in (first, *by_delta.values(), *doomed) for variant in group]
        if first:
            self._run(first)
            added += self._commit(stratum, doomed)
        if stratum.recursive:
            if self.keeps_heights or not self._any_order(stratum):
                self._recur_by_rounds(stratum, by_delta, cost, doomed, added)
            else:
                self._recur_by_relation(stratum, by_delta, cost)
        for name in stratum.relations:
            self.relations[name].nothing_is_delta()
        self.joins.forget()
        self.rules.busy.clear()

    def _any_order(self, stratum: Stratum) -> bool:
        """Whether it makes no difference in which order the tuples of a stratum are found."""
        relations = [self.program.relations[name] for name in stratum.relations]
        return not (
            stratum.subsumptions
            or any(relation.limit is not None or relation.choice_domains for relation in relations)
            or any(relation.representation == "eqrel" for relation in relations)
            or any(has_counter(rule.head, *rule.body) for rule in stratum.rules)
        )

    def _recur_by_rounds(
        self, stratum: Stratum, by_delta: ByDelta, cost: StratumCost, doomed: Sequence[Sequence[Variant]], added: int
    ) -> None:
        """In each round join what the last round added: the round of a tuple is the height of its smallest proof."""
        for name in stratum.relations:
            self.relations[name].everything_is_delta()
        cost.rounds = 1
        while added and not self._limit_reached(stratum):
            cost.rounds += 1
            self.sizes.expected = EXPECTED >> min(cost.rounds, 20)
            self._refresh_views()
            self._in_round(lambda: self._run_deltas(by_delta))
            added = self._commit(stratum, doomed)
            if added and not stratum.subsumptions:
                for _, variants in self.joins.split_rules(by_delta, self.rules.busy):
                    self.variants += variants

    def _run_deltas(self, by_delta: ByDelta) -> None:
        for name, variants in by_delta.items():
            if self.context.relations[name].delta_count:
                self.rules.run_all(variants)

    def _refresh_views(self) -> None:
        """Bring views up to date with the last round's news, so that this round sees the views' own."""
        for view in self.joins.views.values():
            variants = [view.fill] if view.is_new else view.refresh
            self._run(variants)
            self.watch.grown(view.relation.commit(self.round))
            if view.is_new:
                # The last round's news are somewhere in it, and the rule has not joined them yet.
                view.relation.everything_is_delta()
                view.is_new = False

    def _recur_by_relation(self, stratum: Stratum, by_delta: ByDelta, cost: StratumCost) -> None:
        """Let each relation in turn pass on all that it gained since its last turn, until none gains anything.

        That takes far fewer and larger steps than rounds do, but a tuple's round is no longer its height.
        """
        for variants in by_delta.values():
            for variant in variants:
                variant.seen = variant.pause = variant.waits = 0
        order = _order(by_delta)
        settled: dict[str, int] = {}
        cost.rounds = 1
        gained, thorough = True, True
        while gained or not thorough:
            # What has given nothing for some time waits, until nothing else is left to do.
            thorough = not gained or cost.rounds == 1
            gained = False
            cost.rounds += 1
            self.round += 1
            self.sizes.expected = EXPECTED >> min(cost.rounds, 20)
            for name in order:
                relation = self.context.relations[name]
                if relation.pending_count or settled.get(name) != relation.count:
                    gained |= self._pass_on(relation, by_delta[name], thorough)
                    if all(variant.seen == relation.count for variant in by_delta[name]):
                        settled[name] = relation.count
                    self.watch.time()
            if self._make_views(by_delta):
                gained = True
                order = _order(by_delta)
                settled.clear()

    def _pass_on(self, relation: Relation, variants: Sequence[Variant], thorough: bool) -> bool:
        """Run ``variants`` with what ``relation`` gained since they last ran; whether there was any work.

        A variant whose runs give nothing lets ever more turns pass before it runs again, unless this is a
        ``thorough`` one.
        """
        self.watch.grown(relation.commit(self.round))
        due: dict[int, list[Variant]] = {}
        for variant in variants:
            if variant.seen < relation.count:
                if variant.waits and not thorough:
                    variant.waits -= 1
                else:
                    due.setdefault(variant.seen, []).append(variant)
        for start, group in due.items():
            relation.delta_from(start)
            self._run(group, keep=True)
            for variant in group:
                variant.seen = relation.count
                variant.pause = 0 if variant.emitted else min(2 * variant.pause + 1, _LONGEST_PAUSE)
                variant.waits = variant.pause
        relation.nothing_is_delta()
        return bool(due)

    def _make_views(self, by_delta: ByDelta) -> bool:
        """Make the views that pay now; whether there are any."""
        made = False
        for view, variants in self.joins.split_rules(by_delta, self.rules.busy):
            made = True
            self.variants += variants
            self._run([view.fill], keep=True)
            self.watch.grown(view.relation.commit(self.round))
            for variant in variants[1:]:
                # The view holds all that was stored, but the rule may not have joined all of it yet.
                if variant.delta_relation != view.relation.name:
                    variant.seen = self.context.relations[variant.delta_relation].count
            for variant in view.refresh:
                by_delta[variant.delta_relation].append(variant)
        return made

    def _limit_reached(self, stratum: Stratum) -> bool:
        for name in stratum.relations:
            limit = self.program.relations[name].limit
            if limit is not None and self.relations[name].count >= limit:
                return True
        return False

    def _commit(self, stratum: Stratum, doomed: Sequence[Sequence[Variant]]) -> int:
        added = 0
        for name in stratum.relations:
            relation = self.relations[name]
            if relation.pending_count:
                if name in self.closures:
                    self.closures[name].close(relation, self.watch.tick)
                if name in self.choices:
                    keep_choices(relation, self.program.relations[name].choice_domains, self.choices[name])
            added += relation.commit(self.round)
        self.round += 1
        if any(doomed):
            for variants in doomed:
                if subsume(self.context, variants, self._run):
                    self.rules.forget((*self.variants, *variants))
            added = sum(self.relations[name].delta_count for name in stratum.relations)
        self.watch.time()
        self.watch.grown(added)
        return added

    def _run(self, variants: Sequence[Variant], keep: bool = False) -> None:
        self._in_round(lambda: self.rules.run_all(variants), keep)

    def _in_round(self, work: Callable[[], None], keep: bool = False) -> None:
        """Do a round's work; when a domain is too narrow for it, widen the domain and do the work again.

        ``keep``: other work is pending, which must not be lost; what this work emits twice is no harm.
        """
        counted = self.counter.next
        while True:
            try:
                work()
                return
            except DomainOverflow as overflow:
                self.counter.next = counted
                self._widen(overflow.domain, overflow.low, overflow.high, keep)

    # --- rules ---

    def _cost(self, stratum: int, rule: Rule | SubsumptionRule) -> RuleCost:
        head = rule.head if isinstance(rule, Rule) else rule.dominated
        return self.stats.rules.setdefault(rule.number, RuleCost(rule.number, stratum, head.relation, str(rule.span)))

    def _emit_facts(self, facts: Sequence[Rule], costs: dict[int, RuleCost]) -> None:
        plain: dict[str, list[tuple[int, ...]]] = {}
        for rule in facts:
            if rule.head.args and all(isinstance(arg, Constant) for arg in rule.head.args):
                row = tuple(self.domains.pattern(arg) for arg in rule.head.args if isinstance(arg, Constant))
                plain.setdefault(rule.head.relation, []).append(row)
            else:
                self.rules.run_all([Variant(rule.head, (), None, None, costs[rule.number])])
        for name, rows in plain.items():
            table = np.asarray(rows, dtype=np.int64)
            columns = [np.ascontiguousarray(table[:, position]) for position in range(table.shape[1])]
            self.relations[name].emit_columns(columns, len(rows))

    # --- layout ---

    def _widen(self, domain: Domain, low: int, high: int, keep: bool) -> None:
        bits = min(31, max(abs(low), abs(high)).bit_length() + 3)
        relations = list(self.context.relations.values())
        pending = [(relation, relation.take_pending()) for relation in relations] if keep else []
        domain.include(-(1 << bits) if low < 0 else min(low, domain.low), (1 << bits) - 1)
        for relation in relations:
            relation.drop_pending()
            if domain in relation.domains:
                relation.relayout()
        for relation, parts in pending:
            for columns, n in parts:
                relation.emit_columns(columns, n)
        self.rules.forget(variant for variant in self.variants if self._names_domain(variant, domain))

    def _names_domain(self, variant: Variant, domain: Domain) -> bool:
        """Whether a variant's code may depend on how wide a domain is."""
        names = body_relations(variant.body) | {variant.head.relation}
        return any(domain in self.context.relations[name].domains for name in names) or any(
            isinstance(part, RecordInit) for literal in (variant.head, *variant.body) for part in walk(literal)
        )

    # --- results ---

    def results(self, outputs: Sequence[str] | None = None) -> Results:
        """Results for ``outputs`` (None: all relations)."""

        def columns_of(relation: Relation) -> Callable[[], Sequence[Array]]:
            return lambda: [relation.store.column(position) for position in range(relation.arity)]

        return Results(
            self.program,
            self.symbols,
            {name: columns_of(relation) for name, relation in self.relations.items()},
            {name: relation.count for name, relation in self.relations.items()},
            {name: relation.heights for name, relation in self.relations.items()} if self.keeps_heights else {},
            self.records,
            self.stats,
            "embedded",
            self.strings.warnings,
            outputs,
            {name: closure.links for name, closure in self.closures.items()},
        )


def _order(by_delta: ByDelta) -> list[str]:
    return propagation_order({name: [variant.head.relation for variant in by_delta[name]] for name in by_delta})


def evaluate_program(
    program: Program,
    facts: FactBase | None = None,
    *,
    outputs: Sequence[str] | None = None,
    records: Records | None = None,
    budget: Budget | None = None,
    cache: CodeCache | None = None,
    heights: bool = True,
) -> Results:
    """Evaluate a resolved program; with ``heights``, so that its tuples can be explained.

    Raises:
        BudgetExceeded: when it goes over ``budget``.
        EvaluationError: when a rule fails (division by zero …).
    """
    evaluation = Evaluation(program, facts if facts is not None else FactBase(), records, budget, cache, heights)
    evaluation.evaluate()
    return evaluation.results(outputs)
