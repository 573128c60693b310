"""Run a Python program and record which functions of a source tree called which.

    python record_edges.py ROOT OUTPUT -m pytest -q tests
    python record_edges.py ROOT OUTPUT script.py …

Needs nothing but the standard library, so that any interpreter with the program's dependencies can run it. OUTPUT
gets one JSON line for each executed edge: caller and callee, each as [path below ROOT, first line, name], and the line
of the call. A function that is entered from code outside ROOT (a test runner, a library) has no edge. A generator
counts as called by what takes its first element; what resumes it later makes no edge.
"""

from __future__ import annotations

import json
import os
import runpy
import sys
import threading
from types import CodeType, FrameType
from typing import Any

Site = tuple[str, int, str]

_frame = sys._getframe  # before a test takes it away


class Recorder:
    """The executed edges between functions below ``root``."""

    def __init__(self, root: str) -> None:
        self.root = os.path.realpath(root) + os.sep
        # By identity: functions of two files that read the same and start on the same line are equal as code objects.
        self.edges: dict[tuple[int, int], tuple[CodeType, CodeType, int]] = {}
        self._inside: dict[int, tuple[CodeType, bool]] = {}
        self._starts: dict[int, frozenset[int]] = {}

    def inside(self, code: CodeType) -> bool:
        """Whether ``code`` is written below the root."""
        known = self._inside.get(id(code))
        if known is None:
            name = code.co_filename
            # `<frozen …>`, `<string>`: no file, whatever directory the program runs in
            inside = not name.startswith("<") and os.path.realpath(name).startswith(self.root)
            known = self._inside[id(code)] = (code, inside)
        return known[1]

    def entered(self, frame: FrameType) -> None:
        """``frame`` starts to run or goes on."""
        callee, caller = frame.f_code, frame.f_back
        if caller is None or not self.inside(callee) or not self.inside(caller.f_code):
            return
        key = (id(caller.f_code), id(callee))
        if key not in self.edges and self._starts_here(frame):
            self.edges[key] = (caller.f_code, callee, caller.f_lineno)

    def _starts_here(self, frame: FrameType) -> bool:
        """Whether ``frame``, perhaps one of a generator, runs for the first time."""
        if not frame.f_code.co_flags & 0x2A0:  # CO_GENERATOR, CO_COROUTINE, CO_ASYNC_GENERATOR
            return True
        if frame.f_lasti < 0:
            return True
        starts = self._starts.get(id(frame.f_code))
        if starts is None:
            import dis

            starts = self._starts[id(frame.f_code)] = frozenset(
                step.offset for step in dis.get_instructions(frame.f_code) if step.opname == "RESUME" and step.arg == 0
            )
        return frame.f_lasti in starts

    def profile(self, frame: FrameType, event: str, _argument: Any) -> None:
        """What `sys.setprofile` calls."""
        if event == "call":
            self.entered(frame)

    def monitor(self, _code: CodeType, _offset: int) -> None:
        """What `sys.monitoring` calls when a code object starts."""
        self.entered(_frame(1))

    def start(self) -> None:
        """Watch all threads."""
        monitoring = getattr(sys, "monitoring", None)
        if monitoring is None:
            threading.setprofile(self.profile)
            sys.setprofile(self.profile)
            return
        monitoring.use_tool_id(monitoring.PROFILER_ID, "executed edges")
        monitoring.register_callback(monitoring.PROFILER_ID, monitoring.events.PY_START, self.monitor)
        monitoring.set_events(monitoring.PROFILER_ID, monitoring.events.PY_START)

    def stop(self) -> None:
        """Watch no more."""
        monitoring = getattr(sys, "monitoring", None)
        if monitoring is None:
            sys.setprofile(None)
        else:
            monitoring.set_events(monitoring.PROFILER_ID, 0)

    def site(self, code: CodeType) -> Site:
        """Where ``code`` is written."""
        path = os.path.relpath(os.path.realpath(code.co_filename), self.root)
        return path.replace(os.sep, "/"), code.co_firstlineno, code.co_name


def main() -> int:
    """Run what the command line says; its exit code is the program's."""
    root, output, *program = sys.argv[1:]
    recorder = Recorder(root)
    sys.path[0] = os.getcwd()
    code: Any = 0
    recorder.start()
    try:
        if program[0] == "-m":
            sys.argv = program[1:]
            runpy.run_module(program[1], run_name="__main__", alter_sys=True)
        else:
            sys.argv = program
            sys.path[0] = os.path.dirname(os.path.abspath(program[0]))
            runpy.run_path(program[0], run_name="__main__")
    except SystemExit as stop:
        code = stop.code
    finally:
        recorder.stop()
        with open(output, "w", encoding="utf-8") as file:
            for caller, callee, line in list(recorder.edges.values()):
                file.write(json.dumps([recorder.site(caller), recorder.site(callee), line]) + "\n")
    return code if isinstance(code, int) else int(code is not None)


if __name__ == "__main__":
    sys.exit(main())
