"""Why a function has its verdict and not another one: facts, failed preconditions, witnesses, source lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from graphlift.report.model import Finding, Function, Parameter, TensorType, Witness
from graphlift.report.printable import printable
from graphlift.report.text import verdict_word

SourceLine = Callable[[str, int], str | None]
"""The text of a line of an analysed file; None when it cannot be read."""

_TRUTH = {True: "yes", False: "no", None: "undeterminable"}


def explain_text(function: Function, line_of: SourceLine, proofs: Iterable[str] = ()) -> str:
    """Everything known about one function."""
    verdict = function.verdict
    now = "a graph function" if function.hybrid else "eager"
    lines = [
        printable(f"{function.path}:{function.line}: {function.qualname} is {now}"),
        "",
        f"verdict: {verdict_word(function)}" + (f" ({verdict.precondition})" if verdict.precondition else ""),
    ]
    lines += [f"  assuming: {printable(text)}" for text in verdict.assumptions]
    for title, findings in (("why not", verdict.failures), ("warnings", verdict.warnings), ("notes", verdict.notes)):
        if findings:
            lines += ["", f"{title}:"]
            for finding in sorted(findings, key=lambda item: not item.primary):
                lines += _finding(finding, line_of)
    lines += ["", "parameters:"] if function.parameters else ["", "parameters: none"]
    lines += [f"  {_parameter(parameter)}" for parameter in function.parameters]
    lines += ["", "facts:"]
    width = max(map(len, function.facts), default=0)
    lines += [f"  {name.ljust(width)}  {_TRUTH[value]}" for name, value in function.facts.items()]
    if function.decorator is not None:
        given = [flag for flag, present in function.decorator.items() if present]
        lines += ["", f"tf.function arguments: {', '.join(given) or 'none'}"]
    for proof in proofs:
        lines += ["", *map(printable, proof.rstrip("\n").split("\n"))]
    return "\n".join(lines) + "\n"


def _finding(finding: Finding, line_of: SourceLine) -> list[str]:
    about = f" {printable(finding.parameter)}:" if finding.parameter else ""
    mark = " (primary)" if finding.primary else ""
    lines = [f"  {finding.name} ({finding.code}){mark}:{about} {printable(finding.message)}"]
    for witness in finding.witnesses:
        lines += _witness(witness, line_of)
    if finding.hint:
        lines.append(f"    hint: {printable(finding.hint)}")
    return lines


def _witness(witness: Witness, line_of: SourceLine) -> list[str]:
    place = f"{witness.path}:{witness.line}: " if witness.path else ""
    lines = [f"    {printable(place + witness.text)}"]
    source = line_of(witness.path, witness.line) if witness.path and witness.line else None
    if source is not None and source.strip():
        lines.append(f"      | {printable(source.strip())}")
    return lines


def _parameter(parameter: Parameter) -> str:
    words = [f"tensor: {_TRUTH[parameter.tensor]}", f"primitive: {_TRUTH[parameter.primitive]}"]
    if parameter.container:
        words.append("a container of tensors")
    if parameter.supplied is not None:
        words.append(f"supplied: {_TRUTH[parameter.supplied]}")
    if parameter.types:
        words.append("may be " + ", ".join(map(_type, parameter.types)))
    return printable(f"{parameter.name}: {'; '.join(words)}")


def _type(item: TensorType) -> str:
    shape = "of unknown rank" if item.shape is None else str([None if size < 0 else size for size in item.shape])
    layout = "" if item.layout == "dense" else f"{item.layout} "
    return f"{layout}{item.dtype} {shape}"
