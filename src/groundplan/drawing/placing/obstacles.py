"""What stands in the way of labels: a grid that finds quickly what lies in a rectangle."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from groundplan.drawing.geometry import Point, Rect, around

_CELL = 64.0


class Kind(Enum):
    """What an obstacle is: only `SOLID` forbids a place, the others cost."""

    SOLID = "solid"
    LINE = "line"
    BORDER = "border"
    HEAD = "head"


@dataclass(frozen=True, slots=True, eq=False)
class Obstacle:
    """What a rectangle holds; upright lines have no width, level ones no height. `owner` is the edge of a line."""

    kind: Kind
    rect: Rect
    owner: str = ""


class Obstacles:
    """All obstacles of a picture."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], dict[Obstacle, None]] = defaultdict(dict)
        self.bounds = Rect(0.0, 0.0, 0.0, 0.0)

    def add_solid(self, rect: Rect) -> None:
        """Nothing may be put here."""
        self._add(Obstacle(Kind.SOLID, rect))

    def add_head(self, rect: Rect) -> None:
        """The row of a frame's title: a label in it would read as a part of the title."""
        self._add(Obstacle(Kind.HEAD, rect))

    def add_line(self, points: tuple[Point, ...], kind: Kind, owner: str = "") -> None:
        """A line that labels should rather not cover."""
        for (ax, ay), (bx, by) in pairwise(points):
            self._add(Obstacle(kind, Rect(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)), owner))

    def near(self, rect: Rect) -> Collection[Obstacle]:
        """Every obstacle in the neighbourhood of a rectangle, each once; some may lie a little outside of it."""
        columns, rows = _cells(rect)
        if len(columns) == len(rows) == 1:
            return self._cells.get((columns[0], rows[0]), ())
        found: dict[Obstacle, None] = {}
        for column in columns:
            for row in rows:
                if cell := self._cells.get((column, row)):
                    found.update(cell)
        return found

    def _add(self, obstacle: Obstacle) -> None:
        if not self.bounds.encloses(obstacle.rect):
            self.bounds = around([self.bounds, obstacle.rect])
        columns, rows = _cells(obstacle.rect)
        for column in columns:
            for row in rows:
                self._cells[column, row][obstacle] = None


def _cells(rect: Rect) -> tuple[range, range]:
    return (
        range(int(rect.left // _CELL), int(rect.right // _CELL) + 1),
        range(int(rect.top // _CELL), int(rect.bottom // _CELL) + 1),
    )
