"""One program of the tests of the language, and what Soufflé 2.5 answers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Case:
    """A program, its fact files, the lines of its output files (in any order) and of its standard output."""

    name: str
    text: str
    facts: dict[str, str]
    files: dict[str, str]
    stdout: str = ""

    def __str__(self) -> str:
        return self.name
