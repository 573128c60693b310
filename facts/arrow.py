"""Relations as Arrow arrays: the vectorised road to every file format and back."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from graphlift.facts.base import FactBase
from graphlift.facts.schema import SCHEMA, Kind, Relation
from graphlift.facts.symbols import Ids, SymbolTable

INPUT_RELATIONS: tuple[str, ...] = tuple(
    name for name, one in SCHEMA.items() if one.kind in {Kind.EXTRACTED, Kind.MODELLED}
)
"""What a set of fact files consists of: a missing file is an error for Soufflé, so all of them, even empty ones."""


def relations_to_write(base: FactBase) -> list[Relation]:
    """The input relations, and every other relation of the schema that ``base`` has."""
    names = dict.fromkeys((*INPUT_RELATIONS, *(name for name in base if name in SCHEMA)))
    return [SCHEMA[name] for name in names]


def exact_texts(table: SymbolTable) -> pa.LargeBinaryArray:
    """The text of every id in UTF-8, shape ``(len(table),)``; lone surrogates count as characters."""
    return pa.concat_arrays([*_chunks(table)])


def _chunks(table: SymbolTable) -> Iterable[pa.Array]:
    at = 0
    for known in table.ranges:
        yield _encoded(table.literal_texts(at, known.start))
        numbers = pc.cast(pa.array(np.arange(known.count, dtype=np.int64)), pa.large_string())
        prefix = pa.scalar(known.prefix.encode("utf-8", "surrogatepass"), pa.large_binary())
        empty = pa.scalar(b"", pa.large_binary())
        yield pc.binary_join_element_wise(prefix, pc.cast(numbers, pa.large_binary()), empty)
        at = known.start + known.count
    yield _encoded(table.literal_texts(at, len(table)))


def _encoded(texts: list[str]) -> pa.Array:
    try:
        return pa.array(texts, type=pa.large_string()).cast(pa.large_binary())
    except UnicodeEncodeError:
        return pa.array([text.encode("utf-8", "surrogatepass") for text in texts], type=pa.large_binary())


def printable_texts(table: SymbolTable) -> pa.LargeStringArray:
    r"""As :func:`exact_texts`, for formats that hold Unicode text only: a lone surrogate is written ``\udc80``."""
    exact = exact_texts(table)
    try:
        return exact.cast(pa.large_string())
    except pa.ArrowInvalid:
        texts = [text.decode("utf-8", "surrogatepass") for text in exact.to_pylist()]
        return pa.array(
            [text.encode("utf-8", "backslashreplace").decode("utf-8") for text in texts], type=pa.large_string()
        )


def distinct_rows(columns: tuple[Ids, ...]) -> tuple[Ids, ...]:
    """``columns`` without repeated rows, sorted by ids; relations are sets."""
    if not columns or len(columns[0]) < 2:
        return columns
    order = np.lexsort(columns[::-1])
    ordered = [column[order] for column in columns]
    new = np.ones(len(order), dtype=np.bool_)
    new[1:] = np.logical_or.reduce([column[1:] != column[:-1] for column in ordered])
    return tuple(np.ascontiguousarray(column[new]) for column in ordered)


def table_of(base: FactBase, relation: Relation, texts: pa.Array) -> pa.Table:
    """``relation`` without repeated rows as an Arrow table: numbers as int32, symbols as dictionaries of ``texts``."""
    arrays: list[pa.Array] = []
    for column, values in zip(relation.columns, distinct_rows(base.columns(relation.name)), strict=True):
        arrays.append(pa.array(values) if column.is_number else _dictionary(values, texts))
    return pa.Table.from_arrays(arrays, names=[column.name for column in relation.columns])


def _dictionary(values: Ids, texts: pa.Array) -> pa.DictionaryArray:
    used, codes = np.unique(values, return_inverse=True)
    return pa.DictionaryArray.from_arrays(pa.array(codes.astype(np.int32)), texts.take(pa.array(used)))


def columns_of(table: pa.Table, relation: Relation, symbols: SymbolTable) -> tuple[Ids, ...]:
    """The columns of an Arrow table as ids of ``symbols``, which grows by what is new.

    Raises:
        ValueError: when the table does not have the columns of ``relation``, holds nulls, or a number is no int32.
    """
    if table.column_names != [column.name for column in relation.columns]:
        raise ValueError(f"columns {', '.join(table.column_names)} do not fit relation {relation.name}")
    found: list[Ids] = []
    for column, values in zip(relation.columns, table.columns, strict=True):
        if values.null_count:
            raise ValueError(f"column {column.name} of relation {relation.name} holds nulls")
        try:
            found.append(_numbers(values) if column.is_number else _interned(values, symbols))
        except (pa.ArrowInvalid, pa.ArrowNotImplementedError, UnicodeDecodeError) as error:
            raise ValueError(f"column {column.name} of relation {relation.name}: {error}") from error
    return tuple(found)


def _numbers(values: pa.ChunkedArray) -> Ids:
    return np.asarray(values.cast(pa.int32()).to_numpy(), dtype=np.int32)


def _interned(values: pa.ChunkedArray, symbols: SymbolTable) -> Ids:
    if not len(values):
        return np.empty(0, dtype=np.int32)
    encoded = values if pa.types.is_dictionary(values.type) else values.dictionary_encode()
    single = encoded.unify_dictionaries().combine_chunks()
    if isinstance(single, pa.ChunkedArray):
        single = single.chunk(0)
    texts = single.dictionary.to_pylist()
    ids = symbols.intern_many(
        text.decode("utf-8", "surrogatepass") if isinstance(text, bytes) else str(text) for text in texts
    )
    codes: npt.NDArray[np.int64] = single.indices.to_numpy()
    return ids[codes]
