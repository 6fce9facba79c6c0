"""The free lines on which a way may run, and what each step along them costs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, compress, pairwise
from math import inf
from operator import add
from typing import TypeAlias

from groundplan.drawing.geometry import Point, Rect
from groundplan.drawing.routing.ink import Run

CROSSING_COST = 40.0
BESIDE_BORDER_COST = 0.6
_BESIDE_BORDER = 6.5
_DEAR_COST = 1000.0
_DEAR_SHARE = 10.0
_LEAST_STEP = 7.0

CLOSED = -2
"""The step along a line that nobody asked for yet."""

Seed: TypeAlias = tuple[float, float, float]
"""A piece of a line that is worth running on: its coordinate, and where along it the piece starts and ends."""

_Seeds: TypeAlias = list[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Terrain:
    """What lies in the way of a search.

    `walls` may not be entered, `dear` ones only where there is no other way; along the sides of `borders` lines should
    not run. Runs of other lines stay `apart`.
    """

    walls: Sequence[Rect]
    borders: Sequence[Rect] = ()
    dear: Sequence[Rect] = ()
    level: Sequence[Run] = ()
    upright: Sequence[Run] = ()
    apart: float = 6.0

    def flipped(self) -> Terrain:
        """With x and y exchanged."""
        return Terrain(
            [wall.flipped() for wall in self.walls],
            [border.flipped() for border in self.borders],
            [each.flipped() for each in self.dear],
            self.upright,
            self.level,
            self.apart,
        )


@dataclass(frozen=True, slots=True)
class Lines:
    """The upright and level lines on which a way may run.

    Those in `xs` and `ys` lead through all free room; those through the pieces `upright` and `level` only as far as
    nothing is in the way from there.
    """

    xs: Collection[float] = ()
    ys: Collection[float] = ()
    upright: Collection[Seed] = ()
    level: Collection[Seed] = ()


class Grid:
    """Where free lines cross, and the steps between neighbouring crossings.

    A crossing is a number: that of its column, and for each row above it as many as there are columns. `steps` are, for
    each direction of travel (right, down, left, up), the next crossing from each, or -1. `spent` is what it costs to
    come to each crossing along its row, and along its column, from where that line begins: the difference of two is the
    cost between them. Both are filled in line by line, when a line is opened: until then a step from there is `CLOSED`.
    """

    def __init__(self, points: Iterable[Point], terrain: Terrain, lines: Lines) -> None:
        points = list(points)
        columns = _worthy([(x, y, y) for x, y in points], lines.xs, lines.upright)
        rows = _worthy([(y, x, x) for x, y in points], lines.ys, lines.level)
        self.xs, self.ys = list(columns), list(rows)
        self.width = width = len(columns)
        count = width * len(rows)
        self._rows, self._columns = _Tracks(rows, self.xs, terrain), _Tracks(columns, self.ys, terrain.flipped())
        self.on_row, self.on_column = bytearray(count), bytearray(count)
        for row, parts in enumerate(self._rows.parts):
            for first, last in parts:
                self.on_row[row * width + first : row * width + last + 1] = b"\1" * (last + 1 - first)
        for column, parts in enumerate(self._columns.parts):
            for first, last in parts:
                self.on_column[column + first * width : column + last * width + 1 : width] = b"\1" * (last + 1 - first)
        self.steps = ([CLOSED] * count, [CLOSED] * count, [CLOSED] * count, [CLOSED] * count)
        self.spent = ([0.0] * count, [0.0] * count)

    def open(self, crossing: int, direction: int) -> None:
        """Fills in the steps along the line on which a way goes on from a crossing in a direction."""
        if direction & 1:
            line, tracks, met = crossing % self.width, self._columns, self.on_row
            crossings = range(line, len(met), self.width)
        else:
            line, tracks, met = crossing // self.width, self._rows, self.on_column
            crossings = range(line * self.width, (line + 1) * self.width)
        where = slice(crossings.start, crossings.stop, crossings.step)
        forth, back = self.steps[direction & 1], self.steps[direction & 1 | 2]
        forth[where] = back[where] = [-1] * len(crossings)
        for first, last in tracks.parts[line]:
            here = crossings[first : last + 1]
            for one, other in pairwise(compress(here, met[here.start : here.stop : here.step])):
                forth[one] = other
                back[other] = one
        self.spent[direction & 1][where] = tracks.costs(line)


class _Tracks:
    """The level lines of a grid; its upright ones, where everything given is flipped.

    `parts` are, for each line, the stretches that are free and worth running on, by the first and the last of the lines
    across them.
    """

    def __init__(self, lines: Mapping[float, _Seeds], along: Sequence[float], terrain: Terrain) -> None:
        self._at = at = list(lines)
        self._along = along
        self._terrain = terrain
        apart = terrain.apart
        blocked: list[list[tuple[float, float]]] = [[] for _ in at]
        for wall in terrain.walls:
            for line in range(bisect_right(at, wall.top), bisect_left(at, wall.bottom)):
                blocked[line].append((wall.left, wall.right))
        for run in terrain.level:
            for line in range(bisect_right(at, run.at - apart), bisect_left(at, run.at + apart)):
                blocked[line].append((run.low - apart, run.high + apart))
        self.parts = [
            list(_parts(along, sorted(spans), seeds)) for seeds, spans in zip(lines.values(), blocked, strict=True)
        ]
        self._crossed: list[list[int]] = [[] for _ in at]
        for run in terrain.upright:
            step = bisect_left(along, run.at)
            if 0 < step < len(along):
                for line in range(bisect_right(at, run.low - 1), bisect_left(at, run.high + 1)):
                    self._crossed[line].append(step)

    def costs(self, line: int) -> Sequence[float]:
        """What it costs to run along a line, up to each line across it."""
        y, along, terrain, crossed = self._at[line], self._along, self._terrain, self._crossed[line]
        near, far = y - _BESIDE_BORDER, y + _BESIDE_BORDER
        beside = [rect for rect in terrain.borders if near < rect.top < far or near < rect.bottom < far]
        dear = [rect for rect in terrain.dear if rect.top < y < rect.bottom]
        if not (beside or dear or crossed):
            return along
        costs = [0.0] * len(along)
        for rect in beside:
            for step in _steps(along, rect.left, rect.right):
                costs[step + 1] += (along[step + 1] - along[step]) * BESIDE_BORDER_COST
        for rect in dear:
            for step in _steps(along, rect.left, rect.right):
                costs[step + 1] += _DEAR_COST + (along[step + 1] - along[step]) * _DEAR_SHARE
        for step in crossed:
            costs[step] += CROSSING_COST
        return list(map(add, along, accumulate(costs)))


def _worthy(fixed: Iterable[Seed], endless: Iterable[float], seeds: Iterable[Seed]) -> dict[float, _Seeds]:
    """The coordinates of grid lines in order, with the pieces that make each worth running on.

    Of those that are not fixed, the ones too near to another are one with it.
    """
    pieces: dict[float, _Seeds] = {}
    for at, low, high in fixed:
        pieces.setdefault(at, []).append((low, high))
    kept = set(pieces)
    for at, low, high in seeds:
        pieces.setdefault(at, []).append((low, high))
    for at in endless:
        pieces.setdefault(at, []).append((-inf, inf))
    lines: dict[float, _Seeds] = {}
    last: float | None = None
    for at in sorted(pieces):
        found = pieces[at]
        if last is not None and at - last < _LEAST_STEP:
            if at not in kept:
                lines[last] += found
                continue
            if last not in kept:
                found += lines.pop(last)
        lines[at] = found
        last = at
    return lines


def _parts(along: Sequence[float], blocked: Iterable[tuple[float, float]], seeds: _Seeds) -> Iterator[tuple[int, int]]:
    """The stretches between what blocks a line that hold something of one of the pieces, by their first and last."""
    free_from = -inf
    for low, high in (*blocked, (inf, inf)):
        if low >= free_from:
            first, last = bisect_left(along, free_from), bisect_right(along, low) - 1
            if first <= last:
                for start, end in seeds:
                    if start <= low and end >= free_from:
                        yield first, last
                        break
            free_from = high
        elif high > free_from:
            free_from = high


def _steps(at: Sequence[float], low: float, high: float) -> range:
    """The steps that reach into what lies between two coordinates."""
    return range(max(0, bisect_right(at, low) - 1), max(0, min(len(at) - 1, bisect_left(at, high))))
