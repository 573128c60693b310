"""Hash-consing of rows: ids are a bijection, stable over growth, whatever the arity."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphlift.engine.rowtable import Interner, RowTable


@pytest.mark.parametrize("arity", [0, 1, 2, 3, 4, 5, 7, 8, 11, 12])
@pytest.mark.parametrize("low", [-3, -(2**31)])
def test_ids_are_a_bijection(arity: int, low: int) -> None:
    generator = np.random.default_rng(arity)
    table = RowTable(arity, base=1)
    known: dict[tuple[int, ...], int] = {}
    for n in (1, 5, 1000, 3, 20_000, 0, 1):
        fields = [generator.integers(low, low + 12, n) for _ in range(arity)]
        rows = [tuple(row) for row in np.stack(fields, axis=1).tolist()] if arity else [()] * n
        ids = table.intern(fields, n).tolist()
        for identity, row in zip(ids, rows, strict=True):
            assert known.setdefault(row, identity) == identity
            assert table.row(identity) == row
        assert table.count == len(known) == len(set(known.values()))
        assert sorted(known.values()) == list(range(1, table.count + 1))
        fields = [generator.integers(low - 4 if low > -10 else low, low + 12, n) for _ in range(arity)]
        rows = [tuple(row) for row in np.stack(fields, axis=1).tolist()] if arity else [()] * n
        assert table.find(fields, n).tolist() == [known.get(row, -1) for row in rows]


@given(st.lists(st.lists(st.tuples(st.integers(-(2**63), 2**63 - 1), st.integers(0, 3)), max_size=60), max_size=6))
def test_keys_of_two_words(batches: list[list[tuple[int, int]]]) -> None:
    interner = Interner(2)
    known: dict[tuple[int, int], int] = {}
    for batch in batches:
        words = tuple(np.asarray([key[word] for key in batch], dtype=np.int64) for word in (0, 1))
        for key, identity in zip(batch, interner.intern(words).tolist(), strict=True):
            assert known.setdefault(key, identity) == identity
        assert sorted(known.values()) == list(range(interner.count))


def test_keys_that_hash_to_one_slot() -> None:
    """Long collision chains: keys are chosen so that all start in the same slot of a small table."""
    interner = Interner()
    candidates = np.arange(400_000, dtype=np.int64)
    home = interner._home(interner._hash((candidates,)))
    keys = candidates[home == home[0]][:20]
    assert len(keys) == 20
    assert sorted(interner.intern((np.concatenate((keys, keys)),)).tolist()[:20]) == list(range(20))
    assert interner.count == 20
    assert (interner.find((keys,)) >= 0).all()
    assert interner.find((keys + 400_000,)).max() == -1
