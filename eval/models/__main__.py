"""Regenerate the framework tables: ``python -m graphlift.eval.models --python /path/to/env/bin/python``."""

from __future__ import annotations

import argparse
import json
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from graphlift.eval.models import build_ecosystem, build_numpy, build_probability, build_tensorflow
from graphlift.eval.models.tables import Tables

BUILDERS: dict[str, Callable[[Mapping[str, Any]], Tables]] = {
    "tensorflow": build_tensorflow.build,
    "numpy": build_numpy.build,
    "tensorflow_probability": build_probability.build,
    "ecosystem": build_ecosystem.build,
}
"""Framework directory → what makes its tables from a snapshot."""
INTROSPECTED = frozenset(BUILDERS) - {"ecosystem"}
MODELS = Path(__file__).parents[2] / "rules" / "models"


def take_snapshot(python: str, frameworks: Sequence[str]) -> dict[str, Any]:
    """Introspect ``frameworks`` in the environment of interpreter ``python``.

    Raises:
        subprocess.CalledProcessError: when a framework cannot be imported there.
    """
    script = Path(__file__).with_name("introspect.py")
    done = subprocess.run([python, str(script), *frameworks], check=True, stdout=subprocess.PIPE)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the tables of the chosen frameworks."""
    parser = argparse.ArgumentParser(prog="graphlift.eval.models", description=__doc__)
    parser.add_argument("frameworks", nargs="*", choices=[[], *BUILDERS], help="default: all")
    parser.add_argument("--python", help="interpreter of the environment that has the frameworks")
    parser.add_argument("--snapshot", type=Path, help="read (or, with --python, write) the introspection as JSON here")
    parser.add_argument("--output", type=Path, default=MODELS, help="directory of the framework directories")
    chosen = parser.parse_args(arguments)
    frameworks = list(chosen.frameworks or BUILDERS)
    if chosen.python:
        snapshot = take_snapshot(chosen.python, [name for name in frameworks if name in INTROSPECTED])
        if chosen.snapshot:
            chosen.snapshot.write_text(json.dumps(snapshot, sort_keys=True), encoding="utf-8")
    elif chosen.snapshot:
        snapshot = json.loads(chosen.snapshot.read_text(encoding="utf-8"))
    elif frameworks == ["ecosystem"]:
        snapshot = {}
    else:
        parser.error("one of --python and --snapshot is needed")
    for framework in frameworks:
        tables = BUILDERS[framework](snapshot.setdefault(framework, {"versions": {}}))
        tables.write(chosen.output / framework)
        versions = snapshot[framework]["versions"]
        if not versions:
            continue
        lines = [f'{name.replace(".", "-")} = "{version}"\n' for name, version in sorted(versions.items())]
        (chosen.output / framework / "versions.toml").write_text("[introspected]\n" + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
