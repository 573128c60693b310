"""The rule-test harness can fail, in every way in which it should."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphlift.engine.programcache import load_program_file
from graphlift.eval.rule_tests import (
    Expectation,
    RuleTestError,
    compare,
    find_tests,
    provider,
    read_directives,
    run_test,
)
from graphlift.rules import call_graph_program

_ROW = ("a.py", 1, "f")


def _expect(status: str = "", value: str = "f") -> Expectation:
    return Expectation("a.py", 1, "calls", value, status)


@pytest.mark.parametrize(
    ("wanted", "actual", "message"),
    [
        ([_expect()], set(), "calls=f is not derived"),
        ([], {_ROW}, "calls=f is not expected"),
        ([_expect("missing")], {_ROW}, "calls=f is derived: drop MISSING"),
        ([_expect("spurious")], set(), "calls=f is not derived: drop SPURIOUS"),
    ],
)
def test_differences_are_reported(wanted: list[Expectation], actual: set[tuple[str, int, str]], message: str) -> None:
    assert [failure.message for failure in compare("calls", wanted, actual)] == [message]


@pytest.mark.parametrize(
    ("wanted", "actual"), [([_expect()], {_ROW}), ([_expect("missing")], set()), ([_expect("spurious")], {_ROW})]
)
def test_agreement_is_silent(wanted: list[Expectation], actual: set[tuple[str, int, str]]) -> None:
    assert list(compare("calls", wanted, actual)) == []


def test_comments_are_read() -> None:
    read = read_directives("a.py", 'f()  # $ calls=f calls="g h" MISSING: tensor=x\n# rule-test: context=insensitive\n')
    assert read.expectations == [
        Expectation("a.py", 1, "calls", "f"),
        Expectation("a.py", 1, "calls", "g h"),
        Expectation("a.py", 1, "tensor", "x", "missing"),
    ]
    assert read.options == {"context": "insensitive"}
    assert read.kinds == {"calls", "tensor"}


def test_strings_are_no_comments() -> None:
    assert read_directives("a.py", 's = "# $ calls=f"\n').expectations == []


@pytest.mark.parametrize("comment", ["# $ calls", "# rule-test: context"])
def test_malformed_comments_are_errors(comment: str) -> None:
    with pytest.raises(RuleTestError, match=r"a\.py:1"):
        read_directives("a.py", comment + "\n")


def test_unknown_kinds_are_errors() -> None:
    with pytest.raises(RuleTestError, match="no_such_kind"):
        provider("no_such_kind")
    with pytest.raises(RuleTestError, match="place"):
        provider("api_alias")


def test_a_test_without_expectations_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("x = 1\n")
    with pytest.raises(RuleTestError, match="no expectation"):
        run_test(tmp_path)


def test_directories_with_files_are_tests(tmp_path: Path) -> None:
    for name in ("one/a.py", "one/pkg/b.py", "two/deeper/c.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("")
    assert [test.name for test in find_tests(tmp_path)] == ["one", "deeper"]


def test_a_wrong_expectation_fails_a_run(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("def f():\n    pass\n\n\nf()  # $ calls=a.g\n")
    messages = [failure.message for failure in run_test(tmp_path).failures]
    assert messages == ["calls=a.f is not expected", "calls=a.g is not derived"]


def test_a_broken_invariant_fails_a_run(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("def f():\n    pass\n\n\nf()  # $ calls=a.f\n")
    rules = tmp_path / "rules.dl"
    rules.write_text(
        f'#include "{call_graph_program()}"\n'
        ".decl assert_nothing_is_called(f: Code)\nassert_nothing_is_called(f) :- call_site_edge(_, f).\n"
    )
    failure = run_test(tmp_path, load_program_file(str(rules))).failures
    found = [(each.line, each.message.split(":")[0]) for each in failure]
    assert found == [(1, "assert_nothing_is_called is not empty")]
