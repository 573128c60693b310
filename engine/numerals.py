"""Numbers as Soufflé reads them: from programs (decimal, ``0b``, ``0x``) and from fact files, into 32 bits."""

from __future__ import annotations

import math
import re
from fractions import Fraction

import numpy as np

_SIGNED = re.compile(r"\s*([+-]?)(0b[01]+|0x[0-9a-fA-F]+|\d+)$")
_UNSIGNED = re.compile(r"\s*\+?(0b[01]+|0x[0-9a-fA-F]+|\d+)$")
_FLOAT = re.compile(r"\s*[+-]?(?:(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|inf(?:inity)?|nan)$", re.IGNORECASE)

_LEAST = float(np.finfo(np.float32).tiny)  # below it, floats have fewer digits


def _magnitude(digits: str) -> int:
    if digits.startswith("0b"):
        return int(digits[2:], 2)
    if digits.startswith("0x"):
        return int(digits[2:], 16)
    return int(digits)


def signed(text: str) -> int:
    """A number literal.

    Raises:
        ValueError: when the text is no number or does not fit into 32 bits.
    """
    match = _SIGNED.match(text)
    if match is None:
        raise ValueError(f"{text!r} is not a number")
    value = _magnitude(match[2])
    value = -value if match[1] == "-" else value
    if not -(2**31) <= value < 2**31:
        raise ValueError(f"{text} does not fit into a 32-bit number")
    return value


def unsigned(text: str) -> int:
    """An unsigned literal; like Soufflé it keeps the low 32 bits of a value below 2^64.

    Raises:
        ValueError: when the text is no unsigned number or needs more than 64 bits.
    """
    match = _UNSIGNED.match(text)
    if match is None:
        raise ValueError(f"{text!r} is not an unsigned number")
    value = _magnitude(match[1])
    if value >= 2**64:
        raise ValueError(f"{text} does not fit into an unsigned number")
    return value % 2**32


def single(text: str) -> float:
    """A float literal, rounded to 32 bits.

    Raises:
        ValueError: when the text is no float or overflows.
    """
    if _FLOAT.match(text) is None:
        raise ValueError(f"{text!r} is not a float")
    try:
        return float32(text.strip())
    except ValueError:
        raise ValueError(f"{text} does not fit into a 32-bit float") from None


def float32(text: str) -> float:
    """A decimal or hexadecimal float rounded to 32 bits, as ``std::stof`` does.

    Raises:
        ValueError: when it overflows, or is so small that digits are lost.
    """
    hexadecimal = "x" in text.lower()
    value = float.fromhex(text) if hexadecimal else float(text)
    with np.errstate(over="ignore", under="ignore"):
        rounded = float(np.float32(value))
    if math.isinf(rounded) and "n" not in text.lower():
        raise ValueError("float out of range")
    if abs(rounded) < _LEAST and not math.isnan(rounded):
        exact = Fraction(value) if hexadecimal else Fraction(text)
        if exact != Fraction(rounded):
            raise ValueError("float out of range")
    return rounded
