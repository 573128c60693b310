"""The reader of console sessions finds every command, and notices when an output is another."""

from __future__ import annotations

import pytest

from tests.docs.console import Command, matches, sessions

PAGE = """# Title

```console
$ tool check a.py  # exit code 1
a.py:1  E
…
$ tool fix
```

```python
$ not a session
```

<!-- marks: slow tensorflow -->
```console
$ tool speed
```
"""


def test_sessions_are_found() -> None:
    first, second = sessions("page.md", PAGE)
    assert first.commands == (Command("tool check a.py", 1, ("a.py:1  E", "…")), Command("tool fix", 0, ()))
    assert (first.page, first.line, first.marks) == ("page.md", 4, ())
    assert second.marks == ("slow", "tensorflow")


def test_a_here_document_belongs_to_its_command() -> None:
    (session,) = sessions("page.md", "```console\n$ cat > a <<'END'\n$ x\nEND\nout\n$ cat a\n```\n")
    assert session.commands == (Command("cat > a <<'END'\n$ x\nEND", 0, ("out",)), Command("cat a", 0, ()))


def test_a_block_that_starts_with_output_is_refused() -> None:
    with pytest.raises(ValueError, match=r"page.md:2"):
        sessions("page.md", "```console\noutput\n```\n")


@pytest.mark.parametrize(
    ("expected", "actual", "same"),
    [
        ((), "anything", True),
        (("a", "b"), "a  \nb\n\n", True),
        (("a", "b"), "a\n", False),
        (("a",), "a\nb\n", False),
        (("a", "…"), "a\n", True),
        (("a", "…", "d"), "a\nb\nc\nd\n", True),
        (("a", "…", "d"), "a\nb\nc\n", False),
        (("took … s",), "took 1.25 s", True),
        (("took … s",), "took 1.25 ms\n", False),
        (("a.c",), "abc", False),
    ],
)
def test_outputs_are_compared(expected: tuple[str, ...], actual: str, same: bool) -> None:
    assert matches(expected, actual) is same
