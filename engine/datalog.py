"""Running a Soufflé program over a directory of facts, with the meaning of Soufflé's own command line."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO, TextIO

from graphlift.engine.api import code_cache
from graphlift.engine.demand import on_demand
from graphlift.engine.errors import EngineError, FactError, UnsupportedFeature
from graphlift.engine.evaluator import Evaluation
from graphlift.engine.factread import FactReader
from graphlift.engine.factwrite import FactWriter
from graphlift.engine.program import Atom, Program, Rule
from graphlift.engine.programcache import cache_directory, load_program_file
from graphlift.engine.records import Records
from graphlift.engine.results import Results
from graphlift.engine.stratify import restrict
from graphlift.facts.base import FactBase
from graphlift.facts.symbols import Ids, SymbolTable

if TYPE_CHECKING:
    from graphlift.engine.proof import Proof, WhyNot


def run_datalog(
    program: str | os.PathLike[str],
    fact_dir: str | os.PathLike[str] = ".",
    output_dir: str | os.PathLike[str] = ".",
    *,
    include_dirs: Sequence[str] = (),
    macros: Sequence[str] = (),
    no_warn: bool = False,
    stdin: BinaryIO | None = None,
    stdout: TextIO | None = None,
    stderr: TextIO | None = None,
    refused: Callable[[UnsupportedFeature], int] | None = None,
) -> int:
    """Evaluate ``program`` and write its outputs; the exit code: 0, or 1 after an error that went to ``stderr``.

    Args:
        fact_dir: where ``.input`` files are (``-F``).
        output_dir: where ``.output`` files go (``-D``); ``-`` prints every output with its header instead.
        include_dirs: ``-I``, in order.
        macros: ``-M`` split at blanks: ``NAME`` or ``NAME=value``.
        no_warn: ``-w``: no warnings, and CSV files that are not there are empty.
        stdin: what ``IO=stdin`` reads; the process's standard input by default.
        stdout: where ``IO=stdout`` and ``.printsize`` go.
        stderr: where warnings and errors go.
        refused: called instead, for the exit code, when the embedded engine lacks something the program uses.
    """
    out = stdout if stdout is not None else sys.stdout
    err = stderr if stderr is not None else sys.stderr
    try:
        resolved = load_program_file(os.fspath(program), macros=macros, include_dirs=include_dirs)
        for warning in () if no_warn else resolved.warnings:
            err.write(f"warning: {warning}\n")
        given = stdin if stdin is not None else sys.stdin.buffer
        results = evaluate_directory(resolved, os.fspath(fact_dir), given, no_warn=no_warn)
        for warning in results.warnings:
            err.write(f"warning: {warning}\n")
        directory = os.fspath(output_dir)
        if directory != "-" and not os.path.isdir(directory):
            raise FactError(f"output directory {directory} does not exist; create it, or give another one with -D")
        FactWriter(results, directory, out).write_all()
        out.flush()
    except EngineError as problem:
        if refused is not None and isinstance(problem, UnsupportedFeature):
            return refused(problem)
        err.write(f"error: {problem}\n")
        return 1
    return 0


def explain_directory(
    program: str | os.PathLike[str],
    tuples: Sequence[str],
    fact_dir: str | os.PathLike[str] = ".",
    *,
    include_dirs: Sequence[str] = (),
    macros: Sequence[str] = (),
    no_warn: bool = False,
    max_tuples: int = 500,
) -> dict[str, Proof | WhyNot]:
    """Why each of ``tuples`` (texts such as ``path("a", "b")``) holds over the facts in ``fact_dir``, or why not.

    Raises:
        EngineError: for a wrong program, wrong facts, or a text that is no tuple of the program.
    """
    from graphlift.engine.explaining import FactPlaces, explain_text, relation_of

    resolved = load_program_file(os.fspath(program), macros=macros, include_dirs=include_dirs)
    names = [relation_of(text, resolved) for text in tuples]
    results = evaluate_directory(resolved, os.fspath(fact_dir), sys.stdin.buffer, wanted=names, no_warn=no_warn)
    places = FactPlaces(results, os.fspath(fact_dir))
    return {text: explain_text(text, results, places=places, max_tuples=max_tuples) for text in tuples}


def evaluate_directory(
    program: Program,
    fact_dir: str,
    stdin: BinaryIO | None = None,
    *,
    wanted: Sequence[str] | None = None,
    no_warn: bool = False,
) -> Results:
    """Evaluate what ``program`` outputs, reading its inputs from ``fact_dir``.

    Args:
        wanted: the relations to compute instead of the outputs, wholly, with all that they depend on and the heights of
            their tuples.
        no_warn: whether CSV files that are not there are empty, as under Soufflé's ``-w``; a program may ask for that.

    Raises:
        EngineError: for a fact file that is missing or malformed, or a rule that fails.
    """
    heights = wanted is not None
    if wanted is None:
        outputs = [relation for relation in program.relations.values() if relation.io("output")]
        outputs += [relation for relation in program.relations.values() if relation.io("printsize")]
        wanted = list(dict.fromkeys(relation.name for relation in outputs))
        program = on_demand(restrict(program, wanted), wanted)
    program = restrict(program, wanted)
    symbols, records = SymbolTable(), Records()
    lenient = no_warn or any(key == "no-warn" for key, _ in program.pragmas)
    reader = FactReader(program, symbols, records, fact_dir, stdin, lenient=lenient)
    tables: dict[str, tuple[Ids, ...]] = {}
    present: list[str] = []
    for relation in program.relations.values():
        if relation.io("input"):
            loaded = reader.read(relation)
            if relation.arity:
                tables[relation.name] = loaded.columns
            elif loaded.count:
                present.append(relation.name)
    complete = _with_facts(program, present)
    cache = code_cache(cache_directory() / "rules", complete)
    evaluation = Evaluation(complete, FactBase(symbols, tables), records, cache=cache, heights=heights)
    evaluation.evaluate()
    return evaluation.results(wanted)


def _with_facts(program: Program, present: Sequence[str]) -> Program:
    """``program`` with a fact for each relation without attributes that its file says holds."""
    if not present:
        return program
    number = max((rule.number for rule in program.rules()), default=0)
    strata = []
    for stratum in program.strata:
        facts: list[Rule] = []
        for name in stratum.relations:
            if name in present:
                number += 1
                span = program.relations[name].io("input")[0].span
                facts.append(Rule(number, Atom(name, (), span), (), span))
        strata.append(replace(stratum, rules=(*facts, *stratum.rules)))
    return replace(program, strata=tuple(strata), digest=program.digest and f"{program.digest} {sorted(present)}")
