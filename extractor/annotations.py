"""Lowering of annotations, strings included, into blocks that never run."""

from __future__ import annotations

import ast
import warnings

from graphlift.extractor.dispatch import EXPRESSIONS
from graphlift.extractor.lowering import Lowering

_LONGEST_STRING = 2000


def lower_annotation(state: Lowering, node: ast.expr, owner: int, *, of_code: bool) -> None:
    """Record that ``owner`` (a code body when ``of_code``, else an instruction) is annotated by ``node``."""
    block, flag, flow = state.block, state.in_annotation, state.flow
    state.block = _annotation_block(state, node)
    state.in_annotation = True
    rows = state.rows
    parts: list[tuple[int, str]] = []
    try:
        value = _lower(state, node, "", parts)
    finally:
        state.block, state.in_annotation, state.flow = block, flag, flow
    (rows.annotation_of_code if of_code else rows.annotation_of_value).extend((owner, value))
    part_rows = rows.annotation_part_of_code if of_code else rows.annotation_part_of_value
    for part, form in parts:
        part_rows.extend((owner, part, state.symbols[form]))


def _annotation_block(state: Lowering, node: ast.expr) -> int:
    block = state.annotation_blocks.get(state.code)
    if block is None:
        block = state.annotation_blocks[state.code] = state.new_block(node, state.code, state.entry_block)
        state.rows.annotation_block.append(block)
    return block


def _lower(state: Lowering, node: ast.expr, prefix: str, parts: list[tuple[int, str]]) -> int:
    """The value of annotation ``node``; ``parts`` collects the outermost (dotted) names in it and their forms."""
    rows = state.rows
    if isinstance(node, (ast.Name, ast.Attribute)):
        value = EXPRESSIONS[type(node)](state, node)
        parts.append((value, prefix + ("name" if isinstance(node, ast.Name) else "attribute")))
        return value
    if isinstance(node, ast.Constant):
        inner = parsed_string(node)
        return EXPRESSIONS[ast.Constant](state, node) if inner is None else _lower(state, inner, "string_", parts)
    if isinstance(node, ast.Subscript):
        base = _lower(state, node.value, prefix, parts)
        if _is_literal(node.value):
            index = EXPRESSIONS[type(node.slice)](state, node.slice)
        else:
            index = _lower(state, node.slice, prefix, parts)
        value = state.value(node)
        rows.load_subscript.extend((value, base, index))
        return value
    if isinstance(node, (ast.Tuple, ast.List)):
        elements = [_lower(state, element, prefix, parts) for element in node.elts]
        value = state.value(node)
        rows.allocation.extend((value, state.symbols["tuple" if isinstance(node, ast.Tuple) else "list"]))
        for position, element in enumerate(elements):
            rows.display_element.extend((value, state.constant_symbol(position), element))
        return value
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        left = _lower(state, node.left, prefix, parts)
        right = _lower(state, node.right, prefix, parts)
        value = state.value(node)
        rows.operator.extend((value, state.symbols["|"], left, right))
        return value
    return EXPRESSIONS[type(node)](state, node)


def _is_literal(node: ast.expr) -> bool:
    """Whether ``node`` is `Literal`, whose arguments are no annotations."""
    return getattr(node, "attr", getattr(node, "id", "")) == "Literal"


def parsed_string(node: ast.Constant) -> ast.expr | None:
    """The expression inside a string annotation, positioned where the string is; None when it is none."""
    text = node.value
    if not isinstance(text, str) or len(text) > _LONGEST_STRING:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            inner = ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return None
    for part in ast.walk(inner):
        if isinstance(part, (ast.expr, ast.keyword, ast.arg)):
            ast.copy_location(part, node)
    return inner
