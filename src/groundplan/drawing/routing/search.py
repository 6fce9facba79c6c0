"""The best way for one line through free room: a shortest path on the lines that are worth running on.

Those lie beside walls, beside the runs of other lines, and where the line may begin and end; each leads only as far as
one sees along it from what it lies beside. A way costs its length, its bends, and the lines that it crosses; it never
runs on another line, or nearer to one than allowed.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import accumulate, pairwise
from math import inf
from typing import TypeAlias

from groundplan.drawing.geometry import Point, Rect
from groundplan.drawing.routing.ink import Run

BEND_COST = 26.0
CROSSING_COST = 40.0
BESIDE_BORDER_COST = 0.6
_BESIDE_BORDER = 6.5

TRUNK_COST = 0.5
TRUNK_START_COST = 8.0

_DEAR_COST = 1000.0
_DEAR_SHARE = 10.0
_LEAST_STEP = 7.0
_GREED = 1.5
_MORE_GREED = 2.2
_MANY_LINES = 160
_MOST_STATES = 12_000
_TURNS = ((0, 1, 3), (1, 2, 0), (2, 3, 1), (3, 0, 2))

Seed: TypeAlias = tuple[float, float, float]
"""A piece of a line that is worth running on: its coordinate, and where along it the piece starts and ends."""


@dataclass(frozen=True, slots=True)
class Gate:
    """Where a line may begin or end: a point, the direction of travel there, and what it costs to choose it.

    `way` are the points between the gate and the item's own side, in the direction of travel: at the beginning it
    ends in `point`, at the end it starts there.
    """

    point: Point
    direction: int
    cost: float
    way: tuple[Point, ...]


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


def find_way(
    starts: Sequence[Gate],
    goals: Sequence[Gate],
    terrain: Terrain,
    lines: Lines,
    trunks: Iterable[Sequence[Point]] = (),
) -> tuple[Point, ...] | None:
    """The points of the cheapest way from any start to any goal; None where there is none.

    The way may also part from `trunks`: lines that begin where it does. It runs along them as long as it likes.
    A search that visits very many places is given up.
    """
    if not starts or not goals:
        return None
    return _Search(starts, goals, terrain, lines, list(trunks)).way()


class _Search:
    """A crossing of a row and a column is a number: that of its column, and for each row above as many as columns."""

    def __init__(
        self,
        starts: Sequence[Gate],
        goals: Sequence[Gate],
        terrain: Terrain,
        lines: Lines,
        trunks: list[Sequence[Point]],
    ) -> None:
        points = [gate.point for gate in (*starts, *goals)] + [point for trunk in trunks for point in trunk[1:-1]]
        columns = _grid([(x, y, y) for x, y in points], lines.xs, lines.upright)
        rows = _grid([(y, x, x) for x, y in points], lines.ys, lines.level)
        self.xs, self.ys = list(columns), list(rows)
        self.columns = _Tracks(columns, self.ys, terrain.flipped())
        self.rows = _Tracks(rows, self.xs, terrain)
        self.starts = [*starts, *(gate for trunk in trunks for gate in self._parting(trunk))]
        self.goals = goals
        self.forth: dict[int, dict[int, tuple[int, float]]] = {}
        self.back: dict[int, dict[int, tuple[int, float]]] = {}

    def _parting(self, trunk: Sequence[Point]) -> Iterator[Gate]:
        """Where a way may part from a trunk: wherever a grid line meets it."""
        cost, way = TRUNK_START_COST, [trunk[0]]
        for start, end in pairwise(trunk[:-1]):
            level = start[1] == end[1]
            low, high = sorted((start[0], end[0]) if level else (start[1], end[1]))
            places, across = (self.xs, self.ys) if level else (self.ys, self.xs)
            tracks = self.columns if level else self.rows
            line = bisect_left(across, start[1] if level else start[0])
            for place in range(bisect_right(places, low + 4), bisect_right(places, high)):
                if not any(first <= line <= last for first, last in tracks.parts[place]):
                    continue
                at = places[place]
                point = (at, start[1]) if level else (start[0], at)
                spent = cost + (abs(point[0] - start[0]) + abs(point[1] - start[1])) * TRUNK_COST
                for direction in (1, 3) if level else (0, 2):
                    yield Gate(point, direction, spent, (*way, point))
            cost += (high - low) * TRUNK_COST + BEND_COST / 2
            way.append(end)

    def way(self) -> tuple[Point, ...] | None:
        xs, ys, width = self.xs, self.ys, len(self.xs)
        x_at = {x: i for i, x in enumerate(xs)}
        y_at = {y: j * width for j, y in enumerate(ys)}
        goals: dict[int, list[Gate]] = {}
        for gate in self.goals:
            goals.setdefault(y_at[gate.point[1]] + x_at[gate.point[0]], []).append(gate)
        rest = _estimate(self.goals, _GREED if len(xs) + len(ys) < _MANY_LINES else _MORE_GREED)
        # A state is a crossing with the direction in which the way comes there.
        best: dict[int, float] = {}
        came: dict[int, int | Gate] = {}
        queue: list[tuple[float, float, int, Gate | None]] = []
        for gate in self.starts:
            x, y = gate.point
            state = (y_at[y] + x_at[x]) * 4 + gate.direction
            if gate.cost < best.get(state, inf):
                best[state], came[state] = gate.cost, gate
                heappush(queue, (gate.cost + rest(x, y, gate.direction), gate.cost, state, None))
        forth, back = self.forth, self.back
        while queue and len(best) < _MOST_STATES:
            _, cost, state, reached = heappop(queue)
            if reached is not None:
                return self._points(state, came, reached)
            if cost > best[state]:
                continue
            crossing, direction = state >> 2, state & 3
            for gate in goals.get(crossing, ()):
                if (gate.direction - direction) % 4 != 2:
                    total = cost + gate.cost + (BEND_COST if gate.direction != direction else 0.0)
                    heappush(queue, (total, total, state, gate))
            for turned in _TURNS[direction]:
                # Rows are numbered from 0 upwards, columns from -1 downwards.
                line = ~(crossing % width) if turned & 1 else crossing // width
                if line not in forth:
                    self._open(line)
                step = (forth if turned < 2 else back)[line].get(crossing)
                if step is None:
                    continue
                to, length = step
                total = cost + length if turned == direction else cost + length + BEND_COST
                following = to * 4 + turned
                if total < best.get(following, inf):
                    best[following], came[following] = total, state
                    heappush(queue, (total + rest(xs[to % width], ys[to // width], turned), total, following, None))
        return None

    def _open(self, line: int) -> None:
        """Finds the steps along a line, from each crossing to the next."""
        width = len(self.xs)
        if line < 0:
            found = self.columns.steps(~line, self.rows)
            steps = [(start * width + ~line, end * width + ~line, cost) for start, end, cost in found]
        else:
            found = self.rows.steps(line, self.columns)
            steps = [(line * width + start, line * width + end, cost) for start, end, cost in found]
        self.forth[line] = {start: (end, cost) for start, end, cost in steps}
        self.back[line] = {end: (start, cost) for start, end, cost in steps}

    def _points(self, state: int, came: dict[int, int | Gate], goal: Gate) -> tuple[Point, ...]:
        width = len(self.xs)
        back: list[Point] = []
        at: int | Gate = state
        while not isinstance(at, Gate):
            back.append((self.xs[(at >> 2) % width], self.ys[(at >> 2) // width]))
            at = came[at]
        return simplified((*at.way, *reversed(back), *goal.way))


def _estimate(goals: Sequence[Gate], greed: float) -> Callable[[float, float, int], float]:
    """At least what is still to pay from a place; a little more than that, so that a search keeps to the way ahead."""
    left, right = min(gate.point[0] for gate in goals), max(gate.point[0] for gate in goals)
    top, bottom = min(gate.point[1] for gate in goals), max(gate.point[1] for gate in goals)
    least = min(gate.cost for gate in goals)

    def rest(x: float, y: float, direction: int) -> float:
        across = left - x if x < left else x - right if x > right else 0.0
        down = top - y if y < top else y - bottom if y > bottom else 0.0
        if direction & 1:
            ahead, aside, behind = down, across, y > bottom if direction == 1 else y < top
        else:
            ahead, aside, behind = across, down, x > right if direction == 0 else x < left
        bends = 2 if ahead and behind else 1 if aside else 0
        return (across + down + bends * BEND_COST) * greed + least

    return rest


class _Tracks:
    """All level lines of a search (all upright ones, where it is given everything flipped).

    `parts` are, for each line, the stretches that are free and worth running on, as the numbers of the first and the
    last of the lines across them.
    """

    def __init__(self, lines: Mapping[float, _Seeds], along: Sequence[float], terrain: Terrain) -> None:
        self.at = list(lines)
        self._along = along
        self._terrain = terrain
        self._met: list[list[int]] | None = None
        at, apart = self.at, terrain.apart
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

    def meeting(self, across: int) -> list[int]:
        """The lines that come as far as one across them, in order."""
        if self._met is None:
            self._met = [[] for _ in self._along]
            for line, parts in enumerate(self.parts):
                for first, last in parts:
                    for each in self._met[first : last + 1]:
                        each.append(line)
        return self._met[across]

    def steps(self, line: int, others: _Tracks) -> Iterator[tuple[int, int, float]]:
        """The steps along a line from one line that it meets to the next, with what each costs."""
        along, more = self._along, self._more(line)
        met = others.meeting(line)
        for first, last in self.parts[line]:
            for start, end in pairwise(met[bisect_left(met, first) : bisect_right(met, last)]):
                cost = along[end] - along[start]
                yield start, end, cost + more[end] - more[start] if more else cost

    def _more(self, line: int) -> list[float] | None:
        """What it costs besides its length to run along a line, up to each line across it; None where nothing."""
        y, along, terrain = self.at[line], self._along, self._terrain
        near, far = y - _BESIDE_BORDER, y + _BESIDE_BORDER
        beside = [rect for rect in terrain.borders if near < rect.top < far or near < rect.bottom < far]
        dear = [rect for rect in terrain.dear if rect.top < y < rect.bottom]
        above, below = y + 1, y - 1
        crossed = [run.at for run in terrain.upright if run.low < above and below < run.high]
        if not (beside or dear or crossed):
            return None
        costs = [0.0] * len(along)
        for rect in beside:
            for step in _range(along, rect.left, rect.right):
                costs[step + 1] += (along[step + 1] - along[step]) * BESIDE_BORDER_COST
        for rect in dear:
            for step in _range(along, rect.left, rect.right):
                costs[step + 1] += _DEAR_COST + (along[step + 1] - along[step]) * _DEAR_SHARE
        for place in crossed:
            step = bisect_left(along, place)
            if 0 < step < len(along):
                costs[step] += CROSSING_COST
        return list(accumulate(costs))


def simplified(points: Sequence[Point]) -> tuple[Point, ...]:
    """The same line without points that lie on a straight run, and without empty pieces."""
    found: list[Point] = []
    for point in points:
        while len(found) > 1 and point != found[-1] and _in_line(found[-2], found[-1], point):
            found.pop()
        if not found or point != found[-1]:
            found.append(point)
    return tuple(found)


def _in_line(a: Point, b: Point, c: Point) -> bool:
    return a[0] == b[0] == c[0] or a[1] == b[1] == c[1]


_Seeds: TypeAlias = list[tuple[float, float]]


def _grid(fixed: Iterable[Seed], endless: Iterable[float], seeds: Iterable[Seed]) -> dict[float, _Seeds]:
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
            if any(start <= low and end >= free_from for start, end in seeds):
                yield bisect_left(along, free_from), bisect_right(along, low) - 1
            free_from = high
        else:
            free_from = max(free_from, high)


def _range(at: Sequence[float], low: float, high: float) -> range:
    """The steps that reach into what lies between two coordinates."""
    return range(max(0, bisect_right(at, low) - 1), max(0, min(len(at) - 1, bisect_left(at, high))))
