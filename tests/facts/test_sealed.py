"""Sealed cache files: only what was written comes back."""

from __future__ import annotations

import pytest

from graphlift.facts.sealed import seal, unseal

KIND = b"kind 1\n"


@pytest.mark.parametrize("payload", [b"", b"x", bytes(range(256))])
def test_what_was_sealed_comes_back(payload: bytes) -> None:
    found = unseal(KIND, seal(KIND, payload))
    assert found is not None
    assert bytes(found) == payload


def test_every_damaged_byte_is_noticed() -> None:
    whole = seal(KIND, b"payload")
    for place in range(len(whole)):
        assert unseal(KIND, whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :]) is None
        assert unseal(KIND, whole[:place]) is None
    assert unseal(KIND, whole + b" ") is None
    assert unseal(b"kind 2\n", whole) is None
