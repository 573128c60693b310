"""The cache changes how long extraction takes, and nothing else."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from graphlift.extractor import cache as cache_module
from graphlift.extractor import extract
from graphlift.extractor import extraction as extraction_module
from graphlift.extractor.cache import Pack
from graphlift.extractor.extraction import Extraction
from graphlift.extractor.filefacts import extract_source
from graphlift.extractor.payload import decode
from graphlift.facts.base import FactBase

SOURCES = {
    "a.py": "import b\ndef f(x='a\\ud800', *y): return [b.g(i) for i in x]\n",
    "b.py": "def g(é): return é + 'ü' + 1_000\n",
    "pkg/__init__.py": "from . import c\n",
    "pkg/c.py": "class C: pass\n",
    "bad.py": "def (\n",
}


def same(first: FactBase, second: FactBase) -> bool:
    return first.names() == second.names() and all(
        first.frame(name).equals(second.frame(name)) for name in first.names()
    )


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GRAPHLIFT_CACHE_DIR", str(tmp_path / "cache"))
    for path, source in SOURCES.items():
        target = tmp_path / "tree" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(source, encoding="utf-8")
    return tmp_path / "tree"


def parsed_files(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths that are extracted anew from now on."""
    seen: list[str] = []
    real = extraction_module.extract_sources

    def spy(sources: dict[str, bytes], jobs: int | None = None) -> object:
        seen.extend(sources)
        return real(sources, jobs)

    monkeypatch.setattr(extraction_module, "extract_sources", spy)
    return seen


def files(tmp: Path) -> list[Path]:
    return sorted((tmp / "cache" / "facts").iterdir())


def check(found: Extraction, reference: Extraction) -> None:
    assert same(found.facts, reference.facts)
    assert found.diagnostics == reference.diagnostics
    assert found.files == reference.files
    assert found.roots == reference.roots


def test_a_second_run_extracts_nothing(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reference = extract([tree], cache=False)
    check(extract([tree]), reference)
    seen = parsed_files(monkeypatch)
    again = extract([tree])
    check(again, reference)
    assert seen == []
    assert again.stats.cached == 4


def test_only_what_changed_is_extracted(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    extract([tree])
    (tree / "b.py").write_text("def g(z): return 2\n")
    (tree / "new.py").write_text("import a\n")
    seen = parsed_files(monkeypatch)
    found = extract([tree])
    assert sorted(seen) == ["b.py", "new.py"]
    check(found, extract([tree], cache=False))
    (tree / "pkg" / "c.py").unlink()
    check(extract([tree]), extract([tree], cache=False))


def test_a_moved_file_is_named_anew(tree: Path) -> None:
    extract([tree])
    (tree / "pkg" / "c.py").rename(tree / "pkg" / "d.py")
    check(extract([tree]), extract([tree], cache=False))


def test_every_damage_is_noticed(tree: Path, tmp_path: Path) -> None:
    reference = extract([tree])
    for path in files(tmp_path):
        intact = path.read_bytes()
        step = max(1, len(intact) // 60)
        for place in range(0, len(intact), step):
            path.write_bytes(intact[:place] + bytes([intact[place] ^ 0x55]) + intact[place + 1 :])
            check(extract([tree]), reference)
        for length in (0, 5, 20, len(intact) // 2, len(intact) - 1):
            path.write_bytes(intact[:length])
            check(extract([tree]), reference)
        path.write_bytes(intact)
    assert len(files(tmp_path)) == 2


def test_a_directory_in_the_place_of_an_entry_does_not_matter(tree: Path, tmp_path: Path) -> None:
    reference = extract([tree])
    for path in files(tmp_path):
        path.unlink()
        path.mkdir()
        (path / "inside").write_text("anything")
        check(extract([tree]), reference)


def test_entries_of_another_version_are_not_read(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reference = extract([tree])
    monkeypatch.setattr(cache_module, "_version", lambda: b"another")
    seen = parsed_files(monkeypatch)
    check(extract([tree]), reference)
    assert sorted(seen) == sorted(SOURCES)


def test_an_entry_with_another_format_is_dropped(tree: Path, tmp_path: Path) -> None:
    reference = extract([tree])
    for path in files(tmp_path):
        intact = path.read_bytes()
        path.write_bytes(intact.replace(b"facts 1", b"facts 0", 1))
        check(extract([tree]), reference)
    assert all(path.read_bytes().startswith(b"graphlift facts 1") for path in files(tmp_path))


def test_an_entry_of_another_file_is_dropped(tree: Path, tmp_path: Path) -> None:
    reference = extract([tree])
    other = tmp_path / "other"
    other.mkdir()
    (other / "a.py").write_text("x = 1\n")
    before = files(tmp_path)
    extract([other])
    (pack,) = (path for path in files(tmp_path) if path not in before and path.suffix == ".pack")
    for path in before:
        path.write_bytes(pack.read_bytes())
        check(extract([tree]), reference)


def test_a_damaged_pack_is_rebuilt(tree: Path, tmp_path: Path) -> None:
    extract([tree])
    for path in files(tmp_path):
        path.write_bytes(b"nonsense")
    extract([tree])
    assert all(path.read_bytes()[:9] == b"graphlift" for path in files(tmp_path))
    assert not [path for path in files(tmp_path) if path.suffix == ".new"]


def test_a_cache_that_cannot_be_written_does_not_matter(tree: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where a directory should be")
    check(extract([tree]), extract([tree], cache=False))


def test_a_run_over_a_part_keeps_the_rest(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    extract([tree])
    extract([tree / "a.py"], root=tree)
    seen = parsed_files(monkeypatch)
    extract([tree])
    assert seen == []


def test_payloads_survive_encoding() -> None:
    for source in SOURCES.values():
        if source.startswith("def ("):
            continue
        payload = extract_source(source.encode("utf-8"))
        again = decode(payload.encoded())
        assert again.texts == payload.texts
        assert [list(table) for table in again.tables] == [list(table) for table in payload.tables]
        assert [list(column) for column in again.positions] == [list(column) for column in payload.positions]
        assert list(again.imports) == list(payload.imports)
        assert again.cells == payload.cells


@pytest.mark.parametrize("cut", [0, 3, 40, 400, -1, -9])
def test_a_cut_payload_is_refused_or_differs(cut: int) -> None:
    encoded = extract_source(b"def f(x): return x.name\n").encoded()
    with pytest.raises(ValueError):  # noqa: PT011 - any ValueError makes the cache drop the entry
        decode(encoded[:cut][:400])
    assert np.frombuffer(encoded[:4], dtype=np.int32)[0] == 0


def test_packs_of_different_roots_are_apart(tmp_path: Path) -> None:
    assert Pack(tmp_path / "a", tmp_path).path != Pack(tmp_path / "b", tmp_path).path
