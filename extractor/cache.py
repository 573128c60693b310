"""The facts of files seen before, on disk: one pack for each project root.

A pack is an index and the encoded payloads of its files, found by a digest of the file's content; a digest of each
payload tells whether it is intact. Packs are replaced as a whole by an atomic rename, so writers never disturb readers;
a pack or entry that is damaged is as good as absent. The pack's name holds everything else a payload depends on: the
schema, the extractor's own source, the Python that parsed.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import struct
import sys
import tempfile
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Final

import platformdirs

from graphlift.extractor.payload import Payload, decode
from graphlift.facts.schema import SCHEMA_VERSION

_MAGIC: Final = b"graphlift facts 1\n"
_DIGEST: Final = 16
_ENTRY: Final = struct.Struct(f"<{_DIGEST}s{_DIGEST}sQQ")
_HEAD: Final = struct.Struct(f"<Q{_DIGEST}s")
_SPARE_BYTES: Final = 32_000_000
"""How much a pack may keep of files that the last run did not ask for."""


def digest(data: bytes | memoryview) -> bytes:
    """What identifies ``data``."""
    return hashlib.blake2b(data, digest_size=_DIGEST).digest()


def cache_directory() -> Path:
    """`GRAPHLIFT_CACHE_DIR`, or the user's cache directory of the platform."""
    chosen = os.environ.get("GRAPHLIFT_CACHE_DIR")
    return Path(chosen) if chosen else Path(platformdirs.user_cache_dir("graphlift", appauthor=False))


@cache
def _version() -> bytes:
    """A digest of everything that payloads depend on besides the files."""
    found = hashlib.blake2b(digest_size=_DIGEST)
    found.update(repr((SCHEMA_VERSION, sys.version_info, sys.byteorder, sys.implementation.name)).encode())
    home = Path(__file__).parent
    for module in (*sorted(home.glob("*.py")), home.parent / "facts" / "extracted.py"):
        with contextlib.suppress(OSError):
            found.update(module.read_bytes())
    return found.digest()


class Pack:
    """The cached payloads of one project root."""

    def __init__(self, root: Path, directory: Path | None = None) -> None:
        home = cache_directory() if directory is None else directory
        name = digest(os.fsencode(os.path.realpath(root)) + b"\0" + _version()).hex()
        self.path = home / "facts" / f"{name}.pack"
        self._entries: dict[bytes, tuple[bytes, memoryview]] = {}
        self._load()

    def _load(self) -> None:
        try:
            data = memoryview(self.path.read_bytes())
        except OSError:
            return
        start = len(_MAGIC) + _HEAD.size
        if len(data) < start or bytes(data[: len(_MAGIC)]) != _MAGIC:
            return
        count, expected = _HEAD.unpack_from(data, len(_MAGIC))
        end = start + count * _ENTRY.size
        if end > len(data) or digest(data[start:end]) != expected:
            return
        for source, content, offset, size in _ENTRY.iter_unpack(data[start:end]):
            self._entries[source] = content, data[end + offset : end + offset + size]

    def get(self, source: bytes) -> Payload | None:
        """The payload of the file whose content has digest ``source``; None when there is no intact one."""
        found = self._entries.get(source)
        if found is None:
            return None
        content, data = found
        try:
            if digest(data) == content:
                return decode(data)
        except ValueError:
            pass
        del self._entries[source]
        return None

    def put(self, used: Iterable[bytes], new: Mapping[bytes, bytes]) -> None:
        """Write the pack anew with the entries in ``used`` and the encoded payloads in ``new``.

        What else the pack held stays as far as there is room. Failing to write (a full disk) is no error.
        """
        kept: dict[bytes, tuple[bytes, bytes | memoryview]] = {
            source: (digest(data), data) for source, data in new.items()
        }
        for source in used:
            if source in self._entries:
                kept.setdefault(source, self._entries[source])
        spare = _SPARE_BYTES
        for source, (content, data) in self._entries.items():
            if source not in kept and spare >= len(data):
                spare -= len(data)
                kept[source] = content, data
        index, parts, offset = bytearray(), [], 0
        for source in sorted(kept):
            content, stored = kept[source]
            index += _ENTRY.pack(source, content, offset, len(stored))
            parts.append(stored)
            offset += len(stored)
        with contextlib.suppress(OSError):
            _replace(self.path, [_MAGIC, _HEAD.pack(len(kept), digest(bytes(index))), bytes(index), *parts])


def _replace(path: Path, parts: Iterable[bytes | memoryview]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=path.stem, suffix=".new")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.writelines(parts)
        os.replace(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise
