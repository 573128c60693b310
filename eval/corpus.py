"""Corpora of real projects: pinned files of the package index, downloaded, checked and unpacked, never executed."""

from __future__ import annotations

import argparse
import io
import re
import shutil
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from graphlift.eval.index import DownloadError, download
from graphlift.facts.errors import GraphliftError

LARGEST_UNPACKED = 2**30
"""Bytes that one project may unpack to."""
MOST_MEMBERS = 100_000
"""Files and directories that one project may unpack to."""

_PIN = re.compile(
    r"(?P<name>[\w.-]+)==(?P<version>[\w.!+-]+) --hash=sha256:(?P<sha256>[0-9a-f]{64})\s+# (?P<file>[\w.+-]+)"
)


class UnpackError(GraphliftError):
    """An archive is damaged, too big, or wants to write outside its directory."""


@dataclass(frozen=True, slots=True)
class Pin:
    """One release file of a project: ``name==version``, the file's name and its hash."""

    name: str
    version: str
    sha256: str
    filename: str

    @property
    def directory(self) -> str:
        """The name of the directory that the project is unpacked to."""
        return f"{self.name}-{self.version}"


def parse_pins(text: str) -> list[Pin]:
    """The pins of a requirements file whose lines are ``name==version --hash=sha256:… # filename``.

    Raises:
        ValueError: at a line that is none of this, empty, or a comment.
    """
    pins = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        match = _PIN.fullmatch(line.strip())
        if match is None:
            raise ValueError(f"line {number} is no pin: {line.strip()}")
        pins.append(Pin(match["name"], match["version"], match["sha256"], match["file"]))
    return pins


def pinned_projects() -> list[Pin]:
    """The real TensorFlow projects that graphlift is measured on."""
    return parse_pins(resources.files("graphlift.eval").joinpath("corpora/pypi.txt").read_text(encoding="utf-8"))


def find_pin(name: str) -> Pin:
    """The pin of project ``name``, which may be written ``name==version``.

    Raises:
        KeyError: when there is none.
    """
    for pin in pinned_projects():
        if name.lower() in {pin.name.lower(), f"{pin.name}=={pin.version}".lower()}:
            return pin
    raise KeyError(name)


def obtain(pin: Pin, directory: Path) -> Path:
    """The unpacked project below ``directory``, downloaded unless it is there already.

    Raises:
        DownloadError: when the file cannot be had.
        UnpackError: when it cannot be unpacked.
    """
    target = directory / pin.directory
    if not target.is_dir():
        unpack(download(pin.name, pin.filename, pin.sha256), pin.filename, target)
    return target


def unpack(data: bytes, filename: str, target: Path) -> None:
    """Unpack archive ``data`` to the new directory ``target``, which appears only when all went well.

    Nothing of the archive is executed, no link leads out of ``target``, and size and number of files are bounded.

    Raises:
        UnpackError: when the archive is damaged, too big, or wants to write outside ``target``.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    stage = Path(tempfile.mkdtemp(prefix=".graphlift-", dir=target.parent))
    try:
        if filename.endswith((".whl", ".zip")):
            _unzip(data, stage)
        else:
            _untar(data, stage)
        stage.chmod(0o755)
        stage.rename(target)
    except (tarfile.TarError, zipfile.BadZipFile, OSError, EOFError, ValueError, RuntimeError) as error:
        raise UnpackError(f"{filename} cannot be unpacked: {error}") from error
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _untar(data: bytes, stage: Path) -> None:
    if not hasattr(tarfile, "data_filter"):
        raise RuntimeError("this Python cannot unpack safely (tarfile without filters); 3.11.4 or later can")
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        members = []
        total = 0
        # One header at a time: the bounds hold before anything is written.
        for member in archive:
            total += member.size
            members.append(member)
            _check_bounds(total, len(members))
        archive.extractall(stage, members=members, filter="data")


def _unzip(data: bytes, stage: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = archive.infolist()
        _check_bounds(sum(member.file_size for member in members), len(members))
        for member in members:
            if not (stage / member.filename).resolve().is_relative_to(stage.resolve()):
                raise ValueError(f"{member.filename} would be written outside the directory")
        archive.extractall(stage)


def _check_bounds(size: int, members: int) -> None:
    if size > LARGEST_UNPACKED:
        raise ValueError(f"unpacks to more than {LARGEST_UNPACKED} bytes")
    if members > MOST_MEMBERS:
        raise ValueError(f"unpacks to more than {MOST_MEMBERS} files")


def main(arguments: Sequence[str] | None = None) -> int:
    """Obtain pinned projects and print where they are; the exit code is 1 when one could not be had."""
    parser = argparse.ArgumentParser(prog="python -m graphlift.eval.corpus", description=__doc__)
    parser.add_argument("projects", nargs="*", metavar="NAME", help="a pinned project (default: all of them)")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="DIR", help="where to unpack")
    options = parser.parse_args(arguments)
    try:
        pins = [find_pin(name) for name in options.projects] or pinned_projects()
    except KeyError as error:
        known = ", ".join(pin.name for pin in pinned_projects())
        parser.error(f"no pinned project is called {error.args[0]}; there are {known}")
    failed = False
    for pin in pins:
        try:
            print(obtain(pin, options.output))
        except (DownloadError, UnpackError) as error:
            print(f"error: {error}", file=sys.stderr)
            failed = True
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
