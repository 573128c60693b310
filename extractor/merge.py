"""Putting the facts of all files together: entity numbers get offsets, texts become symbols of one table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from graphlift.extractor.layout import (
    BLOCK,
    CELL,
    CODE,
    DECORATOR,
    ENTITY_PREFIXES,
    FILE,
    IMPORT_MARK,
    LOOP,
    NUMBER,
    SYMBOL,
    TABLES,
    TRY,
    VALUE,
    Table,
)
from graphlift.extractor.naming import Names
from graphlift.extractor.payload import Payload
from graphlift.facts.base import FactBase

Ints = npt.NDArray[np.int32]

_POSITIONED = (CODE, VALUE, BLOCK, LOOP, TRY, DECORATOR)
"""Entity kinds in the order of a payload's positions."""


def merge(paths: Sequence[str], payloads: Sequence[Payload], names: Names) -> FactBase:
    """One fact base for the files at ``paths`` (relative to the root, in their final order)."""
    return _Merger(paths, payloads, names).run()


def _concatenate(parts: Iterable[Sequence[int]]) -> Ints:
    arrays = [np.frombuffer(part, dtype=np.int32) for part in parts if len(part)]  # type: ignore[call-overload]
    return np.concatenate(arrays) if arrays else np.empty(0, dtype=np.int32)


class _Merger:
    def __init__(self, paths: Sequence[str], payloads: Sequence[Payload], names: Names) -> None:
        self.paths = paths
        self.payloads = payloads
        self.names = names
        self.facts = FactBase()
        self._columns: dict[str, list[tuple[Ints, ...]]] = {}

    def run(self) -> FactBase:
        self._intern()
        self._number()
        for index, table in enumerate(TABLES):
            self._table(index, table)
        self._files()
        self._positions()
        self._instructions()
        self._dotted_names()
        for relation, parts in self._columns.items():
            self.facts.put(relation, [np.concatenate(column) for column in zip(*parts, strict=True)])
        return self.facts

    # --- symbols and numbers ---------------------------------------------------------------------------------

    def _intern(self) -> None:
        """Number the texts of all files together; make the modules that imports name absolute."""
        index: dict[str, int] = {}
        numbers: list[int] = []
        starts = [0]
        resolve = self.names.resolve
        for path, payload in zip(self.paths, self.payloads, strict=True):
            base = len(numbers)
            numbers += [index.setdefault(text, len(index)) for text in payload.texts]
            for position in payload.imports:
                _, level, name = payload.texts[position].split(IMPORT_MARK)
                absolute = resolve(path, int(level), name)
                numbers[base + position] = index.setdefault(absolute, len(index))
            starts.append(len(numbers))
        symbols = self.facts.symbols
        table = symbols.intern_many(text if not text.startswith(IMPORT_MARK) else "" for text in index)
        mapped = np.asarray(numbers, dtype=np.int32)
        self._symbols = table[mapped] if len(mapped) else mapped
        self._symbol_starts = np.asarray(starts, dtype=np.int32)

    def _number(self) -> None:
        counts = {kind: [len(p.positions[2 * i]) for p in self.payloads] for i, kind in enumerate(_POSITIONED)}
        counts[CELL] = [payload.cells for payload in self.payloads]
        counts[FILE] = [1] * len(self.payloads)
        self._offsets: dict[str, Ints] = {}
        self._totals: dict[str, int] = {}
        for kind in (FILE, CODE, DECORATOR, VALUE, BLOCK, LOOP, TRY, CELL):
            total = sum(counts[kind])
            first = self.facts.symbols.reserve(total, ENTITY_PREFIXES[kind])
            self._offsets[kind] = first + np.concatenate(([0], np.cumsum(counts[kind])[:-1])).astype(np.int32)
            self._totals[kind] = total
        self._first_value = int(self._offsets[VALUE][0]) if len(self.payloads) else 0
        self._replacement: Ints | None = None
        replaced = self._rows(next(index for index, table in enumerate(TABLES) if table.attribute == "replaced"), 2)
        self._is_replaced = np.zeros(self._totals[VALUE], dtype=bool)
        if len(replaced[0]):
            files = replaced[0]
            offsets = self._offsets[VALUE][files] - self._first_value
            self._replacement = np.arange(self._totals[VALUE], dtype=np.int32)
            self._replacement[replaced[1] + offsets] = replaced[2] + offsets
            self._is_replaced[replaced[1] + offsets] = True

    def _rows(self, index: int, width: int) -> tuple[Ints, ...]:
        """File numbers and raw columns of table ``index``."""
        flat = _concatenate(payload.tables[index] for payload in self.payloads)
        sizes = [len(payload.tables[index]) // width for payload in self.payloads]
        files = np.repeat(np.arange(len(self.payloads), dtype=np.int32), sizes)
        return (files, *(flat[column::width] for column in range(width)))

    def _column(self, kind: str, files: Ints, raw: Ints) -> Ints:
        if kind == NUMBER:
            return raw
        if kind == SYMBOL:
            return np.asarray(self._symbols[self._symbol_starts[files] + raw])
        column = self._offsets[kind][files] + raw
        if kind == VALUE and self._replacement is not None:
            column = self._replacement[column - self._first_value] + np.int32(self._first_value)
        return column

    def _put(self, relation: str, *columns: Ints) -> None:
        if columns and len(columns[0]):
            self._columns.setdefault(relation, []).append(columns)

    # --- relations ---------------------------------------------------------------------------------

    def _table(self, index: int, table: Table) -> None:
        if not table.relation:
            return
        files, *raw = self._rows(index, len(table.kinds))
        if not len(files):
            return
        columns = [self._column(kind, files, column) for kind, column in zip(table.kinds, raw, strict=True)]
        if table.relation.startswith("constant_"):
            columns = list(np.unique(np.stack(columns), axis=1))
        self._put(table.relation, *columns)

    def _raw(self, attribute: str, width: int) -> tuple[Ints, ...]:
        return self._rows(next(index for index, table in enumerate(TABLES) if table.attribute == attribute), width)

    def _files(self) -> None:
        if not self.paths:
            return
        intern = self.facts.symbols.intern_many
        files, codes = self._offsets[FILE], self._offsets[CODE]
        modules = [self.names.modules[path] for path in self.paths]
        self._put("file", files, intern(self.paths))
        self._put("module", codes, intern(module.name for module in modules), files)
        self._put("module_package", codes, intern(module.package for module in modules))
        roles = [(number, role) for number, path in enumerate(self.paths) for role in _roles(path)]
        self._put("file_role", files[[number for number, _ in roles]], intern(role for _, role in roles))
        owners, bodies, suffixes = self._raw("code_suffix", 2)
        suffix_symbols = self._symbols[self._symbol_starts[owners] + suffixes]
        texts = self.facts.symbols.texts(suffix_symbols)
        scopes = [modules[owner].name + text for owner, text in zip(owners.tolist(), texts.tolist(), strict=True)]
        self._put("scope_name", codes[owners] + bodies, intern(scopes))

    def _positions(self) -> None:
        for index, kind in enumerate(_POSITIONED):
            lines = _concatenate(payload.positions[2 * index] for payload in self.payloads)
            columns = _concatenate(payload.positions[2 * index + 1] for payload in self.payloads)
            files = np.repeat(
                np.arange(len(self.payloads), dtype=np.int32),
                [len(payload.positions[2 * index]) for payload in self.payloads],
            )
            if not len(files):
                continue
            entities = np.arange(len(files), dtype=np.int32) + self._offsets[kind][0]
            homes = self._offsets[FILE][files]
            if kind == VALUE:
                kept = ~self._is_replaced
                self._put("span", entities[kept], homes[kept], lines[kept], columns[kept])
            else:
                self._put("span", entities, homes, lines, columns)
        if self.paths:
            ones = np.ones(len(self.paths), dtype=np.int32)
            self._put("span", self._offsets[FILE], self._offsets[FILE], ones, ones)

    def _instructions(self) -> None:
        blocks = _concatenate(payload.value_blocks for payload in self.payloads)
        if not len(blocks):
            return
        files = np.repeat(
            np.arange(len(self.payloads), dtype=np.int32), [len(payload.value_blocks) for payload in self.payloads]
        )
        values = np.arange(len(blocks), dtype=np.int32)
        offsets = self._offsets[VALUE] - self._first_value
        order = values - offsets[files]
        owners, late, orders = self._raw("order_override", 2)
        order[late + offsets[owners]] = orders
        kept = ~self._is_replaced
        self._put(
            "instruction",
            (values + np.int32(self._first_value))[kept],
            (self._offsets[BLOCK][files] + blocks)[kept],
            order[kept],
        )

    def _dotted_names(self) -> None:
        """Every module and imported name and all their prefixes, taken apart."""
        symbols = self.facts.symbols
        written: set[str] = set()
        for relation, column in (("import_module", 1), ("import_loads", 1), ("import_from", 1), ("import_star", 2)):
            for columns in self._columns.get(relation, ()):
                written.update(symbols.texts(np.unique(columns[column])).tolist())
        for columns in self._columns.get("import_from", ()):
            pairs = np.unique(np.stack((columns[1], columns[2])), axis=1)
            modules, members = symbols.texts(pairs[0]).tolist(), symbols.texts(pairs[1]).tolist()
            written.update(f"{module}.{member}" for module, member in zip(modules, members, strict=True))
        for path in self.paths:
            written.add(self.names.modules[path].name)
            written.add(self.names.modules[path].package)
        rows: dict[str, tuple[str, str]] = {}
        for name in written:
            while name not in rows:
                parent, dot, last = name.rpartition(".")
                if not dot or not parent or not last or name.startswith("."):
                    break
                rows[name] = parent, last
                name = parent
        ordered = sorted(rows)
        self._put(
            "dotted_name",
            symbols.intern_many(ordered),
            symbols.intern_many(rows[name][0] for name in ordered),
            symbols.intern_many(rows[name][1] for name in ordered),
        )


def _roles(path: str) -> list[str]:
    name = path.rpartition("/")[2]
    roles = []
    if name.startswith("test_") or name.endswith("_test.py"):
        roles.append("test")
    special = {"conftest.py": "conftest", "setup.py": "setup", "__main__.py": "main", "__init__.py": "package"}
    if name in special:
        roles.append(special[name])
    return roles
