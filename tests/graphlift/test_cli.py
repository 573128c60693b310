"""Commands, end to end on a small project."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from graphlift.cli import COMMANDS, LazyGroup, group, main
from graphlift.errors import ExitCode
from tests.graphlift.conftest import PROGRAM

Captured = pytest.CaptureFixture[str]


def test_check_text(project: Path, capsys: Captured) -> None:
    assert main(["check", str(project), "--no-speculate"]) == ExitCode.FINDINGS
    out = capsys.readouterr().out
    assert "main.py:6 grow    eager  make it a graph  P1\n" in out
    assert "HAS_PYTHON_SIDE_EFFECTS (4)" in out
    assert "main.py:16 table  graph  make it eager    P2\n" in out


def test_check_json_is_the_same_twice_but_for_timing(project: Path, capsys: Captured) -> None:
    texts = []
    for seed in ("1", "2"):
        command = [sys.executable, "-P", "-m", "graphlift", "check", str(project), "--format", "json"]
        run = subprocess.run(
            command, capture_output=True, text=True, env={**os.environ, "PYTHONHASHSEED": seed}, check=False
        )
        assert run.returncode == ExitCode.FINDINGS, run.stderr
        document = json.loads(run.stdout)
        assert set(document.pop("timing")) == {"rules", "extraction", "evaluation"}
        texts.append(json.dumps(document))
    assert texts[0] == texts[1]
    functions = {(f["path"], f["qualname"]): f for f in document["functions"]}
    assert set(functions) == {("main.py", "grow"), ("main.py", "loud"), ("main.py", "table"), ("helpers.py", "shout")}
    assert functions["main.py", "grow"]["verdict"]["transformation"] == "CONVERT_TO_HYBRID"
    assert functions["main.py", "loud"]["verdict"]["failures"][0]["witnesses"]


def test_check_writes_its_report_to_a_file(project: Path, capsys: Captured) -> None:
    target = project.parent / "report.sarif"
    assert main(["check", str(project), "--format", "sarif", "-o", str(target)]) == ExitCode.FINDINGS
    assert capsys.readouterr().out == ""
    assert json.loads(target.read_text())["version"] == "2.1.0"


def test_clean_project(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "m.py").write_text("def f(x):\n    return x\n")
    assert main(["check", str(tmp_path)]) == ExitCode.CLEAN


def test_partial_project(project: Path, capsys: Captured) -> None:
    (project / "bad\x1b[31m.py").write_text("def f(:\n")
    assert main(["check", str(project)]) == ExitCode.PARTIAL
    captured = capsys.readouterr()
    assert "bad\\x1b[31m.py:1: error:" in captured.err
    assert "\x1b" not in captured.err + captured.out
    assert "1 file could not be analysed." in captured.out


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "/no/such/path"],
        ["check"],
        ["check", ".", "--engine", "magic"],
        ["frobnicate"],
        ["check", ".", "--rules-output", "x"],
        ["check", ".", "--rules", "/no/such/file.dl"],
        ["explain", "nothing"],
        ["explain", "/no/such/file.py:f"],
        ["batch", "/no/such/folder", "-o", "x"],
        ["speed", "/no/such/script.py"],
        ["datalog", "/no/such/program.dl"],
        ["schema", "no_such_relation"],
        ["extract", "/no/such/path", "-o", "x"],
    ],
)
def test_wrong_use(arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == ExitCode.USAGE
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "Traceback" not in captured.err
    assert list(tmp_path.iterdir()) == []


def test_fix_shows_then_writes_then_has_nothing_left(project: Path, capsys: Captured) -> None:
    assert main(["fix", str(project)]) == ExitCode.FINDINGS
    diff = capsys.readouterr().out
    assert "+@tf.function\n def grow(x):" in diff
    assert (project / "main.py").read_text() == PROGRAM
    applied = subprocess.run(
        ["patch", "-p1", "--dry-run"], cwd=project, input=diff, text=True, capture_output=True, check=False
    )
    assert applied.returncode == 0, applied.stdout
    assert main(["fix", str(project), "--write"]) == ExitCode.CLEAN
    edited = PROGRAM.replace("def grow", "@tf.function\ndef grow").replace("@tf.function\ndef table", "def table")
    assert (project / "main.py").read_text() == edited
    capsys.readouterr()
    assert main(["fix", str(project)]) == ExitCode.CLEAN
    assert capsys.readouterr().out == ""


def test_fix_withholds_edits_that_rest_on_assumptions(tmp_path: Path, capsys: Captured) -> None:
    text = "import tensorflow as tf\n\n\ndef train_step(x: tf.Tensor):\n    return tf.exp(tf.sin(x)) + tf.exp(x)\n"
    (tmp_path / "m.py").write_text(text)
    assert main(["fix", str(tmp_path), "--write"]) == ExitCode.FINDINGS
    assert "1 edit withheld" in capsys.readouterr().err
    assert (tmp_path / "m.py").read_text() == text
    assert main(["fix", str(tmp_path), "--write", "--unsafe"]) == ExitCode.CLEAN
    assert "@tf.function\ndef train_step" in (tmp_path / "m.py").read_text()


def test_explain(project: Path, capsys: Captured) -> None:
    assert main(["explain", f"{project / 'main.py'}:loud"]) == ExitCode.CLEAN
    out = capsys.readouterr().out
    assert "HAS_PYTHON_SIDE_EFFECTS (4) (primary)" in out
    assert "| print(text)" in out or '| shout("loud")' in out
    assert main(["explain", f"{project / 'main.py'}:10", "--format", "json"]) == ExitCode.CLEAN
    assert json.loads(capsys.readouterr().out)["qualname"] == "loud"
    assert main(["explain", f"{project / 'main.py'}:lout"]) == ExitCode.USAGE
    assert "its functions are: grow, loud, table" in capsys.readouterr().err


def test_explain_shows_the_proof(project: Path, capsys: Captured) -> None:
    assert main(["explain", f"{project / 'main.py'}:loud", "--proof"]) == ExitCode.CLEAN
    out = capsys.readouterr().out
    assert "HAS_PYTHON_SIDE_EFFECTS" in out
    assert "rules/decisions/eager.dl:" in out
    assert '"loud"' in out
    assert "[helpers.py:1]  (fact)" in out


def test_callgraph(project: Path, capsys: Captured) -> None:
    assert main(["callgraph", str(project), "--format", "json"]) == ExitCode.CLEAN
    graph = json.loads(capsys.readouterr().out)
    assert set(graph) == {"main", "main.grow", "main.loud", "main.table", "helpers", "helpers.shout"}
    assert "helpers.shout" in graph["main.loud"]
    assert graph["helpers.shout"] == ["<builtin>.print"]
    assert list(graph) == sorted(graph)


def test_callgraph_resolves_unknown_receivers_by_name(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "m.py").write_text("class A:\n    def run(self):\n        pass\n\n\ndef f(x):\n    x.run()\n")
    assert main(["callgraph", str(tmp_path), "--format", "json"]) == ExitCode.CLEAN
    assert json.loads(capsys.readouterr().out)["m.f"] == ["m.A.run"]


def _crossed(n: int) -> str:
    """A chain of functions through which all instances go: points-to grows as the square of its length."""
    lines = ["class Base:\n    def run(self):\n        pass\n"]
    lines += [f"class C{i}(Base):\n    pass\n" for i in range(n)]
    lines += [f"def f{i}(x):\n    f{i + 1}(x)\n" for i in range(n)]
    lines += [f"def f{n}(x):\n    x.run()\n", *(f"f0(C{i}())" for i in range(n))]
    return "\n".join(lines) + "\n"


def test_callgraph_falls_back_to_names_and_says_so(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "m.py").write_text(_crossed(250))
    assert main(["callgraph", str(tmp_path), "--format", "json", "--max-tuples", "300000"]) == ExitCode.CLEAN
    captured = capsys.readouterr()
    graph = json.loads(captured.out)
    assert graph["m.f0"] == ["m.f1"]
    assert graph["m.f250"] == ["m.Base.run"]
    notes = [line for line in captured.err.splitlines() if line.startswith("note: ")]
    assert [line.split("repeated with --context ")[1] for line in notes] == ["names instead of object"]


def test_verdicts_never_rest_on_names(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "m.py").write_text(_crossed(250))
    assert main(["check", str(tmp_path), "--max-tuples", "300000"]) == ExitCode.FAILED
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "raise the budget" in captured.err
    assert "--context names" not in captured.err
    assert main(["check", str(tmp_path), "--context", "names"]) == ExitCode.USAGE
    assert "no verdict" in capsys.readouterr().err


def test_callgraph_with_users_rules(project: Path, capsys: Captured) -> None:
    rules, out = project.parent / "mine.dl", project.parent / "out"
    rules.write_text(
        "/** Holds if `f` calls something. */\n.decl caller(name: Name)\n.output caller\n"
        "caller(name) :- call_graph_edge(f, _), function(f, name, _).\n"
    )
    command = ["callgraph", str(project), "--rules", str(rules), "--rules-output", str(out), "--format", "json"]
    assert main(command) == ExitCode.CLEAN
    assert json.loads(capsys.readouterr().out)["main.loud"]
    assert (out / "caller.csv").read_text() == "name\nloud\n"
    assert main([*command, "--context", "names"]) == ExitCode.USAGE
    assert "--rules" in capsys.readouterr().err


@pytest.mark.parametrize("form", ["tsv", "parquet", "sqlite"])
def test_extract(project: Path, form: str, capsys: Captured) -> None:
    target = project.parent / "facts"
    assert main(["extract", str(project), "-o", str(target), "--format", form]) == ExitCode.CLEAN
    names = {path.name for path in target.iterdir()}
    assert names == {"facts.sqlite"} if form == "sqlite" else len(names) > 100


def test_extracted_facts_feed_a_program(project: Path, capsys: Captured) -> None:
    facts, out = project.parent / "facts", project.parent / "out"
    out.mkdir()
    assert main(["extract", str(project), "-o", str(facts), "--context", "call-site"]) == ExitCode.CLEAN
    program = project.parent / "p.dl"
    program.write_text(
        '.decl option(name: symbol, value: symbol)\n.input option(filename="option.facts")\n'
        '.decl level(value: symbol)\n.output level\nlevel(v) :- option("context", v).\n'
    )
    assert main(["datalog", str(program), "-F", str(facts), "-D", str(out)]) == ExitCode.CLEAN
    assert (out / "level.csv").read_text() == "call-site\n"


def test_wrong_program(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "p.dl").write_text(".decl a(x: number)\na(y) :- b(y).\n")
    assert main(["datalog", str(tmp_path / "p.dl")]) == ExitCode.FAILED


def test_users_rules(project: Path, capsys: Captured) -> None:
    rules, out = project.parent / "mine.dl", project.parent / "out"
    rules.write_text(
        "/** Holds if `f` has a transformation. */\n.decl change(name: Name)\n"
        '.output change(filename="/tmp/elsewhere.csv")\n'
        "change(name) :- transformation(f, _), function(f, name, _).\n"
    )
    assert main(["check", str(project), "--rules", str(rules), "--rules-output", str(out)]) == ExitCode.FINDINGS
    assert "change (2 rows)\n  name\n  grow\n  table\n" in capsys.readouterr().out
    assert (out / "change.csv").read_text() == "name\ngrow\ntable\n"
    assert (out / "change.parquet").is_file()
    assert not Path("/tmp/elsewhere.csv").exists()


def test_wrong_users_rules_are_a_usage_error_with_file_and_line(project: Path, capsys: Captured) -> None:
    rules = project.parent / "mine.dl"
    rules.write_text("\n.decl change(name: Name)\nchange(name) :- no_such_relation(name).\n")
    assert main(["check", str(project), "--rules", str(rules)]) == ExitCode.USAGE
    assert "mine.dl:3" in capsys.readouterr().err


def test_budget_falls_back_one_level_and_says_so(project: Path, capsys: Captured) -> None:
    arguments = ["check", str(project), "--max-tuples", "1000"]
    assert main(arguments) == ExitCode.FAILED
    assert "raise the budget" in capsys.readouterr().err


def test_context_is_reported(project: Path, capsys: Captured) -> None:
    (project / "pyproject.toml").write_text('[tool.graphlift]\ncontext = "insensitive"\nrules = ["/etc/passwd"]\n')
    main(["check", str(project), "--format", "json"])
    captured = capsys.readouterr()
    assert json.loads(captured.out)["tool"]["context"] == "insensitive"
    assert "tool.graphlift.rules is ignored" in captured.err
    main(["check", str(project), "--format", "json", "--context", "object", "--no-config"])
    assert json.loads(capsys.readouterr().out)["tool"]["context"] == "object"


def test_schema_and_rules(capsys: Captured) -> None:
    assert main(["schema", "edit"]) == ExitCode.CLEAN
    assert capsys.readouterr().out.startswith("edit(f: Function, action: Label, d: Entity)  [exported]\n    Holds if")
    assert main(["schema", "--kind", "exported", "--format", "json"]) == ExitCode.CLEAN
    assert {row["kind"] for row in json.loads(capsys.readouterr().out)} == {"exported"}
    assert main(["rules"]) == ExitCode.CLEAN
    out = capsys.readouterr().out
    assert "main.dl" in out
    assert "HAS_PYTHON_SIDE_EFFECTS" in out


def test_every_command_has_its_module_and_help(capsys: Captured) -> None:
    assert isinstance(group, LazyGroup)
    for name in COMMANDS:
        assert main([name, "--help"]) == ExitCode.CLEAN
        assert "Usage: graphlift" in capsys.readouterr().out


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys; from graphlift.cli import main; main(['--help']);"
        "print([m for m in ('numpy', 'pandas', 'pyarrow', 'libcst', 'rich') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-P", "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.splitlines()[-1] == "[]"


def test_internal_errors_are_told_as_such(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    def broken(*arguments: object) -> None:
        raise ZeroDivisionError("oops")

    monkeypatch.setattr(group, "main", broken)
    monkeypatch.setattr(type(group), "main", broken)
    assert main(["check"]) == ExitCode.FAILED
    assert "defect of graphlift" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, ExitCode.INTERRUPTED), (signal.SIGTERM, ExitCode.TERMINATED)]
)
def test_interrupt_has_its_own_exit_code_and_writes_nothing(
    number: signal.Signals, code: ExitCode, project: Path
) -> None:
    target = project.parent / "report.json"
    # So much to do that the signal comes neither before nor after it.
    (project / "large.py").write_text(_crossed(1500))
    command = [sys.executable, "-P", "-m", "graphlift", "check", str(project), "--format", "json", "-o", str(target)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    time.sleep(1.5)
    process.send_signal(number)
    _, err = process.communicate(timeout=120)
    if process.returncode == ExitCode.FINDINGS:
        pytest.skip("it was faster than the interrupt")
    assert process.returncode == code
    assert "nothing is half written" in err
    assert not target.exists()


def test_doctor_clears_only_what_is_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    monkeypatch.setenv("GRAPHLIFT_CACHE_DIR", str(tmp_path))
    (tmp_path / "facts").mkdir()
    (tmp_path / "facts" / "x").write_text("")
    (tmp_path / "precious").write_text("")
    assert main(["doctor", "--clear-cache"]) == ExitCode.CLEAN
    out = capsys.readouterr().out
    assert "engine embedded" in out
    assert not (tmp_path / "facts" / "x").exists()
    assert (tmp_path / "precious").exists()


def test_program_runs_with_both_engines(tmp_path: Path, capsys: Captured) -> None:
    program = tmp_path / "p.dl"
    program.write_text('.decl a(x: symbol)\n.output a\na("1").\n')
    assert main(["datalog", str(program), "-D", str(tmp_path), "--engine", "embedded"]) == ExitCode.CLEAN
    assert (tmp_path / "a.csv").read_text() == "1\n"
    (tmp_path / "a.csv").unlink()
    code = main(["datalog", str(program), "-D", str(tmp_path), "--engine", "souffle"])
    if code == ExitCode.USAGE:
        assert "Soufflé was not found" in capsys.readouterr().err
    else:
        assert (code, (tmp_path / "a.csv").read_text()) == (ExitCode.CLEAN, "1\n")
