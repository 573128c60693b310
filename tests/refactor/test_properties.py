"""Generated files: an edit changes the announced lines only, and removing what was added gives the file back."""

from __future__ import annotations

import ast

from hypothesis import given
from hypothesis import strategies as st

from graphlift.refactor import ADD, REMOVE, Request, edit_file

IMPORTS = st.sampled_from(
    ["", "import tensorflow as tf", "import tensorflow", "from tensorflow import function", "import os", "tf = 1"]
)
DECORATORS = st.lists(
    st.sampled_from(["@staticmethod", "@other  # @tf.function", "@a.b(1,\n{i}  2)", "# note", ""]), max_size=3
)
BODIES = st.sampled_from(
    [" pass", " return '@tf.function'", "\n{i}    '''doc\n# x\n'''\n{i}    return x\n", "\n{i}\tpass\n\n"]
)
INDENTS = st.sampled_from(["", "    ", "\t", "  "])
NEWLINES = st.sampled_from(["\n", "\r\n", "\r"])
HEADS = st.sampled_from(["", '"""Doc."""\n', "#!/bin/python\n# é\n", "from __future__ import annotations\n", "\n\n"])


@st.composite
def files(draw: st.DrawFn) -> tuple[str, list[int]]:
    text = draw(HEADS)
    imported = draw(IMPORTS)
    text += imported + "\n" if imported else ""
    for number in range(draw(st.integers(1, 4))):
        indent = draw(INDENTS)
        if indent:
            text += f"class C{number}:\n"
        for decorator in draw(DECORATORS):
            text += (indent if decorator else "") + decorator.format(i=indent) + "\n"
        kind = draw(st.sampled_from(["def", "async def"]))
        text += f"{indent}{kind} f{number}(x):" + draw(BODIES).format(i=indent) + "\n"
    if draw(st.booleans()):
        text = text.rstrip("\n")
    tree = ast.parse(text)
    lines = [n.lineno for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    return text.replace("\n", draw(NEWLINES)), draw(st.lists(st.sampled_from(lines), min_size=1, unique=True))


@given(files())
def test_added_lines_are_the_only_difference(generated: tuple[str, list[int]]) -> None:
    text, lines = generated
    result = edit_file("m.py", text.encode(), [Request("m.py", line, ADD) for line in lines])
    assert [outcome.error for outcome in result.outcomes] == [""] * len(lines)
    after = result.after.decode()
    kept = iter(after.splitlines(keepends=True))
    # Every old line is still there, in its order.
    assert all(any(line == candidate for candidate in kept) for line in text.splitlines(keepends=True))
    # One line for each function, and an import (with up to two blank lines) at most once.
    assert after.count("\n") + after.count("\r") - text.count("\n") - text.count("\r") >= 0
    assert len(after.splitlines()) - len(text.splitlines()) <= len(lines) + 3
    ast.parse(after)


@given(files())
def test_removing_what_was_added_gives_the_file_back(generated: tuple[str, list[int]]) -> None:
    text, lines = generated
    added = edit_file("m.py", text.encode(), [Request("m.py", line, ADD) for line in lines])
    tree = ast.parse(added.after)
    functions = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    before = [n for n in ast.walk(ast.parse(text.encode())) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    requests = [
        Request("m.py", new.lineno, REMOVE, "", new.decorator_list[-1].lineno, new.decorator_list[-1].col_offset + 1)
        for old, new in zip(before, functions, strict=True)
        if len(new.decorator_list) > len(old.decorator_list)
    ]
    assert len(requests) == len(lines)
    removed = edit_file("m.py", added.after, requests, lambda name: True)
    assert [outcome.error for outcome in removed.outcomes] == [""] * len(lines)
    if not added.new_import:
        assert removed.after == text.encode()
