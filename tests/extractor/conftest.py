"""What the extractor's tests share."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from graphlift.extractor.extraction import Extraction, extract
from graphlift.extractor.listing import Listing

Lowered = Callable[..., list[str]]
Extracted = Callable[..., Extraction]


@pytest.fixture
def extracted(tmp_path: Path) -> Extracted:
    """Extract a tree given as path → source; a single source is `m.py`."""

    def run(files: dict[str, str | bytes] | str, **options: object) -> Extraction:
        tree = tmp_path / "tree"
        for path, content in ({"m.py": files} if isinstance(files, str) else files).items():
            target = tree / path
            target.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(content, bytes):
                target.write_bytes(content)
            else:
                target.write_text(textwrap.dedent(content), encoding="utf-8")
        return extract([tree], cache=False, **options)  # type: ignore[arg-type]

    return run


@pytest.fixture
def lowered(extracted: Extracted) -> Lowered:
    """The listing of one body of a module `m`: the module itself, or the body below it called ``body``."""

    def run(source: str, body: str = "") -> list[str]:
        found = extracted(source)
        assert not found.diagnostics
        return Listing(found.facts).body(f"m.{body}" if body else "m")

    return run


@pytest.fixture
def rows(extracted: Extracted) -> Callable[[str, str], list[tuple[object, ...]]]:
    """The rows of one relation for a module `m`, sorted."""

    def run(source: str, relation: str) -> list[tuple[object, ...]]:
        found = extracted(source)
        assert not found.diagnostics
        frame = found.facts.frame(relation)
        return sorted(frame.itertuples(index=False, name=None))

    return run
