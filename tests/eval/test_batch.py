"""Batches: limits, resume, tables - with a stand-in for the analysis where only the bookkeeping matters."""

from __future__ import annotations

import json
import os
import re
import signal
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from graphlift.eval import batch
from graphlift.eval.batch import Limits, Outcome, find_projects, run_batch, stored_results
from graphlift.eval.processes import Finished, Running, run_process
from graphlift.eval.results import build_results, read_results, write_results

FUNCTION: dict[str, Any] = {
    "path": "a.py",
    "line": 3,
    "qualname": "f",
    "hybrid": False,
    "candidate": True,
    "parameters": [
        {
            "name": "x",
            "kind": "positional",
            "tensor": True,
            "container": False,
            "primitive": None,
            "supplied": None,
            "types": [1],
        }
    ],
    "facts": {"side_effects": False, "recursive": None},
    "verdict": {
        "refactoring": "R",
        "precondition": None,
        "transformation": None,
        "failures": [
            {
                "code": 4,
                "name": "S",
                "primary": True,
                "witnesses": [{"path": "a.py", "line": 4, "column": 1, "text": "t\udc80"}],
            }
        ],
        "warnings": [],
        "notes": [{"code": 1, "name": "N", "primary": False, "witnesses": [], "parameter": "x"}],
        "assumptions": [],
    },
}
REPORT = {"functions": [FUNCTION], "diagnostics": [], "tool": {"context": "object"}}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    for name in ("one", "two", "three", ".hidden"):
        (tmp_path / "corpus" / name).mkdir(parents=True)
        (tmp_path / "corpus" / name / "a.py").write_text("x = 1\n")
    (tmp_path / "corpus" / "notes.txt").write_text("")
    return tmp_path / "corpus"


class Analysis:
    """Stands for `graphlift check`: says how each project ends, and remembers what was asked."""

    def __init__(self, endings: dict[str, str] | None = None) -> None:
        self.endings = endings or {}
        self.asked: list[str] = []

    def __call__(self, command: list[str], **limits: object) -> Finished:
        name = Path(command[command.index("check") + 1]).name
        self.asked.append(name)
        ending = self.endings.get(name, "ok")
        if ending == "interrupt":
            raise KeyboardInterrupt
        if ending not in ("crash", "late"):
            Path(command[command.index("--output") + 1]).write_text(json.dumps(REPORT))
        code = {"ok": 1, "partial": 4, "crash": 3, "late": -9}[ending]
        return Finished(code, ending == "late", 1.0, 0.5, 100.0, "", "some error\n")


def run(corpus: Path, analysis: Analysis, monkeypatch: pytest.MonkeyPatch, **options: Any) -> list[Outcome]:
    monkeypatch.setattr(batch, "run_process", analysis)
    return run_batch(find_projects(corpus), corpus.parent / "out", **options)


def test_projects_are_visible_folders_and_files(corpus: Path) -> None:
    (corpus / "single.py").write_text("")
    assert [project.name for project in find_projects(corpus)] == ["one", "single.py", "three", "two"]


def test_statuses(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    outcomes = run(corpus, Analysis({"one": "crash", "two": "late", "three": "partial"}), monkeypatch)
    assert {o.project: (o.status, bool(o.error)) for o in outcomes} == {
        "one": ("failed", True),
        "two": ("timeout", True),
        "three": ("partial", False),
    }


def test_resumes_what_was_interrupted(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(KeyboardInterrupt):
        run(corpus, Analysis({"two": "interrupt"}), monkeypatch)
    again = Analysis()
    outcomes = run(corpus, again, monkeypatch)
    assert "two" in again.asked
    assert "one" not in again.asked
    assert [o.status for o in outcomes] == ["ok"] * 3
    assert len(list(stored_results(corpus.parent / "out"))) == 3


def test_what_an_interrupt_killed_is_no_result(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Killed(Analysis):
        def __call__(self, command: list[str], **limits: object) -> Finished:
            running = limits["running"]
            assert isinstance(running, Running)
            running.stop()
            return super().__call__(command, **limits)

    with pytest.raises(batch._Stopped):
        run(corpus, Killed({"one": "crash", "two": "crash", "three": "crash"}), monkeypatch)
    assert not list(stored_results(corpus.parent / "out"))


def test_running_processes_are_stopped_together() -> None:
    running = Running()
    sleep = [sys.executable, "-c", "import time; time.sleep(60)"]
    with ThreadPoolExecutor(2) as pool:
        jobs = [pool.submit(run_process, sleep, running=running) for _ in range(2)]
        time.sleep(0.5)
        running.stop()
        assert [job.result(timeout=20).exit_code for job in jobs] == [-signal.SIGKILL] * 2
    assert run_process(sleep, running=running).exit_code == -signal.SIGKILL, "started too late"


def test_analyses_again_what_changed(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(corpus, Analysis(), monkeypatch)
    (corpus / "one" / "a.py").write_text("x = 22\n")
    changed = Analysis()
    run(corpus, changed, monkeypatch)
    assert changed.asked == ["one"]
    for options in ({"arguments": ["--no-speculate"]}, {"version": "2"}, {"fresh": True}):
        other = Analysis()
        run(corpus, other, monkeypatch, **options)
        assert sorted(other.asked) == ["one", "three", "two"]


def test_damaged_result_is_made_again(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(corpus, Analysis(), monkeypatch)
    (corpus.parent / "out" / "projects" / "two.json").write_text('{"outcome": {')
    again = Analysis()
    run(corpus, again, monkeypatch)
    assert again.asked == ["two"]


def test_tables(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(corpus, Analysis({"one": "crash"}), monkeypatch)
    out = corpus.parent / "out"
    write_results(build_results(out), out)
    tables = read_results(out)
    assert tables.projects.set_index("project")["status"].to_dict() == {"one": "failed", "three": "ok", "two": "ok"}
    assert list(tables.functions["project"]) == ["three", "two"]
    assert tables.functions["fact_side_effects"].tolist() == [False, False]
    assert tables.functions["fact_recursive"].isna().all()
    assert tables.findings[["kind", "name"]].drop_duplicates().values.tolist() == [["failure", "S"], ["note", "N"]]
    assert tables.findings["witness_text"].iloc[0] == "t\\udc80"
    assert tables.parameters["tensor"].tolist() == [True, True]
    assert tables.diagnostics.empty
    assert (out / "functions.csv").read_text().startswith("project,path,line,qualname,")
    assert not list(out.glob(".*"))


def test_tables_are_the_same_in_both_forms(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("=1+1", "2020", "'-x"):
        (corpus / name).mkdir()
    run(corpus, Analysis({"one": "crash"}), monkeypatch)
    out = corpus.parent / "out"
    built = build_results(out)
    built.functions.loc[0, "qualname"] = "@f"
    write_results(built, out)
    exact, text = read_results(out), read_results(out, "csv")
    for name in ("projects", "functions", "findings", "parameters", "diagnostics"):
        pd.testing.assert_frame_equal(
            getattr(exact, name), getattr(text, name), check_dtype=len(getattr(exact, name)) > 0
        )
    assert "@f" in exact.functions["qualname"].tolist()
    assert {"=1+1", "2020", "'-x"} < set(text.projects["project"])
    assert "\n'=1+1," in (out / "projects.csv").read_text()


def test_project_names_of_any_kind_have_files_of_their_own(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = [
        "..x",
        "-x",
        "--help",
        "CON",
        "con",
        "nul.txt",
        "a b",
        "a_b",
        "A",
        "a",
        "a\nb",
        "x" * 255,
        "x" * 254,
        "é" * 127,
    ]
    names += [os.fsdecode(b"b\xff"), "b\\udcff", "ends.", "a~" + "0" * 24, "[red]", "=x"]
    for name in names:
        (corpus / name).mkdir()
    visible = {name for name in names if not name.startswith(".")}
    analysis = Analysis()
    outcomes = run(corpus, analysis, monkeypatch)
    assert visible < set(analysis.asked)
    assert len({o.project for o in outcomes}) == len(outcomes) == len(visible) + 3
    stored = list((corpus.parent / "out" / "projects").iterdir())
    assert len({path.name.lower() for path in stored}) == len(outcomes), "on a file system without capitals too"
    for path in stored:
        assert re.fullmatch(r"[a-z0-9_][a-z0-9_.~-]*\.json", path.name)
        assert len(path.name) <= 110
        assert not re.match(r"(con|nul)\.", path.name)
    again = Analysis()
    assert len(run(corpus, again, monkeypatch)) == len(outcomes)
    assert again.asked == [], "all are known now"
    write_results(build_results(corpus.parent / "out"), corpus.parent / "out")
    assert read_results(corpus.parent / "out").projects["project"].is_unique


def test_results_are_no_project(corpus: Path) -> None:
    (corpus / "results").mkdir()
    assert "results" in [project.name for project in find_projects(corpus)]
    assert "results" not in [project.name for project in find_projects(corpus, corpus / "results")]


def test_tables_of_gone_projects_are_left_out(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(corpus, Analysis(), monkeypatch)
    assert build_results(corpus.parent / "out", {"one"}).functions["project"].tolist() == ["one"]


def test_what_had_no_result_is_tried_again_under_other_limits(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    endings = {"one": "late", "two": "crash"}
    run(corpus, Analysis(endings), monkeypatch, limits=Limits(10))
    same, other = Analysis(endings), Analysis()
    run(corpus, same, monkeypatch, limits=Limits(10))
    run(corpus, other, monkeypatch, limits=Limits(20))
    assert same.asked == []
    assert sorted(other.asked) == ["one", "two"]


def test_analyses_again_when_configuration_or_rules_changed(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rules = corpus.parent / "mine.dl"
    rules.write_text("")
    run(corpus, Analysis(), monkeypatch, arguments=["--rules", str(rules)])
    (corpus / "two" / "pyproject.toml").write_text("[tool.graphlift]\n")
    changed = Analysis()
    run(corpus, changed, monkeypatch, arguments=["--rules", str(rules)])
    assert changed.asked == ["two"]
    rules.write_text("// changed\n")
    all_of_them = Analysis()
    run(corpus, all_of_them, monkeypatch, arguments=["--rules", str(rules)])
    assert len(all_of_them.asked) == 3


def test_process_is_stopped_with_its_children_at_the_time_limit(tmp_path: Path) -> None:
    marker = tmp_path / "pid"
    code = (
        "import subprocess, time; child = subprocess.Popen(['sleep', '60']);"
        f"open({str(marker)!r}, 'w').write(str(child.pid)); time.sleep(60)"
    )
    started = time.monotonic()
    finished = run_process([sys.executable, "-c", code], time_limit=3)
    assert finished.timed_out
    assert time.monotonic() - started < 30
    if marker.exists():
        time.sleep(0.3)
        state = Path(f"/proc/{marker.read_text()}/stat")
        assert not state.exists() or state.read_text().split()[2] == "Z"


def test_process_measures_and_keeps_output() -> None:
    finished = run_process([sys.executable, "-c", "import sys; x = bytearray(60_000_000); print('out'); sys.exit(3)"])
    assert (finished.exit_code, finished.timed_out, finished.stdout) == (3, False, "out\n")
    assert finished.peak_mb > 50


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="address space is limited on Linux")
def test_memory_limit() -> None:
    finished = run_process([sys.executable, "-c", "x = bytearray(2_000_000_000)"], memory_limit_mb=500)
    assert finished.exit_code == 1
    assert "MemoryError" in finished.stderr


def test_limits_have_defaults() -> None:
    assert Limits().seconds == 600.0
    assert os.cpu_count()
