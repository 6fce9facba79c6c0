"""How a command speaks: results to standard output, everything else to standard error, progress where it helps."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from groundplan.publish.progress import listening

if TYPE_CHECKING:
    from rich.progress import TaskID


class Talk:
    """The voice of one command; `quiet` leaves only problems, `verbose` adds what is being done."""

    def __init__(self, *, quiet: bool = False, verbose: bool = False) -> None:
        self.quiet = quiet
        self.verbose = verbose and not quiet

    def say(self, text: str) -> None:
        """Says how things went."""
        if not self.quiet:
            sys.stderr.write(f"{text}\n")

    def complain(self, text: str) -> None:
        """Says what went wrong."""
        sys.stderr.write(f"{text}\n")

    @contextmanager
    def progress(self) -> Iterator[None]:
        """Shows the progress of the work inside: as bars on a terminal, as one line a stage elsewhere."""
        if self.quiet:
            yield
        elif sys.stderr.isatty():
            with self._bars():
                yield
        else:
            with listening(self._line):
                yield

    def _line(self, title: str, done: int, total: int) -> None:
        if done == 0:
            self.say(f"{title} ({total})")

    @contextmanager
    def _bars(self) -> Iterator[None]:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        tasks: dict[str, TaskID] = {}
        with Progress(*columns, console=Console(stderr=True), transient=True) as bars:

            def show(title: str, done: int, total: int) -> None:
                if title not in tasks:
                    tasks[title] = bars.add_task(title, total=total)
                bars.update(tasks[title], completed=done, total=total)

            with listening(show):
                yield


def wants_colour(stream: TextIO) -> bool:
    """Whether to write colours: to a terminal, unless `NO_COLOR` is set."""
    return stream.isatty() and not os.environ.get("NO_COLOR")
