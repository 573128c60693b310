"""Checks of declarations and clauses that need no types: names, arities, qualifiers, placement of underscores."""

from __future__ import annotations

from collections.abc import Iterable

from graphlift.engine import syntax
from graphlift.engine.errors import Diagnostic, UnsupportedFeature
from graphlift.engine.lexer import SourceMap
from graphlift.engine.typeenv import TypeEnv

_REPRESENTATIONS = ("btree", "brie", "eqrel", "btree_delete")


class Checker:
    """Collects the problems of one program."""

    def __init__(self, unit: syntax.Unit, env: TypeEnv, source_map: SourceMap, problems: list[Diagnostic]) -> None:
        self._unit = unit
        self._env = env
        self._map = source_map
        self._problems = problems
        self.relations: dict[str, syntax.RelationDecl] = {}
        self.subsumed = {clause.head.name for clause in unit.clauses if clause.dominating is not None}

    def _error(self, pos: int, reason: str, remedy: str = "") -> None:
        self._problems.append(Diagnostic(self._map.span(pos), reason, remedy))

    def refuse_cpp_features(self) -> None:
        """Refuse what is bound to C++ or experimental in Soufflé.

        Raises:
            UnsupportedFeature: naming the first such feature.
        """
        for lattice in self._unit.lattices:
            raise UnsupportedFeature("lattices (their operators are C++ functors)", self._map.span(lattice.pos))
        for relation in self._unit.relations:
            if relation.debug_delta is not None:
                raise UnsupportedFeature("debug_delta relations", self._map.span(relation.pos))
            for item in relation.fields:
                if item.lattice:
                    raise UnsupportedFeature(
                        "lattice attributes (their operators are C++ functors)", self._map.span(item.pos)
                    )
        for clause in self._unit.clauses:
            for arg in syntax.walk_literals([*clause.body, clause.head]):
                if isinstance(arg, syntax.UserCall):
                    what = "aggregate" if arg.name.startswith("@") else "functor"
                    raise UnsupportedFeature(f"the user-defined C++ {what} @{arg.name}", self._map.span(arg.pos))
                if isinstance(arg, syntax.IterationArg):
                    raise UnsupportedFeature("recursive_iteration_cnt()", self._map.span(arg.pos))
            for arg in syntax.walk_literals(clause.body):
                if isinstance(arg, syntax.CounterArg):  # its values depend on the order of evaluation
                    raise UnsupportedFeature("autoinc() in the body of a rule", self._map.span(arg.pos))

    def run(self) -> None:
        """Check everything."""
        self._relations()
        self._functors()
        self._directives()
        for clause in self._unit.clauses:
            self._clause(clause)

    def _relations(self) -> None:
        types = {decl.name: decl.pos for decl in self._unit.types}
        for decl in self._unit.relations:
            if decl.name in self.relations:
                place = self._map.span(self.relations[decl.name].pos)
                self._error(decl.pos, f"relation {decl.name} is already declared at {place}", "rename or remove one")
                continue
            if decl.name in types:
                place = self._map.span(types[decl.name])
                self._error(decl.pos, f"{decl.name} is already the name of a type at {place}", "rename one of them")
            self.relations[decl.name] = decl
            self._relation(decl)

    def _relation(self, decl: syntax.RelationDecl) -> None:
        seen: set[str] = set()
        for item in decl.fields:
            if item.type not in self._env:
                self._error(
                    item.pos, f"attribute {item.name} has the unknown type {item.type}", "declare the type with .type"
                )
            if item.name in seen:
                self._error(
                    item.pos, f"relation {decl.name} has two attributes named {item.name}", "rename one of them"
                )
            seen.add(item.name)
        for tag in sorted({tag for tag in decl.tags if decl.tags.count(tag) > 1}):
            self._error(decl.pos, f"relation {decl.name} has the qualifier {tag} twice", "remove one of them")
        chosen = [tag for tag in decl.tags if tag in _REPRESENTATIONS]
        if len(chosen) > 1:
            self._error(decl.pos, f"relation {decl.name} has several representations: {', '.join(chosen)}", "keep one")
        if "eqrel" in decl.tags and (len(decl.fields) != 2 or decl.fields[0].type != decl.fields[1].type):
            self._error(
                decl.pos,
                f"equivalence relation {decl.name} must have two attributes of one type",
                "change the attributes",
            )
        if decl.name in self.subsumed and chosen and chosen != ["btree_delete"]:
            self._error(
                decl.pos,
                f"relation {decl.name} has subsumption rules and the representation {chosen[0]}",
                "use btree_delete",
            )
        if (decl.name in self.subsumed or "btree_delete" in chosen) and not decl.fields:
            self._error(decl.pos, f"relation {decl.name} has no attributes and cannot have subsumption")
        for choice in decl.choices:
            for name in choice:
                if name not in seen:
                    self._error(decl.pos, f"choice-domain names {name}, which is no attribute of {decl.name}")

    def _functors(self) -> None:
        seen: dict[str, int] = {}
        for functor in self._unit.functors:
            if functor.name in seen:
                place = self._map.span(seen[functor.name])
                self._error(functor.pos, f"functor {functor.name} is already declared at {place}", "remove one of them")
            seen.setdefault(functor.name, functor.pos)
            for name in (*(item.type for item in functor.parameters), functor.result):
                if name not in self._env:
                    self._error(
                        functor.pos, f"functor {functor.name} uses the unknown type {name}", "declare it with .type"
                    )

    def _directives(self) -> None:
        seen: dict[tuple[str, str], int] = {}
        inline = self.inlined()
        for directive in self._unit.directives:
            if directive.relation not in self.relations:
                self._error(
                    directive.pos,
                    f".{directive.action} names the unknown relation {directive.relation}",
                    "declare it with .decl",
                )
                continue
            if directive.relation in inline and directive.action != "limitsize":
                self._error(
                    directive.pos,
                    f"inline relation {directive.relation} cannot have .{directive.action}",
                    "drop inline",
                )
            place = (directive.action, directive.relation)
            if directive.action in ("printsize", "limitsize") and place in seen:
                self._error(
                    directive.pos,
                    f".{directive.action} of {directive.relation} is already given at {self._map.span(seen[place])}",
                    "remove one of them",
                )
            seen.setdefault(place, directive.pos)
            if directive.action == "limitsize":
                size = dict(directive.parameters).get("n", "")
                if not size.isdigit():
                    self._error(directive.pos, ".limitsize needs n=<number>", f".limitsize {directive.relation}(n=100)")

    # --- clauses ---

    def _clause(self, clause: syntax.Clause) -> None:
        heads = [clause.head, *([clause.dominating] if clause.dominating is not None else [])]
        for atom in heads:
            self._atom(atom)
        for atom, _, _ in syntax.walk_atoms([*clause.body, clause.head]):
            if atom is not clause.head:
                self._atom(atom)
        if clause.dominating is not None:
            if clause.dominating.name != clause.head.name:
                self._error(
                    clause.pos, "subsumption compares tuples of two relations", "use one relation on both sides"
                )
        else:
            for arg in _outside_aggregates(clause.head.args):
                if isinstance(arg, syntax.Underscore):
                    self._error(arg.pos, "underscore in the head of a rule", "use a variable that the body binds")
            for arg in syntax.walk_literals([clause.head]):
                if isinstance(arg, syntax.RecordArg | syntax.BranchArg | syntax.Agg):
                    for part in syntax.walk_argument(arg):
                        if isinstance(part, syntax.CounterArg):
                            self._error(
                                part.pos, "autoinc() in a record or aggregate", "make it an argument of its own"
                            )
        for literal in clause.body:
            if isinstance(literal, syntax.CompareLit):
                self._comparison(literal)
        if not clause.body and clause.dominating is None:
            for arg in clause.head.args:
                self._constant(arg)

    def _atom(self, atom: syntax.AtomLit) -> None:
        decl = self.relations.get(atom.name)
        if decl is None:
            self._error(atom.pos, f"relation {atom.name} is not declared", "declare it with .decl")
        elif len(decl.fields) != len(atom.args):
            self._error(
                atom.pos,
                f"relation {atom.name} has {len(decl.fields)} attributes, {len(atom.args)} arguments given",
                f"it is declared at {self._map.span(decl.pos)}",
            )

    def _comparison(self, literal: syntax.CompareLit) -> None:
        if isinstance(literal.lhs, syntax.Agg) or isinstance(literal.rhs, syntax.Agg):
            return  # `_ = min x : {…}` asks for the witnesses of x only
        sides = {type(literal.lhs), type(literal.rhs)}
        if literal.op == "=" and sides == {syntax.Underscore, syntax.RecordArg}:
            return
        for side in (literal.lhs, literal.rhs):
            stack: list[tuple[syntax.Arg, bool]] = [(side, False)]
            while stack:
                arg, in_record = stack.pop()
                if isinstance(arg, syntax.Underscore) and not in_record:
                    self._error(arg.pos, "underscore in a constraint", "use a variable that the body binds")
                inside = isinstance(arg, syntax.RecordArg | syntax.BranchArg)
                if not isinstance(arg, syntax.Agg):
                    stack.extend((part, inside) for part in syntax.arguments(arg))

    def _constant(self, arg: syntax.Arg) -> None:
        for node in _outside_aggregates([arg]):
            if isinstance(node, syntax.Var):
                self._error(node.pos, f"variable {node.name} in a fact", "a fact has constants only")
            elif isinstance(node, syntax.CounterArg):
                self._error(node.pos, "autoinc() in a fact", "use it in the head of a rule with a body")

    # --- inline relations ---

    def inlined(self) -> frozenset[str]:
        """Relations to inline: ``no_inline`` and the pragma ``inline-exclude`` take precedence."""
        excluded = {
            name for pragma in self._unit.pragmas if pragma.key == "inline-exclude" for name in pragma.value.split(",")
        }
        return frozenset(
            name
            for name, decl in self.relations.items()
            if "inline" in decl.tags and "no_inline" not in decl.tags and name not in excluded
        )

    def inline(self) -> None:
        """Check that inline relations can be inlined."""
        inline = self.inlined()
        if not inline:
            return
        not_negatable: set[str] = set()
        for clause in self._unit.clauses:
            counters = [
                arg for arg in syntax.walk_literals([*clause.body, clause.head]) if isinstance(arg, syntax.CounterArg)
            ]
            if clause.head.name in inline:
                if counters:
                    self._error(counters[0].pos, "autoinc() in a clause of an inline relation", "drop inline")
                head = {node.name for node in syntax.walk_literals([clause.head]) if isinstance(node, syntax.Var)}
                body = {node.name for node in syntax.walk_literals(clause.body) if isinstance(node, syntax.Var)}
                if not body <= head:
                    not_negatable.add(clause.head.name)
        for clause in self._unit.clauses:
            for atom, negated, aggregated in syntax.walk_atoms([*clause.body, clause.head]):
                if atom.name not in inline or atom is clause.head:
                    continue
                if aggregated:
                    self._error(atom.pos, f"inline relation {atom.name} in an aggregate", "drop inline")
                elif negated and atom.name in not_negatable:
                    self._error(
                        atom.pos, f"negated inline relation {atom.name} has variables of its own", "drop inline"
                    )
                elif negated and any(isinstance(arg, syntax.Underscore) for arg in _outside_aggregates(atom.args)):
                    self._error(atom.pos, f"underscore in the negated inline relation {atom.name}", "drop inline")
                for arg in syntax.walk_literals([atom]):
                    if isinstance(arg, syntax.CounterArg):
                        self._error(arg.pos, f"autoinc() in an atom of the inline relation {atom.name}", "drop inline")


def _outside_aggregates(args: Iterable[syntax.Arg]) -> Iterable[syntax.Arg]:
    stack = list(args)
    while stack:
        arg = stack.pop()
        yield arg
        if not isinstance(arg, syntax.Agg):
            stack.extend(syntax.arguments(arg))


def clause_warnings(clauses: Iterable[syntax.Clause], source_map: SourceMap) -> list[str]:
    """Soufflé's hint at variables that occur once in a rule (a name that starts with ``_`` says that it is meant)."""
    groups: dict[int, list[syntax.Clause]] = {}
    for clause in clauses:
        if clause.body:
            groups.setdefault(clause.pos, []).append(clause)
    found: list[str] = []
    for group in groups.values():
        counts: dict[str, list[int]] = {}
        several: set[str] = set()
        for clause in group:
            local: dict[str, list[int]] = {}
            for node in syntax.walk_literals(clause.body):
                if isinstance(node, syntax.Var) and not node.name.startswith("_"):
                    local.setdefault(node.name, []).append(node.pos)
            for name, places in local.items():
                counts.setdefault(name, places)
                if len(places) > 1:
                    several.add(name)
            for head in (clause.head, clause.dominating):
                if head is not None:
                    several |= {node.name for node in syntax.walk_literals([head]) if isinstance(node, syntax.Var)}
        once = sorted(counts.keys() - several)
        found += [f"{source_map.span(counts[name][0])}: variable {name} occurs only once" for name in once]
    return found
