"""From an ordered rule body to Python source: one flat function of numpy calls per rule variant.

Each join is a ``for`` loop over blocks of matches, nested inside the previous one; filters shrink the columns of the
present block and ``continue`` when nothing is left. A rule's variables are int64 columns of equal length, or Python
ints when they are constants. Nothing of the rule is interpreted while it runs.
"""

from __future__ import annotations

from collections.abc import Sequence

from graphlift.engine.codeblocks import Bound, Code, Context
from graphlift.engine.codejoins import GROUP, Joins
from graphlift.engine.planner import atom_variables, order_body, used_by, variables
from graphlift.engine.program import (
    Aggregate,
    Atom,
    Constraint,
    Expression,
    Literal,
    Negation,
    Range,
    RecordInit,
    Truth,
    Variable,
    Wildcard,
)
from graphlift.engine.stores import WideStore
from graphlift.engine.terms import has_counter


class Generator(Joins):
    """Writes the code of one rule variant."""

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
                self.out.put(f"{self.name('N', rows, 'work', self.joined)}[0] += {self.n}")

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
            maker = "compare_floats" if kind == "f" else "compare_unsigned"
            compare = self.name("C", self.context.runtime[maker](op), "compare", maker, op)
            test = f"{compare}({left.source}, {right.source})"
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
        table = self.table_name(arity)
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
                self.bound[arg.name] = Bound(source, True, self.field_domain(arity, position))
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
        # the order of its body follows sizes, which links do not look at
        self.linkable = False
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
        relation = self.relation(head.relation)
        values = [
            self.checked(self.expression(arg), self.column_domain(relation, position))
            for position, arg in enumerate(head.args)
        ]
        name = self.relation_name(relation)
        if isinstance(relation.store, WideStore):
            self.out.put(f"{name}.emit_rows({', '.join(self.column(value) for value in values)})")
            return
        if not any(value.is_column for value in values):
            # every row of the block gives the same tuple
            self.n = "1"
        probe, access = self.access(relation, relation.store, relation.store.order)
        query = self._query(probe, access.prefix, dict(enumerate(values)), access.fields)
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
        generator.body(ordered, needed | {GROUP} if late else needed, delta_atom)
        generator.expand_groups(delta_atom, grouped, needed)
    else:
        generator.body(ordered, needed, delta_atom)
    generator.head(head)
    generator._close_to(1, 0)
    source = "def rule():\n" + "\n".join(generator.out.lines) + "\n"
    return Code(source, generator.names, tuple(generator.links) if generator.linkable else None)
