"""Random programs whose runs show which definitions reach which reads: an oracle for SSA construction.

Every assignment stores a number of its own; every read passes through `use(site, variable)`. Conditions, loop counts
and exceptions come from a random generator, so many runs of one program take many paths.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from hypothesis import strategies as st

VARIABLES = ("a", "b", "c")


class Stop(Exception):
    """Ends a run that takes too long."""


@dataclass
class _Writer:
    draw: random.Random
    lines: list[str] = field(default_factory=list)
    number: int = 100
    sites: int = 0
    budget: int = 40

    def emit(self, depth: int, text: str) -> None:
        self.lines.append("    " * depth + text)

    def constant(self) -> int:
        self.number += 1
        return self.number

    def use(self) -> str:
        self.sites += 1
        return f"use({self.sites}, {self.draw.choice(VARIABLES)})"

    def test(self) -> str:
        variable = self.draw.choice(VARIABLES)
        return self.draw.choice(
            [
                "flip()",
                "flip()",
                f"{variable} is None",
                f"isinstance({variable}, int) and flip()",
                f"not {variable} or flip()",
                f"({variable} := {self.constant()}) and flip()",
                f"flip() and ({variable} := {self.constant()}) > 0 or flip()",
                f"{variable} == {variable} == {self.use()}",
            ]
        )

    def block(self, depth: int, in_loop: bool, in_function: bool) -> None:
        for _ in range(self.draw.randint(1, 4)):
            self.statement(depth, in_loop, in_function)

    def statement(self, depth: int, in_loop: bool, in_function: bool) -> None:
        self.budget -= 1
        simple = ["assign", "assign", "use", "use", "use", "swap", "augment", "conditional", "comprehension"] * 2 + [
            "delete",
            "boom",
        ]
        if in_loop:
            simple += ["break", "continue"]
        if in_function:
            simple += ["return"]
        kinds = simple
        if self.budget > 0 and depth < 6:
            kinds = simple + ["if", "if", "while", "for", "try", "try", "finally", "with", "match", "dead"] * 2
        getattr(self, "_" + self.draw.choice(kinds))(depth, in_loop, in_function)

    def _assign(self, depth: int, *_: bool) -> None:
        self.emit(depth, f"{self.draw.choice(VARIABLES)} = {self.constant()}")

    def _use(self, depth: int, *_: bool) -> None:
        self.emit(depth, self.use())

    def _swap(self, depth: int, *_: bool) -> None:
        first, second = self.draw.sample(VARIABLES, 2)
        self.emit(depth, f"{first}, {second} = {second}, {first}")

    def _augment(self, depth: int, *_: bool) -> None:
        self.emit(depth, f"{self.draw.choice(VARIABLES)} = pick({self.use()}, {self.constant()})")

    def _delete(self, depth: int, *_: bool) -> None:
        self.emit(depth, f"del {self.draw.choice(VARIABLES)}")

    def _boom(self, depth: int, *_: bool) -> None:
        self.emit(depth, "boom()")

    def _conditional(self, depth: int, *_: bool) -> None:
        self.emit(depth, f"{self.draw.choice(VARIABLES)} = {self.use()} if {self.test()} else {self.constant()}")

    def _comprehension(self, depth: int, *_: bool) -> None:
        variable, other = self.draw.choice(VARIABLES), self.draw.choice(VARIABLES)
        element = f"({other} := {self.constant()}, {self.use()})"
        self.emit(depth, f"[{element} for i in loops() if {self.use()} for {variable}_ in loops()]")

    def _break(self, depth: int, *_: bool) -> None:
        self.emit(depth, "break")

    def _continue(self, depth: int, *_: bool) -> None:
        self.emit(depth, "continue")

    def _return(self, depth: int, *_: bool) -> None:
        self.emit(depth, f"return {self.use()}")

    def _if(self, depth: int, in_loop: bool, in_function: bool) -> None:
        self.emit(depth, f"if {self.test()}:")
        self.block(depth + 1, in_loop, in_function)
        if self.draw.random() < 0.3:
            self.emit(depth, f"elif {self.test()}:")
            self.block(depth + 1, in_loop, in_function)
        if self.draw.random() < 0.5:
            self.emit(depth, "else:")
            self.block(depth + 1, in_loop, in_function)

    def _dead(self, depth: int, in_loop: bool, in_function: bool) -> None:
        self.emit(depth, self.draw.choice(["if False:", "if not True:", "if 0:", "if 1:"]))
        self.block(depth + 1, in_loop, in_function)

    def _loop_else(self, depth: int, in_loop: bool, in_function: bool) -> None:
        self.block(depth + 1, True, in_function)
        if self.draw.random() < 0.3:
            self.emit(depth, "else:")
            self.block(depth + 1, in_loop, in_function)

    def _while(self, depth: int, in_loop: bool, in_function: bool) -> None:
        self.emit(depth, f"while tick() and {self.test()}:" if self.draw.random() < 0.7 else "while True:")
        if self.lines[-1].endswith("True:"):
            self.emit(depth + 1, "if not tick(): break")
        self._loop_else(depth, in_loop, in_function)

    def _for(self, depth: int, in_loop: bool, in_function: bool) -> None:
        self.emit(depth, f"for {self.draw.choice([*VARIABLES, 'i'])} in loops({self.constant()}):")
        self._loop_else(depth, in_loop, in_function)

    def _try(self, depth: int, in_loop: bool, in_function: bool) -> None:
        self.emit(depth, "try:")
        self.block(depth + 1, in_loop, in_function)
        self.emit(
            depth,
            self.draw.choice(["except ValueError:", "except (KeyError, ValueError) as b:", "except BaseException:"]),
        )
        self.block(depth + 1, in_loop, in_function)
        if self.draw.random() < 0.4:
            self.emit(depth, "else:")
            self.block(depth + 1, in_loop, in_function)
        if self.draw.random() < 0.4:
            self.emit(depth, "finally:")
            self.block(depth + 1, in_loop, in_function)

    def _finally(self, depth: int, in_loop: bool, in_function: bool) -> None:
        self.emit(depth, "try:")
        self.block(depth + 1, in_loop, in_function)
        self.emit(depth, "finally:")
        self.block(depth + 1, in_loop, in_function)

    def _with(self, depth: int, in_loop: bool, in_function: bool) -> None:
        manager = self.draw.choice(["suppress()", "plain()"])
        target = self.draw.choice(["", f" as {self.draw.choice(VARIABLES)}"])
        self.emit(depth, f"with {manager}{target}:")
        self.block(depth + 1, in_loop, in_function)

    def _match(self, depth: int, in_loop: bool, in_function: bool) -> None:
        self.emit(depth, f"match choice({self.constant()}):")
        names = iter(self.draw.sample(VARIABLES, 3))
        for pattern in (
            f"1 if {self.test()}",
            f"[{next(names)}, 2]",
            f"int() as {next(names)}",
            f"{{'k': {next(names)}}}",
        ):
            if self.draw.random() < 0.6:
                self.emit(depth + 1, f"case {pattern}:")
                self.block(depth + 2, in_loop, in_function)
        self.emit(depth + 1, f"case {self.draw.choice(['_', *VARIABLES])}:")
        self.block(depth + 2, in_loop, in_function)


def write_program(seed: int) -> str:
    """A function `f` over three variables and calls of the helpers of :func:`observe`."""
    writer = _Writer(random.Random(seed))
    writer.emit(0, "def f(a):")
    # A variable that is not bound mostly ends the run, so few programs begin with any.
    for variable in VARIABLES[1:]:
        if writer.draw.random() < 0.85:
            writer.emit(1, f"{variable} = {writer.constant()}")
    writer.block(1, False, True)
    while writer.budget > 0:
        writer.statement(1, False, True)
    for variable in VARIABLES:
        writer.sites += 1
        writer.emit(1, f"use({writer.sites}, {variable})")
    return "\n".join(writer.lines) + "\n"


def programs() -> st.SearchStrategy[str]:
    """Random programs."""
    return st.integers(0, 10**9).map(write_program)


class _Suppress:
    def __init__(self, value: int, swallows: bool) -> None:
        self.value = value
        self.swallows = swallows

    def __enter__(self) -> int:
        return self.value

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> bool:
        return self.swallows and kind is not None and issubclass(kind, ValueError)


def observe(program: str, runs: Iterable[int]) -> set[tuple[int, int]]:
    """Which number was read at which site, in runs with the given seeds. The programs are ours: they may be run."""
    seen: set[tuple[int, int]] = set()
    compiled = compile(program, "<generated>", "exec")
    for seed in runs:
        names = _helpers(random.Random(seed), seen)
        exec(compiled, names)
        try:
            names["f"](99)
        except (Stop, Exception):
            continue
    return seen


def _helpers(dice: random.Random, seen: set[tuple[int, int]]) -> dict[str, Callable[..., object]]:
    """What generated programs call; ``dice`` decides, ``seen`` gets what is read where."""
    ticks = iter(range(200))

    def tick() -> bool:
        if next(ticks, None) is None:
            raise Stop
        return dice.random() < 0.8

    def use(site: int, value: object) -> object:
        if isinstance(value, int) and value >= 99:
            seen.add((site, value))
        return value

    def flip() -> bool:
        tick()
        return dice.random() < 0.5

    def boom() -> None:
        if dice.random() < 0.3:
            raise ValueError

    return {
        "use": use,
        "tick": tick,
        "flip": flip,
        "boom": boom,
        "pick": lambda first, second: second,
        "loops": lambda value=0: [-value] * dice.randint(0, 2),
        "choice": lambda value: dice.choice([1, [-1, 2], -7, {"k": -5}, "x"]),
        "suppress": lambda: _Suppress(-1, True),
        "plain": lambda: _Suppress(-2, False),
    }
