"""Notes by hand: results, types, callbacks and effects of NumPy and SciPy."""

# ruff: noqa: E501 - lists of names
from __future__ import annotations

from graphlift.eval.models.tables import below, words

A = "numpy.ndarray"
GENERIC = "numpy.generic"
MASKED = "numpy.ma.MaskedArray"
SPARSE = "scipy.sparse.spmatrix"
INT, FLOAT, STR, BOOL = "builtins.int", "builtins.float", "builtins.str", "builtins.bool"
TUPLE = f"builtins.tuple[{A}]"
LIST = f"builtins.list[{A}]"
INTS = f"builtins.tuple[{INT}]"
FLAT = "numpy.flatiter"

PREFIXES: dict[str, str] = {
    "numpy.matlib": "numpy",
    "numpy.core": "numpy",
    "numpy._core": "numpy",
    "numpy.core.multiarray": "numpy",
    "numpy.core.numeric": "numpy",
    "numpy.core.fromnumeric": "numpy",
    "numpy.core.umath": "numpy",
    "numpy.random.mtrand": "numpy.random",
    "numpy.lib.function_base": "numpy",
    "numpy.lib.scimath": "numpy.emath",
    "numpy.linalg.linalg": "numpy.linalg",
    "scipy.fftpack": "scipy.fft",
    "scipy.misc": "scipy.special",
    **{f"scipy.{old}": new for old, new in (
        ("ndimage.filters", "scipy.ndimage"), ("ndimage.interpolation", "scipy.ndimage"),
        ("ndimage.morphology", "scipy.ndimage"), ("ndimage.measurements", "scipy.ndimage"),
        ("optimize.optimize", "scipy.optimize"), ("optimize.linesearch", "scipy.optimize"),
        ("sparse.csr", "scipy.sparse"), ("sparse.csc", "scipy.sparse"), ("sparse.coo", "scipy.sparse"),
        ("sparse.linalg.eigen.arpack", "scipy.sparse.linalg"), ("linalg.special_matrices", "scipy.linalg"),
        ("stats.distributions", "scipy.stats"), ("stats.stats", "scipy.stats"), ("signal.signaltools", "scipy.signal"),
        ("spatial.distance", "scipy.spatial.distance"), ("signal.filter_design", "scipy.signal")) if f"scipy.{old}" != new},
}  # fmt: skip

OLD_ALIASES: dict[str, str] = {
    "numpy.float_": "numpy.float64", "numpy.complex_": "numpy.complex128", "numpy.product": "numpy.prod",
    "numpy.cumproduct": "numpy.cumprod", "numpy.sometrue": "numpy.any", "numpy.alltrue": "numpy.all",
    "numpy.trapz": "numpy.trapezoid", "numpy.in1d": "numpy.isin", "numpy.round_": "numpy.round",
    "numpy.NaN": "numpy.nan", "numpy.Inf": "numpy.inf", "numpy.Infinity": "numpy.inf", "numpy.infty": "numpy.inf",
    "numpy.NAN": "numpy.nan", "numpy.bool8": "numpy.bool", "numpy.mat": "numpy.asmatrix",
    "numpy.row_stack": "numpy.vstack", "numpy.string_": "numpy.bytes_", "numpy.unicode_": "numpy.str_",
    "numpy.int": "builtins.int", "numpy.float": "builtins.float", "numpy.object": "builtins.object",
    "numpy.str": "builtins.str", "numpy.complex": "builtins.complex", "numpy.long": "numpy.int64",
    "numpy.PINF": "numpy.inf", "numpy.random.random_sample": "numpy.random.random",
    "numpy.random.ranf": "numpy.random.random", "numpy.random.sample": "numpy.random.random",
    "scipy.special.factorial2": "scipy.special.factorial", "scipy.special.logsumexp": "scipy.special.logsumexp",
    "scipy.integrate.simps": "scipy.integrate.simpson", "scipy.integrate.trapz": "scipy.integrate.trapezoid",
    "scipy.integrate.cumtrapz": "scipy.integrate.cumulative_trapezoid", "scipy.special.comb": "scipy.special.comb",
}  # fmt: skip
"""Names of NumPy 1 and old SciPy that are gone."""

OLD_FUNCTIONS = words(
    """numpy.asfarray numpy.msort numpy.find_common_type numpy.asscalar numpy.rank numpy.set_string_function
    numpy.cross numpy.issubclass_ numpy.obj2sctype numpy.sctype2char numpy.disp numpy.alen numpy.byte_bounds
    numpy.asmatrix numpy.fastCopyAndTranspose numpy.random.random_integers numpy.random.tomaxint
    scipy.misc.imread scipy.misc.imresize scipy.misc.imsave numpy.trapezoid numpy.unique_all"""
)

MODULE_DEFAULTS: dict[str, str] = dict.fromkeys(
    words(
        """numpy numpy.linalg numpy.fft numpy.random numpy.polynomial.polynomial numpy.polynomial.chebyshev numpy.char
        numpy.polynomial.legendre numpy.strings numpy.emath numpy.lib.stride_tricks scipy.fft scipy.linalg scipy.ndimage
        scipy.signal scipy.signal.windows scipy.special scipy.spatial.distance scipy.cluster.hierarchy scipy.cluster.vq
        scipy.stats scipy.sparse.linalg scipy.sparse.csgraph scipy.interpolate scipy.integrate"""
    ),
    A,
) | {"numpy.ma": MASKED, "scipy.sparse": SPARSE}

RESULTS: dict[str, tuple[str, ...]] = {
    TUPLE: (
        *below(
            "numpy",
            """nonzero where divmod frexp modf histogram histogram2d histogramdd ix_ diag_indices diag_indices_from
            tril_indices tril_indices_from triu_indices triu_indices_from mask_indices unravel_index unique_all
            unique_counts unique_inverse polydiv gradient broadcast_arrays unstack linalg.svd linalg.eig linalg.eigh
            linalg.qr linalg.slogdet linalg.lstsq linalg.tensorinv.__none__ lib.stride_tricks.__none__ meshgrid indices
            unique intersect1d average linspace random.Generator.spawn atleast_1d atleast_2d atleast_3d"""
        ),
        *below(
            "scipy.linalg",
            """svd eig eigh qr lu lu_factor cho_factor schur lstsq qz ldl rsf2csf polar hessenberg cosm.__none__ rq cdf2rdf
            cossin ordqz""",
        ),
        *below("scipy.signal", "stft istft periodogram welch spectrogram butter find_peaks freqz csd coherence cheby1"),
        *below("scipy.integrate", "quad dblquad tplquad nquad romberg quadrature odeint"),
        *below("scipy.sparse.linalg", "eigsh eigs svds cg gmres bicgstab lsqr minres lsmr cgs bicg"),
        *below("scipy.optimize", "curve_fit leastsq fmin_l_bfgs_b fmin nnls fsolve linear_sum_assignment fmin_bfgs"),
        *below("scipy.io.wavfile", "read"),
        *below("scipy.interpolate", "splprep"),
        *below("scipy.special", "ellipj airy shichi sici fresnel polygamma.__none__"),
        *below("scipy.cluster.vq", "kmeans kmeans2 vq"),
        *below("scipy.ndimage", "label center_of_mass"),
    ),
    A: (
        *below(
            "numpy",
            """where unique intersect1d average linspace atleast_1d atleast_2d atleast_3d gradient indices load loadtxt
            genfromtxt fromfile asfarray msort random.random_integers linalg.tensorinv""",
        ),
        *below("scipy.optimize", "brentq bisect newton approx_fprime fmin fsolve"),
        *below("scipy.integrate", "odeint fixed_quad"),
        *below("scipy.interpolate", "griddata interpn splev bisplev"),
        *below("scipy.sparse.linalg", "eigsh eigs svds"),
        *below("scipy.spatial", "procrustes"),
        *below("scipy.misc", "imread imresize"),
    ),
    LIST: below("numpy", "split array_split hsplit vsplit dsplit meshgrid"),
    INT: below(
        "numpy",
        """ndim size count_nonzero.__none__ busday_count.__none__ getbufsize random.tomaxint alen rank
        linalg.matrix_rank.__none__ array_function_dispatch.__none__""",
    ),
    INTS: below("numpy", "shape broadcast_shapes"),
    BOOL: below(
        "numpy",
        """allclose array_equal array_equiv isscalar iterable issubdtype can_cast iscomplexobj isrealobj isfortran
        may_share_memory shares_memory isdtype ma.isMaskedArray ma.isMA ma.is_mask issubclass_""",
    )
    + below("scipy.sparse", "issparse isspmatrix isspmatrix_csr isspmatrix_csc isspmatrix_coo"),
    STR: below("numpy", "array2string array_repr array_str base_repr binary_repr typename format_float_positional "
               "format_float_scientific get_include mintypecode sctype2char"),
    "numpy.dtype": below("numpy", "result_type promote_types min_scalar_type common_type find_common_type"),
    "builtins.dict": below("numpy", "geterr seterr get_printoptions random.get_state") + below("scipy.io", "loadmat"),
    "numpy.ufunc": below("numpy", "frompyfunc"),
    "numpy.random.Generator": below("numpy.random", "default_rng"),
    "numpy.matrix": below("numpy", "asmatrix bmat"),
    "scipy.optimize.OptimizeResult": below("scipy.optimize", "minimize least_squares root minimize_scalar "
                                           "differential_evolution basinhopping dual_annealing root_scalar linprog shgo"),
    "scipy.integrate.OdeResult": below("scipy.integrate", "solve_ivp solve_bvp"),
    "scipy.interpolate.interp1d": below("scipy.interpolate", "make_interp_spline"),
    "scipy.stats.rv_frozen": (),
}  # fmt: skip
"""Type → functions that yield it; a function may be listed under several types."""

NOTHING = frozenset(
    below(
        "numpy",
        """copyto put place putmask put_along_axis fill_diagonal save savez savez_compressed savetxt set_printoptions
        seterrcall setbufsize info show_config show_runtime test geterrcall printoptions set_string_function disp
        random.seed random.set_state random.shuffle einsum_path datetime_data nested_iters piecewise.__none__
        linalg.test fft.test random.get_bit_generator random.set_bit_generator fromregex.__none__ random.test ma.test
        source lookfor deprecate""",
    )
    + below("scipy.io", "savemat mmwrite")
    + below("scipy.io.wavfile", "write")
    + below("scipy.sparse", "save_npz load_npz")
)

BASES: dict[str, tuple[str, ...]] = {
    MASKED: (A,),
    "numpy.matrix": (A,),
    "numpy.memmap": (A,),
    "numpy.recarray": (A,),
    "numpy.bool": (GENERIC,),
    "numpy.float64": ("numpy.floating",),
    "numpy.str_": ("builtins.str",),
    "numpy.bytes_": ("builtins.bytes",),
    "numpy.complex128": ("numpy.complexfloating",),
    **{f"scipy.sparse.{kind}_{what}": (SPARSE,) for kind in words("csr csc coo bsr dia dok lil")
       for what in ("matrix", "array")},
}  # fmt: skip

OPERATORS: dict[str, dict[str, str]] = {
    A: {"*": A, "unary": A, "compare": A},
    GENERIC: {"*": GENERIC, "unary": GENERIC, "compare": "numpy.bool"},
    SPARSE: {"*": SPARSE, "@": A, "unary": SPARSE, "compare": SPARSE},
    "numpy.dtype": {"==": BOOL, "!=": BOOL},
    "numpy.poly1d": {"*": "numpy.poly1d", "unary": "numpy.poly1d"},
}
SUBSCRIPTS: dict[str, str] = {
    A: A, GENERIC: GENERIC, SPARSE: SPARSE, FLAT: A, "numpy.lib.index_tricks": A, "numpy.lib.npyio.NpzFile": A,
    "scipy.optimize.OptimizeResult": A, "scipy.integrate.OdeResult": A,
}  # fmt: skip
ITERATIONS: dict[str, str] = {
    A: A, FLAT: GENERIC, SPARSE: SPARSE, "numpy.ndindex": INTS, "numpy.nditer": A, "numpy.broadcast": TUPLE,
    "numpy.lib.npyio.NpzFile": STR, "numpy.ndenumerate": TUPLE,
}  # fmt: skip

_ARRAY_ATTRIBUTES = (
    f"""shape:{INTS} ndim:{INT} size:{INT} itemsize:{INT} nbytes:{INT} strides:{INTS} dtype:numpy.dtype"""
)
ATTRIBUTES: dict[str, str] = {
    A: f"{_ARRAY_ATTRIBUTES} T:{A} mT:{A} real:{A} imag:{A} flat:{FLAT} base:{A} device:{STR}",
    GENERIC: f"{_ARRAY_ATTRIBUTES} T:{GENERIC} real:{GENERIC} imag:{GENERIC}",
    MASKED: f"mask:{A} data:{A} fill_value:{GENERIC}",
    SPARSE: f"shape:{INTS} nnz:{INT} dtype:numpy.dtype ndim:{INT} T:{SPARSE} data:{A} indices:{A} indptr:{A} row:{A} "
    f"col:{A} A:{A} offsets:{A} H:{SPARSE}",
    "numpy.dtype": f"name:{STR} kind:{STR} itemsize:{INT} char:{STR} str:{STR} num:{INT} names:builtins.tuple[{STR}]",
    "numpy.finfo": f"eps:{FLOAT} max:{FLOAT} min:{FLOAT} tiny:{FLOAT} resolution:{FLOAT} precision:{INT} bits:{INT} "
    f"smallest_normal:{FLOAT} smallest_subnormal:{FLOAT}",
    "numpy.iinfo": f"max:{INT} min:{INT} bits:{INT}",
    "scipy.optimize.OptimizeResult": f"x:{A} fun:{FLOAT} jac:{A} success:{BOOL} nit:{INT} nfev:{INT} status:{INT} "
    f"message:{STR} hess_inv:{A}",
    "scipy.integrate.OdeResult": f"t:{A} y:{A} success:{BOOL} message:{STR}",
    TUPLE: f"eigenvalues:{A} eigenvectors:{A} U:{A} S:{A} Vh:{A} Q:{A} R:{A} sign:{A} logabsdet:{A} statistic:{A} pvalue:{A}",
    "numpy.lib.npyio.NpzFile": f"files:builtins.list[{STR}]",
    "scipy.spatial.cKDTree": f"data:{A} n:{INT}",
    "scipy.spatial.ConvexHull": f"vertices:{A} simplices:{A} volume:{FLOAT} area:{FLOAT}",
}  # fmt: skip

_ARRAY_METHODS = " ".join(
    f"{name}:{A}"
    for name in words(
        """all any argmax argmin argpartition argsort astype byteswap choose clip compress conj conjugate copy cumprod
        cumsum diagonal dot flatten getfield max mean min newbyteorder prod ptp ravel repeat reshape round searchsorted
        squeeze std sum swapaxes take trace transpose var view __array__ __getitem__"""
    )
)
METHODS: dict[str, str] = {
    A: f"""{_ARRAY_METHODS} tolist:builtins.list item:{FLOAT} tobytes:builtins.bytes tostring:builtins.bytes dump:
        dumps:builtins.bytes tofile: nonzero:{TUPLE} fill: sort: partition: put: resize: itemset: setfield: setflags:
        __len__:{INT} to_device=self""",
    GENERIC: f"""item:{FLOAT} tolist:{FLOAT} astype:{GENERIC} round:{GENERIC} sum:{GENERIC} mean:{GENERIC} copy:{GENERIC}
        tobytes:builtins.bytes reshape:{A} flatten:{A} ravel:{A} max:{GENERIC} min:{GENERIC} any:{GENERIC} all:{GENERIC}
        conj:{GENERIC} is_integer:{BOOL} squeeze:{A} view:{GENERIC}""",
    MASKED: f"filled:{A} compressed:{A} count:{INT} harden_mask: soften_mask: shrink_mask:",
    SPARSE: f"""toarray:{A} todense:{A} tocsr:{SPARSE} tocsc:{SPARSE} tocoo:{SPARSE} tolil:{SPARSE} todok:{SPARSE}
        todia:{SPARSE} tobsr:{SPARSE} dot:{A} multiply:{SPARSE} transpose:{SPARSE} sum:{A} mean:{A} diagonal:{A}
        nonzero:{TUPLE} copy:{SPARSE} astype:{SPARSE} power:{SPARSE} getrow:{SPARSE} getcol:{SPARSE} setdiag:
        eliminate_zeros: sum_duplicates: sort_indices: max:{FLOAT} min:{FLOAT} asformat:{SPARSE} get_shape:{INTS}
        reshape:{SPARSE} maximum:{SPARSE} minimum:{SPARSE} argmax:{A} argmin:{A} conj:{SPARSE} tolist:builtins.list
        getnnz:{INT} count_nonzero:{INT} items: keys: values:""",
    "numpy.ufunc": f"__call__:{A} reduce:{A} accumulate:{A} outer:{A} reduceat:{A} at:",
    "numpy.vectorize": f"__call__:{A}",
    "numpy.poly1d": f"__call__:{A} deriv:numpy.poly1d integ:numpy.poly1d",
    "numpy.lib.npyio.NpzFile": "close: items: keys: values: __enter__=self __exit__:",
    "numpy.errstate": "__enter__: __exit__:",
    "numpy.dtype": "newbyteorder:numpy.dtype type:",
    "scipy.interpolate.interp1d": f"__call__:{A}",
    "scipy.interpolate.CubicSpline": f"__call__:{A} derivative:scipy.interpolate.CubicSpline",
    "scipy.interpolate.RegularGridInterpolator": f"__call__:{A}",
    "scipy.interpolate.UnivariateSpline": f"__call__:{A} derivative:scipy.interpolate.UnivariateSpline",
    "scipy.interpolate.RectBivariateSpline": f"__call__:{A} ev:{A}",
    "scipy.spatial.cKDTree": f"query:{TUPLE} query_ball_point:builtins.list[builtins.list[{INT}]] query_pairs:",
    "scipy.spatial.KDTree": f"query:{TUPLE} query_ball_point:builtins.list[builtins.list[{INT}]] query_pairs:",
    "scipy.spatial.transform.Rotation": f"""as_matrix:{A} as_quat:{A} as_euler:{A} as_rotvec:{A} apply:{A}
        from_matrix:scipy.spatial.transform.Rotation from_quat:scipy.spatial.transform.Rotation
        from_euler:scipy.spatial.transform.Rotation from_rotvec:scipy.spatial.transform.Rotation
        inv:scipy.spatial.transform.Rotation random:scipy.spatial.transform.Rotation""",
    "scipy.stats.rv_generic": f"""rvs:{A} pdf:{A} cdf:{A} ppf:{A} sf:{A} isf:{A} logpdf:{A} logcdf:{A} pmf:{A} logpmf:{A}
        mean:{A} std:{A} var:{A} median:{A} entropy:{A} moment:{A} fit:{TUPLE} interval:{TUPLE} stats:{TUPLE}
        expect:{FLOAT} logsf:{A} __call__:scipy.stats.rv_generic support:{TUPLE} freeze:scipy.stats.rv_generic
        cov:{A} logp:{A}""",
    "scipy.stats.qmc.QMCEngine": f"random:{A} reset: fast_forward: random_base2:{A} integers:{A}",
    "scipy.stats.gaussian_kde": f"__call__:{A} evaluate:{A} pdf:{A} resample:{A}",
}  # fmt: skip

_DISTRIBUTIONS = words(
    """normal uniform standard_normal exponential gamma beta binomial poisson choice multinomial multivariate_normal
    permutation laplace logistic lognormal chisquare dirichlet f geometric gumbel hypergeometric logseries
    multivariate_hypergeometric negative_binomial noncentral_chisquare noncentral_f pareto power rayleigh standard_cauchy
    standard_exponential standard_gamma standard_t triangular vonmises wald weibull zipf"""
)
GENERATORS: dict[str, tuple[str, ...]] = {
    "numpy.random.Generator": (*_DISTRIBUTIONS, *words("random integers bytes shuffle permuted")),
    "numpy.random.RandomState": (
        *_DISTRIBUTIONS,
        *words("rand randn randint random random_sample random_integers bytes shuffle seed set_state tomaxint"),
    ),
}
"""Stateful generators → methods that draw from them."""

RANDOM_FUNCTIONS = (
    *_DISTRIBUTIONS,
    *words("rand randn randint random random_integers bytes shuffle seed set_state tomaxint"),
)
"""Functions of `numpy.random` that draw from, or set, the global generator."""

CALLBACKS: tuple[tuple[str, str, tuple[tuple[int, str, str], ...], str], ...] = (
    ("numpy.apply_along_axis", "func1d", ((0, "type", A),), "ignored"),
    ("numpy.apply_over_axes", "func", ((0, "type", A), (1, "type", INT)), "ignored"),
    ("numpy.fromfunction", "function", tuple((i, "type", A) for i in range(4)), "result"),
    ("numpy.piecewise", "funclist", (), "ignored"),
    ("numpy.vectorize", "pyfunc", tuple((i, "type", GENERIC) for i in range(4)), "ignored"),
    ("numpy.frompyfunc", "func", tuple((i, "type", GENERIC) for i in range(4)), "ignored"),
    ("scipy.optimize.minimize", "fun", ((0, "type", A), (1, "star", "args")), "ignored"),
    ("scipy.optimize.minimize", "jac", ((0, "type", A), (1, "star", "args")), "ignored"),
    ("scipy.optimize.minimize", "hess", ((0, "type", A), (1, "star", "args")), "ignored"),
    ("scipy.optimize.minimize", "callback", ((0, "type", A),), "ignored"),
    ("scipy.optimize.fmin_l_bfgs_b", "func", ((0, "type", A), (1, "star", "args")), "ignored"),
    ("scipy.optimize.fmin", "func", ((0, "type", A), (1, "star", "args")), "ignored"),
    ("scipy.optimize.fmin_bfgs", "f", ((0, "type", A), (1, "star", "args")), "ignored"),
    ("scipy.optimize.least_squares", "fun", ((0, "type", A),), "ignored"),
    ("scipy.optimize.leastsq", "func", ((0, "type", A),), "ignored"),
    ("scipy.optimize.root", "fun", ((0, "type", A),), "ignored"),
    ("scipy.optimize.fsolve", "func", ((0, "type", A),), "ignored"),
    ("scipy.optimize.brentq", "f", ((0, "type", FLOAT),), "ignored"),
    ("scipy.optimize.bisect", "f", ((0, "type", FLOAT),), "ignored"),
    ("scipy.optimize.newton", "func", ((0, "type", FLOAT),), "ignored"),
    ("scipy.optimize.minimize_scalar", "fun", ((0, "type", FLOAT),), "ignored"),
    ("scipy.optimize.curve_fit", "f", tuple((i, "type", A) for i in range(6)), "ignored"),
    ("scipy.optimize.differential_evolution", "func", ((0, "type", A),), "ignored"),
    ("scipy.optimize.approx_fprime", "f", ((0, "type", A),), "ignored"),
    ("scipy.integrate.quad", "func", ((0, "type", FLOAT), (1, "star", "args")), "ignored"),
    ("scipy.integrate.odeint", "func", ((0, "type", A), (1, "type", FLOAT)), "ignored"),
    ("scipy.integrate.solve_ivp", "fun", ((0, "type", FLOAT), (1, "type", A)), "ignored"),
)

MUTATES: tuple[tuple[str, str], ...] = (
    ("numpy.copyto", "dst"),
    ("numpy.put", "a"),
    ("numpy.place", "arr"),
    ("numpy.putmask", "a"),
    ("numpy.put_along_axis", "arr"),
    ("numpy.fill_diagonal", "a"),
    ("numpy.random.shuffle", "x"),
    ("numpy.random.Generator.shuffle", "x"),
    ("numpy.random.RandomState.shuffle", "x"),
    ("numpy.ufunc.at", "a"),
    *((f"{A}.{last}", "self") for last in words("fill sort partition put resize itemset setfield setflags")),
    *((f"{SPARSE}.{last}", "self") for last in words("setdiag eliminate_zeros sum_duplicates sort_indices")),
    *((f"{MASKED}.{last}", "self") for last in words("harden_mask soften_mask shrink_mask")),
    *((f"scipy.stats.qmc.QMCEngine.{last}", "self") for last in words("random reset fast_forward random_base2")),
)

VIEWS: tuple[tuple[str, str], ...] = (
    *((f"{A}.{last}", "self") for last in words("reshape ravel squeeze swapaxes transpose view diagonal")),
    *((f"numpy.{last}", "a") for last in words("asarray asanyarray ascontiguousarray asfortranarray")),
    *(
        (f"numpy.{last}", "a")
        for last in words("reshape ravel squeeze transpose swapaxes expand_dims moveaxis diagonal")
    ),
)
"""Functions that may yield, or share memory with, the array that they are given."""

EFFECTS: dict[str, tuple[str, ...]] = {
    "file": (
        *below(
            "numpy",
            """load save savez savez_compressed savetxt loadtxt genfromtxt fromfile fromregex memmap ndarray.tofile
            ndarray.dump""",
        ),
        *below("scipy.io", "loadmat savemat mmread mmwrite wavfile.read wavfile.write"),
        *below("scipy.sparse", "save_npz load_npz"),
        *below("scipy.misc", "imread imsave"),
    ),
    "output": below("numpy", "show_config info show_runtime disp source lookfor test"),
    "global-state": below("numpy", "seterr seterrcall set_printoptions setbufsize set_string_function"),
    "random": (
        *below("numpy.random", " ".join(RANDOM_FUNCTIONS)),
        *(f"{kind}.{last}" for kind, methods in GENERATORS.items() for last in methods),
        "scipy.stats.rv_generic.rvs",
        "scipy.stats.gaussian_kde.resample",
        "scipy.stats.qmc.QMCEngine.random",
    ),
}
CONSTANTS: dict[str, str] = {
    **{f"numpy.{name}": FLOAT for name in words("pi e inf nan euler_gamma")},
    "numpy.newaxis": "builtins.NoneType",
    "numpy.True_": "numpy.bool",
    "numpy.False_": "numpy.bool",
    **{f"numpy.{name}": "numpy.lib.index_tricks" for name in words("r_ c_ mgrid ogrid")},
    "scipy.pi": FLOAT,
    "numpy.__version__": STR,
}
