"""The Python API: analyse a project, look at its functions, verdicts and relations, plan and write edits.

from graphlift.api import analyze

analysis = analyze(["src"])
for function in analysis.report.findings:
    print(function.path, function.line, function.qualname, function.verdict.precondition)
print(analysis.frame("function_fact"))
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from graphlift.facts.schema import SCHEMA
from graphlift.options import CALLS_BUDGET, BudgetOptions, ContextLevel, EngineChoice, Options
from graphlift.pipeline import Run, run
from graphlift.refactor import callgraph
from graphlift.report import build
from graphlift.report.model import Diagnostic, Function, Report, Table

if TYPE_CHECKING:
    import pandas as pd

    from graphlift.extractor import Extraction
    from graphlift.refactor import Plan, Written

__all__ = [
    "Analysis",
    "BudgetOptions",
    "Calls",
    "ContextLevel",
    "EngineChoice",
    "Function",
    "Options",
    "Report",
    "analyze",
    "call_graph",
]


@dataclass(frozen=True)
class Analysis:
    """A finished analysis."""

    run: Run = field(repr=False)
    options: Options

    @cached_property
    def report(self) -> Report:
        """Everything that is reported, in a fixed order."""
        run = self.run
        return Report(
            version=version(),
            engine=run.results.engine,
            context=str(run.context),
            root=str(run.extraction.root),
            options=self.options.as_report(),
            functions=build.build_functions(run.facts, run.results),
            diagnostics=diagnostics(run.extraction),
            tables=tuple(self._table(name) for name in run.rulebook.user_outputs),
            notices=run.notices,
            timing=run.timing,
        )

    @property
    def functions(self) -> tuple[Function, ...]:
        """Every `def` of the project, by path, line and name."""
        return self.report.functions

    def function(self, path: str, qualname: str) -> list[Function]:
        """The functions of that qualified name in a file (path relative to the root); several when it is redefined."""
        return [f for f in self.functions if f.path == path and f.qualname == qualname]

    def frame(self, name: str) -> pd.DataFrame:
        """A relation as a pandas frame: a result relation that was computed, or an extracted or modelled one.

        Raises:
            KeyError: when no relation of that name was computed.
        """
        if name in self.run.results.names():
            return self.run.results.frame(name)
        if name in self.run.facts:
            return self.run.facts.frame(name)
        if name in SCHEMA:
            raise KeyError(f"{name} was not computed; pass it in `relations` of analyze()")
        raise KeyError(name)

    def plan(self, *, unsafe: bool = False) -> Plan:
        """The edits that the verdicts ask for; nothing is written."""
        from graphlift.refactor import make_plan

        run = self.run
        root = Path(run.extraction.root)
        return make_plan(run.results, run.facts, root, unsafe=unsafe, digests=run.digests)

    def write(self, plan: Plan) -> list[Written]:
        """Write a plan's files, each atomically."""
        from graphlift.refactor import write_edits

        return write_edits(Path(self.run.extraction.root), plan.files)

    def _table(self, name: str) -> Table:
        frame = self.run.results.frame(name)
        rows = sorted(frame.itertuples(index=False, name=None), key=lambda row: tuple(map(str, row)))
        return Table(name, tuple(map(str, frame.columns)), tuple(rows))


@dataclass(frozen=True)
class Calls:
    """The calls of a project, without verdicts.

    Attributes:
        graph: `{caller: [callees, sorted]}`; every function and module of the project is a key.
        context: the context level that the graph was found at.
        diagnostics: what the extractor could not read, sorted.
        notices: what else a reader should know.
    """

    run: Run = field(repr=False)

    @cached_property
    def graph(self) -> callgraph.Graph:
        return callgraph.call_graph(self.run.facts, self.run.results)

    @property
    def context(self) -> str:
        return str(self.run.context)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        return diagnostics(self.run.extraction)

    @property
    def notices(self) -> tuple[str, ...]:
        return self.run.notices


def analyze(
    paths: Iterable[str | os.PathLike[str]], options: Options | None = None, relations: Sequence[str] = ()
) -> Analysis:
    """Analyse files and folders.

    Args:
        paths: what to analyse; never imported, never executed.
        options: see :class:`Options`.
        relations: further result relations to compute, for :meth:`Analysis.frame`.

    Raises:
        UsageError: when a path does not exist or a rule file is wrong.
        AnalysisError: when there is no result.
    """
    chosen = options or Options()
    outputs = sorted({*build.OUTPUTS, *relations})
    return Analysis(run([Path(path) for path in paths], chosen, outputs), chosen)


def call_graph(paths: Iterable[str | os.PathLike[str]], options: Options | None = None) -> Calls:
    """Who calls whom in files and folders; nothing is decided.

    Args:
        paths: what to analyse; never imported, never executed.
        options: see :class:`Options`, with a budget of :data:`CALLS_BUDGET` unless given; where points-to exceeds its
            budget names alone are followed, at last the text.

    Raises:
        UsageError: when a path does not exist or a rule file is wrong.
        AnalysisError: when there is no result.
    """
    chosen = replace(options or Options(budget=CALLS_BUDGET), calls_only=True)
    return Calls(run([Path(path) for path in paths], chosen, callgraph.OUTPUTS))


def version() -> str:
    """graphlift's version."""
    import importlib.metadata  # takes long, and few ask

    return importlib.metadata.version("graphlift")


def diagnostics(extraction: Extraction) -> tuple[Diagnostic, ...]:
    """What the extractor could not read, sorted."""
    return tuple(
        sorted(
            Diagnostic(found.path, found.line, found.severity.value, found.code.value, found.message)
            for found in extraction.diagnostics
        )
    )
