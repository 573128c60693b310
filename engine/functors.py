"""Intrinsic functors and comparisons, column-wise, with the results of Soufflé's interpreter on 32-bit values.

Every value is an int64 holding a signed 32-bit pattern, whatever its kind. Source of the semantics: Soufflé 2.5,
``src/interpreter/Engine.cpp`` and ``src/include/souffle/utility/EvaluatorUtil.h``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from graphlift.engine.errors import EvaluationError
from graphlift.engine.rowtable import Array

Bools = npt.NDArray[np.bool_]
Value = Any
"""An int64 array or a Python int standing for as many equal values as are needed."""

_SIGN = 1 << 31
_WORD = (1 << 32) - 1
_INT_MIN = -_SIGN


def wrap(value: Value) -> Value:
    """Reduce to a signed 32-bit pattern, as two's complement hardware does."""
    return ((value + _SIGN) & _WORD) - _SIGN


def unsigned(value: Value) -> Value:
    """The pattern read as uint32."""
    return value & _WORD


def to_float(value: Value) -> npt.NDArray[np.float32]:
    """The pattern read as float32."""
    return np.asarray(value, dtype=np.int64).astype(np.int32).view(np.float32)


def of_float(value: npt.NDArray[np.float32]) -> Array:
    """The pattern of a float32."""
    return np.asarray(value, dtype=np.float32).view(np.int32).astype(np.int64)


def float_bits(value: float) -> int:
    """The pattern of one float."""
    with np.errstate(over="ignore"):
        return int(np.asarray(value, dtype=np.float32).view(np.int32))


def _zero_check(divisor: Value) -> None:
    if np.any(np.asarray(divisor) == 0):
        raise EvaluationError("division by zero")


def div_i(a: Value, b: Value) -> Value:
    """C++ division: towards zero; INT_MIN / -1 traps."""
    _zero_check(b)
    a, b = np.asarray(a, dtype=np.int64), np.asarray(b, dtype=np.int64)
    if np.any((a == _INT_MIN) & (b == -1)):
        raise EvaluationError("division overflows")
    return np.sign(a) * np.sign(b) * (abs(a) // abs(b))


def mod_i(a: Value, b: Value) -> Value:
    """C++ remainder: the sign of the dividend."""
    quotient = div_i(a, b)
    return a - quotient * b


def div_u(a: Value, b: Value) -> Value:
    """Unsigned division."""
    _zero_check(b)
    return wrap(unsigned(a) // unsigned(b))


def mod_u(a: Value, b: Value) -> Value:
    """Unsigned remainder."""
    _zero_check(b)
    return wrap(unsigned(a) % unsigned(b))


def double_to_i(value: Any) -> Value:
    """``static_cast<int32_t>(double)`` on x86-64: INT_MIN when out of range."""
    value = np.asarray(value, dtype=np.float64)
    fits = (value > -2147483649.0) & (value < 2147483648.0)
    return np.where(fits, np.trunc(np.where(fits, value, 0)), float(_INT_MIN)).astype(np.int64)


def double_to_u(value: Any) -> Value:
    """``static_cast<uint32_t>(double)`` on x86-64: through int64, which is INT64_MIN when out of range."""
    value = np.asarray(value, dtype=np.float64)
    fits = (value >= -9223372036854775808.0) & (value < 9223372036854775808.0)
    return wrap(np.where(fits, value, 0.0).astype(np.int64) & _WORD)


def _power(a: Any, b: Any) -> Any:
    with np.errstate(all="ignore"):
        return np.power(np.asarray(a, dtype=np.float64), np.asarray(b, dtype=np.float64))


def exp_i(a: Value, b: Value) -> Value:
    """``a ^ b`` by way of double."""
    return double_to_i(_power(a, b))


def exp_u(a: Value, b: Value) -> Value:
    """``a ^ b`` by way of double, unsigned."""
    return double_to_u(_power(unsigned(a), unsigned(b)))


def exp_f(a: Value, b: Value) -> Value:
    """``a ^ b`` on floats."""
    return of_float(_power(to_float(a), to_float(b)).astype(np.float32))


def _float_op(operation: Callable[[Any, Any], Any]) -> Callable[[Value, Value], Value]:
    def apply(a: Value, b: Value) -> Value:
        with np.errstate(all="ignore"):
            return of_float(operation(to_float(a), to_float(b)))

    return apply


def _shift(b: Value) -> Value:
    return np.asarray(b, dtype=np.int64) & 31


def _truth(value: Value) -> Bools:
    truth: Bools = np.asarray(value) != 0
    return truth


def _as_number(value: Any) -> Value:
    return np.asarray(value).astype(np.int64)


def _fold(choose: Callable[[Any, Any], Any], read: Callable[[Value], Any]) -> Callable[..., Value]:
    """min/max over any number of arguments, the first of equals kept (matters for -0.0 and NaN)."""

    def apply(first: Value, *others: Value) -> Value:
        best: Value = np.asarray(first, dtype=np.int64)
        for other in others:
            other = np.asarray(other, dtype=np.int64)
            best = np.where(choose(read(other), read(best)), other, best)
        return best

    return apply


def _less(a: Any, b: Any) -> Any:
    return a < b


def _greater(a: Any, b: Any) -> Any:
    return a > b


def _same(value: Value) -> Value:
    return value


NUMERIC: dict[tuple[str, str], Callable[..., Value]] = {
    ("neg", "i"): lambda a: wrap(0 - a),
    ("neg", "f"): lambda a: of_float(-to_float(a)),
    ("+", "i"): lambda a, b: wrap(a + b),
    ("+", "u"): lambda a, b: wrap(a + b),
    ("+", "f"): _float_op(lambda a, b: a + b),
    ("-", "i"): lambda a, b: wrap(a - b),
    ("-", "u"): lambda a, b: wrap(a - b),
    ("-", "f"): _float_op(lambda a, b: a - b),
    ("*", "i"): lambda a, b: wrap(a * b),
    ("*", "u"): lambda a, b: wrap(a * b),
    ("*", "f"): _float_op(lambda a, b: a * b),
    ("/", "i"): div_i,
    ("/", "u"): div_u,
    ("/", "f"): _float_op(lambda a, b: a / b),
    ("%", "i"): mod_i,
    ("%", "u"): mod_u,
    ("^", "i"): exp_i,
    ("^", "u"): exp_u,
    ("^", "f"): exp_f,
    ("i2f", "i"): lambda a: of_float(np.asarray(a).astype(np.float32)),
    ("u2f", "u"): lambda a: of_float(np.asarray(unsigned(a)).astype(np.float32)),
    ("f2i", "f"): lambda a: double_to_i(to_float(a)),
    ("f2u", "f"): lambda a: double_to_u(to_float(a)),
    ("max", "i"): _fold(_greater, _same),
    ("min", "i"): _fold(_less, _same),
    ("max", "u"): _fold(_greater, unsigned),
    ("min", "u"): _fold(_less, unsigned),
    ("max", "f"): _fold(_greater, to_float),
    ("min", "f"): _fold(_less, to_float),
}
for _kind in ("i", "u"):
    NUMERIC |= {
        ("bnot", _kind): lambda a: ~a,
        ("band", _kind): lambda a, b: a & b,
        ("bor", _kind): lambda a, b: a | b,
        ("bxor", _kind): lambda a, b: a ^ b,
        ("bshl", _kind): lambda a, b: wrap(np.asarray(a, dtype=np.int64) << _shift(b)),
        ("bshru", _kind): lambda a, b: wrap(np.asarray(unsigned(a), dtype=np.int64) >> _shift(b)),
        ("lnot", _kind): lambda a: _as_number(~_truth(a)),
        ("land", _kind): lambda a, b: _as_number(_truth(a) & _truth(b)),
        ("lor", _kind): lambda a, b: _as_number(_truth(a) | _truth(b)),
        ("lxor", _kind): lambda a, b: _as_number(_truth(a) ^ _truth(b)),
    }
NUMERIC["bshr", "i"] = lambda a, b: np.asarray(a, dtype=np.int64) >> _shift(b)
NUMERIC["bshr", "u"] = NUMERIC["bshru", "u"]

COMPARISONS: dict[str, Callable[[Any, Any], Any]] = {
    "=": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
    "<": _less,
    "<=": lambda a, b: a <= b,
    ">": _greater,
    ">=": lambda a, b: a >= b,
}


def compare_unsigned(op: str) -> Callable[[Value, Value], Any]:
    """Comparison of patterns read as uint32."""
    compare = COMPARISONS[op]
    return lambda a, b: compare(unsigned(a), unsigned(b))


def compare_floats(op: str) -> Callable[[Value, Value], Any]:
    """Comparison of patterns read as float32; NaN equals nothing."""
    compare = COMPARISONS[op]
    return lambda a, b: compare(to_float(a), to_float(b))


_RANGE_BLOCK = 1 << 17


def range_blocks(kind: str, start: Value, end: Value, step: Value | None, n: int) -> Iterator[tuple[Array, Array]]:
    """``range(start, end[, step])`` for each of ``n`` rows, in blocks of (row numbers, values)."""
    if kind == "f":
        yield from _float_ranges(start, end, step, n)
        return
    read = unsigned if kind == "u" else _same
    first = np.broadcast_to(np.asarray(read(start), dtype=np.int64), (n,))
    last = np.broadcast_to(np.asarray(read(end), dtype=np.int64), (n,))
    if step is None:
        stride = np.where(first <= last, 1, -1)
    else:
        stride = np.broadcast_to(np.asarray(read(step), dtype=np.int64), (n,))
    size = np.where(stride == 0, 1, abs(stride))
    gap = np.where(stride > 0, last - first, np.where(stride < 0, first - last, (first != last).astype(np.int64)))
    ends = np.maximum(0, -(-gap // size)).cumsum()
    for low in range(0, int(ends[-1]) if n else 0, _RANGE_BLOCK):
        places = np.arange(low, min(low + _RANGE_BLOCK, int(ends[-1])))
        rows = ends.searchsorted(places, side="right")
        steps = places - np.where(rows, ends.take(rows - 1), 0)
        yield rows, wrap(first.take(rows) + steps * stride.take(rows))


def _float_ranges(start: Value, end: Value, step: Value | None, n: int) -> Iterator[tuple[Array, Array]]:
    first, last = (np.broadcast_to(to_float(value), (n,)) for value in (start, end))
    stride = np.where(first <= last, np.float32(1), np.float32(-1)) if step is None else to_float(step)
    stride = np.broadcast_to(stride, (n,))
    rows: list[int] = []
    values: list[np.float32] = []

    def block() -> tuple[Array, Array]:
        done = np.asarray(rows, dtype=np.int64), of_float(np.asarray(values, dtype=np.float32))
        rows.clear()
        values.clear()
        return done

    for row in range(n):
        x, to, by = first[row], last[row], stride[row]
        if by == 0:
            if x != to:
                rows.append(row)
                values.append(x)
            continue
        while (x < to) if by > 0 else (to < x):
            rows.append(row)
            values.append(x)
            moved = np.float32(x + by)
            if moved == x:
                raise EvaluationError(f"range({first[row]}, {to}, {by}) never ends")
            x = moved
            if len(rows) == _RANGE_BLOCK:
                yield block()
    if rows:
        yield block()


def broadcast(values: Sequence[Value], n: int) -> list[Array]:
    """Every value as an int64 array of length ``n``."""
    return [np.broadcast_to(np.asarray(value, dtype=np.int64), (n,)) for value in values]
