"""The ground of generated code: names, expressions, and the columns of the block that a rule has reached."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graphlift.engine.functors import float_bits, wrap
from graphlift.engine.linking import Home, Link, offset
from graphlift.engine.planner import Shapes, Statistics
from graphlift.engine.program import Cast, Constant, Counter, Expression, Functor, RecordInit, Variable
from graphlift.engine.relation import Relation
from graphlift.engine.stores import Access, Domain, Field, NarrowStore

_MAX_NESTING = 14


@dataclass(frozen=True, slots=True)
class Bound:
    """A variable's value: Python source, whether it is a column, the domain it is known to lie in, and its value.

    ``value`` is known of the program's constants.
    """

    source: str
    is_column: bool
    domain: Domain | None = None
    value: int | None = None


@dataclass
class Context:
    """What generated code needs from the run."""

    relations: Mapping[str, Relation]
    intern: Callable[[str], int]
    record_domain: Callable[[int], Domain]
    field_domain: Callable[[int, int], Domain]
    statistics: Statistics
    runtime: Mapping[str, Any]
    record_table: Callable[[int], Any]
    shapes: Shapes = field(default_factory=Shapes)


@dataclass
class Code:
    """Generated source and the objects it refers to by name.

    ``links`` tell how these objects are found in another run; None when the text depends on more than links can check.
    """

    source: str
    names: dict[str, Any]
    links: tuple[Link, ...] | None


@dataclass
class Writer:
    """Source lines, indentation and fresh names."""

    lines: list[str] = field(default_factory=list)
    depth: int = 1
    loops: int = 0
    serial: int = 0
    tails: list[tuple[int, str]] = field(default_factory=list)

    def put(self, line: str) -> None:
        self.lines.append("\t" * self.depth + line)

    def fresh(self, prefix: str) -> str:
        self.serial += 1
        return f"{prefix}{self.serial}"


class Blocks:
    """Writes the code of one rule variant: what any literal needs.

    ``bound`` are the values of the variables that are known so far, ``n`` is the source of their columns' length, and
    ``bag`` says whether repeated rows count. The rest belongs to what is written of atoms (``codejoins``).
    """

    def __init__(self, context: Context) -> None:
        self.context = context
        self.names: dict[str, Any] = dict(context.runtime)
        self.named: dict[int, str] = {}
        self.numbers: dict[tuple[Any, ...], str] = {}
        self.links: list[Link] = []
        self.linkable = True
        self.homes: dict[int, Home] = {}
        self.out = Writer()
        self.bound: dict[str, Bound] = {}
        self.n = "1"
        self.bag = False
        self.grouped: tuple[int, ...] | None = None
        self.group_source = ""
        self.work: dict[frozenset[int], list[int]] | None = None
        self.positions: dict[int, int] = {}
        self.joined: frozenset[int] = frozenset()

    # --- names of objects ---

    def name(self, prefix: str, thing: Any, *how: Any) -> str:
        """A name by which generated code reaches ``thing``, which a :class:`Linker` finds by ``how``."""
        known = self.named.get(id(thing))
        if known is None:
            known = self.named[id(thing)] = f"{prefix}_{len(self.named)}"
            self.names[known] = thing
            self.links.append((known, *how))
        return known

    def number(self, value: int, *how: Any) -> str:
        """A name for a number that depends on the facts: the source stays the same for all of them, and is cached."""
        known = self.numbers.get(how)
        if known is None:
            known = self.numbers[how] = f"I_{len(self.numbers)}"
            self.names[known] = value
            self.links.append((known, *how))
        return known

    def relation(self, name: str) -> Relation:
        """The relation called ``name``; code depends on how wide its tuples are."""
        relation = self.context.relations[name]
        link = ("", "width", name, relation.store.wide)
        if link not in self.links:
            self.links.append(link)
        return relation

    def relation_name(self, relation: Relation) -> str:
        """A name for a relation."""
        return self.name("R", relation, "relation", relation.name)

    def table_name(self, arity: int) -> str:
        """A name for the table of the records of ``arity``."""
        return self.name("T", self.context.record_table(arity), "table", arity)

    def access(self, relation: Relation, store: NarrowStore, bound: tuple[int, ...]) -> tuple[str, Access]:
        """How the ``bound`` columns are asked for, and a name for the probe."""
        access = store.access(bound)
        return self.name("P", access.probe, "probe", relation.name, bound, access.form), access

    # --- domains ---

    def column_domain(self, relation: Relation, position: int) -> Domain:
        """The domain of a relation's column."""
        domain = relation.domains[position]
        self.homes.setdefault(id(domain), ("column", relation.name, position))
        return domain

    def field_domain(self, arity: int, position: int) -> Domain:
        """The domain of a field of records of ``arity``."""
        domain = self.context.field_domain(arity, position)
        self.homes.setdefault(id(domain), ("field", arity, position))
        return domain

    def record_domain(self, arity: int) -> Domain:
        """The domain of ids of records of ``arity``."""
        domain = self.context.record_domain(arity)
        self.homes.setdefault(id(domain), ("records", arity, 0))
        return domain

    def domain_name(self, domain: Domain) -> str:
        """A name for a domain that one of the above gave."""
        return self.name("D", domain, "domain", *self.homes[id(domain)])

    # --- expressions ---

    def constant(self, constant: Constant) -> int:
        """The 32-bit pattern of a constant."""
        if constant.kind == "s":
            return self.context.intern(str(constant.value))
        if constant.kind == "f":
            return float_bits(float(constant.value))
        return int(wrap(int(constant.value)))

    def expression(self, expression: Expression) -> Bound:
        """Source of an expression's value."""
        match expression:
            case Variable(name):
                return self.bound[name]
            case Constant():
                value = self.constant(expression)
                how = ("symbol", str(expression.value)) if expression.kind == "s" else ("plain", value)
                return Bound(self.number(value, *how), False, value=value)
            case Cast(arg=arg):
                return self.expression(arg)
            case Functor():
                return self._functor(expression)
            case RecordInit(args=args):
                return self._pack_record([self.expression(arg) for arg in args])
            case Counter():
                source = self.out.fresh("c")
                self.out.put(f"{source} = counter.take({self.n})")
                return Bound(source, True)
        raise AssertionError(f"unexpected expression {expression}")

    def _functor(self, functor: Functor) -> Bound:
        args = [self.expression(arg) for arg in functor.args]
        is_column = any(arg.is_column for arg in args)
        sources = ", ".join(arg.source for arg in args)
        name, kind = functor.name, functor.operand
        if name in ("i2i", "u2u", "f2f", "s2s", "i2u", "u2i"):
            return args[0]
        if name == "ord":
            return args[0]
        string_functors = {"cat", "strlen", "substr", "i2s", "u2s", "f2s", "s2i", "s2u", "s2f"}
        if name in string_functors:
            call = f"strings.{name}({sources})"
            call = call if is_column else f"int({call}[0])"
        elif name in ("max", "min") and kind == "s":
            call = f"strings.{'maximum' if name == 'max' else 'minimum'}({sources})"
            call = call if is_column else f"int({call})"
        else:
            function = self.context.runtime["NUMERIC"][name, kind]
            call = f"{self.name('F', function, 'functor', name, kind)}({sources})"
            call = call if is_column else f"int({call})"
        source = self.out.fresh("e")
        self.out.put(f"{source} = {call}")
        return Bound(source, is_column)

    def column(self, value: Bound) -> str:
        """Source of a value as a column."""
        return value.source if value.is_column else f"full({self.n}, {value.source})"

    def checked(self, value: Bound, domain: Domain) -> Bound:
        """The value, made to raise unless it lies in ``domain``."""
        if value.domain is domain:
            return value
        if value.value is not None:
            if not domain.base <= value.value <= domain.top:
                self.linkable = False
                self.out.put(f"overflow({self.domain_name(domain)}, {value.source})")
            else:
                self.links.append(("", "within", value.source, *self.homes[id(domain)]))
            return value
        self.out.put(f"check({self.domain_name(domain)}, {value.source})")
        return Bound(value.source, value.is_column, domain)

    def _pack_record(self, fields: Sequence[Bound]) -> Bound:
        arity = len(fields)
        table = self.table_name(arity)
        checked = [self.checked(value, self.field_domain(arity, i)) for i, value in enumerate(fields)]
        domain = self.record_domain(arity)
        source = self.out.fresh("r")
        if not any(value.is_column for value in fields):
            arrays = ", ".join(f"full(1, {value.source})" for value in checked)
            self.out.put(f"{source} = int({table}.intern(({arrays}{',' if arity else ''}), 1)[0])")
            is_column = False
        else:
            arrays = ", ".join(self.column(value) for value in checked)
            self.out.put(f"{source} = {table}.intern(({arrays},), {self.n})")
            is_column = True
        self.out.put(f"room({self.domain_name(domain)}, {table})")
        return Bound(source, is_column, domain)

    # --- blocks ---

    def _live(self, needed: set[str]) -> None:
        """Forget variables that nothing needs any more."""
        for name in [name for name in self.bound if name not in needed]:
            del self.bound[name]

    def _columns(self) -> list[str]:
        return [name for name, value in self.bound.items() if value.is_column]

    def _gather(self, rows: str, may_be_none: bool, n: str) -> None:
        """Move every live column to new rows."""
        renamed: dict[str, str] = {}
        for name in self._columns():
            value = self.bound[name]
            new = renamed.get(value.source)
            if new is None:
                new = renamed[value.source] = self.out.fresh("v")
                if may_be_none:
                    self.out.put(f"{new} = {value.source} if {rows} is None else {value.source}.take({rows})")
                else:
                    self.out.put(f"{new} = {value.source}.take({rows})")
            self.bound[name] = Bound(new, True, value.domain)
        self.n = n

    def _select(self, rows: str, needed: set[str]) -> None:
        """Keep only ``rows`` of the present block."""
        self._live(needed)
        n = self.out.fresh("n")
        self.out.put(f"{n} = len({rows})")
        self.out.put(f"if not {n}: continue")
        columns = self._columns()
        if columns:
            sources = list(dict.fromkeys(self.bound[name].source for name in columns))
            renamed = {source: self.out.fresh("v") for source in sources}
            left = ", ".join(renamed[source] for source in sources)
            kept = ", ".join(sources)
            moved = ", ".join(f"{source}.take({rows})" for source in sources)
            self.out.put(f"if {n} == {self.n}: {left} = {kept}")
            self.out.put(f"else: {left} = {moved}")
            for name in columns:
                value = self.bound[name]
                self.bound[name] = Bound(renamed[value.source], True, value.domain)
        self.n = n

    def _open_loop(self, header: str) -> None:
        if self.out.loops and self.out.loops % _MAX_NESTING == 0:
            # Python allows 20 nested blocks: go on in a local function
            tail = self.out.fresh("tail")
            self.out.put(f"def {tail}():")
            self.out.tails.append((self.out.depth, tail))
            self.out.depth += 1
        self.out.put(header)
        self.out.depth += 1
        self.out.loops += 1
        if "tick" in self.context.runtime:
            self.out.put("tick()")

    def _close_to(self, depth: int, loops: int) -> None:
        """Leave loops until indentation ``depth``; call the local functions that were opened on the way."""
        while self.out.tails and self.out.tails[-1][0] >= depth:
            at, tail = self.out.tails.pop()
            self.out.depth = at
            self.out.put(f"{tail}()")
        self.out.depth = depth
        self.out.loops = loops

    def _match_columns(self, filters: Sequence[tuple[str, Expression]], needed: set[str]) -> None:
        """Keep rows whose columns equal what atom arguments demand."""
        if not filters:
            return
        tests = [f"({source} == {self.expression(arg).source})" for source, arg in filters]
        rows = self.out.fresh("s")
        self.out.put(f"{rows} = ({' & '.join(tests)}).nonzero()[0]")
        self._select(rows, needed)

    def field_number(self, probe: str, column: int, part: str, value: int) -> str:
        """A name for the shift, mask or base of a column in the keys that a probe looks up."""
        return self.number(value, part, probe, column)

    def _query(
        self, probe: str, prefix: Sequence[int], values: Mapping[int, Bound], fields: Mapping[int, Field]
    ) -> str:
        """Source of the packed keys of bound columns (fields below them zero)."""
        terms: list[str] = []
        constants: list[tuple[int, str]] = []
        for position in prefix:
            value, place = values[position], fields[position]
            if value.value is not None:
                constants.append((position, value.source))
                continue
            shifted = value.source
            if place.shift:
                shifted = f"({shifted} << {self.field_number(probe, position, 'shift', place.shift)})"
            terms.append(shifted if value.is_column else f"wrap64({shifted})")
        columns = any(values[position].is_column for position in prefix)
        if constants or not terms or any(fields[position].base for position in prefix):
            known = tuple(constants)
            terms.append(self.number(offset(self.names, prefix, fields, known), "offset", probe, tuple(prefix), known))
        packed = " + ".join(terms)
        if not columns:
            return f"full({self.n}, wrap64({packed}))" if len(terms) > 1 else f"full({self.n}, {packed})"
        return packed
