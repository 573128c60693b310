"""Tokens → surface syntax (:mod:`graphlift.engine.syntax`), with lark's LALR parser and ``grammar.lark``."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from typing import Any

from lark import Lark
from lark.exceptions import UnexpectedToken
from lark.lexer import Lexer as LarkLexer

from graphlift.engine import syntax
from graphlift.engine.builder import Builder, BuildError
from graphlift.engine.errors import Diagnostic, ProgramError
from graphlift.engine.lexer import Lexer, SourceMap, Token

_SPELLING = {
    "_LPAREN": "'('",
    "_RPAREN": "')'",
    "_LBRACKET": "'['",
    "_RBRACKET": "']'",
    "_LBRACE": "'{'",
    "_RBRACE": "'}'",
    "_COMMA": "','",
    "_COLON": "':'",
    "_SEMICOLON": "';'",
    "_DOT": "'.'",
    "_PIPE": "'|'",
    "_IF": "':-'",
    "EQUALS": "'='",
    "IDENT": "a name",
    "STRING": "a string",
    "NUMBER": "a number",
    "$END": "the end of the file",
    "_PLAN": ".plan",
}


class _TokenSource(LarkLexer):  # type: ignore[misc]
    """Hands lark the tokens it is given: the text *is* the token iterator."""

    def __init__(self, lexer_conf: Any) -> None:
        pass

    def lex(self, lexer_state: Iterator[Token]) -> Iterator[Token]:
        return lexer_state


@lru_cache(maxsize=1)
def _parser() -> Lark:
    """The parser; its tables are built once."""
    return Lark(
        files("graphlift.engine").joinpath("grammar.lark").read_text(encoding="utf-8"),
        parser="lalr",
        lexer=_TokenSource,
        transformer=Builder(),
        maybe_placeholders=False,
        propagate_positions=False,
    )


def parse_tokens(tokens: Iterator[Token], source_map: SourceMap) -> syntax.Unit:
    """Parse a whole program.

    Raises:
        ProgramError: at the first syntax error.
    """

    def error(pos: int, reason: str, remedy: str) -> ProgramError:
        return ProgramError([Diagnostic(source_map.span(pos), reason, remedy)])

    last = Token("$END", "", 0)

    def remembered() -> Iterator[Token]:
        nonlocal last
        for token in tokens:
            last = token  # locates an error at the end of the file
            yield token

    try:
        result = _parser().parse(remembered())
    except BuildError as problem:
        raise error(problem.pos, problem.reason, problem.remedy) from None
    except UnexpectedToken as problem:
        found = problem.token
        expected = sorted(_SPELLING[name] for name in problem.expected if name in _SPELLING)
        shown = "the end of the file" if found.type == "$END" else repr(found.value)
        remedy = (
            f"expected {', '.join(expected[:-1]) + ' or ' if len(expected) > 1 else ''}{expected[-1]}"
            if expected
            else ""
        )
        pos = last.pos if found.type == "$END" else found.pos
        raise error(pos, f"syntax error: unexpected {shown}", remedy) from None
    assert isinstance(result, syntax.Unit)
    return result


def parse(lexer: Lexer, source_map: SourceMap, text: str, file: str) -> syntax.Unit:
    """Parse ``text``, the preprocessed content of ``file``, and all that it includes."""
    return parse_tokens(lexer.tokens(text, file), source_map)
