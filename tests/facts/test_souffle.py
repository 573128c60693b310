"""Real Soufflé, where it is installed, reads what is generated and written."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from graphlift.facts.base import FactBase
from graphlift.facts.tsv import write_tsv
from tests.facts.strategies import NASTY

ROOT = Path(__file__).resolve().parents[2]
SOUFFLE = os.environ.get("GRAPHLIFT_SOUFFLE") or shutil.which("souffle")

pytestmark = pytest.mark.skipif(SOUFFLE is None, reason="no souffle on PATH")

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


def test_souffle_accepts_the_schema_and_reads_hostile_texts(tmp_path: Path) -> None:
    base = FactBase()
    base.put_rows("function", [(f"%f{number}", text, "") for number, text in enumerate(NASTY)])
    facts = tmp_path / "facts"
    write_tsv(base, facts)
    program = tmp_path / "program.dl"
    program.write_text(PROGRAM, encoding="utf-8")
    (tmp_path / "out").mkdir()
    command = [str(SOUFFLE), "-w", "-I", str(ROOT), "-F", str(facts), "-D", str(tmp_path / "out"), str(program)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "Error" not in done.stderr
    lines = (tmp_path / "out" / "length.csv").read_text(encoding="utf-8").splitlines()
    found = dict(line.split("\t") for line in lines)
    assert found == {f"%f{number}": str(len(text.encode())) for number, text in enumerate(NASTY)}
