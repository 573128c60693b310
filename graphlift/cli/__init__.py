"""The command line. Commands are loaded when they are run, so that `graphlift --help` is immediate."""

from __future__ import annotations

import contextlib
import errno
import gc
import importlib
import os
import signal
import threading
from collections.abc import Iterator, Sequence
from types import FrameType

import click

from graphlift.errors import ExitCode, GraphliftError
from graphlift.output import discard_output, say
from graphlift.report.printable import printable

COMMANDS = {
    "check": "Decide for every function whether it should be a graph.",
    "fix": "Show or make the edits that the verdicts ask for.",
    "explain": "Say why a function has its verdict, and why not another one.",
    "callgraph": "Print the call graph.",
    "extract": "Write the facts, so that Soufflé or a database can read them.",
    "datalog": "Run any Soufflé program, as Soufflé's own command line would.",
    "batch": "Analyse many projects, one process each, and write result tables.",
    "speed": "Run a program before and after `fix` and compare time, loss and accuracy.",
    "doctor": "Say which engines were found, what is cached, and what to do.",
    "schema": "List the documented relations.",
    "rules": "List the rule files and the findings.",
}
"""Name and short help of each command; the module of a command has its name."""

_YOUNG_OBJECTS = 100_000
"""Objects made between two looks for garbage: a run keeps nearly all that it makes."""

EPILOG = "Exit codes: " + ", ".join(f"{code.value} {code.name.lower()}" for code in ExitCode) + "."


class LazyGroup(click.Group):
    """A group whose commands are imported on first use."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Commands in the order in which a newcomer meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command's module."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"graphlift.cli.{cmd_name}")
        command = module.command
        if not isinstance(command, click.Command):
            raise TypeError(f"graphlift.cli.{cmd_name}.command is no command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}, epilog=EPILOG
)
@click.version_option(package_name="graphlift")
def group() -> None:
    """graphlift finds the Python functions that would run faster as a graph, proves which may safely be changed, and
    changes them."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the exit code."""
    _open_standard_streams()
    with _termination_interrupts(), _garbage_collected_rarely():
        return _main(arguments)


def _open_standard_streams() -> None:
    """Let no file that is opened later be taken for a standard stream that the caller has closed."""
    with contextlib.suppress(OSError):
        while (descriptor := os.open(os.devnull, os.O_RDWR)) <= 2:
            os.set_inheritable(descriptor, True)
        os.close(descriptor)


@contextlib.contextmanager
def _garbage_collected_rarely() -> Iterator[None]:
    """Look for cyclic garbage less often than a program that runs for days should: there is little of it."""
    before = gc.get_threshold()
    gc.set_threshold(_YOUNG_OBJECTS, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


class _Terminated(KeyboardInterrupt):
    """SIGTERM: whatever clears away after Ctrl-C does so after it."""


@contextlib.contextmanager
def _termination_interrupts() -> Iterator[None]:
    """Let SIGTERM end the run as Ctrl-C does, so that temporary files are cleared away."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    owner = os.getpid()

    def interrupt(number: int, _: FrameType | None) -> None:
        if os.getpid() != owner:  # a worker, forked: nothing of the run is its to clear away
            signal.signal(number, signal.SIG_DFL)
            signal.raise_signal(number)
        raise _Terminated

    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_DFL if before is None else before)


def _main(arguments: Sequence[str] | None) -> int:
    try:
        code = group.main(args=arguments, prog_name="graphlift", standalone_mode=False)
        return int(code or 0)
    except click.ClickException as error:
        _tell_usage(error)
        return ExitCode.USAGE
    except (KeyboardInterrupt, click.Abort) as error:
        if isinstance(error, _Terminated) or isinstance(error.__cause__, _Terminated):  # which click makes an Abort of
            say("terminated; nothing is half written")
            return ExitCode.TERMINATED
        say("interrupted; nothing is half written")
        return ExitCode.INTERRUPTED
    except GraphliftError as error:
        say(f"error: {error}")
        return int(getattr(error, "exit_code", ExitCode.FAILED))
    except OSError as error:
        # The machine's fault or the user's, not ours: a full disk, a lost folder, a reader who has had enough.
        discard_output()
        if error.errno == errno.EPIPE:
            return ExitCode.CLEAN
        place = f"{printable(os.fsdecode(error.filename))}: " if isinstance(error.filename, str | bytes) else ""
        say(f"error: {place}{error.strerror or error}")
        return ExitCode.FAILED
    except (Exception, RecursionError, MemoryError) as error:
        import traceback

        say("".join(traceback.format_exception(error)).rstrip())
        say(f"error: graphlift failed: {type(error).__name__}; this is a defect of graphlift, please report it")
        return ExitCode.FAILED


def _tell_usage(error: click.ClickException) -> None:
    """What click would print, harmless for terminals: it repeats arguments, which may be file names."""
    if isinstance(error, click.UsageError) and error.ctx is not None:
        say(error.ctx.get_usage())
        say(f"Try '{error.ctx.command_path} --help' for help.\n")
    say(f"Error: {printable(error.format_message())}")
