"""What two lines do to each other: cross, or run on each other. Lines are what a person sees, corners included."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import accumulate, combinations, pairwise

from msgspec import Struct

from groundplan.drawing.geometry import Point, between

TOUCHING = 2.0
"""Lines nearer than this, in pixels from middle to middle, look like one."""

_CELL = 48.0
_PARALLEL = 0.12
_SEAM = 3.0
_AT_END = 1.0
_LEAST_RUN = 1.0
_BESIDE = 10.0


class Run(Struct, frozen=True):
    """Two lines on each other: from where to where, in pixels from the start of each. `along`: in one direction."""

    first: str
    second: str
    on_first: tuple[float, float]
    on_second: tuple[float, float]
    along: bool

    @property
    def length(self) -> float:
        """How long it is."""
        return self.on_first[1] - self.on_first[0]

    def turned(self) -> Run:
        """The same, seen from the second line."""
        return Run(self.second, self.first, self.on_second, self.on_first, self.along)


class Meeting(Struct, frozen=True):
    """Two lines cross at a point, so many pixels from the start of each."""

    first: str
    second: str
    at: Point
    on_first: float
    on_second: float


class Contacts(Struct, frozen=True):
    """Where the lines of one picture meet: `runs` and `crossings`, each pair of lines once."""

    runs: tuple[Run, ...]
    crossings: tuple[Meeting, ...]


class Track(Struct, frozen=True):
    """A line with the distance of each of its points from the start."""

    points: tuple[Point, ...]
    passed: tuple[float, ...]

    @classmethod
    def of(cls, points: tuple[Point, ...]) -> Track:
        """Measures a line."""
        return cls(points, tuple(accumulate((math.dist(a, b) for a, b in pairwise(points)), initial=0.0)))

    @property
    def length(self) -> float:
        """From the first to the last point, along the line."""
        return self.passed[-1]

    def at(self, distance: float) -> Point:
        """The point so far from the start; an end where the line is shorter."""
        if distance <= 0:
            return self.points[0]
        if distance >= self.length:
            return self.points[-1]
        piece = bisect_right(self.passed, distance) - 1
        share = (distance - self.passed[piece]) / (self.passed[piece + 1] - self.passed[piece])
        return between(self.points[piece], self.points[piece + 1], share)


def contacts(lines: Mapping[str, tuple[Point, ...]]) -> Contacts:
    """Where lines meet, given by their names."""
    tracks = {name: Track.of(points) for name, points in lines.items() if len(points) > 1}
    touching: dict[tuple[str, str], list[Run]] = defaultdict(list)
    meeting: dict[tuple[str, str], list[Meeting]] = defaultdict(list)
    for (one, i), (other, j) in _near(tracks):
        if run := _overlap(one, tracks[one], i, other, tracks[other], j):
            touching[one, other].append(run)
        elif found := _crossing(one, tracks[one], i, other, tracks[other], j):
            meeting[one, other].append(found)
    runs = {pair: _merged(found) for pair, found in touching.items()}
    crossings = [
        each
        for pair, found in meeting.items()
        for each in found
        if not any(
            _within(each.on_first, run.on_first) and _within(each.on_second, run.on_second)
            for run in runs.get(pair, ())
        )
    ]
    crossings += [found for each in runs.values() for run in each if (found := _changes_side(run, tracks))]
    return Contacts(
        tuple(run for each in runs.values() for run in each if run.length >= _LEAST_RUN),
        tuple(sorted(crossings, key=lambda each: (each.first, each.second, each.on_first))),
    )


def _near(tracks: Mapping[str, Track]) -> Iterator[tuple[tuple[str, int], tuple[str, int]]]:
    """Pairs of pieces of two lines that share a cell of a grid, each pair once."""
    grid: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    names = sorted(tracks)
    for number, name in enumerate(names):
        for piece, ((ax, ay), (bx, by)) in enumerate(pairwise(tracks[name].points)):
            for column in range(_cell(min(ax, bx) - TOUCHING), _cell(max(ax, bx) + TOUCHING) + 1):
                for row in range(_cell(min(ay, by) - TOUCHING), _cell(max(ay, by) + TOUCHING) + 1):
                    grid[column, row].append((number, piece))
    pairs = {(one, other) for cell in grid.values() for one, other in combinations(cell, 2) if one[0] != other[0]}
    for (one, i), (other, j) in sorted(pairs):
        yield (names[one], i), (names[other], j)


def _cell(at: float) -> int:
    return math.floor(at / _CELL)


def _overlap(one: str, first: Track, i: int, other: str, second: Track, j: int) -> Run | None:
    """The part that two straight pieces share, if they are parallel and near enough."""
    (ax, ay), (bx, by) = first.points[i], first.points[i + 1]
    (cx, cy), (dx, dy) = second.points[j], second.points[j + 1]
    length, other_length = first.passed[i + 1] - first.passed[i], second.passed[j + 1] - second.passed[j]
    if not length or not other_length:
        return None
    ux, uy = (bx - ax) / length, (by - ay) / length
    vx, vy = (dx - cx) / other_length, (dy - cy) / other_length
    if abs(ux * vy - uy * vx) > _PARALLEL:
        return None
    along = ux * vx + uy * vy > 0
    start, start_off = (cx - ax) * ux + (cy - ay) * uy, (cy - ay) * ux - (cx - ax) * uy
    end, end_off = (dx - ax) * ux + (dy - ay) * uy, (dy - ay) * ux - (dx - ax) * uy
    low, high = 0.0, 1.0  # The share of the second piece that lies beside the first, and near it.
    for begin, finish, least, most in ((start, end, 0.0, length), (start_off, end_off, -TOUCHING, TOUCHING)):
        if abs(finish - begin) < 1e-9:
            if not least <= begin <= most:
                return None
            continue
        enter, leave = sorted(((least - begin) / (finish - begin), (most - begin) / (finish - begin)))
        low, high = max(low, enter), min(high, leave)
    if high - low <= 0:
        return None
    on_first = sorted((start + (end - start) * low, start + (end - start) * high))
    return Run(
        one,
        other,
        (first.passed[i] + on_first[0], first.passed[i] + on_first[1]),
        (second.passed[j] + other_length * low, second.passed[j] + other_length * high),
        along,
    )


def _crossing(one: str, first: Track, i: int, other: str, second: Track, j: int) -> Meeting | None:
    (ax, ay), (bx, by) = first.points[i], first.points[i + 1]
    (cx, cy), (dx, dy) = second.points[j], second.points[j + 1]
    denominator = (bx - ax) * (dy - cy) - (by - ay) * (dx - cx)
    if abs(denominator) < 1e-9:
        return None
    share = ((cx - ax) * (dy - cy) - (cy - ay) * (dx - cx)) / denominator
    other_share = ((cx - ax) * (by - ay) - (cy - ay) * (bx - ax)) / denominator
    if not (0 <= share < 1 and 0 <= other_share < 1):
        return None
    on_first = first.passed[i] + share * (first.passed[i + 1] - first.passed[i])
    on_second = second.passed[j] + other_share * (second.passed[j + 1] - second.passed[j])
    if min(on_first, on_second, first.length - on_first, second.length - on_second) < _AT_END:
        return None  # Where a line begins or ends, it crosses nothing.
    return Meeting(one, other, between((ax, ay), (bx, by), share), on_first, on_second)


def _merged(runs: list[Run]) -> tuple[Run, ...]:
    """Pieces of one run joined."""
    found: list[Run] = []
    for run in sorted(runs, key=lambda run: (run.along, run.on_first, run.on_second)):
        last = found[-1] if found else None
        if (
            last
            and last.along == run.along
            and _touch(last.on_first, run.on_first)
            and _touch(last.on_second, run.on_second)
        ):
            found[-1] = Run(
                run.first,
                run.second,
                (min(last.on_first[0], run.on_first[0]), max(last.on_first[1], run.on_first[1])),
                (min(last.on_second[0], run.on_second[0]), max(last.on_second[1], run.on_second[1])),
                run.along,
            )
        else:
            found.append(run)
    return tuple(found)


def _touch(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[0] <= other[1] + _SEAM and other[0] <= one[1] + _SEAM


def _within(distance: float, span: tuple[float, float]) -> bool:
    return span[0] - _SEAM <= distance <= span[1] + _SEAM


def _changes_side(run: Run, tracks: Mapping[str, Track]) -> Meeting | None:
    """Whether the first line comes from one side of the second and leaves on the other, after a run on it."""
    first, second = tracks[run.first], tracks[run.second]
    (begin, end), (low, high) = run.on_first, run.on_second
    if begin < _SEAM or low < _SEAM or end > first.length - _SEAM or high > second.length - _SEAM:
        return None
    enter, leave = (low - _BESIDE, high + _BESIDE) if run.along else (high + _BESIDE, low - _BESIDE)
    before = _side(first.at(begin + 0.1), first.at(begin - 0.5), first.at(begin - _BESIDE), second.at(enter))
    after = _side(first.at(end + 0.5), first.at(end - 0.1), first.at(end + _BESIDE), second.at(leave))
    if before * after >= 0:
        return None
    middle = (begin + end) / 2
    return Meeting(run.first, run.second, first.at(middle), middle, (low + high) / 2)


def _side(front: Point, back: Point, mine: Point, other: Point) -> int:
    """On which side of the other line mine lies, seen in the direction from `back` to `front`: -1, 0 or 1."""
    offset = (front[0] - back[0]) * (mine[1] - other[1]) - (front[1] - back[1]) * (mine[0] - other[0])
    length = math.dist(front, back) or 1.0
    return 0 if abs(offset / length) < 0.5 else (1 if offset > 0 else -1)
