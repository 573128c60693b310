"""Finding the source files below the given paths, without leaving the root and without running in circles."""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from graphlift.extractor.diagnostics import Code, Diagnostic, PathNotFoundError, Severity
from graphlift.extractor.naming import SECONDARY_DIRECTORIES

_PROJECT_MARKERS: Final = frozenset(("pyproject.toml", "setup.py", "setup.cfg"))
_VIRTUAL_ENVIRONMENT: Final = "pyvenv.cfg"


@dataclass(slots=True)
class Discovery:
    """The files to read, by path relative to ``root`` with `/`, sorted; and what else the walk noticed."""

    root: Path
    files: list[str] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    projects: set[str] = field(default_factory=set)
    """Directories with a project file (`pyproject.toml`, `setup.py` …), and those that were given beside others and are
    not called as folders of tests are; relative to the root (`""`: the root)."""


def discover(paths: Sequence[Path], root: Path | None = None) -> Discovery:
    """Find every `.py` file in ``paths``. The root defaults to what the paths have in common.

    Virtual environments below a given directory are left out. A symbolic link is followed only to what is inside the
    root and not found otherwise.

    Raises:
        PathNotFoundError: when a path does not exist, or is not below ``root``.
    """
    absolute = [Path(os.path.abspath(path)) for path in paths]
    for path in (*absolute, *([root] if root is not None else [])):
        if not os.path.lexists(path):
            raise PathNotFoundError(f"{path}: no such file or directory; check the path")
    if root is None:
        root = _common(absolute)
    walk = _Walk(Path(os.path.abspath(root)))
    for path in absolute:
        if not path.is_relative_to(walk.found.root):
            raise PathNotFoundError(f"{path} is not below the root {walk.found.root}; give a root that contains it")
        walk.start(path)
        if len(absolute) > 1:
            walk.import_root(path)
    walk.follow_links()
    walk.found.files = sorted(set(walk.found.files))
    walk.found.diagnostics.sort()
    return walk.found


def _common(paths: list[Path]) -> Path:
    if not paths:
        return Path.cwd()
    homes = [str(path if os.path.isdir(path) else path.parent) for path in paths]
    return Path(os.path.commonpath(homes))


class _Walk:
    def __init__(self, root: Path) -> None:
        self.found = Discovery(root)
        self._real_root = os.path.realpath(root)
        self._prefix = os.path.join(root, "")
        self._visited: set[str] = set()
        self._links: list[str] = []

    def start(self, path: Path) -> None:
        if os.path.isdir(path):
            self._directory(str(path))
        elif os.path.islink(path):
            self._links.append(str(path))
        else:
            self._file(str(path), os.path.realpath(path), os.path.isfile(path))

    def import_root(self, path: Path) -> None:
        """``path`` is one of several that were given: modules in it are called by their own names."""
        if os.path.isdir(path) and not (path / "__init__.py").exists() and path.name not in SECONDARY_DIRECTORIES:
            relative = self._relative(str(path))
            self.found.projects.add("" if relative == "." else relative)

    def follow_links(self) -> None:
        """Look at the links met so far; those inside them too."""
        while self._links:
            links, self._links = sorted(self._links), []
            for link in links:
                self._link(link)

    def _relative(self, path: str) -> str:
        below = path[len(self._prefix) :] if path.startswith(self._prefix) else os.path.relpath(path, self.found.root)
        return below.replace(os.sep, "/")

    def _report(self, path: str, code: Code, message: str) -> None:
        self.found.diagnostics.append(Diagnostic(self._relative(path), 0, Severity.ERROR, code, message))

    def _directory(self, path: str) -> None:
        pending = [path]
        while pending:
            here = pending.pop()
            real = os.path.realpath(here)
            if real in self._visited:
                continue
            self._visited.add(real)
            try:
                with os.scandir(here) as entries:
                    listed = sorted(entries, key=lambda entry: entry.name)
            except OSError as error:
                self._report(here, Code.UNREADABLE, f"cannot list the directory: {error.strerror}")
                continue
            names = {entry.name for entry in listed}
            if _VIRTUAL_ENVIRONMENT in names and here != path:
                continue
            if names & _PROJECT_MARKERS:
                relative = self._relative(here)
                self.found.projects.add("" if relative == "." else relative)
            for entry in listed:
                if entry.is_symlink():
                    self._links.append(entry.path)
                elif entry.is_dir(follow_symlinks=False):
                    pending.append(entry.path)
                elif entry.name.endswith(".py"):
                    self._file(entry.path, os.path.join(real, entry.name), entry.is_file(follow_symlinks=False))

    def _file(self, path: str, real: str, regular: bool) -> None:
        if real in self._visited:
            return
        self._visited.add(real)
        if regular:
            self.found.files.append(self._relative(path))
        else:
            self._report(path, Code.UNREADABLE, "not a regular file")

    def _link(self, path: str) -> None:
        source = path.endswith(".py")
        try:
            mode = os.stat(path).st_mode
        except OSError as error:
            looping = error.errno == getattr(os, "ELOOP", 40) or "levels of symbolic" in (error.strerror or "")
            if looping:
                self._report(path, Code.LINK_LOOP, "the symbolic link leads back to itself")
            elif source:
                self._report(path, Code.UNREADABLE, f"cannot follow the symbolic link: {error.strerror}")
            return
        real = os.path.realpath(path)
        if real != self._real_root and not real.startswith(self._real_root + os.sep):
            if source or stat.S_ISDIR(mode):
                self._report(path, Code.LINK_ESCAPE, "the symbolic link leads out of the root; it is not followed")
            return
        if stat.S_ISDIR(mode):
            holder = os.path.realpath(os.path.dirname(path))
            if holder == real or holder.startswith(real + os.sep):
                self._report(path, Code.LINK_LOOP, "the symbolic link leads to a directory that contains it")
            else:
                self._directory(path)
        elif source:
            self._file(path, real, stat.S_ISREG(mode))
