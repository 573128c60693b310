"""A whole fact base as bytes, for the cache: nothing is merged again when no file changed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Final

import numpy as np

from graphlift.facts.base import FactBase

_TEXT_END: Final = "\x00"


def freeze(facts: FactBase) -> list[bytes | memoryview]:
    """The parts whose concatenation :func:`thaw` reads: the length of a header, the header, texts, columns."""
    symbols = facts.symbols
    segments: list[list[int | str]] = []
    texts: list[str] = []
    position = 1
    for known in symbols.ranges:
        texts += symbols.literal_texts(position, known.start)
        segments.append([known.start - position, known.prefix, known.count])
        position = known.start + known.count
    texts += symbols.literal_texts(position, len(symbols))
    segments.append([len(symbols) - position, "", 0])
    tables = facts.tables()
    columns = [column for name in sorted(tables) for column in tables[name]]
    text = _TEXT_END.join(texts).encode("utf-8", "surrogatepass")
    header = json.dumps(
        {
            "segments": segments,
            "texts": len(text),
            "tables": [[name, len(tables[name]), len(tables[name][0])] for name in sorted(tables)],
        }
    ).encode()
    return [len(header).to_bytes(8, "little"), header, text, *(column.data.cast("B") for column in columns)]


def thaw(data: memoryview) -> FactBase:
    """The fact base that :func:`freeze` took apart.

    Raises:
        ValueError: when ``data`` is no such thing.
    """
    try:
        size = int.from_bytes(data[:8], "little")
        header = json.loads(bytes(data[8 : 8 + size]))
        end = 8 + size + header["texts"]
        texts = str(data[8 + size : end], "utf-8", "surrogatepass").split(_TEXT_END)
        facts = FactBase()
        _restore_symbols(facts, header["segments"], texts)
        for name, width, length in header["tables"]:
            columns = []
            for _ in range(width):
                columns.append(np.frombuffer(data[end : end + 4 * length], dtype=np.int32))
                end += 4 * length
            facts.put(name, columns)
    except (KeyError, TypeError, IndexError) as error:
        raise ValueError("a snapshot is damaged") from error
    return facts


def _restore_symbols(facts: FactBase, segments: Sequence[Sequence[int | str]], texts: Sequence[str]) -> None:
    position = 0
    for count, prefix, reserved in segments:
        for text in texts[position : position + int(count)]:
            facts.symbols.intern(text)
        position += int(count)
        if prefix:
            facts.symbols.reserve(int(reserved), str(prefix))
