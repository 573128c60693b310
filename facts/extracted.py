"""Extracted relations: the lowered program, a three-address IR in SSA form.

An SSA value and the instruction that defines it are one entity. Copies between locals leave no instruction: `y = x` binds
the name `y` to the value of `x` and is recorded in `binding` alone. Names that cannot be renamed (module globals seen from
functions, captured variables, class attributes) go through explicit load and store instructions.
"""

from __future__ import annotations

from functools import partial

from graphlift.facts.relation import Kind, Relation, relation

_r = partial(relation, Kind.EXTRACTED)

EXTRACTED: tuple[Relation, ...] = (
    # --- files, modules, code bodies -----------------------------------------------------------------------------------
    _r("file", "f: File, path: symbol", "Holds if `f` is an analysed file at `path`, relative to the root, with `/`.", "f"),
    _r("file_role", "f: File, role: Label", "Holds if `f` is, by its name, a `test` file (`test_*.py`, `*_test.py`), `conftest`, `setup`, `main` or `package` (`__init__.py`)."),
    _r("module", "m: Module, name: Name, f: File", "Holds if `m` is the body of file `f`, importable as dotted `name`.", "m"),
    _r("module_package", "m: Module, package: Name", "Holds if relative imports in `m` start from dotted name `package`.", "m"),
    _r("dotted_name", "name: Name, parent: Name, last: Name", "Holds if dotted `name` is `parent` + `.` + `last`; for every module and imported name and all their prefixes.", "name"),
    _r("function", "f: Function, name: Name, parent: Code", "Holds if `f` is a `def` or lambda (name `<lambda>`) written directly in `parent`.", "f"),
    _r("function_flag", "f: Function, flag: Label", "Holds if `f` is `async`, `generator`, `lambda`, `nested` (directly or indirectly in a function), `method` (directly in a class), `self` (first positional parameter is literally `self`), or `trivial` (a body of `pass`, `...` or a docstring)."),
    _r("class", "c: Class, name: Name, parent: Code", "Holds if `c` is a class written directly in `parent`.", "c"),
    _r("qualified_name", "c: Code, name: Name", "Holds if `name` is the chain of directly enclosing class and def names of `c` and its own name; the chain stops at the first enclosing statement that is neither class nor def.", "c"),
    _r("scope_name", "c: Code, name: Name", "Holds if `name` is the dotted name of `c` from the root: module, enclosing scopes, own name; lambdas are `<lambda1>`, `<lambda2>` … in source order within their scope.", "c"),
    _r("enclosing_code", "inner: Code, outer: Code", "Holds if `inner` is written, at any depth, directly below `outer` with no other code body between.", "inner"),
    _r("class_of_method", "f: Function, c: Class", "Holds if `f` is written in class `c`, possibly below an `if`, `try` or `with`.", "f"),
    # --- positions -----------------------------------------------------------------------------------------------------
    _r("span", "e: Entity, f: File, line: number, column: number", "Holds if entity `e` starts at `line` (from 1), `column` (from 1, in characters) of file `f`.", "e"),
    _r("span_end", "e: Entity, line: number, column: number", "Holds if `e`, a function, class, decorator, call or store, ends before `column` of `line`.", "e"),
    _r("definition_line", "c: Code, line: number", "Holds if the `def` or `class` keyword of `c` (after its decorators) is on `line`.", "c"),
    # --- instructions and where they are -------------------------------------------------------------------------------
    _r("instruction", "i: Instruction, b: Block, order: number", "Holds if `i` is in block `b`; `order` grows along the source within one code body.", "i"),
    _r("block", "b: Block, c: Code, parent: Block", "Holds if block `b` belongs to code body `c`; `parent` is the block around it (itself for the outermost).", "b"),
    _r("block_guard", "b: Block, condition: Value, branch: Label", "Holds if `b` runs only when `condition` was `true` or `false`, or (`case`) when a `match` pattern fits the subject `condition` (innermost guard; outer ones by `parent`). Statements behind `if c: return` are guarded too."),
    _r("block_loop", "b: Block, l: Loop", "Holds if `b` is in the body of loop `l` (innermost)."),
    _r("block_try", "b: Block, t: TryRegion", "Holds if `b` is in try region `t` (innermost)."),
    _r("block_with", "b: Block, manager: Value", "Holds if `b` is in the body of `with manager` (innermost)."),
    _r("loop", "l: Loop, kind: Label, c: Code", "Holds if `l` is a `for`, `async for`, `while`, `comprehension` or `async comprehension` loop of `c`.", "l"),
    _r("loop_iterates", "l: Loop, element: Value, iterable: Value", "Holds if `for` loop or comprehension `l` binds `element` of `iterable`."),
    _r("loop_condition", "l: Loop, condition: Value", "Holds if `while` loop `l` tests `condition`."),
    _r("loop_flag", "l: Loop, flag: Label", "Holds if `l` has an `else`, or contains its own `break`, `continue` or a `return`."),
    _r("try_region", "t: TryRegion, kind: Label, outer: TryRegion", "Holds if `t` is the `body`, a `handler`, `else` or `finally`; `outer` is the body region of the same `try` statement.", "t"),
    _r("branch_phi", "p: Value, condition: Value", "Holds if phi `p` joins the two branches of `condition`."),
    _r("loop_phi", "p: Value, l: Loop", "Holds if phi `p` is at the head of loop `l` (carries a value round)."),
    # --- names ---------------------------------------------------------------------------------------------------------
    _r("binding", "i: Instruction, c: Code, name: Name, v: Value", "Holds if at `i` the name `name` of code body `c` is bound to `v`: `name = v`, `for name in …`, `import name`, `def name` …", "i"),
    _r("declaration", "i: Instruction, c: Code, name: Name", "Holds if `i` is `name: annotation`, with or without a value, in the body of `c` (class fields, typed variables); with a value, `i` is its `binding`.", "i"),
    _r("comprehension_variable", "i: Instruction, c: Code, name: Name, v: Value", "Holds if at `i` a comprehension in `c` binds its own variable `name` to `v`; no variable of `c`.", "i"),
    _r("type_parameter", "v: Value, c: Code, name: Name", "Holds if `v` is type parameter `name` of function or class `c`: `def c[name](…)`.", "v"),
    _r("parameter_name", "p: Parameter, name: Name", "Holds if parameter `p` is called `name`.", "p"),
    _r("cell", "x: Cell, c: Code, name: Name", "Holds if `x` is variable `name` of `c`, captured by a nested function.", "x"),
    _r("load_cell", "v: Value, x: Cell", "Holds if `v` reads captured variable `x`.", "v"),
    _r("store_cell", "i: Instruction, x: Cell, v: Value", "Holds if `i` writes `v` to captured variable `x` (also by the owner: `i` is then the `binding`, or the parameter itself).", "i"),
    _r("load_global", "v: Value, m: Module, name: Name", "Holds if `v` reads global `name` of its own module `m`, which binds it, or may through `import *` (then also `load_builtin`, as for a builtin's name that is bound on some paths only). One load stands for all reads of the name that it dominates in one code body.", "v"),
    _r("store_global", "i: Instruction, m: Module, name: Name, v: Value", "Holds if `i` binds `v` to `name` of module `m`: at module level or through `global`.", "i"),
    _r("delete_global", "i: Instruction, m: Module, name: Name", "Holds if `i` unbinds `name` of module `m`.", "i"),
    _r("global_write_in_function", "i: Instruction, f: Code, name: Name", "Holds if `i` writes or deletes a name that `f` declares `global`.", "i"),
    _r("nonlocal_write", "i: Instruction, f: Code, x: Cell", "Holds if `i` writes cell `x` of an enclosing function through `nonlocal` in `f`.", "i"),
    _r("load_builtin", "v: Value, name: Name", "Holds if `v` reads `name`, which the module does not bind: a builtin when there is one.", "v"),
    _r("load_class_name", "v: Value, c: Class, name: Name", "Holds if `v` reads `name` in the body of class `c`, which may bind it in a way SSA does not see; names that the body plainly binds are read as SSA values.", "v"),
    _r("load_class_cell", "v: Value, c: Class", "Holds if `v` reads `__class__` in a method of `c`.", "v"),
    _r("class_attribute", "i: Instruction, c: Class, name: Name, v: Value", "Holds if the body of class `c` binds `name` to `v`.", "i"),
    _r("unresolved_local", "v: Value, name: Name", "Holds if `v` reads local `name` at a point where no binding reaches.", "v"),
    # --- imports -------------------------------------------------------------------------------------------------------
    _r("import_module", "v: Value, name: Name", "Holds if `v` is module `name`, absolute (`import a.b` yields `a` and loads `a.b`).", "v"),
    _r("import_loads", "i: Instruction, name: Name", "Holds if `i` causes module `name` to be loaded as a submodule of its parents."),
    _r("import_from", "v: Value, m: Name, name: Name", "Holds if `v` is `name` taken from module `m`: `from m import name`.", "v"),
    _r("import_star", "i: Instruction, c: Code, m: Name", "Holds if `i` binds in `c` all public names of module `m`.", "i"),
    _r("dunder_all", "m: Module, name: Name", "Holds if `__all__` of `m`, as far as it is written with literals, lists `name`."),
    _r("dunder_all_module", "m: Module", "Holds if `m` assigns `__all__`.", "m"),
    # --- values --------------------------------------------------------------------------------------------------------
    _r("constant", "v: Value, k: Constant", "Holds if `v` is the constant `k`.", "v"),
    _r("constant_type", "k: Constant, type: Label", "Holds if constant `k` is a `int`, `float`, `complex`, `str`, `bytes`, `bool`, `NoneType` or `ellipsis`.", "k"),
    _r("constant_name", "k: Constant, name: Name", "Holds if string constant `k` is the identifier or dotted name `name`.", "k"),
    _r("constant_index", "k: Constant, index: number", "Holds if integer constant `k` is `index` (between -2^31 and 2^31-1).", "k"),
    _r("allocation", "v: Value, kind: Label", "Holds if `v` is a new `list`, `tuple`, `dict`, `set`, `slice`, `generator` (expression), or a comprehension's `list`, `set`, `dict` (see `comprehension`).", "v"),
    _r("comprehension", "v: Value, l: Loop", "Holds if allocation `v` is filled by comprehension loop `l` (its outermost).", "v"),
    _r("display_element", "v: Value, key: Constant, e: Value", "Holds if list, tuple or set display `v` has element `e` at `key` (`0`, `1` …; `*` after a star, in sets, and in comprehensions)."),
    _r("display_item", "v: Value, key: Value, e: Value", "Holds if dict display or comprehension `v` maps `key` to `e`."),
    _r("display_star", "v: Value, e: Value", "Holds if display `v` contains `*e` or `**e`."),
    _r("slice_bound", "v: Value, part: Label, b: Value", "Holds if slice `v` has `lower`, `upper` or `step` `b`."),
    _r("function_value", "v: Value, f: Function", "Holds if `v` is the function object made by the `def` or lambda `f`, before its decorators.", "v"),
    _r("class_value", "v: Value, c: Class", "Holds if `v` is the class object made by class statement `c`, before its decorators.", "v"),
    _r("phi", "v: Value, source: Value", "Holds if `v` may be `source`: join of branches, loop, `a if c else b`, `a or b`."),
    _r("refine", "v: Value, source: Value, test: Label, operand: Value, branch: Label", "Holds if `v` is `source` where a test held (`branch` `true`) or failed (`false`): test `isinstance`, `is`, `equal`, `truth`, `callable`, `in`, `type_is`, `hasattr`; `operand` is the other side (`source` itself for `truth`, `callable`)."),
    _r("format_part", "v: Value, part: Value", "Holds if f-string `v` formats `part`."),
    _r("format_specifier", "v: Value, part: Value", "Holds if f-string `v` formats `part` with a format specification."),
    _r("operator", "v: Value, op: Label, left: Value, right: Value", "Holds if `v` is `left op right`; op is `+ - * / // % ** @ << >> | & ^`, a comparison `== != < <= > >= is is_not in not_in`.", "v"),
    _r("unary_operator", "v: Value, op: Label, operand: Value", "Holds if `v` is `op operand`; op is `- + ~ not`.", "v"),
    _r("augmented", "v: Value", "Holds if operator `v` is written as an augmented assignment, `left op= right`.", "v"),
    _r("boolean_operator", "v: Value, op: Label, operand: Value", "Holds if phi `v` is `and`, `or` or a conditional expression's test `if` over `operand`."),
    _r("condition", "i: Instruction, kind: Label, v: Value", "Holds if `i` tests the truth of `v`: kind `if`, `while`, `conditional` (expression), `assert`, `comprehension`, `boolean` (left side of `and`/`or`), `match` (guard).", "i"),
    # --- attributes, subscripts ----------------------------------------------------------------------------------------
    _r("load_attribute", "v: Value, base: Value, name: Name", "Holds if `v` is `base.name` (not as the callee of a call: see `call_method`).", "v"),
    _r("store_attribute", "i: Instruction, base: Value, name: Name, v: Value", "Holds if `i` is `base.name = v`.", "i"),
    _r("delete_attribute", "i: Instruction, base: Value, name: Name", "Holds if `i` is `del base.name`.", "i"),
    _r("load_subscript", "v: Value, base: Value, index: Value", "Holds if `v` is `base[index]`; a slice index is an `allocation` of kind `slice`.", "v"),
    _r("store_subscript", "i: Instruction, base: Value, index: Value, v: Value", "Holds if `i` is `base[index] = v`.", "i"),
    _r("delete_subscript", "i: Instruction, base: Value, index: Value", "Holds if `i` is `del base[index]`.", "i"),
    _r("unpack", "v: Value, source: Value, key: Constant", "Holds if `v` is the element at position `key` of `source` in an unpacking (`*` behind a starred target).", "v"),
    _r("unpack_star", "v: Value, source: Value, first: number", "Holds if `v` is the list that a starred target makes of `source` from position `first`.", "v"),
    _r("unpack_count", "source: Value, size: number", "Holds if `source` is unpacked into exactly `size` targets."),
    # --- calls ---------------------------------------------------------------------------------------------------------
    _r("call", "c: Call, callee: Value", "Holds if `c` is `callee(…)`, the callee not being written as an attribute.", "c"),
    _r("call_method", "c: Call, base: Value, name: Name", "Holds if `c` is `base.name(…)`.", "c"),
    _r("call_super", "c: Call, f: Function, k: Class", "Holds if `c` is `super()` without arguments, in function `f` of class `k`.", "c"),
    _r("call_argument", "c: Call, index: number, v: Value", "Holds if `v` is positional argument `index` (from 0), before any `*`."),
    _r("call_argument_after_star", "c: Call, v: Value", "Holds if `v` is a positional argument behind a `*` argument."),
    _r("call_keyword", "c: Call, name: Name, v: Value", "Holds if `v` is passed as `name=v`."),
    _r("call_star", "c: Call, index: number, v: Value", "Holds if `*v` is passed when `index` positional arguments stand before it."),
    _r("call_double_star", "c: Call, v: Value", "Holds if `**v` is passed."),
    _r("call_decorator", "c: Call, d: Decorator", "Holds if call `c` is the application of decorator `d`; its argument 0 is what is decorated.", "c"),
    _r("call_of_class_statement", "c: Call, k: Class", "Holds if `c` stands for the metaclass or `__init_subclass__` call made by class statement `k` with a base or keyword; `c` has no `call` row, its keywords are `call_keyword`.", "c"),
    # --- functions -----------------------------------------------------------------------------------------------------
    _r("parameter", "p: Parameter, f: Function, kind: Label, index: number", "Holds if `p` is parameter `index` (from 0, over all kinds, in source order) of `f`; kind `positional_only`, `positional`, `var_positional`, `keyword_only`, `var_keyword`.", "p"),
    _r("parameter_default", "p: Parameter, v: Value", "Holds if `p` has default `v`, computed where `f` is defined.", "p"),
    _r("return_value", "i: Instruction, f: Function, v: Value", "Holds if `i` returns `v` from `f` (an explicit or implicit `None` too).", "i"),
    _r("return_explicit", "i: Instruction, f: Function", "Holds if `i` is a written `return expression`.", "i"),
    _r("yield_value", "y: Value, f: Function, v: Value", "Holds if `y` is `yield v` in `f`; as a value, what is sent.", "y"),
    _r("yield_from", "y: Value, f: Function, v: Value", "Holds if `y` is `yield from v` in `f`.", "y"),
    _r("await_value", "v: Value, source: Value", "Holds if `v` is `await source`.", "v"),
    _r("iterate", "v: Value, iterable: Value, kind: Label", "Holds if `v` is an element of `iterable`: kind `for`, `async`, `comprehension`, `async_comprehension`.", "v"),
    _r("enter", "v: Value, manager: Value, kind: Label", "Holds if `v` is what `with manager as v` yields; kind `with` or `async_with`.", "v"),
    _r("decorator", "d: Decorator, owner: Code, index: number, v: Value", "Holds if `d` is decorator `index` (from 0, topmost) of `owner`; `v` is the value of its expression.", "d"),
    _r("decorator_text", "d: Decorator, text: Name", "Holds if the callee of decorator `d` (calls stripped) is written as the dotted name `text`.", "d"),
    # --- classes -------------------------------------------------------------------------------------------------------
    _r("class_base", "c: Class, index: number, v: Value", "Holds if `v` is base `index` (from 0) of class `c`."),
    _r("class_base_text", "c: Class, index: number, text: Name", "Holds if base `index` of `c` is written as dotted name `text`."),
    _r("class_base_star", "c: Class, index: number, v: Value", "Holds if class statement `c` has `*v` among its bases, behind `index` others."),
    _r("class_keyword", "c: Class, name: Name, v: Value", "Holds if class statement `c` passes `name=v` (`metaclass` and others)."),
    _r("class_flag", "c: Class, flag: Label", "Holds if the body of `c` assigns `__slots__` (`slots`) ."),
    # --- annotations ---------------------------------------------------------------------------------------------------
    _r("annotation", "owner: Entity, v: Value", "Holds if `owner` (a parameter, a function for its return, or the instruction that binds an annotated name) is annotated by expression `v`."),
    _r("annotation_part", "owner: Entity, v: Value, form: Label", "Holds if the annotation of `owner` mentions `v`, a `name`, `attribute`, or one of both inside a string: `string_name`, `string_attribute`."),
    _r("annotation_block", "b: Block", "Holds if `b` holds only annotation expressions, which have no effect when the program runs.", "b"),
    # --- exceptions, patterns, the rest ----------------------------------------------------------------------------------
    _r("raise_value", "i: Instruction, v: Value", "Holds if `i` raises `v`.", "i"),
    _r("except_value", "v: Value, type: Value", "Holds if `v` is the exception bound by `except type as v`."),
    _r("handler", "t: TryRegion, type: Value", "Holds if handler region `t` catches `type`."),
    _r("match_class", "v: Value, subject: Value, type: Value", "Holds if `v` is `subject` after it matched class pattern `type(…)`.", "v"),
    _r("match_attribute", "v: Value, subject: Value, index: number", "Holds if `v` is positional sub-pattern `index` of a class pattern over `subject`.", "v"),
    _r("statement", "i: Instruction, kind: Label, c: Code", "Holds if `i` is a statement that rules ask for by kind: `assert`, `break`, `continue`, `delete`, `for`, `for_else`, `global`, `nonlocal`, `import`, `match`, `raise`, `return`, `try`, `try_star`, `while`, `while_else`, `with`, `walrus`, `mangled` (a private name `self.__x`)."),
    _r("dead_block", "b: Block", "Holds if `b` cannot run: behind `return`, `raise`, `break`, or under a constant condition (`if False`, `if TYPE_CHECKING`).", "b"),
    _r("main_guard", "b: Block", "Holds if `b` is below `if __name__ == \"__main__\"`.", "b"),
)
