"""The best way for one line through free room: a shortest path on the lines that are worth running on.

Those lie beside walls, beside the runs of other lines, and where the line may begin and end; each leads only as far as
one sees along it from what it lies beside. A way costs its length, its bends, and the lines that it crosses; it never
runs on another line, or nearer to one than allowed.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import pairwise
from math import inf

from groundplan.drawing.geometry import Point
from groundplan.drawing.routing.grid import CLOSED, Grid, Lines, Terrain
from groundplan.drawing.routing.patience import Patience

BEND_COST = 26.0

TRUNK_COST = 0.5
TRUNK_START_COST = 8.0

_GREED = 1.5
_MORE_GREED = 2.2
_MANY_LINES = 160
_MOST_VISITS = 12_000
_MANY_VISITS = 400
_SMALL_ROOM = 300
_TURNS = (
    ((0, 0.0), (1, BEND_COST), (3, BEND_COST)),
    ((1, 0.0), (2, BEND_COST), (0, BEND_COST)),
    ((2, 0.0), (3, BEND_COST), (1, BEND_COST)),
    ((3, 0.0), (0, BEND_COST), (2, BEND_COST)),
)


@dataclass(slots=True, unsafe_hash=True)
class Gate:
    """Where a line may begin or end: a point, the direction of travel there, and what it costs to choose it.

    `way` are the points between the gate and the item's own side, in the direction of travel: at the beginning it
    ends in `point`, at the end it starts there.
    """

    point: Point
    direction: int
    cost: float
    way: tuple[Point, ...]


def find_way(
    starts: Sequence[Gate],
    goals: Sequence[Gate],
    terrain: Terrain,
    lines: Lines,
    trunks: Iterable[Sequence[Point]] = (),
    patience: Patience | None = None,
) -> tuple[Point, ...] | None:
    """The points of the cheapest way from any start to any goal; None where there is none.

    The way may also part from `trunks`: lines that begin where it does. It runs along them as long as it likes.
    A search that visits very many places is given up. What it takes is counted in `patience`.
    """
    if not starts or not goals:
        return None
    trunks = list(trunks)
    points = [gate.point for gate in (*starts, *goals)] + [point for trunk in trunks for point in trunk[1:-1]]
    grid = Grid(points, terrain, lines)
    if patience:
        patience.searched(len(grid.xs) * len(grid.ys))
    partings = [gate for trunk in trunks for gate in _partings(trunk, grid)]
    return _cheapest([*starts, *partings], goals, grid)


def _partings(trunk: Sequence[Point], grid: Grid) -> Iterator[Gate]:
    """Where a way may part from a trunk: wherever a grid line meets it."""
    cost, way = TRUNK_START_COST, [trunk[0]]
    for start, end in pairwise(trunk[:-1]):
        level = start[1] == end[1]
        low, high = sorted((start[0], end[0]) if level else (start[1], end[1]))
        places, across = (grid.xs, grid.ys) if level else (grid.ys, grid.xs)
        line = bisect_left(across, start[1] if level else start[0])
        for place in range(bisect_right(places, low + 4), bisect_right(places, high)):
            column, row = (place, line) if level else (line, place)
            if not (grid.on_column if level else grid.on_row)[row * len(grid.xs) + column]:
                continue
            at = places[place]
            point = (at, start[1]) if level else (start[0], at)
            spent = cost + (abs(point[0] - start[0]) + abs(point[1] - start[1])) * TRUNK_COST
            for direction in (1, 3) if level else (0, 2):
                yield Gate(point, direction, spent, (*way, point))
        cost += (high - low) * TRUNK_COST + BEND_COST / 2
        way.append(end)


def _cheapest(starts: Sequence[Gate], goals: Sequence[Gate], grid: Grid) -> tuple[Point, ...] | None:
    """An A* search. A state is a crossing with the direction in which the way comes there; behind those stand goals."""
    width, end = len(grid.xs), 4 * len(grid.xs) * len(grid.ys)
    x_at = {x: column for column, x in enumerate(grid.xs)}
    y_at = {y: row * width for row, y in enumerate(grid.ys)}
    ends: dict[int, list[tuple[int, Gate]]] = {}
    for number, gate in enumerate(goals, end):
        ends.setdefault(x_at[gate.point[0]] + y_at[gate.point[1]], []).append((number, gate))
    rest = _estimate(goals, grid)
    best, came = [inf] * (end + len(goals)), [-1] * (end + len(goals))
    # From a crossing a way can go on in any direction for one bend more, wherever it came from; only a goal asks that.
    turning = [inf] * (end // 4)
    begun: dict[int, Gate] = {}
    for gate in starts:
        state = (x_at[gate.point[0]] + y_at[gate.point[1]]) * 4 + gate.direction
        if gate.cost < best[state]:
            best[state], begun[state] = gate.cost, gate
    queue = [(best[state] + rest(state >> 2, state & 3), best[state], state) for state in begun]
    heapify(queue)
    steps, spent = grid.steps, (*grid.spent, *grid.spent)
    for visits in range(_MOST_VISITS):
        if not queue or (visits == _MANY_VISITS and _shut_in(ends, {state >> 2 for state in begun}, grid)):
            break
        _, cost, state = heappop(queue)
        if cost > best[state]:
            continue
        if state >= end:
            return _points(came[state], came, begun, goals[state - end], grid)
        crossing, direction = state >> 2, state & 3
        for number, gate in ends.get(crossing, ()):
            if (gate.direction - direction) % 4 != 2:
                total = cost + gate.cost + (BEND_COST if gate.direction != direction else 0.0)
                if total < best[number]:
                    best[number], came[number] = total, state
                    heappush(queue, (total, total, number))
        for turned, bend in _TURNS[direction]:
            to = steps[turned][crossing]
            if to == CLOSED:
                grid.open(crossing, turned)
                to = steps[turned][crossing]
            if to >= 0:
                along = spent[turned]
                total = cost + abs(along[to] - along[crossing]) + bend
                following = to * 4 + turned
                if total < best[following] and total < turning[to]:
                    best[following], came[following] = total, state
                    if to not in ends:
                        turning[to] = min(turning[to], total + BEND_COST)
                    heappush(queue, (total + rest(to, turned), total, following))
    return None


def _shut_in(ends: Iterable[int], starts: AbstractSet[int], grid: Grid) -> bool:
    """Whether the ends lie in a small closed room without a start: a search would look through all the rest in vain."""
    seen = set(ends)
    left = list(seen)
    while left and len(seen) < _SMALL_ROOM:
        crossing = left.pop()
        for direction, steps in enumerate(grid.steps):
            if steps[crossing] == CLOSED:
                grid.open(crossing, direction)
            to = steps[crossing]
            if to >= 0 and to not in seen:
                seen.add(to)
                left.append(to)
    return not left and seen.isdisjoint(starts)


def _points(state: int, came: Sequence[int], begun: Mapping[int, Gate], goal: Gate, grid: Grid) -> tuple[Point, ...]:
    """The way that came to a state, with the pieces from its gate and to its goal."""
    width = len(grid.xs)
    back: list[Point] = []
    while True:
        back.append((grid.xs[(state >> 2) % width], grid.ys[(state >> 2) // width]))
        if came[state] < 0:
            return simplified((*begun[state].way, *reversed(back), *goal.way))
        state = came[state]


def _estimate(goals: Sequence[Gate], grid: Grid) -> Callable[[int, int], float]:
    """About what is still to pay from a crossing; a little too much, so that a search keeps to the way ahead."""
    left, right = min(gate.point[0] for gate in goals), max(gate.point[0] for gate in goals)
    top, bottom = min(gate.point[1] for gate in goals), max(gate.point[1] for gate in goals)
    least = min(gate.cost for gate in goals)
    xs, ys, width = grid.xs, grid.ys, len(grid.xs)
    greed = _GREED if len(xs) + len(ys) < _MANY_LINES else _MORE_GREED
    bend = BEND_COST * greed
    across = [max(left - x, x - right, 0.0) * greed for x in xs]
    down = [max(top - y, y - bottom, 0.0) * greed + least for y in ys]
    behind = ([x > right for x in xs], [y > bottom for y in ys], [x < left for x in xs], [y < top for y in ys])
    aside = ([above > least for above in down], [beside > 0.0 for beside in across])

    def rest(crossing: int, direction: int) -> float:
        column, row = crossing % width, crossing // width
        ahead, beside = (row, column) if direction & 1 else (column, row)
        if behind[direction][ahead]:
            return across[column] + down[row] + 2 * bend
        return across[column] + down[row] + bend if aside[direction & 1][beside] else across[column] + down[row]

    return rest


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
