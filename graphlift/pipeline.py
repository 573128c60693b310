"""The road of data: source tree → facts → rules → result relations."""

from __future__ import annotations

import gc
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from graphlift.engine import Budget, BudgetExceeded, EngineError, evaluate
from graphlift.engine.programcache import cache_directory
from graphlift.errors import AnalysisError, UsageError
from graphlift.extractor import ExtractionError, PathNotFoundError, extract
from graphlift.facts.base import FactBase
from graphlift.facts.reading import read_regular
from graphlift.facts.tables import load_tables
from graphlift.options import BudgetOptions, ContextLevel, EngineChoice, Options
from graphlift.refactor.source import content_hash
from graphlift.report.printable import printable
from graphlift.rulebook import Rulebook, load_rulebook
from graphlift.rules import call_graph_extension, call_graph_program, main_program, model_directories, names_program

if TYPE_CHECKING:
    from graphlift.engine import Results
    from graphlift.extractor import Extraction


@dataclass(frozen=True)
class Run:
    """Everything that one analysis made."""

    extraction: Extraction
    facts: FactBase
    results: Results
    rulebook: Rulebook
    context: ContextLevel
    notices: tuple[str, ...]
    timing: dict[str, float]
    digests: dict[str, str]
    """Content hash of each analysed file; empty for a file that changed while it was read."""


def extract_facts(paths: Sequence[Path], options: Options) -> Extraction:
    """The facts of ``paths``: extracted, modelled and options.

    Raises:
        UsageError: when a path does not exist.
        AnalysisError: when the extraction as a whole fails.
    """
    try:
        extraction = extract(paths, root=options.root, jobs=options.jobs or None, cache=options.cache)
    except PathNotFoundError as error:
        raise UsageError(printable(str(error))) from error
    except ExtractionError as error:
        raise AnalysisError(str(error)) from error
    load_tables(extraction.facts, model_directories(), cache_directory() / "tables" if options.cache else None)
    extraction.facts.put_rows("option", options.facts(options.context))
    return extraction


def run(paths: Sequence[Path], options: Options, outputs: Sequence[str]) -> Run:
    """Analyse ``paths`` and compute the relations ``outputs`` and those of the user's rules.

    When the evaluation exceeds its budget it is repeated with the next coarser context level, and a notice says so; the
    last level of a call graph, whose cost is about linear, has no budget then.

    Raises:
        UsageError: when a path does not exist, or a user's rule file is wrong.
        AnalysisError: when there is no result.
    """
    if not _possible(options.context, options):
        raise UsageError(
            f"--context {options.context} has no points-to: no verdict and no user's rule can rest on it",
            remedy="use it with `graphlift callgraph` and without --rules",
        )
    started = time.perf_counter()
    rulebook = _rulebook(options, options.context)
    loaded = time.perf_counter()
    began = time.time_ns()
    extraction = extract_facts(paths, options)
    digests = _digests(extraction, began)
    extracted = time.perf_counter()
    context: ContextLevel = options.context
    notices: list[str] = []
    while True:
        extraction.facts.put_rows("option", options.facts(context))
        try:
            last = context is not options.context and _fallback(context, options) is None
            budget = BudgetOptions(None, None) if last and not context.decides else options.budget
            results = _evaluate(rulebook, extraction.facts, options, budget, [*outputs, *rulebook.user_outputs])
            break
        except BudgetExceeded as error:
            lower = _fallback(context, options)
            if lower is None:
                raise AnalysisError(
                    str(error), remedy="raise the budget (--max-seconds, --max-tuples) or analyse fewer files"
                ) from error
            notices.append(f"{error}; repeated with --context {lower} instead of {context}")
            context = lower
            # Relations that filled the budget go before the next run fills memory; they refer to each other in circles.
            error.__traceback__ = None
            gc.collect()
            rulebook = _rulebook(options, context)
        except EngineError as error:
            raise AnalysisError(str(error)) from error
    evaluated = time.perf_counter()
    timing = {
        "rules": round(loaded - started, 3),
        "extraction": round(extracted - loaded, 3),
        "evaluation": round(evaluated - extracted, 3),
    }
    return Run(extraction, extraction.facts, results, rulebook, context, tuple(notices), timing, digests)


def _digests(extraction: Extraction, began: int) -> dict[str, str]:
    found: dict[str, str] = {}
    for path in extraction.files:
        file = Path(extraction.root) / path
        try:
            data = read_regular(file)
            # A file written since the extraction began may not be what was extracted.
            found[path] = "" if file.stat().st_mtime_ns >= began else content_hash(data)
        except OSError:
            found[path] = ""
    return found


def _fallback(context: ContextLevel, options: Options) -> ContextLevel | None:
    """Where a run that exceeds its budget at ``context`` goes on.

    A call graph goes straight to names, and from there to the text: projects that exceed it at one level of points-to
    hardly ever keep it at another (docs/callgraph.md).
    """
    if context.decides and _possible(ContextLevel.NAMES, options):
        return ContextLevel.NAMES
    lower = context.coarser
    return lower if lower is not None and _possible(lower, options) else None


def _possible(context: ContextLevel, options: Options) -> bool:
    return context.decides or (options.calls_only and not options.rules)


def _rulebook(options: Options, context: ContextLevel) -> Rulebook:
    if not context.decides:
        entries = [names_program()]
    elif not options.calls_only:
        entries = [main_program()]
    elif options.rules:
        # A user's rules may ask for anything.
        entries = [main_program(), call_graph_extension()]
    else:
        entries = [call_graph_program()]
    try:
        return load_rulebook(options.rules, entries)
    except EngineError as error:
        if options.rules:
            raise UsageError(f"the rules are wrong:\n{error}") from error
        raise AnalysisError(str(error)) from error


def _evaluate(
    rulebook: Rulebook, facts: FactBase, options: Options, limits: BudgetOptions, outputs: Sequence[str]
) -> Results:
    return evaluate(
        rulebook.path if options.engine is EngineChoice.SOUFFLE else rulebook.program,
        facts,
        outputs=outputs,
        engine=options.engine.value,
        budget=Budget(
            max_tuples=limits.tuples,
            max_seconds=limits.seconds,
            max_bytes=None if limits.megabytes is None else limits.megabytes * 2**20,
        ),
        cache_dir=cache_directory() / "code" if options.cache else None,
        heights=options.proofs,
    )
