"""Pinned projects are downloaded from whatever index pip uses, checked, and unpacked without being trusted."""

from __future__ import annotations

import hashlib
import io
import tarfile
import zipfile
from pathlib import Path

import pytest

from graphlift.eval import corpus, index
from graphlift.eval.corpus import Pin, UnpackError, unpack
from graphlift.eval.index import DownloadError, download


def tar_of(*members: tuple[str, bytes], links: tuple[tuple[str, str], ...] = ()) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as archive:
        for name, content in members:
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
        for name, aim in links:
            entry = tarfile.TarInfo(name)
            entry.type = tarfile.SYMTYPE
            entry.linkname = aim
            archive.addfile(entry)
    return buffer.getvalue()


def zip_of(*members: tuple[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in members:
            archive.writestr(name, content)
    return buffer.getvalue()


def local_index(root: Path, project: str, files: dict[str, bytes]) -> str:
    page = root / project
    page.mkdir(parents=True)
    for name, content in files.items():
        (page / name).write_bytes(content)
    anchors = "".join(f'<a href="{name}#sha256=00" data-x="1">{name}</a><br/>' for name in files)
    (page / "index.html").write_text(f"<!DOCTYPE html><html><body><h1>Links</h1>{anchors}</body></html>")
    return root.as_uri()


def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def test_pins_are_parsed() -> None:
    line = f"a.b-c==1.0+x --hash=sha256:{'0' * 64}  # a_b_c-1.0.tar.gz"
    assert corpus.parse_pins(f"# comment\n\n{line}\n") == [Pin("a.b-c", "1.0+x", "0" * 64, "a_b_c-1.0.tar.gz")]
    with pytest.raises(ValueError, match="line 2"):
        corpus.parse_pins(f"{line}\na==1\n")


def test_the_pinned_projects_are_those_of_the_field() -> None:
    pins = corpus.pinned_projects()
    assert len(pins) == len({pin.directory for pin in pins}) == 20
    assert corpus.find_pin("GPflow==2.9.2").filename == "gpflow-2.9.2.tar.gz"
    with pytest.raises(KeyError):
        corpus.find_pin("gpflow==0.0.0")


def test_a_file_is_found_on_the_second_index(tmp_path: Path) -> None:
    data = tar_of(("p-1/a.py", b"x = 1\n"))
    first = local_index(tmp_path / "one", "other", {})
    second = local_index(tmp_path / "two", "my-project", {"my_project-1.tar.gz": data})
    assert download("My_Project", "my_project-1.tar.gz", sha(data), indexes=[first, second]) == data


def test_another_content_is_refused(tmp_path: Path) -> None:
    url = local_index(tmp_path, "p", {"p-1.tar.gz": b"tampered"})
    with pytest.raises(DownloadError, match="hash"):
        download("p", "p-1.tar.gz", sha(b"original"), indexes=[url])


def test_no_index_and_no_such_file_say_so(tmp_path: Path) -> None:
    url = local_index(tmp_path, "p", {})
    with pytest.raises(DownloadError, match="no index offers it"):
        download("p", "p-1.tar.gz", sha(b""), indexes=[url])
    with pytest.raises(DownloadError, match="cannot be reached"):
        download("p", "p-1.tar.gz", sha(b""), indexes=[(tmp_path / "nowhere").as_uri()])


def test_a_password_in_the_index_url_is_not_shown() -> None:
    def refuse(url: str, limit: int) -> bytes:
        raise OSError(f"cannot read {url}")

    with pytest.raises(DownloadError) as caught:
        download("p", "p-1.tar.gz", sha(b""), indexes=["https://me:secret@index.invalid/simple"], get=refuse)
    assert "secret" not in str(caught.value)


def test_json_pages_are_read() -> None:
    page = b'{"files": [{"filename": "p-1.tar.gz", "url": "https://files.invalid/p-1.tar.gz"}]}'
    assert index.links(page) == {"p-1.tar.gz": "https://files.invalid/p-1.tar.gz"}


def test_index_urls_follow_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_INDEX_URL", "https://main.invalid/simple/")
    monkeypatch.setenv("PIP_EXTRA_INDEX_URL", "https://a.invalid/simple https://b.invalid/simple")
    assert index.index_urls() == [f"https://{name}.invalid/simple" for name in ("main", "a", "b")]


def test_index_urls_fall_back_to_pips_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PIP_INDEX_URL", raising=False)
    monkeypatch.delenv("PIP_EXTRA_INDEX_URL", raising=False)
    monkeypatch.setattr(index, "_pip_configuration", dict)
    assert [url.rpartition("/")[2] for url in index.index_urls()] == ["simple"]


def test_a_download_is_bounded(tmp_path: Path) -> None:
    big = tmp_path / "big"
    big.write_bytes(b"x" * 100)
    assert len(index.fetch(big.as_uri(), 100)) == 100
    with pytest.raises(ValueError, match="more than 99 bytes"):
        index.fetch(big.as_uri(), 99)
    with pytest.raises(ValueError, match="unsupported scheme"):
        index.fetch("ftp://host.invalid/p", 1)


@pytest.mark.parametrize("archive", ["tar", "zip"])
def test_an_archive_is_unpacked(archive: str, tmp_path: Path) -> None:
    make, name = (tar_of, "p-1.tar.gz") if archive == "tar" else (zip_of, "p-1-py3-none-any.whl")
    unpack(make(("p-1/a.py", b"x = 1\n"), ("p-1/setup.py", b"raise SystemExit('executed')\n")), name, tmp_path / "out")
    assert (tmp_path / "out" / "p-1" / "a.py").read_bytes() == b"x = 1\n"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(tar_of(("../evil.py", b"")), id="parent"),
        pytest.param(tar_of(links=(("p/link", "/etc"),)), id="absolute link"),
        pytest.param(tar_of(links=(("p/link", "../../.."),)), id="link out"),
        pytest.param(tar_of(("p/a.py", b"x"))[:40], id="cut off"),
        pytest.param(b"", id="empty"),
        pytest.param(b"no archive at all", id="garbage"),
    ],
)
def test_hostile_and_damaged_tarballs_are_refused(data: bytes, tmp_path: Path) -> None:
    with pytest.raises(UnpackError, match=r"p-1\.tar\.gz cannot be unpacked"):
        unpack(data, "p-1.tar.gz", tmp_path / "sub" / "out")
    assert list((tmp_path / "sub").iterdir()) == []
    assert not (tmp_path / "evil.py").exists()


@pytest.mark.parametrize("data", [zip_of(("../evil.py", b"")), zip_of(("/evil.py", b"")), b"garbage"])
def test_hostile_and_damaged_wheels_are_refused(data: bytes, tmp_path: Path) -> None:
    with pytest.raises(UnpackError, match="cannot be unpacked"):
        unpack(data, "p-1-py3-none-any.whl", tmp_path / "sub" / "out")
    assert list((tmp_path / "sub").iterdir()) == []


@pytest.mark.parametrize("name", ["p.tar.gz", "p.whl"])
def test_an_archive_that_grows_too_big_is_refused(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make = tar_of if name.endswith("gz") else zip_of
    monkeypatch.setattr(corpus, "LARGEST_UNPACKED", 10)
    with pytest.raises(UnpackError, match="more than 10 bytes"):
        unpack(make(("a", b"123456"), ("b", b"123456")), name, tmp_path / "out")
    monkeypatch.setattr(corpus, "MOST_MEMBERS", 1)
    with pytest.raises(UnpackError, match="more than 1 files"):
        unpack(make(("a", b""), ("b", b"")), name, tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


def test_the_command_obtains_and_reports(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tar_of(("p-1/a.py", b""))
    url = local_index(tmp_path / "index", "p", {"p-1.tar.gz": data})
    pins = [Pin("p", "1", sha(data), "p-1.tar.gz"), Pin("q", "1", sha(data), "q-1.tar.gz")]
    monkeypatch.setattr(corpus, "pinned_projects", lambda: pins)
    monkeypatch.setenv("PIP_INDEX_URL", url)
    monkeypatch.setenv("PIP_EXTRA_INDEX_URL", "")
    monkeypatch.setattr(index, "_pip_configuration", dict)
    out = tmp_path / "out"
    assert corpus.main(["p", "-o", str(out)]) == 0
    assert capsys.readouterr().out.strip() == str(out / "p-1")
    (out / "p-1" / "kept").touch()
    assert corpus.main(["-o", str(out)]) == 1
    assert (out / "p-1" / "kept").exists()
    assert "q-1.tar.gz cannot be downloaded" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        corpus.main(["unknown", "-o", str(out)])
