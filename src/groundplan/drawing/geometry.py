"""Where everything lies: what a layout hands on. Pixels, x to the right, y down, the origin at the top left."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from msgspec import Struct

Point: TypeAlias = tuple[float, float]

Piece: TypeAlias = tuple[Point, Point]
"""A straight piece of a line, from one point to another."""


class Rect(Struct, frozen=True):
    """An upright rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From the left to the right side."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From the top to the bottom."""
        return self.bottom - self.top

    @property
    def centre(self) -> Point:
        """The point in the middle."""
        return ((self.left + self.right) / 2, (self.top + self.bottom) / 2)

    def grown(self, by: float) -> Rect:
        """The rectangle with `by` pixels more on every side."""
        return Rect(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def moved(self, dx: float, dy: float) -> Rect:
        """The rectangle, shifted."""
        return Rect(self.left + dx, self.top + dy, self.right + dx, self.bottom + dy)

    def flipped(self) -> Rect:
        """The rectangle with x and y exchanged: how a picture that runs down becomes one that runs right."""
        return Rect(self.top, self.left, self.bottom, self.right)

    def overlaps(self, other: Rect) -> bool:
        """Whether the two share more than a border."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def contains(self, point: Point) -> bool:
        """Whether the point lies inside or on the border."""
        return self.left <= point[0] <= self.right and self.top <= point[1] <= self.bottom

    def nearest(self, point: Point) -> Point:
        """The point of the rectangle that is nearest to a point: that one itself where it lies inside."""
        return (min(max(point[0], self.left), self.right), min(max(point[1], self.top), self.bottom))

    def encloses(self, other: Rect) -> bool:
        """Whether the other lies wholly inside."""
        return (
            self.left <= other.left
            and self.top <= other.top
            and self.right >= other.right
            and self.bottom >= other.bottom
        )


class Geometry(Struct, frozen=True):
    """A laid-out graph.

    `boxes` and `frames` give the rectangle of each item by its id; `splines` the cubic Bézier control points of each
    edge by its id (1 + 3n points), from the edge's source to its target whichever way it was laid out.
    """

    boxes: Mapping[str, Rect]
    frames: Mapping[str, Rect]
    splines: Mapping[str, tuple[Point, ...]]


def around(rects: list[Rect]) -> Rect:
    """The smallest rectangle that holds all of them."""
    return Rect(
        min(rect.left for rect in rects),
        min(rect.top for rect in rects),
        max(rect.right for rect in rects),
        max(rect.bottom for rect in rects),
    )


def flipped_all(rects: Mapping[str, Rect]) -> dict[str, Rect]:
    """The rectangles with x and y exchanged."""
    return {name: rect.flipped() for name, rect in rects.items()}


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


def between(start: Point, end: Point, share: float) -> Point:
    """The point of a straight piece that lies that share of the way along."""
    return (start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share)
