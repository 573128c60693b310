"""The types of a program: declarations checked, kinds computed, and the subtype relation the type checker works with.

Soufflé's type lattice: below each of four *constant types* (``__number`` …, the types of literals) lies the primitive
type (``number``), below that subset types; unions stand above their elements; records and ADTs are related only to
themselves and their aliases.
"""

from __future__ import annotations

from collections.abc import Iterable

from graphlift.engine import syntax
from graphlift.engine.errors import Diagnostic
from graphlift.engine.lexer import SourceMap
from graphlift.engine.program import AdtType, Branch, Kind, RecordType, Type

CONSTANT_TYPES: dict[Kind, str] = {"i": "__number", "u": "__unsigned", "f": "__float", "s": "__symbol"}
_PRIMITIVES: dict[str, Kind] = {"number": "i", "unsigned": "u", "float": "f", "symbol": "s"}

TypeSet = frozenset[str]
_EMPTY: TypeSet = frozenset()


class TypeEnv:
    """All declared types by qualified name; see :func:`declare_types`."""

    def __init__(self) -> None:
        self.forms: dict[str, str] = {}  # constant, primitive, subset, alias, union, record or adt
        self.parents: dict[str, tuple[str, ...]] = {}
        self.fields: dict[str, tuple[tuple[str, str], ...]] = {}
        self.branches: dict[str, tuple[Branch, ...]] = {}
        self.adt_of_branch: dict[str, str] = {}
        self._roots: dict[tuple[str, str], bool] = {}
        self._meets: dict[tuple[str, str], TypeSet] = {}
        self._kinds: dict[str, Kind] = {}
        for name, kind in _PRIMITIVES.items():
            constant = CONSTANT_TYPES[kind]
            self.forms[constant], self.parents[constant] = "constant", ()
            self.forms[name], self.parents[name] = "primitive", (constant,)

    def __contains__(self, name: str) -> bool:
        return name in self.forms

    def skip_aliases(self, name: str) -> str:
        """The type an alias finally stands for."""
        while self.forms[name] == "alias":
            name = self.parents[name][0]
        return name

    def base(self, name: str) -> str:
        """The root below which a subset type or an alias lies."""
        while self.forms[name] in ("alias", "subset", "primitive"):
            name = self.parents[name][0]
        return name

    def _below_root(self, name: str, root: str) -> bool:
        if name == root:
            return True
        known = self._roots.get((name, root))
        if known is None:
            self._roots[name, root] = False  # cyclic declarations were reported; end the descent here
            form = self.forms[name]
            if form in ("subset", "primitive", "alias"):
                known = self._below_root(self.parents[name][0], root)
            else:
                known = form == "union" and all(self._below_root(part, root) for part in self.parents[name])
            self._roots[name, root] = known
        return known

    def is_subtype(self, low: str, high: str) -> bool:
        """Whether every value of ``low`` is one of ``high``."""
        low, high = self.skip_aliases(low), self.skip_aliases(high)
        if self._below_root(low, high):
            return True
        if self.forms[low] == "union":
            return all(self.is_subtype(part, high) for part in self.parents[low])
        if self.forms[high] == "union":
            return any(self.is_subtype(low, part) for part in self.parents[high])
        return False

    def meet(self, first: str, second: str) -> TypeSet:
        """The greatest common subtypes of two types."""
        known = self._meets.get((first, second))
        if known is None:
            known = self._meets[first, second] = self._meet(self.skip_aliases(first), self.skip_aliases(second))
        return known

    def _meet(self, first: str, second: str) -> TypeSet:
        if self.is_subtype(first, second):
            return frozenset((first,))
        if self.is_subtype(second, first):
            return frozenset((second,))
        if self.forms[first] == self.forms[second] == "union":
            found: set[str] = set()
            pending = [first]
            while pending:
                name = pending.pop()
                if self.is_subtype(name, second):
                    found.add(name)
                elif self.forms[name] == "union":
                    pending.extend(self.parents[name])
                elif self.forms[name] == "alias":
                    pending.append(self.skip_aliases(name))
            return frozenset(found)
        return _EMPTY

    def meet_sets(self, first: TypeSet | None, second: TypeSet | None) -> TypeSet | None:
        """Pairwise greatest common subtypes; None stands for all types."""
        if first is None or second == _EMPTY:
            return second
        if second is None or first == _EMPTY:
            return first
        if first == second and len(first) == 1:
            return first
        return frozenset(name for a in first for b in second for name in self.meet(a, b))

    def kind(self, name: str) -> Kind:
        """How values of the type are represented."""
        known = self._kinds.get(name)
        if known is None:
            known = self._kinds[name] = self._kind(name)
        return known

    def _kind(self, name: str) -> Kind:
        root = self.base(name)
        if self.forms[root] == "record":
            return "r"
        if self.forms[root] == "adt":
            return "a"
        for kind, constant in CONSTANT_TYPES.items():
            if self._below_root(root, constant):
                return kind
        return "s"  # an ill-formed union; reported when it was declared

    def kind_of_set(self, types: TypeSet) -> Kind | None:
        """The one kind of all types in the set, or None."""
        kinds = {self.kind(name) for name in types}
        return kinds.pop() if len(kinds) == 1 else None

    def pretty(self, types: Iterable[str]) -> str:
        """Types as an error message names them."""
        return ", ".join(sorted(name.removeprefix("__") for name in types))

    def resolved(self, span_of: dict[str, syntax.TypeDecl], source_map: SourceMap) -> dict[str, Type]:
        """The contract's view: every type with its kind and structure, constant types left out."""
        result: dict[str, Type] = {}
        for name, form in self.forms.items():
            if form == "constant":
                continue
            root = self.base(name)
            structure: RecordType | AdtType | None = None
            if self.forms[root] == "record":
                structure = RecordType(self.fields[root])
            elif self.forms[root] == "adt":
                structure = AdtType(self.branches[root])
            declared = span_of.get(name)
            span = None if declared is None else source_map.span(declared.pos)
            result[name] = Type(name, self.kind(name), structure, span)
        return result


def declare_types(declarations: list[syntax.TypeDecl], source_map: SourceMap, problems: list[Diagnostic]) -> TypeEnv:
    """Check type declarations and build the environment; problems are appended to ``problems``.

    A type with a problem still gets an entry where possible, so that one mistake is reported once.
    """
    env = TypeEnv()

    def error(pos: int, reason: str, remedy: str = "") -> None:
        problems.append(Diagnostic(source_map.span(pos), reason, remedy))

    declared: dict[str, syntax.TypeDecl] = {}
    for decl in declarations:
        if decl.name in _PRIMITIVES:
            error(decl.pos, f"{decl.name} is predefined", "choose another name")
        elif decl.name in declared:
            place = source_map.span(declared[decl.name].pos)
            error(decl.pos, f"type {decl.name} is already declared at {place}", "rename or remove one of them")
        else:
            declared[decl.name] = decl

    def usable(name: str, trail: tuple[str, ...]) -> bool:
        """Whether ``name`` can be entered; enters it, its parents first."""
        if name in env.forms:
            return True
        decl = declared.get(name)
        if decl is None or name in trail:
            return False
        if decl.form in ("record", "adt"):
            env.forms[name], env.parents[name] = decl.form, ()
            return True
        good = True
        for parent in decl.names:
            if parent not in _PRIMITIVES and parent not in declared:
                error(decl.pos, f"type {name} is defined by the unknown type {parent}", "declare it with .type")
                good = False
            elif parent == name or parent in trail:
                error(decl.pos, f"type {name} is defined by itself", "break the cycle")
                good = False
            elif not usable(parent, (*trail, name)):
                good = False
        if good:
            env.forms[name], env.parents[name] = decl.form, tuple(decl.names)
        return good

    for name in declared:
        usable(name, ())
    for name, decl in declared.items():
        if name in env.forms:
            _check_form(env, decl, error)
    for name, decl in declared.items():
        for item in (*decl.fields, *(item for branch in decl.branches for item in branch.fields)):
            if item.type not in env.forms:
                error(
                    item.pos,
                    f"field {item.name} of type {name} has the unknown type {item.type}",
                    "declare it with .type",
                )
        _enter_structure(env, decl, source_map, error)
    return env


def _check_form(env: TypeEnv, decl: syntax.TypeDecl, error: object) -> None:
    assert callable(error)
    if decl.form == "subset":
        parent = env.skip_aliases(decl.names[0])
        if env.forms[parent] in ("union", "record"):
            error(
                decl.pos,
                f"subtype {decl.name} cannot be derived from the {env.forms[parent]} {decl.names[0]}",
                "derive it from a primitive type or a subtype",
            )
    elif decl.form == "union":
        for part in decl.names:
            if env.forms[env.skip_aliases(part)] in ("record", "adt"):
                error(decl.pos, f"union {decl.name} contains {part}, which is not derived from a primitive type")
                return
        kinds = {env.kind(part) for part in decl.names}
        if len(kinds) > 1:
            names = {"i": "number", "u": "unsigned", "f": "float", "s": "symbol"}
            mixed = ", ".join(sorted(names.get(kind, kind) for kind in kinds))
            error(decl.pos, f"union {decl.name} mixes {mixed}", "all parts must have the same primitive type")


def _enter_structure(env: TypeEnv, decl: syntax.TypeDecl, source_map: SourceMap, error: object) -> None:
    assert callable(error)
    for fields in (decl.fields, *(branch.fields for branch in decl.branches)):
        seen: set[str] = set()
        for item in fields:
            if item.name in seen:
                error(item.pos, f"type {decl.name} has two fields named {item.name}", "rename one of them")
            seen.add(item.name)
    if decl.form == "record":
        env.fields[decl.name] = tuple((item.name, item.type) for item in decl.fields)
    elif decl.form == "adt":
        for branch in decl.branches:
            if branch.name in env.adt_of_branch:
                home = env.adt_of_branch[branch.name]
                error(branch.pos, f"branch {branch.name} is already a branch of {home}", "rename one of them")
            env.adt_of_branch[branch.name] = decl.name
        # Soufflé numbers branches in the order of their names.
        ordered = sorted(decl.branches, key=lambda branch: branch.name)
        env.branches[decl.name] = tuple(
            Branch(branch.name, tuple((item.name, item.type) for item in branch.fields)) for branch in ordered
        )
