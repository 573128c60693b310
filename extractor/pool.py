"""Extracting many files with several worker processes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Mapping, Sequence
from typing import Final

from graphlift.extractor.diagnostics import Code
from graphlift.extractor.payload import Payload, decode
from graphlift.extractor.reading import SourceError
from graphlift.extractor.worker import PAYLOAD, SOURCE, answer, failure_of, read_frame, write_frame

Outcome = Payload | SourceError

_FEWEST_FILES: Final = 16
_FEWEST_BYTES: Final = 300_000
"""Starting processes costs a tenth of a second: below these numbers it does not pay."""

_LARGE_FILE: Final = 250_000
"""Bytes beyond which a file is not extracted in this process: the time that Python's parser needs may grow with the
square of the length of an f-string, and only a worker can be stopped."""

_SECONDS: Final = 60.0
_SECONDS_PER_BYTE: Final = 60.0 / 1_000_000
"""Beyond this a file counts as one that hangs the extractor."""

_BOOT: Final = """import json, sys
sys.path[:] = json.loads(sys.argv[1])
from graphlift.extractor.worker import main
main()
"""


def available_processors() -> int:
    """How many processors this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1


def extract_sources(sources: Mapping[str, bytes], jobs: int | None = None) -> dict[str, Outcome]:
    """Payload or error for each path's content; with ``jobs`` processes, or as many as pay when that is None."""
    workers = available_processors() if jobs is None else jobs
    if jobs is None and (len(sources) < _FEWEST_FILES or sum(map(len, sources.values())) < _FEWEST_BYTES):
        workers = 1
    workers = min(workers, len(sources))
    if workers > 1:
        return _Pool(sources, workers).run()
    large = {path: data for path, data in sources.items() if len(data) > _LARGE_FILE}
    outcomes = {path: _outcome(*answer(data)) for path, data in sources.items() if path not in large}
    return outcomes | _Pool(large, 1).run() if large else outcomes


def _outcome(tag: bytes, content: bytes) -> Outcome:
    return decode(content) if tag == PAYLOAD else failure_of(content)


class _Pool:
    def __init__(self, sources: Mapping[str, bytes], workers: int) -> None:
        self._sources = sources
        # Large files first, so that no worker is left alone with one at the end.
        self._todo = deque(sorted(sources, key=lambda path: (-len(sources[path]), path)))
        self._done: dict[str, Outcome] = {}
        self._workers = workers
        self._processes: list[subprocess.Popen[bytes]] = []
        self._failure: BaseException | None = None

    def run(self) -> dict[str, Outcome]:
        """Feed all workers until every file has its outcome."""
        threads = [threading.Thread(target=self._feed, daemon=True) for _ in range(self._workers)]
        try:
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
        finally:
            self._todo.clear()
            for process in self._processes:
                process.kill()
                process.wait()
        if self._failure is not None:
            raise self._failure
        for path in self._sources:
            if path not in self._done:
                self._done[path] = _outcome(*answer(self._sources[path]))
        return self._done

    def _feed(self) -> None:
        try:
            process = self._start()
            while True:
                try:
                    path = self._todo.popleft()
                except IndexError:
                    break
                outcome = _ask(process, self._sources[path])
                self._done[path] = outcome
                if isinstance(outcome, SourceError) and outcome.code is Code.CRASH:
                    process = self._start()
            _close(process)
        except OSError:
            # No process can be started here: what is left is done by the others or in this process.
            return
        except BaseException as error:
            self._failure = error

    def _start(self) -> subprocess.Popen[bytes]:
        path = [entry for entry in sys.path if entry]
        process = subprocess.Popen(
            [sys.executable, "-P", "-c", _BOOT, json.dumps(path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._processes.append(process)
        return process


def _ask(process: subprocess.Popen[bytes], data: bytes) -> Outcome:
    assert process.stdin is not None
    assert process.stdout is not None
    limit = _SECONDS + _SECONDS_PER_BYTE * len(data)
    hung = threading.Event()

    def stop() -> None:
        hung.set()
        process.kill()

    alarm = threading.Timer(limit, stop)
    alarm.daemon = True
    alarm.start()
    try:
        write_frame(process.stdin, SOURCE, data)
        frame = read_frame(process.stdout)
    except OSError:
        frame = None
    finally:
        alarm.cancel()
    if frame is not None:
        return _outcome(*frame)
    process.wait()
    if hung.is_set():
        return SourceError(Code.CRASH, f"extracting the file took longer than {limit:.0f} seconds; it was left out")
    return SourceError(Code.CRASH, f"the process that read the file ended suddenly (status {process.returncode})")


def _close(process: subprocess.Popen[bytes]) -> None:
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            stream.close()
    process.wait()


def split_outcomes(outcomes: Mapping[str, Outcome]) -> tuple[dict[str, Payload], dict[str, SourceError]]:
    """Payloads and errors apart."""
    payloads = {path: outcome for path, outcome in outcomes.items() if isinstance(outcome, Payload)}
    errors = {path: outcome for path, outcome in outcomes.items() if isinstance(outcome, SourceError)}
    return payloads, errors


__all__: Sequence[str] = ["Outcome", "available_processors", "extract_sources", "split_outcomes"]
