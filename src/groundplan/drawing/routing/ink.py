"""The lines that are drawn already: where another one would run on them, and where it would cross them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from groundplan.drawing.geometry import Piece, Point, Rect

APART = 4.4
"""Lines nearer to each other than that look like one."""

_CELL = 32.0
_SAME = 0.5
_SEAM = 2.0


class Run(Struct, frozen=True):
    """A straight run of an edge: at the height `at` from x = `low` to `high` where `level`, else upright."""

    level: bool
    at: float
    low: float
    high: float
    edge: str

    @property
    def area(self) -> Rect:
        """Where it lies."""
        if self.level:
            return Rect(self.low, self.at, self.high, self.at)
        return Rect(self.at, self.low, self.at, self.high)

    @property
    def ends(self) -> Piece:
        """The two points between which it runs."""
        return (
            ((self.low, self.at), (self.high, self.at)) if self.level else ((self.at, self.low), (self.at, self.high))
        )


class Trunks(Struct, frozen=True):
    """With which edges an edge may share its way: from its `source` on, or up to its `target`."""

    source: Mapping[str, str]
    target: Mapping[str, str]


class Ink:
    """All lines so far, by edge, and their runs by where they lie."""

    def __init__(self, trunks: Trunks) -> None:
        self.lines: dict[str, tuple[Point, ...]] = {}
        self.trunks = trunks
        self._runs: dict[tuple[bool, int], list[Run]] = defaultdict(list)

    def add(self, edge: str, points: tuple[Point, ...]) -> None:
        """Draws a line."""
        self.lines[edge] = points
        for run in runs_of(edge, points):
            self._runs[run.level, int(run.at // _CELL)].append(run)

    def remove(self, edge: str) -> tuple[Point, ...]:
        """Takes a line away."""
        points = self.lines.pop(edge)
        for level, cell in {(run.level, int(run.at // _CELL)) for run in runs_of(edge, points)}:
            self._runs[level, cell] = [run for run in self._runs[level, cell] if run.edge != edge]
        return points

    def mates(self, edge: str) -> Iterator[str]:
        """The edges drawn that may share a trunk with an edge, from its source."""
        return (other for other in self.lines if self._fellows(edge, other) and other != edge)

    def leave_together(self, edge: str, other: str) -> bool:
        """Whether two edges may share a trunk from their source on."""
        source = self.trunks.source
        return source.get(edge, edge) == source.get(other, other)

    def runs(self, area: Rect, *, level: bool) -> list[Run]:
        """The level (upright) runs in an area."""
        if level:
            return self._between(level, area.top, area.bottom, area.left, area.right)
        return self._between(level, area.left, area.right, area.top, area.bottom)

    def _between(self, level: bool, first: float, last: float, low: float, high: float) -> list[Run]:
        """The level (upright) runs from y (x) = `first` to `last` of which something lies from `low` to `high`."""
        return [
            run
            for cell in range(int(first // _CELL), int(last // _CELL) + 1)
            for run in self._runs.get((level, cell), ())
            if first <= run.at <= last and run.low <= high and run.high >= low
        ]

    def touching(self, area: Rect) -> list[tuple[Point, ...]]:
        """The lines of which a run lies in an area."""
        names = {run.edge: None for level in (True, False) for run in self.runs(area, level=level)}
        return [self.lines[name] for name in names]

    def collides(self, edge: str, points: tuple[Point, ...], apart: float) -> bool:
        """Whether a line would run on another one, or nearer to it than `apart`, other than in a trunk."""
        return next(self.collisions(edge, points, apart), None) is not None

    def collisions(self, edge: str, points: tuple[Point, ...], apart: float) -> Iterator[str]:
        """The edges on which a line would run; some may come twice."""
        shared: dict[str, tuple[Piece, ...]] = {}
        for run in runs_of(edge, points):
            at = run.at
            for other in self._between(run.level, at - apart, at + apart, run.low - _SEAM, run.high + _SEAM):
                if other.edge == edge or abs(other.at - at) >= apart:
                    continue
                if self._fellows(edge, other.edge):
                    if other.edge not in shared:
                        shared[other.edge] = self._trunk(edge, points, other.edge)
                    if _in_trunk(run, other, shared[other.edge]):
                        continue
                yield other.edge

    def _fellows(self, edge: str, other: str) -> bool:
        source, target = self.trunks.source, self.trunks.target
        return source.get(edge, edge) == source.get(other, other) or target.get(edge, edge) == target.get(other, other)

    def _trunk(self, edge: str, points: tuple[Point, ...], other: str) -> tuple[Piece, ...]:
        """The pieces that a line shares with another one, from their common source on or up to their target."""
        found: tuple[Piece, ...] = ()
        if self.trunks.source.get(edge, edge) == self.trunks.source.get(other, other):
            found += common_way(points, self.lines[other])
        if self.trunks.target.get(edge, edge) == self.trunks.target.get(other, other):
            found += common_way(points[::-1], self.lines[other][::-1])
        return found


def runs_of(edge: str, points: Sequence[Point]) -> list[Run]:
    """The straight runs of a line; slanted pieces have none."""
    found = []
    for (ax, ay), (bx, by) in pairwise(points):
        if abs(ay - by) < _SAME:
            if abs(ax - bx) >= _SAME:
                found.append(Run(True, ay, ax, bx, edge) if ax < bx else Run(True, ay, bx, ax, edge))
        elif abs(ax - bx) < _SAME:
            found.append(Run(False, ax, ay, by, edge) if ay < by else Run(False, ax, by, ay, edge))
    return found


def common_way(one: Sequence[Point], other: Sequence[Point]) -> tuple[Piece, ...]:
    """The pieces that two lines have in common from their first points on, until they part."""
    pieces: list[Piece] = []
    if not _equal(one[0], other[0]):
        return ()
    at, i, j = one[0], 1, 1
    while i < len(one) and j < len(other):
        if _equal(at, one[i]):
            i += 1
            continue
        if _equal(at, other[j]):
            j += 1
            continue
        mine, theirs = _towards(at, one[i]), _towards(at, other[j])
        if mine[:2] != theirs[:2]:
            break
        step = min(mine[2], theirs[2])
        end = (at[0] + mine[0] * step, at[1] + mine[1] * step)
        pieces.append((at, end))
        at = end
    return tuple(pieces)


def crossings(lines: Mapping[str, tuple[Point, ...]]) -> dict[str, tuple[Point, ...]]:
    """Where lines cross: for each edge the points at which an upright run of it passes below a level run of another.

    Lines that only share a trunk do not cross.
    """
    level: dict[int, list[Run]] = defaultdict(list)
    upright: list[Run] = []
    for edge, points in lines.items():
        for run in runs_of(edge, points):
            if run.level:
                level[int(run.at // _CELL)].append(run)
            else:
                upright.append(run)
    found: dict[str, dict[Point, None]] = defaultdict(dict)
    for run in upright:
        for cell in range(int(run.low // _CELL), int(run.high // _CELL) + 1):
            for other in level.get(cell, ()):
                if meets(run, other):
                    found[run.edge][run.at, other.at] = None
    return {edge: tuple(points) for edge, points in found.items()}


def meets(run: Run, other: Run) -> bool:
    """Whether an upright and a level run of two edges cross, other than at their ends."""
    return (
        other.edge != run.edge
        and other.low + _SAME < run.at < other.high - _SAME
        and run.low + _SAME < other.at < run.high - _SAME
    )


def _in_trunk(run: Run, other: Run, trunk: Iterable[Piece]) -> bool:
    """Whether all that two runs share lies in a trunk."""
    low, high = max(run.low, other.low), min(run.high, other.high)
    if abs(run.at - other.at) >= _SAME:
        return False
    spans = sorted(
        (min(a[axis], b[axis]), max(a[axis], b[axis]))
        for a, b in trunk
        for axis in (0 if run.level else 1,)
        if abs(a[1 - axis] - run.at) < _SAME and abs(b[1 - axis] - run.at) < _SAME
    )
    for start, end in spans:
        if start <= low + _SAME:
            low = max(low, end)
    return low >= high - _SAME


def _equal(one: Point, other: Point) -> bool:
    return abs(one[0] - other[0]) < _SAME and abs(one[1] - other[1]) < _SAME


def _towards(start: Point, end: Point) -> tuple[int, int, float]:
    """The direction and the length of a straight piece."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    if abs(dx) >= abs(dy):
        return (1 if dx > 0 else -1, 0, abs(dx))
    return (0, 1 if dy > 0 else -1, abs(dy))
