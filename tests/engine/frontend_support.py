"""Short cuts for front-end tests."""

from __future__ import annotations

from graphlift.engine import syntax
from graphlift.engine.errors import ProgramError
from graphlift.engine.frontend import compile_text
from graphlift.engine.lexer import Lexer, SourceMap
from graphlift.engine.parser import parse
from graphlift.engine.program import Program, Rule


def parsed(text: str) -> syntax.Unit:
    """The syntax tree of ``text``."""
    source_map = SourceMap()
    return parse(Lexer(source_map, lambda name, file: None, lambda path: ""), source_map, text, "test.dl")


def compiled(text: str) -> Program:
    """The resolved program of ``text``."""
    return compile_text(text, "/test.dl")


def rules_of(text: str, relation: str) -> list[Rule]:
    """The lowered rules of one relation."""
    return [rule for rule in compiled(text).rules() if rule.head.relation == relation]


def errors_of(text: str) -> list[tuple[int, int, str]]:
    """Line, column and reason of every problem in ``text``."""
    try:
        compiled(text)
    except ProgramError as error:
        return [(item.span.line, item.span.column, item.reason) for item in error.diagnostics if item.span is not None]
    return []
