"""A process that extracts files it is sent: hostile input can at worst take this process down.

Frames on standard input hold the bytes of a source file; each is answered by one frame on standard output. A frame is a
tag byte, the length of its content (8 bytes, little endian) and the content.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from typing import IO, TYPE_CHECKING, Final

from graphlift.extractor.diagnostics import Code
from graphlift.extractor.reading import SourceError

if TYPE_CHECKING:
    from graphlift.extractor.payload import Payload

SOURCE: Final = b"S"
PAYLOAD: Final = b"P"
FAILURE: Final = b"F"

_COLLECT_EVERY: Final = 200
"""Files between two collections of garbage."""


def write_frame(stream: IO[bytes], tag: bytes, content: bytes) -> None:
    """Send one frame."""
    stream.write(tag + len(content).to_bytes(8, "little"))
    stream.write(content)
    stream.flush()


def read_frame(stream: IO[bytes]) -> tuple[bytes, bytes] | None:
    """Receive one frame; None at the (orderly or sudden) end of the stream."""
    head = stream.read(9)
    if len(head) < 9:
        return None
    size = int.from_bytes(head[1:], "little")
    content = stream.read(size)
    return None if len(content) < size else (head[:1], content)


def extract_source(data: bytes) -> Payload:
    """What ``data`` yields, see :func:`graphlift.extractor.filefacts.extract_source`."""
    from graphlift.extractor import filefacts  # not imported where all files are in the cache

    return filefacts.extract_source(data)


def answer(data: bytes) -> tuple[bytes, bytes]:
    """Tag and content of the answer to source ``data``."""
    try:
        return PAYLOAD, extract_source(data).encoded()
    except SourceError as error:
        failure = [error.code.value, error.message, error.line]
    except Exception as error:
        failure = [Code.INTERNAL.value, f"the extractor failed on this file: {error!r}; please report it", 0]
    return FAILURE, json.dumps(failure).encode()


def failure_of(content: bytes) -> SourceError:
    """The error that a failure frame tells of."""
    code, message, line = json.loads(content)
    return SourceError(Code(code), message, line)


def main() -> None:
    """Answer frames until standard input ends."""
    gc.disable()
    received = sys.stdin.buffer
    # Nothing but frames may reach the real standard output.
    sent = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    count = 0
    while (frame := read_frame(received)) is not None:
        write_frame(sent, *answer(frame[1]))
        count += 1
        if count % _COLLECT_EVERY == 0:
            gc.collect()


if __name__ == "__main__":
    main()
