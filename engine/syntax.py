"""The surface syntax tree of a Soufflé program, as parsed and before anything is resolved.

Nodes carry ``pos``, an offset into the program's text that :class:`graphlift.engine.lexer.SourceMap` turns into a
file, a line and a column. They compare by identity: the type checker keys its results on nodes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

# --- arguments ---


@dataclass(slots=True, eq=False)
class Var:
    """A named variable."""

    name: str
    pos: int


@dataclass(slots=True, eq=False)
class Underscore:
    """``_``"""

    pos: int


@dataclass(slots=True, eq=False)
class Str:
    """A symbol constant, escapes resolved."""

    value: str
    pos: int


@dataclass(slots=True, eq=False)
class Num:
    """A numeric constant as written; ``fixed`` is its kind when the spelling decides it (``1u``, ``1.5``)."""

    text: str
    fixed: str | None
    pos: int


@dataclass(slots=True, eq=False)
class Nil:
    """``nil``"""

    pos: int


@dataclass(slots=True, eq=False)
class CounterArg:
    """``$`` or ``autoinc()``"""

    pos: int


@dataclass(slots=True, eq=False)
class IterationArg:
    """``recursive_iteration_cnt()``"""

    pos: int


@dataclass(slots=True, eq=False)
class RecordArg:
    """``[a, b]``"""

    args: list[Arg]
    pos: int


@dataclass(slots=True, eq=False)
class BranchArg:
    """``$Branch(a, b)``"""

    name: str
    args: list[Arg]
    pos: int


@dataclass(slots=True, eq=False)
class CastArg:
    """``as(a, type)``"""

    arg: Arg
    type: str
    pos: int


@dataclass(slots=True, eq=False)
class Call:
    """An intrinsic functor, infix or by name, with its overload open."""

    op: str
    args: list[Arg]
    pos: int


@dataclass(slots=True, eq=False)
class UserCall:
    """``@functor(a)``: bound to C++."""

    name: str
    args: list[Arg]
    pos: int


@dataclass(slots=True, eq=False)
class Agg:
    """``op expression : { body }``"""

    op: str
    expression: Arg | None
    body: list[Literal]
    pos: int


Arg = (
    Var
    | Underscore
    | Str
    | Num
    | Nil
    | CounterArg
    | IterationArg
    | RecordArg
    | BranchArg
    | CastArg
    | Call
    | UserCall
    | Agg
)

# --- literals ---


@dataclass(slots=True, eq=False)
class AtomLit:
    """``name(args)``"""

    name: str
    args: list[Arg]
    pos: int


@dataclass(slots=True, eq=False)
class NotLit:
    """``!atom``"""

    atom: AtomLit
    pos: int


@dataclass(slots=True, eq=False)
class CompareLit:
    """``lhs op rhs``, ``match(lhs, rhs)``, ``contains(lhs, rhs)``."""

    op: str
    lhs: Arg
    rhs: Arg
    pos: int


@dataclass(slots=True, eq=False)
class TruthLit:
    """``true``, ``false``"""

    value: bool
    pos: int


Literal = AtomLit | NotLit | CompareLit | TruthLit

# --- declarations ---


@dataclass(slots=True, eq=False)
class Clause:
    """One head with one conjunctive body; with ``dominating`` a subsumption rule, whose ``head`` is dominated."""

    head: AtomLit
    body: list[Literal]
    pos: int
    plan: tuple[tuple[int, tuple[int, ...]], ...] = ()
    dominating: AtomLit | None = None


@dataclass(slots=True, eq=False)
class Field:
    """A named, typed attribute of a relation, record or branch."""

    name: str
    type: str
    pos: int
    lattice: bool = False


@dataclass(slots=True, eq=False)
class BranchDecl:
    """One constructor of an ADT declaration."""

    name: str
    fields: list[Field]
    pos: int


@dataclass(slots=True, eq=False)
class TypeDecl:
    """``.type``; ``form`` is subset, alias, union, record or adt and says which of the other fields is used."""

    name: str
    form: str
    pos: int
    names: list[str] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)
    branches: list[BranchDecl] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class RelationDecl:
    """``.decl`` of one relation."""

    name: str
    fields: list[Field]
    tags: list[str]
    choices: list[tuple[str, ...]]
    pos: int
    debug_delta: str | None = None


@dataclass(slots=True, eq=False)
class DirectiveDecl:
    """``.input``, ``.output``, ``.printsize`` or ``.limitsize`` of one relation."""

    action: str
    relation: str
    parameters: tuple[tuple[str, str], ...]
    pos: int


@dataclass(slots=True, eq=False)
class ComponentType:
    """A component's name with its type parameters or arguments."""

    name: str
    parameters: tuple[str, ...]
    pos: int


@dataclass(slots=True, eq=False)
class InitDecl:
    """``.init name = Component<args>``"""

    name: str
    component: ComponentType
    pos: int


@dataclass(slots=True, eq=False)
class PragmaDecl:
    """``.pragma "key" "value"``"""

    key: str
    value: str
    pos: int


@dataclass(slots=True, eq=False)
class FunctorDecl:
    """``.functor``: parsed; a call is refused."""

    name: str
    parameters: list[Field]
    result: str
    stateful: bool
    pos: int


@dataclass(slots=True, eq=False)
class LatticeDecl:
    """``.lattice``: parsed; refused, since its operators are user-defined functors."""

    name: str
    pos: int


@dataclass(slots=True, eq=False)
class OverrideDecl:
    """``.override relation`` inside a component."""

    name: str
    pos: int


@dataclass(slots=True, eq=False)
class Unit:
    """The items of a program or of a component's body."""

    types: list[TypeDecl] = field(default_factory=list)
    relations: list[RelationDecl] = field(default_factory=list)
    clauses: list[Clause] = field(default_factory=list)
    directives: list[DirectiveDecl] = field(default_factory=list)
    components: list[ComponentDecl] = field(default_factory=list)
    inits: list[InitDecl] = field(default_factory=list)
    pragmas: list[PragmaDecl] = field(default_factory=list)
    functors: list[FunctorDecl] = field(default_factory=list)
    lattices: list[LatticeDecl] = field(default_factory=list)
    overrides: list[OverrideDecl] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class ComponentDecl:
    """``.comp Name<parameters> : bases { body }``"""

    type: ComponentType
    bases: list[ComponentType]
    body: Unit
    pos: int


def arguments(arg: Arg) -> list[Arg]:
    """Direct sub-arguments of ``arg``, not entering aggregates' bodies (their expression is included)."""
    if isinstance(arg, RecordArg | BranchArg | Call | UserCall):
        return arg.args
    if isinstance(arg, CastArg):
        return [arg.arg]
    if isinstance(arg, Agg) and arg.expression is not None:
        return [arg.expression]
    return []


def literal_arguments(literal: Literal) -> list[Arg]:
    """Direct arguments of a literal."""
    if isinstance(literal, AtomLit):
        return literal.args
    if isinstance(literal, NotLit):
        return literal.atom.args
    if isinstance(literal, CompareLit):
        return [literal.lhs, literal.rhs]
    return []


def walk_argument(arg: Arg) -> Iterator[Arg]:
    """``arg`` and everything in it, aggregates' bodies included."""
    stack: list[Arg] = [arg]
    while stack:
        current = stack.pop()
        yield current
        stack.extend(arguments(current))
        if isinstance(current, Agg):
            for literal in current.body:
                stack.extend(literal_arguments(literal))


def walk_literals(literals: list[Literal]) -> Iterator[Arg]:
    """All arguments in ``literals``, at any depth."""
    for literal in literals:
        for arg in literal_arguments(literal):
            yield from walk_argument(arg)


def walk_atoms(literals: list[Literal]) -> Iterator[tuple[AtomLit, bool, bool]]:
    """All atoms in ``literals`` with (negated, inside an aggregate)."""
    for literal in literals:
        if isinstance(literal, AtomLit):
            yield literal, False, False
        elif isinstance(literal, NotLit):
            yield literal.atom, True, False
        for arg in literal_arguments(literal):
            for inner in walk_argument(arg):
                if isinstance(inner, Agg):
                    for nested in inner.body:
                        if isinstance(nested, AtomLit):
                            yield nested, False, True
                        elif isinstance(nested, NotLit):
                            yield nested.atom, True, True
