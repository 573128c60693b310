"""The real Soufflé: found, checked, fed with facts, run, and its results read back typed.

Facts go out as quoted CSV (RFC 4180) in one go, next to a small program that includes the user's and adds the input and
output directives; the user's own ``.input`` directives read empty files.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from graphlift.engine.budget import Budget, BudgetExceeded
from graphlift.engine.errors import EngineError
from graphlift.engine.factread import FactReader
from graphlift.engine.program import IoDirective, Program, Relation, Span
from graphlift.engine.programcache import cache_directory
from graphlift.engine.records import Records
from graphlift.engine.results import Results, Stats
from graphlift.facts.base import FactBase
from graphlift.facts.staging import temporary_file
from graphlift.facts.symbols import Ids, SymbolTable

ENVIRONMENT_VARIABLE = "GRAPHLIFT_SOUFFLE"
MINIMUM_VERSION = (2, 3)


class SouffleError(EngineError):
    """Soufflé is missing, unfit, or failed; the message holds its output."""


@dataclass(frozen=True, slots=True)
class Souffle:
    """An installed Soufflé. ``version`` is empty when it does not tell."""

    path: Path
    version: str
    word_size: int

    @property
    def unfit(self) -> str:
        """Why it cannot be used, or empty."""
        if self.word_size != 32:
            return f"it was built for {self.word_size}-bit values; graphlift needs 32"
        numbers = tuple(int(part) for part in re.findall(r"\d+", self.version)[:2])
        if numbers and numbers < MINIMUM_VERSION:
            return f"version {self.version} is older than {'.'.join(map(str, MINIMUM_VERSION))}"
        return ""


def find_souffle(executable: str | os.PathLike[str] | None = None) -> Souffle | None:
    """The Soufflé named by ``executable``, else by ``GRAPHLIFT_SOUFFLE``, else on ``PATH``; None without one."""
    named = executable or os.environ.get(ENVIRONMENT_VARIABLE) or "souffle"
    found = shutil.which(named)
    if found is None:
        return None
    try:
        answer = subprocess.run([found, "--version"], capture_output=True, text=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    version = re.search(r"Version:[ \t]*(\S*)", answer.stdout)
    size = re.search(r"Word size:\s*(\d+)", answer.stdout)
    if version is None:
        return None
    return Souffle(Path(found), version[1], int(size[1]) if size else 32)


def required_souffle(executable: str | os.PathLike[str] | None = None) -> Souffle:
    """The Soufflé that :func:`find_souffle` finds.

    Raises:
        SouffleError: when there is none or it cannot be used.
    """
    found = find_souffle(executable)
    if found is None:
        raise SouffleError(
            "Soufflé was not found; install it (https://souffle-lang.github.io/install), put it on PATH or name it in "
            f"{ENVIRONMENT_VARIABLE}, or use the embedded engine"
        )
    if found.unfit:
        raise SouffleError(f"{found.path} cannot be used: {found.unfit}")
    return found


def describe_engines() -> str:
    """What was found, which engine ``auto`` runs, and what to do otherwise; for ``graphlift doctor``."""
    lines = ["engine embedded: always there; `--engine auto` runs it, for it is the faster one on graphlift's rules"]
    found = find_souffle()
    if found is None:
        lines.append(
            "engine souffle: not found; to use it, install it (https://souffle-lang.github.io/install) and put it on "
            f"PATH or name it in {ENVIRONMENT_VARIABLE}"
        )
    elif found.unfit:
        lines.append(f"engine souffle: {found.path} cannot be used: {found.unfit}")
    else:
        version = found.version or "of unknown version"
        lines.append(
            f"engine souffle: {found.path} {version}; `--engine souffle` runs it, and `datalog --engine auto` "
            "where the embedded engine lacks something"
        )
    return "\n".join(lines)


def evaluate_with_souffle(
    program: Path | str,
    facts: FactBase | None = None,
    *,
    outputs: Sequence[str] | None = None,
    include_dirs: Sequence[str | Path] = (),
    macros: Mapping[str, str] | None = None,
    budget: Budget | None = None,
    executable: str | os.PathLike[str] | None = None,
    compiled: bool = False,
) -> Results:
    """Evaluate with the real Soufflé; see :func:`graphlift.engine.api.evaluate`.

    Args:
        executable: which Soufflé; see :func:`find_souffle`.
        compiled: compile to a program that is cached by content, and run that.

    Raises:
        SouffleError: when there is no fit Soufflé, or it fails; never an empty result instead.
        BudgetExceeded: when it takes longer than ``budget.max_seconds``.
    """
    from graphlift.engine.api import load_program

    souffle = required_souffle(executable)
    resolved = load_program(program, include_dirs=include_dirs, macros=macros)
    facts = facts if facts is not None else FactBase()
    wanted = list(resolved.relations) if outputs is None else list(outputs)
    with tempfile.TemporaryDirectory(prefix="graphlift-souffle-") as directory:
        run = _Run(souffle, resolved, Path(directory), budget or Budget())
        run.write_facts(facts)
        wrapper = run.write_program(program, wanted, include_dirs, macros or {})
        options = _options(include_dirs, [f"{name}={value}" for name, value in (macros or {}).items()])
        where = ["-F", str(run.facts), "-D", str(run.results)]
        if compiled:
            binary = run.compiled(wrapper, options)
            run.call([str(binary), *where])
        else:
            run.call([str(souffle.path), "-w", *options, *where, str(wrapper)])
        return run.read(wanted, facts.symbols)


def run_souffle(
    program: Path,
    fact_dir: str,
    output_dir: str,
    *,
    include_dirs: Sequence[str] = (),
    macros: Sequence[str] = (),
    no_warn: bool = False,
    compiled: bool = False,
    executable: str | os.PathLike[str] | None = None,
) -> None:
    """Run a program as Soufflé's own command line does; its messages and ``IO=stdout`` pass through.

    Raises:
        SouffleError: when there is no fit Soufflé, or it fails, is killed or crashes.
    """
    souffle = required_souffle(executable)
    options = [*(["-w"] if no_warn else []), *_options(include_dirs, macros)]
    where = ["-F", fact_dir, "-D", output_dir]
    if compiled:
        digest = hashlib.sha256(_contents(program, include_dirs, macros))
        with tempfile.TemporaryDirectory(prefix="graphlift-souffle-") as directory:
            command = [str(_compile(souffle, program.resolve(), options, digest, Path(directory), _passed)), *where]
        _passed(command)
    else:
        _passed([str(souffle.path), *options, *where, str(program)])


def _passed(command: Sequence[str]) -> None:
    """Run a command whose output the user sees.

    Raises:
        SouffleError: unless it succeeds.
    """
    try:
        done = subprocess.run(command, check=False)
    except OSError as problem:
        raise SouffleError(f"cannot run {command[0]}: {problem}") from problem
    if done.returncode < 0:
        raise SouffleError(f"Soufflé was killed by signal {-done.returncode}; its output is above")
    if done.returncode:
        raise SouffleError(f"Soufflé failed with exit code {done.returncode}; its output is above")


def _contents(program: Path, include_dirs: Sequence[str], macros: Sequence[str]) -> bytes:
    """What a program is made of: its text with everything it includes."""
    from graphlift.engine.lexer import Lexer, SourceMap
    from graphlift.engine.parser import parse
    from graphlift.engine.preprocess import Sources, preprocess

    sources = Sources(include_dirs=tuple(include_dirs))
    text = preprocess(sources, os.path.realpath(program), macros)
    source_map = SourceMap()
    parse(Lexer(source_map, sources.resolve, sources.read), source_map, text, str(program))  # follows `.include`
    return repr((text, sorted(sources.digests.items()))).encode("utf-8", "surrogateescape")


def _options(include_dirs: Sequence[str | Path], macros: Sequence[str]) -> list[str]:
    options = [f"-I{Path(place).resolve()}" for place in include_dirs]
    return [*options, "-M" + " ".join(macros)] if macros else options


def _compile(
    souffle: Souffle,
    program: Path,
    options: Sequence[str],
    digest: hashlib._Hash,
    directory: Path,
    call: Callable[[Sequence[str]], None],
) -> Path:
    """The program compiled, from the cache when nothing it was made of has changed; ``directory`` is for scratch."""
    for part in (str(souffle.path), souffle.version, *options):
        digest.update(b"\0" + part.encode())
    binary = cache_directory() / "souffle" / digest.hexdigest()[:40]
    if not binary.exists():
        binary.parent.mkdir(parents=True, exist_ok=True)
        made = directory / "compiled"
        call([str(souffle.path), "-w", *options, "-o", str(made), str(program)])
        if not made.exists():
            raise SouffleError("Soufflé compiled the program but left no executable")
        with temporary_file(binary.parent) as partial:
            shutil.copy2(made, partial)
            os.replace(partial, binary)
    return binary


def _quoted(text: str) -> str:
    if any(mark in text for mark in ',"\n\r'):
        return '"' + text.replace('"', '""') + '"'
    return text


def _own_inputs(relation: Relation) -> list[IoDirective]:
    """The program's own ``.input`` directives of a relation.

    Raises:
        SouffleError: when one reads anything but a file below the fact directory.
    """
    for directive in relation.io("input"):
        if directive.get("IO", "file") != "file" or os.path.isabs(directive.get("filename")):
            raise SouffleError(
                f"{directive.span}: facts from memory need `.input {relation.name}` from a file of the fact directory"
            )
    return relation.io("input")


class _Run:
    def __init__(self, souffle: Souffle, program: Program, directory: Path, budget: Budget) -> None:
        self.souffle = souffle
        self.program = program
        self.budget = budget
        self.directory = directory
        self.facts = directory / "facts"
        self.results = directory / "results"
        self.facts.mkdir()
        self.results.mkdir()

    def write_facts(self, facts: FactBase) -> None:
        """Every input relation's facts, and the empty file that its own directive reads."""
        for relation in self.program.relations.values():
            if not relation.io("input"):
                continue
            for directive in _own_inputs(relation):
                empty = self.facts / directive.get("filename", f"{relation.name}.facts")
                empty.parent.mkdir(parents=True, exist_ok=True)
                empty.write_text("\n" if directive.get("headers") == "true" else "")
            lines: list[str] = []
            if relation.name in facts and relation.arity:
                columns = [
                    _texts(attribute.kind, column, facts.symbols)
                    for attribute, column in zip(relation.attributes, facts.columns(relation.name), strict=True)
                ]
                lines = [",".join(row) for row in zip(*columns, strict=True)]
            text = "".join(f"{line}\n" for line in lines)
            (self.facts / f"{relation.name}.in.csv").write_bytes(text.encode("utf-8", "surrogateescape"))

    def write_program(
        self, program: Path | str, wanted: Sequence[str], include_dirs: Sequence[str | Path], macros: Mapping[str, str]
    ) -> Path:
        """The program with its directives; names no temporary path, so that equal runs compile once."""
        head = f'#include "{program.resolve()}"\n' if isinstance(program, Path) else program + "\n"
        lines = [
            f'.input {relation.name}(IO="file", filename="{relation.name}.in.csv", rfc4180="true", delimiter=",")'
            for relation in self.program.relations.values()
            if relation.io("input") and relation.arity
        ]
        for name in wanted:
            if self.program.relations[name].arity:
                lines.append(f'.output {name}(IO="file", filename="{name}.out.csv", rfc4180="true", delimiter=",")')
            else:
                lines.append(f'.output {name}(IO="file", filename="{name}.out.csv")')
        wrapper = self.directory / "program.dl"
        wrapper.write_bytes((head + "\n".join(lines) + "\n").encode("utf-8", "surrogateescape"))
        return wrapper

    def compiled(self, wrapper: Path, options: Sequence[str]) -> Path:
        """The compiled program, from the cache when nothing it was made of has changed."""
        digest = hashlib.sha256(wrapper.read_bytes())
        for source in self.program.sources:
            if os.path.isfile(source):
                digest.update(Path(source).read_bytes())
        return _compile(self.souffle, wrapper, options, digest, self.directory, self.call)

    def call(self, command: Sequence[str]) -> None:
        """Run a command to its end.

        Raises:
            SouffleError: unless it succeeds.
        """
        try:
            done = subprocess.run(
                command, capture_output=True, timeout=self.budget.max_seconds, check=False, cwd=self.directory
            )
        except subprocess.TimeoutExpired:
            assert self.budget.max_seconds is not None
            raise BudgetExceeded("seconds", self.budget.max_seconds, "Soufflé") from None
        except OSError as problem:
            raise SouffleError(f"cannot run {command[0]}: {problem}") from problem
        output = (done.stderr + done.stdout).decode("utf-8", "replace").strip()
        if done.returncode < 0:
            raise SouffleError(f"Soufflé was killed by signal {-done.returncode}\n{self._mapped(output)}")
        if done.returncode or re.search(r"^Error:", output, re.MULTILINE):
            raise SouffleError(f"Soufflé failed with exit code {done.returncode}\n{self._mapped(output)}")

    def _mapped(self, output: str) -> str:
        """Soufflé's messages with whole paths, where it names a file without its folder."""
        files: dict[str, str | None] = {"program.dl": "<program>"}
        for source in self.program.sources:
            name = os.path.basename(source)
            files[name] = source if name not in files else None  # one of several: leave it as it is

        def place(match: re.Match[str]) -> str:
            whole = files.get(os.path.basename(match[1]))
            return f"in {whole}:{match[2]}" if whole is not None else match[0]

        return re.sub(r"in (?:file )?([^\s:]+)(?: at line |:)(\d+)", place, output.replace(f"{self.directory}/", ""))

    def read(self, wanted: Sequence[str], symbols: SymbolTable) -> Results:
        """The results, typed."""
        records = Records()
        tables: dict[str, tuple[Ids, ...]] = {}
        counts: dict[str, int] = {}
        for name in wanted:
            file = self.results / f"{name}.out.csv"
            if not file.exists():
                raise SouffleError(f"Soufflé ended well but wrote no result for {name}")
            relation = self.program.relations[name]
            if not relation.arity:
                tables[name], counts[name] = (), int(file.stat().st_size > 0)
                continue
            # Soufflé writes a quote inside a text as backslash, quote, quote, and does not read that back itself
            data = file.read_bytes()
            if b'\\""' in data:
                if any(kind in "ra" for kind in relation.kinds):
                    raise SouffleError(f"relation {name}: Soufflé cannot write quotes inside records readably")
                file.write_bytes(data.replace(b'\\""', b'""'))
            parameters = (("filename", file.name), ("rfc4180", "true"), ("delimiter", ","))
            directive = IoDirective("input", parameters, relation.span or Span(str(file), 1, 1))
            reader = FactReader(self.program, symbols, records, str(self.results), None)
            loaded = reader.read(replace(relation, directives=(directive,)))
            tables[name], counts[name] = loaded.columns, loaded.count
        return Results(
            self.program,
            symbols,
            {name: _constant([column.astype(np.int64) for column in columns]) for name, columns in tables.items()},
            counts,
            dict.fromkeys(tables, _no_heights),
            records,
            Stats(tuples=sum(counts.values())),
            "souffle",
        )


class _constant:
    """A function that gives back one value."""

    def __init__(self, value: Sequence[npt.NDArray[np.int64]]) -> None:
        self._value = value

    def __call__(self) -> Sequence[npt.NDArray[np.int64]]:
        return self._value


def _no_heights() -> npt.NDArray[np.int64]:
    raise EngineError("Soufflé does not tell in which round a tuple appeared; use the embedded engine")


def _texts(kind: str, column: Ids, symbols: SymbolTable) -> list[str]:
    """A column as CSV fields."""
    if kind == "s":
        distinct, inverse = np.unique(column, return_inverse=True)
        texts = np.empty(len(distinct), dtype=object)
        texts[:] = [_quoted(text) for text in symbols.texts(distinct)]
        return list(texts[inverse])
    if kind == "u":
        return [str(value) for value in column.view(np.uint32).tolist()]
    if kind == "f":
        return [f"{value:.9g}" for value in column.view(np.float32).tolist()]
    if kind == "i":
        return [str(value) for value in column.tolist()]
    raise SouffleError("records and ADTs cannot be handed to Soufflé as facts")
