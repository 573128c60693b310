"""The symbol table is a bijection, whatever is interned and reserved in whatever order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from graphlift.facts.symbols import SymbolTable

PREFIXES = ["%e", "%v", "n", "a1b", "²"]
TEXTS = st.one_of(
    st.text(max_size=6),
    st.builds("{}{}".format, st.sampled_from(PREFIXES), st.integers(0, 12)),
    st.sampled_from(["n007", "n-1", "n²", "n٣", "7", "n99999999999999999999"]),
)


class Bijection(RuleBasedStateMachine):
    """A table beside the plain list it must agree with."""

    def __init__(self) -> None:
        super().__init__()
        self.table = SymbolTable()
        self.model: list[str] = [""]
        self.reserved: set[str] = set()

    @rule(text=TEXTS)
    def intern(self, text: str) -> None:
        if text not in self.model:
            assert self.table.find(text) is None
            self.model.append(text)
        assert self.table.intern(text) == self.model.index(text)

    @rule(texts=st.lists(TEXTS, max_size=4))
    def intern_many(self, texts: list[str]) -> None:
        self.model.extend(text for text in dict.fromkeys(texts) if text not in self.model)
        assert self.table.intern_many(texts).tolist() == [self.model.index(text) for text in texts]

    @rule(prefix=st.sampled_from(PREFIXES), count=st.integers(0, 11))
    def reserve(self, prefix: str, count: int) -> None:
        wanted = [f"{prefix}{number}" for number in range(count)]
        if prefix in self.reserved or prefix == "²" or any(text in self.model for text in wanted):
            with pytest.raises(ValueError, match=r"prefix|interned"):
                self.table.reserve(count, prefix)
            return
        assert self.table.reserve(count, prefix) == len(self.model)
        self.model += wanted
        if count:
            self.reserved.add(prefix)

    @invariant()
    def agrees(self) -> None:
        assert len(self.table) == len(self.model)
        everything = range(len(self.model))
        assert [self.table.text(symbol) for symbol in everything] == self.model
        assert self.table.texts(list(everything)).tolist() == self.model
        assert [self.table.find(text) for text in self.model] == list(everything)


TestBijection = Bijection.TestCase


@given(st.text())
def test_a_text_never_seen_is_not_found(text: str) -> None:
    table = SymbolTable()
    table.reserve(3, "%e")
    known = {"", "%e0", "%e1", "%e2"}
    assert (table.find(text) is None) == (text not in known)


def test_a_name_of_thousands_of_digits_is_a_plain_text() -> None:
    table = SymbolTable()
    first = table.reserve(4, "v")
    hostile = "v" + "1" * 5000
    assert table.intern(hostile) == first + 4
    assert table.text(first + 4) == hostile


def test_entities_are_told_from_texts() -> None:
    table = SymbolTable()
    name = table.intern("name")
    first = table.reserve(2, "%e")
    assert [table.is_entity(symbol) for symbol in (name, first, first + 1, first + 2, -1)] == [
        False,
        True,
        True,
        False,
        False,
    ]


@pytest.mark.parametrize("symbol", [-1, 1, 10**6])
def test_an_id_of_no_text_is_an_index_error(symbol: int) -> None:
    with pytest.raises(IndexError):
        SymbolTable().text(symbol)
