"""Bytes of a cache file, sealed with a digest: what is damaged or of another kind is as good as absent."""

from __future__ import annotations

import hashlib

_DIGEST = hashlib.sha256().digest_size


def seal(kind: bytes, payload: bytes) -> bytes:
    """The content of a file that holds ``payload``; ``kind`` tells what it is and which version of that."""
    return kind + hashlib.sha256(payload).digest() + payload


def unseal(kind: bytes, data: bytes) -> memoryview | None:
    """The payload of a file of ``kind``; None when :func:`seal` did not write ``data`` so."""
    head = len(kind) + _DIGEST
    payload = memoryview(data)[head:]
    if not data.startswith(kind) or hashlib.sha256(payload).digest() != data[len(kind) : head]:
        return None
    return payload
