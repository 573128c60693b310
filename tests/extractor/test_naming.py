"""Import roots, module names and what imports resolve to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from graphlift.extractor import extract
from graphlift.extractor.extraction import Extraction
from graphlift.extractor.naming import Names, name_modules

NOWHERE = Path("/nowhere")


def names(*files: str, projects: tuple[str, ...] = ()) -> dict[str, str]:
    return {path: module.name for path, module in name_modules(NOWHERE, sorted(files), projects).modules.items()}


def tree(*files: str, projects: tuple[str, ...] = ()) -> Names:
    return name_modules(NOWHERE, sorted(files), projects)


def test_a_package_beside_scripts_and_tests() -> None:
    found = tree(
        "setup.py",
        "pkg/__init__.py",
        "pkg/sub/__init__.py",
        "pkg/sub/m.py",
        "docs/conf.py",
        "tests/test_m.py",
        projects=("",),
    )
    assert {path: module.name for path, module in found.modules.items()} == {
        "setup.py": "setup",
        "pkg/__init__.py": "pkg",
        "pkg/sub/__init__.py": "pkg.sub",
        "pkg/sub/m.py": "pkg.sub.m",
        "docs/conf.py": "docs.conf",
        "tests/test_m.py": "tests.test_m",
    }
    assert found.roots == ["."]
    assert found.modules["pkg/sub/m.py"].package == "pkg.sub"
    assert found.modules["pkg/sub/__init__.py"].package == "pkg.sub"
    assert found.modules["setup.py"].package == ""


def test_a_src_layout() -> None:
    found = tree("src/pkg/__init__.py", "src/pkg/m.py", "src/single.py", "src/space/m.py", "tools/pkg.py")
    assert {path: module.name for path, module in found.modules.items()} == {
        "src/pkg/__init__.py": "pkg",
        "src/pkg/m.py": "pkg.m",
        "src/single.py": "single",
        "src/space/m.py": "space.m",
        "tools/pkg.py": "tools.pkg",
    }
    assert found.roots == [".", "src"]


def test_a_test_package_does_not_take_the_name_of_the_package_it_tests() -> None:
    found = names("pkg/__init__.py", "tests/pkg/__init__.py", "tests/pkg/test_m.py")
    assert found["pkg/__init__.py"] == "pkg"
    assert found["tests/pkg/test_m.py"] == "tests.pkg.test_m"


def test_two_roots_with_one_name() -> None:
    found = names("a/lib1/__init__.py", "b/lib1/__init__.py", "b/lib1/m.py")
    assert found == {"a/lib1/__init__.py": "lib1", "b/lib1/__init__.py": "b.lib1", "b/lib1/m.py": "b.lib1.m"}


def test_a_module_beside_a_package_of_the_same_name() -> None:
    found = names("m.py", "m/__init__.py")
    assert found == {"m/__init__.py": "m", "m.py": "m@m.py"}


def test_files_that_cannot_be_imported_have_names() -> None:
    assert names("my-script.py", "v1.2/run.py") == {"my-script.py": "my-script", "v1.2/run.py": "v1_2.run"}


def test_relative_imports() -> None:
    found = tree("p/__init__.py", "p/a.py", "p/q/__init__.py", "p/q/b.py")
    assert found.resolve("p/q/b.py", 1, "") == "p.q"
    assert found.resolve("p/q/b.py", 1, "c") == "p.q.c"
    assert found.resolve("p/q/b.py", 2, "a") == "p.a"
    assert found.resolve("p/q/__init__.py", 1, "b") == "p.q.b"
    assert found.resolve("p/q/__init__.py", 2, "") == "p"
    assert found.resolve("p/a.py", 3, "x") == "...x"


def test_a_script_sees_its_own_directory_first() -> None:
    found = tree("utils.py", "examples/a/train.py", "examples/a/utils.py", "examples/b/utils.py", "examples/b/run.py")
    assert found.resolve("examples/a/train.py", 0, "utils") == "examples.a.utils"
    assert found.resolve("examples/b/run.py", 0, "utils.x") == "examples.b.utils.x"
    assert found.resolve("utils.py", 0, "utils") == "utils"
    assert found.resolve("examples/a/train.py", 0, "tensorflow") == "tensorflow"


def test_a_package_does_not_see_its_siblings_as_top_level() -> None:
    found = tree("pkg/__init__.py", "pkg/keras.py", "pkg/m.py")
    assert found.resolve("pkg/m.py", 0, "keras") == "keras"


def test_imports_prefer_the_own_root() -> None:
    found = tree(
        "one/tests/__init__.py", "one/tests/t.py", "two/tests/__init__.py", "two/tests/t.py", projects=("one", "two")
    )
    assert found.resolve("two/tests/t.py", 0, "tests.t") == found.modules["two/tests/t.py"].name
    assert found.resolve("one/tests/t.py", 0, "tests.t") == found.modules["one/tests/t.py"].name
    assert len({module.name for module in found.modules.values()}) == 4


def test_the_given_directory_may_be_inside_a_package(tmp_path: Path) -> None:
    for path in ("outer/__init__.py", "outer/inner/__init__.py", "outer/inner/m.py", "outer/inner/scripts/s.py"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("from .. import other\nfrom . import sibling\n")
    found = extract([tmp_path / "outer" / "inner"], cache=False)
    modules = dict(zip(found.facts.frame("file")["path"], found.facts.frame("module")["name"], strict=True))
    assert modules == {"__init__.py": "outer.inner", "m.py": "outer.inner.m", "scripts/s.py": "outer.inner.scripts.s"}
    assert found.roots == ["../.."]
    assert ("outer", "other") in set(found.facts.frame("import_from")[["m", "name"]].itertuples(index=False, name=None))


@pytest.mark.parametrize("order", [1, -1])
def test_names_do_not_depend_on_the_order_of_files(order: int) -> None:
    files = ["b/lib1/__init__.py", "a/lib1/__init__.py", "lib1.py", "x/lib1.py", "tests/lib1/__init__.py"][::order]
    assert dict(sorted(name_modules(NOWHERE, files).modules.items())) == dict(
        sorted(name_modules(NOWHERE, sorted(files)).modules.items())
    )


def test_import_facts(extracted: Callable[..., Extraction]) -> None:
    found = extracted(
        {
            "pkg/__init__.py": "from .m import f as g\nfrom .m import *\n",
            "pkg/m.py": "import os.path\nimport a.b.c as d\nfrom .. import up\n",
        }
    )
    facts = found.facts
    assert facts.frame("import_from")[["m", "name"]].to_numpy().tolist() == [["pkg.m", "f"], ["..", "up"]]
    assert facts.frame("import_star")["m"].tolist() == ["pkg.m"]
    assert sorted(facts.frame("import_module")["name"]) == ["a.b.c", "os"]
    assert {"os.path", "a.b", "a.b.c", "pkg.m"} <= set(facts.frame("import_loads")["name"])
    dotted = {name: (parent, last) for name, parent, last in facts.frame("dotted_name").to_numpy().tolist()}
    assert dotted["pkg.m.f"] == ("pkg.m", "f")
    assert dotted["a.b"] == ("a", "b")
    assert "pkg" not in dotted


def test_a_package_of_tests_finds_itself_by_its_own_name() -> None:
    found = name_modules(
        Path("/nowhere"), ["pkg/__init__.py", "tests/checks/__init__.py", "tests/checks/a.py", "tests/checks/b.py"]
    )
    assert found.resolve("tests/checks/a.py", 0, "checks.b") == "tests.checks.b"
    assert found.resolve("tests/checks/a.py", 0, "pkg") == "pkg"


def test_a_package_in_a_plain_directory_is_called_as_imports_call_it(tmp_path: Path) -> None:
    files = {
        "main.py": "from space.inner import regular\nimport backend.other\n",
        "space/inner/regular/__init__.py": "",
        "space/inner/regular/m.py": "",
        "backend/app/__init__.py": "",
        "backend/app/main.py": "import app.main\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    found = set(extract([tmp_path], cache=False).facts.frame("module")["name"])
    assert found == {"main", "space.inner.regular", "space.inner.regular.m", "app", "app.main"}


def test_directories_given_beside_others_are_import_roots(tmp_path: Path) -> None:
    for name in ("one/main.py", "one/util.py", "two/library.py", "two/pkg/__init__.py", "tests/test_main.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("import library\n", encoding="utf-8")
    given = [tmp_path / name for name in ("two", "one", "tests")]
    extraction = extract(given, cache=False)
    names = set(extraction.facts.frame("module")["name"])
    assert names == {"main", "util", "library", "pkg", "tests.test_main"}
    assert set(extraction.facts.frame("import_module")["name"]) == {"library"}


def test_one_given_directory_is_the_root(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "m.py").write_text("", encoding="utf-8")
    assert set(extract([tmp_path], cache=False).facts.frame("module")["name"]) == {"one.m"}
