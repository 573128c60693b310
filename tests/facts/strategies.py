"""Hypothesis strategies for hostile texts and whole fact bases."""

from __future__ import annotations

from hypothesis import strategies as st

from graphlift.facts.base import FactBase
from graphlift.facts.schema import SCHEMA
from graphlift.facts.tsv import INPUT_RELATIONS

NASTY = [
    '"',
    '""',
    '"a"',
    "a\tb",
    "a\nb",
    "a\r",
    "\r\n",
    "a\r\nb",
    "\x00",
    "\ufeff",
    "\u2028",
    "é",
    "𝔘",
    " ",
    "\\t",
    "'\"'",
    "NULL",
]

SURROGATES = st.text(st.characters(), max_size=12)
"""Any text, lone surrogates included."""

TEXTS = st.one_of(st.sampled_from(NASTY), st.text(max_size=12), st.text('"\t\n\r,a\\', max_size=6))
"""Any text that Unicode can encode."""

NUMBERS = st.integers(-(2**31), 2**31 - 1)

_SOME = sorted(INPUT_RELATIONS)[:: max(1, len(INPUT_RELATIONS) // 12)]


@st.composite
def fact_bases(draw: st.DrawFn, texts: st.SearchStrategy[str] = TEXTS) -> FactBase:
    """A fact base with entities and rows in a few relations, repeated rows included."""
    base = FactBase()
    base.symbols.intern(draw(texts))
    base.symbols.reserve(draw(st.integers(0, 5)), "%e")
    for name in draw(st.lists(st.sampled_from(_SOME), unique=True, max_size=4)):
        cells = [
            NUMBERS if column.is_number else st.one_of(texts, st.sampled_from(["%e0", "%e3"]))
            for column in SCHEMA[name].columns
        ]
        base.put_rows(name, draw(st.lists(st.tuples(*cells), max_size=5)))
    return base


def contents(base: FactBase) -> dict[str, set[tuple[object, ...]]]:
    """Every non-empty relation as a set of rows of texts and numbers."""
    rows = {name: {tuple(row) for row in base.frame(name).itertuples(index=False)} for name in base}
    return {name: found for name, found in rows.items() if found}
