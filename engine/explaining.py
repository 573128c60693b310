"""Explaining tuples that are given as text, ``path("a", [1, nil])``, of a program over a directory of facts."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping

import numpy as np

from graphlift.engine.errors import EngineError
from graphlift.engine.factread import FactReader
from graphlift.engine.fieldtext import FieldReader
from graphlift.engine.program import IoDirective, Program
from graphlift.engine.proof import Proof, Row, WhyNot, explain
from graphlift.engine.results import Results
from graphlift.facts.symbols import Ids

_CALL = re.compile(r"\s*([A-Za-z_?][\w?.]*)\s*\(")


class TupleError(EngineError):
    """A tuple's text is wrong, or its relation unknown."""


def relation_of(text: str, program: Program) -> str:
    """The relation that a tuple's text names.

    Raises:
        TupleError: when the text is no tuple or the program has no such relation.
    """
    match = _CALL.match(text)
    if match is None:
        raise TupleError(f"{text}: not a tuple; write relation(value, …) with texts in quotes")
    if match[1] not in program.relations:
        raise TupleError(f"{text}: the program has no relation {match[1]} (an inline relation has no tuples)")
    return match[1]


def parse_tuple(text: str, results: Results) -> tuple[str, Row]:
    """The relation and the 32-bit values of a tuple's text, which is written as in a program.

    Raises:
        TupleError: when it is not such a text, the relation unknown, or the number or types of the values wrong.
    """
    name = relation_of(text, results.program)
    match = _CALL.match(text)
    assert match is not None
    attributes = results.program.relations[name].attributes
    reader = FieldReader(results.program.types, results.symbols, results.record_tables)
    try:
        values, end = reader.arguments(text, match.end(), [(item.name, item.type) for item in attributes])
    except ValueError as problem:
        raise TupleError(f"{text}: {problem}; relation {name} has {len(attributes)} columns") from None
    if text[end:].strip(" .\n"):
        raise TupleError(f"{text}: unexpected {text[end:].strip()!r} after the tuple")
    return name, tuple(values)


def explain_text(
    text: str, results: Results, *, places: FactPlaces | None = None, max_tuples: int = 500
) -> Proof | WhyNot:
    """Why a tuple holds, or why it does not; see :func:`graphlift.engine.proof.explain`.

    Raises:
        TupleError: when ``text`` is not a tuple of the program.
    """
    name, row = parse_tuple(text, results)
    return explain(results, name, row, places=places, max_tuples=max_tuples)


class FactPlaces:
    """File and line of facts that a program read from a directory; empty for what is not found there."""

    def __init__(self, results: Results, fact_dir: str) -> None:
        self._results = results
        self._fact_dir = fact_dir
        self._read: dict[str, list[tuple[str, bool, tuple[Ids, ...]]]] = {}

    def __call__(self, relation: str, row: Row) -> str:
        if not row:
            return ""
        for path, numbered, columns in self._files(relation):
            if not columns or not len(columns[0]):
                continue
            same = np.ones(len(columns[0]), dtype=np.bool_)
            for column, value in zip(columns, row, strict=True):
                same &= column == np.int64(value).astype(np.int32)
            found = same.nonzero()[0]
            if len(found):
                return f"{path}:{int(found[0]) + 1}" if numbered else path
        return ""

    def _files(self, name: str) -> list[tuple[str, bool, tuple[Ids, ...]]]:
        if name not in self._read:
            relation = self._results.program.relations[name]
            found = self._results
            # What was missing was reported when the results were computed, or is empty.
            reader = FactReader(found.program, found.symbols, found.record_tables, self._fact_dir, lenient=True)
            self._read[name] = [
                (self._path(name, directive), *reader.numbered(relation, directive))
                for directive in relation.io("input")
                if directive.get("IO", "file") == "file"
            ]
        return self._read[name]

    def _path(self, name: str, directive: IoDirective) -> str:
        named = directive.get("filename", f"{directive.get('name', name)}.facts")
        return os.path.normpath(os.path.join(self._fact_dir, named))


def to_json(found: Mapping[str, Proof | WhyNot]) -> list[dict[str, object]]:
    """Explanations for ``json.dump``, each with the text that was asked for."""
    return [{"asked": asked, **answer.to_json()} for asked, answer in found.items()]
