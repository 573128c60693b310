"""Derived relations: what the rules compute for each other, for users' rules, and (exported) for reports and edits."""

from __future__ import annotations

from functools import partial

from graphlift.facts.relation import Kind, Relation, relation

_r = partial(relation, Kind.DERIVED)
_e = partial(relation, Kind.EXPORTED)

DERIVED: tuple[Relation, ...] = (
    # --- names -----------------------------------------------------------------------------------------------------------
    _r("code_module", "c: Code, m: Module", "Holds if code body `c` is written in module `m`.", "c"),
    _r("value_code", "i: Instruction, c: Code", "Holds if instruction `i` belongs to code body `c`.", "i"),
    _r("canonical_name", "written: Name, canonical: Name", "Holds if external dotted name `written` stands for `canonical`."),
    # --- points_to ---------------------------------------------------------------------------------------------------------
    _r("reachable", "ctx: Context, c: Code", "Holds if code body `c` may run in context `ctx` (also as a root: see `root_context`)."),
    _r("root_context", "ctx: Context, c: Code", "Holds if `c` is analysed in `ctx` without a caller: module bodies; with option `seed=all` every function, its parameters unknown."),
    _r("may_point_to", "ctx: Context, v: Value, o: Object", "Holds if in context `ctx` value `v` may be object `o`."),
    _r("value_may_point_to", "v: Value, o: Object", "Holds if value `v` may be object `o` in some context."),
    _r("attribute_may_point_to", "o: Object, name: Name, target: Object", "Holds if attribute `name` stored on `o` may be `target`."),
    _r("element_may_point_to", "o: Object, key: Constant, target: Object", "Holds if element `key` (`*`: some) of container `o` may be `target`."),
    _r("calls", "ctx: Context, c: Call, callee_ctx: Context, callee: Code", "Holds if call `c` in `ctx` may run project code `callee` in `callee_ctx`."),
    _r("implicit_calls", "ctx: Context, i: Instruction, callee_ctx: Context, callee: Code", "Holds if instruction `i`, not a call, may run `callee`: operators, properties, iteration, `with`, subscripts, imports of modules."),
    _r("calls_external", "ctx: Context, c: Call, name: Name", "Holds if call `c` in `ctx` may call external `name` (canonical; `builtins.print`, `tensorflow.math.add`, `builtins.list.append`)."),
    _r("external_receiver", "ctx: Context, c: Call, name: Name, o: Object", "Holds if call `c` may call external method `name` on object `o`."),
    _r("external_argument", "ctx: Context, c: Call, name: Name, parameter: Name, v: Value", "Holds if call `c` of external `name` passes value `v` as `parameter` (`self` excluded)."),
    _r("argument_binds", "c: Call, callee: Function, p: Parameter, v: Value", "Holds if call `c` passes value `v` to parameter `p` of project function `callee` directly (no star)."),
    _r("parameter_supplied", "c: Call, p: Parameter, certainty: Label", "Holds if call `c` supplies parameter `p`: `definite`, or `possible` (through a star)."),
    _r("unresolved_call", "ctx: Context, c: Call", "Holds if nothing is known about the callee of `c` in reachable `ctx`."),
    _r("call_graph_edge", "caller: Code, callee: Code", "Holds if `caller` may directly run `callee`, contexts collapsed."),
    _r("external_call_edge", "caller: Code, name: Name", "Holds if `caller` may directly call external `name`, contexts collapsed."),
    _r("call_site_edge", "i: Instruction, callee: Code", "Holds if instruction `i` may run `callee`, contexts collapsed."),
    _r("entry_reachable", "c: Code", "Holds if `c` is reached from module bodies or test functions: it has a call-graph node in the reference's sense."),
    _r("live_context", "ctx: Context, c: Code", "Holds if `c` is reached in `ctx` from module bodies or test functions."),
    _r("test_function", "f: Function", "Holds if `f` is an entry point by the conventions of test runners."),
    _r("object_type", "o: Object, type: Name", "Holds if `o` is an instance of external `type` (`builtins.list`, `tensorflow.Tensor`)."),
    _r("object_class", "o: Object, c: Class", "Holds if `o` is an instance of project class `c`."),
    _r("function_object", "o: Object, f: Function", "Holds if `o` is a function object of `f`."),
    _r("class_object", "o: Object, c: Class", "Holds if `o` is the class object of `c`."),
    _r("module_object", "o: Object, m: Module", "Holds if `o` is the module object of `m`."),
    _r("external_object", "o: Object, name: Name", "Holds if `o` is external `name` itself (module, function, class)."),
    _r("constant_object", "o: Object, k: Constant", "Holds if `o` is constant `k`."),
    _r("bound_method_object", "o: Object, receiver: Object, f: Function", "Holds if `o` is method `f` bound to `receiver`."),
    _r("unknown_object", "o: Object, p: Parameter", "Holds if `o` stands for whatever an unknown caller passes as `p`, and anything reached from it."),
    _r("object_allocated_in", "o: Object, c: Code", "Holds if `o` is allocated by an instruction of `c`."),
    _r("class_linearization", "c: Class, position: number, entry: symbol", "Holds if the method resolution order of `c` has `entry` (a class, or an external class's name) at `position`; C3."),
    _r("subclass_of", "c: Class, ancestor: Class", "Holds if `ancestor` is in the method resolution order of `c`, itself included."),
    _r("subclass_of_external", "c: Class, ancestor: Name", "Holds if external class `ancestor` is a base of `c`, at any depth."),
    _r("class_member", "c: Class, name: Name, o: Object", "Holds if looking `name` up on class `c` may find `o`."),
    _r("imported_module", "m: Module, importer: Module", "Holds if running `importer` imports `m`."),
    _r("assumption", "i: Instruction, text: symbol", "Holds if what is derived about `i` rests on the speculation `text`."),
    # --- tensors -------------------------------------------------------------------------------------------------------------
    _r("tensor_object", "o: Object", "Holds if `o` is a tensor of the framework, a variable, or an array that counts as one."),
    _r("tensor_value", "v: Value", "Holds if value `v` may be a tensor."),
    _r("tensor_container_object", "o: Object", "Holds if `o` is a container that holds a tensor at any depth."),
    _r("tensor_dtype", "o: Object, dtype: Label", "Holds if tensor `o` has `dtype` (`unknown` when no rule knows it)."),
    _r("tensor_dimension", "o: Object, axis: number, size: number", "Holds if axis `axis` of tensor `o` has `size` (-1: not known before the run)."),
    _r("tensor_rank", "o: Object, rank: number", "Holds if tensor `o` has `rank` (absent: unknown)."),
    # --- effects -------------------------------------------------------------------------------------------------------------
    _r("may_write", "ctx: Context, i: Instruction, kind: Label, o: Object", "Holds if instruction `i` writes a location of kind `attribute`, `element`, `global`, `nonlocal`, `output` … on object `o`."),
    _r("effect", "f: Code, i: Instruction, kind: Label", "Holds if running `f` has an effect of `kind` that outlives the call: `i` is the first instruction of `f` that has it itself, or the first call of `f` that leads to it."),
    # --- hazards -------------------------------------------------------------------------------------------------------------
    _r("hazard_at", "c: Code, finding: Label, i: Instruction", "Holds if instruction `i` of `c` itself shows `finding`: tracing `c` breaks or changes there."),
    _r("hazard_reached", "c: Code, finding: Label", "Holds if tracing `c` meets hazard `finding` in `c` or in code that it calls."),
    # --- facts about functions (three-valued: neither row means undeterminable) --------------------------------------------------
    _e("candidate_function", "f: Function", "Holds if `f` is a function that gets a verdict: every `def`, no lambda."),
    _e("function_fact", "f: Function, fact: Label, value: Label", "Holds if property `fact` of `f` is `true` or `false`; no row: undeterminable. Facts are those of the report: `tensor_parameter`, `primitive_parameter`, `side_effects`, `recursive`, `tensor_computation`, …"),
    _e("parameter_fact", "p: Parameter, fact: Label, value: Label", "Holds if property `fact` (`tensor`, `container`, `primitive`, `supplied`) of `p` is `true` or `false`."),
    _e("parameter_type", "p: Parameter, o: Object, dtype: Label, layout: Label", "Holds if `p` may receive tensor `o` of `dtype` (or `unknown`) and `layout`."),
    _e("hybrid_function", "f: Function", "Holds if `f` is a graph function already."),
    _e("hybrid_by", "f: Function, d: Decorator", "Holds if decorator `d` makes `f` a graph function."),
    _e("decorator_flag", "f: Function, flag: Name", "Holds if the hybrid decorator of `f` sets `flag`."),
    _e("precondition", "f: Function, name: Label", "Holds if precondition `name` (`P1` … `P6`) passes for `f`."),
    _e("transformation", "f: Function, name: Label", "Holds if `f` should undergo `CONVERT_TO_HYBRID`, `CONVERT_TO_EAGER` or `RECONFIGURE`."),
    _e("refactoring", "f: Function, name: Label", "Holds if the decision about `f` is made under `CONVERT_EAGER_FUNCTION_TO_HYBRID` or `OPTIMIZE_HYBRID_FUNCTION`."),
    _e("failure", "f: Function, finding: Label", "Holds if precondition checking of `f` failed with `finding`."),
    _e("primary_failure", "f: Function, finding: Label", "Holds if `finding` is what the reference reports for `f`."),
    _e("warning", "f: Function, finding: Label", "Holds if `f` gets warning `finding`."),
    _e("note", "f: Function, finding: Label, parameter: Name", "Holds if `f` gets note `finding`, about `parameter` (empty: about the function)."),
    _e("witness", "f: Function, finding: Label, e: Entity, text: symbol", "Holds if entity `e` shows why `f` has `finding`; `text` says what happens there."),
    _e("verdict_assumption", "f: Function, text: symbol", "Holds if the verdict on `f` rests on the speculation `text`."),
    _e("edit", "f: Function, action: Label, d: Entity", "Holds if source of `f` is to be edited: `add` a decorator above `f` (d = f), or `remove` decorator `d`."),
    _e("edit_assumption", "f: Function, text: symbol", "Holds if the edit of `f` rests on the speculation `text`."),
)
