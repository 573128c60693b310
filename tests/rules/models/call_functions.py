"""Call TensorFlow functions, named in a JSON list on standard input, with small tensors; print the types of results.

Runs in the environment of TensorFlow. A function that takes none of the arguments tried is left out.
"""

import functools
import json
import os
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
output, sys.stdout = sys.stdout, sys.stderr

import numpy as np  # noqa: E402
import tensorflow as tf  # noqa: E402

SQUARE = tf.constant([[2.0, 1.0], [1.0, 3.0]])
TRIALS = (
    (SQUARE,),
    (SQUARE, SQUARE),
    (tf.constant([1, 2]),),
    (tf.constant([1, 2]), tf.constant([1, 1])),
    (tf.constant([True, False]),),
    (tf.ones([1, 4, 4, 3]),),
    (tf.constant(["a", "b"]),),
    (SQUARE, 0),
    ([2, 2],),
)


def kind(found):
    """The name that the tables give to the type of ``found``."""
    for cls, name in (
        (tf.RaggedTensor, "tensorflow.RaggedTensor"),
        (tf.SparseTensor, "tensorflow.SparseTensor"),
        (tf.Variable, "tensorflow.Variable"),
        (tf.TensorShape, "tensorflow.TensorShape"),
        (tf.Tensor, "tensorflow.Tensor"),
        (np.ndarray, "numpy.ndarray"),
        (bool, "builtins.bool"),
        (int, "builtins.int"),
        (str, "builtins.str"),
    ):
        if isinstance(found, cls):
            return name
    if isinstance(found, (list, tuple)) and found and all(kind(item) == "tensorflow.Tensor" for item in found):
        return f"builtins.{'list' if isinstance(found, list) else 'tuple'}[tensorflow.Tensor]"
    return ""


def main():
    """Answer on standard output: name → types seen."""
    answers = {}
    for name in json.load(sys.stdin):
        try:
            function = functools.reduce(getattr, name.split(".")[1:], tf)
        except AttributeError:
            continue
        for arguments in TRIALS:
            try:
                found = kind(function(*arguments))
            except Exception:
                continue
            if found:
                answers.setdefault(name, set()).add(found)
    json.dump({name: sorted(kinds) for name, kinds in answers.items()}, output)


if __name__ == "__main__":
    main()
