"""Which variables a body grounds, and the scopes of variables in aggregates.

A variable is grounded when a positive atom binds it, or an equality with something grounded does; not inside of
`as(…)`, where Soufflé 2.5 accepts it and then fails. Aggregates see the variables that their surroundings ground; all
their other variables are their own and are renamed apart here, so that afterwards a name means one thing in the whole
clause.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace

from graphlift.engine import syntax
from graphlift.engine.errors import Diagnostic
from graphlift.engine.lexer import SourceMap
from graphlift.engine.program import shown_name

_Key = str | int


def variables(arg: syntax.Arg) -> set[str]:
    """Names of all variables in an argument, aggregates' bodies included."""
    return {node.name for node in syntax.walk_argument(arg) if isinstance(node, syntax.Var)}


def variables_of(literals: Iterable[syntax.Literal]) -> set[str]:
    """Names of all variables in literals, aggregates' bodies included."""
    return {node.name for node in syntax.walk_literals(list(literals)) if isinstance(node, syntax.Var)}


def _scope_variables(literals: Iterable[syntax.Literal]) -> set[str]:
    """Names of the variables in literals, aggregates left out."""
    found: set[str] = set()
    stack = [arg for literal in literals for arg in syntax.literal_arguments(literal)]
    while stack:
        arg = stack.pop()
        if isinstance(arg, syntax.Var):
            found.add(arg.name)
        elif not isinstance(arg, syntax.Agg):
            stack.extend(syntax.arguments(arg))
    return found


class _Closure:
    """The least set of grounded terms of some literals."""

    def __init__(self, descend: bool, opaque: syntax.Agg | None) -> None:
        self._descend = descend  # whether atoms inside aggregates ground their variables too
        self._opaque = opaque  # an aggregate whose own value is taken as not grounded
        self.grounded: set[_Key] = set()
        self._rules: list[tuple[list[_Key], list[_Key]]] = []

    def _key(self, arg: syntax.Arg) -> _Key:
        return arg.name if isinstance(arg, syntax.Var) else id(arg)

    def _visit(self, arg: syntax.Arg) -> _Key:
        key = self._key(arg)
        if isinstance(arg, syntax.Var | syntax.Underscore):
            return key
        if isinstance(arg, syntax.Agg):
            if arg is not self._opaque:
                self.grounded.add(key)
            if self._descend:
                if arg.expression is not None:
                    self._visit(arg.expression)
                self.add(arg.body)
            return key
        parts = [self._visit(part) for part in syntax.arguments(arg)]
        self._rules.append((parts, [key]))
        if isinstance(arg, syntax.RecordArg | syntax.BranchArg):
            self._rules.append(([key], parts))
        return key

    def add(self, literals: Iterable[syntax.Literal]) -> None:
        for literal in literals:
            if isinstance(literal, syntax.AtomLit):
                self.grounded.update([self._visit(arg) for arg in literal.args])
            elif isinstance(literal, syntax.CompareLit):
                lhs, rhs = self._visit(literal.lhs), self._visit(literal.rhs)
                if literal.op == "=":
                    self._rules.append(([lhs], [rhs]))
                    self._rules.append(([rhs], [lhs]))
            elif isinstance(literal, syntax.NotLit):
                for arg in literal.atom.args:
                    self._visit(arg)

    def solve(self) -> set[str]:
        pending, changed = self._rules, True
        while changed:
            changed, rest = False, []
            for premises, conclusions in pending:
                if all(premise in self.grounded for premise in premises):
                    self.grounded.update(conclusions)
                    changed = True
                else:
                    rest.append((premises, conclusions))
            pending = rest
        return {key for key in self.grounded if isinstance(key, str)}


def grounded(
    literals: Iterable[syntax.Literal],
    *,
    given: Collection[str] = (),
    descend: bool = False,
    opaque: syntax.Agg | None = None,
) -> set[str]:
    """Names of the variables that ``literals`` ground, with those in ``given`` grounded from the start."""
    closure = _Closure(descend, opaque)
    closure.grounded.update(given)
    closure.add(literals)
    return closure.solve()


def check_grounded(
    clause: syntax.Clause, source_map: SourceMap, problems: list[Diagnostic], *, inline: bool = False
) -> None:
    """Report variables of ``clause`` that nothing grounds; an ``inline`` relation's head grounds its variables."""
    if not clause.body and not inline:
        return  # facts: checked to be constant
    simple: set[str] = set()
    for literal in clause.body:
        if isinstance(literal, syntax.AtomLit):
            simple.update(arg.name for arg in literal.args if isinstance(arg, syntax.Var))
    places = [*clause.body, clause.head, *([clause.dominating] if clause.dominating else [])]
    used = variables_of(places)
    if used <= simple:
        return
    body: list[syntax.Literal] = [clause.head, *clause.body] if inline or clause.dominating else list(clause.body)
    if clause.dominating is not None:
        body.append(clause.dominating)
    missing = used - grounded(body, descend=True)
    if not missing:
        return
    first: dict[str, int] = {}
    converted: set[str] = set()
    for node in syntax.walk_literals(list(places)):
        if isinstance(node, syntax.Var) and node.name in missing:
            first[node.name] = min(node.pos, first.get(node.name, node.pos))
        elif isinstance(node, syntax.CastArg):
            converted |= variables(node)
    for name, pos in sorted(first.items(), key=lambda item: item[1]):
        problems.append(
            Diagnostic(
                source_map.span(pos),
                f"variable {shown_name(name)} is ungrounded: no positive atom or equality binds it",
                "bind it in a positive body atom"
                + (", itself: Soufflé binds nothing inside of as(…)" if name in converted else ""),
            )
        )


# --- scopes of aggregates ---


def map_argument(arg: syntax.Arg, change: Callable[[syntax.Arg], syntax.Arg | None]) -> syntax.Arg:
    """A copy of ``arg`` with nodes replaced where ``change`` gives something; untouched parts are shared."""
    changed = change(arg)
    if changed is not None:
        return changed
    if isinstance(arg, syntax.RecordArg | syntax.BranchArg | syntax.Call | syntax.UserCall):
        return replace(arg, args=[map_argument(part, change) for part in arg.args])
    if isinstance(arg, syntax.CastArg):
        return replace(arg, arg=map_argument(arg.arg, change))
    if isinstance(arg, syntax.Agg):
        expression = None if arg.expression is None else map_argument(arg.expression, change)
        return replace(arg, expression=expression, body=[map_literal(literal, change) for literal in arg.body])
    return arg


def map_literal(literal: syntax.Literal, change: Callable[[syntax.Arg], syntax.Arg | None]) -> syntax.Literal:
    if isinstance(literal, syntax.AtomLit):
        return replace(literal, args=[map_argument(arg, change) for arg in literal.args])
    if isinstance(literal, syntax.NotLit):
        atom = replace(literal.atom, args=[map_argument(arg, change) for arg in literal.atom.args])
        return replace(literal, atom=atom)
    if isinstance(literal, syntax.CompareLit):
        return replace(literal, lhs=map_argument(literal.lhs, change), rhs=map_argument(literal.rhs, change))
    return literal


def _renaming(names: dict[str, str]) -> Callable[[syntax.Arg], syntax.Arg | None]:
    def change(arg: syntax.Arg) -> syntax.Arg | None:
        if isinstance(arg, syntax.Var) and arg.name in names:
            return syntax.Var(names[arg.name], arg.pos)
        return None

    return change


def _has_aggregate(clause: syntax.Clause) -> bool:
    for literal in (*clause.body, clause.head):
        for arg in syntax.literal_arguments(literal):
            if not isinstance(arg, syntax.Var | syntax.Underscore | syntax.Str | syntax.Num):
                for node in syntax.walk_argument(arg):
                    if isinstance(node, syntax.Agg):
                        return True
    return False


class _Scopes:
    def __init__(self, clause: syntax.Clause, source_map: SourceMap, problems: list[Diagnostic]) -> None:
        self._clause = clause
        self._map = source_map
        self._problems = problems
        heads = [clause.head, *([clause.dominating] if clause.dominating else [])]
        self._taken = variables_of([*clause.body, *heads])
        self._occurrences: dict[str, int] = {}
        for node in syntax.walk_literals([*clause.body, *heads]):
            if isinstance(node, syntax.Var):
                self._occurrences[node.name] = self._occurrences.get(node.name, 0) + 1
        self._body: list[syntax.Literal] = list(clause.body)
        self._outer_grounded = grounded(clause.body)
        self._outer_ungrounded = _scope_variables([*clause.body, *heads]) - self._outer_grounded
        self._added: list[syntax.Literal] = []

    def _fresh(self, base: str) -> str:
        number = 0
        while f"{base}{number}" in self._taken:
            number += 1
        self._taken.add(f"{base}{number}")
        return f"{base}{number}"

    def check_order(self) -> None:
        """Report aggregates of which each needs a variable that the other binds, as Soufflé does."""
        alone: list[tuple[syntax.Literal, set[str], set[str]]] = []
        for literal in self._clause.body:
            parts = [node for arg in syntax.literal_arguments(literal) for node in syntax.walk_argument(arg)]
            if any(isinstance(node, syntax.Agg) for node in parts):
                alone.append((literal, variables_of([literal]), grounded([literal], descend=True)))
        for index, (first, used, bound) in enumerate(alone):
            for second, also_used, also_bound in alone[index + 1 :]:
                shared = used & also_used
                if shared & (also_bound - bound) and shared & (bound - also_bound):
                    place = self._map.span(second.pos)
                    self._problems.append(
                        Diagnostic(
                            self._map.span(first.pos),
                            f"this aggregate and the one at {place} each need a variable that the other binds",
                            "rename the variables that only look shared, or split the rule",
                        )
                    )

    def run(self) -> syntax.Clause:
        def change(arg: syntax.Arg) -> syntax.Arg | None:
            return self._scope(arg, []) if isinstance(arg, syntax.Agg) else None

        body = [map_literal(literal, change) for literal in self._clause.body]
        head = map_literal(self._clause.head, change)
        assert isinstance(head, syntax.AtomLit)
        return replace(self._clause, head=head, body=body + self._added)

    def _scope(self, agg: syntax.Agg, ancestors: list[syntax.Agg]) -> syntax.Arg:
        inside = variables(agg)
        expression_variables = set() if agg.expression is None else variables(agg.expression)
        around = [*self._body, *(literal for ancestor in ancestors for literal in ancestor.body)]
        injected = (inside & grounded(around, opaque=agg)) - expression_variables
        witnesses = (inside & self._outer_ungrounded & grounded(agg.body, descend=True)) - injected
        counts: dict[str, int] = {}
        for node in syntax.walk_argument(agg):
            if isinstance(node, syntax.Var):
                counts[node.name] = counts.get(node.name, 0) + 1
        # Witnesses that only a nested aggregate binds belong to that one and keep their names here.
        direct = witnesses & _scope_variables(agg.body)
        names = {
            name: self._fresh(f"{name}#")
            for name in sorted(inside - injected - (witnesses - direct))
            if name in direct or counts[name] < self._occurrences.get(name, 0)
        }
        for name, new in names.items():
            self._occurrences[new] = counts[name]
        if direct and agg.op not in ("min", "max"):
            self._problems.append(
                Diagnostic(
                    self._map.span(agg.pos),
                    f"{', '.join(sorted(direct))} would be a witness of {agg.op}, bound only inside the aggregate",
                    "bind it in a positive body atom, or rename it inside the aggregate",
                )
            )
        scoped = map_argument(agg, _renaming(names)) if names else agg
        assert isinstance(scoped, syntax.Agg)

        def change(arg: syntax.Arg) -> syntax.Arg | None:
            return self._scope(arg, [*ancestors, scoped]) if isinstance(arg, syntax.Agg) else None

        expression = None if scoped.expression is None else map_argument(scoped.expression, change)
        result = replace(scoped, expression=expression, body=[map_literal(literal, change) for literal in scoped.body])
        if direct and agg.op in ("min", "max"):
            shared = injected | witnesses
            value = self._bind_witnesses(result, {names[name]: name for name in direct}, shared)
            # A nested aggregate also stays where it is: Soufflé counts bodies with an aggregate differently.
            return result if ancestors else value
        return result

    def _bind_witnesses(self, scoped: syntax.Agg, witnesses: dict[str, str], shared: set[str]) -> syntax.Arg:
        """The aggregate's body once more, beside it, holding where its expression takes the aggregate's value.

        ``witnesses`` maps names inside ``scoped`` to the names outside; ``shared`` mean the same inside and outside.
        """
        assert scoped.expression is not None
        value = syntax.Var(self._fresh("value#"), scoped.pos)
        own = sorted(variables(scoped) - shared - witnesses.keys())
        again = _renaming({**{name: self._fresh(f"{name}#") for name in own}, **witnesses})
        apart = _renaming({name: self._fresh(f"{name}#") for name in sorted(variables(scoped) - shared)})
        self._added.append(syntax.CompareLit("=", value, map_argument(scoped, apart), scoped.pos))
        self._added += [map_literal(literal, again) for literal in scoped.body]
        self._added.append(syntax.CompareLit("=", map_argument(scoped.expression, again), value, scoped.pos))
        return value


def resolve_scopes(clause: syntax.Clause, source_map: SourceMap, problems: list[Diagnostic]) -> syntax.Clause:
    """``clause`` with the local variables of its aggregates renamed apart and witnesses of ``min``/``max`` grounded."""
    if not _has_aggregate(clause):
        return clause
    scopes = _Scopes(clause, source_map, problems)
    scopes.check_order()
    return scopes.run()
