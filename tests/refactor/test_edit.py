"""VALID and INVALID edits: what a file looks like afterwards, and what is refused with which reason."""

from __future__ import annotations

import ast
import textwrap

import pytest

from graphlift.refactor import ADD, REMOVE, FileEdit, Request, edit_file


def requests_for(text: str, add: str = "", remove: str = "") -> list[Request]:
    """Requests for functions named in ``add`` and for all decorators with `function` of those in ``remove``."""
    found = []
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        if node.name in add.split():
            found.append(Request("m.py", node.lineno, ADD, node.name))
        if node.name in remove.split():
            found += [
                Request("m.py", node.lineno, REMOVE, node.name, d.lineno, d.col_offset + 1)
                for d in node.decorator_list
                if "function" in ast.unparse(d)
            ]
    return found


def edit(text: str, add: str = "", remove: str = "", encoding: str = "utf-8", exported: bool = False) -> FileEdit:
    return edit_file("m.py", text.encode(encoding), requests_for(text, add, remove), lambda name: exported)


def apply(text: str, add: str = "", remove: str = "", exported: bool = False) -> str:
    result = edit(text, add, remove, exported=exported)
    assert [outcome.error for outcome in result.outcomes if outcome.error] == []
    return result.after.decode()


def block(text: str) -> str:
    return textwrap.dedent(text).lstrip("\n")


ADDITIONS = {
    "module function": (
        """
        import tensorflow as tf
        def f(x):
            return tf.exp(x)
        """,
        """
        import tensorflow as tf
        @tf.function
        def f(x):
            return tf.exp(x)
        """,
    ),
    "below existing decorators and their comments": (
        """
        import tensorflow as tf
        class A:
            @staticmethod  # why
            # about f
            def f(x): return x
        """,
        """
        import tensorflow as tf
        class A:
            @staticmethod  # why
            # about f
            @tf.function
            def f(x): return x
        """,
    ),
    "plain import": (
        """
        import tensorflow
        def f(x): return x
        """,
        """
        import tensorflow
        @tensorflow.function
        def f(x): return x
        """,
    ),
    "submodule import binds the package": (
        """
        import tensorflow.keras
        def f(x): return x
        """,
        """
        import tensorflow.keras
        @tensorflow.function
        def f(x): return x
        """,
    ),
    "compat module": (
        """
        import tensorflow.compat.v2 as tf
        def f(x): return x
        """,
        """
        import tensorflow.compat.v2 as tf
        @tf.function
        def f(x): return x
        """,
    ),
    "named import with another name": (
        """
        from tensorflow import keras, function as graph
        def f(x): return x
        """,
        """
        from tensorflow import keras, function as graph
        @graph
        def f(x): return x
        """,
    ),
    "star import": (
        """
        from tensorflow import *
        def f(x): return x
        """,
        """
        from tensorflow import *
        @function
        def f(x): return x
        """,
    ),
    "the module import wins over the named one": (
        """
        import tensorflow as tf
        from tensorflow import function
        def f(x): return x
        """,
        """
        import tensorflow as tf
        from tensorflow import function
        @tf.function
        def f(x): return x
        """,
    ),
    "no import: behind the last import, once": (
        '''
        """Doc."""
        from __future__ import annotations
        import numpy as np
        from m import (
            a,
            b,
        )  # end
        X = 1
        def f(x): return x
        def g(x): return x
        ''',
        '''
        """Doc."""
        from __future__ import annotations
        import numpy as np
        from m import (
            a,
            b,
        )  # end
        from tensorflow import function
        X = 1
        @function
        def f(x): return x
        @function
        def g(x): return x
        ''',
    ),
    "no import at all: below the docstring": (
        '''
        #!/usr/bin/env python
        # -*- coding: utf-8 -*-
        """Doc
        string."""
        def f(x): return x
        ''',
        '''
        #!/usr/bin/env python
        # -*- coding: utf-8 -*-
        """Doc
        string."""

        from tensorflow import function
        @function
        def f(x): return x
        ''',
    ),
    "no import, no docstring: above the first statement, below its header": (
        """
        # licence
        def f(x): return x
        """,
        """
        # licence
        from tensorflow import function


        @function
        def f(x): return x
        """,
    ),
    "an import below the function does not serve": (
        """
        import os
        def f(x): return x
        import tensorflow as tf
        """,
        """
        import os
        from tensorflow import function
        @function
        def f(x): return x
        import tensorflow as tf
        """,
    ),
    "an import below serves a function made later": (
        """
        def outer():
            def f(x): return x
            return f
        import tensorflow as tf
        """,
        """
        def outer():
            @tf.function
            def f(x): return x
            return f
        import tensorflow as tf
        """,
    ),
    "shadowed by a parameter of the outer function": (
        """
        import tensorflow as tf
        def outer(tf):
            def f(x): return x
            return f
        """,
        """
        import tensorflow as tf
        from tensorflow import function
        def outer(tf):
            @function
            def f(x): return x
            return f
        """,
    ),
    "shadowed in the class body": (
        """
        import tensorflow as tf
        class A:
            tf = 3
            def f(self, x): return x
            class B:
                def g(self, x): return x
        """,
        """
        import tensorflow as tf
        from tensorflow import function
        class A:
            tf = 3
            @function
            def f(self, x): return x
            class B:
                @tf.function
                def g(self, x): return x
        """,
    ),
    "rebound at module level, and the short name is taken": (
        """
        import tensorflow as tf
        tf = wrap(tf)
        def function(): pass
        def f(x): return x
        """,
        """
        import tensorflow as tf
        import tensorflow as _tf
        tf = wrap(tf)
        def function(): pass
        @_tf.function
        def f(x): return x
        """,
    ),
    "its own parameter called tf does not shadow": (
        """
        import tensorflow as tf
        def f(tf): return tf
        """,
        """
        import tensorflow as tf
        @tf.function
        def f(tf): return tf
        """,
    ),
    "imported inside the function around": (
        """
        def outer():
            import tensorflow as tf
            def f(x): return tf.exp(x)
            return f
        """,
        """
        def outer():
            import tensorflow as tf
            @tf.function
            def f(x): return tf.exp(x)
            return f
        """,
    ),
    "async, in a try, with tabs": (
        "import tensorflow as tf\ntry:\n\tasync def f(x): pass\nfinally:\n\tpass\n",
        "import tensorflow as tf\ntry:\n\t@tf.function\n\tasync def f(x): pass\nfinally:\n\tpass\n",
    ),
    "import in both branches": (
        """
        try:
            import tensorflow.compat.v2 as tf
        except ImportError:
            import tensorflow as tf
        def f(x): return x
        """,
        """
        try:
            import tensorflow.compat.v2 as tf
        except ImportError:
            import tensorflow as tf
        @tf.function
        def f(x): return x
        """,
    ),
    "import that fails loudly": (
        """
        try:
            import tensorflow as tf
        except ImportError as error:
            raise RuntimeError("install it") from error
        def f(x): return x
        """,
        """
        try:
            import tensorflow as tf
        except ImportError as error:
            raise RuntimeError("install it") from error
        @tf.function
        def f(x): return x
        """,
    ),
}


@pytest.mark.parametrize("name", ADDITIONS)
def test_add(name: str) -> None:
    before, after = ADDITIONS[name]
    assert apply(block(before), add="f g") == block(after)


REMOVALS = {
    "with its import": (
        """
        import os
        import tensorflow as tf

        @tf.function
        def f(x): return x
        """,
        """
        import os

        def f(x): return x
        """,
    ),
    "an import that is used elsewhere stays": (
        """
        import tensorflow as tf
        @tf.function
        def f(x): return tf.exp(x)
        """,
        """
        import tensorflow as tf
        def f(x): return tf.exp(x)
        """,
    ),
    "one alias of several goes": (
        """
        from tensorflow import (
            function,  # decorator
            keras,
        )
        import os, tensorflow as tf
        @function
        def f(x): return keras.sum(x)
        @tf.function
        def g(x): return os.name
        """,
        """
        from tensorflow import (
            function,  # decorator
            keras,
        )
        import os
        def f(x): return keras.sum(x)
        def g(x): return os.name
        """,
    ),
    "one statement of a line goes": (
        """
        import tensorflow as tf; x = 1
        @tf.function
        def f(x): return x
        """,
        """
        x = 1
        def f(x): return x
        """,
    ),
    "arguments over several lines, with brackets in strings and comments": (
        """
        import tensorflow as tf
        class A:
            # above
            @property
            @tf.function(  # ) here
                experimental_implements=")((",
                input_signature=[tf.TensorSpec((None,), tf.float32)],
            )  # trailing
            # below

            @staticmethod
            def f(x):
                return tf.exp(x)
        """,
        """
        import tensorflow as tf
        class A:
            # above
            @property
            # below

            @staticmethod
            def f(x):
                return tf.exp(x)
        """,
    ),
    "partial and doubled": (
        """
        import functools
        import tensorflow as tf
        @tf.function
        @functools.partial(tf.function, jit_compile=True)
        def f(x): return tf.exp(x)
        """,
        """
        import functools
        import tensorflow as tf
        def f(x): return tf.exp(x)
        """,
    ),
    "a mention in a string keeps the import": (
        """
        import tensorflow as tf
        @tf.function
        def f(x: "tf.Tensor"): return x
        """,
        """
        import tensorflow as tf
        def f(x: "tf.Tensor"): return x
        """,
    ),
    "a commented import stays": (
        """
        import tensorflow as tf  # noqa: F401
        @tf.function
        def f(x): return x
        """,
        """
        import tensorflow as tf  # noqa: F401
        def f(x): return x
        """,
    ),
}


@pytest.mark.parametrize("name", REMOVALS)
def test_remove(name: str) -> None:
    before, after = REMOVALS[name]
    assert apply(block(before), remove="f g") == block(after)


def test_exported_import_stays() -> None:
    before = "import tensorflow as tf\n@tf.function\ndef f(x): return x\n"
    assert apply(before, remove="f", exported=True) == "import tensorflow as tf\ndef f(x): return x\n"


def test_dropped_and_new_imports_are_announced() -> None:
    assert edit("import tensorflow as tf\n@tf.function\ndef f(x): return x\n", remove="f").dropped_imports == ("tf",)
    assert edit("def f(x): return x\n", add="f").new_import == "from tensorflow import function"


def test_span_may_start_at_the_at_sign() -> None:
    text = "import tensorflow as tf\nclass A:\n    @tf.function\n    def f(self): return tf.exp(1)\n"
    at = edit_file("m.py", text.encode(), [Request("m.py", 4, REMOVE, "A.f", 3, 5)])
    expression = edit_file("m.py", text.encode(), [Request("m.py", 4, REMOVE, "A.f", 3, 6)])
    assert at.after == expression.after == text.replace("    @tf.function\n", "").encode()


BYTES = {
    "crlf": (
        b"import tensorflow as tf\r\ndef f(x):\r\n\treturn x",
        b"import tensorflow as tf\r\n@tf.function\r\ndef f(x):\r\n\treturn x",
    ),
    "cr": (
        b"import tensorflow as tf\rdef f(x): return x\r",
        b"import tensorflow as tf\r@tf.function\rdef f(x): return x\r",
    ),
    "no newline at all": (b"def f(x): pass", b"from tensorflow import function\n\n\n@function\ndef f(x): pass"),
    "mixed": (
        b"import tensorflow as tf\n\r\ndef f(x): pass\r\nY = '\x0c'\n",
        b"import tensorflow as tf\n\r\n@tf.function\r\ndef f(x): pass\r\nY = '\x0c'\n",
    ),
    "byte order mark": (
        b"\xef\xbb\xbfimport tensorflow as tf\ndef f(x): pass\n",
        b"\xef\xbb\xbfimport tensorflow as tf\n@tf.function\ndef f(x): pass\n",
    ),
    "coding line": (
        b"# -*- coding: latin-1 -*-\nimport tensorflow as tf\nS = '\xe9'\ndef f(x): return '\xfc'\n",
        b"# -*- coding: latin-1 -*-\nimport tensorflow as tf\nS = '\xe9'\n@tf.function\ndef f(x): return '\xfc'\n",
    ),
    "form feeds": (
        b"import tensorflow as tf\n\x0c\n\x0cdef f(x): return x\n\x0cX = 1\n",
        b"import tensorflow as tf\n\x0c\n\x0c@tf.function\ndef f(x): return x\n\x0cX = 1\n",
    ),
    "backslash continuation": (
        b"import tensorflow as tf\ndef f(\\\n  x): return x + \\\n  1\n",
        b"import tensorflow as tf\n@tf.function\ndef f(\\\n  x): return x + \\\n  1\n",
    ),
}


@pytest.mark.parametrize("name", BYTES)
def test_everything_else_stays_byte_for_byte(name: str) -> None:
    before, after = BYTES[name]
    line = next(
        i
        for i, text in enumerate(before.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n"), 1)
        if b"def f" in text
    )
    result = edit_file("m.py", before, [Request("m.py", line, ADD, "f")])
    assert [outcome.error for outcome in result.outcomes] == [""]
    assert result.after == after


INVALID = {
    "no def there": ("import tensorflow as tf\nx = 1\n", [Request("m.py", 2, ADD)], "no function definition"),
    "decorated already": (
        "import tensorflow as tf\n@tf.function(jit_compile=True)\ndef f(x): pass\n",
        [Request("m.py", 3, ADD)],
        "decorated already",
    ),
    "decorator gone": (
        "import tensorflow as tf\ndef f(x): pass\n",
        [Request("m.py", 2, REMOVE, "f", 1, 1)],
        "not where it was",
    ),
    "optional TensorFlow": (
        "try:\n    import tensorflow as tf\nexcept ImportError:\n    tf = None\ndef f(x): pass\n",
        [Request("m.py", 5, ADD)],
        "imported conditionally (line 2)",
    ),
    "does not parse": ("def f(:\n", [Request("m.py", 1, ADD)], "cannot parse"),
    "nested too deeply": ("x = " + "-" * 3000 + "1\ndef f(x): pass\n", [Request("m.py", 2, ADD)], "nested too deeply"),
    "a chain that LibCST cannot parse": (
        "x = a" + " or a" * 2500 + "\ndef f(x): pass\n",
        [Request("m.py", 2, ADD)],
        "more than 2000 operands",
    ),
    "an import that LibCST cannot parse": (
        "import a" + ".a" * 20_000 + "\ndef f(x): pass\n",
        [Request("m.py", 2, ADD)],
        "more than 100 parts",
    ),
    "unknown action": ("def f(x): pass\n", [Request("m.py", 1, "paint")], "unknown edit"),
}


@pytest.mark.parametrize("name", INVALID)
def test_refused(name: str) -> None:
    text, wanted, reason = INVALID[name]
    result = edit_file("m.py", text.encode(), wanted)
    assert not result.changed
    assert reason in result.outcomes[0].error or (
        name == "nested too deeply" and "cannot parse" in result.outcomes[0].error
    )


def test_undecodable_file_is_refused() -> None:
    result = edit_file("m.py", b"# coding: utf-8\nx = '\xff'\ndef f(x): pass\n", [Request("m.py", 3, ADD)])
    assert not result.changed
    assert "cannot decode" in result.outcomes[0].error


def test_one_problem_does_not_abort_the_others() -> None:
    text = "import tensorflow as tf\ndef f(x): return x\nx = 1\ndef g(x): return x\n"
    result = edit_file("m.py", text.encode(), [Request("m.py", n, ADD) for n in (2, 3, 4)])
    assert [bool(outcome.error) for outcome in result.outcomes] == [False, True, False]
    assert result.after.decode().count("@tf.function") == 2


def test_second_edit_changes_nothing() -> None:
    text = block(ADDITIONS["no import: behind the last import, once"][0])
    once = edit(text, add="f g").after.decode()
    again = edit(once, add="f g")
    assert not again.changed
    assert {outcome.error for outcome in again.outcomes} == {"the function is decorated already"}
