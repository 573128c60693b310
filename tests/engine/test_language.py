"""Every feature of the language on both engines, and the same mistakes refused by both."""

from __future__ import annotations

from pathlib import Path

import pytest

from . import (
    language_cases,
    language_data,
    language_formats,
    language_programs,
    language_rules,
    language_units,
    language_values,
)
from .engines import both_engines, run_program, with_souffle
from .language_case import Case
from .test_frontend_checks import BAD, DECLS, GOOD
from .test_frontend_syntax import SYNTAX_ERRORS

CASES = [
    *language_cases.CASES,
    *language_formats.CASES,
    *language_values.CASES,
    *language_data.CASES,
    *language_units.CASES,
    *language_rules.CASES,
    *language_programs.CASES,
]


@both_engines
@pytest.mark.parametrize("case", CASES, ids=str)
def test_feature(case: Case, engine: str, tmp_path: Path) -> None:
    ended = run_program(engine, tmp_path, case.text, dict(case.facts))
    assert ended.code == 0, ended.stderr
    assert {name: "\n".join(lines) for name, lines in ended.files.items()} == case.files
    assert sorted(ended.stdout.splitlines()) == sorted(case.stdout.splitlines())


@with_souffle
@pytest.mark.parametrize("text", [text for text, _ in BAD], ids=[text.replace("\n", " ")[:60] for text, _ in BAD])
def test_souffle_refuses_what_the_embedded_engine_refuses(text: str, tmp_path: Path) -> None:
    assert run_program("souffle", tmp_path, DECLS + text + "\n").code != 0


@with_souffle
@pytest.mark.parametrize("text", GOOD)
def test_souffle_accepts_what_the_embedded_engine_accepts(text: str, tmp_path: Path) -> None:
    ended = run_program("souffle", tmp_path, DECLS + text + "\n")
    assert ended.code == 0, ended.stderr


@with_souffle
@pytest.mark.parametrize("text", [case[0] for case in SYNTAX_ERRORS if case[0] != "/* open"])  # mcpp ends it
def test_souffle_refuses_the_same_syntax(text: str, tmp_path: Path) -> None:
    assert run_program("souffle", tmp_path, text + "\n").code != 0
