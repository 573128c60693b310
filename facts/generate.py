"""Generate everything that repeats the schema: Soufflé declarations and the reference page.

``python -m graphlift.facts.generate`` writes ``rules/schema/*.dl`` and ``docs/schema.md`` of a source tree;
``--check`` writes nothing and fails when a file on disk differs from what would be written.
"""

from __future__ import annotations

import argparse
import sys
import textwrap
from collections.abc import Iterable, Sequence
from pathlib import Path

from graphlift.facts.schema import SCHEMA, TYPES, Kind, Relation
from graphlift.facts.souffle import RESERVED_WORDS

WIDTH = 100
NOTICE = "Generated from `graphlift.facts.schema` by `python -m graphlift.facts.generate`; do not edit."

INPUT_KINDS = (Kind.EXTRACTED, Kind.MODELLED)

_HEADS = {
    "types": "Domain types.",
    "extracted": "Extracted relations: the lowered program.",
    "modelled": "Modelled relations: framework tables, options, finding metadata.",
    "derived": "Derived and exported relations: what the rules compute.",
    "inputs": "Extracted and modelled relations are read from tab-separated files, quoted as RFC 4180 says.",
    "outputs": "Exported relations are written to tab-separated files.",
}

_CHAPTERS = {
    Kind.EXTRACTED: ("Extracted relations", "Emitted by the extractor."),
    Kind.MODELLED: ("Modelled relations", "Read from the tables in `rules/models`, from options or from the user."),
    Kind.DERIVED: ("Derived relations", "Computed by the rules; a rule of your own may use them."),
    Kind.EXPORTED: ("Exported relations", "Computed by the rules and read by reports and edits."),
}


def check_names() -> None:
    """Check that Soufflé accepts every name of the schema.

    Raises:
        ValueError: when a relation, column or type has a reserved name, or a text would end a comment early.
    """
    for relation in SCHEMA.values():
        for name in (relation.name, *(column.name for column in relation.columns)):
            if name in RESERVED_WORDS or not name.isidentifier() or name.startswith("_"):
                raise ValueError(f"relation {relation.name}: Soufflé does not accept the name {name!r}")
        if "*/" in relation.doc:
            raise ValueError(f"relation {relation.name}: its meaning contains `*/`")
    for declared in TYPES.values():
        if declared.name in RESERVED_WORDS or "*/" in declared.doc:
            raise ValueError(f"type {declared.name}: Soufflé does not accept its name or comment")


def outputs() -> dict[str, str]:
    """Every generated file by its path below the source tree, with its whole text."""
    check_names()
    by_kind = {kind: [relation for relation in SCHEMA.values() if relation.kind is kind] for kind in Kind}
    inputs = [relation for kind in INPUT_KINDS for relation in by_kind[kind]]
    bodies: dict[str, Iterable[str]] = {
        "types": [f"{_comment(kind.doc)}\n.type {kind.name} {kind.definition}\n" for kind in TYPES.values()],
        "extracted": map(_declaration, by_kind[Kind.EXTRACTED]),
        "modelled": map(_declaration, by_kind[Kind.MODELLED]),
        "derived": map(_declaration, [*by_kind[Kind.DERIVED], *by_kind[Kind.EXPORTED]]),
        "inputs": [
            f'.input {relation.name}(IO="file", filename="{relation.name}.facts", delimiter="\\t", rfc4180="true")'
            for relation in inputs
        ],
        "outputs": [
            f'.output {relation.name}(IO="file", filename="{relation.name}.csv", delimiter="\\t")'
            for relation in by_kind[Kind.EXPORTED]
        ],
    }
    files = {f"rules/schema/{name}.dl": _file(name, body) for name, body in bodies.items()}
    files["docs/schema.md"] = _page(by_kind)
    return files


def _file(name: str, body: Iterable[str]) -> str:
    return f"// {_HEADS[name]}\n// {NOTICE}\n\n" + "\n".join(body).rstrip("\n") + "\n"


def _comment(text: str) -> str:
    line = f"/** {text} */"
    if len(line) <= WIDTH:
        return line
    wrapped = textwrap.wrap(text, WIDTH - 7, break_long_words=False, break_on_hyphens=False)
    return "/** " + "\n    ".join(wrapped) + " */"


def _declaration(relation: Relation) -> str:
    columns = [f"{column.name}: {column.type}" for column in relation.columns]
    line = f".decl {relation.name}({', '.join(columns)})"
    if len(line) > WIDTH:
        line = f".decl {relation.name}(\n    " + ",\n    ".join(columns) + "\n)"
    return f"{_comment(relation.doc)}\n{line}\n"


def _page(by_kind: dict[Kind, list[Relation]]) -> str:
    lines = [
        "# Schema",
        "",
        "Every relation, its columns with their domain types, and its meaning. Columns in bold are the key: they",
        "determine the others; without one the whole row is the key.",
        "",
        f"{NOTICE}",
        "",
        "## Domain types",
        "",
        "Subtypes (`<:`) of `symbol` are texts; ids of entities are opaque. `number` is a 32-bit integer.",
        "",
        "| type | definition | meaning |",
        "|---|---|---|",
        *(f"| `{kind.name}` | `{kind.definition}` | {_cell(kind.doc)} |" for kind in TYPES.values()),
    ]
    for kind, (title, meaning) in _CHAPTERS.items():
        lines += ["", f"## {title}", "", meaning, "", "| relation | columns | meaning |", "|---|---|---|"]
        lines += [f"| `{one.name}` | {_columns(one)} | {_cell(one.doc)} |" for one in by_kind[kind]]
    return "\n".join(lines) + "\n"


def _columns(relation: Relation) -> str:
    def shown(name: str) -> str:
        return f"**`{name}`**" if name in relation.key else f"`{name}`"

    return ", ".join(f"{shown(column.name)}: {column.type}" for column in relation.columns)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def differences(root: Path) -> list[str]:
    """Paths below ``root`` that are missing, differ from what :func:`outputs` says, or are left over."""
    expected = outputs()
    wrong = [path for path, text in expected.items() if _read(root / path) != text]
    found = {f"rules/schema/{path.name}" for path in (root / "rules" / "schema").glob("*.dl")}
    return sorted({*wrong, *(found - expected.keys())})


def _read(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None


def write(root: Path) -> list[str]:
    """Write every generated file that differs below ``root``; return their paths."""
    written = []
    for path, text in outputs().items():
        target = root / path
        if _read(target) != text:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
            written.append(path)
    return written


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; the exit code is 1 when ``--check`` found a difference."""
    parser = argparse.ArgumentParser(prog="python -m graphlift.facts.generate", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail when a file differs")
    parser.add_argument("--root", type=Path, default=Path(), help="the source tree (default: the current directory)")
    options = parser.parse_args(arguments)
    if not (options.root / "pyproject.toml").is_file():
        parser.error(f"{options.root} is not a source tree of graphlift: it has no pyproject.toml")
    if options.check:
        wrong = differences(options.root)
        for path in wrong:
            print(f"{path} differs from the schema: run python -m graphlift.facts.generate", file=sys.stderr)
        return 1 if wrong else 0
    for path in write(options.root):
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
