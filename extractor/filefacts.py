"""Extraction of one file: bytes in, payload or diagnostic out."""

from __future__ import annotations

import ast
import sys
from typing import Final

from graphlift.extractor.bodies import lower_module
from graphlift.extractor.diagnostics import Code
from graphlift.extractor.payload import Payload, payload_of
from graphlift.extractor.reading import SourceError, decode, parse

_RECURSION_LIMIT: Final = 400_000
"""For our own walk over a tree that Python could parse. From 3.11 on such calls take no C stack."""


def extract_source(data: bytes) -> Payload:
    """The facts of a file with content ``data``.

    Raises:
        SourceError: when the file must be left out.
    """
    text = decode(data)
    tree = parse(text)
    return extract_tree(tree, text)


def extract_tree(tree: ast.Module, text: str) -> Payload:
    """The facts of the module ``tree``, which was parsed from ``text``."""
    tree.lineno, tree.col_offset = 1, 0  # type: ignore[attr-defined]
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(max(limit, _RECURSION_LIMIT))
    try:
        state = lower_module(tree, text)
        return payload_of(state, text)
    except (RecursionError, MemoryError) as error:
        raise SourceError(Code.TOO_DEEP, "the code is nested too deeply to be analysed") from error
    finally:
        sys.setrecursionlimit(limit)
