"""The page about the command line names every command and every option."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from graphlift.cli import group

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "cli.md").read_text(encoding="utf-8")


def commands() -> dict[str, click.Command]:
    """Every command by name."""
    context = click.Context(group)
    found = {name: group.get_command(context, name) for name in group.list_commands(context)}
    return {name: command for name, command in found.items() if command is not None}


@pytest.mark.parametrize("name", commands())
def test_a_command_is_on_the_page_with_its_options(name: str) -> None:
    assert f"\n## {name}\n" in PAGE
    for parameter in commands()[name].params:
        if isinstance(parameter, click.Option):
            for option in (*parameter.opts, *parameter.secondary_opts):
                assert f"`{option}" in PAGE, f"{name} {option}"


def test_the_page_names_no_other_command() -> None:
    titles = {line.removeprefix("## ") for line in PAGE.splitlines() if line.startswith("## ")}
    lowercase = {title for title in titles if title.islower() and " " not in title}
    assert lowercase == set(commands())


def test_exit_codes_are_those_of_the_program() -> None:
    from graphlift.errors import ExitCode

    for code in ExitCode:
        assert f"| {int(code)} |" in PAGE
