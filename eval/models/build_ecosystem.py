"""Tables of libraries that TensorFlow programs use beside it, all of it by hand: the names that real projects use."""

# ruff: noqa: E501 - lists of names
from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graphlift.eval.models.assemble import (
    add_callbacks,
    add_passthrough,
    add_type_notes,
    effects_are_functions,
    results_are_classes,
)
from graphlift.eval.models.tables import Tables, add_container_types, below, words

T = "tensorflow.Tensor"
V = "tensorflow.Variable"
A = "numpy.ndarray"
LIST, TUPLE = f"builtins.list[{T}]", f"builtins.tuple[{T}]"
VARIABLES = f"builtins.list[{V}]"
DATASET = "tensorflow.data.Dataset"
LAYER, MODEL = "tensorflow.keras.layers.Layer", "tensorflow.keras.Model"
LOSS, METRIC = "tensorflow.keras.losses.Loss", "tensorflow.keras.metrics.Metric"
OPTIMIZER = "tensorflow.keras.optimizers.Optimizer"
INT, FLOAT, STR, BOOL = "builtins.int", "builtins.float", "builtins.str", "builtins.bool"
FRAME, SERIES = "pandas.DataFrame", "pandas.Series"
ESTIMATOR = "sklearn.base.BaseEstimator"
ENV = "gym.Env"
TFA = "tensorflow_addons"

ALIASES: dict[str, str] = {
    "six.moves": "builtins",
    "builtins.xrange": "builtins.range",
    "six.iteritems": "builtins.dict.items",
    "six.itervalues": "builtins.dict.values",
    "six.iterkeys": "builtins.dict.keys",
    "six.viewitems": "builtins.dict.items",
    "six.wraps": "functools.wraps",
    "six.string_types": "builtins.str",
    "six.integer_types": "builtins.int",
    "gymnasium": "gym",
    "tqdm.auto": "tqdm",
    "tqdm.autonotebook": "tqdm",
    "tqdm.notebook": "tqdm",
    "tqdm.std": "tqdm",
    "tensorflow_addons.layers.wrappers": "tensorflow_addons.layers",
    "tensorflow_addons.rnn.cell": "tensorflow_addons.rnn",
    "sonnet.v2": "sonnet",
    "sonnet.src.base": "sonnet",
    "sonnet.src.once": "sonnet",
    "sonnet.src.linear": "sonnet",
    "sonnet.src.conv": "sonnet",
    "sonnet.src.batch_norm": "sonnet",
    "sonnet.src.recurrent": "sonnet",
    "sonnet.src.initializers": "sonnet.initializers",
    "sonnet.src.optimizers": "sonnet.optimizers",
    "sonnet.src.regularizers": "sonnet.regularizers",
    "sonnet.src.nets": "sonnet.nets",
    "check_shapes.decorators": "check_shapes",
    "check_shapes.checker": "check_shapes",
    "check_shapes.accessors": "check_shapes",
    "gin.tf": "gin",
    "gin.tf.external_configurables": "gin",
    "gin.config": "gin",
    "gin.torch": "gin",
    "absl.flags.DEFINE_bool": "absl.flags.DEFINE_boolean",
    "pandas.core.frame.DataFrame": FRAME,
    "tensorflow_datasets.public_api": "tensorflow_datasets",
    "multipledispatch.dispatcher": "multipledispatch",
    "multipledispatch.core": "multipledispatch",
    "attrs": "attr",
}

CLASSES: dict[str, tuple[str, ...]] = {
    LAYER: (
        *below(
            f"{TFA}.layers",
            """AdaptiveAveragePooling1D AdaptiveAveragePooling2D AdaptiveAveragePooling3D AdaptiveMaxPooling1D
            AdaptiveMaxPooling2D AdaptiveMaxPooling3D CorrelationCost CRF EmbeddingBag ESN GELU InstanceNormalization
            GroupNormalization FilterResponseNormalization MaxUnpooling2D MaxUnpooling2DV2 Maxout MultiHeadAttention NoisyDense
            PolynomialCrossing SoftmaxLayer Sparsemax SpatialPyramidPooling2D SpectralNormalization StochasticDepth TLU
            WeightNormalization""",
        ),
        *below(f"{TFA}.rnn", "LayerNormLSTMCell LayerNormSimpleRNNCell NASCell ESNCell PeepholeLSTMCell"),
        *below(
            f"{TFA}.seq2seq",
            """AttentionMechanism AttentionWrapper BahdanauAttention BahdanauMonotonicAttention LuongAttention
            LuongMonotonicAttention BaseDecoder BasicDecoder BeamSearchDecoder Sampler TrainingSampler Decoder""",
        ),
        "tensorflow_hub.KerasLayer",
        *below("tensorflow_model_optimization.sparsity.keras", "PruneLowMagnitude"),
        *below("keras_contrib.layers", "InstanceNormalization CRF"),
        *below("tensorflow_graphics.nn.layer", "GraphConvolution"),
        *below("tf_agents.networks.network", "Network"),
        *below("official.nlp.modeling.layers", "TransformerEncoderBlock"),
    ),
    LOSS: below(
        f"{TFA}.losses",
        """ContrastiveLoss GIoULoss LiftedStructLoss NpairsLoss NpairsMultilabelLoss PinballLoss SigmoidFocalCrossEntropy
        SparsemaxLoss TripletHardLoss TripletSemiHardLoss WeightedKappaLoss""",
    ),
    METRIC: below(
        f"{TFA}.metrics",
        """CohenKappa F1Score FBetaScore HammingLoss GeometricMean HarmonicMean KendallsTauB MatthewsCorrelationCoefficient
        MeanMetricWrapper MultiLabelConfusionMatrix RSquare SpearmansRank""",
    ),
    OPTIMIZER: below(
        f"{TFA}.optimizers",
        """AdaBelief AdamW COCOB ConditionalGradient DecoupledWeightDecayExtension LAMB LazyAdam Lookahead MovingAverage
        MultiOptimizer NovoGrad ProximalAdagrad RectifiedAdam SGDW SWA Yogi AveragedOptimizerWrapper""",
    ),
    "tensorflow.keras.optimizers.schedules.LearningRateSchedule": below(
        f"{TFA}.optimizers",
        "CyclicalLearningRate TriangularCyclicalLearningRate Triangular2CyclicalLearningRate "
        "ExponentialCyclicalLearningRate",
    ),
    "tensorflow.keras.callbacks.Callback": (
        *below(f"{TFA}.callbacks", "AverageModelCheckpoint TimeStopping TQDMProgressBar"),
        *below("wandb.keras", "WandbCallback"),
    ),
    "tensorflow.Module": ("sonnet.Module",),
    "sonnet.Module": (
        *below(
            "sonnet",
            """Linear Bias Conv1D Conv2D Conv3D Conv1DTranspose Conv2DTranspose Conv3DTranspose DepthwiseConv2D BatchNorm
            BaseBatchNorm LayerNorm InstanceNorm GroupNorm Dropout Embed Flatten Reshape Sequential Deferred BatchApply
            RNNCore VanillaRNN LSTM GRU DeepRNN UnrolledRNN UnrolledLSTM TrainableState Conv1DLSTM Conv2DLSTM Conv3DLSTM
            CuDNNGRU ExponentialMovingAverage Mean Metric MovingAverage Sum AxisNorm ConvND CrossReplicaBatchNorm""",
        ),
        *below("sonnet.nets", "MLP Cifar10ConvNet ResNet ResNet50 VectorQuantizer VectorQuantizerEMA"),
        *below("sonnet.optimizers", "Adam Momentum RMSProp SGD"),
        "sonnet.Optimizer",
    ),
    "sonnet.Initializer": below(
        "sonnet.initializers",
        "Constant Identity Initializer Ones Orthogonal RandomNormal RandomUniform TruncatedNormal VarianceScaling Zeros",
    ),
    "sonnet.Regularizer": below("sonnet.regularizers", "L1 L2 OffDiagonalOrthogonal Regularizer"),
    ESTIMATOR: (
        *below("sklearn.preprocessing", "StandardScaler MinMaxScaler LabelEncoder OneHotEncoder LabelBinarizer"),
        *below("sklearn.linear_model", "Ridge LinearRegression Lasso SGDClassifier LogisticRegression"),
        *below("sklearn.decomposition", "PCA TruncatedSVD NMF"),
        *below("sklearn.cluster", "KMeans DBSCAN MiniBatchKMeans"),
        *below("sklearn.neighbors", "NearestNeighbors KNeighborsClassifier"),
        *below("sklearn.ensemble", "RandomForestClassifier RandomForestRegressor GradientBoostingClassifier"),
        *below("sklearn.svm", "SVC SVR LinearSVC"),
        *below("sklearn.manifold", "TSNE"),
        *below("sklearn.mixture", "GaussianMixture"),
    ),
    ENV: ("gym.Wrapper",),
    "gym.Wrapper": below("gym", "ObservationWrapper RewardWrapper ActionWrapper"),
    "gym.Space": below("gym.spaces", "Box Discrete MultiDiscrete Dict Tuple MultiBinary"),
    "builtins.object": (
        *words("sonnet.Initializer sonnet.Regularizer gym.Env gym.Space sklearn.base.BaseEstimator pandas.Index"),
        *words("pandas.DataFrame pandas.Series multipledispatch.Dispatcher check_shapes.ShapeChecker PIL.Image.Image"),
        *words("tqdm.tqdm matplotlib.figure.Figure matplotlib.axes.Axes sklearn.model_selection.KFold h5py.File"),
        *words("tensorflow_datasets.core.DatasetInfo tensorflow_datasets.core.DatasetBuilder cv2.VideoCapture"),
        *words("tensorflow_text.SentencepieceTokenizer tensorflow_text.BertTokenizer transformers.PreTrainedTokenizer"),
        *words("networkx.Graph tensorboardX.SummaryWriter"),
    ),
    "networkx.Graph": below("networkx", "DiGraph MultiGraph"),
    "unittest.TestCase": words("absl.testing.absltest.TestCase absl.testing.parameterized.TestCase"),
    MODEL: below("transformers", "TFPreTrainedModel TFBertModel TFAutoModel TFGPT2Model TFT5ForConditionalGeneration"),
}
"""Base → classes derived from it."""

RESULTS: dict[str, tuple[str, ...]] = {
    T: (
        *below(f"{TFA}.activations", "gelu hardshrink lisht mish rrelu snake softshrink sparsemax tanhshrink"),
        *below(
            f"{TFA}.image",
            """adjust_hsv_in_yiq compose_transforms connected_components cutout random_cutout dense_image_warp equalize
            euclidean_dist_transform filters.mean_filter2d filters.median_filter2d gaussian_filter2d interpolate_bilinear
            interpolate_spline mean_filter2d median_filter2d random_hsv_in_yiq resampler rotate shear_x shear_y sharpness
            sparse_image_warp transform translate translate_xy blend angles_to_projective_transforms utils.to_4D_image
            utils.from_4D_image utils.get_ndims color_ops.blend transform_ops.angles_to_projective_transforms""",
        ),
        *below(
            f"{TFA}.losses",
            """contrastive_loss giou_loss lifted_struct_loss npairs_loss npairs_multilabel_loss pinball_loss sequence_loss
            sigmoid_focal_crossentropy sparsemax_loss triplet_hard_loss triplet_semihard_loss
            metric_learning.pairwise_distance metric_learning.angular_distance""",
        ),
        *below(f"{TFA}.metrics", "cohens_kappa hamming_distance hamming_loss_fn"),
        *below(
            f"{TFA}.text",
            "crf_binary_score crf_log_norm crf_sequence_score crf_unary_score parse_time skip_gram_sample",
        ),
        *below(
            f"{TFA}.seq2seq",
            "gather_tree gather_tree_from_array hardmax monotonic_attention safe_cumprod sequence_loss tile_batch "
            "viterbi_decode",
        ),
        *below("sonnet", "batch_apply clip_gradient leaky_clip_by_value merge_leading_dims split_leading_dim"),
        *below("tensorflow_text", "normalize_utf8 case_fold_utf8 pad_along_dimension"),
        *below("einops", "rearrange reduce repeat einsum"),
        *below("tensorflow_io", "decode_dicom_image"),
        *below("opt_einsum", "contract"),
    ),
    TUPLE: (
        *below(
            f"{TFA}.text",
            "crf_log_likelihood crf_decode crf_constrained_decode crf_forward crf_multitag_sequence_score",
        ),
        *below(f"{TFA}.seq2seq", "dynamic_decode"),
        *below("sonnet", "dynamic_unroll static_unroll"),
        *below("tensorflow_text", "crf_decode"),
    ),
    LIST: below("tree", "flatten"),
    DATASET: below("tensorflow_datasets", "load as_dataset"),
    f"builtins.tuple[{DATASET}]": below("tensorflow_datasets", "load"),
    "tensorflow_datasets.core.DatasetBuilder": below("tensorflow_datasets", "builder"),
    f"builtins.list[{A}]": below("sklearn.model_selection", "train_test_split"),
    A: (
        *below("sklearn.metrics", "confusion_matrix pairwise_distances roc_curve"),
        *below("sklearn.metrics.pairwise", "cosine_similarity rbf_kernel euclidean_distances"),
        *below("sklearn.preprocessing", "normalize scale label_binarize"),
        *below(
            "cv2", "imread resize cvtColor GaussianBlur flip warpAffine addWeighted copyMakeBorder imdecode threshold"
        ),
        *below("imageio", "imread"),
        *below("skimage.io", "imread"),
        *below("skimage.transform", "resize rotate rescale"),
        *below("librosa", "stft istft resample"),
        *below("librosa.feature", "melspectrogram mfcc"),
        *below("librosa.filters", "mel"),
        *below("tensorflow_datasets", "as_numpy"),
        *below("pandas", "unique factorize to_numeric"),
        *below("networkx", "to_numpy_array to_numpy_matrix"),
        "joblib.load",
    ),
    f"builtins.tuple[{A}]": (
        *below("sklearn.datasets", "make_classification make_blobs make_moons make_regression"),
        *below("librosa", "load"),
        *below("soundfile", "read"),
    ),
    FLOAT: below(
        "sklearn.metrics",
        """accuracy_score f1_score mean_squared_error mean_absolute_error roc_auc_score log_loss precision_score
        recall_score average_precision_score r2_score balanced_accuracy_score explained_variance_score max_error
        adjusted_rand_score normalized_mutual_info_score silhouette_score""",
    ),
    FRAME: below(
        "pandas",
        "read_csv read_excel read_fwf read_html read_json read_pickle read_parquet read_table read_hdf concat merge "
        "get_dummies pivot_table",
    ),
    "PIL.Image.Image": below("PIL.Image", "open new fromarray merge"),
    ENV: below("gym", "make"),
    "builtins.tuple[matplotlib.axes.Axes]": below("matplotlib.pyplot", "subplots"),
    "matplotlib.figure.Figure": below("matplotlib.pyplot", "figure gcf"),
    "matplotlib.axes.Axes": below("matplotlib.pyplot", "gca subplot axes"),
    "tqdm.tqdm": below("tqdm", "trange"),
    "tensorflow.Module": below("tensorflow_hub", "load Module"),
    STR: (
        *below("tensorflow_hub", "resolve"),
        *below("gin", "config_str operative_config_str markdown"),
        *below("yaml", "dump safe_dump"),
        *below("six", "ensure_str ensure_text text_type"),
    ),
    BOOL: below("tree", "is_nested") + below("networkx", "is_connected"),
    "networkx.Graph": below(
        "networkx",
        "from_dict_of_lists from_numpy_array from_scipy_sparse_matrix relabel_nodes ego_graph erdos_renyi_graph "
        "readwrite.json_graph.node_link_graph nx_agraph.read_dot read_gpickle karate_club_graph",
    ),
    "scipy.sparse.spmatrix": below("networkx", "adjacency_matrix to_scipy_sparse_matrix laplacian_matrix")
    + below("sklearn.neighbors", "kneighbors_graph"),
    "joblib.Parallel": below("joblib", "Parallel"),
    "builtins.dict": below("yaml", "load safe_load full_load"),
    "builtins.list": (*below("tree", "map_structure flatten_with_path unflatten_as"),),
    "builtins.tuple": below("check_shapes", "get_shape"),
}

PASSTHROUGH = words(
    """check_shapes.check_shapes check_shapes.inherit_check_shapes check_shapes.disable_check_shapes gin.configurable
        gin.register gin.external_configurable sonnet.once sonnet.no_name_scope sonnet.allow_empty_variables
        typeguard.typechecked deprecated.deprecated overrides.overrides attr.s attr.attrs attr.define attr.frozen attr.dataclass
        click.command click.option click.argument click.group six.add_metaclass six.python_2_unicode_compatible
        numba.jit numba.njit numba.vectorize hydra.main cachetools.cached retry.retry wrapt.decorator decorator.decorator
        multipledispatch.dispatch multipledispatch.Dispatcher.register multipledispatch.Dispatcher.register.decorator
        pytest.fixture pytest.mark.parametrize pytest.mark.skipif pytest.mark.skip pytest.mark.xfail pytest.mark.slow
        pytest.mark.usefixtures pytest.mark.filterwarnings pytest.mark.timeout absl.testing.parameterized.parameters
        absl.testing.parameterized.named_parameters absl.testing.parameterized.product absl.testing.flagsaver.flagsaver
        tensorflow_addons.utils.types.typechecked memory_profiler.profile line_profiler.profile jaxtyping.jaxtyped
        beartype.beartype typeguard.typechecked torch.no_grad torch.inference_mode nptyping.assert_isinstance
        ray.remote prefect.task joblib.delayed tensorflow_addons.utils.test_utils.run_functions_eagerly"""
)

FACTORIES = words(
    """check_shapes.check_shapes click.option click.argument six.add_metaclass hydra.main cachetools.cached
        multipledispatch.dispatch multipledispatch.Dispatcher.register pytest.mark.parametrize pytest.mark.skipif
        pytest.mark.usefixtures pytest.mark.filterwarnings pytest.mark.timeout absl.testing.parameterized.parameters
        absl.testing.parameterized.named_parameters absl.testing.parameterized.product"""
)
"""Those that are always called to make the decorator: none of their own arguments is what is decorated."""

CALLBACKS = (
    ("absl.app.run", "main", ((0, "type", "builtins.list[builtins.str]"),), "ignored"),
    ("tree.map_structure", "func", ((0, "element", "structures"), (0, "argument", "structures")), "element"),
    ("tree.map_structure", "func", (), "result"),
    ("pandas.DataFrame.apply", "func", ((0, "type", SERIES),), "ignored"),
    ("pandas.Series.apply", "func", ((0, "type", "builtins.object"),), "ignored"),
    ("pandas.Series.map", "arg", ((0, "type", "builtins.object"),), "ignored"),
)

SIGNATURES: dict[str, str] = {
    "absl.app.run": "main argv",
    "tree.map_structure": "func structures structures structures structures",
    "tree.flatten": "structure",
    "tree.unflatten_as": "structure flat_sequence",
    "tree.assert_same_structure": "a b",
    "check_shapes.check_shape": "shaped tensor_spec",
    "check_shapes.ShapeChecker.check_shape": "shaped tensor_spec",
    "tqdm.tqdm": "iterable desc total",
    "tqdm.tqdm.write": "s",
    "einops.rearrange": "tensor pattern",
    "einops.reduce": "tensor pattern reduction",
    "einops.repeat": "tensor pattern",
    "pandas.DataFrame.apply": "func axis",
    "pandas.Series.apply": "func",
    "pandas.Series.map": "arg",
    "pandas.DataFrame": "data index columns",
    "gym.make": "id",
    "gym.Wrapper": "env",
    "gym.Env.step": "action",
    "tensorflow_addons.seq2seq.dynamic_decode": "decoder output_time_major impute_finished",
    "sonnet.dynamic_unroll": "core input_sequence initial_state sequence_length",
    "sonnet.static_unroll": "core input_sequence initial_state sequence_length",
    "sonnet.optimizers.SGD": "learning_rate name",
    "sonnet.optimizers.Adam": "learning_rate beta1 beta2 epsilon name",
    "sonnet.Sequential": "layers name",
    "sonnet.Linear": "output_size with_bias w_init b_init name",
}

ATTRIBUTES: dict[str, str] = {
    FRAME: f"values:{A} shape:builtins.tuple[{INT}] columns:pandas.Index index:pandas.Index T:{FRAME} iloc:{FRAME} loc:{FRAME} "
    f"size:{INT} empty:{BOOL}",
    SERIES: f"values:{A} shape:builtins.tuple[{INT}] index:pandas.Index iloc:{SERIES} loc:{SERIES} size:{INT} str:{SERIES} dt:{SERIES}",
    "pandas.Index": f"values:{A}",
    "PIL.Image.Image": f"size:builtins.tuple[{INT}] width:{INT} height:{INT} mode:{STR}",
    ENV: f"observation_space:gym.Space action_space:gym.Space unwrapped:{ENV} env:{ENV}",
    "gym.Space": f"shape:builtins.tuple[{INT}] n:{INT} low:{A} high:{A} dtype:numpy.dtype",
    "sonnet.Module": f"w:{V} b:{V} name:{STR}",
    ESTIMATOR: f"coef_:{A} intercept_:{A} labels_:{A} cluster_centers_:{A} components_:{A} mean_:{A} scale_:{A} classes_:{A}",
    "h5py.File": "attrs:builtins.dict",
}
_FRAME_TO_FRAME = " ".join(
    f"{name}:{FRAME}"
    for name in words(
        """head tail copy drop dropna fillna groupby merge join sort_values sort_index reset_index set_index rename astype
        apply describe sample query mean sum std min max count median isnull notnull isna transpose iterrows drop_duplicates
        append assign replace clip select_dtypes corr agg filter"""
    )
)
METHODS: dict[str, str] = {
    FRAME: f"{_FRAME_TO_FRAME} to_numpy:{A} to_csv: to_dict:builtins.dict to_json:{STR} to_pickle: __len__:{INT} items: keys: pop:{SERIES} "
    "to_excel: plot: insert: __getitem__:pandas.Series",
    SERIES: " ".join(
        f"{n}:{SERIES}"
        for n in words("""head tail copy astype apply map fillna isnull dropna unique
        value_counts sort_values reset_index replace cumsum diff shift""")
    )
    + f" to_numpy:{A} tolist:builtins.list to_list:builtins.list "
    f"mean:{FLOAT} sum:{FLOAT} std:{FLOAT} min:{FLOAT} max:{FLOAT} median:{FLOAT} nunique:{INT} __len__:{INT} item:{FLOAT}",
    ESTIMATOR: f"fit=self fit_transform:{A} transform:{A} inverse_transform:{A} predict:{A} predict_proba:{A} score:{FLOAT} "
    f"fit_predict:{A} kneighbors:builtins.tuple[{A}] get_params:builtins.dict set_params=self partial_fit=self decision_function:{A}",
    "sklearn.model_selection.KFold": f"split:builtins.list[builtins.tuple[{A}]] get_n_splits:{INT}",
    ENV: f"reset:{A} step:builtins.tuple[{A}] render:{A} close: seed:builtins.list[{INT}]",
    "gym.Space": f"sample:{A} contains:{BOOL} seed:",
    "sonnet.Module": f"__call__:{T} initial_state:{T} apply:",
    "sonnet.Metric": f"update: reset: value:{T}",
    "sonnet.MovingAverage": f"update: reset: value:{T}",
    "sonnet.Initializer": f"__call__:{T}",
    "sonnet.Regularizer": f"__call__:{T}",
    "tqdm.tqdm": "update: set_description: set_postfix: close: write: refresh: set_postfix_str: set_description_str: __enter__=self __exit__: "
    "reset: clear:",
    "multipledispatch.Dispatcher": "register: add: dispatch: __call__:multipledispatch.Dispatcher.result",
    "check_shapes.ShapeChecker": "check_shape: check_shapes:",
    "PIL.Image.Image": f"resize:PIL.Image.Image convert:PIL.Image.Image crop:PIL.Image.Image rotate:PIL.Image.Image save: show: "
    f"transpose:PIL.Image.Image copy:PIL.Image.Image tobytes:builtins.bytes getpixel:builtins.tuple[{INT}] paste: close:",
    "matplotlib.axes.Axes": "plot: scatter: set_title: set_xlabel: set_ylabel: legend: imshow: bar: hist: set_xlim: set_ylim: axis: grid: fill_between: "
    "contour: contourf: text: errorbar: set: twinx:matplotlib.axes.Axes set_xticks: set_yticks:",
    "matplotlib.figure.Figure": "savefig: add_subplot:matplotlib.axes.Axes suptitle: tight_layout: colorbar: show: clf: subplots:matplotlib.axes.Axes",
    "tensorflow_datasets.core.DatasetBuilder": f"as_dataset:{DATASET} download_and_prepare:",
    "tensorflow_text.SentencepieceTokenizer": f"tokenize:tensorflow.RaggedTensor detokenize:{T} vocab_size:{T} id_to_string:{T}",
    "tensorflow_text.BertTokenizer": f"tokenize:tensorflow.RaggedTensor detokenize:{T}",
    "cv2.VideoCapture": f"read:builtins.tuple[{A}] isOpened:{BOOL} release: get:{FLOAT} set:",
    "tensorboardX.SummaryWriter": "add_scalar: add_image: add_histogram: close: flush: add_graph:",
    "absl.testing.absltest.TestCase": "assertLen: assertEmpty: assertNotEmpty: assertSameElements: assertBetween: create_tempdir: create_tempfile: "
    "assertSequenceStartsWith: assertContainsSubset: assertSameStructure: assertItemsEqual:",
    "absl.testing.parameterized.TestCase": "assertLen: assertEmpty: assertNotEmpty: assertSameElements: assertBetween: assertAllClose: "
    "assertAllEqual: assertAllCloseAccordingToType: assertShapeEqual: evaluate:numpy.ndarray create_tempdir: create_tempfile: get_temp_dir:builtins.str",
    "joblib.Parallel": "__call__:builtins.list",
    "networkx.Graph": "add_node: add_edge: add_edges_from: add_nodes_from: nodes:builtins.list edges:builtins.list "
    "neighbors:builtins.list subgraph:networkx.Graph number_of_nodes:builtins.int copy:networkx.Graph remove_node: "
    "has_edge:builtins.bool degree: number_of_edges:builtins.int adjacency:",
    "h5py.File": f"values:builtins.list[h5py.File] items: get:h5py.File require_group:h5py.File create_dataset: create_group:h5py.File close: keys:builtins.list[{STR}] __enter__=self __exit__:",
}
SUBSCRIPTS = {
    FRAME: SERIES,
    SERIES: A,
    "gym.Space": "gym.Space",
    "h5py.File": A,
    "matplotlib.axes.Axes": "matplotlib.axes.Axes",
}
ITERATIONS = {FRAME: STR, SERIES: A, "pandas.Index": STR, "matplotlib.axes.Axes": "matplotlib.axes.Axes"}
OPERATORS = {FRAME: {"*": FRAME, "unary": FRAME}, SERIES: {"*": SERIES, "unary": SERIES}}

EFFECTS: dict[str, tuple[str, ...]] = {
    "output": (
        *words("tqdm.tqdm tqdm.trange tqdm.tqdm.update tqdm.tqdm.set_description tqdm.tqdm.set_postfix tqdm.tqdm.write"),
        *below("matplotlib.pyplot", "show"),
        *below("cv2", "imshow waitKey destroyAllWindows"),
        "PIL.Image.Image.show",
        "six.print_",
    ),
    "file": (
        *below("pandas", "read_csv read_excel read_fwf read_html read_json read_pickle read_parquet read_table read_hdf"),
        *below(FRAME, "to_csv to_pickle to_excel"),
        *below("PIL.Image", "open Image.save"),
        *below("cv2", "imread imwrite VideoCapture"),
        *below("matplotlib.pyplot", "savefig imread"),
        "matplotlib.figure.Figure.savefig",
        *below("imageio", "imread imwrite mimsave"),
        *below("skimage.io", "imread imsave"),
        *below("librosa", "load"),
        *below("soundfile", "read write"),
        *below("joblib", "dump load"),
        *below("h5py", "File File.create_dataset File.close"),
        *below("tensorboardX.SummaryWriter", "add_scalar add_image add_histogram close flush add_graph"),
        "gin.parse_config_file",
        "gin.parse_config_files_and_bindings",
    ),
    "network": below("requests", "get post put head Session.get Session.post") + below("tensorflow_datasets", "load builder") + below("tensorflow_hub", "load resolve") + ("gdown.download",),
    "logging": below("absl.logging", "debug info warning warn error fatal exception log log_first_n log_every_n vlog "
                     "log_every_n_seconds log_if set_verbosity"),
    "global-state": (
        *below("absl.flags", "DEFINE_string DEFINE_integer DEFINE_boolean DEFINE_float DEFINE_enum DEFINE_list "
               "DEFINE_multi_string DEFINE_multi_integer mark_flag_as_required"),
        *below("gin", "parse_config parse_config_file parse_config_files_and_bindings bind_parameter clear_config "
               "add_config_file_search_path unlock_config constant"),
        *below("matplotlib.pyplot", """figure subplots subplot plot scatter imshow axis title xlabel ylabel legend close clf
               xticks yticks xlim ylim grid tight_layout gcf gca bar hist text colorbar suptitle contour contourf
               fill_between plot style.use switch_backend rc ion ioff draw pause sca axes"""),
        *below("matplotlib", "use rc"),
        *below("pandas", "set_option"),
        "gym.envs.registration.register",
    ),
}  # fmt: skip
MUTATES = (
    *((f"{ENV}.{name}", "self") for name in words("reset step close seed")),
    *((f"{ESTIMATOR}.{name}", "self") for name in words("fit fit_transform partial_fit fit_predict set_params")),
    *((f"tqdm.tqdm.{name}", "self") for name in words("update set_description set_postfix close")),
    *(
        (f"matplotlib.axes.Axes.{name}", "self")
        for name in words("plot scatter set_title set_xlabel set_ylabel legend imshow")
    ),
    (f"{FRAME}.insert", "self"),
    (f"{FRAME}.pop", "self"),
    ("multipledispatch.Dispatcher.add", "self"),
    ("h5py.File.create_dataset", "self"),
    *(
        (f"networkx.Graph.{name}", "self")
        for name in words("add_node add_edge add_edges_from add_nodes_from remove_node")
    ),
    *((f"sonnet.Metric.{name}", "self") for name in words("update reset")),
)
PURE_PREFIXES = words(
    """tree check_shapes einops sklearn.metrics sklearn.preprocessing tensorflow_addons sonnet tensorflow_text opt_einsum
    cv2 skimage absl.flags.FLAGS multipledispatch gin.REQUIRED sklearn.model_selection six pytest absl.testing tensorflow_hub
    tensorflow_io tensorflow_recommenders tensorflow_model_optimization attr typeguard deprecated networkx gym.spaces"""
)
HINTS = (
    *below(f"{TFA}.utils.types", "TensorLike FloatTensorLike"),
    *below("sonnet.src.types", "TensorNest FloatLike IntegerLike BoolLike"),
)


def build(_: Mapping[str, Any]) -> Tables:
    """All tables of the directory ``ecosystem``."""
    tables = Tables()
    for alias, name in ALIASES.items():
        tables.add("api_alias", alias, name)
    for base, names in CLASSES.items():
        for name in names:
            tables.add("api_class", name)
            if base != "builtins.object":
                tables.add("api_base", name, base, 0)
    for name, parameters in SIGNATURES.items():
        if not tables.has("api_class", name):
            tables.add("api_function", name)
        for index, parameter in enumerate(words(parameters)):
            tables.add("api_parameter", name, index, parameter)
    for kind, names in RESULTS.items():
        for name in names:
            tables.add("api_function", name)
            tables.add("api_result", name, kind)
            if kind in {T, TUPLE} and not name.startswith(("tree.", "einops.", "opt_einsum.")):
                tables.add("tensor_operation", name)
    add_type_notes(tables, OPERATORS, SUBSCRIPTS, ITERATIONS, ATTRIBUTES, METHODS)
    add_callbacks(tables, CALLBACKS)
    add_passthrough(tables, PASSTHROUGH, FACTORIES)
    for effect, effectful in EFFECTS.items():
        for name in effectful:
            tables.add("api_effect", name, effect)
    for name, parameter in MUTATES:
        tables.add("api_mutates", name, parameter)
    for prefix in PURE_PREFIXES:
        tables.add("api_pure_prefix", prefix)
    for name in HINTS:
        tables.add("hint_type", name)
    for name, parameter in (
        ("check_shapes.check_shape", "shaped"),
        ("check_shapes.ShapeChecker.check_shape", "shaped"),
    ):
        tables.add("api_result_argument", name, parameter)
    for name, parameter in (
        ("tree.flatten", "structure"),
        ("tree.unflatten_as", "flat_sequence"),
        ("tqdm.tqdm", "iterable"),
    ):
        tables.add("api_result_collects", name, parameter)
    tables.add("api_trampoline", "sonnet.Optimizer", "__call__", "apply", 0)
    typed = {str(row[-1]) for relation in ("api_result", "api_attribute") for row in tables.rows[relation]}
    typed |= {str(row[4]) for row in tables.rows["api_callback"] if row[3] == "type"}
    add_container_types(tables, typed)
    effects_are_functions(tables)
    results_are_classes(tables, ("builtins.", "tensorflow.", "numpy.", "scipy.", "unittest."))
    return tables
