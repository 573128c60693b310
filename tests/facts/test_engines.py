"""Both engines, real Soufflé where it is installed, read what is generated and written."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from graphlift.engine.datalog import run_datalog
from graphlift.facts.base import FactBase
from graphlift.facts.tsv import write_tsv
from tests.facts.strategies import NASTY

ROOT = Path(__file__).resolve().parents[2]
SOUFFLE = os.environ.get("GRAPHLIFT_SOUFFLE") or shutil.which("souffle")

Run = Callable[[Path, Path, Path], tuple[int, str]]

PROGRAM = """
#include "rules/schema/types.dl"
#include "rules/schema/extracted.dl"
#include "rules/schema/modelled.dl"
#include "rules/schema/derived.dl"
#include "rules/schema/inputs.dl"
#include "rules/schema/outputs.dl"
.decl length(f: Function, bytes: number)
.output length
length(f, strlen(name)) :- function(f, name, _).
"""


def run_souffle(program: Path, facts: Path, out: Path) -> tuple[int, str]:
    """Run real Soufflé; its exit code and messages."""
    command = [str(SOUFFLE), "-w", "-I", str(ROOT), "-F", str(facts), "-D", str(out), str(program)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stderr


def run_embedded(program: Path, facts: Path, out: Path) -> tuple[int, str]:
    """Run the embedded engine; its exit code and messages."""
    messages = io.StringIO()
    return run_datalog(program, facts, out, include_dirs=[str(ROOT)], stderr=messages), messages.getvalue()


@pytest.mark.parametrize(
    "run",
    [
        pytest.param(run_souffle, marks=pytest.mark.skipif(SOUFFLE is None, reason="no souffle on PATH"), id="souffle"),
        pytest.param(run_embedded, id="embedded"),
    ],
)
def test_the_schema_is_accepted_and_hostile_texts_are_read(run: Run, tmp_path: Path) -> None:
    base = FactBase()
    base.put_rows("function", [(f"%f{number}", text, "") for number, text in enumerate(NASTY)])
    facts, out, program = tmp_path / "facts", tmp_path / "out", tmp_path / "program.dl"
    write_tsv(base, facts)
    out.mkdir()
    program.write_text(PROGRAM, encoding="utf-8")
    code, messages = run(program, facts, out)
    assert code == 0, messages
    assert "error" not in messages.lower()
    found = dict(line.split("\t") for line in (out / "length.csv").read_text(encoding="utf-8").splitlines())
    assert found == {f"%f{number}": str(len(text.encode())) for number, text in enumerate(NASTY)}
