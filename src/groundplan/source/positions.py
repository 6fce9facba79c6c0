"""From offsets in a text, which is all that nodes know, to places in it as people wrote it."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from groundplan.source.lines import line_starts, split_lines
from groundplan.source.problem import Place

LINE_END = -1
"""In the stead of an offset: where the line ends."""

_REST_OF_LINE = re.compile(r"[^\r\n\x85\u2028\u2029]*")


def rest_of_line(text: str, start: int) -> str:
    """The text from there to the end of its line, without blanks there."""
    match = _REST_OF_LINE.match(text, start)
    return match[0].rstrip() if match else ""


class Positions:
    """The places of one file. `written` is its text where the parser reads another one, with guesses at mistakes.

    Both texts have the same lines, but a line with a guess in it may be longer than the one that was written.
    """

    def __init__(self, text: str, path: str, written: str | None = None) -> None:
        self.text = text
        self.path = path
        self._written = None if written == text else written

    def place(self, start: int, end: int = LINE_END) -> Place:
        """The place between two offsets, or to the end of the first line: without blanks there."""
        line = bisect_right(self._starts, start) - 1
        column = start - self._starts[line]
        if end == LINE_END or not self._same_line(line, end):
            end = start + len(rest_of_line(self.text, start))
        if end > start and self._written is None:
            return Place(self.path, line + 1, column + 1, end - start)
        return self._within_line(line, column, end - start)

    def inside(self, place: Place) -> Place:
        """The place, or what of it lies inside the text as written."""
        return self._within_line(place.line - 1, place.column - 1, place.length)

    @cached_property
    def _starts(self) -> list[int]:
        return line_starts(self.text)

    def _same_line(self, line: int, end: int) -> bool:
        return line + 1 == len(self._starts) or end < self._starts[line + 1]

    def _within_line(self, line: int, column: int, length: int) -> Place:
        lines = split_lines(self.text if self._written is None else self._written)
        if line >= len(lines):
            line = len(lines) - 1
            column = len(lines[line])
        width = len(lines[line])
        column = min(column, width)
        return Place(self.path, line + 1, column + 1, max(1, min(length, width - column)))
