"""Facts as text: the lowered program of each code body, one instruction a line.

Parameters, constants and loads of names are written where they are used (`x`, `5`, `@global`, `$builtin`, `%cell`,
`import:m`, `from:m:n`); every other value is `v1`, `v2` … in the order of the listing. A line in braces says what the
block that begins there is in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping

from graphlift.facts.base import FactBase

Row = tuple[str, ...]

_INLINE: Mapping[str, Callable[[Row], str]] = {
    "constant": lambda row: row[1],
    "parameter_name": lambda row: row[1],
    "load_global": lambda row: f"@{row[2]}",
    "load_builtin": lambda row: f"${row[1]}",
    "load_class_name": lambda row: f"class.{row[2]}",
    "unresolved_local": lambda row: f"?{row[1]}",
    "import_module": lambda row: f"import:{row[1]}",
    "import_from": lambda row: f"from:{row[1]}:{row[2]}",
    "type_parameter": lambda row: f"~{row[2]}",
}

_ARGUMENTS = (
    ("call_argument", lambda row, value: value(row[2])),
    ("call_star", lambda row, value: f"*{value(row[2])}"),
    ("call_argument_after_star", lambda row, value: value(row[1])),
    ("call_keyword", lambda row, value: f"{row[1]}={value(row[2])}"),
    ("call_double_star", lambda row, value: f"**{value(row[1])}"),
)


class Listing:
    """The listing of a fact base."""

    def __init__(self, facts: FactBase) -> None:
        self._rows: dict[str, dict[str, list[Row]]] = {}
        self._facts = facts
        self._names: dict[str, str] = {}
        for relation, inline in _INLINE.items():
            for row in self._all(relation):
                self._names.setdefault(row[0], inline(row))
        for row in self._all("load_cell"):
            self._names[row[0]] = f"%{self._cell(row[1])}"
        for row in self._all("load_class_cell"):
            self._names[row[0]] = "%__class__"
        self._body_names = {row[0]: row[1] for row in self._all("scope_name")}

    def _all(self, relation: str) -> list[Row]:
        return [row for rows in self._by_first(relation).values() for row in rows]

    def _by_first(self, relation: str) -> dict[str, list[Row]]:
        known = self._rows.get(relation)
        if known is None:
            known = self._rows[relation] = defaultdict(list)
            frame = self._facts.frame(relation)
            for row in zip(*(frame[name].astype(str).tolist() for name in frame.columns), strict=True):
                known[row[0]].append(row)
        return known

    def _of(self, relation: str, first: str) -> list[Row]:
        return self._by_first(relation).get(first, [])

    def _cell(self, cell: str) -> str:
        return self._of("cell", cell)[0][2]

    def bodies(self) -> list[str]:
        """The dotted names of all code bodies, sorted."""
        return sorted(self._body_names.values())

    def body(self, name: str) -> list[str]:
        """The lines of the code body called ``name``.

        Raises:
            KeyError: when there is none.
        """
        code = next((code for code, found in self._body_names.items() if found == name), None)
        if code is None:
            raise KeyError(name)
        blocks = {row[0]: row for row in self._all("block") if row[1] == code}
        instructions = [row for row in self._all("instruction") if row[1] in blocks]
        instructions.sort(key=lambda row: (int(row[2]), _number(row[0])))
        lines: list[str] = []
        outermost = next(block for block, row in blocks.items() if row[2] == block)
        current = outermost
        for instruction, block, _ in instructions:
            texts = list(self._instruction(instruction))
            if texts and block != current:
                lines.append("{" + ", ".join(self._block(block)) + "}")
                current = block
            lines.extend(texts)
        return lines

    def _block(self, block: str) -> Iterator[str]:
        """What the block is in, from the outermost."""
        parent = self._of("block", block)[0][2]
        if parent != block:
            yield from self._block(parent)
        for row in self._of("block_guard", block):
            yield f"{row[2]} {self._value(row[1])}"
        for row in self._of("block_loop", block):
            yield self._of("loop", row[1])[0][1]
        for row in self._of("block_try", block):
            yield self._of("try_region", row[1])[0][1]
        for row in self._of("block_with", block):
            yield f"with {self._value(row[1])}"
        for relation, label in (("dead_block", "dead"), ("main_guard", "main"), ("annotation_block", "annotation")):
            if self._of(relation, block):
                yield label

    def _value(self, value: str) -> str:
        known = self._names.get(value)
        if known is None:
            known = f"v{sum(1 for name in self._names.values() if name[0] == 'v' and name[1:].isdigit()) + 1}"
            self._names[value] = known
        return known

    def _arguments(self, call: str) -> str:
        found = []
        for relation, show in _ARGUMENTS:
            found += [show(row, self._value) for row in self._of(relation, call)]
        return ", ".join(found)

    def _instruction(self, entity: str) -> Iterator[str]:
        value, of = self._value, self._of
        for row in of("call", entity):
            decorates = " (decorator)" if of("call_decorator", entity) else ""
            yield f"{value(entity)} = {value(row[1])}({self._arguments(entity)}){decorates}"
        for row in of("call_method", entity):
            yield f"{value(entity)} = {value(row[1])}.{row[2]}({self._arguments(entity)})"
        for row in of("call_super", entity):
            yield f"{value(entity)} = super({self._body_names[row[2]]})"
        for row in of("call_of_class_statement", entity):
            yield f"{value(entity)} = class statement {self._body_names[row[1]]}({self._arguments(entity)})"
        for relation in ("function_value", "class_value"):
            for row in of(relation, entity):
                yield f"{value(entity)} = {relation.partition('_')[0]} {self._body_names[row[1]]}"
        for row in of("allocation", entity):
            yield f"{value(entity)} = {row[1]} {self._elements(entity)}".rstrip()
        for row in of("operator", entity):
            augmented = "=" if of("augmented", entity) else ""
            yield f"{value(entity)} = {value(row[2])} {row[1]}{augmented} {value(row[3])}"
        for row in of("unary_operator", entity):
            yield f"{value(entity)} = {row[1]} {value(row[2])}"
        for row in of("load_attribute", entity):
            yield f"{value(entity)} = {value(row[1])}.{row[2]}"
        for row in of("load_subscript", entity):
            yield f"{value(entity)} = {value(row[1])}[{value(row[2])}]"
        for row in of("unpack", entity):
            yield f"{value(entity)} = unpack {value(row[1])} {row[2]}"
        for row in of("unpack_star", entity):
            yield f"{value(entity)} = unpack {value(row[1])} from {row[2]}"
        for row in of("refine", entity):
            yield f"{value(entity)} = refine {value(row[1])} {row[2]} {value(row[3])} {row[4]}"
        phis = of("phi", entity)
        if phis:
            operator = "".join(f" {row[1]}" for row in of("boolean_operator", entity)[:1])
            yield f"{value(entity)} = phi{operator} {', '.join(value(row[1]) for row in phis)}"
        parts = of("format_part", entity)
        if parts:
            yield f"{value(entity)} = format {', '.join(value(row[1]) for row in parts)}"
        for relation in ("iterate", "enter"):
            for row in of(relation, entity):
                yield f"{value(entity)} = {relation} {value(row[1])} {row[2]}"
        for row in of("await_value", entity):
            yield f"{value(entity)} = await {value(row[1])}"
        for relation in ("yield_value", "yield_from"):
            for row in of(relation, entity):
                yield f"{value(entity)} = {relation.replace('_value', '').replace('_', ' ')} {value(row[2])}"
        for row in of("except_value", entity):
            yield f"{value(entity)} = caught {value(row[1])}"
        for row in of("match_class", entity):
            yield f"{value(entity)} = match {value(row[1])} {value(row[2])}"
        for row in of("match_attribute", entity):
            yield f"{value(entity)} = match {value(row[1])} {row[2]}"
        yield from self._effects(entity)

    def _elements(self, entity: str) -> str:
        value = self._value
        found = [f"{row[1]}:{value(row[2])}" for row in self._of("display_element", entity)]
        found += [f"{value(row[1])}:{value(row[2])}" for row in self._of("display_item", entity)]
        found += [f"*{value(row[1])}" for row in self._of("display_star", entity)]
        found += [f"{row[1]}={value(row[2])}" for row in self._of("slice_bound", entity)]
        return " ".join(found)

    def _effects(self, entity: str) -> Iterator[str]:
        value, of = self._value, self._of
        for row in of("binding", entity):
            yield f"{row[2]} = {value(row[3])}"
        for row in of("comprehension_variable", entity):
            yield f"for {row[2]} = {value(row[3])}"
        for row in of("declaration", entity):
            yield f"declare {row[2]}"
        if of("global_write_in_function", entity):
            for row in of("store_global", entity):
                yield f"@{row[2]} = {value(row[3])}"
        for row in of("store_cell", entity):
            yield f"%{self._cell(row[1])} = {value(row[2])}"
        for row in of("store_attribute", entity):
            yield f"{value(row[1])}.{row[2]} = {value(row[3])}"
        for row in of("store_subscript", entity):
            yield f"{value(row[1])}[{value(row[2])}] = {value(row[3])}"
        for row in of("delete_attribute", entity):
            yield f"del {value(row[1])}.{row[2]}"
        for row in of("delete_subscript", entity):
            yield f"del {value(row[1])}[{value(row[2])}]"
        for row in of("delete_global", entity):
            yield f"del @{row[2]}"
        for row in of("condition", entity):
            yield f"test {value(row[2])} {row[1]}"
        for row in of("return_value", entity):
            yield f"return {value(row[2])}"
        for row in of("raise_value", entity):
            yield f"raise {value(row[1])}"
        for row in of("raise_cause", entity):
            yield f"from {value(row[1])}"
        for row in of("import_star", entity):
            yield f"import * from {row[2]}"
        for row in of("statement", entity):
            if row[1] in ("break", "continue", "global", "nonlocal", "mangled"):
                yield row[1]


def _number(entity: str) -> int:
    return int(entity.rpartition("#")[2])


def listing(facts: FactBase, body: str) -> list[str]:
    """The lines of code body ``body`` (its dotted name) in ``facts``."""
    return Listing(facts).body(body)
