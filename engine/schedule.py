"""In which order the relations of a recursive stratum pass on their news."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping


def propagation_order(successors: Mapping[str, Iterable[str]]) -> list[str]:
    """Relations in reverse postorder: but for cycles, each one before those that are derived from it.

    Args:
        successors: for each relation the relations of the same stratum that its news may add to.
    """
    postorder: list[str] = []
    seen: set[str] = set()
    for start in successors:
        if start in seen:
            continue
        seen.add(start)
        path: list[tuple[str, Iterator[str]]] = [(start, iter(successors[start]))]
        while path:
            name, waiting = path[-1]
            following = next((other for other in waiting if other not in seen), None)
            if following is None:
                postorder.append(name)
                path.pop()
            else:
                seen.add(following)
                path.append((following, iter(successors.get(following, ()))))
    return postorder[::-1]
