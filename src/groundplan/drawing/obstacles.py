"""What stands in the way of labels: a grid that finds quickly what lies in a rectangle."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from groundplan.drawing.geometry import Point, Rect

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
                a = _between(start, end, piece / pieces)
                b = _between(start, end, (piece + 1) / pieces)
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


def crosses(start: Point, end: Point, rect: Rect) -> bool:
    """Whether a straight piece touches a rectangle (Liang and Barsky's clipping)."""
    low, high = 0.0, 1.0
    for along, at, least, most in (
        (end[0] - start[0], start[0], rect.left, rect.right),
        (end[1] - start[1], start[1], rect.top, rect.bottom),
    ):
        if abs(along) < 1e-9:
            if not least <= at <= most:
                return False
            continue
        enter, leave = sorted(((least - at) / along, (most - at) / along))
        low, high = max(low, enter), min(high, leave)
        if low > high:
            return False
    return True


def gap_between(start: Point, end: Point, rect: Rect) -> float:
    """How far a straight piece is from a rectangle; 0 where it touches it."""
    if crosses(start, end, rect):
        return 0.0
    corners = ((x, y) for x in (rect.left, rect.right) for y in (rect.top, rect.bottom))
    ways = [math.dist(point, rect.nearest(point)) for point in (start, end)]
    return min(*ways, *(_to_piece(corner, start, end) for corner in corners))


def _to_piece(point: Point, start: Point, end: Point) -> float:
    along = (end[0] - start[0], end[1] - start[1])
    length = along[0] ** 2 + along[1] ** 2
    share = ((point[0] - start[0]) * along[0] + (point[1] - start[1]) * along[1]) / length if length else 0.0
    return math.dist(point, _between(start, end, min(1.0, max(0.0, share))))


def _between(start: Point, end: Point, share: float) -> Point:
    return (start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share)


def _cells(rect: Rect) -> Iterator[tuple[int, int]]:
    for column in range(math.floor(rect.left / _CELL), math.floor(rect.right / _CELL) + 1):
        for row in range(math.floor(rect.top / _CELL), math.floor(rect.bottom / _CELL) + 1):
            yield column, row
