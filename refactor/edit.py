"""Edits of one file: from requests to new bytes.

LibCST says where functions, decorators and imports are; the change itself is a splice of whole lines, so that every
other byte (line ends, tabs, form feeds, comments, encoding) is the original's. The result is parsed and compared with
the original before anybody sees it.
"""

from __future__ import annotations

import ast
import warnings
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from graphlift.facts.reading import MOST_PARTS
from graphlift.refactor.errors import RefactorError
from graphlift.refactor.imports import NewImport, Splice, insertion, new_import, removal, unused_imports
from graphlift.refactor.names import FileNames, FunctionNode, file_names
from graphlift.refactor.requests import ADD, REMOVE, Outcome, Request
from graphlift.refactor.source import Source, content_hash, decode
from graphlift.refactor.syntax import Syntax, parse
from graphlift.refactor.verify import differs_only_as_announced


@dataclass(frozen=True)
class FileEdit:
    """The edits of one file.

    ``new_import`` and ``dropped_imports`` are announced so that a reader of the diff knows them.
    """

    path: str
    before: bytes
    after: bytes
    outcomes: tuple[Outcome, ...]
    new_import: str = ""
    dropped_imports: tuple[str, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether the file would change."""
        return self.before != self.after

    @property
    def digest(self) -> str:
        """Hash of the original bytes."""
        return content_hash(self.before)


_LONGEST_CHAIN: Final = 2000
"""Operands of one `and` or `or` in a file that can be edited."""


@dataclass(frozen=True)
class _File:
    """A file that is about to be edited, in every form that edits need."""

    source: Source
    tree: ast.Module
    names: FileNames
    syntax: Syntax


@dataclass(frozen=True)
class _Change:
    """What one request does: lines, the function's `def`, and what it needs or frees."""

    request: Request
    node: FunctionNode
    splices: tuple[Splice, ...]
    added: str = ""
    removed: tuple[int, ...] = ()
    spellings: tuple[str, ...] = ()
    needs_import: bool = False


@dataclass(frozen=True)
class _Result:
    text: str
    new_import: str
    dropped: tuple[str, ...]


def edit_file(
    path: str,
    data: bytes,
    requests: Sequence[Request],
    is_exported: Callable[[str], bool] = lambda name: False,
) -> FileEdit:
    """Apply ``requests`` to the bytes of one file; what cannot be applied is an outcome with a reason.

    Args:
        path: the file's path, relative to the root.
        data: its bytes.
        requests: the edits asked for in this file.
        is_exported: whether another file takes the given name from this one.
    """
    try:
        return _edit(_read(path, data), requests, is_exported, data)
    except RefactorError as error:
        reason = error.what
    except RecursionError:
        reason = "the file's code is nested too deeply"
    return FileEdit(path, data, data, tuple(Outcome(request, reason) for request in requests))


def _edit(file: _File, requests: Sequence[Request], is_exported: Callable[[str], bool], data: bytes) -> FileEdit:
    path = file.source.path
    outcomes: dict[Request, str] = {}
    changes: list[_Change] = []
    imported: NewImport | None = None
    for request in sorted(requests):
        try:
            change, imported = _change(file, request, imported)
            changes.append(change)
            outcomes[request] = ""
        except RefactorError as error:
            outcomes[request] = error.what
    result = _build(file, changes, imported, is_exported)
    if result is None:
        # Together they fail the check; keep those that pass it alone, one after the other.
        kept: list[_Change] = []
        for change in changes:
            attempt = _build(file, [*kept, change], imported, is_exported)
            if attempt is None:
                outcomes[change.request] = "the edited file would not be the announced change; nothing was done"
            else:
                kept.append(change)
                result = attempt
    told = tuple(Outcome(request, outcomes[request]) for request in sorted(requests))
    if result is None:
        return FileEdit(path, data, data, told)
    return FileEdit(path, data, file.source.encode(result.text), told, result.new_import, result.dropped)


def _read(path: str, data: bytes) -> _File:
    source = decode(data, path)
    try:
        tree = _parse(source.text)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise RefactorError(f"cannot parse the file: {error}", path=path) from error
    # What is flat for Python is nested for LibCST, whose parser would overflow the stack of the process.
    if any(isinstance(node, ast.BoolOp) and len(node.values) > _LONGEST_CHAIN for node in ast.walk(tree)):
        raise RefactorError(f"an `and` or `or` has more than {_LONGEST_CHAIN} operands", path=path)
    for node in ast.walk(tree):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import | ast.ImportFrom) else []
        if isinstance(node, ast.ImportFrom) and node.module is not None:
            names.append(node.module)
        if any(len(name.split(".")) > MOST_PARTS for name in names):
            raise RefactorError(f"the name of an imported module has more than {MOST_PARTS} parts", path=path)
    return _File(source, tree, file_names(tree), parse(source))


def _parse(text: str) -> ast.Module:
    """Parse without showing the analysed code's own warnings (invalid escapes)."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return ast.parse(text)


def _change(file: _File, request: Request, imported: NewImport | None) -> tuple[_Change, NewImport | None]:
    node = file.names.definition(request.line)
    if node is None or request.line not in file.syntax.decorators:
        raise RefactorError("there is no function definition on this line", path=request.path, line=request.line)
    if request.action == ADD:
        return _addition(file, request, node, imported)
    if request.action == REMOVE:
        return _removal(file, request, node), imported
    raise RefactorError(f"unknown edit {request.action!r}", path=request.path, line=request.line)


def _addition(
    file: _File, request: Request, node: FunctionNode, imported: NewImport | None
) -> tuple[_Change, NewImport | None]:
    spellings = file.names.decorators(node)
    for decorator in node.decorator_list:
        callee = decorator.func if isinstance(decorator, ast.Call) else decorator
        if ast.unparse(callee) in spellings:
            raise RefactorError("the function is decorated already", path=request.path, line=request.line)
    needs_import = not spellings
    if needs_import:
        imported = imported or new_import(file.names, request.path)
    decorator_text = spellings[0] if spellings else (imported or new_import(file.names, request.path)).decorator
    line = file.source.line(node.lineno)
    # A form feed sets the column back to 0: only what follows it is the indentation.
    indent = line[: len(line) - len(line.lstrip(" \t\f"))].rsplit("\f", 1)[-1]
    offset = file.source.line_start(node.lineno) + len(line) - len(line.lstrip(" \t\f"))
    text = f"@{decorator_text}{file.source.newline(node.lineno)}{indent}"
    splice = Splice(offset, offset, text)
    return _Change(request, node, (splice,), added=decorator_text, needs_import=needs_import), imported


def _removal(file: _File, request: Request, node: FunctionNode) -> _Change:
    places = file.syntax.decorators[node.lineno]
    hits = [i for i, place in enumerate(places) if place.starts_at(request.target_line, request.target_column)]
    if len(hits) != 1 or len(places) != len(node.decorator_list):
        raise RefactorError("the decorator to remove is not where it was", path=request.path, line=request.target_line)
    place = places[hits[0]]
    start, end = file.source.line_start(place.line), file.source.line_start(place.end_line + 1)
    decorator = node.decorator_list[hits[0]]
    spellings = tuple(ast.unparse(part) for part in ast.walk(decorator) if isinstance(part, ast.Name | ast.Attribute))
    return _Change(request, node, (Splice(start, end, ""),), removed=(hits[0],), spellings=spellings)


def _build(
    file: _File, changes: Sequence[_Change], imported: NewImport | None, is_exported: Callable[[str], bool]
) -> _Result | None:
    """The edited text, or None when it is not exactly the announced change."""
    if not changes:
        return None
    splices = [splice for change in changes for splice in change.splices]
    importing = [change.node for change in changes if change.needs_import]
    statement = ""
    if importing and imported is not None:
        statement = imported.statement
        before = min(min([node.lineno, *(d.lineno for d in node.decorator_list)]) for node in importing)
        # First, because the import may go to the very place where a decorator goes.
        splices.insert(0, insertion(file.source, file.syntax, file.tree, statement, before))
    spellings = [spelling for change in changes for spelling in change.spellings]
    dropped = _dropped(file, changes, spellings, splices, is_exported)
    text = _apply(file.source.text, splices)
    added = {change.node.lineno: change.added for change in changes if change.added}
    removed: dict[int, list[int]] = defaultdict(list)
    for change in changes:
        removed[change.node.lineno] += change.removed
    try:
        ok = differs_only_as_announced(
            _parse(file.source.text),
            _parse(text),
            added=added,
            removed=removed,
            new_imports=[statement] if statement else [],
            dropped_imports=dropped,
        )
        file.source.encode(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError, UnicodeError):
        return None
    return _Result(text, statement, dropped) if ok else None


def _dropped(
    file: _File,
    changes: Sequence[_Change],
    spellings: Sequence[str],
    splices: list[Splice],
    is_exported: Callable[[str], bool],
) -> tuple[str, ...]:
    """Add the splices that remove imports without use to ``splices``; return the names that go."""
    if not spellings or any(change.added for change in changes):
        return ()
    unused = unused_imports(file.source, file.names, file.syntax, spellings, splices, is_exported)
    by_line: dict[int, list[str]] = defaultdict(list)
    for name, place in unused.items():
        by_line[place.line].append(name)
    places = (place for place in file.syntax.imports if place.line in by_line)
    splices.extend(removal(file.source, file.syntax, place, by_line[place.line]) for place in places)
    return tuple(sorted(unused))


def _apply(text: str, splices: Sequence[Splice]) -> str:
    pieces: list[str] = []
    position = 0
    for splice in sorted(splices, key=lambda item: (item.start, item.end)):
        pieces += (text[position : splice.start], splice.text)
        position = splice.end
    pieces.append(text[position:])
    return "".join(pieces)
