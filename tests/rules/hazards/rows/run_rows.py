"""Runs a file of rows under TensorFlow, as it is and with functions made graph functions, and prints what differs.

    python run_rows.py FILE VARIANTS

VARIANTS is a JSON list of lists of lines, each the line of a `def` that gets `@tf.function`. Printed is a JSON list
with, for each variant, the differences from the run of the unchanged file: what calls at module level returned, raised,
and left behind in the module's state and on the standard output.
"""

from __future__ import annotations

import ast
import contextlib
import io
import json
import logging
import os
import sys
import tempfile
import types
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import numpy as np
import tensorflow as tf

Observed = list[tuple[int, str, Any]]
"""Line, what happened there, and the value."""


class _Recording(ast.NodeTransformer):
    """Wraps calls that are made at module level."""

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        return ast.Call(ast.Name("_record", ast.Load()), [ast.Constant(node.lineno), node], [])

    def _leave(self, node: ast.AST) -> ast.AST:
        return node

    visit_FunctionDef = visit_AsyncFunctionDef = visit_ClassDef = visit_Lambda = _leave
    visit_Import = visit_ImportFrom = _leave


def decorated(source: str, lines: Sequence[int]) -> tuple[str, dict[int, int]]:
    """``source`` with `@tf.function` above the given lines, and the old number of each new line."""
    result: list[str] = []
    origin: dict[int, int] = {}
    for number, line in enumerate(source.splitlines(), 1):
        if number in lines:
            result.append(f"{line[: len(line) - len(line.lstrip())]}@tf.function")
            origin[len(result)] = number
        result.append(line)
        origin[len(result)] = number
    return "\n".join(result) + "\n", origin


def plain(value: Any, depth: int = 0) -> Any:
    """A form of ``value`` that can be compared and printed; tensors, arrays and Python values stay apart."""
    if isinstance(value, bool | int | float | str | type(None)):
        return ["py", value]
    if isinstance(value, tf.Variable | tf.Tensor):
        try:
            return ["tensor", plain(value.numpy())[1]]
        except (NotImplementedError, AttributeError):
            return ["symbolic"]
    if isinstance(value, tf.RaggedTensor | tf.SparseTensor):
        return ["composite", str(value)]
    if isinstance(value, np.ndarray | np.generic):
        return ["array", json.loads(json.dumps(np.asarray(value).tolist(), default=str))]
    if isinstance(value, bytes):
        return ["array", value.decode("utf-8", "replace")]
    if depth > 4:
        return ["deep"]
    if isinstance(value, dict):
        named = [[key if isinstance(key, str) else "key", plain(v, depth + 1)] for key, v in value.items()]
        return ["dict", named]
    if isinstance(value, list | tuple):
        return ["sequence", [plain(v, depth + 1) for v in value]]
    if type(value).__module__ == "collections" and hasattr(value, "__len__"):
        return ["sequence", [plain(v, depth + 1) for v in value]]
    if _is_data(value):
        return ["object", type(value).__name__, [[k, plain(v, depth + 1)] for k, v in sorted(vars(value).items())]]
    return ["other", "callable" if callable(value) else type(value).__name__]


def _is_data(value: Any) -> bool:
    if isinstance(value, type | tf.keras.layers.Layer):
        return False
    return type(value).__module__ == "rows" and hasattr(value, "__dict__")


def _state(value: Any) -> Any:
    """What may be seen of a module's variable: of a function, class or layer its attributes that are Python data."""
    if isinstance(value, types.ModuleType):
        return None
    if isinstance(value, tf.keras.layers.Layer):
        counts = {k: v for k, v in vars(value).items() if type(v) is int and k[0] != "_"}
        return counts or None
    if callable(value) and not _is_data(value):
        own = (
            {k: v for k, v in vars(value).items() if isinstance(v, int | list) and k[0] != "_"}
            if hasattr(value, "__dict__")
            else {}
        )
        return own or None
    return value


def close(left: Any, right: Any) -> bool:
    """Whether two plain forms agree up to rounding."""
    if isinstance(left, float) and isinstance(right, float):
        return bool(np.isclose(left, right, rtol=1e-4, atol=1e-5, equal_nan=True))
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(close, left, right))
    return bool(left == right)


def observe(path: Path, source: str, origin: Callable[[int], int]) -> Observed:
    """Execute ``source``, to be found at ``path``, statement by statement."""
    tf.keras.utils.set_random_seed(0)
    tree = _Recording().visit(ast.parse(source, str(path)))
    ast.fix_missing_locations(tree)
    seen: Observed = []

    def record(line: int, value: Any) -> Any:
        seen.append((origin(line), "value", plain(value)))
        return value

    module = types.ModuleType("rows")
    module.__file__ = str(path)
    sys.modules["rows"] = module
    module.__dict__["_record"] = record
    logged: list[logging.LogRecord] = []
    handler = logging.Handler()
    handler.emit = logged.append  # type: ignore[method-assign]
    logging.getLogger().handlers = [handler]
    logging.getLogger().setLevel(logging.INFO)
    os.environ.pop("GRAPHLIFT_ROWS", None)
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        for statement in tree.body:
            written = out.tell()
            try:
                exec(compile(ast.Module([statement], []), str(path), "exec"), module.__dict__)
            except Exception as error:
                seen.append((origin(statement.lineno), "raised", type(error).__name__))
            if out.tell() > written:
                seen.append((origin(statement.lineno), "printed", ["py", out.getvalue()[written:]]))
    for name, value in sorted(module.__dict__.items()):
        if not name.startswith("_"):
            seen.append((0, f"state {name}", plain(_state(value))))
    seen.append((0, "environment", plain(dict(os.environ))))
    seen.append((0, "logged", plain([record.getMessage() for record in logged if record.name == "root"])))
    return seen


def differences(before: Observed, after: Observed) -> list[str]:
    """What ``after`` has otherwise than ``before``."""
    found = []
    if len(before) != len(after):
        kept = {(line, what) for line, what, _ in before}
        found += [f"{line}: {what} {value}" for line, what, value in after if (line, what) not in kept]
        kept = {(line, what) for line, what, _ in after}
        found += [f"{line}: no {what} {value}" for line, what, value in before if (line, what) not in kept]
        return found or ["another number of calls"]
    for (line, what, old), (_, new_what, new) in zip(before, after, strict=True):
        if what != new_what or not close(old, new):
            found.append(f"{line}: {what} {old}; {new_what} {new}")
    return found


def main() -> int:
    """Print the differences of each variant as JSON."""
    path, variants = Path(sys.argv[1]), json.loads(sys.argv[2])
    source = path.read_text(encoding="utf-8")
    results = []
    before = observe(path, source, lambda line: line)
    for lines in variants:
        changed, origin = decorated(source, lines)
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / path.name
            copy.write_text(changed, encoding="utf-8")
            after = observe(copy, changed, lambda line, origin=origin: origin[line])  # type: ignore[misc]
        results.append([text[:300] for text in differences(before, after)])
    print(json.dumps(results))
    return 0


if __name__ == "__main__":
    sys.exit(main())
