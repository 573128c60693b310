"""What a relation is: columns with domain types, a kind, a key and one line of meaning."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """Where a relation's tuples come from."""

    EXTRACTED = "extracted"
    """Emitted by the extractor."""
    MODELLED = "modelled"
    """Read from the tables in ``rules/models``, from options or from the user."""
    DERIVED = "derived"
    """Computed by rules, documented, usable by a user's rules."""
    EXPORTED = "exported"
    """Computed by rules and read by the refactor layer and the reports."""


@dataclass(frozen=True, slots=True)
class Type:
    """A domain type: a Soufflé subtype, union or record; ``definition`` is what follows ``.type NAME``."""

    name: str
    definition: str
    doc: str


@dataclass(frozen=True, slots=True)
class Column:
    """One column: a name and the name of its domain type."""

    name: str
    type: str

    @property
    def is_number(self) -> bool:
        """Whether the column holds int32 numbers instead of symbol ids."""
        return self.type == "number"


@dataclass(frozen=True, slots=True)
class Relation:
    """One relation. ``key`` names the columns that determine the others (empty: the whole tuple)."""

    name: str
    columns: tuple[Column, ...]
    kind: Kind
    doc: str
    key: tuple[str, ...] = ()


def relation(kind: Kind, name: str, columns: str, doc: str, key: str = "") -> Relation:
    """Declare a relation; ``columns`` is written ``"f: Function, p: Parameter"`` and ``key`` ``"f p"``."""
    parsed = tuple(Column(*(part.strip() for part in item.split(":"))) for item in columns.split(","))
    known = {column.name for column in parsed}
    keys = tuple(key.split())
    if not set(keys) <= known:
        raise ValueError(f"relation {name}: key {key!r} names no column")
    for column in parsed:
        if column.type not in TYPES and column.type not in {"number", "symbol"}:
            raise ValueError(f"relation {name}: unknown type {column.type}")
    return Relation(name, parsed, kind, " ".join(doc.split()), keys)


_TYPES = (
    Type("Entity", "<: symbol", "Anything that has a place in the source; ids are opaque."),
    Type("File", "<: Entity", "A source file."),
    Type("Code", "<: Entity", "A code body: module, class body, function or lambda."),
    Type("Module", "<: Code", "A module body, one for each file that parses."),
    Type("Class", "<: Code", "A class definition (its body)."),
    Type("Function", "<: Code", "A `def`, `async def` or lambda."),
    Type("Block", "<: Entity", "A maximal run of instructions with the same loops, guards and try regions."),
    Type("Loop", "<: Entity", "A `for`, `while` or comprehension loop."),
    Type("TryRegion", "<: Entity", "The body, a handler, `else` or `finally` of a `try`."),
    Type("Cell", "<: Entity", "A variable that a nested function reads or writes."),
    Type("Instruction", "<: Entity", "One step of the lowered program."),
    Type(
        "Value", "<: Instruction", "An instruction that yields a value: an SSA value and its definition are one entity."
    ),
    Type("Parameter", "<: Value", "A formal parameter; its value on entry."),
    Type("Call", "<: Value", "A call; its value is the result."),
    Type("Decorator", "<: Entity", "A decorator as written above a `def` or `class`."),
    Type("Name", "<: symbol", "An identifier or a dotted name."),
    Type("Constant", "<: symbol", "The `repr` of a Python constant: `5`, `'a'`, `None`; `*` is an unknown key."),
    Type("Label", "<: symbol", "A word of a closed vocabulary, given in the relation's meaning."),
    Type(
        "Context",
        "= [first: symbol, second: symbol]",
        "A calling context; two elements at most, empty symbols when absent.",
    ),
    Type(
        "Object",
        "= [site: symbol, heap: Context]",
        "An abstract object: allocation site (or external name, or constant) × heap context.",
    ),
)
TYPES: dict[str, Type] = {declared.name: declared for declared in _TYPES}
"""Every domain type by name, in an order in which each is defined before its use."""
