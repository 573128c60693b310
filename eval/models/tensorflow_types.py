"""Notes by hand: attributes, operators, elements and methods of the types of TensorFlow and Keras."""

# ruff: noqa: E501 - lists of names
from __future__ import annotations

from graphlift.eval.models.tensorflow_results import (
    ACTIVATION,
    ARRAY,
    DATASET,
    DICT,
    LAYER,
    LIST,
    MODEL,
    RAGGED,
    SPARSE,
    TUPLE,
    VARIABLES,
    T,
    V,
)

ELEMENT = "tensorflow.data.Dataset.element"
"""An element of a dataset: a tensor, or a tuple or dict of tensors; nobody says which."""
SLICES = "tensorflow.IndexedSlices"
SHAPE = "tensorflow.TensorShape"
DTYPE = "tensorflow.dtypes.DType"
KERAS_TENSOR = "tensorflow.keras.KerasTensor"
TENSOR_ARRAY = "tensorflow.TensorArray"
OPTIMIZER = "tensorflow.keras.optimizers.Optimizer"
METRIC = "tensorflow.keras.metrics.Metric"
LOSS = "tensorflow.keras.losses.Loss"
STRATEGY = "tensorflow.distribute.Strategy"
ITERATOR = "tensorflow.data.Iterator"
HISTORY = "tensorflow.keras.callbacks.History"
INT, FLOAT, STR, BOOL = "builtins.int", "builtins.float", "builtins.str", "builtins.bool"
SYMBOLIC = KERAS_TENSOR

BASES: dict[str, tuple[str, ...]] = {
    ELEMENT: (T,),
    "tensorflow.test.TestCase": ("unittest.TestCase",),
    "tensorflow.keras.Variable": (V,),
    "tensorflow.keras.layers.Layer": ("tensorflow.Module",),
    "tensorflow.keras.KerasTensor": (),
    "tensorflow.keras.callbacks.History": ("tensorflow.keras.callbacks.Callback",),
    "tensorflow.keras.optimizers.legacy.Optimizer": (OPTIMIZER,),
    "tensorflow.train.Optimizer": (OPTIMIZER,),
    "tensorflow.keras.regularizers.Regularizer": (),
    "tensorflow.layers.Layer": (LAYER,),
    "tensorflow.layers.Dense": (LAYER,),
    "tensorflow.keras.initializers.Initializer": (),
    **{
        f"tensorflow.nn.rnn_cell.{name}": (LAYER,)
        for name in (
            "RNNCell LSTMCell GRUCell BasicLSTMCell BasicRNNCell MultiRNNCell DropoutWrapper ResidualWrapper "
            "DeviceWrapper LSTMStateTuple"
        ).split()
    },
    "tensorflow.InteractiveSession": ("tensorflow.Session",),
    "tensorflow.summary.FileWriter": ("tensorflow.summary.SummaryWriter",),
}
"""Bases that introspection does not see, or that only one generation of the API has."""

OPERATORS: dict[str, dict[str, str]] = {
    T: {"*": T, "unary": T, "compare": T},
    V: {"*": T, "unary": T, "compare": T},
    SYMBOLIC: {"*": SYMBOLIC, "unary": SYMBOLIC, "compare": SYMBOLIC},
    RAGGED: {"*": RAGGED, "unary": RAGGED, "compare": RAGGED},
    SPARSE: {"*": SPARSE, "unary": SPARSE},
    SLICES: {"unary": SLICES},
    SHAPE: {"+": SHAPE, "==": BOOL, "!=": BOOL},
    DTYPE: {"==": BOOL, "!=": BOOL},
    DATASET: {"==": BOOL, "!=": BOOL},
    "tensorflow.Dimension": {"*": "tensorflow.Dimension", "==": BOOL, "!=": BOOL},
    LOSS: {"+": LOSS, "*": LOSS},
}
"""Type → operator → type of the result, whichever side the operand stands on."""

SUBSCRIPTS: dict[str, str] = {
    T: T,
    V: T,
    SYMBOLIC: SYMBOLIC,
    ELEMENT: ELEMENT,
    RAGGED: T,
    SPARSE: SPARSE,
    SHAPE: INT,
    "tensorflow.distribute.DistributedValues": T,
}

ITERATIONS: dict[str, str] = {
    T: T,
    V: T,
    RAGGED: T,
    SHAPE: INT,
    ELEMENT: ELEMENT,
    DATASET: ELEMENT,
    ITERATOR: ELEMENT,
    "tensorflow.data.NumpyIterator": ARRAY,
    "tensorflow.distribute.DistributedDataset": ELEMENT,
    "tensorflow.distribute.DistributedIterator": ELEMENT,
    "tensorflow.keras.utils.Sequence": ARRAY,
    "tensorflow.keras.Sequential": LAYER,
}

_TENSOR_ATTRIBUTES = f"shape:{SHAPE} dtype:{DTYPE} device:{STR} name:{STR} ndim:{INT} T:{T} real:{T} imag:{T}"

ATTRIBUTES: dict[str, str] = {
    T: f"{_TENSOR_ATTRIBUTES} op:tensorflow.Operation graph:tensorflow.Graph value_index:{INT} size:{INT} itemsize:{INT}",
    V: f"""shape:{SHAPE} dtype:{DTYPE} device:{STR} name:{STR} ndim:{INT} trainable:{BOOL} handle:{T} initial_value:{T}
        initializer:tensorflow.Operation op:tensorflow.Operation graph:tensorflow.Graph value:{T} path:{STR}""",
    SYMBOLIC: f"shape:{SHAPE} dtype:{DTYPE} name:{STR} ndim:{INT} T:{SYMBOLIC}",
    RAGGED: f"""shape:{SHAPE} dtype:{DTYPE} values:{T} flat_values:{T} row_splits:{T} ragged_rank:{INT}
        nested_row_splits:{TUPLE} uniform_row_length:{T}""",
    SPARSE: f"shape:{SHAPE} dtype:{DTYPE} indices:{T} values:{T} dense_shape:{T} op:tensorflow.Operation name:{STR}",
    SLICES: f"shape:{SHAPE} dtype:{DTYPE} indices:{T} values:{T} dense_shape:{T} name:{STR} device:{STR}",
    SHAPE: f"rank:{INT} ndims:{INT} dims:builtins.list[{INT}]",
    DTYPE: f"name:{STR} size:{INT} is_floating:{BOOL} is_integer:{BOOL} is_complex:{BOOL} is_bool:{BOOL} "
    f"is_numpy_compatible:{BOOL} is_unsigned:{BOOL} base_dtype:{DTYPE} real_dtype:{DTYPE} min:{FLOAT} max:{FLOAT} "
    f"as_numpy_dtype:numpy.dtype limits:builtins.tuple[{FLOAT}]",
    "tensorflow.TensorSpec": f"shape:{SHAPE} dtype:{DTYPE} name:{STR}",
    "tensorflow.Dimension": f"value:{INT}",
    TENSOR_ARRAY: f"dtype:{DTYPE} element_shape:{SHAPE} handle:{T} flow:{T} dynamic_size:{BOOL}",
    "tensorflow.Operation": f"name:{STR} type:{STR} device:{STR} inputs:{LIST} outputs:{LIST} graph:tensorflow.Graph",
    TUPLE: " ".join(
        f"{name}:{T}"
        for name in """y idx count values indices index out mean variance q r u s v e eigenvalues eigenvectors output
        weights audio sample_rate sampled_candidates true_expected_count sampled_expected_count begin size bboxes
        nmsed_boxes nmsed_scores nmsed_classes valid_detections backprops loss""".split()
    ),
    "tensorflow.Module": f"""trainable_variables:{VARIABLES} variables:{VARIABLES} name:{STR}
        non_trainable_variables:{VARIABLES} submodules:builtins.tuple[tensorflow.Module]
        name_scope:tensorflow.name_scope""",
    LAYER: f"""trainable_variables:{VARIABLES} trainable_weights:{VARIABLES} weights:{VARIABLES} variables:{VARIABLES}
        non_trainable_variables:{VARIABLES} non_trainable_weights:{VARIABLES} losses:{LIST} name:{STR} dtype:{STR}
        metrics:builtins.list[{METRIC}] built:{BOOL} trainable:{BOOL} stateful:{BOOL} dynamic:{BOOL} input:{SYMBOLIC}
        output:{SYMBOLIC} input_shape:builtins.tuple[{INT}] output_shape:builtins.tuple[{INT}] kernel:{V} bias:{V}
        compute_dtype:{STR} variable_dtype:{STR} input_dtype:{STR} activity_regularizer:
        supports_masking:{BOOL} gamma:{V} beta:{V} moving_mean:{V} moving_variance:{V} embeddings:{V} dtype_policy:
        input_spec: updates:builtins.list quantization_mode:{STR} path:{STR} metrics_variables:{VARIABLES}""",
    MODEL: f"""layers:builtins.list[{LAYER}] optimizer:{OPTIMIZER} inputs:builtins.list[{SYMBOLIC}]
        outputs:builtins.list[{SYMBOLIC}] metrics_names:builtins.list[{STR}] stop_training:{BOOL} history:{HISTORY}
        run_eagerly:{BOOL} distribute_strategy:{STRATEGY} state_updates:builtins.list input_names:builtins.list[{STR}]
        output_names:builtins.list[{STR}] compiled_loss:tensorflow.keras.Model.compiled_loss
        compiled_metrics:tensorflow.keras.Model.compiled_metrics loss: jit_compile:{BOOL}""",
    OPTIMIZER: f"""learning_rate:{V} lr:{V} iterations:{V} weights:{VARIABLES} variables:{VARIABLES} name:{STR}
        inner_optimizer:{OPTIMIZER} loss_scale:{T} clipnorm:{FLOAT} clipvalue:{FLOAT} global_clipnorm:{FLOAT}""",
    METRIC: f"name:{STR} dtype:{STR} variables:{VARIABLES} total:{V} count:{V}",
    LOSS: f"name:{STR} reduction:{STR} dtype:{STR}",
    "tensorflow.keras.callbacks.Callback": f"model:{MODEL} params:builtins.dict",
    HISTORY: f"history:builtins.dict[builtins.list[{FLOAT}]] epoch:builtins.list[{INT}] model:{MODEL}",
    STRATEGY: f"num_replicas_in_sync:{INT} extended:tensorflow.distribute.StrategyExtended",
    "tensorflow.distribute.DistributedValues": f"values:{TUPLE}",
    "tensorflow.distribute.ReplicaContext": f"num_replicas_in_sync:{INT} replica_id_in_sync_group:{INT} strategy:{STRATEGY}",
    DATASET: "element_spec:tensorflow.TensorSpec",
    ITERATOR: "element_spec:tensorflow.TensorSpec initializer:tensorflow.Operation",
    "tensorflow.random.Generator": f"state:{V} key:{T} algorithm:{T}",
    "tensorflow.train.Checkpoint": f"save_counter:{V}",
    "tensorflow.train.CheckpointManager": f"latest_checkpoint:{STR} checkpoints:builtins.list[{STR}] directory:{STR}",
    "tensorflow.linalg.LinearOperator": f"""shape:{SHAPE} dtype:{DTYPE} domain_dimension:{INT} range_dimension:{INT}
        batch_shape:{SHAPE} tensor_rank:{INT} H:tensorflow.linalg.LinearOperator is_square:{BOOL} name:{STR}
        is_self_adjoint:{BOOL} is_positive_definite:{BOOL} is_non_singular:{BOOL} parameters:builtins.dict""",
    "tensorflow.linalg.LinearOperatorLowRankUpdate": f"u:{T} v:{T}",
    "tensorflow.linalg.LinearOperatorDiag": f"diag:{T}",
    "tensorflow.lookup.StaticHashTable": f"key_dtype:{DTYPE} value_dtype:{DTYPE} name:{STR}",
    "tensorflow.Graph": f"version:{INT} seed:{INT} building_function:{BOOL}",
    "tensorflow.Session": "graph:tensorflow.Graph",
    "tensorflow.keras.layers.Wrapper": f"layer:{LAYER}",
    "tensorflow.keras.layers.RNN": f"cell:{LAYER} states:{LIST} state_size:{INT}",
    "tensorflow.distributions.Distribution": f"dtype:{DTYPE} batch_shape:{SHAPE} event_shape:{SHAPE} name:{STR}",
}
"""Type → ``attribute:type`` (an empty type: nothing is known about it)."""

_VARIABLE_METHODS = f"""numpy:{ARRAY} read_value:{T} value:{T} assign:{V} assign_add:{V} assign_sub:{V} scatter_add:{V}
    scatter_sub:{V} scatter_update:{V} scatter_max:{V} scatter_min:{V} scatter_mul:{V} scatter_div:{V}
    batch_scatter_update:{V} scatter_nd_add:{V} scatter_nd_sub:{V} scatter_nd_update:{V} scatter_nd_max:{V}
    scatter_nd_min:{V} sparse_read:{T} gather_nd:{T} get_shape:{SHAPE} set_shape: eval:{ARRAY} initialized_value:{T}
    count_up_to:{T} is_initialized:{T} ref: load: experimental_ref: __array__:{ARRAY} overwrite_with_gradient:"""

_DATASET_TRANSFORMATIONS = """apply batch bucket_by_sequence_length cache concatenate enumerate fingerprint filter flat_map
    from_generator from_tensor_slices from_tensors from_list group_by_window interleave list_files load map padded_batch
    prefetch ragged_batch random range rebatch rejection_resample repeat sample_from_datasets choose_from_datasets scan
    shard shuffle snapshot sparse_batch take take_while unbatch unique window with_options zip ignore_errors
    prefetch_to_device map_with_legacy_function filter_with_legacy_function"""

METHODS: dict[str, str] = {
    T: f"""numpy:{ARRAY} get_shape:{SHAPE} set_shape: eval:{ARRAY} ref: experimental_ref: consumers:builtins.list cpu:{T}
        gpu:{T} is_tensor_like: __array__:{ARRAY} __len__:{INT} reshape:{T} astype:{T} ravel:{T} transpose:{T}
        tolist:builtins.list item:{FLOAT} max:{T} min:{T} mean:{T} sum:{T} clip:{T} flatten:{T} copy:{T} squeeze:{T}
        any:{T} all:{T} __getitem__:{T}""",
    V: _VARIABLE_METHODS,
    SYMBOLIC: f"get_shape:{SHAPE} set_shape:",
    RAGGED: f"""numpy:{ARRAY} to_list:builtins.list to_tensor:{T} to_sparse:{SPARSE} row_lengths:{T} row_starts:{T}
        row_limits:{T} nrows:{T} value_rowids:{T} nested_row_lengths:{TUPLE} nested_value_rowids:{TUPLE}
        bounding_shape:{T} with_values:{RAGGED} with_flat_values:{RAGGED} with_row_splits_dtype:{RAGGED}
        merge_dims:{RAGGED} get_shape:{SHAPE} consumers:builtins.list from_row_splits:{RAGGED} from_row_lengths:{RAGGED}
        from_row_starts:{RAGGED} from_row_limits:{RAGGED} from_value_rowids:{RAGGED} from_tensor:{RAGGED}
        from_sparse:{RAGGED} from_uniform_row_length:{RAGGED} from_nested_row_splits:{RAGGED}
        from_nested_row_lengths:{RAGGED} from_nested_value_rowids:{RAGGED} __len__:{INT} __array__:{ARRAY}""",
    SPARSE: f"from_value:{SPARSE} get_shape:{SHAPE} eval: consumers:builtins.list with_values:{SPARSE}",
    SLICES: f"get_shape:{SHAPE} consumers:builtins.list",
    SHAPE: f"""as_list:builtins.list[{INT}] num_elements:{INT} is_fully_defined:{BOOL} is_compatible_with:{BOOL}
        assert_has_rank: assert_is_compatible_with: assert_is_fully_defined: assert_same_rank: concatenate:{SHAPE}
        merge_with:{SHAPE} most_specific_compatible_shape:{SHAPE} with_rank:{SHAPE} with_rank_at_least:{SHAPE}
        with_rank_at_most:{SHAPE} as_proto: __len__:{INT} __getitem__:{INT}""",
    DTYPE: f"is_compatible_with:{BOOL}",
    TENSOR_ARRAY: f"""write:{TENSOR_ARRAY} read:{T} stack:{T} concat:{T} gather:{T} unstack:{TENSOR_ARRAY}
        scatter:{TENSOR_ARRAY} split:{TENSOR_ARRAY} size:{T} identity:{TENSOR_ARRAY} grad:{TENSOR_ARRAY}
        close:tensorflow.Operation""",
    "tensorflow.GradientTape": f"""gradient:{T}|{LIST} jacobian:{T}|{LIST} batch_jacobian:{T} watch: reset: stop_recording:
        watched_variables:{VARIABLES} __enter__=self __exit__:""",
    "tensorflow.autodiff.ForwardAccumulator": f"jvp:{T} __enter__=self __exit__:",
    DATASET: f"""reduce:{T} cardinality:{T} as_numpy_iterator:tensorflow.data.NumpyIterator __len__:{INT} options:
        __iter__:{ITERATOR} get_single_element:{ELEMENT} save: batch_size: make_one_shot_iterator:{ITERATOR}
        make_initializable_iterator:{ITERATOR} element_spec: """
    + " ".join(f"{name}:{DATASET}" for name in _DATASET_TRANSFORMATIONS.split()),
    ELEMENT: f"""items:builtins.list keys:builtins.list[{STR}] get:{ELEMENT} pop:{ELEMENT}
        values:builtins.list[{ELEMENT}] _asdict:{ELEMENT} copy:{ELEMENT}""",
    ITERATOR: f"""get_next:{ELEMENT} get_next_as_optional:tensorflow.experimental.Optional __next__:{ELEMENT}
        __iter__=self""",
    "tensorflow.test.TestCase": f"""evaluate:{ARRAY} session:tensorflow.Session cached_session:tensorflow.Session
        get_temp_dir:{STR} create_tempfile: test_session:tensorflow.Session""",
    "tensorflow.data.NumpyIterator": f"__next__:{ARRAY} next:{ARRAY} __iter__=self",
    "tensorflow.experimental.Optional": f"get_value:{T} has_value:{T}",
    "tensorflow.Module": "with_name_scope:",
    LAYER: f"""__call__:{T} call:{T} build: add_weight:{V} add_variable:{V} add_loss: add_metric: add_update:
        compute_mask:{T} compute_output_shape:builtins.tuple[{INT}] count_params:{INT} get_config:builtins.dict
        from_config={LAYER} get_weights:builtins.list[{ARRAY}] set_weights: get_losses_for:{LIST} finalize_state:
        get_input_at:{SYMBOLIC} get_output_at:{SYMBOLIC} get_build_config:builtins.dict compute_output_spec:{SYMBOLIC}
        stateless_call:{TUPLE} symbolic_call:{SYMBOLIC} quantize: load_own_variables: save_own_variables: __init__:
        build_from_config: apply:{T} compute_output_signature: get_updates_for:builtins.list""",
    MODEL: f"""fit:{HISTORY} predict:{ARRAY} evaluate:builtins.list[{FLOAT}] train_on_batch:builtins.list[{FLOAT}]
        test_on_batch:builtins.list[{FLOAT}] predict_on_batch:{ARRAY} compile: summary: save: save_weights: load_weights:
        get_layer:{LAYER} to_json:{STR} to_yaml:{STR} export: reset_metrics: reset_states: train_step:{DICT}
        test_step:{DICT} predict_step:{T} compute_loss:{T} compute_metrics:{DICT} make_train_function:
        make_test_function: make_predict_function: fit_generator:{HISTORY} evaluate_generator:builtins.list[{FLOAT}]
        predict_generator:{ARRAY} get_metrics_result:{DICT} compiled_loss:{T} compiled_metrics:
        get_compile_config:builtins.dict compile_from_config: save_spec: __call__:{T} call:{T} from_config={MODEL}""",
    "tensorflow.keras.Sequential": "add: pop:",
    OPTIMIZER: f"""apply_gradients:tensorflow.Operation minimize:tensorflow.Operation get_gradients:{LIST}
        compute_gradients:builtins.list[{TUPLE}] get_config:builtins.dict get_slot:{V} add_slot:{V} add_weight:{V}
        get_weights:builtins.list[{ARRAY}] set_weights: build: get_slot_names:builtins.list[{STR}] update_step: apply:
        get_scaled_loss:{T} get_unscaled_gradients:{LIST} scale_loss:{T} add_variable:{V} assign: assign_add: assign_sub:
        add_variable_from_reference:{V} set_learning_rate: finalize_variable_values: exclude_from_weight_decay:
        aggregate_gradients:builtins.list[{TUPLE}] clip_gradients:{LIST} variables:{VARIABLES} from_config={OPTIMIZER}
        stateless_apply: load_own_variables: save_own_variables: __init__: update_model_variables_moving_average:""",
    "tensorflow.keras.optimizers.schedules.LearningRateSchedule": f"__call__:{T} get_config:builtins.dict",
    METRIC: f"""__call__:{T} result:{T} update_state: reset_state: reset_states: add_weight:{V} add_variable:{V}
        get_config:builtins.dict merge_state: stateless_update_state: stateless_result:{T} stateless_reset_state:
        __init__:""",
    LOSS: f"__call__:{T} call:{T} get_config:builtins.dict from_config={LOSS} __init__:",
    "tensorflow.keras.Model.compiled_loss": f"__call__:{T}",
    "tensorflow.keras.Model.compiled_metrics": "update_state:",
    "tensorflow.keras.initializers.Initializer": f"__call__:{T} get_config:builtins.dict",
    "tensorflow.keras.regularizers.Regularizer": f"__call__:{T} get_config:builtins.dict",
    ACTIVATION: f"__call__:{T}",
    "tensorflow.keras.constraints.Constraint": f"__call__:{T} get_config:builtins.dict",
    "tensorflow.keras.callbacks.Callback": """set_model: set_params: on_epoch_begin: on_epoch_end: on_batch_begin:
        on_batch_end: on_train_begin: on_train_end: on_test_begin: on_test_end: on_train_batch_begin: on_train_batch_end:
        on_test_batch_begin: on_test_batch_end: on_predict_begin: on_predict_end: on_predict_batch_begin:
        on_predict_batch_end:""",
    STRATEGY: f"""run:{T} experimental_run_v2:{T} reduce:{T} scope: gather:{T}
        experimental_distribute_dataset:tensorflow.distribute.DistributedDataset experimental_local_results:{TUPLE}
        experimental_distribute_datasets_from_function:tensorflow.distribute.DistributedDataset
        distribute_datasets_from_function:tensorflow.distribute.DistributedDataset
        experimental_make_numpy_dataset:{DATASET} experimental_distribute_values_from_function:
        experimental_assign_to_logical_device:{T} make_dataset_iterator:{ITERATOR}""",
    "tensorflow.distribute.ReplicaContext": f"all_reduce:{T} merge_call: all_gather:{T} __enter__=self __exit__:",
    "tensorflow.distribute.DistributedDataset": "__iter__:tensorflow.distribute.DistributedIterator",
    "tensorflow.distribute.DistributedIterator": f"get_next:{ELEMENT} __next__:{ELEMENT} __iter__=self",
    "tensorflow.random.Generator": f"""normal:{T} uniform:{T} truncated_normal:{T} uniform_full_int:{T} binomial:{T}
        from_seed:tensorflow.random.Generator from_state:tensorflow.random.Generator make_seeds:{T} reset: skip:{T}
        from_non_deterministic_state:tensorflow.random.Generator split:builtins.list[tensorflow.random.Generator]
        from_key_counter:tensorflow.random.Generator reset_from_seed: reset_from_key_counter:""",
    "tensorflow.train.Checkpoint": f"""save:{STR} write:{STR} read: restore:tensorflow.train.Checkpoint.status sync:""",
    "tensorflow.train.Checkpoint.status": """assert_consumed=self assert_existing_objects_matched=self expect_partial=self
        assert_nontrivial_match=self initialize_or_restore: run_restore_ops:""",
    "tensorflow.train.CheckpointManager": f"save:{STR} restore_or_initialize:{STR} sync:",
    "tensorflow.train.ExponentialMovingAverage": f"apply: average:{T} average_name:{STR} variables_to_restore:",
    "tensorflow.summary.SummaryWriter": """as_default=self set_as_default: flush: close: init: __enter__=self __exit__:
        add_summary: add_graph: reopen:""",
    "tensorflow.lookup.StaticHashTable": f"lookup:{T} size:{T} export:{TUPLE} __getitem__:{T}",
    "tensorflow.lookup.StaticVocabularyTable": f"lookup:{T} size:{T} __getitem__:{T}",
    "tensorflow.lookup.experimental.MutableHashTable": f"lookup:{T} insert: remove: size:{T} export:{TUPLE} __getitem__:{T}",
    "tensorflow.lookup.experimental.DenseHashTable": f"lookup:{T} insert: erase: size:{T} export:{TUPLE} __getitem__:{T}",
    "tensorflow.linalg.LinearOperator": f"""matmul:{T} matvec:{T} solve:{T} solvevec:{T} to_dense:{T} diag_part:{T}
        trace:{T} determinant:{T} log_abs_determinant:{T} cholesky:tensorflow.linalg.LinearOperator add_to_tensor:{T}
        adjoint:tensorflow.linalg.LinearOperator inverse:tensorflow.linalg.LinearOperator eigvals:{T} cond:{T}
        batch_shape_tensor:{T} shape_tensor:{T} tensor_rank_tensor:{T} domain_dimension_tensor:{T}
        range_dimension_tensor:{T} assert_non_singular: assert_positive_definite: assert_self_adjoint:""",
    "tensorflow.distributions.Distribution": f"""sample:{T} log_prob:{T} prob:{T} cdf:{T} log_cdf:{T} mean:{T} mode:{T}
        stddev:{T} variance:{T} entropy:{T} quantile:{T} covariance:{T} kl_divergence:{T} cross_entropy:{T}
        survival_function:{T} log_survival_function:{T} batch_shape_tensor:{T} event_shape_tensor:{T}""",
    "tensorflow.Session": f"run:{ARRAY}|builtins.list[{ARRAY}] close: as_default=self __enter__=self __exit__: reset:",
    "tensorflow.Graph": """as_default=self __enter__=self __exit__: finalize: as_graph_def: control_dependencies: device:
        name_scope: get_operations: get_tensor_by_name: get_operation_by_name: get_collection: add_to_collection:""",
    "tensorflow.name_scope": f"__enter__:{STR} __exit__:",
    "tensorflow.variable_scope": "__enter__=self __exit__: reuse_variables:",
    "tensorflow.nn.rnn_cell.RNNCell": f"zero_state:{T} __call__:{T}",
    "tensorflow.train.Saver": f"save:{STR} restore:",
    "tensorflow.io.TFRecordWriter": "write: flush: close: __enter__=self __exit__:",
    "tensorflow.train.Example": f"SerializeToString:builtins.bytes FromString:tensorflow.train.Example ParseFromString:{INT}",
    "tensorflow.keras.preprocessing.image.ImageDataGenerator": f"""flow:tensorflow.keras.preprocessing.image.Iterator fit:
        flow_from_directory:tensorflow.keras.preprocessing.image.Iterator random_transform:{ARRAY} standardize:{ARRAY}
        flow_from_dataframe:tensorflow.keras.preprocessing.image.Iterator""",
    "tensorflow.keras.preprocessing.text.Tokenizer": f"""fit_on_texts: texts_to_matrix:{ARRAY} sequences_to_matrix:{ARRAY}
        texts_to_sequences:builtins.list[builtins.list[{INT}]] sequences_to_texts:builtins.list[{STR}] to_json:{STR}""",
    "tensorflow.keras.layers.TextVectorization": f"adapt: get_vocabulary:builtins.list[{STR}] vocabulary_size:{INT}",
    "tensorflow.keras.layers.RNN": f"reset_states: reset_state: get_initial_state:{LIST}",
    "tensorflow.keras.layers.Normalization": "adapt:",
}
"""Type → ``method:type`` (an empty type: nothing of interest; ``a|b``: either) or ``method=parameter`` (it yields that)."""

CONTEXT_MANAGERS = """tensorflow.device tensorflow.control_dependencies tensorflow.init_scope
    tensorflow.variable_creator_scope tensorflow.distribute.Strategy.scope tensorflow.keras.utils.custom_object_scope
    tensorflow.summary.record_if tensorflow.profiler.experimental.Trace tensorflow.xla.experimental.jit_scope
    tensorflow.keras.device tensorflow.keras.name_scope tensorflow.keras.backend.name_scope tensorflow.container
    tensorflow.colocate_with tensorflow.variable_op_scope tensorflow.op_scope tensorflow.keras.utils.CustomObjectScope
    tensorflow.CriticalSection"""
"""Functions whose result serves `with` statements."""

RESULT_TUPLES: tuple[tuple[str, int, str, str], ...] = (
    (f"{ELEMENT}.items", 0, "type", STR),
    (f"{ELEMENT}.items", 1, "type", ELEMENT),
)
"""Function, position, kind, type: what the tuples hold that the function's result consists of."""
