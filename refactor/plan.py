"""From result relations to edited files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from graphlift.facts.base import FactBase
from graphlift.refactor.edit import FileEdit, edit_file
from graphlift.refactor.errors import RefactorError
from graphlift.refactor.requests import Outcome, Request, read_requests
from graphlift.refactor.source import content_hash
from graphlift.refactor.tables import Tables, pairs, rows
from graphlift.refactor.write import read_bytes


@dataclass(frozen=True)
class Plan:
    """All edits of a run, by path; ``withheld`` rest on assumptions and were not asked for."""

    files: tuple[FileEdit, ...]
    withheld: tuple[Request, ...] = ()

    @property
    def applied(self) -> list[Request]:
        """Requests that the edits carry out."""
        return [outcome.request for file in self.files for outcome in file.outcomes if not outcome.error]

    @property
    def failed(self) -> list[Outcome]:
        """Requests that could not be carried out, with reasons."""
        return [outcome for file in self.files for outcome in file.outcomes if outcome.error]


def make_plan(
    results: Tables,
    facts: FactBase,
    root: Path,
    *,
    unsafe: bool = False,
    digests: Mapping[str, str] | None = None,
) -> Plan:
    """Plan the edits that the rules ask for.

    Args:
        results: relations `edit` and `edit_assumption`.
        facts: extracted relations.
        root: folder that paths are relative to.
        unsafe: also make edits that rest on assumptions.
        digests: content hash of each file as it was analysed; a file that differs is not edited.
    """
    requests = read_requests(results, facts)
    wanted = [request for request in requests if unsafe or request.safe]
    withheld = tuple(request for request in requests if not (unsafe or request.safe))
    by_path: dict[str, list[Request]] = defaultdict(list)
    for request in wanted:
        by_path[request.path].append(request)
    exports = _exports(facts, by_path)
    files = [_plan_file(root, path, by_path[path], exports(path), digests or {}) for path in sorted(by_path)]
    return Plan(tuple(files), withheld)


def _plan_file(
    root: Path, path: str, requests: Sequence[Request], is_exported: Callable[[str], bool], digests: Mapping[str, str]
) -> FileEdit:
    try:
        data = read_bytes(root, path)
        if path in digests and digests[path] != content_hash(data):
            raise RefactorError("the file changed while it was analysed", path=path, remedy="run again")
    except RefactorError as error:
        return FileEdit(path, b"", b"", tuple(Outcome(request, error.what) for request in requests))
    return edit_file(path, data, requests, is_exported)


def _exports(facts: FactBase, paths: Collection[str]) -> Callable[[str], Callable[[str], bool]]:
    """For each path, the test whether some file takes a name from the module there.

    A package's `__init__.py` and modules that somebody imports as a whole, or with `*`, export everything.
    """
    if not paths:
        return lambda path: lambda name: True
    file_paths = pairs(facts, "file", "f", "path")
    modules = {name: file_paths[file] for name, file in pairs(facts, "module", "name", "f").items()}
    taken: dict[str, set[str]] = defaultdict(set)
    for _, module, name in rows(facts, "import_from"):
        if module in modules:
            taken[modules[module]].add(name)
        if f"{module}.{name}" in modules:
            taken[modules[f"{module}.{name}"]].add("*")
    for relation in ("import_star", "import_module", "import_loads"):
        # The last column of each is the module's name.
        for imported in {row[-1] for row in rows(facts, relation)} & set(modules):
            taken[modules[imported]].add("*")

    def of_path(path: str) -> Callable[[str], bool]:
        if path.rsplit("/", 1)[-1] == "__init__.py":
            return lambda name: True
        names = taken[path]
        return lambda name: name in names or "*" in names

    return of_path
