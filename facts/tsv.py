"""Fact directories that Soufflé reads: one tab-separated file `<relation>.facts` for each relation.

Fields are quoted as RFC 4180 says (Soufflé: ``rfc4180="true"``, see ``rules/schema/inputs.dl``), but only where a text
needs it: names and constants come from hostile source, and a tab, a line break or a quotation mark at the front of a
text would change what is read. Texts are UTF-8; lone surrogates, which file names may contain, are encoded as if they
were characters, so that reading back gives exactly what was written.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterable
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv

from graphlift.facts.arrow import (
    INPUT_RELATIONS,
    columns_of,
    distinct_rows,
    exact_texts,
    relations_to_write,
)
from graphlift.facts.base import FactBase
from graphlift.facts.errors import FactFileError
from graphlift.facts.schema import SCHEMA, Relation
from graphlift.facts.staging import staged

_NEEDS_QUOTES = '^"|[\t\n\r]'


def write_tsv(base: FactBase, directory: Path) -> None:
    """Write every input relation, and what else ``base`` has, to ``directory``; rows are distinct.

    Files of other names are left alone; an interrupt leaves the directory as it was.
    """
    fields = _quoted(exact_texts(base.symbols))
    with staged(directory) as stage:
        for relation in relations_to_write(base):
            (stage / f"{relation.name}.facts").write_bytes(_rows(base, relation, fields))


def _quoted(texts: pa.LargeBinaryArray) -> pa.LargeBinaryArray:
    needed = pc.match_substring_regex(texts, _NEEDS_QUOTES)
    if not pc.any(needed).as_py():
        return texts
    mark = pa.scalar(b'"', pa.large_binary())
    doubled = pc.replace_substring(texts, '"', '""')
    empty = pa.scalar(b"", pa.large_binary())
    return pc.if_else(needed, pc.binary_join_element_wise(mark, doubled, mark, empty), texts)


def _rows(base: FactBase, relation: Relation, fields: pa.LargeBinaryArray) -> pa.Buffer | bytes:
    """The whole file: fields joined by tabs, rows ended by newlines, as the data buffer of one Arrow array."""
    columns = distinct_rows(base.columns(relation.name))
    if not len(columns[0]):
        return b""
    cells = [
        pc.cast(pc.cast(pa.array(values), pa.large_string()), pa.large_binary())
        if column.is_number
        else fields.take(pa.array(values))
        for column, values in zip(relation.columns, columns, strict=True)
    ]
    tab, newline, empty = (pa.scalar(text, pa.large_binary()) for text in (b"\t", b"\n", b""))
    rows = pc.binary_join_element_wise(*cells, tab)
    ended = pc.binary_join_element_wise(rows, empty, newline)
    return ended.buffers()[2]


def read_tsv(directory: Path, names: Iterable[str] = INPUT_RELATIONS) -> FactBase:
    """Read the relations ``names`` from ``directory``.

    Raises:
        FactFileError: when a file is missing, unreadable or does not fit the schema.
        KeyError: when the schema does not know a name.
    """
    base = FactBase()
    for name in names:
        relation = SCHEMA[name]
        path = directory / f"{name}.facts"
        try:
            if path.stat().st_size:
                base.put(name, columns_of(_parse(path, relation), relation, base.symbols))
            else:
                base.put(name, base.columns(name))
        except FileNotFoundError:
            raise FactFileError(path, "no such file; every relation needs one, even an empty one") from None
        except OSError as error:
            raise FactFileError(path, f"cannot be read: {error.strerror or error}") from error
        except (ValueError, pa.ArrowException) as error:
            raise FactFileError(path, str(error)) from error
    return base


def _parse(path: Path, relation: Relation) -> pa.Table:
    data = path.read_bytes()
    # Arrow skips one byte-order mark; here it is the first character of a text.
    if data.startswith(codecs.BOM_UTF8):
        data = codecs.BOM_UTF8 + data
    if not data.endswith(b"\n"):
        data += b"\n"
    names = [column.name for column in relation.columns]
    types = {column.name: pa.int32() if column.is_number else pa.binary() for column in relation.columns}
    return pyarrow.csv.read_csv(
        pa.BufferReader(data),
        # One block: a quoted text may be as long as the file.
        read_options=pyarrow.csv.ReadOptions(
            column_names=names, use_threads=False, block_size=min(len(data) + 1, 2**31 - 1)
        ),
        parse_options=pyarrow.csv.ParseOptions(delimiter="\t", newlines_in_values=True, ignore_empty_lines=False),
        convert_options=pyarrow.csv.ConvertOptions(
            column_types=types, strings_can_be_null=False, null_values=[], check_utf8=False
        ),
    )
