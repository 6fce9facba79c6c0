"""How commands read: help as wide as the terminal, with names that stand out and whole sentences; refusals as said."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from typing import Any

import click
from click.exceptions import Exit

from groundplan.publish.refusal import Refusal

INTERRUPTED = 130
"""The exit code of a command that was ended with Ctrl-C."""

_MOST_WIDTH = 100


class Context(click.Context):
    """Where a command runs; it gives help."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"help_option_names": ["-h", "--help"], **options})

    def make_formatter(self) -> click.HelpFormatter:
        """What writes help: lines are as long as the terminal is wide, as long as they can be read."""
        return _Formatter(width=min(shutil.get_terminal_size().columns, _MOST_WIDTH))


class _Formatter(click.HelpFormatter):
    def write_heading(self, heading: str) -> None:
        super().write_heading(click.style(heading, bold=True))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 26, col_spacing: int = 2) -> None:
        super().write_dl([(click.style(name, fg="cyan"), about) for name, about in rows], col_max, col_spacing)


class Command(click.Command):
    """A command."""

    context_class = Context


class Group(click.Group):
    """Several commands, in the order in which people need them."""

    context_class = Context
    command_class = Command

    def invoke(self, ctx: click.Context) -> Any:
        """Runs a command. A refusal is said as it is; some are errors of click's as well, which begin otherwise.

        Who interrupts a command knows it.
        """
        try:
            return super().invoke(ctx)
        except Refusal as refusal:
            click.echo(refusal, err=True)
            raise Exit(refusal.exit_code) from refusal
        except KeyboardInterrupt as interrupt:
            raise Exit(INTERRUPTED) from interrupt

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names."""
        return list(self.commands)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes each with all of its first sentence."""
        with formatter.section("Commands"):
            formatter.write_dl((name, each.get_short_help_str(1000)) for name, each in self.commands.items())

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is meant; where there is none of that name, the error says which one may be."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from groundplan.source.near import did_you_mean

            raise click.UsageError(f"{error.message} {did_you_mean(args[0], self.commands)}", ctx) from error
