"""Options and fixtures of the whole suite."""

from __future__ import annotations

import importlib.util
import os
import signal
from pathlib import Path

import pytest
from hypothesis import settings

# The machine may be busy: a slow example is no failure.
settings.register_profile("graphlift", deadline=None)
settings.load_profile("graphlift")

# A shell starts background jobs with SIGINT ignored, and so would all that the tests interrupt.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add our command-line options."""
    parser.addoption("--update-golden", action="store_true", help="rewrite the golden tables instead of comparing")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs TensorFlow where it is not installed and no interpreter that has it is named."""
    if importlib.util.find_spec("tensorflow") is not None or os.environ.get("GRAPHLIFT_TENSORFLOW_PYTHON"):
        return
    skip = pytest.mark.skip(reason="TensorFlow is not installed")
    for item in items:
        if item.get_closest_marker("tensorflow"):
            item.add_marker(skip)


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether golden tables are to be rewritten."""
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture(scope="session")
def source_tree() -> Path:
    """The root of the repository."""
    return Path(__file__).resolve().parents[1]
