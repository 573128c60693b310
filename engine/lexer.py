"""Tokens of a Soufflé program, with every token's place in the file the user wrote.

The lexer follows ``.include`` and ``.once``, understands the line markers a preprocessor leaves behind, and drops
comments and annotations (``@[…]``), which mean nothing to evaluation.
"""

from __future__ import annotations

import os
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from graphlift.engine.errors import Diagnostic, ProgramError
from graphlift.engine.program import Span

_DIRECTIVES = {
    ".decl": "_DECL",
    ".functor": "_FUNCTOR",
    ".input": "INPUT",
    ".output": "OUTPUT",
    ".printsize": "PRINTSIZE",
    ".limitsize": "LIMITSIZE",
    ".type": "_TYPE",
    ".comp": "_COMP",
    ".init": "_INIT",
    ".number_type": "_NUMBER_TYPE",
    ".symbol_type": "_SYMBOL_TYPE",
    ".override": "_OVERRIDE",
    ".pragma": "_PRAGMA",
    ".plan": "_PLAN",
    ".lattice": "_LATTICE",
}

_KEYWORDS = {
    "debug_delta": "_DEBUG_DELTA",
    "autoinc": "AUTOINC",
    "recursive_iteration_cnt": "ITERATION",
    "match": "MATCH",
    "contains": "CONTAINS",
    "stateful": "STATEFUL",
    "as": "_AS",
    "nil": "NIL",
    "true": "TRUE",
    "false": "FALSE",
    "bnot": "PREFIX",
    "lnot": "PREFIX",
    **dict.fromkeys(("band", "bor", "bxor", "bshl", "bshr", "bshru", "land", "lor", "lxor"), "BINOP"),
    **dict.fromkeys(
        ("cat", "ord", "range", "strlen", "substr", "to_float", "to_number", "to_string", "to_unsigned"), "BUILTIN"
    ),
    **dict.fromkeys(("mean", "min", "max", "count", "sum"), "AGGREGATE"),
    **dict.fromkeys(
        (
            *("output", "input", "printsize", "overridable", "eqrel", "inline", "no_inline"),
            *("magic", "no_magic", "brie", "btree_delete", "btree"),
        ),
        "TAG",
    ),
}

_PUNCTUATION = {
    "(": "_LPAREN",
    ")": "_RPAREN",
    "[": "_LBRACKET",
    "]": "_RBRACKET",
    "{": "_LBRACE",
    "}": "_RBRACE",
    ",": "_COMMA",
    ":": "_COLON",
    ";": "_SEMICOLON",
    ".": "_DOT",
    "|": "_PIPE",
    ":-": "_IF",
    "<:": "_SUBTYPE",
    "->": "_MAPSTO",
    "@": "_AT",
    "$": "DOLLAR",
    "_": "UNDERSCORE",
    "+": "BINOP",
    "*": "BINOP",
    "/": "BINOP",
    "^": "BINOP",
    "%": "BINOP",
    "-": "MINUS",
    "!": "NEGATE",
    "<": "LT",
    ">": "GT",
    "<=": "LE",
    ">=": "CMP",
    "!=": "CMP",
    "=": "EQUALS",
}

_TOKEN = re.compile(
    r"""(?P<space>(?:[ \t\r\n\v\f]+|//[^\n]*|/\*.*?\*/)+)
  | (?P<word>[?a-zA-Z][?_a-zA-Z0-9]*|_[?_a-zA-Z0-9]+)
  | (?P<address>\d+\.\d+\.\d+\.\d+)
  | (?P<float>\d+\.\d+)
  | (?P<number>(?:0b[01]+|0x[0-9a-fA-F]+|\d+)(?P<unsigned>u)?)
  | (?P<string>"(?:\\.|[^"\\])*")
  | (?P<annotation>@!?\[)
  | (?P<directive>\.[a-z_]+(?=[ \t\r\n\v\f])|\.once\b)
  | (?P<comment>/\*)
  | (?P<punctuation>:-|<:|<=|>=|!=|->|[()\[\]{},:;.|@$_+*/^%\-!<>=])
  | (?P<marker>\#[^\n]*)
  | (?P<bad>.)""",
    re.VERBOSE | re.DOTALL,
)
_MARKER = re.compile(r'#(?:line)?\s+(\d+)(?:\s+"((?:\\.|[^"\\])*)")?')
_ESCAPES = {'"': '"', "'": "'", "\\": "\\", "a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)


class Token:
    """A token as lark's parser wants it; ``pos`` is a global offset (see :class:`SourceMap`)."""

    __slots__ = ("pos", "type", "value")
    # Lark borrows these for its end-of-input token.
    start_pos = line = column = end_line = end_column = end_pos = 0

    def __init__(self, type_: str, value: str, pos: int) -> None:
        self.type = type_
        self.value = value
        self.pos = pos


@dataclass
class _Buffer:
    """One file's text at the offsets ``base … base + len(text)``; ``markers`` map line starts to reported lines."""

    base: int
    file: str
    text: str
    newlines: list[int]
    markers: list[tuple[int, str, int]] = field(default_factory=list)


class SourceMap:
    """Maps global offsets to places in the user's files."""

    def __init__(self) -> None:
        self._buffers: list[_Buffer] = []
        self._bases: list[int] = []

    def add(self, file: str, text: str) -> _Buffer:
        """Reserve offsets for a file's text."""
        base = self._buffers[-1].base + len(self._buffers[-1].text) + 1 if self._buffers else 0
        newlines = [match.start() for match in re.finditer("\n", text)]
        buffer = _Buffer(base, file, text, newlines)
        self._buffers.append(buffer)
        self._bases.append(base)
        return buffer

    def span(self, pos: int) -> Span:
        """The place of offset ``pos``."""
        buffer = self._buffers[bisect_right(self._bases, pos) - 1]
        offset = pos - buffer.base
        row = bisect_right(buffer.newlines, offset - 1)
        start = buffer.newlines[row - 1] + 1 if row else 0
        file, line = buffer.file, row + 1
        at = bisect_right(buffer.markers, offset, key=lambda marker: marker[0]) - 1
        if at >= 0:
            _, file, first = buffer.markers[at]
            line = first + row - bisect_right(buffer.newlines, buffer.markers[at][0] - 1) - 1
        return Span(file, max(line, 1), offset - start + 1)


def unescape(text: str) -> str:
    """The value of a quoted string's inside.

    Raises:
        ValueError: for an escape sequence Soufflé does not know.
    """
    if "\\" not in text:
        return text

    def replace(match: re.Match[str]) -> str:
        found = _ESCAPES.get(match[1])
        if found is None:
            raise ValueError(f"unknown escape sequence \\{match[1]}")
        return found

    return _ESCAPE.sub(replace, text)


class Lexer:
    """Tokenises a preprocessed program.

    ``resolve`` finds the file an ``.include`` names (given the name and the including file), ``read`` returns its text.
    """

    def __init__(
        self,
        source_map: SourceMap,
        resolve: Callable[[str, str], str | None],
        read: Callable[[str], str],
    ) -> None:
        self._map = source_map
        self._resolve = resolve
        self._read = read
        self._once: set[tuple[str, int]] = set()

    def tokens(self, text: str, file: str, depth: int = 0) -> Iterator[Token]:
        """The tokens of ``text`` and of everything it includes.

        Raises:
            ProgramError: for text that is no token, an unterminated comment or string, or an include that is not found.
        """
        buffer = self._map.add(file, text)
        base = buffer.base
        keywords, punctuation = _KEYWORDS, _PUNCTUATION
        reported = file
        length = len(text)
        match_at = _TOKEN.match
        offset = 0
        while offset < length:
            match = match_at(text, offset)
            assert match is not None  # `bad` matches any character
            kind = match.lastgroup
            pos = base + offset
            offset = match.end()
            if kind == "punctuation":
                value = match[0]
                yield Token(punctuation[value], value, pos)
            elif kind == "word":
                value = match[0]
                if value[:2] == "__" and value in ("__FILE__", "__LINE__", "__INCL__"):
                    yield self._builtin(value, pos, reported)
                elif value == "choice" and text.startswith("-domain", offset):
                    offset += len("-domain")
                    yield Token("_CHOICE", "choice-domain", pos)
                else:
                    yield Token(keywords.get(value, "IDENT"), value, pos)
            elif kind == "space":
                continue
            elif kind == "number":
                if match["unsigned"]:
                    yield Token("UNSIGNED", match[0][:-1], pos)
                else:
                    yield Token("NUMBER", match[0], pos)
            elif kind == "string":
                try:
                    yield Token("STRING", unescape(match[0][1:-1]), pos)
                except ValueError as problem:
                    raise self._error(pos, str(problem)) from None
            elif kind == "float":
                yield Token("FLOAT", match[0], pos)
            elif kind == "directive":
                if match[0] == ".include":
                    found, offset = self._include(text, offset, pos, file)
                    if depth > 200:
                        raise self._error(pos, "includes are nested too deeply", "break the cycle with .once")
                    yield from self.tokens(self._read(found), found, depth + 1)
                elif match[0] == ".once":
                    place = (file, pos - base)
                    if place in self._once:
                        return
                    self._once.add(place)
                elif match[0] in _DIRECTIVES:
                    yield Token(_DIRECTIVES[match[0]], match[0], pos)
                else:
                    yield Token("_DOT", ".", pos)
                    offset = match.start() + 1
            elif kind == "annotation":
                offset = self._skip_annotation(text, offset, pos)
            elif kind == "marker":
                marker = _MARKER.match(match[0])
                if marker is not None:
                    if marker[2]:
                        reported = unescape(marker[2])
                    buffer.markers.append((pos - base, reported, int(marker[1])))
            elif kind == "address":
                yield self._address(match[0], pos)
            elif kind == "comment":
                raise self._error(pos, "unterminated comment", "close it with */")
            else:
                reason = "unterminated string" if match[0] == '"' else f"unexpected character {match[0]!r}"
                raise self._error(pos, reason)

    def _error(self, pos: int, reason: str, remedy: str = "") -> ProgramError:
        return ProgramError([Diagnostic(self._map.span(pos), reason, remedy)])

    def _builtin(self, word: str, pos: int, reported: str) -> Token:
        if word == "__LINE__":
            return Token("NUMBER", str(self._map.span(pos).line), pos)
        return Token("STRING", reported if word == "__FILE__" else "", pos)

    def _include(self, text: str, offset: int, pos: int, file: str) -> tuple[str, int]:
        match = re.compile(r'[ \t\r\v\f]*"((?:\\.|[^"\\])*)"').match(text, offset)
        if match is None:
            raise self._error(pos, ".include needs a file name in double quotes")
        wanted = unescape(match[1])
        found = self._resolve(wanted, file)
        if found is None:
            raise self._error(pos, f'cannot find include file "{wanted}"', "add its directory to the include path (-I)")
        return found, match.end()

    def _skip_annotation(self, text: str, offset: int, pos: int) -> int:
        depth = 1
        while depth:
            match = _TOKEN.match(text, offset)
            if match is None:
                raise self._error(pos, "unterminated annotation", "close it with ]")
            offset = match.end()
            if match[0] in ("[", "@[", "@!["):
                depth += 1
            elif match[0] == "]":
                depth -= 1
        return offset

    def _address(self, text: str, pos: int) -> Token:
        parts = [int(part) for part in text.split(".")]
        if max(parts) > 255:
            raise self._error(pos, f"{text} is not an IP address", "each part is at most 255")
        value = (parts[0] << 24) + (parts[1] << 16) + (parts[2] << 8) + parts[3]
        return Token("NUMBER", str(value - 2**32 if value >= 2**31 else value), pos)


def canonical(path: str) -> str:
    """``path`` as it is shown and compared: absolute, links resolved."""
    return os.path.realpath(path)
