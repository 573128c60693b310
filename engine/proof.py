"""Why a tuple is in a relation: a proof tree of minimal height; why not: the premise each rule lacks.

A tuple's height is the round in which it first appeared, and some rule derives it from tuples that are all lower, so
the search never runs in circles and needs no more than one rule instance per tuple.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from graphlift.engine.bodysearch import Environment, Found, Search, Step
from graphlift.engine.closures import chain
from graphlift.engine.program import Aggregate, Constraint, Literal, RecordInit, Rule, Variable
from graphlift.engine.rendering import Renderer
from graphlift.engine.results import Results
from graphlift.engine.termvalues import has_counter

Row = tuple[int, ...]
Node = tuple[str, Row]

_INSTANCES = 200
"""Rule instances compared when looking for the lowest one."""

_HEADS = 10
"""Rules that cannot give a missing tuple, which are told when no other rule could."""


@dataclass(frozen=True)
class Condition:
    """A premise that is no tuple: a comparison, an absence, an aggregate; as text, with the values filled in."""

    text: str

    def to_json(self) -> dict[str, object]:
        """For ``json.dump``."""
        return {"condition": self.text}


@dataclass
class Proof:
    """A derived tuple, the rule that derives it, its variables' values, and the premises.

    ``rule`` is None for a fact, and for a pair that is in an equivalence relation because others are: these are its
    premises, a chain from its first value to its second. ``note`` says so, or that the tuple's proof stands elsewhere
    or was cut off; ``source`` is where a fact stands, as file and line, when that is known.
    """

    relation: str
    row: Row
    text: str
    height: int
    rule: Rule | None = None
    bindings: dict[str, str] = field(default_factory=dict)
    premises: list[Proof | Condition] = field(default_factory=list)
    note: str = ""
    source: str = ""

    def to_json(self) -> dict[str, object]:
        """For ``json.dump``; nested as deeply as the proof."""
        found: dict[str, object] = {"tuple": self.text, "relation": self.relation, "height": self.height}
        if self.note:
            found["note"] = self.note
        if self.source:
            found["source"] = self.source
        if self.rule is not None:
            found["rule"] = {"file": self.rule.span.file, "line": self.rule.span.line}
            found["bindings"] = dict(self.bindings)
        if self.rule is not None or self.premises:
            found["premises"] = [premise.to_json() for premise in self.premises]
        return found

    def __str__(self) -> str:
        lines: list[str] = []
        waiting: list[tuple[int, Proof | Condition]] = [(0, self)]
        while waiting:
            depth, item = waiting.pop()
            indent = "  " * depth
            if isinstance(item, Condition):
                lines.append(f"{indent}{item.text}")
                continue
            rule = item.rule
            source = item.source if rule is None else f"{rule.span.file}:{rule.span.line}"
            place = f"  [{source}]" if source else ""
            note = f"  ({item.note})" if item.note else ""
            lines.append(f"{indent}{item.text}{place}{note}")
            waiting += [(depth + 1, premise) for premise in reversed(item.premises)]
        return "\n".join(lines)


@dataclass(frozen=True)
class Failure:
    """A rule that could have derived a missing tuple: the premises that hold and the first one that fails."""

    rule: Rule
    held: tuple[str, ...]
    failed: str

    def to_json(self) -> dict[str, object]:
        """For ``json.dump``."""
        return {
            "rule": {"file": self.rule.span.file, "line": self.rule.span.line},
            "held": list(self.held),
            "failed": self.failed,
        }


@dataclass(frozen=True)
class WhyNot:
    """Why a tuple is missing: what each rule of its relation lacks; ``note`` is about the relation as a whole."""

    relation: str
    text: str
    failures: tuple[Failure, ...]
    note: str = ""

    def to_json(self) -> dict[str, object]:
        """For ``json.dump``."""
        note = {"note": self.note} if self.note else {}
        return {"missing": self.text, **note, "rules": [failure.to_json() for failure in self.failures]}

    def __str__(self) -> str:
        lines = [f"{self.text} does not hold"]
        if self.note:
            lines.append(f"  {self.note}")
        if not self.failures:
            lines.append("  no rule can derive it, and it is not among the facts")
        for failure in self.failures:
            lines.append(f"  {failure.rule.span.file}:{failure.rule.span.line}")
            lines += [f"    holds: {text}" for text in failure.held]
            lines.append(f"    fails: {failure.failed}")
        return "\n".join(lines)


def explain(
    results: Results,
    relation: str,
    row: Sequence[int | str],
    *,
    max_tuples: int = 500,
    stop: Callable[[str, Row], bool] | None = None,
    places: Callable[[str, Row], str] | None = None,
) -> Proof | WhyNot:
    """Why ``row`` is in ``relation``, or why it is not.

    Args:
        results: of the embedded engine.
        row: one value per column: a text, or the column's 32-bit value (a symbol's id, a record's id, a number).
        max_tuples: the proof is cut off beyond that many derived tuples.
        stop: tuples for which this holds are not explained further.
        places: where a fact that is not in the program stands; empty when that is unknown.

    Raises:
        KeyError: the program has no such relation.
        ValueError: ``row`` has another number of values than the relation has columns.
    """
    search = Search(results)
    values = search.encode(relation, row)
    if values is None:
        return WhyNot(relation, f"{relation}({', '.join(map(str, row))})", ())
    height = search.height(relation, values)
    if height is None:
        return _why_not(search, relation, values)
    root = Proof(relation, values, results.text(relation, values), height)
    known: dict[Node, Proof] = {(relation, values): root}
    waiting = [root]

    def premise(node: Proof, relation: str, row: Row, height: int) -> None:
        text = results.text(relation, row)
        if (relation, row) in known:
            node.premises.append(Proof(relation, row, text, height, note="see its proof in this tree"))
            return
        child = Proof(relation, row, text, height)
        node.premises.append(child)
        known[relation, row] = child
        if len(known) > max_tuples:
            child.note = "not explained further"
        else:
            waiting.append(child)

    while waiting:
        node = waiting.pop()
        if stop is not None and node is not root and stop(node.relation, node.row):
            continue
        found = _lowest(search, node)
        if found is None:
            links = results.links.get(node.relation)
            if links is None or node.row in links:
                node.note = "fact"
                node.source = places(node.relation, node.row) if places is not None else ""
                continue
            node.note = "equivalence"
            for link in chain(links, *node.row):
                premise(node, node.relation, link, search.height(node.relation, link) or 0)
            continue
        rule, instance = found
        if not rule.body:
            node.note, node.source = "fact", f"{rule.span.file}:{rule.span.line}"
            continue
        node.rule = rule
        render = Renderer(results, rule)
        node.bindings = render.bindings(instance.environment)
        for step in instance.steps:
            if step.row is None:
                if _says_nothing(step.literal):
                    continue
                node.premises.append(Condition(render.literal(step.literal, instance.environment)))
                continue
            premise(node, step.relation, step.row, step.height)
    return root


def _lowest(search: Search, node: Proof) -> tuple[Rule, Found] | None:
    """The rule instance whose highest premise is lowest; None for what no rule derives."""
    best: tuple[int, Rule, Found] | None = None
    for rule in search.rules(node.relation):
        environment = search.match_head(rule, node.row)
        if environment is None:
            continue
        agreeing = 0
        for found in search.solve(rule, environment, node.height):
            if not search.head_agrees(rule, node.row, found.environment):
                continue
            height = max((step.height for step in found.steps), default=-1)
            if best is None or height < best[0]:
                best = (height, rule, found)
            agreeing += 1
            if agreeing >= _INSTANCES or best[0] <= 0:
                break
    return (best[1], best[2]) if best is not None else None


def _why_not(search: Search, relation: str, row: Row) -> WhyNot:
    failures: list[Failure] = []
    others: list[Failure] = []
    for rule in search.rules(relation):
        render = Renderer(search.results, rule)
        environment = search.match_head(rule, row)
        if environment is None:
            if rule.body:
                others.append(Failure(rule, (), _head_gives(search, render, {})))
            continue
        held, failed, reached = search.furthest(rule, environment, row)
        texts = tuple(_step_text(search, render, step, reached) for step in held if not _says_nothing(step.literal))
        if failed is not None:
            lacking = _failing(search, render, failed, reached)
        elif not search.head_agrees(rule, row, reached):
            lacking = _head_gives(search, render, reached)
        elif any(has_counter(arg) for arg in rule.head.args):
            lacking = "autoinc() gave other numbers"
        else:
            lacking = _dropped(search, relation, row)
        failures.append(Failure(rule, texts, lacking))
    note = ""
    if relation in search.results.links:
        counts = [len(search.table(relation).matching({0: value})) for value in row]
        note = f"nothing joins its first value's class ({counts[0]} values) and its second one's ({counts[1]})"
    # Rules that a disjunction or an inline relation was expanded to may fail in the same way.
    shown = {(failure.rule.span, failure.held, failure.failed): failure for failure in failures or others[:_HEADS]}
    return WhyNot(relation, search.results.text(relation, row), tuple(shown.values()), note)


def _head_gives(search: Search, render: Renderer, environment: Environment) -> str:
    return f"the head gives {render.head(environment, lambda arg: search.value(arg, environment))}"


def _failing(search: Search, render: Renderer, literal: Literal, environment: Environment) -> str:
    """The literal, and what an aggregate gives instead."""
    text = render.literal(literal, environment)
    if not isinstance(literal, Aggregate) or not set(literal.outer) <= environment.keys():
        return text
    value = search.aggregate(literal, environment)
    if value is None:
        return f"{text}, which has no value: nothing matches"
    target = literal.target
    return f"{text}, which is {render.value_of(target.name, target.kind, value)}"


def _dropped(search: Search, relation: str, row: Row) -> str:
    """Why a tuple that was derived is not there."""
    other = search.kept_instead(relation, row)
    if other is not None:
        return f"nothing; the tuple was derived, and {search.results.text(relation, other)} is kept instead"
    return "nothing; the tuple was derived, and then dropped for another one"


def _says_nothing(literal: Literal) -> bool:
    """Whether a literal that holds only names a value again, as an aggregate's result is, or the parts of a record."""
    match literal:
        case Constraint(op="=", lhs=Variable(), rhs=Variable() | RecordInit()):
            return True
        case Constraint(op="=", lhs=RecordInit(), rhs=Variable()):
            return True
    return False


def _step_text(search: Search, render: Renderer, step: Step, environment: Environment) -> str:
    if step.row is not None:
        return search.results.text(step.relation, step.row)
    return render.literal(step.literal, environment)
