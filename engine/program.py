"""The resolved program: the contract between the front end (parsing, checking, lowering) and the evaluators.

Everything Soufflé's surface language leaves implicit is explicit here. A :class:`Program` has been preprocessed,
parsed,
component-expanded, type-checked, inlined, normalised and stratified:

* relation and type names are fully qualified (``component.relation``);
* disjunctions and multiple heads have become several rules;
* inline relations are gone; ``.init`` components are expanded;
* ADT values are lowered to records the way Soufflé encodes them, see :class:`AdtType`;
* overloaded functors, comparisons and aggregates carry the kind of their operands;
* aggregates and ``range`` stand alone as literals that bind a fresh variable; no expression contains one;
* arguments of body atoms and of negations are only :class:`Variable`, :class:`Constant` or :class:`Wildcard`
  (``a(x+1)`` has become ``a(v), v = x+1``);
* a record in a body appears only as ``variable = RecordInit(...)`` with fields that are variables, constants or
  wildcards:
  a *pack* when all fields are bound, an *unpack* when the variable is bound (``nil`` and records of unknown id never
  match
  an unpack).

Values. Every column holds 32-bit patterns (Soufflé's default ``RamDomain``): numbers as int32, unsigned as uint32,
floats as
float32, symbols as ids of a symbol table, records as ids of a record table keyed by arity (``nil`` is 0), enum-like
ADTs as
their branch number. :class:`Cast` reinterprets the bits and never changes them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal as Choice

Kind = Choice["s", "i", "u", "f", "r", "a"]
"""How a value's 32 bits are read: symbol, number (int32), unsigned, float, record, ADT."""


@dataclass(frozen=True, slots=True)
class Span:
    """A place in a user's file, after ``#include`` and ``#line`` were mapped back. Lines and columns count from 1."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


# --- types ---


@dataclass(frozen=True, slots=True)
class RecordType:
    """``.type name = [field: type, …]``; fields are (name, type name) pairs."""

    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Branch:
    """One constructor of an ADT; fields are (name, type name) pairs."""

    name: str
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class AdtType:
    """``.type name = A {…} | B {…}``; ``branches`` are sorted by name and a branch's index is its tag.

    Encoding (Soufflé's): when no branch has fields, a value is the tag itself; a branch with exactly one field is
    the record
    ``[tag, value]``; any other branch is ``[tag, [fields…]]``; a branch without fields is ``[tag, []]``, so the
    record table
    must know the empty record: a :class:`RecordInit` without fields.
    """

    branches: tuple[Branch, ...]

    @property
    def is_enum(self) -> bool:
        """Whether a value is the bare tag."""
        return all(not branch.fields for branch in self.branches)


@dataclass(frozen=True, slots=True)
class Type:
    """A type by its qualified name. ``kind`` is its base; ``structure`` tells how records and ADTs are built."""

    name: str
    kind: Kind
    structure: RecordType | AdtType | None = None
    span: Span | None = None


# --- relations ---


@dataclass(frozen=True, slots=True)
class Attribute:
    """A column: its name, its type's qualified name (a key of :attr:`Program.types`) and that type's kind."""

    name: str
    type: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class IoDirective:
    """One ``.input``, ``.output`` or ``.printsize`` of one relation with its parameters as written (unquoted)."""

    action: Choice["input", "output", "printsize"]
    parameters: tuple[tuple[str, str], ...]
    span: Span

    def get(self, name: str, default: str = "") -> str:
        """The parameter's value, or ``default``."""
        for key, value in self.parameters:
            if key == name:
                return value
        return default


Representation = Choice["default", "btree", "brie", "eqrel", "btree_delete"]


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation. ``choice_domains`` are tuples of column indices; ``limit`` is ``.limitsize``'s n.

    With ``limit`` the fixpoint of the relation's stratum stops as soon as the relation holds at least ``limit`` tuples.
    ``eqrel`` relations are binary and closed under reflexivity, symmetry, transitivity. ``btree_delete`` allows
    subsumption rules.
    """

    name: str
    attributes: tuple[Attribute, ...]
    representation: Representation = "default"
    choice_domains: tuple[tuple[int, ...], ...] = ()
    limit: int | None = None
    directives: tuple[IoDirective, ...] = ()
    span: Span | None = None

    @property
    def arity(self) -> int:
        """Number of columns; may be 0."""
        return len(self.attributes)

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The kind of each column."""
        return tuple(attribute.kind for attribute in self.attributes)

    def io(self, action: str) -> list[IoDirective]:
        """Directives of one action, in source order."""
        return [directive for directive in self.directives if directive.action == action]


# --- expressions ---


@dataclass(frozen=True, slots=True)
class Variable:
    """A variable, unique by name within its rule (locals of aggregates are renamed apart)."""

    name: str
    kind: Kind


def shown_name(name: str) -> str:
    """A variable's name as it was written, without what tells apart copies of it."""
    return name.split("@")[0].split("#")[0].strip()


@dataclass(frozen=True, slots=True)
class Wildcard:
    """``_``: matches anything. Only in atoms, negations and record patterns."""

    kind: Kind


@dataclass(frozen=True, slots=True)
class Constant:
    """A literal: str for symbols, int for numbers and unsigned (in range), float for floats; ``nil`` is (0, "r")."""

    value: str | int | float
    kind: Kind


@dataclass(frozen=True, slots=True)
class Functor:
    """An intrinsic functor with its overload resolved.

    ``kind`` is the result's; ``operand`` the kind the operation works on (arguments' kind where all agree). Names:
    arithmetic ``neg + - * / % ^`` (i, u, f; no % for f); bits ``bnot band bor bxor bshl bshr bshru``, logic ``lnot
    land lor
    lxor`` (i, u); ``max min`` (any number of arguments; i, u, f, s); ``ord`` (any kind to number: the raw bits);
    strings ``strlen`` (s → i), ``substr`` (s, i, i), ``cat`` (any number of arguments); conversions ``x2y`` for x, y in
    i, u, f, s (``i2f``, ``s2u``, …), where ``f2s`` etc. are ``to_string``.
    """

    name: str
    args: tuple[Expression, ...]
    kind: Kind
    operand: Kind
    span: Span


@dataclass(frozen=True, slots=True)
class RecordInit:
    """A record (or a lowered ADT value) built from its fields; in heads fields may be any expressions."""

    args: tuple[Expression, ...]
    kind: Kind = "r"


@dataclass(frozen=True, slots=True)
class Cast:
    """``as(e, type)``: the same 32 bits read as another kind."""

    arg: Expression
    kind: Kind


@dataclass(frozen=True, slots=True)
class Counter:
    """``$`` or ``autoinc()``: a fresh number for each evaluated tuple, from 0 upward over the whole program."""

    kind: Kind = "i"


Expression = Variable | Wildcard | Constant | Functor | RecordInit | Cast | Counter


# --- literals ---


@dataclass(frozen=True, slots=True)
class Atom:
    """``relation(args)``."""

    relation: str
    args: tuple[Expression, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Negation:
    """``!relation(args)``: no tuple matches; all variables are bound elsewhere in the body."""

    atom: Atom


ComparisonOp = Choice["=", "!=", "<", "<=", ">", ">=", "match", "not_match", "contains", "not_contains"]


@dataclass(frozen=True, slots=True)
class Constraint:
    """A comparison of two expressions of one kind, or ``match(lhs=pattern, rhs=text)`` / ``contains(lhs=part,
    rhs=text)``.

    ``=`` may bind: when one side is an unbound variable and the other can be computed, or by unpacking a record.
    """

    op: ComparisonOp
    lhs: Expression
    rhs: Expression
    kind: Kind
    span: Span


@dataclass(frozen=True, slots=True)
class Truth:
    """``true`` or ``false`` as a literal."""

    value: bool


@dataclass(frozen=True, slots=True)
class Range:
    """``target = range(start, end[, step])``: binds ``target`` (fresh) to each value in turn; ``end`` is exclusive.

    Without ``step`` the step is 1, or -1 when start > end.
    """

    target: Variable
    start: Expression
    end: Expression
    step: Expression | None
    kind: Kind
    span: Span


@dataclass(frozen=True, slots=True)
class Aggregate:
    """``target = op expression : { body }``, once per binding of the ``outer`` variables.

    ``target`` is fresh and bound by nothing else. ``outer`` are the variables of ``body``/``expression`` that the
    surrounding rule binds; all others are local. ``count`` has no expression; ``mean``'s result is a float.
    ``operand`` is the
    expression's kind, ``target.kind`` the result's. Over an empty body ``count`` and ``sum`` give 0, ``min``,
    ``max`` and
    ``mean`` give nothing (the literal fails). Values are aggregated once per distinct binding of *all* body variables
    (wildcards count as variables), unless ``keys`` is given: then once per distinct binding of the outer variables and
    ``keys``. (Soufflé projects wildcards away in bodies of several atoms, but not in those of one.)
    """

    target: Variable
    op: Choice["count", "sum", "min", "max", "mean"]
    expression: Expression | None
    body: tuple[Literal, ...]
    outer: tuple[str, ...]
    operand: Kind
    span: Span
    keys: tuple[Variable, ...] | None = None


Literal = Atom | Negation | Constraint | Truth | Range | Aggregate


# --- rules ---


@dataclass(frozen=True, slots=True)
class Rule:
    """One head, a conjunctive body (empty for a fact). ``number`` is unique in the program, in source order.

    ``plan`` holds ``.plan`` hints: (version, order) pairs with order a permutation of 1…n over the body's atoms.
    """

    number: int
    head: Atom
    body: tuple[Literal, ...]
    span: Span
    plan: tuple[tuple[int, tuple[int, ...]], ...] = ()

    @property
    def is_fact(self) -> bool:
        """Whether the body is empty."""
        return not self.body


@dataclass(frozen=True, slots=True)
class SubsumptionRule:
    """``dominated <= dominating :- body.``: a tuple of ``dominated`` goes when the rest holds with another tuple.

    Both atoms are of one ``btree_delete`` relation; their arguments are normalised like body atoms'.
    """

    number: int
    dominated: Atom
    dominating: Atom
    body: tuple[Literal, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Stratum:
    """Relations that are evaluated together: one strongly connected component, in dependency order."""

    relations: tuple[str, ...]
    recursive: bool
    rules: tuple[Rule, ...] = ()
    subsumptions: tuple[SubsumptionRule, ...] = ()


@dataclass(frozen=True, slots=True)
class Program:
    """A whole program. ``strata`` are in an order in which they may be evaluated one after the other."""

    types: Mapping[str, Type]
    relations: Mapping[str, Relation]
    strata: tuple[Stratum, ...]
    pragmas: tuple[tuple[str, str], ...] = ()
    warnings: tuple[str, ...] = ()
    sources: tuple[str, ...] = field(default=())
    digest: str = field(default="", compare=False)
    """Tells the program apart from all others that any version of the engine resolved; may be empty."""

    def rules(self) -> Iterator[Rule]:
        """All rules, stratum by stratum."""
        for stratum in self.strata:
            yield from stratum.rules
