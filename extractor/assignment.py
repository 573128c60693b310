"""Lowering of what stands left of `=`: names, attributes, subscripts, unpacking; and assignment statements."""

from __future__ import annotations

import ast

from graphlift.extractor.annotations import lower_annotation
from graphlift.extractor.dispatch import EXPRESSIONS, statement
from graphlift.extractor.expressions import OPERATORS, constant
from graphlift.extractor.lowering import Lowering


def bind_target(state: Lowering, target: ast.expr, value: int) -> int:
    """Assign ``value`` to ``target``; the instruction that does so (the last one, for an unpacking)."""
    kind = type(target)
    if kind is ast.Name:
        name = state.scope.mangle(target.id)  # type: ignore[attr-defined]
        if state.renamed:
            inner = state.renamed.get(name)
            if inner is not None:
                instruction = state.value(target)
                state.rows.comprehension_variable.extend((instruction, state.code, state.symbols[name], value))
                state.write(inner, value)
                return instruction
        return state.bind(name, value, target)
    if isinstance(target, ast.Attribute):
        base = EXPRESSIONS[type(target.value)](state, target.value)
        return _store_attribute(state, target, base, value)
    if isinstance(target, ast.Subscript):
        base = EXPRESSIONS[type(target.value)](state, target.value)
        index = EXPRESSIONS[type(target.slice)](state, target.slice)
        return _store_subscript(state, target, base, index, value)
    if isinstance(target, (ast.Tuple, ast.List)):
        return _unpack(state, target, value)
    if isinstance(target, ast.Starred):
        return bind_target(state, target.value, value)
    return state.value(target)


def _store_attribute(state: Lowering, target: ast.Attribute, base: int, value: int) -> int:
    instruction = state.value(target)
    state.ended_values.append(instruction)
    name = state.scope.mangle(target.attr)
    if name != target.attr:
        state.rows.statement.extend((instruction, state.symbols["mangled"], state.code))
    state.rows.store_attribute.extend((instruction, base, state.symbols[name], value))
    return instruction


def _store_subscript(state: Lowering, target: ast.Subscript, base: int, index: int, value: int) -> int:
    instruction = state.value(target)
    state.ended_values.append(instruction)
    state.rows.store_subscript.extend((instruction, base, index, value))
    return instruction


def _unpack(state: Lowering, target: ast.Tuple | ast.List, source: int) -> int:
    star = next((index for index, element in enumerate(target.elts) if type(element) is ast.Starred), -1)
    rows = state.rows
    if star < 0:
        rows.unpack_count.extend((source, len(target.elts)))
    instruction = -1
    for position, element in enumerate(target.elts):
        part = state.value(element)
        if position == star:
            rows.unpack_star.extend((part, source, star))
        else:
            key = state.symbols["*"] if 0 <= star < position else state.constant_symbol(position)
            rows.unpack.extend((part, source, key))
        instruction = bind_target(state, element, part)
    return instruction if instruction >= 0 else state.value(target)


@statement("Assign")
def lower_assign(state: Lowering, node: ast.Assign) -> None:
    """`target = … = value`; `a, b = b, a` binds element by element without a tuple."""
    source = node.value
    if len(node.targets) == 1:
        target = node.targets[0]
        pairs = _pairs(target, source)
        if pairs:
            values = [EXPRESSIONS[type(element)](state, element) for _, element in pairs]
            for (element, _), value in zip(pairs, values, strict=True):
                bind_target(state, element, value)
            return
    value = EXPRESSIONS[type(source)](state, source)
    for target in node.targets:
        bind_target(state, target, value)


def _pairs(target: ast.expr, source: ast.expr) -> list[tuple[ast.expr, ast.expr]]:
    """Targets and their sources, when ``source`` is a display that fits ``target`` element by element; else nothing."""
    if not isinstance(target, (ast.Tuple, ast.List)) or not isinstance(source, (ast.Tuple, ast.List)):
        return []
    if len(target.elts) != len(source.elts):
        return []
    if any(type(element) is ast.Starred for element in (*target.elts, *source.elts)):
        return []
    return list(zip(target.elts, source.elts, strict=True))


@statement("AugAssign")
def lower_augmented(state: Lowering, node: ast.AugAssign) -> None:
    """`target op= value`; the target's base and index are evaluated once."""
    target = node.target
    rows = state.rows
    base = index = -1
    if isinstance(target, ast.Attribute):
        base = EXPRESSIONS[type(target.value)](state, target.value)
        left = state.value(target)
        rows.load_attribute.extend((left, base, state.symbols[state.scope.mangle(target.attr)]))
    elif isinstance(target, ast.Subscript):
        base = EXPRESSIONS[type(target.value)](state, target.value)
        index = EXPRESSIONS[type(target.slice)](state, target.slice)
        left = state.value(target)
        rows.load_subscript.extend((left, base, index))
    else:
        left = state.load_name(state.scope.mangle(target.id), target)
    right = EXPRESSIONS[type(node.value)](state, node.value)
    result = state.value(node)
    rows.operator.extend((result, state.symbols[OPERATORS[type(node.op)]], left, right))
    rows.augmented.append(result)
    if isinstance(target, ast.Attribute):
        _store_attribute(state, target, base, result)
    elif isinstance(target, ast.Subscript):
        _store_subscript(state, target, base, index, result)
    else:
        state.bind(state.scope.mangle(target.id), result, target)


@statement("AnnAssign")
def lower_annotated(state: Lowering, node: ast.AnnAssign) -> None:
    """`target: annotation = value`; without a value only the declaration is recorded."""
    target = node.target
    if node.value is not None:
        owner = bind_target(state, target, EXPRESSIONS[type(node.value)](state, node.value))
    else:
        owner = state.value(target)
    if isinstance(target, ast.Name):
        symbol = state.symbols[state.scope.mangle(target.id)]
        state.rows.declaration.extend((owner, state.code, symbol))
    lower_annotation(state, node.annotation, owner, of_code=False)


@statement("TypeAlias")
def lower_type_alias(state: Lowering, node: ast.stmt) -> None:
    """`type name = value` (Python 3.12): the value is never computed unless asked for."""
    name, value = node.name, node.value  # type: ignore[attr-defined]
    owner = state.bind(state.scope.mangle(name.id), constant(state, None, node), name)
    state.rows.declaration.extend((owner, state.code, state.symbols[state.scope.mangle(name.id)]))
    lower_annotation(state, value, owner, of_code=False)


@statement("Delete")
def lower_delete(state: Lowering, node: ast.Delete) -> None:
    """`del target, …`."""
    for target in node.targets:
        _delete(state, target)


def _delete(state: Lowering, target: ast.expr) -> None:
    rows = state.rows
    if isinstance(target, ast.Name):
        state.unbind(state.scope.mangle(target.id), target)
    elif isinstance(target, ast.Attribute):
        base = EXPRESSIONS[type(target.value)](state, target.value)
        instruction = state.statement(target, "delete", state.code)
        rows.delete_attribute.extend((instruction, base, state.symbols[state.scope.mangle(target.attr)]))
    elif isinstance(target, ast.Subscript):
        base = EXPRESSIONS[type(target.value)](state, target.value)
        index = EXPRESSIONS[type(target.slice)](state, target.slice)
        instruction = state.statement(target, "delete", state.code)
        rows.delete_subscript.extend((instruction, base, index))
    elif isinstance(target, (ast.Tuple, ast.List)):
        for element in target.elts:
            _delete(state, element)
