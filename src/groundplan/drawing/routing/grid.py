"""The free lines on which a way may run, and what each step along them costs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import accumulate, compress
from math import inf
from operator import add
from typing import TypeAlias

from msgspec import Struct

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

_Area: TypeAlias = tuple[float, float, float, float]
"""From where to where something reaches along some lines, and from where to where across them."""


class Terrain(Struct, frozen=True):
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


class Lines(Struct, frozen=True):
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
        self.xs, self.ys = xs, ys = list(columns), list(rows)
        self.width = width = len(xs)
        count = width * len(ys)
        apart = terrain.apart
        level, upright = _near(terrain.level, ys, apart), _near(terrain.upright, xs, apart)
        walls, borders, dear = (_areas(rects) for rects in (terrain.walls, terrain.borders, terrain.dear))
        self._rows = _Tracks(rows, xs, [*walls, *_kept(level, apart)], upright, borders, dear)
        walls, borders, dear = (_turned(areas) for areas in (walls, borders, dear))
        self._columns = _Tracks(columns, ys, [*walls, *_kept(upright, apart)], level, borders, dear)
        self.on_row, self.on_column = on_row, on_column = bytearray(count), bytearray(count)
        ones = b"\1" * max(width, len(ys))
        start = 0
        for parts in self._rows.parts:
            for first, last in parts:
                on_row[start + first : start + last + 1] = ones[first : last + 1]
            start += width
        for column, parts in enumerate(self._columns.parts):
            for first, last in parts:
                on_column[column + first * width : column + last * width + 1 : width] = ones[first : last + 1]
        self.steps = ([CLOSED] * count, [CLOSED] * count, [CLOSED] * count, [CLOSED] * count)
        self.spent = ([0.0] * count, [0.0] * count)

    def open(self, crossing: int, direction: int) -> None:
        """Fills in the steps along the line on which a way goes on from a crossing in a direction."""
        width = self.width
        if direction & 1:
            line, tracks, met = crossing % width, self._columns, self.on_row
            start, stop, step = line, len(met), width
        else:
            line, tracks, met = crossing // width, self._rows, self.on_column
            start, stop, step = line * width, (line + 1) * width, 1
        where = slice(start, stop, step)
        forth, back = self.steps[direction & 1], self.steps[direction & 1 | 2]
        meets = met[where]
        forth[where] = back[where] = [-1] * len(meets)
        spent, costs, along = self.spent[direction & 1], tracks.costs(line), tracks.along
        crossed = None if costs else sorted(tracks.crossed[line])
        for first, last in tracks.parts[line]:
            one, passed = -1, 0
            for place in compress(range(first, last + 1), meets[first : last + 1]):
                other = start + place * step
                if one >= 0:
                    forth[one] = other
                    back[other] = one
                one = other
                if crossed:
                    passed = bisect_right(crossed, place, passed)
                    spent[other] = along[place] + CROSSING_COST * passed
                else:
                    spent[other] = costs[place] if costs else along[place]


def _areas(rects: Iterable[Rect]) -> list[_Area]:
    return [(rect.left, rect.right, rect.top, rect.bottom) for rect in rects]


def _turned(areas: Iterable[_Area]) -> list[_Area]:
    return [(top, bottom, left, right) for left, right, top, bottom in areas]


def _near(runs: Iterable[Run], across: Sequence[float], apart: float) -> list[Run]:
    """The runs that lie between some lines, or beside them: no other ones matter."""
    low, high = across[0] - apart - 1.0, across[-1] + apart + 1.0
    return [run for run in runs if low < run.at < high]


def _kept(runs: Iterable[Run], apart: float) -> list[_Area]:
    """What runs keep free around themselves."""
    if not apart:
        return []
    return [(run.low - apart, run.high + apart, run.at - apart, run.at + apart) for run in runs]


class _Tracks:
    """The level lines of a grid; its upright ones, where everything given is turned.

    `parts` are, for each line, the stretches that are free and worth running on, by the first and the last of the lines
    across them: inside of what is `closed` there are none. `crossed` are the steps in which a run passes over a line.
    """

    def __init__(
        self,
        lines: Mapping[float, _Seeds],
        along: Sequence[float],
        closed: Iterable[_Area],
        crossing: Iterable[Run],
        borders: Sequence[_Area],
        dear: Sequence[_Area],
    ) -> None:
        self._at = at = list(lines)
        self.along, self._borders, self._dear = along, borders, dear
        blocked: list[list[tuple[float, float]]] = [[] for _ in at]
        for low, high, upper, lower in sorted(closed):
            span = (low, high)
            for spans in blocked[bisect_right(at, upper) : bisect_left(at, lower)]:
                spans.append(span)
        self.parts = [_parts(along, spans, seeds) for seeds, spans in zip(lines.values(), blocked, strict=True)]
        self.crossed: list[list[int]] = [[] for _ in at]
        crossed, most = self.crossed, len(along)
        for run in crossing:
            step = bisect_left(along, run.at)
            if 0 < step < most:
                for steps in crossed[bisect_right(at, run.low - 1) : bisect_left(at, run.high + 1)]:
                    steps.append(step)

    def costs(self, line: int) -> list[float] | None:
        """What it costs to run along a line, up to each line across it; None where only its length and crossings do."""
        y, along = self._at[line], self.along
        near, far = y - _BESIDE_BORDER, y + _BESIDE_BORDER
        beside = [area for area in self._borders if near < area[2] < far or near < area[3] < far]
        dear = [area for area in self._dear if area[2] < y < area[3]]
        if not (beside or dear):
            return None
        costs = [0.0] * len(along)
        for left, right, _, _ in beside:
            for step in _steps(along, left, right):
                costs[step + 1] += (along[step + 1] - along[step]) * BESIDE_BORDER_COST
        for left, right, _, _ in dear:
            for step in _steps(along, left, right):
                costs[step + 1] += _DEAR_COST + (along[step + 1] - along[step]) * _DEAR_SHARE
        for step in self.crossed[line]:
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


def _parts(along: Sequence[float], blocked: list[tuple[float, float]], seeds: _Seeds) -> list[tuple[int, int]]:
    """The stretches between what blocks a line that hold something of one of the pieces, by their first and last."""
    blocked.append((inf, inf))
    free_from = -inf
    parts: list[tuple[int, int]] = []
    for low, high in blocked:
        if low >= free_from:
            for start, end in seeds:
                if start <= low and end >= free_from:
                    first, last = bisect_left(along, free_from), bisect_right(along, low) - 1
                    if first <= last:
                        parts.append((first, last))
                    break
            free_from = high
        elif high > free_from:
            free_from = high
    return parts


def _steps(at: Sequence[float], low: float, high: float) -> range:
    """The steps that reach into what lies between two coordinates."""
    return range(max(0, bisect_right(at, low) - 1), max(0, min(len(at) - 1, bisect_left(at, high))))
