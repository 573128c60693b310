"""Generated inputs of the engine benchmark, points-to analyses and transitive closures, as other engines take them.

A family is a handful of rules as data, from which the text of each engine is written, and a generator of facts whose
number of derived tuples grows with its scale.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

Row = tuple[str, ...]
Facts = dict[str, list[Row]]
Atom = tuple[str, tuple[str, ...]]
Rule = tuple[Atom, tuple[Atom, ...]]


@dataclass(frozen=True, slots=True)
class Family:
    """Rules, their output relations, the facts of a scale, and the derived tuples that one unit of scale gives."""

    name: str
    rules: tuple[Rule, ...]
    outputs: tuple[str, ...]
    facts: Callable[[random.Random, int], Facts]
    per_unit: float
    power: int = 1

    def make(self, derived: int) -> Facts:
        """Facts from which about ``derived`` tuples follow; the same ones each time."""
        scale = max(1, round((derived / self.per_unit) ** (1 / self.power)))
        return self.facts(random.Random(1), scale)

    @property
    def inputs(self) -> dict[str, int]:
        """Input relations and their arities."""
        return {name: arity for name, arity in self.relations.items() if name not in self.heads}

    @property
    def heads(self) -> set[str]:
        """Relations that rules derive."""
        return {head for (head, _), _ in self.rules}

    @property
    def relations(self) -> dict[str, int]:
        """All relations and their arities."""
        return {name: len(args) for head, body in self.rules for name, args in (head, *body)}


def _atoms(text: str) -> tuple[Atom, ...]:
    found: list[Atom] = []
    for part in text.split(")"):
        if part.strip(" ,"):
            name, _, args = part.strip(" ,").partition("(")
            found.append((name, tuple(arg.strip() for arg in args.split(","))))
    return tuple(found)


def _rules(text: str) -> tuple[Rule, ...]:
    rules: list[Rule] = []
    for line in text.strip().splitlines():
        head, _, body = line.partition(":-")
        rules.append((_atoms(head)[0], _atoms(body)))
    return tuple(rules)


def _program(random_: random.Random, scale: int) -> Facts:
    """Andersen's input relations for ``scale`` modules of functions that call each other and share objects.

    Modules are independent, so that what is derived grows with their number and not with its square.
    """
    facts: Facts = {name: [] for name in ("new", "assign", "load", "store", "call", "formal", "result", "reached")}
    fields = [f"field{number}" for number in range(12)]
    for module in range(scale):
        functions = [f"m{module}.f{number}" for number in range(24)]
        facts["reached"].append((f"main{module}", functions[0]))
        for number, function in enumerate(functions):
            variables = [f"{function}.v{variable}" for variable in range(14)]
            facts["formal"] += [(function, str(place), variables[place]) for place in range(3)]
            facts["result"].append((function, variables[-1]))
            for variable in random_.sample(variables[3:], 3):
                facts["new"].append((function, variable, f"{variable}:object"))
            for _ in range(10):
                source, to = sorted(random_.sample(range(14), 2))
                if random_.random() < 0.05:
                    source, to = to, source
                facts["assign"].append((function, variables[to], variables[source]))
            for _ in range(3):
                base, other = random_.sample(variables, 2)
                facts["load"].append((function, other, base, random_.choice(fields)))
                base, other = random_.sample(variables, 2)
                facts["store"].append((function, base, random_.choice(fields), other))
            for site in range(4):
                callee = number + 1 + int(random_.expovariate(0.2))
                given, taken = random_.sample(variables, 2)
                if callee < len(functions):
                    row = (function, f"{function}@{site}", functions[callee], str(site % 3), given, taken)
                    facts["call"].append(row)
    return facts


def _dense_program(random_: random.Random, scale: int) -> Facts:
    """As :func:`_program`, with modules in which most variables may point to most objects.

    Where much is stored in and loaded from what many variables share (registries, caches, event queues), a tuple
    follows in many ways: 40 to 70 derivations of each, where :func:`_program` has 2 to 4.
    """
    facts: Facts = {name: [] for name in ("new", "assign", "load", "store", "call", "formal", "result", "reached")}
    fields = [f"field{number}" for number in range(4)]
    for module in range(scale):
        functions = [f"d{module}.f{number}" for number in range(8)]
        facts["reached"].append((f"main{module}", functions[0]))
        for number, function in enumerate(functions):
            variables = [f"{function}.v{variable}" for variable in range(20)]
            facts["formal"] += [(function, str(place), variables[place]) for place in range(3)]
            facts["result"].append((function, variables[-1]))
            for variable in random_.sample(variables, 6):
                facts["new"].append((function, variable, f"{variable}:object"))
            for _ in range(26):
                to, source = random_.sample(variables, 2)
                facts["assign"].append((function, to, source))
            for _ in range(22):
                base, other = random_.sample(variables, 2)
                facts["load"].append((function, other, base, random_.choice(fields)))
                base, other = random_.sample(variables, 2)
                facts["store"].append((function, base, random_.choice(fields), other))
            for site in range(4):
                callee = functions[(number + 1) % len(functions)] if site == 0 else random_.choice(functions)
                given, taken = random_.sample(variables, 2)
                row = (function, f"{function}@{site}", callee, str(site % 3), given, taken)
                facts["call"].append(row)
    return facts


def _insensitive(facts: Facts) -> Facts:
    """The facts of a program without the functions that statements are in, with calls as assignments."""
    formals = {(function, place): variable for function, place, variable in facts["formal"]}
    results = {row[0]: row[1] for row in facts["result"]}
    assign: list[Row] = [(to, source) for _, to, source in facts["assign"]]
    for _, _, callee, place, given, taken in facts["call"]:
        assign += [(formals[callee, place], given), (taken, results[callee])]
    return {
        "new": [row[1:] for row in facts["new"]],
        "assign": assign,
        "load": [row[1:] for row in facts["load"]],
        "store": [row[1:] for row in facts["store"]],
    }


def _graphs(random_: random.Random, scale: int) -> Facts:
    """``scale`` random digraphs of 300 nodes and 600 edges."""
    edges: list[Row] = []
    for graph in range(scale):
        edges += {(f"g{graph}.n{random_.randrange(300)}", f"g{graph}.n{random_.randrange(300)}") for _ in range(600)}
    return {"edge": sorted(edges)}


def _chain(random_: random.Random, scale: int) -> Facts:
    """A single path of ``scale`` edges: as many rounds as edges."""
    nodes = [f"n{number}" for number in range(scale + 1)]
    random_.shuffle(nodes)
    return {"edge": list(itertools.pairwise(nodes))}


_POINTS_TO = _rules(
    """
    points_to(v, o) :- new(v, o)
    points_to(v, o) :- assign(v, w), points_to(w, o)
    points_to(v, o) :- load(v, b, f), points_to(b, p), heap(p, f, o)
    heap(p, f, o) :- store(b, f, v), points_to(b, p), points_to(v, o)
    """
)
_CALL_SITE = _rules(
    """
    live(c, m) :- reached(c, m)
    live(i, n) :- live(c, m), call(m, i, n, k, a, r)
    points_to(c, v, o) :- live(c, m), new(m, v, o)
    points_to(c, v, o) :- assign(m, v, w), points_to(c, w, o)
    points_to(i, p, o) :- call(m, i, n, k, a, r), formal(n, k, p), points_to(c, a, o)
    points_to(c, r, o) :- call(m, i, n, k, a, r), live(c, m), result(n, v), points_to(i, v, o)
    points_to(c, v, o) :- load(m, v, b, f), points_to(c, b, p), heap(p, f, o)
    heap(p, f, o) :- store(m, b, f, v), points_to(c, b, p), points_to(c, v, o)
    """
)
_POINTS_TO_OUTPUTS = ("points_to", "heap")


def _points_to(program: Callable[[random.Random, int], Facts]) -> Callable[[random.Random, int], Facts]:
    return lambda random_, scale: _insensitive(program(random_, scale))


FAMILIES = {
    family.name: family
    for family in (
        Family("points-to", _POINTS_TO, _POINTS_TO_OUTPUTS, _points_to(_program), 10500.0),
        Family("call-site", _CALL_SITE, _POINTS_TO_OUTPUTS, _program, 8000.0),
        Family("dense points-to", _POINTS_TO, _POINTS_TO_OUTPUTS, _points_to(_dense_program), 14500.0),
        Family("dense call-site", _CALL_SITE, _POINTS_TO_OUTPUTS, _dense_program, 34500.0),
        Family(
            "closure",
            _rules("path(x, y) :- edge(x, y)\npath(x, z) :- path(x, y), edge(y, z)"),
            ("path",),
            _graphs,
            57500.0,
        ),
        Family(
            "chain",
            _rules("path(x, y) :- edge(x, y)\npath(x, z) :- path(x, y), edge(y, z)"),
            ("path",),
            _chain,
            0.5,
            2,
        ),
    )
}


def souffle_text(family: Family) -> str:
    """The family's rules as a Soufflé program that counts its outputs and writes none."""
    lines = []
    for name, arity in family.relations.items():
        columns = ", ".join(f"c{place}: symbol" for place in range(arity))
        lines.append(f".decl {name}({columns})")
    lines += [f".input {name}" for name in family.inputs]
    for head, body in family.rules:
        lines.append(f"{_call(head)} :- {', '.join(map(_call, body))}.")
    lines += [f".printsize {name}" for name in family.outputs]
    return "\n".join(lines) + "\n"


def derivations_text(family: Family) -> str:
    """The family's program with a relation ``matches`` of the number of ways in which each rule's body holds.

    Semi-naive evaluation finds each of them once: they are the derivations that an engine has to look at.
    """
    lines = [souffle_text(family), ".decl matches(rule: number, n: number)"]
    for number, (_, body) in enumerate(family.rules):
        lines.append(f"matches({number}, n) :- n = count : {{ {', '.join(map(_call, body))} }}.")
    return "\n".join(lines) + "\n"


def clingo_text(family: Family) -> str:
    """The family's rules for clingo, whose variables are upper-case."""
    lines = []
    for (head, args), body in family.rules:
        atoms = [_call((name, tuple(map(str.upper, inner)))) for name, inner in body]
        lines.append(f"{_call((head, tuple(map(str.upper, args))))} :- {', '.join(atoms)}.")
    lines.append("#show.")
    return "\n".join(lines) + "\n"


def clingo_facts(facts: Mapping[str, list[Row]]) -> Iterable[str]:
    """Facts in clingo's language."""
    for name, rows in facts.items():
        for row in rows:
            quoted = ", ".join(f'"{value}"' for value in row)
            yield f"{name}({quoted}).\n"


def _call(atom: Atom) -> str:
    return f"{atom[0]}({', '.join(atom[1])})"


def duckdb_statements(family: Family) -> tuple[list[str], list[list[str]]]:
    """SQL of one semi-naive evaluation: what is run once, and for each derived relation what finds its next delta.

    Each derived relation ``r`` has the tables ``r``, ``r_delta`` and ``r_next``; mutual recursion is not in the reach
    of one recursive common table expression, so the loop is the caller's.
    """
    once: list[str] = []
    for name, arity in family.relations.items():
        if name in family.heads:
            columns = ", ".join(f"c{place} INTEGER" for place in range(arity))
            once += [f"CREATE TABLE {name}{suffix}({columns})" for suffix in ("", "_delta", "_next")]
    steps: list[list[str]] = []
    for name in sorted(family.heads):
        selects = []
        for (head, args), body in family.rules:
            if head != name:
                continue
            recursive = [place for place, (atom, _) in enumerate(body) if atom in family.heads]
            if not recursive:
                once.append(f"INSERT INTO {name}_next {_select(args, body, None)}")
            selects += [_select(args, body, place) for place in recursive]
        steps.append(selects)
    return once, steps


def _select(head: tuple[str, ...], body: tuple[Atom, ...], delta: int | None) -> str:
    places: dict[str, str] = {}
    tests: list[str] = []
    tables: list[str] = []
    for number, (name, args) in enumerate(body):
        tables.append(f"{name}{'_delta' if number == delta else ''} AS t{number}")
        for place, arg in enumerate(args):
            here = f"t{number}.c{place}"
            if arg in places:
                tests.append(f"{places[arg]} = {here}")
            else:
                places[arg] = here
    where = f" WHERE {' AND '.join(tests)}" if tests else ""
    return f"SELECT DISTINCT {', '.join(places[arg] for arg in head)} FROM {', '.join(tables)}{where}"
