"""Notes by hand: what functions of TensorFlow and Keras yield where their documentation does not say it plainly."""

# ruff: noqa: E501 - lists of names
from __future__ import annotations

from graphlift.eval.models.tables import below, words

T = "tensorflow.Tensor"
V = "tensorflow.Variable"
RAGGED = "tensorflow.RaggedTensor"
SPARSE = "tensorflow.SparseTensor"
LIST = f"builtins.list[{T}]"
TUPLE = f"builtins.tuple[{T}]"
TUPLE_OF_LISTS = f"builtins.tuple[{LIST}]"
DICT = f"builtins.dict[{T}]"
VARIABLES = f"builtins.list[{V}]"
DATASET = "tensorflow.data.Dataset"
ARRAY = "numpy.ndarray"
MODEL = "tensorflow.keras.Model"
LAYER = "tensorflow.keras.layers.Layer"
ACTIVATION = "tensorflow.keras.activations.Activation"
"""Whatever function a name of an activation stands for."""
PAIRS_OF_ARRAYS = f"builtins.tuple[builtins.tuple[{ARRAY}]]"

MODULE_DEFAULTS: dict[str, str] = {
    **dict.fromkeys(
        words(
            """tensorflow.math tensorflow.math.special tensorflow.nn tensorflow.nn.experimental tensorflow.linalg
            tensorflow.linalg.experimental tensorflow.image tensorflow.signal tensorflow.bitwise tensorflow.quantization
            tensorflow.audio tensorflow.strings tensorflow.random tensorflow.random.experimental tensorflow.manip
            tensorflow.keras.activations tensorflow.keras.losses tensorflow.keras.metrics tensorflow.keras.backend
            tensorflow.keras.ops tensorflow.keras.ops.image tensorflow.keras.random tensorflow.experimental.numpy
            tensorflow.experimental.numpy.random tensorflow.keras.utils.bounding_boxes"""
        ),
        T,
    ),
    "tensorflow.sets": SPARSE,
    "tensorflow.sparse": SPARSE,
    "tensorflow.ragged": RAGGED,
}
"""Module → what its functions yield unless the notes below say otherwise."""

RESULTS: dict[str, tuple[str, ...]] = {
    T: (
        *below("tensorflow.keras.backend", "zeros ones zeros_like ones_like cast_to_floatx"),
        *below("tensorflow.experimental.numpy", "where atleast_1d atleast_2d atleast_3d"),
        *below("tensorflow.keras.ops", "where"),
        *below(
            "tensorflow",
            """assign_add assign_sub assign batch_gather batch_scatter_update cast concat cond case switch_case div
            convert_to_tensor grad_pass_through hessians numpy_function py_function quantize_v2
            required_space_to_batch_paddings scatter_add scatter_nd_update scatter_update setdiff1d timestamp where
            to_bfloat16 to_complex128 to_complex64 to_double to_float to_int32 to_int64 map_fn vectorized_map scan foldl
            foldr while_loop assert_scalar dtypes.saturate_cast dtypes.complex sets.size stop_gradient squeeze
            sparse_add sparse_tensor_dense_matmul sparse_tensor_to_dense sparse_reduce_sum sparse_reduce_max
            convert_to_tensor_or_indexed_slices convert_to_tensor_or_sparse_tensor norm
            io.decode_raw io.parse_tensor io.read_file io.decode_image io.write_file placeholder ensure_shape""",
        ),
        *below("tensorflow.math", "in_top_k zero_fraction"),
        *below(
            "tensorflow.sparse",
            """reduce_max reduce_sum segment_mean segment_sqrt_n segment_sum sparse_dense_matmul to_dense to_indicator
            sampled_addmm""",
        ),
        *below("tensorflow.ragged", "boolean_mask row_splits_to_segment_ids segment_ids_to_row_splits"),
        *below(
            "tensorflow.layers",
            """dense conv1d conv2d conv3d dropout flatten batch_normalization max_pooling2d average_pooling2d
            max_pooling1d average_pooling1d separable_conv2d conv2d_transpose""",
        ),
        *below("tensorflow.keras.layers", "add average concatenate dot maximum minimum multiply subtract"),
        "tensorflow.keras.utils.normalize",
        "tensorflow.keras.preprocessing.image.smart_resize",
        "tensorflow.contrib.layers.fully_connected",
        "tensorflow.contrib.layers.xavier_initializer",
        "tensorflow.summary.merge_all",
        "tensorflow.data.experimental.cardinality",
        "tensorflow.data.experimental.get_single_element",
        "tensorflow.experimental.dtensor.relayout",
        "tensorflow.train.get_or_create_global_step",
        "tensorflow.io.matching_files",
        "tensorflow.Assert",
    ),
    "tensorflow.keras.KerasTensor": words("tensorflow.keras.Input tensorflow.keras.layers.Input"),
    LIST: (
        *below("tensorflow.experimental.numpy", "where ix_ atleast_1d atleast_2d atleast_3d"),
        *below("tensorflow.keras.ops", "where"),
        *below("tensorflow.nn", "ctc_unique_labels"),
        *below(
            "tensorflow",
            """split unstack gradients identity_n dynamic_partition decode_csv io.decode_csv meshgrid shape_n tuple
            py_func broadcast_dynamic_shapes nn.split sparse_split sparse.split nest.flatten keras.tree.flatten
            experimental.numpy.meshgrid experimental.numpy.split experimental.numpy.hsplit experimental.numpy.vsplit
            experimental.numpy.dsplit experimental.numpy.array_split experimental.numpy.nonzero
            experimental.numpy.broadcast_arrays keras.ops.meshgrid keras.ops.split
            keras.ops.unstack keras.ops.array_split keras.ops.nonzero keras.backend.gradients keras.ops.hsplit
            keras.ops.vsplit keras.ops.dsplit keras.ops.broadcast_arrays keras.losses.get_losses
            keras.losses.get_regularization_losses random.experimental.stateless_split
            """,
        ),
    ),
    TUPLE: (
        *below("tensorflow", "image.image_gradients nn.isotonic_regression required_space_to_batch_paddings"),
        *below("tensorflow", "experimental.numpy.broadcast_arrays keras.ops.unravel_index nn.ctc_unique_labels"),
        *below(
            "tensorflow",
            """unique unique_with_counts clip_by_global_norm setdiff1d ragged_fill_empty_rows approx_top_k audio.decode_wav
            nn.moments nn.weighted_moments nn.sufficient_statistics nn.normalize_moments nn.fused_batch_norm math.top_k
            nn.max_pool_with_argmax nn.fractional_avg_pool nn.fractional_max_pool nn.ctc_beam_search_decoder
            nn.ctc_greedy_decoder nn.ctc_unique_labels nn.dynamic_rnn nn.bidirectional_dynamic_rnn nn.raw_rnn
            nn.static_rnn nn.static_bidirectional_rnn nn.collapse_repeated nn.compute_accidental_hits
            math.approx_max_k math.approx_min_k linalg.svd linalg.qr linalg.eigh linalg.eig linalg.lu linalg.slogdet
            linalg.normalize linalg.eigh_tridiagonal image.sample_distorted_bounding_box random.uniform_candidate_sampler
            image.stateless_sample_distorted_bounding_box image.combined_non_max_suppression
            image.non_max_suppression_with_scores image.non_max_suppression_padded image.generate_bounding_box_proposals
            random.log_uniform_candidate_sampler random.learned_unigram_candidate_sampler
            random.fixed_unigram_candidate_sampler random.all_candidate_sampler strings.unicode_decode_with_offsets
            strings.unicode_split_with_offsets quantization.quantize quantization.quantized_concat
            quantization.fake_quant_with_min_max_vars_gradient linalg.experimental.conjugate_gradient
            quantization.fake_quant_with_min_max_vars_per_channel_gradient while_loop scan
            keras.backend.ctc_decode keras.backend.normalize_batch_in_training keras.backend.rnn
            keras.backend.moments keras.ops.moments keras.ops.svd keras.ops.qr keras.ops.eig keras.ops.eigh
            keras.ops.slogdet keras.ops.lu_factor keras.ops.top_k keras.ops.fft keras.ops.fft2 keras.ops.ifft2
            keras.ops.rfft keras.ops.stft keras.ops.histogram keras.ops.scan keras.ops.ctc_decode keras.ops.while_loop
            keras.ops.divmod experimental.numpy.divmod keras.ops.associative_scan keras.ops.jvp
            io.decode_proto io.parse_sequence_example io.parse_single_sequence_example sparse.fill_empty_rows""",
        ),
        *below(
            "tensorflow.keras.metrics",
            "auc mean_iou mean_per_class_accuracy mean_relative_error mean_tensor percentage_below",
        ),
        *below("tensorflow.keras.utils", "unpack_x_y_sample_weight pack_x_y_sample_weight"),
    ),
    # These tuples hold tensors and lists of tensors.
    TUPLE_OF_LISTS: below(
        "tensorflow",
        """clip_by_global_norm nn.ctc_beam_search_decoder nn.ctc_greedy_decoder keras.backend.ctc_decode keras.backend.rnn
        nn.dynamic_rnn nn.bidirectional_dynamic_rnn nn.static_rnn nn.static_bidirectional_rnn nn.raw_rnn""",
    ),
    DICT: below("tensorflow", "io.parse_example io.parse_single_example"),
    RAGGED: below(
        "tensorflow",
        """strings.bytes_split strings.ngrams strings.split strings.unicode_decode strings.unicode_split string_split
        ragged.constant ragged.range ragged.stack ragged.cross ragged.cross_hashed ragged.map_flat_values""",
    ),
    SPARSE: below("tensorflow", "sparse_placeholder io.deserialize_many_sparse sparse_reorder sparse_concat"),
    V: below(
        "tensorflow",
        """keras.backend.zeros keras.backend.ones get_variable get_local_variable keras.backend.variable keras.backend.random_normal_variable
        keras.backend.random_uniform_variable train.get_global_step train.create_global_step
        train.get_or_create_global_step io.match_filenames_once""",
    ),
    VARIABLES: below(
        "tensorflow",
        """global_variables trainable_variables local_variables all_variables model_variables
        moving_average_variables get_collection""",
    ),
    DATASET: (
        *below("tensorflow.data.experimental", "make_csv_dataset make_batched_features_dataset load"),
        *below(
            "tensorflow.keras.utils",
            """audio_dataset_from_directory image_dataset_from_directory text_dataset_from_directory
            timeseries_dataset_from_array""",
        ),
        *below("tensorflow.keras.preprocessing", "image_dataset_from_directory text_dataset_from_directory"),
        *below("tensorflow.keras.preprocessing", "timeseries_dataset_from_array sequence.TimeseriesGenerator"),
    ),
    f"builtins.tuple[{DATASET}]": ("tensorflow.keras.utils.split_dataset",),
    "tensorflow.data.Iterator": below("tensorflow.data", "make_one_shot_iterator make_initializable_iterator"),
    ARRAY: (
        "tensorflow.get_static_value",
        *below("tensorflow", "make_ndarray random.create_rng_state feature_column.make_parse_example_spec"),
        *below("tensorflow.keras.backend", "get_value eval cast_to_floatx"),
        *below("tensorflow.keras.utils", "to_categorical img_to_array pad_sequences to_ordinal"),
        *below("tensorflow.keras.preprocessing.sequence", "pad_sequences make_sampling_table"),
        *below(
            "tensorflow.keras.preprocessing.image",
            """img_to_array random_brightness random_channel_shift random_rotation random_shear random_shift random_zoom
            apply_affine_transform apply_brightness_shift apply_channel_shift""",
        ),
        "tensorflow.keras.ops.convert_to_numpy",
        "tensorflow.train.load_variable",
    ),
    f"builtins.list[{ARRAY}]": ("tensorflow.keras.backend.batch_get_value",),
    PAIRS_OF_ARRAYS: tuple(
        f"tensorflow.keras.datasets.{name}.load_data"
        for name in words("boston_housing california_housing cifar10 cifar100 fashion_mnist imdb mnist reuters")
    ),
    MODEL: (
        *below("tensorflow.keras.models", "load_model clone_model model_from_config model_from_json model_from_yaml"),
        "tensorflow.keras.saving.load_model",
    ),
    LAYER: below("tensorflow.keras.layers", "deserialize"),
    ACTIVATION: below("tensorflow.keras.activations", "get deserialize"),
    "tensorflow.keras.losses.Loss": below("tensorflow.keras.losses", "deserialize get"),
    "tensorflow.keras.metrics.Metric": below("tensorflow.keras.metrics", "deserialize get"),
    "tensorflow.keras.optimizers.Optimizer": below("tensorflow.keras.optimizers", "deserialize get"),
    "tensorflow.keras.optimizers.schedules.LearningRateSchedule": below(
        "tensorflow.keras.optimizers.schedules", "deserialize"
    ),
    "tensorflow.keras.initializers.Initializer": below("tensorflow.keras.initializers", "deserialize get"),
    "tensorflow.keras.regularizers.Regularizer": (
        *below("tensorflow.keras.regularizers", "deserialize get l1 l2 l1_l2"),
    ),
    "tensorflow.keras.constraints.Constraint": below("tensorflow.keras.constraints", "deserialize get"),
    "tensorflow.dtypes.DType": below("tensorflow", "dtypes.as_dtype as_dtype"),
    "tensorflow.TensorShape": below(
        "tensorflow", "broadcast_static_shape unknown_shape as_shape experimental.numpy.shape"
    ),
    "tensorflow.Graph": below("tensorflow", "get_default_graph"),
    "tensorflow.Session": below(
        "tensorflow",
        "get_default_session keras.backend.get_session train.MonitoredTrainingSession",
    ),
    "tensorflow.Operation": below(
        "tensorflow",
        """global_variables_initializer local_variables_initializer tables_initializer variables_initializer
        initialize_all_variables no_op group""",
    ),
    "tensorflow.distribute.Strategy": below("tensorflow.distribute", "get_strategy"),
    "tensorflow.distribute.ReplicaContext": below("tensorflow.distribute", "get_replica_context"),
    "tensorflow.random.Generator": below("tensorflow.random", "get_global_generator"),
    "tensorflow.summary.SummaryWriter": below("tensorflow.summary", "create_file_writer create_noop_writer"),
    "tensorflow.Module": below("tensorflow.saved_model", "load"),
    "builtins.list[tensorflow.config.PhysicalDevice]": below(
        "tensorflow.config", "list_physical_devices get_visible_devices experimental.list_physical_devices"
    ),
    "builtins.list[tensorflow.config.LogicalDevice]": below("tensorflow.config", "list_logical_devices"),
    "logging.Logger": below("tensorflow", "get_logger"),
    "builtins.int": (
        *below("tensorflow.keras.backend", "count_params get_uid"),
        *below("tensorflow.keras.utils.conv_utils", "conv_output_length conv_input_length deconv_output_length"),
        *below("tensorflow", "dimension_value test.compute_gradient_error random.get_seed"),
        *below("tensorflow.config.threading", "get_inter_op_parallelism_threads get_intra_op_parallelism_threads"),
        *below("tensorflow.summary.experimental", "get_step"),
        *below("tensorflow.keras.utils", "get_uid"),
        "tensorflow.keras.ops.ndim",
        "tensorflow.experimental.numpy.ndim",
        "tensorflow.keras.backend.ndim",
        "tensorflow.keras.distribution.get_device_count",
    ),
    "builtins.float": words("tensorflow.keras.backend.epsilon tensorflow.keras.config.epsilon"),
    "builtins.str": (
        *below("tensorflow.compat", "as_text as_str as_str_any path_to_str"),
        *below("tensorflow.keras.utils.conv_utils", "normalize_data_format normalize_padding convert_data_format"),
        *below("tensorflow.keras.backend", "floatx dtype image_data_format backend standardize_dtype result_type"),
        *below("tensorflow.keras.config", "floatx image_data_format backend"),
        *below(
            "tensorflow",
            """train.latest_checkpoint test.gpu_device_name test.get_temp_dir io.gfile.join keras.utils.get_file
            keras.activations.serialize keras.losses.serialize keras.utils.standardize_dtype keras.ops.dtype
            get_current_name_scope autograph.to_code""",
        ),
    ),
    "builtins.bool": (
        *below(
            "tensorflow",
            """is_tensor executing_eagerly executing_eagerly_outside_functions inside_function is_symbolic_tensor
            control_flow_v2_enabled resource_variables_enabled test.is_gpu_available test.is_built_with_cuda
            test.is_built_with_gpu_support test.is_built_with_rocm test.is_built_with_xla io.gfile.exists io.gfile.isdir
            config.functions_run_eagerly config.experimental_functions_run_eagerly debugging.is_numeric_tensor
            distribute.has_strategy distribute.in_cross_replica_context keras.utils.is_keras_tensor
            keras.backend.is_keras_tensor keras.backend.is_sparse keras.backend.is_float_dtype
            keras.backend.is_int_dtype keras.ops.is_tensor keras.backend.learning_phase
            experimental.numpy.isscalar
            experimental.numpy.iscomplexobj experimental.numpy.isrealobj experimental.numpy.issubdtype
            summary.should_record_summaries nest.is_nested keras.tree.is_nested""",
        ),
    ),
    "builtins.list[builtins.str]": below(
        "tensorflow", "io.gfile.glob io.gfile.listdir keras.preprocessing.text.text_to_word_sequence"
    ),
    "builtins.tuple[builtins.int]": below(
        "tensorflow.keras", "ops.shape backend.int_shape utils.conv_utils.normalize_tuple"
    ),
    "builtins.bytes": below("tensorflow.compat", "as_bytes"),
    "builtins.dict[builtins.int]": (*below("tensorflow.keras.datasets", "imdb.get_word_index reuters.get_word_index"),),
}
"""Type → functions that yield it. A function may be listed under several types."""

NOTHING: tuple[str, ...] = (
    *below(
        "tensorflow",
        """print function custom_gradient recompute_grad init_scope device control_dependencies op_scope colocate_with
        container variable_creator_scope variable_op_scope no_gradient load_library load_op_library wrap_function
        make_template register_tensor_conversion_function type_spec_from_value no_regularizer
        autograph.experimental.set_loop_options nn.experimental.general_dropout
        random.set_seed random.set_random_seed random.set_global_generator nest.map_structure nest.pack_sequence_as
        keras.tree.map_structure keras.tree.pack_sequence_as keras.tree.map_shape_structure keras.ops.map
        keras.ops.vectorized_map keras.ops.cond keras.ops.switch keras.ops.custom_gradient keras.ops.vectorize
        keras.ops.fori_loop keras.backend.set_value keras.backend.batch_set_value keras.backend.set_floatx
        keras.backend.set_epsilon keras.backend.set_image_data_format keras.backend.set_learning_phase
        keras.backend.clear_session keras.backend.function keras.backend.name_scope keras.backend.reset_uids
        keras.backend.manual_variable_initialization keras.backend.learning_phase_scope
        keras.losses.add_loss keras.metrics.serialize
        keras.optimizers.serialize keras.initializers.serialize quantization.experimental.quantize_saved_model
        experimental.numpy.experimental_enable_numpy_behavior experimental.numpy.random.seed
        experimental.numpy.finfo experimental.numpy.iinfo experimental.numpy.promote_types
        experimental.numpy.result_type""",
    ),
    *below("tensorflow.keras.utils", "set_random_seed register_keras_serializable get_registered_object clear_session"),
    *below("tensorflow.keras.utils", "plot_model save_img load_img array_to_img deserialize_keras_object"),
)
"""Functions that yield nothing of interest, or what a callback yields."""
