"""Values of single expressions after evaluation; for explanations, not for evaluation."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from graphlift.engine.errors import EvaluationError
from graphlift.engine.functors import NUMERIC, float_bits, wrap
from graphlift.engine.program import Cast, Constant, Counter, Expression, Functor, RecordInit, Variable
from graphlift.engine.results import Results
from graphlift.engine.strings import Strings


class Values:
    """Computes expressions over the symbols and records of one evaluation."""

    def __init__(self, results: Results) -> None:
        self.results = results
        self.strings = Strings(results.symbols)

    def value(self, expression: Expression, environment: Mapping[str, int]) -> int:
        """The 32-bit value of an expression whose variables are bound."""
        match expression:
            case Variable(name):
                return environment[name]
            case Constant():
                return self.constant(expression)
            case Cast(arg=arg):
                return self.value(arg, environment)
            case RecordInit(args=args):
                fields = [np.asarray([self.value(arg, environment)], dtype=np.int64) for arg in args]
                return int(self.results.record_tables.table(len(args)).find(fields, 1)[0])
            case Functor():
                return self._functor(expression, environment)
        raise EvaluationError(f"cannot compute {expression} again")

    def constant(self, constant: Constant) -> int:
        """A constant's 32-bit value."""
        if constant.kind == "s":
            return self.results.symbols.intern(str(constant.value))
        if constant.kind == "f":
            return float_bits(float(constant.value))
        return int(wrap(int(constant.value)))

    def _functor(self, functor: Functor, environment: Mapping[str, int]) -> int:
        args = [np.asarray([self.value(arg, environment)], dtype=np.int64) for arg in functor.args]
        name, kind = functor.name, functor.operand
        if name in ("i2i", "u2u", "f2f", "s2s", "i2u", "u2i", "ord"):
            return int(args[0][0])
        if (name, kind) in NUMERIC:
            return int(np.asarray(NUMERIC[name, kind](*args)).reshape(-1)[0])
        method = {"max": "maximum", "min": "minimum", "+": "cat"}.get(name, name)
        return int(np.asarray(getattr(self.strings, method)(*args)).reshape(-1)[0])


def has_counter(expression: Expression) -> bool:
    """Whether an expression counts, so that computing it again gives something else."""
    match expression:
        case Counter():
            return True
        case Functor(args=args) | RecordInit(args=args):
            return any(has_counter(arg) for arg in args)
        case Cast(arg=arg):
            return has_counter(arg)
    return False
