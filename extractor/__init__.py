"""Source files to facts. Never imports or runs what it reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graphlift.extractor.diagnostics import Diagnostic, ExtractionError, PathNotFoundError
    from graphlift.extractor.extraction import Extraction, extract

__all__ = ["Diagnostic", "Extraction", "ExtractionError", "PathNotFoundError", "extract"]


def __getattr__(name: str) -> Any:
    # Loaded on demand: worker processes need neither numpy nor pandas.
    if name in ("Extraction", "extract"):
        from graphlift.extractor import extraction

        return getattr(extraction, name)
    if name in ("Diagnostic", "ExtractionError", "PathNotFoundError"):
        from graphlift.extractor import diagnostics

        return getattr(diagnostics, name)
    raise AttributeError(name)
