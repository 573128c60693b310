"""Lowering of expressions that are neither calls, comprehensions nor branching."""

from __future__ import annotations

import ast
from typing import Final

from graphlift.extractor.dispatch import EXPRESSIONS, expression
from graphlift.extractor.lowering import Lowering

OPERATORS: Final[dict[type, str]] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.FloorDiv: "//",
    ast.Mod: "%",
    ast.Pow: "**",
    ast.MatMult: "@",
    ast.LShift: "<<",
    ast.RShift: ">>",
    ast.BitOr: "|",
    ast.BitAnd: "&",
    ast.BitXor: "^",
}
"""Binary operators as they are written."""

_UNARY: Final[dict[type, str]] = {ast.USub: "-", ast.UAdd: "+", ast.Invert: "~", ast.Not: "not"}


def constant(state: Lowering, value: object, node: ast.AST) -> int:
    """The value of constant ``value``; one for each flow and constant."""
    flow = state.flow
    known = flow.constants
    if known is None:
        known = flow.constants = {}
    # Numbers of different types or signs can be equal, so the type and the text tell constants apart.
    key = (type(value), value if type(value) is not float and type(value) is not complex else repr(value))
    found = known.get(key)
    if found is None:
        found = state.value(node)
        state.rows.constant.extend((found, state.constant_symbol(value)))
        if not state.in_annotation:
            known[key] = found
    return found


@expression("Constant")
def lower_constant(state: Lowering, node: ast.Constant) -> int:
    """A literal."""
    return constant(state, node.value, node)


@expression("Name")
def lower_name(state: Lowering, node: ast.Name) -> int:
    """A plain name that is read."""
    name = node.id
    private = state.scope.private
    if private is not None and name.startswith("__"):
        name = state.scope.mangle(name)
    return state.load_name(name, node)


def attribute_name(state: Lowering, name: str) -> str:
    """Attribute ``name`` as the compiler sees it."""
    return state.scope.mangle(name) if state.scope.private is not None and name.startswith("__") else name


@expression("Attribute")
def lower_attribute(state: Lowering, node: ast.Attribute) -> int:
    """`base.name` that is read."""
    base = node.value
    source = EXPRESSIONS[type(base)](state, base)
    name = node.attr
    value = state.value(node)
    if name.startswith("__") and state.scope.private is not None:
        mangled = state.scope.mangle(name)
        if mangled != name:
            state.rows.statement.extend((value, state.symbols["mangled"], state.code))
            name = mangled
    state.rows.load_attribute.extend((value, source, state.symbols[name]))
    return value


@expression("Subscript")
def lower_subscript(state: Lowering, node: ast.Subscript) -> int:
    """`base[index]` that is read."""
    base, index = node.value, node.slice
    source = EXPRESSIONS[type(base)](state, base)
    key = EXPRESSIONS[type(index)](state, index)
    value = state.value(node)
    state.rows.load_subscript.extend((value, source, key))
    return value


@expression("Slice")
def lower_slice(state: Lowering, node: ast.Slice) -> int:
    """`lower:upper:step`."""
    bounds = [
        (part, EXPRESSIONS[type(bound)](state, bound))
        for part, bound in (("lower", node.lower), ("upper", node.upper), ("step", node.step))
        if bound is not None
    ]
    value = state.value(node)
    state.rows.allocation.extend((value, state.symbols["slice"]))
    for part, bound_value in bounds:
        state.rows.slice_bound.extend((value, state.symbols[part], bound_value))
    return value


@expression("BinOp")
def lower_binary(state: Lowering, node: ast.BinOp) -> int:
    """`left op right`; long chains are walked without recursion."""
    chain = [node]
    left = node.left
    while type(left) is ast.BinOp:
        chain.append(left)
        left = left.left
    result = EXPRESSIONS[type(left)](state, left)
    for link in reversed(chain):
        right = link.right
        operand = EXPRESSIONS[type(right)](state, right)
        value = state.value(link)
        state.rows.operator.extend((value, state.symbols[OPERATORS[type(link.op)]], result, operand))
        result = value
    if type(node.op) is ast.Mod:
        template_affix(state, result, _text_of(node.left), "%s", "%s")
    elif type(node.op) is ast.Add:
        first = chain[-1]
        text_affix(state, result, _text_of(first.left) if type(first.op) is ast.Add else "", _text_of(node.right))
    return result


@expression("UnaryOp")
def lower_unary(state: Lowering, node: ast.UnaryOp) -> int:
    """`op operand`; a negated number is a constant."""
    operand = node.operand
    if type(operand) is ast.Constant and type(node.op) is ast.USub and type(operand.value) in (int, float, complex):
        return constant(state, -operand.value, node)  # type: ignore[operator]
    source = EXPRESSIONS[type(operand)](state, operand)
    value = state.value(node)
    state.rows.unary_operator.extend((value, state.symbols[_UNARY[type(node.op)]], source))
    return value


@expression("Tuple", "List", "Set")
def lower_display(state: Lowering, node: ast.Tuple | ast.List | ast.Set) -> int:
    """A tuple, list or set display."""
    kind = type(node)
    values: list[tuple[int, bool]] = []
    for element in node.elts:
        if type(element) is ast.Starred:
            values.append((EXPRESSIONS[type(element.value)](state, element.value), True))
        else:
            values.append((EXPRESSIONS[type(element)](state, element), False))
    value = state.value(node)
    label = "tuple" if kind is ast.Tuple else "list" if kind is ast.List else "set"
    state.rows.allocation.extend((value, state.symbols[label]))
    add = state.rows.display_element.extend
    anywhere = kind is ast.Set
    for position, (element_value, starred) in enumerate(values):
        if starred:
            state.rows.display_star.extend((value, element_value))
            anywhere = True
        else:
            add((value, state.symbols["*"] if anywhere else state.constant_symbol(position), element_value))
    return value


@expression("Dict")
def lower_dict(state: Lowering, node: ast.Dict) -> int:
    """A dict display."""
    items = [
        (
            EXPRESSIONS[type(key)](state, key) if key is not None else -1,
            EXPRESSIONS[type(element)](state, element),
        )
        for key, element in zip(node.keys, node.values, strict=True)
    ]
    value = state.value(node)
    state.rows.allocation.extend((value, state.symbols["dict"]))
    for key_value, element_value in items:
        if key_value < 0:
            state.rows.display_star.extend((value, element_value))
        else:
            state.rows.display_item.extend((value, key_value, element_value))
    return value


@expression("JoinedStr", "TemplateStr")
def lower_joined(state: Lowering, node: ast.JoinedStr) -> int:
    """An f-string (or t-string)."""
    parts: list[tuple[int, bool, int]] = []
    _format_parts(state, node.values, parts)
    if not parts:
        return constant(state, "".join(str(part.value) for part in node.values if isinstance(part, ast.Constant)), node)
    value = state.value(node)
    for part, specified, conversion in parts:
        state.rows.format_part.extend((value, part))
        if specified:
            state.rows.format_specifier.extend((value, part))
        if conversion > 0:
            state.rows.format_conversion.extend((value, part, state.symbols[chr(conversion)]))
    text_affix(state, value, _text_of(node.values[0]), _text_of(node.values[-1]))
    return value


def _text_of(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def text_affix(state: Lowering, value: int, prefix: str, suffix: str) -> None:
    """Text ``value`` starts with ``prefix`` and ends with ``suffix``; told only where a name, perhaps dotted, may."""
    if (prefix or suffix) and ("a" + prefix + suffix).replace(".", "").isidentifier():
        state.rows.text_affix.extend((value, state.symbols[prefix], state.symbols[suffix]))


def template_affix(state: Lowering, value: int, template: str, opening: str, closing: str) -> None:
    """Text ``value`` is ``template`` with something in place of each field, from ``opening`` to ``closing``."""
    before, field, _ = template.partition(opening)
    if field:
        text_affix(state, value, before, template.rpartition(closing)[2])


def _format_parts(state: Lowering, values: list[ast.expr], parts: list[tuple[int, bool, int]]) -> None:
    for part in values:
        inner = getattr(part, "value", None)
        if isinstance(part, ast.Constant) or not isinstance(inner, ast.expr):
            continue
        specification = getattr(part, "format_spec", None)
        conversion = getattr(part, "conversion", -1)
        parts.append((EXPRESSIONS[type(inner)](state, inner), specification is not None, conversion))
        if isinstance(specification, ast.JoinedStr):
            _format_parts(state, specification.values, parts)


@expression("Starred")
def lower_starred(state: Lowering, node: ast.Starred) -> int:
    """`*value` where it is neither an argument nor an element of a display (`x[*y]` has a tuple around it)."""
    return EXPRESSIONS[type(node.value)](state, node.value)


@expression("Await")
def lower_await(state: Lowering, node: ast.Await) -> int:
    """`await source`."""
    source = EXPRESSIONS[type(node.value)](state, node.value)
    value = state.value(node)
    state.rows.await_value.extend((value, source))
    return value


@expression("Yield")
def lower_yield(state: Lowering, node: ast.Yield) -> int:
    """`yield v`."""
    source = constant(state, None, node) if node.value is None else EXPRESSIONS[type(node.value)](state, node.value)
    value = state.value(node)
    if state.scope.kind == "function":
        state.rows.yield_value.extend((value, state.code, source))
        state.generators.add(state.code)
    return value


@expression("YieldFrom")
def lower_yield_from(state: Lowering, node: ast.YieldFrom) -> int:
    """`yield from v`."""
    source = EXPRESSIONS[type(node.value)](state, node.value)
    value = state.value(node)
    if state.scope.kind == "function":
        state.rows.yield_from.extend((value, state.code, source))
        state.generators.add(state.code)
    return value
