"""Modelled relations: what tables in `rules/models/<framework>/` and options say.

A table is a TSV file `<relation>.tsv` with a header. External things (library functions, classes, modules, methods) are
known by their canonical dotted name. The parameter name `self` stands for the receiver of a method.
"""

from __future__ import annotations

from functools import partial

from graphlift.facts.relation import Kind, Relation, relation

_r = partial(relation, Kind.MODELLED)

MODELLED: tuple[Relation, ...] = (
    _r("option", "name: Label, value: symbol", "Holds if option `name` has `value`."),
    _r("option_number", "name: Label, value: number", "Holds if numeric option or threshold `name` has `value`."),
    # --- names ---------------------------------------------------------------------------------------------------------
    _r("api_alias", "alias: Name, canonical: Name", "Holds if dotted `alias` is another name of external `canonical`: `tensorflow.add` of `tensorflow.math.add`, `keras` of `tensorflow.keras`.", "alias"),
    _r("api_module", "name: Name", "Holds if `name` is an external module that is modelled.", "name"),
    _r("api_member", "parent: Name, last: Name, name: Name", "Holds if external `name` is reached as attribute `last` of external module or class `parent`; `name` is canonical."),
    _r("api_function", "name: Name", "Holds if external `name` is a function or method.", "name"),
    _r("api_class", "name: Name", "Holds if external `name` is a class: calling it makes an instance, whose type it is.", "name"),
    _r("api_base", "type: Name, base: Name, index: number", "Holds if external class `type` has direct base `base` at `index`."),
    _r("api_method", "type: Name, last: Name, name: Name", "Holds if attribute `last` of an instance of external class `type` is the method `name` (inherited ones need no row)."),
    _r("api_parameter", "name: Name, index: number, parameter: Name", "Holds if external function or method `name` takes `parameter` at positional `index` (-1: keyword only); for methods `self` is not counted, index 0 is the first argument."),
    # --- results -------------------------------------------------------------------------------------------------------
    _r("api_result", "name: Name, type: Name", "Holds if a call of `name` yields a new object of external `type`."),
    _r("api_result_argument", "name: Name, parameter: Name", "Holds if a call of `name` may yield the object passed as `parameter`."),
    _r("api_result_element", "name: Name, parameter: Name", "Holds if a call of `name` may yield an element of the object passed as `parameter`: `next`, `dict.get`, `list.pop`."),
    _r("api_result_key", "name: Name, parameter: Name", "Holds if a call of `name` may yield a key of mapping `parameter`."),
    _r("api_result_collects", "name: Name, parameter: Name", "Holds if the new object that `name` yields has as elements the elements of `parameter`, their keys kept where the kind of container keeps them: `list(x)`, `sorted(x)`, `dict.copy`."),
    _r("api_result_holds", "name: Name, parameter: Name", "Holds if the new object that `name` yields has the object passed as `parameter` itself as an element."),
    _r("api_result_tuple", "name: Name, position: number, kind: Label, parameter: Name", "Holds if the elements of what `name` yields are tuples whose `position` holds (kind) the `element`, `key`, or the `argument` `parameter`, or a new object of `type` `parameter`: `enumerate`, `zip`, `dict.items`."),
    _r("api_result_collects_keys", "name: Name, parameter: Name", "Holds if the new object that `name` yields has as elements the keys of mapping `parameter`: `dict.keys`."),
    _r("api_result_elements_type", "name: Name, type: Name", "Holds if the elements of what `name` yields are new objects of external `type`: `str.split`."),
    _r("api_result_flattens", "name: Name, parameter: Name", "Holds if the new object that `name` yields has as elements the elements of the elements of `parameter`: `itertools.chain.from_iterable`."),
    _r("api_result_awaits", "name: Name, parameter: Name", "Holds if a call of `name` yields what awaiting `parameter` yields: `asyncio.run`."),
    _r("api_result_unordered", "name: Name", "Holds if what `name` collects does not keep its positions: `sorted`, `reversed`.", "name"),
    _r("api_result_keyed", "name: Name, key_parameter: Name, parameter: Name", "Holds if a call of `name` may yield the element of `parameter` under the key passed as `key_parameter`: `dict.get`."),
    _r("api_result_class", "name: Name, type: Name", "Holds if a call of `name` makes a class derived from external `type`: `collections.namedtuple` from `builtins.tuple`."),
    _r("api_sets_attribute", "name: Name, object: Name, attribute: Name, parameter: Name", "Holds if a call of `name` sets `attribute` of what is passed as `object` (`<result>`: of the new object that it yields) to what is passed as `parameter`: `property` sets `fget`."),
    _r("api_keeps_arguments", "type: Name, attribute: Name", "Holds if instances of external `type` have the positional arguments that they are made with as `attribute`, a tuple: `e.args` of an exception."),
    _r("api_attribute", "type: Name, last: Name, result: Name", "Holds if attribute `last` of an instance of external `type` is an object of external type `result`."),
    _r("api_operator", "type: Name, op: Label, result: Name", "Holds if an operator `op` (`*`: any arithmetic or comparison, `unary`, `compare`) with an operand of external `type` yields a new object of `result`."),
    _r("api_binary_operator", "left: Name, op: Label, right: Name, result: Name", "Holds if `left op right` on instances of these two external types yields a new object of `result`: `builtins.int + builtins.float`."),
    _r("api_subscript", "type: Name, result: Name", "Holds if subscripting an instance of external `type` yields a new object of `result`."),
    _r("api_indexed", "type: Name", "Holds if instances of external `type` are subscripted with positions only: text as the index raises."),
    _r("api_iteration", "type: Name, result: Name", "Holds if iterating an instance of external `type` yields new objects of `result`."),
    _r("api_constant", "name: Name, type: Name", "Holds if external `name` is a ready object of external `type`: `sys.argv`, `math.pi`."),
    # --- stores and callbacks --------------------------------------------------------------------------------------------
    _r("api_stores", "name: Name, into: Name, parameter: Name, key: Constant", "Holds if a call of `name` stores the object passed as `parameter` as an element of that passed as `into` at `key` (`*` unknown; `append` uses `*`): `list.append`, `dict.setdefault`."),
    _r("api_stores_elements", "name: Name, into: Name, parameter: Name", "Holds if a call of `name` stores the elements of `parameter` into `into`: `list.extend`, `dict.update`."),
    _r("api_stores_keyed", "name: Name, into: Name, key_parameter: Name, parameter: Name", "Holds if a call of `name` stores `parameter` into `into` under the key passed as `key_parameter`: `dict.__setitem__`, `setdefault`."),
    _r("api_callback", "name: Name, callable: Name, position: number, kind: Label, source: Name", "Holds if a call of `name` calls what is passed as `callable` and passes at `position` (kind) the `argument` `source`, an `element` or `key` of it, its `elements` as `star` arguments, or a new object of `type` `source`."),
    _r("api_calls_method", "name: Name, parameter: Name, method: Name", "Holds if a call of `name` calls method `method`, where it has one, of what is passed as `parameter`: `len` calls `__len__`."),
    _r("api_calls_element_method", "name: Name, parameter: Name, method: Name", "Holds if a call of `name` calls method `method`, where they have one, of the elements of what is passed as `parameter`: `sorted` calls `__lt__`."),
    _r("api_decorated_method", "name: Name, asked: Name, called: Name", "Holds if a class decorated with external `name` gets a method `asked`, where it has none, that calls its own `called`: `functools.total_ordering`."),
    _r("api_field_method", "name: Name, method: Name, called: Name, parameter: Name, default: Label", "Holds if external class decorator or base `name` writes `method` for a class, which calls `called` of the values of its fields: when `parameter` is `True`, and with `default` `on` unless it is `False`."),
    _r("api_calls", "name: Name, callable: Name", "Holds if a call of `name` calls what is passed as `callable` (also when nothing is passed to it), now or later."),
    _r("api_callback_result", "name: Name, callable: Name, kind: Label", "Holds if what the callback returns becomes the `result` of `name`, an `element` of its result, an element of an element (`flat`), or is `ignored`."),
    _r("api_trampoline", "type: Name, called: Name, invoked: Name, skip: number", "Holds if calling method `called` on an instance of a project class derived from external `type` calls its own method `invoked` with the arguments from `skip` on: Keras `__call__` → `call`, `build`."),
    _r("api_trampoline_argument", "type: Name, called: Name, invoked: Name, position: number, result: Name", "Holds if the framework, when `called` on an instance of a project class derived from external `type` calls the class's own method `invoked` (see `api_trampoline`), passes it at `position` (receiver not counted) a new object of external type `result`: Keras `fit` → `train_step(data)`."),
    _r("api_passthrough_decorator", "name: Name", "Holds if decorating with `name` keeps a callable that calls what it decorates with the same arguments and result: `functools.wraps(f)`, `lru_cache`, `tf.function`."),
    _r("api_provider_decorator", "name: Name", "Holds if a test runner passes what a function decorated with external `name` returns or yields to the parameters of that function's name: `pytest.fixture`.", "name"),
    _r("api_replaces", "name: Name, path: Name, value: Name", "Holds if external `name` sets what the dotted name in its parameter `path` names to what is passed as `value`: `patch(\"module.function\", new)`."),
    _r("api_sets_instance", "name: Name, attribute: Name, parameter: Name", "Holds if what a call of external `name` yields has as `attribute` an instance of the class passed as `parameter`: `pytest.raises(Error)`."),
    _r("api_provided", "parameter: Name, type: Name", "Holds if test runners pass an instance of external `type` to parameters called `parameter`: `monkeypatch`."),
    _r("api_provider_values", "name: Name, parameter: Name, injected: Name, attribute: Name", "Holds if decorating a provider with a call of external `name` that lists values as `parameter` makes a test runner pass to the provider's parameter `injected` an object whose `attribute` is one of them: `pytest.fixture(params=[…])`, `request.param`."),
    _r("api_consumes_lazily", "name: Name", "Holds if what a call of `name` runs to make elements of its result (callbacks, iterators passed to it) runs when the elements are taken: `map`, `zip`, `itertools.chain`.", "name"),
    _r("api_parametrizes", "name: Name, position: number, parameter: Name, kind: Label", "Holds if decorating with a call of external `name` makes a test runner pass the elements of its `values` to the parameters that its `names` list (`kind`), passed at `position` or as `parameter`: `pytest.mark.parametrize`."),
    _r("api_reads_attribute", "name: Name, object: Name, attribute: Name", "Holds if a call of `name` reads from `object` the attribute named by parameter `attribute`: `getattr`."),
    _r("api_writes_attribute", "name: Name, object: Name, attribute: Name, value: Name", "Holds if a call of `name` writes parameter `value` to the attribute named by parameter `attribute`: `setattr`."),
    # --- what a call does outside of the heap ----------------------------------------------------------------------------
    _r("api_effect", "name: Name, effect: Label", "Holds if a call of `name` has Python-visible `effect`: `output`, `file`, `network`, `process`, `environment`, `logging`, `warning`, `random`, `clock`, `global-state`, `advance` (an iterator), `import`."),
    _r("api_mutates", "name: Name, parameter: Name", "Holds if a call of `name` changes the object passed as `parameter` in place (`self`: its receiver)."),
    _r("api_pure", "name: Name", "Holds if a call of `name` is known to have no Python-visible effect."),
    _r("api_pure_prefix", "prefix: Name", "Holds if everything below external `prefix` without an effect of its own is known to have none."),
    _r("api_runs_eagerly", "name: Name", "Holds if what is passed to `name` to be called back is run as Python whenever the graph runs, not traced: `tensorflow.py_function`.", "name"),
    _r("reference_knows", "kind: Label, name: Name", "Holds if the reference, whose verdicts `--compat reference` reproduces, knows external `name` as a `callback` (it follows what is passed to be called), a `decorator` (it sees what is decorated), a `hint` (an annotation with it means a tensor) or a `container` (it looks into it)."),
    _r("container_type", "type: Name", "Holds if instances of external `type` are Python containers: `builtins.list`, `builtins.dict`.", "type"),
    _r("consumed_by_iteration", "type: Name", "Holds if iterating over an instance of external `type` uses it up: generators, files, `map`, `zip`, iterators.", "type"),
    _r("mutable_by_augmented", "type: Name", "Holds if augmented assignment changes an instance of external `type` in place: `builtins.list`, `numpy.ndarray`.", "type"),
    # --- frameworks ------------------------------------------------------------------------------------------------------
    _r("framework", "name: Name, root: Name", "Holds if modelled framework `name` has top-level module `root`."),
    _r("tensor_type", "type: Name, layout: Label", "Holds if instances of external `type` are tensors; layout `dense`, `sparse`, `ragged`."),
    _r("tensor_like_type", "type: Name", "Holds if instances of external `type` are taken as tensors when they reach a function's parameter: variables, symbolic Keras tensors, NumPy arrays.", "type"),
    _r("numpy_type", "type: Name", "Holds if instances of external `type` live in NumPy, not in the framework."),
    _r("variable_type", "type: Name", "Holds if instances of external `type` are variables: mutable framework state."),
    _r("hybrid_decorator", "name: Name", "Holds if external `name` turns a function into a graph function: `tensorflow.function`."),
    _r("hybrid_parameter", "name: Name, parameter: Name, flag: Name", "Holds if `parameter` of hybrid decorator `name` sets the report's decorator flag `flag`."),
    _r("hybrid_position", "name: Name, index: number, flag: Name", "Holds if positional argument `index` of hybrid decorator `name` sets the report's decorator flag `flag`, in the order of TensorFlow 2.9."),
    _r("hint_type", "type: Name", "Holds if an annotation that mentions external `type` says that a value is a tensor."),
    _r("primitive_type", "type: Name", "Holds if instances of external `type` count as Python primitives: `builtins.int`, `builtins.str`."),
    _r("eager_only_method", "last: Name, kind: Label", "Holds if calling a method called `last` breaks in a graph; kind `any` (any receiver) or `summary` (receivers of the framework only)."),
    _r("tensor_operation", "name: Name", "Holds if a call of `name` computes on tensors (counts as tensor computation)."),
    _r("tensor_operation_excluded", "prefix: Name", "Holds if calls below `prefix` do not count as tensor computation: `tensorflow.train`, `tensorflow.io`."),
    _r("speculative_name", "name: Name, scope: Label", "Holds if a function whose simple name is `name` is by convention fed with tensors; scope `any` or `model` (only as a method of a model class)."),
    _r("speculative_pattern", "pattern: symbol, scope: Label", "Holds if a function whose simple name matches the regular expression `pattern` fully is by convention fed with tensors."),
    _r("model_class_name", "last: Name", "Holds if a class one of whose bases ends in `last` is a model class."),
    _r("lazy_build_method", "name: Name", "Holds if methods called `name` build state once, by the framework's contract: Keras `build`."),
    _r("api_dtype", "name: Name, rule: Label, argument: symbol", "Holds if the dtype of what `name` yields is given by `rule`: `fixed` (argument = dtype), `argument` (dtype of parameter), `parameter` (the dtype passed as parameter), `promote`, `default_float`, `default_int`."),
    _r("api_shape", "name: Name, rule: Label, argument: symbol", "Holds if the shape of what `name` yields is given by `rule`: `same` (as parameter), `parameter` (the shape passed as parameter), `scalar`, `broadcast`, `reduce`, `matmul`, `literal`."),
    _r("name_argument_function", "name: Name, index: number", "Holds if positional argument `index` of external `name` is an operation's name."),
    _r("hazard_pattern", "hazard: Label, kind: Label, name: Name", "Holds if doing `kind` (`call`, `method`, `attribute`, `operator`, `statement`) with `name` is an instance of `hazard`."),
    # --- results as data ---------------------------------------------------------------------------------------------------
    _r("finding", "name: Label, code: number, severity: Label", "Holds if finding `name` has `code` and `severity` (`error`, `warning`, `info`).", "name"),
    _r("finding_message", "name: Label, mode: Label, message: symbol", "Holds if finding `name` reads `message` for functions that are `eager`, `hybrid` or `any`."),
    _r("finding_rank", "name: Label, rank: number", "Holds if failure `name` is the `rank`-th that the reference asks for: of several failures the lowest is primary.", "name"),
    _r("finding_fact", "name: Label, fact: Label", "Holds if `fact` is the report's key for what failure `name` is about.", "name"),
    _r("finding_hint", "name: Label, hint: symbol", "Holds if finding `name` advises `hint`.", "name"),
)
