"""What must not change a verdict: names, the order of functions, dead code, comments, the split into modules."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Callable
from pathlib import Path

import pytest

from graphlift.api import Function, Options, analyze

_PROGRAM = Path(__file__).parent / "reference" / "tables" / "eager.py"
_HYBRID = Path(__file__).parent / "reference" / "tables" / "hybrid.py"
_PROGRAMS = {"eager": _PROGRAM, "hybrid": _HYBRID}
_SPEAKING = re.compile(r".*(train|test).*_step|call|__call__|run_model|.*inference")
"""Names that verdicts may rest on (section 7 of the decisions)."""

Verdicts = dict[str, tuple[object, ...]]


def _verdict(function: Function) -> tuple[object, ...]:
    verdict = function.verdict
    return (
        function.hybrid,
        dict(function.facts),
        verdict.precondition,
        verdict.transformation,
        [(failure.name, failure.primary) for failure in verdict.failures],
        [warning.name for warning in verdict.warnings],
        [note.name for note in verdict.notes],
        [(p.kind, p.tensor, p.container, p.primitive, p.supplied, p.types) for p in function.parameters],
    )


def _verdicts(folder: Path, compat: str) -> Verdicts:
    found = analyze([folder], Options(compat=compat)).functions
    verdicts = {function.qualname: _verdict(function) for function in found}
    assert len(verdicts) == len(found), "the program defines a name twice"
    return verdicts


def _write(folder: Path, **modules: str) -> Path:
    folder.mkdir()
    for name, text in modules.items():
        (folder / f"{name}.py").write_text(text, encoding="utf-8")
    return folder


def _rename(source: str, names: dict[str, str]) -> str:
    """``source`` with every identifier in ``names`` replaced, whatever it stands for."""
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    renamed = [(t.type, names.get(t.string, t.string) if t.type == tokenize.NAME else t.string) for t in tokens]
    return tokenize.untokenize(renamed)


def _functions(tree: ast.Module) -> list[str]:
    return [node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]


def _locals(tree: ast.Module) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            arguments = node.args
            found.update(arg.arg for arg in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs))
            for inner in ast.walk(node):
                if isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Store):
                    found.add(inner.id)
    return found


def _parts(source: str) -> tuple[str, list[str], str]:
    """What stands before the functions, the functions with their decorators, and what comes after them."""
    tree = ast.parse(source)
    first = next(i for i, node in enumerate(tree.body) if isinstance(node, ast.FunctionDef))
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    rest = [node for node in tree.body[first:] if not isinstance(node, ast.FunctionDef)]
    return (
        ast.unparse(ast.Module(tree.body[:first], [])),
        [ast.unparse(function) for function in functions],
        ast.unparse(ast.Module(rest, [])),
    )


def _renamed_locals(source: str) -> tuple[dict[str, str], dict[str, str]]:
    names = {name: f"{name}_of_another_name" for name in _locals(ast.parse(source))}
    return {"main": _rename(source, names)}, {}


def _renamed_functions(source: str) -> tuple[dict[str, str], dict[str, str]]:
    functions = [name for name in _functions(ast.parse(source)) if not _SPEAKING.fullmatch(name)]
    names = {name: f"f{index}" for index, name in enumerate(functions)}
    return {"main": _rename(source, names)}, names


def _reversed_functions(source: str) -> tuple[dict[str, str], dict[str, str]]:
    before, functions, after = _parts(source)
    return {"main": "\n\n".join([before, *reversed(functions), after])}, {}


def _dead_code(source: str) -> tuple[dict[str, str], dict[str, str]]:
    before, functions, after = _parts(source)
    dead = "\n    # a comment\n    if False:\n        print('never', open('f'))\n    unused = (1, 2)"
    grown = []
    for function in functions:
        head, _, body = function.partition(":\n")
        grown.append(f"# {'a comment ' * 9}\n{head}:{dead}\n{body}")
    return {"main": "\n\n".join([before, *grown, "# the end", after])}, {}


def _split(source: str) -> tuple[dict[str, str], dict[str, str]]:
    before, functions, after = _parts(source)
    return {"parts": "\n\n".join([before, *functions]), "main": f"from parts import *\n{before}\n{after}"}, {}


_CHANGES: dict[str, Callable[[str], tuple[dict[str, str], dict[str, str]]]] = {
    "renamed locals": _renamed_locals,
    "renamed functions": _renamed_functions,
    "reversed functions": _reversed_functions,
    "dead code": _dead_code,
    "split": _split,
}


@pytest.mark.parametrize("compat", ["reference", ""])
@pytest.mark.parametrize("program", _PROGRAMS)
def test_changes_without_meaning_change_no_verdict(program: str, compat: str, tmp_path: Path) -> None:
    source = _PROGRAMS[program].read_text(encoding="utf-8")
    before = _verdicts(_write(tmp_path / "before", main=source), compat)
    assert len(before) > 20
    for name, change in _CHANGES.items():
        modules, names = change(source)
        after = _verdicts(_write(tmp_path / name.replace(" ", "_"), **modules), compat)
        expected = {names.get(qualname, qualname): verdict for qualname, verdict in before.items()}
        different = {
            q: (expected.get(q), after.get(q))
            for q in expected.keys() | after.keys()
            if expected.get(q) != after.get(q)
        }
        assert not different, name


def test_a_change_with_meaning_is_seen(tmp_path: Path) -> None:
    source = _PROGRAM.read_text(encoding="utf-8")
    before = _verdicts(_write(tmp_path / "before", main=source), "reference")
    changed = source.replace("good(y)\n", "good(1)\n")
    assert changed != source
    after = _verdicts(_write(tmp_path / "after", main=changed), "reference")
    assert {name for name in before if before[name] != after[name]} == {"good"}
