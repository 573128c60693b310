"""The Soufflé program of a run: graphlift's rules, and a user's rules behind them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from graphlift.engine.program import Program
from graphlift.engine.programcache import cache_directory, load_program_file
from graphlift.errors import UsageError
from graphlift.facts.staging import replace_file
from graphlift.rules import main_program


@dataclass(frozen=True)
class Rulebook:
    """A program's file, its resolved form, and the output relations that a user's rules declare."""

    path: Path
    program: Program
    user_outputs: tuple[str, ...] = ()


def rules_directory() -> Path:
    """Where graphlift's own rules are installed."""
    return main_program().parent


def load_rulebook(user_rules: Sequence[Path] = (), entries: Sequence[Path] = ()) -> Rulebook:
    """Load graphlift's rules, those of the files ``entries`` (default: the main program), and ``user_rules``.

    A user's file is read behind graphlift's: it may use every relation of the schema and declares its own. What it
    marks ``.output`` is a result.

    Raises:
        UsageError: when a file of the user cannot be read or its name cannot be written in an ``#include``.
        ProgramError: when the rules are wrong; every problem with file and line.
    """
    own = list(entries) or [main_program()]
    files = [_checked(path) for path in user_rules]
    if len(own) == 1 and not files:
        return Rulebook(own[0], load_program_file(str(own[0])))
    path = _combined([*own, *files])
    program = load_program_file(str(path))
    mine = {os.path.realpath(file) for file in files}
    outputs = tuple(
        sorted(
            relation.name
            for relation in program.relations.values()
            if any(os.path.realpath(io.span.file) in mine for io in relation.io("output"))
        )
    )
    return Rulebook(path, program, outputs)


def _checked(path: Path) -> Path:
    resolved = Path(os.path.abspath(path))
    if any(char in str(resolved) for char in '"\n\r\\'):
        raise UsageError("a rule file's path must not contain quotes, backslashes or line ends", where=str(path))
    if not resolved.is_file():
        raise UsageError("no such rule file", where=str(path))
    return resolved


def _combined(files: Sequence[Path]) -> Path:
    """A file in the cache that includes all; the same rules always have the same file, so that parsing is cached."""
    text = "".join(f'#include "{file}"\n' for file in files)
    directory = cache_directory() / "rules"
    path = directory / f"{hashlib.sha256(text.encode('utf-8', 'surrogateescape')).hexdigest()[:32]}.dl"
    try:
        replace_file(path, text.encode("utf-8", "surrogateescape"))
    except OSError as error:
        raise UsageError(
            f"cannot write to the cache directory: {error.strerror}",
            where=str(directory),
            remedy="set GRAPHLIFT_CACHE_DIR to a folder that can be written",
        ) from error
    return path
