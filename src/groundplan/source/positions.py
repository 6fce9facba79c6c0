"""From the parser's positions to places in the text as people wrote it."""

from __future__ import annotations

import re
from typing import Any, TypeAlias

from groundplan.source.lines import split_lines
from groundplan.source.problem import Place

Mark: TypeAlias = Any
"""A position of PyYAML, with `line` and `column` from 0 and `index`; its two parsers have a class of it each."""

_REST_OF_LINE = re.compile(r"[^\r\n\x85\u2028\u2029]*")


class Positions:
    """The places of one file. `written` is its text where the parser reads another one, with guesses at mistakes.

    Both texts have the same lines, but a line with a guess in it may be longer than the one that was written.
    """

    def __init__(self, text: str, path: str, written: str | None = None) -> None:
        self.text = text
        self.path = path
        self._guessed = written is not None and written != text
        self._lines = split_lines(text if written is None else written)

    def between(self, start: Mark, end: Mark) -> Place:
        """The place from one mark to the other, or to the end of the first line."""
        if end.line != start.line:
            return self.to_line_end(start)
        if end.column > start.column and not self._guessed:  # Nearly every node: worth a call less.
            return Place(self.path, start.line + 1, start.column + 1, end.column - start.column)
        return self._place(start.line, start.column, end.column - start.column)

    def to_line_end(self, start: Mark) -> Place:
        """The place from the mark to the end of its line."""
        return self._place(start.line, start.column, len(self.rest_of_line(start.index)))

    def stretched(self, place: Place, end: Mark) -> Place:
        """The place up to the mark, if that is on the same line."""
        if end.line + 1 != place.line:
            return place
        return self._place(end.line, place.column - 1, end.column + 1 - place.column)

    def behind(self, mark: Mark, index: int, length: int) -> Place:
        """The place at `index`, which is on the mark's line."""
        return self._place(mark.line, mark.column + index - mark.index, length)

    def rest_of_line(self, index: int) -> str:
        """The text from `index` to the end of its line, without blanks there."""
        match = _REST_OF_LINE.match(self.text, index)
        return match[0].rstrip() if match else ""

    def inside(self, place: Place) -> Place:
        """The place, or what of it lies inside the text as written."""
        return self._place(place.line - 1, place.column - 1, place.length)

    def _place(self, line: int, column: int, length: int) -> Place:
        if line >= len(self._lines):
            line = len(self._lines) - 1
            column = len(self._lines[line])
        width = len(self._lines[line])
        column = min(column, width)
        return Place(self.path, line + 1, column + 1, max(1, min(length, width - column)))
