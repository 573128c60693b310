"""Evaluating a Soufflé program over a fact base: the engine's front door."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal as Choice

from graphlift.engine.budget import Budget
from graphlift.engine.codecache import CodeCache
from graphlift.engine.evaluator import evaluate_program
from graphlift.engine.program import Program
from graphlift.engine.results import Results
from graphlift.facts.base import FactBase

EngineName = Choice["auto", "embedded", "souffle"]


def load_program(
    program: Path | str, *, include_dirs: Sequence[str | Path] = (), macros: Mapping[str, str] | None = None
) -> Program:
    """The resolved program in a file (a :class:`~pathlib.Path`) or a text (a ``str``).

    Raises:
        ProgramError: with every problem found.
        UnsupportedFeature: for what the embedded engine does not support.
    """
    directories = tuple(str(directory) for directory in include_dirs)
    definitions = [f"{name}={value}" for name, value in (macros or {}).items()]
    if isinstance(program, Path):
        from graphlift.engine.programcache import load_program_file

        return load_program_file(str(program), macros=definitions, include_dirs=directories)
    from graphlift.engine.frontend import compile_text
    from graphlift.engine.preprocess import Sources, preprocess_text

    sources = Sources(include_dirs=directories)
    return compile_text(preprocess_text(sources, program, "<program>", definitions), "<program>", sources)


def code_cache(directory: Path | None, program: Program) -> CodeCache:
    """The cache of a program's compiled rules below ``directory`` (None: in memory only)."""
    if directory is None:
        return CodeCache(None)
    key = hashlib.sha256("\n".join(sorted(program.relations)).encode()).hexdigest()[:32]
    return CodeCache(directory / f"{key}.code", program.digest)


def evaluate(
    program: Path | str | Program,
    facts: FactBase | None = None,
    *,
    outputs: Sequence[str] | None = None,
    engine: EngineName = "auto",
    include_dirs: Sequence[str | Path] = (),
    macros: Mapping[str, str] | None = None,
    budget: Budget | None = None,
    cache_dir: Path | None = None,
    heights: bool = False,
) -> Results:
    """Evaluate ``program`` over ``facts``.

    Args:
        program: a file, a program's text, or a resolved program.
        facts: supplies every ``.input`` relation of the same name; an absent one is empty. Its symbol table gains the
            program's symbols.
        outputs: the relations wanted; None for all.
        engine: ``auto`` is the embedded engine, see :func:`graphlift.engine.souffle.describe_engines`.
        include_dirs: where includes are looked for, after the including file's directory.
        macros: ``#define``s.
        budget: limits of the run.
        cache_dir: where compiled rules are kept between runs.
        heights: keep the height of each tuple's smallest proof, which :func:`graphlift.engine.proof.explain` needs; the
            embedded engine then takes smaller steps, and longer.

    Raises:
        ProgramError: the program is wrong.
        UnsupportedFeature: the embedded engine lacks something the program uses.
        EvaluationError: a rule failed while it ran.
        BudgetExceeded: the run went over its budget.
    """
    if engine == "souffle":
        from graphlift.engine.souffle import evaluate_with_souffle

        if isinstance(program, Program):
            raise TypeError("the souffle engine needs the program's file or text")
        return evaluate_with_souffle(
            program, facts, outputs=outputs, include_dirs=include_dirs, macros=macros, budget=budget
        )
    resolved = (
        program if isinstance(program, Program) else load_program(program, include_dirs=include_dirs, macros=macros)
    )
    if outputs is not None:
        from graphlift.engine.stratify import restrict

        resolved = restrict(resolved, outputs)
    cache = code_cache(cache_dir, resolved)
    return evaluate_program(resolved, facts, outputs=outputs, budget=budget, cache=cache, heights=heights)
