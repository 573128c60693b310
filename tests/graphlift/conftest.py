"""A project that commands are tried on, and a cache that nobody else uses."""

from __future__ import annotations

from pathlib import Path

import pytest

PROGRAM = """\
import tensorflow as tf

from helpers import shout


def grow(x):
    return tf.exp(x) * tf.sin(x) + tf.reduce_sum(tf.square(x))


def loud(x):
    shout("loud")
    return tf.exp(x)


@tf.function
def table(names):
    return len(names) + 1


for i in range(10):
    grow(tf.fill((4,), float(i)))
    loud(tf.ones((4,)))
table(["a", "b"])
"""
HELPERS = "def shout(text):\n    print(text)\n"


@pytest.fixture(autouse=True, scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep caches of tests away from the user's."""
    patch = pytest.MonkeyPatch()
    # Shared by parallel workers, whose own folders are all below the same one.
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if base.name.startswith("popen-") else base
    patch.setenv("GRAPHLIFT_CACHE_DIR", str(shared / "graphlift-cache"))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project with one function for each kind of verdict."""
    folder = tmp_path / "project with spaces"
    folder.mkdir()
    (folder / "main.py").write_text(PROGRAM)
    (folder / "helpers.py").write_text(HELPERS)
    return folder
