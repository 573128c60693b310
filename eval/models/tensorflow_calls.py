"""Notes by hand: aliases of modules, decorators, callbacks, trampolines and effects of TensorFlow and Keras."""

# ruff: noqa: E501 - lists of names
from __future__ import annotations

from graphlift.eval.models.tables import below, words
from graphlift.eval.models.tensorflow_results import DATASET, LAYER, MODEL, T
from graphlift.eval.models.tensorflow_types import ELEMENT

PREFIXES: dict[str, str] = {
    "tensorflow.compat.v1": "tensorflow",
    "tensorflow.compat.v2": "tensorflow",
    "tensorflow._api.v2": "tensorflow",
    "tensorflow.v2": "tensorflow",
    "tensorflow.v1": "tensorflow",
    "keras": "tensorflow.keras",
    "tf_keras": "tensorflow.keras",
    "keras_core": "tensorflow.keras",
    "tensorflow.python.keras": "tensorflow.keras",
    "tensorflow.contrib.keras": "tensorflow.keras",
    "tensorflow.keras.api": "tensorflow.keras",
    "tensorflow.keras.src": "tensorflow.keras",
    "tensorflow.keras._tf_keras.keras": "tensorflow.keras",
    "tensorflow.losses": "tensorflow.keras.losses",
    "tensorflow.metrics": "tensorflow.keras.metrics",
    "tensorflow.optimizers": "tensorflow.keras.optimizers",
    "tensorflow.initializers": "tensorflow.keras.initializers",
    **{f"tensorflow.keras.layers.{old}": "tensorflow.keras.layers" for old in words(
        """core convolutional recurrent normalization embeddings merge merging advanced_activations wrappers pooling noise
        local rnn attention regularization reshaping preprocessing experimental.preprocessing activation"""
    )},
    **{f"tensorflow.python.{old}": new for old, new in (
        *((f"ops.{name}", "tensorflow") for name in words(
            """array_ops math_ops control_flow_ops variables variable_scope random_ops state_ops clip_ops functional_ops
            gradients_impl gradients standard_ops init_ops tensor_array_ops resource_variable_ops logging_ops script_ops
            map_fn while_loop cond control_flow_assert array_ops_stack manip_ops histogram_ops special_math_ops""")),
        ("ops.nn_ops", "tensorflow.nn"), ("ops.nn", "tensorflow.nn"), ("ops.nn_impl", "tensorflow.nn"),
        ("ops.string_ops", "tensorflow.strings"), ("ops.sparse_ops", "tensorflow.sparse"), ("ops.sets", "tensorflow.sets"),
        ("ops.linalg_ops", "tensorflow.linalg"), ("ops.linalg.linalg", "tensorflow.linalg"),
        ("ops.image_ops", "tensorflow.image"), ("ops.check_ops", "tensorflow.debugging"), ("ops.rnn", "tensorflow.nn"),
        ("ops.rnn_cell_impl", "tensorflow.nn.rnn_cell"), ("ops.init_ops_v2", "tensorflow.keras.initializers"),
        ("ops.embedding_ops", "tensorflow.nn"), ("ops.parsing_ops", "tensorflow.io"), ("ops.io_ops", "tensorflow.io"),
        ("ops.lookup_ops", "tensorflow.lookup"), ("ops.summary_ops_v2", "tensorflow.summary"),
        ("ops.ragged.ragged_tensor", "tensorflow"), ("ops.signal.signal", "tensorflow.signal"),
        ("framework.ops", "tensorflow"), ("framework.dtypes", "tensorflow"), ("framework.tensor_shape", "tensorflow"),
        ("framework.constant_op", "tensorflow"), ("framework.sparse_tensor", "tensorflow"),
        ("framework.tensor_spec", "tensorflow"), ("framework.random_seed", "tensorflow.random"),
        ("framework.errors", "tensorflow.errors"), ("util.nest", "tensorflow.nest"),
        ("data.ops.dataset_ops", "tensorflow.data"), ("platform.tf_logging", "tensorflow.logging"),
        ("platform.test", "tensorflow.test"), ("platform.gfile", "tensorflow.gfile"), ("lib.io.file_io", "tensorflow.gfile"),
        ("layers.utils", "tensorflow.keras.utils.conv_utils"), ("training.training", "tensorflow.train"),
        ("training.training_util", "tensorflow.train"), ("distribute.distribute_lib", "tensorflow.distribute"),
        ("distribute.distribution_strategy_context", "tensorflow.distribute"))},
    "tensorflow.keras.utils.np_utils": "tensorflow.keras.utils",
    "tensorflow.keras.utils.data_utils": "tensorflow.keras.utils",
    "tensorflow.keras.utils.generic_utils": "tensorflow.keras.utils",
    "tensorflow.keras.engine.topology": "tensorflow.keras.layers",
    "tensorflow.keras.engine.base_layer": "tensorflow.keras.layers",
    "tensorflow.keras.engine.training": "tensorflow.keras",
    "tensorflow.keras.engine": "tensorflow.keras.layers",
    "tensorflow.keras.optimizer_v2": "tensorflow.keras.optimizers",
    "tensorflow.keras.optimizers.optimizer_v2": "tensorflow.keras.optimizers",
    "tensorflow.keras.optimizers.experimental": "tensorflow.keras.optimizers",
    "tensorflow.keras.saving.save": "tensorflow.keras.models",
    "tensorflow.keras.backend.tensorflow_backend": "tensorflow.keras.backend",
    "tensorflow.keras.initializers.initializers_v2": "tensorflow.keras.initializers",
}  # fmt: skip
"""Module → module that it is, or may be taken for."""

PREFERRED = frozenset(
    words(
        """tensorflow.keras.layers.Layer tensorflow.keras.Model tensorflow.keras.Sequential tensorflow.keras.Input
        tensorflow.SparseTensor tensorflow.IndexedSlices tensorflow.keras.optimizers.Optimizer tensorflow.TensorSpec
        tensorflow.keras.losses.Loss tensorflow.keras.metrics.Metric tensorflow.keras.initializers.Initializer
        tensorflow.keras.KerasTensor tensorflow.keras.regularizers.Regularizer tensorflow.TensorShape
        tensorflow.keras.Variable tensorflow.Variable tensorflow.keras.layers.InputLayer tensorflow.TypeSpec
        tensorflow.name_scope tensorflow.keras.utils.Sequence tensorflow.keras.utils.get_file
        tensorflow.keras.initializers.Zeros tensorflow.keras.initializers.Ones tensorflow.keras.utils.custom_object_scope
        tensorflow.keras.constraints.Constraint tensorflow.keras.utils.register_keras_serializable
        tensorflow.keras.activations.relu tensorflow.keras.preprocessing.image.Iterator tensorflow.random.Generator
        tensorflow.experimental.Optional tensorflow.keras.preprocessing.sequence.TimeseriesGenerator
        tensorflow.keras.regularizers.L1 tensorflow.keras.regularizers.L2 tensorflow.io.gfile.GFile
        tensorflow.keras.models.load_model tensorflow.keras.models.save_model tensorflow.distribute.Strategy
        tensorflow.keras.utils.pad_sequences tensorflow.keras.utils.image_dataset_from_directory
        tensorflow.keras.utils.img_to_array"""
    )
)
"""Names that are canonical although the rule of thumb would choose another."""

HOMES: dict[str, str] = {
    **dict.fromkeys(
        words(
            """tensorflow.python.eager.def_function.function
            tensorflow.python.eager.polymorphic_function.polymorphic_function.function
            tensorflow.python.eager.polymorphic_function.function tensorflow.python.function
            tensorflow.python.eager.function.function tensorflow.contrib.eager.function
            tensorflow.contrib.eager.defun tensorflow.python.eager.function.defun"""
        ),
        "tensorflow.function",
    ),
    **dict.fromkeys(
        words(
            """tensorflow.python.framework.ops.Tensor tensorflow.python.framework.ops.EagerTensor
            tensorflow.python.framework.tensor.Tensor tensorflow.python.framework.ops._EagerTensorBase
            tensorflow.python.types.core.Tensor tensorflow.python.Tensor tensorflow.types.experimental.Tensor
            tensorflow.python.framework.tensor.SymbolicTensor tensorflow.python.framework.ops.SymbolicTensor"""
        ),
        "tensorflow.Tensor",
    ),
    **dict.fromkeys(
        words(
            """tensorflow.python.ops.variables.Variable tensorflow.python.ops.variables.VariableV1
            tensorflow.python.ops.resource_variable_ops.ResourceVariable
            tensorflow.python.ops.resource_variable_ops.BaseResourceVariable tensorflow.VariableV1"""
        ),
        "tensorflow.Variable",
    ),
    "tensorflow.python.ops.ragged.ragged_tensor.RaggedTensor": "tensorflow.RaggedTensor",
    "tensorflow.python.framework.sparse_tensor.SparseTensor": "tensorflow.SparseTensor",
    "tensorflow.python.framework.indexed_slices.IndexedSlices": "tensorflow.IndexedSlices",
    "tensorflow.python.framework.ops.IndexedSlices": "tensorflow.IndexedSlices",
    "tensorflow.python.framework.tensor_spec.TensorSpec": "tensorflow.TensorSpec",
    "tensorflow.python.framework.tensor_shape.TensorShape": "tensorflow.TensorShape",
    "tensorflow.python.framework.ops.convert_to_tensor": "tensorflow.convert_to_tensor",
    "tensorflow.python.framework.ops.convert_to_tensor_v2_with_dispatch": "tensorflow.convert_to_tensor",
    "tensorflow.python.framework.ops.executing_eagerly_outside_functions": "tensorflow.executing_eagerly",
    "tensorflow.python.eager.context.executing_eagerly": "tensorflow.executing_eagerly",
    "tensorflow.python.eager.backprop.GradientTape": "tensorflow.GradientTape",
    "tensorflow.python.data.ops.dataset_ops.DatasetV2": "tensorflow.data.Dataset",
    "tensorflow.python.data.ops.dataset_ops.DatasetV1": "tensorflow.data.Dataset",
    "tensorflow.python.data.ops.dataset_ops.Dataset": "tensorflow.data.Dataset",
    "tensorflow.python.ops.script_ops.py_func": "tensorflow.py_function",
    "tensorflow.python.framework.ops.control_dependencies": "tensorflow.control_dependencies",
    "tensorflow.python.distribute.distribute_lib.Strategy": "tensorflow.distribute.Strategy",
    "tensorflow.python.util.nest.map_structure": "tensorflow.nest.map_structure",
    "tensorflow.python.util.nest.flatten": "tensorflow.nest.flatten",
    "tensorflow.python.ops.numpy_ops.np_config.enable_numpy_behavior":
        "tensorflow.experimental.numpy.experimental_enable_numpy_behavior",
    "tensorflow.print_v2": "tensorflow.print",
    "tensorflow.contrib.eager.Variable": "tensorflow.Variable",
    "tensorflow.lookup.HashTable": "tensorflow.lookup.StaticHashTable",
    "tensorflow.nest.is_sequence": "tensorflow.nest.is_nested",
    **{f"tensorflow.{name}": f"tensorflow.keras.initializers.{name}" for name in words(
        "TruncatedNormal Ones Zeros Constant RandomNormal RandomUniform VarianceScaling Orthogonal Identity")},
    "tensorflow.compat.dimension_value": "tensorflow.dimension_value",
    "tensorflow.compat.dimension_at_index": "tensorflow.dimension_at_index",
    "tensorflow.contrib.distribute.MirroredStrategy": "tensorflow.distribute.MirroredStrategy",
    "tensorflow.keras.legacy.layers.Layer": "tensorflow.keras.layers.Layer",
    "tensorflow.keras.engine.training.Model": "tensorflow.keras.Model",
    "tensorflow.keras.engine.sequential.Sequential": "tensorflow.keras.Sequential",
    "tensorflow.keras.layers.LayerNorm": "tensorflow.keras.layers.LayerNormalization",
}  # fmt: skip
"""Other homes, of this and of older releases, of what is public elsewhere."""

HYBRID_PARAMETERS = words(
    """func input_signature autograph jit_compile reduce_retracing experimental_implements experimental_autograph_options
    experimental_relax_shapes experimental_compile experimental_follow_type_hints"""
)
"""Parameters of `tf.function` in the positional order of TensorFlow 2.9."""
HYBRID_FLAGS = {"experimental_compile": "jit_compile", "experimental_relax_shapes": "reduce_retracing"}
"""Deprecated parameters of `tf.function` and the flag that they set."""

SIGNATURES: dict[str, str] = {
    "tensorflow.function": " ".join(HYBRID_PARAMETERS),
    "tensorflow.Variable": """initial_value trainable validate_shape caching_device name variable_def dtype import_scope
        constraint synchronization aggregation shape experimental_enable_variable_lifting""",
    "tensorflow.distribute.Strategy.experimental_run_v2": "fn args kwargs",
}
"""Positional parameters of what hides its signature, or has another one than the generation that counts."""

PASSTHROUGH_DECORATORS = words(
    """tensorflow.function tensorflow.autograph.experimental.do_not_convert tensorflow.Module.with_name_scope
    tensorflow.custom_gradient tensorflow.nondifferentiable_batch_function tensorflow.recompute_grad
    tensorflow.grad_pass_through tensorflow.keras.utils.register_keras_serializable
    tensorflow.keras.saving.register_keras_serializable tensorflow.experimental.dispatch_for_api
    tensorflow.experimental.dispatch_for_unary_elementwise_apis tensorflow.RegisterGradient tensorflow.keras.remat
    tensorflow.experimental.dispatch_for_binary_elementwise_apis tensorflow.distribute.experimental.run_on
    tensorflow.test.disable_with_predicate tensorflow.autograph.experimental.convert tensorflow.contrib.eager.defun
    tensorflow.keras.ops.custom_gradient tensorflow.python.util.tf_export.tf_export tensorflow.wrap_function
    tensorflow.python.util.deprecation.deprecated tensorflow.python.util.dispatch.add_dispatch_support
    tensorflow.python.framework.test_util.run_in_graph_and_eager_modes
    tensorflow.python.framework.test_util.run_all_in_graph_and_eager_modes
    tensorflow.python.framework.test_util.run_deprecated_v1 tensorflow.python.framework.test_util.run_v1_only
    tensorflow.keras.legacy.saving.register_keras_serializable tensorflow.contrib.eager.run_test_in_graph_and_eager_modes
    tensorflow.python.training.tracking.base.no_automatic_dependency_tracking
    tensorflow.keras.layers.preprocessing.index_lookup.no_automatic_dependency_tracking"""
)

_DATASET_CALLBACKS = {
    "map": ("map_func", "element"),
    "flat_map": ("map_func", "flat"),
    "interleave": ("map_func", "flat"),
    "filter": ("predicate", "ignored"),
    "take_while": ("predicate", "ignored"),
}

# name, callable, what it is called with: `position kind source`; and what becomes of its result.
CALLBACKS: tuple[tuple[str, str, tuple[tuple[int, str, str], ...], str], ...] = (
    *((f"{DATASET}.{m}", parameter, tuple((i, "type", ELEMENT) for i in range(6)), becomes)
      for m, (parameter, becomes) in _DATASET_CALLBACKS.items()),
    (f"{DATASET}.reduce", "reduce_func", tuple((i, "type", ELEMENT) for i in range(4)), "ignored"),
    (f"{DATASET}.scan", "scan_func", tuple((i, "type", T) for i in range(4)), "ignored"),
    (f"{DATASET}.apply", "transformation_func", ((0, "argument", "self"),), "result"),
    (f"{DATASET}.from_generator", "generator", (), "flat"),
    (f"{DATASET}.group_by_window", "key_func", tuple((i, "type", T) for i in range(4)), "ignored"),
    (f"{DATASET}.group_by_window", "reduce_func", ((0, "type", T), (1, "type", DATASET)), "ignored"),
    (f"{DATASET}.bucket_by_sequence_length", "element_length_func", tuple((i, "type", T) for i in range(4)), "ignored"),
    (f"{DATASET}.rejection_resample", "class_func", tuple((i, "type", T) for i in range(4)), "ignored"),
    ("tensorflow.data.experimental.scan", "scan_func", tuple((i, "type", T) for i in range(4)), "ignored"),
    ("tensorflow.data.experimental.map_and_batch", "map_func", tuple((i, "type", T) for i in range(4)), "ignored"),
    ("tensorflow.data.experimental.parallel_interleave", "map_func", tuple((i, "type", T) for i in range(4)), "ignored"),
    ("tensorflow.map_fn", "fn", ((0, "type", T), (0, "element", "elems")), "ignored"),
    ("tensorflow.vectorized_map", "fn", ((0, "type", T), (0, "element", "elems")), "ignored"),
    ("tensorflow.foldl", "fn", ((0, "type", T), (1, "type", T)), "ignored"),
    ("tensorflow.foldr", "fn", ((0, "type", T), (1, "type", T)), "ignored"),
    ("tensorflow.scan", "fn", ((0, "type", T), (1, "type", T)), "ignored"),
    ("tensorflow.while_loop", "cond", ((0, "star", "loop_vars"), *((i, "type", T) for i in range(8))), "ignored"),
    ("tensorflow.while_loop", "body", ((0, "star", "loop_vars"), *((i, "type", T) for i in range(8))), "result"),
    ("tensorflow.cond", "true_fn", (), "result"),
    ("tensorflow.cond", "false_fn", (), "result"),
    ("tensorflow.case", "default", (), "result"),
    ("tensorflow.switch_case", "default", (), "result"),
    ("tensorflow.py_function", "func", ((0, "star", "inp"),), "ignored"),
    ("tensorflow.numpy_function", "func", tuple((i, "type", "numpy.ndarray") for i in range(8)), "ignored"),
    ("tensorflow.py_func", "func", tuple((i, "type", "numpy.ndarray") for i in range(8)), "ignored"),
    ("tensorflow.recompute_grad", "f", (), "ignored"),
    ("tensorflow.nest.map_structure", "func", ((0, "element", "structure"), (0, "argument", "structure")), "element"),
    ("tensorflow.nest.map_structure", "func", (), "result"),
    ("tensorflow.keras.tree.map_structure", "func", ((0, "element", "structures"),), "element"),
    ("tensorflow.distribute.Strategy.run", "fn", ((0, "star", "args"), (-1, "star", "kwargs")), "result"),
    ("tensorflow.distribute.Strategy.experimental_run_v2", "fn", ((0, "star", "args"),), "result"),
    ("tensorflow.distribute.Strategy.distribute_datasets_from_function", "dataset_fn",
     ((0, "type", "tensorflow.distribute.InputContext"),), "ignored"),
    ("tensorflow.distribute.Strategy.experimental_distribute_datasets_from_function", "dataset_fn",
     ((0, "type", "tensorflow.distribute.InputContext"),), "ignored"),
    ("tensorflow.distribute.ReplicaContext.merge_call", "merge_fn",
     ((0, "type", "tensorflow.distribute.Strategy"), (1, "star", "args")), "result"),
    ("tensorflow.keras.layers.Lambda", "function", ((0, "type", T),), "ignored"),
    ("tensorflow.keras.backend.map_fn", "fn", ((0, "type", T),), "ignored"),
    ("tensorflow.keras.backend.foldl", "fn", ((0, "type", T), (1, "type", T)), "ignored"),
    ("tensorflow.keras.backend.foldr", "fn", ((0, "type", T), (1, "type", T)), "ignored"),
    ("tensorflow.keras.backend.rnn", "step_function", ((0, "type", T), (1, "type", f"builtins.list[{T}]")), "ignored"),
    ("tensorflow.keras.backend.switch", "then_expression", (), "result"),
    ("tensorflow.keras.backend.switch", "else_expression", (), "result"),
    ("tensorflow.keras.backend.in_train_phase", "x", (), "result"),
    ("tensorflow.keras.backend.in_train_phase", "alt", (), "result"),
    ("tensorflow.keras.ops.map", "f", ((0, "type", T),), "ignored"),
    ("tensorflow.keras.ops.vectorized_map", "function", ((0, "type", T),), "ignored"),
    ("tensorflow.keras.ops.scan", "f", ((0, "argument", "init"), (0, "type", T), (1, "type", T)), "ignored"),
    ("tensorflow.keras.ops.while_loop", "cond", ((0, "star", "loop_vars"),), "ignored"),
    ("tensorflow.keras.ops.while_loop", "body", ((0, "star", "loop_vars"),), "result"),
    ("tensorflow.keras.ops.fori_loop", "body_fun", ((0, "type", T), (1, "argument", "init_val")), "result"),
    ("tensorflow.keras.ops.cond", "true_fn", (), "result"),
    ("tensorflow.keras.ops.cond", "false_fn", (), "result"),
    ("tensorflow.keras.optimizers.Optimizer.minimize", "loss", (), "ignored"),
    ("tensorflow.keras.callbacks.LambdaCallback", "on_epoch_end", ((0, "type", "builtins.int"), (1, "type", "builtins.dict")), "ignored"),
    ("tensorflow.keras.callbacks.LambdaCallback", "on_epoch_begin", ((0, "type", "builtins.int"), (1, "type", "builtins.dict")), "ignored"),
    ("tensorflow.keras.callbacks.LearningRateScheduler", "schedule", ((0, "type", "builtins.int"), (1, "type", "builtins.float")), "ignored"),
    ("tensorflow.keras.metrics.MeanMetricWrapper", "fn", ((0, "type", T), (1, "type", T)), "ignored"),
    ("tensorflow.Variable", "initial_value", (), "ignored"),
    ("tensorflow.test.compute_gradient", "f", ((0, "star", "x"),), "ignored"),
    ("tensorflow.make_template", "func_", (), "ignored"),
)  # fmt: skip

TRAMPOLINES: tuple[tuple[str, str, str, int], ...] = (
    (LAYER, "__call__", "call", 0),
    (LAYER, "__call__", "build", 99),
    (LAYER, "__call__", "compute_mask", 99),
    (LAYER, "__call__", "compute_output_shape", 99),
    (MODEL, "fit", "train_step", 99),
    (MODEL, "fit", "test_step", 99),
    (MODEL, "fit", "call", 99),
    (MODEL, "fit", "make_train_function", 99),
    (MODEL, "fit", "compute_loss", 99),
    (MODEL, "fit", "compute_metrics", 99),
    (MODEL, "evaluate", "test_step", 99),
    (MODEL, "evaluate", "call", 99),
    (MODEL, "predict", "predict_step", 99),
    (MODEL, "predict", "call", 99),
    (MODEL, "train_on_batch", "train_step", 99),
    (MODEL, "test_on_batch", "test_step", 99),
    (MODEL, "predict_on_batch", "predict_step", 99),
    (MODEL, "predict_on_batch", "call", 99),
    (MODEL, "fit_generator", "train_step", 99),
    (MODEL, "train_step", "call", 99),
    (MODEL, "test_step", "call", 99),
    (MODEL, "predict_step", "call", 99),
    (MODEL, "compute_loss", "call", 99),
    ("tensorflow.keras.losses.Loss", "__call__", "call", 0),
    ("tensorflow.keras.metrics.Metric", "__call__", "update_state", 99),
    ("tensorflow.keras.metrics.Metric", "__call__", "result", 99),
    ("tensorflow.keras.optimizers.Optimizer", "minimize", "apply_gradients", 99),
    ("tensorflow.keras.optimizers.Optimizer", "apply_gradients", "build", 99),
    ("tensorflow.keras.optimizers.Optimizer", "apply_gradients", "update_step", 99),
    ("tensorflow.keras.optimizers.Optimizer", "apply_gradients", "_resource_apply_dense", 99),
    ("tensorflow.keras.optimizers.Optimizer", "apply_gradients", "_resource_apply_sparse", 99),
    ("tensorflow.keras.optimizers.Optimizer", "apply_gradients", "_create_slots", 99),
    ("tensorflow.keras.optimizers.Optimizer", "apply_gradients", "_prepare", 99),
    ("tensorflow.linalg.LinearOperator", "matmul", "_matmul", 0),
    ("tensorflow.linalg.LinearOperator", "solve", "_solve", 0),
    ("tensorflow.linalg.LinearOperator", "to_dense", "_to_dense", 0),
)
"""Type, method called, method of the project that it runs, arguments left out.

0: the call is dispatched to that method, arguments and result and all. 99: the call stays what it is and runs the method
besides, with none of its arguments.
"""

TRAMPOLINE_ARGUMENTS: tuple[tuple[str, str, str, int, str], ...] = (
    (LAYER, "__call__", "build", 0, "tensorflow.TensorShape"),
    (LAYER, "__call__", "compute_output_shape", 0, "tensorflow.TensorShape"),
    *((MODEL, method, step, 0, ELEMENT) for method, step in (
        ("fit", "train_step"), ("fit", "test_step"), ("evaluate", "test_step"), ("train_on_batch", "train_step"),
        ("test_on_batch", "test_step"), ("fit_generator", "train_step"))),
    *((MODEL, method, "predict_step", 0, T) for method in ("predict", "predict_on_batch")),
    *((MODEL, method, "call", 0, T) for method in (
        "fit", "evaluate", "predict", "train_step", "test_step", "predict_step", "predict_on_batch", "compute_loss")),
    *(("tensorflow.keras.metrics.Metric", "__call__", "update_state", position, T) for position in range(2)),
    *((MODEL, "fit", method, position, T) for method in ("compute_loss", "compute_metrics") for position in range(4)),
    *(("tensorflow.keras.optimizers.Optimizer", "apply_gradients", method, position, kind)
      for method in ("update_step", "_resource_apply_dense", "_resource_apply_sparse")
      for position, kind in ((0, T), (1, "tensorflow.Variable"), (2, T))),
)  # fmt: skip
"""Type, method called, method that it runs, position, type of the new object that is passed there."""

EFFECTS: dict[str, tuple[str, ...]] = {
    "global-state": below(
        "tensorflow",
        """random.set_seed random.set_random_seed random.set_global_generator config.run_functions_eagerly
        config.experimental_run_functions_eagerly config.set_visible_devices config.set_soft_device_placement
        config.experimental.set_memory_growth config.set_logical_device_configuration config.experimental_connect_to_cluster
        config.optimizer.set_jit config.optimizer.set_experimental_options config.experimental.enable_op_determinism
        config.threading.set_inter_op_parallelism_threads config.threading.set_intra_op_parallelism_threads
        config.experimental.set_virtual_device_configuration config.experimental.enable_tensor_float_32_execution
        keras.backend.clear_session keras.backend.set_floatx keras.backend.set_epsilon keras.backend.set_image_data_format
        keras.backend.set_learning_phase keras.backend.reset_uids keras.backend.set_session keras.utils.clear_session
        keras.backend.manual_variable_initialization keras.config.set_floatx keras.config.set_epsilon
        keras.config.set_image_data_format keras.config.set_backend keras.config.set_dtype_policy
        keras.mixed_precision.set_global_policy keras.mixed_precision.experimental.set_policy
        keras.mixed_precision.set_dtype_policy keras.utils.set_random_seed keras.utils.get_custom_objects
        debugging.set_log_device_placement debugging.enable_check_numerics debugging.disable_check_numerics
        autograph.set_verbosity reset_default_graph disable_eager_execution enable_eager_execution enable_v2_behavior
        disable_v2_behavior disable_v2_tensorshape enable_v2_tensorshape enable_resource_variables set_random_seed
        summary.experimental.set_step distribute.experimental_set_strategy add_to_collection add_to_collections
        experimental.numpy.random.seed experimental.numpy.experimental_enable_numpy_behavior compat.forward_compatible
        summary.trace_on summary.trace_off register_tensor_conversion_function
        keras.losses.add_loss"""
    ),
    "file": below(
        "tensorflow",
        """io.gfile.copy io.gfile.makedirs io.gfile.mkdir io.gfile.remove io.gfile.rename io.gfile.rmtree io.gfile.GFile
        io.gfile.glob io.gfile.listdir io.gfile.walk io.gfile.stat io.gfile.exists io.gfile.isdir io.write_graph
        io.TFRecordWriter io.TFRecordWriter.write io.TFRecordWriter.flush io.TFRecordWriter.close
        saved_model.save saved_model.load keras.models.save_model keras.models.load_model keras.Model.save
        keras.Model.save_weights keras.Model.load_weights keras.Model.export keras.saving.save_model
        keras.saving.load_model keras.saving.save_weights keras.saving.load_weights keras.utils.save_img
        keras.utils.load_img keras.utils.plot_model train.Saver.save train.Saver.restore train.latest_checkpoint
        train.get_checkpoint_state train.load_checkpoint train.load_variable train.list_variables
        train.Checkpoint.save train.Checkpoint.write train.Checkpoint.restore train.Checkpoint.read
        train.CheckpointManager.save train.CheckpointManager.restore_or_initialize summary.create_file_writer
        summary.FileWriter summary.FileWriter.add_summary summary.FileWriter.add_graph
        profiler.experimental.start profiler.experimental.stop summary.trace_export data.Dataset.save
        keras.preprocessing.image.save_img keras.preprocessing.image.load_img"""
    ),
    "network": (
        "tensorflow.keras.utils.get_file",
        *(f"tensorflow.keras.datasets.{name}.load_data" for name in words(
            "boston_housing california_housing cifar10 cifar100 fashion_mnist imdb mnist reuters")),
        "tensorflow.keras.datasets.imdb.get_word_index",
        "tensorflow.keras.datasets.reuters.get_word_index",
        "tensorflow.distribute.Server",
    ),
    "output": (
        "tensorflow.keras.Model.summary",
        "tensorflow.keras.Model.fit",
        "tensorflow.keras.Model.evaluate",
        "tensorflow.keras.Model.predict",
        "tensorflow.keras.utils.print_summary",
        "tensorflow.keras.utils.Progbar.update",
        "tensorflow.keras.utils.Progbar.add",
        "tensorflow.test.main",
    ),
    "logging": below("tensorflow.logging", "debug error fatal info log log_every_n log_first_n log_if vlog warn warning "
                     "set_verbosity"),
    "advance": below("tensorflow.data.NumpyIterator", "__next__ next"),
    "random": below("tensorflow.keras.preprocessing.image", "random_brightness random_channel_shift random_rotation "
                    "random_shear random_shift random_zoom"),
}  # fmt: skip
"""Effect → functions of TensorFlow that have it outside of what tracing handles."""
