"""Computing only what the outputs ask for: the magic-set transformation that ``.pragma "magic-transform"`` requests.

A relation is computed for the bindings with which rules look at it: ``r wanted bf`` holds the first columns asked for,
``r for bf`` the tuples of ``r`` with these. (Bancilhon, Maier, Sagiv, Ullman: Magic sets and other strange ways to
implement logic programs, PODS 1986.) What stands under a negation or in an aggregate must be complete, and so must
all that it depends on; such relations stay as they are, which keeps the program stratified.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from graphlift.engine.errors import Diagnostic
from graphlift.engine.planner import is_ready, used_by
from graphlift.engine.program import (
    Aggregate,
    Atom,
    Constant,
    Literal,
    Negation,
    Program,
    Relation,
    Rule,
    Variable,
    Wildcard,
)
from graphlift.engine.stratify import stratify
from graphlift.engine.terms import has_counter

MAGIC, NO_MAGIC = "magic-transform", "magic-transform-exclude"
"""Pragmas: relations to compute on demand (``*``: all), and those not to."""


def on_demand(program: Program, wanted: Iterable[str]) -> Program:
    """``program`` with the relations that its pragmas name computed on demand; ``wanted`` stay complete.

    The same program when no pragma asks for it or no relation qualifies.
    """
    named = _named(program, MAGIC)
    if not named:
        return program
    chosen = set(program.relations) if "*" in named else named & program.relations.keys()
    chosen -= _named(program, NO_MAGIC)
    eligible = chosen - _complete(program, wanted)
    if not eligible:
        return program
    return _Transformation(program, eligible).run()


def _named(program: Program, key: str) -> set[str]:
    return {name.strip() for pragma, value in program.pragmas if pragma == key for name in value.split(",")}


def _complete(program: Program, wanted: Iterable[str]) -> set[str]:
    """Relations that must be computed wholly."""
    reads: dict[str, set[str]] = {name: set() for name in program.relations}
    found = set(wanted)
    guarded: list[str] = []
    followed: set[str] = set()
    for rule in program.rules():
        reads[rule.head.relation].update(_relations(rule.body))
        guarded += _guarded(rule.body)
        if has_counter(rule.head, *rule.body):
            found.add(rule.head.relation)
    for stratum in program.strata:
        for subsumption in stratum.subsumptions:
            guarded.append(subsumption.dominated.relation)
            guarded += _relations(subsumption.body)
    derived = {rule.head.relation for rule in program.rules()}
    for name, relation in program.relations.items():
        special = relation.representation in ("eqrel", "btree_delete") or relation.choice_domains or relation.limit
        if special:
            guarded.append(name)
        if relation.directives or name not in derived:
            found.add(name)
    while guarded:
        name = guarded.pop()
        if name not in followed:
            followed.add(name)
            guarded += reads[name]
    return found | followed


def _relations(body: Iterable[Literal]) -> Iterator[str]:
    for literal in body:
        match literal:
            case Atom(relation):
                yield relation
            case Negation(atom):
                yield atom.relation
            case Aggregate(body=inner):
                yield from _relations(inner)


def _guarded(body: Iterable[Literal]) -> Iterator[str]:
    return _relations(literal for literal in body if isinstance(literal, Negation | Aggregate))


class _Transformation:
    def __init__(self, program: Program, eligible: set[str]) -> None:
        self.program = program
        self.eligible = eligible
        self.relations: dict[str, Relation] = {
            name: relation for name, relation in program.relations.items() if name not in eligible
        }
        self.rules: list[Rule] = []
        self.number = max((rule.number for rule in program.rules()), default=0)
        self.waiting: list[tuple[str, str]] = []

    def run(self) -> Program:
        """The transformed program."""
        of: dict[str, list[Rule]] = {name: [] for name in self.program.relations}
        for rule in self.program.rules():
            of[rule.head.relation].append(rule)
            if rule.head.relation not in self.eligible:
                self.rules.append(replace(rule, body=self._body(rule, None), plan=()))
        while self.waiting:
            name, binding = self.waiting.pop()
            for rule in of[name]:
                number = self._next_number()
                guard = Atom(_wanted(name, binding), _asked(rule.head, binding), rule.span)
                head = replace(rule.head, relation=_for(name, binding))
                body = self._body(rule, guard)
                self.rules.append(replace(rule, number=number, head=head, body=body, plan=()))
        problems: list[Diagnostic] = []
        subsumptions = [rule for stratum in self.program.strata for rule in stratum.subsumptions]
        strata = stratify(list(self.relations), self.rules, subsumptions, problems)
        assert not problems, problems
        before = self.program
        digest = before.digest and f"{before.digest} {sorted(before.relations)} {sorted(self.eligible)}"
        return replace(self.program, relations=self.relations, strata=strata, digest=digest)

    def _next_number(self) -> int:
        self.number += 1
        return self.number

    def _body(self, rule: Rule, guard: Atom | None) -> tuple[Literal, ...]:
        """The body with demand passed from literal to literal; ``guard`` is the demand for the head."""
        waiting = list(rule.body)
        ordered: list[Literal] = []
        known: set[str] = set()
        if guard is not None:
            ordered.append(guard)
            known |= used_by(guard)
        while (literal := self._next(waiting, known)) is not None:
            waiting.remove(literal)
            if isinstance(literal, Atom) and literal.relation in self.eligible:
                literal = self._demanded(literal, known, ordered, rule)
            ordered.append(literal)
            known |= used_by(literal)
        return (*ordered, *waiting)

    def _next(self, waiting: Sequence[Literal], known: set[str]) -> Literal | None:
        """What filters or computes, then the atom that most is known of, a complete relation's before others."""
        for literal in waiting:
            if not isinstance(literal, Atom | Aggregate) and is_ready(literal, known):
                return literal
        atoms = [literal for literal in waiting if isinstance(literal, Atom)]
        return min(
            atoms, key=lambda atom: ("b" not in _binding(atom, known), atom.relation in self.eligible), default=None
        )

    def _demanded(self, atom: Atom, known: set[str], before: Sequence[Literal], rule: Rule) -> Atom:
        binding = _binding(atom, known)
        relation = self.program.relations[atom.relation]
        wanted, name = _wanted(atom.relation, binding), _for(atom.relation, binding)
        if name not in self.relations:
            columns = [column for column, mark in zip(relation.attributes, binding, strict=True) if mark == "b"]
            self.relations[name] = replace(relation, name=name)
            self.relations[wanted] = replace(relation, name=wanted, attributes=tuple(columns))
            self.waiting.append((atom.relation, binding))
        head = Atom(wanted, _asked(atom, binding), atom.span)
        if head not in before:
            self.rules.append(Rule(self._next_number(), head, tuple(before), rule.span))
        return replace(atom, relation=name)


def _binding(atom: Atom, known: set[str]) -> str:
    """For each argument ``b`` when its value is known, else ``f``."""
    return "".join(
        "b" if isinstance(arg, Constant) or (isinstance(arg, Variable) and arg.name in known) else "f"
        for arg in atom.args
    )


def _asked(atom: Atom, binding: str) -> tuple[Variable | Constant | Wildcard, ...]:
    """The bound arguments; what a head computes is asked for in any form."""
    return tuple(
        arg if isinstance(arg, Variable | Constant) else Wildcard(getattr(arg, "kind", "i"))
        for arg, mark in zip(atom.args, binding, strict=True)
        if mark == "b"
    )


def _wanted(relation: str, binding: str) -> str:
    return f"{relation} wanted {binding}"


def _for(relation: str, binding: str) -> str:
    return f"{relation} for {binding}"
