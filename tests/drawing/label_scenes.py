"""Lines, boxes and borders put down by hand, so that a rule of placing texts can be seen by itself."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise

from msgspec import Struct, field

from groundplan.drawing.geometry import Point, Rect, between, crosses
from groundplan.drawing.placing.labels import Labelling, PlacedLabel, place_labels
from groundplan.drawing.placing.obstacles import Kind, Obstacles
from groundplan.drawing.routing.courses import Course
from groundplan.scenes.scene import Badge, Edge


class Drawn(Struct, frozen=True):
    """Edges by name: the corners of each, its label, its steps; with what else stands there."""

    lines: Mapping[str, Sequence[Point]]
    labels: Mapping[str, str] = field(default_factory=dict)
    steps: Mapping[str, Sequence[str]] = field(default_factory=dict)
    solids: Sequence[Rect] = ()
    words: Sequence[Rect] = ()
    borders: Sequence[Rect] = ()
    heads: Sequence[Rect] = ()

    def placed(self) -> Labelling:
        """Everything with its place."""
        obstacles = Obstacles()
        for rect in self.solids:
            obstacles.add_solid(rect)
        for rect in self.words:
            obstacles.add_words(rect)
        for rect in self.borders:
            obstacles.add_line(around(rect), Kind.BORDER)
        for rect in self.heads:
            obstacles.add_head(rect)
        courses = {name: Course(tuple(points)) for name, points in self.lines.items()}
        for name, course in courses.items():
            obstacles.add_line(course.points, Kind.LINE, name)
        edges = tuple(
            Edge(
                name,
                f"{name}-from",
                f"{name}-to",
                (name,),
                self.labels.get(name, ""),
                badges=tuple(Badge(step, f"Step {step}") for step in self.steps.get(name, ())),
            )
            for name in self.lines
        )
        return place_labels(edges, courses, obstacles)

    def label(self, name: str) -> PlacedLabel:
        """The label of one edge."""
        return next(label for label in self.placed().labels if label.edge == name)

    def gap(self, name: str, rect: Rect) -> float:
        """How far a rectangle is from an edge's line."""
        return min(gap_between(*piece, rect) for piece in pairwise(self.lines[name]))


def around(rect: Rect) -> tuple[Point, ...]:
    """The border of a rectangle as a closed line."""
    left, top, right, bottom = rect.left, rect.top, rect.right, rect.bottom
    return ((left, top), (right, top), (right, bottom), (left, bottom), (left, top))


def lies_on_border(rect: Rect, border: Rect) -> bool:
    """Whether a rectangle touches the border of another."""
    return any(crosses(*piece, rect) for piece in pairwise(around(border)))


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
    return math.dist(point, between(start, end, min(1.0, max(0.0, share))))
