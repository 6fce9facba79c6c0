"""What stands in the way of labels: a grid that finds quickly what lies in a rectangle."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from groundplan.drawing.geometry import Point, Rect, around, between

_CELL = 64.0
_SLANTED_PIECE = 8.0


class Kind(Enum):
    """What an obstacle is: only `SOLID` forbids a place, the others cost."""

    SOLID = "solid"
    LINE = "line"
    BORDER = "border"


@dataclass(frozen=True, slots=True, eq=False)
class Obstacle:
    """What a rectangle holds; upright lines have no width, level ones no height. `owner` is the edge of a line."""

    kind: Kind
    rect: Rect
    owner: str = ""


class Obstacles:
    """All obstacles of a picture."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], list[Obstacle]] = defaultdict(list)
        self.bounds = Rect(0.0, 0.0, 0.0, 0.0)

    def add_solid(self, rect: Rect) -> None:
        """Nothing may be put here."""
        self._add(Obstacle(Kind.SOLID, rect))

    def add_line(self, points: tuple[Point, ...], kind: Kind, owner: str = "") -> None:
        """A line that labels should rather not cover. Slanted lines are taken in small pieces."""
        for start, end in pairwise(points):
            slanted = min(abs(start[0] - end[0]), abs(start[1] - end[1]))
            pieces = max(1, math.ceil(slanted / _SLANTED_PIECE))
            for piece in range(pieces):
                (ax, ay), (bx, by) = between(start, end, piece / pieces), between(start, end, (piece + 1) / pieces)
                self._add(Obstacle(kind, Rect(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)), owner))

    def near(self, rect: Rect) -> Collection[Obstacle]:
        """Every obstacle in the neighbourhood of a rectangle, each once; some may lie a little outside of it."""
        left, top, right, bottom = _cells(rect)
        if left == right and top == bottom:
            return self._cells.get((left, top), ())
        found: dict[Obstacle, None] = {}
        for column in range(left, right + 1):
            for row in range(top, bottom + 1):
                if cell := self._cells.get((column, row)):
                    found.update(dict.fromkeys(cell))
        return found

    def _add(self, obstacle: Obstacle) -> None:
        rect, bounds = obstacle.rect, self.bounds
        if not bounds.encloses(rect):
            self.bounds = around([bounds, rect])
        left, top, right, bottom = _cells(obstacle.rect)
        for column in range(left, right + 1):
            for row in range(top, bottom + 1):
                self._cells[column, row].append(obstacle)


def _cells(rect: Rect) -> tuple[int, int, int, int]:
    return (
        math.floor(rect.left / _CELL),
        math.floor(rect.top / _CELL),
        math.floor(rect.right / _CELL),
        math.floor(rect.bottom / _CELL),
    )
