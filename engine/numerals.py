"""Numbers as Soufflé reads them: from programs (decimal, ``0b``, ``0x``) and from fact files, into 32 bits."""

from __future__ import annotations

import re

import numpy as np

_SIGNED = re.compile(r"\s*([+-]?)(0b[01]+|0x[0-9a-fA-F]+|\d+)$")
_UNSIGNED = re.compile(r"\s*\+?(0b[01]+|0x[0-9a-fA-F]+|\d+)$")
_FLOAT = re.compile(r"\s*[+-]?(?:(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|inf(?:inity)?|nan)$", re.IGNORECASE)


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
    with np.errstate(over="ignore"):
        value = float(np.float32(float(text)))
    if value in (float("inf"), float("-inf")) and "n" not in text.lower():
        raise ValueError(f"{text} does not fit into a 32-bit float")
    return value
