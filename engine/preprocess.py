"""Reading a program's files: the C preprocessor (``pcpp``), include paths, and which files a program was made of."""

from __future__ import annotations

import hashlib
import io
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from graphlift.engine.errors import Diagnostic, ProgramError
from graphlift.engine.program import Span

# Soufflé defines it from its build; the embedded engine is the 32-bit default build.
_PREDEFINED = ("RAM_DOMAIN_SIZE 32",)
_NEEDS_PREPROCESSOR = re.compile(
    r"^[ \t]*#[ \t]*(?:include|define|undef|if|ifdef|ifndef|elif|else|endif|error)\b|RAM_DOMAIN_SIZE", re.M
)
_MARKER = re.compile(r'^(#line \d+ )"([^"\n]*)"$', re.M)


@dataclass
class Sources:
    """The files a program is read from.

    ``digests`` holds what was read; ``absent`` the places where an include was looked for in vain. Together they decide
    whether a cached program is still the program on disk.
    """

    include_dirs: tuple[str, ...] = ()
    digests: dict[str, str] = field(default_factory=dict)
    absent: set[str] = field(default_factory=set)

    def read(self, path: str) -> str:
        """The text of ``path``; undecodable bytes are kept as surrogates.

        Raises:
            ProgramError: when the file cannot be read.
        """
        try:
            with open(path, "rb") as file:
                data = file.read()
        except OSError as problem:
            raise ProgramError([Diagnostic(Span(path, 1, 1), f"cannot read the file: {problem.strerror}")]) from None
        self.digests[path] = hashlib.sha256(data).hexdigest()
        return data.decode("utf-8", errors="surrogateescape")

    def resolve(self, wanted: str, including: str) -> str | None:
        """The file that ``wanted`` means in an include of ``including``: beside that file, then on the include path."""
        directories = [os.path.dirname(including), *self.include_dirs]
        candidates = [wanted] if os.path.isabs(wanted) else [os.path.join(place, wanted) for place in directories]
        for candidate in candidates:
            full = os.path.realpath(candidate)
            if os.path.isfile(full):
                return full
            self.absent.add(full)
        return None


def preprocess(sources: Sources, path: str, macros: Sequence[str] = ()) -> str:
    """The text of ``path`` after ``#include``, ``#define`` and conditionals, with ``#line`` markers left in.

    Args:
        macros: definitions as the command line gives them, ``NAME`` or ``NAME=value``.

    Raises:
        ProgramError: for a missing include, an ``#error`` or a malformed directive.
    """
    return preprocess_text(sources, sources.read(path), path, macros)


def preprocess_text(sources: Sources, text: str, path: str, macros: Sequence[str] = ()) -> str:
    """:func:`preprocess` for a text that is in no file; ``path`` is its name and where its includes are looked for."""
    if not macros and _NEEDS_PREPROCESSOR.search(text) is None:
        return text
    return _run_pcpp(sources, text, path, macros)


def _run_pcpp(sources: Sources, text: str, path: str, macros: Sequence[str]) -> str:
    from pcpp.preprocessor import Action, OutputDirective, Preprocessor

    problems: list[Diagnostic] = []

    class Soufflé(Preprocessor):  # type: ignore[misc]
        """pcpp with Soufflé's include path, errors collected, and unknown directives left to the lexer."""

        def on_error(self, file: str, line: int, msg: str) -> None:
            problems.append(Diagnostic(Span(file, line, 1), msg))

        def on_file_open(self, is_system_include: bool, includepath: str) -> Any:
            full = os.path.realpath(includepath)
            if not os.path.isfile(full):
                sources.absent.add(full)
                raise FileNotFoundError(full)  # pcpp goes on with the next directory of the include path
            return io.StringIO(sources.read(full))

        def on_include_not_found(
            self, is_malformed: bool, is_system_include: bool, curdir: str, includepath: str
        ) -> str | None:
            if not is_malformed:
                found = sources.resolve(includepath, os.path.join(curdir or os.path.dirname(path), "_"))
                if found is not None:
                    return found
            self.on_error(
                self.lastdirective.source, self.lastdirective.lineno, f'cannot find include file "{includepath}"'
            )
            raise OutputDirective(Action.IgnoreAndRemove)

        def on_directive_handle(self, directive: Any, toks: Any, ifpassthru: bool, precedingtoks: Any) -> bool | None:
            if directive.value == "error":
                message = "".join(token.value for token in toks)
                problems.append(Diagnostic(Span(directive.source, directive.lineno, 1), f"#error {message}"))
                return True
            return super().on_directive_handle(directive, toks, ifpassthru, precedingtoks)  # type: ignore[no-any-return]

    run = Soufflé()
    run.line_directive = "#line"
    for definition in (
        *_PREDEFINED,
        *(macro.replace("=", " ", 1) if "=" in macro else f"{macro} 1" for macro in macros),
    ):
        run.define(definition)
    for directory in sources.include_dirs:
        run.add_path(directory)
    run.parse(text, path)
    output = io.StringIO()
    run.write(output)
    if problems:
        raise ProgramError(problems)
    # pcpp reports included files relative to the working directory, which means nothing in a cached program.
    return _MARKER.sub(lambda match: f'{match[1]}"{os.path.realpath(match[2])}"', output.getvalue())
