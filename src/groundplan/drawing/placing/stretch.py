"""Room made by a cut through the whole picture: what lies behind the cut moves on, all else stays.

Nothing changes its order, no line gets another bend, no box another size; only lines and frames that the cut crosses
become longer. So everything that was right before is right afterwards, and nothing has to be laid out again.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from groundplan.drawing.geometry import Geometry, Point, Rect
from groundplan.drawing.routing.courses import Course
from groundplan.scenes.scene import Edge

_CLEAR = 1.0


@dataclass(frozen=True, slots=True)
class Want:
    """Somewhere between `low` and `high`, `by` pixels are missing: of width where `rightwards`, else of height."""

    rightwards: bool
    low: float
    high: float
    by: float


@dataclass(frozen=True, slots=True)
class Stretch:
    """Everything right of x = `at` moves right by `by` where `rightwards`, else everything below y = `at` down."""

    rightwards: bool
    at: float
    by: float

    def moved(self, along: float) -> float:
        """Where a coordinate comes to lie."""
        return along + self.by if along > self.at else along


class Docks:
    """Where edges dock at each box: a cut through a box must leave all of them on one side, with its middle."""

    def __init__(self, geometry: Geometry, courses: Mapping[str, Course], edges: Iterable[Edge]) -> None:
        self._boxes = geometry.boxes
        self._points: dict[str, list[Point]] = defaultdict(list)
        for edge in edges:
            if course := courses.get(edge.id):
                if edge.source == edge.target:
                    self._points[edge.source].extend(course.points)
                else:
                    self._points[edge.source].append(course.points[0])
                    self._points[edge.target].append(course.points[-1])

    def allow(self, want: Want) -> bool:
        """Whether the picture can be cut where something is wanted."""
        return self.cut(want.rightwards, want.low, want.high) is not None

    def cut(self, rightwards: bool, low: float, high: float) -> float | None:
        """A place between the two, best half-way, where the picture can be cut; None where there is none."""
        if high - low < 2 * _CLEAR:
            return None
        bounds = []
        axis = 0 if rightwards else 1
        for box, rect in self._boxes.items():
            start, end = (rect.left, rect.right) if rightwards else (rect.top, rect.bottom)
            # Lines may dock a little outside of a box.
            points = [rect.centre[axis], *(point[axis] for point in self._points.get(box, ()))]
            if min(start, *points) < high and low < max(end, *points):
                bounds.append((min(points) - _CLEAR, max(points) + _CLEAR))
        tries = [(low + high) / 2, *(end for each in bounds for end in each), low + _CLEAR, high - _CLEAR]
        for at in tries:
            if low + _CLEAR <= at <= high - _CLEAR and not any(first < at < last for first, last in bounds):
                return at
        return None


def planned(wanted: Iterable[Sequence[Want]], docks: Docks) -> list[Stretch]:
    """The fewest cuts that give everybody what is missing: of each, the first alternative for which there is one."""
    chosen = [first for wants in wanted if (first := next(filter(docks.allow, wants), None))]
    chosen.sort(key=lambda want: (want.rightwards, want.high, want.low))
    found: list[Stretch] = []
    while chosen:
        low, high, by = chosen[0].low, chosen[0].high, chosen[0].by
        rest: list[Want] = []
        for want in chosen[1:]:
            both = Want(want.rightwards, max(low, want.low), min(high, want.high), max(by, want.by))
            if want.rightwards is chosen[0].rightwards and docks.allow(both):
                low, high, by = both.low, both.high, both.by
            else:
                rest.append(want)
        at = docks.cut(chosen[0].rightwards, low, high)
        if at is not None:
            found.append(Stretch(chosen[0].rightwards, at, float(math.ceil(by))))
        chosen = rest
    return found


def stretched(
    geometry: Geometry, courses: Mapping[str, Course], stretches: Iterable[Stretch]
) -> tuple[Geometry, dict[str, Course]]:
    """The geometry and the courses with more room at every cut. All cuts are given in the old coordinates."""
    courses = dict(courses)
    for each in sorted(stretches, key=lambda each: -each.at):
        geometry = Geometry(
            boxes={box: _box(rect, each) for box, rect in geometry.boxes.items()},
            frames={frame: _frame(rect, each) for frame, rect in geometry.frames.items()},
            splines={edge: tuple(_points(points, each)) for edge, points in geometry.splines.items()},
        )
        courses = {
            edge: replace(course, points=tuple(_points(course.points, each))) for edge, course in courses.items()
        }
    return geometry, courses


def _box(rect: Rect, stretch: Stretch) -> Rect:
    x, y = rect.centre
    if stretch.rightwards:
        return rect.moved(stretch.moved(x) - x, 0.0)
    return rect.moved(0.0, stretch.moved(y) - y)


def _frame(rect: Rect, stretch: Stretch) -> Rect:
    if stretch.rightwards:
        return Rect(stretch.moved(rect.left), rect.top, stretch.moved(rect.right), rect.bottom)
    return Rect(rect.left, stretch.moved(rect.top), rect.right, stretch.moved(rect.bottom))


def _points(points: Iterable[Point], stretch: Stretch) -> Iterator[Point]:
    for x, y in points:
        yield (stretch.moved(x), y) if stretch.rightwards else (x, stretch.moved(y))
