"""Compiled rule code, kept on disk between runs, and which code serves which rule.

Code is keyed by its source text, and what is kept of rules by the program; a damaged file is rebuilt, never trusted.
Both a file and the folder of all files are kept from growing without end: what was not used for longest goes first.
"""

from __future__ import annotations

import contextlib
import hashlib
import marshal
import os
import sys
from pathlib import Path
from types import CodeType
from typing import Any

from graphlift.engine.linking import Link
from graphlift.facts.sealed import seal, unseal

_KIND = f"graphlift-code-3 {sys.implementation.cache_tag} {sys.hexversion:x}\n".encode()
_MOST_SPARE = 4_000_000
"""Bytes of code in a file that its last run did not use."""
_MOST_BYTES = 100_000_000
"""Bytes of all files of a folder."""
_MOST_FORMS = 4
"""Layouts of relations for which a rule's code is kept."""

Plan = tuple[bytes, tuple[Link, ...]]
"""The key of a rule's code, and how the objects that it names are found."""


class CodeCache:
    """Code objects by source, and plans by rule; ``path`` None keeps them in memory only.

    Plans are kept for one program, which ``program`` tells from all others and from itself under another version of
    the engine; none are kept where it is empty.
    """

    def __init__(self, path: Path | None, program: str = "") -> None:
        self._path = path
        self._program = program
        self._used: dict[bytes, CodeType] = {}
        self._used_plans: dict[Any, tuple[Plan, ...]] = {}
        self._kept: dict[bytes, CodeType] = {}
        self._kept_plans: dict[Any, tuple[Plan, ...]] = {}
        self._changed = False
        if path is not None:
            self._kept, of_program, plans = _load(path)
            if of_program == program:
                self._kept_plans = plans

    @property
    def keeps_plans(self) -> bool:
        """Whether plans are kept."""
        return self._program != ""

    def compiled(self, source: str) -> tuple[bytes, CodeType]:
        """The code object of the function that ``source`` defines, and its key."""
        key = hashlib.blake2b(source.encode(), digest_size=16).digest()
        found = self.code(key)
        if found is None:
            module = compile(source, "<rule>", "exec", dont_inherit=True)
            found = next(part for part in module.co_consts if isinstance(part, CodeType))
            self._used[key] = found
            self._changed = True
        return key, found

    def code(self, key: bytes) -> CodeType | None:
        """The code object that :meth:`compiled` gave ``key``."""
        found = self._used.get(key)
        if found is None:
            found = self._kept.pop(key, None)
            if found is not None:
                self._used[key] = found
        return found

    def plans(self, rule: Any) -> tuple[Plan, ...]:
        """The plans that were kept for ``rule``, the newest first."""
        found = self._used_plans.get(rule)
        if found is None:
            found = self._kept_plans.pop(rule, None)
            if found is None:
                return ()
            self._used_plans[rule] = found
        return found

    def keep(self, rule: Any, plan: Plan) -> None:
        """Keep one more plan for ``rule``."""
        self._used_plans[rule] = (plan, *self.plans(rule))[:_MOST_FORMS]
        self._changed = True

    def save(self) -> None:
        """Write what is new, atomically; a cache that cannot be written is no error."""
        if self._path is None or not self._changed:
            return
        from graphlift.facts.staging import replace_file  # not imported where all rules are in the cache

        codes, plans = dict(self._used), dict(self._used_plans)
        spare = _MOST_SPARE
        for key, code in self._kept.items():
            spare -= len(marshal.dumps(code))
            if spare < 0:
                break
            codes[key] = code
        for rule, kept in self._kept_plans.items():
            spare -= len(marshal.dumps(kept))
            if spare < 0:
                break
            plans[rule] = kept
        payload = marshal.dumps((codes, self._program, plans))
        with contextlib.suppress(OSError):
            replace_file(self._path, seal(_KIND, payload))
            _prune(self._path.parent)
        self._changed = False


def _load(path: Path) -> tuple[dict[bytes, CodeType], str, dict[Any, tuple[Plan, ...]]]:
    try:
        data = path.read_bytes()
        os.utime(path)
    except OSError:
        return {}, "", {}
    payload = unseal(_KIND, data)
    if payload is None:
        return {}, "", {}
    try:
        codes, program, plans = marshal.loads(payload)
    except (ValueError, EOFError, TypeError):
        return {}, "", {}
    return codes, program, plans


def _prune(folder: Path) -> None:
    """Remove the files that were not used for longest while all are too large."""
    found = sorted((status.st_mtime_ns, status.st_size, path) for path, status in _files(folder))
    total = sum(size for _, size, _ in found)
    for _, size, path in found:
        if total <= _MOST_BYTES:
            break
        path.unlink(missing_ok=True)
        total -= size


def _files(folder: Path) -> list[tuple[Path, os.stat_result]]:
    found = []
    for path in folder.glob("*.code"):
        with contextlib.suppress(OSError):  # another run has just removed it
            found.append((path, path.lstat()))
    return found
