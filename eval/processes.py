"""Fresh processes with limits, measured."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_LARGEST_OUTPUT = 10_000_000
"""Bytes of standard output or error that are kept; what a program prints is not trusted to be small."""


@dataclass(frozen=True, slots=True)
class Finished:
    """A process that ended: seconds on the clock, CPU seconds, peak resident memory."""

    exit_code: int
    timed_out: bool
    seconds: float
    cpu_seconds: float
    peak_mb: float
    stdout: str
    stderr: str


class Running:
    """Processes that are running in several threads, to be stopped together."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._pids: set[int] = set()
        self.stopped = False

    def start(self, pid: int) -> None:
        """Count a process in; when all have been stopped already, it is stopped too."""
        with self._lock:
            self._pids.add(pid)
            if self.stopped:
                _kill(pid, threading.Event())

    def end(self, pid: int) -> None:
        """Count a process out, before its number can be given to another one."""
        with self._lock:
            self._pids.discard(pid)

    def stop(self) -> None:
        """Kill all that are running and all that are started from now on."""
        with self._lock:
            self.stopped = True
            for pid in self._pids:
                _kill(pid, threading.Event())


def run_process(
    command: Sequence[str],
    *,
    time_limit: float | None = None,
    memory_limit_mb: int = 0,
    cwd: Path | None = None,
    environment: Mapping[str, str] | None = None,
    running: Running | None = None,
) -> Finished:
    """Run ``command`` in a session of its own; at the time limit the whole session is killed.

    ``running``, when given, can stop it from another thread.
    """
    limited = [sys.executable, "-P", "-m", "graphlift.eval.limited", str(memory_limit_mb), *command]
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        started = time.perf_counter()
        process = subprocess.Popen(
            limited if memory_limit_mb else list(command),
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=err,
            cwd=cwd,
            env=None if environment is None else dict(environment),
            start_new_session=True,
        )
        if running is not None:
            running.start(process.pid)
        late = threading.Event()
        timer = threading.Timer(time_limit or 0, _kill, (process.pid, late))
        timer.daemon = True
        if time_limit:
            timer.start()
        try:
            if running is not None and hasattr(os, "waitid"):  # not on macOS before Python 3.13
                # Leaves the process's state to be taken: until it is counted out its number stays its own.
                os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
                running.end(process.pid)
            _, state, usage = os.wait4(process.pid, 0)
        except BaseException:
            _kill(process.pid, late)
            process.wait()
            raise
        finally:
            timer.cancel()
            if running is not None:
                running.end(process.pid)
        process.returncode = os.waitstatus_to_exitcode(state)
        # Whatever the process left running in its session is ours too.
        _kill(process.pid, threading.Event())
        return Finished(
            process.returncode,
            late.is_set(),
            time.perf_counter() - started,
            usage.ru_utime + usage.ru_stime,
            usage.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10),
            _tail(out),
            _tail(err),
        )


def _kill(pid: int, late: threading.Event) -> None:
    late.set()
    try:
        os.killpg(pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        late.clear()


def _tail(stream: object) -> str:
    from typing import IO, cast

    file = cast(IO[bytes], stream)
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - _LARGEST_OUTPUT))
    return file.read().decode("utf-8", "backslashreplace")
