"""Random programs from the grammar that the running Python tells of itself, weighted towards what is odd about scopes.

The constructors and fields of every syntax node come from the documentation texts of module `ast`, so a newer Python's
nodes (type parameters, `type` statements, template strings) are generated where it runs. What its parser would refuse
is mended; what only its compiler refuses (`nonlocal` in a module, `return` in a class, two parameters of one name)
stays: files hold such things, and they must be extracted.
"""

from __future__ import annotations

import ast
import random
import re
import warnings
from collections.abc import Callable, Iterator
from typing import Any, Final

from hypothesis import strategies as st

NAMES: Final = (
    *("a", "b", "c", "f", "C", "self", "cls", "_", "__x", "__class__", "__all__", "__init__", "__slots__", "__name__"),
    *("super", "property", "list", "len", "print", "match", "case", "type", "é", "ﬁ", "𝔛", "m1", "pkg", "metaclass"),
)
"""Few, so that they meet: variables, private and special names, builtins, soft keywords, names that NFKC changes."""

MODULES: Final = ("m0", "m1", "pkg", "pkg.m2", "pkg.sub.m3", "os.path", "numpy", "a", "__future__", "typing")

_CONSTANTS: Final[tuple[object, ...]] = (
    *(None, True, False, ..., 0, 1, -1, 2, 10**30, 0.5, float("inf"), 1e-320, 2j, -0.0),
    *("", "a", "b c", "\n", "\x1b", "é", "\ud800", "\U0001f600", "a.b", "x: int", b"", b"\xff\x00"),
)

_WEIGHTS: Final = {
    **dict.fromkeys(("Name", "Attribute", "Call", "Assign", "Expr"), 6),
    **dict.fromkeys(("FunctionDef", "ClassDef", "Lambda", "NamedExpr", "ListComp", "GeneratorExp"), 4),
    **dict.fromkeys(("Global", "Nonlocal", "Delete", "Try", "For", "With", "Match", "Import", "ImportFrom", "If"), 3),
}

_DEEPEST: Final = {"stmt": 5, "expr": 4, "pattern": 4}
"""How deep nodes of one kind are nested."""

_FIELD = re.compile(r"(\w+)([*?]?) (\w+)")


def _fields(kind: type) -> list[tuple[str, str, str]]:
    """Type, multiplicity and name of each field of a constructor."""
    return _FIELD.findall((kind.__doc__ or "").partition("(")[2])


def constructors(base: type) -> list[type]:
    """The concrete node types of the sum type ``base``; those that are only kept for old callers are left out."""
    named = set(re.findall(r"\b[A-Z]\w*", base.__doc__ or ""))
    return [kind for kind in base.__subclasses__() if kind.__name__ in named]


_SUMS: Final = {
    base.__name__: constructors(base)
    for base in vars(ast).values()
    if isinstance(base, type) and issubclass(base, ast.AST) and base.__name__[0].islower() and constructors(base)
}
_SUMS.pop("mod", None)
_SUMS.pop("type_ignore", None)

_LEAVES: Final = {
    "expr": [ast.Name, ast.Constant],
    "stmt": [ast.Expr, ast.Pass, ast.Global, ast.Nonlocal, ast.Import, ast.ImportFrom, ast.Assign, ast.Return],
    "pattern": [ast.MatchAs, ast.MatchSingleton, ast.MatchValue],
}


class Writer:
    """Makes nodes until about ``size`` are made; what is then still wanted is a leaf."""

    def __init__(self, dice: random.Random, size: int) -> None:
        self.dice = dice
        self.left = size
        self.depth = dict.fromkeys(_DEEPEST, 0)

    def program(self) -> str:
        """The text of a module."""
        texts = []
        while self.left > 0:
            text = unparsed(self.node("stmt"))
            if text:
                texts.append(text)
        return "\n".join(texts) + "\n"

    # --- nodes ---

    def node(self, base: str) -> Any:
        """A node of sum type ``base``."""
        kinds = _SUMS[base]
        if base in _LEAVES and self.is_deep(base):
            kinds = _LEAVES[base]
        if base == "expr":
            # These have their places and are made there.
            kinds = [kind for kind in kinds if kind.__name__ not in _PLACED]
        if base == "pattern":
            kinds = [kind for kind in kinds if kind is not ast.MatchStar]
        (kind,) = self.dice.choices(kinds, [_WEIGHTS.get(kind.__name__, 1) for kind in kinds])
        if base not in self.depth:
            return self.make(kind)
        outer, self.depth[base] = self.depth[base], self.depth[base] + 1
        if base == "stmt":
            outer_expression, self.depth["expr"] = self.depth["expr"], 0
        made = self.make(kind)
        self.depth[base] = outer
        if base == "stmt":
            self.depth["expr"] = outer_expression
        return made

    def is_deep(self, base: str) -> bool:
        """Whether a node of sum type ``base`` should be a leaf."""
        depth = self.depth[base]
        if self.left <= 0 or depth >= _DEEPEST[base]:
            return True
        return base == "expr" and self.dice.random() < 0.2 * depth

    def make(self, kind: type) -> Any:
        """A node of type ``kind``."""
        self.left -= 1
        values = {name: self.field(kind, of, many, name) for of, many, name in _fields(kind)}
        node = kind(**values)
        mend = _MENDERS.get(kind.__name__)
        if mend is not None:
            mend(self, node)
        return node

    def field(self, kind: type, of: str, many: str, name: str) -> Any:
        """The value of one field."""
        if many == "?" and (self.dice.random() < 0.5 or name == "type_comment"):
            return None
        if many == "*":
            least = 1 if name in _NEVER_EMPTY.get(kind.__name__, ()) else 0
            return [self.value(kind, of, name) for _ in range(self.count(least, of))]
        return self.value(kind, of, name)

    def count(self, least: int, of: str) -> int:
        """How many elements a list gets."""
        most = 4 if of == "stmt" else 2
        return least if self.left <= 0 else max(least, self.dice.randint(0, most))

    def value(self, kind: type, of: str, name: str) -> Any:
        """One value of type ``of``."""
        if of == "identifier":
            return self.name()
        if of == "constant":
            return self.dice.choice(_CONSTANTS)
        if of == "int":
            return 0
        if of == "string":
            return None
        if of == "expr_context":
            return ast.Load()
        if of == "expr" and name in ("target", "targets", "optional_vars"):
            return self.target()
        return self.node(of) if of in _SUMS else self.make(getattr(ast, of))

    def name(self) -> str:
        """A name."""
        return self.dice.choice(NAMES)

    def target(self, *, starred: bool = True) -> Any:
        """What can be assigned to."""
        self.left -= 1
        choice = self.dice.random()
        if choice < 0.6 or self.is_deep("expr"):
            return ast.Name(self.name(), ast.Store())
        self.depth["expr"] += 1
        if choice < 0.7:
            made: Any = ast.Attribute(self.node("expr"), self.name(), ast.Store())
        elif choice < 0.8:
            made = ast.Subscript(self.node("expr"), self.index(), ast.Store())
        else:
            elements = [self.target(starred=starred) for _ in range(self.dice.randint(0, 3))]
            if elements and starred and self.dice.random() < 0.3:
                elements[-1] = ast.Starred(self.target(starred=False), ast.Store())
            made = self.dice.choice([ast.Tuple, ast.List])(elements, ast.Store())
        self.depth["expr"] -= 1
        return made

    def plain_target(self) -> Any:
        """A target that is no display."""
        while isinstance(made := self.target(), ast.Tuple | ast.List):
            pass
        return made

    def index(self) -> Any:
        """What stands in `[]`."""
        choice = self.dice.random()
        if choice < 0.3:
            return self.make(ast.Slice)
        if choice < 0.4:
            return ast.Tuple([self.make(ast.Slice), self.make(ast.Starred)], ast.Load())
        return self.node("expr")

    def some_starred(self, elements: list[Any]) -> None:
        """Put a star before some of ``elements``."""
        for place, element in enumerate(elements):
            if self.dice.random() < 0.15:
                elements[place] = ast.Starred(element, ast.Load())

    def format_part(self, kind: type, *, specified: bool) -> Any:
        """A replacement field of an f-string (or t-string)."""
        value = ast.Name(self.name(), ast.Load()) if self.dice.random() < 0.7 else self.node("expr")
        specification = None
        if specified and self.dice.random() < 0.4:
            inner = self.format_part(ast.FormattedValue, specified=False)
            specification = ast.JoinedStr([ast.Constant(">"), inner])
        fields = {"value": value, "conversion": self.dice.choice([-1, 115, 114, 97]), "format_spec": specification}
        return kind(**fields, **({"str": "a"} if kind.__name__ == "Interpolation" else {}))


_PLACED: Final = frozenset({"Starred", "Slice", "FormattedValue", "Interpolation"})

_NEVER_EMPTY: Final[dict[str, tuple[str, ...]]] = {
    **dict.fromkeys(("FunctionDef", "AsyncFunctionDef", "ClassDef", "If", "While", "ExceptHandler"), ("body",)),
    **dict.fromkeys(("For", "AsyncFor", "match_case"), ("body",)),
    **dict.fromkeys(("With", "AsyncWith"), ("items", "body")),
    **dict.fromkeys(("ListComp", "SetComp", "DictComp", "GeneratorExp"), ("generators",)),
    **dict.fromkeys(("Import", "ImportFrom", "Global", "Nonlocal"), ("names",)),
    **dict.fromkeys(("Try", "TryStar"), ("body", "handlers")),
    **dict.fromkeys(("Delete", "Assign"), ("targets",)),
    "Match": ("cases",),
    "Set": ("elts",),
    "Compare": ("ops",),
}


def _arguments(writer: Writer, node: Any) -> None:
    positional = len(node.posonlyargs) + len(node.args)
    node.defaults = node.defaults[:positional]
    node.kw_defaults = [
        writer.node("expr") if writer.dice.random() < 0.5 else None for _ in range(len(node.kwonlyargs))
    ]


def _lambda(_: Writer, node: Any) -> None:
    for argument in ast.walk(node.args):
        if isinstance(argument, ast.arg):
            argument.annotation = None


def _bool_op(writer: Writer, node: Any) -> None:
    while len(node.values) < 2:
        node.values.append(writer.node("expr"))


def _compare(writer: Writer, node: Any) -> None:
    node.comparators = [writer.node("expr") for _ in node.ops]


def _dict(writer: Writer, node: Any) -> None:
    node.keys = [key if writer.dice.random() < 0.8 else None for key in node.keys]
    node.values = [writer.node("expr") for _ in node.keys]


def _display(writer: Writer, node: Any) -> None:
    writer.some_starred(node.elts)


def _call(writer: Writer, node: Any) -> None:
    writer.some_starred(node.args)


def _joined(writer: Writer, node: Any) -> None:
    kind = ast.FormattedValue if type(node) is ast.JoinedStr else ast.Interpolation  # type: ignore[attr-defined]
    node.values = [ast.Constant("a{"), writer.format_part(kind, specified=True)][writer.dice.randint(0, 1) :]


def _subscript(writer: Writer, node: Any) -> None:
    node.slice = writer.index()


def _named_expression(writer: Writer, node: Any) -> None:
    node.target = ast.Name(writer.name(), ast.Store())


def _annotated(writer: Writer, node: Any) -> None:
    node.target = writer.plain_target()
    node.simple = int(isinstance(node.target, ast.Name) and writer.dice.random() < 0.8)
    if writer.dice.random() < 0.2:
        node.annotation = ast.Constant(writer.dice.choice(["C", "list[C]", "a.b", "(", "x y", "\n"]))


def _augmented(writer: Writer, node: Any) -> None:
    node.target = writer.plain_target()


def _delete(writer: Writer, node: Any) -> None:
    node.targets = [writer.target(starred=False) for _ in node.targets]


def _alias(writer: Writer, node: Any) -> None:
    node.name = writer.dice.choice(MODULES)


def _import_from(writer: Writer, node: Any) -> None:
    node.level = writer.dice.choice([0, 0, 1, 2, 9])
    node.module = writer.dice.choice(MODULES) if not node.level or writer.dice.random() < 0.6 else None
    if writer.dice.random() < 0.3:
        node.names = [ast.alias("*", None)]
    for alias in node.names:
        if alias.name != "*":
            alias.name = writer.name()


def _try(writer: Writer, node: Any) -> None:
    if writer.dice.random() < 0.2:
        node.handlers, node.orelse = [], []
        node.finalbody = node.finalbody or [ast.Pass()]
    for handler in node.handlers:
        if type(node) is ast.TryStar and handler.type is None:
            handler.type = writer.node("expr")


def _handler(_: Writer, node: Any) -> None:
    if node.type is None:
        node.name = None


def _raise(_: Writer, node: Any) -> None:
    if node.exc is None:
        node.cause = None


def _comprehension(writer: Writer, node: Any) -> None:
    node.is_async = int(writer.dice.random() < 0.2)


def _match_value(writer: Writer, node: Any) -> None:
    literal = ast.Constant(writer.dice.choice([1, "k", b"", 2j, 0.5]))
    dotted = ast.Attribute(ast.Name(writer.name().replace("_", "C"), ast.Load()), writer.name(), ast.Load())
    node.value = literal if writer.dice.random() < 0.5 else dotted


def _match_singleton(writer: Writer, node: Any) -> None:
    node.value = writer.dice.choice([None, True, False])


def _match_sequence(writer: Writer, node: Any) -> None:
    if writer.dice.random() < 0.4:
        node.patterns.append(writer.make(ast.MatchStar))


def _match_mapping(writer: Writer, node: Any) -> None:
    node.keys = [ast.Constant(f"k{place}") for place in range(len(node.patterns))]


def _match_class(writer: Writer, node: Any) -> None:
    node.cls = ast.Name(writer.name().replace("_", "C"), ast.Load())
    node.kwd_attrs = [writer.name() for _ in node.kwd_patterns]


def _match_as(_: Writer, node: Any) -> None:
    if node.name in (None, "_"):
        node.name = node.pattern = None


def _match_rest(_: Writer, node: Any) -> None:
    if node.name == "_":
        node.name = None


def _match_or(writer: Writer, node: Any) -> None:
    while len(node.patterns) < 2:
        node.patterns.append(writer.node("pattern"))


def _type_alias(writer: Writer, node: Any) -> None:
    node.name = ast.Name(writer.name(), ast.Store())


def _type_variable(_: Writer, node: Any) -> None:
    if isinstance(getattr(node, "default_value", None), ast.Starred):
        node.default_value = None


_MENDERS: Final[dict[str, Callable[[Writer, Any], None]]] = {
    "arguments": _arguments,
    "Lambda": _lambda,
    "BoolOp": _bool_op,
    "Compare": _compare,
    "Dict": _dict,
    **dict.fromkeys(("List", "Tuple", "Set"), _display),
    "Call": _call,
    **dict.fromkeys(("JoinedStr", "TemplateStr"), _joined),
    "Subscript": _subscript,
    "NamedExpr": _named_expression,
    "AnnAssign": _annotated,
    "AugAssign": _augmented,
    "Delete": _delete,
    "alias": _alias,
    "ImportFrom": _import_from,
    **dict.fromkeys(("Try", "TryStar"), _try),
    "ExceptHandler": _handler,
    "Raise": _raise,
    "comprehension": _comprehension,
    "MatchValue": _match_value,
    "MatchSingleton": _match_singleton,
    "MatchSequence": _match_sequence,
    "MatchMapping": _match_mapping,
    "MatchClass": _match_class,
    "MatchAs": _match_as,
    "MatchStar": _match_rest,
    "MatchOr": _match_or,
    "TypeAlias": _type_alias,
    "TypeVar": _type_variable,
}


def unparsed(node: ast.stmt) -> str:
    """The text of a statement; nothing when it cannot be written so that the parser reads it."""
    try:
        text = ast.unparse(ast.fix_missing_locations(node))
    except ValueError:
        # Before Python 3.12 not every f-string can be written.
        return ""
    return text if parses(text.encode("utf-8", "surrogatepass")) else ""


def parses(data: bytes) -> bool:
    """Whether Python's own parser reads a file of these bytes."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ast.parse(data)
    except (SyntaxError, ValueError, RecursionError, MemoryError, LookupError):
        return False
    return True


def write_program(seed: int, size: int) -> str:
    """The program number ``seed`` of about ``size`` nodes."""
    return Writer(random.Random(seed), size).program()


def programs(largest: int = 400) -> st.SearchStrategy[str]:
    """Programs of all sizes; a failing one is made smaller."""
    return st.builds(write_program, st.integers(0, 2**40), st.integers(1, largest))


def node_types() -> Iterator[str]:
    """Every node type that a module can contain in the running Python."""
    for kinds in _SUMS.values():
        yield from (kind.__name__ for kind in kinds)
