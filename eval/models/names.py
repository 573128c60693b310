"""One canonical name for each public thing of a framework, and the other names it goes by.

Names are canonicalised step by step: the canonical name of ``a.b`` is what (canonical name of ``a``)``.b`` is an alias
of. So an alias of a module serves everything below it, and `tensorflow.compat.v1.reduce_sum` needs no row: it is
`tensorflow.reduce_sum`, which is an alias of `tensorflow.math.reduce_sum`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

Described = Mapping[str, Any]
"""What introspection says about one object."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One public thing: its canonical name, all its names and the objects found under them, the newest API first."""

    name: str
    kind: str
    names: tuple[str, ...]
    objects: tuple[Described, ...]

    @property
    def newest(self) -> Described:
        """The description that counts where several generations of an API differ."""
        return self.objects[0]


@dataclass
class Catalogue:
    """All public things of a framework by canonical name."""

    entries: dict[str, Entry] = field(default_factory=dict)
    canonical: dict[str, str] = field(default_factory=dict)
    """Any public name (normalised) → canonical name."""
    homes: dict[str, str] = field(default_factory=dict)
    """``module.qualname`` where a thing is defined → canonical name."""


def normalise(name: str, prefixes: Mapping[str, str]) -> str:
    """Apply aliases of whole modules to ``name``, step by step from the left, until nothing changes."""
    done = ""
    for part in name.split("."):
        done = f"{done}.{part}" if done else part
        for _ in range(4):
            if done not in prefixes:
                break
            done = prefixes[done]
    return done


def _preference(name: str, described: Iterable[Described], preferred: frozenset[str]) -> tuple[Any, ...]:
    """Sort key: the smallest is the canonical name."""
    own = {obj["home"].rsplit(".", 1)[-1] for obj in described}
    chosen = {obj.get("canonical", "") for obj in described}
    return (
        name not in preferred,
        bool(re.search(r"\.(experimental|legacy|raw_ops|compat|v1|v2|estimator)\b|\._", name)),
        name not in chosen,
        name.count(".") < 2 and bool(re.match(r"tensorflow\.keras\.|keras", name)),
        name.rsplit(".", 1)[-1] not in own,
        name.count("."),
        len(name),
        name,
    )


def catalogue(
    snapshot: Mapping[str, Any],
    prefixes: Mapping[str, str],
    preferred: frozenset[str] = frozenset(),
    generations: tuple[str, ...] = (),
) -> Catalogue:
    """Group the public paths of ``snapshot`` into things.

    Paths belong to one thing when they refer to one object or normalise to one name. ``generations`` are path prefixes
    of older APIs: what is found under them is merged into what the same name means in the newest.
    """
    leader: dict[str, str] = {}

    def find(item: str) -> str:
        while leader.setdefault(item, item) != item:
            leader[item] = leader[leader[item]]
            item = leader[item]
        return item

    def generation(path: str) -> int:
        return max((rank + 1 for rank, old in enumerate(generations) if path.startswith(old + ".")), default=0)

    paths: Mapping[str, str] = snapshot["paths"]
    objects: Mapping[str, Described] = snapshot["objects"]
    ordered = sorted((p for p in paths if paths[p] != "module"), key=lambda p: (generation(p), p))
    newest: dict[str, int] = {}
    for path in ordered:
        name, key = normalise(path, prefixes), "#" + paths[path]
        newest.setdefault(name, generation(path))
        # An old object that has several names must not glue different new things together.
        if generation(path) == newest[name] == newest.setdefault(key, generation(path)):
            leader[find(name)] = find(key)
        elif generation(path) > newest[name]:
            leader[find(f"{key}@{name}")] = find(name)
        elif name not in leader:
            leader[find(name)] = find(key)
    groups: dict[str, tuple[list[str], list[Described]]] = {}
    for path in ordered:
        name = normalise(path, prefixes)
        names, described = groups.setdefault(find(name), ([], []))
        if name not in names:
            names.append(name)
        if objects[paths[path]] not in described:
            described.append(objects[paths[path]])
    result = Catalogue()
    home_owner: dict[str, set[str]] = {}
    for names, described in groups.values():
        chosen = min(names, key=lambda n: _preference(n, described, preferred))
        entry = Entry(chosen, described[0]["kind"], tuple(sorted(names)), tuple(described))
        result.entries[chosen] = entry
        result.canonical.update(dict.fromkeys(names, chosen))
        for obj in described:
            if obj["home"] and obj["kind"] != "value":
                home_owner.setdefault(obj["home"], set()).add(chosen)
    own_names = {obj["home"]: obj.get("canonical", "") for obj in objects.values()}
    for place, owners in home_owner.items():
        # An old generation may list the thing under a name of its own as well.
        own = owners & {normalise(own_names.get(place) or "", prefixes)} or owners
        if len(own) == 1:
            result.homes[place] = next(iter(own))
    result.entries = dict(sorted(result.entries.items()))
    return result
