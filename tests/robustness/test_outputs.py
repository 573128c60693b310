"""Output that cannot be written: an error with a place and a code, no traceback, nothing half written."""

from __future__ import annotations

import os
import shlex
import subprocess
from pathlib import Path

import pytest

from tests.robustness.command import GRAPHLIFT, contents, graphlift
from tests.robustness.hostile import GOOD

pytestmark = pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no such device here")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "m.py").write_text(GOOD.format(name="grow"))
    return tmp_path


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


def shell(command: str, project: Path, cache: Path) -> tuple[int, str]:
    run = subprocess.run(
        ["bash", "-c", f'set -o pipefail; graphlift() {{ {shlex.join(GRAPHLIFT)} "$@"; }}; {command}'],
        cwd=project,
        env={**os.environ, "GRAPHLIFT_CACHE_DIR": str(cache)},
        capture_output=True,
        timeout=300,
        text=True,
        check=False,
    )
    assert "Traceback" not in run.stderr
    assert "Exception ignored" not in run.stderr
    assert "defect" not in run.stderr
    return run.returncode, run.stderr


@pytest.mark.parametrize("command", ["check src --format json", "fix src", "callgraph src", "rules", "--help"])
def test_a_full_device(command: str, project: Path, cache: Path) -> None:
    before = contents(project)
    code, err = shell(f"graphlift {command} > /dev/full", project, cache)
    assert code == 3
    assert "No space left on device" in err
    assert contents(project) == before


@pytest.mark.parametrize("ending", ["> /dev/full 2>&1", ">&-"])
def test_nobody_can_hear_it(ending: str, project: Path, cache: Path) -> None:
    assert shell(f"graphlift check src --format json {ending}", project, cache)[0] == 3


def test_status_that_cannot_be_written_does_not_stop_the_result(project: Path, cache: Path) -> None:
    (project / "src" / "bad.py").write_text("def f(:\n")
    for ending in ("2> /dev/full", "2>&-"):
        assert shell(f"graphlift check src -o report.json --format json {ending}", project, cache)[0] == 4
        assert (project / "report.json").read_bytes().endswith(b"}\n")
        (project / "report.json").unlink()


def test_a_reader_who_has_had_enough_does_not_change_the_code(project: Path, cache: Path) -> None:
    for number in range(400):
        (project / "src" / f"f{number}.py").write_text(f"def f{number}(x):\n    return x\n")
    assert shell("graphlift check src --format json | head -1", project, cache) == (1, "")


@pytest.mark.parametrize("form", ["tsv", "parquet", "sqlite"])
def test_extract_to_a_place_that_cannot_be(form: str, project: Path, cache: Path) -> None:
    (project / "file").write_text("precious")
    before = contents(project)
    for place in ("file", "file/below", "/proc/nowhere", "/dev/null", "x" * 300):
        run = graphlift("extract", "src", "-o", place, "--format", form, cache=cache, cwd=project)
        assert run.code == 2, place
        assert run.out == ""
        assert "rror: " in run.err
    assert contents(project) == before


def test_reports_and_tables_to_a_place_that_cannot_be(project: Path, cache: Path) -> None:
    (project / "file").write_text("precious")
    before = contents(project)
    for place in ("file/below", "src", "/proc/nowhere"):
        assert graphlift("check", "src", "-o", place, cache=cache, cwd=project).code == 2
        if place != "src":
            assert graphlift("batch", ".", "-o", place, cache=cache, cwd=project).code == 2
    assert contents(project) == before


@pytest.mark.parametrize(
    "options", [["--context", "magic"], ["--format", "sarif"], ["--no-such-option"], ["other"], ["--rules", "no.dl"]]
)
def test_batch_refuses_wrong_options_before_it_runs_anything(options: list[str], project: Path, cache: Path) -> None:
    run = graphlift("batch", ".", "-o", "out", *options, cache=cache, cwd=project)
    assert run.code == 2
    assert not (project / "out").exists()


def test_a_file_with_the_longest_name_is_edited(project: Path, cache: Path) -> None:
    name = "x" * 252 + ".py"
    (project / "src" / "m.py").rename(project / "src" / name)
    assert graphlift("fix", "src", "--write", cache=cache, cwd=project).code == 0
    assert "@tf.function\ndef grow" in (project / "src" / name).read_text()
    assert len(contents(project)) == 1


def test_usage_errors_are_harmless_for_terminals(project: Path, cache: Path) -> None:
    for arguments in (
        ["check", "--\x1b[31m"],
        ["\x1b[31m"],
        ["check", "no\x1b[31m\nsuch"],
        ["check", "src", "--engine", "\x9b"],
    ):
        run = graphlift(*arguments, cache=cache, cwd=project)
        assert run.code == 2
        assert all(line.isprintable() for line in run.err.splitlines())
