"""Signatures of Soufflé's intrinsic functors."""

from __future__ import annotations

from dataclasses import dataclass

from graphlift.engine.program import Kind

# The order in which Soufflé prefers result kinds when several overloads remain.
_PREFERENCE: tuple[Kind, ...] = ("s", "i", "u", "f", "r", "a")

INFIX = frozenset(("+", "-", "*", "/", "%", "^", "band", "bor", "bxor", "bshl", "bshr", "bshru", "land", "lor", "lxor"))


@dataclass(frozen=True, slots=True)
class Overload:
    """One typed form of a functor; a variadic one has a single parameter kind for all arguments."""

    name: str
    parameters: tuple[Kind, ...]
    result: Kind
    variadic: bool = False

    def parameter(self, index: int) -> Kind:
        """The kind of argument ``index``."""
        return self.parameters[0 if self.variadic else index]

    def accepts(self, count: int) -> bool:
        """Whether a call with ``count`` arguments fits."""
        return self.variadic or count == len(self.parameters)


def _same(name: str, kinds: str, count: int) -> list[Overload]:
    return [Overload(name, (kind,) * count, kind) for kind in kinds]  # type: ignore[arg-type]


def _table() -> dict[str, tuple[Overload, ...]]:
    found: list[Overload] = []
    found += _same("neg", "if", 1)
    for name in ("+", "-", "*", "/", "^"):
        found += _same(name, "fiu", 2)
    found += _same("+", "s", 2)
    found += _same("%", "iu", 2)
    for name in ("band", "bor", "bxor", "bshl", "bshr", "bshru", "land", "lor", "lxor"):
        found += _same(name, "iu", 2)
    for name in ("bnot", "lnot"):
        found += _same(name, "iu", 1)
    found += _same("range", "fiu", 2) + _same("range", "fiu", 3)
    for name in ("max", "min"):
        found += [Overload(name, (kind,), kind, variadic=True) for kind in _PREFERENCE[:4]]
    found += [Overload("ord", (kind,), "i") for kind in _PREFERENCE]
    found.append(Overload("cat", ("s",), "s", variadic=True))
    found.append(Overload("strlen", ("s",), "i"))
    found.append(Overload("substr", ("s", "i", "i"), "s"))
    conversions: dict[str, Kind] = {"to_float": "f", "to_number": "i", "to_string": "s", "to_unsigned": "u"}
    for name, result in conversions.items():
        found += [Overload(name, (kind,), result) for kind in _PREFERENCE[:4]]
    table: dict[str, list[Overload]] = {}
    for overload in found:
        table.setdefault(overload.name, []).append(overload)
    for overloads in table.values():
        overloads.sort(
            key=lambda overload: (
                _PREFERENCE.index(overload.result),
                overload.variadic,
                [_PREFERENCE.index(kind) for kind in overload.parameters],
            )
        )
    return {name: tuple(overloads) for name, overloads in table.items()}


OVERLOADS = _table()
