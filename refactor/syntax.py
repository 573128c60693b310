"""The concrete syntax of a file to be edited: where its functions and decorators are, by LibCST."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import libcst as cst
from libcst.metadata import CodeRange, MetadataWrapper, PositionProvider

from graphlift.refactor.errors import RefactorError
from graphlift.refactor.source import LINE_END, Source


@dataclass(frozen=True, slots=True)
class DecoratorPlace:
    """A decorator: its `@` and its expression (columns from 1), and the last line it takes."""

    line: int
    column: int
    expression_line: int
    expression_column: int
    end_line: int

    def starts_at(self, line: int, column: int) -> bool:
        """Whether a span that starts there means this decorator: spans start at the `@` or at the expression."""
        return (line, column) in {(self.line, self.column), (self.expression_line, self.expression_column)}


@dataclass(frozen=True, slots=True)
class ImportPlace:
    """A module-level line of simple statements one of which is an import."""

    statement: cst.SimpleStatementLine
    line: int
    end_line: int


@dataclass(frozen=True)
class Syntax:
    """Decorators by the line of their function's `def`, and the module-level imports."""

    module: cst.Module
    decorators: Mapping[int, tuple[DecoratorPlace, ...]]
    imports: tuple[ImportPlace, ...]
    docstring_end: int
    first_line: int


def parse(source: Source) -> Syntax:
    """Parse a file with LibCST.

    Raises:
        RefactorError: when LibCST cannot parse the file or loses more than form feeds of it.
    """
    # LibCST gives lone carriage returns and form feeds in indentation back wrongly. Our edits are splices of lines of
    # the original text, for which line numbers are enough.
    text = LINE_END.sub("\n", source.text)
    try:
        module = cst.parse_module(text)
        positions = MetadataWrapper(module, unsafe_skip_copy=True).resolve(PositionProvider)
    except (cst.ParserSyntaxError, cst.CSTValidationError, RecursionError, ValueError) as error:
        reason = "its expressions are nested too deeply" if isinstance(error, RecursionError) else str(error)
        raise RefactorError(f"LibCST cannot read the file: {reason}", path=source.path) from error
    if module.code.replace("\f", "") != text.replace("\f", ""):
        raise RefactorError("LibCST does not give the file back unchanged", path=source.path)
    visitor = _Places(positions, source)
    module.visit(visitor)
    imports = tuple(
        ImportPlace(statement, positions[statement].start.line, positions[statement].end.line)
        for statement in module.body
        if isinstance(statement, cst.SimpleStatementLine)
        and any(isinstance(small, cst.Import | cst.ImportFrom) for small in statement.body)
    )
    docstring_end = 0
    if module.body and module.get_docstring() is not None:
        docstring_end = positions[module.body[0]].end.line
    first = module.body[0] if module.body else None
    first_line = _first_line(first, positions) if first is not None else 1
    return Syntax(module, visitor.found, imports, docstring_end, first_line)


def _first_line(statement: cst.CSTNode, positions: Mapping[cst.CSTNode, CodeRange]) -> int:
    decorators = getattr(statement, "decorators", ())
    return positions[decorators[0] if decorators else statement].start.line


class _Places(cst.CSTVisitor):
    """Collects the decorators of every function."""

    def __init__(self, positions: Mapping[cst.CSTNode, CodeRange], source: Source) -> None:
        super().__init__()
        self._positions = positions
        self._source = source
        self.found: dict[int, tuple[DecoratorPlace, ...]] = {}

    def visit_FunctionDef(self, node: cst.FunctionDef) -> None:
        """Record one function."""
        line = self._positions[node].start.line
        self.found[line] = tuple(self._place(decorator) for decorator in node.decorators)

    def _place(self, decorator: cst.Decorator) -> DecoratorPlace:
        start = self._positions[decorator]
        expression = self._positions[decorator.decorator].start
        # Columns are taken from the text itself, because LibCST's do not count form feeds.
        line = self._source.line(start.start.line)
        column = len(line) - len(line.lstrip(" \t\f")) + 1
        shift = column - (start.start.column + 1)
        expression_column = expression.column + 1 + (shift if expression.line == start.start.line else 0)
        return DecoratorPlace(start.start.line, column, expression.line, expression_column, start.end.line)
