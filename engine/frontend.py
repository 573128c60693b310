"""From a program's file to the resolved :class:`~graphlift.engine.program.Program`."""

from __future__ import annotations

from collections.abc import Sequence

from graphlift.engine import syntax
from graphlift.engine.check import Checker, clause_warnings
from graphlift.engine.components import expand
from graphlift.engine.demand import MAGIC, NO_MAGIC
from graphlift.engine.errors import Diagnostic, ProgramError
from graphlift.engine.ground import check_grounded, resolve_scopes
from graphlift.engine.inline import inline_relations
from graphlift.engine.lexer import Lexer, SourceMap, canonical
from graphlift.engine.lower import ClauseLowerer
from graphlift.engine.normalise import normalise
from graphlift.engine.parser import parse
from graphlift.engine.preprocess import Sources, preprocess
from graphlift.engine.program import Attribute, IoDirective, Program, Relation, Representation, Rule, SubsumptionRule
from graphlift.engine.records_fold import fold_records
from graphlift.engine.stratify import stratify
from graphlift.engine.terms import TypedRule
from graphlift.engine.typecheck import check_types
from graphlift.engine.typeenv import TypeEnv, declare_types


def compile_program(path: str, *, macros: Sequence[str] = (), sources: Sources | None = None) -> Program:
    """Read, check and lower the program in ``path``, without a cache.

    Raises:
        ProgramError: with all problems that were found.
        UnsupportedFeature: for Soufflé features that are bound to C++.
    """
    sources = sources if sources is not None else Sources()
    path = canonical(path)
    return compile_text(preprocess(sources, path, macros), path, sources)


def compile_text(text: str, path: str, sources: Sources | None = None) -> Program:
    """Check and lower preprocessed ``text``; ``path`` names it in messages and is where its includes are looked for.

    Raises:
        ProgramError: with all problems that were found.
        UnsupportedFeature: for Soufflé features that are bound to C++.
    """
    sources = sources if sources is not None else Sources()
    source_map = SourceMap()
    unit = parse(Lexer(source_map, sources.resolve, sources.read), source_map, text, path)
    problems: list[Diagnostic] = []
    unit = expand(unit, source_map, problems)
    _stop_at(problems)
    env = declare_types(unit.types, source_map, problems)
    checker = Checker(unit, env, source_map, problems)
    checker.refuse_cpp_features()
    checker.run()
    _stop_at(problems)  # everything below needs known relations of known arity
    checker.inline()
    typed = _type_clauses(unit, env, checker, source_map, problems)
    _stop_at(problems)
    inline = checker.inlined()
    typed = inline_relations(typed, inline, problems)
    rules: list[Rule] = []
    subsumptions: list[SubsumptionRule] = []
    for number, rule in enumerate(typed):
        normal = normalise(rule, number, problems)
        if isinstance(normal, Rule):
            rules.append(normal)
        elif normal is not None:
            subsumptions.append(normal)
    _stop_at(problems)
    names = [name for name in checker.relations if name not in inline]
    strata = stratify(names, rules, subsumptions, problems)
    _stop_at(problems)
    return Program(
        types=env.resolved({decl.name: decl for decl in unit.types}, source_map),
        relations=_relations(unit, env, checker, inline, source_map),
        strata=strata,
        pragmas=(*((pragma.key, pragma.value) for pragma in unit.pragmas), *_demanded(checker)),
        warnings=(*_empty_relations(unit, checker, source_map), *clause_warnings(unit.clauses, source_map)),
        sources=tuple(sorted(sources.digests)),
    )


def _demanded(checker: Checker) -> list[tuple[str, str]]:
    """The qualifiers ``magic`` and ``no_magic`` as the pragmas that mean the same."""
    keys = {"magic": MAGIC, "no_magic": NO_MAGIC}
    return [(keys[tag], name) for name, decl in checker.relations.items() for tag in decl.tags if tag in keys]


def _stop_at(problems: list[Diagnostic]) -> None:
    if problems:

        def place(problem: Diagnostic) -> tuple[str, int, int]:
            span = problem.span
            return ("", 0, 0) if span is None else (span.file, span.line, span.column)

        distinct = {str(problem): problem for problem in sorted(problems, key=place)}
        raise ProgramError(list(distinct.values()))


def _type_clauses(
    unit: syntax.Unit, env: TypeEnv, checker: Checker, source_map: SourceMap, problems: list[Diagnostic]
) -> list[TypedRule]:
    relations, inline = checker.relations, checker.inlined()
    typed: list[TypedRule] = []
    scoping: list[Diagnostic] = []
    scoped = [resolve_scopes(clause, source_map, scoping) for clause in unit.clauses]
    problems += scoping
    folded = [part for clause in scoped for part in fold_records(clause, relations, env, source_map)]
    for clause in folded:
        found: list[Diagnostic] = []
        check_grounded(clause, source_map, found, inline=clause.head.name in inline)
        types = check_types(clause, relations, env, source_map, found)
        if found:
            problems += found
        else:
            typed.append(ClauseLowerer(types, relations, source_map).rule(clause))
    return typed


def _relations(
    unit: syntax.Unit, env: TypeEnv, checker: Checker, inline: frozenset[str], source_map: SourceMap
) -> dict[str, Relation]:
    directives: dict[str, list[IoDirective]] = {}
    limits: dict[str, int] = {}
    tagged = [
        syntax.DirectiveDecl(tag, decl.name, (), decl.pos)
        for decl in checker.relations.values()
        for tag in decl.tags
        if tag in ("input", "output", "printsize")
    ]
    for directive in (*tagged, *unit.directives):
        if directive.action == "limitsize":
            limits[directive.relation] = int(dict(directive.parameters)["n"])
        else:
            directives.setdefault(directive.relation, []).append(
                IoDirective(directive.action, directive.parameters, source_map.span(directive.pos))  # type: ignore[arg-type]
            )
    result: dict[str, Relation] = {}
    for name, decl in checker.relations.items():
        if name in inline:
            continue
        columns = {item.name: index for index, item in enumerate(decl.fields)}
        representation: Representation = "btree_delete" if name in checker.subsumed else "default"
        for tag in decl.tags:
            if tag in ("btree", "brie", "eqrel", "btree_delete"):
                representation = tag  # type: ignore[assignment]
        result[name] = Relation(
            name,
            tuple(Attribute(item.name, item.type, env.kind(item.type)) for item in decl.fields),
            representation,
            tuple(tuple(columns[key] for key in choice) for choice in decl.choices),
            limits.get(name),
            tuple(directives.get(name, ())),
            source_map.span(decl.pos),
        )
    return result


def _empty_relations(unit: syntax.Unit, checker: Checker, source_map: SourceMap) -> list[str]:
    filled = {clause.head.name for clause in unit.clauses}
    filled |= {directive.relation for directive in unit.directives if directive.action == "input"}
    return [
        f"{source_map.span(decl.pos)}: relation {name} has neither rules nor facts"
        for name, decl in checker.relations.items()
        if name not in filled and "input" not in decl.tags
    ]
