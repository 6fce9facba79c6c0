"""Where a finished edge runs: the corners of its line, and what its arrowhead takes of it."""

from __future__ import annotations

import math

from msgspec import Struct

from groundplan.drawing.geometry import Point

ARROW_LENGTH = 8.0
ARROW_WIDTH = 7.0
CORNER = 7.0


class Course(Struct, frozen=True):
    """The course of one edge, from source to target: `points` are the corners between its straight runs."""

    points: tuple[Point, ...]

    @property
    def heading(self) -> Point:
        """The direction in which the course ends, of length 1."""
        end = self.points[-1]
        before = next((point for point in reversed(self.points) if math.dist(point, end) > 1), self.points[0])
        length = math.dist(before, end) or 1.0
        return ((end[0] - before[0]) / length, (end[1] - before[1]) / length)

    def shortened(self, by: float) -> Course:
        """The same course, ending a little earlier: the rest is the arrowhead's."""
        dx, dy = self.heading
        x, y = self.points[-1]
        return Course((*self.points[:-1], (x - dx * by, y - dy * by)))
