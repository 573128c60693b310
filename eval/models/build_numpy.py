"""The tables of NumPy and SciPy."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graphlift.eval.models.tables import Tables


def build(snapshot: Mapping[str, Any]) -> Tables:
    """All tables of the framework directory ``numpy``."""
    return Tables()
