"""Lowering of imports. Module names stay as written, with a mark; merging makes them absolute."""

from __future__ import annotations

import ast

from graphlift.extractor.diagnostics import Code
from graphlift.extractor.dispatch import statement
from graphlift.extractor.layout import IMPORT_MARK
from graphlift.extractor.lowering import Lowering
from graphlift.extractor.reading import SourceError
from graphlift.facts.reading import MOST_PARTS


def written_import(level: int, name: str) -> str:
    """The text that stands for module ``name`` imported with ``level`` leading dots until merging resolves it."""
    return f"{IMPORT_MARK}{level}{IMPORT_MARK}{name}"


def _parts(name: str, node: ast.stmt) -> list[str]:
    parts = name.split(".")
    # Each beginning of the name is a module of its own: that is quadratic.
    if len(parts) > MOST_PARTS:
        raise SourceError(
            Code.TOO_COMPLEX,
            f"the name of an imported module has {len(parts)} parts; more than {MOST_PARTS} are not analysed",
            node.lineno,
        )
    return parts


@statement("Import")
def lower_import(state: Lowering, node: ast.Import) -> None:
    """`import a.b, c as d`."""
    state.statement(node, "import", state.code)
    rows, symbols = state.rows, state.symbols
    for alias in node.names:
        value = state.value(alias)
        parts = _parts(alias.name, node)
        bound = alias.name if alias.asname else parts[0]
        rows.import_module.extend((value, symbols[written_import(0, bound)]))
        for length in range(2, len(parts) + 1):
            rows.import_loads.extend((value, symbols[written_import(0, ".".join(parts[:length]))]))
        state.bind(state.scope.mangle(alias.asname or parts[0]), value, alias)


@statement("ImportFrom")
def lower_import_from(state: Lowering, node: ast.ImportFrom) -> None:
    """`from m import a as b, *`."""
    rows, symbols = state.rows, state.symbols
    instruction = state.statement(node, "import", state.code)
    written = node.module or ""
    _parts(written, node)
    module = symbols[written_import(node.level, written)]
    rows.import_loads.extend((instruction, module))
    for alias in node.names:
        if alias.name == "*":
            rows.import_star.extend((state.value(alias), state.code, module))
            continue
        value = state.value(alias)
        rows.import_from.extend((value, module, symbols[alias.name]))
        state.bind(state.scope.mangle(alias.asname or alias.name), value, alias)
