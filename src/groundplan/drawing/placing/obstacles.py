"""What stands in the way of labels: a grid that finds quickly what lies in a rectangle."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from enum import Enum
from itertools import pairwise
from typing import NamedTuple

from groundplan.drawing.geometry import Point, Rect

WORDS_APART = 8.0
"""So many pixels sideways from each other, two texts do not read as one."""

_CELL = 64.0


class Kind(Enum):
    """What an obstacle is: `SOLID` and `WORDS` forbid a place, the others cost."""

    SOLID = "solid"
    WORDS = "words"
    LINE = "line"
    BORDER = "border"
    HEAD = "head"


class Obstacle(NamedTuple):
    """What lies in a rectangle; upright lines have no width, level ones no height. `owner` is the edge of a line."""

    kind: Kind
    left: float
    top: float
    right: float
    bottom: float
    owner: str = ""

    @property
    def rect(self) -> Rect:
        """Where it lies."""
        return Rect(self.left, self.top, self.right, self.bottom)


_CORNER = Obstacle(Kind.HEAD, 0.0, 0.0, 0.0, 0.0)


class Obstacles:
    """All obstacles of a picture."""

    def __init__(self) -> None:
        self._all: list[Obstacle] = []
        self._cells: dict[tuple[int, int], list[int]] = defaultdict(list)

    @property
    def bounds(self) -> Rect:
        """Around all of them, and the corner where the picture begins."""
        _, lefts, tops, rights, bottoms, _ = zip(_CORNER, *self._all, strict=True)
        return Rect(min(lefts), min(tops), max(rights), max(bottoms))

    def add_solid(self, rect: Rect) -> None:
        """Nothing may be put here."""
        self._add(Obstacle(Kind.SOLID, rect.left, rect.top, rect.right, rect.bottom))

    def add_words(self, rect: Rect) -> None:
        """A text: nothing may be put here, and other texts keep `WORDS_APART` sideways."""
        self._add(Obstacle(Kind.WORDS, rect.left, rect.top, rect.right, rect.bottom))

    def add_head(self, rect: Rect) -> None:
        """The row of a frame's title: a label in it would read as a part of the title."""
        self._add(Obstacle(Kind.HEAD, rect.left, rect.top, rect.right, rect.bottom))

    def add_line(self, points: tuple[Point, ...], kind: Kind, owner: str = "") -> None:
        """A line that labels should rather not cover."""
        for (ax, ay), (bx, by) in pairwise(points):
            left, right = (ax, bx) if ax < bx else (bx, ax)
            top, bottom = (ay, by) if ay < by else (by, ay)
            self._add(Obstacle(kind, left, top, right, bottom, owner))

    def near(self, left: float, top: float, right: float, bottom: float) -> Iterator[Obstacle]:
        """Every obstacle in the neighbourhood of a rectangle, each once; some may lie a little outside of it."""
        rows = range(int(top // _CELL), int(bottom // _CELL) + 1)
        columns = range(int(left // _CELL), int(right // _CELL) + 1)
        known = self._cells
        cells = [known[column, row] for column in columns for row in rows if (column, row) in known]
        places: Iterable[int] = cells[0] if len(cells) == 1 else set().union(*cells)
        return map(self._all.__getitem__, places)

    def _add(self, obstacle: Obstacle) -> None:
        _, left, top, right, bottom, _ = obstacle
        place = len(self._all)
        self._all.append(obstacle)
        cells = self._cells
        rows = range(int(top // _CELL), int(bottom // _CELL) + 1)
        for column in range(int(left // _CELL), int(right // _CELL) + 1):
            for row in rows:
                cells[column, row].append(place)
