"""Where output goes: status to standard error, results to standard output, files whole or not at all."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from graphlift.errors import OutputError, cannot_write
from graphlift.facts.staging import replace_file
from graphlift.report.printable import printable, printable_lines


def say(text: str) -> None:
    """A status line, harmless for terminals. That nobody can hear it is no reason to give up on the result."""
    if sys.stderr is None:
        return
    try:
        encoding = sys.stderr.encoding or "utf-8"
        line = printable_lines(text).encode(encoding, "backslashreplace").decode(encoding)
        sys.stderr.write(f"{line}\n")
        sys.stderr.flush()
    except OSError:
        _discard(sys.stderr)


def show(text: str) -> None:
    """A result. What cannot be encoded for standard output is escaped.

    A reader that has had enough (`| head`) is no error.

    Raises:
        OutputError: when standard output is closed or full.
    """
    if sys.stdout is None:
        raise OutputError("cannot write: standard output is closed", remedy="redirect it, or pass --output")
    encoding = sys.stdout.encoding or "utf-8"
    try:
        sys.stdout.write(text.encode(encoding, "backslashreplace").decode(encoding))
        sys.stdout.flush()
    except BrokenPipeError:
        _discard(sys.stdout)
    except OSError as error:
        _discard(sys.stdout)
        raise OutputError(f"cannot write: {error.strerror}", where="standard output") from error


def discard_output() -> None:
    """Forget what standard output has not taken, and whatever else is written to it."""
    if sys.stdout is not None:
        _discard(sys.stdout)


@contextmanager
def status(text: str) -> Iterator[None]:
    """While the body runs, say what it does - on a terminal, and there only."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield
        return
    from rich.console import Console
    from rich.text import Text

    with Console(stderr=True).status(Text(printable(text))):
        yield


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file at once: a reader, or an interrupted run, never sees half of it.

    Raises:
        UsageError: when it cannot be written there.
        OutputError: when the disk is full, or broken.
    """
    try:
        replace_file(path, data)
    except OSError as error:
        raise cannot_write(error, str(path)) from error


def _discard(stream: TextIO) -> None:
    """Send what is still in a broken stream, and all that follows, nowhere: Python must not complain at its exit."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
