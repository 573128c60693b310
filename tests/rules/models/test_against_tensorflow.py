"""The tables against an installed TensorFlow: they are what the generator makes of it, and calls yield what they say.

Needs an environment with TensorFlow: this one, or the one of the interpreter that `GRAPHLIFT_TENSORFLOW_PYTHON` names.
"""

from __future__ import annotations

import importlib.util
import json
import os
import random
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from graphlift import rules
from graphlift.eval.models.__main__ import BUILDERS, take_snapshot

MODELS = Path(rules.__file__).parent / "models"
CALLS = Path(__file__).with_name("call_functions.py")


def interpreter() -> str:
    found = os.environ.get("GRAPHLIFT_TENSORFLOW_PYTHON", "")
    if not found and importlib.util.find_spec("tensorflow") is not None:
        found = sys.executable
    if not found:
        pytest.skip("no TensorFlow; set GRAPHLIFT_TENSORFLOW_PYTHON to an interpreter that has it")
    return found


@pytest.fixture(scope="module")
def snapshot() -> dict[str, Any]:
    return take_snapshot(interpreter(), ["tensorflow"])


def rows(name: str) -> list[list[str]]:
    lines = (MODELS / "tensorflow" / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines[1:]]


@pytest.mark.tensorflow
def test_tables_are_what_the_generator_makes(snapshot: dict[str, Any]) -> None:
    versions = snapshot["tensorflow"]["versions"]
    recorded = tomllib.loads((MODELS / "tensorflow" / "versions.toml").read_text())["introspected"]
    if {name.replace(".", "-"): version for name, version in versions.items()} != recorded:
        pytest.skip(f"tables were made from {recorded}")
    for name, content in BUILDERS["tensorflow"](snapshot["tensorflow"]).render():
        assert (MODELS / "tensorflow" / name).read_text(encoding="utf-8") == content, name


@pytest.mark.tensorflow
def test_public_functions_are_modelled(snapshot: dict[str, Any]) -> None:
    aliases = dict(rows("api_alias"))
    known = {row[0] for name in ("api_function", "api_class", "api_constant") for row in rows(name)}
    taken = snapshot["tensorflow"]
    public = [
        path
        for path, key in taken["paths"].items()
        if path.startswith("tensorflow.") and "compat" not in path and key != "module"
        and taken["objects"][key]["kind"] != "value"
    ]  # fmt: skip
    assert len(public) > 3000
    missing = []
    for path in public:
        name = ""
        for part in path.split("."):
            name = f"{name}.{part}" if name else part
            name = aliases.get(name, name)
        if name not in known:
            missing.append(path)
    assert missing == []


@pytest.mark.tensorflow
def test_calls_yield_what_the_tables_say() -> None:
    """Functions of one or two tensors are called with small tensors; what they yield is compared with `api_result`."""
    results: dict[str, set[str]] = {}
    for name, kind in rows("api_result"):
        results.setdefault(name, set()).add(kind)
    prefixes = ("tensorflow.math.", "tensorflow.nn.", "tensorflow.linalg.", "tensorflow.image.", "tensorflow.signal.")
    names = sorted(
        name for name in results
        if name.startswith(prefixes) or (name.count(".") == 1 and name != "tensorflow.tuple")
    )  # fmt: skip
    sample = random.Random(20).sample(names, 300)
    done = subprocess.run(
        [interpreter(), str(CALLS)], input=json.dumps(sample), capture_output=True, text=True, check=True
    )
    yielded: dict[str, list[str]] = json.loads(done.stdout)
    assert len(yielded) > 80
    wrong = {name: found for name, found in yielded.items() if not set(found) <= results[name]}
    assert wrong == {}
