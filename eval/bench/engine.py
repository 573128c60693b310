"""Measures the engines on points-to analyses, transitive closures, and graphlift's own rules.

    python -m graphlift.eval.bench.engine [--sizes 10000,1000000] [--families points-to,…] [--engines embedded,…]
        [--runs N] [--project SOURCES] [--markdown]

Every engine runs as a process of its own, alternately with the others, and all engines must derive the same number of
tuples. Printed are medians of the processor seconds of the whole process with its children (start, reading facts,
evaluating), the peak of its resident memory, and both in relation to Soufflé's interpreter. Programs are cached
beforehand, and compiling with Soufflé is not counted. What is not installed is left out.

"ways" is the number of derivations for each derived tuple: an engine's work grows with the derivations, not the tuples.
"""

from __future__ import annotations

import argparse
import functools
import importlib.util
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from importlib import resources
from pathlib import Path

from graphlift.engine.api import load_program
from graphlift.engine.datalog import evaluate_directory
from graphlift.engine.souffle import find_souffle
from graphlift.eval.bench.engine_programs import (
    FAMILIES,
    Facts,
    Family,
    clingo_facts,
    clingo_text,
    derivations_text,
    duckdb_statements,
    souffle_text,
)

ENGINES = ("embedded", "souffle", "souffle-compiled", "duckdb", "clingo")
SIZES = (10_000, 100_000, 1_000_000, 10_000_000)
TARGET_CPU, TARGET_FROM = 1.0, 100_000
TARGET_MEMORY, TARGET_MEMORY_PLUS = 2.0, 60.0
TARGET_START = 0.25
_SAMPLE = 30_000

# Resident memory survives `exec` in the kernel's count, so each command is started by a process that holds little.
_LAUNCHER = """
import os, sys, json
out = os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
null = os.open(os.devnull, os.O_RDONLY)
actions = [(os.POSIX_SPAWN_DUP2, null, 0), (os.POSIX_SPAWN_DUP2, out, 1)]
child = os.posix_spawnp(sys.argv[2], sys.argv[2:], os.environ, file_actions=actions)
_, status, used = os.wait4(child, 0)
print(json.dumps([os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, used.ru_maxrss]))
"""

_DUCKDB = """
import json, sys
import duckdb
plan = json.load(open(sys.argv[1]))
db = duckdb.connect()
db.execute(f"SET threads = 1; SET preserve_insertion_order = false")
db.execute("CREATE SEQUENCE ids; CREATE TABLE symbol(text VARCHAR PRIMARY KEY, id INTEGER DEFAULT nextval('ids'))")
for name, (file, arity) in plan["inputs"].items():
    columns = {f"s{place}": "VARCHAR" for place in range(arity)}
    db.execute(f"CREATE TABLE raw AS SELECT * FROM read_csv('{file}', delim='\\t', header=false, quote='', "
               f"columns={columns})")
    for place in range(arity):
        db.execute(f"INSERT INTO symbol(text) SELECT DISTINCT s{place} FROM raw "
                   f"WHERE s{place} NOT IN (SELECT text FROM symbol)")
    ids = ", ".join(f"y{place}.id AS c{place}" for place in range(arity))
    joins = " ".join(f"JOIN symbol y{place} ON y{place}.text = s{place}" for place in range(arity))
    db.execute(f"CREATE TABLE {name} AS SELECT {ids} FROM raw {joins}; DROP TABLE raw")
for statement in plan["once"]:
    db.execute(statement)
heads = plan["heads"]
while True:
    added = 0
    for name in heads:
        db.execute(f"DELETE FROM {name}_delta; INSERT INTO {name}_delta SELECT DISTINCT * FROM {name}_next "
                   f"EXCEPT SELECT * FROM {name}; DELETE FROM {name}_next; INSERT INTO {name} FROM {name}_delta")
        added += db.execute(f"SELECT count(*) FROM {name}_delta").fetchone()[0]
    if not added:
        break
    for name, selects in zip(heads, plan["steps"]):
        for select in selects:
            db.execute(f"INSERT INTO {name}_next {select}")
for name in plan["outputs"]:
    print(name, db.execute(f"SELECT count(*) FROM {name}").fetchone()[0], sep="\\t")
"""

_CLINGO = """
import sys
import clingo
control = clingo.Control(["--warn=none"])
for file in sys.argv[2:]:
    control.load(file)
control.ground([("base", [])])
for name in sys.argv[1].split(","):
    arities = [arity for other, arity, _ in control.symbolic_atoms.signatures if other == name]
    print(name, sum(1 for arity in arities for _ in control.symbolic_atoms.by_signature(name, arity)), sep="\\t")
"""


@dataclass(frozen=True, slots=True)
class Figures:
    """One engine on one input: median processor seconds, peak resident memory in MB, derived tuples."""

    engine: str
    seconds: float
    megabytes: float
    tuples: int
    ways: float | None = None


class Failed(Exception):
    """An engine did not finish."""


def measured(command: Sequence[str], output: Path, cache: Path, seconds: float) -> tuple[float, float]:
    """Processor seconds and peak megabytes of ``command``, whose standard output goes to a file.

    Raises:
        Failed: unless it succeeds in time.
    """
    environment = os.environ | {"GRAPHLIFT_CACHE_DIR": str(cache), "PYTHONPYCACHEPREFIX": str(cache / "bytecode")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    launcher = [sys.executable, "-I", "-S", "-c", _LAUNCHER, str(output), *command]
    try:
        done = subprocess.run(launcher, capture_output=True, text=True, env=environment, timeout=seconds, check=False)
    except subprocess.TimeoutExpired:
        raise Failed(f"took more than {seconds:.0f} s") from None
    if done.returncode:
        raise Failed(done.stderr.strip())
    code, used, kilobytes = json.loads(done.stdout)
    if code:
        raise Failed(f"exit code {code}: {done.stderr.strip()[-300:]}")
    return used, kilobytes / 1024


def _counts(output: Path) -> dict[str, int]:
    """Numbers of tuples from lines ``name<TAB>number``."""
    lines = (line.split("\t") for line in output.read_text().splitlines())
    return {fields[0]: int(fields[1]) for fields in lines if len(fields) == 2}


class Bench:
    """Runs engines over one folder that holds a program and its facts."""

    def __init__(self, directory: Path, engines: Sequence[str], runs: int, seconds: float) -> None:
        self.directory = directory
        self.engines = engines
        self.runs = runs
        self.seconds = seconds
        self.cache = directory / "cache"

    def embedded(self, program: Path, facts: Path, output: Path) -> list[str]:
        """Command line of the embedded engine."""
        command = [sys.executable, "-P", "-m", "graphlift", "datalog", str(program), "--engine", "embedded"]
        return [*command, "-F", str(facts), "-D", str(output)]

    def souffle(self, program: Path, facts: Path, output: Path) -> list[str]:
        """Command line of Soufflé's interpreter."""
        found = find_souffle()
        assert found is not None
        return [str(found.path), "-w", str(program), "-F", str(facts), "-D", str(output)]

    def compiled(self, program: Path, facts: Path, output: Path) -> list[str]:
        """Command line of the program compiled by Soufflé, which is done here, once."""
        binary = self.directory / "compiled"
        found = find_souffle()
        assert found is not None
        if not binary.exists():
            done = subprocess.run(
                [str(found.path), "-w", "-o", str(binary), str(program)], capture_output=True, text=True, check=False
            )
            if done.returncode or not binary.exists():
                raise Failed(f"Soufflé did not compile: {(done.stderr + done.stdout).strip()[-300:]}")
        return [str(binary), "-F", str(facts), "-D", str(output)]

    def measure(self, commands: dict[str, Callable[[], list[str]]]) -> tuple[list[Figures], list[str]]:
        """Figures of each engine in ``commands``, and what is to be said about those that failed."""
        lines: dict[str, list[str]] = {}
        found: dict[str, list[tuple[float, float]]] = {}
        counts: dict[str, dict[str, int]] = {}
        remarks: list[str] = []
        for turn in range(self.runs + 1):  # the first turn fills caches and is not counted
            for engine in list(commands):
                try:
                    command = lines.get(engine) or commands[engine]()
                    lines[engine] = command
                    output = self.directory / "stdout"
                    used = measured(command, output, self.cache, self.seconds)
                    counts[engine] = _counts(output)
                    if turn or self.runs == 0:
                        found.setdefault(engine, []).append(used)
                except Failed as problem:
                    remarks.append(f"{engine}: {problem}")
                    del commands[engine]
                    found.pop(engine, None)
        agreed = {tuple(sorted(counts[engine].items())) for engine in found}
        if len(agreed) > 1:
            raise SystemExit(f"engines disagree: { {engine: counts[engine] for engine in found} }")
        figures = [
            Figures(
                engine,
                statistics.median(seconds for seconds, _ in runs),
                statistics.median(megabytes for _, megabytes in runs),
                sum(counts[engine].values()),
            )
            for engine, runs in found.items()
        ]
        return figures, remarks

    def family(self, family: Family, derived: int) -> tuple[list[Figures], list[str]]:
        """Measure one generated input."""
        facts, output = self.directory / "facts", self.directory / "out"
        facts.mkdir()
        output.mkdir()
        rows = family.make(derived)
        write_facts(family, rows, facts)
        program = self.directory / f"{family.name}.dl"
        program.write_text(souffle_text(family))
        commands: dict[str, Callable[[], list[str]]] = {
            "embedded": lambda: self.embedded(program, facts, output),
            "souffle": lambda: self.souffle(program, facts, output),
            "souffle-compiled": lambda: self.compiled(program, facts, output),
            "duckdb": lambda: self.duckdb(family, facts),
            "clingo": lambda: self.clingo(family, rows),
        }
        figures, remarks = self.measure({engine: commands[engine] for engine in self.engines})
        ways = derivations(family)
        return [replace(one, ways=ways) for one in figures], remarks

    def duckdb(self, family: Family, facts: Path) -> list[str]:
        """Command line of a semi-naive loop over DuckDB."""
        once, steps = duckdb_statements(family)
        plan = {
            "inputs": {name: (str(facts / f"{name}.facts"), arity) for name, arity in family.inputs.items()},
            "once": once,
            "heads": sorted(family.heads),
            "steps": steps,
            "outputs": family.outputs,
        }
        file = self.directory / "duckdb.json"
        file.write_text(json.dumps(plan))
        return [sys.executable, "-I", "-c", _DUCKDB, str(file)]

    def clingo(self, family: Family, rows: Facts) -> list[str]:
        """Command line of clingo's grounder."""
        program, facts = self.directory / "program.lp", self.directory / "facts.lp"
        program.write_text(clingo_text(family))
        with facts.open("w") as file:
            file.writelines(clingo_facts(rows))
        return [sys.executable, "-I", "-c", _CLINGO, ",".join(family.outputs), str(program), str(facts)]

    def own_rules(self, project: Path) -> tuple[list[Figures], list[str]]:
        """Measure graphlift's rules over the facts of a source tree, which all engines read from the same files."""
        facts, output = self.directory / "facts", self.directory / "out"
        output.mkdir()
        extract = [sys.executable, "-P", "-m", "graphlift", "extract", str(project), "-o", str(facts)]
        done = subprocess.run(extract, capture_output=True, text=True, check=False)
        if not facts.is_dir():
            raise SystemExit(f"cannot extract {project}: {done.stderr}")
        rules = Path(str(resources.files("graphlift.rules")))
        program = self.directory / "own.dl"
        outputs = (rules / "schema" / "outputs.dl").read_text()
        counted = "\n".join(
            f".printsize {line.split()[1].partition('(')[0]}"
            for line in outputs.splitlines()
            if line.startswith(".output ")
        )
        program.write_text(f'#include "{rules / "main.dl"}"\n{counted}\n')
        commands: dict[str, Callable[[], list[str]]] = {
            "embedded": lambda: self.embedded(program, facts, output),
            "souffle": lambda: self.souffle(program, facts, output),
        }
        return self.measure({name: command for name, command in commands.items() if name in self.engines})


def installed() -> list[str]:
    """Engines that can be measured here."""
    souffle = find_souffle()
    there = {
        "embedded": True,
        "souffle": souffle is not None and not souffle.unfit,
        "souffle-compiled": souffle is not None and not souffle.unfit,
        "duckdb": importlib.util.find_spec("duckdb") is not None,
        "clingo": importlib.util.find_spec("clingo") is not None,
    }
    return [engine for engine in ENGINES if there[engine]]


def write_facts(family: Family, rows: Facts, directory: Path) -> None:
    """The family's fact files."""
    for name in family.inputs:
        file = directory / f"{name}.facts"
        file.write_text("".join("\t".join(row) + "\n" for row in rows[name]))


@functools.cache
def derivations(family: Family) -> float:
    """Derivations for each derived tuple, on a small input: what is generated has the same shape at every size."""
    with tempfile.TemporaryDirectory(prefix="graphlift-bench-") as directory:
        write_facts(family, family.make(_SAMPLE), Path(directory))
        program = load_program(derivations_text(family))
        results = evaluate_directory(program, directory, wanted=["matches", *family.outputs])
    return int(results.columns("matches")[1].sum()) / sum(results.count(name) for name in family.outputs)


def table(title: str, figures: Sequence[Figures], markdown: bool) -> list[str]:
    """Lines of the result: one per engine, with ratios to Soufflé's interpreter."""
    base = next((one for one in figures if one.engine == "souffle"), None)
    lines = []
    for one in figures:
        ratio = f"{one.seconds / base.seconds:.2f}" if base else ""
        memory = f"{one.megabytes / base.megabytes:.2f}" if base else ""
        ways = f"{one.ways:.1f}" if one.ways is not None else ""
        size = f"{one.megabytes:.0f}"
        cells = (title, f"{one.tuples:,}", ways, one.engine, f"{one.seconds:.2f}", ratio, size, memory)
        widths = (16, 12, 6, 17, 8, 6, 8, 6)
        if markdown:
            lines.append(f"| {' | '.join(cells)} |")
        else:
            lines.append("".join(cell.rjust(width) for cell, width in zip(cells, widths, strict=True)))
    return lines


def misses(title: str, figures: Sequence[Figures]) -> list[str]:
    """Targets that the embedded engine misses."""
    by_name = {one.engine: one for one in figures}
    ours, base = by_name.get("embedded"), by_name.get("souffle")
    if ours is None or base is None:
        return []
    found = []
    if ours.tuples >= TARGET_FROM and ours.seconds > TARGET_CPU * base.seconds:
        found.append(f"{title}, {ours.tuples:,} tuples: {ours.seconds / base.seconds:.2f} × the time of Soufflé")
    limit = TARGET_MEMORY * base.megabytes + TARGET_MEMORY_PLUS
    if ours.megabytes > limit:
        found.append(f"{title}, {ours.tuples:,} tuples: {ours.megabytes:.0f} MB, of {limit:.0f} allowed")
    return found


def start_up(directory: Path, runs: int) -> float:
    """Median processor seconds of a cached program that has nothing to do."""
    program = directory / "start.dl"
    program.write_text('.decl a(x: symbol)\n.decl b(x: symbol)\na("x").\nb(x) :- a(x).\n.printsize b\n')
    bench = Bench(directory, ("embedded",), runs, 60)
    figures, remarks = bench.measure({"embedded": lambda: bench.embedded(program, directory, directory)})
    if not figures:
        raise SystemExit("\n".join(remarks))
    return figures[0].seconds


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark; the exit code is 1 when the embedded engine misses a target."""
    parser = argparse.ArgumentParser(description="Measure the engines.")
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)), help="derived tuples, about")
    parser.add_argument("--families", default=",".join(FAMILIES), help=f"of {', '.join(FAMILIES)}; empty for none")
    parser.add_argument("--engines", default="", help=f"of {', '.join(ENGINES)}; all that are installed")
    parser.add_argument("--runs", type=int, default=3, help="counted runs of each; medians are printed")
    parser.add_argument("--seconds", type=float, default=600, help="after which a run is given up")
    parser.add_argument("--project", type=Path, action="append", default=[], help="also graphlift's rules on this tree")
    parser.add_argument("--markdown", action="store_true", help="print a Markdown table")
    options = parser.parse_args(arguments)
    there = installed()
    engines = [name for name in there if not options.engines or name in options.engines.split(",")]
    lines: list[str] = []
    missed: list[str] = []
    header = ("input", "tuples", "ways", "engine", "CPU s", "ratio", "MB", "ratio")
    print(
        "| " + " | ".join(header) + " |\n" + "|---" * len(header) + "|" if options.markdown else "  ".join(header),
        flush=True,
    )
    jobs: list[tuple[str, Callable[[Bench], tuple[list[Figures], list[str]]]]] = [
        (name, lambda bench, name=name, size=size: bench.family(FAMILIES[name], size))  # type: ignore[misc]
        for name in filter(None, options.families.split(","))
        for size in map(int, options.sizes.split(","))
    ]
    jobs += [(path.name, lambda bench, path=path: bench.own_rules(path)) for path in options.project]  # type: ignore[misc]
    for title, job in jobs:
        with tempfile.TemporaryDirectory(prefix="graphlift-bench-") as directory:
            figures, remarks = job(Bench(Path(directory), engines, options.runs, options.seconds))
            lines = table(title, figures, options.markdown)
            print("\n".join(lines), *remarks, sep="\n" if remarks else "", flush=True)
            missed += misses(title, figures)
    with tempfile.TemporaryDirectory(prefix="graphlift-bench-") as directory:
        seconds = start_up(Path(directory), max(3, options.runs))
        print(f"\nstart-up of the embedded engine with a cached program: {seconds:.2f} s")
        if seconds > TARGET_START:
            missed.append(f"start-up takes {seconds:.2f} s")
    if missed:
        print("\nmissed targets:", *missed, sep="\n  ")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
