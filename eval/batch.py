"""Many projects, one process each: limits, resume, and tables that pandas reads.

Each project's result is one file, written at once when its process has ended. A run that was killed goes on where it
was: a project whose files and options have not changed since is not analysed again.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from graphlift.eval.processes import Finished, Running, run_process
from graphlift.facts.staging import replace_file

OK, PARTIAL, FAILED, TIMEOUT = "ok", "partial", "failed", "timeout"
_CODES = {0: OK, 1: OK, 4: PARTIAL}
"""What exit codes of `graphlift check` mean for a project."""


_PLAIN = re.compile(r"[a-z0-9_][a-z0-9_.-]{0,99}(?<!\.)")
"""Names that are file names everywhere; no capitals, which not every file system tells from small letters."""
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?")


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


def find_projects(folder: Path, results: Path | None = None) -> list[Project]:
    """Each visible folder in ``folder`` is a project, and so is each Python file; ``results`` is none."""
    found = [entry for entry in sorted(folder.iterdir()) if not entry.name.startswith(".")]
    mine = None if results is None else os.path.realpath(results)
    return [
        Project(_shown(entry.name), entry)
        for entry in found
        if os.path.realpath(entry) != mine
        and (os.path.isdir(entry) or (entry.suffix == ".py" and os.path.isfile(entry)))
    ]


def _shown(name: str) -> str:
    """``name`` when it is Unicode; otherwise it escaped, with a digest: another one may be escaped to the same."""
    try:
        name.encode()
    except UnicodeEncodeError:
        escaped = name.encode("utf-8", "backslashreplace").decode()
        return f"{escaped}~{hashlib.sha256(os.fsencode(name)).hexdigest()[:8]}"
    return name


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
        key = f"{_key(project, arguments, version)} {limits.seconds} {limits.megabytes}"
        known = None if fresh else _known(store / result_name(project.name), key)
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
    found: list[tuple[Outcome, dict[str, Any] | None]] = []
    for file in (results / "projects").glob("*.json"):
        with contextlib.suppress(OSError, ValueError, TypeError, KeyError):
            document = json.loads(file.read_text(encoding="utf-8"))
            found.append((Outcome(**document["outcome"]), document["report"]))
    yield from sorted(found, key=lambda item: item[0].project)


class _Stopped(Exception):
    """The run was interrupted: what this project's process did says nothing about the project."""


def _analyse(
    project: Project, key: str, store: Path, arguments: Sequence[str], limits: Limits, processes: Running
) -> Outcome:
    with tempfile.TemporaryDirectory() as folder:
        report_file = Path(folder) / "report.json"
        # Absolute: a relative path may look like an option.
        command = [sys.executable, "-P", "-m", "graphlift", "check", os.path.abspath(project.path)]
        command += [*arguments, "--format", "json", "--output", str(report_file)]
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
    result = {"outcome": asdict(outcome), "report": report}
    replace_file(store / result_name(project.name), json.dumps(result).encode())
    return outcome


def _status(finished: Finished, report: dict[str, Any] | None) -> str:
    if finished.timed_out:
        return TIMEOUT
    return _CODES.get(finished.exit_code, FAILED) if report is not None else FAILED


def _key(project: Project, arguments: Sequence[str], version: str) -> str:
    """Changes whenever a project's files, its configuration, the options or the files that these name do."""
    path = Path(os.path.abspath(project.path))
    digest = hashlib.sha256(repr((version, list(arguments), str(path))).encode("utf-8", "replace"))
    files = [path] if path.is_file() else sorted(path.rglob("*.py"))
    files += [folder / "pyproject.toml" for folder in (path, *path.parents)]
    files += [Path(argument.rpartition("=")[2]) for argument in arguments]
    for file in files:
        with contextlib.suppress(OSError, ValueError):
            state = file.stat()
            digest.update(repr((str(file), state.st_size, state.st_mtime_ns)).encode("utf-8", "replace"))
    return digest.hexdigest()


def _known(file: Path, key: str) -> Outcome | None:
    """The stored outcome, when it is up to date; one without result is so only under the same limits."""
    try:
        outcome = Outcome(**json.loads(file.read_text(encoding="utf-8"))["outcome"])
    except (OSError, ValueError, TypeError, KeyError):
        return None
    if outcome.status in (OK, PARTIAL):
        return outcome if outcome.key.split(" ")[0] == key.split(" ")[0] else None
    return outcome if outcome.key == key else None


def result_name(project: str) -> str:
    """The name of a project's result file, different for different projects on every file system.

    A name that is short and plain is kept; any other gets a digest, so that no two meet and none is too long, hidden,
    an option, or special to Windows.
    """
    if _PLAIN.fullmatch(project) and not _RESERVED.fullmatch(project):
        return f"{project}.json"
    shown = re.sub(r"[^a-z0-9_-]+", "_", project.lower())[:40].strip("_-")
    return f"{shown or 'project'}~{hashlib.sha256(os.fsencode(project)).hexdigest()[:24]}.json"
