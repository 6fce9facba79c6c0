"""The straight runs of each edge, and which part of a run is an edge's own rather than a trunk that it shares."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from groundplan.drawing.geometry import Point
from groundplan.drawing.routing.courses import Course

_SAME_LINE = 2
_BRANCH = 9.0
_LEAST = 6.0

_Lines: TypeAlias = dict[int, list[tuple[float, float, str]]]
"""What runs on each line, a level or an upright one: from where to where, and of which edge."""


class Run(NamedTuple):
    """A straight piece of an edge beside which, or on which, a text may stand.

    It lies at the height `at` from x = `low` to x = `high` where `level`, else at x = `at` from y = `low` to
    y = `high`. `forward` says that the edge travels from low to high, `share` how far along the edge its middle is
    (0 to 1), `own` that no other edge runs there, so that a text can be no other's.
    """

    level: bool
    at: float
    low: float
    high: float
    forward: bool
    share: float
    own: bool

    @property
    def length(self) -> float:
        """How long it is."""
        return self.high - self.low

    @property
    def middle(self) -> Point:
        """The point half-way."""
        half = (self.low + self.high) / 2
        return (half, self.at) if self.level else (self.at, half)

    def nearest(self, point: Point) -> Point:
        """The point of the run that is nearest to a point."""
        along = point[0] if self.level else point[1]
        along = min(max(along, self.low), self.high)
        return (along, self.at) if self.level else (self.at, along)


def runs_of(courses: Mapping[str, Course]) -> dict[str, list[Run]]:
    """The runs of every edge, by its id; there is at least one for each."""
    pieces = {edge: _pieces(course.points) for edge, course in courses.items()}
    level: _Lines = defaultdict(list)
    upright: _Lines = defaultdict(list)
    for edge, found in pieces.items():
        for run in found:
            (level if run.level else upright)[round(run.at)].append((run.low, run.high, edge))
    parts = {
        edge: [part for run in found for part in _parts(run, edge, level if run.level else upright)]
        for edge, found in pieces.items()
    }
    return {edge: found or pieces[edge] for edge, found in parts.items()}


def _pieces(points: tuple[Point, ...]) -> list[Run]:
    total = sum([math.dist(a, b) for a, b in pairwise(points)]) or 1.0
    found: list[Run] = []
    passed = 0.0
    for (ax, ay), (bx, by) in pairwise(points):
        level = abs(bx - ax) >= abs(by - ay)
        at, start, end = ((ay + by) / 2, ax, bx) if level else ((ax + bx) / 2, ay, by)
        length = abs(end - start)
        share = (passed + length / 2) / total
        forward = end >= start
        low, high = (start, end) if forward else (end, start)
        found.append(Run(level, at, low, high, forward, share, True))
        passed += length
    return found or [Run(True, points[0][1], points[0][0], points[0][0], forward=True, share=0.5, own=True)]


def _parts(run: Run, edge: str, lines: _Lines) -> list[Run]:
    """A run, parted where other edges run on it."""
    shared: list[tuple[float, float]] = []
    middle = round(run.at)
    for line in range(middle - _SAME_LINE, middle + _SAME_LINE + 1):
        for low, high, other in lines.get(line, ()):
            if other != edge and low < run.high and run.low < high:
                shared.append((max(run.low, low - _BRANCH), min(run.high, high + _BRANCH)))
    return list(_parted(run, sorted(shared))) if shared else [run]


def _parted(run: Run, shared: list[tuple[float, float]]) -> Iterator[Run]:
    at = run.low
    for low, high in shared:
        if low - at >= _LEAST:
            yield _part(run, at, low, own=True)
        if high - max(at, low) >= _LEAST:
            yield _part(run, max(at, low), high, own=False)
        at = max(at, high)
    if run.high - at >= _LEAST or at == run.low:
        yield _part(run, at, run.high, own=True)


def _part(run: Run, low: float, high: float, *, own: bool) -> Run:
    return Run(run.level, run.at, low, high, run.forward, run.share, own)
