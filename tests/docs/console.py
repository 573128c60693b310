"""Console sessions in Markdown pages: found, and compared with what really happens.

A session is a fenced block of language ``console``. A line ``$ command`` is run by a shell in a copy of the source
tree's folders; a comment ``# exit code N`` behind it names the exit code expected (0 without one); a here-document ends
as in the shell. The lines up to the next command are the expected output, standard output and error together; ``…``
stands for anything within a line, and alone on a line for any lines. No lines: any output. A comment
``<!-- marks: slow tensorflow -->`` just above the fence puts pytest marks on the block.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_FENCE = re.compile(
    r"^(?:<!-- marks: (?P<marks>[\w ]+) -->\n)?```console\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL
)
_HERE_DOCUMENT = re.compile(r"<<'(\w+)'$")
_EXIT_CODE = re.compile(r"\s+# exit code (\d+)$")


@dataclass(frozen=True, slots=True)
class Command:
    """One command of a session with what is expected of it."""

    text: str
    exit_code: int
    output: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Session:
    """The commands of one block, run one after the other in one directory."""

    page: str
    line: int
    commands: tuple[Command, ...]
    marks: tuple[str, ...]


def sessions(page: str, text: str) -> list[Session]:
    """Every session of ``text``.

    Raises:
        ValueError: when a block starts with something else than a command.
    """
    found = []
    for match in _FENCE.finditer(text):
        line = text.count("\n", 0, match.start("body")) + 1
        commands = _commands(match["body"].splitlines(), f"{page}:{line}")
        found.append(Session(page, line, commands, tuple((match["marks"] or "").split())))
    return found


def _commands(lines: list[str], place: str) -> tuple[Command, ...]:
    grouped: list[tuple[str, list[str]]] = []
    end = ""
    for line in lines:
        if end:
            grouped[-1] = (f"{grouped[-1][0]}\n{line}", [])
            end = "" if line == end else end
        elif line.startswith("$ "):
            document = _HERE_DOCUMENT.search(line)
            end = document[1] if document else ""
            grouped.append((line[2:], []))
        elif grouped:
            grouped[-1][1].append(line)
        else:
            raise ValueError(f"{place}: a console block starts with a command, not with {line!r}")
    commands = []
    for text, output in grouped:
        code = _EXIT_CODE.search(text)
        while output and not output[-1].strip():
            output.pop()
        commands.append(Command(_EXIT_CODE.sub("", text), int(code[1]) if code else 0, tuple(output)))
    return tuple(commands)


def matches(expected: tuple[str, ...], actual: str) -> bool:
    """Whether ``actual`` is the expected output; white space at the ends of lines does not count."""
    if not expected:
        return True
    pattern = ""
    for line in expected:
        if line.strip() == "…":
            pattern += r"(?:.*\n)*"
        else:
            pattern += ".*".join(re.escape(part) for part in line.rstrip().split("…")) + r"\n"
    text = "\n".join(line.rstrip() for line in actual.rstrip().splitlines()) + "\n"
    return re.fullmatch(pattern, text) is not None
