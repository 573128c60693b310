"""Finding instances of single rules in evaluated relations, tuple by tuple; for explanations, not for evaluation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat

import numpy as np
import numpy.typing as npt

from graphlift.engine.aggregates import Groups
from graphlift.engine.functors import (
    COMPARISONS,
    compare_floats,
    compare_unsigned,
    float_bits,
    range_blocks,
    wrap,
)
from graphlift.engine.planner import order_body, variables
from graphlift.engine.program import (
    Aggregate,
    Atom,
    Cast,
    Constant,
    Constraint,
    Expression,
    Functor,
    Literal,
    Negation,
    Range,
    RecordInit,
    Rule,
    Truth,
    Variable,
    Wildcard,
)
from graphlift.engine.results import Results
from graphlift.engine.rowtable import Array
from graphlift.engine.termvalues import Values, has_counter

Environment = dict[str, int]
Row = tuple[int, ...]

_NEVER = 1 << 62
_TRIES = 20_000


@dataclass(frozen=True)
class Step:
    """A premise that holds: a tuple of a relation, or a literal of another kind (``row`` None)."""

    literal: Literal
    relation: str = ""
    row: Row | None = None
    height: int = -1


@dataclass(frozen=True)
class Found:
    """A rule instance: its variables' values and its premises, in the order of the rule's body."""

    environment: Environment
    steps: tuple[Step, ...]


class _Table:
    """One relation's rows, sorted by any set of columns on demand."""

    def __init__(self, columns: Sequence[Array], heights: Array) -> None:
        order = np.argsort(heights, kind="stable")
        self.columns = [column.take(order) for column in columns]
        self.heights = heights.take(order)
        self._sorted: dict[tuple[int, ...], tuple[npt.NDArray[np.int64], list[Array]]] = {}

    def matching(self, bound: Mapping[int, int]) -> npt.NDArray[np.int64]:
        """Rows that have the given values, lowest first."""
        if not bound:
            return np.arange(len(self.heights))
        columns = tuple(sorted(bound))
        if columns not in self._sorted:
            order = np.lexsort([self.columns[column] for column in reversed(columns)])
            self._sorted[columns] = (order, [self.columns[column].take(order) for column in columns])
        order, keys = self._sorted[columns]
        low, high = 0, len(order)
        for column, values in zip(columns, keys, strict=True):
            part = values[low:high]
            low, high = (
                low + int(part.searchsorted(bound[column], "left")),
                low + int(part.searchsorted(bound[column], "right")),
            )
        return np.sort(order[low:high])

    def row(self, position: int) -> Row:
        return tuple(int(column[position]) for column in self.columns)


class Search(Values):
    """Rule instances over the relations of one evaluation."""

    def __init__(self, results: Results) -> None:
        super().__init__(results)
        self._tables: dict[str, _Table] = {}
        self._rules: dict[str, list[Rule]] = {}
        for rule in results.program.rules():
            self._rules.setdefault(rule.head.relation, []).append(rule)

    # --- statistics, for the order of premises ---

    def count(self, relation: str) -> int:
        """Number of tuples."""
        return len(self.table(relation).heights)

    def distinct(self, relation: str, column: int) -> int:
        """A guess at the number of distinct values of a column."""
        return max(1, self.count(relation) // 4)

    # --- tuples ---

    def table(self, relation: str) -> _Table:
        """A relation's rows."""
        found = self._tables.get(relation)
        if found is None:
            columns = [column.astype(np.int64) for column in self.results.all_columns(relation)]
            found = self._tables[relation] = _Table(columns, self.results.all_heights(relation))
        return found

    def encode(self, relation: str, row: Sequence[int | str]) -> Row | None:
        """A tuple's 32-bit values; None when it holds a text that no tuple has."""
        attributes = self.results.program.relations[relation].attributes
        if len(attributes) != len(row):
            raise ValueError(f"relation {relation} has {len(attributes)} columns, {len(row)} values were given")
        values: list[int] = []
        for attribute, value in zip(attributes, row, strict=True):
            if not isinstance(value, str):
                values.append(int(value))
            elif attribute.kind == "s":
                symbol = self.results.symbols.find(value)
                if symbol is None:
                    return None
                values.append(symbol)
            elif attribute.kind == "f":
                values.append(float_bits(float(value)))
            else:
                values.append(int(wrap(int(value))))
        return tuple(values)

    def height(self, relation: str, row: Row) -> int | None:
        """The round in which a tuple appeared; None when it never did."""
        table = self.table(relation)
        rows = table.matching(dict(enumerate(row)))
        return int(table.heights[rows[0]]) if len(rows) else None

    def rules(self, relation: str) -> list[Rule]:
        """The rules of a relation."""
        return self._rules.get(relation, [])

    # --- heads ---

    def match_head(self, rule: Rule, row: Row) -> Environment | None:
        """What a head's tuple says about the rule's variables; None when the rule cannot give that tuple."""
        environment: Environment = {}
        for arg, value in zip(rule.head.args, row, strict=True):
            if not self._unify(arg, value, environment):
                return None
        return environment

    def _unify(self, pattern: Expression, value: int, environment: Environment) -> bool:
        match pattern:
            case Variable(name):
                return environment.setdefault(name, value) == value
            case Constant():
                return self.constant(pattern) == value
            case Cast(arg=arg):
                return self._unify(arg, value, environment)
            case RecordInit(args=args):
                try:
                    fields = self.results.records(len(args), value)
                except KeyError:
                    return False
                return all(self._unify(arg, part, environment) for arg, part in zip(args, fields, strict=True))
            case Functor(name="+" | "-", args=(Variable() as variable, Constant() as constant), operand="i" | "u"):
                offset = self.constant(constant)
                return self._unify(
                    variable, int(wrap(value - offset if pattern.name == "+" else value + offset)), environment
                )
        return True

    def head_agrees(self, rule: Rule, row: Row, environment: Environment) -> bool:
        """Whether the head's computed values are the tuple's."""
        return all(
            has_counter(arg) or self.value(arg, environment) == value
            for arg, value in zip(rule.head.args, row, strict=True)
        )

    def kept_instead(self, relation: str, row: Row) -> Row | None:
        """A tuple for which a derived one was dropped: by a choice domain, or by subsumption."""
        table = self.table(relation)
        for choice in self.results.program.relations[relation].choice_domains:
            chosen = table.matching({column: row[column] for column in choice})
            if len(chosen):
                return table.row(int(chosen[0]))
        for stratum in self.results.program.strata:
            for rule in stratum.subsumptions:
                if rule.dominated.relation != relation:
                    continue
                environment: Environment = {}
                if not all(map(self._unify, rule.dominated.args, row, repeat(environment))):
                    continue
                ordered = order_body((rule.dominating, *rule.body), None, self, bound=environment)
                for _, steps in self._all(ordered, environment, _NEVER):
                    return next(step.row for step in steps if step.literal is rule.dominating)
        return None

    # --- bodies ---

    def solve(self, rule: Rule, environment: Environment, below: int = _NEVER) -> Iterator[Found]:
        """Instances of a rule whose premises are lower than ``below``, lowest first where there is a choice."""
        ordered = order_body(rule.body, None, self, bound=environment)
        places = {id(literal): place for place, literal in enumerate(rule.body)}
        for found, steps in self._all(ordered, environment, below):
            yield Found(found, tuple(sorted(steps, key=lambda step: places[id(step.literal)])))

    def furthest(
        self, rule: Rule, environment: Environment, row: Row
    ) -> tuple[list[Step], Literal | None, Environment]:
        """The most premises of a rule that hold together, the one that then fails (None: the head), and the values."""
        ordered = order_body(rule.body, None, self, bound=environment)
        best: tuple[list[Step], Literal | None, Environment] = (
            [],
            ordered[0] if ordered else None,
            environment,
        )
        depth = -1
        stack: list[tuple[int, Environment, list[Step]]] = [(0, environment, [])]
        for _ in range(_TRIES):
            if not stack:
                break
            place, known, steps = stack.pop()
            if place > depth:
                depth = place
                best = (steps, ordered[place] if place < len(ordered) else None, known)
            if place < len(ordered):
                following = [
                    (place + 1, extended, [*steps, step])
                    for _, (extended, step) in zip(range(200), self._step(ordered[place], known, _NEVER), strict=False)
                ]
                stack += reversed(following)
        return best

    def _all(
        self, ordered: Sequence[Literal], environment: Environment, below: int
    ) -> Iterator[tuple[Environment, list[Step]]]:
        if not ordered:
            yield environment, []
            return
        stack = [(self._step(ordered[0], environment, below), [])]  # type: list[tuple[Iterator[tuple[Environment, Step]], list[Step]]]
        while stack:
            choices, steps = stack[-1]
            chosen = next(choices, None)
            if chosen is None:
                stack.pop()
                continue
            extended, step = chosen
            taken = [*steps, step]
            if len(taken) == len(ordered):
                yield extended, taken
            else:
                stack.append((self._step(ordered[len(taken)], extended, below), taken))

    def _step(self, literal: Literal, environment: Environment, below: int) -> Iterator[tuple[Environment, Step]]:
        match literal:
            case Atom(relation, args):
                table = self.table(relation)
                for position in self._rows(literal, environment):
                    height = int(table.heights[position])
                    if height >= below:
                        return
                    row = table.row(position)
                    extended = dict(environment)
                    if all(
                        isinstance(arg, Wildcard) or self._unify_known(arg, value, extended)
                        for arg, value in zip(args, row, strict=True)
                    ):
                        yield extended, Step(literal, relation, row, height)
            case Negation(atom):
                if not len(self._rows(atom, environment)):
                    yield environment, Step(literal)
            case Constraint():
                yield from self._constraint(literal, environment)
            case Truth(value):
                if value:
                    yield environment, Step(literal)
            case Range(target=target, start=start, end=end, step=by, kind=kind):
                step = self.value(by, environment) if by is not None else None
                first, last = self.value(start, environment), self.value(end, environment)
                for _, values in range_blocks(kind, first, last, step, 1):
                    for value in values.tolist():
                        if environment.get(target.name, value) == value:
                            yield {**environment, target.name: value}, Step(literal)
            case Aggregate():
                result = self.aggregate(literal, environment)
                if result is not None and environment.get(literal.target.name, result) == result:
                    yield {**environment, literal.target.name: result}, Step(literal)

    def _rows(self, atom: Atom, environment: Environment) -> npt.NDArray[np.int64]:
        bound = {
            position: self.value(arg, environment)
            for position, arg in enumerate(atom.args)
            if not isinstance(arg, Wildcard) and variables(arg) <= environment.keys()
        }
        return self.table(atom.relation).matching(bound)

    def _unify_known(self, arg: Expression, value: int, environment: Environment) -> bool:
        if isinstance(arg, Variable):
            return environment.setdefault(arg.name, value) == value
        return self.value(arg, environment) == value

    def _constraint(self, literal: Constraint, environment: Environment) -> Iterator[tuple[Environment, Step]]:
        lhs, rhs = literal.lhs, literal.rhs
        if literal.op == "=":
            for one, other in ((lhs, rhs), (rhs, lhs)):
                if isinstance(one, Variable) and isinstance(other, RecordInit) and one.name in environment:
                    extended = dict(environment)
                    if self._unpack(other, environment[one.name], extended):
                        yield extended, Step(literal)
                    return
                if isinstance(one, Variable) and one.name not in environment and variables(other) <= environment.keys():
                    yield {**environment, one.name: self.value(other, environment)}, Step(literal)
                    return
        if self._holds(literal, self.value(lhs, environment), self.value(rhs, environment)):
            yield environment, Step(literal)

    def _unpack(self, pattern: RecordInit, value: int, environment: Environment) -> bool:
        try:
            fields = self.results.records(len(pattern.args), value)
        except KeyError:
            return False
        return all(
            isinstance(arg, Wildcard) or self._unify_known(arg, part, environment)
            for arg, part in zip(pattern.args, fields, strict=True)
        )

    def _holds(self, constraint: Constraint, left: int, right: int) -> bool:
        op, kind = constraint.op, constraint.kind
        a, b = np.asarray([left], dtype=np.int64), np.asarray([right], dtype=np.int64)
        if op in ("match", "not_match", "contains", "not_contains"):
            return bool(getattr(self.strings, op)(a, b)[0])
        if kind == "s" and op not in ("=", "!="):
            a, b = self.strings.ranks(a, b)
        if kind == "f":
            return bool(compare_floats(op)(a, b)[0])
        if kind == "u" and op not in ("=", "!="):
            return bool(compare_unsigned(op)(a, b)[0])
        return bool(COMPARISONS[op](a, b)[0])

    def aggregate(self, literal: Aggregate, environment: Environment) -> int | None:
        """An aggregate's value; None when it has none."""
        outer = {name: environment[name] for name in literal.outer}
        body = tuple(
            Atom(part.relation, tuple(_numbered(arg, place, i) for i, arg in enumerate(part.args)), part.span)
            if isinstance(part, Atom) and literal.keys is None
            else part
            for place, part in enumerate(literal.body)
        )
        ordered = order_body(body, None, self, bound=outer)
        rows: dict[tuple[int, ...] | int, int] = {}
        for number, (found, _) in enumerate(self._all(ordered, outer, _NEVER)):
            key = number if literal.keys is None else tuple(found[key.name] for key in literal.keys)
            rows[key] = 0 if literal.expression is None else self.value(literal.expression, found)
        groups = Groups(1, literal.op, literal.operand)
        values = np.asarray(list(rows.values()), dtype=np.int64)
        groups.add(np.zeros(len(rows), dtype=np.int64), None if literal.expression is None else values)
        if literal.op in ("count", "sum"):
            return int(groups.totals()[0])
        present, best = groups.chosen()
        return int(best[0]) if len(present) else None


def _numbered(arg: Expression, place: int, position: int) -> Expression:
    """Wildcards of aggregates count as variables."""
    return Variable(f" _{place}.{position}", arg.kind) if isinstance(arg, Wildcard) else arg
