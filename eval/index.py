"""Find and download one file of a project from the package index that pip is configured to use."""

from __future__ import annotations

import hashlib
import json
import os
import re
import ssl
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path

from graphlift.facts.errors import GraphliftError

LARGEST_DOWNLOAD = 200 * 2**20
"""Bytes; the largest pinned project has 600 kB."""

_TIMEOUT_SECONDS = 60.0
_ACCEPT = "application/vnd.pypi.simple.v1+json, text/html;q=0.5"


class DownloadError(GraphliftError):
    """A pinned file cannot be had from any index, or is not the file that was pinned."""


Fetch = Callable[[str, int], bytes]
"""Read at most so many bytes from a URL; a seam for tests."""


def fetch(url: str, limit: int) -> bytes:
    """Read ``url``.

    Raises:
        OSError: when it cannot be read.
        ValueError: when the URL is malformed, or there are more than ``limit`` bytes behind it.
    """
    parts = urllib.parse.urlsplit(url)
    if parts.scheme not in {"https", "http", "file"}:
        raise ValueError(f"unsupported scheme in {url}")
    if parts.scheme == "file":
        path = Path(urllib.request.url2pathname(parts.path))
        with (path / "index.html" if path.is_dir() else path).open("rb") as stream:
            data = stream.read(limit + 1)
    else:
        request = urllib.request.Request(url, headers={"Accept": _ACCEPT})
        context = ssl.create_default_context(cafile=os.environ.get("PIP_CERT") or None)
        with urllib.request.urlopen(request, timeout=_TIMEOUT_SECONDS, context=context) as response:
            data = response.read(limit + 1)
    if len(data) > limit:
        raise ValueError(f"more than {limit} bytes behind {url}")
    return bytes(data)


def index_urls() -> list[str]:
    """The simple indexes that pip uses here, the main one first, without a trailing slash.

    From ``PIP_INDEX_URL`` and ``PIP_EXTRA_INDEX_URL``, pip's configuration files, or pip's own default.
    """
    configured = _pip_configuration()
    main = os.environ.get("PIP_INDEX_URL") or configured.get("index-url") or _default_index()
    extra = os.environ.get("PIP_EXTRA_INDEX_URL") or configured.get("extra-index-url") or ""
    return [url.rstrip("/") for url in dict.fromkeys((main, *extra.split())) if url]


def _pip_configuration() -> dict[str, str]:
    command = [sys.executable, "-m", "pip", "config", "list"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=_TIMEOUT_SECONDS)
    found = re.findall(r"^(?:global|install|download)\.([\w-]+)='(.*)'$", done.stdout, re.MULTILINE)
    return {name: value.replace("\\n", " ") for name, value in found}


def _default_index() -> str:
    try:
        from pip._internal.models.index import PyPI
    except ImportError:
        return ""
    return str(PyPI.simple_url)


class _Links(HTMLParser):
    """The links of an index page: file name to address."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self._address = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self._address = dict(attrs).get("href") or ""

    def handle_data(self, data: str) -> None:
        if self._address and data.strip():
            self.found.setdefault(data.strip(), self._address)

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._address = ""


def links(page: bytes) -> dict[str, str]:
    """File names and addresses on a page of the simple API, HTML (PEP 503) or JSON (PEP 691)."""
    text = page.decode("utf-8", "replace")
    if text.lstrip().startswith("{"):
        return {str(one["filename"]): str(one["url"]) for one in json.loads(text).get("files", [])}
    parser = _Links()
    parser.feed(text)
    return parser.found


def download(
    project: str, filename: str, sha256: str, *, indexes: list[str] | None = None, get: Fetch = fetch
) -> bytes:
    """The content of ``filename`` of ``project``, whose hash is checked.

    Raises:
        DownloadError: when no index offers the file, none can be reached, or the content is another.
    """
    reasons: list[str] = []
    for address in _addresses(project, filename, indexes if indexes is not None else index_urls(), get, reasons):
        try:
            data = get(address, LARGEST_DOWNLOAD)
        except (OSError, ValueError) as error:
            reasons.append(_reason(error))
            continue
        if hashlib.sha256(data).hexdigest() == sha256:
            return data
        reasons.append("its hash is not the pinned one")
    raise DownloadError(f"{filename} cannot be downloaded: {'; '.join(reasons) or 'no index offers it'}")


def _addresses(project: str, filename: str, indexes: list[str], get: Fetch, reasons: list[str]) -> Iterator[str]:
    normalized = re.sub(r"[-_.]+", "-", project).lower()
    for index in indexes:
        page = f"{index}/{normalized}/"
        try:
            found = links(get(page, LARGEST_DOWNLOAD))
        except (OSError, ValueError) as error:
            reasons.append(_reason(error))
            continue
        if filename in found:
            yield urllib.parse.urljoin(page, found[filename]).partition("#")[0]


def _reason(error: Exception) -> str:
    """What went wrong, without the address: an index URL may contain a password."""
    if isinstance(error, urllib.error.HTTPError):
        return f"the index answers {error.code}"
    if isinstance(error, OSError):
        reason = getattr(error, "reason", None) or error.strerror or type(error).__name__
        return f"the index cannot be reached ({reason})"
    return "the index gives no usable answer"
