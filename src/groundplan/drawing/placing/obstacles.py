"""What stands in the way of labels: a grid that finds quickly what lies in a rectangle."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from groundplan.drawing.geometry import Point, Rect, between, crosses

_CELL = 48.0


class Kind(Enum):
    """What an obstacle is: only `SOLID` forbids a place, the others cost."""

    SOLID = "solid"
    LINE = "line"
    BORDER = "border"


@dataclass(frozen=True, slots=True)
class Obstacle:
    """A rectangle, or the straight piece from `start` to `end`; `owner` is the edge whose line it is."""

    kind: Kind
    rect: Rect
    start: Point | None = None
    end: Point | None = None
    owner: str = ""

    def hits(self, rect: Rect) -> bool:
        """Whether the obstacle touches the rectangle."""
        if not self.rect.overlaps(rect):
            return False
        return self.start is None or self.end is None or crosses(self.start, self.end, rect)


class Obstacles:
    """All obstacles of a picture."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], list[Obstacle]] = defaultdict(list)

    def add_solid(self, rect: Rect) -> None:
        """Nothing may be put here."""
        self._add(Obstacle(Kind.SOLID, rect))

    def add_line(self, points: tuple[Point, ...], kind: Kind, owner: str = "") -> None:
        """A line that labels should rather not cover."""
        for start, end in pairwise(points):
            pieces = max(1, math.ceil(math.dist(start, end) / _CELL))
            for piece in range(pieces):
                a = between(start, end, piece / pieces)
                b = between(start, end, (piece + 1) / pieces)
                bounds = Rect(min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])).grown(0.5)
                self._add(Obstacle(kind, bounds, a, b, owner))

    def in_way(self, rect: Rect) -> Iterator[Obstacle]:
        """Every obstacle that touches the rectangle, each once."""
        seen: set[int] = set()
        for cell in _cells(rect):
            for obstacle in self._cells.get(cell, ()):
                if id(obstacle) not in seen:
                    seen.add(id(obstacle))
                    if obstacle.hits(rect):
                        yield obstacle

    def _add(self, obstacle: Obstacle) -> None:
        for cell in _cells(obstacle.rect):
            self._cells[cell].append(obstacle)


def _cells(rect: Rect) -> Iterator[tuple[int, int]]:
    for column in range(math.floor(rect.left / _CELL), math.floor(rect.right / _CELL) + 1):
        for row in range(math.floor(rect.top / _CELL), math.floor(rect.bottom / _CELL) + 1):
            yield column, row
