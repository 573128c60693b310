"""Lowering of `def`, `lambda` and `class`: what happens where they are written. Their bodies are queued."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from graphlift.extractor.annotations import lower_annotation
from graphlift.extractor.dispatch import EXPRESSIONS, expression, statement
from graphlift.extractor.lowering import Lowering, PendingBody
from graphlift.extractor.scopes import FunctionNode, Scope, parameters, walrus_names


def dotted_text(node: ast.expr) -> str | None:
    """`a.b.c` as text; None when ``node`` is no dotted name."""
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    if not isinstance(node, ast.Name):
        return None
    parts.append(node.id)
    return ".".join(reversed(parts))


@statement("FunctionDef", "AsyncFunctionDef")
def lower_function(state: Lowering, node: FunctionNode) -> None:
    """`def name(…): …`."""
    scope = state.scope.children[node]
    decorators = _decorator_values(state, node.decorator_list)
    body = _open_function(state, node, node.args, scope, node.name)
    _flags(state, node, scope)
    type_names = _type_parameters(state, node, body)
    for argument, _ in parameters(node.args):
        if argument.annotation is not None:
            owner = body.parameters[state.scope.mangle(argument.arg)]
            lower_annotation(state, argument.annotation, owner, of_code=False)
    if node.returns is not None:
        lower_annotation(state, node.returns, scope.code, of_code=True)
    state.renamed = type_names
    value = state.value(node)
    state.rows.function_value.extend((value, scope.code))
    value = _decorate(state, scope.code, decorators, value)
    state.bind(state.scope.mangle(node.name), value, node)
    state.queue.append(body)


@expression("Lambda")
def lower_lambda(state: Lowering, node: ast.Lambda) -> int:
    """`lambda …: body`."""
    outer = state.scope
    scope = Scope("function", outer, outer.private)
    scope.bound.update(scope.mangle(argument.arg) for argument, _ in parameters(node.args))
    if state.has_walrus:
        walrus_names([node.body], scope.bound)
    body = _open_function(state, node, node.args, scope, "<lambda>")
    state.rows.function_flag.extend((scope.code, state.symbols["lambda"]))
    _inherited_flags(state, scope)
    if state.renamed:
        _capture_renamed(state, node, scope)
    value = state.value(node)
    state.rows.function_value.extend((value, scope.code))
    state.queue.append(body)
    return value


def _capture_renamed(state: Lowering, node: ast.Lambda, scope: Scope) -> None:
    """Make cells of the comprehension variables around ``node`` that it reads."""
    free = {part.id for part in ast.walk(node.body) if isinstance(part, ast.Name)} - scope.bound
    for name in sorted(free & state.renamed.keys()):
        key = state.renamed[name]
        found = state.read(state.flow, key)
        cell = state.scope.cells.get(key)
        if cell is None:
            cell = state.scope.cells[key] = state.new_cell(state.code, name)
        if found != -1:
            state.rows.store_cell.extend((state.value(node), cell, state.use(found)))
        scope.self_cells[name] = cell


def new_code(state: Lowering, node: ast.AST, scope: Scope, name: str) -> int:
    """Number code body ``scope`` and open its outermost block."""
    code = scope.code = len(state.code_nodes)
    state.code_nodes.append(node)
    state.code_scopes.append(scope)
    state.code_names.append(name)
    scope.entry_block = state.new_block(node, code)
    parent = scope.parent
    if parent is None:
        return code
    rows, symbols = state.rows, state.symbols
    rows.enclosing_code.extend((code, parent.code))
    if scope.kind == "class":
        rows.class_.extend((code, symbols[name], parent.code))
        scope.class_code = parent.class_code
    else:
        rows.function.extend((code, symbols[name], parent.code))
        scope.class_code = parent.code if parent.kind == "class" else parent.class_code
    if name != "<lambda>":
        scope.qualified = f"{parent.qualified}.{name}" if state.direct and parent.qualified else name
        rows.qualified_name.extend((code, symbols[scope.qualified]))
        rows.definition_line.extend((code, node.lineno))  # type: ignore[attr-defined]
    return code


def _open_function(
    state: Lowering, node: FunctionNode | ast.Lambda, arguments: ast.arguments, scope: Scope, name: str
) -> PendingBody:
    defaults = [EXPRESSIONS[type(default)](state, default) for default in arguments.defaults]
    keyword_defaults = [
        EXPRESSIONS[type(default)](state, default) if default is not None else -1 for default in arguments.kw_defaults
    ]
    code = new_code(state, node, scope, name)
    body = PendingBody(node, scope)
    rows, symbols = state.rows, state.symbols
    block = state.block
    state.block = scope.entry_block
    positional = len(arguments.posonlyargs) + len(arguments.args)
    keyword_only = 0
    for index, (argument, kind) in enumerate(parameters(arguments)):
        parameter = state.value(argument)
        plain = scope.mangle(argument.arg)
        body.parameters[plain] = parameter
        rows.parameter.extend((parameter, code, symbols[kind], index))
        rows.parameter_name.extend((parameter, symbols[plain]))
        default = -1
        if index < positional:
            offset = index - (positional - len(defaults))
            if offset >= 0:
                default = defaults[offset]
        elif kind == "keyword_only":
            default = keyword_defaults[keyword_only]
            keyword_only += 1
        if default >= 0:
            rows.parameter_default.extend((parameter, default))
    state.block = block
    return body


def _inherited_flags(state: Lowering, scope: Scope) -> None:
    flag = state.rows.function_flag.extend
    parent = scope.parent
    if parent is not None and parent.kind == "class":
        flag((scope.code, state.symbols["method"]))
        state.rows.class_of_method.extend((scope.code, parent.code))
    outer = parent
    while outer is not None:
        if outer.kind == "function":
            flag((scope.code, state.symbols["nested"]))
            break
        outer = outer.parent


def _flags(state: Lowering, node: FunctionNode, scope: Scope) -> None:
    flag = state.rows.function_flag.extend
    _inherited_flags(state, scope)
    if isinstance(node, ast.AsyncFunctionDef):
        flag((scope.code, state.symbols["async"]))
    positional = [*node.args.posonlyargs, *node.args.args]
    if positional and positional[0].arg == "self":
        flag((scope.code, state.symbols["self"]))
    if all(
        isinstance(part, ast.Pass)
        or (
            isinstance(part, ast.Expr)
            and isinstance(part.value, ast.Constant)
            and (part.value.value is ... or isinstance(part.value.value, str))
        )
        for part in node.body
    ):
        flag((scope.code, state.symbols["trivial"]))


def _type_parameters(state: Lowering, node: ast.stmt, body: PendingBody) -> dict[str, str]:
    """Make the type parameters of a generic `def` or `class` visible in its annotations, bases and body.

    Returns what names were renamed to before, to be restored.
    """
    before = state.renamed
    declared = getattr(node, "type_params", None)
    if declared:
        state.renamed = dict(before)
        for parameter in declared:
            value = state.value(parameter)
            state.rows.type_parameter.extend((value, body.scope.code, state.symbols[parameter.name]))
            state.rename_count += 1
            key = state.renamed[parameter.name] = f".{state.rename_count}"
            state.write(key, value)
            bound = getattr(parameter, "bound", None)
            if bound is not None:
                lower_annotation(state, bound, value, of_code=False)
            cell = state.new_cell(state.code, parameter.name)
            state.rows.store_cell.extend((state.value(parameter), cell, value))
            body.scope.self_cells[parameter.name] = cell
    return before


def _decorator_values(state: Lowering, nodes: Sequence[ast.expr]) -> list[tuple[ast.expr, int]]:
    return [(node, EXPRESSIONS[type(node)](state, node)) for node in nodes]


def _decorate(state: Lowering, code: int, decorators: list[tuple[ast.expr, int]], value: int) -> int:
    rows, symbols = state.rows, state.symbols
    first = len(state.decorator_nodes)
    for index, (node, decorator_value) in enumerate(decorators):
        decorator = len(state.decorator_nodes)
        state.decorator_nodes.append(node)
        rows.decorator.extend((decorator, code, index, decorator_value))
        callee = node
        while isinstance(callee, ast.Call):
            callee = callee.func
        text = dotted_text(callee)
        if text is not None:
            rows.decorator_text.extend((decorator, symbols[text]))
    for index in range(len(decorators) - 1, -1, -1):
        node, decorator_value = decorators[index]
        call = state.value(node)
        rows.call.extend((call, decorator_value))
        rows.call_argument.extend((call, 0, value))
        rows.call_decorator.extend((call, first + index))
        value = call
    return value


@statement("ClassDef")
def lower_class(state: Lowering, node: ast.ClassDef) -> None:
    """`class name(base, …, keyword=value): …`."""
    scope = state.scope.children[node]
    rows, symbols = state.rows, state.symbols
    decorators = _decorator_values(state, node.decorator_list)
    code = new_code(state, node, scope, node.name)
    body = PendingBody(node, scope)
    if "__slots__" in scope.bound:
        rows.class_flag.extend((code, symbols["slots"]))
    type_names = _type_parameters(state, node, body)
    for index, base in enumerate(node.bases):
        if isinstance(base, ast.Starred):
            rows.class_base_star.extend((code, index, EXPRESSIONS[type(base.value)](state, base.value)))
            continue
        rows.class_base.extend((code, index, EXPRESSIONS[type(base)](state, base)))
        text = dotted_text(base.value if isinstance(base, ast.Subscript) else base)
        if text is not None:
            rows.class_base_text.extend((code, index, symbols[text]))
    keywords = [(keyword.arg, EXPRESSIONS[type(keyword.value)](state, keyword.value)) for keyword in node.keywords]
    state.renamed = type_names
    value = state.value(node)
    rows.class_value.extend((value, code))
    if node.bases or keywords:
        call = state.value(node)
        rows.call_of_class_statement.extend((call, code))
        for name, keyword_value in keywords:
            if name is None:
                rows.call_double_star.extend((call, keyword_value))
            else:
                rows.class_keyword.extend((code, symbols[name], keyword_value))
                rows.call_keyword.extend((call, symbols[name], keyword_value))
    value = _decorate(state, code, decorators, value)
    state.bind(state.scope.mangle(node.name), value, node)
    state.queue.append(body)
