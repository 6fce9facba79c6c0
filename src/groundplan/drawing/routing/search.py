"""The best way for one line through free room: a shortest path on the grid of the lines that are worth running on.

Grid lines lie beside walls, beside the runs of other lines, and where the line may begin and end. A way costs its
length, its bends, and the lines that it crosses; it never runs on another line, or nearer to one than allowed.
"""

from __future__ import annotations

import heapq
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf

from groundplan.drawing.geometry import Point, Rect
from groundplan.drawing.routing.ink import Run

BEND_COST = 26.0
CROSSING_COST = 40.0
BESIDE_BORDER_COST = 0.6

TRUNK_COST = 0.5
TRUNK_START_COST = 8.0

_LEAST_STEP = 7.0
_GREED = 1.5
_MORE_GREED = 2.2
_MANY_LINES = 160
_STEPS = ((1, 0), (0, 1), (-1, 0), (0, -1))


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


@dataclass(frozen=True, slots=True)
class Lines:
    """The coordinates of the upright (`xs`) and level (`ys`) lines on which a way may run."""

    xs: Collection[float]
    ys: Collection[float]


def find_way(
    starts: Sequence[Gate],
    goals: Sequence[Gate],
    terrain: Terrain,
    lines: Lines,
    trunks: Iterable[Sequence[Point]] = (),
) -> tuple[Point, ...] | None:
    """The points of the cheapest way from any start to any goal; None where there is none.

    The way may also part from `trunks`: lines that begin where it does. It runs along them as long as it likes.
    """
    if not starts or not goals:
        return None
    return _Search(starts, goals, terrain, lines, list(trunks)).way()


class _Search:
    def __init__(
        self,
        starts: Sequence[Gate],
        goals: Sequence[Gate],
        terrain: Terrain,
        lines: Lines,
        trunks: list[Sequence[Point]],
    ) -> None:
        self.terrain = terrain
        points = [gate.point for gate in (*starts, *goals)] + [point for trunk in trunks for point in trunk[1:-1]]
        self.xs = _grid({x for x, _ in points}, lines.xs)
        self.ys = _grid({y for _, y in points}, lines.ys)
        self.starts = [*starts, *(gate for trunk in trunks for gate in self._parting(trunk))]
        self.goals = goals
        self.rows: dict[int, list[float]] = {}
        self.columns: dict[int, list[float]] = {}

    def _parting(self, trunk: Sequence[Point]) -> Iterator[Gate]:
        """Where a way may part from a trunk: wherever a grid line meets it."""
        cost, way = TRUNK_START_COST, [trunk[0]]
        for start, end in pairwise(trunk[:-1]):
            level = start[1] == end[1]
            low, high = sorted((start[0], end[0]) if level else (start[1], end[1]))
            places = self.xs if level else self.ys
            for at in places[bisect_right(places, low + 4) : bisect_right(places, high)]:
                point = (at, start[1]) if level else (start[0], at)
                spent = cost + (abs(point[0] - start[0]) + abs(point[1] - start[1])) * TRUNK_COST
                for direction in (1, 3) if level else (0, 2):
                    yield Gate(point, direction, spent, (*way, point))
            cost += (high - low) * TRUNK_COST + BEND_COST / 2
            way.append(end)

    def way(self) -> tuple[Point, ...] | None:
        xs, ys = self.xs, self.ys
        x_at = {x: i for i, x in enumerate(xs)}
        y_at = {y: j for j, y in enumerate(ys)}
        goals: dict[tuple[int, int], list[Gate]] = {}
        for gate in self.goals:
            if gate.point[0] in x_at and gate.point[1] in y_at:
                goals.setdefault((x_at[gate.point[0]], y_at[gate.point[1]]), []).append(gate)
        if not goals:
            return None
        left, right = min(xs[i] for i, _ in goals), max(xs[i] for i, _ in goals)
        top, bottom = min(ys[j] for _, j in goals), max(ys[j] for _, j in goals)
        least = min(gate.cost for gate in self.goals)
        greed = _GREED if len(xs) + len(ys) < _MANY_LINES else _MORE_GREED

        def rest(x: float, y: float, direction: int) -> float:
            """At least what is still to pay; a little more than that, so that the search keeps to the way ahead."""
            across = left - x if x < left else x - right if x > right else 0.0
            down = top - y if y < top else y - bottom if y > bottom else 0.0
            if direction & 1:
                ahead, aside, behind = down, across, y > bottom if direction == 1 else y < top
            else:
                ahead, aside, behind = across, down, x > right if direction == 0 else x < left
            bends = 2 if ahead and behind else 1 if aside else 0
            return (ahead + aside + bends * BEND_COST) * greed + least

        best: dict[tuple[int, int, int], float] = {}
        came: dict[tuple[int, int, int], tuple[int, int, int] | Gate] = {}
        queue: list[tuple[float, float, tuple[int, int, int], Gate | None]] = []
        for gate in self.starts:
            if gate.point[0] in x_at and gate.point[1] in y_at:
                state = (x_at[gate.point[0]], y_at[gate.point[1]], gate.direction)
                if gate.cost < best.get(state, inf):
                    best[state], came[state] = gate.cost, gate
                    heapq.heappush(queue, (gate.cost + rest(*gate.point, gate.direction), gate.cost, state, None))
        width, height = len(xs), len(ys)
        rows, columns = self.rows, self.columns
        while queue:
            _, cost, state, reached = heapq.heappop(queue)
            if reached is not None:
                return self._points(state, came, reached)
            if cost > best[state]:
                continue
            i, j, direction = state
            for gate in goals.get((i, j), ()):
                if (gate.direction - direction) % 4 != 2:
                    total = cost + gate.cost + (BEND_COST if gate.direction != direction else 0.0)
                    heapq.heappush(queue, (total, total, state, gate))
            for turned in (direction, (direction + 1) % 4, (direction - 1) % 4):
                dx, dy = _STEPS[turned]
                to_i, to_j = i + dx, j + dy
                if not (0 <= to_i < width and 0 <= to_j < height):
                    continue
                if dx:
                    step = (rows.get(j) or self._row(j))[i if dx > 0 else to_i]
                else:
                    step = (columns.get(i) or self._column(i))[j if dy > 0 else to_j]
                if step == inf:
                    continue
                total = cost + step + (BEND_COST if turned != direction else 0.0)
                following = (to_i, to_j, turned)
                if total < best.get(following, inf):
                    best[following], came[following] = total, state
                    heapq.heappush(queue, (total + rest(xs[to_i], ys[to_j], turned), total, following, None))
        return None

    def _points(
        self,
        state: tuple[int, int, int],
        came: dict[tuple[int, int, int], tuple[int, int, int] | Gate],
        goal: Gate,
    ) -> tuple[Point, ...]:
        back: list[Point] = []
        at: tuple[int, int, int] | Gate = state
        while not isinstance(at, Gate):
            back.append((self.xs[at[0]], self.ys[at[1]]))
            at = came[at]
        return simplified((*at.way, *reversed(back), *goal.way))

    def _row(self, j: int) -> list[float]:
        if j not in self.rows:
            y, terrain = self.ys[j], self.terrain
            spans = [(wall.left, wall.right) for wall in terrain.walls if wall.top < y < wall.bottom]
            spans += [
                (run.low - terrain.apart, run.high + terrain.apart)
                for run in terrain.level
                if abs(run.at - y) < terrain.apart
            ]
            crossed = [run.at for run in terrain.upright if run.low - 1 < y < run.high + 1]
            along = [
                (rect.left, rect.right)
                for rect in terrain.borders
                if abs(rect.top - y) < terrain.apart or abs(rect.bottom - y) < terrain.apart
            ]
            dear = [(rect.left, rect.right) for rect in terrain.dear if rect.top < y < rect.bottom]
            self.rows[j] = _steps(self.xs, spans, crossed, along, dear)
        return self.rows[j]

    def _column(self, i: int) -> list[float]:
        if i not in self.columns:
            x, terrain = self.xs[i], self.terrain
            spans = [(wall.top, wall.bottom) for wall in terrain.walls if wall.left < x < wall.right]
            spans += [
                (run.low - terrain.apart, run.high + terrain.apart)
                for run in terrain.upright
                if abs(run.at - x) < terrain.apart
            ]
            crossed = [run.at for run in terrain.level if run.low - 1 < x < run.high + 1]
            along = [
                (rect.top, rect.bottom)
                for rect in terrain.borders
                if abs(rect.left - x) < terrain.apart or abs(rect.right - x) < terrain.apart
            ]
            dear = [(rect.top, rect.bottom) for rect in terrain.dear if rect.left < x < rect.right]
            self.columns[i] = _steps(self.ys, spans, crossed, along, dear)
        return self.columns[i]


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


def _grid(fixed: Collection[float], wanted: Iterable[float]) -> list[float]:
    """The coordinates of grid lines in order: all that are fixed, and of the others those that are not too near."""
    lines: list[float] = []
    for at in sorted({*fixed, *wanted}):
        if lines and at - lines[-1] < _LEAST_STEP:
            if at not in fixed:
                continue
            if lines[-1] not in fixed:
                lines.pop()
        lines.append(at)
    return lines


def _steps(
    at: Sequence[float],
    blocked: Iterable[tuple[float, float]],
    crossed: Iterable[float],
    along: Iterable[tuple[float, float]],
    dear: Iterable[tuple[float, float]],
) -> list[float]:
    """What each step from one grid line to the next costs; infinity where there is no way."""
    costs = [b - a for a, b in pairwise(at)]
    for low, high in along:
        for step in _range(at, low, high):
            costs[step] += (at[step + 1] - at[step]) * BESIDE_BORDER_COST
    for low, high in dear:
        for step in _range(at, low, high):
            costs[step] += 1000.0 + 10 * (at[step + 1] - at[step])
    for place in crossed:
        step = bisect_left(at, place) - 1
        if 0 <= step < len(costs):
            costs[step] += CROSSING_COST
    for low, high in blocked:
        steps = _range(at, low, high)
        costs[steps.start : steps.stop] = [inf] * len(steps)
    return costs


def _range(at: Sequence[float], low: float, high: float) -> range:
    """The steps that reach into what lies between two coordinates."""
    return range(max(0, bisect_right(at, low) - 1), max(0, min(len(at) - 1, bisect_left(at, high))))
