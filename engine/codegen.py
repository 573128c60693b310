"""From an ordered rule body to Python source: one flat function of numpy calls per rule variant.

Each join is a ``for`` loop over blocks of matches, nested inside the previous one; filters shrink the columns of the
present block and ``continue`` when nothing is left. A rule's variables are int64 columns of equal length, or Python
ints when they are constants. Nothing of the rule is interpreted while it runs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graphlift.engine.functors import float_bits, wrap
from graphlift.engine.planner import Shapes, Statistics, atom_variables, order_body, used_by, variables
from graphlift.engine.program import (
    Aggregate,
    Atom,
    Cast,
    Constant,
    Constraint,
    Counter,
    Expression,
    Functor,
    Literal,
    Negation,
    Range,
    RecordInit,
    Truth,
    Variable,
    Wildcard,
)
from graphlift.engine.relation import Relation
from graphlift.engine.stores import KEY_BITS, Domain, Field, NarrowStore, WideStore, wrap64
from graphlift.engine.terms import has_counter

_MAX_NESTING = 14
_GROUP = " group of the delta"
_GROUP_DOMAIN = Domain(0, (1 << 24) - 1, True)
"""Enough for the groups of a delta; larger deltas are not grouped."""


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
    """Generated source and the objects it refers to by name."""

    source: str
    names: dict[str, Any]


@dataclass
class _Writer:
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


class Generator:
    """Generates the code of one rule variant."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.names: dict[str, Any] = dict(context.runtime)
        self.named: dict[int, str] = {}
        self.numbers: dict[int, str] = {}
        self.out = _Writer()
        self.bound: dict[str, Bound] = {}
        self.n = "1"
        self.bag = False
        self.grouped: tuple[int, ...] | None = None
        self.group_source = ""
        self.work: dict[frozenset[int], list[int]] | None = None
        self.positions: dict[int, int] = {}
        self.joined: frozenset[int] = frozenset()

    # --- names of objects ---

    def name(self, prefix: str, thing: Any) -> str:
        """A name by which generated code reaches ``thing``."""
        known = self.named.get(id(thing))
        if known is None:
            known = self.named[id(thing)] = f"{prefix}_{len(self.named)}"
            self.names[known] = thing
        return known

    def number(self, value: int) -> str:
        """A name for a number that depends on the facts: the source stays the same for all of them, and is cached."""
        known = self.numbers.get(value)
        if known is None:
            known = self.numbers[value] = f"I_{len(self.numbers)}"
            self.names[known] = value
        return known

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
                return Bound(self.number(value), False, value=value)
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
            call = f"{self.name('F', function)}({sources})"
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
                self.out.put(f"overflow({self.name('D', domain)}, {value.source})")
            return value
        self.out.put(f"check({self.name('D', domain)}, {value.source})")
        return Bound(value.source, value.is_column, domain)

    def _pack_record(self, fields: Sequence[Bound]) -> Bound:
        arity = len(fields)
        table = self.name("T", self.context.record_table(arity))
        checked = [self.checked(value, self.context.field_domain(arity, i)) for i, value in enumerate(fields)]
        domain = self.context.record_domain(arity)
        source = self.out.fresh("r")
        if not any(value.is_column for value in fields):
            arrays = ", ".join(f"full(1, {value.source})" for value in checked)
            self.out.put(f"{source} = int({table}.intern(({arrays}{',' if arity else ''}), 1)[0])")
            is_column = False
        else:
            arrays = ", ".join(self.column(value) for value in checked)
            self.out.put(f"{source} = {table}.intern(({arrays},), {self.n})")
            is_column = True
        self.out.put(f"room({self.name('D', domain)}, {table})")
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

    # --- literals ---

    def body(self, ordered: Sequence[Literal], wanted: set[str], delta: Atom | None) -> None:
        """Emit the literals in order; ``wanted`` are the variables needed after them."""
        needed_after: list[set[str]] = []
        later = set(wanted)
        for literal in reversed(ordered):
            needed_after.append(set(later))
            later |= self.context.shapes.of(literal).used
        needed_after.reverse()
        for position, (literal, needed) in enumerate(zip(ordered, needed_after, strict=True)):
            before = set(self._columns())
            match literal:
                case Atom() if literal is delta and position == 0:
                    if self.grouped is not None:
                        self._scan_groups(literal, self.grouped, needed)
                    else:
                        self._scan_delta(literal, needed)
                case Atom():
                    self._atom(literal, needed)
                    more = any(isinstance(other, Atom) for other in ordered[position + 1 :])
                    if more and not self.bag and before - set(self._columns()):
                        self._squeeze()
                case Negation(atom):
                    self._negation(atom, needed)
                case Constraint():
                    self._constraint(literal, needed)
                case Truth(value):
                    if not value:
                        self.out.put("continue")
                case Range() | Aggregate():
                    self._generator(literal, needed)
            self._live(needed)
            if self.work is not None and isinstance(literal, Atom) and id(literal) in self.positions:
                self.joined |= {self.positions[id(literal)]}
                rows = self.work.setdefault(self.joined, [0])
                self.out.put(f"{self.name('N', rows)}[0] += {self.n}")

    def _squeeze(self) -> None:
        """Drop duplicates that arose because a variable died, where that has paid before."""
        columns = self._columns()
        sources = list(dict.fromkeys(self.bound[name].source for name in columns))
        if not sources:
            return
        known = {self.bound[name].source: self.bound[name].domain for name in columns}
        if _GROUP in self.bound:
            known[self.bound[_GROUP].source] = _GROUP_DOMAIN
        if any(domain is None for domain in known.values()):
            return
        places: dict[str, tuple[int, Domain]] = {}
        shift = 0
        for source, domain in known.items():
            assert domain is not None
            places[source] = (shift, domain)
            shift += domain.bits
        if shift > KEY_BITS:
            return
        state = self.context.runtime["Squeeze"]()
        name = self.name("S", state)
        keys = self.out.fresh("k")
        self.out.put(f"if {self.n} > 4096 and {name}.wanted():")
        self.out.depth += 1
        offset = sum(domain.base << at for at, domain in places.values())
        packed = " + ".join(f"({source} << {self.number(at)})" for source, (at, _) in places.items())
        self.out.put(f"{keys} = {name}.distinct({packed} - {self.number(wrap64(offset))})")
        for source, (at, domain) in places.items():
            mask, base = self.number((1 << domain.bits) - 1), self.number(domain.base)
            self.out.put(f"{source} = (({keys} >> {self.number(at)}) & {mask}) + {base}")
        self.out.put(f"{self.n} = len({keys})")
        self.out.depth -= 1

    def _scan_delta(self, atom: Atom, needed: set[str]) -> None:
        relation = self.context.relations[atom.relation]
        name = self.name("R", relation)
        start, n = self.out.fresh("a"), self.out.fresh("n")
        columns: dict[int, str] = {}
        filters: list[tuple[int, Expression]] = []
        first: dict[str, int] = {}
        for position, arg in enumerate(atom.args):
            if isinstance(arg, Constant):
                filters.append((position, arg))
            elif isinstance(arg, Variable):
                if arg.name in first:
                    filters.append((position, arg))
                elif arg.name in needed or sum(a == arg for a in atom.args) > 1:
                    first[arg.name] = position
                else:
                    continue
            else:
                continue
            columns[position] = self.out.fresh("d")
            self.out.put(f"{columns[position]} = {name}.delta_column({position})")
        end = self.out.fresh("z")
        self.out.put(f"{end} = {name}.delta_count")
        self._open_loop(f"for {start} in range(0, {end}, BLOCK):")
        if filters or first:
            for position, source in columns.items():
                new = self.out.fresh("v")
                self.out.put(f"{new} = {source}[{start}:{start} + BLOCK] if {end} > BLOCK else {source}")
                columns[position] = new
        self.out.put(f"{n} = min(BLOCK, {end} - {start})")
        self.n = n
        for variable, position in first.items():
            self.bound[variable] = Bound(columns[position], True, relation.domains[position])
        self._match_columns([(columns[p], arg) for p, arg in filters], needed)

    def _scan_groups(self, atom: Atom, columns: tuple[int, ...], needed: set[str]) -> None:
        """Range over the distinct values of the delta's join columns; the other columns follow at the end."""
        relation = self.context.relations[atom.relation]
        groups, start, n = self.out.fresh("g"), self.out.fresh("a"), self.out.fresh("n")
        self.out.put(f"{groups} = {self.name('R', relation)}.delta_groups({columns!r})")
        self._open_loop(f"for {start} in range(0, {groups}.count, BLOCK):")
        self.n = n
        number = self.out.fresh("v")
        self.out.put(f"{number} = arange({start}, min({start} + BLOCK, {groups}.count))")
        self.out.put(f"{n} = len({number})")
        self.bound[_GROUP] = Bound(number, True)
        self.group_source = groups
        filters: list[tuple[str, Expression]] = []
        for place, position in enumerate(columns):
            source = self.out.fresh("v")
            self.out.put(f"{source} = {groups}.columns[{place}][{start}:{start} + BLOCK]")
            arg = atom.args[position]
            if isinstance(arg, Variable) and arg.name not in self.bound:
                self.bound[arg.name] = Bound(source, True, relation.domains[position])
            else:
                filters.append((source, arg))
        self._match_columns(filters, needed)

    def expand_groups(self, atom: Atom, columns: tuple[int, ...], needed: set[str]) -> None:
        """Bring in the columns of the delta that :meth:`_scan_groups` left out."""
        wanted = {
            arg.name: position
            for position, arg in enumerate(atom.args)
            if position not in columns and isinstance(arg, Variable) and arg.name in needed
        }
        if not wanted:
            return
        relation = self.context.relations[atom.relation]
        rows, places, n = self.out.fresh("q"), self.out.fresh("k"), self.out.fresh("n")
        group = self.bound.pop(_GROUP).source
        self._open_loop(f"for {rows}, {places} in {self.group_source}.expand({group}):")
        self.out.put(f"{n} = len({places})")
        self._gather(rows, False, n)
        for name, position in wanted.items():
            source = self.out.fresh("v")
            self.out.put(f"{source} = {self.name('R', relation)}.delta_column({position}).take({places})")
            self.bound[name] = Bound(source, True, relation.domains[position])

    def _match_columns(self, filters: Sequence[tuple[str, Expression]], needed: set[str]) -> None:
        """Keep rows whose columns equal what atom arguments demand."""
        if not filters:
            return
        tests = [f"({source} == {self.expression(arg).source})" for source, arg in filters]
        rows = self.out.fresh("s")
        self.out.put(f"{rows} = ({' & '.join(tests)}).nonzero()[0]")
        self._select(rows, needed)

    def _query(
        self, relation: Relation, prefix: Sequence[int], values: Mapping[int, Bound], fields: Mapping[int, Field]
    ) -> str:
        """Source of the packed keys of bound columns (fields below them zero)."""
        terms: list[str] = []
        constant = 0
        for position in prefix:
            value, place = values[position], fields[position]
            constant -= place.base << place.shift
            if value.is_column:
                terms.append(f"({value.source} << {self.number(place.shift)})" if place.shift else value.source)
            elif value.value is not None:
                constant += value.value << place.shift
            else:
                terms.append(f"wrap64({value.source} << {self.number(place.shift)})")
        columns = any(values[position].is_column for position in prefix)
        if wrap64(constant) or not terms:
            terms.append(self.number(wrap64(constant)))
        packed = " + ".join(terms)
        if not columns:
            return f"full({self.n}, wrap64({packed}))" if len(terms) > 1 else f"full({self.n}, {packed})"
        return packed

    def _atom(self, atom: Atom, needed: set[str]) -> None:
        relation = self.context.relations[atom.relation]
        values: dict[int, Bound] = {}
        fresh: dict[str, int] = {}
        repeats: list[tuple[int, str]] = []
        for position, arg in enumerate(atom.args):
            if isinstance(arg, Wildcard):
                continue
            if isinstance(arg, Variable) and arg.name not in self.bound:
                if arg.name in fresh:
                    repeats.append((position, arg.name))
                else:
                    fresh[arg.name] = position
                continue
            values[position] = self.checked(self.expression(arg), relation.domains[position])
        wanted = {
            name: position
            for name, position in fresh.items()
            if name in needed or any(name == other for _, other in repeats)
        }
        all_bound = len(values) == len(atom.args)
        if all_bound or (not wanted and not repeats and not self.bag):
            self._exists(relation, values, needed, positive=True)
            return
        store = relation.store
        rows, keys, n = self.out.fresh("q"), self.out.fresh("k"), self.out.fresh("n")
        used = {position for name, position in wanted.items()} | {position for position, _ in repeats}
        sources: dict[int, str] = {}
        if isinstance(store, NarrowStore):
            probe, prefix, fields = store.probe(frozenset(values))
            query = self._query(relation, prefix, values, fields)
            self._open_loop(f"for {rows}, {keys} in {self.name('P', probe)}.join({query}):")
        else:
            wide = store.probe(frozenset(values))
            columns = ", ".join(self.column(values[position]) for position in sorted(values))
            comma = "," if values else ""
            self._open_loop(f"for {rows}, {keys} in {self.name('P', wide)}.join(({columns}{comma}), {self.n}):")
        self.out.put(f"{n} = len({keys})")
        # what the filters below still compare must survive
        self._live(needed.union(wanted))
        self._gather(rows, True, n)
        for position in used:
            source = self.out.fresh("v")
            if isinstance(store, NarrowStore):
                place = fields[position]
                unpacked = f"{keys} >> {self.number(place.shift)}" if place.shift else keys
                if place.mask is not None:
                    unpacked = f"({unpacked}) & {self.number(place.mask)}"
                if place.base:
                    unpacked = f"({unpacked}) + {self.number(place.base)}"
            else:
                unpacked = f"{self.name('W', store.table)}.column({position}).take({keys}).astype(int64)"
            self.out.put(f"{source} = {unpacked}")
            sources[position] = source
        for name, position in wanted.items():
            self.bound[name] = Bound(sources[position], True, relation.domains[position])
        self._match_columns([(sources[position], Variable(name, "i")) for position, name in repeats], needed)

    def _exists(self, relation: Relation, values: Mapping[int, Bound], needed: set[str], positive: bool) -> None:
        store = relation.store
        if not values:
            test = "not " if positive else ""
            self.out.put(f"if {test}{self.name('R', relation)}.count: continue")
            return
        method = "matching" if positive else "missing"
        rows = self.out.fresh("s")
        if isinstance(store, NarrowStore):
            probe, prefix, fields = store.probe(frozenset(values))
            query = self._query(relation, prefix, values, fields)
            self.out.put(f"{rows} = {self.name('P', probe)}.{method}({query})")
        else:
            wide = store.probe(frozenset(values))
            columns = ", ".join(self.column(values[position]) for position in sorted(values))
            self.out.put(f"{rows} = {self.name('P', wide)}.{method}(({columns},), {self.n})")
        self._select(rows, needed)

    def _negation(self, atom: Atom, needed: set[str]) -> None:
        relation = self.context.relations[atom.relation]
        values = {
            position: self.checked(self.expression(arg), relation.domains[position])
            for position, arg in enumerate(atom.args)
            if not isinstance(arg, Wildcard)
        }
        self._exists(relation, values, needed, positive=False)

    def _constraint(self, constraint: Constraint, needed: set[str]) -> None:
        lhs, rhs = constraint.lhs, constraint.rhs
        known = set(self.bound)
        if constraint.op == "=":
            for one, other in ((lhs, rhs), (rhs, lhs)):
                if isinstance(one, Variable) and one.name not in known and variables(other) <= known:
                    self.bound[one.name] = self.expression(other)
                    return
            for one, other in ((lhs, rhs), (rhs, lhs)):
                if isinstance(one, Variable) and isinstance(other, RecordInit):
                    self._unpack(self.bound[one.name], other, needed)
                    return
        left, right = self.expression(lhs), self.expression(rhs)
        op, kind = constraint.op, constraint.kind
        if op in ("match", "not_match", "contains", "not_contains"):
            test = f"strings.{op}({left.source}, {right.source})"
            if not (left.is_column or right.is_column):
                test += "[0]"
        elif kind == "s" and op in ("<", "<=", ">", ">="):
            a, b = self.out.fresh("o"), self.out.fresh("o")
            self.out.put(f"{a}, {b} = strings.ranks({left.source}, {right.source})")
            test = f"{a} {op} {b}"
        elif kind == "f" or (kind == "u" and op not in ("=", "!=")):
            maker = self.context.runtime["compare_floats" if kind == "f" else "compare_unsigned"]
            test = f"{self.name('C', maker(op))}({left.source}, {right.source})"
        else:
            test = f"{left.source} {'==' if op == '=' else op} {right.source}"
        if left.is_column or right.is_column:
            rows = self.out.fresh("s")
            self.out.put(f"{rows} = ({test}).nonzero()[0]")
            self._select(rows, needed)
        else:
            self.out.put(f"if not ({test}): continue")

    def _unpack(self, record: Bound, pattern: RecordInit, needed: set[str]) -> None:
        arity = len(pattern.args)
        table = self.name("T", self.context.record_table(arity))
        place = self.out.fresh("p")
        keep = needed | {arg.name for arg in pattern.args if isinstance(arg, Variable)}
        if record.is_column:
            rows = self.out.fresh("s")
            self.out.put(f"{place} = {record.source} - 1")
            self.out.put(f"{rows} = ({place}.view(uint64) < {table}.count).nonzero()[0]")
            self.bound[" place"] = Bound(place, True)
            self._select(rows, keep | {" place"})
            place = self.bound.pop(" place").source
        else:
            self.out.put(f"if not 0 < {record.source} <= {table}.count: continue")
            self.out.put(f"{place} = full({self.n}, {record.source} - 1)")
        filters: list[tuple[str, Expression]] = []
        for position, arg in enumerate(pattern.args):
            if isinstance(arg, Wildcard):
                continue
            source = self.out.fresh("v")
            self.out.put(f"{source} = {table}.column({position}).take({place}).astype(int64)")
            if isinstance(arg, Variable) and arg.name not in self.bound:
                self.bound[arg.name] = Bound(source, True, self.context.field_domain(arity, position))
            else:
                filters.append((source, arg))
        self._match_columns(filters, needed)

    def _generator(self, literal: Range | Aggregate, needed: set[str]) -> None:
        """A literal that binds its target; a target that an equation has bound before is compared."""
        target = literal.target
        earlier = self.bound.pop(target.name, None)
        if earlier is not None:
            self.bound[" earlier"] = earlier
            needed = needed | {" earlier", target.name}
        if isinstance(literal, Range):
            self._range(literal, needed)
        else:
            self._aggregate(literal, needed)
        if earlier is not None:
            self._match_columns([(self.column(self.bound[target.name]), Variable(" earlier", target.kind))], needed)
            del self.bound[" earlier"]

    def _range(self, literal: Range, needed: set[str]) -> None:
        start, end = self.expression(literal.start), self.expression(literal.end)
        step = self.expression(literal.step) if literal.step is not None else None
        rows, values, n = self.out.fresh("q"), self.out.fresh("v"), self.out.fresh("n")
        self._open_loop(
            f"for {rows}, {values} in range_blocks({literal.kind!r}, {start.source}, {end.source}, "
            f"{step.source if step else None}, {self.n}):"
        )
        self.out.put(f"{n} = len({rows})")
        self._live(needed)
        self._gather(rows, False, n)
        self.bound[literal.target.name] = Bound(values, True)

    def _aggregate(self, literal: Aggregate, needed: set[str]) -> None:
        outer = [name for name in literal.outer if self.bound[name].is_column]
        saved_bound, saved_n, saved_bag = dict(self.bound), self.n, self.bag
        parts, count, places = self.out.fresh("g"), self.out.fresh("n"), self.out.fresh("g")
        sources = ", ".join(self.bound[name].source for name in outer)
        self.out.put(f"{parts}, {count}, {places} = regroup(({sources}{',' if outer else ''}), {self.n})")
        groups = self.out.fresh("G")
        self.out.put(f"{groups} = Groups({count}, {literal.op!r}, {literal.operand!r})")
        depth, loops = self.out.depth, self.out.loops
        self._open_loop("for _ in ONCE:")
        inner: dict[str, Bound] = {name: saved_bound[name] for name in literal.outer if not saved_bound[name].is_column}
        for position, name in enumerate(outer):
            inner[name] = Bound(f"{parts}[{position}]", True, saved_bound[name].domain)
        group = self.out.fresh("v")
        self.out.put(f"{group} = arange({count})")
        inner[" group" + group] = Bound(group, True)
        # with keys only distinct bindings of them count, else every match does
        self.bound, self.n, self.bag = inner, count, literal.keys is None
        wanted = {" group" + group}
        if literal.expression is not None:
            wanted |= variables(literal.expression)
        if literal.keys is not None:
            wanted |= {key.name for key in literal.keys}
        ordered = order_body(literal.body, None, self.context.statistics, literal.outer, shapes=self.context.shapes)
        self.body(ordered, wanted, None)
        value = self.expression(literal.expression).source if literal.expression is not None else "None"
        if literal.keys is None or literal.op in ("min", "max"):  # repeated rows change no extreme
            self.out.put(f"{groups}.add({self.bound[' group' + group].source}, {value})")
        else:
            keys = "".join(f"{self.bound[key.name].source}, " for key in literal.keys)
            self.out.put(f"{groups}.add_distinct({self.bound[' group' + group].source}, {value}, ({keys}))")
        self._close_to(depth, loops)
        self.bound, self.n, self.bag = saved_bound, saved_n, saved_bag
        result = self.out.fresh("v")
        target = literal.target.name
        if literal.op in ("count", "sum"):
            self.out.put(f"{result} = {groups}.totals().take({places})")
            self.bound[target] = Bound(result, True)
            return
        present, best = self.out.fresh("g"), self.out.fresh("g")
        self.out.put(f"{present}, {best} = {groups}.chosen()")
        rows = self.out.fresh("s")
        self.out.put(f"{rows}, {result} = spread({present}, {best}, {places}, {count})")
        self.bound[target] = Bound(result, True)
        self._select(rows, needed | {target})

    # --- heads ---

    def head(self, head: Atom) -> None:
        """Produce the head's tuples."""
        relation = self.context.relations[head.relation]
        values = [
            self.checked(self.expression(arg), relation.domains[position]) for position, arg in enumerate(head.args)
        ]
        name = self.name("R", relation)
        if isinstance(relation.store, WideStore):
            self.out.put(f"{name}.emit_rows({', '.join(self.column(value) for value in values)})")
            return
        fields = relation.store.fields
        if not any(value.is_column for value in values):
            # every row of the block gives the same tuple
            self.n = "1"
        query = self._query(relation, relation.store.order, dict(enumerate(values)), fields)
        self.out.put(f"{name}.emit({query})")


def join_columns(head: Atom, body: Sequence[Literal], delta: int) -> tuple[int, ...] | None:
    """Columns of the delta atom that the rest of the body looks at; None when grouping by them cannot pay."""
    atom = body[delta]
    assert isinstance(atom, Atom)
    others = [literal for position, literal in enumerate(body) if position != delta]
    if not any(isinstance(literal, Atom) for literal in others):
        return None
    if has_counter(head, *(literal for literal in others if isinstance(literal, Constraint))):
        return None
    used = set().union(*(used_by(literal) for literal in others))
    columns = []
    for position, arg in enumerate(atom.args):
        if isinstance(arg, Wildcard):
            continue
        if isinstance(arg, Variable) and arg.name not in used and atom.args.count(arg) == 1:
            continue
        columns.append(position)
    return tuple(columns) if 0 < len(columns) < len(atom.args) else None


def generate(
    context: Context,
    head: Atom,
    body: Sequence[Literal],
    delta: int | None,
    ordered: Sequence[Literal],
    grouped: tuple[int, ...] | None = None,
    work: dict[frozenset[int], list[int]] | None = None,
) -> Code:
    """The code of one rule variant: a function ``rule()`` that emits what it derives.

    Args:
        delta: position of the atom that ranges over the delta, which is ``ordered[0]``.
        ordered: the body in evaluation order.
        grouped: columns of the delta to range over first; the others are brought in at the end.
        work: counts, for each set of atoms (by position) that is joined on the way, the rows that this gave.
    """
    generator = Generator(context)
    if work is not None and sum(isinstance(literal, Atom) for literal in body) > 2:
        generator.work = work
        generator.positions = {id(literal): position for position, literal in enumerate(body)}
    delta_atom = body[delta] if delta is not None else None
    assert delta_atom is None or isinstance(delta_atom, Atom)
    generator.out.put("for _ in ONCE:")
    generator.out.depth += 1
    generator.out.loops += 1
    needed = atom_variables(head)
    if grouped is not None and delta_atom is not None:
        generator.grouped = grouped
        late = {
            arg.name
            for position, arg in enumerate(delta_atom.args)
            if position not in grouped and isinstance(arg, Variable) and arg.name in needed
        }
        generator.body(ordered, needed | {_GROUP} if late else needed, delta_atom)
        generator.expand_groups(delta_atom, grouped, needed)
    else:
        generator.body(ordered, needed, delta_atom)
    generator.head(head)
    generator._close_to(1, 0)
    return Code("def rule():\n" + "\n".join(generator.out.lines) + "\n", generator.names)
