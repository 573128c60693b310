"""Component instantiation: ``.comp`` and ``.init`` are expanded into plain, qualified declarations and clauses.

The order of the steps follows Soufflé: bases before the component itself, nested instances before both, names
qualified on the way out, clauses for a relation of an enclosing instance ("orphans") attached where the relation
turns up.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from graphlift.engine import syntax
from graphlift.engine.errors import Diagnostic
from graphlift.engine.lexer import SourceMap

_MAX_DEPTH = 100

Names = Mapping[str, str]


@dataclass(slots=True)
class _Content:
    """What one instance contributes, named relative to the place of its ``.init``."""

    types: list[syntax.TypeDecl] = field(default_factory=list)
    lattices: list[syntax.LatticeDecl] = field(default_factory=list)
    relations: list[syntax.RelationDecl] = field(default_factory=list)
    clauses: list[syntax.Clause] = field(default_factory=list)
    directives: list[syntax.DirectiveDecl] = field(default_factory=list)

    def extend(self, other: _Content) -> None:
        self.types += other.types
        self.lattices += other.lattices
        self.relations += other.relations
        self.clauses += other.clauses
        self.directives += other.directives


class _Expander:
    def __init__(self, program: syntax.Unit, source_map: SourceMap, problems: list[Diagnostic]) -> None:
        self._program = program
        self._map = source_map
        self._problems = problems
        self._enclosing: dict[int, syntax.ComponentDecl | None] = {}
        self._index(program, None)

    def _index(self, unit: syntax.Unit, home: syntax.ComponentDecl | None) -> None:
        for component in unit.components:
            self._enclosing[id(component)] = home
            self._index(component.body, component)

    def _error(self, pos: int, reason: str, remedy: str = "") -> None:
        self._problems.append(Diagnostic(self._map.span(pos), reason, remedy))

    # --- lookup ---

    def _lookup(
        self, scope: syntax.ComponentDecl | None, name: str, binding: Names, depth: int = 0
    ) -> syntax.ComponentDecl | None:
        bound = binding.get(name, name)
        while scope is not None and depth < _MAX_DEPTH:
            for component in scope.body.components:
                if component.type.name == bound:
                    return component
            for base_type in scope.bases:
                base = self._lookup(self._enclosing[id(scope)], base_type.name, binding, depth + 1)
                if base is scope:
                    return None
                if base is not None:
                    found = self._lookup(base, name, binding, depth + 1)
                    if found is not None:
                        return found
            scope = self._enclosing[id(scope)]
        for component in self._program.components:
            if component.type.name == bound:
                return component
        return None

    # --- checks before expansion ---

    def check(self) -> None:
        names = {decl.name: decl.pos for decl in self._program.types}
        names.update({decl.name: decl.pos for decl in self._program.relations})
        for kind, items in (
            ("component", [(component.type.name, component.type.pos) for component in self._program.components]),
            ("instantiation", [(init.name, init.pos) for init in self._program.inits]),
        ):
            for name, pos in items:
                if name in names:
                    previous = self._map.span(names[name])
                    self._error(pos, f"the name of {kind} {name} is already taken at {previous}", "rename one of them")
                names.setdefault(name, pos)
        for component in self._program.components:
            self._check_component(component, None, {})
        for init in self._program.inits:
            self._check_reference(None, init.component, {}, init.pos)

    def _check_reference(
        self, scope: syntax.ComponentDecl | None, wanted: syntax.ComponentType, binding: Names, pos: int
    ) -> None:
        if wanted.name in binding:  # a type parameter: known only at instantiation
            return
        found = self._lookup(scope, wanted.name, binding)
        if found is None:
            self._error(wanted.pos, f"component {wanted.name} is not declared", "declare it with .comp")
        elif len(found.type.parameters) != len(wanted.parameters):
            self._error(
                pos,
                f"component {wanted.name} takes {len(found.type.parameters)} type parameters, "
                f"{len(wanted.parameters)} given",
            )

    def _check_component(
        self, component: syntax.ComponentDecl, scope: syntax.ComponentDecl | None, binding: Names
    ) -> None:
        inner = {**binding, **dict.fromkeys(component.type.parameters, "<type parameter>")}
        name = component.type.name
        for base in component.bases:
            self._check_reference(scope, base, inner, component.pos)
        parents: dict[int, syntax.ComponentDecl] = {}
        pending = [component]
        while pending:
            for base in pending.pop().bases:
                found = self._lookup(scope, base.name, binding)
                if found is not None and id(found) not in parents:
                    parents[id(found)] = found
                    pending.append(found)
        if id(component) in parents:
            self._error(component.pos, f"component {name} inherits from itself", "break the cycle")
        overridden = {override.name: override.pos for override in component.body.overrides}
        for relation in component.body.relations:
            if relation.name in overridden:
                self._error(
                    overridden[relation.name], f"component {name} overrides {relation.name}, which it declares itself"
                )
        for parent in parents.values():
            for relation in parent.body.relations:
                if relation.name in overridden and "overridable" not in relation.tags:
                    self._error(
                        overridden[relation.name],
                        f"component {name} overrides {relation.name}, which is not overridable",
                        f"declare it overridable at {self._map.span(relation.pos)}",
                    )
        for nested in component.body.components:
            self._check_component(nested, component, inner)
        for init in component.body.inits:
            self._check_reference(component, init.component, inner, init.pos)

    # --- expansion ---

    def instantiate(
        self,
        init: syntax.InitDecl,
        scope: syntax.ComponentDecl | None,
        binding: Names,
        overridden: frozenset[str],
        orphans: list[syntax.Clause],
        depth: int,
    ) -> _Content:
        content = _Content()
        if depth == 0:
            self._error(init.pos, "components are instantiated too deeply", "a component must not instantiate itself")
            return content
        component = self._lookup(scope, init.component.name, binding)
        if component is None:
            self._error(init.pos, f"component {init.component.name} is not declared", "declare it with .comp")
            return content
        inner = _extend(binding, component.type.parameters, init.component.parameters)
        for nested in component.body.inits:
            content.extend(self.instantiate(nested, component, inner, overridden, orphans, depth - 1))
        self._collect(component, inner, self._enclosing[id(component)], content, orphans, overridden, depth)
        return self._qualify(init.name, content, orphans)

    def _collect(
        self,
        component: syntax.ComponentDecl,
        binding: Names,
        scope: syntax.ComponentDecl | None,
        content: _Content,
        orphans: list[syntax.Clause],
        overridden: frozenset[str],
        depth: int,
    ) -> None:
        hidden = overridden | {override.name for override in component.body.overrides}
        for base_type in component.bases:
            base = self._lookup(scope, base_type.name, binding)
            if base is None:
                continue  # reported by check()
            inner = _extend(binding, base.type.parameters, base_type.parameters)
            for nested in base.body.inits:
                content.extend(self.instantiate(nested, base, inner, frozenset(), orphans, depth - 1))
            self._collect(base, inner, self._enclosing[id(base)], content, orphans, hidden, depth)
        body = component.body
        rename = _renamer(binding)
        content.types += [_rename_type(decl, rename) for decl in body.types]
        content.lattices += [replace(lattice, name=rename(lattice.name)) for lattice in body.lattices]
        content.relations += [_rename_relation(decl, rename, lambda name: name) for decl in body.relations]
        content.directives += body.directives
        known = {relation.name for relation in content.relations}
        for clause in body.clauses:
            if clause.head.name.split(".")[0] in overridden:
                continue
            (content.clauses if clause.head.name in known else orphans).append(clause)
        adopted = [clause for clause in orphans if clause.head.name in known]
        content.clauses += adopted
        orphans[:] = [clause for clause in orphans if clause.head.name not in known]

    def _qualify(self, instance: str, content: _Content, orphans: list[syntax.Clause]) -> _Content:
        types = {decl.name: f"{instance}.{decl.name}" for decl in content.types}
        for decl in content.types:
            types.update({branch.name: f"{instance}.{branch.name}" for branch in decl.branches})
        relations = {decl.name: f"{instance}.{decl.name}" for decl in content.relations}
        rename_type, rename_relation = _renamer(types), _renamer(relations)
        orphans[:] = [_rename_clause(clause, rename_relation, rename_type) for clause in orphans]
        return _Content(
            [_rename_type(decl, rename_type) for decl in content.types],
            [replace(lattice, name=f"{instance}.{lattice.name}") for lattice in content.lattices],
            [_rename_relation(decl, rename_type, rename_relation) for decl in content.relations],
            [_rename_clause(clause, rename_relation, rename_type) for clause in content.clauses],
            [replace(directive, relation=rename_relation(directive.relation)) for directive in content.directives],
        )


def _extend(binding: Names, formal: tuple[str, ...], actual: tuple[str, ...]) -> Names:
    if len(formal) != len(actual):
        return binding  # reported by check()
    return {name: binding.get(value, value) for name, value in zip(formal, actual, strict=True)}


def _renamer(names: Names) -> Callable[[str], str]:
    return lambda name: names.get(name, name)


def _rename_type(decl: syntax.TypeDecl, rename: Callable[[str], str]) -> syntax.TypeDecl:
    return replace(
        decl,
        name=rename(decl.name),
        names=[rename(name) for name in decl.names],
        fields=[replace(item, type=rename(item.type)) for item in decl.fields],
        branches=[
            replace(
                branch,
                name=rename(branch.name),
                fields=[replace(item, type=rename(item.type)) for item in branch.fields],
            )
            for branch in decl.branches
        ],
    )


def _rename_relation(
    decl: syntax.RelationDecl, rename_type: Callable[[str], str], rename_relation: Callable[[str], str]
) -> syntax.RelationDecl:
    return replace(
        decl,
        name=rename_relation(decl.name),
        fields=[replace(item, type=rename_type(item.type)) for item in decl.fields],
        debug_delta=None if decl.debug_delta is None else rename_relation(decl.debug_delta),
    )


def _rename_clause(
    clause: syntax.Clause, rename_relation: Callable[[str], str], rename_type: Callable[[str], str]
) -> syntax.Clause:
    def atom(node: syntax.AtomLit) -> syntax.AtomLit:
        return syntax.AtomLit(rename_relation(node.name), [arg(item) for item in node.args], node.pos)

    def literal(node: syntax.Literal) -> syntax.Literal:
        if isinstance(node, syntax.AtomLit):
            return atom(node)
        if isinstance(node, syntax.NotLit):
            return syntax.NotLit(atom(node.atom), node.pos)
        if isinstance(node, syntax.CompareLit):
            return syntax.CompareLit(node.op, arg(node.lhs), arg(node.rhs), node.pos)
        return node

    def arg(node: syntax.Arg) -> syntax.Arg:
        if isinstance(node, syntax.RecordArg | syntax.Call | syntax.UserCall):
            return replace(node, args=[arg(item) for item in node.args])
        if isinstance(node, syntax.BranchArg):
            return replace(node, name=rename_type(node.name), args=[arg(item) for item in node.args])
        if isinstance(node, syntax.CastArg):
            return replace(node, type=rename_type(node.type), arg=arg(node.arg))
        if isinstance(node, syntax.Agg):
            expression = None if node.expression is None else arg(node.expression)
            return replace(node, expression=expression, body=[literal(item) for item in node.body])
        return node

    return syntax.Clause(
        atom(clause.head),
        [literal(item) for item in clause.body],
        clause.pos,
        clause.plan,
        None if clause.dominating is None else atom(clause.dominating),
    )


def expand(program: syntax.Unit, source_map: SourceMap, problems: list[Diagnostic]) -> syntax.Unit:
    """A program without components; problems are appended to ``problems``."""
    if not program.components and not program.inits:
        return program
    expander = _Expander(program, source_map, problems)
    expander.check()
    result = replace(
        program,
        types=list(program.types),
        lattices=list(program.lattices),
        relations=list(program.relations),
        clauses=list(program.clauses),
        directives=list(program.directives),
        components=[],
        inits=[],
    )
    if problems:
        return result
    for init in program.inits:
        orphans: list[syntax.Clause] = []
        content = expander.instantiate(init, None, {}, frozenset(), orphans, _MAX_DEPTH)
        result.types += content.types
        result.lattices += content.lattices
        result.relations += content.relations
        result.clauses += content.clauses + orphans
        result.directives += content.directives
    return result
