"""From hand-made relations to planned edits."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from graphlift.facts.base import FactBase
from graphlift.refactor import content_hash, make_plan, write_edits

FILES = {
    "pkg/__init__.py": "import tensorflow as tf\n@tf.function\ndef f(x): return x\n",
    "pkg/a.py": "import tensorflow as tf\n@tf.function\ndef f(x): return x\n",
    "pkg/b.py": "import tensorflow as tf\n@tf.function\ndef f(x): return x\n",
    "pkg/c.py": "import tensorflow as tf\nclass A:\n    def g(self, x): return x\n",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "pkg").mkdir()
    for name, text in FILES.items():
        (tmp_path / name).write_text(text)
    return tmp_path


def tables(edits: Sequence[Sequence[str | int]], assumed: Sequence[Sequence[str | int]] = ()) -> FactBase:
    base = FactBase()
    base.put_rows("file", [(f"file{i}", path) for i, path in enumerate(FILES)])
    base.put_rows(
        "module", [("m0", "pkg", "file0"), ("m1", "pkg.a", "file1"), ("m2", "pkg.b", "file2"), ("m3", "pkg.c", "file3")]
    )
    base.put_rows("import_from", [("v0", "pkg.b", "tf")])
    base.put_rows("definition_line", [("f0", 3), ("f1", 3), ("f2", 3), ("f3", 3)])
    base.put_rows("qualified_name", [("f0", "f"), ("f1", "f"), ("f2", "f"), ("f3", "A.g")])
    spans: list[Sequence[str | int]] = [(f"d{i}", f"file{i}", 2, 1) for i in range(3)]
    spans += [(f"f{i}", f"file{i}", 2, 1) for i in range(3)]
    base.put_rows("span", [*spans, ("f3", "file3", 3, 5)])
    base.put_rows("edit", edits)
    base.put_rows("edit_assumption", assumed)
    return base


REMOVE_ALL = [(f"f{i}", "remove", f"d{i}") for i in range(3)]


def test_removal_keeps_imports_that_others_take(project: Path) -> None:
    base = tables(REMOVE_ALL)
    plan = make_plan(base, base, project)
    assert {edit.path: edit.dropped_imports for edit in plan.files} == {
        "pkg/__init__.py": (),
        "pkg/a.py": ("tf",),
        "pkg/b.py": (),
    }
    assert not plan.failed


def test_edits_that_rest_on_assumptions_need_the_flag(project: Path) -> None:
    base = tables([("f3", "add", "f3"), *REMOVE_ALL[:1]], [("f3", "named like a training step")])
    plan = make_plan(base, base, project)
    assert [request.qualname for request in plan.withheld] == ["A.g"]
    assert [request.path for request in plan.applied] == ["pkg/__init__.py"]
    unsafe = make_plan(base, base, project, unsafe=True)
    assert not unsafe.withheld
    assert b"    @tf.function\n    def g" in unsafe.files[1].after


def test_file_that_changed_since_analysis_is_not_edited(project: Path) -> None:
    base = tables(REMOVE_ALL)
    digests = {path: content_hash(text.encode()) for path, text in FILES.items()}
    (project / "pkg/a.py").write_text("# other\n" + FILES["pkg/a.py"])
    plan = make_plan(base, base, project, digests=digests)
    assert [(o.request.path, o.error) for o in plan.failed] == [("pkg/a.py", "the file changed while it was analysed")]


def test_no_edits_no_plan(project: Path) -> None:
    base = tables([])
    assert make_plan(base, base, project).files == ()


def test_write_then_nothing_left(project: Path) -> None:
    base = tables(REMOVE_ALL)
    plan = make_plan(base, base, project)
    assert all(not written.error for written in write_edits(project, plan.files))
    again = make_plan(base, base, project)
    assert {outcome.error for outcome in again.failed} <= {
        "the decorator to remove is not where it was",
        "there is no function definition on this line",
    }
    assert not any(edit.changed for edit in again.files)
