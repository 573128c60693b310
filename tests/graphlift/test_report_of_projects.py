"""Reports of analysed programs: every key with its type, the same bytes whatever cannot matter."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from graphlift.api import Options, analyze
from graphlift.report.as_json import dump, report_json
from graphlift.report.model import DECORATOR_FLAGS, FACTS

_PROGRAMS = Path(__file__).parents[1] / "rules" / "reference"
_TRUTH = (bool, type(None))
_KINDS = {"positional", "keyword_only", "var_positional", "var_keyword"}


@pytest.fixture(scope="module", params=["reference", ""])
def document(request: pytest.FixtureRequest) -> dict[str, Any]:
    compat: str = request.param
    report = analyze([_PROGRAMS / "tables", _PROGRAMS / "population"], Options(compat=compat)).report
    decoded: dict[str, Any] = json.loads(dump(report_json(report)))
    return decoded


def test_top_level(document: dict[str, Any]) -> None:
    assert document["version"] == 1
    assert {"name", "version", "engine", "context"} <= set(document["tool"])
    assert all(isinstance(value, str) for value in document["tool"].values())
    assert Path(document["root"]).is_absolute()
    assert isinstance(document["options"], dict)
    assert isinstance(document["diagnostics"], list)
    assert isinstance(document["timing"], dict)
    functions = document["functions"]
    assert functions == sorted(functions, key=lambda f: (f["path"], f["line"], f["qualname"]))


def test_functions(document: dict[str, Any]) -> None:
    for function in document["functions"]:
        assert set(function) >= {
            "path", "qualname", "line", "parameters", "hybrid", "decorator", "candidate", "facts", "verdict",
            "signature",
        }  # fmt: skip
        assert function["line"] > 0
        assert "\\" not in function["path"]
        assert isinstance(function["hybrid"], bool)
        assert function["candidate"] == (function["hybrid"] or function["facts"]["tensor_parameter"] is True)
        assert set(FACTS) <= set(function["facts"])
        assert all(isinstance(value, _TRUTH) for value in function["facts"].values())
        if function["hybrid"]:
            assert set(DECORATOR_FLAGS) <= set(function["decorator"])
            assert all(isinstance(flag, bool) for flag in function["decorator"].values())
        else:
            assert function["decorator"] is None
        assert function["signature"] is None


def test_parameters(document: dict[str, Any]) -> None:
    kinds = set()
    for function in document["functions"]:
        for parameter in function["parameters"]:
            kinds.add(parameter["kind"])
            assert parameter["kind"] in _KINDS
            assert isinstance(parameter["name"], str)
            assert isinstance(parameter["container"], bool)
            assert all(isinstance(parameter[fact], _TRUTH) for fact in ("tensor", "primitive", "supplied"))
            for item in parameter["types"]:
                assert set(item) == {"dtype", "shape", "layout"}
                assert item["layout"] in {"dense", "sparse", "ragged"}
                assert item["shape"] is None or all(size is None or size >= 0 for size in item["shape"])
    assert kinds == _KINDS


def test_verdicts(document: dict[str, Any]) -> None:
    paths = {function["path"] for function in document["functions"]}
    seen = set()
    for function in document["functions"]:
        verdict = function["verdict"]
        hybrid = function["hybrid"]
        assert verdict["refactoring"] == ("OPTIMIZE_HYBRID_FUNCTION" if hybrid else "CONVERT_EAGER_FUNCTION_TO_HYBRID")
        assert verdict["precondition"] in {"P1", "P2", "P3", "P4", "P5", "P6", None}
        assert verdict["transformation"] in {"CONVERT_TO_HYBRID", "CONVERT_TO_EAGER", "RECONFIGURE", None}
        assert (verdict["precondition"] is None) == (verdict["transformation"] is None)
        assert all(isinstance(assumption, str) for assumption in verdict["assumptions"])
        assert sum(failure["primary"] for failure in verdict["failures"]) == bool(verdict["failures"])
        for kind in ("failures", "warnings", "notes"):
            seen.add(kind)
            for finding in verdict[kind]:
                assert isinstance(finding["code"], int)
                assert finding["name"].isupper()
                assert finding["message"]
                assert isinstance(finding["hint"], str)
                for witness in finding["witnesses"]:
                    assert witness["path"] in paths
                    assert witness["line"] > 0
                    assert witness["column"] > 0
                    assert witness["text"]
    assert seen == {"failures", "warnings", "notes"}


def test_what_fails_in_the_source_has_a_witness(document: dict[str, Any]) -> None:
    """Failures about something that is written, not about something that is missing, show where it is."""
    shown = {
        "HAS_PYTHON_SIDE_EFFECTS", "IS_RECURSIVE", "HAS_PRIMITIVE_PARAMETERS", "HAS_EAGER_ONLY_CALLS",
        "HAS_NUMPY_CALLS_ON_PARAMETERS", "HAS_INVALID_NAME_ARGUMENTS", "HAS_STALE_VARIABLE_READS",
        "HAS_TENSOR_PARAMETER_ITERATION", "HAS_KERAS_SYMBOLIC_ARGUMENTS", "HAS_COVERED_CALLERS",
    }  # fmt: skip
    found = set()
    for function in document["functions"]:
        for failure in function["verdict"]["failures"]:
            if failure["name"] in shown:
                found.add(failure["name"])
                assert failure["witnesses"], (function["qualname"], failure["name"])
    assert len(found) > 5


def _bytes(arguments: list[str], seed: str, cwd: Path) -> bytes:
    run = subprocess.run(
        [sys.executable, "-P", "-m", "graphlift", "check", *arguments, "--format", "json"],
        capture_output=True,
        env={**os.environ, "PYTHONHASHSEED": seed},
        cwd=cwd,
        check=False,
    )
    assert run.returncode in (0, 1), run.stderr
    document = json.loads(run.stdout)
    document["timing"] = {}
    return json.dumps(document).encode()


@pytest.mark.parametrize("options", [["--compat", "reference"], []])
def test_same_bytes_whatever_the_order_seed_and_workers(options: list[str]) -> None:
    files = [str(_PROGRAMS / "tables" / "eager.py"), str(_PROGRAMS / "tables" / "hybrid.py")]
    root = ["--root", str(_PROGRAMS / "tables")]
    first = _bytes([*files, *root, *options, "--jobs", "1"], "1", _PROGRAMS)
    assert _bytes([*reversed(files), *root, *options, "--jobs", "2", "--no-cache"], "2", _PROGRAMS) == first


def test_types_of_parameters(tmp_path: Path) -> None:
    arguments = {
        "tf.ones(2)": ("float32", (2,)),
        "tf.ones([2, 3]) * 2": ("float32", (2, 3)),
        "tf.constant([[1, 2, 3], [4, 5, 6]])": ("int32", (2, 3)),
        "tf.constant(1, dtype=tf.float64)": ("float64", ()),
        "tf.constant('text')": ("string", ()),
        "tf.cast(tf.ones((2, 3)), 'int64')": ("int64", (2, 3)),
        "tf.ones(()) > 0": ("bool", ()),
        "np.ones((3, 4))": ("float64", (3, 4)),
        "np.zeros(3, np.int8)": ("int8", (3,)),
        "tf.keras.Input((32,))": ("float32", (-1, 32)),
        "tf.random.normal([size(), 3])": ("float32", (-1, 3)),
        "tf.reshape(tf.ones(4), [2, -1])": ("float32", (2, -1)),
        "tf.io.parse_tensor(b'', kind())": ("unknown", None),
    }
    functions = "".join(f"def f{index}(a): ...\n" for index in range(len(arguments)))
    calls = "".join(f"f{index}({argument})\n" for index, argument in enumerate(arguments))
    (tmp_path / "m.py").write_text(f"import numpy as np\nimport tensorflow as tf\n{functions}{calls}")
    found = analyze([tmp_path]).functions
    types = {argument: found[index].parameters[0].types for index, argument in enumerate(arguments)}
    assert {argument: [(t.dtype, t.shape) for t in known] for argument, known in types.items()} == {
        argument: [expected] for argument, expected in arguments.items()
    }


def test_state_that_is_read_behind_a_call_is_told_with_its_place_and_writer(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text(
        "import tensorflow as tf\n"
        "scale = 1.0\n"
        "def set_scale(v):\n"
        "    global scale\n"
        "    scale = v\n"
        "def inner(x):\n"
        "    return tf.exp(x) * scale\n"
        "def outer(x):\n"
        "    return inner(x) + tf.sin(x)\n"
        "for i in range(3):\n"
        "    set_scale(float(i))\n"
        "    outer(tf.ones((2, 2)))\n"
    )
    functions = analyze([tmp_path], Options()).report.functions
    (outer,) = (function for function in functions if function.qualname == "outer")
    (failure,) = outer.verdict.failures
    assert failure.name == "READS_MUTABLE_STATE"
    assert [(w.line, w.text) for w in failure.witnesses] == [
        (5, "`a.set_scale` writes what is read, also after the trace"),
        (7, "there, in `a.inner`"),
        (9, "calls `a.inner`, which has it"),
    ]


def test_what_is_changed_though_nothing_is_known_of_it_is_told_so(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text(
        "import tensorflow as tf\n"
        "class Meta(type):\n"
        "    def __call__(cls, x):\n"
        "        made = unknown(cls)\n"
        "        made.value = x\n"
        "        return made\n"
        "class Net(tf.keras.Model):\n"
        "    def call(self, features):\n"
        "        return tf.sin(features.pop('x'))\n"
        "class Scaled:\n"
        "    def use(self, x):\n"
        "        return x * self.scale\n"
        "    def set(self, scale):\n"
        "        self.scale = scale\n"
        "scaled = Scaled()\n"
        "scaled.use(tf.ones(3))\n"
    )
    functions = {function.qualname: function for function in analyze([tmp_path], Options()).report.functions}
    texts = {
        name: [
            w.text for failure in functions[name].verdict.failures for w in failure.witnesses if failure.code in (4, 24)
        ]
        for name in ("Meta.__call__", "Net.call", "Scaled.use")
    }
    unknown = "of which nothing is known: it may outlive the call"
    assert texts == {
        "Meta.__call__": [f"writes an attribute of something {unknown}"],
        "Net.call": [f"changes in place what is passed as `features`, {unknown}"],
        "Scaled.use": [
            "here",
            "`a.Scaled.set` writes what is read: whoever uses the program may call it after the trace",
        ],
    }
