"""``.input``: fact files (CSV, JSON, SQLite, gzip, standard input) → int32 columns.

Well-formed files are read column-wise; anything unusual goes through a reader that follows Soufflé's, field by field,
and knows the line to blame.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Any, BinaryIO

import numpy as np

from graphlift.engine.csvlines import CsvLines
from graphlift.engine.errors import FactError
from graphlift.engine.fieldtext import FieldReader, float_bits, int_bits
from graphlift.engine.program import IoDirective, Program, RecordType, Relation
from graphlift.engine.records import Records
from graphlift.facts.symbols import Ids, SymbolTable

_LARGE = 1 << 20  # from this size on pyarrow's start-up pays
_LEAST = np.finfo(np.float32).tiny  # floats below it have lost digits, which the slow reader looks at
_PLAIN_NUMBERS = re.compile(r"(?:-?\d{1,10}\n)*")


@dataclass(frozen=True, slots=True)
class Loaded:
    """A relation's tuples: columns of equal length, and their number (columns are empty when the arity is 0)."""

    columns: tuple[Ids, ...]
    count: int


class FactReader:
    """Reads the inputs of one program into one symbol table and one record table.

    ``lenient``: a CSV file that cannot be opened is an empty one, which is what Soufflé makes of it without warnings.
    """

    def __init__(
        self,
        program: Program,
        symbols: SymbolTable,
        records: Records,
        fact_dir: str,
        stdin: BinaryIO | None = None,
        *,
        lenient: bool = False,
    ) -> None:
        self._program = program
        self._symbols = symbols
        self._fields = FieldReader(program.types, symbols, records)
        self._fact_dir = fact_dir
        self._stdin = stdin
        self._lenient = lenient

    def read(self, relation: Relation) -> Loaded:
        """All inputs of ``relation``, one after the other.

        Raises:
            FactError: when a file is missing or not as declared.
        """
        parts = [self._read(relation, directive) for directive in relation.io("input")]
        if len(parts) == 1:
            return parts[0]
        columns = tuple(np.concatenate([part.columns[index] for part in parts]) for index in range(relation.arity))
        return Loaded(columns, sum(part.count for part in parts))

    def numbered(self, relation: Relation, directive: IoDirective) -> tuple[bool, tuple[Ids, ...]]:
        """One fact file again, row by row, and whether its n-th row stands in its n-th line."""
        loaded = self._read(relation, directive)
        simple = directive.get("headers") != "true" and directive.get("rfc4180") != "true"
        return simple, loaded.columns

    def _read(self, relation: Relation, directive: IoDirective) -> Loaded:
        io = directive.get("IO", "file")
        name = directive.get("name", relation.name)
        if io == "file":
            path = self._path(directive, f"{name}.facts")
            return self._csv(self._load(path, directive, lenient=self._lenient), relation, directive, path)
        if io == "stdin":
            return self._csv(self._standard_input(), relation, directive, "standard input")
        if io == "jsonfile":
            path = self._path(directive, f"{name}.json")
            return self._json(self._load(path, directive), relation, path)
        if io == "json":
            return self._json(self._standard_input(), relation, "standard input")
        if io == "sqlite":
            return self._sqlite(relation, directive, name)
        raise FactError(f"{directive.span}: .input of {relation.name} has the unknown IO={io}")

    def _path(self, directive: IoDirective, default: str) -> str:
        return os.path.join(self._fact_dir, directive.get("filename", default))

    def _load(self, path: str, directive: IoDirective, *, lenient: bool = False) -> bytes:
        try:
            with open(path, "rb") as file:
                data = file.read()
        except OSError as problem:
            if lenient:
                return b""
            raise FactError(
                f"{directive.span}: cannot open fact file {path}: {problem.strerror} "
                "(an empty file is an empty relation)"
            ) from None
        if data[:2] == b"\x1f\x8b":
            try:
                return gzip.decompress(data)
            except (OSError, EOFError) as problem:
                raise FactError(f"{path}: damaged gzip file: {problem}") from None
        return data

    def _standard_input(self) -> bytes:
        return b"" if self._stdin is None else self._stdin.read()

    # --- CSV ---

    def _csv(self, data: bytes, relation: Relation, directive: IoDirective, path: str) -> Loaded:
        rfc4180 = directive.get("rfc4180") == "true"
        delimiter = directive.get("delimiter", "," if rfc4180 else "\t")
        if rfc4180 and '"' in delimiter:
            raise FactError(f"{directive.span}: the delimiter must not contain a quote when rfc4180 is on")
        skipped = 0
        if directive.get("headers") == "true":
            data, skipped = data.partition(b"\n")[2], 1
        layout = _layout(relation, directive)
        quotes = (rfc4180 and b'"' in data) or ("," in delimiter and b"[" in data and not rfc4180)
        returns = b"\r" in data
        if not quotes and not returns and not directive.get("columns") and relation.arity and delimiter:
            found = self._csv_by_column(data, relation, delimiter)
            if found is not None:
                return found
        lines = CsvLines(data, path, skipped)
        split = lines.quoted if rfc4180 else lines.bracketed if "," in delimiter else lines.plain
        return self._csv_by_field(lines, split(delimiter), relation, layout, path)

    def _csv_by_column(self, data: bytes, relation: Relation, delimiter: str) -> Loaded | None:
        if len(data) >= _LARGE and len(delimiter.encode()) == 1 and b"0x" not in data:
            found = self._csv_by_arrow(data, relation, delimiter)
            if found is not None:
                return found
        text = data.decode("utf-8", "surrogateescape")
        lines = text.split("\n")
        if lines[-1] == "":
            lines.pop()
        rows = [line.split(delimiter) for line in lines] if relation.arity > 1 or delimiter in text else [lines]
        if relation.arity > 1 or delimiter in text:
            if any(len(row) < relation.arity for row in rows):
                return None
            texts: Sequence[Sequence[str]] = list(zip(*rows, strict=False)) or [()] * relation.arity
        else:
            texts = rows
        columns: list[Ids] = []
        for attribute, column in zip(relation.attributes, texts, strict=False):
            if attribute.kind == "s":
                columns.append(self._symbols.intern_many(column))
            elif attribute.kind in ("i", "u"):
                if _PLAIN_NUMBERS.fullmatch("".join([f"{value}\n" for value in column])) is None:
                    return None
                numbers = np.fromiter(map(int, column), dtype=np.int64, count=len(column))
                low, high = (-(2**31), 2**31) if attribute.kind == "i" else (0, 2**32)
                if len(numbers) and (numbers.min() < low or numbers.max() >= high):
                    return None
                columns.append(numbers.astype(np.int32))
            else:
                distinct = {}
                for value in column:
                    if value not in distinct:
                        try:
                            distinct[value] = self._fields.value(value, attribute)
                        except ValueError:
                            return None
                columns.append(np.fromiter((distinct[value] for value in column), np.int32, len(column)))
        return Loaded(tuple(columns), len(lines))

    def _csv_by_arrow(self, data: bytes, relation: Relation, delimiter: str) -> Loaded | None:
        import pyarrow as pa
        from pyarrow import csv

        kinds = {"i": pa.int32(), "u": pa.uint32(), "f": pa.float64()}
        names = [str(index) for index in range(relation.arity)]
        types = {
            name: kinds.get(attribute.kind, pa.binary())
            for name, attribute in zip(names, relation.attributes, strict=True)
        }
        try:
            table = csv.read_csv(
                pa.BufferReader(data),
                read_options=csv.ReadOptions(column_names=names, use_threads=False, block_size=1 << 24),
                parse_options=csv.ParseOptions(
                    delimiter=delimiter, quote_char=False, escape_char=False, ignore_empty_lines=False
                ),
                convert_options=csv.ConvertOptions(
                    column_types=types, null_values=[], strings_can_be_null=False, check_utf8=False
                ),
            )
        except pa.ArrowInvalid:
            return None  # the slow reader finds and names the mistake
        columns: list[Ids] = []
        tiny = b"e-" in data or b"E-" in data  # what is below the least float64, too, has become 0
        for name, attribute in zip(names, relation.attributes, strict=True):
            column = table.column(name).combine_chunks()
            if attribute.kind == "f":
                floats = column.to_numpy(zero_copy_only=False)
                with np.errstate(over="ignore", under="ignore"):
                    rounded = floats.astype(np.float32)
                small = np.abs(rounded) < _LEAST
                if np.isinf(rounded).any() or (small & ((rounded != floats) | (tiny & (floats == 0)))).any():
                    return None
                columns.append(rounded.view(np.int32))
                continue
            if attribute.kind in ("i", "u"):
                columns.append(column.to_numpy(zero_copy_only=False).view(np.int32))
                continue
            encoded = column.dictionary_encode()
            if isinstance(encoded, pa.ChunkedArray):
                encoded = encoded.combine_chunks()
            texts = [value.decode("utf-8", "surrogateescape") for value in encoded.dictionary.to_pylist()]
            try:
                values = (
                    self._symbols.intern_many(texts)
                    if attribute.kind == "s"
                    else np.asarray([self._fields.value(text, attribute) for text in texts], dtype=np.int32)
                )
            except ValueError:
                return None
            columns.append(values.take(encoded.indices.to_numpy(zero_copy_only=False)))
        return Loaded(tuple(columns), table.num_rows)

    def _csv_by_field(
        self, lines: CsvLines, rows: Iterator[Callable[[], str]], relation: Relation, layout: dict[int, int], path: str
    ) -> Loaded:
        columns: list[list[int]] = [[] for _ in range(relation.arity)]
        count = 0
        for next_field in rows:
            line, filled, position = lines.number, 0, 0
            while filled < relation.arity:
                text = next_field()
                target = layout.get(position)
                position += 1
                if target is None:
                    continue
                filled += 1
                attribute = relation.attributes[target]
                try:
                    columns[target].append(self._fields.value(text, attribute))
                except ValueError as problem:
                    raise FactError(
                        f"{path}:{line}: cannot read <{text}> in column {position} as {attribute.type}: {problem}"
                    ) from None
            count += 1
        return Loaded(tuple(np.asarray(column, dtype=np.int32) for column in columns), count)

    # --- JSON ---

    def _json(self, data: bytes, relation: Relation, path: str) -> Loaded:
        try:
            rows = json.loads(data)
        except ValueError as problem:
            raise FactError(f"{path}: not JSON: {problem}") from None
        if not isinstance(rows, list):
            raise FactError(f"{path}: the outermost value must be a list of tuples")
        columns: list[list[int]] = [[] for _ in range(relation.arity)]
        named = tuple((attribute.name, attribute.type) for attribute in relation.attributes)
        if len({type(row) for row in rows}) > 1:
            raise FactError(f"{path}: some tuples are lists and some are objects")
        for number, row in enumerate(rows, start=1):
            try:
                values = self._json_fields(row, named)
            except ValueError as problem:
                raise FactError(f"{path}: tuple {number}: {problem}") from None
            for column, value in zip(columns, values, strict=True):
                column.append(value)
        return Loaded(tuple(np.asarray(column, dtype=np.int32) for column in columns), len(rows))

    def _json_fields(self, row: Any, fields: Sequence[tuple[str, str]]) -> list[int]:
        if isinstance(row, dict):
            unknown = row.keys() - {name for name, _ in fields}
            if unknown:
                raise ValueError(f"unknown attribute {sorted(unknown)[0]}")
            values = [row.get(name) for name, _ in fields]
        elif isinstance(row, list):
            if len(row) < len(fields):
                raise ValueError(f"{len(fields)} values expected, {len(row)} given")
            values = row
        else:
            raise ValueError("neither a list nor an object")
        return [self._json_value(value, type_name) for value, (_, type_name) in zip(values, fields, strict=False)]

    def _json_value(self, value: Any, type_name: str) -> int:
        declared = self._program.types[type_name]
        if declared.kind == "s":
            if not isinstance(value, str):
                raise ValueError(f"{value!r} is not a symbol")
            return self._symbols.intern(value)
        if declared.kind == "r":
            assert isinstance(declared.structure, RecordType)
            return 0 if value is None else self._fields.record(self._json_fields(value, declared.structure.fields))
        if declared.kind == "f":
            raise ValueError("floats cannot be read from JSON, where Soufflé takes their digits for bits; read CSV")
        if declared.kind == "a" or isinstance(value, bool) or not isinstance(value, int | float):
            raise ValueError(f"{value!r} is not a {declared.name}")
        if not -(2**31) <= value < 2**31:
            raise ValueError(f"{value} is out of the range of numbers in JSON, -2^31 to 2^31 - 1")
        return int_bits(int(value))

    # --- SQLite ---

    def _sqlite(self, relation: Relation, directive: IoDirective, name: str) -> Loaded:
        file = directive.get("filename", directive.get("dbname", f"{name}.sqlite"))
        path = file if file.startswith(("file:", ":memory:")) else os.path.join(self._fact_dir, file)
        try:
            if not path.startswith(("file:", ":memory:")) and not os.path.isfile(path):
                raise sqlite3.OperationalError("no such file")
            with closing(sqlite3.connect(path, uri=path.startswith("file:"))) as database:
                quoted = name.replace('"', '""')
                database.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
                rows = database.execute(f'SELECT * FROM "{quoted}"').fetchall()
        except sqlite3.Error as problem:
            raise FactError(f"{directive.span}: cannot read {name} from {path}: {problem}") from None
        columns: list[Ids] = []
        for index, attribute in enumerate(relation.attributes):
            try:
                texts = ["" if row[index] is None else str(row[index]) for row in rows]
                if attribute.kind == "s":
                    columns.append(self._symbols.intern_many(texts))
                elif attribute.kind == "f":
                    columns.append(np.asarray([float_bits(float(text)) for text in texts], dtype=np.int32))
                else:
                    columns.append(np.asarray([int_bits(int(text)) for text in texts], dtype=np.int32))
            except (ValueError, IndexError) as problem:
                raise FactError(f"{path}: table {name}, column {index + 1}: {problem}") from None
        return Loaded(tuple(columns), len(rows))


def _layout(relation: Relation, directive: IoDirective) -> dict[int, int]:
    """Which attribute each column of the file holds; columns that are not mentioned are skipped."""
    columns = directive.get("columns")
    if not columns:
        return {index: index for index in range(relation.arity)}
    try:
        layout = {int(column): index for index, column in enumerate(columns.split(":"))}
    except ValueError:
        layout = {}
    if len(layout) < relation.arity:
        raise FactError(f"{directive.span}: columns={columns} does not name {relation.arity} columns")
    read = sorted(layout)[: relation.arity]
    if any(layout[column] >= relation.arity for column in read):
        raise FactError(f"{directive.span}: columns={columns} names more than {relation.arity} columns")
    return {column: layout[column] for column in read}
