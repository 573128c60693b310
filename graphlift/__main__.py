"""`python -m graphlift`."""

from __future__ import annotations

import sys

from graphlift.cli import main

if __name__ == "__main__":
    sys.exit(main())
