"""Resolved programs on disk, so that a program is parsed and checked once.

An entry is text: a digest line, then JSON. It is used only if the digest is right, this engine wrote it, every file the
program was made of still has the content it had, and no include would now find another file; otherwise the program is
compiled anew and the entry replaced. Nothing in an entry can run code.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import platformdirs

from graphlift.engine import program as contract
from graphlift.engine.lexer import canonical
from graphlift.engine.preprocess import Sources
from graphlift.engine.program import Program, Span

_FORMAT = 2

# How each class's fields are written: "=" as it is, "s" span, "n" node or None, "N" nodes, "K" nodes or None,
# "t" nested tuples.
_LAYOUTS: dict[type, str] = {
    contract.Variable: "==",
    contract.Wildcard: "=",
    contract.Constant: "==",
    contract.Functor: "=N==s",
    contract.RecordInit: "N=",
    contract.Cast: "n=",
    contract.Counter: "=",
    contract.Atom: "=Ns",
    contract.Negation: "n",
    contract.Constraint: "=nn=s",
    contract.Truth: "=",
    contract.Range: "nnnn=s",
    contract.Aggregate: "n=nNt=sK",
    contract.Rule: "=nNst",
    contract.SubsumptionRule: "=nnNs",
    contract.Stratum: "t=NN",
    contract.Attribute: "===",
    contract.IoDirective: "=ts",
    contract.Relation: "=N=t=Ns",
    contract.RecordType: "t",
    contract.Branch: "=t",
    contract.AdtType: "N",
    contract.Type: "==ns",
}
_SHARED = (contract.Variable, contract.Wildcard, contract.Constant, contract.Attribute)
"""What is written once and referred to by number: most of a program's nodes are few that recur."""
_CLASSES = list(_LAYOUTS)
_TAGS = {cls: tag for tag, cls in enumerate(_CLASSES)}


def _tuples(value: Any) -> Any:
    return tuple([_tuples(item) for item in value]) if isinstance(value, list) else value


def _same(value: Any) -> Any:
    return value


class _Encoder:
    def __init__(self) -> None:
        self.spans: dict[Span, int] = {}
        self.files: dict[str, int] = {}
        self.shared: dict[str, int] = {}
        self.parts: list[list[Any]] = []

    def node(self, node: Any) -> Any:
        if node is None:
            return None
        if isinstance(node, _SHARED):
            # by text, since 0.0 and -0.0 are equal
            number = self.shared.setdefault(repr(node), len(self.shared))
            if number == len(self.parts):
                self.parts.append(self._fields(node))
            return number
        return self._fields(node)

    def _fields(self, node: Any) -> list[Any]:
        cls = type(node)
        fields = [getattr(node, name) for name in cls.__slots__]
        encoded: list[Any] = [_TAGS[cls]]
        for layout, value in zip(_LAYOUTS[cls], fields, strict=True):
            if layout == "n":
                encoded.append(self.node(value))
            elif layout in ("N", "K"):
                encoded.append(None if value is None else [self.node(item) for item in value])
            elif layout == "s":
                encoded.append(None if value is None else self.spans.setdefault(value, len(self.spans)))
            else:
                encoded.append(value)
        return encoded

    def places(self) -> list[int]:
        flat: list[int] = []
        for span in self.spans:
            flat += (self.files.setdefault(span.file, len(self.files)), span.line, span.column)
        return flat


def encode(program: Program) -> dict[str, Any]:
    """``program`` as JSON values."""
    encoder = _Encoder()
    body = {
        "types": [encoder.node(item) for item in program.types.values()],
        "relations": [encoder.node(item) for item in program.relations.values()],
        "strata": [encoder.node(item) for item in program.strata],
        "pragmas": program.pragmas,
        "warnings": program.warnings,
        "sources": program.sources,
    }
    return {**body, "parts": encoder.parts, "spans": encoder.places(), "files": list(encoder.files)}


def decode(body: dict[str, Any]) -> Program:
    """The inverse of :func:`encode`."""
    files = body["files"]
    flat = body["spans"]
    spans = [Span(files[flat[index]], flat[index + 1], flat[index + 2]) for index in range(0, len(flat), 3)]

    def reader(cls: type, layout: str) -> Callable[[list[Any]], Any]:
        of: dict[str, Callable[[Any], Any]]
        of = {"=": _same, "t": _tuples, "s": span, "n": node, "N": nodes, "K": some_nodes}
        makers = [of[letter] for letter in layout]
        if set(layout) == {"="}:
            return lambda encoded: cls(*encoded[1:])
        if len(layout) == 3:
            one, two, three = makers
            return lambda encoded: cls(one(encoded[1]), two(encoded[2]), three(encoded[3]))

        def make(encoded: list[Any]) -> Any:
            return cls(*[maker(value) for maker, value in zip(makers, encoded[1:], strict=True)])

        return make

    def span(value: int | None) -> Span | None:
        return None if value is None else spans[value]

    def node(encoded: Any) -> Any:
        if encoded.__class__ is int:
            return parts[encoded]
        return None if encoded is None else readers[encoded[0]](encoded)

    def nodes(encoded: list[Any]) -> tuple[Any, ...]:
        return tuple([parts[item] if item.__class__ is int else readers[item[0]](item) for item in encoded])

    def some_nodes(encoded: list[Any] | None) -> tuple[Any, ...] | None:
        return None if encoded is None else nodes(encoded)

    readers = [reader(cls, layout) for cls, layout in _LAYOUTS.items()]
    parts: list[Any] = []
    parts += nodes(body["parts"])
    return Program(
        types={item.name: item for item in nodes(body["types"])},
        relations={item.name: item for item in nodes(body["relations"])},
        strata=nodes(body["strata"]),
        pragmas=_tuples(body["pragmas"]),
        warnings=tuple(body["warnings"]),
        sources=tuple(body["sources"]),
    )


def cache_directory() -> Path:
    """Where the engine keeps what it can rebuild: ``GRAPHLIFT_CACHE_DIR``, or the user's cache directory."""
    configured = os.environ.get("GRAPHLIFT_CACHE_DIR")
    return Path(configured) if configured else Path(platformdirs.user_cache_dir("graphlift", appauthor=False))


def _engine_version() -> str:
    """Changes whenever the engine's code does."""
    with os.scandir(os.path.dirname(__file__)) as entries:
        stamps = sorted(
            (entry.name, entry.stat().st_mtime_ns, entry.stat().st_size)
            for entry in entries
            if entry.name.endswith((".py", ".lark"))
        )
    return hashlib.sha256(repr((_FORMAT, stamps)).encode()).hexdigest()


def _entry(path: str, macros: Sequence[str], include_dirs: Sequence[str]) -> Path:
    key = repr((path, tuple(macros), tuple(map(canonical, include_dirs)), _engine_version()))
    return cache_directory() / "programs" / f"{hashlib.sha256(key.encode()).hexdigest()[:40]}.json"


def _unchanged(files: dict[str, str], absent: Sequence[str]) -> bool:
    for path, digest in files.items():
        try:
            with open(path, "rb") as file:
                if hashlib.sha256(file.read()).hexdigest() != digest:
                    return False
        except OSError:
            return False
    return not any(os.path.isfile(path) for path in absent)


def _load(entry: Path) -> Program | None:
    try:
        digest, _, text = entry.read_bytes().partition(b"\n")
        if hashlib.sha256(text).hexdigest().encode() != digest:
            return None
        body = json.loads(text)
        if body["engine"] != _engine_version() or not _unchanged(body["made_of"], body["absent"]):
            return None
        return replace(decode(body["program"]), digest=digest.decode())
    except (OSError, ValueError, KeyError, IndexError, TypeError):
        return None


def _store(entry: Path, program: Program, sources: Sources) -> str:
    """Write an entry; its digest."""
    from graphlift.facts.staging import replace_file  # not imported where the program is in the cache

    body = {
        "engine": _engine_version(),
        "made_of": sources.digests,
        "absent": sorted(sources.absent),
        "program": encode(program),
    }
    text = json.dumps(body, separators=(",", ":")).encode()
    digest = hashlib.sha256(text).hexdigest()
    with contextlib.suppress(OSError):  # a cache that cannot be written only costs time
        replace_file(entry, digest.encode() + b"\n" + text)
    return digest


def load_program_file(path: str, *, macros: Sequence[str] = (), include_dirs: Sequence[str] = ()) -> Program:
    """The resolved program in ``path``, from the cache when nothing it is made of has changed.

    Raises:
        ProgramError: with all problems that were found.
        UnsupportedFeature: for Soufflé features that are bound to C++.
    """
    path = canonical(path)
    entry = _entry(path, macros, include_dirs)
    found = _load(entry)
    if found is not None:
        return found
    from graphlift.engine.frontend import compile_program  # the parser is only loaded when it is needed

    sources = Sources(include_dirs=tuple(include_dirs))
    program = compile_program(path, macros=macros, sources=sources)
    return replace(program, digest=_store(entry, program, sources))
