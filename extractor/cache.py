"""The facts of files seen before, on disk: one pack for each project root.

A pack is an index and the encoded payloads of its files, found by a digest of the file's content; a digest of each
payload tells whether it is intact. Packs are replaced as a whole by an atomic rename, so writers never disturb readers;
a pack or entry that is damaged is as good as absent. Beside each pack lies the merged fact base of the last run, used
when not a single file changed. A pack's name holds everything else a payload depends on: the schema, the extractor's
own source, the Python that parsed.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import struct
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import platformdirs

from graphlift.extractor.diagnostics import Code
from graphlift.extractor.payload import Payload, decode
from graphlift.extractor.reading import SourceError
from graphlift.facts.base import FactBase
from graphlift.facts.schema import SCHEMA_VERSION
from graphlift.facts.snapshot import freeze, thaw
from graphlift.facts.staging import temporary_file

_MAGIC: Final = b"graphlift facts 1\n"
_DIGEST: Final = 16
_ENTRY: Final = struct.Struct(f"<{_DIGEST}s{_DIGEST}sQQQ")
_PAYLOAD: Final = 0
_FAILURE: Final = 1
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


def _home(root: Path, directory: Path | None, suffix: str) -> Path:
    home = cache_directory() if directory is None else directory
    name = digest(os.fsencode(os.path.realpath(root)) + b"\0" + _version()).hex()
    return home / "facts" / f"{name}.{suffix}"


@dataclass(frozen=True, slots=True)
class _Entry:
    """The digest of ``data``, and whether it is a payload or an error."""

    content: bytes
    kind: int
    data: bytes | memoryview


class Pack:
    """The cached payloads of one project root."""

    def __init__(self, root: Path, directory: Path | None = None) -> None:
        self.path = _home(root, directory, "pack")
        self._entries: dict[bytes, _Entry] = {}
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
        for source, content, kind, offset, size in _ENTRY.iter_unpack(data[start:end]):
            self._entries[source] = _Entry(content, kind, data[end + offset : end + offset + size])

    def _content(self, source: bytes, kind: int) -> bytes | memoryview | None:
        found = self._entries.get(source)
        if found is None or found.kind != kind:
            return None
        if digest(found.data) != found.content:
            del self._entries[source]
            return None
        return found.data

    def get(self, source: bytes) -> Payload | None:
        """The payload of the file whose content has digest ``source``; None when there is no intact one."""
        data = self._content(source, _PAYLOAD)
        try:
            return None if data is None else decode(data)
        except ValueError:
            del self._entries[source]
            return None

    def failures(self, sources: Mapping[str, bytes]) -> dict[str, SourceError]:
        """By path, the errors of those files (given with their content's digests) that are known not to parse."""
        found = {}
        for path, source in sources.items():
            data = self._content(source, _FAILURE)
            if data is not None:
                code, message, line = json.loads(bytes(data))
                found[path] = SourceError(Code(code), message, line)
        return found

    def put(self, used: Iterable[bytes], new: Mapping[bytes, bytes], failed: Mapping[bytes, SourceError]) -> None:
        """Write the pack anew: the entries in ``used``, the encoded payloads in ``new``, the errors in ``failed``.

        What else the pack held stays as far as there is room. Failing to write (a full disk) is no error.
        """
        kept = {source: _Entry(digest(data), _PAYLOAD, data) for source, data in new.items()}
        for source, error in failed.items():
            data = json.dumps([error.code.value, error.message, error.line]).encode()
            kept[source] = _Entry(digest(data), _FAILURE, data)
        for source in used:
            if source in self._entries:
                kept.setdefault(source, self._entries[source])
        spare = _SPARE_BYTES
        for source, entry in self._entries.items():
            if source not in kept and spare >= len(entry.data):
                spare -= len(entry.data)
                kept[source] = entry
        index, offset = bytearray(), 0
        for source in sorted(kept):
            entry = kept[source]
            index += _ENTRY.pack(source, entry.content, entry.kind, offset, len(entry.data))
            offset += len(entry.data)
        data_parts = [kept[source].data for source in sorted(kept)]
        with contextlib.suppress(OSError):
            _replace(self.path, [_MAGIC, _HEAD.pack(len(kept), digest(bytes(index))), bytes(index), *data_parts])


class Merged:
    """The fact base of the last run over one project root, good for exactly the same files."""

    def __init__(self, root: Path, key: bytes, directory: Path | None = None) -> None:
        self.path = _home(root, directory, "merged")
        self._key = key

    def get(self) -> FactBase | None:
        """The fact base, when there is an intact one for this key."""
        try:
            data = memoryview(self.path.read_bytes())
            head = len(_MAGIC) + 2 * _DIGEST
            known, content = bytes(data[len(_MAGIC) : head - _DIGEST]), bytes(data[head - _DIGEST : head])
            if bytes(data[: len(_MAGIC)]) != _MAGIC or known != self._key or digest(data[head:]) != content:
                return None
            return thaw(data[head:])
        except (OSError, ValueError):
            return None

    def put(self, facts: FactBase) -> None:
        """Keep ``facts``; failing to write is no error."""
        parts = freeze(facts)
        content = hashlib.blake2b(digest_size=_DIGEST)
        for part in parts:
            content.update(part)
        with contextlib.suppress(OSError):
            _replace(self.path, [_MAGIC, self._key, content.digest(), *parts])


def _replace(path: Path, parts: Iterable[bytes | memoryview]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with temporary_file(path.parent) as temporary:
        with temporary.open("wb") as stream:
            stream.writelines(parts)
        os.replace(temporary, path)
