"""Code of atoms: scans of the delta, joins with what is stored, and tests whether something is."""

from __future__ import annotations

from collections.abc import Mapping

from graphlift.engine.codeblocks import Blocks, Bound
from graphlift.engine.linking import GROUP_DOMAIN, packing
from graphlift.engine.program import Atom, Constant, Expression, Variable, Wildcard
from graphlift.engine.relation import Relation
from graphlift.engine.stores import Access, NarrowStore, WideStore

GROUP = " group of the delta"
"""The variable that stands for a group while code ranges over a delta's groups."""


class Joins(Blocks):
    """Writes the code of atoms."""

    def _squeeze(self) -> None:
        """Drop duplicates that arose because a variable died, where that has paid before."""
        columns = self._columns()
        sources = list(dict.fromkeys(self.bound[name].source for name in columns))
        if not sources:
            return
        known = {self.bound[name].source: self.bound[name].domain for name in columns}
        if GROUP in self.bound:
            known[self.bound[GROUP].source] = GROUP_DOMAIN
            self.homes[id(GROUP_DOMAIN)] = ("group", 0, 0)
        domains = [domain for domain in known.values() if domain is not None]
        if len(domains) < len(known):
            return
        homes = tuple(self.homes[id(domain)] for domain in domains)
        numbers = packing(domains)
        if numbers is None:
            self.links.append(("", "no packing", homes))
            return
        layout = self.out.fresh("L")
        self.names[layout] = numbers
        self.links.append((layout, "packing", homes))
        name = self.name("S", self.context.runtime["Squeeze"](), "squeeze")
        keys, shift, mask, base = (self.out.fresh(letter) for letter in "kyxb")
        self.out.put(f"if {self.n} > 4096 and {name}.wanted():")
        self.out.depth += 1
        places = range(len(domains))
        for part, names in enumerate((shift, mask, base)):
            self.out.put(f"{', '.join(f'{names}_{place}' for place in places)}, = {layout}[{part}]")
        packed = " + ".join(f"({source} << {shift}_{place})" for place, source in enumerate(known))
        self.out.put(f"{keys} = {name}.distinct({packed} - {layout}[3])")
        for place, source in enumerate(known):
            self.out.put(f"{source} = (({keys} >> {shift}_{place}) & {mask}_{place}) + {base}_{place}")
        self.out.put(f"{self.n} = len({keys})")
        self.out.depth -= 1

    def _scan_delta(self, atom: Atom, needed: set[str]) -> None:
        relation = self.context.relations[atom.relation]
        name = self.relation_name(relation)
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
            self.bound[variable] = Bound(columns[position], True, self.column_domain(relation, position))
        self._match_columns([(columns[p], arg) for p, arg in filters], needed)

    def _scan_groups(self, atom: Atom, columns: tuple[int, ...], needed: set[str]) -> None:
        """Range over the distinct values of the delta's join columns; the other columns follow at the end."""
        relation = self.context.relations[atom.relation]
        groups, start, n = self.out.fresh("g"), self.out.fresh("a"), self.out.fresh("n")
        self.out.put(f"{groups} = {self.relation_name(relation)}.delta_groups({columns!r})")
        self._open_loop(f"for {start} in range(0, {groups}.count, BLOCK):")
        self.n = n
        number = self.out.fresh("v")
        self.out.put(f"{number} = arange({start}, min({start} + BLOCK, {groups}.count))")
        self.out.put(f"{n} = len({number})")
        self.bound[GROUP] = Bound(number, True)
        self.group_source = groups
        filters: list[tuple[str, Expression]] = []
        for place, position in enumerate(columns):
            source = self.out.fresh("v")
            self.out.put(f"{source} = {groups}.columns[{place}][{start}:{start} + BLOCK]")
            arg = atom.args[position]
            if isinstance(arg, Variable) and arg.name not in self.bound:
                self.bound[arg.name] = Bound(source, True, self.column_domain(relation, position))
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
        group = self.bound.pop(GROUP).source
        self._open_loop(f"for {rows}, {places} in {self.group_source}.expand({group}):")
        self.out.put(f"{n} = len({places})")
        self._gather(rows, False, n)
        for name, position in wanted.items():
            source = self.out.fresh("v")
            self.out.put(f"{source} = {self.relation_name(relation)}.delta_column({position}).take({places})")
            self.bound[name] = Bound(source, True, self.column_domain(relation, position))

    def _atom(self, atom: Atom, needed: set[str]) -> None:
        relation = self.relation(atom.relation)
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
            values[position] = self.checked(self.expression(arg), self.column_domain(relation, position))
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
        bound = tuple(sorted(values))
        access: Access | None = None
        if isinstance(store, NarrowStore):
            probe, access = self.access(relation, store, bound)
            query = self._query(probe, access.prefix, values, access.fields)
            self._open_loop(f"for {rows}, {keys} in {probe}.join({query}):")
        else:
            probe = self.name("P", store.probe(bound), "wide probe", relation.name, bound)
            columns = ", ".join(self.column(values[position]) for position in bound)
            comma = "," if values else ""
            self._open_loop(f"for {rows}, {keys} in {probe}.join(({columns}{comma}), {self.n}):")
        self.out.put(f"{n} = len({keys})")
        # what the filters below still compare must survive
        self._live(needed.union(wanted))
        self._gather(rows, True, n)
        for position in used:
            source = self.out.fresh("v")
            if access is not None:
                place = access.fields[position]
                unpacked = keys
                if place.shift:
                    unpacked = f"{keys} >> {self.field_number(probe, position, 'shift', place.shift)}"
                if place.mask is not None:
                    unpacked = f"({unpacked}) & {self.field_number(probe, position, 'mask', place.mask)}"
                if place.base:
                    unpacked = f"({unpacked}) + {self.field_number(probe, position, 'base', place.base)}"
            else:
                assert isinstance(store, WideStore)
                rows_of = self.name("W", store.table, "rows", relation.name)
                unpacked = f"{rows_of}.column({position}).take({keys}).astype(int64)"
            self.out.put(f"{source} = {unpacked}")
            sources[position] = source
        for name, position in wanted.items():
            self.bound[name] = Bound(sources[position], True, self.column_domain(relation, position))
        self._match_columns([(sources[position], Variable(name, "i")) for position, name in repeats], needed)

    def _exists(self, relation: Relation, values: Mapping[int, Bound], needed: set[str], positive: bool) -> None:
        store = relation.store
        if not values:
            test = "not " if positive else ""
            self.out.put(f"if {test}{self.relation_name(relation)}.count: continue")
            return
        method = "matching" if positive else "missing"
        rows = self.out.fresh("s")
        bound = tuple(sorted(values))
        if isinstance(store, NarrowStore):
            probe, access = self.access(relation, store, bound)
            query = self._query(probe, access.prefix, values, access.fields)
            self.out.put(f"{rows} = {probe}.{method}({query})")
        else:
            probe = self.name("P", store.probe(bound), "wide probe", relation.name, bound)
            columns = ", ".join(self.column(values[position]) for position in bound)
            self.out.put(f"{rows} = {probe}.{method}(({columns},), {self.n})")
        self._select(rows, needed)

    def _negation(self, atom: Atom, needed: set[str]) -> None:
        relation = self.relation(atom.relation)
        values = {
            position: self.checked(self.expression(arg), self.column_domain(relation, position))
            for position, arg in enumerate(atom.args)
            if not isinstance(arg, Wildcard)
        }
        self._exists(relation, values, needed, positive=False)
