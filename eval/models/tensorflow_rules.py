"""Notes by hand: dtype and shape of what common functions of TensorFlow yield."""

from __future__ import annotations

from graphlift.eval.models.tables import Tables


def add_dtype_and_shape_rules(tables: Tables) -> None:
    """Fill `api_dtype` and `api_shape`."""
