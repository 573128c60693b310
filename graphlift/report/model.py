"""What is reported about a project: plain, frozen data in a fixed order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Truth = bool | None
"""A three-valued fact: None is undeterminable."""

FACTS = (
    "tensor_parameter",
    "primitive_parameter",
    "side_effects",
    "recursive",
    "tensor_computation",
    "eager_only_calls",
    "numpy_on_parameters",
    "invalid_name_arguments",
    "unresolved_static_axes",
    "stale_variable_reads",
    "tensor_iteration",
    "dtype_conflict",
    "keras_symbolic",
    "caller_covered",
)
"""Facts that every function of a report has; hazards add more."""

DECORATOR_FLAGS = (
    "func",
    "input_signature",
    "autograph",
    "jit_compile",
    "reduce_retracing",
    "experimental_implements",
    "experimental_autograph_options",
    "experimental_follow_type_hints",
)

CONVERT_EAGER = "CONVERT_EAGER_FUNCTION_TO_HYBRID"
OPTIMIZE_HYBRID = "OPTIMIZE_HYBRID_FUNCTION"
TO_HYBRID = "CONVERT_TO_HYBRID"
TO_EAGER = "CONVERT_TO_EAGER"
RECONFIGURE = "RECONFIGURE"


@dataclass(frozen=True, slots=True, order=True)
class TensorType:
    """A tensor that a parameter may receive; ``shape`` None: unknown rank, -1 in it: unknown size."""

    dtype: str
    layout: str
    shape: tuple[int, ...] | None


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter and what is known about it."""

    name: str
    kind: str
    tensor: Truth = None
    container: bool = False
    primitive: Truth = None
    supplied: Truth = None
    types: tuple[TensorType, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Witness:
    """A place in the source that shows why; line and column count from 1, 0: unknown."""

    path: str
    line: int
    column: int
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A failure, warning or note about a function; ``parameter`` is what it is about, when it is one."""

    code: int
    name: str
    primary: bool
    message: str
    hint: str
    witnesses: tuple[Witness, ...] = ()
    parameter: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The decision about a function."""

    refactoring: str
    precondition: str | None = None
    transformation: str | None = None
    failures: tuple[Finding, ...] = ()
    warnings: tuple[Finding, ...] = ()
    notes: tuple[Finding, ...] = ()
    assumptions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Function:
    """One `def` and everything that is reported about it; ``entity`` is its id in the relations."""

    path: str
    line: int
    qualname: str
    entity: str
    parameters: tuple[Parameter, ...]
    hybrid: bool
    decorator: Mapping[str, bool] | None
    candidate: bool
    facts: Mapping[str, Truth]
    verdict: Verdict


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """A file that could not be (fully) analysed."""

    path: str
    line: int
    severity: str
    code: str
    message: str


@dataclass(frozen=True)
class Table:
    """An output relation of a user's rules."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]


@dataclass(frozen=True)
class Report:
    """All about one run. ``notices`` are for people: fallbacks, what was ignored."""

    version: str
    engine: str
    context: str
    root: str
    options: Mapping[str, object]
    functions: tuple[Function, ...]
    diagnostics: tuple[Diagnostic, ...]
    tables: tuple[Table, ...] = ()
    notices: tuple[str, ...] = ()
    timing: Mapping[str, float] | None = None

    @property
    def findings(self) -> list[Function]:
        """Functions that should be changed: what makes the exit code 1."""
        return [function for function in self.functions if function.verdict.transformation is not None]
