"""Generated programs as text, with every kind of value: they terminate, are stratified, and all variables are bound."""

from __future__ import annotations

from dataclasses import dataclass, field

from hypothesis import strategies as st

TYPES = """.type P = [a: number, b: symbol]
.type T = Nil {} | One {x: number} | Two {s: symbol, p: P}
.type C = Red {} | Blue {}
"""
TYPE_NAMES = {"n": "number", "s": "symbol", "p": "P", "t": "T", "c": "C"}
SCALAR = {"n", "s"}


@dataclass(frozen=True)
class Declared:
    """A relation: its name, the types of its columns, whether it is an equivalence."""

    name: str
    types: str
    eqrel: bool = False

    @property
    def text(self) -> str:
        """Its declaration."""
        columns = ", ".join(f"c{place}: {TYPE_NAMES[letter]}" for place, letter in enumerate(self.types))
        return f".decl {self.name}({columns}){' eqrel' if self.eqrel else ''}"


@dataclass
class Generated:
    """A program, and those of its relations whose columns are numbers and symbols only."""

    text: str
    scalar: list[str] = field(default_factory=list)

    def __repr__(self) -> str:
        return f"\n{self.text}"


class Drawing:
    """One rule in the making."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.bound: dict[str, str] = {}

    def one(self, *choices: str) -> str:
        """Any of the texts."""
        return self.draw(st.sampled_from(choices))

    def constant(self, letter: str) -> str:
        """A value of a type, without variables."""
        match letter:
            case "n":
                return str(self.draw(st.sampled_from([0, 1, 1, 2, -2])))
            case "s":
                return self.one('"a"', '"a"', '"b"', '""', '"1"')
            case "p":
                return self.one("nil", f"[{self.constant('n')}, {self.constant('s')}]")
            case "t":
                return self.one(
                    "$Nil()", f"$One({self.constant('n')})", f"$Two({self.constant('s')}, {self.constant('p')})"
                )
        return self.one("$Red()", "$Blue()")

    def value(self, letter: str, depth: int = 0) -> str:
        """An expression over bound variables."""
        known = [name for name, of in self.bound.items() if of == letter]
        kind = self.draw(st.integers(0, 5))
        if known and (kind < 3 or depth > 1):
            return self.draw(st.sampled_from(known))
        if kind == 3 or depth > 1:
            return self.constant(letter)
        forms = {
            "n": (("((", "n", " + ", "n", ") % 5)"), ("((", "n", " * ", "n", ") band 7)"),
                  ("max(", "n", ", ", "n", ")"), ("strlen(", "s", ")")),
            "s": (("substr(cat(", "s", ", ", "s", "), 0, 2)"), ("to_string(", "n", ")"), ("min(", "s", ", ", "s", ")")),
            "p": (("[", "n", ", ", "s", "]"),),
            "t": (("$One(", "n", ")"), ("$Two(", "s", ", ", "p", ")")),
            "c": (("$Red()",), ("$Blue()",)),
        }[letter]  # fmt: skip
        form = self.draw(st.sampled_from(forms))
        return "".join(self.value(part, depth + 1) if part in TYPE_NAMES else part for part in form)

    def fresh(self, letter: str) -> str:
        """A variable: a new one, or one that is bound already."""
        known = [name for name, of in self.bound.items() if of == letter]
        if known and not self.draw(st.integers(0, 2)):
            return self.draw(st.sampled_from(known))
        name = f"v{len(self.bound)}"
        self.bound[name] = letter
        return name

    def pattern(self, letter: str) -> str:
        """An argument of an atom that may bind variables."""
        kind = self.draw(st.integers(0, 11))
        if kind == 0:
            return self.constant(letter)
        if kind < 3:
            return "_"
        if kind < 5 and letter == "p":
            return f"[{self.pattern('n')}, {self.pattern('s')}]"
        if kind < 5 and letter == "t":
            branch = self.one("Nil", "One", "Two")
            if branch == "Nil":
                return "$Nil()"
            return f"$One({self.fresh('n')})" if branch == "One" else f"$Two({self.fresh('s')}, {self.fresh('p')})"
        return self.fresh(letter)

    def test(self, below: list[Declared]) -> str:
        """A literal that binds nothing."""
        kind = self.draw(st.integers(0, 4))
        if kind == 0:
            relation = self.draw(st.sampled_from(below))
            args = ["_" if self.draw(st.booleans()) else self.value(letter) for letter in relation.types]
            return f"!{relation.name}({', '.join(args)})"
        if kind == 1:
            # with constructors alone on both sides no type could be told
            known = sorted(self.bound) or ["0"]
            left = self.draw(st.sampled_from(known))
            return f"{left} {self.one('=', '!=')} {self.value(self.bound.get(left, 'n'))}"
        if kind == 2:
            return f"{self.one('contains', '!contains')}({self.value('s')}, {self.value('s')})"
        letter = self.one("n", "s")
        return f"{self.value(letter)} {self.one('<', '<=', '>', '>=')} {self.value(letter)}"

    def aggregate(self, below: list[Declared], number: int) -> str:
        """An equation with an aggregate over a lower relation."""
        relation = self.draw(st.sampled_from(below))
        args, numbers = [], []
        for place, letter in enumerate(relation.types):
            known = [name for name, of in self.bound.items() if of == letter]
            kind = self.draw(st.integers(0, 2))
            if kind == 0 and known:
                args.append(self.draw(st.sampled_from(known)))
            elif kind == 1:
                args.append("_")
            else:
                args.append(f"l{number}_{place}")
                numbers += [args[-1]] if letter == "n" else []
        atom = f"{relation.name}({', '.join(args)})"
        target = f"v{len(self.bound)}"
        self.bound[target] = "n"
        if not numbers or self.draw(st.booleans()):
            return f"{target} = count : {{ {atom} }}"
        more = f", {self.draw(st.sampled_from(numbers))} > 0" if self.draw(st.booleans()) else ""
        return f"{target} = {self.one('min', 'max', 'sum')} {self.draw(st.sampled_from(numbers))} : {{ {atom}{more} }}"

    def rule(self, head: Declared, usable: list[Declared], below: list[Declared]) -> str:
        """A rule of ``head``; its level may be recursive."""
        body: list[str] = []
        for _ in range(self.draw(st.sampled_from([1, 1, 2, 2, 3]))):
            # those above have tuples more seldom
            relation = self.draw(st.sampled_from(self.draw(st.sampled_from([usable[:1], usable[:2], usable]))))
            body.append(f"{relation.name}({', '.join(self.pattern(letter) for letter in relation.types)})")
        if below and not self.draw(st.integers(0, 2)):
            body.append(self.aggregate(below, len(body)))
        for _ in range(self.draw(st.sampled_from([0, 0, 1, 2])) if below else 0):
            test = self.test(below)
            if not self.draw(st.integers(0, 2)):
                test = f"({test} ; {self.test(below)}, {self.test(below)})"
            body.append(test)
        args = []
        for letter in head.types:
            value = self.value(letter)
            # an aggregate may be large: what recursion passes on must stay within few values
            args.append(f"(({value}) % 5)" if letter == "n" else value)
        return f"{head.name}({', '.join(args)}) :- {', '.join(body)}."


@st.composite
def text_programs(draw: st.DrawFn) -> Generated:
    """Programs of facts and up to three levels of rules."""
    drawing = Drawing(draw)
    lines = [TYPES]
    declared: list[Declared] = []
    for number in range(draw(st.integers(1, 3))):
        relation = Declared(f"f{number}", draw(st.text("nsptc", min_size=1, max_size=4)))
        declared.append(relation)
        lines.append(relation.text)
        lines += [
            f"{relation.name}({', '.join(drawing.constant(letter) for letter in relation.types)})."
            for _ in range(draw(st.sampled_from([0, 3, 4, 6])))
        ]
    for level in range(draw(st.integers(1, 3))):
        below = list(declared)
        for number in range(draw(st.integers(1, 2))):
            if not draw(st.integers(0, 3)):
                declared.append(Declared(f"q{level}{number}", draw(st.sampled_from(["nn", "ss"])), eqrel=True))
            else:
                declared.append(Declared(f"q{level}{number}", draw(st.text("nnsptc", min_size=1, max_size=3))))
        here = declared[len(below) :]
        lines += [relation.text for relation in here]
        for relation in here:
            for _ in range(draw(st.integers(1, 3))):
                lines.append(Drawing(draw).rule(relation, declared, below))
    lines += [f".output {relation.name}" for relation in declared]
    return Generated("\n".join(lines) + "\n", [each.name for each in declared if set(each.types) <= SCALAR])
