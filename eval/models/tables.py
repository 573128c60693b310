"""Tables under construction: rows by relation, written as sorted TSV files with a header."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from graphlift.facts.schema import SCHEMA, Kind

Cell = str | int
Row = tuple[Cell, ...]


@dataclass
class Tables:
    """Rows of modelled relations; a set, so that order of construction means nothing."""

    rows: dict[str, set[Row]] = field(default_factory=dict)
    _first: dict[str, set[Cell]] = field(default_factory=dict)

    def add(self, relation: str, *row: Cell) -> None:
        """Add one row to ``relation``.

        Raises:
            ValueError: when the relation is not modelled, or has another number of columns.
        """
        known = SCHEMA.get(relation)
        if known is None or known.kind is not Kind.MODELLED:
            raise ValueError(f"{relation} is not a modelled relation")
        if len(row) != len(known.columns):
            raise ValueError(f"{relation} has {len(known.columns)} columns: {row}")
        for column, cell in zip(known.columns, row, strict=True):
            if column.is_number is not isinstance(cell, int):
                raise ValueError(f"{relation}.{column.name}: {cell!r}")
        self.rows.setdefault(relation, set()).add(row)
        self._first.setdefault(relation, set()).add(row[0])

    def has(self, relation: str, first: Cell) -> bool:
        """Whether a row that begins with ``first`` was added to ``relation``."""
        return first in self._first.get(relation, ())

    def names(self, relation: str) -> set[Cell]:
        """The first column of ``relation``."""
        return {row[0] for row in self.rows.get(relation, ())}

    def rename(self, aliases: Mapping[str, str]) -> None:
        """Replace aliases by canonical names everywhere but in `api_alias` itself, also in container types."""

        def renamed(cell: Cell) -> Cell:
            if isinstance(cell, int):
                return cell
            base, item = container_item(cell)
            return f"{base}[{renamed(item)}]" if item else aliases.get(cell, cell)

        for relation, rows in self.rows.items():
            if relation != "api_alias":
                self.rows[relation] = {tuple(map(renamed, row)) for row in rows}
                self._first[relation] = {row[0] for row in self.rows[relation]}

    def render(self) -> Iterator[tuple[str, str]]:
        """Name and content of each file."""
        for relation, rows in sorted(self.rows.items()):
            header = "\t".join(column.name for column in SCHEMA[relation].columns)
            lines = ("\t".join(map(str, row)) for row in sorted(rows))
            yield f"{relation}.tsv", "\n".join((header, *lines)) + "\n"

    def write(self, directory: Path) -> None:
        """Write all tables to ``directory``; tables that are there and no longer made are removed."""
        directory.mkdir(parents=True, exist_ok=True)
        made = dict(self.render())
        for old in directory.glob("*.tsv"):
            if old.name not in made:
                old.unlink()
        for name, content in made.items():
            (directory / name).write_text(content, encoding="utf-8")


def words(text: str) -> tuple[str, ...]:
    """The words of a block of text: how notes by hand list names."""
    return tuple(text.split())


def below(prefix: str, text: str) -> tuple[str, ...]:
    """The words of ``text``, each as a name below ``prefix``."""
    return tuple(f"{prefix}.{word}" for word in text.split())


def container_item(kind: str) -> tuple[str, str]:
    """``builtins.list[X]`` → (``builtins.list``, ``X``); two empty texts for a plain type."""
    if not kind.endswith("]"):
        return "", ""
    base, _, item = kind[:-1].partition("[")
    return base, item


def add_container_types(tables: Tables, types: Iterable[str]) -> None:
    """Define the types written ``builtins.list[X]``: what iterating, unpacking and subscripting them yields."""
    pending = sorted(set(types))
    while pending:
        kind = pending.pop()
        base, item = container_item(kind)
        if not item:
            continue
        tables.add("api_base", kind, base, 0)
        tables.add("api_subscript", kind, item)
        tables.add("api_iteration", kind, "builtins.str" if base == "builtins.dict" else item)
        if base in {"builtins.list", "builtins.tuple"}:
            tables.add("api_operator", kind, "+", kind)
            tables.add("api_operator", kind, "*", kind)
        pending.append(item)
