"""A small project's relations, written by hand: what reports are tested on without any engine."""

from __future__ import annotations

from graphlift.facts.base import FactBase


def small_project() -> FactBase:
    """Two files: `f` should be a graph, `A.g` should not be one, `h` is refused, `u` is unknown to the rules."""
    base = FactBase()
    base.put_rows("file", [("file0", "a.py"), ("file1", "pkg/b.py")])
    base.put_rows(
        "function",
        [("f0", "f", "m0"), ("f1", "g", "c0"), ("f2", "h", "m1"), ("f3", "u", "m1"), ("f4", "<lambda>", "m1")],
    )
    base.put_rows("function_flag", [("f4", "lambda"), ("f1", "method")])
    base.put_rows("definition_line", [("f0", 4), ("f1", 9), ("f2", 2), ("f3", 8), ("f4", 9)])
    base.put_rows("qualified_name", [("f0", "f"), ("f1", "A.g"), ("f2", "h"), ("f3", "u"), ("f4", "<lambda>")])
    base.put_rows(
        "scope_name",
        [("m0", "a"), ("m1", "pkg.b"), ("f0", "a.f"), ("f1", "a.A.g"), ("c0", "a.A"), ("f4", "pkg.b.<lambda1>")],
    )
    base.put_rows("class", [("c0", "A", "m0")])
    base.put_rows(
        "span",
        [
            ("f0", "file0", 3, 1),
            ("f1", "file0", 8, 5),
            ("f2", "file1", 2, 1),
            ("f3", "file1", 8, 1),
            ("i0", "file1", 5, 9),
            ("i1", "file1", 3, 5),
        ],
    )
    base.put_rows(
        "parameter",
        [
            ("p0", "f0", "positional_only", 0),
            ("p1", "f0", "keyword_only", 1),
            ("p2", "f1", "positional", 0),
            ("p3", "f2", "var_positional", 0),
        ],
    )
    base.put_rows("parameter_name", [("p0", "x"), ("p1", "scale"), ("p2", "self"), ("p3", "values")])
    base.put_rows(
        "function_fact",
        [("f0", "tensor_parameter", "true"), ("f0", "side_effects", "false"), ("f2", "some_hazard", "true")],
    )
    base.put_rows(
        "function_fact", [*base_rows(base, "function_fact"), ("f2", "recursive", "true"), ("f2", "recursive", "false")]
    )
    base.put_rows(
        "parameter_fact",
        [
            ("p0", "tensor", "true"),
            ("p0", "primitive", "false"),
            ("p1", "supplied", "false"),
            ("p3", "container", "true"),
        ],
    )
    base.put_rows(
        "parameter_type",
        [("p0", "o0", "float32", "dense"), ("p0", "o1", "unknown", "sparse"), ("p0", "o2", "float32", "dense")],
    )
    base.put_rows("tensor_rank", [("o0", 2), ("o2", 1), ("o2", 2), ("o9", 4)])
    base.put_rows("tensor_dimension", [("o0", 0, 32), ("o0", 1, -1), ("o9", 0, 1)])
    base.put_rows("hybrid_function", [("f1",)])
    base.put_rows("decorator_flag", [("f1", "autograph")])
    base.put_rows("precondition", [("f0", "P1"), ("f1", "P2")])
    base.put_rows("transformation", [("f0", "CONVERT_TO_HYBRID"), ("f1", "CONVERT_TO_EAGER")])
    base.put_rows("refactoring", [("f0", "CONVERT_EAGER_FUNCTION_TO_HYBRID"), ("f1", "OPTIMIZE_HYBRID_FUNCTION")])
    base.put_rows(
        "finding",
        [
            ("HAS_PYTHON_SIDE_EFFECTS", 4, "error"),
            ("IS_RECURSIVE", 8, "error"),
            ("RECURSIVE_HYBRID_FUNCTION", 8, "warning"),
        ],
    )
    base.put_rows(
        "finding_message",
        [
            ("HAS_PYTHON_SIDE_EFFECTS", "eager", "Can't hybridize."),
            ("HAS_PYTHON_SIDE_EFFECTS", "hybrid", "May alter."),
            ("IS_RECURSIVE", "any", "Recursive."),
        ],
    )
    base.put_rows("finding_hint", [("HAS_PYTHON_SIDE_EFFECTS", "Move it.")])
    base.put_rows("failure", [("f2", "IS_RECURSIVE"), ("f2", "HAS_PYTHON_SIDE_EFFECTS")])
    base.put_rows("primary_failure", [("f2", "IS_RECURSIVE")])
    base.put_rows("warning", [("f1", "RECURSIVE_HYBRID_FUNCTION")])
    base.put_rows("note", [("f0", "TYPE_INFERENCING", "x")])
    base.put_rows(
        "witness",
        [
            ("f2", "HAS_PYTHON_SIDE_EFFECTS", "i0", "later"),
            ("f2", "HAS_PYTHON_SIDE_EFFECTS", "i1", "appends to \x1b[31m[red]x"),
        ],
    )
    base.put_rows("verdict_assumption", [("f0", "`f` is fed with tensors")])
    base.put_rows("edit", [])
    base.put_rows("edit_assumption", [])
    base.put_rows("call_graph_edge", [("m0", "f0"), ("f0", "f1"), ("f0", "f4"), ("m0", "c0")])
    base.put_rows("external_call_edge", [("f0", "builtins.print"), ("f0", "numpy.zeros")])
    return base


def base_rows(base: FactBase, name: str) -> list[tuple[str, ...]]:
    """The rows of a relation, to be extended."""
    return [tuple(map(str, row)) for row in base.frame(name).itertuples(index=False, name=None)]
