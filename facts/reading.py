"""Reading a file that somebody else may be changing: only regular files, never waiting, never past a link."""

from __future__ import annotations

import errno
import os
import stat
from typing import Final

_FLAGS: Final = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    # Opening a pipe would wait for a writer, a terminal would become ours, a link would lead anywhere.
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_NOFOLLOW", 0)
)
_BLOCK: Final = 1 << 20

MOST_PARTS: Final = 100
"""Names joined by dots in the name of a module that an analysed or edited file imports."""


class NotRegularError(OSError):
    """The path leads to a directory, pipe, socket or device, or to a link although its target was asked for."""

    def __init__(self) -> None:
        super().__init__(errno.EINVAL, "not a regular file")


def read_regular(path: str | os.PathLike[str], limit: int | None = None, inside: str | None = None) -> bytes:
    """The bytes of a regular file, whatever ``path`` has become since it was found to be one.

    Links in ``path`` are resolved first; one that appears afterwards is refused, as is every kind of file that is not
    regular, without waiting for anything.

    Args:
        path: the file.
        limit: how many bytes are read at most.
        inside: a real path (without links) that the file must lie below.

    Raises:
        NotRegularError: when there is something else than a file, or it lies outside of ``inside``.
        OSError: when it cannot be read.
    """
    real = os.path.realpath(path)
    if inside is not None and not real.startswith(os.path.join(inside, "")):
        raise NotRegularError
    try:
        descriptor = os.open(real, _FLAGS)
    except OSError as error:
        # A socket cannot be opened at all, a link is not followed.
        if error.errno in {errno.ENXIO, errno.ELOOP, errno.EOPNOTSUPP}:
            raise NotRegularError from error
        raise
    with open(descriptor, "rb", buffering=0) as stream:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise NotRegularError
        pieces: list[bytes] = []
        missing = limit
        while missing is None or missing > 0:
            piece = stream.read(_BLOCK if missing is None else min(_BLOCK, missing))
            if not piece:
                break
            pieces.append(piece)
            missing = None if missing is None else missing - len(piece)
    return b"".join(pieces)
