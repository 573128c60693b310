"""The command line. Commands are loaded when they are run, so that `graphlift --help` is immediate."""

from __future__ import annotations

import contextlib
import importlib
import os
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from types import FrameType

import click

from graphlift.errors import ExitCode, GraphliftError
from graphlift.output import say

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
    with _termination_interrupts():
        return _main(arguments)


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
        raise KeyboardInterrupt

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
        error.show()
        return ExitCode.USAGE
    except (KeyboardInterrupt, click.Abort):
        say("interrupted; nothing is half written")
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        # The reader of our output has had enough; Python must not complain when it closes standard output.
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.CLEAN
    except GraphliftError as error:
        say(f"error: {error}")
        return int(getattr(error, "exit_code", ExitCode.FAILED))
    except (Exception, RecursionError, MemoryError) as error:
        import traceback

        say("".join(traceback.format_exception(error)).rstrip())
        say(f"error: graphlift failed: {type(error).__name__}; this is a defect of graphlift, please report it")
        return ExitCode.FAILED
