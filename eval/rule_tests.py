"""Rule tests: Python files whose comments say what the rules must derive there, strict both ways.

A test is a directory (or one file). All its Python files are analysed together, and for every *kind* that an
expectation in them mentions, what is derived must be exactly what is expected::

    y = tf.add(x, x)          # $ tensor=y
    g(x)                      # $ calls=main.g calls=main.h
    for t in dataset: ...     # $ MISSING: tensor=t
    f(x)                      # $ SPURIOUS: calls=main.old

``MISSING:`` marks what should be derived and is not yet, ``SPURIOUS:`` what is derived and should not be; both fail
when they start to work. A line ``# rule-test: option=value …`` sets options of the run, ``# rule-test: kinds=a,b``
checks kinds that the file does not mention.

Kinds are those of :data:`KINDS` and the name of any relation that has an entity with a place in the source: the line is
that of its first such column, the value is made of the others, joined by ``:``. The three-valued facts of the report
are kinds too, with what is not ``false``: ``side_effects=true``, ``side_effects=null``; and those of parameters:
``parameter_tensor=x``, ``parameter_tensor=x:null``.
"""

from __future__ import annotations

import io
import re
import tokenize
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from graphlift.engine import Results, evaluate
from graphlift.engine.program import Program
from graphlift.engine.programcache import cache_directory, load_program_file
from graphlift.eval.callgraph import program_file
from graphlift.extractor import extract
from graphlift.facts.base import FactBase
from graphlift.facts.relation import Column
from graphlift.facts.schema import SCHEMA
from graphlift.facts.tables import load_tables
from graphlift.rules import main_program, model_directories

Row = tuple[str, int, str]
"""A derived or expected fact: path, line, value."""


@dataclass(frozen=True, order=True)
class Expectation:
    """One expectation: where, which kind, which value, and whether it is known not to hold (`missing`, `spurious`)."""

    path: str
    line: int
    kind: str
    value: str
    status: str = ""


@dataclass(frozen=True, order=True)
class Failure:
    """One difference between what is expected and what is derived."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


@dataclass
class Directives:
    """What the comments of a test ask for."""

    expectations: list[Expectation] = field(default_factory=list)
    kinds: set[str] = field(default_factory=set)
    options: dict[str, str] = field(default_factory=dict)


_ITEM = re.compile(r"(MISSING:|SPURIOUS:)|([A-Za-z_]\w*)=(\"[^\"]*\"|\S+)|(\S+)")


class RuleTestError(Exception):
    """A rule test cannot be run: the file, the line, what is wrong with its comments."""


def read_directives(path: str, source: str) -> Directives:
    """The expectations and options in the comments of ``source``.

    Raises:
        RuleTestError: when a comment starts like an expectation and is none.
    """
    found = Directives()
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type != tokenize.COMMENT:
            continue
        line = token.start[0]
        text = token.string
        if text.startswith("# rule-test:"):
            for key, value in _pairs(text.removeprefix("# rule-test:"), path, line):
                if key == "kinds":
                    found.kinds.update(value.split(","))
                else:
                    found.options[key] = value
        elif text.startswith("# $ "):
            found.expectations.extend(_expectations(text.removeprefix("# $ "), path, line))
    found.kinds.update(expectation.kind for expectation in found.expectations)
    return found


def _pairs(text: str, path: str, line: int) -> Iterator[tuple[str, str]]:
    for item in _ITEM.finditer(text):
        if not item[2]:
            raise RuleTestError(f"{path}:{line}: {item[0]!r} is not of the form name=value")
        yield item[2], item[3].strip('"')


def _expectations(text: str, path: str, line: int) -> Iterator[Expectation]:
    status = ""
    for item in _ITEM.finditer(text):
        if item[1]:
            status = item[1].rstrip(":").lower()
        elif item[2]:
            yield Expectation(path, line, item[2], item[3].strip('"'), status)
        else:
            raise RuleTestError(f"{path}:{line}: {item[4]!r} is not of the form kind=value")


# --- what is derived ----------------------------------------------------------------------------


@dataclass(frozen=True)
class Derived:
    """An evaluation, and where its entities are."""

    facts: FactBase
    results: Results
    places: dict[str, tuple[str, int]]
    names: dict[str, str]

    def rows(self, relation: str) -> Iterator[tuple[object, ...]]:
        """The rows of a relation, extracted or derived, as texts and numbers."""
        if relation in self.facts:
            yield from self.facts.frame(relation).itertuples(index=False, name=None)
        else:
            yield from self.results.frame(relation).itertuples(index=False, name=None)


def _place(derived: Derived, entity: object) -> tuple[str, int] | None:
    return derived.places.get(str(entity))


def _calls(derived: Derived) -> Iterator[Row]:
    for instruction, callee in derived.rows("call_site_edge"):
        place = _place(derived, instruction)
        if place:
            yield *place, derived.names.get(str(callee), str(callee))
    for _, call, name in derived.rows("calls_external"):
        place = _place(derived, call)
        if place:
            yield *place, str(name)


def _of_bound_name(relation: str) -> Callable[[Derived], Iterator[Row]]:
    def rows(derived: Derived) -> Iterator[Row]:
        holding = {str(row[0]) for row in derived.rows(relation)}
        for instruction, _, name, value in derived.rows("binding"):
            place = _place(derived, instruction)
            if place and value in holding:
                yield *place, str(name)
        for parameter, name in derived.rows("parameter_name"):
            place = _place(derived, parameter)
            if place and parameter in holding:
                yield *place, str(name)

    return rows


def _kinds_of_bound_names(relation: str) -> Callable[[Derived], Iterator[Row]]:
    def rows(derived: Derived) -> Iterator[Row]:
        kinds: dict[object, set[str]] = {}
        for o, kind in derived.rows(relation):
            kinds.setdefault(o, set()).add(derived.names.get(str(kind), str(kind)))
        held: dict[object, set[str]] = {}
        for value, o in derived.rows("value_may_point_to"):
            held.setdefault(value, set()).update(kinds.get(o, ()))
        for instruction, _, name, value in derived.rows("binding"):
            place = _place(derived, instruction)
            if place:
                for kind in held.get(value, ()):
                    yield *place, f"{name}:{kind}"

    return rows


def _of_function(relation: str, column: int | None) -> Callable[[Derived], Iterator[Row]]:
    def rows(derived: Derived) -> Iterator[Row]:
        lines: dict[object, object] = {row[0]: row[1] for row in derived.rows("definition_line")}
        for row in derived.rows(relation):
            place = _place(derived, row[0])
            if place:
                line = lines.get(row[0], place[1])
                yield place[0], int(str(line)), "true" if column is None else str(row[column])

    return rows


def _effects(derived: Derived) -> Iterator[Row]:
    for _, instruction, kind in derived.rows("effect"):
        place = _place(derived, instruction)
        if place:
            yield *place, str(kind)


def _of_function_fact(fact: str) -> Callable[[Derived], Iterator[Row]]:
    def rows(derived: Derived) -> Iterator[Row]:
        lines: dict[object, object] = {row[0]: row[1] for row in derived.rows("definition_line")}
        known = {function: value for function, key, value in derived.rows("function_fact") if key == fact}
        for (function,) in derived.rows("candidate_function"):
            place = _place(derived, function)
            value = str(known.get(function, "null"))
            if place and value != "false":
                yield place[0], int(str(lines.get(function, place[1]))), value

    return rows


def _of_parameter_fact(fact: str) -> Callable[[Derived], Iterator[Row]]:
    def rows(derived: Derived) -> Iterator[Row]:
        names: dict[object, object] = dict(derived.rows("parameter_name"))  # type: ignore[arg-type]
        known = {p: value for p, key, value in derived.rows("parameter_fact") if key == fact}
        functions = {function for (function,) in derived.rows("candidate_function")}
        for p, function, kind, _ in derived.rows("parameter"):
            place = _place(derived, p)
            value = str(known.get(p, "null"))
            if place and function in functions and not str(kind).startswith("var_") and value != "false":
                yield *place, f"{names[p]}:null" if value == "null" else str(names[p])

    return rows


KINDS: dict[str, tuple[tuple[str, ...], Callable[[Derived], Iterator[Row]]]] = {
    "calls": (("call_site_edge", "calls_external"), _calls),
    "type": (("object_type", "value_may_point_to"), _kinds_of_bound_names("object_type")),
    "class": (("object_class", "value_may_point_to"), _kinds_of_bound_names("object_class")),
    "function": (("function_object", "value_may_point_to"), _kinds_of_bound_names("function_object")),
    "constant": (("constant_object", "value_may_point_to"), _kinds_of_bound_names("constant_object")),
    "tensor": (("tensor_value",), _of_bound_name("tensor_value")),
    "effect": (("effect",), _effects),
    "failure": (("failure",), _of_function("failure", 1)),
    "warning": (("warning",), _of_function("warning", 1)),
    "note": (("note",), _of_function("note", 1)),
    "transformation": (("transformation",), _of_function("transformation", 1)),
    "precondition": (("precondition",), _of_function("precondition", 1)),
    "primary_failure": (("primary_failure",), _of_function("primary_failure", 1)),
    "refactoring": (("refactoring",), _of_function("refactoring", 1)),
    "hybrid": (("hybrid_function",), _of_function("hybrid_function", None)),
    "candidate_function": (("candidate_function",), _of_function("candidate_function", None)),
    "qualified_name": (("qualified_name",), _of_function("qualified_name", 1)),
    "decorator_flag": (("decorator_flag",), _of_function("decorator_flag", 1)),
}
"""Kinds with a form of their own: the relations they need, and their rows."""

_PARAMETER_FACTS = {f"parameter_{fact}": fact for fact in ("tensor", "container", "primitive", "supplied")}


@cache
def _function_facts() -> frozenset[str]:
    """The keys of the facts that the report has about a function."""
    facts = FactBase()
    load_tables(facts, model_directories())
    return frozenset(fact for _, fact in facts.frame("finding_fact").itertuples(index=False, name=None))


_UNPLACED = {"Name", "Label", "Constant", "number", "symbol", "Context", "Object"}


def _generic(relation: str) -> Callable[[Derived], Iterator[Row]]:
    columns = SCHEMA[relation].columns
    subject = next((i for i, column in enumerate(columns) if column.type not in _UNPLACED), None)
    if subject is None:
        raise RuleTestError(f"relation {relation} says nothing about a place in the source")

    def text(derived: Derived, column: Column, value: object) -> str:
        if column.type in ("Code", "Function", "Class", "Module", "symbol"):
            return derived.names.get(str(value), str(value))
        return str(value)

    def rows(derived: Derived) -> Iterator[Row]:
        for row in derived.rows(relation):
            place = _place(derived, row[subject])
            if place:
                others = [
                    text(derived, column, value)
                    for i, (column, value) in enumerate(zip(columns, row, strict=True))
                    if i != subject and column.type != "Context"
                ]
                yield *place, ":".join(others) or "true"

    return rows


def provider(kind: str) -> tuple[tuple[str, ...], Callable[[Derived], Iterator[Row]]]:
    """Which relations ``kind`` needs, and how its rows are read.

    Raises:
        RuleTestError: when there is no such kind.
    """
    if kind in KINDS:
        return KINDS[kind]
    if kind in _function_facts():
        return ("function_fact", "candidate_function"), _of_function_fact(kind)
    if kind in _PARAMETER_FACTS:
        return ("parameter_fact", "candidate_function"), _of_parameter_fact(_PARAMETER_FACTS[kind])
    if kind in SCHEMA:
        return (kind,), _generic(kind)
    raise RuleTestError(f"no kind of expectation and no relation is called {kind!r}")


# --- running --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Outcome:
    """What one test gave: differences, and how many expectations were checked."""

    failures: tuple[Failure, ...]
    checked: int


def _sources(path: Path) -> list[Path]:
    return [path] if path.is_file() else sorted(path.rglob("*.py"))


def derive(
    paths: Sequence[Path], program: Program, options: dict[str, str], relations: Iterable[str], root: Path | None = None
) -> Derived:
    """Analyse ``paths`` and keep ``relations``."""
    facts = extract(list(paths), root=root).facts
    load_tables(facts, model_directories())
    facts.put_rows("option", sorted({"context": "object", "seed": "all", **options}.items()))
    results = evaluate(program, facts, outputs=sorted(set(relations)), cache_dir=cache_directory() / "code")
    files = dict(facts.frame("file").itertuples(index=False, name=None))
    places = {
        str(entity): (str(files[file]), int(line))
        for entity, file, line, _ in facts.frame("span").itertuples(index=False, name=None)
    }
    names = {str(code): str(name) for code, name in facts.frame("scope_name").itertuples(index=False, name=None)}
    return Derived(facts, results, places, names)


def run_test(path: Path, program: Program | None = None) -> Outcome:
    """Run the rule test in ``path``.

    Raises:
        RuleTestError: when its comments cannot be read, or nothing in it is an expectation.
    """
    root = path if path.is_dir() else path.parent
    directives = Directives()
    for file in _sources(path):
        read = read_directives(file.relative_to(root).as_posix(), file.read_text(encoding="utf-8"))
        directives.expectations.extend(read.expectations)
        directives.kinds.update(read.kinds)
        directives.options.update(read.options)
    if not directives.kinds:
        raise RuleTestError(f"{path}: no expectation in it")
    providers = {kind: provider(kind) for kind in sorted(directives.kinds)}
    relations = {relation for needed, _ in providers.values() for relation in needed}
    if program is None:
        verdicts = any(not _known_to_call_graph(relation) for relation in relations)
        calls = program_file(directives.options.get("context", ""))
        program = load_program_file(str(main_program() if verdicts else calls))
    invariants = sorted(name for name in program.relations if name.startswith("assert_"))
    wanted_relations = {*invariants, *relations} - set(_extracted(relations))
    derived = derive([path], program, directives.options, wanted_relations, root)
    failures: list[Failure] = list(broken_invariants(derived, invariants))
    for kind, (_, rows) in providers.items():
        actual = set(rows(derived))
        wanted = [expectation for expectation in directives.expectations if expectation.kind == kind]
        failures.extend(compare(kind, wanted, actual))
    return Outcome(tuple(sorted(set(failures))), len(directives.expectations))


def _extracted(relations: Iterable[str]) -> Iterator[str]:
    return (name for name in relations if SCHEMA[name].kind.value in ("extracted", "modelled"))


def broken_invariants(derived: Derived, relations: Iterable[str]) -> Iterator[Failure]:
    """One failure for each of ``relations``, which must stay empty, that is not."""
    for relation in relations:
        for row in derived.rows(relation):
            place = next((place for entity in row if (place := _place(derived, entity))), ("", 0))
            yield Failure(*place, f"{relation} is not empty: {', '.join(map(str, row))}")
            break


_DECIDING = frozenset(
    "candidate_function decorator_flag effect failure hybrid_function note tensor_value transformation warning".split()
)


def _known_to_call_graph(relation: str) -> bool:
    return relation not in _DECIDING and not (
        relation.startswith(("tensor_", "parameter_", "function_fact", "hazard_", "precondition"))
    )


def compare(kind: str, wanted: Sequence[Expectation], actual: set[Row]) -> Iterator[Failure]:
    """The differences for one kind."""
    derived = set(actual)
    for expectation in wanted:
        row = (expectation.path, expectation.line, expectation.value)
        what = f"{kind}={expectation.value}"
        if expectation.status == "missing":
            if row in derived:
                yield Failure(expectation.path, expectation.line, f"{what} is derived: drop MISSING")
        elif row not in derived:
            drop = ": drop SPURIOUS" if expectation.status else ""
            yield Failure(expectation.path, expectation.line, f"{what} is not derived{drop}")
        derived.discard(row)
    for path, line, value in derived:
        yield Failure(path, line, f"{kind}={value} is not expected")


def find_tests(path: Path) -> list[Path]:
    """The tests in ``path``: a file, and each directory that has Python files of its own and no parent that is one."""
    if path.is_file() or any(path.glob("*.py")):
        return [path]
    return [test for child in sorted(path.iterdir()) if child.is_dir() for test in find_tests(child)]


def run_tests(path: Path, program: Program | None = None) -> Outcome:
    """Run all rule tests in ``path``.

    Raises:
        RuleTestError: when there is none, or one cannot be run.
    """
    failures: list[Failure] = []
    checked = 0
    tests = find_tests(path)
    if not tests:
        raise RuleTestError(f"{path}: no rule tests")
    for test in tests:
        outcome = run_test(test, program)
        prefix = test.relative_to(path).as_posix() if test.is_dir() and test != path else ""
        checked += outcome.checked
        failures.extend(
            Failure(f"{prefix}/{failure.path}" if prefix else failure.path, failure.line, failure.message)
            for failure in outcome.failures
        )
    return Outcome(tuple(failures), checked)
