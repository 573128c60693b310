"""`python -m graphlift.eval.limited MEGABYTES COMMAND…`: run a command under a limit of address space (0: none)."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Set the limit for this process and become the command."""
    megabytes = int(sys.argv[1])
    if megabytes:
        import resource

        limit = megabytes * 2**20
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    os.execv(sys.argv[2], sys.argv[2:])


if __name__ == "__main__":
    main()
