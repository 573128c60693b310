"""Lowering of calls."""

from __future__ import annotations

import ast

from graphlift.extractor.dispatch import EXPRESSIONS, expression
from graphlift.extractor.expressions import template_affix
from graphlift.extractor.lowering import Lowering


@expression("Call")
def lower_call(state: Lowering, node: ast.Call) -> int:
    """`callee(…)`, `base.name(…)` or `super()`."""
    callee = node.func
    method = ""
    if type(callee) is ast.Attribute:
        base = callee.value
        target = EXPRESSIONS[type(base)](state, base)
        method = callee.attr
    elif (
        type(callee) is ast.Name
        and callee.id == "super"
        and not node.args
        and not node.keywords
        and state.scope.kind == "function"
        and state.scope.class_code >= 0
        and state.is_builtin("super")
    ):
        call = _new_call(state, node)
        state.rows.call_super.extend((call, state.code, state.scope.class_code))
        return call
    else:
        target = EXPRESSIONS[type(callee)](state, callee)
    arguments = [
        EXPRESSIONS[type(argument)](state, argument)
        if type(argument) is not ast.Starred
        else EXPRESSIONS[type(argument.value)](state, argument.value)
        for argument in node.args
    ]
    keywords = [EXPRESSIONS[type(keyword.value)](state, keyword.value) for keyword in node.keywords]
    call = _new_call(state, node)
    rows = state.rows
    if method:
        if method.startswith("__") and state.scope.private is not None:
            mangled = state.scope.mangle(method)
            if mangled != method:
                rows.statement.extend((call, state.symbols["mangled"], state.code))
                method = mangled
        rows.call_method.extend((call, target, state.symbols[method]))
        if method == "format" and isinstance(callee, ast.Attribute) and isinstance(callee.value, ast.Constant):
            template = callee.value.value
            template_affix(state, call, template if isinstance(template, str) else "", "{", "}")
    else:
        rows.call.extend((call, target))
    if arguments:
        starred = False
        for index, argument in enumerate(arguments):
            if type(node.args[index]) is ast.Starred:
                rows.call_star.extend((call, index, argument))
                starred = True
            elif starred:
                rows.call_argument_after_star.extend((call, argument))
            else:
                rows.call_argument.extend((call, index, argument))
    for keyword, value in zip(node.keywords, keywords, strict=True):
        if keyword.arg is None:
            rows.call_double_star.extend((call, value))
        else:
            rows.call_keyword.extend((call, state.symbols[keyword.arg], value))
    return call


def _new_call(state: Lowering, node: ast.Call) -> int:
    call = state.value(node)
    state.ended_values.append(call)
    return call
