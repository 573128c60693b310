"""``.output`` and ``.printsize``: relations → CSV, JSON, SQLite, standard output, in Soufflé's formats."""

from __future__ import annotations

import gzip
import json
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from typing import Any, TextIO

import numpy as np

from graphlift.engine.errors import FactError
from graphlift.engine.printing import Printer, float_text
from graphlift.engine.program import Attribute, IoDirective, Kind, Program, RecordType, Relation
from graphlift.engine.results import Results
from graphlift.facts.symbols import Ids, SymbolTable

_RULE = "==============="


class _QuotedPrinter(Printer):
    """Records inside a quoted field: their symbols are in doubled quotes."""

    def text(self, type_name: str, kind: Kind, value: int, quoted: bool = False) -> str:
        if kind == "s":
            return f'""{_escape_quotes(self._symbols.text(value))}""'
        return super().text(type_name, kind, value, quoted)


def _escape_quotes(text: str) -> str:
    # Soufflé writes \"" for a quote.
    return text.replace('"', '\\""')


class FactWriter:
    """Writes the outputs of one run."""

    def __init__(self, results: Results, output_dir: str, stdout: TextIO) -> None:
        self._results = results
        self._program: Program = results.program
        self._symbols: SymbolTable = results.symbols
        self._directory = output_dir
        self._stdout = stdout
        self._printer = Printer(self._program, self._symbols, results.records)

    def write_all(self) -> None:
        """Every ``.output`` and ``.printsize``, relations in the order in which they were evaluated.

        Raises:
            FactError: when a file cannot be written or a type has no representation in the format.
        """
        for stratum in self._program.strata:
            for name in stratum.relations:
                relation = self._program.relations[name]
                for directive in relation.directives:
                    if directive.action == "printsize":
                        shown = directive.get("name", name)
                        self._stdout.write(f"{shown}\t{self._results.count(name)}\n")
                    elif directive.action == "output":
                        self._write(relation, directive)

    def _write(self, relation: Relation, directive: IoDirective) -> None:
        io, headers = directive.get("IO", "file"), directive.get("headers") == "true"
        name = directive.get("name", relation.name)
        if self._directory == "-":
            io, headers = "stdout", True
        try:
            if io == "file":
                self._csv_file(relation, directive, name, headers)
            elif io == "stdoutprintsize":
                self._stdout.write(f"{name}\t{self._results.count(relation.name)}\n")
            elif io == "stdout":
                self._standard_output(relation, directive, name, headers)
            elif io in ("json", "jsonfile"):
                self._json(relation, directive, name, io == "json")
            elif io == "sqlite":
                self._sqlite(relation, directive, name)
            else:
                raise FactError(f"{directive.span}: .output of {relation.name} has the unknown IO={io}")
        except (OSError, sqlite3.Error) as problem:
            raise FactError(f"{directive.span}: cannot write {relation.name}: {problem}") from None

    def _path(self, directive: IoDirective, default: str) -> str:
        return os.path.join(self._directory, directive.get("filename", default))

    def _sorted(self, name: str) -> tuple[Ids, ...]:
        columns = self._results.columns(name)
        if not columns or len(columns[0]) < 2:
            return columns
        order = np.lexsort(columns[::-1])
        return tuple(column.take(order) for column in columns)

    # --- CSV ---

    def _csv_file(self, relation: Relation, directive: IoDirective, name: str, headers: bool) -> None:
        compressed = any(key == "compress" for key, _ in directive.parameters)
        path = self._path(directive, f"{name}.csv.gz" if compressed else f"{name}.csv")
        opener: Callable[..., Any] = gzip.open if compressed else open
        with opener(path, "wt", encoding="utf-8", errors="surrogateescape", newline="") as file:
            if headers:
                file.write(self._header(relation, directive) + "\n")
            file.writelines(self._csv_lines(relation, directive))

    def _header(self, relation: Relation, directive: IoDirective) -> str:
        names = directive.get("delimiter", "\t").join(attribute.name for attribute in relation.attributes)
        return directive.get("attributeNames", names)

    def _standard_output(self, relation: Relation, directive: IoDirective, name: str, headers: bool) -> None:
        self._stdout.write(f"---------------\n{name}")
        if headers:
            self._stdout.write("\n" + self._header(relation, directive))
        self._stdout.write(f"\n{_RULE}\n")
        self._stdout.writelines(self._csv_lines(relation, directive))
        self._stdout.write(f"{_RULE}\n")

    def _csv_lines(self, relation: Relation, directive: IoDirective) -> Iterable[str]:
        rfc4180 = directive.get("rfc4180") == "true"
        delimiter = directive.get("delimiter", "," if rfc4180 else "\t")
        if rfc4180 and '"' in delimiter:
            raise FactError(f"{directive.span}: the delimiter must not contain a quote when rfc4180 is on")
        if not relation.arity:
            return ["()\n"] if self._results.count(relation.name) else []
        texts = [
            self._texts(attribute, column, rfc4180)
            for attribute, column in zip(relation.attributes, self._sorted(relation.name), strict=True)
        ]
        if len(texts) == 1:
            return (text + "\n" for text in texts[0])
        return (delimiter.join(row) + "\n" for row in zip(*texts, strict=True))

    def _texts(self, attribute: Attribute, column: Ids, rfc4180: bool) -> list[str]:
        if attribute.kind == "i":
            return list(map(str, column.tolist()))
        if attribute.kind == "u":
            return list(map(str, column.view(np.uint32).tolist()))
        if attribute.kind == "f":
            return [float_text(value) for value in column.view(np.float32).tolist()]
        distinct, inverse = np.unique(column, return_inverse=True)
        texts: list[str]
        if attribute.kind == "s":
            texts = self._symbols.texts(distinct).tolist()
            if rfc4180:
                texts = [f'"{_escape_quotes(text)}"' for text in texts]
        elif rfc4180:
            printer = _QuotedPrinter(self._program, self._symbols, self._results.records)
            texts = [f'"{printer.text(attribute.type, attribute.kind, value)}"' for value in distinct.tolist()]
        else:
            texts = [self._printer.text(attribute.type, attribute.kind, value) for value in distinct.tolist()]
        return [texts[place] for place in inverse.tolist()]

    # --- JSON ---

    def _json(self, relation: Relation, directive: IoDirective, name: str, to_stdout: bool) -> None:
        lines = self._json_lines(relation, directive)
        if to_stdout:
            self._stdout.writelines(lines)
            return
        with open(self._path(directive, f"{name}.json"), "w", encoding="utf-8", errors="surrogateescape") as file:
            file.writelines(lines)

    def _json_lines(self, relation: Relation, directive: IoDirective) -> Iterator[str]:
        objects = directive.get("format", "list") == "object"
        fields = tuple((attribute.name, attribute.type) for attribute in relation.attributes)
        yield "["
        if not relation.arity and self._results.count(relation.name):
            yield "null\n"
        columns = [column.tolist() for column in self._sorted(relation.name)]
        for index, row in enumerate(zip(*columns, strict=True)):
            yield (",\n" if index else "") + self._json_fields(fields, row, objects)
        yield "]\n"

    def _json_fields(self, fields: Iterable[tuple[str, str]], values: Iterable[int], objects: bool) -> str:
        parts: list[str] = []
        for (name, type_name), value in zip(fields, values, strict=True):
            text = self._json_value(type_name, value, objects)
            parts.append(f"{_json_text(name)}: {text}" if objects else text)
        return f"{{{', '.join(parts)}}}" if objects else f"[{', '.join(parts)}]"

    def _json_value(self, type_name: str, value: int, objects: bool) -> str:
        declared = self._program.types[type_name]
        if declared.kind == "s":
            return _json_text(self._symbols.text(value))
        if declared.kind == "f":
            return f"{float(np.int32(value).view(np.float32)):g}"
        if declared.kind == "r":
            assert isinstance(declared.structure, RecordType)
            if value == 0:
                return "null"
            fields = declared.structure.fields
            return self._json_fields(fields, self._results.records(len(fields), value), objects)
        if declared.kind == "a":
            raise FactError(f"type {type_name} is an ADT, which Soufflé's JSON format cannot hold; write CSV")
        return str(value)

    # --- SQLite ---

    def _sqlite(self, relation: Relation, directive: IoDirective, name: str) -> None:
        file = directive.get("filename", directive.get("dbname", f"{name}.sqlite"))
        path = file if file.startswith(("file:", ":memory:")) else os.path.join(self._directory, file)
        with closing(sqlite3.connect(path, uri=path.startswith("file:"))) as database, database:
            database.execute("PRAGMA synchronous = OFF")
            self._sqlite_relation(database, relation, name)

    def _sqlite_relation(self, database: sqlite3.Connection, relation: Relation, name: str) -> None:
        """The table ``_name`` with symbols as keys of ``__SymbolTable``, and a view ``name`` that shows their texts."""
        table, view = _identifier(f"_{name}"), _identifier(name)
        numbers = [_identifier(str(index)) for index in range(relation.arity)]
        columns = self._sorted(relation.name)
        if numbers:
            declared = ", ".join(f"{number} INTEGER" for number in numbers)
            database.execute(f"CREATE TABLE IF NOT EXISTS {table} ({declared})")
            database.execute(f"DELETE FROM {table}")
        database.execute('CREATE TABLE IF NOT EXISTS "__SymbolTable" (id INTEGER PRIMARY KEY, symbol TEXT UNIQUE)')
        stored: list[list[int]] = []
        shown, joined, where = [], [table], []
        for number, attribute, column in zip(numbers, relation.attributes, columns, strict=True):
            if attribute.kind != "s":
                stored.append(column.tolist())
                shown.append(f"{table}.{number} AS {_identifier(attribute.name)}")
                continue
            distinct, inverse = np.unique(column, return_inverse=True)
            texts = self._symbols.texts(distinct).tolist()
            database.executemany('INSERT OR IGNORE INTO "__SymbolTable" VALUES (NULL, ?)', [(text,) for text in texts])
            keys = [
                database.execute('SELECT id FROM "__SymbolTable" WHERE symbol = ?', (text,)).fetchone()[0]
                for text in texts
            ]
            stored.append([keys[place] for place in inverse.tolist()])
            alias = _identifier(f"_symtab_{number.strip(chr(34))}")
            joined.append(f'"__SymbolTable" AS {alias}')
            where.append(f"{table}.{number} = {alias}.id")
            shown.append(f"{alias}.symbol AS {_identifier(attribute.name)}")
        if not numbers:
            return
        condition = f" WHERE {' AND '.join(where)}" if where else ""
        database.execute(
            f"CREATE VIEW IF NOT EXISTS {view} AS SELECT {', '.join(shown)} FROM {', '.join(joined)}{condition}"
        )
        places = ", ".join("?" * len(numbers))
        database.executemany(f"INSERT INTO {table} VALUES ({places})", zip(*stored, strict=True))


def _identifier(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _json_text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
