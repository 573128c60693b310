"""The call graph as text: the field's shared form in JSON, lines, and Graphviz."""

from __future__ import annotations

import json

from graphlift.refactor.callgraph import Graph
from graphlift.report.printable import printable


def graph_json(graph: Graph) -> str:
    """The shared form."""
    return json.dumps(graph, indent=2) + "\n"


def graph_text(graph: Graph) -> str:
    """One caller with its callees below."""
    lines = []
    for caller, callees in graph.items():
        lines.append(printable(caller))
        lines += [f"  {printable(callee)}" for callee in callees]
    return "\n".join(lines) + "\n" if lines else ""


def graph_dot(graph: Graph) -> str:
    """Graphviz; external callees are grey."""
    lines = ["digraph callgraph {", "  rankdir=LR;", "  node [shape=box];"]
    lines += [f"  {_quoted(name)};" for name in graph]
    external = sorted({callee for callees in graph.values() for callee in callees} - set(graph))
    lines += [f"  {_quoted(name)} [color=grey];" for name in external]
    lines += [f"  {_quoted(caller)} -> {_quoted(callee)};" for caller, callees in graph.items() for callee in callees]
    return "\n".join([*lines, "}"]) + "\n"


def _quoted(name: str) -> str:
    escaped = printable(name).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
