"""The report as SARIF 2.1.0 (docs.oasis-open.org/sarif/sarif/v2.1.0), for code-scanning tools."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote

from graphlift.report.model import Diagnostic, Finding, Function, Report, Witness
from graphlift.report.printable import printable
from graphlift.report.text import VERDICTS

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_BASE = "ROOT"
_RULES = {
    "CONVERT_TO_HYBRID": "The function would run faster as a graph and may safely be one.",
    "CONVERT_TO_EAGER": "The function gains nothing from being a graph function and may safely be eager.",
    "RECONFIGURE": "The graph function is missing an argument that saves traces.",
}


_LINK = re.compile(r"\[(?=[^\]]*\]\()")
"""The beginning of what a viewer takes for a link, `[text](target)`; Python's `table[key](x)` looks the same."""


def _message(text: str) -> dict[str, str]:
    """A message with nothing in it for a viewer to act on: sections 3.11.5 (placeholders) and 3.11.6 (links)."""
    plain = printable(text)
    if _LINK.search(plain):
        plain = plain.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
    return {"text": plain.replace("{", "{{").replace("}", "}}")}


def report_sarif(report: Report) -> dict[str, object]:
    """One SARIF log with one run. Transformations and warnings are results to act on; refusals are informational."""
    results = [result for function in report.functions for result in _results(function)]
    rules: dict[str, dict[str, object]] = {
        name: {"id": name, "shortDescription": {"text": text}} for name, text in _RULES.items()
    }
    for function in report.functions:
        for finding in (*function.verdict.failures, *function.verdict.warnings):
            rules.setdefault(finding.name, _rule(finding))
    return {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "graphlift",
                        "version": report.version,
                        "rules": [rules[name] for name in sorted(rules)],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "originalUriBaseIds": {_BASE: {"description": {"text": "the analysed root"}}},
                "invocations": [
                    {
                        "executionSuccessful": not any(d.severity == "error" for d in report.diagnostics),
                        "toolExecutionNotifications": [_notification(item) for item in report.diagnostics],
                    }
                ],
                "results": results,
            }
        ],
    }


def _rule(finding: Finding) -> dict[str, object]:
    rule: dict[str, object] = {"id": finding.name, "shortDescription": _message(finding.message)}
    if finding.hint:
        rule["help"] = _message(finding.hint)
    return rule


def _results(function: Function) -> Iterable[dict[str, object]]:
    verdict = function.verdict
    if verdict.transformation is not None:
        text = f"{function.qualname}: {VERDICTS[verdict.transformation]} ({verdict.precondition})"
        if verdict.assumptions:
            text += f"; assuming: {'; '.join(verdict.assumptions)}"
        yield _result(function, verdict.transformation, "warning", "fail", text, ())
    for warning in verdict.warnings:
        yield _result(
            function, warning.name, "warning", "fail", f"{function.qualname}: {warning.message}", warning.witnesses
        )
    for failure in verdict.failures:
        text = f"{function.qualname}: {failure.message}"
        yield _result(function, failure.name, "none", "informational", text, failure.witnesses)


def _result(
    function: Function, rule: str, level: str, kind: str, text: str, witnesses: Iterable[Witness]
) -> dict[str, object]:
    result: dict[str, object] = {
        "ruleId": rule,
        "level": level,
        "kind": kind,
        "message": _message(text),
        "locations": [_location(function.path, function.line)],
    }
    related = [
        {**_location(witness.path, witness.line, witness.column), "message": _message(witness.text)}
        for witness in witnesses
        if witness.path
    ]
    if related:
        result["relatedLocations"] = related
    return result


def _location(path: str, line: int, column: int = 0) -> dict[str, object]:
    physical: dict[str, object] = {
        "artifactLocation": {"uri": quote(path.encode("utf-8", "surrogateescape")), "uriBaseId": _BASE}
    }
    if line:
        physical["region"] = {"startLine": line, **({"startColumn": column} if column else {})}
    return {"physicalLocation": physical}


def _notification(diagnostic: Diagnostic) -> dict[str, object]:
    return {
        "descriptor": {"id": diagnostic.code},
        "level": diagnostic.severity,
        "message": _message(diagnostic.message),
        "locations": [_location(diagnostic.path, diagnostic.line)],
    }
