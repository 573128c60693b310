"""The report as JSON, version 1: sorted, byte-identical between runs but for `timing`."""

from __future__ import annotations

import json

from graphlift.report.model import Diagnostic, Finding, Function, Parameter, Report, Table, TensorType, Verdict, Witness

VERSION = 1


def dump(value: object) -> str:
    """JSON text: two spaces, ASCII (lone surrogates of file names survive), one final newline."""
    return json.dumps(value, indent=2, ensure_ascii=True) + "\n"


def report_json(report: Report) -> dict[str, object]:
    """The whole report as one JSON object."""
    return {
        "version": VERSION,
        "tool": {
            "name": "graphlift",
            "version": report.version,
            "engine": report.engine,
            "context": report.context,
        },
        "root": report.root,
        "options": dict(report.options),
        "functions": [function_json(function) for function in report.functions],
        "diagnostics": [_diagnostic(diagnostic) for diagnostic in report.diagnostics],
        "rules": [_table(table) for table in report.tables],
        "notices": list(report.notices),
        "timing": dict(report.timing or {}),
    }


def function_json(function: Function) -> dict[str, object]:
    """One function of the report."""
    return {
        "path": function.path,
        "qualname": function.qualname,
        "line": function.line,
        "parameters": [_parameter(parameter) for parameter in function.parameters],
        "hybrid": function.hybrid,
        "decorator": None if function.decorator is None else dict(function.decorator),
        "candidate": function.candidate,
        "facts": dict(function.facts),
        "verdict": _verdict(function.verdict),
        "signature": None,
    }


def _parameter(parameter: Parameter) -> dict[str, object]:
    return {
        "name": parameter.name,
        "kind": parameter.kind,
        "tensor": parameter.tensor,
        "container": parameter.container,
        "primitive": parameter.primitive,
        "supplied": parameter.supplied,
        "types": [_type(item) for item in parameter.types],
    }


def _type(item: TensorType) -> dict[str, object]:
    shape = None if item.shape is None else [None if size < 0 else size for size in item.shape]
    return {"dtype": item.dtype, "shape": shape, "layout": item.layout}


def _verdict(verdict: Verdict) -> dict[str, object]:
    return {
        "refactoring": verdict.refactoring,
        "precondition": verdict.precondition,
        "transformation": verdict.transformation,
        "failures": [_finding(finding) for finding in verdict.failures],
        "warnings": [_finding(finding) for finding in verdict.warnings],
        "notes": [_finding(finding) for finding in verdict.notes],
        "assumptions": list(verdict.assumptions),
    }


def _finding(finding: Finding) -> dict[str, object]:
    found: dict[str, object] = {
        "code": finding.code,
        "name": finding.name,
        "primary": finding.primary,
        "message": finding.message,
        "hint": finding.hint,
        "witnesses": [_witness(witness) for witness in finding.witnesses],
    }
    if finding.parameter:
        found["parameter"] = finding.parameter
    return found


def _witness(witness: Witness) -> dict[str, object]:
    return {"path": witness.path, "line": witness.line, "column": witness.column, "text": witness.text}


def _diagnostic(diagnostic: Diagnostic) -> dict[str, object]:
    return {
        "path": diagnostic.path,
        "line": diagnostic.line,
        "severity": diagnostic.severity,
        "code": diagnostic.code,
        "message": diagnostic.message,
    }


def _table(table: Table) -> dict[str, object]:
    return {"relation": table.name, "columns": list(table.columns), "rows": [list(row) for row in table.rows]}
