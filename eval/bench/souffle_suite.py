"""Runs Soufflé's own evaluation tests against the embedded engine (or any command that takes Soufflé's options).

    python -m graphlift.eval.bench.souffle_suite PATH_TO_A_SOUFFLE_CHECKOUT [NAME …]
        [--category evaluation] [--command souffle] [--show]

Each program runs with its facts in a process of its own; every CSV is compared as a set of lines and standard output
as a sorted list of lines, which is how Soufflé's own harness compares. A program passes, is refused (a feature that
is bound to C++), or fails. In the other categories (``semantic``, ``syntactic``) a program whose expected messages
have an error must end with one too.
"""

from __future__ import annotations

import argparse
import gzip
import multiprocessing
import shlex
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

SECONDS = 120


@dataclass(frozen=True, slots=True)
class Outcome:
    """One test: its name, ``pass``, ``refused`` or ``failed``, the reason, and the seconds it took."""

    name: str
    verdict: str
    reason: str
    seconds: float


def _embedded(program: str, facts: str, output: str, stdout: str, stderr: str) -> None:
    from graphlift.engine.datalog import run_datalog

    with (
        open(stdout, "w", encoding="utf-8", errors="surrogateescape") as out,
        open(stderr, "w", encoding="utf-8", errors="surrogateescape") as err,
    ):
        code = run_datalog(program, facts, output, stdout=out, stderr=err)
    sys.exit(code)


def _run(program: Path, facts: Path, output: Path, command: str | None) -> tuple[int | None, float]:
    """The exit code (None: too slow) and the seconds of one run; ``stdout`` and ``stderr`` appear beside ``output``."""
    stdout, stderr = output.parent / "stdout", output.parent / "stderr"
    begin = time.perf_counter()
    if command is not None:
        with stdout.open("wb") as out, stderr.open("wb") as err:
            arguments = [*shlex.split(command), str(program), "-F", str(facts), "-D", str(output)]
            try:
                code: int | None = subprocess.run(arguments, stdout=out, stderr=err, timeout=SECONDS).returncode
            except subprocess.TimeoutExpired:
                code = None
        return code, time.perf_counter() - begin
    arguments = [str(program), str(facts), str(output), str(stdout), str(stderr)]
    process = multiprocessing.get_context("fork").Process(target=_embedded, args=arguments)
    process.start()
    process.join(SECONDS)
    code = process.exitcode
    if code is None:
        process.kill()
        process.join()
    return code, time.perf_counter() - begin


def _lines(path: Path) -> list[str]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8", errors="surrogateescape") as file:
        return [line.rstrip() for line in file]


def _difference(directory: Path, output: Path) -> str:
    """What differs between the expected files in ``directory`` and the produced ones; empty when nothing does."""
    expected = {path.name: path for path in directory.iterdir() if path.name.endswith((".csv", ".csv.gz"))}
    produced = {path.name: path for path in output.iterdir() if path.name.endswith((".csv", ".csv.gz"))}
    for name in sorted(expected.keys() | produced.keys()):
        if name not in produced:
            return f"{name} was not written"
        if name not in expected:
            return f"{name} was written"
        wanted, found = set(_lines(expected[name])), set(_lines(produced[name]))
        if wanted != found:
            missing, extra = sorted(wanted - found)[:2], sorted(found - wanted)[:2]
            return f"{name}: missing {missing}, unexpected {extra} of {len(wanted)} lines"
    wanted_output = directory / f"{directory.name}.out"
    wanted_lines = sorted(_lines(wanted_output)) if wanted_output.exists() else []
    found_lines = sorted(_lines(output.parent / "stdout"))
    if wanted_lines != found_lines:
        return f"standard output: expected {wanted_lines[:3]}, got {found_lines[:3]}"
    return ""


def run_test(directory: Path, command: str | None = None) -> Outcome:
    """Run one test directory."""
    program = directory / f"{directory.name}.dl"
    with tempfile.TemporaryDirectory() as scratch:
        output, facts = Path(scratch, "output"), directory / "facts"
        output.mkdir()
        if not facts.is_dir():
            facts = Path(scratch, "facts")
            facts.mkdir()
        code, seconds = _run(program, facts, output, command)
        error = "\n".join(line for line in _lines(output.parent / "stderr") if not line.startswith("warning"))
        if code is None:
            return Outcome(directory.name, "failed", f"took more than {SECONDS} s", seconds)
        wanted_errors = directory / f"{directory.name}.err"
        if wanted_errors.exists() and any(line.startswith("Error") for line in _lines(wanted_errors)):
            verdict = "pass" if code == 1 else "failed"
            return Outcome(directory.name, verdict, "" if code else "an error was expected", seconds)
        if code and "does not support" in error:
            return Outcome(directory.name, "refused", error, seconds)
        if code:
            return Outcome(directory.name, "failed", error[-400:] or f"exit code {code}", seconds)
        difference = _difference(directory, output)
        return Outcome(directory.name, "failed" if difference else "pass", difference, seconds)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the suite; the exit code is 0 when nothing failed."""
    parser = argparse.ArgumentParser(description="Run Soufflé's evaluation tests.")
    parser.add_argument("checkout", type=Path, help="a checkout of github.com/souffle-lang/souffle")
    parser.add_argument("names", nargs="*", help="tests to run; all by default")
    parser.add_argument("--category", default="evaluation", help="which of its test directories (default: evaluation)")
    parser.add_argument("--command", help="run this command instead of the embedded engine")
    parser.add_argument("--show", action="store_true", help="also show what passed, with seconds")
    options = parser.parse_intermixed_args(arguments)
    root: Path = options.checkout / "tests" / options.category
    if not root.is_dir():
        parser.error(f"{root} is no directory")
    names = options.names or sorted(path.name for path in root.iterdir() if (path / f"{path.name}.dl").exists())
    if options.command is None:
        import graphlift.engine.datalog  # noqa: F401 - loaded once, before the tests' processes are forked
    outcomes: list[Outcome] = []
    for name in names:
        outcome = run_test(root / name, options.command)
        outcomes.append(outcome)
        if options.show or outcome.verdict != "pass":
            print(f"{outcome.verdict:8}{outcome.name:32}{outcome.seconds:7.2f} s  {outcome.reason}", flush=True)
    counts = {
        verdict: sum(outcome.verdict == verdict for outcome in outcomes) for verdict in ("pass", "refused", "failed")
    }
    print(", ".join(f"{count} {verdict}" for verdict, count in counts.items()), f"of {len(outcomes)}")
    return 1 if counts["failed"] else 0


if __name__ == "__main__":
    sys.exit(main())
