"""Anonymous records: ``[a, b] = [c, d]`` and ``r = [x, y]`` with a variable of no declared type.

Such records never become values, so no record type is needed: equalities between them are taken apart field by field,
and variables that only stand for them are replaced.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace

from graphlift.engine import syntax
from graphlift.engine.ground import grounded, map_literal
from graphlift.engine.inference import Signatures
from graphlift.engine.lexer import SourceMap
from graphlift.engine.typecheck import check_types
from graphlift.engine.typeenv import TypeEnv


def _compares_record(literal: syntax.Literal) -> bool:
    return (
        isinstance(literal, syntax.CompareLit)
        and literal.op in ("=", "!=")
        and (isinstance(literal.lhs, syntax.RecordArg) or isinstance(literal.rhs, syntax.RecordArg))
    )


def fold_records(
    clause: syntax.Clause, relations: Signatures, env: TypeEnv, source_map: SourceMap
) -> list[syntax.Clause]:
    """``clause`` without comparisons of two record terms; several clauses when records are said to differ."""
    if not any(_compares_record(literal) for literal in clause.body):
        return [clause]
    done: list[syntax.Clause] = []
    pending = [clause]
    while pending:
        current = pending.pop(0)
        changed = _replace_aliases(current, relations, env, source_map) or _take_apart(current)
        if changed is None:
            done.append(current)
        else:
            pending = changed + pending
    return done


def _replace_aliases(
    clause: syntax.Clause, relations: Signatures, env: TypeEnv, source_map: SourceMap
) -> list[syntax.Clause] | None:
    types = check_types(clause, relations, env, source_map, [])
    bound = grounded(clause.body)
    for literal in clause.body:
        if not (isinstance(literal, syntax.CompareLit) and literal.op == "="):
            continue
        for variable, record in ((literal.lhs, literal.rhs), (literal.rhs, literal.lhs)):
            if (
                isinstance(variable, syntax.Var)
                and isinstance(record, syntax.RecordArg)
                and types.types(variable) is None
                and variable.name in bound
            ):
                return [_substitute(clause, variable.name, record)]
    return None


def _substitute(clause: syntax.Clause, name: str, record: syntax.RecordArg) -> syntax.Clause:
    def change(arg: syntax.Arg) -> syntax.Arg | None:
        if isinstance(arg, syntax.Var) and arg.name == name:
            return deepcopy(record)  # types are kept by node: every occurrence needs nodes of its own
        return None

    head = map_literal(clause.head, change)
    assert isinstance(head, syntax.AtomLit)
    return replace(clause, head=head, body=[map_literal(literal, change) for literal in clause.body])


def _take_apart(clause: syntax.Clause) -> list[syntax.Clause] | None:
    for index, literal in enumerate(clause.body):
        if not (isinstance(literal, syntax.CompareLit) and literal.op in ("=", "!=")):
            continue
        lhs, rhs = literal.lhs, literal.rhs
        before, after = clause.body[:index], clause.body[index + 1 :]
        if isinstance(lhs, syntax.RecordArg) and isinstance(rhs, syntax.RecordArg) and len(lhs.args) == len(rhs.args):
            parts: list[syntax.Literal] = [
                syntax.CompareLit(literal.op, left, right, literal.pos)
                for left, right in zip(lhs.args, rhs.args, strict=True)
                if not isinstance(left, syntax.Underscore) and not isinstance(right, syntax.Underscore)
            ]
            if literal.op == "=":
                return [replace(clause, body=[*before, *parts, *after])]
            return [replace(clause, body=[*before, part, *after]) for part in parts]
        if literal.op == "=" and (
            (isinstance(lhs, syntax.Underscore) and isinstance(rhs, syntax.RecordArg))
            or (isinstance(rhs, syntax.Underscore) and isinstance(lhs, syntax.RecordArg))
        ):
            return [replace(clause, body=[*before, *after])]
    return None
