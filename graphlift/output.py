"""Where output goes: status to standard error, results to standard output, files whole or not at all."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graphlift.errors import UsageError
from graphlift.report.printable import printable, printable_lines


def say(text: str) -> None:
    """A status line, harmless for terminals."""
    print(printable_lines(text), file=sys.stderr, flush=True)


def show(text: str) -> None:
    """A result. What cannot be encoded for standard output is escaped."""
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(text.encode(encoding, "backslashreplace").decode(encoding))
    sys.stdout.flush()


@contextmanager
def status(text: str) -> Iterator[None]:
    """While the body runs, say what it does - on a terminal, and there only."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console
    from rich.text import Text

    with Console(stderr=True).status(Text(printable(text))):
        yield


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file at once: a reader, or an interrupted run, never sees half of it.

    Raises:
        UsageError: when it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
            os.chmod(temporary, 0o666 & ~_umask())
            os.replace(temporary, path)
        finally:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(temporary)
    except OSError as error:
        raise UsageError(f"cannot write: {error.strerror}", where=str(path)) from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
