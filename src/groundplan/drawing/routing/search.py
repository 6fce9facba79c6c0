"""The best way for one line through free room: a shortest path on the lines that are worth running on.

Those lie beside walls, beside the runs of other lines, and where the line may begin and end; each leads only as far as
one sees along it from what it lies beside. A way costs its length, its bends, and the lines that it crosses; it never
runs on another line, or nearer to one than allowed.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import heapify, heappop, heappush
from itertools import pairwise
from math import inf

from msgspec import Struct

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


class Gate(Struct, frozen=True):
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
    guess = _Guess(goals, grid)
    across, down, behind, aside, bend_ahead = guess.across, guess.down, guess.behind, guess.aside, guess.bend
    best, came = [inf] * (end + len(goals)), [-1] * (end + len(goals))
    # From a crossing a way can go on in any direction for one bend more, wherever it came from; only a goal asks that.
    turning = [inf] * (end // 4)
    begun: dict[int, Gate] = {}
    for gate in starts:
        state = (x_at[gate.point[0]] + y_at[gate.point[1]]) * 4 + gate.direction
        if gate.cost < best[state]:
            best[state], begun[state] = gate.cost, gate
    queue = [(best[state] + guess.rest(state >> 2, state & 3), best[state], state) for state in begun]
    heapify(queue)
    steps, spent = grid.steps, (*grid.spent, *grid.spent)
    for visits in range(_MOST_VISITS):
        if not queue or (visits == _MANY_VISITS and _shut_in(ends, best, grid)):
            break
        _, cost, state = heappop(queue)
        if cost > best[state]:
            continue
        if state >= end:
            return _points(came[state], came, begun, goals[state - end], grid)
        crossing, direction = state >> 2, state & 3
        if crossing in ends:
            for number, gate in ends[crossing]:
                if (gate.direction - direction) % 4 != 2:
                    total = cost + gate.cost + (BEND_COST if gate.direction != direction else 0.0)
                    if total < best[number]:
                        best[number], came[number] = total, state
                        heappush(queue, (total, total, number))
        for turned, bend in _TURNS[direction]:
            to = steps[turned][crossing]
            if to < 0:
                if to == -1:
                    continue
                grid.open(crossing, turned)
                to = steps[turned][crossing]
                if to < 0:
                    continue
            along = spent[turned]
            total = cost + abs(along[to] - along[crossing]) + bend
            following = to * 4 + turned
            if total < best[following] and total < turning[to]:
                best[following], came[following] = total, state
                if to not in ends and total + BEND_COST < turning[to]:
                    turning[to] = total + BEND_COST
                # What `rest` says, without the call.
                column, row = to % width, to // width
                rest = across[column] + down[row]
                if behind[turned][row if turned & 1 else column]:
                    rest += 2 * bend_ahead
                elif aside[turned & 1][column if turned & 1 else row]:
                    rest += bend_ahead
                heappush(queue, (total + rest, total, following))
    return None


def _shut_in(ends: Iterable[int], best: Sequence[float], grid: Grid) -> bool:
    """Whether the ends lie in a small closed room that no way has come to: the rest would be looked through in vain."""
    seen = set(ends)
    left = list(seen)
    while left and len(seen) < _SMALL_ROOM:
        crossing = left.pop()
        if min(best[crossing * 4 : crossing * 4 + 4]) < inf:
            return False
        for direction, steps in enumerate(grid.steps):
            if steps[crossing] == CLOSED:
                grid.open(crossing, direction)
            to = steps[crossing]
            if to >= 0 and to not in seen:
                seen.add(to)
                left.append(to)
    return not left


def _points(state: int, came: Sequence[int], begun: Mapping[int, Gate], goal: Gate, grid: Grid) -> tuple[Point, ...]:
    """The way that came to a state, with the pieces from its gate and to its goal."""
    width = len(grid.xs)
    back: list[Point] = []
    while True:
        back.append((grid.xs[(state >> 2) % width], grid.ys[(state >> 2) // width]))
        if came[state] < 0:
            return simplified((*begun[state].way, *reversed(back), *goal.way))
        state = came[state]


class _Guess:
    """About what is still to pay from a crossing; a little too much, so that a search keeps to the way ahead.

    That is so much for what is missing `across` and `down`, and one `bend` where a goal lies `aside`, two where it lies
    `behind`.
    """

    def __init__(self, goals: Sequence[Gate], grid: Grid) -> None:
        left, right = min(gate.point[0] for gate in goals), max(gate.point[0] for gate in goals)
        top, bottom = min(gate.point[1] for gate in goals), max(gate.point[1] for gate in goals)
        least = min(gate.cost for gate in goals)
        xs, ys = grid.xs, grid.ys
        greed = _GREED if len(xs) + len(ys) < _MANY_LINES else _MORE_GREED
        self.bend = BEND_COST * greed
        self._width = grid.width
        self.across = [max(left - x, x - right, 0.0) * greed for x in xs]
        self.down = [max(top - y, y - bottom, 0.0) * greed + least for y in ys]
        self.behind = ([x > right for x in xs], [y > bottom for y in ys], [x < left for x in xs], [y < top for y in ys])
        self.aside = ([above > least for above in self.down], [beside > 0.0 for beside in self.across])

    def rest(self, crossing: int, direction: int) -> float:
        """What is still to pay from a crossing, where the way goes on in a direction."""
        column, row = crossing % self._width, crossing // self._width
        ahead, beside = (row, column) if direction & 1 else (column, row)
        far = self.across[column] + self.down[row]
        if self.behind[direction][ahead]:
            return far + 2 * self.bend
        return far + self.bend if self.aside[direction & 1][beside] else far


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
