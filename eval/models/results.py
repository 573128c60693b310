"""What a documented function yields, read off its signature's annotation and the "Returns" section of its docstring.

The documentation of TensorFlow, Keras, NumPy and SciPy is regular enough that a handful of patterns decides most of the
API; the notes by hand correct the rest.
"""

from __future__ import annotations

import re

TENSOR = "tensorflow.Tensor"
ARRAY = "numpy.ndarray"

_PATTERNS: tuple[tuple[str, str], ...] = (
    (r"^(none|nothing)\b", "builtins.None"),
    (r"\b(created|the|a|an) `?(tf\.)?operation`?|^`?op(eration)?`?\b|an? op that", "tensorflow.Operation"),
    (r"^(a |an )?(python )?`?(list|sequence)s?`? (of|containing) .*(`?raggedtensor)", "list:tensorflow.RaggedTensor"),
    (r"^(a |an |the )?.{0,20}`?(tf\.)?raggedtensor`?", "tensorflow.RaggedTensor"),
    (r"^(a |an |the )?.{0,24}`?(tf\.)?(sparse\.)?sparsetensor`?", "tensorflow.SparseTensor"),
    (r"^(a |an )?`?dict(ionary)?`?.*tensors?", "dict:tensorflow.Tensor"),
    (
        r"^(a |an |the )?(python )?`?(tuple|pair)`? .*(tensor|output|state)"
        r"|^(a |an )?\(.*\) tuple|^`\(.*\)`|^two (output )?tensors",
        "tuple:tensorflow.Tensor",
    ),
    (r"^a tuple of `?tensor`? objects", "tuple:tensorflow.Tensor"),
    (r"^(a |an |the )?(\w+ )?(python )?`?lists?`? (of|containing|with)?.*tensors?", "list:tensorflow.Tensor"),
    (r"^(a |an )?(`tf\.data\.)?`?dataset`?", "tensorflow.data.Dataset"),
    (r"^(a |an )?(tf\.)?`?variable`?", "tensorflow.Variable"),
    (r"^(a |an |the )?(tf\.)?`?tensorshape`?", "tensorflow.TensorShape"),
    (r"^(a |an |the )?.{0,12}numpy array|^`?ndarray`?", "numpy.ndarray"),
    (
        r"^(a |an |the )?`?(python )?(bool|boolean)`?( value|\.|,|$| indicating)|^`?true`? (if|when|iff)|^whether",
        "builtins.bool",
    ),
    (r"^(a |an |the )?`?(python )?(str|string)`?( value|\.|,|$| name)", "builtins.str"),
    (r"^(a |an |the )?`?(python )?(int|integer)`?( value|\.|,|$)", "builtins.int"),
    (r"^(a |an |the )?`?(python )?float`?( value|\.|,|$)", "builtins.float"),
    (r"\btensors?\b`?", "tensorflow.Tensor"),
    (r"^(a |an |the )?.{0,30}(scalar|image|matrix|vector)", "tensorflow.Tensor"),
)

_NUMPY_PATTERNS: tuple[tuple[str, str], ...] = (
    (r"^\S+ : (tuple|list) of .*(ndarray|array)", "tuple:numpy.ndarray"),
    (r"^\S+ : .*(ndarray|array|matrix|scalar|float|complex|int or|same type)", ARRAY),
    (r"^\S+ : bool", "builtins.bool"),
    (r"^\S+ : int", "builtins.int"),
    (r"^\S+ : (str|string)", "builtins.str"),
    (r"^(\w+, )+\w+ : .*(array|float|scalar)", "tuple:numpy.ndarray"),
    (r"\bndarray\b", ARRAY),
)


def _type_of(kind: str) -> str:
    """``list:X`` → ``builtins.list[X]``: the name of the type of containers of ``X``."""
    container, _, item = kind.partition(":")
    return f"builtins.{container}[{item}]" if item else kind


def result_from_documentation(text: str, framework: str = "tensorflow") -> str:
    """The canonical type that a "Returns" text speaks of, or an empty text."""
    patterns = _PATTERNS if framework == "tensorflow" else _NUMPY_PATTERNS
    lowered = text.lower().strip()
    if not lowered:
        return ""
    for pattern, kind in patterns:
        if re.search(pattern, lowered):
            return _type_of(kind)
    return ""


def says_something(text: str) -> bool:
    """Whether a "Returns" text speaks of an object at all."""
    return bool(text) and not re.match(r"(none|nothing)\b", text.lower().strip("` "))


def result_of_operation(outputs: list[dict[str, object]]) -> str:
    """The type that a registered operation with ``outputs`` yields in its Python wrapper."""
    if not outputs:
        return "tensorflow.Operation"
    if len(outputs) == 1:
        return f"builtins.list[{TENSOR}]" if outputs[0]["list"] else TENSOR
    return f"builtins.tuple[{TENSOR}]"
