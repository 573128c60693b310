"""Dotted module names: guessing the import roots of a source tree.

Directories with `__init__.py` are packages, and the directory above the topmost one is an import root. Besides these,
the given root, directories with a project file, and directories called `src` or `lib` are roots for what is in no
package: plain modules and namespace packages. A top-level name that two roots provide belongs to the more important
one; the other is called by its path. A package in plain directories is part of a namespace package where an import
calls it so (`import space.pkg`). Imports are resolved as a running Python would find them from the importing file:
its own directory when it is no package, then its own root, then the others.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

_SOURCE_DIRECTORIES: Final = frozenset(("src", "lib"))
_TEST_DIRECTORIES: Final = frozenset(("test", "tests", "testing"))
SECONDARY_DIRECTORIES: Final = frozenset(
    "test tests testing doc docs example examples sample samples benchmark benchmarks script scripts tools".split()
)
_PACKAGE, _MODULE, _NAMESPACE = 0, 1, 2


@dataclass(frozen=True, slots=True)
class ModuleName:
    """What a file is called when it is imported, and where its relative imports start."""

    name: str
    package: str


@dataclass(slots=True)
class _Unit:
    """A top-level module, package or namespace package ``name`` in directory ``root``."""

    root: str
    name: str
    kind: int
    assigned: str = ""


@dataclass(slots=True)
class Names:
    """The names of all modules of a tree, and how imports find them."""

    modules: dict[str, ModuleName]
    roots: list[str]
    """The guessed import roots, relative to the given root (`.` for itself; `..` when that is inside a package)."""
    _units: dict[tuple[str, str], _Unit] = field(default_factory=dict)
    _root_of: dict[str, str] = field(default_factory=dict)
    _packages: frozenset[str] = frozenset()
    _assigned: frozenset[str] = frozenset()

    def resolve(self, path: str, level: int, name: str) -> str:
        """The absolute name of module ``name``, imported with ``level`` dots by the file at ``path``."""
        if level:
            package = self.modules[path].package.split(".") if self.modules[path].package else []
            if level - 1 > len(package) or not package:
                return "." * level + name
            return ".".join([*package[: len(package) - level + 1], *([name] if name else [])]) or "." * level
        first, dot, rest = name.partition(".")
        directory = _parent(path)
        target: str | None = None
        if directory not in self._packages:
            for sibling in (f"{first}/__init__.py", f"{first}.py"):
                found = self.modules.get(f"{directory}/{sibling}" if directory else sibling)
                if found is not None:
                    target = found.name
                    break
        if target is None:
            root = self._root_of[path]
            unit = self._units.get((root, first))
            # A folder of tests may mirror the package that it tests: `tests/pkg/` and `pkg/`. Tests import the latter.
            mirrored = root.rpartition("/")[2] in _TEST_DIRECTORIES and first in self._assigned
            target = first if unit is None or mirrored else unit.assigned
        return target + dot + rest


def name_modules(
    root: Path, files: Sequence[str], projects: Iterable[str] = (), imported: Collection[str] = frozenset()
) -> Names:
    """Name the modules in ``files`` (relative to ``root``, with `/`).

    ``projects`` have project files; ``imported`` are those of :func:`possible_namespace_packages` that imports name.
    """
    packages = _packages_in(files)
    outer = _packages_above(root) if "" in packages or _in_package(root) else ()
    primary = _primary_roots(files, packages, projects)
    inner = {
        top for top, name in _packages_in_plain_directories(packages, primary).items() if not outer and name in imported
    }
    root_of: dict[str, str] = {}
    units: dict[tuple[str, str], _Unit] = {}
    for path in files:
        unit = _unit_of(path, packages, primary, inner)
        known = units.setdefault((unit.root, unit.name), unit)
        known.kind = min(known.kind, unit.kind)
        root_of[path] = unit.root
    _assign(units.values(), primary, outer)
    modules: dict[str, ModuleName] = {}
    taken: set[str] = set()
    for path in sorted(files, key=lambda path: (not path.endswith("__init__.py"), path)):
        name = _dotted(path, root_of[path], units, outer)
        if name in taken:
            name = f"{name}@{path}"
        taken.add(name)
        package = name if path.rpartition("/")[2] == "__init__.py" else name.rpartition(".")[0]
        modules[path] = ModuleName(name, package)
    roots = sorted({unit.root for unit in units.values()})
    above = "/".join([".."] * len(outer))
    assigned = frozenset(unit.assigned for unit in units.values())
    return Names(modules, [_shown(found, above) for found in roots], units, root_of, packages, assigned)


def possible_namespace_packages(files: Sequence[str], projects: Iterable[str] = ()) -> frozenset[str]:
    """The dotted names that packages in plain directories have when these directories are a namespace package."""
    packages = _packages_in(files)
    return frozenset(_packages_in_plain_directories(packages, _primary_roots(files, packages, projects)).values())


def _packages_in(files: Iterable[str]) -> frozenset[str]:
    return frozenset(_parent(path) for path in files if path.rpartition("/")[2] == "__init__.py")


def _primary_roots(files: Iterable[str], packages: frozenset[str], projects: Iterable[str]) -> set[str]:
    sources = (
        directory
        for path in files
        for directory in _ancestors(_parent(path))
        if directory.rpartition("/")[2] in _SOURCE_DIRECTORIES and directory not in packages
    )
    return {"", *projects, *sources}


def _packages_in_plain_directories(packages: frozenset[str], primary: set[str]) -> dict[str, str]:
    """Topmost packages that are not directly in a primary root, and what they are called from the nearest one above."""
    found: dict[str, str] = {}
    for top in packages:
        above = _parent(top)
        if not top or above in packages or above in primary or top in primary:
            continue
        root = next(directory for directory in (*_ancestors(above), "") if directory in primary)
        parts = (top[len(root) + 1 :] if root else top).split("/")
        if all(part.isidentifier() for part in parts):
            found[top] = ".".join(parts)
    return found


def _shown(root: str, above: str) -> str:
    return root or above or "."


def _parent(path: str) -> str:
    return path.rpartition("/")[0]


def _ancestors(directory: str) -> Iterable[str]:
    while directory:
        yield directory
        directory = _parent(directory)


def _in_package(root: Path) -> bool:
    return (root / "__init__.py").exists()


def _packages_above(root: Path) -> tuple[str, ...]:
    """The names of the packages that ``root`` is in, itself included, outermost first."""
    names: list[str] = []
    while (root / "__init__.py").exists() and os.path.dirname(root) != str(root):
        names.append(root.name)
        root = root.parent
    return tuple(reversed(names))


def _unit_of(path: str, packages: frozenset[str], primary: set[str], inner: set[str]) -> _Unit:
    directory = _parent(path)
    if directory in packages:
        top = directory
        while top and _parent(top) in packages:
            top = _parent(top)
        if top and top not in inner:
            return _Unit(_parent(top), top.rpartition("/")[2], _PACKAGE)
    root = next((found for found in (directory, *_ancestors(_parent(directory))) if found in primary), "")
    below = path[len(root) + 1 :] if root else path
    first, slash, _ = below.partition("/")
    return _Unit(root, first, _NAMESPACE) if slash else _Unit(root, _stem(first), _MODULE)


def _stem(name: str) -> str:
    return name.removesuffix(".py").replace(".", "_")


def _assign(units: Iterable[_Unit], primary: set[str], outer: tuple[str, ...]) -> None:
    """Give each top-level name to one unit; the others are called by their path."""

    def rank(unit: _Unit) -> tuple[int, bool, bool, int, str, str]:
        parts = unit.root.split("/") if unit.root else []
        secondary = any(part in SECONDARY_DIRECTORIES for part in parts)
        return unit.kind, secondary, unit.root not in primary, len(parts), unit.root, unit.name

    taken: set[str] = set()
    for unit in sorted(units, key=rank):
        parts = unit.root.split("/") if unit.root else []
        by_path = ".".join([*outer, *(part.replace(".", "_") for part in parts), unit.name.replace(".", "_")])
        if outer:
            unit.assigned = by_path
        elif unit.root in primary or not any(part in SECONDARY_DIRECTORIES for part in parts):
            unit.assigned = by_path if unit.name in taken else unit.name.replace(".", "_")
        else:
            unit.assigned = by_path
        taken.add(unit.assigned)


def _dotted(path: str, root: str, units: dict[tuple[str, str], _Unit], outer: tuple[str, ...]) -> str:
    below = path[len(root) + 1 :] if root else path
    parts = below.split("/")
    if parts == ["__init__.py"]:
        return ".".join(outer) or "__init__"
    unit = units[root, parts[0] if len(parts) > 1 else _stem(parts[0])]
    names = [unit.assigned, *(part.replace(".", "_") for part in parts[1:-1])]
    if len(parts) > 1 and parts[-1] != "__init__.py":
        names.append(_stem(parts[-1]))
    return ".".join(names)
