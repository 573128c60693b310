"""The driver of the real Soufflé, with stand-ins that fail in every way, and with Soufflé itself where there is one."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import numpy as np
import pytest

from graphlift.cli import main
from graphlift.engine import Budget, BudgetExceeded, evaluate
from graphlift.engine.souffle import (
    ENVIRONMENT_VARIABLE,
    SouffleError,
    describe_engines,
    evaluate_with_souffle,
    find_souffle,
)
from graphlift.errors import ExitCode
from graphlift.facts.base import FactBase

Captured = pytest.CaptureFixture[str]

REAL = os.environ.get(ENVIRONMENT_VARIABLE) or shutil.which("souffle")
with_souffle = pytest.mark.skipif(REAL is None, reason="Soufflé is not installed")

PROGRAM = """.decl edge(a: symbol, b: symbol)
.input edge
.decl path(a: symbol, b: symbol)
path(x, y) :- edge(x, y).
path(x, z) :- path(x, y), edge(y, z).
.output path
"""


def stand_in(folder: Path, run: str, version: str = "2.5", word_size: int = 32) -> Path:
    """A script that says it is Soufflé and then does ``run``."""
    script = folder / "souffle"
    script.write_text(
        "#!/bin/bash\n"
        'if [[ "$1" == --version ]]; then\n'
        f"  echo 'Version: {version}'; echo 'Word size: {word_size} bits'; exit 0\n"
        "fi\n" + run + "\n"
    )
    script.chmod(0o755)
    return script


def edges(*pairs: tuple[str, str]) -> FactBase:
    facts = FactBase()
    columns = [[facts.symbols.intern(pair[place]) for pair in pairs] for place in (0, 1)]
    facts.put("edge", [np.asarray(column, dtype=np.int32) for column in columns])
    return facts


@pytest.mark.parametrize(
    ("run", "message"),
    [
        ("kill -9 $$", "killed by signal 9"),
        ("echo half a message >&2; kill -SEGV $$", r"(?s)killed by signal 11.*half a message"),
        ("echo 'Error: no such thing in file program.dl at line 3' >&2; exit 1", "exit code 1\n.*in <program>:3"),
        ("echo 'Error: cannot open' >&2; exit 0", "(?s)Error: cannot open"),
        ("exit 0", "wrote no result for path"),
    ],
)
def test_failure_is_an_error_with_the_output(run: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(SouffleError, match=message):
        evaluate_with_souffle(PROGRAM, edges(("a", "b")), outputs=["path"], executable=stand_in(tmp_path, run))


def test_time_limit(tmp_path: Path) -> None:
    script = stand_in(tmp_path, "exec sleep 60")
    with pytest.raises(BudgetExceeded):
        evaluate_with_souffle(PROGRAM, edges(), budget=Budget(max_seconds=0.2), executable=script)


@pytest.mark.parametrize(
    ("version", "word_size", "reason"),
    [("2.1", 32, "version 2.1 is older than 2.3"), ("2.5", 64, "64-bit"), ("1.7.1", 32, "older")],
)
def test_unfit_versions(
    version: str, word_size: int, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.setenv(ENVIRONMENT_VARIABLE, str(stand_in(tmp_path, "exit 0", version, word_size)))
    with pytest.raises(SouffleError, match=reason):
        evaluate(PROGRAM, edges(), engine="souffle")
    assert reason in describe_engines()
    (tmp_path / "p.dl").write_text(PROGRAM)
    assert main(["datalog", str(tmp_path / "p.dl"), "--engine", "souffle"]) == ExitCode.USAGE
    assert reason in capsys.readouterr().err


def test_doctor_says_what_was_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    monkeypatch.setenv(ENVIRONMENT_VARIABLE, str(tmp_path / "nowhere"))
    assert main(["doctor"]) == ExitCode.CLEAN
    out = capsys.readouterr().out
    assert "engine souffle: not found" in out
    assert "install it" in out
    assert "`--engine auto` runs it" in out
    script = stand_in(tmp_path, "exit 0", "2.5-7")
    monkeypatch.setenv(ENVIRONMENT_VARIABLE, str(script))
    assert main(["doctor"]) == ExitCode.CLEAN
    assert f"engine souffle: {script} 2.5-7" in capsys.readouterr().out


def test_nothing_is_found_that_is_not_souffle(tmp_path: Path) -> None:
    script = tmp_path / "other"
    script.write_text("#!/bin/sh\necho hello\n")
    script.chmod(0o755)
    assert find_souffle(script) is None


@pytest.mark.parametrize(
    ("run", "message"), [("kill -9 $$", "killed by signal 9"), ("exit 3", "exit code 3"), ("exit 0", "")]
)
def test_command_line_reports_how_souffle_ended(
    run: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.setenv(ENVIRONMENT_VARIABLE, str(stand_in(tmp_path, run)))
    (tmp_path / "p.dl").write_text(PROGRAM)
    code = main(["datalog", str(tmp_path / "p.dl"), "--engine", "souffle"])
    assert code == (ExitCode.FAILED if message else ExitCode.CLEAN)
    assert message in capsys.readouterr().err


def test_auto_hands_to_souffle_only_what_the_embedded_engine_refuses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    program = tmp_path / "p.dl"
    program.write_text(".functor f(x: number): number\n.decl a(x: number)\n.output a\na(@f(1)).\n")
    arguments = ["datalog", str(program), "-D", str(tmp_path)]
    monkeypatch.setenv(ENVIRONMENT_VARIABLE, str(tmp_path / "nowhere"))
    assert main(arguments) == ExitCode.FAILED
    err = capfd.readouterr().err
    assert "p.dl:4:4: the embedded engine does not support the user-defined C++ functor @f" in err
    assert "install Soufflé" in err
    monkeypatch.setenv(ENVIRONMENT_VARIABLE, str(stand_in(tmp_path, 'echo "ran $*"')))
    assert main([*arguments, "--engine", "embedded"]) == ExitCode.FAILED
    assert "ran" not in capfd.readouterr().out
    assert main(arguments) == ExitCode.CLEAN
    told = capfd.readouterr()
    assert "the user-defined C++ functor @f; running" in told.err
    assert told.out.startswith(f"ran -F . -D {tmp_path} {program}")
    program.write_text('.decl a(x: symbol)\n.output a\na("1").\n')
    assert main(arguments) == ExitCode.CLEAN
    assert "ran" not in capfd.readouterr().out
    assert (tmp_path / "a.csv").read_text() == "1\n"


def test_only_souffle_compiles(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "p.dl").write_text(PROGRAM)
    assert main(["datalog", str(tmp_path / "p.dl"), "--compiled"]) == ExitCode.USAGE
    assert "--engine souffle" in capsys.readouterr().err


COMPILER = """
while [[ "$1" != -o ]]; do shift; done
echo compiled >> {log}
printf '#!/bin/bash\\nwhile [[ "$1" != -D ]]; do shift; done; printf "x,y\\\\n" > "$2/path.out.csv"\\n' > "$2"
chmod +x "$2"
"""


def test_compiled_programs_are_cached_by_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRAPHLIFT_CACHE_DIR", str(tmp_path / "cache"))
    log = tmp_path / "log"
    script = stand_in(tmp_path, COMPILER.format(log=log))
    program = tmp_path / "p.dl"

    def run() -> int:
        found = evaluate_with_souffle(program, edges(), outputs=["path"], executable=script, compiled=True)
        assert found.rows("path") == [("x", "y")]
        return len(log.read_text().splitlines())

    program.write_text(PROGRAM)
    assert [run(), run()] == [1, 1]
    program.write_text(PROGRAM + "path(x, x) :- edge(x, _).\n")
    assert [run(), run()] == [2, 2]
    (tmp_path / "cache").rename(tmp_path / "gone")
    assert run() == 3


# --- the real one ---


@with_souffle
@pytest.mark.parametrize("compiled", [False, pytest.param(True, marks=pytest.mark.slow)])
def test_real_results_are_typed(compiled: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRAPHLIFT_CACHE_DIR", str(tmp_path))
    program = """.type R = [a: number, b: symbol]
    .decl edge(a: symbol, b: symbol) .input edge
    .decl n(i: number, u: unsigned, f: float, r: R, s: symbol)
    n(-1, 4294967295, 0.5, [1, y], cat(x, y)) :- edge(x, y).
    .decl yes() yes() :- edge(_, _).
    .decl no() no() :- edge("absent", _).
    """
    facts = edges(("a,b", "c"), ("tab\there", "é"))
    found = {
        engine: evaluate(program, facts, engine=engine) if not compiled or engine == "embedded"
        else evaluate_with_souffle(program, facts, compiled=True)
        for engine in ("embedded", "souffle")
    }  # fmt: skip
    for name in ("n", "yes", "no", "edge"):
        assert found["souffle"].rows(name) == found["embedded"].rows(name)
    assert found["souffle"].count("no") == 0
    assert len(found["souffle"].rows("n")) == 2


@with_souffle
def test_a_real_crash_is_an_error() -> None:
    program = ".decl a(x: number) .input a .decl b(x: number) b(1 / x) :- a(x)."
    facts = FactBase()
    facts.put("a", [np.zeros(1, dtype=np.int32)])
    with pytest.raises(SouffleError, match=r"killed by signal|exit code"):
        evaluate(program, facts, engine="souffle", outputs=["b"])


@with_souffle
@pytest.mark.parametrize("includes", [True, False])
def test_real_messages_are_mapped_to_whole_paths(includes: bool, tmp_path: Path) -> None:
    """Soufflé names a file without its folder; the included file changes after our own front end has accepted it."""
    from graphlift.engine.api import load_program
    from graphlift.engine.souffle import _Run, required_souffle

    (tmp_path / "more").mkdir()
    wrong = tmp_path / "more" / "rules.dl"
    wrong.write_text("\n.decl b(x: number)\nb(1).\n")
    program = tmp_path / "p.dl" if includes else wrong
    if includes:
        program.write_text('#include "more/rules.dl"\n.decl a(x: number)\na(x) :- b(x).\n')
    resolved = load_program(program)
    wrong.write_text("\n.decl b(x: number)\nb(y) :- b(x).\n")
    (tmp_path / "scratch").mkdir()
    run = _Run(required_souffle(), resolved, tmp_path / "scratch", Budget())
    with pytest.raises(SouffleError, match=rf"y in {wrong}:3"):
        run.call([str(REAL), str(run.write_program(program, ["b"], (), {}))])
