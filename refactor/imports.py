"""Imports that edits need or leave without use: what to insert and where, what to take away."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Collection
from dataclasses import dataclass

import libcst as cst
import libcst.helpers as helpers

from graphlift.refactor.errors import RefactorError
from graphlift.refactor.names import ROOTS, FileNames
from graphlift.refactor.source import Source
from graphlift.refactor.syntax import ImportPlace, Syntax

_NEW = (
    ("function", "from tensorflow import function", "function"),
    ("tf", "import tensorflow as tf", "tf.function"),
    ("_tf", "import tensorflow as _tf", "_tf.function"),
)


@dataclass(frozen=True, slots=True)
class Splice:
    """Replace the characters ``start … end`` of the original text by ``text``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class NewImport:
    """The statement to insert, and how `tf.function` is written with it."""

    statement: str
    decorator: str


def new_import(names: FileNames, path: str) -> NewImport:
    """The import to insert in a file that has none to use (decision 11).

    Raises:
        RefactorError: when the file decides at run time whether to import TensorFlow, or uses up every name.
    """
    conditional = names.conditional_import()
    if conditional:
        raise RefactorError(
            f"TensorFlow is imported conditionally (line {conditional}); the decorator would need it always",
            path=path,
            remedy="import TensorFlow unconditionally at the top of the file, then run `graphlift fix` again",
        )
    for name, statement, decorator in _NEW:
        if names.is_free(name):
            return NewImport(statement, decorator)
    raise RefactorError("every name for TensorFlow is taken by something else in this file", path=path)


def insertion(source: Source, syntax: Syntax, tree: ast.Module, statement: str, before: int) -> Splice:
    """How to insert ``statement``: behind the last import above line ``before``, never above the docstring."""
    ends = [place.end_line for place in syntax.imports if place.end_line < before]
    future = [
        node.end_lineno or node.lineno
        for node in tree.body
        if isinstance(node, ast.ImportFrom) and node.module == "__future__" and not node.level
    ]
    after = max([*ends, *future, syntax.docstring_end], default=0)
    if after:
        offset = source.line_start(after + 1)
        newline = source.newline(after)
        # A line between docstring and import, as every formatter wants it.
        lead = newline if after == syntax.docstring_end and after not in ends else ""
        return Splice(offset, offset, f"{lead}{statement}{newline}")
    offset = source.line_start(syntax.first_line)
    newline = source.newline(syntax.first_line)
    return Splice(offset, offset, f"{statement}{newline}{newline}{newline}")


def unused_imports(
    source: Source,
    names: FileNames,
    syntax: Syntax,
    spellings: Collection[str],
    gone: Collection[Splice],
    is_exported: Callable[[str], bool],
) -> dict[str, ImportPlace]:
    """Names of TensorFlow imports that only the removed decorators used, and where each is imported.

    Args:
        source: the file.
        names: its scopes.
        syntax: its concrete syntax.
        spellings: the texts of the removed decorators.
        gone: the pieces of text that the removal takes away.
        is_exported: whether another file may take a name from this one.
    """
    found: dict[str, ImportPlace] = {}
    for root in sorted({match.group() for text in spellings if (match := re.match(r"\w+", text))}):
        bindings = names.module.bindings.get(root, [])
        if len(bindings) != 1 or not bindings[0].decorator or not bindings[0].certain or is_exported(root):
            continue
        place = next((p for p in syntax.imports if p.line <= bindings[0].line <= p.end_line), None)
        if place is None or _binding_alias(place.statement, root) is None or _has_comment(place.statement):
            continue
        start, end = source.line_start(place.line), source.line_start(place.end_line + 1)
        # Textual on purpose: a mention in a string annotation, `__all__`, a doctest or a comment keeps the import.
        rest = _without(source.text, [*gone, Splice(start, end, "")])
        if not re.search(rf"\b{re.escape(root)}\b", rest):
            found[root] = place
    return found


def removal(source: Source, syntax: Syntax, place: ImportPlace, names: Collection[str]) -> Splice:
    """Take the aliases that bind ``names`` out of an import line, and the line when nothing is left of it."""
    statement = place.statement
    body: list[cst.BaseSmallStatement] = []
    for small in statement.body:
        kept = _without_aliases(small, names)
        if kept is not None:
            body.append(kept)
    start, end = source.line_start(place.line), source.line_start(place.end_line + 1)
    if not body:
        return Splice(start, end, "")
    body[-1] = body[-1].with_changes(semicolon=cst.MaybeSentinel.DEFAULT)
    # Comments and blank lines above the statement belong to the node, but not to the lines that are replaced.
    text = syntax.module.code_for_node(statement.with_changes(body=body, leading_lines=()))
    return Splice(start, end, text.replace("\n", source.newline(place.line)))


def _without_aliases(small: cst.BaseSmallStatement, names: Collection[str]) -> cst.BaseSmallStatement | None:
    if not isinstance(small, cst.Import | cst.ImportFrom) or isinstance(small.names, cst.ImportStar):
        return small
    kept = [alias for alias in small.names if not (_bound(alias) in names and _is_tensorflow(small, alias))]
    if len(kept) == len(small.names):
        return small
    if not kept:
        return None
    kept[-1] = kept[-1].with_changes(comma=cst.MaybeSentinel.DEFAULT)
    return small.with_changes(names=kept)


def _binding_alias(statement: cst.SimpleStatementLine, name: str) -> cst.ImportAlias | None:
    for small in statement.body:
        if isinstance(small, cst.Import | cst.ImportFrom) and not isinstance(small.names, cst.ImportStar):
            for alias in small.names:
                if _bound(alias) == name and _is_tensorflow(small, alias):
                    return alias
    return None


def _is_tensorflow(small: cst.Import | cst.ImportFrom, alias: cst.ImportAlias) -> bool:
    """Whether ``alias`` imports one of the modules that have `function`, or `function` from one of them."""
    if isinstance(small, cst.Import):
        # `import tensorflow.keras` binds `tensorflow` and loads a submodule, for which something else may need it.
        return alias.evaluated_name in ROOTS
    module = small.module
    if small.relative or module is None:
        return False
    full = f"{helpers.get_full_name_for_node(module)}.{alias.evaluated_name}"
    return full in ROOTS or full in {f"{root}.function" for root in ROOTS}


def _bound(alias: cst.ImportAlias) -> str:
    if alias.asname is not None:
        return cst.ensure_type(alias.asname.name, cst.Name).value
    return alias.evaluated_name.split(".", 1)[0]


def _has_comment(statement: cst.SimpleStatementLine) -> bool:
    """A comment on an import (`# noqa`, `# isort: skip`) says that somebody wants it as it is."""
    finder = _CommentFinder()
    statement.with_changes(leading_lines=()).visit(finder)
    return finder.found


class _CommentFinder(cst.CSTVisitor):
    """Finds comments; LibCST's matchers would do, but importing them takes half a second."""

    def __init__(self) -> None:
        super().__init__()
        self.found = False

    def visit_Comment(self, node: cst.Comment) -> None:
        """A comment."""
        self.found = True


def _without(text: str, gone: Collection[Splice]) -> str:
    pieces: list[str] = []
    position = 0
    for splice in sorted(gone, key=lambda item: item.start):
        pieces.append(text[position : max(position, splice.start)])
        position = max(position, splice.end)
    pieces.append(text[position:])
    return "\n".join(pieces)
