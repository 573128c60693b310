"""Strata: strongly connected components of the dependency graph, in an order in which they can be evaluated."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from graphlift.engine.errors import Diagnostic
from graphlift.engine.program import (
    Aggregate,
    Atom,
    Literal,
    Negation,
    Program,
    Rule,
    Span,
    Stratum,
    SubsumptionRule,
)
from graphlift.engine.terms import has_counter


def _dependencies(literals: Iterable[Literal]) -> Iterable[tuple[str, str, Span]]:
    """Relations that literals read: (name, "" or "negation" or "aggregation", where)."""
    for literal in literals:
        if isinstance(literal, Atom):
            yield literal.relation, "", literal.span
        elif isinstance(literal, Negation):
            yield literal.atom.relation, "negation", literal.atom.span
        elif isinstance(literal, Aggregate):
            for name, _, span in _dependencies(literal.body):
                yield name, "aggregation", span


def components(graph: dict[str, list[str]]) -> list[list[str]]:
    """Strongly connected components of ``graph`` (node → what it depends on), dependencies first (Tarjan)."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    on_stack: set[str] = set()
    stack: list[str] = []
    result: list[list[str]] = []
    for root in graph:
        if root in index:
            continue
        work: list[tuple[str, int]] = [(root, 0)]
        while work:
            node, position = work.pop()
            if position == 0:
                index[node] = low[node] = len(index)
                stack.append(node)
                on_stack.add(node)
            descended = False
            successors = graph[node]
            while position < len(successors):
                successor = successors[position]
                position += 1
                if successor not in index:
                    work += [(node, position), (successor, 0)]
                    descended = True
                    break
                if successor in on_stack:
                    low[node] = min(low[node], index[successor])
            if descended:
                continue
            if low[node] == index[node]:
                component: list[str] = []
                while not component or component[-1] != node:
                    component.append(stack.pop())
                on_stack.difference_update(component)
                result.append(sorted(component, key=index.__getitem__))
            if work:
                parent = work[-1][0]
                low[parent] = min(low[parent], low[node])
    return result


def _check_plan(rule: Rule, recursive: Sequence[str], problems: list[Diagnostic]) -> None:
    """Report ``.plan`` hints that do not fit; ``recursive`` are the relations the rule is evaluated together with."""
    atoms = [literal.relation for literal in rule.body if isinstance(literal, Atom)]
    versions = sum(name in recursive for name in atoms)
    for version, plan in rule.plan:
        if not versions:
            problems.append(Diagnostic(rule.span, ".plan for a rule that is not recursive", "remove the plan"))
            return
        if sorted(plan) != list(range(1, len(atoms) + 1)):
            reason = (
                f".plan {version}: the rule's {len(atoms)} atoms must each occur once in ({', '.join(map(str, plan))})"
            )
            problems.append(Diagnostic(rule.span, reason))
        elif version >= versions:
            problems.append(
                Diagnostic(rule.span, f".plan for version {version}: the rule has {versions} versions (from 0)")
            )


def stratify(
    relations: Sequence[str],
    rules: Sequence[Rule],
    subsumptions: Sequence[SubsumptionRule],
    problems: list[Diagnostic],
) -> tuple[Stratum, ...]:
    """Strata of a program; negation or aggregation inside a stratum is appended to ``problems``."""
    edges: dict[str, dict[str, None]] = {name: {} for name in relations}
    guarded: dict[tuple[str, str], tuple[str, Span]] = {}
    for head, body in (
        *((rule.head.relation, rule.body) for rule in rules),
        *((rule.dominated.relation, rule.body) for rule in subsumptions),
    ):
        for name, guard, span in _dependencies(body):
            edges[head][name] = None
            if guard:
                guarded.setdefault((head, name), (guard, span))
    order = components({name: list(targets) for name, targets in edges.items()})
    home = {name: number for number, component in enumerate(order) for name in component}
    recursive = [len(component) > 1 or component[0] in edges[component[0]] for component in order]
    for (head, name), (guard, span) in guarded.items():
        if home[head] == home[name]:
            cycle = ", ".join(sorted(order[home[head]]))
            problems.append(
                Diagnostic(
                    span,
                    f"relation {head} depends on itself through {guard} of {name}; {{{cycle}}} cannot be stratified",
                    f"break the recursion before the {guard}",
                )
            )
    by_stratum: list[list[Rule]] = [[] for _ in order]
    for rule in rules:
        number = home[rule.head.relation]
        by_stratum[number].append(rule)
        _check_plan(rule, [name for name in order[number] if recursive[number]], problems)
        is_recursive = any(home[name] == number for name, _, _ in _dependencies(rule.body))
        if is_recursive and has_counter(rule.head, *rule.body):
            problems.append(
                Diagnostic(rule.span, "autoinc() in a recursive rule", "use it in a rule that is not recursive")
            )
    less: list[list[SubsumptionRule]] = [[] for _ in order]
    for subsumption in subsumptions:
        less[home[subsumption.dominated.relation]].append(subsumption)
    return tuple(
        Stratum(tuple(component), recursive[number], tuple(by_stratum[number]), tuple(less[number]))
        for number, component in enumerate(order)
    )


def restrict(program: Program, wanted: Iterable[str]) -> Program:
    """The part of ``program`` that the relations in ``wanted`` depend on."""
    needed = set(wanted)
    kept: list[Stratum] = []
    for stratum in reversed(program.strata):
        if needed.isdisjoint(stratum.relations):
            continue
        kept.append(stratum)
        needed.update(stratum.relations)
        bodies = [rule.body for rule in stratum.rules] + [rule.body for rule in stratum.subsumptions]
        needed.update(name for body in bodies for name, _, _ in _dependencies(body))
    kept.reverse()
    relations = {name: relation for name, relation in program.relations.items() if name in needed}
    return replace(program, relations=relations, strata=tuple(kept))
