"""Room made by a cut through the whole picture: what lies behind the cut moves on, all else stays.

Nothing changes its order, no line gets another bend, no box another size; only lines and frames that the cut crosses
become longer. So everything that was right before is right afterwards, and nothing has to be laid out again.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from groundplan.drawing.geometry import Geometry, Point, Rect
from groundplan.drawing.routing.courses import Course
from groundplan.scenes.scene import Edge

_CLEAR = 1.0


class Want(Struct, frozen=True):
    """Somewhere between `low` and `high`, `by` pixels are missing: of width where `rightwards`, else of height."""

    rightwards: bool
    low: float
    high: float
    by: float


class Stretch(Struct, frozen=True):
    """Everything right of x = `at` moves right by `by` where `rightwards`, else everything below y = `at` down."""

    rightwards: bool
    at: float
    by: float


class _Span(NamedTuple):
    """From where to where a box reaches with its docks, and between which two places no cut may lie."""

    start: float
    end: float
    first: float
    last: float


class Docks:
    """Where edges dock at each box: a cut through a box must leave all of them on one side, with its middle."""

    def __init__(self, geometry: Geometry, courses: Mapping[str, Course], edges: Iterable[Edge]) -> None:
        points: dict[str, list[Point]] = {box: [rect.centre] for box, rect in geometry.boxes.items()}
        for edge in edges:
            if course := courses.get(edge.id):
                if edge.source == edge.target:
                    points.get(edge.source, []).extend(course.points)
                else:
                    points.get(edge.source, []).append(course.points[0])
                    points.get(edge.target, []).append(course.points[-1])
        self._across: dict[bool, list[_Span]] = {True: [], False: []}
        for box, rect in geometry.boxes.items():
            xs, ys = zip(*points[box], strict=True)
            self._across[True].append(_span(rect.left, rect.right, xs))
            self._across[False].append(_span(rect.top, rect.bottom, ys))

    def allow(self, want: Want) -> bool:
        """Whether the picture can be cut where something is wanted."""
        return self.cut(want.rightwards, want.low, want.high) is not None

    def cut(self, rightwards: bool, low: float, high: float) -> float | None:
        """A place between the two, best half-way, where the picture can be cut; None where there is none."""
        if high - low < 2 * _CLEAR:
            return None
        spans = [(span.first, span.last) for span in self._across[rightwards] if span.start < high and low < span.end]
        tries = [(low + high) / 2, *(end for span in spans for end in span), low + _CLEAR, high - _CLEAR]
        for at in tries:
            if low + _CLEAR <= at <= high - _CLEAR and not any(first < at < last for first, last in spans):
                return at
        return None


def _span(start: float, end: float, docks: Sequence[float]) -> _Span:
    # Lines may dock a little outside of a box.
    first, last = min(docks), max(docks)
    return _Span(min(start, first), max(end, last), first - _CLEAR, last + _CLEAR)


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


class _Moves:
    """How far each place of one axis moves by all cuts across it."""

    def __init__(self, stretches: Iterable[Stretch]) -> None:
        ordered = sorted(stretches, key=lambda each: each.at)
        self._cuts = [each.at for each in ordered]
        self._by = list(accumulate((each.by for each in ordered), initial=0.0))

    def by(self, along: float) -> float:
        return self._by[bisect_left(self._cuts, along)]

    def to(self, along: float) -> float:
        return along + self._by[bisect_left(self._cuts, along)]


def stretched(
    geometry: Geometry,
    courses: Mapping[str, Course],
    stretches: Collection[Stretch],
    contents: Mapping[str, float] = {},
) -> tuple[Geometry, dict[str, Course]]:
    """The geometry and the courses with more room at every cut. All cuts are given in the old coordinates.

    `contents` says where what a frame holds begins at the left, for frames that do not grow there: their border goes
    with it.
    """
    right = _Moves(each for each in stretches if each.rightwards)
    down = _Moves(each for each in stretches if not each.rightwards)

    def points(of: Iterable[Point]) -> tuple[Point, ...]:
        return tuple((right.to(x), down.to(y)) for x, y in of)

    def box(rect: Rect) -> Rect:
        x, y = rect.centre
        return rect.moved(right.by(x), down.by(y))

    def frame(name: str, rect: Rect) -> Rect:
        left = rect.left + right.by(contents.get(name, rect.left))
        return Rect(left, down.to(rect.top), right.to(rect.right), down.to(rect.bottom))

    wider = Geometry(
        boxes={name: box(rect) for name, rect in geometry.boxes.items()},
        frames={name: frame(name, rect) for name, rect in geometry.frames.items()},
        splines={edge: points(spline) for edge, spline in geometry.splines.items()},
    )
    return wider, {edge: replace(course, points=points(course.points)) for edge, course in courses.items()}
