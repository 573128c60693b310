"""How rows become columns: the tables one file yields, and what each of their columns holds.

Everything follows from the schema's column types; only what the schema leaves open (`Entity` columns) and what is
computed while merging is written down here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from graphlift.facts.extracted import EXTRACTED

FILE: Final = "f"
CODE: Final = "c"
BLOCK: Final = "b"
LOOP: Final = "l"
TRY: Final = "t"
CELL: Final = "x"
VALUE: Final = "v"
DECORATOR: Final = "d"
SYMBOL: Final = "s"
NUMBER: Final = "n"

IMPORT_MARK: Final = "\x01"
"""Starts a symbol that names an import, and separates its parts: what it means is known once files are merged."""

ENTITY_KINDS: Final = (CODE, VALUE, BLOCK, LOOP, TRY, CELL, DECORATOR)
"""Kinds that are numbered within a file, in the order in which payloads store their counts."""

ENTITY_PREFIXES: Final = {
    FILE: "file#",
    CODE: "code#",
    VALUE: "value#",
    BLOCK: "block#",
    LOOP: "loop#",
    TRY: "try#",
    CELL: "cell#",
    DECORATOR: "decorator#",
}
"""The texts that entity ids are rendered with, before their number: no name, constant or path of a program looks so."""

_KIND_OF_TYPE: Final = {
    "File": FILE,
    "Code": CODE,
    "Module": CODE,
    "Class": CODE,
    "Function": CODE,
    "Block": BLOCK,
    "Loop": LOOP,
    "TryRegion": TRY,
    "Cell": CELL,
    "Instruction": VALUE,
    "Value": VALUE,
    "Parameter": VALUE,
    "Call": VALUE,
    "Decorator": DECORATOR,
    "Name": SYMBOL,
    "Constant": SYMBOL,
    "Label": SYMBOL,
    "symbol": SYMBOL,
    "number": NUMBER,
}

_MERGED: Final = frozenset(
    (
        "file",
        "file_role",
        "module",
        "module_package",
        "dotted_name",
        "scope_name",
        "instruction",
        "span",
        "span_end",
        "annotation",
        "annotation_part",
    )
)
"""Relations that have no table of the same shape in a file's rows."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a file: where its rows are, which relation they become, the kind of each column."""

    attribute: str
    relation: str
    kinds: str


def _tables() -> tuple[Table, ...]:
    plain = [
        Table(
            "class_" if relation.name == "class" else relation.name,
            relation.name,
            "".join(_KIND_OF_TYPE[column.type] for column in relation.columns),
        )
        for relation in EXTRACTED
        if relation.name not in _MERGED
    ]
    return (
        *plain,
        Table("annotation_of_value", "annotation", "vv"),
        Table("annotation_of_code", "annotation", "cv"),
        Table("annotation_part_of_value", "annotation_part", "vvs"),
        Table("annotation_part_of_code", "annotation_part", "cvs"),
        Table("value_end", "span_end", "vnn"),
        Table("code_end", "span_end", "cnn"),
        Table("decorator_end", "span_end", "dnn"),
        Table("code_suffix", "", "cs"),
        Table("order_override", "", "vn"),
        Table("replaced", "", "vv"),
    )


TABLES: Final = _tables()
"""Every table of a file, in the order in which payloads store them. An empty relation name: used by merging only."""
