"""Every command on a tree of hostile entries: one diagnostic each, everything else analysed, nothing else touched."""

from __future__ import annotations

import ast
import json
import os
import re
from collections import Counter
from pathlib import Path

import pytest

from graphlift.eval.results import read_results
from graphlift.facts.tsv import read_tsv
from graphlift.report.printable import printable
from tests.robustness.command import Run, contents, graphlift
from tests.robustness.hostile import Tree, make

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such files here"),
    pytest.mark.filterwarnings("ignore::SyntaxWarning", "ignore::DeprecationWarning"),
]


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    return make(tmp_path_factory.mktemp("hostile") / "tree")


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.getbasetemp()
    return (base.parent if base.name.startswith("popen-") else base) / "hostile-cache"


def assert_told_once(run: Run, tree: Tree) -> None:
    """Standard error has a line for each bad entry, with a reason, and no other line about an entry."""
    lines = run.err.splitlines()
    assert all(line.isprintable() for line in lines)
    for path in tree.bad:
        (line,) = [line for line in lines if line.startswith((f"{printable(path)}:", f"{printable(path)}: "))]
        assert ": error: " in line
        assert line.endswith("]")
    assert sum(": error: " in line and line.endswith("]") for line in lines) == len(tree.bad)


def test_the_tree_is_what_it_claims(tree: Tree) -> None:
    assert len(tree.bad) >= 60
    assert len(tree.graphs) >= 50
    for path in tree.good:
        compile((tree.root / path).read_bytes(), "good", "exec", ast.PyCF_ONLY_AST, dont_inherit=True)


def test_check_text(tree: Tree, cache: Path) -> None:
    before = contents(tree.root.parent)
    run = graphlift("check", tree.root, cache=cache)
    assert run.code == 4
    assert_told_once(run, tree)
    assert f"{len(tree.bad)} files could not be analysed." in run.out
    assert all(line.isprintable() for line in run.out.splitlines())
    for path, name in tree.graphs.items():
        (line,) = [
            line for line in run.out.splitlines() if line.startswith(f"{printable(path)}:") and f" {name} " in line
        ]
        assert "make it a graph" in line
    assert "loud.py:4 loud" in run.out
    assert contents(tree.root.parent) == before


def test_check_json(tree: Tree, cache: Path) -> None:
    run = graphlift("check", tree.root, "--format", "json", cache=cache)
    assert run.code == 4
    report = json.loads(run.out)
    assert Counter(d["path"] for d in report["diagnostics"]) == Counter(tree.bad)
    assert all(d["message"] and d["severity"] == "error" for d in report["diagnostics"])
    verdicts = {(f["path"], f["qualname"]): f["verdict"] for f in report["functions"]}
    for path, name in tree.graphs.items():
        assert verdicts[path, name]["transformation"] == "CONVERT_TO_HYBRID", path
    assert [f["name"] for f in verdicts["loud.py", "loud"]["failures"]] == ["HAS_PYTHON_SIDE_EFFECTS"]
    assert {path for path, _ in verdicts} <= tree.good
    defined = {
        (path, node.lineno)
        for path in tree.good
        for node in ast.walk(ast.parse((tree.root / path).read_bytes()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert Counter((f["path"], f["line"]) for f in report["functions"]) == Counter(defined)


def test_check_sarif(tree: Tree, cache: Path) -> None:
    run = graphlift("check", tree.root, "--format", "sarif", "--context", "insensitive", cache=cache)
    assert run.code == 4
    (found,) = json.loads(run.out)["runs"]
    assert len(found["invocations"][0]["toolExecutionNotifications"]) == len(tree.bad)
    graphs = [result for result in found["results"] if result["ruleId"] == "CONVERT_TO_HYBRID"]
    assert len(graphs) == len(tree.graphs)


def test_callgraph(tree: Tree, cache: Path) -> None:
    run = graphlift("callgraph", tree.root, "--format", "json", cache=cache)
    assert run.code == 4
    assert_told_once(run, tree)
    graph = json.loads(run.out)
    assert "plain.plain" in graph["plain"]
    assert "special.folder.py.inside.inside" in graph or any(name.endswith("inside.inside") for name in graph)


@pytest.mark.parametrize("form", ["tsv", "parquet", "sqlite"])
def test_extract(form: str, tree: Tree, cache: Path, tmp_path: Path) -> None:
    run = graphlift("extract", tree.root, "-o", tmp_path / "facts", "--format", form, cache=cache)
    assert run.code == 4
    assert_told_once(run, tree)
    assert [path.name for path in tmp_path.iterdir()] == ["facts"]
    assert not [path for path in (tmp_path / "facts").iterdir() if path.name.startswith(".")]
    if form == "tsv":
        assert set(read_tsv(tmp_path / "facts", ["file"]).frame("file")["path"]) == tree.good


def test_explain(tree: Tree, cache: Path) -> None:
    run = graphlift(
        "explain", f"{tree.root / 'plain.py'}:plain", "--project", tree.root, "--context", "insensitive", cache=cache
    )
    assert run.code == 4
    assert "verdict: make it a graph (P1)" in run.out
    assert_told_once(run, tree)
    broken = graphlift("explain", f"{tree.root / 'bad' / 'nul.py'}:f", cache=cache)
    assert broken.code == 2
    assert "could not be analysed" in broken.err


def test_fix(tree: Tree, cache: Path, tmp_path: Path) -> None:
    copy = make(tmp_path / "copy" / "tree")
    before = contents(tmp_path)
    shown = graphlift("fix", copy.root, "--no-speculate", cache=cache)
    assert shown.code == 4
    assert contents(tmp_path) == before, "showing writes nothing"
    written = graphlift("fix", copy.root, "--write", "--no-speculate", cache=cache)
    assert written.code == 4
    assert_told_once(written, copy)
    after = contents(tmp_path)
    assert set(after) == set(before)
    changed = {os.path.relpath(path, "copy/tree") for path in before if before[path] != after[path]}
    refused = {path for path in copy.graphs if f"{printable(path)}:" in written.err}
    assert refused == {f"odd/{name}.py" for name in ("long_addition", "joined_strings", "long_boolean")}, (
        "LibCST's limits"
    )
    assert changed == set(copy.graphs) - refused
    for path in copy.graphs.keys() - refused:
        old, new = (side[os.path.join("copy/tree", path)] for side in (before, after))
        # The decorator takes the line end of its `def`; nothing else is there.
        name = re.escape(copy.graphs[path].encode())
        (end,) = re.findall(rb"^def %b\(x\):(\r\n|\r|\n)" % name, old.replace(b"\f", b""), re.MULTILINE) or [b"\r"]
        assert new.replace(b"@tf.function" + end, b"", 1) == old, path
        tree_of_new = ast.parse(new)
        (node,) = [n for n in ast.walk(tree_of_new) if isinstance(n, ast.FunctionDef) and n.name == copy.graphs[path]]
        assert [ast.unparse(decorator) for decorator in node.decorator_list] == ["tf.function"]
    assert not [path for path in shown.out.split("\n") if path.startswith("--- a/bad")]


def test_batch(tree: Tree, cache: Path, tmp_path: Path) -> None:
    projects = tmp_path / "projects"
    projects.mkdir()
    copy = make(projects / "hostile")
    Path(copy.outside).unlink()
    (projects / ("x" * 255)).mkdir()
    (projects / ("x" * 255) / "m.py").write_text((copy.root / "plain.py").read_text())
    os.mkfifo(projects / "pipe.py")
    (projects / "loop").symlink_to("loop")
    run = graphlift("batch", projects, "-o", tmp_path / "out", "-w", "2", "--context", "insensitive", cache=cache)
    assert run.code == 4
    tables = read_results(tmp_path / "out")
    assert tables.projects.set_index("project")["status"].to_dict() == {"hostile": "partial", "x" * 255: "ok"}
    assert len(tables.diagnostics) == len(copy.bad)
    assert (tables.functions["transformation"] == "CONVERT_TO_HYBRID").sum() == len(copy.graphs) + 1
    text = (tmp_path / "out" / "functions.csv").read_text()
    assert "'=cmd.py" in text or "names/=cmd.py" in text
