"""The engine: evaluates Soufflé programs over fact bases."""

from graphlift.engine.api import EngineName, evaluate, load_program
from graphlift.engine.budget import Budget, BudgetExceeded
from graphlift.engine.errors import EngineError, EvaluationError, FactError, ProgramError, UnsupportedFeature
from graphlift.engine.results import Results

__all__ = [
    "Budget",
    "BudgetExceeded",
    "EngineError",
    "EngineName",
    "EvaluationError",
    "FactError",
    "ProgramError",
    "Results",
    "UnsupportedFeature",
    "evaluate",
    "load_program",
]
