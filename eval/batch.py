"""Many projects, one process each: limits, resume, and tables that pandas reads.

Each project's result is one file, written at once when its process has ended. A run that was killed goes on where it
was: a project whose files and options have not changed since is not analysed again.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from graphlift.eval.processes import Finished, Running, run_process

OK, PARTIAL, FAILED, TIMEOUT = "ok", "partial", "failed", "timeout"
_CODES = {0: OK, 1: OK, 4: PARTIAL}
"""What exit codes of `graphlift check` mean for a project."""


@dataclass(frozen=True, slots=True)
class Project:
    """A project to analyse; its name is unique within a batch."""

    name: str
    path: Path


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of each project's process; 0 and None mean none."""

    seconds: float | None = 600.0
    megabytes: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a project; ``error`` is the end of its standard error when it failed."""

    project: str
    path: str
    status: str
    exit_code: int
    seconds: float
    cpu_seconds: float
    peak_mb: float
    error: str
    key: str


def find_projects(folder: Path) -> list[Project]:
    """Each visible folder in ``folder`` is a project, and so is each Python file."""
    found = [entry for entry in sorted(folder.iterdir()) if not entry.name.startswith(".")]
    return [Project(entry.name, entry) for entry in found if entry.is_dir() or entry.suffix == ".py"]


def run_batch(
    projects: Sequence[Project],
    results: Path,
    *,
    arguments: Sequence[str] = (),
    limits: Limits = Limits(),
    workers: int = 1,
    fresh: bool = False,
    version: str = "",
    told: Callable[[Outcome, bool], None] = lambda outcome, resumed: None,
) -> list[Outcome]:
    """Analyse every project that has no up-to-date result yet; the outcomes of all, by name.

    Args:
        projects: what to analyse.
        results: the folder for results; one file for each project below `projects/`.
        arguments: options for `graphlift check`.
        limits: of each process.
        workers: processes at a time.
        fresh: analyse again even what is up to date.
        version: graphlift's version; a result of another one is out of date.
        told: called with each outcome, and whether it was there already.
    """
    store = results / "projects"
    store.mkdir(parents=True, exist_ok=True)
    outcomes: dict[str, Outcome] = {}
    waiting: list[tuple[Project, str]] = []
    for project in projects:
        key = _key(project, arguments, version)
        known = None if fresh else _known(store / f"{project.name}.json", key)
        if known is None:
            waiting.append((project, key))
        else:
            outcomes[project.name] = known
            told(known, True)
    processes = Running()
    with ThreadPoolExecutor(max_workers=max(1, workers)) as pool:
        jobs = [pool.submit(_analyse, project, key, store, arguments, limits, processes) for project, key in waiting]
        try:
            for future in as_completed(jobs):
                outcome = future.result()
                outcomes[outcome.project] = outcome
                told(outcome, False)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            processes.stop()
            raise
    return [outcomes[name] for name in sorted(outcomes)]


def stored_results(results: Path) -> Iterator[tuple[Outcome, dict[str, Any] | None]]:
    """Each project's outcome and its report (None: there is none), by name; damaged files are left out."""
    for file in sorted((results / "projects").glob("*.json")):
        with contextlib.suppress(OSError, ValueError, TypeError, KeyError):
            document = json.loads(file.read_text(encoding="utf-8"))
            yield Outcome(**document["outcome"]), document["report"]


class _Stopped(Exception):
    """The run was interrupted: what this project's process did says nothing about the project."""


def _analyse(
    project: Project, key: str, store: Path, arguments: Sequence[str], limits: Limits, processes: Running
) -> Outcome:
    with tempfile.TemporaryDirectory() as folder:
        report_file = Path(folder) / "report.json"
        command = [sys.executable, "-P", "-m", "graphlift", "check", str(project.path)]
        command += ["--format", "json", "--output", str(report_file), *arguments]
        finished = run_process(command, time_limit=limits.seconds, memory_limit_mb=limits.megabytes, running=processes)
        if processes.stopped:
            raise _Stopped
        report: dict[str, Any] | None = None
        with contextlib.suppress(OSError, ValueError):
            report = json.loads(report_file.read_text(encoding="utf-8"))
    outcome = Outcome(
        project.name,
        str(project.path),
        _status(finished, report),
        finished.exit_code,
        round(finished.seconds, 3),
        round(finished.cpu_seconds, 3),
        round(finished.peak_mb, 1),
        "" if report is not None else finished.stderr[-2000:],
        key,
    )
    _store(store / f"{project.name}.json", {"outcome": asdict(outcome), "report": report})
    return outcome


def _status(finished: Finished, report: dict[str, Any] | None) -> str:
    if finished.timed_out:
        return TIMEOUT
    return _CODES.get(finished.exit_code, FAILED) if report is not None else FAILED


def _key(project: Project, arguments: Sequence[str], version: str) -> str:
    """Changes whenever a project's files or the options do."""
    digest = hashlib.sha256(repr((version, list(arguments), str(project.path.absolute()))).encode("utf-8", "replace"))
    files = [project.path] if project.path.is_file() else sorted(project.path.rglob("*.py"))
    for file in files:
        with contextlib.suppress(OSError):
            state = file.stat()
            digest.update(repr((str(file), state.st_size, state.st_mtime_ns)).encode("utf-8", "replace"))
    return digest.hexdigest()


def _known(file: Path, key: str) -> Outcome | None:
    try:
        outcome = Outcome(**json.loads(file.read_text(encoding="utf-8"))["outcome"])
    except (OSError, ValueError, TypeError, KeyError):
        return None
    return outcome if outcome.key == key else None


def _store(file: Path, document: object) -> None:
    handle, temporary = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            json.dump(document, stream)
        os.replace(temporary, file)
    finally:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(temporary)
